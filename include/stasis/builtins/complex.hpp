// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/complex.hpp: the type complex.
// Promises: arithmetic, equality, hash, text and attributes as CPython 3.11 has them.
// CPython 3.11: PyComplex_Type (Objects/complexobject.c).
// Refuses: format specifications; in constant evaluation, what complex_math.hpp refuses and abs()
// of a number that isn't on an axis.
#pragma once

#include <stasis/builtins/complex_format.hpp>
#include <stasis/builtins/complex_text.hpp>
#include <stasis/builtins/float_power.hpp>
#include <stasis/builtins/float_text.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/interpreter/strict_subclass.hpp>

namespace stasis::builtins {

constexpr void complex_dealloc(object* held) noexcept {
    release<complex_object>(static_cast<complex_object*>(held));
}

namespace detail {

/// The parts of a value that is known to hold a complex.
[[nodiscard]] constexpr complex_parts complex_in(value held) noexcept {
    return static_cast<complex_object*>(held.data.object)->cval;
}

/// Two operands as complex numbers, or the answer where they aren't.
struct complex_operands {
    complex_parts left{};
    complex_parts right{};
    bool known = true;
    bool raised = false;

    constexpr complex_operands(thread_state& thread, value from_left, value from_right) noexcept {
        raised = !read(thread, from_left, left) || (known && !read(thread, from_right, right));
    }

    constexpr explicit operator bool() const noexcept { return known && !raised; }
    [[nodiscard]] constexpr owned otherwise() const noexcept {
        if (raised) {
            return {};
        }
        return not_implemented();
    }

private:
    constexpr bool read(thread_state& thread, value from, complex_parts& to) noexcept {
        if (const auto* held = as<complex_object>(from, complex_type)) {
            to = held->cval;
            return true;
        }
        return read_real(thread, from, to.real, known);
    }
};

inline double complex_magnitude_needs_run_time(complex_parts of) noexcept {
    return __builtin_hypot(of.real, of.imag);
}

} // namespace detail

[[nodiscard]] constexpr owned complex_add(thread_state& thread, value left, value right) noexcept {
    const detail::complex_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    return new_complex(thread, {of.left.real + of.right.real, of.left.imag + of.right.imag});
}

[[nodiscard]] constexpr owned complex_subtract(thread_state& thread, value left,
                                               value right) noexcept {
    const detail::complex_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    return new_complex(thread, {of.left.real - of.right.real, of.left.imag - of.right.imag});
}

[[nodiscard]] constexpr owned complex_multiply(thread_state& thread, value left,
                                               value right) noexcept {
    const detail::complex_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    return new_complex(thread, complex_product(of.left, of.right));
}

[[nodiscard]] constexpr owned complex_true_divide(thread_state& thread, value left,
                                                  value right) noexcept {
    const detail::complex_operands of{thread, left, right};
    if (!of) {
        return of.otherwise();
    }
    if (of.right.real == 0.0 && of.right.imag == 0.0) {
        return raise(thread, zero_division_error_type, "complex division by zero");
    }
    return new_complex(thread, complex_quotient(of.left, of.right));
}

[[nodiscard]] constexpr owned complex_power(thread_state& thread, value base, value exponent,
                                            value modulus) noexcept {
    const detail::complex_operands of{thread, base, exponent};
    if (!of) {
        return of.otherwise();
    }
    if (modulus.kind != tag::none) {
        return raise(thread, value_error_type, "complex modulo");
    }
    return complex_power_of(thread, of.left, of.right);
}

[[nodiscard]] constexpr owned complex_negative(thread_state& thread, value self) noexcept {
    const complex_parts parts = detail::complex_in(self);
    return new_complex(thread, {-parts.real, -parts.imag});
}

/// The number itself; of an object of a class, its number.
[[nodiscard]] constexpr owned complex_positive(thread_state& thread, value self) noexcept {
    if (as_exactly<complex_object>(self, complex_type) != nullptr) {
        return owned::share(self);
    }
    return new_complex(thread, detail::complex_in(self));
}

[[nodiscard]] constexpr owned complex_absolute(thread_state& thread, value self) noexcept {
    const complex_parts parts = detail::complex_in(self);
    const double magnitude = parts.imag == 0.0   ? support::real_magnitude(parts.real)
                             : parts.real == 0.0 ? support::real_magnitude(parts.imag)
                                                 : detail::complex_magnitude_needs_run_time(parts);
    if (detail::is_infinite(magnitude) && support::real_is_finite(parts.real) &&
        support::real_is_finite(parts.imag)) {
        return raise(thread, overflow_error_type, "absolute value too large");
    }
    return owned::take(make_real(magnitude));
}

[[nodiscard]] constexpr int complex_truth(thread_state&, value self) noexcept {
    const complex_parts parts = detail::complex_in(self);
    return parts.real != 0.0 || parts.imag != 0.0 ? 1 : 0;
}

/// hash(self): that of the float, where there is no imaginary part.
[[nodiscard]] constexpr hash_t complex_hash(thread_state& thread, value self) noexcept {
    const complex_parts parts = detail::complex_in(self);
    const hash_t nan = identity_hash(thread, self);
    return support::hash_complex(support::hash_double(parts.real, nan),
                                 support::hash_double(parts.imag, nan));
}

/// self == other and self != other; complex numbers have no order.
[[nodiscard]] constexpr owned complex_compare(thread_state&, value self, value other,
                                              int operation) noexcept {
    if (operation != equal && operation != not_equal) {
        return not_implemented();
    }
    const complex_parts parts = detail::complex_in(self);
    other = as_number(other);
    bool same = false;
    if (const auto* held = as<complex_object>(other, complex_type)) {
        same = parts.real == held->cval.real && parts.imag == held->cval.imag;
    } else if (other.kind == tag::real) {
        same = parts.real == other.data.real && parts.imag == 0.0;
    } else if (is_int(other)) {
        same = parts.imag == 0.0 && parts.real == parts.real &&
               compare_int_to_real(other, parts.real) == 0;
    } else {
        return not_implemented();
    }
    return owned::take(make_bool(same == (operation == equal)));
}

[[nodiscard]] constexpr owned complex_real(thread_state&, value self) noexcept {
    return owned::take(make_real(detail::complex_in(self).real));
}

[[nodiscard]] constexpr owned complex_imag(thread_state&, value self) noexcept {
    return owned::take(make_real(detail::complex_in(self).imag));
}

[[nodiscard]] constexpr owned complex_conjugate(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_none(thread, "complex.conjugate", given)) {
        return {};
    }
    const complex_parts parts = detail::complex_in(given.values[0]);
    return new_complex(thread, {parts.real, -parts.imag});
}

