// SPDX-License-Identifier: BSL-1.0
// stasis/library/select.hpp: the module select: waiting until descriptors can be read or written.
// Promises: CPython 3.11's checks and messages. Waiting works at run time: elsewhere the compiler
// names system_needs_run_time().
// CPython 3.11: Modules/selectmodule.c.
// Refuses: epoll and its constants, without which Lib/selectors.py takes poll.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/library/detail/select_poll.hpp>

#include <climits>
#include <sys/select.h>

namespace stasis::library {

namespace detail {

/// One of the three arguments of select(): objects and their descriptors.
struct selected_descriptors {
    owned objects; ///< a list of its own
    int descriptors[FD_SETSIZE];
    ::fd_set set;
    int largest = -1;

    [[nodiscard]] ssize count() const noexcept {
        return static_cast<const list_object*>(objects.as_object())->ob_size;
    }
};

/// Reads one of them; false: it raised. CPython 3.11: seq2set.
[[nodiscard]] inline bool read_selected(thread_state& thread, value given,
                                        selected_descriptors& to) noexcept {
    FD_ZERO(&to.set);
    if (!interpreter::is_iterable(given)) {
        raise(thread, type_error_type, "arguments 1-3 must be sequences");
        return false;
    }
    auto* const list = interpreter::make_list(thread, given);
    to.objects = owned::take(list);
    for (ssize i = 0; list != nullptr && i < list->ob_size; ++i) {
        const owned each = owned::share(load(list->ob_item[i]));
        int descriptor = -1;
        if (!to_descriptor(thread, each.get(), descriptor)) {
            return false;
        }
        if (descriptor >= FD_SETSIZE) {
            raise(thread, value_error_type, "filedescriptor out of range in select()");
            return false;
        }
        if (i >= FD_SETSIZE) {
            raise(thread, value_error_type, "too many file descriptors in select()");
            return false;
        }
        FD_SET(descriptor, &to.set);
        to.descriptors[i] = descriptor;
        to.largest = descriptor > to.largest ? descriptor : to.largest;
    }
    return list != nullptr;
}

/// The objects of those that are ready, in a list; empty: MemoryError is pending.
[[nodiscard]] inline owned ready_objects(thread_state& thread, const selected_descriptors& of,
                                         const ::fd_set& ready) noexcept {
    owned result = owned::take(new_list(thread, 0));
    const auto* const list = static_cast<const list_object*>(of.objects.as_object());
    for (ssize i = 0; result && i < list->ob_size && i < FD_SETSIZE; ++i) {
        if (FD_ISSET(of.descriptors[i], &ready) &&
            !append(thread, static_cast<list_object*>(result.as_object()),
                    load(list->ob_item[i]))) {
            return {};
        }
    }
    return result;
}

/// Reads how long select() waits, in nanoseconds, below 0 for ever; false: it raised.
[[nodiscard]] inline bool to_select_timeout(thread_state& thread, value given,
                                            std::int64_t& length) noexcept {
    length = -1;
    if (!given || given.kind == tag::none) {
        return true;
    }
    if (!to_nanoseconds(thread, given, length)) {
        if (clear_pending(thread, type_error_type)) {
            raise(thread, type_error_type, "timeout must be a float or None");
        }
        return false;
    }
    if (length < 0) {
        raise(thread, value_error_type, "timeout must be non-negative");
    }
    return length >= 0;
}

/// select.select(rlist, wlist, xlist[, timeout]).
[[nodiscard]] inline owned select_select(thread_state& thread, const value* given) noexcept {
    std::int64_t length = -1;
    selected_descriptors all[3];
    if (!to_select_timeout(thread, given[3], length) || !read_selected(thread, given[0], all[0]) ||
        !read_selected(thread, given[1], all[1]) || !read_selected(thread, given[2], all[2])) {
        return {};
    }
    int largest = -1;
    for (const selected_descriptors& each : all) {
        largest = each.largest > largest ? each.largest : largest;
    }
    wait_deadline deadline;
    if (!deadline.begin(thread, length)) {
        return {};
    }
    ::fd_set ready[3];
    for (;;) {
        for (int i = 0; i < 3; ++i) {
            ready[i] = all[i].set;
        }
        ::timeval left{static_cast<time_t>(length / nanoseconds_a_second),
                       static_cast<::suseconds_t>((length % nanoseconds_a_second + 999) / 1000)};
        left.tv_sec += left.tv_usec / 1000000;
        left.tv_usec %= 1000000;
        if (::select(largest + 1, ready, ready + 1, ready + 2, length < 0 ? nullptr : &left) >= 0) {
            break;
        }
        if (errno != EINTR) {
            return raise_errno(thread, errno);
        }
        if (!interpreter::go_on(thread) || !deadline.left(thread, length)) {
            return {};
        }
    }
    owned lists[3];
    for (int i = 0; i < 3; ++i) {
        lists[i] = ready_objects(thread, all[i], ready[i]);
        if (!lists[i]) {
            return {};
        }
    }
    const value results[] = {lists[0].get(), lists[1].get(), lists[2].get()};
    return owned::take(new_tuple(thread, results, 3));
}

/// select.poll().
[[nodiscard]] constexpr owned select_poll(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "select.poll", given)) {
        return {};
    }
    auto* const result = allocate<poll_object>(thread, poll_type);
    owned kept = owned::take(result);
    if (result != nullptr) {
        result->events = new_dict(thread);
    }
    if (result == nullptr || result->events == nullptr) {
        return {};
    }
    return static_cast<owned&&>(kept);
}

inline constexpr method_def select_methods[] = {
    {"select", posix_plain<"select.select", 3, 4, select_select>, 0, nullptr},
    {"poll", select_poll, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant select_constants[] = {
    {"error", &os_error_type},
    {"PIPE_BUF", &graph::int_<PIPE_BUF>},
    {"POLLIN", &graph::int_<POLLIN>},
    {"POLLPRI", &graph::int_<POLLPRI>},
    {"POLLOUT", &graph::int_<POLLOUT>},
    {"POLLERR", &graph::int_<POLLERR>},
    {"POLLHUP", &graph::int_<POLLHUP>},
    {"POLLNVAL", &graph::int_<POLLNVAL>},
    {"POLLRDNORM", &graph::int_<POLLRDNORM>},
    {"POLLRDBAND", &graph::int_<POLLRDBAND>},
    {"POLLWRNORM", &graph::int_<POLLWRNORM>},
    {"POLLWRBAND", &graph::int_<POLLWRBAND>},
    {"POLLMSG", &graph::int_<0x400>}, // names that only _GNU_SOURCE has
    {"POLLRDHUP", &graph::int_<0x2000>},
    {nullptr, nullptr}};

inline constexpr module_definition select_definition{"select", select_methods, select_constants};

} // namespace detail

/// The module select.
inline constexpr importable_module select_module = ready_module<detail::select_definition>();

} // namespace stasis::library
