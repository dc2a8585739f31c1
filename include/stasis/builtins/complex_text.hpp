// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/complex_text.hpp: complex numbers as text, and text as complex numbers.
// Promises: repr reads back; complex(text) accepts what CPython 3.11 accepts: spaces and brackets
// around it, a real part, an imaginary part, or both.
// CPython 3.11: Objects/complexobject.c (complex_repr, complex_from_string_inner).
#pragma once

#include <stasis/builtins/number_words.hpp>
#include <stasis/object/real.hpp>
#include <stasis/support/real_text.hpp>

namespace stasis::builtins {

/// repr(self) of a complex.
[[nodiscard]] constexpr owned complex_repr(thread_state& thread, value self) noexcept {
    const complex_parts parts = static_cast<complex_object*>(self.data.object)->cval;
    const bool both = parts.real != 0.0 || support::real_is_negative(parts.real);
    char shown[support::repr_real_size + 2] = {};
    text_builder built{thread};
    if (both) {
        built.add('(');
        const ssize size = support::format_real(parts.real, 'r', 0, 0, shown);
        built.add(text{static_cast<const char*>(shown), size});
    }
    const ssize size =
        support::format_real(parts.imag, 'r', 0, both ? unsigned{support::real_sign} : 0u, shown);
    built.add(text{static_cast<const char*>(shown), size});
    built.add(both ? "j)" : "j");
    return built.finish();
}

namespace detail {

/// The text of a complex while it is read.
class complex_reader {
public:
    constexpr complex_reader(const char* from, ssize size) noexcept
        : at_(from), end_(from + size) {}

    /// Reads all of it; false: it is malformed.
    [[nodiscard]] constexpr bool read(complex_parts& to) noexcept {
        const bool bracket = take('(');
        skip_blanks();
        if (!read_parts(to)) {
            return false;
        }
        skip_blanks();
        if (bracket && !take(')')) {
            return false;
        }
        skip_blanks();
        return at_ == end_;
    }

private:
    [[nodiscard]] constexpr char peek(ssize ahead = 0) const noexcept {
        return end_ - at_ > ahead ? at_[ahead] : '\0';
    }

    constexpr bool take(char wanted) noexcept {
        const bool found = at_ != end_ && peek() == wanted;
        at_ += found ? 1 : 0;
        return found;
    }

    constexpr bool take_unit() noexcept { return take('j') || take('J'); }

    constexpr void skip_blanks() noexcept {
        while (take(' ')) {
        }
    }

    [[nodiscard]] static constexpr bool is_figure(char of) noexcept {
        return of >= '0' && of <= '9';
    }

    [[nodiscard]] constexpr ssize figures_end(ssize from) const noexcept {
        while (is_figure(peek(from)) || (peek(from) == '_' && is_figure(peek(from + 1)))) {
            ++from;
        }
        return from;
    }

    /// Whether a word in small letters stands there, in either case.
    [[nodiscard]] constexpr bool is_word(ssize from, const char* word) const noexcept {
        for (; *word != '\0'; ++word, ++from) {
            if ((peek(from) | 0x20) != *word) {
                return false;
            }
        }
        return true;
    }

    /// How many characters make a float from here on.
    [[nodiscard]] constexpr ssize float_size() const noexcept {
        ssize size = peek() == '+' || peek() == '-' ? 1 : 0;
        if (is_word(size, "inf")) {
            return size + (is_word(size, "infinity") ? 8 : 3);
        }
        if (is_word(size, "nan")) {
            return size + 3;
        }
        size = figures_end(size);
        if (peek(size) == '.') {
            size = figures_end(size + 1);
        }
        if ((peek(size) | 0x20) == 'e') {
            const ssize figures = size + (peek(size + 1) == '+' || peek(size + 1) == '-' ? 2 : 1);
            size = is_figure(peek(figures)) ? figures_end(figures) : size;
        }
        return size;
    }

    constexpr bool take_float(double& to) noexcept {
        const ssize size = float_size();
        if (!support::parse_real(at_, size, to)) {
            return false;
        }
        at_ += size;
        return true;
    }

    /// An imaginary part of one: "j" with a sign, or without.
    constexpr bool take_bare_unit(double& to) noexcept {
        const bool negative = take('-');
        if (!negative) {
            static_cast<void>(take('+'));
        }
        to = negative ? -1.0 : 1.0;
        return take_unit();
    }

    constexpr bool read_parts(complex_parts& to) noexcept {
        double first = 0.0;
        if (!take_float(first)) {
            return take_bare_unit(to.imag);
        }
        if (take_unit()) {
            to.imag = first;
            return true;
        }
        to.real = first;
        if (peek() != '+' && peek() != '-') {
            return true;
        }
        return take_float(to.imag) ? take_unit() : take_bare_unit(to.imag);
    }

    const char* at_;
    const char* end_;
};

/// Whether each underscore stands between two figures.
[[nodiscard]] constexpr bool joins_figures(const char* from, ssize size) noexcept {
    constexpr auto is_figure = [](char of) { return of >= '0' && of <= '9'; };
    for (ssize i = 0; i < size; ++i) {
        if (from[i] == '_' &&
            (i == 0 || i + 1 == size || !is_figure(from[i - 1]) || !is_figure(from[i + 1]))) {
            return false;
        }
    }
    return true;
}

} // namespace detail

/// complex(from) of a str.
[[nodiscard]] constexpr owned complex_from_text(thread_state& thread, value from) noexcept {
    number_words words{thread, from, text_of(from.data.object)};
    if (!words) {
        return {};
    }
    if (!detail::joins_figures(words.data(), words.size())) {
        return raise_not_a_number(thread, "could not convert string to complex: ", from);
    }
    complex_parts parts{};
    if (!detail::complex_reader{words.data(), words.size()}.read(parts)) {
        return raise(thread, value_error_type, "complex() arg is a malformed string");
    }
    return new_complex(thread, parts);
}

} // namespace stasis::builtins
