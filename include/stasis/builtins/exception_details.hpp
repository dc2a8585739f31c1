// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/exception_details.hpp: how exceptions are made and printed, and the attributes of
// those that have some of their own: AttributeError, NameError, ImportError, OSError, SyntaxError.
// Promises: CPython 3.11's arguments and texts; OSError(2, "...") is a FileNotFoundError.
// CPython 3.11: Objects/exceptions.c.
// Refuses: OSError.characters_written; a SyntaxError's attributes are read from its arguments, and
// can't be set.
#pragma once

#include <stasis/builtins/exception_attributes.hpp>
#include <stasis/builtins/named_arguments.hpp>

#include <cerrno>

namespace stasis::builtins {

namespace detail {

constexpr object*& exception_detail(value self, int index) noexcept {
    return static_cast<detailed_exception*>(self.data.object)->details[index];
}

[[nodiscard]] constexpr owned make_exception(thread_state& thread, const type_object& type,
                                             const value* values, ssize count) noexcept {
    tuple_object* args = new_tuple(thread, values, count);
    if (args == nullptr) {
        return {};
    }
    exception_object* result = new_exception(thread, type, args);
    decrement(args);
    return owned::take(result);
}

/// Puts a value, if there is one, into a field of an exception; false: MemoryError is pending.
[[nodiscard]] constexpr bool put_detail(thread_state& thread, value made, int index,
                                        value held) noexcept {
    object* boxed = held ? box(thread, held) : nullptr;
    if (held && boxed == nullptr) {
        return false;
    }
    state::drop(exception_detail(made, index));
    exception_detail(made, index) = boxed;
    return true;
}

} // namespace detail

/// Keyword arguments are __init__'s affair.
[[nodiscard]] constexpr owned exception_new(thread_state& thread, const type_object& type,
                                            const arguments& given) noexcept {
    return detail::make_exception(thread, type, given.values, given.count);
}

namespace detail {

/// Makes the positional arguments the exception's args, unless __new__ has done it.
[[nodiscard]] constexpr int init_args(thread_state& thread, value self,
                                      const arguments& given) noexcept {
    exception_object* exception = exception_of(self);
    bool same = exception->args->ob_size == given.count;
    for (ssize i = 0; same && i < given.count; ++i) {
        same = identical(load(items(exception->args)[i]), given.values[i]);
    }
    if (same) {
        return 0;
    }
    tuple_object* args = new_tuple(thread, given.values, given.count);
    if (args == nullptr) {
        return -1;
    }
    tuple_object* before = exception->args;
    exception->args = args;
    decrement(before);
    return 0;
}

} // namespace detail

[[nodiscard]] constexpr int exception_init(thread_state& thread, value self,
                                           const arguments& given) noexcept {
    return interpreter::no_keywords(thread, type_of(self)->tp_name, given)
               ? detail::init_args(thread, self, given)
               : -1;
}

[[nodiscard]] constexpr owned exception_str(thread_state& thread, value self) noexcept {
    tuple_object* args = detail::exception_of(self)->args;
    if (args->ob_size == 0) {
        return owned::take(pointer_to(graph::empty_str));
    }
    if (args->ob_size == 1) {
        return interpreter::str(thread, load(items(args)[0]));
    }
    return interpreter::repr(thread, make_object(args));
}

/// The field of that number of an exception that has fields.
template <int Index>
[[nodiscard]] constexpr owned detail_of(thread_state&, value self) noexcept {
    return share_or_none(detail::exception_detail(self, Index));
}

template <int Index>
[[nodiscard]] constexpr int set_detail(thread_state& thread, value self, value,
                                       value item) noexcept {
    object* boxed = item ? box(thread, item) : nullptr;
    if (item && boxed == nullptr) {
        return -1;
    }
    state::drop(detail::exception_detail(self, Index));
    detail::exception_detail(self, Index) = boxed;
    return 0;
}

// ---- AttributeError, NameError, ImportError ----------------------------------------------------

/// The keyword arguments of an exception type, which are its fields from the first on.
template <std::size_t N>
struct exception_keywords {
    const char* type;
    const char* names[N];
};

inline constexpr exception_keywords<2> attribute_error_keywords{"AttributeError", {"name", "obj"}};
inline constexpr exception_keywords<1> name_error_keywords{"NameError", {"name"}};
inline constexpr exception_keywords<2> import_error_keywords{"ImportError", {"name", "path"}};

template <const auto& Of>
[[nodiscard]] constexpr int init_with_keywords(thread_state& thread, value self,
                                               const arguments& given) noexcept {
    constexpr auto most = static_cast<ssize>(sizeof Of.names / sizeof Of.names[0]);
    if (keyword_count(given) > most) {
        return detail::raise_count(thread, Of.type, "at most", most, "keyword ",
                                   keyword_count(given));
    }
    if (!interpreter::only_keywords(thread, Of.type, given, Of.names)) {
        return -1;
    }
    if (detail::init_args(thread, self, given) < 0) {
        return -1;
    }
    for (int i = 0; i < static_cast<int>(most); ++i) {
        if (!detail::put_detail(thread, self, i, interpreter::keyword(given, Of.names[i]))) {
            return -1;
        }
    }
    return 0;
}

/// ImportError.msg: the only argument, or None.
[[nodiscard]] constexpr owned import_error_message(thread_state&, value self) noexcept {
    const tuple_object* args = detail::exception_of(self)->args;
    return owned::share(args->ob_size == 1 ? load(items(args)[0]) : none_value);
}

inline constexpr getset_def attribute_error_members[] = {
    {"name", detail_of<0>, set_detail<0>, nullptr, nullptr},
    {"obj", detail_of<1>, set_detail<1>, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def name_error_members[] = {
    {"name", detail_of<0>, set_detail<0>, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def import_error_members[] = {
    {"msg", import_error_message, nullptr, nullptr, nullptr},
    {"name", detail_of<0>, set_detail<0>, nullptr, nullptr},
    {"path", detail_of<1>, set_detail<1>, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

// ---- OSError: errno, strerror, filename, filename2 ---------------------------------------------

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

/// OSError(errno, strerror[, filename[, ignored[, filename2]]]), or any arguments at all.
[[nodiscard]] constexpr owned os_error_new(thread_state& thread, const type_object& type,
                                           const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, type.tp_name, given)) {
        return {};
    }
    const value* values = given.values;
    if (given.count < 2 || given.count > 5) {
        return detail::make_exception(thread, type, values, given.count);
    }
    const auto file = [&](ssize at) {
        return at < given.count && values[at].kind != tag::none ? values[at] : value{};
    };
    const value first = file(2);
    const type_object& made_type = &type == &os_error_type ? detail::os_error_for(values[0]) : type;
    owned made = detail::make_exception(thread, made_type, values, first ? 2 : given.count);
    if (!made || !detail::put_detail(thread, made.get(), 0, values[0]) ||
        !detail::put_detail(thread, made.get(), 1, values[1]) ||
        !detail::put_detail(thread, made.get(), 2, first) ||
        !detail::put_detail(thread, made.get(), 3, first ? file(4) : value{})) {
        return {};
    }
    return made;
}

/// OSError.__init__: __new__ has done it all.
[[nodiscard]] constexpr int os_error_init(thread_state&, value, const arguments&) noexcept {
    return 0;
}

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

// ---- SyntaxError -------------------------------------------------------------------------------

namespace detail {

/// A SyntaxError's attribute: 0 is its message, the others are the items of the tuple that is its
/// second and last argument. None where it isn't there.
[[nodiscard]] constexpr value syntax_error_part(value self, ssize index) noexcept {
    const tuple_object* args = exception_of(self)->args;
    if (index == 0) {
        return args->ob_size == 0 ? none_value : load(items(args)[0]);
    }
    if (args->ob_size != 2) {
        return none_value;
    }
    const auto* place = as<tuple_object>(load(items(args)[1]), tuple_type);
    return place == nullptr || place->ob_size < index ? none_value : load(items(place)[index - 1]);
}

} // namespace detail

template <int Index>
[[nodiscard]] constexpr owned syntax_error_detail(thread_state&, value self) noexcept {
    return owned::share(detail::syntax_error_part(self, Index));
}

/// "message (file.py, line 3)": the folders of the file are left out.
[[nodiscard]] constexpr owned syntax_error_str(thread_state& thread, value self) noexcept {
    const owned message = interpreter::str(thread, detail::syntax_error_part(self, 0));
    if (!message) {
        return {};
    }
    const value file = detail::syntax_error_part(self, 1);
    const value line = detail::syntax_error_part(self, 2);
    const bool has_file = type_of(file) == &str_type;
    const bool has_line = type_of(line) == &int_type;
    text_builder built{thread};
    built.add(message.as_object());
    if (has_file) {
        const text path = text_of(file.data.object);
        ssize base = 0;
        for (ssize i = 0; i < path.size; ++i) {
            base = path[i] == '/' ? i + 1 : base;
        }
        built.add(" (");
        built.add(path.part(base, path.size));
    }
    if (has_line) {
        built.add(has_file ? ", line " : " (line ");
        const owned number = interpreter::str(thread, line);
        if (!number) {
            return {};
        }
        built.add(number.as_object());
    }
    built.add(has_file || has_line ? ")" : "");
    return built.finish();
}

inline constexpr getset_def syntax_error_members[] = {
    {"msg", syntax_error_detail<0>, nullptr, nullptr, nullptr},
    {"filename", syntax_error_detail<1>, nullptr, nullptr, nullptr},
    {"lineno", syntax_error_detail<2>, nullptr, nullptr, nullptr},
    {"offset", syntax_error_detail<3>, nullptr, nullptr, nullptr},
    {"text", syntax_error_detail<4>, nullptr, nullptr, nullptr},
    {"end_lineno", syntax_error_detail<5>, nullptr, nullptr, nullptr},
    {"end_offset", syntax_error_detail<6>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins
