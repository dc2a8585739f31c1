// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/source_line.hpp: one line of a source file, for a traceback.
// Promises: lines are counted as CPython 3.11 counts them: "\n", "\r" and "\r\n" end one. What
// can't be shown as CPython shows it (no such file or line, no memory, text that is not UTF-8) is
// no line. CPython 3.11: display_source_line_with_margin (Python/traceback.c). Refuses: other
// encodings (PEP 263), and looking for the file in sys.path. Costs: reads the file up to the line's
// end, each time. Run time only.
#pragma once

#include <stasis/object/str.hpp>
#include <stasis/support/utf8.hpp>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

namespace stasis::interpreter {

namespace detail {

// The name of a file as the operating system wants it; false: no file can have it, or it is too
// long. A surrogate stands for a byte that was no UTF-8 (PEP 383).
template <std::size_t N>
[[nodiscard]] inline bool file_name(text name, char (&to)[N]) noexcept {
    std::size_t size = 0;
    for (ssize i = 0; i < name.size; ++i) {
        const char32_t c = name[i];
        if (c == 0 || size + 4 >= N) {
            return false;
        }
        if (c >= 0xDC80 && c <= 0xDCFF) {
            to[size++] = static_cast<char>(c - 0xDC00);
            continue;
        }
        unsigned char bytes[4] = {};
        const std::size_t count = support::encode_utf8(c, bytes);
        for (std::size_t k = 0; k < count; ++k) {
            to[size++] = static_cast<char>(bytes[k]);
        }
    }
    to[size] = '\0';
    return true;
}

[[nodiscard]] constexpr bool is_utf8(const unsigned char* data, std::size_t size) noexcept {
    const support::byte_view<unsigned char> bytes{data, size};
    for (std::size_t at = 0; at < size;) {
        const support::utf8_character c = support::decode_utf8(bytes, at, size);
        if (c.size == 0 || (c.code_point >= 0xD800 && c.code_point <= 0xDFFF)) {
            return false;
        }
        at += c.size;
    }
    return true;
}

} // namespace detail

/// A line of a file, without its end; gives its memory back at the end of its life.
class source_line {
public:
    /// Reads the line with that number, counted from 1, of the file that a code object names.
    source_line(text file, int line) noexcept {
        const bool is_path = file.size != 0 && !(file[0] == '<' && file[file.size - 1] == '>');
        char name[4096]; // PATH_MAX
        if (line < 1 || !is_path || !detail::file_name(file, name)) {
            return;
        }
        const int descriptor = ::open(name, O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) {
            return;
        }
        found_ = read(descriptor, line) && detail::is_utf8(data_, size_);
        ::close(descriptor);
    }
    source_line(const source_line&) = delete;
    source_line& operator=(const source_line&) = delete;
    ~source_line() { ::free(data_); }

    /// Whether there is such a line.
    explicit operator bool() const noexcept { return found_; }
    /// Its text, in UTF-8.
    [[nodiscard]] const unsigned char* data() const noexcept { return data_; }
    [[nodiscard]] ssize size() const noexcept { return static_cast<ssize>(size_); }

private:
    // Reads until the line is complete; false: there is none.
    bool read(int descriptor, int line) noexcept {
        int number = 1;
        bool any = false; // whether the line has begun, be it empty
        unsigned char previous = 0;
        unsigned char chunk[4096];
        for (;;) {
            const ::ssize_t count = ::read(descriptor, chunk, sizeof chunk);
            if (count <= 0) {
                return count == 0 && any;
            }
            for (::ssize_t i = 0; i < count; ++i) {
                const unsigned char c = chunk[i];
                const bool second = c == '\n' && previous == '\r';
                previous = c;
                if (second) {
                    continue;
                }
                any = number == line;
                if (c == '\n' || c == '\r') {
                    if (any) {
                        return true;
                    }
                    ++number;
                } else if (any && !append(c)) {
                    return false;
                }
            }
        }
    }

    bool append(unsigned char c) noexcept {
        if (size_ == capacity_) {
            const std::size_t bigger = capacity_ * 2 + 128;
            auto* moved = static_cast<unsigned char*>(::realloc(data_, bigger));
            if (moved == nullptr) {
                return false;
            }
            data_ = moved;
            capacity_ = bigger;
        }
        data_[size_++] = c;
        return true;
    }

    unsigned char* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
    bool found_ = false;
};

} // namespace stasis::interpreter
