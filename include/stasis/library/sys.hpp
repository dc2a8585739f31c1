// SPDX-License-Identifier: BSL-1.0
// stasis/library/sys.hpp: the module sys.
// Promises: what its names mean is CPython 3.11's; sys.modules is the interpreter's own dict.
// CPython 3.11: Python/sysmodule.c.
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/library/detail/standard_streams.hpp>
#include <stasis/library/detail/sys_hooks.hpp>
#include <stasis/state/modules.hpp>

namespace stasis::library {

namespace detail {

using namespace stasis::builtins;

/// sys.exit([status]).
[[nodiscard]] constexpr owned sys_exit(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "exit", given, 0, 1)) {
        return {};
    }
    return raise_with(thread, system_exit_type, given.count == 1 ? given.values[0] : none_value);
}

/// sys.exception().
[[nodiscard]] constexpr owned sys_exception(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "exception", given, 0, 0)) {
        return {};
    }
    return share_or_none(handled_exception(thread));
}

/// sys.getrecursionlimit().
[[nodiscard]] constexpr owned sys_recursion_limit(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_plain(thread, "getrecursionlimit", given, 0, 0)) {
        return {};
    }
    return owned::take(make_int(thread.interp->ceval.recursion_limit));
}

inline constexpr method_def sys_methods[] = {{"displayhook", sys_displayhook, 0, nullptr},
                                             {"excepthook", sys_excepthook, 0, nullptr},
                                             {"unraisablehook", sys_unraisablehook, 0, nullptr},
                                             {"exit", sys_exit, 0, nullptr},
                                             {"exception", sys_exception, 0, nullptr},
                                             {"getrecursionlimit", sys_recursion_limit, 0, nullptr},
                                             {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant sys_constants[] = {
    {"byteorder", &graph::str_<"little">},  {"maxsize", &graph::int_<9223372036854775807>},
    {"stdin", &standard_streams[0]},        {"stdout", &standard_streams[1]},
    {"stderr", &standard_streams[2]},       {"__stdin__", &standard_streams[0]},
    {"__stdout__", &standard_streams[1]},   {"__stderr__", &standard_streams[2]},
    {"maxunicode", &graph::int_<0x10ffff>}, {nullptr, nullptr}};

/// What depends on the interpreter.
[[nodiscard]] constexpr bool sys_exec(thread_state& thread, dict_object* names) noexcept {
    dict_object* const modules = modules_of(thread);
    const auto repeat = [&](const object& name, const object& as) {
        object* const held = find(thread, names, make_object(pointer_to(name)));
        return held != nullptr && store(thread, names, make_object(pointer_to(as)), load(held));
    };
    if (!repeat(graph::str_<"displayhook">, graph::str_<"__displayhook__">) ||
        !repeat(graph::str_<"excepthook">, graph::str_<"__excepthook__">) ||
        !repeat(graph::str_<"unraisablehook">, graph::str_<"__unraisablehook__">)) {
        return false;
    }
    thread.interp->new_unraisable = new_unraisable;
    for (int number = 0; number < 3; ++number) {
        thread.interp->standard_streams[number] = &standard_streams[number];
    }
    return modules != nullptr &&
           store(thread, names, make_object(pointer_to(graph::str_<"modules">)), modules);
}

inline constexpr module_definition sys_definition{"sys", sys_methods, sys_constants, sys_exec};

} // namespace detail

/// The module sys. Its namespace is part of the interpreter.
inline constexpr importable_module sys_module = [] {
    importable_module self = ready_module<detail::sys_definition>();
    self.own_namespace = &state::interpreter_state::sysdict;
    return self;
}();

} // namespace stasis::library
