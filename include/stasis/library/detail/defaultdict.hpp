// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/defaultdict.hpp: defaultdict: a dict that makes the items that are missing.
// CPython 3.11: defdictobject (Modules/_collectionsmodule.c).
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/dict.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

/// defdictobject.
struct defaultdict_object : dict_object {
    object* default_factory = nullptr; ///< null: None
};

extern const type_object defaultdict_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::defaultdict_object> = true;

namespace stasis::library {

namespace detail {

using namespace stasis::builtins;

[[nodiscard]] constexpr defaultdict_object* defaultdict_of(value self) noexcept {
    return static_cast<defaultdict_object*>(self.data.object);
}

[[nodiscard]] constexpr owned defaultdict_new(thread_state& thread, const type_object& type,
                                              const arguments&) noexcept {
    auto* made = allocate<defaultdict_object>(thread, type);
    if (made != nullptr) {
        made->ma_keys = state::detail::shared_empty_keys();
    }
    return owned::take(made);
}

/// defaultdict.__init__(default_factory=None, /, ...): the rest is dict's.
[[nodiscard]] constexpr int defaultdict_init(thread_state& thread, value held,
                                             const arguments& given) noexcept {
    defaultdict_object* self = defaultdict_of(held);
    arguments rest = given;
    value factory = none_value;
    if (given.count > 0) {
        factory = given.values[0];
        if (factory.kind != tag::none && !is_callable(factory)) {
            return raise(thread, type_error_type, "first argument must be callable or None");
        }
        rest = {given.values + 1, given.count - 1, given.keywords};
    }
    object* const boxed = factory.kind != tag::none ? box(thread, factory) : nullptr;
    if (factory.kind != tag::none && boxed == nullptr) {
        return -1;
    }
    const owned before = owned::take(self->default_factory);
    self->default_factory = boxed;
    return dict_init(thread, held, rest);
}

/// self.__missing__(key): makes the item.
[[nodiscard]] constexpr owned defaultdict_missing(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_one(thread, "defaultdict.__missing__", given)) {
        return {};
    }
    defaultdict_object* self = defaultdict_of(given.values[0]);
    if (self->default_factory == nullptr) {
        tuple_object* told = new_tuple(thread, &given.values[1], 1);
        const owned kept = owned::take(told);
        return kept ? raise_arguments(thread, key_error_type, told) : raised{};
    }
    const owned factory = owned::share(load(self->default_factory));
    owned item = interpreter::call(thread, factory.get(), arguments{});
    if (!item || !interpreter::set_item(thread, given.values[0], given.values[1], item.get())) {
        return {};
    }
    return item;
}

/// type(self)(self.default_factory, other).
[[nodiscard]] constexpr owned make_defaultdict(thread_state& thread, value like,
                                               value from) noexcept {
    const owned factory = share_or_none(defaultdict_of(like)->default_factory);
    const value room[] = {factory.get(), from};
    return interpreter::call(thread, make_object(pointer_to(*type_of(like))),
                             arguments{room, 2, nullptr});
}

template <bool IsSpecial>
[[nodiscard]] constexpr owned defaultdict_copy(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_none(thread, IsSpecial ? "defaultdict.__copy__" : "defaultdict.copy", given)) {
        return {};
    }
    return make_defaultdict(thread, given.values[0], given.values[0]);
}

[[nodiscard]] constexpr owned defaultdict_or(thread_state& thread, value left,
                                             value right) noexcept {
    const bool is_left = as<defaultdict_object>(left, defaultdict_type) != nullptr;
    const value self = is_left ? left : right;
    const value other = is_left ? right : left;
    if (as<dict_object>(other, dict_type) == nullptr) {
        return not_implemented();
    }
    owned result = make_defaultdict(thread, self, left);
    if (!result) {
        return {};
    }
    auto* const to = as<dict_object>(result.get(), dict_type);
    if (to == nullptr || !merge_any(thread, to, right)) {
        return {};
    }
    return result;
}

