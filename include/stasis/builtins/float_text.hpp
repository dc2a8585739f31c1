// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/float_text.hpp: floats as text, and text as floats: repr, float(x), hexadecimal.
// Promises: repr is the shortest text that reads back; float(text) rounds once, and reads decimal
// digits of any script.
// CPython 3.11: Objects/floatobject.c (float_repr, PyFloat_FromString, float_hex_impl,
// float_fromhex).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/float_arithmetic.hpp>
#include <stasis/builtins/number_words.hpp>
#include <stasis/interpreter/strict_subclass.hpp>
#include <stasis/support/real_text.hpp>

namespace stasis::builtins {

/// repr(self) of a float.
[[nodiscard]] constexpr owned float_repr(thread_state& thread, value self) noexcept {
    char shown[support::repr_real_size] = {};
    const ssize size = support::repr_real(as_number(self).data.real, shown);
    return new_str(thread, text{static_cast<const char*>(shown), size});
}

/// float(from).
[[nodiscard]] constexpr owned float_from(thread_state& thread, value from) noexcept {
    const number_methods* slots = type_of(from)->tp_as_number;
    if (slots != nullptr && slots->nb_float != nullptr) {
        owned made = slots->nb_float(thread, from);
        if (!made || type_of(made.get()) == &float_type) {
            return owned::take(made ? as_number(made.get()) : value{});
        }
        if (as<float_object>(made.get(), float_type) == nullptr) {
            return raise(thread, type_error_type, type_of(from)->tp_name,
                         ".__float__ returned non-float (type ", type_of(made.get())->tp_name, ")");
        }
        if (!interpreter::warn_of_subclass(thread, type_of(from)->tp_name, "__float__", "float",
                                           made.get())) {
            return {};
        }
        return owned::take(as_number(made.get()));
    }
    if (interpreter::has_index(from)) {
        const owned whole = interpreter::to_int(thread, from);
        double result = 0.0;
        return owned::take(whole && int_to_real(thread, whole.get(), result) ? make_real(result)
                                                                             : value{});
    }
    text source;
    if (!number_source(from, source)) {
        return raise(thread, type_error_type,
                     "float() argument must be a string or a real number, not '",
                     type_of(from)->tp_name, "'");
    }
    number_words words{thread, from, source};
    if (!words) {
        return {};
    }
    double result = 0.0;
    if (support::parse_real(words.data(), words.size(), result)) {
        return owned::take(make_real(result));
    }
    return raise_not_a_number(thread, "could not convert string to float: ", from);
}

/// float(x=0.0).
[[nodiscard]] constexpr owned float_new(thread_state& thread, const type_object& type,
                                        const arguments& given) noexcept {
    if (!takes_plain(thread, "float", arguments_of_new(float_type, type, given), 0, 1)) {
        return {};
    }
    owned plain = owned::take(make_real(0.0));
    if (given.count != 0) {
        plain = float_from(thread, given.values[0]);
    }
    if (!plain || !is_heap_type(&type)) {
        return plain;
    }
    auto* made = allocate<float_object>(thread, type);
    if (made != nullptr) {
        made->ob_fval = plain.get().data.real;
    }
    return owned::take(made);
}

/// float.hex().
[[nodiscard]] constexpr owned float_hex(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "float.hex", given)) {
        return {};
    }
    const double self = as_number(given.values[0]).data.real;
    if (!support::real_is_finite(self)) {
        return float_repr(thread, given.values[0]);
    }
    const std::uint64_t bits = support::real_bits(self);
    const auto biased = static_cast<int>(bits >> 52 & 0x7FF);
    const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
    text_builder built{thread};
    if (bits >> 63 != 0) {
        built.add('-');
    }
    if (self == 0.0) {
        built.add("0x0.0p+0");
        return built.finish();
    }
    built.add(biased != 0 ? "0x1." : "0x0.");
    for (int shift = 48; shift >= 0; shift -= 4) {
        built.add("0123456789abcdef"[fraction >> shift & 15]);
    }
    const int exponent = biased != 0 ? biased - 1023 : -1022;
    built.add(exponent < 0 ? "p" : "p+");
    built.add(exponent);
    return built.finish();
}

