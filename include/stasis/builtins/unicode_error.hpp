// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/unicode_error.hpp: what UnicodeEncodeError, UnicodeDecodeError and
// UnicodeTranslateError have of their own: encoding, object, start, end, reason.
// Promises: once the exception is made, start and end are ints that fit ssize.
// CPython 3.11: UnicodeEncodeError_init, UnicodeEncodeError_str and their kin
// (Objects/exceptions.c).
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/exception_details.hpp>
#include <stasis/builtins/str_repr.hpp>

namespace stasis::builtins {

enum class unicode_error { encode, decode, translate };

/// The fields of a UnicodeError, by their place.
enum unicode_field {
    unicode_encoding,
    unicode_subject,
    unicode_start,
    unicode_end,
    unicode_reason
};

namespace detail {

/// Where a UnicodeError begins or ends; 0 where it was made without __init__.
[[nodiscard]] constexpr ssize unicode_place(value self, unicode_field field) noexcept {
    object* const held = exception_detail(self, field);
    return held != nullptr ? load(held).data.integer : 0;
}

/// The str of a field, held meanwhile; "<NULL>" where it has been deleted. Empty: it raised.
[[nodiscard]] constexpr owned unicode_field_text(thread_state& thread, value self,
                                                 unicode_field field) noexcept {
    object* const held = exception_detail(self, field);
    if (held == nullptr) {
        return new_str(thread, "<NULL>");
    }
    const owned kept = owned::share(load(held));
    return interpreter::str(thread, kept.get());
}

/// Sets the fields of a UnicodeError; false: it raised.
[[nodiscard]] constexpr bool put_unicode_fields(thread_state& thread, value self,
                                                const value (&fields)[5]) noexcept {
    for (int i = 0; i < 5; ++i) {
        if (!put_detail(thread, self, i, fields[i])) {
            return false;
        }
    }
    return true;
}

} // namespace detail

/// Sets start or end.
template <unicode_field Field>
[[nodiscard]] constexpr int set_unicode_place(thread_state& thread, value self, value,
                                              value item) noexcept {
    if (!item) {
        return raise(thread, type_error_type, "can't delete numeric/char attribute");
    }
    ssize place = 0;
    if (!interpreter::int_to_ssize(thread, item, place) ||
        !detail::put_detail(thread, self, Field, make_int(place))) {
        return -1;
    }
    return 0;
}

template <unicode_field Field>
[[nodiscard]] constexpr owned unicode_error_place(thread_state&, value self) noexcept {
    return owned::take(make_int(detail::unicode_place(self, Field)));
}

/// Reads the arguments: encoding, object, start, end, reason; a UnicodeTranslateError has no
/// encoding.
template <unicode_error Kind>
[[nodiscard]] constexpr int unicode_error_init(thread_state& thread, value self,
                                               const arguments& given) noexcept {
    if (exception_init(thread, self, given) < 0) {
        return -1;
    }
    constexpr ssize first = Kind == unicode_error::translate ? 1 : 0;
    constexpr bool of_bytes = Kind == unicode_error::decode;
    if (given.count != 5 - first) {
        return raise(thread, type_error_type, "function takes exactly ", 5 - first, " arguments (",
                     given.count, " given)");
    }
    value fields[5];
    for (ssize index = first; index < 5; ++index) {
        const value held = given.values[index - first];
        fields[index] = held;
        if (index == unicode_start || index == unicode_end) {
            ssize place = 0;
            if (!interpreter::to_c_integer(thread, held, place)) {
                return -1;
            }
            fields[index] = make_int(place);
        } else if (!(of_bytes && index == unicode_subject) && !is_kind_of(held, str_type)) {
            return raise(thread, type_error_type, "argument ", index - first + 1,
                         " must be str, not ",
                         held.kind == tag::none ? "None" : type_of(held)->tp_name);
        }
    }
    owned copied;
    if (of_bytes && !is_kind_of(fields[unicode_subject], bytes_type)) {
        held_buffer from;
        if (get_buffer(thread, fields[unicode_subject], from.view, buffer_simple) < 0) {
            return -1;
        }
        copied = bytes_of_buffer(thread, from.view);
        if (!copied) {
            return -1;
        }
        fields[unicode_subject] = copied.get();
    }
    return detail::put_unicode_fields(thread, self, fields) ? 0 : -1;
}

/// "'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)".
template <unicode_error Kind>
[[nodiscard]] constexpr owned unicode_error_str(thread_state& thread, value self) noexcept {
    constexpr bool of_bytes = Kind == unicode_error::decode;
    if (detail::exception_detail(self, unicode_subject) == nullptr) {
        return owned::take(pointer_to(graph::empty_str)); // made without __init__
    }
    const owned encoding = detail::unicode_field_text(thread, self, unicode_encoding);
    owned reason;
    if (encoding) {
        reason = detail::unicode_field_text(thread, self, unicode_reason);
    }
    if (!reason) {
        return {};
    }
    // A __str__ may have changed the rest.
    const owned subject = share_or_none(detail::exception_detail(self, unicode_subject));
    const std::int64_t start = detail::unicode_place(self, unicode_start);
    const std::int64_t last = detail::unicode_place(self, unicode_end) - 1;
    text in;
    if (of_bytes && is_kind_of(subject.get(), bytes_type)) {
        in = bytes_in(subject.get());
    } else if (!of_bytes && is_kind_of(subject.get(), str_type)) {
        in = text_in(subject.get());
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

inline constexpr getset_def unicode_error_members[] = {
    {"encoding", detail_of<unicode_encoding>, set_detail<unicode_encoding>, nullptr, nullptr},
    {"object", detail_of<unicode_subject>, set_detail<unicode_subject>, nullptr, nullptr},
    {"start", unicode_error_place<unicode_start>, set_unicode_place<unicode_start>, nullptr,
     nullptr},
    {"end", unicode_error_place<unicode_end>, set_unicode_place<unicode_end>, nullptr, nullptr},
    {"reason", detail_of<unicode_reason>, set_detail<unicode_reason>, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins
