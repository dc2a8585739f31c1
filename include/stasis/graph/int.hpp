// SPDX-License-Identifier: BSL-1.0
// stasis/graph/int.hpp: ints named by their value: int_<7>,
// int_<"-123456789012345678901234567890">.
// Promises: one object for one number in the whole program, whatever it is named by: int_<7>,
// int_<7u>, int_<"7"> and int_<"0x7"> are the same, and that is the element of small_ints.
// CPython 3.11: PyLong_FromLong and its like, PyLong_FromString (Objects/longobject.c).
// Refuses: bools (True is true_object) and floats; text that isn't an int of Python's source code.
#pragma once

#include <stasis/graph/singletons.hpp>
#include <stasis/support/digits_text.hpp>
#include <stasis/support/require.hpp>

namespace stasis::graph {

/// A number as a template argument, normalised: 0 has one digit, and it is 0.
template <std::size_t Digits>
struct int_value {
    bool negative;
    support::digit digits[Digits];
};

namespace detail {

template <class T>
inline constexpr bool is_integer = requires(T number) {
    number % number;
};
template <>
inline constexpr bool is_integer<bool> = false;

/// The most digits that a number of that many characters has: the densest base is 16.
consteval std::size_t digits_of_text(std::size_t characters) {
    return static_cast<std::size_t>(
        support::digits_from_text_size(static_cast<support::ssize>(characters), 16));
}

} // namespace detail

/// What is written between the brackets of int_<...>: an integer of any type of C++, or text as in
/// Python's source code: a sign, 0x, 0o or 0b if it isn't decimal, figures, underscores.
template <std::size_t Capacity>
struct int_name {
    bool negative = false;
    std::size_t count = 1; ///< of digits; zero has one
    support::digit digits[Capacity]{};

    /// The value of an integer.
    template <class T>
    consteval int_name(T number) {
        static_assert(detail::is_integer<T>,
                      "int_<...> takes an integer, or its text: int_<7>, int_<\"0x10\">; True is "
                      "true_object");
        if constexpr (detail::is_integer<T>) {
            negative = number < T{};
            __extension__ auto magnitude = static_cast<unsigned __int128>(number);
            magnitude = negative ? ~magnitude + 1 : magnitude;
            for (count = 0; magnitude != 0; magnitude >>= support::digit_bits) {
                digits[count++] = static_cast<support::digit>(magnitude & support::digit_mask);
            }
            count += count == 0 ? 1 : 0;
        }
    }

    /// The value of a text.
    template <std::size_t Size>
    consteval int_name(const char (&text)[Size]) {
        constexpr std::size_t end = Size - 1;
        std::size_t at = text[0] == '-' || text[0] == '+' ? 1 : 0;
        negative = text[0] == '-';
        int base = 10;
        if (at + 1 < end && text[at] == '0') {
            const char letter = static_cast<char>(text[at + 1] | 0x20);
            base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
        }
        if (base != 10) {
            at += text[at + 2] == '_' ? 3 : 2;
        }
        ssize length = 0;
        auto good = static_cast<ssize>(end - at); // falls to what can be read, to say where it ends
        while (good > 0 && !support::digits_from_text(text + at, good, base, digits, length)) {
            --good;
        }
        at += static_cast<std::size_t>(good);
        support::require(at == end && good > 0,
                         "int_<...> takes the text of an int, as \"-12\", \"1_000\" or \"0xff\"",
                         at);
        at -= static_cast<std::size_t>(good);
        support::require(base != 10 || length == 0 || text[at] != '0',
                         "int_<...> takes no leading zeros in a decimal number", at);
        count = length == 0 ? 1 : static_cast<std::size_t>(length);
        negative = negative && length != 0;
    }
};

template <class T>
int_name(T) -> int_name<5>;

template <std::size_t Size>
int_name(const char (&)[Size]) -> int_name<detail::digits_of_text(Size)>;

namespace detail {

template <std::size_t Count, std::size_t Capacity>
consteval int_value<Count> value_of(const int_name<Capacity>& name) {
    int_value<Count> result{name.negative, {}};
    for (std::size_t i = 0; i < Count; ++i) {
        result.digits[i] = name.digits[i];
    }
    return result;
}

template <std::size_t Count>
consteval bool is_small(const int_value<Count>& value) {
    return Count == 1 && value.digits[0] <= static_cast<support::digit>(
                                                value.negative ? -smallest_int : largest_int);
}

template <std::size_t Count>
consteval auto make_int(const int_value<Count>& value) {
    static_layout<int_object, support::digit, Count> result{};
    constexpr auto size = static_cast<ssize>(Count);
    static_cast<var_object&>(result) = immortal_head(int_type, value.negative ? -size : size);
    for (std::size_t i = 0; i < Count; ++i) {
        result.inline_[i] = value.digits[i];
    }
    return result;
}

template <int_value Value>
inline constexpr auto int_of = make_int(Value);

template <int_value Value>
inline constexpr const auto& int_place = int_of<Value>;
template <int_value Value>
    requires(is_small(Value))
inline constexpr const auto& int_place<Value> =
    small_ints.items[static_cast<int>(Value.negative ? 0 - Value.digits[0] : Value.digits[0]) -
                     smallest_int];

} // namespace detail

/// The int of that value.
template <int_name Name>
inline constexpr const auto& int_ = detail::int_place<detail::value_of<Name.count>(Name)>;

} // namespace stasis::graph
