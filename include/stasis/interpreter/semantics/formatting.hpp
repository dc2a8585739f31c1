// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/formatting.hpp: f-strings.
// CPython 3.11: Python/ceval.c (FORMAT_VALUE, BUILD_STRING).
#pragma once

#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::interpreter {

namespace detail {

/// What an f-string's field turns into: FORMAT_VALUE's flags, the value, its format specification.
[[nodiscard]] constexpr owned format_field(thread_state& thread, unsigned flags, value field,
                                           value specification) noexcept {
    owned converted;
    switch (flags & 3) {
    case 0: converted = owned::share(field); break;
    case 1: converted = str(thread, field); break;
    case 2: converted = repr(thread, field); break;
    default: converted = ascii(thread, field); break;
    }
    if (!converted) {
        return {};
    }
    return format(thread, converted.get(), specification);
}

[[nodiscard]] constexpr owned join_pieces(thread_state& thread, const value* pieces,
                                          unsigned count) noexcept {
    text_builder built{thread};
    for (unsigned i = 0; i < count; ++i) {
        built.add(static_cast<const object*>(pieces[i].data.object));
    }
    return built.finish();
}

} // namespace detail

template <>
struct meaning<op::FORMAT_VALUE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        if ((argument & 4) != 0) {
            return detail::replace_two(
                f, detail::released<&detail::format_field>(f.thread(), argument, f[-2], f[-1]));
        }
        return detail::replace_top(
            f, detail::released<&detail::format_field>(f.thread(), argument, f[-1],
                                                       make_object(pointer_to(graph::empty_str))));
    }
};

template <>
struct meaning<op::BUILD_STRING> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const auto pieces = f.topmost(argument);
        owned result = detail::join_pieces(f.thread(), pieces.data(), argument);
        if (!result) {
            return flow::raised;
        }
        f.release_operands(argument);
        f.put(-static_cast<int>(argument), result.release());
        return flow::next;
    }
};

} // namespace stasis::interpreter
