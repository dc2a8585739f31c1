// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/os_error.hpp: what OSError has of its own: errno, strerror, filename, filename2
// and characters_written. Promises: CPython 3.11's arguments and texts; OSError(2, "...") is a
// FileNotFoundError. CPython 3.11: oserror_init, OSError_new, OSError_str (Objects/exceptions.c).
#pragma once

#include <stasis/builtins/exception_details.hpp>
#include <stasis/builtins/number_check.hpp>
#include <stasis/interpreter/c_integer.hpp>

#include <cerrno>

namespace stasis::builtins {

/// Where the number of characters is that a BlockingIOError has written.
inline constexpr int characters_written_detail = 4;

namespace detail {

/// The subclass of OSError for an error number: errnomap.
[[nodiscard]] constexpr const type_object& os_error_for(value number) noexcept {
    if (number.kind != tag::integer && number.kind != tag::boolean) {
        return os_error_type;
    }
    switch (number.data.integer) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS: return blocking_io_error_type;
    case EPIPE:
    case ESHUTDOWN: return broken_pipe_error_type;
    case ECHILD: return child_process_error_type;
    case ECONNABORTED: return connection_aborted_error_type;
    case ECONNREFUSED: return connection_refused_error_type;
    case ECONNRESET: return connection_reset_error_type;
    case EEXIST: return file_exists_error_type;
    case ENOENT: return file_not_found_error_type;
    case EISDIR: return is_a_directory_error_type;
    case ENOTDIR: return not_a_directory_error_type;
    case EINTR: return interrupted_error_type;
    case EACCES:
    case EPERM: return permission_error_type;
    case ESRCH: return process_lookup_error_type;
    case ETIMEDOUT: return timeout_error_type;
    default: return os_error_type;
    }
}

} // namespace detail

namespace detail {

[[nodiscard]] constexpr int os_error_init(thread_state& thread, value self,
                                          const arguments& given) noexcept;
[[nodiscard]] constexpr owned os_error_new(thread_state& thread, const type_object& type,
                                           const arguments& given) noexcept;

/// Whether __init__ reads the arguments, and not __new__: of a class that has an __init__ of its
/// own, and no __new__. CPython 3.11: oserror_use_init.
[[nodiscard]] constexpr bool init_reads_arguments(const type_object* type) noexcept {
    return type->tp_init != os_error_init && type->tp_new == os_error_new;
}

/// Makes the fields and the args of the arguments; false: an exception is pending.
/// CPython 3.11: oserror_parse_args, oserror_init.
[[nodiscard]] constexpr bool fill_os_error(thread_state& thread, value self,
                                           const arguments& given) noexcept {
    const value* values = given.values;
    ssize count = given.count;
    if (count >= 2 && count <= 5) {
        const auto file = [&](ssize at) {
            return at < given.count && values[at].kind != tag::none ? values[at] : value{};
        };
        value first = file(2);
        if (first && type_of(self) == &blocking_io_error_type && is_numeric(first)) {
            ssize written = 0;
            if (!interpreter::to_ssize(thread, first, written, value_error_type) ||
                !put_detail(thread, self, characters_written_detail,
                            written == -1 ? value{} : make_int(written))) {
                return false;
            }
            first = {};
        } else if (first) {
            count = 2;
        }
        if (!put_detail(thread, self, 0, values[0]) || !put_detail(thread, self, 1, values[1]) ||
            !put_detail(thread, self, 2, first) ||
            !put_detail(thread, self, 3, first ? file(4) : value{})) {
            return false;
        }
    }
    return init_args(thread, self, {values, count, nullptr}) == 0;
}

/// OSError(errno, strerror[, filename[, ignored[, filename2]]]), or any arguments at all.
[[nodiscard]] constexpr owned os_error_new(thread_state& thread, const type_object& type,
                                           const arguments& given) noexcept {
    if (init_reads_arguments(&type)) {
        return make_exception(thread, type, nullptr, 0);
    }
    if (!interpreter::no_keywords(thread, type.tp_name, given)) {
        return {};
    }
    const bool numbered = &type == &os_error_type && given.count >= 2 && given.count <= 5;
    owned made =
        make_exception(thread, numbered ? os_error_for(given.values[0]) : type, nullptr, 0);
    if (!made || !fill_os_error(thread, made.get(), given)) {
        return {};
    }
    return made;
}

/// OSError.__init__: __new__ has done it all, unless a class has left it to this.
[[nodiscard]] constexpr int os_error_init(thread_state& thread, value self,
                                          const arguments& given) noexcept {
    if (!init_reads_arguments(type_of(self))) {
        return 0;
    }
    return interpreter::no_keywords(thread, type_of(self)->tp_name, given) &&
                   fill_os_error(thread, self, given)
               ? 0
               : -1;
}

/// BlockingIOError.characters_written.
[[nodiscard]] constexpr owned os_error_characters(thread_state& thread, value self) noexcept {
    object* const held = exception_detail(self, characters_written_detail);
    if (held == nullptr) {
        return raise(thread, attribute_error_type, "characters_written");
    }
    return owned::share(load(held));
}

[[nodiscard]] constexpr int set_os_error_characters(thread_state& thread, value self, value,
                                                    value item) noexcept {
    if (!item) {
        if (exception_detail(self, characters_written_detail) == nullptr) {
            return raise(thread, attribute_error_type, "characters_written");
        }
        state::drop(exception_detail(self, characters_written_detail));
        return 0;
    }
    ssize written = 0;
    return interpreter::to_ssize(thread, item, written, value_error_type) &&
                   put_detail(thread, self, characters_written_detail,
                              written == -1 ? value{} : make_int(written))
               ? 0
               : -1;
}

} // namespace detail

using detail::os_error_init;
using detail::os_error_new;

[[nodiscard]] constexpr owned os_error_str(thread_state& thread, value self) noexcept {
    object* const* fields = static_cast<detailed_exception*>(self.data.object)->details;
    if (fields[2] == nullptr && (fields[0] == nullptr || fields[1] == nullptr)) {
        return exception_str(thread, self);
    }
    const owned number = interpreter::str(thread, share_or_none(fields[0]).get());
    if (!number) {
        return {};
    }
    const owned reason = interpreter::str(thread, share_or_none(fields[1]).get());
    if (!reason) {
        return {};
    }
    text_builder built{thread};
    built.add("[Errno ");
    built.add(number.as_object());
    built.add("] ");
    built.add(reason.as_object());
    for (int i = 2; i < 4 && fields[i] != nullptr; ++i) {
        built.add(i == 2 ? ": " : " -> ");
        const owned name = interpreter::repr(thread, load(fields[i]));
        if (!name) {
            return {};
        }
        built.add(name.as_object());
    }
    return built.finish();
}

inline constexpr getset_def os_error_members[] = {
    {"errno", detail_of<0>, set_detail<0>, nullptr, nullptr},
    {"strerror", detail_of<1>, set_detail<1>, nullptr, nullptr},
    {"filename", detail_of<2>, set_detail<2>, nullptr, nullptr},
    {"filename2", detail_of<3>, set_detail<3>, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def os_error_getset[] = {{"characters_written", detail::os_error_characters,
                                                  detail::set_os_error_characters, nullptr,
                                                  nullptr},
                                                 {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins
