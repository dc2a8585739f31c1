// SPDX-License-Identifier: BSL-1.0
// stasis/support/byte_view.hpp: bytes that somebody else holds, and little-endian numbers in them.
// Promises: works on char, signed char, unsigned char and std::byte-sized literals alike, since an
// image can be an array of any of them. `has` can't overflow, whatever it is asked.
// Refuses: nothing by itself. Each read needs a `has` before it; constant evaluation stops at a
// read beyond the end, and at run time the caller's `has` is the check.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stasis::support {

/// `size` bytes at `data`.
template <class Byte>
    requires(sizeof(Byte) == 1)
struct byte_view {
    const Byte* data = nullptr;
    std::size_t size = 0;

    /// Whether `count` bytes begin at `at`.
    [[nodiscard]] constexpr bool has(std::size_t at, std::size_t count) const noexcept {
        return at <= size && count <= size - at;
    }

    /// The byte at `at`.
    [[nodiscard]] constexpr unsigned char byte(std::size_t at) const noexcept {
        return static_cast<unsigned char>(data[at]);
    }

    /// The 16-bit number at `at`.
    [[nodiscard]] constexpr std::uint16_t u16(std::size_t at) const noexcept {
        return static_cast<std::uint16_t>(byte(at) | byte(at + 1) << 8);
    }

    /// The 32-bit number at `at`. One expression: constant evaluation counts calls.
    [[nodiscard]] constexpr std::uint32_t u32(std::size_t at) const noexcept {
        using part = unsigned char;
        return std::uint32_t{part(data[at])} | std::uint32_t{part(data[at + 1])} << 8 |
               std::uint32_t{part(data[at + 2])} << 16 | std::uint32_t{part(data[at + 3])} << 24;
    }

    /// The signed 32-bit number at `at`.
    [[nodiscard]] constexpr std::int32_t i32(std::size_t at) const noexcept {
        return static_cast<std::int32_t>(u32(at));
    }

    /// The 64-bit number at `at`.
    [[nodiscard]] constexpr std::uint64_t u64(std::size_t at) const noexcept {
        return u32(at) | static_cast<std::uint64_t>(u32(at + 4)) << 32;
    }
};

template <class Byte>
byte_view(const Byte*, std::size_t) -> byte_view<Byte>;

} // namespace stasis::support
