// SPDX-License-Identifier: BSL-1.0
// stasis/state/output.hpp: where print writes: standard output and standard error.
// Promises: text is gathered in a buffer that belongs to the interpreter, and written when it is
// full, at the end, when the program asks for it, and, of what is buffered by the line, behind each
// line: a terminal, and standard error, whatever it is. So the two come in python3.11's order where
// they are one file. No iostreams, no stdio: nothing is constructed or allocated. Run time only.
// CPython 3.11: create_stdio (Python/pylifecycle.c), Modules/_io/textio.c.
#pragma once

#include <stasis/object/str.hpp>

#include <cerrno>
#include <unistd.h>

namespace stasis::state {

/// When a buffered file descriptor is written to besides when its buffer is full.
enum class line_buffering : unsigned char { unknown, off, on };

/// A buffered file descriptor.
struct output {
    int descriptor = 1;
    unsigned char* buffer = nullptr; ///< null: every write goes out at once
    std::size_t capacity = 0;
    std::size_t size = 0;
    line_buffering lines = line_buffering::unknown; ///< unknown: as for a terminal, if it is one
    bool closed = false;                            ///< by the program, for itself
    object* below = nullptr; ///< sys.stdout.buffer and its like, if a program has asked for it
    void (*flush_below)(object*) = nullptr; ///< writes what that has, which comes first
};

namespace detail {

inline void write_all(int descriptor, const unsigned char* data, std::size_t size) noexcept {
    while (size != 0) {
        const ::ssize_t written = ::write(descriptor, data, size);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return;
        }
        data += written;
        size -= static_cast<std::size_t>(written);
    }
}

} // namespace detail

/// Writes what is in the buffer.
inline void flush(output& to) noexcept {
    if (to.below != nullptr) {
        to.flush_below(to.below);
    }
    detail::write_all(to.descriptor, to.buffer, to.size);
    to.size = 0;
}

/// Whether a line's end is a reason to write; the system is asked once.
[[nodiscard]] inline bool is_line_buffered(output& to) noexcept {
    if (to.lines == line_buffering::unknown) {
        to.lines = ::isatty(to.descriptor) != 0 ? line_buffering::on : line_buffering::off;
    }
    return to.lines == line_buffering::on;
}

/// Writes bytes.
inline void write(output& to, const unsigned char* data, std::size_t size) noexcept {
    if (size > to.capacity - to.size) {
        flush(to);
    }
    if (size > to.capacity) {
        detail::write_all(to.descriptor, data, size);
        return;
    }
    __builtin_memcpy(to.buffer + to.size, data, size);
    to.size += size;
}

/// Writes text as UTF-8; a lone surrogate becomes "?", since UTF-8 can't hold it.
inline void write(output& to, text characters) noexcept {
    if (characters.ascii != nullptr) {
        for (ssize i = 0; i < characters.size; ++i) {
            const auto byte = static_cast<unsigned char>(characters.ascii[i]);
            write(to, &byte, 1);
        }
        return;
    }
    for (ssize i = 0; i < characters.size; ++i) {
        const char32_t c = characters[i];
        unsigned char bytes[4] = {'?'};
        std::size_t count = 1;
        if (c < 0x80) {
            bytes[0] = static_cast<unsigned char>(c);
        } else if (c < 0x800) {
            bytes[0] = static_cast<unsigned char>(0xC0 | c >> 6);
            bytes[1] = static_cast<unsigned char>(0x80 | (c & 0x3F));
            count = 2;
        } else if (c < 0x10000) {
            if (c < 0xD800 || c > 0xDFFF) {
                bytes[0] = static_cast<unsigned char>(0xE0 | c >> 12);
                bytes[1] = static_cast<unsigned char>(0x80 | (c >> 6 & 0x3F));
                bytes[2] = static_cast<unsigned char>(0x80 | (c & 0x3F));
                count = 3;
            }
        } else {
            bytes[0] = static_cast<unsigned char>(0xF0 | c >> 18);
            bytes[1] = static_cast<unsigned char>(0x80 | (c >> 12 & 0x3F));
            bytes[2] = static_cast<unsigned char>(0x80 | (c >> 6 & 0x3F));
            bytes[3] = static_cast<unsigned char>(0x80 | (c & 0x3F));
            count = 4;
        }
        write(to, bytes, count);
    }
}

} // namespace stasis::state
