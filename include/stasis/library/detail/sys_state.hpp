// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sys_state.hpp: the functions of sys that look at the state of the
// interpreter and its thread, or change it.
// Promises: CPython 3.11's checks and messages.
// CPython 3.11: Python/sysmodule.c.
// Refuses: tracing and profiling: there is nothing to set. Native code counts calls by
// the limit that was in force when it was entered from elsewhere. intern() gives one object for one
// text, the first that it was given: what else holds the text may be another.
#pragma once

#include <stasis/builtins/struct_sequence.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/library/detail/sys_facts.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// sys.exit([status]).
[[nodiscard]] constexpr owned sys_exit(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "sys.exit", given) ||
        !interpreter::check_count(thread, "exit", given, 0, 1)) {
        return {};
    }
    return raise_with(thread, system_exit_type, given.count == 1 ? given.values[0] : none_value);
}

// ---- exceptions --------------------------------------------------------------------------------

[[nodiscard]] constexpr owned sys_exception(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.exception", given)) {
        return {};
    }
    return share_or_none(handled_exception(thread));
}

/// sys._getframe([depth]): the frame of the code that calls it, or of one of its callers. Native
/// code has no frames.
[[nodiscard]] constexpr owned sys_get_frame(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "_getframe", given, 0, 1)) {
        return {};
    }
    int depth = 0;
    if (given.count == 1 && !interpreter::to_c_integer(thread, given.values[0], depth)) {
        return {};
    }
    const c_frame* run = thread.cframe;
    interpreter::frame* wanted = run->current_frame;
    for (; depth > 0 && wanted != nullptr; --depth) {
        wanted = interpreter::caller_of(*wanted, run);
    }
    if (wanted == nullptr) {
        return raise(thread, value_error_type, "call stack is not deep enough");
    }
    return interpreter::frame_object_of(thread, *wanted);
}

/// sys.exc_info().
[[nodiscard]] constexpr owned sys_exc_info(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.exc_info", given)) {
        return {};
    }
    value parts[] = {none_value, none_value, none_value};
    if (exception_object* const handled = handled_exception(thread)) {
        parts[0] = make_object(pointer_to(*handled->ob_type));
        parts[1] = make_object(handled);
        parts[2] = handled->traceback != nullptr ? make_object(handled->traceback) : none_value;
    }
    return owned::take(new_tuple(thread, parts, 3));
}

// ---- limits ------------------------------------------------------------------------------------

[[nodiscard]] constexpr owned sys_getrecursionlimit(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.getrecursionlimit", given)) {
        return {};
    }
    return owned::take(make_int(thread.interp->ceval.recursion_limit));
}

/// How many calls nest in a thread.
[[nodiscard]] constexpr int recursion_depth(const thread_state& thread) noexcept {
    return thread.recursion_limit - thread.recursion_remaining - thread.recursion_withheld;
}

[[nodiscard]] constexpr owned sys_setrecursionlimit(thread_state& thread,
                                                    const arguments& given) noexcept {
    int limit = 0;
    if (!takes_single(thread, "sys.setrecursionlimit", given) ||
        !interpreter::to_c_integer(thread, given.values[0], limit)) {
        return {};
    }
    if (limit < 1) {
        return raise(thread, value_error_type, "recursion limit must be greater or equal than 1");
    }
    if (limit > thread.interp->most_recursion) {
        return raise(thread, value_error_type, "recursion limit must not be above ",
                     thread.interp->most_recursion, ", which the program's host allows");
    }
    const int depth = recursion_depth(thread) + 1; // with this call
    if (depth >= limit) {
        return raise(thread, recursion_error_type, "cannot set the recursion limit to ", limit,
                     " at the recursion depth ", depth, ": the limit is too low");
    }
    interpreter_state& interpreter = *thread.interp;
    interpreter.ceval.recursion_limit = limit;
    for (thread_state* each = interpreter.threads.head; each != nullptr; each = each->next) {
        const int remaining = limit - recursion_depth(*each);
        each->recursion_limit = limit;
        if (each->recursion_withheld != 0 && each->recursion_remaining < remaining) {
            each->recursion_withheld = remaining - each->recursion_remaining;
        } else {
            each->recursion_withheld = 0;
            each->recursion_remaining = remaining;
        }
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned sys_get_int_max_str_digits(thread_state& thread,
                                                         const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.get_int_max_str_digits", given)) {
        return {};
    }
    return owned::take(make_int(thread.interp->int_max_str_digits));
}

[[nodiscard]] constexpr owned sys_set_int_max_str_digits(thread_state& thread,
                                                         const arguments& given) noexcept {
    constexpr signature<1> of{"set_int_max_str_digits", {"maxdigits"}, 1};
    value maximum[1];
    int digits = 0;
    if (!read_arguments(thread, of, given, maximum) ||
        !interpreter::to_c_integer(thread, maximum[0], digits)) {
        return {};
    }
    if (digits != 0 && digits < str_digits_check_threshold) {
        return raise(thread, value_error_type, "maxdigits must be 0 or larger than ",
                     str_digits_check_threshold);
    }
    thread.interp->int_max_str_digits = digits;
    return owned::take(none_value);
}

// ---- objects -----------------------------------------------------------------------------------

/// sys.getrefcount(object), with the reference that its own argument would be. What needs no object
/// is shared by all that hold it.
[[nodiscard]] constexpr owned sys_getrefcount(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_single(thread, "sys.getrefcount", given)) {
        return {};
    }
    const value held = given.values[0];
    return owned::take(
        make_int(held.kind == tag::object ? refcount(held.data.object) : immortal_refcount));
}

