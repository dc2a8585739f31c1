// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/range.hpp: range, of ints of any size.
// Promises: no item is stored; `in`, index and subscripts are computed. Iterating a range whose
// bounds, step and length fit 64 bits makes no object but the iterator.
// CPython 3.11: Objects/rangeobject.c.
#pragma once

#include <stasis/builtins/range_items.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned range_new(thread_state& thread, const type_object&,
                                        const arguments& given) noexcept {
    if (!takes_plain(thread, "range", given, 1, 3)) {
        return {};
    }
    owned parts[3];
    for (ssize i = 0; i < given.count; ++i) {
        parts[i] = interpreter::to_int(thread, given.values[i]);
        if (!parts[i]) {
            return {};
        }
    }
    if (given.count == 1) {
        return make_range(thread, make_int(0), parts[0].get(), make_int(1));
    }
    return make_range(thread, parts[0].get(), parts[1].get(),
                      given.count > 2 ? parts[2].get() : make_int(1));
}

[[nodiscard]] constexpr ssize range_length(thread_state& thread, value self) noexcept {
    const value length = load(detail::range_of(self)->length);
    if (length.kind != tag::integer) {
        return raise(thread, overflow_error_type, "Python int too large to convert to C ssize_t");
    }
    return length.data.integer;
}

[[nodiscard]] constexpr int range_bool(thread_state& thread, value self) noexcept {
    return is_true(thread, load(detail::range_of(self)->length));
}

/// Ranges are equal if they are the same sequence of items, however they were made.
[[nodiscard]] constexpr owned range_compare(thread_state& thread, value left, value right,
                                            int operation) noexcept {
    if (as<range_object>(right, range_type) == nullptr ||
        (operation != equal && operation != not_equal)) {
        return not_implemented();
    }
    const range_object* a = detail::range_of(left);
    const range_object* b = detail::range_of(right);
    const auto same = [&](const object* first, const object* second) {
        return compare_truth(thread, load(const_cast<object*>(first)),
                             load(const_cast<object*>(second)), equal) == 1;
    };
    const bool answer = same(a->length, b->length) &&
                        (same(a->length, graph::small_int_object(0)) ||
                         (same(a->start, b->start) &&
                          (same(a->length, graph::small_int_object(1)) || same(a->step, b->step))));
    return owned::take(make_bool(answer == (operation == equal)));
}

/// hash((length, start, step)), None for what doesn't matter.
[[nodiscard]] constexpr hash_t range_hash(thread_state& thread, value self) noexcept {
    const range_object* range = detail::range_of(self);
    const bool some = is_below(thread, make_int(0), load(range->length));
    const bool many = is_below(thread, make_int(1), load(range->length));
    support::tuple_hash state;
    state.update(hash_of(thread, load(range->length)));
    state.update(hash_of(thread, some ? load(range->start) : none_value));
    state.update(hash_of(thread, many ? load(range->step) : none_value));
    return state.finish();
}

[[nodiscard]] constexpr owned range_repr(thread_state& thread, value self) noexcept {
    const range_object* range = detail::range_of(self);
    const value step = load(range->step);
    text_builder built{thread};
    built.add("range(");
    if (!add_repr(thread, built, range->start)) {
        return {};
    }
    built.add(", ");
    if (!add_repr(thread, built, range->stop)) {
        return {};
    }
    if (step.kind != tag::integer || step.data.integer != 1) {
        built.add(", ");
        if (!add_repr(thread, built, range->step)) {
            return {};
        }
    }
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned range_start(thread_state&, value self) noexcept {
    return owned::share(load(detail::range_of(self)->start));
}

[[nodiscard]] constexpr owned range_stop(thread_state&, value self) noexcept {
    return owned::share(load(detail::range_of(self)->stop));
}

[[nodiscard]] constexpr owned range_step(thread_state&, value self) noexcept {
    return owned::share(load(detail::range_of(self)->step));
}

[[nodiscard]] constexpr owned range_count_method(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_one(thread, "range.count", given)) {
        return {};
    }
    const type_object* type = type_of(given.values[1]);
    if (type != &int_type && type != &bool_type) {
        const ssize count = interpreter::search_by_iteration<interpreter::search_for::count>(
            thread, given.values[0], given.values[1]);
        return owned::take(count < 0 ? value{} : make_int(count));
    }
    const int found = range_contains(thread, given.values[0], given.values[1]);
    return owned::take(found < 0 ? value{} : make_int(found));
}

