// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/odict_nodes.hpp: what an OrderedDict has more than a dict: the list of its
// keys in their order.
// Promises: CPython 3.11's list, of which a key's node is found at once, by the number of the key's
// entry in the dict; adding, removing and moving take constant time. A key that went or came behind
// the list's back (dict.pop(ordered, key)) leaves it as wrong as CPython's is, and never unsafe: a
// node holds its key.
// CPython 3.11: _odictobject, _ODictNode, _odict_resize, _odict_add_new_node, _odict_clear_node
// (Objects/odictobject.c).
#pragma once

#include <stasis/builtins/dict.hpp>

namespace stasis::library {

/// _ODictNode.
struct ordered_node {
    object* key = nullptr; ///< the object in the dict's entry
    hash_t hash = 0;
    ordered_node* next = nullptr;
    ordered_node* prev = nullptr;
};

/// PyODictObject.
struct ordered_dict_object : dict_object {
    ordered_node* od_first = nullptr;
    ordered_node* od_last = nullptr;
    ordered_node** od_fast_nodes = nullptr; ///< by the numbers of the dict's entries
    ssize od_fast_nodes_size = 0;
    const dict_keys* od_resize_sentinel = nullptr; ///< the keys that od_fast_nodes was made for
    std::size_t od_state = 0;                      ///< another one after each change of the list
    object* od_inst_dict = nullptr;
    object* od_weakreflist = nullptr;
};

extern const type_object ordered_dict_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::ordered_dict_object> = true;

namespace stasis::library::detail {

using namespace stasis::builtins;

[[nodiscard]] constexpr ordered_dict_object* ordered_of(value self) noexcept {
    return static_cast<ordered_dict_object*>(self.data.object);
}

/// The number of the entry with that very key, or entry_missing.
template <class Entry>
[[nodiscard]] constexpr ssize entry_of_key(const dict_keys* keys, const object* key,
                                           hash_t hash) noexcept {
    const Entry* entries = entries_of<Entry>(keys);
    return state::detail::probe_slots(
        indices_of(keys), dict_slot_count(keys), hash, [=](ssize index) noexcept {
            return entries[index].me_key == key ? index : state::detail::entry_other;
        });
}

/// Whether od_fast_nodes fits the keys that the dict has now.
[[nodiscard]] constexpr bool has_fast_nodes(const ordered_dict_object* self) noexcept {
    return self->od_resize_sentinel == self->ma_keys &&
           self->od_fast_nodes_size >= static_cast<ssize>(state::detail::entry_room(self->ma_keys));
}

/// Makes it fit; false: MemoryError is pending.
[[nodiscard]] constexpr bool make_fast_nodes(thread_state& thread,
                                             ordered_dict_object* self) noexcept {
    if (has_fast_nodes(self)) {
        return true;
    }
    const dict_keys* keys = self->ma_keys;
    const std::size_t room = state::detail::entry_room(keys);
    auto** nodes = allocate_array<ordered_node*>(thread.interp->memory, room);
    if (nodes == nullptr) {
        raise_no_memory(thread);
        return false;
    }
    for (std::size_t i = 0; i < room; ++i) {
        nodes[i] = nullptr;
    }
    for (ordered_node* node = self->od_first; node != nullptr; node = node->next) {
        const ssize index = state::detail::is_general(keys)
                                ? entry_of_key<dict_entry>(keys, node->key, node->hash)
                                : entry_of_key<dict_unicode_entry>(keys, node->key, node->hash);
        if (index >= 0) {
            nodes[index] = node;
        }
    }
    release_array(self->od_fast_nodes, static_cast<std::size_t>(self->od_fast_nodes_size));
    self->od_fast_nodes = nodes;
    self->od_fast_nodes_size = static_cast<ssize>(room);
    self->od_resize_sentinel = keys;
    return true;
}

/// The number of the entry of a key, with od_fast_nodes made to fit, or entry_missing, or
/// entry_raised.
[[nodiscard]] constexpr ssize find_ordered(thread_state& thread, ordered_dict_object* self,
                                           value key, hash_t hash) noexcept {
    while (true) {
        const ssize index = find_entry(thread, self, key, hash);
        if (index < 0 || has_fast_nodes(self)) {
            return index;
        }
        if (!make_fast_nodes(thread, self)) {
            return entry_raised;
        }
    }
}

/// The node in the list at that number, or null: a key that is there behind the list's back has
/// none.
[[nodiscard]] constexpr ordered_node* node_at(ordered_dict_object* self, ssize index) noexcept {
    ordered_node* node = self->od_fast_nodes[index];
    return node != nullptr && node->key == dict_item_at(self, index).me_key ? node : nullptr;
}

/// The node of a key, or null: there is none, or, if pending, it raised.
[[nodiscard]] constexpr ordered_node* find_node(thread_state& thread, ordered_dict_object* self,
                                                value key, hash_t hash) noexcept {
    if (self->od_first == nullptr) {
        return nullptr;
    }
    const ssize index = find_ordered(thread, self, key, hash);
    return index >= 0 ? node_at(self, index) : nullptr;
}

/// Links a node that is in no list in front of the first, or behind the last.
constexpr void link_node(ordered_dict_object* self, ordered_node* node, bool last) noexcept {
    node->prev = last ? self->od_last : nullptr;
    node->next = last ? nullptr : self->od_first;
    (node->prev != nullptr ? node->prev->next : self->od_first) = node;
    (node->next != nullptr ? node->next->prev : self->od_last) = node;
    ++self->od_state;
}

/// Takes a node out of its list.
constexpr void unlink_node(ordered_dict_object* self, ordered_node* node) noexcept {
    (node->prev != nullptr ? node->prev->next : self->od_first) = node->next;
    (node->next != nullptr ? node->next->prev : self->od_last) = node->prev;
    ++self->od_state;
}

/// Raises KeyError as PyErr_SetObject does: a tuple is all of its arguments, and not the first, and
/// None is none.
constexpr raised raise_key_error(thread_state& thread, value key) noexcept {
    if (key.kind == tag::none) {
        return raise(thread, key_error_type);
    }
    auto* const several = as<tuple_object>(key, tuple_type);
    return several != nullptr ? raise_arguments(thread, key_error_type, several)
                              : raise_with(thread, key_error_type, key);
}

/// Puts a key that the dict has at the end of the list if it isn't there; false: it raised.
[[nodiscard]] constexpr bool add_node(thread_state& thread, ordered_dict_object* self, value key,
                                      hash_t hash) noexcept {
    const ssize index = find_ordered(thread, self, key, hash);
    if (index < 0) {
        if (index == entry_missing) {
            raise_key_error(thread, key);
        }
        return false;
    }
    if (node_at(self, index) != nullptr) {
        return true;
    }
    auto* node = allocate_array<ordered_node>(thread.interp->memory, 1);
    if (node == nullptr) {
        raise_no_memory(thread);
        return false;
    }
    node->key = dict_item_at(self, index).me_key;
    node->hash = hash;
    increment(node->key);
    link_node(self, node, true);
    self->od_fast_nodes[index] = node;
    return true;
}

/// Gives back a node that is in no list.
constexpr void release_node(ordered_node* node) noexcept {
    object* const key = node->key;
    release_array(node, 1);
    decrement(key);
}

/// Takes a key's node out of the list and gives it back, if it has one; false: it raised.
[[nodiscard]] constexpr bool remove_node(thread_state& thread, ordered_dict_object* self, value key,
                                         hash_t hash) noexcept {
    const ssize index =
        self->od_first != nullptr ? find_ordered(thread, self, key, hash) : entry_missing;
    if (index < 0) {
        return index == entry_missing;
    }
    ordered_node* const node = node_at(self, index);
    if (node == nullptr) {
        return true;
    }
    self->od_fast_nodes[index] = nullptr;
    unlink_node(self, node);
    release_node(node);
    return true;
}

/// Gives back the list.
constexpr void release_nodes(ordered_dict_object* self) noexcept {
    release_array(self->od_fast_nodes, static_cast<std::size_t>(self->od_fast_nodes_size));
    self->od_fast_nodes = nullptr;
    self->od_fast_nodes_size = 0;
    self->od_resize_sentinel = nullptr;
    ordered_node* node = self->od_first;
    self->od_first = nullptr;
    self->od_last = nullptr;
    while (node != nullptr) {
        ordered_node* const next = node->next;
        release_node(node);
        node = next;
    }
}

/// self[key] = item; false: it raised.
[[nodiscard]] constexpr bool set_ordered(thread_state& thread, ordered_dict_object* self, value key,
                                         value item) noexcept {
    const hash_t hash = hash_of(thread, key);
    const owned boxed = owned::take(hash != -1 ? box(thread, item) : nullptr);
    if (!boxed || !store_hashed(thread, self, key, hash, boxed.as_object())) {
        return false;
    }
    if (add_node(thread, self, key, hash)) {
        return true;
    }
    exception_object* const raised = take_pending(thread);
    if (erase(thread, self, key) < 0) {
        decrement(raised);
    } else {
        state::raise_object(thread, raised);
    }
    return false;
}

/// Takes a key out: its item; empty: there is none, or, if pending, it raised.
[[nodiscard]] constexpr owned take_ordered(thread_state& thread, ordered_dict_object* self,
                                           value key, hash_t hash) noexcept {
    if (!remove_node(thread, self, key, hash)) {
        return {};
    }
    const ssize index = find_entry(thread, self, key, hash);
    if (index < 0) {
        return {};
    }
    owned item = owned::share(load(dict_item_at(self, index).me_value));
    erase_entry(thread, self, index, hash);
    return item;
}

} // namespace stasis::library::detail
