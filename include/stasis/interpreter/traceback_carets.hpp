// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/traceback_carets.hpp: the line of ~~^~~ below a traceback's source line.
// Promises: column for column what CPython 3.11 prints (tb_displayline and
// print_error_location_carets, Python/traceback.c; _PyPegen_byte_offset_to_character_offset), also
// where the position lies outside the line because the file has changed since it was compiled.
// The line must be UTF-8, without its end.
#pragma once

#include <stasis/interpreter/traceback_anchors.hpp>
#include <stasis/opcode/location_table.hpp>

namespace stasis::interpreter {

/// How far a source line is indented in a traceback.
inline constexpr ssize source_indent = 4;

/// The number of blanks that a source line begins with, and which a traceback drops.
[[nodiscard]] constexpr ssize leading_blanks(const unsigned char* line, ssize size) noexcept {
    ssize count = 0;
    while (count < size && is_blank(line[count])) {
        ++count;
    }
    return count;
}

/// The line of carets, in characters from the beginning of the printed line.
struct caret_line {
    bool shown = false; ///< whether there is such a line
    ssize begin = 0;    ///< where the marked expression begins
    ssize end = 0;      ///< and where it ends; may be negative
    ssize left = -1;    ///< where its operator begins, or -1
    ssize right = -1;

    /// What stands in a column before `end`.
    [[nodiscard]] constexpr char operator[](ssize column) const noexcept {
        if (column < begin) {
            return ' ';
        }
        return left == -1 || (column >= left && column < right) ? '^' : '~';
    }

    friend constexpr bool operator==(const caret_line&, const caret_line&) = default;
};

namespace detail {

[[nodiscard]] constexpr bool begins_character(unsigned char byte) noexcept {
    return (byte & 0xC0) != 0x80;
}

// The characters before a byte. An offset behind the line counts one character more, as if the NUL
// that ends a C string were part of it.
[[nodiscard]] constexpr ssize characters_before(const unsigned char* line, ssize size,
                                                ssize offset) noexcept {
    ssize count = 0;
    for (ssize i = 0; i < size && i < offset; ++i) {
        count += begins_character(line[i]) ? 1 : 0;
    }
    return count + (offset > size ? 1 : 0);
}

// The byte that a character begins at, or the size of the line.
[[nodiscard]] constexpr ssize byte_of(const unsigned char* line, ssize size,
                                      ssize character) noexcept {
    for (ssize i = 0; i < size; ++i) {
        if (begins_character(line[i]) && character-- == 0) {
            return i;
        }
    }
    return size;
}

} // namespace detail

/// The carets below a source line for a position that begins in it.
[[nodiscard]] constexpr caret_line carets(const unsigned char* line, ssize size,
                                          const opcode::position& where) noexcept {
    if (where.line < 0 || where.end_line < 0 || where.column < 0 || where.end_column < 0) {
        return {};
    }
    const ssize length = detail::characters_before(line, size, size);
    const ssize begin = detail::characters_before(line, size, where.column);
    ssize end = detail::characters_before(line, size, where.end_column);
    caret_anchors marked{};
    if (where.line == where.end_line) {
        marked = anchors(line, detail::byte_of(line, size, begin),
                         detail::byte_of(line, size, end));
    } else {
        // The rest of the line, less the blanks at its end; the first of them is looked for as
        // CPython does, which takes the number of characters for one of bytes.
        for (end = length; end > 0 && is_blank(line[end - 1]);) {
            --end;
        }
    }
    const ssize dropped = leading_blanks(line, size);
    if (marked.left == -1 && end - begin == length - dropped) {
        return {}; // the whole line: nothing to point out
    }
    const ssize shift = source_indent - dropped;
    caret_line result{true, begin + shift, end + shift};
    if (marked.left != -1) {
        result.left = detail::characters_before(line, size, marked.left) + shift;
        result.right = detail::characters_before(line, size, marked.right) + shift;
    }
    return result;
}

} // namespace stasis::interpreter
