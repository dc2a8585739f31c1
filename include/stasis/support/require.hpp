// SPDX-License-Identifier: BSL-1.0
// stasis/support/require.hpp: a condition that stops a constant evaluation with reason and place.
// Promises: both compilers print the reason, an argument in a call note (g++ only where a literal
// is passed, so reasons are literals), and the offset. No exceptions are involved.
// Costs: nothing where the condition holds. At run time a failure is a trap, after reason and
// offset have been written to standard error: code that can be given bad input there returns a
// `failure` instead.
#pragma once

#include <stasis/config.hpp>
#include <stasis/support/failure.hpp>

#include <unistd.h>

namespace stasis::support {

namespace detail {

/// Not constexpr: to call it is what ends a constant evaluation whose offset is 0.
[[noreturn]] STASIS_COLD inline void requirement_not_met(const char* reason, std::size_t offset) {
    char digits[24];
    const char* const end = digits + sizeof digits;
    char* begin = digits + sizeof digits - 2;
    begin[0] = ']';
    begin[1] = '\n';
    do {
        *--begin = static_cast<char>('0' + offset % 10);
        offset /= 10;
    } while (offset != 0);
    const auto say = [](const char* text, std::size_t size) {
        return ::write(2, text, size) == static_cast<::ssize_t>(size);
    };
    static_cast<void>(say("stasis: ", 8) && say(reason, __builtin_strlen(reason)) && say(" [", 2) &&
                      say(begin, static_cast<std::size_t>(end - begin)));
    __builtin_trap();
}

/// The element that does not exist. Its index is what the compilers print.
inline constexpr char only_offset_zero[1] = {};

} // namespace detail

/// Does nothing if `ok`. Otherwise the constant evaluation fails: `reason` and `offset` are in the
/// compiler's message. At run time both are written to standard error, and the program traps.
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
