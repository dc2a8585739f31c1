// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/warning_filters.hpp: whether a warning is shown, raised or left out.
// Promises: the filters, registries and default action are the interpreter's, or those of the
// module warnings where a program has imported it. CPython 3.11: Python/_warnings.c.
#pragma once

#include <stasis/interpreter/isinstance.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/state/dict.hpp>

namespace stasis::interpreter {

/// A warning, and the place that it is about.
struct warning {
    owned category; ///< a class
    owned message;  ///< an object of that class
    owned text;     ///< what the message says: a str, as a rule
    owned file;     ///< a str
    std::int64_t line = 1;
    owned module;      ///< a str, as a rule
    owned registry;    ///< a dict, where it is noted; None or empty: it isn't
    owned source_line; ///< a str; empty: the file has it
    owned source;      ///< the object that the warning is about; empty: there is none
};

namespace detail {

/// An attribute of the module warnings, if that has been imported; empty with nothing pending:
/// there is none. CPython 3.11: get_warnings_attr.
[[nodiscard]] inline owned find_in_warnings(thread_state& thread, const str_object& name) noexcept {
    dict_object* const modules = thread.interp->modules;
    object* const found =
        modules != nullptr ? find(thread, modules, make_object(pointer_to(graph::str_<"warnings">)))
                           : nullptr;
    if (found == nullptr) {
        return {};
    }
    const owned module = owned::share(load(found));
    owned held = get_attribute(thread, module.get(), &name);
    if (!held) {
        static_cast<void>(clear_pending(thread, attribute_error_type));
    }
    return held;
}

/// Whether a filter's text, or pattern, is right for a text: 1, 0; -1: an exception is pending.
[[nodiscard]] inline int matches(thread_state& thread, value wanted, value given) noexcept {
    if (wanted.kind == tag::none) {
        return 1;
    }
    if (as_exactly<str_object>(wanted, str_type) != nullptr) {
        return compare_truth(thread, wanted, given, equal);
    }
    const owned method = get_attribute(thread, wanted, &graph::str_<"match">);
    owned answer;
    if (method) {
        answer = call(thread, method.get(), given);
    }
    return answer ? is_true(thread, answer.get()) : -1;
}

/// Whether a filter is right for a warning: 1, 0; -1: an exception is pending.
[[nodiscard]] inline int is_right(thread_state& thread, const tuple_object* filter,
                                  const warning& of) noexcept {
    const auto part = [&](int i) { return load(items(filter)[i]); };
    const int message = matches(thread, part(1), of.text.get());
    if (message < 0) {
        return -1;
    }
    const int category = is_subclass_of(thread, of.category.get(), part(2));
    if (category < 0) {
        return -1;
    }
    const int module = matches(thread, part(3), of.module.get());
    if (module < 0) {
        return -1;
    }
    ssize line = 0;
    if (!is_instance(part(4), int_type)) {
        return raise(thread, type_error_type, "an integer is required");
    }
    if (!to_ssize(thread, part(4), line, overflow_error_type)) {
        return -1;
    }
    return message != 0 && category != 0 && module != 0 && (line == 0 || line == of.line) ? 1 : 0;
}

/// What to do with a warning that no filter is right for; empty: an exception is pending.
[[nodiscard]] inline owned default_action(thread_state& thread) noexcept {
    owned action = find_in_warnings(thread, graph::str_<"defaultaction">);
    if (!action && !pending(thread)) {
        action = owned::share(thread.interp->warnings.default_action);
    }
    if (action && !is_kind_of(action.get(), str_type)) {
        return raise(thread, type_error_type, "_warnings.defaultaction must be a string, not '",
                     type_of(action.get())->tp_name, "'");
    }
    return action;
}

/// What to do with a warning, and the filter that says so, if any; empty: an exception is pending.
/// CPython 3.11: get_filter.
[[nodiscard]] inline owned action_for(thread_state& thread, const warning& of,
                                      owned& filter) noexcept {
    owned filters = find_in_warnings(thread, graph::str_<"filters">);
    if (!filters) {
        if (pending(thread)) {
            return {};
        }
        filters = owned::share(thread.interp->warnings.filters);
    }
    const auto* const list = as<list_object>(filters.get(), list_type);
    if (list == nullptr) {
        return raise(thread, value_error_type, "_warnings.filters must be a list");
    }
    for (ssize i = 0; i < list->ob_size; ++i) {
        filter = owned::share(load(list->ob_item[i]));
        const auto* const parts = as<tuple_object>(filter.get(), tuple_type);
        if (parts == nullptr || parts->ob_size != 5) {
            return raise(thread, value_error_type, "_warnings.filters item ", i,
                         " isn't a 5-tuple");
        }
        const value action = load(items(parts)[0]);
        if (!is_kind_of(action, str_type)) {
            return raise(thread, type_error_type, "action must be a string, not '",
                         type_of(action)->tp_name, "'");
        }
        const int right = is_right(thread, parts, of);
        if (right != 0) {
            if (right <= 0) {
                return {};
            }
            return owned::share(action);
        }
    }
    filter = {};
    return default_action(thread);
}

/// Whether a registry has a key noted that counts: 1, 0; -1: an exception is pending. A registry of
/// other filters is emptied. CPython 3.11: already_warned.
[[nodiscard]] inline int was_warned(thread_state& thread, dict_object* registry, value key,
                                    bool notes) noexcept {
    const value name = make_object(pointer_to(graph::str_<"version">));
    const value version = make_int(thread.interp->warnings.filters_version);
    object* const known = find(thread, registry, name);
    if (known != nullptr && load(known).kind == tag::integer &&
        load(known).data.integer == version.data.integer) {
        object* const noted = find(thread, registry, key);
        const int counts = noted != nullptr  ? is_true(thread, load(noted))
                           : pending(thread) ? -1
                                             : 0;
        if (counts != 0) {
            return counts;
        }
    } else {
        if (pending(thread)) {
            return -1;
        }
        clear(registry);
        if (!store(thread, registry, name, version)) {
            return -1;
        }
    }
    return !notes || store(thread, registry, key, make_bool(true)) ? 0 : -1;
}

/// Whether it is noted that a text of that category was shown, which is noted now: 1, 0, -1.
[[nodiscard]] inline int was_told(thread_state& thread, dict_object* registry,
                                  const warning& of) noexcept {
    const value parts[] = {of.text.get(), of.category.get()};
    const owned key = owned::take(new_tuple(thread, parts, 2));
    return key ? was_warned(thread, registry, key.get(), true) : -1;
}

/// The registry of those that are told once; empty: an exception is pending.
[[nodiscard]] inline owned once_registry(thread_state& thread) noexcept {
    owned held = find_in_warnings(thread, graph::str_<"onceregistry">);
    if (!held) {
        object* const own = thread.interp->warnings.once_registry;
        if (pending(thread) || !is_writable(thread, static_cast<dict_object*>(own))) {
            return {};
        }
        held = owned::share(own);
    }
    if (as<dict_object>(held.get(), dict_type) == nullptr) {
        return raise(thread, type_error_type, "_warnings.onceregistry must be a dict, not '",
                     type_of(held.get())->tp_name, "'");
    }
    return held;
}

/// Raises what a warning's message is.
inline raised raise_warning(thread_state& thread, value message) noexcept {
    if (is_instance(message, base_exception_type)) {
        owned kept = owned::share(message);
        return raise_object(thread, static_cast<exception_object*>(kept.release().data.object));
    }
    const owned shown = repr(thread, make_object(pointer_to(*type_of(message))));
    return shown ? raise(thread, system_error_type, "_PyErr_SetObject: exception ",
                         shown.as_object(), " is not a BaseException subclass")
                 : raised{};
}

/// Decides what to do with a warning, and notes it: 1, show it; 0, don't; -1: an exception, perhaps
/// the warning itself, is pending.
[[nodiscard]] inline int decide(thread_state& thread, const warning& of) noexcept {
    const bool noted = of.registry && of.registry.get().kind != tag::none;
    auto* const registry = noted ? as<dict_object>(of.registry.get(), dict_type) : nullptr;
    if (noted && registry == nullptr) {
        return raise(thread, type_error_type, "'registry' must be a dict or None");
    }
    const value parts[] = {of.text.get(), of.category.get(), make_int(of.line)};
    const owned key = owned::take(new_tuple(thread, parts, 3));
    if (!key) {
        return -1;
    }
    if (registry != nullptr) {
        const int already = was_warned(thread, registry, key.get(), false);
        if (already != 0) {
            return already > 0 ? 0 : -1;
        }
    }
    owned filter;
    const owned action = action_for(thread, of, filter);
    if (!action) {
        return -1;
    }
    const text said = text_of(action.as_object());
    if (said == text{"error"}) {
        return raise_warning(thread, of.message.get());
    }
    if (said == text{"ignore"}) {
        return 0;
    }
    if (said == text{"always"}) {
        return 1;
    }
    if (registry != nullptr && !store(thread, registry, key.get(), make_bool(true))) {
        return -1;
    }
    int told = 0;
    if (said == text{"once"}) {
        owned other;
        if (registry == nullptr) {
            other = once_registry(thread);
        }
        auto* const to = registry != nullptr
                             ? registry
                             : static_cast<dict_object*>(other ? other.as_object() : nullptr);
        told = to != nullptr ? was_told(thread, to, of) : -1;
    } else if (said == text{"module"}) {
        told = registry != nullptr ? was_told(thread, registry, of) : 0;
    } else if (!(said == text{"default"})) {
        const owned shown = repr(thread, action.get());
        const owned by = shown ? repr(thread, filter ? filter.get() : none_value) : owned{};
        if (by) {
            raise(thread, runtime_error_type, "Unrecognized action (", shown.as_object(),
                  ") in warnings.filters:\n ", by.as_object());
        }
        return -1;
    }
    return told < 0 ? -1 : 1 - told;
}

} // namespace detail

} // namespace stasis::interpreter
