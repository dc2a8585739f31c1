// SPDX-License-Identifier: BSL-1.0
// examples/spy.cpp: what is another process doing? Prints the Python stack of a running stasis
// program, or samples it and prints folded stacks, which flame graphs are drawn from:
//
//     spy PID                              the stack of each thread, innermost frame last
//     spy PID --every 10 [--for 2]         every 10 ms, for 2 s or until the program ends
//
// It uses nothing but the table of debug offsets in that program (stasis/state/debug_offsets.hpp)
// and /proc/PID/mem (and maps, to know where to look). The program isn't stopped, so what is read
// may change meanwhile: each pointer is checked, and a stack that makes no sense is left out and
// counted.
#include <stasis/opcode/location_table.hpp>
#include <stasis/state/debug_offsets.hpp>
#include <stasis/support/utf8.hpp>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

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
bool is_valid(const debug_offsets& table) {
    const auto& str = table.str_object;
    return table.version == stasis::state::debug_version && table.size >= sizeof table &&
           str.kind_first_bit < 32 && str.kind_bit_count < 32 && str.ascii_bit < 32;
}

/// The table of a program: found by its cookie, in what is mapped of files, and sure if the runtime
/// that it points to points back to it.
std::optional<debug_offsets> find_table(const process_memory& memory, const std::string& pid) {
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
                    return found;
                }
            }
        }
    }
    return std::nullopt;
}

/// Reads a program's stacks by its table.
class stack_reader {
public:
    stack_reader(const process_memory& memory, const debug_offsets& table)
        : memory_(memory), table_(table) {}

    /// Calls found(thread, stack) for each thread that runs something, outermost frame first; an
    /// empty stack: it changed too much while it was read.
    template <class Found>
    bool each_stack(const Found& found) {
        auto interpreter = memory_.pointer(reinterpret_cast<address>(table_.address) +
                                           table_.runtime.interpreters_head);
        for (std::size_t i = 0; interpreter && *interpreter != 0 && i < most_states; ++i) {
            const auto& fields = table_.interpreter_state;
            const auto id = memory_.number<std::int64_t>(*interpreter + fields.id);
            auto thread = memory_.pointer(*interpreter + fields.threads_head);
            for (std::size_t j = 0; id && thread && *thread != 0 && j < most_states; ++j) {
                const auto thread_id =
                    memory_.number<std::uint64_t>(*thread + table_.thread_state.id);
                const auto cframe = memory_.pointer(*thread + table_.thread_state.cframe);
                if (!thread_id || !cframe) {
                    return false;
                }
                std::vector<std::string> stack;
                const bool whole = walk(*cframe, stack);
                if (!whole || !stack.empty()) {
                    found("interpreter " + std::to_string(*id) + ", thread " +
                              std::to_string(*thread_id),
                          whole ? std::vector(stack.rbegin(), stack.rend())
                                : std::vector<std::string>());
                }
                thread = memory_.pointer(*thread + table_.thread_state.next);
            }
            interpreter = memory_.pointer(*interpreter + fields.next);
        }
        return interpreter.has_value();
    }

private:
    /// The frames of all runs of the engine, innermost first.
    bool walk(address run, std::vector<std::string>& stack) {
        for (std::size_t i = 0; run != 0 && i < most_runs; ++i) {
            auto frame = memory_.pointer(run + table_.c_frame.current_frame);
            while (frame && *frame != 0) {
                if (stack.size() == most_frames) {
                    return false;
                }
                auto shown = show(*frame);
                if (!shown) {
                    return false;
                }
                stack.push_back(*std::move(shown));
                frame = memory_.pointer(*frame + table_.frame.previous);
            }
            const auto outer = memory_.pointer(run + table_.c_frame.previous);
            if (!frame || !outer) {
                return false;
            }
            run = *outer;
        }
        return run == 0;
    }

