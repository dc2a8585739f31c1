// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/itertools_groupby.hpp: groupby, and the iterators over its groups.
// CPython 3.11: Modules/itertoolsmodule.c.
// Refuses: _grouper(groupby, key), which is for pickling alone.
#pragma once

#include <stasis/library/detail/itertools_object.hpp>

namespace stasis::library::detail {

struct groupby_object : object {
    value it;
    value keyfunc; ///< empty: the item itself
    value tgtkey;  ///< of the current group
    value currkey; ///< of the item that was read last; empty: none, or its group has had it
    value currvalue;
    std::int64_t group = 0; ///< the number of the current group
};

struct grouper_object : sealed_object {
    groupby_object* parent = nullptr;
    value tgtkey;
    std::int64_t group = 0;
};

extern const type_object groupby_type;
extern const type_object grouper_type;

[[nodiscard]] constexpr owned groupby_new(thread_state& thread, const type_object& type,
                                          const arguments& given) noexcept {
    constexpr signature<2> parameters{"groupby", {"iterable", "key"}, 1};
    value read[2] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    owned iterator = interpreter::get_iterator(thread, read[0]);
    auto* result = iterator ? allocate<groupby_object>(thread, type) : nullptr;
    if (result != nullptr) {
        result->it = iterator.release();
        result->keyfunc = function_or_none(read[1]);
        increment(result->keyfunc);
    }
    return owned::take(result);
}

/// Reads the next item and its key; false: there is none, or, if pending, it raised.
[[nodiscard]] constexpr bool read_next(thread_state& thread, groupby_object* self) noexcept {
    owned item = interpreter::next(thread, self->it);
    if (!item) {
        return false;
    }
    owned key;
    if (self->keyfunc) {
        key = interpreter::call(thread, self->keyfunc, item.get());
    } else {
        key = owned::share(item.get());
    }
    if (!key) {
        return false;
    }
    const owned before = owned::take(self->currvalue);
    self->currvalue = item.release();
    replace_field(self->currkey, key.release());
    return true;
}

/// Whether two keys, which a comparison may drop, are equal; -1: an exception is pending.
[[nodiscard]] constexpr int same_keys(thread_state& thread, value left, value right) noexcept {
    const owned first = owned::share(left);
    const owned second = owned::share(right);
    return compare_truth(thread, first.get(), second.get(), equal);
}

/// The group of a key that is asked for now; empty: MemoryError is pending.
[[nodiscard]] constexpr owned make_grouper(thread_state& thread, groupby_object* parent,
                                           value key) noexcept {
    auto* made = allocate<grouper_object>(thread, grouper_type);
    if (made != nullptr) {
        increment(parent);
        made->parent = parent;
        increment(key);
        made->tgtkey = key;
        made->group = parent->group;
    }
    return owned::take(made);
}

[[nodiscard]] constexpr owned groupby_next(thread_state& thread, value held) noexcept {
    auto* self = tool<groupby_object>(held);
    ++self->group; // whoever iterates over the group before is at its end
    bool found = false;
    while (!found) {
        if (self->currkey) {
            const int same = self->tgtkey ? same_keys(thread, self->tgtkey, self->currkey) : 0;
            if (same < 0) {
                return {};
            }
            found = same == 0 && self->currkey; // whose group may have had it meanwhile
        }
        if (!found && !read_next(thread, self)) {
            return {};
        }
    }
    const owned key = owned::share(self->currkey);
    increment(key.get());
    replace_field(self->tgtkey, key.get());
    const owned grouper = make_grouper(thread, self, key.get());
    return tuple_with(thread, key.get(), grouper.get());
}

[[nodiscard]] constexpr owned grouper_next(thread_state& thread, value held) noexcept {
    const auto* self = tool<grouper_object>(held);
    groupby_object* parent = self->parent;
    if (parent == nullptr || parent->group != self->group) {
        return {};
    }
    const owned kept = owned::share(parent);
    if (!parent->currvalue && !read_next(thread, parent)) {
        return {};
    }
    // Without a key, somebody has read on meanwhile.
    if (!parent->currkey || same_keys(thread, self->tgtkey, parent->currkey) <= 0) {
        return {};
    }
    owned item = owned::take(parent->currvalue);
    parent->currvalue = {};
    drop_field(parent->currkey);
    return item;
}

/// (groupby, (iterator, key)), and behind these what has been read and not yet given.
[[nodiscard]] constexpr owned reduce_groupby(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<groupby_object*>(held);
    const owned given = tuple_with(thread, held_or_none(self->it), held_or_none(self->keyfunc));
    if (!self->tgtkey || !self->currkey || !self->currvalue) {
        return reduction(thread, class_of(self), given);
    }
    const owned state = tuple_with(thread, self->currkey, self->currvalue, self->tgtkey);
    return reduction(thread, class_of(self), given, state.get());
}

[[nodiscard]] constexpr bool set_groupby_state(thread_state& thread, object* held,
                                               value state) noexcept {
    object* const* const parts = items_of_state(thread, state, 3, 3);
    if (parts == nullptr) {
        return false;
    }
    const owned kept = owned::share(state);
    auto* self = static_cast<groupby_object*>(held);
    share_field(self->currkey, load(parts[0]));
    share_field(self->currvalue, load(parts[1]));
    share_field(self->tgtkey, load(parts[2]));
    return true;
}

[[nodiscard]] constexpr owned grouper_new(thread_state& thread, const type_object&,
                                          const arguments& given) noexcept {
    if (!takes_positional(thread, "_grouper", given, 2, 2)) {
        return {};
    }
    if (!is_instance(given.values[0], groupby_type)) {
        return raise(
            thread, type_error_type, "_grouper() argument 1 must be itertools.groupby, not ",
            given.values[0].kind == tag::none ? "None" : type_of(given.values[0])->tp_name);
    }
    auto* parent = tool<groupby_object>(given.values[0]);
    ++parent->group;
    return make_grouper(thread, parent, given.values[1]);
}

/// (_grouper, (groupby, key)), or the iterator of an empty tuple, where another group has begun.
[[nodiscard]] constexpr owned reduce_grouper(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<grouper_object*>(held);
    if (self->parent == nullptr || self->parent->group != self->group) {
        return reduce_to_iter(thread, make_object(pointer_to(graph::empty_tuple)));
    }
    return reduction(thread, class_of(self),
                     tuple_with(thread, make_object(self->parent), held_or_none(self->tgtkey)));
}

inline constexpr type_object groupby_table = [] {
    using fields = object_fields<groupby_object, &groupby_object::it, &groupby_object::keyfunc,
                                 &groupby_object::tgtkey, &groupby_object::currkey,
                                 &groupby_object::currvalue>;
    return tool_table<groupby_object, fields>(
        "itertools.groupby", groupby_new, groupby_next,
        methods_of<reduce_row<reduce_groupby>, setstate_row<set_groupby_state>>);
}();
inline constexpr type_object groupby_type = ready<groupby_type, groupby_table>();

inline constexpr type_object grouper_table =
    tool_table<grouper_object,
               object_fields<grouper_object, &grouper_object::parent, &grouper_object::tgtkey>>(
        "itertools._grouper", grouper_new, grouper_next, methods_of<reduce_row<reduce_grouper>>);
inline constexpr type_object grouper_type = ready<grouper_type, grouper_table>();

} // namespace stasis::library::detail
