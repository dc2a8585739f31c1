// SPDX-License-Identifier: BSL-1.0
// stasis/library/_weakref.hpp: the module _weakref, which weakref is made of.
// CPython 3.11: Modules/_weakref.c, PyWeakref_NewProxy (Objects/weakrefobject.c).
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/builtins/weak_proxy.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

namespace detail {

using namespace stasis::builtins;
using namespace stasis::builtins::detail;

/// Calls function(reference) for each weak reference to a value; false: that has stopped it.
template <class Function>
[[nodiscard]] constexpr bool each_weak_reference(thread_state& thread, value to,
                                                 const Function& function) noexcept {
    if (type_of(to)->tp_weaklistoffset == 0 || to.kind != tag::object) {
        return true;
    }
    object* list = interpreter::detail::weak_list_of(*thread.interp, to.data.object);
    for (; list != nullptr; list = as_weak_reference(list)->wr_next) {
        if (as_weak_reference(list)->wr_object == to.data.object && !function(list)) {
            return false;
        }
    }
    return true;
}

/// _weakref.getweakrefcount(object).
[[nodiscard]] constexpr owned weakref_count(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "_weakref.getweakrefcount", given)) {
        return {};
    }
    std::int64_t count = 0;
    static_cast<void>(each_weak_reference(thread, given.values[0], [&](object*) {
        ++count;
        return true;
    }));
    return owned::take(make_int(count));
}

/// _weakref.getweakrefs(object): a list.
[[nodiscard]] constexpr owned weakref_list(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "_weakref.getweakrefs", given)) {
        return {};
    }
    owned result = owned::take(new_list(thread, 0));
    auto* list = static_cast<list_object*>(result.as_object());
    if (!result || !each_weak_reference(thread, given.values[0], [&](object* each) {
            increment(each);
            return append(thread, list, each);
        })) {
        return {};
    }
    return result;
}

/// _weakref.proxy(object[, callback]).
[[nodiscard]] constexpr owned weakref_proxy(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "_weakref.proxy", given) ||
        !interpreter::check_count(thread, "proxy", given, 1, 2)) {
        return {};
    }
    const value to = given.values[0];
    const bool callable = type_of(to)->tp_call != nullptr;
    return refer(thread, callable ? weak_callable_proxy_type : weak_proxy_type, to,
                 callback_in(given));
}

/// _weakref._remove_dead_weakref(dct, key): deletes an item of a dict that is a weak reference
/// whose object has ended. That there is no such key is no error.
[[nodiscard]] constexpr owned weakref_remove_dead(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "_weakref._remove_dead_weakref", given) ||
        !interpreter::check_count(thread, "_remove_dead_weakref", given, 2, 2)) {
        return {};
    }
    dict_object* dict = as<dict_object>(given.values[0], dict_type);
    if (dict == nullptr) {
        return raise(
            thread, type_error_type, "_remove_dead_weakref() argument 1 must be dict, not ",
            given.values[0].kind == tag::none ? "None" : type_of(given.values[0])->tp_name);
    }
    object* const found = find(thread, dict, given.values[1]);
    if (found == nullptr) {
        return owned::take(pending(thread) ? value{} : none_value);
    }
    if (!state::is_weak_reference(found)) {
        return raise(thread, type_error_type, "not a weakref");
    }
    const owned kept = owned::share(found);
    if (!referent_of(as_weak_reference(found)) && erase(thread, dict, given.values[1]) < 0) {
        return {};
    }
    return owned::take(none_value);
}

inline constexpr method_def weakref_methods[] = {
    {"getweakrefcount", weakref_count, 0, nullptr},
    {"_remove_dead_weakref", weakref_remove_dead, 0, nullptr},
    {"getweakrefs", weakref_list, 0, nullptr},
    {"proxy", weakref_proxy, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant weakref_constants[] = {
    {"ref", &weak_reference_type},
    {"ReferenceType", &weak_reference_type},
    {"ProxyType", &weak_proxy_type},
    {"CallableProxyType", &weak_callable_proxy_type},
    {nullptr, nullptr}};

inline constexpr module_definition weakref_definition{"_weakref", weakref_methods,
                                                      weakref_constants};

} // namespace detail

/// The module _weakref.
inline constexpr importable_module _weakref_module = ready_module<detail::weakref_definition>();

} // namespace stasis::library