    /// "name (file:line)", or nothing if there is no such frame (any more).
    std::optional<std::string> show(address frame) {
        const auto function = memory_.pointer(frame + table_.frame.function);
        const auto at = memory_.pointer(frame + table_.frame.at);
        const auto code =
            function ? memory_.pointer(*function + table_.function_object.func_code) : std::nullopt;
        if (!at || !code) {
            return std::nullopt;
        }
        const code_lines* lines = lines_of(*code);
        if (lines == nullptr || *at < lines->bytecode ||
            *at >= lines->bytecode + 2 * lines->units) {
            return std::nullopt;
        }
        const int line =
            stasis::opcode::position_at(lines->table.data(), lines->table.size(), lines->first_line,
                                        static_cast<std::size_t>(*at - lines->bytecode) / 2)
                .line;
        return lines->name + " (" + lines->file + ":" + (line < 0 ? "?" : std::to_string(line)) +
               ")";
    }

    /// What is known of a code object.
    struct code_lines {
        std::string name;
        std::string file;
        address bytecode = 0;
        std::uint64_t units = 0;
        int first_line = 0;
        std::vector<unsigned char> table;
    };

    /// Reads a code object; the next time it is known. (Static ones never change. One of the heap
    /// may make way for another one, whose name and lines are then the former's: until the next
    /// sample of a program that loads such code.)
    const code_lines* lines_of(address code) {
        const auto known = codes_.find(code);
        if (known != codes_.end()) {
            return &known->second;
        }
        const auto& fields = table_.code_object;
        const auto units = memory_.number<std::uint64_t>(code + fields.ob_size);
        const auto first_line = memory_.number<std::int32_t>(code + fields.co_firstlineno);
        const auto file = str_at(code + fields.co_filename);
        const auto name = str_at(code + fields.co_qualname);
        const address table = memory_.pointer(code + fields.co_linetable).value_or(0);
        const std::uint64_t size =
            memory_.number<std::uint64_t>(table + table_.bytes_object.ob_size)
                .value_or(most_table_bytes + 1);
        if (!units || *units > most_table_bytes || !first_line || !file || !name ||
            size > most_table_bytes) {
            return nullptr;
        }
        code_lines made{*name, *file, code + fields.size, *units, *first_line, {}};
        made.table.resize(size);
        if (!memory_.read(table + table_.bytes_object.ob_sval, made.table.data(), size)) {
            return nullptr;
        }
        return &codes_.emplace(code, std::move(made)).first->second;
    }

    /// The text of the str that a field points to.
    std::optional<std::string> str_at(address field) const {
        const auto& fields = table_.str_object;
        const auto str = memory_.pointer(field);
        const auto length =
            str ? memory_.number<std::uint64_t>(*str + fields.length) : std::nullopt;
        const auto state = str ? memory_.number<std::uint32_t>(*str + fields.state) : std::nullopt;
        if (!length || !state || *length > most_characters) {
            return std::nullopt;
        }
        const auto width =
            *state >> fields.kind_first_bit & ((std::uint32_t{1} << fields.kind_bit_count) - 1);
        if (width != 1 && width != 2 && width != 4) {
            return std::nullopt;
        }
        const bool ascii = (*state >> fields.ascii_bit & 1) != 0;
        std::vector<unsigned char> bytes(*length * width);
        if (!memory_.read(*str + (ascii ? fields.ascii_data : fields.data), bytes.data(),
                          bytes.size())) {
            return std::nullopt;
        }
        std::string result;
        for (std::size_t i = 0; i < bytes.size(); i += width) {
            std::uint32_t c = 0;
            std::memcpy(&c, &bytes[i], width);
            unsigned char utf8[4];
            result.append(reinterpret_cast<const char*>(utf8),
                          stasis::support::encode_utf8(c, utf8));
        }
        return result;
    }

    const process_memory& memory_;
    const debug_offsets& table_;
    std::map<address, code_lines> codes_;
};

volatile std::sig_atomic_t interrupted = 0;

