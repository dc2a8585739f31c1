// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/socket_object.hpp: _socket.socket, which Lib/socket.py derives its own
// from. Promises: CPython 3.11's checks and messages; a socket that is forgotten is closed, and one
// that nobody reads is a BrokenPipeError, not a signal. CPython 3.11: PySocketSockObject
// (Modules/socketmodule.c).
// Refuses: what has an address (bind(), connect(), listen(), accept(), sendto() and their like),
// ancillary data, setting options to buffers, the ResourceWarning of a forgotten one.
#pragma once

#include <stasis/library/detail/select_poll.hpp>

#include <sys/socket.h>
#include <unistd.h>

namespace stasis::library {

/// PySocketSockObject.
struct socket_object : object {
    int descriptor = -1;
    int family = -1;
    int type = -1;
    int protocol = -1;
    std::int64_t timeout = -1; ///< in nanoseconds, below 0 for ever
};

extern const type_object socket_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_collected<stasis::library::socket_object> = false;
template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::socket_object> = true;

namespace stasis::library::detail {

[[nodiscard]] constexpr socket_object* socket_of(value self) noexcept {
    return static_cast<socket_object*>(self.data.object);
}

// ---- waiting -----------------------------------------------------------------------------------

/// Sets whether calls of the system wait; false: OSError is pending.
[[nodiscard]] inline bool set_waiting(thread_state& thread, int descriptor, bool waits) noexcept {
    const int flags = ::fcntl(descriptor, F_GETFL, 0);
    const int wanted = waits ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
    if (flags < 0 || (wanted != flags && ::fcntl(descriptor, F_SETFL, wanted) < 0)) {
        raise_errno(thread, errno);
        return false;
    }
    return true;
}

/// Calls the system until it succeeds or the time is over. Below 0: it raised.
/// CPython 3.11: sock_call_ex.
template <class Call>
[[nodiscard]] ::ssize_t call_socket(thread_state& thread, const socket_object* self, short events,
                                    const wait_deadline& deadline, Call&& call) noexcept {
    for (;;) {
        std::int64_t left = 0;
        if (self->timeout > 0) {
            if (!deadline.left(thread, left)) {
                return -1;
            }
            ::pollfd asked{self->descriptor, events, 0};
            const ::timespec until{static_cast<std::time_t>(left / nanoseconds_a_second),
                                   static_cast<long>(left % nanoseconds_a_second)};
            const int ready = ::ppoll(&asked, 1, &until, nullptr);
            if (ready == 0) {
                raise(thread, timeout_error_type, "timed out");
                return -1;
            }
            if (ready < 0 && errno == EINTR && interpreter::go_on(thread)) {
                continue;
            }
            if (ready < 0) {
                raise_call_error(thread);
                return -1;
            }
        }
        const ::ssize_t result = retry(thread, call);
        const bool again =
            self->timeout > 0 && (errno == EAGAIN || errno == EWOULDBLOCK) && !pending(thread);
        if (result < 0 && again) {
            continue; // another process was faster
        }
        if (result < 0) {
            raise_call_error(thread);
        }
        return result;
    }
}

// ---- making and closing ------------------------------------------------------------------------

/// Reads an option that is a number; false: OSError is pending.
[[nodiscard]] inline bool read_socket_option(thread_state& thread, int descriptor, int level,
                                             int name, int& number) noexcept {
    ::socklen_t size = sizeof number;
    if (::getsockopt(descriptor, level, name, &number, &size) != 0) {
        raise_errno(thread, errno);
        return false;
    }
    return true;
}

/// Gives a socket a descriptor. CPython 3.11: init_sockobject.
inline void begin_socket(socket_object* self, int descriptor, int family, int type,
                         int protocol) noexcept {
    self->descriptor = descriptor;
    self->family = family;
    self->type = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
    self->protocol = protocol;
    self->timeout = (type & SOCK_NONBLOCK) != 0 ? 0 : -1;
}

/// Gives a socket a descriptor that there is; false: it raised.
[[nodiscard]] inline bool adopt_descriptor(thread_state& thread, socket_object* self, value given,
                                           int family, int type, int protocol) noexcept {
    int descriptor = -1;
    if (!to_c_integer(thread, given, descriptor)) {
        return false;
    }
    if (descriptor < 0) {
        raise(thread, value_error_type, "negative file descriptor");
        return false;
    }
    ::sockaddr_storage address{};
    ::socklen_t size = sizeof address;
    if (::getsockname(descriptor, reinterpret_cast<::sockaddr*>(&address), &size) != 0 &&
        (family == -1 || errno == EBADF || errno == ENOTSOCK)) {
        raise_errno(thread, errno);
        return false;
    }
    if ((type == -1 && !read_socket_option(thread, descriptor, SOL_SOCKET, SO_TYPE, type)) ||
        (protocol == -1 &&
         !read_socket_option(thread, descriptor, SOL_SOCKET, SO_PROTOCOL, protocol))) {
        return false;
    }
    begin_socket(self, descriptor, family == -1 ? address.ss_family : family, type, protocol);
    return true;
}

/// socket.__new__(): one that is closed, whatever is given.
[[nodiscard]] constexpr owned socket_new(thread_state& thread, const type_object& type,
                                         const arguments&) noexcept {
    return owned::take(allocate<socket_object>(thread, type));
}

/// socket.__init__(family=-1, type=-1, proto=-1, fileno=None).
[[nodiscard]] constexpr int socket_init(thread_state& thread, value self,
                                        const arguments& given) noexcept {
    constexpr signature<4> parameters{"socket", {"family", "type", "proto", "fileno"}};
    value read[4];
    int family = -1;
    int type = -1;
    int protocol = -1;
    if (!read_arguments(thread, parameters, given, read) ||
        !to_optional_int(thread, read[0], family) || !to_optional_int(thread, read[1], type) ||
        !to_optional_int(thread, read[2], protocol) || !may_ask_system()) {
        return -1;
    }
    if (read[3] && read[3].kind != tag::none) {
        return adopt_descriptor(thread, socket_of(self), read[3], family, type, protocol) ? 0 : -1;
    }
    family = family == -1 ? AF_INET : family;
    type = type == -1 ? SOCK_STREAM : type;
    protocol = protocol == -1 ? 0 : protocol;
    const int descriptor = ::socket(family, type | SOCK_CLOEXEC, protocol);
    if (descriptor < 0) {
        return raise_errno(thread, errno);
    }
    begin_socket(socket_of(self), descriptor, family, type, protocol);
    return 0;
}

constexpr void socket_dealloc(object* held) noexcept {
    auto* const self = static_cast<socket_object*>(held);
    if (self->descriptor >= 0) {
        ::close(self->descriptor);
    }
    state::release(self);
}

/// "<socket object, fd=3, family=1, type=1, proto=0>".
[[nodiscard]] constexpr owned socket_repr(thread_state& thread, value held) noexcept {
    const socket_object* const self = socket_of(held);
    text_builder built{thread};
    built.add("<socket object, fd=");
    built.add(self->descriptor);
    built.add(", family=");
    built.add(self->family);
    built.add(", type=");
    built.add(self->type);
    built.add(", proto=");
    built.add(self->protocol);
    built.add(">");
    return built.finish();
}

/// A pair of sockets. CPython 3.11: socket_socketpair.
[[nodiscard]] inline owned open_pair(thread_state& thread, int family, int type,
                                     int protocol) noexcept {
    int ends[2] = {};
    if (::socketpair(family, type | SOCK_CLOEXEC, protocol, ends) != 0) {
        return raise_errno(thread, errno);
    }
    auto* const first = allocate<socket_object>(thread, socket_type);
    const owned kept_first = owned::take(first);
    auto* const second = allocate<socket_object>(thread, socket_type);
    const owned kept_second = owned::take(second);
    if (first == nullptr || second == nullptr) {
        ::close(ends[0]);
        ::close(ends[1]);
        return {};
    }
    begin_socket(first, ends[0], family, type, protocol);
    begin_socket(second, ends[1], family, type, protocol);
    const value both[] = {kept_first.get(), kept_second.get()};
    return owned::take(new_tuple(thread, both, 2));
}

/// socketpair([family[, type[, proto]]]).
[[nodiscard]] constexpr owned socket_pair(thread_state& thread, const arguments& given) noexcept {
    int numbers[] = {AF_UNIX, SOCK_STREAM, 0};
    if (!takes_parsed(thread, "socketpair", given, 0, 3)) {
        return {};
    }
    for (ssize i = 0; i < given.count; ++i) {
        if (!to_c_integer(thread, given.values[i], numbers[i])) {
            return {};
        }
    }
    return may_ask_system() ? open_pair(thread, numbers[0], numbers[1], numbers[2]) : owned{};
}

// ---- methods -----------------------------------------------------------------------------------

/// A method without arguments, of a body that gets the socket at run time.
template <support::fixed_string Name, auto Body>
[[nodiscard]] constexpr owned socket_plain(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, Name.text, given) || !may_ask_system()) {
        return {};
    }
    return Body(thread, socket_of(given.values[0]));
}

