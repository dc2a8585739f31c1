// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/unicode_error.hpp: what UnicodeEncodeError, UnicodeDecodeError and
// UnicodeTranslateError have of their own: encoding, object, start, end, reason.
// CPython 3.11: UnicodeEncodeError_init, UnicodeEncodeError_str and their kin
// (Objects/exceptions.c). Refuses: setting these attributes, which are read from the arguments.
#pragma once

#include <stasis/builtins/exception_details.hpp>
#include <stasis/builtins/str_repr.hpp>

namespace stasis::builtins {

enum class unicode_error { encode, decode, translate };

namespace detail {

/// The arguments of a UnicodeTranslateError begin with the object, the others' with the encoding.
template <unicode_error Kind>
inline constexpr ssize unicode_error_first = Kind == unicode_error::translate ? 1 : 0;

/// A field: 0 is the encoding, 4 the reason; None where the arguments aren't all there.
template <unicode_error Kind>
[[nodiscard]] constexpr value unicode_error_field(value self, ssize index) noexcept {
    const tuple_object* args = exception_of(self)->args;
    const ssize first = unicode_error_first<Kind>;
    return args->ob_size == 5 - first && index >= first ? load(items(args)[index - first])
                                                        : none_value;
}

} // namespace detail

template <unicode_error Kind, int Index>
[[nodiscard]] constexpr owned unicode_error_detail(thread_state& thread, value self) noexcept {
    const value held = detail::unicode_error_field<Kind>(self, Index);
    if ((Index == 2 || Index == 3) && interpreter::has_index(held)) {
        return interpreter::to_int(thread, held);
    }
    return owned::share(held);
}

/// Checks the arguments: encoding, object, start, end, reason.
template <unicode_error Kind>
[[nodiscard]] constexpr int unicode_error_init(thread_state& thread, value self,
                                               const arguments& given) noexcept {
    if (exception_init(thread, self, given) < 0) {
        return -1;
    }
    const ssize first = detail::unicode_error_first<Kind>;
    if (given.count != 5 - first) {
        return raise(thread, type_error_type, "function takes exactly ", 5 - first, " arguments (",
                     given.count, " given)");
    }
    for (ssize index = first; index < 5; ++index) {
        const value held = given.values[index - first];
        const bool of_bytes = index == 1 && Kind == unicode_error::decode;
        if (index == 2 || index == 3) {
            ssize place = 0;
            if (!interpreter::to_c_integer(thread, held, place)) {
                return -1;
            }
        } else if (!of_bytes && !is_kind_of(held, str_type)) {
            return raise(thread, type_error_type, "argument ", index - first + 1,
                         " must be str, not ",
                         held.kind == tag::none ? "None" : type_of(held)->tp_name);
        }
    }
    const value object = given.values[1 - first];
    if (Kind == unicode_error::decode && !is_kind_of(object, bytes_type)) {
        return raise(thread, type_error_type, "a bytes-like object is required, not '",
                     type_of(object)->tp_name, "'");
    }
    return 0;
}

/// "'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)".
template <unicode_error Kind>
[[nodiscard]] constexpr owned unicode_error_str(thread_state& thread, value self) noexcept {
    constexpr bool of_bytes = Kind == unicode_error::decode;
    const value held = detail::unicode_error_field<Kind>(self, 1);
    if (!is_kind_of(held, of_bytes ? bytes_type : str_type)) {
        return owned::take(pointer_to(graph::empty_str)); // made without __init__
    }
    const owned first = interpreter::to_int(thread, detail::unicode_error_field<Kind>(self, 2));
    const owned end = interpreter::to_int(thread, detail::unicode_error_field<Kind>(self, 3));
    const owned encoding = interpreter::str(thread, detail::unicode_error_field<Kind>(self, 0));
    const owned reason = interpreter::str(thread, detail::unicode_error_field<Kind>(self, 4));
    if (!first || !end || !encoding || !reason) {
        return {};
    }
    const auto number = [](const owned& given) {
        return given.get().kind == tag::integer ? given.get().data.integer : std::int64_t{0};
    };
    const std::int64_t start = number(first);
    const std::int64_t last = number(end) - 1;
    text in;
    if constexpr (of_bytes) {
        const auto* bytes = static_cast<const bytes_object*>(held.data.object);
        in = {bytes_data(bytes), bytes->ob_size};
    } else {
        in = text_of(held.data.object);
    }
    text_builder built{thread};
    if (Kind != unicode_error::translate) {
        built.add("'");
        built.add(encoding.as_object());
        built.add("' codec ");
    }
    built.add(of_bytes                           ? "can't decode byte"
              : Kind == unicode_error::translate ? "can't translate character"
                                                 : "can't encode character");
    if (start >= 0 && start < in.size && start == last) {
        if (of_bytes) {
            built.add(" 0x");
            built.add("0123456789abcdef"[in[start] >> 4]);
            built.add("0123456789abcdef"[in[start] & 15]);
        } else {
            built.add(" '");
            add_escape(built, in[start]);
            built.add("'");
        }
        built.add(" in position ");
    } else {
        built.add("s in position ");
        built.add(start);
        built.add("-");
    }
    built.add(last);
    built.add(": ");
    built.add(reason.as_object());
    return built.finish();
}

template <unicode_error Kind>
inline constexpr getset_def unicode_error_members[] = {
    {"encoding", unicode_error_detail<Kind, 0>, nullptr, nullptr, nullptr},
    {"object", unicode_error_detail<Kind, 1>, nullptr, nullptr, nullptr},
    {"start", unicode_error_detail<Kind, 2>, nullptr, nullptr, nullptr},
    {"end", unicode_error_detail<Kind, 3>, nullptr, nullptr, nullptr},
    {"reason", unicode_error_detail<Kind, 4>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins
