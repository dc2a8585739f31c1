// SPDX-License-Identifier: BSL-1.0
// stasis/image/pyc.hpp: the header of a .pyc file.
// Promises: only files that CPython 3.11 itself would load pass: magic number 3495 and one of the
// three kinds of header (PEP 552): modification time and size of the source, or a hash of it,
// checked or not. What the header says of the source is not looked at: an image has none.
// CPython 3.11: _classify_pyc of Lib/importlib/_bootstrap_external.py.
#pragma once

#include <stasis/support/byte_view.hpp>
#include <stasis/support/failure.hpp>
#include <stasis/support/require.hpp>

namespace stasis::image {

/// The size of the header: the marshalled code object follows it.
inline constexpr std::size_t pyc_header_size = 16;

/// Where the marshalled object of a .pyc begins, or why there is none.
struct pyc_header {
    std::size_t marshal_offset;
    support::failure failure;
};

/// Checks the header of a .pyc. `AtCompileTime`: an error stops the constant evaluation.
template <bool AtCompileTime = false, class Byte>
[[nodiscard]] constexpr pyc_header check_pyc_header(support::byte_view<Byte> image) {
    constexpr std::uint16_t magic = 3495;
    if (!image.has(0, pyc_header_size)) {
        return {0, support::refuse<AtCompileTime>("the image is shorter than the header of a .pyc",
                                                  image.size)};
    }
    if (image.byte(2) != '\r' || image.byte(3) != '\n') {
        return {0, support::refuse<AtCompileTime>("the image does not begin as a .pyc does", 2)};
    }
    if (image.u16(0) != magic) {
        return {0, support::refuse<AtCompileTime>(
                       "the .pyc is not one of Python 3.11, whose magic number is 3495", 0)};
    }
    const std::uint32_t flags = image.u32(4);
    if (flags != 0 && flags != 1 && flags != 3) {
        return {0, support::refuse<AtCompileTime>(
                       "the .pyc has flags that Python 3.11 does not know", 4)};
    }
    return {pyc_header_size, {}};
}

} // namespace stasis::image
