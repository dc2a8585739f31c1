// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/protocol.hpp: what can be asked of any value: its text, its items.
// Promises: each function reaches the value's type through its slots and tables, never by name, so
// a type needs nothing but its table to take part. Messages are CPython 3.11's.
// CPython 3.11: Objects/abstract.c, Objects/object.c.
#pragma once

#include <stasis/graph/str.hpp>
#include <stasis/interpreter/call_value.hpp>
#include <stasis/interpreter/generic_alias.hpp>
#include <stasis/interpreter/length_hint.hpp>
#include <stasis/object/item_view.hpp>
#include <stasis/object/iterator.hpp>

namespace stasis::interpreter {

using namespace stasis::state;

namespace detail {

/// A method's answer, which has to be a str.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr owned checked_text(thread_state& thread, owned answer,
                                                                const char* method) noexcept {
    if (answer && !is_kind_of(answer.get(), str_type)) [[unlikely]] {
        return raise(thread, type_error_type, method, " returned non-string (type ",
                     type_of(answer.get())->tp_name, ")");
    }
    return answer;
}

} // namespace detail

/// repr(self): a str.
[[nodiscard]] constexpr owned repr(thread_state& thread, value self) noexcept {
    const counted_call call(thread, thread.recursion_remaining);
    if (!call) {
        return raise(thread, recursion_error_type,
                     "maximum recursion depth exceeded while getting the repr of an object");
    }
    return detail::checked_text(thread, type_of(self)->tp_repr(thread, self), "__repr__");
}

/// str(self): a str.
[[nodiscard]] constexpr owned str(thread_state& thread, value self) noexcept {
    const type_object* type = type_of(self);
    if (type == &str_type) {
        return owned::share(self);
    }
    const counted_call call(thread, thread.recursion_remaining);
    if (!call) {
        return raise(thread, recursion_error_type,
                     "maximum recursion depth exceeded while getting the str of an object");
    }
    return detail::checked_text(thread, type->tp_str(thread, self), "__str__");
}

