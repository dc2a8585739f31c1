// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/float_arithmetic.hpp: + - * / // % divmod, comparison and hash of floats.
// Promises: an int operand counts as the float nearest to it, and is compared by its exact value.
// Remainders have the divisor's sign, zeros included.
// CPython 3.11: Objects/floatobject.c (float_add, _float_div_mod, float_richcompare).
// Refuses: in constant evaluation, sums and products that overflow or are no number.
#pragma once

#include <stasis/builtins/float_math.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/int_real.hpp>

namespace stasis::builtins {

namespace detail {

/// Two operands as floats, or the answer where they aren't: NotImplemented, or empty with an
/// exception pending.
struct real_operands {
    double left = 0.0;
    double right = 0.0;
    bool known = true;
    bool raised = false;

    constexpr real_operands(thread_state& thread, value from_left, value from_right) noexcept {
        raised = !read_real(thread, from_left, left, known) ||
                 (known && !read_real(thread, from_right, right, known));
    }

    constexpr explicit operator bool() const noexcept { return known && !raised; }
    [[nodiscard]] constexpr owned otherwise() const noexcept {
        if (raised) {
            return {};
        }
        return not_implemented();
    }
};

/// left // right and left % right of floats; the divisor is not 0.
struct real_division {
    double quotient = 0.0;
    double remainder = 0.0;

    constexpr real_division(double left, double right) noexcept {
        remainder = remainder_of(left, right);
        // Exact but for roundings, and so at most a little off an integer.
        double ratio = (left - remainder) / right;
        if (remainder != 0.0) {
            if ((right < 0.0) != (remainder < 0.0)) {
                remainder += right;
                ratio -= 1.0;
            }
        } else {
            remainder = with_sign(0.0, support::real_is_negative(right));
        }
        if (ratio != 0.0) {
            quotient = floor_of(ratio);
            if (ratio - quotient > 0.5) {
                quotient += 1.0;
            }
        } else {
            quotient = with_sign(0.0, support::real_is_negative(left / right));
        }
    }
};

} // namespace detail

/// left + right of floats.
[[nodiscard]] constexpr owned float_add(thread_state& thread, value left, value right) noexcept {
    const detail::real_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    return owned::take(make_real(of.left + of.right));
}

/// left - right of floats.
[[nodiscard]] constexpr owned float_subtract(thread_state& thread, value left,
                                             value right) noexcept {
    const detail::real_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    return owned::take(make_real(of.left - of.right));
}

/// left * right of floats.
[[nodiscard]] constexpr owned float_multiply(thread_state& thread, value left,
                                             value right) noexcept {
    const detail::real_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    return owned::take(make_real(of.left * of.right));
}

/// left / right of floats.
[[nodiscard]] constexpr owned float_true_divide(thread_state& thread, value left,
                                                value right) noexcept {
    const detail::real_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    if (of.right == 0.0) {
        return raise(thread, zero_division_error_type, "float division by zero");
    }
    return owned::take(make_real(of.left / of.right));
}

/// left // right of floats.
[[nodiscard]] constexpr owned float_floor_divide(thread_state& thread, value left,
                                                 value right) noexcept {
    const detail::real_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    if (of.right == 0.0) {
        return raise(thread, zero_division_error_type, "float floor division by zero");
    }
    return owned::take(make_real(detail::real_division{of.left, of.right}.quotient));
}

/// left % right of floats.
[[nodiscard]] constexpr owned float_remainder(thread_state& thread, value left,
                                              value right) noexcept {
    const detail::real_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    if (of.right == 0.0) {
        return raise(thread, zero_division_error_type, "float modulo");
    }
    double rest = remainder_of(of.left, of.right);
    if (rest == 0.0) {
        rest = detail::with_sign(0.0, support::real_is_negative(of.right));
    } else if ((of.right < 0.0) != (rest < 0.0)) {
        rest += of.right;
    }
    return owned::take(make_real(rest));
}

/// divmod(left, right) of floats.
[[nodiscard]] constexpr owned float_divmod(thread_state& thread, value left, value right) noexcept {
    const detail::real_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    if (of.right == 0.0) {
        return raise(thread, zero_division_error_type, "float divmod()");
    }
    const detail::real_division result{of.left, of.right};
    return new_pair(thread, owned::take(make_real(result.quotient)),
                    owned::take(make_real(result.remainder)));
}

/// +self.
[[nodiscard]] constexpr owned float_positive(thread_state&, value self) noexcept {
    return owned::take(as_number(self));
}

/// -self.
[[nodiscard]] constexpr owned float_negative(thread_state&, value self) noexcept {
    return owned::take(make_real(-as_number(self).data.real));
}

/// abs(self).
[[nodiscard]] constexpr owned float_absolute(thread_state&, value self) noexcept {
    return owned::take(make_real(support::real_magnitude(as_number(self).data.real)));
}

/// Whether a float isn't 0.
[[nodiscard]] constexpr int float_truth(thread_state&, value self) noexcept {
    return as_number(self).data.real != 0.0 ? 1 : 0;
}

/// int(self).
[[nodiscard]] constexpr owned float_int(thread_state& thread, value self) noexcept {
    return int_from_real(thread, as_number(self).data.real);
}

/// hash(self). A NaN, which equals nothing but itself, hashes as such an object.
[[nodiscard]] constexpr hash_t float_hash(thread_state& thread, value self) noexcept {
    return support::hash_double(as_number(self).data.real, identity_hash(thread, self));
}

/// left <operation> right of a float and a float or an int.
[[nodiscard]] constexpr owned float_compare(thread_state&, value left, value right,
                                            int operation) noexcept {
    const double number = as_number(left).data.real;
    right = as_number(right);
    if (right.kind == tag::real) {
        return owned::take(make_bool(state::detail::ordered(number, right.data.real, operation)));
    }
    if (!is_int(right)) {
        return not_implemented();
    }
    if (number != number) {
        return owned::take(make_bool(operation == not_equal));
    }
    return owned::take(
        make_bool(state::detail::ordered(0, compare_int_to_real(right, number), operation)));
}

} // namespace stasis::builtins
