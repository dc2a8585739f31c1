// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/array_iterator.hpp: iterating an array.
// Promises: an iterator sees what is changed meanwhile; one that has come to the end stays there.
// CPython 3.11: arrayiterobject (Modules/arraymodule.c).
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/library/detail/array_items.hpp>

namespace stasis::library {

/// arrayiterobject.
struct array_iterator : object {
    ssize index = 0;
    object* ao = nullptr; ///< null: it has come to the end
};

namespace detail {

[[nodiscard]] constexpr owned iterate_array(thread_state& thread, value self) noexcept {
    auto* result = allocate<array_iterator>(thread, array_iterator_type);
    if (result != nullptr) {
        increment(self.data.object);
        result->ao = self.data.object;
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned array_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<array_iterator*>(held.data.object);
    if (self->ao == nullptr) {
        return {};
    }
    const auto* array = static_cast<const array_object*>(self->ao);
    if (self->index < array->ob_size) {
        return get_array_item(thread, array, self->index++);
    }
    state::drop(self->ao);
    return {};
}

/// arrayiterator.__reduce__().
[[nodiscard]] constexpr owned reduce_array_iterator(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (given.count != 1 || keyword_count(given) != 0) {
        return raise(thread, type_error_type, "__reduce__() takes no arguments");
    }
    const auto* self = static_cast<array_iterator*>(given.values[0].data.object);
    if (self->ao != nullptr) {
        return reduce_to_iter(thread, make_object(self->ao), make_int(self->index));
    }
    return reduce_to_iter(thread, make_object(pointer_to(graph::empty_tuple)));
}

[[nodiscard]] constexpr ssize array_length_of(object* held) noexcept {
    return static_cast<array_object*>(held)->ob_size;
}

constexpr int array_iterator_traverse(object* held, visit_slot visit,
                                      visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<array_iterator*>(held)->ao);
}

constexpr void array_iterator_clear(object* held) noexcept {
    state::drop(static_cast<array_iterator*>(held)->ao);
}

inline constexpr method_def array_iterator_reduce_row{"__reduce__", reduce_array_iterator, 0,
                                                      nullptr};

inline constexpr type_object array_iterator_table = [] {
    type_object self{};
    self.tp_name = "array.arrayiterator";
    self.tp_basicsize = sizeof(array_iterator);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<array_iterator>;
    self.tp_traverse = array_iterator_traverse;
    self.tp_clear = array_iterator_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = array_iterator_next;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_methods = methods_of<array_iterator_reduce_row,
                                 setstate_row<set_index<array_iterator, &array_iterator::ao,
                                                        &array_iterator::index, array_length_of>>>;
    self.tp_base = &object_type;
    return self;
}();

} // namespace detail

inline constexpr type_object array_iterator_type =
    builtins::ready<array_iterator_type, detail::array_iterator_table>();

} // namespace stasis::library
