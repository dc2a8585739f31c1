// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/posix_arguments.hpp: the arguments of the functions of posix.
// Promises: CPython 3.11's checks and messages. What a function does is a body that gets its
// arguments in their places, at run time: in constant evaluation the compiler names
// system_needs_run_time().
// CPython 3.11: path_converter, dir_fd_converter, _Py_Uid_Converter, _fd_converter
// (Modules/posixmodule.c), PyObject_AsFileDescriptor (Objects/fileobject.c).
// Refuses: the DeprecationWarning of a path that is a buffer; stat(-1) and its like are EBADF,
// where CPython, which takes -1 for no descriptor, gets EFAULT.
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/file_system_path.hpp>
#include <stasis/builtins/int_parts.hpp>
#include <stasis/interpreter/interruption.hpp>
#include <stasis/library/detail/ask_system.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/library/detail/system_error.hpp>

#include <fcntl.h>
#include <sys/types.h>

namespace stasis::library::detail {

// ---- functions of bodies -----------------------------------------------------------------------

/// A function whose parameters have names.
template <const auto& Parameters, auto Body>
[[nodiscard]] constexpr owned posix_named(thread_state& thread, const arguments& given) noexcept {
    value values[sizeof Parameters.names / sizeof Parameters.names[0]];
    if (!read_arguments(thread, Parameters, given, values) || !may_ask_system()) {
        return {};
    }
    return Body(thread, values);
}

/// A function whose parameters have no names; the name is "posix.function".
template <support::fixed_string Name, ssize Least, ssize Most, auto Body>
[[nodiscard]] constexpr owned posix_plain(thread_state& thread, const arguments& given) noexcept {
    if (!(Most == 0                 ? takes_nothing(thread, Name.text, given)
          : Least == 1 && Most == 1 ? takes_single(thread, Name.text, given)
                                    : takes_positional(thread, Name.text, given, Least, Most)) ||
        !may_ask_system()) {
        return {};
    }
    value values[Most + 1];
    for (ssize i = 0; i < given.count; ++i) {
        values[i] = given.values[i];
    }
    return Body(thread, values);
}

/// The same for a function whose arguments a tuple holds.
template <support::fixed_string Name, ssize Count, auto Body>
[[nodiscard]] constexpr owned posix_parsed(thread_state& thread, const arguments& given) noexcept {
    if (!takes_parsed(thread, Name.text, given, Count, Count) || !may_ask_system()) {
        return {};
    }
    return Body(thread, given.values);
}

// ---- results -----------------------------------------------------------------------------------

/// Raises the OSError of errno, unless the handler of a signal has raised something.
inline raised raise_call_error(thread_state& thread, value file = {}) noexcept {
    return pending(thread) ? raised{} : raise_errno(thread, errno, file);
}

/// None where a call of the system has succeeded; else its OSError is pending.
[[nodiscard]] inline owned none_or_error(thread_state& thread, long result) noexcept {
    if (result < 0) {
        return raise_call_error(thread);
    }
    return owned::take(none_value);
}

/// The same for a number, which is given on.
[[nodiscard]] inline owned number_or_error(thread_state& thread, long result) noexcept {
    if (result < 0) {
        return raise_call_error(thread);
    }
    return owned::take(make_int(result));
}

/// The result of a call that signals may interrupt: their handlers are called, and then it again.
/// Below 0 it has failed, or a handler has raised something.
template <class Call>
[[nodiscard]] auto retry(thread_state& thread, Call&& call) noexcept {
    auto result = call();
    while (result < 0 && errno == EINTR && interpreter::go_on(thread)) {
        result = call();
    }
    return result;
}

// ---- integers ----------------------------------------------------------------------------------

using interpreter::to_c_integer;

/// An int that may be left out, and is then what it was; false: it raised.
[[nodiscard]] constexpr bool to_optional_int(thread_state& thread, value given,
                                             int& number) noexcept {
    return !given || to_c_integer(thread, given, number);
}

/// A truth that may be left out, and is then what it was; false: it raised.
[[nodiscard]] constexpr bool to_optional_truth(thread_state& thread, value given,
                                               bool& truth) noexcept {
    const int result = given ? is_true(thread, given) : truth ? 1 : 0;
    truth = result > 0;
    return result >= 0;
}

/// A C long: an offset in a file; false: it raised.
[[nodiscard]] constexpr bool to_long(thread_state& thread, value given, long& number) noexcept {
    const owned held = interpreter::to_int(thread, given);
    if (!held) {
        return false;
    }
    if (held.get().kind == tag::object) {
        raise(thread, overflow_error_type, "Python int too large to convert to C long");
        return false;
    }
    number = held.get().data.integer;
    return true;
}

/// The id of a process; false: it raised.
[[nodiscard]] constexpr bool to_process(thread_state& thread, value given,
                                        ::pid_t& process) noexcept {
    return interpreter::to_parsed_int(thread, given, process);
}

/// The sign of an int that has an object of its own.
[[nodiscard]] constexpr bool is_negative(value number) noexcept {
    return int_parts{number}.negative();
}

/// The id of a user or of a group, `what`; -1 is one, which leaves it as it is. False: it raised.
[[nodiscard]] constexpr bool to_owner(thread_state& thread, value given, const char* what,
                                      unsigned& id) noexcept {
    if (!interpreter::has_index(given)) {
        raise(thread, type_error_type, what, " should be integer, not ", type_of(given)->tp_name);
        return false;
    }
    const owned held = interpreter::to_int(thread, given);
    if (!held) {
        return false;
    }
    const bool large = held.get().kind == tag::object && !is_negative(held.get());
    if (held.get().kind == tag::integer) {
        id = static_cast<unsigned>(held.get().data.integer);
        if (held.get().data.integer == -1 || id == held.get().data.integer) {
            return true;
        }
    }
    raise(thread, overflow_error_type, what,
          large ? " is greater than maximum" : " is less than minimum");
    return false;
}

/// A descriptor by its number, as a path may be one, or the folder that a path is relative to;
/// false: it raised.
[[nodiscard]] constexpr bool to_descriptor_number(thread_state& thread, value given,
                                                  int& descriptor) noexcept {
    const owned held = interpreter::to_int(thread, given);
    if (!held) {
        return false;
    }
    const value number = held.get();
    if (number.kind == tag::integer) {
        descriptor = static_cast<int>(number.data.integer);
        if (descriptor == number.data.integer) {
            return true;
        }
    }
    const bool negative =
        number.kind == tag::object ? is_negative(number) : number.data.integer < 0;
    raise(thread, overflow_error_type,
          negative ? "fd is less than minimum" : "fd is greater than maximum");
    return false;
}

/// The folder that a relative path begins in: None and nothing are the current one. False: it
/// raised. CPython 3.11: dir_fd_converter.
[[nodiscard]] constexpr bool to_folder(thread_state& thread, value given, int& folder) noexcept {
    folder = AT_FDCWD;
    if (!given || given.kind == tag::none) {
        return true;
    }
    if (!interpreter::has_index(given)) {
        raise(thread, type_error_type, "argument should be integer or None, not ",
              type_of(given)->tp_name);
        return false;
    }
    return to_descriptor_number(thread, given, folder);
}

/// The descriptor of an int, or of what has a fileno(); false: it raised. CPython 3.11:
/// PyObject_AsFileDescriptor.
[[nodiscard]] constexpr bool to_descriptor(thread_state& thread, value given,
                                           int& descriptor) noexcept {
    owned number = owned::share(given);
    if (!is_int(given)) {
        const owned method =
            interpreter::get_attribute_if_any(thread, given, &graph::str_<"fileno">);
        if (!method) {
            if (!pending(thread)) {
                raise(thread, type_error_type,
                      "argument must be an int, or have a fileno() method.");
            }
            return false;
        }
        number = interpreter::call(thread, method.get(), arguments{});
        if (!number) {
            return false;
        }
        if (!is_int(number.get())) {
            raise(thread, type_error_type, "fileno() returned a non-integer");
            return false;
        }
    }
    if (!to_c_integer(thread, number.get(), descriptor)) {
        return false;
    }
    if (descriptor < 0) {
        raise(thread, value_error_type, "file descriptor cannot be a negative integer (",
              descriptor, ")");
    }
    return descriptor >= 0;
}

// ---- paths -------------------------------------------------------------------------------------

/// What a path may be besides a str, bytes or an object that has __fspath__().
enum class path_kind : unsigned char { path, or_descriptor, or_descriptor_or_none };

/// A path that was given to a function, or a descriptor instead of it: path_t.
struct path_argument {
    owned named;   ///< what OSErrors show: the str, the bytes or the int
    owned encoded; ///< an object of bytes, empty where a descriptor or None was given
    int descriptor = -1;
    bool is_descriptor = false;