/// The same with one argument.
template <support::fixed_string Name, auto Body>
[[nodiscard]] constexpr owned socket_single(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, Name.text, given) || !may_ask_system()) {
        return {};
    }
    return Body(thread, socket_of(given.values[0]), given.values[1]);
}

/// The same whose arguments are taken out of a tuple: what a body gets ends with an empty value.
template <support::fixed_string Name, ssize Least, ssize Most, auto Body>
[[nodiscard]] constexpr owned socket_parsed(thread_state& thread, const arguments& given) noexcept {
    if (!takes_parsed(thread, Name.text, given, Least, Most, 1) || !may_ask_system()) {
        return {};
    }
    value values[Most + 1];
    for (ssize i = 1; i < given.count; ++i) {
        values[i - 1] = given.values[i];
    }
    return Body(thread, socket_of(given.values[0]), values);
}

/// socket.close(): nothing else, if it is closed.
[[nodiscard]] inline owned socket_close(thread_state& thread, socket_object* self) noexcept {
    const int descriptor = self->descriptor;
    self->descriptor = -1;
    if (descriptor >= 0 && ::close(descriptor) != 0 && errno != ECONNRESET) {
        return raise_errno(thread, errno);
    }
    return owned::take(none_value);
}

/// socket.detach(): its descriptor, which it has no more.
[[nodiscard]] inline owned socket_detach(thread_state&, socket_object* self) noexcept {
    const int descriptor = self->descriptor;
    self->descriptor = -1;
    return owned::take(make_int(descriptor));
}

