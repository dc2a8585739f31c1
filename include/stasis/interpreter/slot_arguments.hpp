// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/slot_arguments.hpp: what the calls of slots by their names have in common: the
// arguments checked, and the answers made values.
// CPython 3.11: check_num_args, getindex (Objects/typeobject.c).
#pragma once

#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/protocol.hpp>

namespace stasis::interpreter::detail {

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
    return to_ssize(thread, from, count, overflow_error_type);
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

} // namespace stasis::interpreter::detail
