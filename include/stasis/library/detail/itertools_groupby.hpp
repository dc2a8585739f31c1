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

[[nodiscard]] constexpr owned groupby_next(thread_state& thread, value held) noexcept {
    auto* self = tool<groupby_object>(held);
    ++self->group; // whoever iterates over the group before is at its end
    bool found = false;
    while (!found) {
        if (self->currkey) {
            const int same =
                self->tgtkey ? same_keys(thread, self->tgtkey, self->currkey) : 0;
            if (same < 0) {
                return {};
            }
            found = same == 0;
        }
        if (!found && !read_next(thread, self)) {
            return {};
        }
    }
    const owned key = owned::share(self->currkey);
    increment(key.get());
    replace_field(self->tgtkey, key.get());
    auto* grouper = allocate<grouper_object>(thread, grouper_type);
    const owned kept = owned::take(grouper);
    if (grouper == nullptr) {
        return {};
    }
    increment(self);
    grouper->parent = self;
    increment(key.get());
    grouper->tgtkey = key.get();
    grouper->group = self->group;
    const value pair[] = {key.get(), kept.get()};
    return owned::take(new_tuple(thread, pair, 2));
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

extern const type_object groupby_type;
inline constexpr type_object groupby_table = [] {
    using fields = object_fields<groupby_object, &groupby_object::it, &groupby_object::keyfunc,
                                 &groupby_object::tgtkey, &groupby_object::currkey,
                                 &groupby_object::currvalue>;
    return tool_table<groupby_object, fields>("itertools.groupby", groupby_new, groupby_next);
}();
inline constexpr type_object groupby_type = ready<groupby_type, groupby_table>();

inline constexpr type_object grouper_table =
    tool_table<grouper_object,
               object_fields<grouper_object, &grouper_object::parent, &grouper_object::tgtkey>>(
        "itertools._grouper", nullptr, grouper_next);
inline constexpr type_object grouper_type = ready<grouper_type, grouper_table>();

} // namespace stasis::library::detail
