// SPDX-License-Identifier: BSL-1.0
// stasis/library/_warnings.hpp: the module _warnings: what warnings of a program's own come to.
// Promises: filters, _onceregistry and _defaultaction are the interpreter's (interpreter/warn.hpp).
// CPython 3.11: Python/_warnings.c.
// Refuses: constant evaluation, where the compiler names system_needs_run_time(). The source lines
// that warn_explicit() could ask a __loader__ of module_globals for aren't asked for.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/interpreter/warn.hpp>
#include <stasis/library/detail/ask_system.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

namespace detail {

/// Finds the class of a warning; false: an exception is pending. CPython 3.11: get_category.
[[nodiscard]] inline bool read_category(thread_state& thread, value message, value given,
                                        interpreter::warning& of) noexcept {
    const value base = make_object(pointer_to(warning_type));
    const int is_warning = interpreter::is_instance_of(thread, message, base);
    if (is_warning < 0) {
        return false;
    }
    if (is_warning != 0) {
        of.category = owned::share(pointer_to(*type_of(message)));
    } else if (!given || given.kind == tag::none) {
        of.category = owned::share(pointer_to(user_warning_type));
    } else {
        of.category = owned::share(given);
    }
    const int right = is_instance(of.category.get(), type_type)
                          ? interpreter::is_subclass_of(thread, of.category.get(), base)
                          : 0;
    if (right == 0) {
        raise(thread, type_error_type, "category must be a Warning subclass, not '",
              type_of(of.category.get())->tp_name, "'");
    }
    return right > 0;
}

/// warn(message, category=None, stacklevel=1, source=None).
[[nodiscard]] constexpr owned warnings_warn(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<4> parameters{"warn", {"message", "category", "stacklevel", "source"}, 1};
    value read[4] = {};
    ssize level = 1;
    if (!read_arguments(thread, parameters, given, read) ||
        (read[2] && !interpreter::to_c_integer(thread, read[2], level)) || !may_ask_system()) {
        return {};
    }
    interpreter::warning made;
    if (!read_category(thread, read[0], read[1], made) ||
        !interpreter::detail::place_warning(thread, level, made) ||
        !interpreter::detail::read_message(thread, read[0], made)) {
        return {};
    }
    if (read[3]) {
        made.source = owned::share(read[3]);
    }
    return interpreter::give_warning(thread, made) ? owned::take(none_value) : owned{};
}

/// warn_explicit(message, category, filename, lineno, module=None, registry=None,
/// module_globals=None, source=None).
[[nodiscard]] constexpr owned warnings_warn_explicit(thread_state& thread,
                                                     const arguments& given) noexcept {
    constexpr signature<8> parameters{"warn_explicit",
                                      {"message", "category", "filename", "lineno", "module",
                                       "registry", "module_globals", "source"},
                                      4};
    value read[8] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    if (!is_kind_of(read[2], str_type)) {
        return raise(thread, type_error_type, "warn_explicit() argument 3 must be str, not ",
                     read[2].kind == tag::none ? "None" : type_of(read[2])->tp_name);
    }
    int line = 0;
    if (!interpreter::to_parsed_int(thread, read[3], line)) {
        return {};
    }
    if (read[6] && read[6].kind != tag::none && !is_kind_of(read[6], dict_type)) {
        return raise(thread, type_error_type, "module_globals must be a dict, not '",
                     type_of(read[6])->tp_name, "'");
    }
    if (!may_ask_system()) {
        return {};
    }
    interpreter::warning made;
    made.category = owned::share(read[1]);
    made.file = owned::share(read[2]);
    made.line = line;
    made.module =
        read[4] ? owned::share(read[4]) : interpreter::detail::module_of_file(thread, read[2]);
    if (read[5]) {
        made.registry = owned::share(read[5]);
    }
    if (read[7]) {
        made.source = owned::share(read[7]);
    }
    return made.module && interpreter::detail::read_message(thread, read[0], made) &&
                   interpreter::give_warning(thread, made)
               ? owned::take(none_value)
               : owned{};
}

/// _filters_mutated(): what was noted counts no more.
[[nodiscard]] constexpr owned warnings_mutated(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_nothing(thread, "_warnings._filters_mutated", given)) {
        return {};
    }
    ++thread.interp->warnings.filters_version;
    return owned::take(none_value);
}

inline constexpr method_def warnings_methods[] = {
    {"warn", warnings_warn, 0, nullptr},
    {"warn_explicit", warnings_warn_explicit, 0, nullptr},
    {"_filters_mutated", warnings_mutated, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

/// What the interpreter has.
[[nodiscard]] constexpr bool warnings_exec(thread_state& thread, dict_object* names) noexcept {
    const state::warnings_runtime_state& of = thread.interp->warnings;
    const auto name = [&](const object& key, object* held) {
        return store(thread, names, make_object(pointer_to(key)), load(held));
    };
    return is_writable(thread, static_cast<list_object*>(of.filters)) &&
           is_writable(thread, static_cast<dict_object*>(of.once_registry)) &&
           name(graph::str_<"filters">, of.filters) &&
           name(graph::str_<"_onceregistry">, of.once_registry) &&
           name(graph::str_<"_defaultaction">, of.default_action);
}

inline constexpr module_definition warnings_definition{"_warnings", warnings_methods, nullptr,
                                                       warnings_exec};

} // namespace detail

/// The module _warnings.
inline constexpr importable_module _warnings_module = ready_module<detail::warnings_definition>();

} // namespace stasis::library