[[nodiscard]] inline owned socket_fileno(thread_state&, socket_object* self) noexcept {
    return owned::take(make_int(self->descriptor));
}

[[nodiscard]] inline owned socket_getblocking(thread_state&, socket_object* self) noexcept {
    return owned::take(make_bool(self->timeout != 0));
}

/// socket.gettimeout(), and its attribute: seconds, or None for ever.
[[nodiscard]] inline owned socket_gettimeout(thread_state&, socket_object* self) noexcept {
    return owned::take(self->timeout < 0 ? none_value
                                         : make_real(static_cast<double>(self->timeout) /
                                                     static_cast<double>(nanoseconds_a_second)));
}

/// Sets how long calls wait.
[[nodiscard]] inline owned set_socket_timeout(thread_state& thread, socket_object* self,
                                              std::int64_t timeout) noexcept {
    self->timeout = timeout;
    return owned::take(set_waiting(thread, self->descriptor, timeout < 0) ? none_value : value{});
}

[[nodiscard]] inline owned socket_setblocking(thread_state& thread, socket_object* self,
                                              value given) noexcept {
    const int waits = is_true(thread, given);
    if (waits < 0) {
        return {};
    }
    return set_socket_timeout(thread, self, waits != 0 ? -1 : 0);
}

[[nodiscard]] inline owned socket_settimeout(thread_state& thread, socket_object* self,
                                             value given) noexcept {
    std::int64_t timeout = -1;
    if (given.kind != tag::none) {
        if (!to_nanoseconds(thread, given, timeout)) {
            return {};
        }
        if (timeout < 0) {
            return raise(thread, value_error_type, "Timeout value out of range");
        }
    }
    return set_socket_timeout(thread, self, timeout);
}

