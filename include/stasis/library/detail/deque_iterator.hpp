// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/deque_iterator.hpp: iterating a deque, either way.
// Promises: RuntimeError where the deque was changed meanwhile.
// CPython 3.11: dequeiterobject (Modules/_collectionsmodule.c).
#pragma once

#include <stasis/library/detail/deque_edit.hpp>

namespace stasis::library {

/// dequeiterobject.
struct deque_iterator : object {
    deque_object* deque = nullptr;
    std::size_t state = 0; ///< which the deque must keep
    ssize counter = 0;     ///< how many items are left
};

namespace detail {

[[nodiscard]] constexpr owned iterate_deque(thread_state& thread, deque_object* self,
                                            const type_object& type) noexcept {
    auto* result = allocate<deque_iterator>(thread, type);
    if (result != nullptr) {
        increment(self);
        result->deque = self;
        result->state = self->state;
        result->counter = self->ob_size;
    }
    return owned::take(result);
}

template <bool Backwards>
[[nodiscard]] constexpr owned deque_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<deque_iterator*>(held.data.object);
    if (self->deque == nullptr) {
        return {};
    }
    if (Backwards && self->counter == 0) {
        return {};
    }
    if (self->deque->state != self->state) {
        self->counter = 0;
        return raise(thread, runtime_error_type, "deque mutated during iteration");
    }
    if (self->counter == 0) {
        return {};
    }
    const ssize index = Backwards ? self->counter - 1 : self->deque->ob_size - self->counter;
    --self->counter;
    return owned::share(load(deque_slot(self->deque, index)));
}

/// _deque_iterator(deque, index=0): an iterator that has passed so many items.
template <const type_object& Type, bool Backwards>
[[nodiscard]] constexpr owned deque_iterator_new(thread_state& thread, const type_object&,
                                                 const arguments& given) noexcept {
    constexpr const char* name = Backwards ? "_deque_reverse_iterator" : "_deque_iterator";
    if (!interpreter::no_keywords(thread, name, given) ||
        !builtins::detail::check_parsed(thread, "function", "", given.count, 1, 2)) {
        return {};
    }
    auto* deque = as<deque_object>(given.values[0], deque_type);
    if (deque == nullptr) {
        return raise(thread, type_error_type, "argument 1 must be collections.deque, not ",
                     type_of(given.values[0])->tp_name);
    }
    ssize index = 0;
    if (given.count > 1 && !interpreter::to_c_integer(thread, given.values[1], index)) {
        return {};
    }
    owned result = iterate_deque(thread, deque, Type);
    if (result && index > 0) {
        auto* self = static_cast<deque_iterator*>(result.as_object());
        self->counter = self->counter > index ? self->counter - index : 0;
    }
    return result;
}

[[nodiscard]] constexpr owned deque_items_left(thread_state&, object* held) noexcept {
    return owned::take(make_int(static_cast<deque_iterator*>(held)->counter));
}

/// (type, (deque, how many items have been passed)).
[[nodiscard]] constexpr owned reduce_deque_iterator(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<deque_iterator*>(held);
    const ssize size = self->deque != nullptr ? self->deque->ob_size : 0;
    const value of = self->deque != nullptr ? make_object(self->deque) : none_value;
    return reduction(thread, class_of(self),
                     tuple_with(thread, of, make_int(size - self->counter)));
}

constexpr int deque_iterator_traverse(object* held, visit_slot visit,
                                      visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<deque_iterator*>(held)->deque);
}

constexpr void deque_iterator_clear(object* held) noexcept {
    state::drop(static_cast<deque_iterator*>(held)->deque);
}

template <const type_object& Type, bool Backwards>
[[nodiscard]] consteval type_object make_deque_iterator_table(const char* name) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(deque_iterator);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<deque_iterator>;
    self.tp_traverse = deque_iterator_traverse;
    self.tp_clear = deque_iterator_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = deque_iterator_next<Backwards>;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_methods =
        methods_of<length_hint_row<deque_items_left>, reduce_row<reduce_deque_iterator>>;
    self.tp_base = &object_type;
    self.tp_new = deque_iterator_new<Type, Backwards>;
    return self;
}

inline constexpr type_object deque_iterator_table =
    make_deque_iterator_table<deque_iterator_type, false>("_collections._deque_iterator");
inline constexpr type_object deque_reverse_iterator_table =
    make_deque_iterator_table<deque_reverse_iterator_type, true>(
        "_collections._deque_reverse_iterator");

} // namespace detail

inline constexpr type_object deque_iterator_type =
    builtins::ready<deque_iterator_type, detail::deque_iterator_table>();
inline constexpr type_object deque_reverse_iterator_type =
    builtins::ready<deque_reverse_iterator_type, detail::deque_reverse_iterator_table>();

} // namespace stasis::library
