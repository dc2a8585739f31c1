// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/dict_methods.hpp: the methods of dict.
// CPython 3.11: Objects/dictobject.c.
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/dict_merge.hpp>
#include <stasis/builtins/dict_view.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/builtins/slot_methods.hpp>
#include <stasis/state/static_containers.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned dict_get(thread_state& thread, const arguments& given) noexcept {
    if (!takes(thread, "dict.get", given, 1, 2)) {
        return {};
    }
    object* found = find(thread, detail::dict_of(given.values[0]), given.values[1]);
    if (found != nullptr) {
        return owned::share(load(found));
    }
    if (pending(thread)) {
        return {};
    }
    return owned::share(given.count > 2 ? given.values[2] : none_value);
}

[[nodiscard]] constexpr owned dict_set_default(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes(thread, "dict.setdefault", given, 1, 2)) {
        return {};
    }
    dict_object* self = detail::dict_of(given.values[0]);
    if (is_immortal(self)) { // a constant one can be asked for what it has
        object* const found = find(thread, self, given.values[1]);
        if (found != nullptr) {
            return owned::share(load(found));
        }
        if (pending(thread)) {
            return {};
        }
    }
    const hash_t hash = hash_of(thread, given.values[1]);
    if (hash == -1 || !is_writable(thread, self)) {
        return {};
    }
    const owned item = owned::share(given.count > 2 ? given.values[2] : none_value);
    const owned boxed = owned::take(box(thread, item.get()));
    if (!boxed) {
        return {};
    }
    object* const kept = find_or_store(thread, self, given.values[1], hash, boxed.as_object());
    if (kept == nullptr) {
        return {};
    }
    return owned::share(load(kept));
}

[[nodiscard]] constexpr owned dict_pop(thread_state& thread, const arguments& given) noexcept {
    if (!takes(thread, "dict.pop", given, 1, 2)) {
        return {};
    }
    dict_object* self = detail::dict_of(given.values[0]);
    if (!is_writable(thread, self)) {
        return {};
    }
    // An empty dict doesn't ask for the hash, so a key that has none is only missing.
    if (self->ma_used != 0) {
        const hash_t hash = hash_of(thread, given.values[1]);
        const ssize index =
            hash == -1 ? entry_raised : find_entry(thread, self, given.values[1], hash);
        if (index == entry_raised) {
            return {};
        }
        if (index >= 0) {
            owned result = owned::share(load(dict_item_at(self, index).me_value));
            erase_entry(thread, self, index, hash);
            return result;
        }
    }
    if (given.count > 2) {
        return owned::share(given.values[2]);
    }
    return raise_with(thread, key_error_type, given.values[1]);
}

/// Takes the newest entry out.
[[nodiscard]] constexpr owned dict_pop_item(thread_state& thread, const arguments& given) noexcept {
    dict_object* self = detail::dict_of(given.values[0]);
    if (!takes_none(thread, "dict.popitem", given) || !is_writable(thread, self)) {
        return {};
    }
    if (self->ma_used == 0) {
        return raise(thread, key_error_type, "popitem(): dictionary is empty");
    }
    ssize last = self->ma_keys->dk_nentries - 1;
    while (!dict_item_at(self, last)) {
        --last;
    }
    const dict_item_view entry = dict_item_at(self, last);
    owned result = detail::pair_of(thread, entry);
    if (result) {
        erase_entry(thread, self, last, entry.me_hash);
        self->ma_keys->dk_nentries = last;
    }
    return result;
}

/// Stores what dict.update() or dict.__init__() is given, behind `skip` arguments; false: an
/// exception is pending. CPython 3.11: dict_update_common.
[[nodiscard]] constexpr bool update_dict(thread_state& thread, dict_object* self, const char* name,
                                         const arguments& given, ssize skip) noexcept {
    if (!interpreter::check_count(thread, name, given, 0, 1, skip) || !is_writable(thread, self) ||
        (given.count > skip && !merge_any(thread, self, given.values[skip]))) {
        return false;
    }
    if (const ssize named = keyword_count(given); named != 0) {
        dict_object* keywords = new_dict(thread, named, false);
        const owned kept = owned::take(keywords);
        if (!kept || !merge_keywords(thread, keywords, given) ||
            !state::merge(thread, self, keywords)) {
            return false;
        }
    }
    return true;
}

[[nodiscard]] constexpr owned dict_update(thread_state& thread, const arguments& given) noexcept {
    if (!update_dict(thread, detail::dict_of(given.values[0]), "update", given, 1)) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned dict_keys_view(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "dict.keys", given)) {
        return {};
    }
    return view_dict(thread, detail::dict_of(given.values[0]), dict_part_keys);
}

[[nodiscard]] constexpr owned dict_values_view(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_none(thread, "dict.values", given)) {
        return {};
    }
    return view_dict(thread, detail::dict_of(given.values[0]), dict_part_values);
}

[[nodiscard]] constexpr owned dict_items_view(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_none(thread, "dict.items", given)) {
        return {};
    }
    return view_dict(thread, detail::dict_of(given.values[0]), dict_part_items);
}

