// SPDX-License-Identifier: BSL-1.0
// stasis/opcode/exception_table.hpp: co_exceptiontable, which handler serves which code. As CPython
// 3.11 writes it (Python/compile.c, assemble_exception_table; described in
// Objects/exception_handling_notes.txt): entries of four numbers, six bits a byte, the highest
// first; 64 says that more follow, 128 marks an entry's first byte. Malformed bytes end the table
// where they stand, and nothing outside of it is read.
// Costs: a search is linear in the table.
#pragma once

#include <cstddef>

namespace stasis::opcode {

/// One entry: what the instructions from `start` to before `end` raise is handled at `target`.
struct handler {
    std::size_t start = 0; ///< in code units, as the other two
    std::size_t end = 0;
    std::size_t target = 0;
    std::size_t depth = 0; ///< values left on the stack before the exception is pushed
    bool lasti = false;    ///< push the raising instruction's offset before the exception
};

namespace detail {

// Five bytes hold every number that CPython writes (below 2**30).
inline constexpr int longest_number = 5;

/// Reads the number at `position` and steps behind it; false if there is none.
constexpr bool read_number(const unsigned char* table, std::size_t size, std::size_t& position,
                           bool starts_entry, std::size_t& result) {
    result = 0;
    for (int count = 0; count < longest_number && position < size; ++count) {
        const unsigned byte = table[position];
        if ((byte & 128u) != (starts_entry && count == 0 ? 128u : 0u)) {
            return false;
        }
        ++position;
        result = result << 6 | (byte & 63u);
        if ((byte & 64u) == 0) {
            return true;
        }
    }
    return false;
}

} // namespace detail

/// Reads the entry at byte `position` of the table and moves to the next one. False at the end, and
/// at a malformed entry: `position` is then not the table's size.
constexpr bool next_handler(const unsigned char* table, std::size_t size, std::size_t& position,
                            handler& entry) {
    std::size_t at = position;
    std::size_t length = 0;
    std::size_t depth_and_lasti = 0;
    if (!detail::read_number(table, size, at, true, entry.start) ||
        !detail::read_number(table, size, at, false, length) ||
        !detail::read_number(table, size, at, false, entry.target) ||
        !detail::read_number(table, size, at, false, depth_and_lasti)) {
        return false;
    }
    entry.end = entry.start + length;
    entry.depth = depth_and_lasti >> 1;
    entry.lasti = (depth_and_lasti & 1) != 0;
    position = at;
    return true;
}

/// What `find_handler` found: true if something.
struct found_handler {
    handler entry;
    bool found = false;

    constexpr explicit operator bool() const { return found; }
    constexpr const handler* operator->() const { return &entry; }
};

/// The handler for what the instruction at `offset` raises; nothing if it leaves the function.
constexpr found_handler find_handler(const unsigned char* table, std::size_t size,
                                     std::size_t offset) {
    found_handler result{};
    for (std::size_t position = 0; next_handler(table, size, position, result.entry);) {
        if (offset < result.entry.start) {
            break;
        }
        if (offset < result.entry.end) {
            result.found = true;
            return result;
        }
    }
    return {};
}

} // namespace stasis::opcode
