// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/select_poll.hpp: what select.poll() makes: descriptors and the events that
// are waited for. CPython 3.11: pollObject (Modules/selectmodule.c).
#pragma once

#include <stasis/builtins/dict.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/posix_arguments.hpp>
#include <stasis/library/detail/time_clocks.hpp>
#include <stasis/state/scratch_room.hpp>

#include <poll.h>

namespace stasis::library::detail {

/// The time until which is waited; signals interrupt it.
class wait_deadline {
public:
    /// Begins to wait for so many nanoseconds, or, below 0, for ever; false: OSError is pending.
    [[nodiscard]] bool begin(thread_state& thread, std::int64_t length) noexcept {
        is_limited_ = length >= 0;
        if (!is_limited_ || !read_clock(thread, CLOCK_MONOTONIC, until_)) {
            return !is_limited_;
        }
        if (__builtin_add_overflow(until_, length, &until_)) {
            until_ = static_cast<std::int64_t>(~std::uint64_t{0} >> 1);
        }
        return true;
    }
    /// How long is to be waited yet, not below 0; false: OSError is pending.
    [[nodiscard]] bool left(thread_state& thread, std::int64_t& length) const noexcept {
        std::int64_t now = 0;
        if (is_limited_) {
            if (!read_clock(thread, CLOCK_MONOTONIC, now)) {
                return false;
            }
            length = now < until_ ? until_ - now : 0;
        }
        return true;
    }

private:
    std::int64_t until_ = 0;
    bool is_limited_ = false;
};

/// pollObject.
struct poll_object : sealed_object {
    dict_object* events = nullptr; ///< by descriptor
    bool is_running = false;
};

extern const type_object poll_type;

[[nodiscard]] inline poll_object* poll_of(const arguments& given) noexcept {
    return static_cast<poll_object*>(given.values[0].data.object);
}

/// Reads a mask of events; false: it raised. CPython 3.11: _PyLong_UnsignedShort_Converter.
[[nodiscard]] constexpr bool to_events(thread_state& thread, value given,
                                       std::int64_t& events) noexcept {
    if (!is_int(given)) {
        raise(thread, type_error_type, "an integer is required");
        return false;
    }
    const value number = as_number(given);
    if (number.kind == tag::object) {
        if (is_negative(number)) {
            raise(thread, value_error_type, "value must be positive");
        } else {
            raise(thread, overflow_error_type,
                  "Python int too large to convert to C unsigned long");
        }
        return false;
    }
    events = number.data.integer;
    if (events < 0) {
        raise(thread, value_error_type, "value must be positive");
    } else if (events > 0xFFFF) {
        raise(thread, overflow_error_type, "Python int too large for C unsigned short");
    }
    return events >= 0 && events <= 0xFFFF;
}

[[nodiscard]] constexpr owned poll_register(thread_state& thread, const arguments& given) noexcept {
    int descriptor = -1;
    std::int64_t events = POLLIN | POLLPRI | POLLOUT;
    if (!takes(thread, "poll.register", given, 1, 2) ||
        !to_descriptor(thread, given.values[1], descriptor) ||
        (given.count > 2 && !to_events(thread, given.values[2], events)) ||
        !store(thread, poll_of(given)->events, make_int(descriptor), make_int(events))) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned poll_modify(thread_state& thread, const arguments& given) noexcept {
    int descriptor = -1;
    std::int64_t events = 0;
    if (!takes(thread, "poll.modify", given, 2, 2) ||
        !to_descriptor(thread, given.values[1], descriptor) ||
        !to_events(thread, given.values[2], events)) {
        return {};
    }
    dict_object* const all = poll_of(given)->events;
    if (find(thread, all, make_int(descriptor)) == nullptr) {
        return pending(thread) ? raised{} : raise_errno(thread, ENOENT);
    }
    return owned::take(store(thread, all, make_int(descriptor), make_int(events)) ? none_value
                                                                                  : value{});
}

[[nodiscard]] constexpr owned poll_unregister(thread_state& thread,
                                              const arguments& given) noexcept {
    int descriptor = -1;
    if (!takes_one(thread, "poll.unregister", given) ||
        !to_descriptor(thread, given.values[1], descriptor)) {
        return {};
    }
    const int erased = erase(thread, poll_of(given)->events, make_int(descriptor));
    if (erased == 0) {
        return raise_with(thread, key_error_type, make_int(descriptor));
    }
    return owned::take(erased > 0 ? none_value : value{});
}

/// Reads how long poll() waits, in nanoseconds, below 0 for ever; false: it raised.
[[nodiscard]] constexpr bool to_poll_timeout(thread_state& thread, value given,
                                             std::int64_t& length) noexcept {
    length = -1;
    if (!given || given.kind == tag::none) {
        return true;
    }
    if (!to_nanoseconds(thread, given, length, 1000000)) {
        if (clear_pending(thread, type_error_type)) {
            raise(thread, type_error_type, "timeout must be an integer or None");
        }
        return false;
    }
    if (length / 1000000 > 0x7FFFFFFE || length / 1000000 < -0x7FFFFFFF) {
        raise(thread, overflow_error_type, "timeout is too large");
        return false;
    }
    return true;
}

/// Waits; how many descriptors there is something to tell of, or below 0: it raised.
[[nodiscard]] inline int wait_for_events(thread_state& thread, ::pollfd* all, ssize count,
                                         std::int64_t length) noexcept {
    wait_deadline deadline;
    if (!deadline.begin(thread, length)) {
        return -1;
    }
    for (;;) {
        const int milliseconds = length < 0 ? -1 : static_cast<int>((length + 999999) / 1000000);
        const int ready = ::poll(all, static_cast<::nfds_t>(count), milliseconds);
        if (ready >= 0) {
            return ready;
        }
        if (errno != EINTR) {
            raise_errno(thread, errno);
            return -1;
        }
        if (!interpreter::go_on(thread) || !deadline.left(thread, length)) {
            return -1;
        }
    }
}

/// poll.poll([timeout]).
[[nodiscard]] constexpr owned poll_poll(thread_state& thread, const arguments& given) noexcept {
    std::int64_t length = -1;
    if (!takes(thread, "poll.poll", given, 0, 1) ||
        !to_poll_timeout(thread, given.count > 1 ? given.values[1] : value{}, length) ||
        !may_ask_system()) {
        return {};
    }
    poll_object* const self = poll_of(given);
    if (self->is_running) { // the handler of a signal has called it
        return raise(thread, runtime_error_type, "concurrent poll() invocation");
    }
    const ssize most = self->events->ma_used;
    scratch_room<::pollfd, 64> room(thread, most);
    if (!room) {
        return {};
    }
    ssize count = 0;
    for (ssize at = 0; count < most;) {
        const dict_item_view entry = next_entry(self->events, at);
        if (!entry) {
            break;
        }
        const value descriptor = load(entry.me_key);
        const value events = load(entry.me_value);
        // gc.get_referents() leads to the dict: a program can have put anything into it.
        if (descriptor.kind == tag::integer && events.kind == tag::integer) {
            room.data()[count++] = {static_cast<int>(descriptor.data.integer),
                                    static_cast<short>(events.data.integer), 0};
        }
    }
    self->is_running = true;
    const int ready = wait_for_events(thread, room.data(), count, length);
    self->is_running = false;
    owned result;
    if (ready >= 0) {
        result = owned::take(new_list(thread, 0));
    }
    for (ssize i = 0; result && i < count; ++i) {
        const ::pollfd& each = room.data()[i];
        if (each.revents != 0) {
            const value both[] = {make_int(each.fd), make_int(each.revents & 0xFFFF)};
            const owned pair = owned::take(new_tuple(thread, both, 2));
            if (!pair ||
                !append(thread, static_cast<list_object*>(result.as_object()), pair.get())) {
                return {};
            }
        }
    }
    return result;
}

inline constexpr method_def poll_methods[] = {{"register", poll_register, 0, nullptr},
                                              {"modify", poll_modify, 0, nullptr},
                                              {"unregister", poll_unregister, 0, nullptr},
                                              {"poll", poll_poll, 0, nullptr},
                                              {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object poll_table = [] {
    type_object self = object_table<poll_object, object_fields<poll_object, &poll_object::events>>(
        "select.poll", nullptr);
    self.tp_clear = nullptr; // its dict leads nowhere
    self.tp_getattro = nullptr;
    self.tp_methods = poll_methods;
    return self;
}();
inline constexpr type_object poll_type =
    ready<poll_type, poll_table, "register", "modify", "unregister", "poll">();

} // namespace stasis::library::detail
