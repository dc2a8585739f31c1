// SPDX-License-Identifier: BSL-1.0
// stasis/object/owned.hpp: reference counts, and a handle that keeps one.
// Promises: increment and decrement never write to an immortal (PEP 683). What a function returns
// as `owned` is the caller's to keep, and nothing is lost on any path; what it takes or returns as
// `value` is borrowed.
// CPython 3.11: Py_INCREF, Py_DECREF (Include/object.h).
#pragma once

#include <stasis/config.hpp>
#include <stasis/object/type.hpp>
#include <stasis/support/require.hpp>

namespace stasis {

/// Counts one more reference.
STASIS_ALWAYS_INLINE constexpr void increment(object* self) noexcept {
    if (!is_immortal(self)) {
        ++self->ob_refcnt;
    }
}

/// Counts one reference less; the last one gives the object back.
STASIS_ALWAYS_INLINE constexpr void decrement(object* self) noexcept {
    if (!is_immortal(self) && --self->ob_refcnt == 0) {
        self->ob_type->tp_dealloc(self);
    }
}

/// Counts one more reference to what a value holds.
STASIS_ALWAYS_INLINE constexpr void increment(value held) noexcept {
    if (held.kind == tag::object) {
        increment(held.data.object);
    }
}

/// Counts one reference less to what a value holds.
STASIS_ALWAYS_INLINE constexpr void decrement(value held) noexcept {
    if (held.kind == tag::object) {
        decrement(held.data.object);
    }
}

/// A value with a reference of its own, given back at the end of its life.
class owned {
public:
    constexpr owned() noexcept = default;
    constexpr owned(owned&& other) noexcept : held_(other.release()) {}
    constexpr owned& operator=(owned&& other) noexcept {
        const value before = held_;
        held_ = other.release();
        decrement(before);
        return *this;
    }
    owned(const owned&) = delete;
    owned& operator=(const owned&) = delete;
    constexpr ~owned() { decrement(held_); }

    /// Takes over a reference that the caller has.
    [[nodiscard]] static constexpr owned take(value held) noexcept { return owned{held}; }
    /// Takes over a reference to an object, or to none where it is null.
    [[nodiscard]] static constexpr owned take(object* self) noexcept {
        return owned{self != nullptr ? make_object(self) : value{}};
    }
    /// Counts a reference of its own.
    [[nodiscard]] static constexpr owned share(value held) noexcept {
        increment(held);
        return owned{held};
    }
    /// Counts a reference of its own to an object.
    [[nodiscard]] static constexpr owned share(object* self) noexcept {
        return share(make_object(self));
    }

    /// What it holds, borrowed.
    [[nodiscard]] constexpr value get() const noexcept { return held_; }
    /// The object that it is known to hold, borrowed. Small ints, floats, bools and None are none:
    /// where it may hold any value, state::box() gives an object for it (state/make.hpp).
    [[nodiscard]] constexpr object* as_object() const noexcept {
        support::require(held_.kind == tag::object || held_.kind == tag::empty,
                         "owned::as_object() of what is held without an object, as an int is: ask "
                         "state::box() for one",
                         0);
        return held_.data.object;
    }
    /// What it holds; the reference is the caller's now.
    [[nodiscard]] constexpr value release() noexcept {
        const value result = held_;
        held_ = {};
        return result;
    }
    /// Whether it holds anything.
    constexpr explicit operator bool() const noexcept { return static_cast<bool>(held_); }

private:
    constexpr explicit owned(value held) noexcept : held_(held) {}

    value held_;
};

} // namespace stasis
