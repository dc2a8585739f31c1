// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/itertools_infinite.hpp: count, cycle and repeat.
// CPython 3.11: Modules/itertoolsmodule.c.
#pragma once

#include <stasis/builtins/number_check.hpp>
#include <stasis/builtins/repr_guard.hpp>
#include <stasis/builtins/whole.hpp>
#include <stasis/library/detail/itertools_object.hpp>

namespace stasis::library::detail {

// ---- count -------------------------------------------------------------------------------------

struct count_object : object {
    value cnt;  ///< the next number
    value step; ///< whatever can be added to it
};

/// An int of 64 bits without the class that it may have; what else there is as it is.
[[nodiscard]] constexpr value plain_int(value self) noexcept {
    const value number = as_number(self);
    return number.kind == tag::boolean ? make_int(number.data.integer) : number;
}

[[nodiscard]] constexpr owned count_new(thread_state& thread, const type_object& type,
                                        const arguments& given) noexcept {
    constexpr signature<2> parameters{"count", {"start", "step"}};
    value read[2] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    if ((read[0] && !is_numeric(read[0])) || (read[1] && !is_numeric(read[1]))) {
        return raise(thread, type_error_type, "a number is required");
    }
    value start = read[0] ? read[0] : make_int(0);
    value step = read[1] ? read[1] : make_int(1);
    if (is_instance(start, int_type) && is_instance(step, int_type)) {
        // Steps of 1 from a number of 64 bits are of plain ints, whatever they were given as.
        const value plain_start = plain_int(start);
        const value plain_step = plain_int(step);
        if (plain_start.kind == tag::integer && plain_step.kind == tag::integer &&
            plain_step.data.integer == 1) {
            start = plain_start;
            step = plain_step;
        }
    }
    auto* result = allocate<count_object>(thread, type);
    if (result != nullptr) {
        increment(start);
        increment(step);
        result->cnt = start;
        result->step = step;
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned count_next(thread_state& thread, value held) noexcept {
    auto* self = tool<count_object>(held);
    const value number = self->cnt;
    std::int64_t after = 0;
    if (both_integers(number, self->step) &&
        !__builtin_add_overflow(number.data.integer, self->step.data.integer, &after)) {
        self->cnt.data.integer = after;
        return owned::take(number);
    }
    owned kept = owned::share(number);
    owned next = sum_of(thread, number, self->step);
    if (!next) {
        return {};
    }
    replace_field(self->cnt, next.release());
    return kept;
}

[[nodiscard]] constexpr owned count_repr(thread_state& thread, value held) noexcept {
    const auto* self = tool<count_object>(held);
    const owned number = interpreter::repr(thread, self->cnt);
    if (!number) {
        return {};
    }
    text_builder built{thread};
    interpreter::add_type_name(built, type_of(held));
    built.add("(");
    built.add(number.as_object());
    const value step = is_instance(self->step, int_type) ? plain_int(self->step) : self->step;
    if (step.kind != tag::integer || step.data.integer != 1) {
        const owned shown = interpreter::repr(thread, self->step);
        if (!shown) {
            return {};
        }
        built.add(", ");
        built.add(shown.as_object());
    }
    built.add(")");
    return built.finish();
}

/// (count, (number,)) where the step is 1 and the number below the largest of 64 bits.
[[nodiscard]] constexpr owned reduce_count(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<count_object*>(held);
    const bool fast =
        both_integers(self->cnt, self->step) && self->step.data.integer == 1 &&
        self->cnt.data.integer != static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);
    if (fast) {
        return reduction(thread, class_of(self), tuple_with(thread, self->cnt));
    }
    return reduction(thread, class_of(self),
                     tuple_with(thread, held_or_none(self->cnt), held_or_none(self->step)));
}

extern const type_object count_type;
inline constexpr type_object count_table = [] {
    using fields = object_fields<count_object, &count_object::cnt, &count_object::step>;
    type_object self = tool_table<count_object, fields>("itertools.count", count_new, count_next);
    self.tp_repr = count_repr;
    self.tp_methods = methods_of<reduce_row<reduce_count>>;
    return self;
}();
inline constexpr type_object count_type = ready<count_type, count_table>();

// ---- cycle -------------------------------------------------------------------------------------

struct cycle_object : object {
    value it;                     ///< empty once it is exhausted
    list_object* saved = nullptr; ///< the items that it had
    ssize index = 0;              ///< of the next of them, then
    bool complete = false;        ///< they aren't to be saved: they have been, before it was copied
};

[[nodiscard]] constexpr owned cycle_new(thread_state& thread, const type_object& type,
                                        const arguments& given) noexcept {
    if (!takes_unnamed(thread, "cycle", type, given, 1, 1)) {
        return {};
    }
    owned iterator = interpreter::get_iterator(thread, given.values[0]);
    list_object* saved = iterator ? new_list(thread, 0) : nullptr;
    auto* result = saved != nullptr ? allocate<cycle_object>(thread, type) : nullptr;
    if (result == nullptr) {
        state::drop(saved);
        return {};
    }
    result->it = iterator.release();
    result->saved = saved;
    return owned::take(result);
}

[[nodiscard]] constexpr owned cycle_next(thread_state& thread, value held) noexcept {
    auto* self = tool<cycle_object>(held);
    if (self->it) {
        const owned iterator = owned::share(self->it);
        owned item = interpreter::next(thread, iterator.get());
        if (item) {
            const owned saved = owned::share(self->saved);
            if (!self->complete &&
                (!is_writable(thread, self->saved) || !append(thread, self->saved, item.get()))) {
                return {};
            }
            return item;
        }
        if (pending(thread)) {
            return {};
        }
        drop_field(self->it);
    }
    const list_object* saved = self->saved;
    if (saved == nullptr || saved->ob_size == 0) {
        return {};
    }
    if (self->index >= saved->ob_size) { // The list, which __reduce__ shows, is shorter now.
        self->index = 0;
    }
    const value item = load(saved->ob_item[self->index]);
    ++self->index;
    if (self->index >= saved->ob_size) {
        self->index = 0;
    }
    return owned::share(item);
}

/// (cycle, (iterator,), (saved items, whether they are all)).
[[nodiscard]] constexpr owned reduce_cycle(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<cycle_object*>(held);
    owned saved;
    if (self->saved != nullptr) {
        saved = owned::share(self->saved);
    } else {
        saved = owned::take(new_list(thread, 0));
    }
    if (!saved) {
        return {};
    }
    if (self->it) {
        const owned state = tuple_with(thread, saved.get(), make_bool(self->complete));
        return reduction(thread, class_of(self), tuple_with(thread, self->it), state.get());
    }
    const ssize index = self->index;
    const owned iterator = interpreter::get_iterator(thread, saved.get());
    if (iterator && index != 0) {
        const value place = make_int(index);
        if (!interpreter::call_method(thread, iterator.get(), &graph::str_<"__setstate__">,
                                      place)) {
            return {};
        }
    }
    const owned state = tuple_with(thread, saved.get(), make_bool(true));
    return reduction(thread, class_of(self), tuple_with(thread, iterator.get()), state.get());
}

[[nodiscard]] constexpr bool set_cycle_state(thread_state& thread, object* held,
                                             value state) noexcept {
    object* const* const parts = items_of_state(thread, state, 2, 2);
    int complete = 0;
    if (parts == nullptr || !check_parsed_item(thread, load(parts[0]), 1, list_type) ||
        !interpreter::to_parsed_int(thread, load(parts[1]), complete)) {
        return false;
    }
    auto* self = static_cast<cycle_object*>(held);
    increment(parts[0]);
    self->complete = complete != 0;
    self->index = 0;
    state::replace(self->saved, static_cast<list_object*>(parts[0]));
    return true;
}

extern const type_object cycle_type;
inline constexpr type_object cycle_table =
    tool_table<cycle_object, object_fields<cycle_object, &cycle_object::it, &cycle_object::saved>>(
        "itertools.cycle", cycle_new, cycle_next,
        methods_of<reduce_row<reduce_cycle>, setstate_row<set_cycle_state>>);
inline constexpr type_object cycle_type = ready<cycle_type, cycle_table>();

// ---- repeat ------------------------------------------------------------------------------------

struct repeat_object : object {
    value element;
    ssize cnt = -1; ///< how often still; -1: for ever
};

[[nodiscard]] constexpr owned repeat_new(thread_state& thread, const type_object& type,
                                         const arguments& given) noexcept {
    constexpr signature<2> parameters{"repeat", {"object", "times"}, 1};
    value read[2] = {};
    ssize times = -1;
    if (!read_arguments(thread, parameters, given, read) ||
        (read[1] && !interpreter::to_c_integer(thread, read[1], times))) {
        return {};
    }
    auto* result = allocate<repeat_object>(thread, type);
    if (result != nullptr) {
        increment(read[0]);
        result->element = read[0];
        result->cnt = read[1] && times < 0 ? 0 : times;
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned repeat_next(thread_state&, value held) noexcept {
    auto* self = tool<repeat_object>(held);
    if (self->cnt == 0) {
        return {};
    }
    if (self->cnt > 0) {
        --self->cnt;
    }
    return owned::share(self->element);
}

[[nodiscard]] constexpr owned repeat_repr(thread_state& thread, value held) noexcept {
    const auto* self = tool<repeat_object>(held);
    const owned shown = interpreter::repr(thread, self->element);
    if (!shown) {
        return {};
    }
    text_builder built{thread};
    interpreter::add_type_name(built, type_of(held));
    built.add("(");
    built.add(shown.as_object());
    if (self->cnt != -1) {
        built.add(", ");
        built.add(self->cnt);
    }
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned repeats_left(thread_state& thread, object* held) noexcept {
    const ssize times = static_cast<repeat_object*>(held)->cnt;
    if (times == -1) {
        return raise(thread, type_error_type, "len() of unsized object");
    }
    return owned::take(make_int(times));
}

[[nodiscard]] constexpr owned reduce_repeat(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<repeat_object*>(held);
    const value element = held_or_none(self->element);
    if (self->cnt < 0) {
        return reduction(thread, class_of(self), tuple_with(thread, element));
    }
    return reduction(thread, class_of(self), tuple_with(thread, element, make_int(self->cnt)));
}

extern const type_object repeat_type;
inline constexpr type_object repeat_table = [] {
    using fields = object_fields<repeat_object, &repeat_object::element>;
    type_object self =
        tool_table<repeat_object, fields>("itertools.repeat", repeat_new, repeat_next);
    self.tp_repr = repeat_repr;
    self.tp_methods = methods_of<length_hint_row<repeats_left>, reduce_row<reduce_repeat>>;
    return self;
}();
inline constexpr type_object repeat_type = ready<repeat_type, repeat_table>();

} // namespace stasis::library::detail
