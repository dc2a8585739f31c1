// SPDX-License-Identifier: BSL-1.0
// stasis/state/class_registry.hpp: sets of classes that keep none of them alive, and what each
// abstract base class has of them.
// Promises: a class is in no set any more when it ends: the interpreter knows all registries, so no
// weak reference and no call of one is needed.
// CPython 3.11: _abc_data, whose sets hold weak references (Modules/_abc.c).
// Costs: the end of a class asks each registry of its interpreter for it.
#pragma once

#include <stasis/state/allocate.hpp>
#include <stasis/support/hash.hpp>

namespace stasis::state {

/// A set of classes, in a table of which at most half is in use.
struct class_set {
    const type_object** slots = nullptr;
    std::size_t room = 0; ///< how many slots there are: none, or a power of two
    std::size_t used = 0;
};

namespace detail {

/// Where a class is looked for first; constant evaluation has no addresses.
[[nodiscard]] constexpr std::size_t first_slot_of(const class_set& of,
                                                  const type_object* type) noexcept {
    if (std::is_constant_evaluated()) {
        return 0;
    }
    return static_cast<std::size_t>(support::hash_address(reinterpret_cast<std::uintptr_t>(type))) &
           (of.room - 1);
}

/// The slot of a class, or the empty one where it would be. Requires a table.
[[nodiscard]] constexpr std::size_t slot_of(const class_set& of, const type_object* type) noexcept {
    std::size_t slot = first_slot_of(of, type);
    while (of.slots[slot] != nullptr && of.slots[slot] != type) {
        slot = (slot + 1) & (of.room - 1);
    }
    return slot;
}

} // namespace detail

[[nodiscard]] constexpr bool contains(const class_set& self, const type_object* type) noexcept {
    return self.room != 0 && self.slots[detail::slot_of(self, type)] == type;
}

/// Takes all classes out, and gives the table back.
constexpr void clear(class_set& self) noexcept {
    release_array(self.slots, self.room);
    self = {};
}

/// Puts a class in; false: MemoryError is pending.
[[nodiscard]] constexpr bool insert(thread_state& thread, class_set& self,
                                    const type_object* type) noexcept {
    if (contains(self, type)) {
        return true;
    }
    if (2 * (self.used + 1) > self.room) {
        class_set larger{nullptr, self.room == 0 ? 8 : 2 * self.room, self.used};
        larger.slots = allocate_array<const type_object*>(thread.interp->memory, larger.room);
        if (larger.slots == nullptr) {
            raise_no_memory(thread);
            return false;
        }
        for (std::size_t i = 0; i < larger.room; ++i) {
            larger.slots[i] = nullptr;
        }
        for (std::size_t i = 0; i < self.room; ++i) {
            if (self.slots[i] != nullptr) {
                larger.slots[detail::slot_of(larger, self.slots[i])] = self.slots[i];
            }
        }
        clear(self);
        self = larger;
    }
    self.slots[detail::slot_of(self, type)] = type;
    ++self.used;
    return true;
}

/// Takes a class out, if it is in.
constexpr void erase(class_set& self, const type_object* type) noexcept {
    if (!contains(self, type)) {
        return;
    }
    const std::size_t mask = self.room - 1;
    std::size_t gap = detail::slot_of(self, type);
    // Those behind it move up, unless they are where they are looked for before the gap.
    for (std::size_t at = (gap + 1) & mask; self.slots[at] != nullptr; at = (at + 1) & mask) {
        const std::size_t wanted = detail::first_slot_of(self, self.slots[at]);
        if (((at - wanted) & mask) >= ((at - gap) & mask)) {
            self.slots[gap] = self.slots[at];
            gap = at;
        }
    }
    self.slots[gap] = nullptr;
    --self.used;
}

/// What an abstract base class knows of other classes.
struct class_registry {
    class_set registered{};
    class_set subclasses{}; ///< those that were found to be
    class_set others{};     ///< those that were found not to be, in the state of that version
    std::uint64_t version = 0;
    class_registry* previous = nullptr; ///< those of the interpreter
    class_registry* next = nullptr;
};

/// Enters a registry as one of an interpreter's.
constexpr void link_registry(interpreter_state& interpreter, class_registry& self) noexcept {
    self.next = interpreter.first_registry;
    if (self.next != nullptr) {
        self.next->previous = &self;
    }
    interpreter.first_registry = &self;
}

/// The end of a registry.
constexpr void unlink_registry(interpreter_state& interpreter, class_registry& self) noexcept {
    (self.previous != nullptr ? self.previous->next : interpreter.first_registry) = self.next;
    if (self.next != nullptr) {
        self.next->previous = self.previous;
    }
    clear(self.registered);
    clear(self.subclasses);
    clear(self.others);
}

/// Takes a class that ends out of all registries of its interpreter.
constexpr void forget_class(interpreter_state& interpreter, const type_object* type) noexcept {
    for (class_registry* each = interpreter.first_registry; each != nullptr; each = each->next) {
        erase(each->registered, type);
        erase(each->subclasses, type);
        erase(each->others, type);
    }
}

} // namespace stasis::state
