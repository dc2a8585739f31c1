// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/object_reduce.hpp: what copy and pickle ask of any object: object.__reduce_ex__,
// __reduce__ and __getstate__.
// Promises: CPython 3.11's tuples and messages. They name functions of the module copyreg, which a
// program must be able to import then. CPython 3.11: object___reduce_ex___impl, reduce_newobj,
// object_getstate_default (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/state/dict_merge.hpp>

namespace stasis::builtins {

/// object.__getstate__().
[[nodiscard]] constexpr owned object_getstate(thread_state& thread,
                                              const arguments& given) noexcept;

namespace detail {

/// A function of copyreg; empty: it raised.
[[nodiscard]] constexpr owned copyreg_function(thread_state& thread, const object& name) noexcept {
    const owned module =
        interpreter::import_module(thread, make_object(pointer_to(graph::str_<"copyreg">)));
    if (!module) {
        return {};
    }
    return interpreter::get_attribute(thread, module.get(), &name);
}

/// The names of the slots of a type: a list, or None; empty: it raised.
[[nodiscard]] constexpr owned slot_names(thread_state& thread, const type_object* type) noexcept {
    const auto* names = static_cast<const dict_object*>(type->tp_dict);
    if (object* found = state::find_text(names, "__slotnames__")) {
        return owned::share(load(found));
    }
    if (!is_heap_type(type)) {
        return owned::take(new_list(thread, 0)); // which has no __slots__ anywhere
    }
    const owned function = copyreg_function(thread, graph::str_<"_slotnames">);
    if (!function) {
        return {};
    }
    owned listed = interpreter::call(thread, function.get(), make_object(pointer_to(*type)));
    if (listed && listed.get().kind != tag::none &&
        as<list_object>(listed.get(), list_type) == nullptr) {
        return raise(thread, type_error_type, "copyreg._slotnames didn't return a list or None");
    }
    return listed;
}

/// Whether an object of a type has more than a dict, a weak list and so many slots.
[[nodiscard]] constexpr bool has_hidden_state(const type_object* type, ssize slots) noexcept {
    ssize size =
        static_cast<ssize>(sizeof(object) + static_cast<std::size_t>(slots) * sizeof(object*));
    if (type->tp_dictoffset != 0 && (type->tp_flags & flag_managed_dict) == 0) {
        size += static_cast<ssize>(sizeof(object*));
    }
    if (type->tp_weaklistoffset != 0) {
        size += static_cast<ssize>(sizeof(object*));
    }
    return type->tp_basicsize > size;
}

/// The attributes of an object itself, or None: it has none. Empty: it raised.
[[nodiscard]] constexpr owned own_attributes(thread_state& thread, value self) noexcept {
    if (interpreter::detail::owner_of_attributes(self, type_of(self)) == nullptr) {
        return owned::take(none_value);
    }
    if (const type_object* type = as_type(self)) { // whose dict nobody may write to
        return owned::take(copy(thread, static_cast<const dict_object*>(type->tp_dict)));
    }
    // What has none yet gets none: it may be a constant.
    if (!state::detail::is_managed(type_of(self)) && dict_field_of(self.data.object) == nullptr) {
        return owned::take(none_value);
    }
    const dict_object* dict = instance_dict(thread, self.data.object);
    if (dict == nullptr) {
        return {};
    }
    return dict->ma_used == 0 ? owned::take(none_value)
                              : owned::share(const_cast<dict_object*>(dict));
}

/// The slots of an object that hold something, by their names; empty: it raised.
[[nodiscard]] constexpr owned held_slots(thread_state& thread, value self,
                                         const list_object* names) noexcept {
    owned made = owned::take(new_dict(thread));
    const ssize count = names->ob_size;
    for (ssize i = 0; made && i < count; ++i) {
        const owned name = owned::share(load(names->ob_item[i]));
        if (!is_kind_of(name.get(), str_type)) {
            return raise(thread, type_error_type, "attribute name must be string, not '",
                         type_of(name.get())->tp_name, "'");
        }
        const owned held = interpreter::get_attribute(thread, self, name.as_object());
        if (held) {
            if (!store(thread, static_cast<dict_object*>(made.as_object()), name.get(),
                       held.get())) {
                return {};
            }
        } else if (!clear_pending(thread, attribute_error_type)) {
            return {};
        }
        if (names->ob_size != count) {
            return raise(thread, runtime_error_type, "__slotsname__ changed size during iteration");
        }
    }
    return made;
}

/// The state of an object that has no __getstate__ of its own; empty: it raised.
[[nodiscard]] constexpr owned default_state(thread_state& thread, value self,
                                            bool required) noexcept {
    const type_object* type = type_of(self);
    if (required && type->tp_itemsize != 0) {
        return raise(thread, type_error_type, "cannot pickle ", type->tp_name, " objects");
    }
    owned state = own_attributes(thread, self);
    if (!state) {
        return {};
    }
    const owned names = slot_names(thread, type);
    if (!names) {
        return {};
    }
    const auto* listed = as<list_object>(names.get(), list_type);
    if (required && has_hidden_state(type, listed != nullptr ? listed->ob_size : 0)) {
        return raise(thread, type_error_type, "cannot pickle '", type->tp_name, "' object");
    }
    if (listed == nullptr || listed->ob_size == 0) {
        return state;
    }
    const owned slots = held_slots(thread, self, listed);
    if (!slots) {
        return {};
    }
    if (static_cast<const dict_object*>(slots.as_object())->ma_used == 0) {
        return state;
    }
    const value both[] = {state.get(), slots.get()};
    return owned::take(new_tuple(thread, both, 2));
}

/// The state of an object: what its __getstate__ answers; empty: it raised.
[[nodiscard]] constexpr owned state_of(thread_state& thread, value self, bool required) noexcept {
    const owned method = interpreter::get_attribute(thread, self, &graph::str_<"__getstate__">);
    if (!method) {
        return {};
    }
    const auto* known = as<builtin_function_object>(method.get(), builtin_function_type);
    if (known != nullptr && known->m_ml->ml_meth == object_getstate &&
        identical(load(known->m_self), self)) {
        return default_state(thread, self, required);
    }
    return interpreter::call(thread, method.get(), arguments{});
}

/// What __new__ is to be given again: `arguments` a tuple or empty, `keywords` a dict or empty;
/// false: it raised.
[[nodiscard]] constexpr bool new_arguments(thread_state& thread, value self, owned& arguments_,
                                           owned& keywords) noexcept {
    const type_object* type = type_of(self);
    if (interpreter::look_up(thread, type, &graph::str_<"__getnewargs_ex__">) != nullptr) {
        const owned pair =
            interpreter::call_method(thread, self, &graph::str_<"__getnewargs_ex__">);
        if (!pair) {
            return false;
        }
        const auto* both = as<tuple_object>(pair.get(), tuple_type);
        if (both == nullptr) {
            raise(thread, type_error_type, "__getnewargs_ex__ should return a tuple, not '",
                  type_of(pair.get())->tp_name, "'");
            return false;
        }
        if (both->ob_size != 2) {
            raise(thread, value_error_type,
                  "__getnewargs_ex__ should return a tuple of length 2, not ", both->ob_size);
            return false;
        }
        arguments_ = owned::share(load(items(both)[0]));
        keywords = owned::share(load(items(both)[1]));
        if (as<tuple_object>(arguments_.get(), tuple_type) == nullptr) {
            raise(thread, type_error_type,
                  "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '",
                  type_of(arguments_.get())->tp_name, "'");
            return false;
        }
        if (as<dict_object>(keywords.get(), dict_type) == nullptr) {
            raise(thread, type_error_type,
                  "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '",
                  type_of(keywords.get())->tp_name, "'");
            return false;
        }
        return true;
    }
    if (interpreter::look_up(thread, type, &graph::str_<"__getnewargs__">) != nullptr) {
        arguments_ = interpreter::call_method(thread, self, &graph::str_<"__getnewargs__">);
        if (arguments_ && as<tuple_object>(arguments_.get(), tuple_type) == nullptr) {
            raise(thread, type_error_type, "__getnewargs__ should return a tuple, not '",
                  type_of(arguments_.get())->tp_name, "'");
            return false;
        }
        return static_cast<bool>(arguments_);
    }
    return true;
}

/// The class and what its __new__ is given, in a tuple; empty: MemoryError is pending.
[[nodiscard]] constexpr owned with_class(thread_state& thread, const type_object* type,
                                         const tuple_object* given) noexcept {
    const ssize count = given != nullptr ? given->ob_size : 0;
    owned made = owned::take(new_tuple_room(thread, count + 1));
    if (made) {
        object** const to = room(static_cast<tuple_object*>(made.as_object()));
        to[0] = pointer_to(*type);
        increment(to[0]);
        for (ssize i = 0; i < count; ++i) {
            to[i + 1] = items(given)[i];
            increment(to[i + 1]);
        }
    }
    return made;
}

/// An iterator over what a list or a dict of a class holds, or None; empty: it raised.
[[nodiscard]] constexpr owned held_items(thread_state& thread, value self, bool of_dict) noexcept {
    if (!is_kind_of(self, of_dict ? dict_type : list_type)) {
        return owned::take(none_value);
    }
    if (!of_dict) {
        return interpreter::get_iterator(thread, self);
    }
    const owned pairs = interpreter::call_method(thread, self, &graph::str_<"items">);
    if (!pairs) {
        return {};
    }
    return interpreter::get_iterator(thread, pairs.get());
}

/// What makes an object again by its class's __new__; empty: it raised. CPython 3.11:
/// reduce_newobj.
[[nodiscard]] constexpr owned reduce_by_new(thread_state& thread, value self) noexcept {
    const type_object* type = type_of(self);
    if (type->tp_new == nullptr) {
        return raise(thread, type_error_type, "cannot pickle '", type->tp_name, "' object");
    }
    owned given;
    owned keywords;
    if (!new_arguments(thread, self, given, keywords)) {
        return {};
    }
    const bool by_keywords =
        keywords && static_cast<const dict_object*>(keywords.as_object())->ma_used != 0;
    const owned maker = by_keywords ? copyreg_function(thread, graph::str_<"__newobj_ex__">)
                                    : copyreg_function(thread, graph::str_<"__newobj__">);
    owned made;
    if (maker && by_keywords) {
        const value three[] = {make_object(pointer_to(*type)), given.get(), keywords.get()};
        made = owned::take(new_tuple(thread, three, 3));
    } else if (maker) {
        made = with_class(thread, type,
                          given ? static_cast<const tuple_object*>(given.as_object()) : nullptr);
    }
    if (!made) {
        return {};
    }
    const bool required = !given && !is_kind_of(self, list_type) && !is_kind_of(self, dict_type);
    const owned held = state_of(thread, self, required);
    if (!held) {
        return {};
    }
    const owned of_list = held_items(thread, self, false);
    if (!of_list) {
        return {};
    }
    const owned of_dict = held_items(thread, self, true);
    if (!of_dict) {
        return {};
    }
    const value five[] = {maker.get(), made.get(), held.get(), of_list.get(), of_dict.get()};
    return owned::take(new_tuple(thread, five, 5));
}

/// What a protocol of pickle wants of an object without a __reduce__ of its own; empty: it raised.
[[nodiscard]] constexpr owned reduce_by_protocol(thread_state& thread, value self,
                                                 ssize protocol) noexcept {
    if (protocol >= 2) {
        return reduce_by_new(thread, self);
    }
    const owned function = copyreg_function(thread, graph::str_<"_reduce_ex">);
    if (!function) {
        return {};
    }
    const value both[] = {self, make_int(protocol)};
    return interpreter::call(thread, function.get(), arguments{both, 2, nullptr});
}

} // namespace detail

/// object.__reduce_ex__(protocol): what the __reduce__ of a class says, if it has one of its own.
[[nodiscard]] constexpr owned object_reduce_ex(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_one(thread, "object.__reduce_ex__", given)) {
        return {};
    }
    int protocol = 0;
    if (!interpreter::to_c_integer(thread, given.values[1], protocol)) {
        return {};
    }
    const value self = given.values[0];
    object* const found = interpreter::look_up(thread, type_of(self), &graph::str_<"__reduce__">);
    object* const usual = interpreter::look_up(&object_type, "__reduce__");
    if (found != nullptr && found != usual) {
        return interpreter::call_method(thread, self, &graph::str_<"__reduce__">);
    }
    return detail::reduce_by_protocol(thread, self, protocol);
}

/// object.__reduce__().
[[nodiscard]] constexpr owned object_reduce(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "object.__reduce__", given)) {
        return {};
    }
    return detail::reduce_by_protocol(thread, given.values[0], 0);
}

[[nodiscard]] constexpr owned object_getstate(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_none(thread, "object.__getstate__", given)) {
        return {};
    }
    return detail::default_state(thread, given.values[0], false);
}

} // namespace stasis::builtins