[[nodiscard]] constexpr owned sys_intern(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "sys.intern", given)) {
        return {};
    }
    const value text = given.values[0];
    if (!is_kind_of(text, str_type)) {
        return raise(thread, type_error_type, "intern() argument must be str, not ",
                     text.kind == tag::none ? "None" : type_of(text)->tp_name);
    }
    if (type_of(text) != &str_type) {
        return raise(thread, type_error_type, "can't intern ", type_of(text)->tp_name);
    }
    auto& table = thread.interp->own.interned;
    if (!is_writable(thread, &table)) {
        return {};
    }
    if (object* const found = find(thread, &table, text)) {
        return owned::share(load(found));
    }
    if (pending(thread) || !store(thread, &table, text, text)) {
        return {};
    }
    return owned::share(text);
}

// ---- asynchronous code -------------------------------------------------------------------------

[[nodiscard]] constexpr owned sys_get_asyncgen_hooks(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.get_asyncgen_hooks", given)) {
        return {};
    }
    tuple_object* const made =
        new_struct_sequence<asyncgen_hooks_definition>(thread, asyncgen_hooks_type);
    owned kept = owned::take(made);
    if (made == nullptr ||
        !set_field(thread, made, 0, share_or_none(thread.async_gen_firstiter).get()) ||
        !set_field(thread, made, 1, share_or_none(thread.async_gen_finalizer).get())) {
        return {};
    }
    return kept;
}

[[nodiscard]] constexpr owned sys_set_asyncgen_hooks(thread_state& thread,
                                                     const arguments& given) noexcept {
    constexpr signature<2> of{"set_asyncgen_hooks", {"firstiter", "finalizer"}};
    value hooks[2];
    if (!read_arguments(thread, of, given, hooks)) {
        return {};
    }
    for (int i = 1; i >= 0; --i) {
        if (hooks[i] && hooks[i].kind != tag::none && type_of(hooks[i])->tp_call == nullptr) {
            return raise(thread, type_error_type, "callable ", of.names[i], " expected, got ",
                         type_of(hooks[i])->tp_name);
        }
    }
    object** const fields[] = {&thread.async_gen_firstiter, &thread.async_gen_finalizer};
    for (int i = 1; i >= 0; --i) {
        if (hooks[i]) {
            object* const by = hooks[i].kind == tag::none ? nullptr : box(thread, hooks[i]);
            state::replace(*fields[i], by);
        }
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned sys_get_origin_depth(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.get_coroutine_origin_tracking_depth", given)) {
        return {};
    }
    return owned::take(make_int(thread.coroutine_origin_tracking_depth));
}

[[nodiscard]] constexpr owned sys_set_origin_depth(thread_state& thread,
                                                   const arguments& given) noexcept {
    constexpr signature<1> of{"set_coroutine_origin_tracking_depth", {"depth"}, 1};
    value depth[1];
    int number = 0;
    if (!read_arguments(thread, of, given, depth) ||
        !interpreter::to_c_integer(thread, depth[0], number)) {
        return {};
    }
    if (number < 0) {
        return raise(thread, value_error_type, "depth must be >= 0");
    }
    thread.coroutine_origin_tracking_depth = number;
    return owned::take(none_value);
}

// ---- what never changes ------------------------------------------------------------------------

[[nodiscard]] constexpr owned sys_getdefaultencoding(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.getdefaultencoding", given)) {
        return {};
    }
    return new_str(thread, "utf-8");
}

[[nodiscard]] constexpr owned sys_getfilesystemencoding(thread_state& thread,
                                                        const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.getfilesystemencoding", given)) {
        return {};
    }
    return new_str(thread, "utf-8");
}

[[nodiscard]] constexpr owned sys_getfilesystemencodeerrors(thread_state& thread,
                                                            const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.getfilesystemencodeerrors", given)) {
        return {};
    }
    return new_str(thread, "surrogateescape");
}

[[nodiscard]] constexpr owned sys_is_finalizing(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.is_finalizing", given)) {
        return {};
    }
    return owned::take(make_bool(thread.interp->finalizing != 0));
}

/// sys.gettrace() and sys.getprofile().
template <support::fixed_string Name>
[[nodiscard]] constexpr owned sys_no_function(thread_state& thread,
                                              const arguments& given) noexcept {
    return owned::take(takes_nothing(thread, Name.text, given) ? none_value : value{});
}

/// sys.settrace(function) and sys.setprofile(function): None, since nothing is traced.
template <support::fixed_string Name>
[[nodiscard]] constexpr owned sys_set_no_function(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_single(thread, Name.text, given)) {
        return {};
    }
    if (given.values[0].kind != tag::none) {
        return raise(thread, not_implemented_error_type, Name.text,
                     "() of a function is not implemented");
    }
    return owned::take(none_value);
}

} // namespace stasis::library::detail