/// complex.__complex__.
[[nodiscard]] constexpr owned complex_itself(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "complex.__complex__", given)) {
        return {};
    }
    return complex_positive(thread, given.values[0]);
}

namespace detail {

/// Whether complex() takes a value as a number.
[[nodiscard]] constexpr bool is_complex_part(value from) noexcept {
    const number_methods* slots = type_of(from)->tp_as_number;
    return as<complex_object>(from, complex_type) != nullptr ||
           (slots != nullptr && (slots->nb_float != nullptr || slots->nb_index != nullptr));
}

/// A part as a complex; false: an exception is pending.
[[nodiscard]] constexpr bool read_complex_part(thread_state& thread, value from,
                                               complex_parts& to) noexcept {
    if (const auto* held = as<complex_object>(from, complex_type)) {
        to = held->cval;
        return true;
    }
    to = {0.0, 0.0};
    if (!from) {
        return true;
    }
    const owned real = float_from(thread, from);
    if (real) {
        to.real = real.get().data.real;
    }
    return static_cast<bool>(real);
}

} // namespace detail

/// What __complex__ of an object of a class says; empty with nothing pending: there is none.
[[nodiscard]] constexpr owned complex_by_method(thread_state& thread, value from) noexcept {
    object* found = nullptr;
    if (from && is_heap_type(type_of(from))) {
        found = interpreter::look_up(thread, type_of(from), &graph::str_<"__complex__">);
    }
    if (found == nullptr) {
        return {};
    }
    owned made = interpreter::call_special(thread, found, from);
    if (made && as<complex_object>(made.get(), complex_type) == nullptr) {
        return raise(thread, type_error_type, "__complex__ returned non-complex (type ",
                     type_of(made.get())->tp_name, ")");
    }
    if (made && type_of(made.get()) != &complex_type &&
        !interpreter::warn_of_subclass(thread, "", "__complex__", "complex", made.get())) {
        return {};
    }
    return made;
}

