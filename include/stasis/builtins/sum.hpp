// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/sum.hpp: sum(iterable, start=0).
// Promises: what + gives from left to right; ints of 64 bits are added in place.
// CPython 3.11: builtin_sum (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/interpreter/arithmetic.hpp>
#include <stasis/object/bytearray.hpp>

namespace stasis::builtins {

namespace detail {

/// Refuses a start whose + takes time that grows with the result; false: TypeError is pending.
[[nodiscard]] constexpr bool can_be_summed(thread_state& thread, value start) noexcept {
    if (is_kind_of(start, str_type)) {
        raise(thread, type_error_type, "sum() can't sum strings [use ''.join(seq) instead]");
        return false;
    }
    if (is_kind_of(start, bytes_type) || is_kind_of(start, bytearray_type)) {
        raise(thread, type_error_type, "sum() can't sum ",
              is_kind_of(start, bytes_type) ? "bytes" : "bytearray",
              " [use b''.join(seq) instead]");
        return false;
    }
    return true;
}

} // namespace detail

/// sum(iterable, start=0).
[[nodiscard]] constexpr owned sum(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> parameters{
        .name = "sum", .names = {"", "start"}, .required = 1, .nameless = 1};
    value read[2];
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const owned iterator = interpreter::get_iterator(thread, read[0]);
    if (!iterator) {
        return {};
    }
    owned total = owned::share(read[1] ? read[1] : make_int(0));
    if (!detail::can_be_summed(thread, total.get())) {
        return {};
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        std::int64_t both = 0;
        if (both_integers(total.get(), item.get()) &&
            !__builtin_add_overflow(total.get().data.integer, item.get().data.integer, &both)) {
            total = owned::take(make_int(both));
            continue;
        }
        total = interpreter::binary(thread, interpreter::binary_operator::NB_ADD, total.get(),
                                    item.get());
        if (!total) {
            return {};
        }
    }
    if (pending(thread)) {
        return {};
    }
    return total;
}

inline constexpr method_def sum_def{"sum", sum, 0, nullptr};
/// The built-in function sum.
inline constexpr builtin_function_object sum_object{immortal_head(builtin_function_type), &sum_def};

} // namespace stasis::builtins
