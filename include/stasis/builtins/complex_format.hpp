// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/complex_format.hpp: __format__ of complex.
// Promises: CPython 3.11's text and messages.
// CPython 3.11: format_complex_internal (Python/formatter_unicode.c).
// Refuses: locales: type n is g.
#pragma once

#include <stasis/builtins/format.hpp>
#include <stasis/object/real.hpp>

namespace stasis::builtins {

namespace detail {

/// Both parts, or the imaginary one alone, in brackets where repr has them; empty: it raised.
[[nodiscard]] constexpr owned format_parts(thread_state& thread, const complex_parts& number,
                                           const format_spec& spec) noexcept {
    real_form form = real_form_of(spec);
    const bool as_repr = spec.type == 0;
    if (as_repr) {
        form.flags &= ~unsigned{support::real_add_dot_0};
    }
    const bool both = !as_repr || number.real != 0.0 || support::real_is_negative(number.real);
    format_spec part = spec;
    part.fill = '\0';
    part.align = '<';
    part.width = -1;
    text_builder built{thread};
    if (as_repr && both) {
        built.add('(');
    }
    if (both) {
        if (!add_real(thread, built, number.real, form, part)) {
            return {};
        }
        part.sign = '+';
    }
    if (!add_real(thread, built, number.imag, form, part)) {
        return {};
    }
    built.add(as_repr && both ? "j)" : "j");
    return built.finish();
}

} // namespace detail

/// complex.__format__(specification).
[[nodiscard]] constexpr owned complex_format(thread_state& thread,
                                             const arguments& given) noexcept {
    const value self = given.values[0];
    format_spec spec;
    owned answer;
    if (!read_format(thread, "complex.__format__", given, 0, '>', spec, answer)) {
        return answer;
    }
    if (spec.type == '%' ||
        (spec.type != 0 && spec.type != 'n' && !detail::is_real_code(spec.type))) {
        raise_unknown_code(thread, spec.type, self);
        return {};
    }
    if (!detail::check_precision(thread, spec)) {
        return {};
    }
    if (spec.fill == '0') {
        return raise(thread, value_error_type,
                     "Zero padding is not allowed in complex format specifier");
    }
    if (spec.align == '=') {
        return raise(thread, value_error_type,
                     "'=' alignment flag is not allowed in complex format specifier");
    }
    const owned both = detail::format_parts(
        thread, static_cast<const complex_object*>(self.data.object)->cval, spec);
    if (!both) {
        return {};
    }
    text_builder built{thread};
    add_aligned(built, text_in(both.get()), spec);
    return built.finish();
}

} // namespace stasis::builtins
