// SPDX-License-Identifier: BSL-1.0
// stasis/library/_contextvars.hpp: the module _contextvars, which Lib/contextvars.py gives its
// names. CPython 3.11: Modules/_contextvarsmodule.c, Python/context.c.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/context_variable.hpp>

namespace stasis::library {

namespace detail {

/// _contextvars.copy_context().
[[nodiscard]] constexpr owned copy_context(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "_contextvars.copy_context", given)) {
        return {};
    }
    const context_object* const current = current_context(thread);
    return owned::take(current != nullptr ? new_context(thread, current->ctx_vars) : nullptr);
}

inline constexpr method_def contextvars_methods[] = {{"copy_context", copy_context, 0, nullptr},
                                                     {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant contextvars_constants[] = {{"Context", &context_type},
                                                            {"ContextVar", &context_variable_type},
                                                            {"Token", &context_token_type},
                                                            {nullptr, nullptr}};

inline constexpr module_definition contextvars_definition{"_contextvars", contextvars_methods,
                                                          contextvars_constants};

} // namespace detail

/// The module _contextvars.
inline constexpr importable_module _contextvars_module =
    ready_module<detail::contextvars_definition>();

} // namespace stasis::library
