// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/array_methods.hpp: the methods of arrays, but for those of pickle.
// Promises: a comparison may change the array: its items are looked up anew after each one.
// CPython 3.11: Modules/arraymodule.c.
// Refuses: in constant evaluation, buffer_info() of an array that has items.
#pragma once

#include <stasis/builtins/sequence.hpp>
#include <stasis/library/detail/array_edit.hpp>

namespace stasis::library::detail {

/// The number of the first item that equals a value, from `from` on and before `to`, or
/// item_missing, or item_raised.
[[nodiscard]] constexpr ssize find_in_array(thread_state& thread, const array_object* self,
                                            value wanted, ssize from, ssize to) noexcept {
    for (ssize i = from; i < to && i < self->ob_size; ++i) {
        const owned item = get_array_item(thread, self, i);
        const int same = item ? is_equal_item(thread, item.get(), wanted) : -1;
        if (same != 0) {
            return same < 0 ? item_raised : i;
        }
    }
    return item_missing;
}

/// array.append(item).
[[nodiscard]] constexpr owned array_append(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "array.append", given) ||
        !append_array_item(thread, array_of(given.values[0]), given.values[1])) {
        return {};
    }
    return owned::take(none_value);
}

/// The address of the items: not constexpr, since there is none in constant evaluation.
inline std::int64_t address_needs_run_time(const unsigned char* items) noexcept {
    return static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(items));
}

/// array.buffer_info(): (address, length).
[[nodiscard]] constexpr owned array_buffer_info(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_none(thread, "array.buffer_info", given)) {
        return {};
    }
    const array_object* self = array_of(given.values[0]);
    const std::int64_t address =
        self->ob_item != nullptr ? address_needs_run_time(self->ob_item) : 0;
    return tuple_with(thread, make_int(address), make_int(self->ob_size));
}

/// array.byteswap().
[[nodiscard]] constexpr owned array_byteswap(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "array.byteswap", given)) {
        return {};
    }
    array_object* self = array_of(given.values[0]);
    const ssize each = item_size(self);
    for (ssize i = 0; i < self->ob_size; ++i) {
        unsigned char* const at = self->ob_item + i * each;
        for (ssize low = 0, high = each - 1; low < high; ++low, --high) {
            const unsigned char byte = at[low];
            at[low] = at[high];
            at[high] = byte;
        }
    }
    return owned::take(none_value);
}

/// array.__copy__().
[[nodiscard]] constexpr owned array_copy(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "array.__copy__", given)) {
        return {};
    }
    return owned::take(copy_array(thread, array_of(given.values[0])));
}

/// array.__deepcopy__(memo).
[[nodiscard]] constexpr owned array_deepcopy(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_one(thread, "array.__deepcopy__", given)) {
        return {};
    }
    return owned::take(copy_array(thread, array_of(given.values[0])));
}

/// array.count(value).
[[nodiscard]] constexpr owned array_count(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "array.count", given)) {
        return {};
    }
    const array_object* self = array_of(given.values[0]);
    std::int64_t count = 0;
    for (ssize at = 0; at < self->ob_size; ++at, ++count) {
        at = find_in_array(thread, self, given.values[1], at, self->ob_size);
        if (at == item_raised) {
            return {};
        }
        if (at == item_missing) {
            break;
        }
    }
    return owned::take(make_int(count));
}

/// array.extend(iterable).
[[nodiscard]] constexpr owned array_extend(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<1> of{.name = "extend", .names = {""}, .required = 1, .nameless = 1};
    value each[1];
    if (!read_arguments(thread, of, given, each, 1) ||
        !extend_array(thread, array_of(given.values[0]), each[0])) {
        return {};
    }
    return owned::take(none_value);
}

/// array.frombytes(buffer).
[[nodiscard]] constexpr owned array_frombytes(thread_state& thread,
                                              const arguments& given) noexcept {
    held_buffer held;
    if (!takes_one(thread, "array.frombytes", given) ||
        get_buffer(thread, given.values[1], held.view, buffer_simple) < 0) {
        return {};
    }
    if (held.view.itemsize != 1) {
        return raise(thread, type_error_type, "a bytes-like object is required");
    }
    if (!extend_array_by_bytes(thread, array_of(given.values[0]),
                               text{held.view.buf, held.view.len})) {
        return {};
    }
    return owned::take(none_value);
}

