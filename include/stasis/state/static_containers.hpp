// SPDX-License-Identifier: BSL-1.0
// stasis/state/static_containers.hpp: who may write to a list, dict or set of static storage, and
// how it becomes again what it was at first.
// Promises: an interpreter becomes the owner of a static container by writing to it; until it ends
// no other one can write to it. Then reset_containers() gives back what they hold and makes each
// what it was at first, byte for byte. The collector needs to know nothing of them: what they hold
// is counted, and comes from no object that it tracks.
// Refuses: writing to a constant, with a TypeError, in place of the signal that the system sends.
// Costs: a comparison at each write by Python code to a list, dict or set.
#pragma once

#include <stasis/object/static_container.hpp>
#include <stasis/state/raise.hpp>
#include <stasis/state/set.hpp>

namespace stasis::state {

namespace detail {

[[nodiscard]] constexpr static_container& container_in(object* self) noexcept {
    if (self->ob_type == &list_type) {
        return *static_cast<static_list*>(self);
    }
    if (self->ob_type == &set_type) {
        return *static_cast<static_set*>(self);
    }
    return *static_cast<static_dict*>(self);
}

/// Makes an interpreter the owner of a container that has none: the owner that it has then. Two
/// interpreters may ask at the same time.
constexpr interpreter_state* take_ownership(static_container& part,
                                            interpreter_state* interpreter) noexcept {
    if (std::is_constant_evaluated()) {
        if (part.owner == nullptr) {
            part.owner = interpreter;
            return nullptr;
        }
        return part.owner;
    }
    interpreter_state* before = nullptr;
    __atomic_compare_exchange_n(&part.owner, &before, interpreter, false, __ATOMIC_ACQUIRE,
                                __ATOMIC_ACQUIRE);
    return before;
}

/// Whether the interpreter of a thread owns an immortal container, or does from now on; false: an
/// exception is pending.
[[nodiscard]] STASIS_COLD constexpr bool adopt(thread_state& thread, object* self) noexcept {
    if (self->ob_refcnt != mutable_refcount) {
        raise(thread, type_error_type, "cannot change a constant ", self->ob_type->tp_name);
        return false;
    }
    static_container& part = container_in(self);
    interpreter_state* const before = take_ownership(part, thread.interp);
    if (before == nullptr) {
        part.next = thread.interp->adopted;
        thread.interp->adopted = self;
    } else if (before != thread.interp) {
        raise(thread, runtime_error_type, "this ", self->ob_type->tp_name,
              " belongs to another interpreter until that one ends");
        return false;
    }
    return true;
}

constexpr void copy_table(dict_keys* to, const dict_keys* from) noexcept {
    if (!std::is_constant_evaluated()) {
        __builtin_memcpy(to, from, keys_size(from));
        return;
    }
    *to = *from;
    const dict_indices table = indices_of(to);
    for (std::size_t slot = 0; slot < dict_slot_count(from); ++slot) {
        table.set(slot, indices_of(from)[slot]);
    }
    for (std::size_t i = 0; i < entry_room(from); ++i) {
        if (is_general(from)) {
            entries_of<dict_entry>(to)[i] = entries_of<dict_entry>(from)[i];
        } else {
            entries_of<dict_unicode_entry>(to)[i] = entries_of<dict_unicode_entry>(from)[i];
        }
    }
}

constexpr void reset(static_list* self) noexcept {
    object** const items = self->ob_item;
    for (ssize i = self->ob_size; i-- > 0;) {
        decrement(items[i]);
    }
    if (!has_first_items(self)) {
        release_array(items, static_cast<std::size_t>(self->allocated));
    }
    self->ob_item = self->first_items;
    self->ob_size = self->original_size;
    self->allocated = self->first_allocated;
    for (ssize i = 0; i < self->allocated; ++i) {
        self->ob_item[i] =
            i < self->original_size ? const_cast<object*>(self->original[i]) : nullptr;
    }
}

constexpr void reset(static_dict* self) noexcept {
    clear(self);
    copy_table(self->first_keys, self->original);
    self->first_keys->dk_refcnt = mutable_refcount;
    self->ma_keys = self->first_keys;
    self->ma_used = self->original->dk_nentries;
    self->ma_version_tag = 0;
}

constexpr void reset(static_set* self) noexcept {
    clear(self);
    self->fill = self->original->fill;
    self->used = self->original->used;
    self->mask = self->original->mask;
    self->table = self->first_table;
    self->finger = 0;
    for (ssize slot = 0; slot <= self->mask; ++slot) {
        self->table[slot] = self->original->table[slot];
    }
}

} // namespace detail

/// Whether the interpreter of a thread may write to a list, dict or set; false: an exception is
/// pending. Python code writes to none that was not asked about.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool is_writable(thread_state& thread,
                                                              object* self) noexcept {
    return !is_immortal(self) || detail::adopt(thread, self);
}

namespace detail {

template <auto Assign, class Key>
[[nodiscard]] STASIS_COLD constexpr int assign_in_static(thread_state& thread, value self, Key key,
                                                         value item) noexcept {
    return adopt(thread, self.data.object) ? Assign(thread, self, key, item) : -1;
}

} // namespace detail

/// The slot that assigns an item, for a type whose objects may be static. The rare case is a tail
/// call: it costs the other one no register.
template <auto Assign, class Key>
[[nodiscard]] constexpr int if_writable(thread_state& thread, value self, Key key,
                                        value item) noexcept {
    if (is_immortal(self.data.object)) [[unlikely]] {
        return detail::assign_in_static<Assign, Key>(thread, self, key, item);
    }
    return Assign(thread, self, key, item);
}

/// Gives back what the static containers of an interpreter hold: they are as they were at first.
constexpr void reset_containers(interpreter_state& interpreter) noexcept {
    while (interpreter.adopted != nullptr) {
        object* const self = interpreter.adopted;
        static_container& part = detail::container_in(self);
        interpreter.adopted = part.next;
        part.next = nullptr;
        if (self->ob_type == &list_type) {
            detail::reset(static_cast<static_list*>(self));
        } else if (self->ob_type == &set_type) {
            detail::reset(static_cast<static_set*>(self));
        } else {
            detail::reset(static_cast<static_dict*>(self));
        }
        if (std::is_constant_evaluated()) {
            part.owner = nullptr;
        } else {
            __atomic_store_n(&part.owner, nullptr, __ATOMIC_RELEASE);
        }
    }
    interpreter.own.name_annotations();
}

} // namespace stasis::state
