// SPDX-License-Identifier: BSL-1.0
// stasis/support/digits_bitwise.hpp: and, or, xor of ints, on magnitudes with a sign; conventions
// in digits.hpp.
// CPython 3.11: Objects/longobject.c (long_bitwise): as if in two's complement of unlimited length.
// Costs: one pass, a second one if the result is negative; no scratch.
#pragma once

#include <stasis/support/digits.hpp>

namespace stasis::support {

/// What `bitwise_digits` computes.
enum class bitwise_operation { conjunction, disjunction, difference };

namespace detail {

// The digits of a number in two's complement, one at a time, least significant first.
class complement_stream {
public:
    constexpr complement_stream(const digit* digits, ssize length, bool negative) noexcept
        : digits_(digits), length_(length), negative_(negative), carry_(negative) {}

    constexpr digit next() noexcept {
        digit value = at_ < length_ ? digits_[at_] : 0;
        ++at_;
        if (negative_) {
            value = (value ^ digit_mask) + carry_;
            carry_ = value >> digit_bits;
            value &= digit_mask;
        }
        return value;
    }

private:
    const digit* digits_;
    ssize length_;
    ssize at_ = 0;
    bool negative_;
    digit carry_;
};

constexpr digit combine(bitwise_operation operation, digit a, digit b) noexcept {
    switch (operation) {
    case bitwise_operation::conjunction: return a & b;
    case bitwise_operation::disjunction: return a | b;
    case bitwise_operation::difference: return a ^ b;
    }
    return 0;
}

} // namespace detail

/// out = a op b, all three with signs. Size of out: max(na, nb) + 1. out may be a or b.
constexpr ssize bitwise_digits(bitwise_operation operation, const digit* a, ssize na,
                               bool a_negative, const digit* b, ssize nb, bool b_negative,
                               digit* out, bool& out_negative) noexcept {
    detail::complement_stream from_a(a, na, a_negative);
    detail::complement_stream from_b(b, nb, b_negative);
    // One digit more than the operands holds nothing but their signs, and 2^(30 n) if that comes
    // out.
    const ssize length = (na < nb ? nb : na) + 1;
    for (ssize i = 0; i < length; ++i) {
        const digit digit_of_a = from_a.next();
        out[i] = detail::combine(operation, digit_of_a, from_b.next());
    }
    out_negative = detail::combine(operation, a_negative, b_negative) != 0;
    if (out_negative) {
        detail::complement_stream magnitude(out, length, true);
        for (ssize i = 0; i < length; ++i) {
            out[i] = magnitude.next();
        }
    }
    return normalised_length(out, length);
}

} // namespace stasis::support
