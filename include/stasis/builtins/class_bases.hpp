// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/class_bases.hpp: to give a class other bases.
// Promises: the class, and what inherits from it, have a new order and the slots that follow from
// it, or nothing has changed. CPython 3.11's messages. CPython 3.11: type_set_bases, mro_hierarchy
// (Objects/typeobject.c). Differs from CPython: what inherits from the class counts as made again,
// with it, where
// __subclasses__() lists classes in the order in which they were made.
#pragma once

#include <stasis/builtins/compatible_layout.hpp>
#include <stasis/builtins/new_type.hpp>

namespace stasis::builtins {

namespace detail {

/// Checks what is assigned to __bases__; false: TypeError is pending.
[[nodiscard]] constexpr bool are_bases(thread_state& thread, const heap_type_object* self,
                                       value given) noexcept {
    const char* name = self->tp_name;
    if (!is_kind_of(given, tuple_type)) {
        raise(thread, type_error_type, "can only assign tuple to ", name, ".__bases__, not ",
              type_of(given)->tp_name);
        return false;
    }
    const auto* bases = static_cast<const tuple_object*>(given.data.object);
    if (bases->ob_size == 0) {
        raise(thread, type_error_type, "can only assign non-empty tuple to ", name,
              ".__bases__, not ()");
        return false;
    }
    for (ssize i = 0; i < bases->ob_size; ++i) {
        const value item = load(items(bases)[i]);
        const type_object* base = as_type(item);
        if (base == nullptr) {
            raise(thread, type_error_type, name, ".__bases__ must be tuple of classes, not '",
                  type_of(item)->tp_name, "'");
            return false;
        }
        if (is_subtype(base, self)) {
            raise(thread, type_error_type, "a __bases__ item causes an inheritance cycle");
            return false;
        }
    }
    return true;
}

/// Adds to, or takes from, what the bases of a class know of how many name them.
constexpr void count_subclass(const tuple_object* bases, int by) noexcept {
    for (ssize i = 0; i < bases->ob_size; ++i) {
        if (is_heap_type(type_at(bases, i))) {
            as_heap_type(type_at(bases, i))->subclass_count += by;
        }
    }
}

/// Whether a list has an object.
[[nodiscard]] constexpr bool has_object(const list_object* list, const object* wanted) noexcept {
    for (ssize i = 0; i < list->ob_size; ++i) {
        if (list->ob_item[i] == wanted) {
            return true;
        }
    }
    return false;
}

/// How many of a class's bases a list has.
[[nodiscard]] constexpr ssize count_bases(const type_object* self,
                                          const list_object* list) noexcept {
    const auto* bases = static_cast<const tuple_object*>(self->tp_bases);
    ssize count = 0;
    for (ssize i = 0; i < bases->ob_size; ++i) {
        count += has_object(list, items(bases)[i]) ? 1 : 0;
    }
    return count;
}

/// Adds each class that answers true and isn't in a list yet, until there are no more; false:
/// MemoryError is pending.
template <class Answer>
[[nodiscard]] constexpr bool add_all(thread_state& thread, list_object* list,
                                     Answer belongs) noexcept {
    for (bool found = true; found;) {
        found = false;
        for (heap_type_object* each = thread.interp->first_class; each != nullptr;
             each = each->next) {
            if (each->tp_mro == nullptr || !belongs(each) || has_object(list, each)) {
                continue;
            }
            if (!append(thread, list, make_object(each))) {
                return false;
            }
            found = true;
        }
    }
    return true;
}

/// A class, and all that names it as a base, over some steps, each behind its bases, as a list;
/// empty: MemoryError is pending.
[[nodiscard]] constexpr owned list_below(thread_state& thread, heap_type_object* self) noexcept {
    const owned known = owned::take(new_list(thread, 1));
    owned result = owned::take(known ? new_list(thread, 1) : nullptr);
    auto* below = static_cast<list_object*>(known.as_object());
    auto* list = static_cast<list_object*>(result.as_object());
    const bool made =
        result && append(thread, below, make_object(self)) &&
        append(thread, list, make_object(self)) &&
        add_all(thread, below,
                [&](const type_object* each) { return count_bases(each, below) != 0; }) &&
        add_all(thread, list, [&](const type_object* each) {
            const ssize count = count_bases(each, below);
            return count != 0 && count == count_bases(each, list);
        });
    if (!made) {
        return {};
    }
    return static_cast<owned&&>(result);
}

/// Moves a class to the end of its interpreter's.
constexpr void make_newest(heap_type_object* self) noexcept {
    interpreter_state& interpreter = *self->interp;
    if (interpreter.last_class == self) {
        return;
    }
    (self->previous != nullptr ? self->previous->next : interpreter.first_class) = self->next;
    self->next->previous = self->previous;
    self->previous = interpreter.last_class;
    self->next = nullptr;
    self->previous->next = self;
    interpreter.last_class = self;
}

/// The orders that classes had, as new ones are tried.
struct tried_orders {
    const list_object* classes;
    list_object* before; ///< the orders that they had, as far as they have new ones
    list_object* now;    ///< those that they were given

