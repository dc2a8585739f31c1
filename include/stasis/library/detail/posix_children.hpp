// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/posix_children.hpp: fork(), exec(), and how children end.
// Promises: CPython 3.11's checks and messages; what register_at_fork() was given is called around
// fork(), and what it raises is written to standard error.
// CPython 3.11: os_fork_impl, os_register_at_fork_impl, os_execv_impl, os_wait3_impl,
// os_waitid_impl (Modules/posixmodule.c). Refuses: posix_spawn() and forkpty().
#pragma once

#include <stasis/builtins/struct_sequence.hpp>
#include <stasis/interpreter/streams.hpp>
#include <stasis/interpreter/traceback.hpp>
#include <stasis/library/detail/posix_process.hpp>
#include <stasis/state/scratch_room.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stasis::library {

inline constexpr struct_sequence_definition<5> waitid_result_definition{
    "posix.waitid_result", {"si_pid", "si_uid", "si_signo", "si_status", "si_code"}};
inline constexpr struct_sequence_definition<16> rusage_definition{
    "resource.struct_rusage",
    {"ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt",
     "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals",
     "ru_nvcsw", "ru_nivcsw"}};

extern const type_object waitid_result_type;
extern const type_object rusage_type;
inline constexpr type_object waitid_result_type =
    builtins::struct_sequence<waitid_result_type, waitid_result_definition>();
inline constexpr type_object rusage_type =
    builtins::struct_sequence<rusage_type, rusage_definition>();

namespace detail {

// ---- fork --------------------------------------------------------------------------------------

/// Calls what register_at_fork() was given; the functions for before it, last one first.
inline void call_forkers(thread_state& thread, object* of, bool backwards) noexcept {
    if (of == nullptr) {
        return;
    }
    const owned kept = owned::share(of);
    const auto* const list = static_cast<const list_object*>(of);
    for (ssize i = 0; i < list->ob_size; ++i) {
        const owned function =
            owned::share(load(list->ob_item[backwards ? list->ob_size - 1 - i : i]));
        if (!interpreter::call(thread, function.get(), arguments{})) {
            interpreter::report_ignored(thread, function.get());
        }
    }
}

inline constexpr signature<3> register_at_fork_parameters{
    "register_at_fork", {"before", "after_in_child", "after_in_parent"}, 0, 0, 0};
[[nodiscard]] inline owned posix_register_at_fork(thread_state& thread,
                                                  const value* given) noexcept {
    if (!given[0] && !given[1] && !given[2]) {
        return raise(thread, type_error_type, "At least one argument is required.");
    }
    for (int i = 0; i < 3; ++i) {
        if (given[i] && !is_callable(given[i])) {
            return raise(thread, type_error_type, "'", register_at_fork_parameters.names[i],
                         "' must be callable, not ", type_of(given[i])->tp_name);
        }
    }
    interpreter_state& of = *thread.interp;
    object** const lists[] = {&of.before_forkers, &of.after_forkers_child,
                              &of.after_forkers_parent};
    for (int i = 0; i < 3; ++i) {
        if (!given[i]) {
            continue;
        }
        if (*lists[i] == nullptr) {
            *lists[i] = new_list(thread, 0);
        }
        if (*lists[i] == nullptr ||
            !append(thread, static_cast<list_object*>(*lists[i]), given[i])) {
            return {};
        }
    }
    return owned::take(none_value);
}

[[nodiscard]] inline owned posix_fork(thread_state& thread, const value*) noexcept {
    interpreter_state& of = *thread.interp;
    call_forkers(thread, of.before_forkers, true);
    const ::pid_t child = ::fork();
    const int failed = errno;
    call_forkers(thread, child == 0 ? of.after_forkers_child : of.after_forkers_parent, false);
    errno = failed;
    return number_or_error(thread, child);
}

// ---- exec --------------------------------------------------------------------------------------

/// Texts for the system: bytes in a list of their own.
struct text_row {
    owned held;

