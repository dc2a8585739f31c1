// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_search.hpp: the methods of str that search: find, index, rfind, rindex,
// count, startswith, endswith, replace, and `in`.
// CPython 3.11: Objects/unicodeobject.c. The searching itself is in text_search.hpp.
#pragma once

#include <stasis/builtins/text_search.hpp>

namespace stasis::builtins {

namespace detail {

/// Checks the arguments of a search; false: it raised.
[[nodiscard]] constexpr bool check_search(thread_state& thread, const char* name,
                                          const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, name, given)) {
        return false;
    }
    const ssize count = given.count - 1;
    if (count < 1) {
        raise(thread, type_error_type, last_name(name), "() takes at least 1 argument (0 given)");
        return false;
    }
    if (count > 3) {
        raise(thread, type_error_type, last_name(name), "() takes at most 3 arguments (", count,
              " given)");
        return false;
    }
    return true;
}

/// What find, index and count search: `in`, from `start` on, for `part`. False: it raised.
struct search_arguments {
    text in;
    text part;
    ssize start = 0;
    bool possible = true; ///< the start is not behind the end

    [[nodiscard]] constexpr bool read(thread_state& thread, const char* name,
                                      const arguments& given) noexcept {
        in = text_in(given.values[0]);
        ssize end = 0;
        if (!check_search(thread, name, given) ||
            !to_range(thread, given, 2, in.size, start, end) ||
            !check_str(thread, given.values[1])) {
            return false;
        }
        part = text_in(given.values[1]);
        possible = start <= end;
        if (possible) {
            in = in.part(start, end);
        }
        return true;
    }
};

[[nodiscard]] constexpr owned find_result(thread_state& thread, const arguments& given,
                                          const char* name, bool last, bool must_exist) noexcept {
    search_arguments search;
    if (!search.read(thread, name, given)) {
        return {};
    }
    const ssize found = !search.possible ? -1
                        : last           ? find_last_text(search.in, search.part)
                                         : find_text(search.in, search.part);
    if (found < 0 && must_exist) {
        return raise(thread, value_error_type, "substring not found");
    }
    return owned::take(make_int(found < 0 ? -1 : found + search.start));
}

} // namespace detail

/// str.find(part, start, end).
[[nodiscard]] constexpr owned str_find(thread_state& thread, const arguments& given) noexcept {
    return detail::find_result(thread, given, "str.find", false, false);
}

/// str.rfind(part, start, end).
[[nodiscard]] constexpr owned str_rfind(thread_state& thread, const arguments& given) noexcept {
    return detail::find_result(thread, given, "str.rfind", true, false);
}

/// str.index(part, start, end).
[[nodiscard]] constexpr owned str_index(thread_state& thread, const arguments& given) noexcept {
    return detail::find_result(thread, given, "str.index", false, true);
}

/// str.rindex(part, start, end).
[[nodiscard]] constexpr owned str_rindex(thread_state& thread, const arguments& given) noexcept {
    return detail::find_result(thread, given, "str.rindex", true, true);
}

/// str.count(part, start, end).
[[nodiscard]] constexpr owned str_count(thread_state& thread, const arguments& given) noexcept {
    detail::search_arguments search;
    if (!search.read(thread, "str.count", given)) {
        return {};
    }
    return owned::take(
        make_int(search.possible ? count_text(search.in, search.part, largest_size) : 0));
}

namespace detail {

[[nodiscard]] constexpr owned affix_result(thread_state& thread, const arguments& given,
                                           const char* name, bool at_end) noexcept {
    ssize start = 0;
    ssize end = 0;
    const text in = text_in(given.values[0]);
    if (!check_search(thread, name, given) || !to_range(thread, given, 2, in.size, start, end)) {
        return {};
    }
    const auto matches = [&](const text& part) {
        return start <= end && part.size <= end - start &&
               in.part(at_end ? end - part.size : start, at_end ? end : start + part.size) == part;
    };
    const value wanted = given.values[1];
    if (const auto* several = as<tuple_object>(wanted, tuple_type)) {
        for (ssize i = 0; i < several->ob_size; ++i) {
            object* one = items(several)[i];
            if (!is_kind_of(make_object(one), str_type)) {
                return raise(thread, type_error_type, "tuple for ", last_name(name),
                             " must only contain str, not ", one->ob_type->tp_name);
            }
            if (matches(text_of(one))) {
                return owned::take(make_bool(true));
            }
        }
        return owned::take(make_bool(false));
    }
    if (!is_str(wanted)) {
        return raise(thread, type_error_type, last_name(name),
                     " first arg must be str or a tuple of str, not ", type_of(wanted)->tp_name);
    }
    return owned::take(make_bool(matches(text_in(wanted))));
}

} // namespace detail

/// str.startswith(prefix or tuple of them, start, end).
[[nodiscard]] constexpr owned str_startswith(thread_state& thread,
                                             const arguments& given) noexcept {
    return detail::affix_result(thread, given, "str.startswith", false);
}

/// str.endswith(suffix or tuple of them, start, end).
[[nodiscard]] constexpr owned str_endswith(thread_state& thread, const arguments& given) noexcept {
    return detail::affix_result(thread, given, "str.endswith", true);
}

/// str.replace(old, new, count).
[[nodiscard]] constexpr owned str_replace(thread_state& thread, const arguments& given) noexcept {
    ssize most = -1;
    if (!takes(thread, "str.replace", given, 2, 3) ||
        !check_str(thread, given.values[1], "replace() argument 1") ||
        !check_str(thread, given.values[2], "replace() argument 2") ||
        (given.count > 3 && !interpreter::to_c_integer(thread, given.values[3], most))) {
        return {};
    }
    const text in = text_in(given.values[0]);
    const text before = text_in(given.values[1]);
    const text after = text_in(given.values[2]);
    const ssize count = count_text(in, before, most < 0 ? largest_size : most);
    if (count == 0 || before == after) {
        return exact_str(thread, given.values[0]);
    }
    const char32_t form = form_of(given.values[0].data.object);
    const char32_t new_form = form_of(given.values[2].data.object);
    const ssize more = after.size - before.size;
    if (more > 0 && more > (largest_size - in.size) / count) {
        return raise(thread, overflow_error_type, "replace string is too long");
    }
    const ssize size = in.size + count * more;
    if (size <= 1 || (form >= 0x80 && form_of(given.values[1].data.object) == form)) {
        // What goes may be all that needed so wide a form.
        text_builder built{thread};
        replace_text(built, in, before, after, count);
        return built.finish();
    }
    str_object* result = new_str_room(thread, size, new_form > form ? new_form : form);
    if (result != nullptr) {
        detail::str_writer to{result};
        replace_text(to, in, before, after, count);
    }
    return owned::take(result);
}

/// part in self.
[[nodiscard]] constexpr int str_contains(thread_state& thread, value self, value part) noexcept {
    if (!is_str(part)) {
        return raise(thread, type_error_type, "'in <string>' requires string as left operand, not ",
                     type_of(part)->tp_name);
    }
    return find_text(text_in(self), text_in(part)) >= 0 ? 1 : 0;
}

} // namespace stasis::builtins
