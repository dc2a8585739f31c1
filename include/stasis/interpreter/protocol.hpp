// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/protocol.hpp: what can be asked of any value: its text, its items.
// Promises: each function reaches the value's type through its slots and tables, never by name, so
// a type needs nothing but its table to take part. Messages are CPython 3.11's.
// CPython 3.11: Objects/abstract.c, Objects/object.c.
#pragma once

#include <stasis/graph/str.hpp>
#include <stasis/interpreter/attributes.hpp>

namespace stasis::interpreter {

using namespace stasis::state;

/// repr(self): a str.
[[nodiscard]] constexpr owned repr(thread_state& thread, value self) noexcept {
    const counted_call call(thread.recursion_remaining);
    if (!call) {
        return raise(thread, recursion_error_type,
                     "maximum recursion depth exceeded while getting the repr of an object");
    }
    return type_of(self)->tp_repr(thread, self);
}

/// str(self): a str.
[[nodiscard]] constexpr owned str(thread_state& thread, value self) noexcept {
    const type_object* type = type_of(self);
    if (type == &str_type) {
        return owned::share(self);
    }
    const counted_call call(thread.recursion_remaining);
    if (!call) {
        return raise(thread, recursion_error_type,
                     "maximum recursion depth exceeded while getting the str of an object");
    }
    return type->tp_str(thread, self);
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

/// format(self, specification): a str.
[[nodiscard]] constexpr owned format(thread_state& thread, value self,
                                     value specification) noexcept {
    if (static_cast<str_object*>(specification.data.object)->length == 0) {
        return str(thread, self);
    }
    const type_object* type = type_of(self);
    const object* found = look_up(thread, type, &graph::str_<"__format__">);
    if (const method_def* method = plain_method(found)) {
        const value values[] = {self, specification};
        return method->ml_meth(thread, {values, 2, nullptr});
    }
    return raise(thread, type_error_type, "Type ", type->tp_name, " doesn't define __format__");
}

// ---- iteration ---------------------------------------------------------------------------------

/// iter(self).
[[nodiscard]] constexpr owned get_iterator(thread_state& thread, value self) noexcept {
    const type_object* type = type_of(self);
    if (type->tp_iter == nullptr) {
        return raise(thread, type_error_type, "'", type->tp_name, "' object is not iterable");
    }
    return type->tp_iter(thread, self);
}

/// The next item of an iterator; empty: exhausted, or, if pending, it raised. StopIteration may be
/// pending at its end, with what the iterator has returned.
[[nodiscard]] constexpr owned next_or_stop(thread_state& thread, value iterator) noexcept {
    const type_object* type = type_of(iterator);
    if (type->tp_iternext == nullptr) {
        return raise(thread, type_error_type, "'", type->tp_name, "' object is not an iterator");
    }
    const counted_call call(thread.nesting_remaining);
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

/// len(self), or -1.
[[nodiscard]] constexpr ssize length(thread_state& thread, value self) noexcept {
    const type_object* type = type_of(self);
    if (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_length != nullptr) {
        return type->tp_as_sequence->sq_length(thread, self);
    }
    if (type->tp_as_mapping != nullptr && type->tp_as_mapping->mp_length != nullptr) {
        return type->tp_as_mapping->mp_length(thread, self);
    }
    return raise(thread, type_error_type, "object of type '", type->tp_name, "' has no len()");
}

namespace detail {

/// Makes room for as many items as an iterable says that it has: what can't fit then fails at once.
[[nodiscard]] constexpr bool reserve(thread_state& thread, list_object* to,
                                     value iterable) noexcept {
    const type_object* type = type_of(iterable);
    const bool sized =
        (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_length != nullptr) ||
        (type->tp_as_mapping != nullptr && type->tp_as_mapping->mp_length != nullptr);
    const ssize expected = sized ? length(thread, iterable) : 0;
    if (expected <= 0 || to->ob_item != nullptr) {
        return expected >= 0;
    }
    to->ob_item =
        allocate_array<object*>(thread.interp->memory, static_cast<std::size_t>(expected));
    if (to->ob_item == nullptr) {
        state::raise_no_memory(thread);
        return false;
    }
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
            object* item =
                is_list ? static_cast<list_object*>(iterable.data.object)->ob_item[i]
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

// ---- items -------------------------------------------------------------------------------------

/// self[key].
[[nodiscard]] constexpr owned get_item(thread_state& thread, value self, value key) noexcept {
    const type_object* type = type_of(self);
    if (type->tp_as_mapping != nullptr && type->tp_as_mapping->mp_subscript != nullptr) {
        return type->tp_as_mapping->mp_subscript(thread, self, key);
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
    const bool index = type_of(key) == &int_type || type_of(key) == &bool_type;
    raise(thread, type_error_type, "'", type->tp_name,
          item                                      ? "' object does not support item assignment"
          : type->tp_as_sequence != nullptr && index ? "' object doesn't support item deletion"
                                                     : "' object does not support item deletion");
    return false;
}

/// item in self: 0, 1, or -1.
[[nodiscard]] constexpr int contains(thread_state& thread, value self, value item) noexcept {
    const type_object* type = type_of(self);
    if (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_contains != nullptr) {
        return type->tp_as_sequence->sq_contains(thread, self, item);
    }
    if (type->tp_iter == nullptr) {
        return raise(thread, type_error_type, "argument of type '", type->tp_name,
                     "' is not iterable");
    }
    const owned iterator = get_iterator(thread, self);
    if (!iterator) {
        return -1;
    }
    while (const owned candidate = next(thread, iterator.get())) {
        const int same = compare_truth(thread, candidate.get(), item, equal);
        if (same != 0) {
            return same;
        }
    }
    return pending(thread) ? -1 : 0;
}

/// The int that an object stands for as an index (__index__), cut to the range of ssize where it is
/// larger; false: TypeError is pending. `what` is the message before the type's name.
[[nodiscard]] constexpr bool to_index(
    thread_state& thread, value self, ssize& index,
    const char* what = "'", const char* after =
                                "' object cannot be interpreted as an integer") noexcept {
    if (self.kind == tag::integer || self.kind == tag::boolean) {
        index = self.data.integer;
        return true;
    }
    if (const auto* big = as<int_object>(self, int_type)) {
        constexpr auto largest = static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);
        index = big->ob_size < 0 ? -largest - 1 : largest;
        return true;
    }
    raise(thread, type_error_type, what, type_of(self)->tp_name, after);
    return false;
}

/// A slice of a sequence: `count` items from `start`, `step` apart.
struct slice_range {
    ssize start = 0;
    ssize stop = 0;
    ssize step = 1;
    ssize count = 0;
};

/// Resolves a slice against a length: PySlice_Unpack, PySlice_AdjustIndices. False: it raised.
[[nodiscard]] constexpr bool resolve(thread_state& thread, const slice_object* slice, ssize size,
                                     slice_range& result) noexcept {
    constexpr const char* message =
        "slice indices must be integers or None or have an __index__ method";
    const auto part = [&](object* from, ssize absent, ssize& to) {
        const value held = load(from);
        if (held.kind == tag::none) {
            to = absent;
            return true;
        }
        if (type_of(held) != &int_type && type_of(held) != &bool_type) {
            raise(thread, type_error_type, message);
            return false;
        }
        return to_index(thread, held, to);
    };
    constexpr auto largest = static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);
    if (!part(slice->step, 1, result.step)) {
        return false;
    }
    if (result.step == 0) {
        raise(thread, value_error_type, "slice step cannot be zero");
        return false;
    }
    if (result.step < -largest) {
        result.step = -largest;
    }
    const bool down = result.step < 0;
    if (!part(slice->start, down ? largest : 0, result.start) ||
        !part(slice->stop, down ? -largest - 1 : largest, result.stop)) {
        return false;
    }
    const auto clamp = [&](ssize index) {
        if (index < 0) {
            index += size;
            return index < 0 ? (down ? ssize{-1} : ssize{0}) : index;
        }
        return index >= size ? (down ? size - 1 : size) : index;
    };
    result.start = clamp(result.start);
    result.stop = clamp(result.stop);
    if (down) {
        result.count =
            result.stop < result.start ? (result.start - result.stop - 1) / -result.step + 1 : 0;
    } else {
        result.count =
            result.start < result.stop ? (result.stop - result.start - 1) / result.step + 1 : 0;
    }
    return true;
}

} // namespace stasis::interpreter
