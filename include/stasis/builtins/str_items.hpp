// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_items.hpp: a str as a sequence: its length, subscripts, concatenation,
// repetition, iteration.
// Promises: a character below U+0100 is the shared str of graph/singletons.hpp: no allocation.
// CPython 3.11: unicode_subscript, PyUnicode_Concat, unicode_repeat, unicodeiter_next
// (Objects/unicodeobject.c).
// Cost: a concatenation copies both; there is no growth in place, so `s += c` in a loop is
// quadratic, which CPython avoids when nobody else holds s.
#pragma once

#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/str_room.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/slices.hpp>

namespace stasis {

extern const type_object str_iterator_type;
extern const type_object str_ascii_iterator_type;

/// unicodeiterobject.
struct str_iterator : object {
    object* it_seq = nullptr; ///< null: exhausted
    ssize it_index = 0;
};

template <>
inline constexpr bool state::is_collected<str_iterator> = false;

} // namespace stasis

namespace stasis::builtins {

/// The str of one character of a text.
[[nodiscard]] constexpr owned character_at(thread_state& thread, const text& in,
                                           ssize index) noexcept {
    const char32_t character = in[index];
    if (character < 256) {
        return owned::take(graph::character_object(static_cast<unsigned char>(character)));
    }
    return new_str(thread, in.part(index, index + 1));
}

[[nodiscard]] constexpr ssize str_length(thread_state&, value self) noexcept {
    return str_in(self)->length;
}

/// self[key].
[[nodiscard]] constexpr owned str_item(thread_state& thread, value self, ssize index) noexcept {
    const text in = text_in(self);
    if (index < 0 || index >= in.size) {
        return raise(thread, index_error_type, "string index out of range");
    }
    return character_at(thread, in, index);
}

[[nodiscard]] constexpr owned str_subscript(thread_state& thread, value self, value key) noexcept {
    const text in = text_in(self);
    if (key.kind == tag::integer || key.kind == tag::boolean) {
        const ssize index = key.data.integer;
        return str_item(thread, self, index + (index < 0 ? in.size : 0));
    }
    if (interpreter::has_index(key)) {
        ssize index = 0;
        if (!interpreter::to_key_index(thread, key, index)) {
            return {};
        }
        return str_item(thread, self, index + (index < 0 ? in.size : 0));
    }
    const auto* slice = as<slice_object>(key, slice_type);
    if (slice == nullptr) {
        return raise(thread, type_error_type, "string indices must be integers, not '",
                     type_of(key)->tp_name, "'");
    }
    interpreter::slice_range range;
    if (!interpreter::resolve(thread, slice, in.size, range)) {
        return {};
    }
    if (range.step == 1) {
        return part_of(thread, self, range.start, range.start + range.count);
    }
    text_builder built{thread};
    for (ssize i = 0; i < range.count; ++i) {
        built.add(in[range.start + i * range.step]);
    }
    return built.finish();
}

/// left + right.
[[nodiscard]] constexpr owned str_concat(thread_state& thread, value left, value right) noexcept {
    if (!is_str(right)) {
        return raise(thread, type_error_type, "can only concatenate str (not \"",
                     type_of(right)->tp_name, "\") to str");
    }
    const ssize first = str_in(left)->length;
    const ssize second = str_in(right)->length;
    if (first == 0 || second == 0) {
        return exact_str(thread, first == 0 ? right : left);
    }
    const char32_t left_form = form_of(left.data.object);
    const char32_t right_form = form_of(right.data.object);
    str_object* result =
        new_str_room(thread, first + second, left_form > right_form ? left_form : right_form);
    if (result != nullptr) {
        put(result, 0, text_in(left));
        put(result, first, text_in(right));
    }
    return owned::take(result);
}

/// self * count.
[[nodiscard]] constexpr owned str_repeat(thread_state& thread, value self, ssize count) noexcept {
    const text in = text_in(self);
    if (count <= 0 || in.size == 0) {
        return owned::take(pointer_to(graph::empty_str));
    }
    if (count == 1) {
        return exact_str(thread, self);
    }
    if (count > largest_size / in.size) {
        return raise(thread, overflow_error_type, "repeated string is too long");
    }
    const ssize size = in.size * count;
    str_object* result = new_str_room(thread, size, form_of(self.data.object));
    if (result == nullptr) {
        return {};
    }
    put(result, 0, in);
    // What is there already is copied behind itself, twice as much each time.
    for (ssize done = in.size; done < size;) {
        const ssize more = done < size - done ? done : size - done;
        put(result, done, text_of(result).part(0, more));
        done += more;
    }
    return owned::take(result);
}

/// iter(self). CPython has an iterator of its own for ASCII in a str of no class.
[[nodiscard]] constexpr owned str_iterate(thread_state& thread, value self) noexcept {
    const bool ascii = str_in(self)->state.ascii != 0 && self.data.object->ob_type == &str_type;
    auto* result =
        allocate<str_iterator>(thread, ascii ? str_ascii_iterator_type : str_iterator_type);
    if (result != nullptr) {
        increment(self);
        result->it_seq = self.data.object;
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned str_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<str_iterator*>(held.data.object);
    if (self->it_seq == nullptr) {
        return {};
    }
    const text in = text_of(self->it_seq);
    if (self->it_index < in.size) {
        return character_at(thread, in, self->it_index++);
    }
    state::drop(self->it_seq);
    return {};
}

[[nodiscard]] constexpr owned str_items_left(thread_state&, object* held) noexcept {
    const auto* self = static_cast<str_iterator*>(held);
    return items_left(self->it_seq != nullptr ? text_of(self->it_seq).size : 0, self->it_index);
}

[[nodiscard]] constexpr owned reduce_str_iterator(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<str_iterator*>(held);
    if (self->it_seq != nullptr) {
        return reduce_to_iter(thread, make_object(self->it_seq), make_int(self->it_index));
    }
    return reduce_to_iter(thread, make_object(pointer_to(graph::empty_str)));
}

[[nodiscard]] constexpr ssize str_size(object* self) noexcept { return text_of(self).size; }

constexpr void str_iterator_dealloc(object* held) noexcept {
    auto* self = static_cast<str_iterator*>(held);
    state::drop(self->it_seq);
    release<str_iterator>(self);
}

namespace detail {

[[nodiscard]] consteval type_object make_str_iterator_table(const char* name) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(str_iterator);
    self.tp_dealloc = str_iterator_dealloc;
    self.tp_iter = self_iterator;
    self.tp_iternext = str_iterator_next;
    self.tp_methods = methods_of<length_hint_row<str_items_left>, reduce_row<reduce_str_iterator>,
                                 setstate_row<set_index<str_iterator, &str_iterator::it_seq,
                                                        &str_iterator::it_index, str_size>>>;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}

} // namespace detail

inline constexpr type_object str_iterator_table = detail::make_str_iterator_table("str_iterator");
inline constexpr type_object str_ascii_iterator_table =
    detail::make_str_iterator_table("str_ascii_iterator");

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object str_iterator_type =
    builtins::ready<str_iterator_type, builtins::str_iterator_table>();
inline constexpr type_object str_ascii_iterator_type =
    builtins::ready<str_ascii_iterator_type, builtins::str_ascii_iterator_table>();

} // namespace stasis
