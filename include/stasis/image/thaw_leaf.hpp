// SPDX-License-Identifier: BSL-1.0
// stasis/image/thaw_leaf.hpp: heap objects for the numbers, bytes and strs of an image.
// Promises: the parser has checked what is read here. Small ones, and the names
// that the runtime itself uses, are the program's shared objects.
#pragma once

#include <stasis/graph/identifiers.hpp>
#include <stasis/image/sink.hpp>
#include <stasis/image/text.hpp>
#include <stasis/state/make.hpp>
#include <stasis/support/real_parse.hpp>

namespace stasis::image::detail {

/// An int out of digits of 15 bits, two of which make one of ours.
[[nodiscard]] constexpr object* thaw_big_integer(state::thread_state& thread,
                                                 support::byte_view<unsigned char> image,
                                                 const item& it) {
    const auto wire_digits = static_cast<std::size_t>(it.length < 0 ? -it.length : it.length);
    const std::size_t count = (wire_digits + 1) / 2;
    if (count == 0) {
        return graph::small_int_object(0);
    }
    auto* digits = state::allocate_array<support::digit>(thread.interp->memory, count);
    if (digits == nullptr) {
        state::raise_no_memory(thread);
        return nullptr;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = it.payload + 4 * i;
        digits[i] = image.u16(at);
        if (2 * i + 1 < wire_digits) {
            digits[i] |= support::digit{image.u16(at + 2)} << 15;
        }
    }
    const owned made = state::new_int(thread, digits, static_cast<ssize>(count), it.length < 0);
    state::release_array(digits, count);
    return state::box(thread, made.get());
}

[[nodiscard]] constexpr object* thaw_str(state::thread_state& thread,
                                         support::byte_view<unsigned char> image, const item& it) {
    if (!is_utf8(it.tag) || it.length == 0) {
        const unsigned char* name = image.data + it.payload;
        if (const auto* known =
                is_interned(it.tag) && it.length > 1
                    ? graph::find_identifier(name, static_cast<std::size_t>(it.length))
                    : nullptr) {
            return pointer_to(*known);
        }
        owned made = state::new_str(thread, text{image.data + it.payload, it.length});
        return made.release().data.object;
    }
    const auto size = static_cast<std::size_t>(it.length);
    auto* characters = state::allocate_array<char32_t>(thread.interp->memory, size);
    if (characters == nullptr) {
        state::raise_no_memory(thread);
        return nullptr;
    }
    ssize length = 0;
    for (std::size_t at = it.payload; at < it.payload + size;) {
        const support::utf8_character next = support::decode_utf8(image, at, it.payload + size);
        characters[length++] = next.code_point;
        at += next.size;
    }
    owned made = state::new_str(thread, text{characters, length});
    state::release_array(characters, size);
    return made.release().data.object;
}

[[nodiscard]] constexpr double thaw_real(support::byte_view<unsigned char> image, std::size_t at) {
    return __builtin_bit_cast(double, image.u64(at));
}

/// A float out of a text; false: it isn't one.
[[nodiscard]] constexpr bool thaw_text_real(support::byte_view<unsigned char> image, std::size_t at,
                                            std::size_t size, double& to) {
    char figures[256] = {};
    for (std::size_t i = 0; i < size; ++i) {
        figures[i] = static_cast<char>(image.byte(at + i));
    }
    return support::parse_real(figures, static_cast<ssize>(size), to);
}

/// An object of an obsolete tag, a new reference, or null: MemoryError is pending, or a text is no
/// number.
[[nodiscard]] constexpr object* thaw_obsolete(state::thread_state& thread,
                                              support::byte_view<unsigned char> image,
                                              const item& it) {
    if (it.tag == wire_tag::integer_64) {
        return state::box(thread, make_int(static_cast<std::int64_t>(image.u64(it.payload))));
    }
    const auto size = static_cast<std::size_t>(it.length);
    double real = 0.0;
    double imaginary = 0.0;
    if (!thaw_text_real(image, it.payload, size, real)) {
        return nullptr;
    }
    if (it.tag == wire_tag::text_real) {
        return state::box(thread, stasis::make_real(real));
    }
    const std::size_t behind = it.payload + size;
    if (!thaw_text_real(image, behind + 1, image.byte(behind), imaginary)) {
        return nullptr;
    }
    owned made = state::new_complex(thread, {real, imaginary});
    return made.release().data.object;
}

/// A new reference, or null: MemoryError is pending, or a text is no number.
[[nodiscard]] constexpr object* thaw_leaf(state::thread_state& thread,
                                          support::byte_view<unsigned char> image, const item& it) {
    switch (it.tag) {
    case wire_tag::none: return pointer_to(graph::none);
    case wire_tag::ellipsis: return pointer_to(graph::ellipsis);
    case wire_tag::false_:
    case wire_tag::true_: return graph::bool_object(it.tag == wire_tag::true_);
    case wire_tag::integer: return state::box(thread, make_int(image.i32(it.payload)));
    case wire_tag::big_integer: return thaw_big_integer(thread, image, it);
    case wire_tag::real: return state::box(thread, stasis::make_real(thaw_real(image, it.payload)));
    case wire_tag::complex: {
        owned made = state::new_complex(
            thread, {thaw_real(image, it.payload), thaw_real(image, it.payload + 8)});
        return made.release().data.object;
    }
    case wire_tag::bytes: {
        owned made = state::new_bytes(thread, image.data + it.payload, it.length);
        return made.release().data.object;
    }
    case wire_tag::stop_iteration: return pointer_to(stop_iteration_type);
    case wire_tag::text_real:
    case wire_tag::text_complex:
    case wire_tag::integer_64: return thaw_obsolete(thread, image, it);
    default: return thaw_str(thread, image, it);
    }
}

} // namespace stasis::image::detail