/// socket.recv(bufsize[, flags]).
[[nodiscard]] inline owned socket_recv(thread_state& thread, socket_object* self,
                                       const value* given) noexcept {
    ssize size = 0;
    int flags = 0;
    if (!interpreter::to_ssize(thread, given[0], size, overflow_error_type) ||
        !to_optional_int(thread, given[1], flags)) {
        return {};
    }
    if (size < 0) {
        return raise(thread, value_error_type, "negative buffersize in recv");
    }
    bytes_object* const made = new_bytes_room(thread, size);
    owned kept = owned::take(made);
    wait_deadline deadline;
    if (made == nullptr || !deadline.begin(thread, self->timeout)) {
        return {};
    }
    const ::ssize_t count = call_socket(thread, self, POLLIN, deadline, [&] {
        return ::recv(self->descriptor, trailing_mutable<unsigned char>(made, 1),
                      static_cast<std::size_t>(size), flags);
    });
    if (count < 0) {
        return {};
    }
    if (count == size) {
        return kept;
    }
    return new_bytes(thread, bytes_data(made), static_cast<ssize>(count));
}

/// socket.recv_into(buffer[, nbytes[, flags]]).
[[nodiscard]] constexpr owned socket_recv_into(thread_state& thread,
                                               const arguments& given) noexcept {
    constexpr signature<3> parameters{"recv_into", {"buffer", "nbytes", "flags"}, 1};
    value read[3];
    held_buffer room;
    ssize size = 0;
    int flags = 0;
    if (!read_arguments(thread, parameters, given, read, 1)) {
        return {};
    }
    if (!borrow_writable(thread, read[0], room.view)) {
        if (clear_pending(thread, type_error_type)) {
            raise(thread, type_error_type,
                  "recv_into() argument 1 must be read-write bytes-like object, not ",
                  read[0].kind == tag::none ? "None" : type_of(read[0])->tp_name);
        }
        return {};
    }
    if ((read[1] && !interpreter::to_ssize(thread, read[1], size, overflow_error_type)) ||
        !to_optional_int(thread, read[2], flags) || !may_ask_system()) {
        return {};
    }
    if (size < 0) {
        return raise(thread, value_error_type, "negative buffersize in recv_into");
    }
    if (size > room.view.len) {
        return raise(thread, value_error_type, "buffer too small for requested bytes");
    }
    size = size == 0 ? room.view.len : size;
    const socket_object* const self = socket_of(given.values[0]);
    wait_deadline deadline;
    if (!deadline.begin(thread, self->timeout)) {
        return {};
    }
    const ::ssize_t count = call_socket(thread, self, POLLIN, deadline, [&] {
        return ::recv(self->descriptor, room.view.buf, static_cast<std::size_t>(size), flags);
    });
    return owned::take(count < 0 ? value{} : make_int(count));
}

/// Sends bytes: those that the system takes at once, or all; how many. Below 0: it raised.
[[nodiscard]] inline ssize send_bytes(thread_state& thread, socket_object* self, const value* given,
                                      bool all) noexcept {
    held_buffer data;
    int flags = 0;
    wait_deadline deadline;
    if (get_buffer(thread, given[0], data.view, buffer_simple) < 0 ||
        !to_optional_int(thread, given[1], flags) || !deadline.begin(thread, self->timeout)) {
        return -1;
    }
    ssize sent = 0;
    do {
        const ::ssize_t count = call_socket(thread, self, POLLOUT, deadline, [&] {
            return ::send(self->descriptor, data.view.buf + sent,
                          static_cast<std::size_t>(data.view.len - sent), flags | MSG_NOSIGNAL);
        });
        if (count < 0) {
            return -1;
        }
        sent += static_cast<ssize>(count);
    } while (all && sent < data.view.len && interpreter::go_on(thread));
    return pending(thread) ? -1 : sent;
}

/// socket.send(data[, flags]).
[[nodiscard]] inline owned socket_send(thread_state& thread, socket_object* self,
                                       const value* given) noexcept {
    const ssize sent = send_bytes(thread, self, given, false);
    return owned::take(sent < 0 ? value{} : make_int(sent));
}

/// socket.sendall(data[, flags]).
[[nodiscard]] inline owned socket_sendall(thread_state& thread, socket_object* self,
                                          const value* given) noexcept {
    return owned::take(send_bytes(thread, self, given, true) < 0 ? value{} : none_value);
}

[[nodiscard]] inline owned socket_shutdown(thread_state& thread, socket_object* self,
                                           value given) noexcept {
    int how = 0;
    if (!to_c_integer(thread, given, how)) {
        return {};
    }
    return none_or_error(thread, ::shutdown(self->descriptor, how));
}

