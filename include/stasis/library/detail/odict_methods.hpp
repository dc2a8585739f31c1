// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/odict_methods.hpp: the methods of OrderedDict.
// CPython 3.11: Objects/odictobject.c.
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/object_reduce.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/library/detail/odict_iterator.hpp>
#include <stasis/library/detail/odict_update.hpp>

namespace stasis::library::detail {

/// OrderedDict.fromkeys(iterable, value=None), a class method.
[[nodiscard]] constexpr owned ordered_from_keys(thread_state& thread,
                                                const arguments& given) noexcept {
    constexpr signature<2> of{"fromkeys", {"iterable", "value"}, 1};
    value each[2];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    return make_from_keys(thread, given.values[0], each[0], each[1] ? each[1] : none_value);
}

/// OrderedDict.setdefault(key, default=None).
[[nodiscard]] constexpr owned ordered_set_default(thread_state& thread,
                                                  const arguments& given) noexcept {
    constexpr signature<2> of{"setdefault", {"key", "default"}, 1};
    value each[2];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    const value self = given.values[0];
    const value item = each[1] ? each[1] : none_value;
    if (type_of(self) == &ordered_dict_type) {
        object* const found = find(thread, ordered_of(self), each[0]);
        if (found != nullptr) {
            return owned::share(load(found));
        }
        if (pending(thread)) {
            return {};
        }
    } else {
        const int there = interpreter::contains(thread, self, each[0]);
        if (there < 0) {
            return {};
        }
        if (there > 0) {
            return interpreter::get_item(thread, self, each[0]);
        }
    }
    if (!put_ordered(thread, self, each[0], item)) {
        return {};
    }
    return owned::share(item);
}

/// OrderedDict.pop(key[, default]).
[[nodiscard]] constexpr owned ordered_pop(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> of{"pop", {"key", "default"}, 1};
    value each[2];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    const hash_t hash = hash_of(thread, each[0]);
    if (hash == -1) {
        return {};
    }
    owned item = take_ordered(thread, ordered_of(given.values[0]), each[0], hash);
    if (item || pending(thread)) {
        return item;
    }
    if (each[1]) {
        return owned::share(each[1]);
    }
    return raise_key_error(thread, each[0]);
}

/// OrderedDict.popitem(last=True).
[[nodiscard]] constexpr owned ordered_pop_item(thread_state& thread,
                                               const arguments& given) noexcept {
    constexpr signature<1> of{"popitem", {"last"}};
    value each[1];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    const int last = each[0] ? is_true(thread, each[0]) : 1;
    if (last < 0) {
        return {};
    }
    ordered_dict_object* self = ordered_of(given.values[0]);
    const ordered_node* node = last != 0 ? self->od_last : self->od_first;
    if (node == nullptr) {
        return raise(thread, key_error_type, "dictionary is empty");
    }
    const owned key = owned::share(node->key);
    const owned item = take_ordered(thread, self, load(key.as_object()), node->hash);
    if (!item) {
        return pending(thread) ? raised{} : raise_key_error(thread, load(key.as_object()));
    }
    const value pair[] = {load(key.as_object()), item.get()};
    return owned::take(new_tuple(thread, pair, 2));
}

/// OrderedDict.move_to_end(key, last=True).
[[nodiscard]] constexpr owned ordered_move_to_end(thread_state& thread,
                                                  const arguments& given) noexcept {
    constexpr signature<2> of{"move_to_end", {"key", "last"}, 1};
    value each[2];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    const int last = each[1] ? is_true(thread, each[1]) : 1;
    if (last < 0) {
        return {};
    }
    ordered_dict_object* self = ordered_of(given.values[0]);
    ordered_node* node = nullptr;
    if (self->od_first != nullptr) {
        const hash_t hash = hash_of(thread, each[0]);
        node = hash != -1 ? find_node(thread, self, each[0], hash) : nullptr;
    }
    if (node == nullptr) {
        return pending(thread) ? raised{} : raise_key_error(thread, each[0]);
    }
    if (node != (last != 0 ? self->od_last : self->od_first)) {
        unlink_node(self, node);
        link_node(self, node, last != 0);
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned ordered_update(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!update_ordered(thread, given.values[0], given, 1)) {
        return {};
    }
    return owned::take(none_value);
}

template <dict_part Part>
[[nodiscard]] constexpr owned ordered_view(thread_state& thread, const arguments& given) noexcept {
    constexpr const char* names[] = {"OrderedDict.keys", "OrderedDict.values", "OrderedDict.items"};
    if (!takes_none(thread, names[Part], given)) {
        return {};
    }
    return view_ordered(thread, ordered_of(given.values[0]), Part);
}

[[nodiscard]] constexpr owned ordered_clear(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "OrderedDict.clear", given)) {
        return {};
    }
    ordered_dict_object* self = ordered_of(given.values[0]);
    state::clear(self);
    release_nodes(self);
    return owned::take(none_value);
}

