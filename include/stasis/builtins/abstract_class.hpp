// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/abstract_class.hpp: classes that can't be instantiated, since they have abstract
// methods.
// Promises: what makes a class abstract is that its __abstractmethods__ was set to what is true, as
// _abc does it; object.__new__ refuses it then, and names them.
// CPython 3.11: _PyObject_IsAbstract (Objects/object.c), type_abstractmethods,
// type_set_abstractmethods, object_new (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/sort.hpp>
#include <stasis/builtins/update_slots.hpp>

namespace stasis::builtins {

/// Whether an object says of itself that it is an abstract method: 0, 1, or -1.
[[nodiscard]] constexpr int is_abstract_method(thread_state& thread, value self) noexcept {
    const owned told =
        interpreter::get_attribute(thread, self, &graph::str_<"__isabstractmethod__">);
    if (!told) {
        return clear_pending(thread, attribute_error_type) ? 0 : -1;
    }
    return is_true(thread, told.get());
}

/// The same of a row of fields, each of which may be null: whether one of them is.
template <class... Fields>
[[nodiscard]] constexpr owned has_abstract_method(thread_state& thread,
                                                  Fields*... fields) noexcept {
    int found = 0;
    static_cast<void>(
        ((fields == nullptr || (found = is_abstract_method(thread, load(fields))) == 0) && ...));
    return owned::take(found < 0 ? value{} : make_bool(found == 1));
}

/// T.__abstractmethods__.
[[nodiscard]] constexpr owned type_abstract_methods(thread_state& thread, value self) noexcept {
    const type_object* type = as_type(self);
    const value key = make_object(pointer_to(graph::str_<"__abstractmethods__">));
    object* found = nullptr;
    if (type != &type_type) { // whose own is the descriptor that was asked
        found = find(thread, static_cast<const dict_object*>(type->tp_dict), key);
    }
    if (found == nullptr) {
        return pending(thread) ? raised{} : raise_with(thread, attribute_error_type, key);
    }
    return owned::share(load(found));
}

/// T.__abstractmethods__ = item, or del T.__abstractmethods__ where the item is empty.
[[nodiscard]] constexpr int set_type_abstract_methods(thread_state& thread, value self, value,
                                                      value item) noexcept {
    heap_type_object* type = as_heap_type(as_type(self));
    auto* names = static_cast<dict_object*>(type->tp_dict);
    const value key = make_object(pointer_to(graph::str_<"__abstractmethods__">));
    const int abstract = item ? is_true(thread, item) : 0;
    if (abstract < 0 || (item && !store(thread, names, key, item))) {
        return -1;
    }
    if (!item) {
        const int erased = erase(thread, names, key);
        if (erased <= 0) {
            return erased < 0 ? -1
                              : static_cast<int>(raise_with(thread, attribute_error_type, key));
        }
    }
    note_change(thread, type, key.data.object);
    type->tp_flags &= ~flag_abstract;
    if (abstract != 0) {
        type->tp_flags |= flag_abstract;
    }
    return 0;
}

/// Raises that a class can't be instantiated, which has flag_abstract.
[[nodiscard]] constexpr owned refuse_abstract(thread_state& thread,
                                              const type_object& type) noexcept {
    const owned methods = type_abstract_methods(thread, make_object(pointer_to(type)));
    auto* const names = methods ? interpreter::make_list(thread, methods.get()) : nullptr;
    const owned kept = owned::take(names);
    if (!kept || !sort_list(thread, names, {}, false)) {
        return {};
    }
    text_builder message{thread};
    message.add("Can't instantiate abstract class ");
    message.add(type.tp_name);
    message.add(names->ob_size > 1 ? " with abstract methods " : " with abstract method ");
    for (ssize i = 0; i < names->ob_size; ++i) {
        const value name = load(names->ob_item[i]);
        if (!is_kind_of(name, str_type)) {
            return raise(thread, type_error_type, "sequence item ", i, ": expected str instance, ",
                         type_of(name)->tp_name, " found");
        }
        message.add(i == 0 ? "" : ", ");
        message.add(name.data.object);
    }
    if (const owned text = message.finish()) {
        raise_with(thread, type_error_type, text.get());
    }
    return {};
}

} // namespace stasis::builtins