/// array.fromfile(file, count).
[[nodiscard]] constexpr owned array_fromfile(thread_state& thread,
                                             const arguments& given) noexcept {
    constexpr signature<2> of{.name = "fromfile", .names = {"", ""}, .required = 2, .nameless = 2};
    value each[2];
    ssize count = 0;
    if (!read_arguments(thread, of, given, each, 1) ||
        !interpreter::to_c_integer(thread, each[1], count)) {
        return {};
    }
    array_object* self = array_of(given.values[0]);
    if (count < 0) {
        return raise(thread, value_error_type, "negative count");
    }
    ssize size = 0;
    if (__builtin_mul_overflow(count, item_size(self), &size)) {
        raise_no_memory(thread);
        return {};
    }
    const owned read = interpreter::get_attribute(thread, each[0], &graph::str_<"read">);
    owned content;
    if (read) {
        content = interpreter::call(thread, read.get(), make_int(size));
    }
    if (!content) {
        return {};
    }
    if (!is_bytes(content.get())) {
        return raise(thread, type_error_type, "read() didn't return bytes");
    }
    const text bytes = bytes_in(content.get());
    if (!extend_array_by_bytes(thread, self, bytes)) {
        return {};
    }
    if (bytes.size != size) {
        return raise(thread, eof_error_type, "read() didn't return enough bytes");
    }
    return owned::take(none_value);
}

/// array.fromlist(list): all of its items, or none where one of them raises.
[[nodiscard]] constexpr owned array_fromlist(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_one(thread, "array.fromlist", given)) {
        return {};
    }
    if (!is_kind_of(given.values[1], list_type)) {
        return raise(thread, type_error_type, "arg must be list");
    }
    array_object* self = array_of(given.values[0]);
    object* list = given.values[1].data.object;
    const ssize before = self->ob_size;
    const ssize count = view_items(list).size;
    if (count != 0 && !grow_array(thread, self, count)) {
        return {};
    }
    for (ssize i = 0; i < count; ++i) {
        const owned item = owned::share(load(view_items(list).data[i]));
        const bool stored = set_array_item(thread, self, self->ob_size - count + i, item.get());
        if (!stored || view_items(list).size != count) {
            if (stored) {
                raise(thread, runtime_error_type, "list changed size during iteration");
            }
            exception_object* const raised = take_pending(thread);
            if (resize_array(thread, self, before)) {
                chain_pending(thread, raised);
            } else {
                decrement(raised);
            }
            return {};
        }
    }
    return owned::take(none_value);
}

/// array.fromunicode(str).
[[nodiscard]] constexpr owned array_fromunicode(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_one(thread, "array.fromunicode", given)) {
        return {};
    }
    const value from = given.values[1];
    if (!is_kind_of(from, str_type)) {
        return raise(thread, type_error_type, "fromunicode() argument must be str, not ",
                     from.kind == tag::none ? "None" : type_of(from)->tp_name);
    }
    array_object* self = array_of(given.values[0]);
    if (self->typecode != 'u') {
        return raise(thread, value_error_type,
                     "fromunicode() may only be called on unicode type arrays");
    }
    if (!extend_array_by_text(thread, self, text_in(from))) {
        return {};
    }
    return owned::take(none_value);
}

/// array.index(value[, start[, stop]]).
[[nodiscard]] constexpr owned array_index(thread_state& thread, const arguments& given) noexcept {
    if (!takes(thread, "array.index", given, 1, 3)) {
        return {};
    }
    const array_object* self = array_of(given.values[0]);
    ssize from = 0;
    ssize to = largest_size;
    if ((given.count > 2 && !to_bound(thread, given.values[2], self->ob_size, from)) ||
        (given.count > 3 && !to_bound(thread, given.values[3], self->ob_size, to))) {
        return {};
    }
    const ssize found = find_in_array(thread, self, given.values[1], from, to);
    if (found == item_raised) {
        return {};
    }
    if (found == item_missing) {
        return raise(thread, value_error_type, "array.index(x): x not in array");
    }
    return owned::take(make_int(found));
}

