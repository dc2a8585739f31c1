// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/int_parts.hpp: an int of any size as its sign and digits, and room for new ones.
// Promises: one view for the ints that a value holds itself and for those that are objects; rooms
// of up to 64 digits cost no allocation.
// CPython 3.11: Objects/longobject.c, where every int is an object.
#pragma once

#include <stasis/state/raise.hpp>
#include <stasis/state/scratch_room.hpp>
#include <stasis/support/digits.hpp>

namespace stasis::builtins {

using namespace stasis::state;
using support::digit;

/// Whether a value is an int or a bool.
[[nodiscard]] constexpr bool is_int(value held) noexcept {
    return held.kind == tag::integer || held.kind == tag::boolean ||
           as<int_object>(held, int_type) != nullptr;
}

/// Whether both are ints or bools, and neither needs an object.
[[nodiscard]] constexpr bool both_small(value left, value right) noexcept {
    return (left.kind == tag::integer || left.kind == tag::boolean) &&
           (right.kind == tag::integer || right.kind == tag::boolean);
}

/// The magnitude of a number that fits 64 bits.
[[nodiscard]] constexpr std::uint64_t magnitude_of(std::int64_t number) noexcept {
    const auto bits = static_cast<std::uint64_t>(number);
    return number < 0 ? 0 - bits : bits;
}

/// The sign and the digits of an int or a bool, which must outlive it.
class int_parts {
public:
    constexpr explicit int_parts(value from) noexcept {
        if (from.kind == tag::object) {
            const auto* big = static_cast<const int_object*>(from.data.object);
            behind_ = digits(big);
            size_ = digit_count(big);
            negative_ = big->ob_size < 0;
        } else {
            size_ = support::digits_from_uint64(magnitude_of(from.data.integer), own_);
            negative_ = from.data.integer < 0;
        }
    }
    int_parts(const int_parts&) = delete;
    int_parts& operator=(const int_parts&) = delete;

    /// The digits, least significant first; none for 0.
    [[nodiscard]] constexpr const digit* data() const noexcept {
        return behind_ != nullptr ? behind_ : own_;
    }
    [[nodiscard]] constexpr ssize size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool negative() const noexcept { return negative_; }

private:
    const digit* behind_ = nullptr;
    digit own_[3] = {};
    ssize size_ = 0;
    bool negative_ = false;
};

using digit_room = state::scratch_room<digit, 64>;
using text_room = state::scratch_room<char, 256>;

/// A magnitude below 2^64 with a sign.
[[nodiscard]] constexpr owned new_int(thread_state& thread, std::uint64_t magnitude,
                                      bool negative) noexcept {
    constexpr std::uint64_t limit = std::uint64_t{1} << 63;
    if (magnitude < limit || (negative && magnitude == limit)) {
        return owned::take(
            make_int(static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude)));
    }
    digit parts[3] = {};
    const ssize count = support::digits_from_uint64(magnitude, parts);
    return state::new_int(thread, parts, count, negative);
}

/// The tuple of two values, whose references it takes over; empty if one of them is.
[[nodiscard]] constexpr owned new_pair(thread_state& thread, owned first, owned second) noexcept {
    if (!first || !second) {
        return {};
    }
    const value both[] = {first.get(), second.get()};
    return owned::take(new_tuple(thread, both, 2));
}

} // namespace stasis::builtins
