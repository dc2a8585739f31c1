// SPDX-License-Identifier: BSL-1.0
// examples/spy/process_memory.hpp: the memory of another process, and the tables of debug offsets
// in it. It may change while it is read, and what it holds may be anything: nothing is taken for
// granted.
#pragma once

#include <stasis/state/debug_offsets.hpp>

#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace spy {

using stasis::state::debug_offsets;
using address = std::uint64_t;

// No walk is longer, and no text or table larger, than these: what is read may be anything.
constexpr std::size_t most_states = 1024;
constexpr std::size_t most_frames = 100'000;
constexpr std::size_t most_runs = 10'000;
constexpr std::uint64_t most_characters = 4096;
constexpr std::uint64_t most_table_bytes = 1 << 20;
constexpr std::uint64_t most_mapped_bytes = 1 << 30;

/// The memory of a process.
class process_memory {
public:
    explicit process_memory(const std::string& pid)
        : file_(open(("/proc/" + pid + "/mem").c_str(), O_RDONLY | O_CLOEXEC)) {}
    process_memory(const process_memory&) = delete;
    process_memory& operator=(const process_memory&) = delete;
    ~process_memory() {
        if (file_ >= 0) {
            close(file_);
        }
    }

    [[nodiscard]] bool is_open() const { return file_ >= 0; }

    /// Whether all of it could be read.
    bool read(address from, void* to, std::size_t size) const {
        return pread(file_, to, size, static_cast<off_t>(from)) == static_cast<ssize_t>(size);
    }

    template <class Number>
    std::optional<Number> number(address from) const {
        Number result{};
        return read(from, &result, sizeof result) ? std::optional(result) : std::nullopt;
    }

    std::optional<address> pointer(address from) const { return number<address>(from); }

private:
    int file_;
};

/// Whether a table has the form that this program knows, and numbers that it can work with.
inline bool is_valid(const debug_offsets& table) {
    const auto& str = table.str_object;
    return table.version == stasis::state::debug_version && table.size >= sizeof table &&
           str.kind_first_bit < 32 && str.kind_bit_count < 32 && str.ascii_bit < 32;
}

/// The tables of a program, one a runtime that it or a shared object in it brings along: found by
/// their cookie, in what is mapped of files, and sure if the runtime that one points to points back
/// to it.
inline std::vector<debug_offsets> find_tables(const process_memory& memory,
                                              const std::string& pid) {
    std::vector<debug_offsets> result;
    std::ifstream maps("/proc/" + pid + "/maps");
    for (std::string line; std::getline(maps, line);) {
        std::istringstream words(line);
        address first = 0;
        address last = 0;
        char dash = 0;
        std::string rights;
        std::string offset;
        std::string device;
        std::uint64_t inode = 0;
        words >> std::hex >> first >> dash >> last >> rights >> offset >> device >> std::dec >>
            inode;
        // Data segments are private, and no program's is that large: other files may be, or
        // devices.
        if (!words || inode == 0 || rights.size() < 4 || rights[0] != 'r' || rights[3] != 'p' ||
            last - first > most_mapped_bytes) {
            continue;
        }
        // Page by page: of a file that has become shorter only the beginning can be read.
        char page[4096];
        for (address from = first; from < last && memory.read(from, page, sizeof page);
             from += sizeof page) {
            for (std::size_t at = 0; at < sizeof page; at += 8) {
                if (std::memcmp(page + at, stasis::state::debug_cookie, 8) != 0) {
                    continue;
                }
                debug_offsets found;
                if (memory.read(from + at, &found, sizeof found) && is_valid(found) &&
                    memory.pointer(reinterpret_cast<address>(found.address)) == from + at) {
                    result.push_back(found);
                }
            }
        }
    }
    return result;
}

} // namespace spy
