// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/dict_merge.hpp: putting what a mapping or an iterable of pairs holds into a dict.
// CPython 3.11: dict_update_common, PyDict_Merge, PyDict_MergeFromSeq2 (Objects/dictobject.c).
#pragma once

#include <stasis/builtins/sequence.hpp>
#include <stasis/interpreter/mapping_update.hpp>
#include <stasis/state/dict_merge.hpp>

namespace stasis::builtins {

namespace detail {

constexpr dict_object* dict_of(value self) noexcept {
    return static_cast<dict_object*>(self.data.object);
}

/// Stores what is in each pair of an iterable.
[[nodiscard]] constexpr bool merge_pairs(thread_state& thread, dict_object* self,
                                         value pairs) noexcept {
    const owned iterator = interpreter::get_iterator(thread, pairs);
    if (!iterator) {
        return false;
    }
    std::int64_t number = 0;
    while (const owned pair = interpreter::next(thread, iterator.get())) {
        owned gathered;
        value both = pair.get();
        if (!is_sequence(both)) {
            gathered = owned::take(interpreter::list_by_iterator(thread, both));
            if (!gathered) {
                if (clear_pending(thread, type_error_type)) {
                    raise(thread, type_error_type,
                          "cannot convert dictionary update sequence element #", number,
                          " to a sequence");
                }
                return false;
            }
            both = gathered.get();
        }
        const item_view view = view_items(both.data.object);
        if (view.size != 2) {
            raise(thread, value_error_type, "dictionary update sequence element #", number,
                  " has length ", view.size, "; 2 is required");
            return false;
        }
        const owned key = owned::share(load(view.data[0]));
        const owned item = owned::share(view.data[1]);
        if (!store(thread, self, key.get(), item.as_object())) {
            return false;
        }
        ++number;
    }
    return !pending(thread);
}

} // namespace detail

/// Stores what a mapping or an iterable of pairs holds; false: an exception is pending.
[[nodiscard]] constexpr bool merge_any(thread_state& thread, dict_object* self,
                                       value from) noexcept {
    if (const dict_object* other = interpreter::as_plain_dict(from)) {
        return state::merge(thread, self, other);
    }
    const owned keys = interpreter::get_attribute(thread, from, &graph::str_<"keys">);
    if (keys) {
        return interpreter::mapping_update(thread, self, from);
    }
    return clear_pending(thread, attribute_error_type) && detail::merge_pairs(thread, self, from);
}

/// Stores what the keyword arguments of dict() or dict.update() hold; false: an exception is
/// pending.
[[nodiscard]] constexpr bool merge_keywords(thread_state& thread, dict_object* self,
                                            const arguments& given) noexcept {
    for (ssize i = 0; i < keyword_count(given); ++i) {
        if (!store(thread, self, load(items(given.keywords)[i]), given.values[given.count + i])) {
            return false;
        }
    }
    return true;
}

} // namespace stasis::builtins
