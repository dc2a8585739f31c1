// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/int_text.hpp: ints as text, and text as ints.
// Promises: int(text, base) reads what CPython 3.11 reads: spaces around it, a sign, a prefix where
// the base allows one, single underscores, decimal digits of any script. More than 4,300 decimal
// figures are refused in both directions.
// CPython 3.11: Objects/longobject.c (PyLong_FromString, PyLong_FromUnicodeObject,
// long_to_decimal_string).
#pragma once

#include <stasis/builtins/int_parts.hpp>
#include <stasis/builtins/number_text.hpp>
#include <stasis/builtins/number_words.hpp>

namespace stasis::builtins {

/// repr(self) of an int.
[[nodiscard]] constexpr owned int_repr(thread_state& thread, value self) noexcept {
    number_text figures{thread};
    if (!figures.make_int(self, 10)) {
        return {};
    }
    if (!figures.negative()) {
        return new_str(thread, figures.view());
    }
    text_builder built{thread};
    built.add('-');
    built.add(figures.view());
    return built.finish();
}

namespace detail {

/// An int's text without what is around its figures.
struct int_literal {
    const char* figures;
    ssize size;
    int base;
    bool negative = false;
    bool only_zero = false; ///< 0123 without a base, which only zero may be written as

    constexpr int_literal(const char* from, ssize length, int wanted_base) noexcept
        : figures(from), size(length), base(wanted_base) {
        if (size > 0 && (*figures == '+' || *figures == '-')) {
            negative = *figures == '-';
            skip(1);
        }
        const int marked = size > 1 && *figures == '0' ? base_of(figures[1]) : 0;
        if (base == 0) {
            only_zero = size > 0 && *figures == '0' && marked == 0;
            base = marked != 0 ? marked : 10;
        }
        if (marked != 0 && marked == base) {
            skip(size > 2 && figures[2] == '_' ? 3 : 2);
        }
    }

    /// The number of figures up to the first character that is none; 0 where an underscore among
    /// them stands wrong.
    [[nodiscard]] constexpr ssize figure_count() const noexcept {
        ssize count = 0;
        bool joined = true;
        for (ssize i = 0; i < size; ++i) {
            const bool figure = support::detail::value_of(figures[i]) < static_cast<digit>(base);
            if (!figure && figures[i] != '_') {
                break;
            }
            if (!figure && joined) {
                return 0;
            }
            joined = !figure;
            count += figure ? 1 : 0;
        }
        return joined ? 0 : count;
    }

private:
    constexpr void skip(ssize count) noexcept {
        figures += count;
        size -= count;
    }

    static constexpr int base_of(char marker) noexcept {
        const auto small = static_cast<char>(marker | 0x20);
        return small == 'x' ? 16 : small == 'o' ? 8 : small == 'b' ? 2 : 0;
    }
};

} // namespace detail

/// int(from, base) of a str or a bytes; empty, with ValueError pending, where it is no int's text.
[[nodiscard]] constexpr owned int_from_text(thread_state& thread, value from, const text& source,
                                            int base) noexcept {
    number_words words{thread, from, source};
    if (!words) {
        return {};
    }
    const detail::int_literal literal{words.data(), words.size(), base};
    const bool is_binary = (literal.base & (literal.base - 1)) == 0;
    const ssize count = literal.figure_count();
    const ssize longest = longest_decimal_int(thread);
    if (!is_binary && count > longest) {
        return raise(thread, value_error_type, "Exceeds the limit (", longest,
                     " digits) for integer string conversion: value has ", count,
                     " digits; use sys.set_int_max_str_digits() to increase the limit");
    }
    digit_room room{thread, support::digits_from_text_size(literal.size, literal.base)};
    if (!room) {
        return {};
    }
    ssize used = 0;
    if (support::digits_from_text(literal.figures, literal.size, literal.base, room.data(), used) &&
        !(literal.only_zero && used != 0)) {
        return state::new_int(thread, room.data(), used, literal.negative);
    }
    text_builder message{thread};
    message.add("invalid literal for int() with base ");
    message.add(base);
    message.add(": ");
    return raise_not_a_number(thread, message.view(), from, 200);
}

} // namespace stasis::builtins
