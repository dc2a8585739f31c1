// SPDX-License-Identifier: BSL-1.0
// stasis/state/input.hpp: where input() and sys.stdin read.
// Promises: the counterpart of output.hpp: a buffer that belongs to the interpreter, no iostreams,
// no stdio. Run time only.
#pragma once

#include <stasis/object/head.hpp>

#include <cerrno>
#include <cstddef>
#include <unistd.h>

namespace stasis::state {

/// A buffered file descriptor to read from.
struct input {
    int descriptor = 0;
    unsigned char* buffer = nullptr; ///< null: each byte is asked for by itself
    std::size_t capacity = 0;
    std::size_t at = 0; ///< of the bytes in the buffer, the first that nobody has taken
    std::size_t size = 0;
    bool closed = false;     ///< by the program, for itself
    object* below = nullptr; ///< sys.stdin.buffer, if a program has asked for it
    /// Takes so many bytes at most of what that has read: how many.
    std::size_t (*take_below)(object* below, unsigned char* to, std::size_t most) = nullptr;
};

/// The next byte, or -1: there are no more.
[[nodiscard]] inline int next_byte(input& from) noexcept {
    if (from.at < from.size) {
        return from.buffer[from.at++];
    }
    unsigned char alone = 0;
    unsigned char* const to = from.buffer != nullptr ? from.buffer : &alone;
    const std::size_t most = from.buffer != nullptr ? from.capacity : 1;
    ::ssize_t count = 0;
    if (from.below != nullptr) {
        count = static_cast<::ssize_t>(from.take_below(from.below, to, most));
    }
    if (count == 0) {
        do {
            count = ::read(from.descriptor, to, most);
        } while (count < 0 && errno == EINTR);
    }
    if (count <= 0) {
        return -1;
    }
    if (from.buffer != nullptr) {
        from.at = 1;
        from.size = static_cast<std::size_t>(count);
    }
    return *to;
}

/// Hands the bytes of the next line to a function, but for the "\n" at its end. False: there are no
/// more lines.
template <class Taker>
[[nodiscard]] inline bool read_line(input& from, const Taker& take) noexcept {
    int byte = next_byte(from);
    if (byte < 0) {
        return false;
    }
    for (; byte >= 0 && byte != '\n'; byte = next_byte(from)) {
        take(static_cast<unsigned char>(byte));
    }
    return true;
}

} // namespace stasis::state
