// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/posix_identity.hpp: the users and groups that a process belongs to, its
// session and its terminal, and how urgent it is.
// Promises: CPython 3.11's checks and messages.
// CPython 3.11: Modules/posixmodule.c.
// Refuses: initgroups(), getgrouplist() and login_tty().
#pragma once

#include <stasis/builtins/set.hpp>
#include <stasis/builtins/struct_sequence.hpp>
#include <stasis/library/detail/posix_arguments.hpp>
#include <stasis/state/scratch_room.hpp>

#include <grp.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace stasis::library {

inline constexpr struct_sequence_definition<1> sched_param_definition{"posix.sched_param",
                                                                      {"sched_priority"}};
extern const type_object sched_param_type;

namespace detail {

// ---- users and groups --------------------------------------------------------------------------

inline constexpr char user_id[] = "uid";
inline constexpr char group_id[] = "gid";

/// setuid() and its like, of so many ids.
template <auto Call, const char* What, int Count>
[[nodiscard]] inline owned posix_set_ids(thread_state& thread, const value* given) noexcept {
    unsigned ids[Count];
    for (int i = 0; i < Count; ++i) {
        if (!to_owner(thread, given[i], What, ids[i])) {
            return {};
        }
    }
    if constexpr (Count == 1) {
        return none_or_error(thread, Call(ids[0]));
    } else if constexpr (Count == 2) {
        return none_or_error(thread, Call(ids[0], ids[1]));
    } else {
        return none_or_error(thread, Call(ids[0], ids[1], ids[2]));
    }
}

/// getresuid() and getresgid().
template <auto Call>
[[nodiscard]] inline owned posix_get_ids(thread_state& thread, const value*) noexcept {
    unsigned ids[3];
    if (Call(ids, ids + 1, ids + 2) < 0) {
        return raise_errno(thread, errno);
    }
    const value parts[] = {make_int(ids[0]), make_int(ids[1]), make_int(ids[2])};
    return owned::take(new_tuple(thread, parts, 3));
}

[[nodiscard]] inline owned posix_getgroups(thread_state& thread, const value*) noexcept {
    const int count = ::getgroups(0, nullptr);
    scratch_room<::gid_t, 64> room(thread, count);
    if (!room) {
        return {};
    }
    const int found = count < 0 ? -1 : ::getgroups(count, room.data());
    if (found < 0) {
        return raise_errno(thread, errno);
    }
    owned made = owned::take(new_list(thread, 0));
    for (int i = 0; made && i < found; ++i) {
        if (!append(thread, static_cast<list_object*>(made.as_object()),
                    make_int(room.data()[i]))) {
            return {};
        }
    }
    return made;
}

[[nodiscard]] inline owned posix_setgroups(thread_state& thread, const value* given) noexcept {
    if (!interpreter::is_iterable(given[0])) {
        return raise(thread, type_error_type, "setgroups argument must be a sequence");
    }
    auto* const list = interpreter::make_list(thread, given[0]);
    const owned kept = owned::take(list);
    const ssize count = list != nullptr ? list->ob_size : 0;
    scratch_room<::gid_t, 64> room(thread, count);
    if (list == nullptr || !room) {
        return {};
    }
    for (ssize i = 0; i < count; ++i) {
        const value each = load(list->ob_item[i]);
        if (!is_int(each)) {
            return raise(thread, type_error_type, "groups must be integers");
        }
        if (!to_owner(thread, each, group_id, room.data()[i])) {
            return {};
        }
    }
    return none_or_error(thread, ::setgroups(static_cast<std::size_t>(count), room.data()));
}

[[nodiscard]] inline owned posix_getlogin(thread_state& thread, const value*) noexcept {
    errno = 0;
    const char* const name = ::getlogin();
    if (name == nullptr) {
        return errno != 0 ? raise_errno(thread, errno)
                          : raise(thread, os_error_type, "unable to determine login name");
    }
    return system_text(thread, name);
}

// ---- sessions ----------------------------------------------------------------------------------

[[nodiscard]] inline owned posix_setsid(thread_state& thread, const value*) noexcept {
    return none_or_error(thread, ::setsid());
}

[[nodiscard]] inline owned posix_setpgrp(thread_state& thread, const value*) noexcept {
    return none_or_error(thread, ::setpgid(0, 0));
}

[[nodiscard]] inline owned posix_setpgid(thread_state& thread, const value* given) noexcept {
    ::pid_t process = 0;
    ::pid_t group = 0;
    if (!to_process(thread, given[0], process) || !to_process(thread, given[1], group)) {
        return {};
    }
    return none_or_error(thread, ::setpgid(process, group));
}

[[nodiscard]] inline owned posix_tcgetpgrp(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    if (!to_c_integer(thread, given[0], descriptor)) {
        return {};
    }
    return number_or_error(thread, ::tcgetpgrp(descriptor));
}

[[nodiscard]] inline owned posix_tcsetpgrp(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    ::pid_t group = 0;
    if (!to_c_integer(thread, given[0], descriptor) || !to_process(thread, given[1], group)) {
        return {};
    }
    return none_or_error(thread, ::tcsetpgrp(descriptor, group));
}

// ---- priorities and schedulers -----------------------------------------------------------------

[[nodiscard]] inline owned posix_nice(thread_state& thread, const value* given) noexcept {
    int more = 0;
    if (!to_c_integer(thread, given[0], more)) {
        return {};
    }
    errno = 0;
    const int now = ::nice(more);
    if (now == -1 && errno != 0) {
        return raise_errno(thread, errno);
    }
    return owned::take(make_int(now));
}

inline constexpr signature<2> getpriority_parameters{"getpriority", {"which", "who"}, 2};
[[nodiscard]] inline owned posix_getpriority(thread_state& thread, const value* given) noexcept {
    int which = 0;
    int who = 0;
    if (!to_c_integer(thread, given[0], which) || !to_c_integer(thread, given[1], who)) {
        return {};
    }
    errno = 0;
    const int now = ::getpriority(static_cast<__priority_which_t>(which), static_cast<::id_t>(who));
    if (errno != 0) {
        return raise_errno(thread, errno);
    }
    return owned::take(make_int(now));
}

inline constexpr signature<3> setpriority_parameters{
    "setpriority", {"which", "who", "priority"}, 3};
[[nodiscard]] inline owned posix_setpriority(thread_state& thread, const value* given) noexcept {
    int which = 0;
    int who = 0;
    int priority = 0;
    if (!to_c_integer(thread, given[0], which) || !to_c_integer(thread, given[1], who) ||
        !to_c_integer(thread, given[2], priority)) {
        return {};
    }
    return none_or_error(thread, ::setpriority(static_cast<__priority_which_t>(which),
                                               static_cast<::id_t>(who), priority));
}

template <support::fixed_string Name>
inline constexpr signature<1> policy_parameters{Name.text, {"policy"}, 1};

/// sched_get_priority_max() and sched_get_priority_min().
template <auto Call>
[[nodiscard]] inline owned posix_priority_limit(thread_state& thread, const value* given) noexcept {
    int policy = 0;
    if (!to_c_integer(thread, given[0], policy)) {
        return {};
    }
    return number_or_error(thread, Call(policy));
}

[[nodiscard]] inline owned posix_sched_getscheduler(thread_state& thread,
                                                    const value* given) noexcept {
    ::pid_t process = 0;
    if (!to_process(thread, given[0], process)) {
        return {};
    }
    return number_or_error(thread, ::sched_getscheduler(process));
}

[[nodiscard]] inline owned posix_sched_getparam(thread_state& thread, const value* given) noexcept {
    ::pid_t process = 0;
    if (!to_process(thread, given[0], process)) {
        return {};
    }
    ::sched_param found{};
    if (::sched_getparam(process, &found) < 0) {
        return raise_errno(thread, errno);
    }
    const value parts[] = {make_int(found.sched_priority)};
    return fill_struct_sequence<sched_param_definition>(thread, sched_param_type, parts);
}

/// sched_param(sched_priority).
[[nodiscard]] constexpr owned sched_param_new(thread_state& thread, const type_object& type,
                                              const arguments& given) noexcept {
    constexpr signature<1> of{"sched_param", {"sched_priority"}, 1};
    value priority[1];
    if (!read_arguments(thread, of, given, priority)) {
        return {};
    }
    return fill_struct_sequence<sched_param_definition>(thread, type, priority);
}

/// Reads what sched_param() makes; false: it raised.
[[nodiscard]] inline bool to_sched_param(thread_state& thread, value given,
                                         ::sched_param& to) noexcept {
    if (type_of(given) != &sched_param_type) {
        raise(thread, type_error_type, "must have a sched_param object");
        return false;
    }
    long priority = 0;
    const auto* const parts = static_cast<const tuple_object*>(given.data.object);
    if (!to_long(thread, load(items(parts)[0]), priority)) {
        return false;
    }
    to.sched_priority = static_cast<int>(priority);
    if (to.sched_priority != priority) {
        raise(thread, overflow_error_type, "sched_priority out of range");
        return false;
    }
    return true;
}

[[nodiscard]] inline owned posix_sched_setparam(thread_state& thread, const value* given) noexcept {
    ::pid_t process = 0;
    ::sched_param wanted{};
    if (!to_process(thread, given[0], process) || !to_sched_param(thread, given[1], wanted)) {
        return {};
    }
    return none_or_error(thread, ::sched_setparam(process, &wanted));
}

[[nodiscard]] inline owned posix_sched_setscheduler(thread_state& thread,
                                                    const value* given) noexcept {
    ::pid_t process = 0;
    int policy = 0;
    ::sched_param wanted{};
    if (!to_process(thread, given[0], process) ||
        !interpreter::to_parsed_int(thread, given[1], policy) ||
        !to_sched_param(thread, given[2], wanted)) {
        return {};
    }
    return none_or_error(thread, ::sched_setscheduler(process, policy, &wanted));
}

[[nodiscard]] inline owned posix_sched_rr_get_interval(thread_state& thread,
                                                       const value* given) noexcept {
    ::pid_t process = 0;
    ::timespec interval{};
    if (!to_process(thread, given[0], process)) {
        return {};
    }
    if (::sched_rr_get_interval(process, &interval) < 0) {
        return raise_errno(thread, errno);
    }
    return owned::take(make_real(static_cast<double>(interval.tv_sec) +
                                 1e-9 * static_cast<double>(interval.tv_nsec)));
}

/// The set of processors that a process may run on.
[[nodiscard]] inline owned posix_sched_getaffinity(thread_state& thread,
                                                   const value* given) noexcept {
    ::pid_t process = 0;
    if (!to_process(thread, given[0], process)) {
        return {};
    }
    ::cpu_set_t mask;
    if (::sched_getaffinity(process, sizeof mask, &mask) < 0) {
        return raise_errno(thread, errno);
    }
    set_object* const made = new_set(thread, set_type);
    owned kept = owned::take(made);
    for (int i = 0; made != nullptr && i < CPU_SETSIZE; ++i) {
        if (CPU_ISSET(i, &mask) && add(thread, made, make_int(i)) < 0) {
            return {};
        }
    }
    return kept;
}

[[nodiscard]] inline owned posix_sched_setaffinity(thread_state& thread,
                                                   const value* given) noexcept {
    ::pid_t process = 0;
    if (!to_process(thread, given[0], process)) {
        return {};
    }
    const owned each = interpreter::get_iterator(thread, given[1]);
    ::cpu_set_t mask;
    CPU_ZERO(&mask);
    while (each) {
        const owned item = interpreter::next(thread, each.get());
        if (!item) {
            break;
        }
        if (!is_int(item.get())) {
            const owned shown =
                interpreter::repr(thread, make_object(pointer_to(*type_of(item.get()))));
            return shown ? raise(thread, type_error_type,
                                 "expected an iterator of ints, but iterator yielded ",
                                 shown.as_object())
                         : raised{};
        }
        long number = 0;
        if (!to_long(thread, item.get(), number)) {
            return {};
        }
        if (number < 0) {
            return raise(thread, value_error_type, "negative CPU number");
        }
        if (number >= CPU_SETSIZE) {
            return raise_errno(thread, EINVAL);
        }
        CPU_SET(static_cast<int>(number), &mask);
    }
    if (pending(thread)) {
        return {};
    }
    return none_or_error(thread, ::sched_setaffinity(process, sizeof mask, &mask));
}

} // namespace detail

inline constexpr type_object sched_param_type = [] {
    type_object self = builtins::struct_sequence<sched_param_type, sched_param_definition>();
    self.tp_new = detail::sched_param_new;
    return self;
}();

} // namespace stasis::library
