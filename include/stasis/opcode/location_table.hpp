// SPDX-License-Identifier: BSL-1.0
// stasis/opcode/location_table.hpp: co_linetable, where in the source each code unit is from. PEP
// 626 and 657, as CPython 3.11 writes it (Python/compile.c, write_location_info_entry; read in
// Objects/codeobject.c): an entry's first byte is 128 + 8 * kind + units - 1, numbers behind it
// have six bits a byte, the lowest first, 64 saying that more follow. Malformed bytes end the table
// where they stand, and nothing outside of it is read.
// Costs: a search is linear in the table.
#pragma once

#include <cstddef>

namespace stasis::opcode {

/// A stretch of source text, as in co_positions(): -1 stands for what is not known. Lines count
/// from 1, columns from 0 in bytes of UTF-8.
struct position {
    int line = -1;
    int end_line = -1;
    int column = -1;
    int end_column = -1;

    friend constexpr bool operator==(const position&, const position&) = default;
};

/// One entry: the code units from `start` to before `end` come from `where`.
struct location {
    std::size_t start = 0;
    std::size_t end = 0;
    int line = 0; ///< what the next entry counts from; known even where `where` is not
    position where{};
};

namespace detail {

/// Reads bytes of one entry; after a failure all it gives is 0.
class location_reader {
public:
    constexpr location_reader(const unsigned char* table, std::size_t size, std::size_t at)
        : table_{table}, size_{size}, at_{at} {}

    constexpr std::size_t at() const { return at_; }
    constexpr bool ok() const { return ok_; }

    constexpr unsigned byte() {
        ok_ = ok_ && at_ < size_;
        return ok_ ? table_[at_++] : 0;
    }

    constexpr unsigned number() {
        unsigned result = 0;
        for (int shift = 0; shift <= 30; shift += 6) {
            const unsigned next = byte();
            result |= (next & 63u) << shift;
            if ((next & 64u) == 0) {
                return result;
            }
        }
        ok_ = false;
        return 0;
    }

    // The sign is the lowest bit.
    constexpr unsigned signed_number() {
        const unsigned raw = number();
        return (raw & 1u) != 0 ? 0u - (raw >> 1) : raw >> 1;
    }

private:
    const unsigned char* table_;
    std::size_t size_;
    std::size_t at_;
    bool ok_ = true;
};

// Unsigned, so that nonsense wraps around instead of overflowing.
constexpr int moved(int from, unsigned by) {
    return static_cast<int>(static_cast<unsigned>(from) + by);
}

} // namespace detail

/// The state before the first entry of a function that starts at `first_line` (co_firstlineno).
constexpr location first_location(int first_line) { return {.line = first_line}; }

/// Reads the entry at byte `offset` of the table, behind `entry`, into `entry`, and moves to the
/// next one. False at the end, and at a malformed entry: `offset` is then not the table's size.
constexpr bool next_location(const unsigned char* table, std::size_t size, std::size_t& offset,
                             location& entry) {
    // 0 to 9: both columns in one byte, and the kind is the first column's higher part.
    enum : unsigned { one_line = 10, no_columns = 13, long_form = 14, nothing = 15 };

    detail::location_reader read{table, size, offset};
    const unsigned head = read.byte();
    if (head < 128u) {
        return false;
    }
    const unsigned kind = head >> 3 & 15u;
    int line = entry.line;
    position where{};
    if (kind < one_line) {
        const unsigned columns = read.byte();
        const unsigned column = kind << 3 | (columns >> 4 & 7u);
        where = {line, line, static_cast<int>(column), static_cast<int>(column + (columns & 15u))};
    } else if (kind < no_columns) {
        line = detail::moved(line, kind - one_line);
        const int column = static_cast<int>(read.byte());
        where = {line, line, column, static_cast<int>(read.byte())};
    } else if (kind == no_columns) {
        line = detail::moved(line, read.signed_number());
        where = {line, line, -1, -1};
    } else if (kind == long_form) {
        line = detail::moved(line, read.signed_number());
        const int end_line = detail::moved(line, read.number());
        const int column = detail::moved(-1, read.number());
        where = {line, end_line, column, detail::moved(-1, read.number())};
    }
    if (!read.ok()) {
        return false;
    }
    entry = {.start = entry.end, .end = entry.end + (head & 7u) + 1, .line = line, .where = where};
    offset = read.at();
    return true;
}

/// The source position of the code unit at `unit`: all -1 if it has none.
constexpr position position_at(const unsigned char* table, std::size_t size, int first_line,
                               std::size_t unit) {
    location entry = first_location(first_line);
    for (std::size_t offset = 0; next_location(table, size, offset, entry);) {
        if (unit < entry.end) {
            return entry.where;
        }
    }
    return {};
}

} // namespace stasis::opcode