[[nodiscard]] constexpr owned range_index(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "range.index", given)) {
        return {};
    }
    owned number = range_find(thread, given.values[0], given.values[1]);
    if (number && is_below(thread, number.get(), make_int(0))) {
        const type_object* type = type_of(given.values[1]);
        if (type != &int_type && type != &bool_type) {
            return raise(thread, value_error_type, "sequence.index(x): x not in sequence");
        }
        const owned shown = interpreter::repr(thread, given.values[1]);
        if (!shown) {
            return {};
        }
        return raise(thread, value_error_type, shown.as_object(), " is not in range");
    }
    return number;
}

[[nodiscard]] constexpr owned range_reversed(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "range.__reversed__", given)) {
        return {};
    }
    const range_object* range = detail::range_of(given.values[0]);
    const owned last = difference_of(thread, load(range->length), make_int(1));
    const owned start = detail::range_at(thread, range, last.get());
    const owned step = difference_of(thread, make_int(0), load(range->step));
    if (!start || !step) {
        return {};
    }
    return iterate_ints(thread, start.get(), step.get(), load(range->length));
}

/// range.__reduce__(), which looks at no argument.
[[nodiscard]] constexpr owned range_reduce(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "__reduce__", given)) {
        return {};
    }
    const range_object* range = detail::range_of(given.values[0]);
    return reduction(thread, class_of(range),
                     tuple_with(thread, load(range->start), load(range->stop), load(range->step)));
}

constexpr void range_dealloc(object* held) noexcept {
    auto* self = static_cast<range_object*>(held);
    state::drop(self->start);
    state::drop(self->stop);
    state::drop(self->step);
    state::drop(self->length);
    release<range_object>(self);
}

inline constexpr getset_def range_members[] = {{"start", range_start, nullptr, nullptr, nullptr},
                                               {"stop", range_stop, nullptr, nullptr, nullptr},
                                               {"step", range_step, nullptr, nullptr, nullptr},
                                               {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr method_def range_methods[] = {{"__reversed__", range_reversed, 0, nullptr},
                                               {"__reduce__", range_reduce, 0, nullptr},
                                               {"count", range_count_method, 0, nullptr},
                                               {"index", range_index, 0, nullptr},
                                               {nullptr, nullptr, 0, nullptr}};

inline constexpr number_methods range_as_number = [] {
    number_methods slots{};
    slots.nb_bool = range_bool;
    return slots;
}();

inline constexpr sequence_methods range_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_length = range_length;
    slots.sq_item = range_item;
    slots.sq_contains = range_contains;
    return slots;
}();

inline constexpr mapping_methods range_as_mapping{range_length, range_subscript, nullptr};

inline constexpr type_object range_table = [] {
    type_object self{};
    self.tp_name = "range";
    self.tp_basicsize = sizeof(range_object);
    self.tp_flags = flag_sequence;
    self.tp_dealloc = range_dealloc;
    self.tp_repr = range_repr;
    self.tp_as_number = &range_as_number;
    self.tp_as_sequence = &range_as_sequence;
    self.tp_as_mapping = &range_as_mapping;
    self.tp_hash = range_hash;
    self.tp_richcompare = range_compare;
    self.tp_iter = range_iterate;
    self.tp_methods = range_methods;
    self.tp_members = range_members;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = range_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object range_type = builtins::ready<range_type, builtins::range_table>();

} // namespace stasis
