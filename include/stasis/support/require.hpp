// SPDX-License-Identifier: BSL-1.0
// stasis/support/require.hpp: a condition that stops a constant evaluation with reason and place.
// Promises: both compilers print the reason, an argument in a call note (g++ only where a literal
// is passed, so reasons are literals), and the offset. No exceptions are involved.
// Costs: nothing where the condition holds. At run time a failure is a trap: code that can be given
// bad input there returns a `failure` instead.
#pragma once

#include <stasis/support/failure.hpp>

namespace stasis::support {

namespace detail {

/// Not constexpr: to call it is what ends a constant evaluation whose offset is 0.
[[noreturn]] inline void requirement_not_met(const char*, std::size_t) { __builtin_trap(); }

/// The element that does not exist. Its index is what the compilers print.
inline constexpr char only_offset_zero[1] = {};

} // namespace detail

/// Does nothing if `ok`. Otherwise the constant evaluation fails: `reason` and `offset` are in the
/// compiler's message. At run time the program traps.
constexpr void require(bool ok, const char* reason, std::size_t offset) {
    if (ok) {
        return;
    }
    if (__builtin_is_constant_evaluated() && detail::only_offset_zero[offset] == 0) {
        detail::requirement_not_met(reason, offset);
    }
    detail::requirement_not_met(reason, offset);
}

/// The failure itself where it is to be returned, and a compile error where `AtCompileTime` says
/// so. The reason has to be a literal there: g++ prints no other.
template <bool AtCompileTime>
[[nodiscard]] constexpr failure refuse(const char* reason, std::size_t offset) {
    if constexpr (AtCompileTime) {
        require(false, reason, offset);
    }
    return {reason, offset};
}

} // namespace stasis::support