    /// The path for the system; null where there is none.
    [[nodiscard]] const char* text() const noexcept {
        return encoded ? reinterpret_cast<const char*>(
                             bytes_data(static_cast<const bytes_object*>(encoded.as_object())))
                       : nullptr;
    }
    /// Whether what the path leads to is named by bytes, not by strs.
    [[nodiscard]] bool is_of_bytes() const noexcept {
        return !is_descriptor && encoded && !is_str(named.get());
    }
};

/// Reads a path; false: it raised. CPython 3.11: path_converter.
[[nodiscard]] inline bool to_path(thread_state& thread, value given, const char* function,
                                  const char* parameter, path_argument& to,
                                  path_kind kind = path_kind::path) noexcept {
    to.named = owned::share(given);
    if (!given || given.kind == tag::none) {
        if (kind == path_kind::or_descriptor_or_none) {
            to.named = owned::take(none_value);
            return true;
        }
    } else if (is_str(given)) {
        to.encoded = path_bytes(thread, given);
        return static_cast<bool>(to.encoded);
    } else if (has_buffer(given)) {
        to.encoded = builtins::to_bytes(thread, given);
    } else if (kind != path_kind::path && interpreter::has_index(given)) {
        to.is_descriptor = true;
        return to_descriptor_number(thread, given, to.descriptor);
    } else if (interpreter::look_up(thread, type_of(given), &graph::str_<"__fspath__">) !=
               nullptr) {
        to.named = file_system_path(thread, given);
        if (!to.named) {
            return false;
        }
        to.encoded = is_str(to.named.get()) ? path_bytes(thread, to.named.get())
                                            : owned::share(to.named.get());
    }
    if (pending(thread)) {
        return false;
    }
    if (!to.encoded) {
        raise(thread, type_error_type, function, ": ", parameter, " should be ",
              kind == path_kind::path            ? "string, bytes or os.PathLike"
              : kind == path_kind::or_descriptor ? "string, bytes, os.PathLike or integer"
                                                 : "string, bytes, os.PathLike, integer or None",
              ", not ", type_of(given)->tp_name);
        return false;
    }
    const auto* const bytes = static_cast<const bytes_object*>(to.encoded.as_object());
    if (std::memchr(bytes_data(bytes), 0, static_cast<std::size_t>(bytes->ob_size)) != nullptr) {
        raise(thread, value_error_type, function, ": embedded null character in ", parameter);
        return false;
    }
    return true;
}

/// Raises the OSError of errno about a path.
inline raised raise_path_error(thread_state& thread, const path_argument& path) noexcept {
    return raise_call_error(thread, path.named.get());
}

/// None where a call of the system has succeeded; else its OSError is pending, which is about a
/// path.
[[nodiscard]] inline owned none_or_error(thread_state& thread, long result,
                                         const path_argument& path) noexcept {
    if (result < 0) {
        return raise_path_error(thread, path);
    }
    return owned::take(none_value);
}

/// Checks that no folder is given for what isn't a path; false: ValueError is pending.
[[nodiscard]] inline bool check_folder(thread_state& thread, const char* function,
                                       const path_argument& path, int folder) noexcept {
    if (!path.is_descriptor || folder == AT_FDCWD) {
        return true;
    }
    raise(thread, value_error_type, function, ": can't specify dir_fd without matching path");
    return false;
}

/// Checks that what is no path isn't asked not to follow links; false: ValueError is pending.
[[nodiscard]] inline bool check_follow(thread_state& thread, const char* function,
                                       const path_argument& path, bool follow) noexcept {
    if (path.descriptor <= 0 || follow) { // 0 passes in CPython, too
        return true;
    }
    raise(thread, value_error_type, function, ": cannot use fd and follow_symlinks together");
    return false;
}

} // namespace stasis::library::detail