    /// Gives each class its order of before, unless it has got another one meanwhile.
    constexpr void undo() const noexcept {
        for (ssize i = 0; i < before->ob_size; ++i) {
            auto* self = static_cast<heap_type_object*>(classes->ob_item[i]);
            if (self->tp_mro == now->ob_item[i]) {
                increment(before->ob_item[i]);
                state::replace(self->tp_mro, before->ob_item[i]);
            }
        }
    }

    /// Gives each class a new order; false: an exception is pending.
    [[nodiscard]] constexpr bool make(thread_state& thread) const noexcept {
        for (ssize i = 0; i < classes->ob_size; ++i) {
            auto* self = static_cast<heap_type_object*>(classes->ob_item[i]);
            owned order = owned::take(order_by_metatype(thread, self));
            if (!order || !append(thread, now, order.get()) ||
                !append(thread, before, make_object(self->tp_mro))) {
                return false;
            }
            state::replace(self->tp_mro, order.release().data.object);
        }
        return true;
    }
};

} // namespace detail

/// T.__bases__ = given, where T is a class.
[[nodiscard]] constexpr int set_bases(thread_state& thread, heap_type_object* self,
                                      value given) noexcept {
    if (!detail::are_bases(thread, self, given)) {
        return -1;
    }
    auto* const bases = static_cast<tuple_object*>(given.data.object);
    const type_object* const base = best_base(thread, bases);
    if (base == nullptr || !is_compatible(thread, self->tp_base, base, "__bases__")) {
        return -1;
    }
    if (self->interp == nullptr) {
        return raise(thread, type_error_type,
                     "__bases__ of a class that is being made can't be set");
    }
    const owned classes = detail::list_below(thread, self);
    const owned before = owned::take(classes ? new_list(thread, 1) : nullptr);
    const owned now = owned::take(before ? new_list(thread, 1) : nullptr);
    if (!now) {
        return -1;
    }
    const owned bases_before = owned::share(self->tp_bases);
    const owned base_before = owned::share(pointer_to(*self->tp_base));
    const auto give = [self](object* to, const type_object* best) {
        detail::count_subclass(static_cast<const tuple_object*>(self->tp_bases), -1);
        detail::count_subclass(static_cast<const tuple_object*>(to), 1);
        increment(to);
        increment(pointer_to(*best));
        state::replace(self->tp_bases, to);
        state::replace(self->tp_base, best);
    };
    give(bases, base);
    const detail::tried_orders orders{static_cast<const list_object*>(classes.as_object()),
                                      static_cast<list_object*>(before.as_object()),
                                      static_cast<list_object*>(now.as_object())};
    const bool made = orders.make(thread);
    const bool is_last = self->tp_bases == bases; // no mro() has set others
    if (!made) {
        orders.undo();
    }
    if (!made && is_last) {
        give(bases_before.as_object(), static_cast<const type_object*>(base_before.as_object()));
    }
    if (made && is_last) {
        detail::make_newest(self);
        thread.interp->has_rebased_classes = true;
    }
    for (ssize i = 0; i < orders.classes->ob_size; ++i) {
        auto* each = static_cast<heap_type_object*>(orders.classes->ob_item[i]);
        give_version(thread, each);
        update_slots(thread, each);
    }
    return made ? 0 : -1;
}

} // namespace stasis::builtins