/// OrderedDict.copy(): what the class makes, with the same items.
[[nodiscard]] constexpr owned ordered_copy(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "OrderedDict.copy", given)) {
        return {};
    }
    const value self = given.values[0];
    owned result = interpreter::call(thread, make_object(pointer_to(*type_of(self))), arguments{});
    if (!result) {
        return {};
    }
    const owned keys = iterate_ordered(thread, ordered_of(self), dict_part_keys, false);
    if (!keys) {
        return {};
    }
    while (const owned key = interpreter::next(thread, keys.get())) {
        const owned item = interpreter::get_item(thread, self, key.get());
        if (!item || !interpreter::set_item(thread, result.get(), key.get(), item.get())) {
            return {};
        }
    }
    if (pending(thread)) {
        return {};
    }
    return result;
}

[[nodiscard]] constexpr owned ordered_reversed(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_none(thread, "OrderedDict.__reversed__", given)) {
        return {};
    }
    return iterate_ordered(thread, ordered_of(given.values[0]), dict_part_keys, true);
}

/// (type, (), state, None, iterator over the items).
[[nodiscard]] constexpr owned reduce_ordered(thread_state& thread, object* held) noexcept {
    const owned state = builtins::detail::state_of(thread, make_object(held), false);
    owned pairs;
    if (state) {
        pairs = interpreter::call_method(thread, make_object(held), &graph::str_<"items">);
    }
    owned iterator;
    if (pairs) {
        iterator = interpreter::get_iterator(thread, pairs.get());
    }
    return reduction(thread, class_of(held), owned::take(pointer_to(graph::empty_tuple)),
                     state.get(), none_value, iterator.get());
}

/// The dict, the nodes and where they are found.
[[nodiscard]] constexpr ssize size_of_ordered(value self) noexcept {
    const auto* dict = static_cast<const ordered_dict_object*>(self.data.object);
    // CPython has room for a node in each slot of the keys.
    const ssize room = dict->od_fast_nodes_size != 0 ? ssize{1} << dict->ma_keys->dk_log2_size : 0;
    return builtins::detail::size_of_dict(self) + room * ssize{sizeof(ordered_node*)} +
           dict->ma_used * ssize{sizeof(ordered_node)};
}

inline constexpr method_def ordered_dict_methods[] = {
    {"fromkeys", ordered_from_keys, method_class, nullptr},
    size_row<"OrderedDict.__sizeof__", size_of_ordered>,
    {"setdefault", ordered_set_default, 0, nullptr},
    {"pop", ordered_pop, 0, nullptr},
    {"popitem", ordered_pop_item, 0, nullptr},
    {"keys", ordered_view<dict_part_keys>, 0, nullptr},
    {"values", ordered_view<dict_part_values>, 0, nullptr},
    {"items", ordered_view<dict_part_items>, 0, nullptr},
    reduce_row<reduce_ordered>,
    {"update", ordered_update, 0, nullptr},
    {"clear", ordered_clear, 0, nullptr},
    {"copy", ordered_copy, 0, nullptr},
    {"__reversed__", ordered_reversed, 0, nullptr},
    {"move_to_end", ordered_move_to_end, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

} // namespace stasis::library::detail
