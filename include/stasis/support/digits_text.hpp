// SPDX-License-Identifier: BSL-1.0
// stasis/support/digits_text.hpp: magnitudes to and from text in bases 2 to 36; conventions in
// digits.hpp.
// CPython 3.11: Objects/longobject.c (long_to_decimal_string_internal, long_format_binary,
// PyLong_FromString): chunks of 10^9 for decimal, bits for powers of two; linear for powers of two,
// quadratic for other bases.
// Leaves to the caller: sign, prefix (0x), spaces, and the limit of 4,300 decimal digits, which is
// about the cost and not about the result.
#pragma once

#include <stasis/support/digits.hpp>

namespace stasis::support {

/// The largest power of a base that fits a digit.
struct text_chunk {
    digit power;
    int characters;
};

/// For 10: 10^9, 9 characters.
[[nodiscard]] constexpr text_chunk text_chunk_of(int base) noexcept {
    text_chunk chunk{static_cast<digit>(base), 1};
    while (double_digit{chunk.power} * static_cast<digit>(base) < digit_base) {
        chunk.power *= static_cast<digit>(base);
        ++chunk.characters;
    }
    return chunk;
}

/// The most characters that `digits_to_text` writes for na digits.
[[nodiscard]] constexpr ssize digits_text_size(ssize na, int base) noexcept {
    const int bits = 31 - __builtin_clz(static_cast<unsigned>(base));
    return (na * digit_bits + bits - 1) / bits + (na == 0);
}

/// How many digits of scratch `digits_to_text` needs: a chunk has at least 25 bits in any base.
[[nodiscard]] constexpr ssize digits_text_scratch(ssize na) noexcept { return na + na / 4 + 2; }

/// The most digits that `digits_from_text` writes for n characters.
[[nodiscard]] constexpr ssize digits_from_text_size(ssize n, int base) noexcept {
    return n / text_chunk_of(base).characters + 1;
}

namespace detail {

constexpr bool is_power_of_two(int base) noexcept { return (base & (base - 1)) == 0; }

// A chunk known to the compiler, which then divides by multiplying.
struct decimal_chunk {
    constexpr operator digit() const noexcept { return 1'000'000'000; }
};

// out = a in base `power`, least significant first. From the top digit down, out = out * 2^30 +
// a[i].
template <class Power>
constexpr ssize digits_to_chunks(const digit* a, ssize na, Power power, digit* out) noexcept {
    ssize length = 0;
    for (ssize i = na; i-- > 0;) {
        digit carry = a[i];
        for (ssize j = 0; j < length; ++j) {
            const double_digit sum = double_digit{out[j]} << digit_bits | carry;
            carry = static_cast<digit>(sum / static_cast<digit>(power));
            out[j] = static_cast<digit>(sum - double_digit{carry} * static_cast<digit>(power));
        }
        for (; carry != 0; carry /= static_cast<digit>(power)) {
            out[length++] = carry % static_cast<digit>(power);
        }
    }
    return length;
}

constexpr char character_of(digit value) noexcept {
    return static_cast<char>(value < 10 ? '0' + value : 'a' + (value - 10));
}

// The value of a letter or figure; 36 for any other character.
constexpr digit value_of(char character) noexcept {
    if (character >= '0' && character <= '9') {
        return static_cast<digit>(character - '0');
    }
    if (character >= 'a' && character <= 'z') {
        return static_cast<digit>(character - 'a' + 10);
    }
    if (character >= 'A' && character <= 'Z') {
        return static_cast<digit>(character - 'A' + 10);
    }
    return 36;
}

constexpr ssize binary_to_text(const digit* a, ssize na, int bits, char* out) noexcept {
    const ssize length = (static_cast<ssize>(digits_bit_length(a, na)) + bits - 1) / bits;
    double_digit pending = 0;
    int pending_bits = 0;
    ssize i = 0;
    for (ssize at = length; at-- > 0;) {
        if (pending_bits < bits && i < na) {
            pending |= double_digit{a[i++]} << pending_bits;
            pending_bits += digit_bits;
        }
        out[at] = character_of(static_cast<digit>(pending) & ((digit{1} << bits) - 1));
        pending >>= bits;
        pending_bits -= bits;
    }
    return length;
}

// Whether the text is one or more figures of the base, with single underscores between them.
constexpr bool is_number_text(const char* text, ssize n, int base) noexcept {
    bool figure_before = false;
    for (ssize i = 0; i < n; ++i) {
        const bool figure = value_of(text[i]) < static_cast<digit>(base);
        if (!figure && !(text[i] == '_' && figure_before)) {
            return false;
        }
        figure_before = figure;
    }
    return figure_before;
}

constexpr ssize binary_from_text(const char* text, ssize n, int bits, digit* out) noexcept {
    ssize length = 0;
    double_digit pending = 0;
    int pending_bits = 0;
    for (ssize i = n; i-- > 0;) {
        if (text[i] == '_') {
            continue;
        }
        pending |= double_digit{value_of(text[i])} << pending_bits;
        pending_bits += bits;
        if (pending_bits >= digit_bits) {
            out[length++] = static_cast<digit>(pending & digit_mask);
            pending >>= digit_bits;
            pending_bits -= digit_bits;
        }
    }
    if (pending != 0) {
        out[length++] = static_cast<digit>(pending);
    }
    return normalised_length(out, length);
}

} // namespace detail

/// Writes a magnitude in figures and small letters, no sign, no prefix, no NUL, and returns how
/// many. Size of out: `digits_text_size(na, base)`; of scratch: `digits_text_scratch(na)`, or null
/// for a base that is a power of two.
constexpr ssize digits_to_text(const digit* a, ssize na, int base, char* out,
                               digit* scratch) noexcept {
    if (na == 0) {
        out[0] = '0';
        return 1;
    }
    if (detail::is_power_of_two(base)) {
        return detail::binary_to_text(a, na, 31 - __builtin_clz(static_cast<unsigned>(base)), out);
    }
    const text_chunk chunk = text_chunk_of(base);
    const ssize chunks = base == 10
                             ? detail::digits_to_chunks(a, na, detail::decimal_chunk{}, scratch)
                             : detail::digits_to_chunks(a, na, chunk.power, scratch);
    const auto divisor = static_cast<digit>(base);
    // The first chunk has no leading zeros, the others have all of their figures.
    ssize length = 0;
    for (digit rest = scratch[chunks - 1]; rest != 0; rest /= divisor) {
        ++length;
    }
    ssize end = length;
    for (ssize i = chunks - 1; i >= 0; --i, end += chunk.characters) {
        const ssize from = i == chunks - 1 ? 0 : end - chunk.characters;
        digit rest = scratch[i];
        for (ssize at = end; at-- > from; rest /= divisor) {
            out[at] = detail::character_of(rest % divisor);
        }
    }
    return length + (chunks - 1) * chunk.characters;
}

/// Reads figures and letters of the base, in either case, with single underscores between them
/// where `1_000` has them: no sign, no prefix, no spaces. False if the text isn't that; else sets
/// `length`. Size of out: `digits_from_text_size(n, base)`.
constexpr bool digits_from_text(const char* text, ssize n, int base, digit* out,
                                ssize& length) noexcept {
    if (!detail::is_number_text(text, n, base)) {
        return false;
    }
    if (detail::is_power_of_two(base)) {
        length =
            detail::binary_from_text(text, n, 31 - __builtin_clz(static_cast<unsigned>(base)), out);
        return true;
    }
    const text_chunk chunk = text_chunk_of(base);
    length = 0;
    digit pending = 0;
    digit power = 1;
    for (ssize i = 0; i < n; ++i) {
        if (text[i] == '_') {
            continue;
        }
        pending = pending * static_cast<digit>(base) + detail::value_of(text[i]);
        power *= static_cast<digit>(base);
        if (power == chunk.power || i == n - 1) {
            length = multiply_small(out, length, power, pending, out);
            pending = 0;
            power = 1;
        }
    }
    return true;
}

} // namespace stasis::support