/// array.insert(index, item).
[[nodiscard]] constexpr owned array_insert(thread_state& thread, const arguments& given) noexcept {
    ssize index = 0;
    if (!takes(thread, "array.insert", given, 2, 2) ||
        !interpreter::to_c_integer(thread, given.values[1], index) ||
        !insert_array_item(thread, array_of(given.values[0]), index, given.values[2])) {
        return {};
    }
    return owned::take(none_value);
}

/// array.pop(index=-1).
[[nodiscard]] constexpr owned array_pop(thread_state& thread, const arguments& given) noexcept {
    ssize index = -1;
    if (!takes(thread, "array.pop", given, 0, 1) ||
        (given.count > 1 && !interpreter::to_c_integer(thread, given.values[1], index))) {
        return {};
    }
    array_object* self = array_of(given.values[0]);
    if (self->ob_size == 0) {
        return raise(thread, index_error_type, "pop from empty array");
    }
    index += index < 0 ? self->ob_size : 0;
    if (index < 0 || index >= self->ob_size) {
        return raise(thread, index_error_type, "pop index out of range");
    }
    owned item = get_array_item(thread, self, index);
    if (!item || !remove_array_item(thread, self, index)) {
        return {};
    }
    return item;
}

/// array.remove(value).
[[nodiscard]] constexpr owned array_remove(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "array.remove", given)) {
        return {};
    }
    array_object* self = array_of(given.values[0]);
    const ssize found = find_in_array(thread, self, given.values[1], 0, largest_size);
    if (found == item_raised) {
        return {};
    }
    if (found == item_missing) {
        return raise(thread, value_error_type, "array.remove(x): x not in array");
    }
    // The comparison may have removed it.
    if (found < self->ob_size && !remove_array_item(thread, self, found)) {
        return {};
    }
    return owned::take(none_value);
}

/// array.reverse().
[[nodiscard]] constexpr owned array_reverse(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "array.reverse", given)) {
        return {};
    }
    array_object* self = array_of(given.values[0]);
    const ssize each = item_size(self);
    for (ssize low = 0, high = self->ob_size - 1; low < high; ++low, --high) {
        for (ssize i = 0; i < each; ++i) {
            unsigned char& first = self->ob_item[low * each + i];
            unsigned char& second = self->ob_item[high * each + i];
            const unsigned char byte = first;
            first = second;
            second = byte;
        }
    }
    return owned::take(none_value);
}

/// array.tobytes().
[[nodiscard]] constexpr owned array_tobytes(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "array.tobytes", given)) {
        return {};
    }
    return array_content(thread, array_of(given.values[0]));
}

/// array.tofile(file): its bytes in blocks, each of which the file may change the array in.
[[nodiscard]] constexpr owned array_tofile(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<1> of{.name = "tofile", .names = {""}, .required = 1, .nameless = 1};
    value each[1];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    const array_object* self = array_of(given.values[0]);
    constexpr ssize block = ssize{64} * 1024;
    for (ssize at = 0; at < array_bytes(self); at += block) {
        const ssize left = array_bytes(self) - at;
        const owned part = new_bytes(thread, self->ob_item + at, left < block ? left : block);
        owned write;
        if (part) {
            write = interpreter::get_attribute(thread, each[0], &graph::str_<"write">);
        }
        if (!write || !interpreter::call(thread, write.get(), part.get())) {
            return {};
        }
    }
    return owned::take(none_value);
}

/// array.tolist().
[[nodiscard]] constexpr owned array_tolist(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "array.tolist", given)) {
        return {};
    }
    return array_list(thread, array_of(given.values[0]));
}

/// array.tounicode().
[[nodiscard]] constexpr owned array_tounicode(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_none(thread, "array.tounicode", given)) {
        return {};
    }
    const array_object* self = array_of(given.values[0]);
    if (self->typecode != 'u') {
        return raise(thread, value_error_type,
                     "tounicode() may only be called on unicode type arrays");
    }
    return array_characters(thread, self);
}

} // namespace stasis::library::detail
