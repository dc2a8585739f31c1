// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/id.hpp: id(object), a number that two objects share only if they are one.
// Promises: what `is` says: an object's id is its address, and ints and floats, which have none,
// have one each by type and value, that is no address.
// CPython 3.11: builtin_id (Python/bltinmodule.c).
// Refuses: addresses in constant evaluation, where the compiler names id_needs_run_time().
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/identity.hpp>

namespace stasis::builtins {

namespace detail {

/// Not constexpr: the name is the compiler's message.
inline void id_needs_run_time() noexcept {}

/// 8 * bits + rest: addresses are multiples of 8, so a rest of 1 to 7 makes it none.
[[nodiscard]] constexpr owned number_id(thread_state& thread, std::uint64_t bits,
                                        unsigned rest) noexcept {
    constexpr int width = support::digit_bits;
    const auto cut = [](std::uint64_t part) {
        return static_cast<support::digit>(part) & support::digit_mask;
    };
    const support::digit digits[] = {cut(bits << 3 | rest), cut(bits >> (width - 3)),
                                     cut(bits >> (2 * width - 3))};
    return new_int(thread, digits, 3, false);
}

} // namespace detail

/// id(object).
[[nodiscard]] constexpr owned id(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "id", given) ||
        !interpreter::check_one(thread, "id", given)) {
        return {};
    }
    const value of = given.values[0];
    if (of.kind == tag::integer) {
        return detail::number_id(thread, static_cast<std::uint64_t>(of.data.integer), 1);
    }
    if (of.kind == tag::real) {
        return detail::number_id(thread, __builtin_bit_cast(std::uint64_t, of.data.real), 2);
    }
    if (std::is_constant_evaluated()) {
        detail::id_needs_run_time();
        return {};
    }
    const owned held = owned::take(box(thread, of)); // None and bools are objects of their own
    return owned::take(make_int(static_cast<std::int64_t>(address_of(held.as_object()))));
}

inline constexpr method_def id_def{"id", id, 0, nullptr};
/// The built-in function id.
inline constexpr builtin_function_object id_object{immortal_head(builtin_function_type), &id_def};

} // namespace stasis::builtins