/// ascii(self): repr(self) with what isn't ASCII escaped.
[[nodiscard]] constexpr owned ascii(thread_state& thread, value self) noexcept {
    const owned full = repr(thread, self);
    if (!full || static_cast<str_object*>(full.as_object())->state.ascii != 0) {
        return owned::share(full.get());
    }
    text_builder built{thread};
    const text from = text_of(full.as_object());
    for (ssize i = 0; i < from.size; ++i) {
        const char32_t c = from[i];
        const int width = c < 0x80 ? 0 : c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        if (width == 0) {
            built.add(c);
            continue;
        }
        built.add(width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U");
        for (int shift = 4 * (width - 1); shift >= 0; shift -= 4) {
            built.add("0123456789abcdef"[c >> shift & 15]);
        }
    }
    return built.finish();
}

// ---- iteration ---------------------------------------------------------------------------------

/// An iterator over self[0], self[1] ... up to an IndexError: PySeqIter_New.
[[nodiscard]] constexpr owned new_item_iterator(thread_state& thread, value self) noexcept {
    auto* result = allocate<sequence_iterator>(thread, item_iterator_type);
    if (result != nullptr) {
        increment(self);
        result->sequence = self.data.object;
    }
    return owned::take(result);
}

/// Whether get_iterator() can make an iterator of a value.
[[nodiscard]] constexpr bool is_iterable(value self) noexcept {
    const type_object* type = type_of(self);
    return type->tp_iter != nullptr ||
           (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_item != nullptr);
}

/// iter(self).
[[nodiscard]] constexpr owned get_iterator(thread_state& thread, value self) noexcept {
    const type_object* type = type_of(self);
    if (type->tp_iter == nullptr) {
        if (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_item != nullptr) {
            return new_item_iterator(thread, self);
        }
        return raise(thread, type_error_type, "'", type->tp_name, "' object is not iterable");
    }
    owned iterator = type->tp_iter(thread, self);
    if (is_heap_type(type) && iterator && type_of(iterator.get())->tp_iternext == nullptr) {
        return raise(thread, type_error_type, "iter() returned non-iterator of type '",
                     type_of(iterator.get())->tp_name, "'");
    }
    return iterator;
}

/// The next item of an iterator; empty: exhausted, or, if pending, it raised. StopIteration may be
/// pending at its end, with what the iterator has returned.
[[nodiscard]] constexpr owned next_or_stop(thread_state& thread, value iterator) noexcept {
    const type_object* type = type_of(iterator);
    if (type->tp_iternext == nullptr) {
        return raise(thread, type_error_type, "'", type->tp_name, "' object is not an iterator");
    }
    const counted_call call(thread, thread.nesting_remaining);
    if (!call) {
        return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
    }
    return type->tp_iternext(thread, iterator);
}

/// The next item of an iterator; empty: exhausted, or, if pending, it raised.
[[nodiscard]] constexpr owned next(thread_state& thread, value iterator) noexcept {
    owned item = next_or_stop(thread, iterator);
    if (!item && thread.curexc_value != nullptr) {
        clear_pending(thread, stop_iteration_type);
    }
    return item;
}

namespace detail {

/// Makes room for as many items as an iterable says that it has: what can't fit then fails at once.
[[nodiscard]] constexpr bool reserve(thread_state& thread, list_object* to,
                                     value iterable) noexcept {
    const ssize expected = length_hint(thread, iterable);
    if (expected <= 0 || expected > PTRDIFF_MAX - to->ob_size) {
        return expected >= 0;
    }
    if (to->ob_item != nullptr && expected < PTRDIFF_MAX / ssize{sizeof(object*)}) {
        return true;
    }
    object** room =
        to->ob_item == nullptr
            ? allocate_array<object*>(thread.interp->memory, static_cast<std::size_t>(expected))
            : nullptr;
    if (room == nullptr) {
        state::raise_no_memory(thread);
        return false;
    }
    to->ob_item = room;
    to->allocated = expected;
    return true;
}

} // namespace detail

/// Puts the items of an iterable at the end of a list; false: an exception is pending.
[[nodiscard]] constexpr bool extend(thread_state& thread, list_object* to,
                                    value iterable) noexcept {
    if (iterable.kind == tag::object && (iterable.data.object->ob_type == &list_type ||
                                         iterable.data.object->ob_type == &tuple_type)) {
        const bool is_list = iterable.data.object->ob_type == &list_type;
        const ssize size = static_cast<var_object*>(iterable.data.object)->ob_size;
        for (ssize i = 0; i < size; ++i) {
            object* item = is_list ? static_cast<list_object*>(iterable.data.object)->ob_item[i]
                                   : items(static_cast<tuple_object*>(iterable.data.object))[i];
            increment(item);
            if (!append(thread, to, item)) {
                return false;
            }
        }
        return true;
    }
    const owned iterator = get_iterator(thread, iterable);
    if (!iterator || !detail::reserve(thread, to, iterable)) {
        return false;
    }
    while (owned item = next(thread, iterator.get())) {
        if (!append(thread, to, item.get())) {
            return false;
        }
    }
    return !pending(thread);
}

/// list(iterable), or null.
[[nodiscard]] constexpr list_object* make_list(thread_state& thread, value iterable) noexcept {
    list_object* result = new_list(thread, 0);
    if (result != nullptr && !extend(thread, result, iterable)) {
        decrement(result);
        return nullptr;
    }
    return result;
}

/// The items that an iterable's iterator gives, as a list, or null; `refusal` says that there is no
/// iterator. CPython 3.11: PySequence_Fast, for which a length is a matter of the iterator, not of
/// the iterable.
[[nodiscard]] constexpr list_object* list_by_iterator(thread_state& thread, value iterable,
                                                      const char* refusal = nullptr) noexcept {
    if (is_sequence(iterable)) {
        return make_list(thread, iterable);
    }
    const owned iterator = get_iterator(thread, iterable);
    if (!iterator && refusal != nullptr && clear_pending(thread, type_error_type)) {
        raise(thread, type_error_type, refusal);
    }
    return iterator ? make_list(thread, iterator.get()) : nullptr;
}

/// Whether to_int() can make an int of a value: it is one, or its type has __index__.
[[nodiscard]] constexpr bool has_index(value self) noexcept {
    const number_methods* slots = type_of(self)->tp_as_number;
    return slots != nullptr && slots->nb_index != nullptr;
}

// ---- items -------------------------------------------------------------------------------------

[[nodiscard]] constexpr bool to_key_index(thread_state& thread, value key, ssize& index) noexcept;

namespace detail {

/// The index that a key of a sequence is, counted from the beginning; false: an exception is
/// pending.
/// CPython 3.11: PySequence_GetItem (Objects/abstract.c).
[[nodiscard]] constexpr bool to_sequence_index(thread_state& thread, value self, value key,
                                               ssize& index) noexcept {
    if (!has_index(key)) {
        raise(thread, type_error_type, "sequence index must be integer, not '",
              type_of(key)->tp_name, "'");
        return false;
    }
    if (!to_key_index(thread, key, index)) {
        return false;
    }
    const size_slot size_of = type_of(self)->tp_as_sequence->sq_length;
    if (index < 0 && size_of != nullptr) {
        const ssize size = size_of(thread, self);
        index += size;
        return size >= 0;
    }
    return true;
}

} // namespace detail

/// self[key].
[[nodiscard]] constexpr owned get_item(thread_state& thread, value self, value key) noexcept {
    const type_object* type = type_of(self);
    if (type->tp_as_mapping != nullptr && type->tp_as_mapping->mp_subscript != nullptr) {
        return type->tp_as_mapping->mp_subscript(thread, self, key);
    }
    if (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_item != nullptr) {
        ssize index = 0;
        if (!detail::to_sequence_index(thread, self, key, index)) {
            return {};
        }
        return type->tp_as_sequence->sq_item(thread, self, index);
    }
    if (const type_object* of = as_type(self)) {
        if (of == &type_type) {
            return new_generic_alias(thread, self, key);
        }
        const owned method = get_attribute_if_any(thread, self, &graph::str_<"__class_getitem__">);
        if (method) {
            return call(thread, method.get(), key);
        }
        if (pending(thread)) {
            return {};
        }
        return raise(thread, type_error_type, "type '", of->tp_name, "' is not subscriptable");
    }
    return raise(thread, type_error_type, "'", type->tp_name, "' object is not subscriptable");
}

/// self[key] = item, or del self[key] where the item is empty; false: an exception is pending.
[[nodiscard]] constexpr bool set_item(thread_state& thread, value self, value key,
                                      value item) noexcept {
    const type_object* type = type_of(self);
    if (type->tp_as_mapping != nullptr && type->tp_as_mapping->mp_ass_subscript != nullptr) {
        return type->tp_as_mapping->mp_ass_subscript(thread, self, key, item) == 0;
    }
    if (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_ass_item != nullptr) {
        ssize index = 0;
        return detail::to_sequence_index(thread, self, key, index) &&
               type->tp_as_sequence->sq_ass_item(thread, self, index, item) == 0;
    }
    const bool index = has_index(key);
    if (ssize at = 0; type->tp_as_sequence != nullptr && index && !to_key_index(thread, key, at)) {
        return false;
    }
    raise(thread, type_error_type, "'", type->tp_name,
          item                                       ? "' object does not support item assignment"
          : type->tp_as_sequence != nullptr && index ? "' object doesn't support item deletion"
                                                     : "' object does not support item deletion");
    return false;
}

/// What to look for in an iterable.
enum class search_for { first, count };

/// The number of the first item of an iterable that equals one, -1 where there is none, or how
/// often it is there; -2: an exception is pending. CPython 3.11: _PySequence_IterSearch.
template <search_for Wanted>
[[nodiscard]] constexpr ssize search_by_iteration(thread_state& thread, value iterable,
                                                  value item) noexcept {
    const owned iterator = get_iterator(thread, iterable);
    if (!iterator) {
        if (clear_pending(thread, type_error_type)) {
            raise(thread, type_error_type, "argument of type '", type_of(iterable)->tp_name,
                  "' is not iterable");
        }
        return -2;
    }
    ssize passed = 0;
    ssize found = 0;
    while (const owned candidate = next(thread, iterator.get())) {
        const int same = compare_truth(thread, candidate.get(), item, equal);
        if (same < 0) {
            return -2;
        }
        if (Wanted == search_for::first && same == 1) {
            return passed;
        }
        found += same;
        ++passed;
    }
    return pending(thread) ? -2 : Wanted == search_for::first ? -1 : found;
}

/// item in self by iteration: 0, 1, or -1.
[[nodiscard]] constexpr int contains_by_iteration(thread_state& thread, value self,
                                                  value item) noexcept {
    const ssize found = search_by_iteration<search_for::first>(thread, self, item);
    return found >= 0 ? 1 : found == -1 ? 0 : -1;
}

/// item in self: 0, 1, or -1.
[[nodiscard]] constexpr int contains(thread_state& thread, value self, value item) noexcept {
    const type_object* type = type_of(self);
    if (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_contains != nullptr) {
        return type->tp_as_sequence->sq_contains(thread, self, item);
    }
    return contains_by_iteration(thread, self, item);
}

/// The int that an object stands for as an index: __index__. CPython 3.11: PyNumber_Index.
[[nodiscard]] constexpr owned to_int(thread_state& thread, value self) noexcept {
    if (self.kind == tag::integer) {
        return owned::take(self);
    }
    if (const auto* number = as<int_object>(self, int_type)) {
        std::int64_t small = 0;
        if (to_int64(number, small)) {
            return owned::take(make_int(small));
        }
        return owned::share(self);
    }
    if (self.kind == tag::boolean) {
        return owned::take(make_int(self.data.integer));
    }
    if (!has_index(self)) {
        return raise(thread, type_error_type, "'", type_of(self)->tp_name,
                     "' object cannot be interpreted as an integer");
    }
    owned answer = type_of(self)->tp_as_number->nb_index(thread, self);
    if (!answer || answer.get().kind == tag::integer) {
        return answer;
    }
    if (!is_instance(answer.get(), int_type)) {
        return raise(thread, type_error_type, "__index__ returned non-int (type ",
                     type_of(answer.get())->tp_name, ")");
    }
    return to_int(thread, answer.get());
}

/// The int that an object stands for as an index (__index__), cut to the range of ssize where it is
/// larger; false: TypeError is pending. `what` is the message before the type's name.
[[nodiscard]] constexpr bool
to_index(thread_state& thread, value self, ssize& index, const char* what = "'",
         const char* after = "' object cannot be interpreted as an integer") noexcept {
    if (self.kind == tag::integer || self.kind == tag::boolean) {
        index = self.data.integer;
        return true;
    }
    if (const auto* big = as<int_object>(self, int_type)) {
        std::int64_t small = 0;
        if (to_int64(big, small)) {
            index = small;
            return true;
        }
        constexpr auto largest = static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);
        index = big->ob_size < 0 ? -largest - 1 : largest;
        return true;
    }
    if (self.kind == tag::object && has_index(self)) {
        const owned number = to_int(thread, self);
        return number && to_index(thread, number.get(), index, what, after);
    }
    raise(thread, type_error_type, what, type_of(self)->tp_name, after);
    return false;
}

/// The number that an object stands for as an index; false: it raised, an exception of the type
/// given where the number doesn't fit. CPython 3.11: PyNumber_AsSsize_t.
[[nodiscard]] constexpr bool to_ssize(thread_state& thread, value self, ssize& number,
                                      const type_object& too_large) noexcept {
    const owned held = to_int(thread, self);
    if (!held) {
        return false;
    }
    if (held.get().kind == tag::object) {
        raise(thread, too_large, "cannot fit '", type_of(self)->tp_name,
              "' into an index-sized integer");
        return false;
    }
    number = held.get().data.integer;
    return true;
}

/// The number that a key in self[key] is, to be called if has_index(key); false: it raised,
/// IndexError where it doesn't fit.
[[nodiscard]] constexpr bool to_key_index(thread_state& thread, value key, ssize& index) noexcept {
    return to_ssize(thread, key, index, index_error_type);
}

} // namespace stasis::interpreter
