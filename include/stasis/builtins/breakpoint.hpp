// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/breakpoint.hpp: breakpoint(), which calls sys.breakpointhook(), and what that is
// at first: what the environment's PYTHONBREAKPOINT names, pdb.set_trace if it isn't there. In
// constant expressions there is no environment. CPython 3.11: builtin_breakpoint
// (Python/bltinmodule.c), sys_breakpointhook (Python/sysmodule.c), PEP 553.
#pragma once

#include <stasis/builtins/builtin_function.hpp>
#include <stasis/builtins/make_value.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/interpreter/streams.hpp>
#include <stasis/interpreter/warn.hpp>

#include <cstdlib>

namespace stasis::builtins {

namespace detail {

/// The name of the function that breakpoint() is to call, a str; empty: it raised.
[[nodiscard]] constexpr owned named_hook(thread_state& thread) noexcept {
    const char* named = nullptr;
    if (!std::is_constant_evaluated()) {
        named = std::getenv("PYTHONBREAKPOINT");
    }
    const text name{named != nullptr && named[0] != '\0' ? named : "pdb.set_trace"};
    return stasis::detail::str_of_utf8(thread, name.ascii, static_cast<std::size_t>(name.size));
}

/// A module's attribute by its full name; empty: it raised, or, with nothing pending, there is
/// none.
[[nodiscard]] constexpr owned import_attribute(thread_state& thread, const text& name) noexcept {
    const ssize dot = interpreter::detail::last_dot(name);
    if (dot == 0) {
        return {}; // nothing is named in front of it
    }
    const owned module_name = new_str(thread, dot < 0 ? text{"builtins"} : name.part(0, dot));
    const owned attribute_name = new_str(thread, name.part(dot + 1, name.size));
    if (!module_name || !attribute_name) {
        return {};
    }
    const owned module = interpreter::import_module(thread, module_name.get());
    if (!module) {
        static_cast<void>(clear_pending(thread, import_error_type));
        return {};
    }
    owned found = interpreter::get_attribute(thread, module.get(), attribute_name.as_object());
    if (!found) {
        static_cast<void>(clear_pending(thread, attribute_error_type));
    }
    return found;
}

} // namespace detail

/// sys.breakpointhook(*args, **kwargs) at first. What can't be imported is a RuntimeWarning.
[[nodiscard]] constexpr owned breakpoint_hook(thread_state& thread,
                                              const arguments& given) noexcept {
    const owned named = detail::named_hook(thread);
    if (!named) {
        return {};
    }
    const text name = text_of(named.as_object());
    if (name == text{"0"}) {
        return owned::take(none_value);
    }
    const owned hook = detail::import_attribute(thread, name);
    if (hook) {
        return interpreter::call(thread, hook.get(), given);
    }
    if (pending(thread) ||
        !interpreter::warn(thread, runtime_warning_type, 0,
                           "Ignoring unimportable $PYTHONBREAKPOINT: \"", name, "\"")) {
        return {};
    }
    return owned::take(none_value);
}

/// breakpoint(*args, **kwargs).
[[nodiscard]] constexpr owned breakpoint(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::has_sys(thread)) {
        return breakpoint_hook(thread, given);
    }
    object* const hook = interpreter::find_in_sys(thread, graph::str_<"breakpointhook">);
    if (hook == nullptr) {
        return raise(thread, runtime_error_type, "lost sys.breakpointhook");
    }
    const owned kept = owned::share(load(hook));
    return interpreter::call(thread, kept.get(), given);
}

inline constexpr method_def breakpoint_def{"breakpoint", breakpoint, 0, nullptr};
/// The built-in function.
inline constexpr builtin_function_object breakpoint_object{immortal_head(builtin_function_type),
                                                           &breakpoint_def};

} // namespace stasis::builtins
