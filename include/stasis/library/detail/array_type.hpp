// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/array_type.hpp: the type array.
// Promises: what an array gives a part of, or a sum, is an array of the built-in type.
// CPython 3.11: Modules/arraymodule.c.
#pragma once

#include <stasis/builtins/object_size.hpp>
#include <stasis/library/detail/array_iterator.hpp>
#include <stasis/library/detail/array_methods.hpp>
#include <stasis/library/detail/array_pickle.hpp>

namespace stasis::library {

namespace detail {

/// array(typecode[, initializer]). A derived class with an __init__ of its own may have keyword
/// arguments for that.
[[nodiscard]] constexpr owned array_new(thread_state& thread, const type_object& type,
                                        const arguments& all) noexcept {
    const arguments given = arguments_of_new(array_type, type, all);
    char32_t code = 0;
    if (!interpreter::no_keywords(thread, "array.array", given) ||
        !builtins::detail::check_parsed(thread, "array", "()", given.count, 1, 2) ||
        !to_character(thread, given.values[0], "array", 1, code)) {
        return {};
    }
    return make_array(thread, type, code, given.count > 1 ? given.values[1] : value{});
}

[[nodiscard]] constexpr owned array_repr(thread_state& thread, value held) noexcept {
    const array_object* self = array_of(held);
    text_builder built{thread};
    interpreter::add_type_name(built, self->ob_type);
    built.add("('");
    built.add(static_cast<char32_t>(self->typecode));
    built.add("'");
    if (self->ob_size != 0) {
        owned items;
        if (self->typecode == 'u') {
            items = array_characters(thread, self);
        } else {
            items = array_list(thread, self);
        }
        owned shown;
        if (items) {
            shown = interpreter::repr(thread, items.get());
        }
        if (!shown) {
            return {};
        }
        built.add(", ");
        built.add(shown.as_object());
    }
    built.add(")");
    return built.finish();
}

/// Two arrays in the order of their first items that differ.
[[nodiscard]] constexpr owned array_compare(thread_state& thread, value left, value right,
                                            int operation) noexcept {
    if (!is_array(left) || !is_array(right)) {
        return not_implemented();
    }
    const array_object* a = array_of(left);
    const array_object* b = array_of(right);
    const bool about_equality = operation == equal || operation == not_equal;
    if (about_equality && a->ob_size != b->ob_size) {
        return owned::take(make_bool(operation == not_equal));
    }
    // Characters of two arrays are compared as the ints that C has them for.
    const bool as_ints = a->typecode == 'u' && b->typecode == 'u';
    const char code_a = as_ints ? 'i' : a->typecode;
    const char code_b = as_ints ? 'i' : b->typecode;
    for (ssize i = 0; i < a->ob_size && i < b->ob_size; ++i) {
        const owned first = unpack_array_item(thread, a->ob_item + i * item_size(a), code_a);
        if (!first) {
            return {};
        }
        const owned second = unpack_array_item(thread, b->ob_item + i * item_size(b), code_b);
        const int same = second ? is_equal_item(thread, first.get(), second.get()) : -1;
        if (same < 0) {
            return {};
        }
        if (same == 0) {
            if (about_equality) {
                return owned::take(make_bool(operation == not_equal));
            }
            return compare(thread, first.get(), second.get(), operation);
        }
    }
    return owned::take(make_bool(state::detail::ordered(a->ob_size, b->ob_size, operation)));
}

[[nodiscard]] constexpr int array_contains(thread_state& thread, value self,
                                           value wanted) noexcept {
    const ssize found = find_in_array(thread, array_of(self), wanted, 0, largest_size);
    return found == item_raised ? -1 : found != item_missing ? 1 : 0;
}

[[nodiscard]] constexpr owned array_item(thread_state& thread, value held, ssize index) noexcept {
    const array_object* self = array_of(held);
    if (index < 0 || index >= self->ob_size) {
        return raise(thread, index_error_type, "array index out of range");
    }
    return get_array_item(thread, self, index);
}

/// self[index] = item, or del self[index] where the item is empty.
[[nodiscard]] constexpr int array_assign_item(thread_state& thread, value held, ssize index,
                                              value item) noexcept {
    array_object* self = array_of(held);
    if (index < 0 || index >= self->ob_size) {
        return raise(thread, index_error_type, "array assignment index out of range");
    }
    const bool done =
        item ? set_array_item(thread, self, index, item) : remove_array_item(thread, self, index);
    return done ? 0 : -1;
}

/// self[key].
[[nodiscard]] constexpr owned array_subscript(thread_state& thread, value held,
                                              value key) noexcept {
    const array_object* self = array_of(held);
    if (const auto* slice = as<slice_object>(key, slice_type)) {
        interpreter::slice_range part;
        if (!interpreter::unpack_slice(thread, slice, part)) {
            return {};
        }
        interpreter::cut_slice(part, self->ob_size);
        return owned::take(copy_array(thread, self, part.start, part.count, part.step));
    }
    ssize index = 0;
    if (!interpreter::has_index(key)) {
        return raise(thread, type_error_type, "array indices must be integers");
    }
    if (!interpreter::to_key_index(thread, key, index)) {
        return {};
    }
    return array_item(thread, held, index < 0 ? index + self->ob_size : index);
}

/// self[key] = item, or del self[key] where the item is empty; -1: an exception is pending.
[[nodiscard]] constexpr int array_assign(thread_state& thread, value held, value key,
                                         value item) noexcept {
    array_object* self = array_of(held);
    if (const auto* slice = as<slice_object>(key, slice_type)) {
        return assign_array_slice(thread, self, slice, item);
    }
    ssize index = 0;
    if (!interpreter::has_index(key)) {
        return raise(thread, type_error_type, "array indices must be integers");
    }
    if (!interpreter::to_key_index(thread, key, index)) {
        return -1;
    }
    return array_assign_item(thread, held, index < 0 ? index + self->ob_size : index, item);
}

[[nodiscard]] constexpr owned array_concat(thread_state& thread, value left, value right) noexcept {
    if (!is_array(right)) {
        return raise(thread, type_error_type, "can only append array (not \"",
                     type_of(right)->tp_name, "\") to array");
    }
    if (array_of(left)->typecode != array_of(right)->typecode) {
        return raise_bad_argument(thread);
    }
    array_object* made = copy_array(thread, array_of(left));
    owned result = owned::take(made);
    if (made == nullptr || !extend_array(thread, made, right)) {
        return {};
    }
    return result;
}

/// Makes an array the repetition of its items; false: an exception is pending.
[[nodiscard]] constexpr bool repeat_array(thread_state& thread, array_object* self,
                                          ssize count) noexcept {
    const ssize size = self->ob_size;
    count = count < 0 ? 0 : count;
    ssize total = 0;
    if (__builtin_mul_overflow(size, count, &total) || total > largest_size / item_size(self)) {
        raise_no_memory(thread);
        return false;
    }
    if (!resize_array(thread, self, total)) {
        return false;
    }
    for (ssize i = size * item_size(self); i < array_bytes(self); ++i) {
        self->ob_item[i] = self->ob_item[i - size * item_size(self)];
    }
    return true;
}

[[nodiscard]] constexpr owned array_repeat(thread_state& thread, value self, ssize count) noexcept {
    array_object* made = copy_array(thread, array_of(self));
    owned result = owned::take(made);
    if (made == nullptr || !repeat_array(thread, made, count)) {
        return {};
    }
    return result;
}

[[nodiscard]] constexpr owned array_add_in_place(thread_state& thread, value self,
                                                 value other) noexcept {
    if (!is_array(other)) {
        return raise(thread, type_error_type, "can only extend array with array (not \"",
                     type_of(other)->tp_name, "\")");
    }
    if (!extend_array(thread, array_of(self), other)) {
        return {};
    }
    return owned::share(self);
}

[[nodiscard]] constexpr owned array_repeat_in_place(thread_state& thread, value self,
                                                    ssize count) noexcept {
    if (!repeat_array(thread, array_of(self), count)) {
        return {};
    }
    return owned::share(self);
}

// ---- the type ----------------------------------------------------------------------------------

[[nodiscard]] constexpr owned array_typecode(thread_state& thread, value self) noexcept {
    const char32_t characters[] = {static_cast<char32_t>(array_of(self)->typecode)};
    return new_str(thread, text{characters, 1});
}

[[nodiscard]] constexpr owned array_itemsize(thread_state&, value self) noexcept {
    return owned::take(make_int(item_size(array_of(self))));
}

/// An array refers to no object.
constexpr int array_traverse(object*, visit_slot, visit_argument*) noexcept { return 0; }

/// tp_free.
constexpr void array_free(object* held) noexcept {
    auto* self = static_cast<array_object*>(held);
    release_items(self);
    state::release<array_object>(self);
}

/// The head and the room for items.
[[nodiscard]] constexpr ssize size_of_array(value self) noexcept {
    const auto* array = static_cast<const array_object*>(self.data.object);
    return type_of(self)->tp_basicsize + array->allocated * array->itemsize;
}

inline constexpr method_def array_methods[] = {{"append", array_append, 0, nullptr},
                                               {"buffer_info", array_buffer_info, 0, nullptr},
                                               {"byteswap", array_byteswap, 0, nullptr},
                                               {"__copy__", array_copy, 0, nullptr},
                                               {"count", array_count, 0, nullptr},
                                               {"__deepcopy__", array_deepcopy, 0, nullptr},
                                               {"extend", array_extend, 0, nullptr},
                                               {"fromfile", array_fromfile, 0, nullptr},
                                               {"fromlist", array_fromlist, 0, nullptr},
                                               {"frombytes", array_frombytes, 0, nullptr},
                                               {"fromunicode", array_fromunicode, 0, nullptr},
                                               {"index", array_index, 0, nullptr},
                                               {"insert", array_insert, 0, nullptr},
                                               {"pop", array_pop, 0, nullptr},
                                               {"__reduce_ex__", array_reduce_ex, 0, nullptr},
                                               {"remove", array_remove, 0, nullptr},
                                               {"reverse", array_reverse, 0, nullptr},
                                               {"tofile", array_tofile, 0, nullptr},
                                               {"tolist", array_tolist, 0, nullptr},
                                               {"tobytes", array_tobytes, 0, nullptr},
                                               {"tounicode", array_tounicode, 0, nullptr},
                                               size_row<"array.__sizeof__", size_of_array>,
                                               {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def array_getset[] = {
    {"typecode", array_typecode, nullptr, nullptr, nullptr},
    {"itemsize", array_itemsize, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr sequence_methods array_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_length = sequence_length;
    slots.sq_concat = array_concat;
    slots.sq_repeat = array_repeat;
    slots.sq_item = array_item;
    slots.sq_ass_item = array_assign_item;
    slots.sq_contains = array_contains;
    slots.sq_inplace_concat = array_add_in_place;
    slots.sq_inplace_repeat = array_repeat_in_place;
    return slots;
}();

inline constexpr mapping_methods array_as_mapping = {sequence_length, array_subscript,
                                                     array_assign};

inline constexpr type_object array_table = [] {
    type_object self{};
    self.tp_name = "array.array";
    self.tp_basicsize = sizeof(array_object);
    self.tp_flags = flag_base_type | flag_sequence;
    self.tp_is_gc = loose_link<array_object>;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = array_free;
    self.tp_traverse = array_traverse;
    self.tp_repr = array_repr;
    self.tp_as_sequence = &array_as_sequence;
    self.tp_as_mapping = &array_as_mapping;
    self.tp_as_buffer = &array_as_buffer;
    self.tp_richcompare = array_compare;
    self.tp_weaklistoffset = 48; // of weakreflist
    self.tp_iter = iterate_array;
    self.tp_methods = array_methods;
    self.tp_getset = array_getset;
    self.tp_hash = hash_not_implemented;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = array_new;
    return self;
}();

} // namespace detail

inline constexpr type_object array_type =
    builtins::ready<array_type, detail::array_table, "buffer_info", "byteswap", "__copy__",
                    "__deepcopy__", "fromfile", "fromlist", "frombytes", "fromunicode", "tofile",
                    "tolist", "tobytes", "tounicode", "__sizeof__", "typecode", "itemsize">();

} // namespace stasis::library
