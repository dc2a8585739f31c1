// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_split.hpp: taking texts apart and together: split, rsplit, splitlines, join,
// partition, rpartition.
// Promises: a part that is the whole text is the str itself, not a copy.
// CPython 3.11: Objects/stringlib/split.h, partition.h, _PyUnicode_JoinArray.
#pragma once

#include <stasis/builtins/text_search.hpp>
#include <stasis/support/unicode_properties.hpp>

namespace stasis::builtins {

namespace detail {

/// A list being filled, to be given back on a failure.
[[nodiscard]] constexpr owned finished(list_object* list, bool complete) noexcept {
    if (!complete && list != nullptr) {
        decrement(list);
        return {};
    }
    return owned::take(list);
}

/// What splitting needs to know of strs; bytes_split.hpp has the same of bytes and bytearrays.
struct str_parts {
    [[nodiscard]] static constexpr text in(value self) noexcept { return text_in(self); }
    [[nodiscard]] static constexpr bool is_space(char32_t character) noexcept {
        return support::character_is(character, support::character_space);
    }
    [[nodiscard]] static constexpr bool is_line_break(char32_t character) noexcept {
        return support::is_line_break(character);
    }
    [[nodiscard]] static constexpr bool append(thread_state& thread, list_object* to, value self,
                                               ssize from, ssize end) noexcept {
        return append_part(thread, to, self, from, end);
    }
};

template <class Parts>
[[nodiscard]] constexpr bool split_spaces(thread_state& thread, list_object* to, value self,
                                          ssize most) noexcept {
    const text in = Parts::in(self);
    ssize at = 0;
    for (;;) {
        while (at < in.size && Parts::is_space(in[at])) {
            ++at;
        }
        if (at == in.size) {
            return true;
        }
        const ssize from = at;
        if (most-- <= 0) {
            return Parts::append(thread, to, self, from, in.size);
        }
        while (at < in.size && !Parts::is_space(in[at])) {
            ++at;
        }
        if (!Parts::append(thread, to, self, from, at)) {
            return false;
        }
    }
}

template <class Parts>
[[nodiscard]] constexpr bool split_text(thread_state& thread, list_object* to, value self,
                                        const text& separator, ssize most) noexcept {
    const text in = Parts::in(self);
    ssize from = 0;
    for (; most > 0; --most) {
        const ssize found = find_text(in.part(from, in.size), separator);
        if (found < 0) {
            break;
        }
        if (!Parts::append(thread, to, self, from, from + found)) {
            return false;
        }
        from += found + separator.size;
    }
    return Parts::append(thread, to, self, from, in.size);
}

// From the right, the parts come in the wrong order: the caller turns them round.
template <class Parts>
[[nodiscard]] constexpr bool rsplit_spaces(thread_state& thread, list_object* to, value self,
                                           ssize most) noexcept {
    const text in = Parts::in(self);
    ssize end = in.size;
    for (;;) {
        while (end > 0 && Parts::is_space(in[end - 1])) {
            --end;
        }
        if (end == 0) {
            return true;
        }
        ssize from = end;
        if (most-- <= 0) {
            return Parts::append(thread, to, self, 0, end);
        }
        while (from > 0 && !Parts::is_space(in[from - 1])) {
            --from;
        }
        if (!Parts::append(thread, to, self, from, end)) {
            return false;
        }
        end = from;
    }
}

template <class Parts>
[[nodiscard]] constexpr bool rsplit_text(thread_state& thread, list_object* to, value self,
                                         const text& separator, ssize most) noexcept {
    const text in = Parts::in(self);
    ssize end = in.size;
    for (; most > 0; --most) {
        const ssize found = find_last_text(in.part(0, end), separator);
        if (found < 0) {
            break;
        }
        if (!Parts::append(thread, to, self, found + separator.size, end)) {
            return false;
        }
        end = found;
    }
    return Parts::append(thread, to, self, 0, end);
}

constexpr void reverse(list_object* list) noexcept {
    for (ssize low = 0, high = list->ob_size - 1; low < high; ++low, --high) {
        object* const item = list->ob_item[low];
        list->ob_item[low] = list->ob_item[high];
        list->ob_item[high] = item;
    }
}

/// The parts of a text between separators, or between spaces where that is null.
template <class Parts>
[[nodiscard]] constexpr owned split_by(thread_state& thread, value self, const text* separator,
                                       ssize most, bool right) noexcept {
    list_object* result = new_list(thread, 0);
    if (result == nullptr) {
        return {};
    }
    if (!right) {
        const bool complete = separator == nullptr
                                  ? split_spaces<Parts>(thread, result, self, most)
                                  : split_text<Parts>(thread, result, self, *separator, most);
        return finished(result, complete);
    }
    const bool complete = separator == nullptr
                              ? rsplit_spaces<Parts>(thread, result, self, most)
                              : rsplit_text<Parts>(thread, result, self, *separator, most);
    reverse(result);
    return finished(result, complete);
}

/// splitlines(keepends=False).
template <class Parts>
[[nodiscard]] constexpr owned split_lines(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<1> of{"splitlines", {"keepends"}};
    value each[1];
    int keep = 0;
    if (!read_arguments(thread, of, given, each, 1) ||
        (each[0] && !interpreter::to_c_integer(thread, each[0], keep))) {
        return {};
    }
    const text in = Parts::in(given.values[0]);
    list_object* result = new_list(thread, 0);
    bool complete = result != nullptr;
    for (ssize from = 0; complete && from < in.size;) {
        ssize end = from;
        while (end < in.size && !Parts::is_line_break(in[end])) {
            ++end;
        }
        ssize next = end < in.size ? end + 1 : end;
        if (next < in.size && in[end] == '\r' && in[next] == '\n') {
            ++next;
        }
        complete = Parts::append(thread, result, given.values[0], from, keep != 0 ? next : end);
        from = next;
    }
    return finished(result, complete);
}

[[nodiscard]] constexpr owned split_result(thread_state& thread, const arguments& given,
                                           const char* name, bool right) noexcept {
    const signature<2> of{name, {"sep", "maxsplit"}};
    value each[2];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    const value self = given.values[0];
    const value separator = each[0];
    const value limit = each[1];
    ssize most = -1;
    if (limit && !interpreter::to_c_integer(thread, limit, most)) {
        return {};
    }
    most = most < 0 ? largest_size : most;
    const bool spaces = !separator || separator.kind == tag::none;
    if (!spaces && !is_str(separator)) {
        return raise(thread, type_error_type, "must be str or None, not ",
                     type_of(separator)->tp_name);
    }
    if (!spaces && text_in(separator).size == 0) {
        return raise(thread, value_error_type, "empty separator");
    }
    if (spaces) {
        return split_by<str_parts>(thread, self, nullptr, most, right);
    }
    const text between = text_in(separator);
    return split_by<str_parts>(thread, self, &between, most, right);
}

[[nodiscard]] constexpr owned partition_result(thread_state& thread, const arguments& given,
                                               const char* name, bool last) noexcept {
    if (!takes_one(thread, name, given) || !check_str(thread, given.values[1])) {
        return {};
    }
    const value self = given.values[0];
    const text in = text_in(self);
    const text separator = text_in(given.values[1]);
    if (separator.size == 0) {
        return raise(thread, value_error_type, "empty separator");
    }
    const ssize found = last ? find_last_text(in, separator) : find_text(in, separator);
    const value empty = make_object(pointer_to(graph::empty_str));
    if (found < 0) {
        const value parts[] = {last ? empty : self, empty, last ? self : empty};
        return owned::take(new_tuple(thread, parts, 3));
    }
    const owned before = part_of(thread, self, 0, found);
    const owned after = part_of(thread, self, found + separator.size, in.size);
    if (!before || !after) {
        return {};
    }
    const value parts[] = {before.get(), given.values[1], after.get()};
    return owned::take(new_tuple(thread, parts, 3));
}

} // namespace detail

/// str.split(sep=None, maxsplit=-1).
[[nodiscard]] constexpr owned str_split(thread_state& thread, const arguments& given) noexcept {
    return detail::split_result(thread, given, "split", false);
}

/// str.rsplit(sep=None, maxsplit=-1).
[[nodiscard]] constexpr owned str_rsplit(thread_state& thread, const arguments& given) noexcept {
    return detail::split_result(thread, given, "rsplit", true);
}

/// str.partition(separator).
[[nodiscard]] constexpr owned str_partition(thread_state& thread, const arguments& given) noexcept {
    return detail::partition_result(thread, given, "str.partition", false);
}

/// str.rpartition(separator).
[[nodiscard]] constexpr owned str_rpartition(thread_state& thread,
                                             const arguments& given) noexcept {
    return detail::partition_result(thread, given, "str.rpartition", true);
}

/// str.splitlines(keepends=False).
[[nodiscard]] constexpr owned str_splitlines(thread_state& thread,
                                             const arguments& given) noexcept {
    return detail::split_lines<detail::str_parts>(thread, given);
}

/// str.join(iterable of strs).
[[nodiscard]] constexpr owned str_join(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "str.join", given)) {
        return {};
    }
    const value parts = given.values[1];
    owned kept = owned::share(parts);
    if (type_of(parts) != &list_type && type_of(parts) != &tuple_type) {
        kept =
            owned::take(interpreter::list_by_iterator(thread, parts, "can only join an iterable"));
        if (!kept) {
            return {};
        }
    }
    object* const* from = type_of(kept.get()) == &list_type
                              ? static_cast<list_object*>(kept.as_object())->ob_item
                              : items(static_cast<tuple_object*>(kept.as_object()));
    const ssize count = static_cast<var_object*>(kept.as_object())->ob_size;
    if (count == 1 && from[0]->ob_type == &str_type) {
        return owned::share(from[0]);
    }
    const object* separator = given.values[0].data.object;
    const text between = text_of(separator);
    char32_t largest = count > 1 ? form_of(separator) : 0;
    ssize size = count > 1 && between.size != 0 ? between.size * (count - 1) : 0;
    for (ssize i = 0; i < count; ++i) {
        if (!is_kind_of(make_object(from[i]), str_type)) {
            return raise(thread, type_error_type, "sequence item ", i, ": expected str instance, ",
                         from[i]->ob_type->tp_name, " found");
        }
        const char32_t form = form_of(from[i]);
        largest = form > largest ? form : largest;
        size += static_cast<str_object*>(from[i])->length;
    }
    if (size == 0) {
        return owned::take(pointer_to(graph::empty_str));
    }
    str_object* result = new_str_room(thread, size, largest);
    if (result == nullptr) {
        return {};
    }
    for (ssize i = 0, at = 0; i < count; ++i) {
        if (i != 0) {
            put(result, at, between);
            at += between.size;
        }
        put(result, at, text_of(from[i]));
        at += static_cast<str_object*>(from[i])->length;
    }
    return owned::take(result);
}

} // namespace stasis::builtins
