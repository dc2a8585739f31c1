// SPDX-License-Identifier: BSL-1.0
// stasis/library/_abc.hpp: the module _abc, which Lib/abc.py is written over: abstract methods,
// virtual subclasses, and what isinstance() and issubclass() answer of abstract base classes.
// Promises: CPython 3.11's answers, caches and messages. A class that is registered somewhere isn't
// kept alive by that (state/class_registry.hpp).
// CPython 3.11: Modules/_abc.c.
// Differs from CPython: _get_dump() shows sets of classes, and not of weak references to them.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/abc_checks.hpp>

namespace stasis::library {

namespace detail {

inline constexpr method_def abc_methods[] = {{"get_cache_token", abc_cache_token, 0, nullptr},
                                             {"_abc_init", abc_init, 0, nullptr},
                                             {"_reset_registry", abc_reset_registry, 0, nullptr},
                                             {"_reset_caches", abc_reset_caches, 0, nullptr},
                                             {"_get_dump", abc_dump, 0, nullptr},
                                             {"_abc_register", abc_register, 0, nullptr},
                                             {"_abc_instancecheck", abc_instance_check, 0, nullptr},
                                             {"_abc_subclasscheck", abc_subclass_check, 0, nullptr},
                                             {nullptr, nullptr, 0, nullptr}};

inline constexpr module_definition abc_definition{"_abc", abc_methods};

} // namespace detail

/// The module _abc.
inline constexpr importable_module _abc_module = ready_module<detail::abc_definition>();

} // namespace stasis::library
