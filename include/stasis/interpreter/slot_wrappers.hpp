// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/slot_wrappers.hpp: calls of slots by their names in Python: int.__add__(1, 2).
// Promises: the checks of arguments and the messages of CPython 3.11. The object's type has been
// checked by who calls.
// CPython 3.11: wrap_unaryfunc and its like (Objects/typeobject.c).
#pragma once

#include <stasis/graph/identifiers.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/object/descriptor.hpp>

namespace stasis::interpreter {

namespace detail {

/// Checks the number of arguments: check_num_args. False: TypeError is pending.
[[nodiscard]] constexpr bool takes_exactly(thread_state& thread, const arguments& given,
                                           ssize wanted) noexcept {
    if (given.count == wanted) {
        return true;
    }
    raise(thread, type_error_type, "expected ", wanted, " argument", wanted == 1 ? "" : "s",
          ", got ", given.count);
    return false;
}

/// Checks that there are one or two arguments: PyArg_UnpackTuple with no name.
[[nodiscard]] constexpr bool takes_one_or_two(thread_state& thread,
                                              const arguments& given) noexcept {
    if (given.count == 1 || given.count == 2) {
        return true;
    }
    raise(thread, type_error_type, " expected at ", given.count < 1 ? "least 1" : "most 2",
          " argument", given.count < 1 ? "" : "s", ", got ", given.count);
    return false;
}

/// None, or empty where the slot's answer says that it raised.
[[nodiscard]] constexpr owned none_if(int answer) noexcept {
    return owned::take(answer < 0 ? value{} : none_value);
}

/// A bool, or empty where the slot's answer says that it raised.
[[nodiscard]] constexpr owned truth_if(int answer) noexcept {
    return owned::take(answer < 0 ? value{} : make_bool(answer != 0));
}

/// The argument as the count of a repetition; false: it raised.
[[nodiscard]] constexpr bool to_count(thread_state& thread, value from, ssize& count) noexcept {
    if (from.kind == tag::object && from.data.object->ob_type == &int_type) {
        raise(thread, overflow_error_type, "cannot fit 'int' into an index-sized integer");
        return false;
    }
    return to_index(thread, from, count);
}

/// The argument as an index into a sequence, whose end a negative one counts from; false: it
/// raised.
[[nodiscard]] constexpr bool to_place(thread_state& thread, value self, value from,
                                      ssize& index) noexcept {
    if (!to_count(thread, from, index)) {
        return false;
    }
    const sequence_methods* slots = type_of(self)->tp_as_sequence;
    if (index < 0 && slots != nullptr && slots->sq_length != nullptr) {
        const ssize size = slots->sq_length(thread, self);
        if (size < 0) {
            return false;
        }
        index += size;
    }
    return true;
}

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

template <comparison Operation>
[[nodiscard]] constexpr owned wrap_compare(thread_state& thread, value self, const arguments& given,
                                           wrapped_slot slot) noexcept {
    if (!takes_exactly(thread, given, 1)) {
        return {};
    }
    return slot.compare(thread, self, given.values[0], Operation);
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
    if (!(takes_exactly(thread, given, 1) && to_count(thread, given.values[0], count))) {
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

/// The numbers of the rows of slots.def.hpp: table__repr__, number__add__, sequence__add__ ...
enum slot_number : unsigned char {
#define STASIS_SLOT(NAME, PART, FIELD, KIND, WRAPPER, BEFORE) PART##NAME,
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT
};

/// What the slots are in Python, by number.
inline constexpr slot_definition slot_definitions[] = {
#define STASIS_SLOT(NAME, PART, FIELD, KIND, WRAPPER, BEFORE)                                      \
    {#NAME, &graph::identifier(#NAME), detail::WRAPPER},
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT
};

} // namespace stasis::interpreter