    [[nodiscard]] ssize count() const noexcept {
        return static_cast<const list_object*>(held.as_object())->ob_size;
    }
    /// Fills in where they are, and null behind them.
    void point_to(char** to) const noexcept {
        const auto* const list = static_cast<const list_object*>(held.as_object());
        for (ssize i = 0; i < list->ob_size; ++i) {
            const auto* const bytes = static_cast<const bytes_object*>(list->ob_item[i]);
            to[i] = const_cast<char*>(reinterpret_cast<const char*>(bytes_data(bytes)));
        }
        to[list->ob_size] = nullptr;
    }
};

/// Reads the arguments of a program; false: it raised.
[[nodiscard]] inline bool read_program_arguments(thread_state& thread, value given,
                                                 const char* function, text_row& to) noexcept {
    if (!is_instance(given, list_type) && !is_instance(given, tuple_type)) {
        raise(thread, type_error_type, function, " must be a tuple or list");
        return false;
    }
    auto* const made = new_list(thread, 0);
    to.held = owned::take(made);
    auto* const list = made != nullptr ? interpreter::make_list(thread, given) : nullptr;
    const owned kept = owned::take(list);
    if (list == nullptr) {
        return false;
    }
    if (list->ob_size == 0) {
        raise(thread, value_error_type, function, " must not be empty");
        return false;
    }
    for (ssize i = 0; i < list->ob_size; ++i) {
        const owned each = owned::share(load(list->ob_item[i]));
        const owned encoded = path_bytes(thread, each.get());
        if (!encoded || !append(thread, made, encoded.get())) {
            return false;
        }
        if (i == 0 && static_cast<const bytes_object*>(encoded.as_object())->ob_size == 0) {
            raise(thread, value_error_type, function, " first element cannot be empty");
            return false;
        }
    }
    return true;
}

/// What a method of a mapping gives, as a list; empty: it raised.
[[nodiscard]] inline owned list_of(thread_state& thread, value mapping, const str_object* method,
                                   const char* otherwise) noexcept {
    const owned all = interpreter::call_on_file(thread, mapping, method);
    if (all && !interpreter::is_iterable(all.get())) {
        return raise(thread, type_error_type, otherwise);
    }
    return owned::take(all ? interpreter::make_list(thread, all.get()) : nullptr);
}

/// Reads an environment, as "name=value"; false: it raised. CPython 3.11: parse_envlist.
[[nodiscard]] inline bool read_environment(thread_state& thread, value given,
                                           text_row& to) noexcept {
    auto* const made = new_list(thread, 0);
    to.held = owned::take(made);
    const owned keys = list_of(thread, given, &graph::str_<"keys">, "env.keys() is not a list");
    owned all;
    if (keys) {
        all = list_of(thread, given, &graph::str_<"values">, "env.values() is not a list");
    }
    if (made == nullptr || !all) {
        return false;
    }
    const auto* const names = static_cast<const list_object*>(keys.as_object());
    const auto* const list = static_cast<const list_object*>(all.as_object());
    for (ssize i = 0; i < names->ob_size && i < list->ob_size; ++i) {
        const owned key = owned::share(load(names->ob_item[i]));
        const owned item = owned::share(load(list->ob_item[i]));
        const owned name = path_bytes(thread, key.get());
        owned held;
        if (name) {
            held = path_bytes(thread, item.get());
        }
        if (!held) {
            return false;
        }
        const auto* const first = static_cast<const bytes_object*>(name.as_object());
        const auto* const second = static_cast<const bytes_object*>(held.as_object());
        const char* const equals =
            first->ob_size != 0 ? std::strchr(c_text(name) + 1, '=') : c_text(name);
        if (equals != nullptr) {
            raise(thread, value_error_type, "illegal environment variable name");
            return false;
        }
        bytes_object* const joined = new_bytes_room(thread, first->ob_size + second->ob_size + 1);
        const owned kept = owned::take(joined);
        if (joined == nullptr) {
            return false;
        }
        auto* const at = trailing_mutable<unsigned char>(joined, 1);
        __builtin_memcpy(at, bytes_data(first), static_cast<std::size_t>(first->ob_size));
        at[first->ob_size] = '=';
        __builtin_memcpy(at + first->ob_size + 1, bytes_data(second),
                         static_cast<std::size_t>(second->ob_size));
        if (!append(thread, made, kept.get())) {
            return false;
        }
    }
    return true;
}

[[nodiscard]] inline owned posix_execv(thread_state& thread, const value* given) noexcept {
    path_argument path;
    text_row row;
    if (!to_path(thread, given[0], "execv", "path", path) ||
        !read_program_arguments(thread, given[1], "execv() arg 2", row)) {
        return {};
    }
    scratch_room<char*, 64> pointers(thread, row.count() + 1);
    if (!pointers) {
        return {};
    }
    row.point_to(pointers.data());
    ::execv(path.text(), pointers.data());
    return raise_errno(thread, errno);
}

inline constexpr signature<3> execve_parameters{"execve", {"path", "argv", "env"}, 3};
[[nodiscard]] inline owned posix_execve(thread_state& thread, const value* given) noexcept {
    path_argument path;
    text_row row;
    text_row environment;
    if (!to_path(thread, given[0], "execve", "path", path, path_kind::or_descriptor)) {
        return {};
    }
    if (!is_instance(given[1], list_type) && !is_instance(given[1], tuple_type)) {
        return raise(thread, type_error_type, "execve: argv must be a tuple or list");
    }
    const mapping_methods* const slots = type_of(given[2])->tp_as_mapping;
    if (slots == nullptr || slots->mp_subscript == nullptr) {
        return raise(thread, type_error_type, "execve: environment must be a mapping object");
    }
    if (!read_program_arguments(thread, given[1], "execve: argv", row) ||
        !read_environment(thread, given[2], environment)) {
        return {};
    }
    scratch_room<char*, 64> pointers(thread, row.count() + 1);
    scratch_room<char*, 64> variables(thread, environment.count() + 1);
    if (!pointers || !variables) {
        return {};
    }
    row.point_to(pointers.data());
    environment.point_to(variables.data());
    if (path.is_descriptor) {
        ::fexecve(path.descriptor, pointers.data(), variables.data());
    } else {
        ::execve(path.text(), pointers.data(), variables.data());
    }
    return raise_path_error(thread, path);
}

// ---- the end of children -----------------------------------------------------------------------

/// What was used, as wait3() tells it; empty: MemoryError is pending.
[[nodiscard]] inline owned new_rusage(thread_state& thread, const ::rusage& used) noexcept {
    const auto seconds = [](const ::timeval& time) {
        return make_real(static_cast<double>(time.tv_sec) +
                         static_cast<double>(time.tv_usec) * 0.000001);
    };
    const value parts[] = {
        seconds(used.ru_utime),    seconds(used.ru_stime),     make_int(used.ru_maxrss),
        make_int(used.ru_ixrss),   make_int(used.ru_idrss),    make_int(used.ru_isrss),
        make_int(used.ru_minflt),  make_int(used.ru_majflt),   make_int(used.ru_nswap),
        make_int(used.ru_inblock), make_int(used.ru_oublock),  make_int(used.ru_msgsnd),
        make_int(used.ru_msgrcv),  make_int(used.ru_nsignals), make_int(used.ru_nvcsw),
        make_int(used.ru_nivcsw)};
    return fill_struct_sequence<rusage_definition>(thread, rusage_type, parts);
}

/// wait3() and wait4().
[[nodiscard]] inline owned wait_and_tell(thread_state& thread, ::pid_t process,
                                         int options) noexcept {
    int status = 0;
    ::rusage used{};
    const ::pid_t ended = retry(thread, [&] { return ::wait4(process, &status, options, &used); });
    if (ended < 0) {
        return raise_call_error(thread);
    }
    const owned told = new_rusage(thread, used);
    if (!told) {
        return {};
    }
    const value parts[] = {make_int(ended), make_int(status), told.get()};
    return owned::take(new_tuple(thread, parts, 3));
}

inline constexpr signature<1> wait3_parameters{"wait3", {"options"}, 1};
[[nodiscard]] inline owned posix_wait3(thread_state& thread, const value* given) noexcept {
    int options = 0;
    if (!to_c_integer(thread, given[0], options)) {
        return {};
    }
    return wait_and_tell(thread, -1, options);
}

inline constexpr signature<2> wait4_parameters{"wait4", {"pid", "options"}, 2};
[[nodiscard]] inline owned posix_wait4(thread_state& thread, const value* given) noexcept {
    ::pid_t process = 0;
    int options = 0;
    if (!to_process(thread, given[0], process) || !to_c_integer(thread, given[1], options)) {
        return {};
    }
    return wait_and_tell(thread, process, options);
}

[[nodiscard]] inline owned posix_waitid(thread_state& thread, const value* given) noexcept {
    int kind = 0;
    ::pid_t id = 0;
    int options = 0;
    if (!interpreter::to_parsed_int(thread, given[0], kind) || !to_process(thread, given[1], id) ||
        !interpreter::to_parsed_int(thread, given[2], options)) {
        return {};
    }
    ::siginfo_t about{};
    const int result = retry(thread, [&] {
        return ::waitid(static_cast<::idtype_t>(kind), static_cast<::id_t>(id), &about, options);
    });
    if (result < 0) {
        return raise_call_error(thread);
    }
    if (about.si_pid == 0) {
        return owned::take(none_value);
    }
    const value parts[] = {make_int(about.si_pid), make_int(about.si_uid), make_int(about.si_signo),
                           make_int(about.si_status), make_int(about.si_code)};
    return fill_struct_sequence<waitid_result_definition>(thread, waitid_result_type, parts);
}

} // namespace detail

} // namespace stasis::library
