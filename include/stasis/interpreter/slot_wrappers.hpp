// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/slot_wrappers.hpp: calls of slots by their names in Python: int.__add__(1, 2).
// Promises: the checks of arguments and the messages of CPython 3.11. The object's type has been
// checked by who calls.
// CPython 3.11: wrap_unaryfunc and its like (Objects/typeobject.c).
#pragma once

#include <stasis/interpreter/slot_arguments.hpp>
#include <stasis/object/descriptor.hpp>

namespace stasis::interpreter {

namespace detail {

[[nodiscard]] constexpr owned wrap_unary(thread_state& thread, value self, const arguments& given,
                                         wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 0)) {
        return {};
    }
    return slot.unary(thread, self);
}

[[nodiscard]] constexpr owned wrap_next(thread_state& thread, value self, const arguments& given,
                                        wrapped_slot slot) noexcept {
    owned item = wrap_unary(thread, self, given, slot);
    if (!item && thread.curexc_value == nullptr) {
        return raise(thread, stop_iteration_type);
    }
    return item;
}

[[nodiscard]] constexpr owned wrap_binary(thread_state& thread, value self, const arguments& given,
                                          wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 1)) {
        return {};
    }
    return slot.binary(thread, self, given.values[0]);
}

[[nodiscard]] constexpr owned wrap_binary_right(thread_state& thread, value self,
                                                const arguments& given,
                                                wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 1)) {
        return {};
    }
    return slot.binary(thread, given.values[0], self);
}

[[nodiscard]] constexpr owned wrap_ternary(thread_state& thread, value self, const arguments& given,
                                           wrapped_slot slot) noexcept {
    if (!takes_one_or_two(thread, given)) {
        return {};
    }
    return slot.ternary(thread, self, given.values[0],
                        given.count > 1 ? given.values[1] : none_value);
}

[[nodiscard]] constexpr owned wrap_ternary_right(thread_state& thread, value self,
                                                 const arguments& given,
                                                 wrapped_slot slot) noexcept {
    if (!takes_one_or_two(thread, given)) {
        return {};
    }
    return slot.ternary(thread, given.values[0], self,
                        given.count > 1 ? given.values[1] : none_value);
}

[[nodiscard]] constexpr owned wrap_truth(thread_state& thread, value self, const arguments& given,
                                         wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 0)) {
        return {};
    }
    return truth_if(slot.truth(thread, self));
}

[[nodiscard]] constexpr owned wrap_hash(thread_state& thread, value self, const arguments& given,
                                        wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 0)) {
        return {};
    }
    const hash_t hash = slot.hash(thread, self);
    return owned::take(hash == -1 ? value{} : make_int(hash));
}

[[nodiscard]] constexpr owned wrap_length(thread_state& thread, value self, const arguments& given,
                                          wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 0)) {
        return {};
    }
    const ssize size = slot.size(thread, self);
    return owned::take(size < 0 ? value{} : make_int(size));
}

[[nodiscard]] constexpr owned wrap_call(thread_state& thread, value self, const arguments& given,
                                        wrapped_slot slot) noexcept {
    return slot.call(thread, self, given);
}

[[nodiscard]] constexpr owned wrap_init(thread_state& thread, value self, const arguments& given,
                                        wrapped_slot slot) noexcept {
    return none_if(slot.init(thread, self, given));
}

[[nodiscard]] constexpr owned wrap_finalize(thread_state& thread, value self,
                                            const arguments& given, wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 0)) {
        return {};
    }
    slot.finalize(self.data.object);
    return owned::take(none_value);
}

template <comparison Operation>
[[nodiscard]] constexpr owned wrap_compare(thread_state& thread, value self, const arguments& given,
                                           wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 1)) {
        return {};
    }
    return slot.compare(thread, self, given.values[0], Operation);
}

/// Whether a slot that sets attributes may be called for an object: false where a type that isn't
/// made by a class statement has one of its own, which that call would go round. TypeError then.
/// CPython 3.11: hackcheck (Objects/typeobject.c).
[[nodiscard]] constexpr bool may_set_attribute(thread_state& thread, value self, wrapped_slot slot,
                                               const char* name) noexcept {
    for (const type_object* base = built_in_base(type_of(self)); base != nullptr;
         base = base->tp_base) {
        if (base->tp_setattro == slot.store) {
            return true;
        }
        if (base->tp_setattro != nullptr) {
            raise(thread, type_error_type, "can't apply this ", name, " to ", base->tp_name,
                  " object");
            return false;
        }
    }
    return true;
}

[[nodiscard]] constexpr owned wrap_set_attribute(thread_state& thread, value self,
                                                 const arguments& given,
                                                 wrapped_slot slot) noexcept {
    if (given.count != 2) {
        return raise(thread, type_error_type, " expected 2 arguments, got ", given.count);
    }
    if (!may_set_attribute(thread, self, slot, "__setattr__")) {
        return {};
    }
    return none_if(slot.store(thread, self, given.values[0], given.values[1]));
}

[[nodiscard]] constexpr owned wrap_delete_attribute(thread_state& thread, value self,
                                                    const arguments& given,
                                                    wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 1) || !may_set_attribute(thread, self, slot, "__delattr__")) {
        return {};
    }
    return none_if(slot.store(thread, self, given.values[0], {}));
}

[[nodiscard]] constexpr owned wrap_store(thread_state& thread, value self, const arguments& given,
                                         wrapped_slot slot) noexcept {
    if (given.count != 2) {
        return raise(thread, type_error_type, " expected 2 arguments, got ", given.count);
    }
    return none_if(slot.store(thread, self, given.values[0], given.values[1]));
}

[[nodiscard]] constexpr owned wrap_delete(thread_state& thread, value self, const arguments& given,
                                          wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 1)) {
        return {};
    }
    return none_if(slot.store(thread, self, given.values[0], {}));
}

[[nodiscard]] constexpr owned wrap_descriptor_get(thread_state& thread, value self,
                                                  const arguments& given,
                                                  wrapped_slot slot) noexcept {
    if (!takes_one_or_two(thread, given)) {
        return {};
    }
    const value of = given.values[0].kind == tag::none ? value{} : given.values[0];
    const value type =
        given.count < 2 || given.values[1].kind == tag::none ? value{} : given.values[1];
    if (!of && !type) {
        return raise(thread, type_error_type, "__get__(None, None) is invalid");
    }
    return slot.ternary(thread, self, of, type);
}

[[nodiscard]] constexpr owned wrap_repeat(thread_state& thread, value self, const arguments& given,
                                          wrapped_slot slot) noexcept {
    ssize count = 0;
    if (!(check_count(thread, "", given, 1, 1) && to_count(thread, given.values[0], count))) {
        return {};
    }
    return slot.index(thread, self, count);
}

[[nodiscard]] constexpr owned wrap_item(thread_state& thread, value self, const arguments& given,
                                        wrapped_slot slot) noexcept {
    ssize index = 0;
    if (!(takes_exactly(thread, given, 1) && to_place(thread, self, given.values[0], index))) {
        return {};
    }
    return slot.index(thread, self, index);
}

[[nodiscard]] constexpr owned wrap_store_index(thread_state& thread, value self,
                                               const arguments& given, wrapped_slot slot) noexcept {
    if (given.count != 2) {
        return raise(thread, type_error_type, " expected 2 arguments, got ", given.count);
    }
    ssize index = 0;
    if (!to_place(thread, self, given.values[0], index)) {
        return {};
    }
    return none_if(slot.store_index(thread, self, index, given.values[1]));
}

[[nodiscard]] constexpr owned wrap_delete_index(thread_state& thread, value self,
                                                const arguments& given,
                                                wrapped_slot slot) noexcept {
    ssize index = 0;
    if (!(takes_exactly(thread, given, 1) && to_place(thread, self, given.values[0], index))) {
        return {};
    }
    return none_if(slot.store_index(thread, self, index, {}));
}

[[nodiscard]] constexpr owned wrap_contains(thread_state& thread, value self,
                                            const arguments& given, wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 1)) {
        return {};
    }
    return truth_if(slot.contains(thread, self, given.values[0]));
}

} // namespace detail

} // namespace stasis::interpreter
