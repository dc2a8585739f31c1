// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/exception_details.hpp: how exceptions are made and printed, and the attributes of
// AttributeError, NameError and ImportError; others are in os_error.hpp and syntax_error.hpp.
// Promises: CPython 3.11's arguments and texts.
// CPython 3.11: Objects/exceptions.c.
#pragma once

#include <stasis/builtins/exception_attributes.hpp>
#include <stasis/builtins/named_arguments.hpp>

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
    state::replace(exception_detail(made, index), boxed);
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

/// StopIteration's and SystemExit's __init__.
[[nodiscard]] constexpr int valued_exception_init(thread_state& thread, value self,
                                                  const arguments& given) noexcept {
    if (exception_init(thread, self, given) < 0) {
        return -1;
    }
    state::set_field_of_arguments(detail::exception_of(self));
    return 0;
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
    state::replace(detail::exception_detail(self, Index), boxed);
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
    state::set_field_of_arguments(detail::exception_of(self));
    return 0;
}

/// ImportError's message, where it is a str, and otherwise its arguments.
[[nodiscard]] constexpr owned import_error_str(thread_state& thread, value self) noexcept {
    object* const message = detail::exception_detail(self, import_error_message);
    if (message != nullptr && message->ob_type == &str_type) {
        return owned::share(message);
    }
    return exception_str(thread, self);
}

inline constexpr getset_def attribute_error_members[] = {
    {"name", detail_of<0>, set_detail<0>, nullptr, nullptr},
    {"obj", detail_of<1>, set_detail<1>, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def name_error_members[] = {
    {"name", detail_of<0>, set_detail<0>, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def import_error_members[] = {
    {"msg", detail_of<import_error_message>, set_detail<import_error_message>, nullptr, nullptr},
    {"name", detail_of<0>, set_detail<0>, nullptr, nullptr},
    {"path", detail_of<1>, set_detail<1>, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins
