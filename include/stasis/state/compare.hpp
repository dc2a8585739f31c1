// SPDX-License-Identifier: BSL-1.0
// stasis/state/compare.hpp: hashes and comparison of any two values, through their types' slots.
// Promises: numbers and strs are compared without a call; what else there is, by tp_hash and
// tp_richcompare, the right operand's after the left's, as CPython does.
// CPython 3.11: PyObject_Hash, PyObject_RichCompare, PyObject_RichCompareBool (Objects/object.c).
#pragma once

#include <stasis/object/text_key.hpp>
#include <stasis/state/counted_call.hpp>
#include <stasis/state/raise.hpp>

namespace stasis::state {

/// Whether two values are the same object. Numbers have no identity here: equal ones of one type
/// are the same.
[[nodiscard]] constexpr bool identical(value left, value right) noexcept {
    if (left.kind != right.kind) {
        return false;
    }
    switch (left.kind) {
    case tag::boolean:
    case tag::integer: return left.data.integer == right.data.integer;
    case tag::real:
        return __builtin_bit_cast(std::uint64_t, left.data.real) ==
               __builtin_bit_cast(std::uint64_t, right.data.real);
    case tag::object: return left.data.object == right.data.object;
    case tag::method: return left.data.method == right.data.method;
    default: return true;
    }
}

/// The hash of a str, which it keeps.
[[nodiscard]] constexpr hash_t hash_of_str(str_object* self) noexcept {
    if (self->hash == -1) {
        self->hash = hash_of(text_of(self));
    }
    return self->hash;
}

/// The hash of a value, or -1 with TypeError pending.
[[nodiscard]] constexpr hash_t hash_of(thread_state& thread, value self) noexcept {
    switch (self.kind) {
    case tag::integer:
    case tag::boolean: return support::hash_integer(self.data.integer);
    case tag::object: {
        object* held = self.data.object;
        if (held->ob_type == &str_type) {
            return hash_of_str(static_cast<str_object*>(held));
        }
        break;
    }
    default: break;
    }
    const type_object* type = type_of(self);
    if (type->tp_hash == nullptr) {
        return raise(thread, type_error_type, "unhashable type: '", type->tp_name, "'");
    }
    const counted_call call(thread, thread.nesting_remaining);
    if (!call) {
        return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
    }
    return type->tp_hash(thread, self);
}

/// The operator of a comparison, as Python writes it.
[[nodiscard]] constexpr const char* comparison_text(int operation) noexcept {
    constexpr const char* texts[] = {"<", "<=", "==", "!=", ">", ">="};
    return texts[operation];
}

namespace detail {

template <class T>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool ordered(T left, T right, int operation) noexcept {
    switch (operation) {
    case less: return left < right;
    case less_equal: return left <= right;
    case equal: return left == right;
    case not_equal: return !(left == right);
    case greater: return left > right;
    default: return left >= right;
    }
}

[[nodiscard]] constexpr int three_way(const text& left, const text& right) noexcept {
    const ssize shorter = left.size < right.size ? left.size : right.size;
    if (!std::is_constant_evaluated() && left.one != nullptr && right.one != nullptr) {
        const int order = __builtin_memcmp(left.one, right.one, static_cast<std::size_t>(shorter));
        return order != 0 ? order : left.size < right.size ? -1 : left.size > right.size ? 1 : 0;
    }
    for (ssize i = 0; i < shorter; ++i) {
        if (left[i] != right[i]) {
            return left[i] < right[i] ? -1 : 1;
        }
    }
    return left.size < right.size ? -1 : left.size > right.size ? 1 : 0;
}

/// Whether a slot's answer says "ask the other operand".
[[nodiscard]] constexpr bool declined(const owned& answer) noexcept {
    return answer.get().kind == tag::object &&
           answer.as_object() == pointer_to(graph::not_implemented);
}

/// Compares two texts.
[[nodiscard]] constexpr bool ordered_texts(const text& left, const text& right,
                                           int operation) noexcept {
    return operation == equal       ? left == right
           : operation == not_equal ? !(left == right)
                                    : ordered(three_way(left, right), 0, operation);
}

} // namespace detail

/// NotImplemented: what a slot returns for operands that it doesn't know.
[[nodiscard]] constexpr owned not_implemented() noexcept {
    return owned::take(pointer_to(graph::not_implemented));
}

/// left <operation> right: usually a bool; empty with TypeError pending where there is no order.
[[nodiscard]] STASIS_NEVER_INLINE constexpr owned compare(thread_state& thread, value left,
                                                          value right, int operation) noexcept {
    if (left.kind == right.kind && (left.kind == tag::integer || left.kind == tag::boolean)) {
        return owned::take(
            make_bool(detail::ordered(left.data.integer, right.data.integer, operation)));
    }
    if (left.kind == tag::real && right.kind == tag::real) {
        return owned::take(make_bool(detail::ordered(left.data.real, right.data.real, operation)));
    }
    const type_object* left_type = type_of(left);
    const type_object* right_type = type_of(right);
    if (left_type == &str_type && right_type == &str_type) {
        return owned::take(make_bool(detail::ordered_texts(text_of(left.data.object),
                                                           text_of(right.data.object), operation)));
    }
    const counted_call call(thread, thread.recursion_remaining);
    if (!call) {
        return raise(thread, recursion_error_type,
                     "maximum recursion depth exceeded in comparison");
    }
    constexpr int swapped[] = {greater, greater_equal, equal, not_equal, less, less_equal};
    // A class goes before what it inherits from.
    const bool right_first = left_type != right_type && is_heap_type(right_type) &&
                             right_type->tp_richcompare != nullptr &&
                             is_subtype(right_type, left_type);
    if (right_first) {
        owned answer = right_type->tp_richcompare(thread, right, left, swapped[operation]);
        if (!detail::declined(answer)) {
            return answer;
        }
    }
    if (left_type->tp_richcompare != nullptr) {
        owned answer = left_type->tp_richcompare(thread, left, right, operation);
        if (!detail::declined(answer)) {
            return answer;
        }
    }
    if (!right_first && right_type->tp_richcompare != nullptr) {
        owned answer = right_type->tp_richcompare(thread, right, left, swapped[operation]);
        if (!detail::declined(answer)) {
            return answer;
        }
    }
    if (operation == equal || operation == not_equal) {
        return owned::take(make_bool(identical(left, right) == (operation == equal)));
    }
    return raise(thread, type_error_type, "'", comparison_text(operation),
                 "' not supported between instances of '", cut_name{left_type->tp_name, 100},
                 "' and '", cut_name{right_type->tp_name, 100}, "'");
}

/// Whether a value counts as true: 0, 1, or -1 with an exception pending.
[[nodiscard]] constexpr int is_true(thread_state& thread, value self) noexcept {
    switch (self.kind) {
    case tag::none: return 0;
    case tag::boolean:
    case tag::integer: return self.data.integer != 0 ? 1 : 0;
    case tag::real: return self.data.real != 0.0 ? 1 : 0;
    default: break;
    }
    const type_object* type = type_of(self);
    if (type == &str_type) {
        return static_cast<str_object*>(self.data.object)->length != 0 ? 1 : 0;
    }
    if (type->tp_as_number != nullptr && type->tp_as_number->nb_bool != nullptr) {
        return type->tp_as_number->nb_bool(thread, self);
    }
    ssize length = 1;
    if (type->tp_as_mapping != nullptr && type->tp_as_mapping->mp_length != nullptr) {
        length = type->tp_as_mapping->mp_length(thread, self);
    } else if (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_length != nullptr) {
        length = type->tp_as_sequence->sq_length(thread, self);
    }
    return length < 0 ? -1 : length > 0 ? 1 : 0;
}

/// The same as compare() as a truth: 0, 1, or -1. What is identical is equal.
[[nodiscard]] constexpr int compare_truth(thread_state& thread, value left, value right,
                                          int operation) noexcept {
    if ((operation == equal || operation == not_equal) && identical(left, right)) {
        return operation == equal ? 1 : 0;
    }
    const owned answer = compare(thread, left, right, operation);
    return answer ? is_true(thread, answer.get()) : -1;
}

} // namespace stasis::state