/// socket.getsockopt(level, option[, buflen]): an int, or bytes.
[[nodiscard]] inline owned socket_getsockopt(thread_state& thread, socket_object* self,
                                             const value* given) noexcept {
    int level = 0;
    int name = 0;
    int number = 0;
    int size = 0;
    if (!to_c_integer(thread, given[0], level) || !to_c_integer(thread, given[1], name) ||
        !to_optional_int(thread, given[2], size)) {
        return {};
    }
    if (size == 0) {
        const bool read = read_socket_option(thread, self->descriptor, level, name, number);
        return owned::take(read ? make_int(number) : value{});
    }
    unsigned char option[1024];
    if (size < 0 || static_cast<std::size_t>(size) > sizeof option) {
        return raise(thread, os_error_type, "getsockopt buflen out of range");
    }
    auto used = static_cast<::socklen_t>(size);
    if (::getsockopt(self->descriptor, level, name, option, &used) != 0) {
        return raise_errno(thread, errno);
    }
    return new_bytes(thread, option, static_cast<ssize>(used));
}

/// socket.setsockopt(level, option, value: int).
[[nodiscard]] inline owned socket_setsockopt(thread_state& thread, socket_object* self,
                                             const value* given) noexcept {
    int level = 0;
    int name = 0;
    int number = 0;
    if (!to_c_integer(thread, given[0], level) || !to_c_integer(thread, given[1], name) ||
        !to_c_integer(thread, given[2], number)) {
        return {};
    }
    return none_or_error(thread,
                         ::setsockopt(self->descriptor, level, name, &number, sizeof number));
}

template <int socket_object::*Field>
[[nodiscard]] constexpr owned socket_number(thread_state&, value self) noexcept {
    return owned::take(make_int(socket_of(self)->*Field));
}

[[nodiscard]] constexpr owned socket_timeout(thread_state& thread, value self) noexcept {
    return may_ask_system() ? socket_gettimeout(thread, socket_of(self)) : owned{};
}

inline constexpr method_def socket_methods[] = {
    {"close", socket_plain<"socket.close", socket_close>, 0, nullptr},
    {"detach", socket_plain<"socket.detach", socket_detach>, 0, nullptr},
    {"fileno", socket_plain<"socket.fileno", socket_fileno>, 0, nullptr},
    {"getsockopt", socket_parsed<"socket.getsockopt", 2, 3, socket_getsockopt>, 0, nullptr},
    {"recv", socket_parsed<"socket.recv", 1, 2, socket_recv>, 0, nullptr},
    {"recv_into", socket_recv_into, 0, nullptr},
    {"send", socket_parsed<"socket.send", 1, 2, socket_send>, 0, nullptr},
    {"sendall", socket_parsed<"socket.sendall", 1, 2, socket_sendall>, 0, nullptr},
    {"setblocking", socket_single<"socket.setblocking", socket_setblocking>, 0, nullptr},
    {"getblocking", socket_plain<"socket.getblocking", socket_getblocking>, 0, nullptr},
    {"settimeout", socket_single<"socket.settimeout", socket_settimeout>, 0, nullptr},
    {"gettimeout", socket_plain<"socket.gettimeout", socket_gettimeout>, 0, nullptr},
    {"setsockopt", socket_parsed<"socket.setsockopt", 3, 3, socket_setsockopt>, 0, nullptr},
    {"shutdown", socket_single<"socket.shutdown", socket_shutdown>, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def socket_members[] = {
    {"family", socket_number<&socket_object::family>, nullptr, nullptr, nullptr},
    {"type", socket_number<&socket_object::type>, nullptr, nullptr, nullptr},
    {"proto", socket_number<&socket_object::protocol>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def socket_getset[] = {
    {"timeout", socket_timeout, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object socket_table = [] {
    type_object self{};
    self.tp_name = "_socket.socket";
    self.tp_basicsize = sizeof(socket_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = socket_dealloc;
    self.tp_repr = socket_repr;
    self.tp_methods = socket_methods;
    self.tp_members = socket_members;
    self.tp_getset = socket_getset;
    self.tp_base = &object_type;
    self.tp_init = socket_init;
    self.tp_new = socket_new;
    return self;
}();

} // namespace stasis::library::detail
