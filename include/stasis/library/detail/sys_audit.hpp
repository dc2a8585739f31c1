// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sys_audit.hpp: sys.audit() and sys.addaudithook().
// CPython 3.11: sys_audit, sys_addaudithook_impl (Python/sysmodule.c).
// Refuses: the events of CPython itself: hooks are told those that programs audit, and that a hook
// is added.
#pragma once

#include <stasis/builtins/str_room.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/state/make_containers.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// Tells the hooks of an event; false: one of them has raised.
[[nodiscard]] constexpr bool tell_hooks(thread_state& thread, value event,
                                        const arguments& given) noexcept {
    if (thread.interp->audit_hooks == nullptr) {
        return true;
    }
    const owned hooks = owned::share(thread.interp->audit_hooks);
    const owned values = owned::take(new_tuple(thread, given.values, given.count));
    if (!values) {
        return false;
    }
    const auto* list = static_cast<const list_object*>(hooks.as_object());
    for (ssize i = 0; i < list->ob_size; ++i) {
        const owned hook = owned::share(load(list->ob_item[i]));
        const value both[] = {event, values.get()};
        if (!interpreter::call(thread, hook.get(), arguments{both, 2, nullptr})) {
            return false;
        }
    }
    return true;
}

/// sys.audit(event, *args).
[[nodiscard]] constexpr owned sys_audit(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "sys.audit", given)) {
        return {};
    }
    if (given.count == 0) {
        return raise(thread, type_error_type,
                     "audit() missing 1 required positional argument: 'event'");
    }
    if (thread.interp->audit_hooks == nullptr) {
        return owned::take(none_value);
    }
    if (!is_str(given.values[0])) {
        return raise(thread, type_error_type, "expected str for argument 'event', not ",
                     type_of(given.values[0])->tp_name);
    }
    const bool told =
        tell_hooks(thread, given.values[0], {given.values + 1, given.count - 1, nullptr});
    return owned::take(told ? none_value : value{});
}

/// sys.addaudithook(hook). Hooks that are there may prevent it, silently by an Exception.
[[nodiscard]] constexpr owned sys_addaudithook(thread_state& thread,
                                               const arguments& given) noexcept {
    constexpr signature<1> of{"addaudithook", {"hook"}, 1};
    value hook[1];
    if (!read_arguments(thread, of, given, hook)) {
        return {};
    }
    if (!tell_hooks(thread, make_object(pointer_to(graph::str_<"sys.addaudithook">)), {})) {
        return owned::take(clear_pending(thread, exception_type) ? none_value : value{});
    }
    object*& hooks = thread.interp->audit_hooks;
    if (hooks == nullptr) {
        hooks = new_list(thread, 0);
    }
    if (hooks == nullptr || !append(thread, static_cast<list_object*>(hooks), hook[0])) {
        return {};
    }
    return owned::take(none_value);
}

} // namespace stasis::library::detail