/// complex(real=0, imag=0).
[[nodiscard]] constexpr owned complex_of_arguments(thread_state& thread,
                                                   const arguments& given) noexcept {
    constexpr signature<2> parameters{.name = "complex", .names = {"real", "imag"}};
    value read[2];
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const owned by_method = complex_by_method(thread, read[0]);
    if (by_method) {
        read[0] = by_method.get();
    } else if (pending(thread)) {
        return {};
    }
    if (read[0] && as_exactly<complex_object>(read[0], complex_type) != nullptr && !read[1]) {
        return owned::share(read[0]);
    }
    if (read[0] && is_kind_of(read[0], str_type)) {
        if (read[1]) {
            return raise(thread, type_error_type,
                         "complex() can't take second arg if first is a string");
        }
        return complex_from_text(thread, read[0]);
    }
    if (read[1] && is_kind_of(read[1], str_type)) {
        return raise(thread, type_error_type, "complex() second arg can't be a string");
    }
    if (read[0] && !detail::is_complex_part(read[0])) {
        return raise(thread, type_error_type,
                     "complex() first argument must be a string or a number, not '",
                     type_of(read[0])->tp_name, "'");
    }
    if (read[1] && !detail::is_complex_part(read[1])) {
        return raise(thread, type_error_type, "complex() second argument must be a number, not '",
                     type_of(read[1])->tp_name, "'");
    }
    complex_parts first{};
    complex_parts second{};
    if (!detail::read_complex_part(thread, read[0], first) ||
        !detail::read_complex_part(thread, read[1], second)) {
        return {};
    }
    // Only the parts that were given are added up: a sum would lose the sign of a zero.
    const bool is_first = read[0] && as<complex_object>(read[0], complex_type) != nullptr;
    const bool is_second = read[1] && as<complex_object>(read[1], complex_type) != nullptr;
    return new_complex(thread, {is_second ? first.real - second.imag : first.real,
                                is_first ? second.real + first.imag : second.real});
}

/// complex.__new__: of a class, an object of that class.
[[nodiscard]] constexpr owned complex_new(thread_state& thread, const type_object& type,
                                          const arguments& given) noexcept {
    owned plain = complex_of_arguments(thread, given);
    if (!plain || !is_heap_type(&type)) {
        return plain;
    }
    auto* made = allocate<complex_object>(thread, type);
    if (made != nullptr) {
        made->cval = detail::complex_in(plain.get());
    }
    return owned::take(made);
}

inline constexpr number_methods complex_number = [] {
    number_methods self{};
    self.nb_add = complex_add;
    self.nb_subtract = complex_subtract;
    self.nb_multiply = complex_multiply;
    self.nb_power = complex_power;
    self.nb_negative = complex_negative;
    self.nb_positive = complex_positive;
    self.nb_absolute = complex_absolute;
    self.nb_bool = complex_truth;
    self.nb_true_divide = complex_true_divide;
    return self;
}();

/// complex.__getnewargs__(): its parts.
[[nodiscard]] constexpr owned complex_new_arguments(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!takes_none(thread, "complex.__getnewargs__", given)) {
        return {};
    }
    const complex_parts parts = detail::complex_in(given.values[0]);
    const value both[] = {make_real(parts.real), make_real(parts.imag)};
    return owned::take(new_tuple(thread, both, 2));
}

inline constexpr method_def complex_methods[] = {
    {"conjugate", complex_conjugate, 0, nullptr},
    {"__complex__", complex_itself, 0, nullptr},
    {"__getnewargs__", complex_new_arguments, 0, nullptr},
    {"__format__", complex_format, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def complex_members[] = {{"real", complex_real, nullptr, nullptr, nullptr},
                                                 {"imag", complex_imag, nullptr, nullptr, nullptr},
                                                 {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object complex_table = [] {
    type_object self{};
    self.tp_name = "complex";
    self.tp_basicsize = sizeof(complex_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = complex_dealloc;
    self.tp_repr = complex_repr;
    self.tp_as_number = &complex_number;
    self.tp_hash = complex_hash;
    self.tp_richcompare = complex_compare;
    self.tp_methods = complex_methods;
    self.tp_members = complex_members;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = complex_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object complex_type =
    builtins::ready<complex_type, builtins::complex_table>();

} // namespace stasis
