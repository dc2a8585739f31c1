// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/abc_data.hpp: what an abstract base class keeps as _abc_impl, and how it is
// made.
// CPython 3.11: _abc_data, compute_abstract_methods, _abc__abc_init_impl (Modules/_abc.c).
#pragma once

#include <stasis/builtins/abstract_class.hpp>
#include <stasis/builtins/set.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/state/class_registry.hpp>

namespace stasis::library {

/// _abc_data.
struct abc_data : object {
    state::class_registry registry{};
    state::interpreter_state* interp = nullptr;
};

extern const type_object abc_data_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_collected<stasis::library::abc_data> = false;

namespace stasis::library {

namespace detail {

using namespace stasis::builtins;

constexpr void abc_data_dealloc(object* held) noexcept {
    auto* self = static_cast<abc_data*>(held);
    unlink_registry(*self->interp, self->registry);
    state::release(self);
}

inline constexpr type_object abc_data_table = [] {
    type_object self{};
    self.tp_name = "_abc._abc_data";
    self.tp_basicsize = sizeof(abc_data);
    self.tp_dealloc = abc_data_dealloc;
    self.tp_base = &object_type;
    return self;
}();

/// The registry of an abstract base class, kept alive by `held`; null: it raised.
[[nodiscard]] constexpr class_registry* registry_of(thread_state& thread, value self,
                                                    owned& held) noexcept {
    held = interpreter::get_attribute(thread, self, &graph::str_<"_abc_impl">);
    if (!held) {
        return nullptr;
    }
    if (type_of(held.get()) != &abc_data_type) {
        raise(thread, type_error_type, "_abc_impl is set to a wrong type");
        return nullptr;
    }
    return &static_cast<abc_data*>(held.as_object())->registry;
}

/// Adds the names of those abstract methods to a set that are in the namespace of a class; false:
/// it raised.
[[nodiscard]] constexpr bool add_own_abstract(thread_state& thread, value self,
                                              set_object* to) noexcept {
    const owned names = interpreter::get_attribute(thread, self, &graph::str_<"__dict__">);
    owned view;
    if (names) {
        view = interpreter::call_method(thread, names.get(), &graph::str_<"items">);
    }
    const owned pairs = owned::take(view ? interpreter::make_list(thread, view.get()) : nullptr);
    if (!pairs) {
        return false;
    }
    const auto* list = static_cast<const list_object*>(pairs.as_object());
    for (ssize i = 0; i < list->ob_size; ++i) {
        const auto* pair = as<tuple_object>(load(list->ob_item[i]), tuple_type);
        if (pair == nullptr || pair->ob_size != 2) {
            raise(thread, type_error_type, "items() returned item which size is not 2");
            return false;
        }
        const int found = is_abstract_method(thread, load(items(pair)[1]));
        if (found < 0 || (found == 1 && add(thread, to, load(items(pair)[0])) < 0)) {
            return false;
        }
    }
    return true;
}

/// Adds the names of the abstract methods of a base that are abstract still; false: it raised.
[[nodiscard]] constexpr bool add_inherited_abstract(thread_state& thread, value self, value base,
                                                    set_object* to) noexcept {
    const owned names =
        interpreter::get_attribute(thread, base, &graph::str_<"__abstractmethods__">);
    if (!names) {
        return clear_pending(thread, attribute_error_type);
    }
    const owned iterator = interpreter::get_iterator(thread, names.get());
    if (!iterator) {
        return false;
    }
    while (const owned name = interpreter::next(thread, iterator.get())) {
        if (!is_kind_of(name.get(), str_type)) {
            raise(thread, type_error_type, "attribute name must be string, not '",
                  type_of(name.get())->tp_name, "'");
            return false;
        }
        const owned held = interpreter::get_attribute(thread, self, name.as_object());
        if (!held) {
            if (!clear_pending(thread, attribute_error_type)) {
                return false;
            }
            continue;
        }
        const int found = is_abstract_method(thread, held.get());
        if (found < 0 || (found == 1 && add(thread, to, name.get()) < 0)) {
            return false;
        }
    }
    return !pending(thread);
}

/// Sets self.__abstractmethods__; false: it raised.
[[nodiscard]] constexpr bool set_abstract_methods(thread_state& thread, value self) noexcept {
    const owned names = make_set(thread, frozenset_type, {});
    auto* const to = static_cast<set_object*>(names.as_object());
    if (!names || !add_own_abstract(thread, self, to)) {
        return false;
    }
    const owned bases = interpreter::get_attribute(thread, self, &graph::str_<"__bases__">);
    if (!bases) {
        return false;
    }
    const auto* tuple = as<tuple_object>(bases.get(), tuple_type);
    if (tuple == nullptr) {
        raise(thread, type_error_type, "__bases__ is not tuple");
        return false;
    }
    for (ssize i = 0; i < tuple->ob_size; ++i) {
        if (!add_inherited_abstract(thread, self, load(items(tuple)[i]), to)) {
            return false;
        }
    }
    return interpreter::set_attribute(thread, self, &graph::str_<"__abstractmethods__">,
                                      names.get());
}

/// How patterns match objects of a class, as its body says in __abc_tpflags__, which goes; false:
/// it raised.
[[nodiscard]] constexpr bool take_pattern_flags(thread_state& thread,
                                                heap_type_object* self) noexcept {
    constexpr std::int64_t collection = flag_sequence | flag_mapping;
    auto* names = static_cast<dict_object*>(self->tp_dict);
    const value key = make_object(pointer_to(graph::str_<"__abc_tpflags__">));
    object* const found = find(thread, names, key);
    if (found == nullptr) {
        return !pending(thread);
    }
    if (const value flags = load(found); flags.kind == tag::integer) {
        if ((flags.data.integer & collection) == collection) {
            raise(thread, type_error_type,
                  "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            return false;
        }
        self->tp_flags |= static_cast<unsigned long>(flags.data.integer & collection);
    }
    const int erased = erase(thread, names, key);
    note_change(thread, self, key.data.object);
    return erased >= 0;
}

/// _abc._abc_init(cls): called when a class has been made.
[[nodiscard]] constexpr owned abc_init(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "_abc._abc_init", given)) {
        return {};
    }
    const value self = given.values[0];
    if (!set_abstract_methods(thread, self)) {
        return {};
    }
    auto* data = allocate<abc_data>(thread, abc_data_type);
    if (data == nullptr) {
        return {};
    }
    data->interp = thread.interp;
    data->registry.version = thread.interp->abc_cache_token;
    link_registry(*thread.interp, data->registry);
    const owned kept = owned::take(data);
    if (!interpreter::set_attribute(thread, self, &graph::str_<"_abc_impl">, kept.get())) {
        return {};
    }
    const type_object* type = as_type(self);
    if (type != nullptr && is_heap_type(type) && !take_pattern_flags(thread, as_heap_type(type))) {
        return {};
    }
    return owned::take(none_value);
}

} // namespace detail

inline constexpr type_object abc_data_type =
    builtins::ready<abc_data_type, detail::abc_data_table>();

} // namespace stasis::library
