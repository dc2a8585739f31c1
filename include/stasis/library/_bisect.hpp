// SPDX-License-Identifier: BSL-1.0
// stasis/library/_bisect.hpp: the module _bisect: where an item belongs in a sorted sequence.
// Promises: the comparisons of CPython 3.11, in its order, and its messages.
// CPython 3.11: Modules/_bisectmodule.c.
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::library {

namespace detail {

using namespace stasis::state;
using builtins::read_arguments;
using builtins::signature;

/// On which side of its equals an item belongs.
enum class bisect_side { left, right };

/// The arguments of bisect and insort.
struct bisect_arguments {
    value in;
    value item;
    ssize low = 0;
    ssize high = 0;
    value key; ///< empty: none
};

/// Reads them; false: an exception is pending.
template <support::fixed_string Name>
[[nodiscard]] constexpr bool read_bisect(thread_state& thread, const arguments& given,
                                         bisect_arguments& to) noexcept {
    constexpr signature<5> of{Name.text, {"a", "x", "lo", "hi", "key"}, 2, 0, 4};
    value each[5];
    if (!read_arguments(thread, of, given, each) ||
        (each[2] && !interpreter::to_c_integer(thread, each[2], to.low))) {
        return false;
    }
    to.in = each[0];
    to.item = each[1];
    to.high = -1;
    if (each[3] && each[3].kind != tag::none &&
        !interpreter::to_c_integer(thread, each[3], to.high)) {
        return false;
    }
    to.key = each[4] && each[4].kind != tag::none ? each[4] : value{};
    return true;
}

/// Where an item belongs, which is compared as it is; -1: an exception is pending.
template <bisect_side Side>
[[nodiscard]] constexpr ssize bisect_place(thread_state& thread, const bisect_arguments& given,
                                           value item) noexcept {
    ssize low = given.low;
    ssize high = given.high;
    if (low < 0) {
        return raise(thread, value_error_type, "lo must be non-negative");
    }
    if (high == -1) {
        high = interpreter::length(thread, given.in);
        if (high < 0) {
            return -1;
        }
    }
    while (low < high) {
        const ssize middle = low + (high - low) / 2;
        owned there = interpreter::get_item(thread, given.in, make_int(middle));
        if (there && given.key) {
            there = interpreter::call(thread, given.key, there.get());
        }
        if (!there) {
            return -1;
        }
        const bool is_left = Side == bisect_side::left;
        const int below =
            compare_truth(thread, is_left ? there.get() : item, is_left ? item : there.get(), less);
        if (below < 0) {
            return -1;
        }
        if ((below == 1) == is_left) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

template <support::fixed_string Name, bisect_side Side>
[[nodiscard]] constexpr owned bisect(thread_state& thread, const arguments& given) noexcept {
    bisect_arguments read;
    if (!read_bisect<Name>(thread, given, read)) {
        return {};
    }
    const ssize place = bisect_place<Side>(thread, read, read.item);
    return owned::take(place >= 0 ? make_int(place) : value{});
}

template <support::fixed_string Name, bisect_side Side>
[[nodiscard]] constexpr owned insort(thread_state& thread, const arguments& given) noexcept {
    bisect_arguments read;
    if (!read_bisect<Name>(thread, given, read)) {
        return {};
    }
    owned compared;
    if (read.key) {
        compared = interpreter::call(thread, read.key, read.item);
    } else {
        compared = owned::share(read.item);
    }
    const ssize place = compared ? bisect_place<Side>(thread, read, compared.get()) : -1;
    if (place < 0) {
        return {};
    }
    const owned method = interpreter::get_attribute(thread, read.in, &graph::str_<"insert">);
    const value both[] = {make_int(place), read.item};
    if (!method || !interpreter::call(thread, method.get(), arguments{both, 2, nullptr})) {
        return {};
    }
    return owned::take(none_value);
}

inline constexpr method_def bisect_methods[] = {
    {"bisect_right", bisect<"bisect_right", bisect_side::right>, 0, nullptr},
    {"insort_right", insort<"insort_right", bisect_side::right>, 0, nullptr},
    {"bisect_left", bisect<"bisect_left", bisect_side::left>, 0, nullptr},
    {"insort_left", insort<"insort_left", bisect_side::left>, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_definition bisect_definition{"_bisect", bisect_methods};

} // namespace detail

/// The module _bisect.
inline constexpr importable_module _bisect_module = ready_module<detail::bisect_definition>();

} // namespace stasis::library
