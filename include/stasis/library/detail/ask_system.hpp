// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/ask_system.hpp: whether code may ask the operating system for something.
// Promises: it may at run time. In constant evaluation the compiler names system_needs_run_time().
#pragma once

#include <type_traits>

namespace stasis::library::detail {

/// Not constexpr: the name is the compiler's message.
inline void system_needs_run_time() noexcept {}

/// Whether the system can be asked; if not, the compiler says that it can't.
[[nodiscard]] constexpr bool may_ask_system() noexcept {
    if (std::is_constant_evaluated()) {
        system_needs_run_time();
    }
    return !std::is_constant_evaluated();
}

} // namespace stasis::library::detail