[[nodiscard]] constexpr owned defaultdict_repr(thread_state& thread, value held) noexcept {
    const defaultdict_object* self = defaultdict_of(held);
    const owned base = dict_repr(thread, held);
    if (!base) {
        return {};
    }
    text_builder built{thread};
    interpreter::add_type_name(built, self->ob_type);
    built.add("(");
    if (self->default_factory == nullptr) {
        built.add("None");
    } else {
        const repr_guard guard{thread, self->default_factory};
        if (guard.repeated()) {
            built.add("...");
        } else if (!add_repr(thread, built, self->default_factory)) {
            return {};
        }
    }
    built.add(", ");
    built.add(base.as_object());
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned get_default_factory(thread_state&, value self) noexcept {
    return share_or_none(defaultdict_of(self)->default_factory);
}

[[nodiscard]] constexpr int set_default_factory(thread_state& thread, value self, value,
                                                value item) noexcept {
    const bool is_something = item && item.kind != tag::none; // None and nothing are null
    object* const boxed = is_something ? box(thread, item) : nullptr;
    if (is_something && boxed == nullptr) {
        return -1;
    }
    state::replace(defaultdict_of(self)->default_factory, boxed);
    return 0;
}

constexpr int defaultdict_traverse(object* held, visit_slot visit,
                                   visit_argument* argument) noexcept {
    const int stopped =
        visit_each(visit, argument, static_cast<defaultdict_object*>(held)->default_factory);
    return stopped != 0 ? stopped : dict_traverse(held, visit, argument);
}

constexpr void defaultdict_clear(object* held) noexcept {
    state::drop(static_cast<defaultdict_object*>(held)->default_factory);
    dict_clear(held);
}

/// tp_free.
constexpr void defaultdict_free(object* held) noexcept {
    auto* self = static_cast<defaultdict_object*>(held);
    state::detail::release_keys(self->ma_keys);
    state::release<defaultdict_object>(self);
}

/// (type, (factory,), None, None, iterator over the items).
[[nodiscard]] constexpr owned reduce_defaultdict(thread_state& thread, object* held) noexcept {
    object* const factory = static_cast<defaultdict_object*>(held)->default_factory;
    owned given;
    if (factory != nullptr) {
        given = tuple_with(thread, load(factory));
    } else {
        given = owned::take(pointer_to(graph::empty_tuple));
    }
    const owned pairs = interpreter::call_method(thread, make_object(held), &graph::str_<"items">);
    owned iterator;
    if (pairs) {
        iterator = interpreter::get_iterator(thread, pairs.get());
    }
    return reduction(thread, class_of(held), given, none_value, none_value, iterator.get());
}

inline constexpr method_def defaultdict_methods[] = {
    {"__missing__", defaultdict_missing, 0, nullptr},
    {"copy", defaultdict_copy<false>, 0, nullptr},
    {"__copy__", defaultdict_copy<true>, 0, nullptr},
    reduce_row<reduce_defaultdict>,
    class_getitem_row,
    {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def defaultdict_members[] = {
    {"default_factory", get_default_factory, set_default_factory, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr number_methods defaultdict_as_number = [] {
    number_methods slots{};
    slots.nb_or = defaultdict_or;
    return slots;
}();

inline constexpr type_object defaultdict_table = [] {
    type_object self{};
    self.tp_name = "collections.defaultdict";
    self.tp_basicsize = sizeof(defaultdict_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = defaultdict_free;
    self.tp_traverse = defaultdict_traverse;
    self.tp_clear = defaultdict_clear;
    self.tp_repr = defaultdict_repr;
    self.tp_as_number = &defaultdict_as_number;
    self.tp_methods = defaultdict_methods;
    self.tp_members = defaultdict_members;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &dict_type;
    self.tp_init = defaultdict_init;
    self.tp_new = defaultdict_new;
    return self;
}();

} // namespace detail

inline constexpr type_object defaultdict_type =
    builtins::ready<defaultdict_type, detail::defaultdict_table, "__copy__", "default_factory">();

} // namespace stasis::library