namespace detail {

/// What a hexadecimal float's text turns out to be.
enum class hex_outcome { number, malformed, too_large };

/// Reads a hexadecimal float, its sign and prefix already taken off.
[[nodiscard]] constexpr hex_outcome read_hex_float(const char* at, ssize size,
                                                   double& out) noexcept {
    // 64 bits of the fraction, the upper one set, and whether there is anything below them.
    std::uint64_t fraction = 0;
    std::int64_t power = 0;
    bool sticky = false;
    bool any = false;
    bool point = false;
    ssize i = 0;
    for (; i < size; ++i) {
        if (at[i] == '.' && !point) {
            point = true;
            continue;
        }
        const digit figure = support::detail::value_of(at[i]);
        if (figure >= 16) {
            break;
        }
        any = true;
        power -= point ? 4 : 0;
        if (fraction >> 60 == 0) {
            fraction = fraction << 4 | figure;
        } else {
            sticky = sticky || figure != 0;
            power += 4;
        }
    }
    std::int64_t exponent = 0;
    if (any && i < size && (at[i] == 'p' || at[i] == 'P')) {
        ++i;
        const bool negative = i < size && at[i] == '-';
        i += i < size && (at[i] == '-' || at[i] == '+') ? 1 : 0;
        any = i < size;
        for (; i < size && at[i] >= '0' && at[i] <= '9'; ++i) {
            exponent =
                exponent < (std::int64_t{1} << 40) ? exponent * 10 + (at[i] - '0') : exponent;
        }
        exponent = negative ? -exponent : exponent;
    }
    if (!any) {
        return hex_outcome::malformed;
    }
    if (fraction != 0 && sticky) {
        // The rounding below looks at the fraction from its upper bit on.
        const int zeros = __builtin_clzll(fraction);
        fraction = fraction << zeros | 1;
        power -= zeros;
    }
    // Too large is what CPython finds first.
    if (!support::real_from_parts(fraction, power + exponent, sticky, out)) {
        return hex_outcome::too_large;
    }
    return i == size ? hex_outcome::number : hex_outcome::malformed;
}

} // namespace detail

/// float.__getformat__(kind), a class method: how C's double and float are laid out.
[[nodiscard]] constexpr owned float_get_format(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_one(thread, "float.__getformat__", given) ||
        !check_str(thread, given.values[1], "__getformat__() argument")) {
        return {};
    }
    const text kind = text_in(given.values[1]);
    if (!(kind == text{"double"} || kind == text{"float"})) {
        return raise(thread, value_error_type,
                     "__getformat__() argument 1 must be 'double' or 'float'");
    }
    return new_str(thread, "IEEE, little-endian");
}

/// float.fromhex(string), a class method.
[[nodiscard]] constexpr owned float_from_hex(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_one(thread, "float.fromhex", given)) {
        return {};
    }
    const value from = given.values[1];
    if (!is_kind_of(from, str_type)) {
        return raise(thread, type_error_type, "bad argument type for built-in operation");
    }
    number_words words{thread, from, text_of(from.data.object)};
    if (!words) {
        return {};
    }
    const char* at = words.data();
    ssize size = words.size();
    const bool negative = size != 0 && *at == '-';
    const bool is_signed = size != 0 && (*at == '-' || *at == '+');
    at += is_signed ? 1 : 0;
    size -= is_signed ? 1 : 0;
    double result = 0.0;
    auto outcome = detail::hex_outcome::number;
    const char first = size != 0 ? static_cast<char>(*at | 0x20) : '\0';
    if (first == 'i' || first == 'n') {
        outcome = support::parse_real(at, size, result) ? outcome : detail::hex_outcome::malformed;
    } else {
        const bool marked = size > 1 && *at == '0' && (at[1] | 0x20) == 'x';
        outcome = detail::read_hex_float(at + (marked ? 2 : 0), size - (marked ? 2 : 0), result);
    }
    // No other script's digits here.
    if (outcome == detail::hex_outcome::malformed || ascii_of(from.data.object) == nullptr) {
        return raise(thread, value_error_type, "invalid hexadecimal floating-point string");
    }
    if (outcome == detail::hex_outcome::too_large) {
        return raise(thread, overflow_error_type,
                     "hexadecimal value too large to represent as a float");
    }
    owned plain = owned::take(make_real(negative ? -result : result));
    if (as_type(given.values[0]) == &float_type) {
        return plain;
    }
    return interpreter::call(thread, given.values[0], plain.get());
}

} // namespace stasis::builtins
