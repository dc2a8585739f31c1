// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/operator_sequences.hpp: the functions of _operator about items and
// sequences.
// CPython 3.11: Modules/_operator.c; PySequence_Concat, PySequence_InPlaceConcat,
// _PySequence_IterSearch (Objects/abstract.c).
#pragma once

#include <stasis/builtins/bytearray_room.hpp>
#include <stasis/interpreter/arithmetic.hpp>
#include <stasis/interpreter/length_hint.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library::detail {

[[nodiscard]] constexpr owned operator_getitem(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator.getitem", given, 2, 2)) {
        return {};
    }
    return interpreter::get_item(thread, given.values[0], given.values[1]);
}

[[nodiscard]] constexpr owned operator_setitem(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator.setitem", given, 3, 3) ||
        !interpreter::set_item(thread, given.values[0], given.values[1], given.values[2])) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned operator_delitem(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator.delitem", given, 2, 2) ||
        !interpreter::set_item(thread, given.values[0], given.values[1], {})) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned operator_contains(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator.contains", given, 2, 2)) {
        return {};
    }
    const int found = interpreter::contains(thread, given.values[0], given.values[1]);
    return owned::take(found < 0 ? value{} : make_bool(found == 1));
}

[[nodiscard]] constexpr owned operator_count_of(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator.countOf", given, 2, 2)) {
        return {};
    }
    const ssize count = interpreter::search_by_iteration<interpreter::search_for::count>(
        thread, given.values[0], given.values[1]);
    return owned::take(count < 0 ? value{} : make_int(count));
}

[[nodiscard]] constexpr owned operator_index_of(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator.indexOf", given, 2, 2)) {
        return {};
    }
    const ssize index = interpreter::search_by_iteration<interpreter::search_for::first>(
        thread, given.values[0], given.values[1]);
    if (index == -1) {
        return raise(thread, value_error_type, "sequence.index(x): x not in sequence");
    }
    return owned::take(index < 0 ? value{} : make_int(index));
}

/// Whether a value has items by number, and isn't a dict: PySequence_Check.
[[nodiscard]] constexpr bool has_items(value self) noexcept {
    const type_object* type = type_of(self);
    return type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_item != nullptr &&
           !is_kind_of(self, dict_type);
}

/// a + b of sequences, or a += b.
[[nodiscard]] constexpr owned concatenate(thread_state& thread, value left, value right,
                                          bool in_place) noexcept {
    const sequence_methods* slots = type_of(left)->tp_as_sequence;
    if (slots != nullptr && in_place && slots->sq_inplace_concat != nullptr) {
        return slots->sq_inplace_concat(thread, left, right);
    }
    if (slots != nullptr && slots->sq_concat != nullptr) {
        return slots->sq_concat(thread, left, right);
    }
    // What a class has instead of the slot is __add__, which belongs to numbers.
    if (has_items(left) && has_items(right)) {
        owned answer = not_implemented();
        if (in_place) {
            const binary_slot slot =
                interpreter::detail::number_slot(type_of(left), &number_methods::nb_inplace_add);
            if (slot != nullptr) {
                answer = slot(thread, left, right);
            }
        }
        if (state::detail::declined(answer)) {
            answer = interpreter::detail::ask_slots(thread, &number_methods::nb_add, left, right);
        }
        if (!state::detail::declined(answer)) {
            return answer;
        }
    }
    return raise(thread, type_error_type, "'", type_of(left)->tp_name,
                 "' object can't be concatenated");
}

[[nodiscard]] constexpr owned operator_concat(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator.concat", given, 2, 2)) {
        return {};
    }
    return concatenate(thread, given.values[0], given.values[1], false);
}

[[nodiscard]] constexpr owned operator_iconcat(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator.iconcat", given, 2, 2)) {
        return {};
    }
    return concatenate(thread, given.values[0], given.values[1], true);
}

[[nodiscard]] constexpr owned operator_length_hint(thread_state& thread,
                                                   const arguments& given) noexcept {
    ssize otherwise = 0;
    if (!takes_positional(thread, "_operator.length_hint", given, 1, 2) ||
        (given.count == 2 && !interpreter::to_c_integer(thread, given.values[1], otherwise))) {
        return {};
    }
    const ssize hint = interpreter::length_hint(thread, given.values[0], otherwise);
    return owned::take(hint == -1 && pending(thread) ? value{} : make_int(hint));
}

/// _compare_digest(a, b): whether two strs or two bytes are equal, in a time that depends on the
/// length of the second alone.
[[nodiscard]] constexpr owned operator_compare_digest(thread_state& thread,
                                                      const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator._compare_digest", given, 2, 2)) {
        return {};
    }
    const value left = given.values[0];
    const value right = given.values[1];
    if (is_kind_of(left, str_type) && is_kind_of(right, str_type)) {
        if (static_cast<str_object*>(left.data.object)->state.ascii == 0 ||
            static_cast<str_object*>(right.data.object)->state.ascii == 0) {
            return raise(thread, type_error_type,
                         "comparing strings with non-ASCII characters is not supported");
        }
    } else if (!is_bytes_like(left) && !is_bytes_like(right)) {
        return raise(thread, type_error_type,
                     "unsupported operand types(s) or combination of types: '",
                     type_of(left)->tp_name, "' and '", type_of(right)->tp_name, "'");
    } else if (!is_bytes_like(left) || !is_bytes_like(right)) {
        return raise(thread, type_error_type, "a bytes-like object is required, not '",
                     type_of(is_bytes_like(left) ? right : left)->tp_name, "'");
    }
    const auto characters = [](value of) {
        return is_kind_of(of, str_type) ? text_of(of.data.object) : bytes_in(of);
    };
    const text a = characters(left);
    const text b = characters(right);
    const bool same_size = a.size == b.size;
    const text& against = same_size ? a : b;
    std::uint32_t differences = same_size ? 0 : 1;
    for (ssize i = 0; i < b.size; ++i) {
        differences |= static_cast<std::uint32_t>(against[i] ^ b[i]);
    }
    return owned::take(make_bool(differences == 0));
}

} // namespace stasis::library::detail
