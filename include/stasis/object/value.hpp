// SPDX-License-Identifier: BSL-1.0
// stasis/object/value.hpp: what a local variable or a stack slot holds.
// Promises: 16 bytes, trivially copyable, passed in two registers. Small ints, floats, bools and
// None are held without an object; an int is held as `integer` whenever it fits 64 bits, so that
// two values of different tags are never the same number of the same type.
// Refuses: the empty value is no Python object. It is an unbound local, CALL's NULL, or, as a
// result, "raised": the exception is then pending in the thread state.
#pragma once

#include <stasis/object/head.hpp>

namespace stasis {

struct method_def;

/// What a value holds.
enum class tag : std::uint64_t {
    empty,   ///< nothing
    none,    ///< None
    boolean, ///< False or True, as integer 0 or 1
    integer, ///< an int that fits 64 bits
    real,    ///< a float
    object,  ///< a reference to an object
    method,  ///< a method found on a built-in type and not yet bound to its object
};

/// A tagged value: a borrowed reference when it is an object. Only then is there a data.object;
/// where an object is wanted for any value, as in a field of another one, state::box() gives one.
struct value {
    tag kind = tag::empty;
    union payload {
        std::int64_t integer;
        double real;
        stasis::object* object;
        const method_def* method;
    } data = {0};

    /// Whether it holds anything: as a result, whether the function succeeded.
    constexpr explicit operator bool() const noexcept { return kind != tag::empty; }
};

static_assert(sizeof(value) == 16);

/// None.
inline constexpr value none_value{tag::none, {0}};

/// False or True.
[[nodiscard]] constexpr value make_bool(bool truth) noexcept {
    return {tag::boolean, {.integer = truth ? 1 : 0}};
}

/// An int.
[[nodiscard]] constexpr value make_int(std::int64_t number) noexcept {
    return {tag::integer, {.integer = number}};
}

/// A float.
[[nodiscard]] constexpr value make_real(double number) noexcept {
    return {tag::real, {.real = number}};
}

/// A reference to an object that no other tag can hold: load() of object/load.hpp chooses.
[[nodiscard]] constexpr value make_object(object* self) noexcept {
    return {tag::object, {.object = self}};
}

/// A method of a built-in type, to be called with its object as the first argument.
[[nodiscard]] constexpr value make_method(const method_def* method) noexcept {
    return {tag::method, {.method = method}};
}

/// Whether both are ints that need no object, the case that arithmetic is fast in.
[[nodiscard]] constexpr bool both_integers(value left, value right) noexcept {
    return left.kind == tag::integer && right.kind == tag::integer;
}

} // namespace stasis