/// Samples until the process has ended, the time is over or the user interrupts; prints folded
/// stacks.
void sample(stack_reader& reader, std::chrono::milliseconds every,
            std::optional<std::chrono::duration<double>> limit) {
    std::map<std::string, std::size_t> counts;
    std::size_t torn = 0;
    const auto start = std::chrono::steady_clock::now();
    std::signal(SIGINT, [](int) { interrupted = 1; });
    for (auto next = start; interrupted == 0; next += every) {
        const bool alive = reader.each_stack(
            [&](const std::string& thread, const std::vector<std::string>& stack) {
                std::string folded = thread;
                for (const std::string& frame : stack) {
                    folded += ';';
                    folded += frame;
                }
                ++(stack.empty() ? torn : counts[folded]);
            });
        if (!alive || (limit && std::chrono::steady_clock::now() - start > *limit)) {
            break;
        }
        std::this_thread::sleep_until(next + every);
    }
    for (const auto& [stack, count] : counts) {
        std::printf("%s %zu\n", stack.c_str(), count);
    }
    if (torn != 0) {
        std::fprintf(stderr, "spy: left out %zu stacks that changed while they were read\n", torn);
    }
}

/// Prints each thread's stack. One that changes all the time is tried again.
bool print_stacks(stack_reader& reader) {
    constexpr int tries = 1000;
    for (int i = 0; i < tries; ++i) {
        std::string text;
        bool torn = false;
        const bool alive = reader.each_stack(
            [&](const std::string& thread, const std::vector<std::string>& stack) {
                torn = torn || stack.empty();
                text += thread + "\n";
                for (const std::string& frame : stack) {
                    text += "  " + frame + "\n";
                }
            });
        if (alive && !torn) {
            std::fputs(text.empty() ? "no Python code runs\n" : text.c_str(), stdout);
            return true;
        }
    }
    return false;
}

int fail(const std::string& message) {
    std::fprintf(stderr, "spy: %s\n", message.c_str());
    return 1;
}

int usage() {
    std::fputs("usage: spy PID [--every MILLISECONDS [--for SECONDS]]\n", stderr);
    return 2;
}

std::optional<double> positive(const char* text) {
    char* end = nullptr;
    const double result = std::strtod(text, &end);
    return *text != '\0' && *end == '\0' && result > 0 && result < 1e6 ? std::optional(result)
                                                                       : std::nullopt;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 4 && argc != 6) {
        return usage();
    }
    std::optional<double> every;
    std::optional<double> seconds;
    for (int i = 2; i < argc; i += 2) {
        auto& option = std::strcmp(argv[i], "--every") == 0 ? every : seconds;
        option = positive(argv[i + 1]);
        if ((&option == &seconds && std::strcmp(argv[i], "--for") != 0) || !option) {
            return usage();
        }
    }
    const std::string pid = argv[1];
    if (pid.find_first_not_of("0123456789") != std::string::npos || pid.empty() ||
        (seconds && !every)) {
        return usage();
    }

    const process_memory memory(pid);
    if (!memory.is_open()) {
        const int error = errno;
        return fail(error == ENOENT
                        ? "there is no process " + pid
                        : "can't read the memory of process " + pid + ": " + std::strerror(error) +
                              (error == EACCES || error == EPERM
                                   ? " (only its user and root may, and with "
                                     "kernel.yama.ptrace_scope above 0 only root)"
                                   : ""));
    }
    const auto table = find_table(memory, pid);
    if (!table) {
        return fail("process " + pid +
                    " is no stasis program, or one of another version: it has no "
                    "table of debug offsets");
    }
    stack_reader reader(memory, *table);
    if (every) {
        sample(reader, std::chrono::milliseconds(static_cast<int>(*every < 1 ? 1 : *every)),
               seconds ? std::optional(std::chrono::duration<double>(*seconds)) : std::nullopt);
        return 0;
    }
    return print_stacks(reader) ? 0 : fail("the stack of process " + pid + " can't be read");
}