[[nodiscard]] constexpr owned dict_clear_method(thread_state& thread,
                                                const arguments& given) noexcept {
    dict_object* self = detail::dict_of(given.values[0]);
    if (!takes_none(thread, "dict.clear", given) || !is_writable(thread, self)) {
        return {};
    }
    state::clear(self);
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned dict_copy(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "dict.copy", given)) {
        return {};
    }
    return owned::take(state::copy(thread, detail::dict_of(given.values[0])));
}

[[nodiscard]] constexpr owned dict_reversed(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "dict.__reversed__", given)) {
        return {};
    }
    return iterate_dict(thread, detail::dict_of(given.values[0]), dict_part_keys, true);
}

namespace detail {

/// Gives a dict room for the keys that a dict or a set has; false: MemoryError is pending.
[[nodiscard]] constexpr bool reserve_for_keys(thread_state& thread, dict_object* self,
                                              value from) noexcept {
    if (const auto* dict = as<dict_object>(from, dict_type)) {
        return state::reserve(thread, self, dict->ma_used,
                              dict->ma_keys->dk_kind == dict_keys_general);
    }
    const set_object* set = as_set(from);
    return set == nullptr || state::reserve(thread, self, set->used, true);
}

} // namespace detail

/// What a class makes, when it is called with nothing, with an item under each key of an iterable:
/// _PyDict_FromKeys.
namespace detail {

/// Whether the items of an iterable lie beside their hashes.
[[nodiscard]] constexpr bool has_hashes(value keys) noexcept {
    return as_exactly<dict_object>(keys, dict_type) != nullptr ||
           as_exactly<set_object>(keys, set_type) != nullptr ||
           as_exactly<set_object>(keys, frozenset_type) != nullptr;
}

/// Stores an item under each key of a set or a dict, none of which is hashed again; false: an
/// exception is pending.
[[nodiscard]] constexpr bool add_hashed_keys(thread_state& thread, dict_object* self, value keys,
                                             object* item) noexcept {
    ssize index = 0;
    if (const set_object* set = as_set(keys)) {
        while (const set_entry* next = next_in_set(set, index)) {
            const kept_entry entry(*next);
            if (!store_hashed(thread, self, load(entry.key), entry.hash, item)) {
                return false;
            }
        }
        return true;
    }
    const auto* dict = static_cast<const dict_object*>(keys.data.object);
    while (const dict_item_view entry = next_entry(dict, index)) {
        const owned key = owned::share(load(entry.me_key));
        if (!store_hashed(thread, self, key.get(), entry.me_hash, item)) {
            return false;
        }
    }
    return true;
}

} // namespace detail

[[nodiscard]] constexpr owned make_from_keys(thread_state& thread, value type, value keys,
                                             value item) noexcept {
    owned kept = interpreter::call(thread, type, arguments{});
    const owned boxed = owned::take(kept ? box(thread, item) : nullptr);
    if (!boxed) {
        return {};
    }
    auto* const result = as_exactly<dict_object>(kept.get(), dict_type);
    if (result != nullptr && result->ma_used == 0 &&
        !detail::reserve_for_keys(thread, result, keys)) {
        return {};
    }
    if (result != nullptr && result->ma_used == 0 && detail::has_hashes(keys)) {
        return detail::add_hashed_keys(thread, result, keys, boxed.as_object())
                   ? static_cast<owned&&>(kept)
                   : owned{};
    }
    const owned iterator = interpreter::get_iterator(thread, keys);
    if (!iterator) {
        return {};
    }
    while (const owned key = interpreter::next(thread, iterator.get())) {
        if (result != nullptr ? !store(thread, result, key.get(), boxed.as_object())
                              : !interpreter::set_item(thread, kept.get(), key.get(), item)) {
            return {};
        }
    }
    if (pending(thread)) {
        return {};
    }
    return kept;
}

/// dict.fromkeys(iterable, value=None), a class method.
[[nodiscard]] constexpr owned dict_from_keys(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes(thread, "dict.fromkeys", given, 1, 2)) {
        return {};
    }
    return make_from_keys(thread, given.values[0], given.values[1],
                          given.count > 2 ? given.values[2] : none_value);
}

inline constexpr method_def dict_methods[] = {
    {"__contains__", contains_method, method_coexist, nullptr},
    {"__getitem__", item_method, method_coexist, nullptr},
    size_row<"dict.__sizeof__", detail::size_of_dict>,
    {"get", dict_get, 0, nullptr},
    {"setdefault", dict_set_default, 0, nullptr},
    {"pop", dict_pop, 0, nullptr},
    {"popitem", dict_pop_item, 0, nullptr},
    {"keys", dict_keys_view, 0, nullptr},
    {"items", dict_items_view, 0, nullptr},
    {"values", dict_values_view, 0, nullptr},
    {"update", dict_update, 0, nullptr},
    {"fromkeys", dict_from_keys, method_class, nullptr},
    {"clear", dict_clear_method, 0, nullptr},
    {"copy", dict_copy, 0, nullptr},
    {"__reversed__", dict_reversed, 0, nullptr},
    class_getitem_row,
    {nullptr, nullptr, 0, nullptr}};

} // namespace stasis::builtins
