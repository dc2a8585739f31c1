// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/odict.hpp: OrderedDict: a dict whose order of keys can be changed, and
// counts where two are compared.
// CPython 3.11: Objects/odictobject.c.
#pragma once

#include <stasis/builtins/instance.hpp>
#include <stasis/library/detail/odict_methods.hpp>

namespace stasis::library {

namespace detail {

[[nodiscard]] constexpr owned ordered_new(thread_state& thread, const type_object& type,
                                          const arguments&) noexcept {
    auto* made = allocate<ordered_dict_object>(thread, type);
    if (made != nullptr) {
        made->ma_keys = state::detail::shared_empty_keys();
    }
    return owned::take(made);
}

/// OrderedDict.__init__(...): an update.
[[nodiscard]] constexpr int ordered_init(thread_state& thread, value self,
                                         const arguments& given) noexcept {
    if (given.count > 1) {
        return raise(thread, type_error_type, "expected at most 1 arguments, got ", given.count);
    }
    return update_ordered(thread, self, given, 0) ? 0 : -1;
}

[[nodiscard]] constexpr int ordered_assign(thread_state& thread, value held, value key,
                                           value item) noexcept {
    ordered_dict_object* self = ordered_of(held);
    if (item) {
        return set_ordered(thread, self, key, item) ? 0 : -1;
    }
    const hash_t hash = hash_of(thread, key);
    if (hash == -1) {
        return -1;
    }
    const owned taken = take_ordered(thread, self, key, hash);
    if (!taken && !pending(thread)) {
        raise_with(thread, key_error_type, key);
    }
    return taken ? 0 : -1;
}

[[nodiscard]] constexpr owned ordered_iterate(thread_state& thread, value self) noexcept {
    return iterate_ordered(thread, ordered_of(self), dict_part_keys, false);
}

/// Whether two have equal keys in the same order: 0, 1, or -1.
[[nodiscard]] constexpr int same_order(thread_state& thread, ordered_dict_object* left,
                                       ordered_dict_object* right) noexcept {
    const std::size_t left_state = left->od_state;
    const std::size_t right_state = right->od_state;
    const ordered_node* a = left->od_first;
    const ordered_node* b = right->od_first;
    while (a != nullptr && b != nullptr) {
        const owned first = owned::share(load(a->key));
        const owned second = owned::share(load(b->key));
        const int same = compare_truth(thread, first.get(), second.get(), equal);
        if (same != 1) {
            return same;
        }
        if (left->od_state != left_state || right->od_state != right_state) {
            return raise(thread, runtime_error_type, "OrderedDict mutated during iteration");
        }
        a = a->next;
        b = b->next;
    }
    return a == b ? 1 : 0;
}

[[nodiscard]] constexpr owned ordered_compare(thread_state& thread, value left, value right,
                                              int operation) noexcept {
    owned answer = dict_compare(thread, left, right, operation);
    auto* const other = as<ordered_dict_object>(right, ordered_dict_type);
    if (!answer || other == nullptr || answer.get().kind != tag::boolean ||
        (answer.get().data.integer != 0) != (operation == equal)) {
        return answer;
    }
    const int same = same_order(thread, ordered_of(left), other);
    return owned::take(same < 0 ? value{} : make_bool((same == 1) == (operation == equal)));
}

[[nodiscard]] constexpr owned ordered_repr(thread_state& thread, value held) noexcept {
    const ordered_dict_object* self = ordered_of(held);
    text_builder built{thread};
    if (self->ma_used == 0) {
        interpreter::add_type_name(built, self->ob_type);
        built.add("()");
        return built.finish();
    }
    const repr_guard guard{thread, self};
    if (guard.repeated()) {
        return new_str(thread, "...");
    }
    owned view;
    if (self->ob_type == &ordered_dict_type) {
        view = view_ordered(thread, ordered_of(held), dict_part_items);
    } else {
        view = interpreter::get_attribute(thread, held, &graph::str_<"items">);
        if (view) {
            view = interpreter::call(thread, view.get(), arguments{});
        }
    }
    const owned pairs = owned::take(view ? interpreter::make_list(thread, view.get()) : nullptr);
    owned shown;
    if (pairs) {
        shown = interpreter::repr(thread, pairs.get());
    }
    if (!shown) {
        return {};
    }
    interpreter::add_type_name(built, self->ob_type);
    built.add("(");
    built.add(shown.as_object());
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned ordered_or(thread_state& thread, value left, value right) noexcept {
    const bool is_left = as<ordered_dict_object>(left, ordered_dict_type) != nullptr;
    const type_object* type = type_of(is_left ? left : right);
    if (as<dict_object>(is_left ? right : left, dict_type) == nullptr) {
        return not_implemented();
    }
    owned result = interpreter::call(thread, make_object(pointer_to(*type)), left);
    if (!result || !put_any(thread, result.get(), right)) {
        return {};
    }
    return result;
}

[[nodiscard]] constexpr owned ordered_in_place_or(thread_state& thread, value self,
                                                  value other) noexcept {
    if (!put_any(thread, self, other)) {
        return {};
    }
    return owned::share(self);
}

/// Where an OrderedDict keeps the dict of its attributes.
[[nodiscard]] constexpr object** ordered_dict_field(object* self) noexcept {
    return &static_cast<ordered_dict_object*>(self)->od_inst_dict;
}

constexpr int ordered_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<ordered_dict_object*>(held);
    int stopped = visit_each(visit, argument, self->od_inst_dict);
    for (const ordered_node* node = self->od_first; node != nullptr && stopped == 0;
         node = node->next) {
        stopped = visit(node->key, argument);
    }
    return stopped != 0 ? stopped : dict_traverse(held, visit, argument);
}

constexpr void ordered_clear_all(object* held) noexcept {
    auto* self = static_cast<ordered_dict_object*>(held);
    state::drop(self->od_inst_dict);
    dict_clear(self);
    release_nodes(self);
}

/// tp_free: the references of the nodes have been dropped.
constexpr void ordered_free(object* held) noexcept {
    auto* self = static_cast<ordered_dict_object*>(held);
    release_array(self->od_fast_nodes, static_cast<std::size_t>(self->od_fast_nodes_size));
    for (ordered_node* node = self->od_first; node != nullptr;) {
        ordered_node* const next = node->next;
        release_array(node, 1);
        node = next;
    }
    state::detail::release_keys(self->ma_keys);
    state::release<ordered_dict_object>(self);
}

inline constexpr getset_def ordered_dict_getset[] = {
    {"__dict__", instance_get_dict, generic_set_dict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr number_methods ordered_as_number = [] {
    number_methods slots{};
    slots.nb_or = ordered_or;
    slots.nb_inplace_or = ordered_in_place_or;
    return slots;
}();

inline constexpr mapping_methods ordered_as_mapping{nullptr, nullptr, ordered_assign};

inline constexpr type_object ordered_dict_table = [] {
    type_object self{};
    self.tp_name = "collections.OrderedDict";
    self.tp_basicsize = sizeof(ordered_dict_object);
    self.tp_flags = flag_base_type;
    self.tp_getattr = ordered_dict_field;
    self.tp_dictoffset = 96;      // of od_inst_dict
    self.tp_weaklistoffset = 104; // of od_weakreflist
    self.tp_is_gc = loose_link<ordered_dict_object>;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = ordered_free;
    self.tp_traverse = ordered_traverse;
    self.tp_clear = ordered_clear_all;
    self.tp_repr = ordered_repr;
    self.tp_as_number = &ordered_as_number;
    self.tp_as_mapping = &ordered_as_mapping;
    self.tp_richcompare = ordered_compare;
    self.tp_hash = hash_not_implemented;
    self.tp_iter = ordered_iterate;
    self.tp_methods = ordered_dict_methods;
    self.tp_getset = ordered_dict_getset;
    self.tp_base = &dict_type;
    self.tp_init = ordered_init;
    self.tp_new = ordered_new;
    return self;
}();

} // namespace detail

inline constexpr type_object ordered_dict_type =
    builtins::ready<ordered_dict_type, detail::ordered_dict_table, "move_to_end">();

} // namespace stasis::library
