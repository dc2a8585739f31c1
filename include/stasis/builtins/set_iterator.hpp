// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/set_iterator.hpp: iterating sets.
// Promises: RuntimeError, not confusion, where the set grows or shrinks meanwhile.
// CPython 3.11: setiterobject (Objects/setobject.c).
#pragma once

#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/set_algebra.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

/// setiterobject.
struct set_iterator : object {
    set_object* si_set = nullptr; ///< null: exhausted
    ssize si_used = 0;            ///< the size that the set must keep
    ssize si_pos = 0;             ///< the slot to look at next
};

[[nodiscard]] constexpr owned set_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<set_iterator*>(held.data.object);
    if (self->si_set == nullptr) {
        return {};
    }
    if (self->si_used != self->si_set->used) {
        self->si_used = -1;
        return raise(thread, runtime_error_type, "Set changed size during iteration");
    }
    object* key = next_key(self->si_set, self->si_pos);
    if (key == nullptr) {
        state::drop(self->si_set);
        return {};
    }
    return owned::share(load(key));
}

[[nodiscard]] constexpr owned copy_set_iterator(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<set_iterator*>(held);
    auto* made = allocate<set_iterator>(thread, *self->ob_type);
    if (made != nullptr && self->si_set != nullptr) {
        increment(self->si_set);
        made->si_set = self->si_set;
        made->si_used = self->si_used;
        made->si_pos = self->si_pos;
    }
    return owned::take(made);
}

[[nodiscard]] constexpr owned set_items_left(thread_state&, object* held) noexcept {
    const auto* self = static_cast<set_iterator*>(held);
    ssize left = 0;
    if (self->si_set != nullptr && self->si_used == self->si_set->used) {
        for (ssize at = self->si_pos; next_key(self->si_set, at) != nullptr;) {
            ++left;
        }
    }
    return items_left(left, 0);
}

constexpr int set_iterator_traverse(object* held, visit_slot visit,
                                    visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<set_iterator*>(held)->si_set);
}

constexpr void set_iterator_clear(object* held) noexcept {
    state::drop(static_cast<set_iterator*>(held)->si_set);
}

constexpr void set_iterator_dealloc(object* held) noexcept {
    set_iterator_clear(held);
    release<set_iterator>(static_cast<set_iterator*>(held));
}

/// The type of iter(set).
inline constexpr type_object set_iterator_table = [] {
    type_object self{};
    self.tp_name = "set_iterator";
    self.tp_basicsize = sizeof(set_iterator);
    self.tp_dealloc = set_iterator_dealloc;
    self.tp_free = free_object<set_iterator>;
    self.tp_traverse = set_iterator_traverse;
    self.tp_clear = set_iterator_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = set_iterator_next;
    self.tp_methods =
        methods_of<length_hint_row<set_items_left>, reduce_row<reduce_to_rest<copy_set_iterator>>>;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

inline constexpr type_object set_iterator_type = ready<set_iterator_type, set_iterator_table>();

[[nodiscard]] constexpr owned set_iterate(thread_state& thread, value self) noexcept {
    auto* result = allocate<set_iterator>(thread, set_iterator_type);
    if (result != nullptr) {
        increment(self);
        result->si_set = detail::set_of(self);
        result->si_used = result->si_set->used;
    }
    return owned::take(result);
}

} // namespace stasis::builtins
