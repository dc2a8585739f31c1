// SPDX-License-Identifier: BSL-1.0
// stasis/library/_posixsubprocess.hpp: the module _posixsubprocess, by which Lib/subprocess.py
// starts programs.
// Promises: CPython 3.11's checks and messages. It works at run time: elsewhere the compiler names
// system_needs_run_time().
// CPython 3.11: subprocess_fork_exec (Modules/_posixsubprocess.c).
// Refuses: preexec_fn, gid, groups_list and uid, which are to be None: NotImplementedError.
// allow_vfork changes nothing.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/child_process.hpp>
#include <stasis/library/detail/posix_arguments.hpp>
#include <stasis/state/scratch_room.hpp>

namespace stasis::library {

namespace detail {

using text_pointers = scratch_room<char*, 64>;

/// The text of bytes, as the system takes it.
[[nodiscard]] inline char* system_pointer(value held) noexcept {
    return const_cast<char*>(reinterpret_cast<const char*>(
        bytes_data(static_cast<const bytes_object*>(held.data.object))));
}

/// The items of a sequence in a list of its own; empty: it raised.
[[nodiscard]] inline owned copy_sequence(thread_state& thread, value given) noexcept {
    return interpreter::length(thread, given) >= 0
               ? owned::take(interpreter::make_list(thread, given))
               : owned{};
}

/// Checks that a list is one of bytes without a NUL; false: it raised. CPython 3.11:
/// _PySequence_BytesToCharpArray.
[[nodiscard]] inline bool check_texts(thread_state& thread, const list_object* list) noexcept {
    for (ssize i = 0; i < list->ob_size; ++i) {
        const value each = load(list->ob_item[i]);
        const auto* const bytes = as<bytes_object>(each, bytes_type);
        if (bytes == nullptr) {
            raise(thread, type_error_type, "expected bytes, ", type_of(each)->tp_name, " found");
            return false;
        }
        if (std::memchr(bytes_data(bytes), 0, static_cast<std::size_t>(bytes->ob_size)) !=
            nullptr) {
            raise(thread, value_error_type, "embedded null byte");
            return false;
        }
    }
    return true;
}

/// The arguments of a program, encoded, in a list of their own; empty: it raised.
[[nodiscard]] inline owned encode_arguments(thread_state& thread, value given) noexcept {
    owned result = owned::take(new_list(thread, 0));
    if (!result || given.kind == tag::none) {
        return result;
    }
    if (!interpreter::is_iterable(given)) {
        return raise(thread, type_error_type, "argv must be a tuple");
    }
    const owned parts = owned::take(interpreter::make_list(thread, given));
    const auto* const list = static_cast<const list_object*>(parts.as_object());
    for (ssize i = 0; parts && i < list->ob_size; ++i) {
        const owned kept = owned::share(load(list->ob_item[i]));
        const owned encoded = path_bytes(thread, kept.get());
        if (!encoded ||
            !append(thread, static_cast<list_object*>(result.as_object()), encoded.get())) {
            return {};
        }
    }
    if (!parts) {
        return {};
    }
    return static_cast<owned&&>(result);
}

/// Fills in where the texts of a list are, and null behind them.
inline void point_to_texts(const list_object* list, char** to) noexcept {
    for (ssize i = 0; i < list->ob_size; ++i) {
        to[i] = system_pointer(load(list->ob_item[i]));
    }
    to[list->ob_size] = nullptr;
}

/// Reads the descriptors that are kept, which ascend; false: ValueError is pending.
[[nodiscard]] inline bool read_kept(thread_state& thread, const tuple_object* given,
                                    int* to) noexcept {
    std::int64_t before = -1;
    for (ssize i = 0; i < given->ob_size; ++i) {
        const value each = as_number(load(items(given)[i]));
        const bool is_one = each.kind == tag::integer && each.data.integer > before &&
                            each.data.integer == static_cast<int>(each.data.integer);
        if (!is_one) {
            raise(thread, value_error_type, "bad value(s) in fds_to_keep");
            return false;
        }
        before = each.data.integer;
        to[i] = static_cast<int>(before);
    }
    return true;
}

/// _posixsubprocess.fork_exec(args, executable_list, close_fds, pass_fds, cwd, env, p2cread,
/// p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write, restore_signals,
/// start_new_session, process_group, gid, groups_list, uid, umask, preexec_fn, allow_vfork): the
/// id of the new process.
[[nodiscard]] inline owned fork_exec(thread_state& thread, const value* given) noexcept {
    child_program child;
    const int closes = is_true(thread, given[2]);
    if (closes < 0) {
        return {};
    }
    child.closes = closes > 0;
    const auto* const kept = as<tuple_object>(given[3], tuple_type);
    if (kept == nullptr) {
        return raise(thread, type_error_type, "fork_exec() argument 4 must be tuple, not ",
                     given[3].kind == tag::none ? "None" : type_of(given[3])->tp_name);
    }
    int restores = 0;
    int session = 0;
    int* const numbers[] = {&child.to_input,
                            &child.parents_input,
                            &child.parents_output,
                            &child.to_output,
                            &child.parents_error,
                            &child.to_error,
                            &child.parents_report,
                            &child.to_report,
                            &restores,
                            &session,
                            &child.process_group};
    for (ssize i = 0; i < 11; ++i) {
        if (!interpreter::to_parsed_int(thread, given[6 + i], *numbers[i])) {
            return {};
        }
    }
    child.restores_signals = restores != 0;
    child.has_new_session = session != 0;
    if (!interpreter::to_parsed_int(thread, given[20], child.mask) ||
        is_true(thread, given[22]) < 0) {
        return {};
    }
    const int unsupported[] = {17, 18, 19, 21};
    for (const int i : unsupported) {
        if (given[i].kind != tag::none) {
            return raise(thread, not_implemented_error_type,
                         "fork_exec(): preexec_fn, gid, groups_list and uid must be None");
        }
    }
    if (child.closes && child.to_report < 3) {
        return raise(thread, value_error_type, "errpipe_write must be >= 3");
    }
    scratch_room<int, 16> descriptors(thread, kept->ob_size);
    if (!descriptors || !read_kept(thread, kept, descriptors.data())) {
        return {};
    }
    child.kept = descriptors.data();
    child.kept_count = kept->ob_size;

    const owned executables = copy_sequence(thread, given[1]);
    if (!executables ||
        !check_texts(thread, static_cast<const list_object*>(executables.as_object()))) {
        return {};
    }
    const owned arguments = encode_arguments(thread, given[0]);
    if (!arguments) {
        return {};
    }
    owned environment;
    if (given[5].kind != tag::none) {
        environment = copy_sequence(thread, given[5]);
        if (!environment ||
            !check_texts(thread, static_cast<const list_object*>(environment.as_object()))) {
            return {};
        }
    }
    owned folder;
    if (given[4].kind != tag::none) {
        folder = path_bytes(thread, given[4]);
        if (!folder) {
            return {};
        }
        child.folder = system_pointer(folder.get());
    }
    // No more code of the program runs from here, so the lists stay as they are.
    const auto size = [](const owned& list) {
        return list ? static_cast<const list_object*>(list.as_object())->ob_size + 1 : 1;
    };
    text_pointers executable_texts(thread, size(executables));
    text_pointers argument_texts(thread, size(arguments));
    text_pointers environment_texts(thread, size(environment));
    if (!executable_texts || !argument_texts || !environment_texts) {
        return {};
    }
    point_to_texts(static_cast<const list_object*>(executables.as_object()),
                   executable_texts.data());
    point_to_texts(static_cast<const list_object*>(arguments.as_object()), argument_texts.data());
    child.executables = executable_texts.data();
    child.arguments = argument_texts.data();
    child.environment = ::environ;
    if (environment) {
        point_to_texts(static_cast<const list_object*>(environment.as_object()),
                       environment_texts.data());
        child.environment = environment_texts.data();
    }
    return number_or_error(thread, start_child(child));
}

inline constexpr method_def posixsubprocess_methods[] = {
    {"fork_exec", posix_parsed<"fork_exec", 23, fork_exec>, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_definition posixsubprocess_definition{"_posixsubprocess",
                                                              posixsubprocess_methods};

} // namespace detail

/// The module _posixsubprocess.
inline constexpr importable_module _posixsubprocess_module =
    ready_module<detail::posixsubprocess_definition>();

} // namespace stasis::library
