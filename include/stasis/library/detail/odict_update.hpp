// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/odict_update.hpp: storing what a mapping or an iterable of pairs holds in
// an OrderedDict, by the __setitem__ of its class.
// CPython 3.11: mutablemapping_update, mutablemapping_add_pairs (Objects/odictobject.c).
#pragma once

#include <stasis/library/detail/odict_nodes.hpp>

namespace stasis::library::detail {

/// self[key] = item: at once, unless a class has another way.
[[nodiscard]] constexpr bool put_ordered(thread_state& thread, value self, value key,
                                         value item) noexcept {
    return type_of(self) == &ordered_dict_type ? set_ordered(thread, ordered_of(self), key, item)
                                               : interpreter::set_item(thread, self, key, item);
}

/// Stores one pair; false: it raised.
[[nodiscard]] constexpr bool put_pair(thread_state& thread, value self, value pair) noexcept {
    const owned both = interpreter::get_iterator(thread, pair);
    if (!both) {
        return false;
    }
    const owned key = interpreter::next(thread, both.get());
    if (!key) {
        if (!pending(thread)) {
            raise(thread, value_error_type, "need more than 0 values to unpack");
        }
        return false;
    }
    const owned item = interpreter::next(thread, both.get());
    if (!item) {
        if (!pending(thread)) {
            raise(thread, value_error_type, "need more than 1 value to unpack");
        }
        return false;
    }
    const owned more = interpreter::next(thread, both.get());
    if (more) {
        raise(thread, value_error_type, "too many values to unpack (expected 2)");
    }
    return !pending(thread) && put_ordered(thread, self, key.get(), item.get());
}

/// Stores each pair of an iterable; false: it raised.
[[nodiscard]] constexpr bool put_pairs(thread_state& thread, value self, value pairs) noexcept {
    const owned iterator = interpreter::get_iterator(thread, pairs);
    if (!iterator) {
        return false;
    }
    while (const owned pair = interpreter::next(thread, iterator.get())) {
        if (!put_pair(thread, self, pair.get())) {
            return false;
        }
    }
    return !pending(thread);
}

/// Stores the items of a mapping by its keys, which a call of `method` gives; false: it raised.
[[nodiscard]] constexpr bool put_by_keys(thread_state& thread, value self, value from,
                                         value method) noexcept {
    const owned keys = interpreter::call(thread, method, arguments{});
    owned iterator;
    if (keys) {
        iterator = interpreter::get_iterator(thread, keys.get());
    }
    if (!iterator) {
        return false;
    }
    while (const owned key = interpreter::next(thread, iterator.get())) {
        const owned item = interpreter::get_item(thread, from, key.get());
        if (!item || !put_ordered(thread, self, key.get(), item.get())) {
            return false;
        }
    }
    return !pending(thread);
}

/// Stores the items of a plain dict, as they are now; false: it raised.
[[nodiscard]] constexpr bool put_dict(thread_state& thread, value self, value from) noexcept {
    const owned view = view_dict(thread, builtins::detail::dict_of(from), dict_part_items);
    const owned pairs = owned::take(view ? interpreter::make_list(thread, view.get()) : nullptr);
    return pairs && put_pairs(thread, self, pairs.get());
}

/// Stores what a mapping, or what has items(), or an iterable of pairs holds; false: it raised.
[[nodiscard]] constexpr bool put_any(thread_state& thread, value self, value from) noexcept {
    if (as_exactly<dict_object>(from, dict_type) != nullptr) {
        return put_dict(thread, self, from);
    }
    const owned keys = interpreter::get_attribute(thread, from, &graph::str_<"keys">);
    if (keys) {
        return put_by_keys(thread, self, from, keys.get());
    }
    if (!clear_pending(thread, attribute_error_type)) {
        return false;
    }
    const owned items = interpreter::get_attribute(thread, from, &graph::str_<"items">);
    if (!items) {
        return clear_pending(thread, attribute_error_type) && put_pairs(thread, self, from);
    }
    const owned pairs = interpreter::call(thread, items.get(), arguments{});
    return pairs && put_pairs(thread, self, pairs.get());
}

/// OrderedDict.update() and OrderedDict.__init__(), of the arguments behind `skip`; false: it
/// raised.
[[nodiscard]] constexpr bool update_ordered(thread_state& thread, value self,
                                            const arguments& given, ssize skip) noexcept {
    if (given.count - skip >= 2) {
        raise(thread, type_error_type, "update() takes at most 1 positional argument (",
              given.count - skip, " given)");
        return false;
    }
    if (given.count > skip && !put_any(thread, self, given.values[skip])) {
        return false;
    }
    for (ssize i = 0; i < keyword_count(given); ++i) {
        if (!put_ordered(thread, self, load(items(given.keywords)[i]),
                         given.values[given.count + i])) {
            return false;
        }
    }
    return true;
}

} // namespace stasis::library::detail
