// SPDX-License-Identifier: BSL-1.0
// stasis/image/thawing.hpp: modules that a program keeps as images.
// Promises: thawing<images::a>("package.a") stands in importable(...) where frozen<images::a>(...)
// would: its objects are made when it is imported, on the heap, so that a compiler takes next to no
// time for it, and a program that never imports it none either.
// CPython 3.11: the marshalled modules of Python/frozen.c before 3.11's deepfreeze.
// Refuses: a damaged image: ImportError, with the reason and the offset, before anything of it
// runs.
#pragma once

#include <stasis/image/modules.hpp>
#include <stasis/image/thaw.hpp>
#include <stasis/state/raise.hpp>

namespace stasis {

namespace image {

/// The bytes of an image: without the zero that stasis_add_image() puts behind them.
template <std::size_t Size>
[[nodiscard]] constexpr support::byte_view<unsigned char>
bytes_of(const unsigned char (&image)[Size]) noexcept {
    return {image, Size - 1};
}
[[nodiscard]] constexpr support::byte_view<unsigned char>
bytes_of(const support::byte_view<unsigned char>& image) noexcept {
    return image;
}

/// The body of a module, made of its image; empty: ImportError or MemoryError is pending.
template <const auto& Image>
[[nodiscard]] constexpr owned thaw_body(state::thread_state& thread) {
    thawed made = thaw(thread, bytes_of(Image));
    if (made.failure && !state::pending(thread)) {
        state::raise(thread, import_error_type, "damaged image: ", made.failure.reason,
                     ", at offset ", static_cast<std::int64_t>(made.failure.offset));
    }
    return static_cast<owned&&>(made.object);
}

} // namespace image

/// The module of that full name that is kept as the image: an array that stasis_add_image() wrote,
/// or a support::byte_view, which may be defined in another file.
template <const auto& Image>
[[nodiscard]] consteval importable_module thawing(const char* name,
                                                  module_kind kind = module_kind::module) {
    importable_module result{name};
    result.is_package = kind == module_kind::package;
    result.thaw = image::thaw_body<Image>;
    return result;
}

} // namespace stasis
