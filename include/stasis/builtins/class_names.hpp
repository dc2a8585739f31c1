// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/class_names.hpp: the names of a class that is being made: its own, and those in
// its dict that its body has not given.
// Promises: CPython 3.11's order: __module__, what __slots__ names, __dict__, __weakref__, __doc__,
// __hash__.
// CPython 3.11: type_new_set_attrs, type_new_set_doc, type_new_descriptors, type_add_getset,
// type_set_name (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/class_slots.hpp>
#include <stasis/builtins/instance.hpp>
#include <stasis/interpreter/scope.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis::builtins::detail {

/// The dict of a class.
[[nodiscard]] constexpr dict_object* names_of(const type_object* type) noexcept {
    return static_cast<dict_object*>(type->tp_dict);
}

/// Whether a text can be encoded in UTF-8; false: UnicodeEncodeError is pending.
[[nodiscard]] constexpr bool is_utf8(thread_state& thread, value spelled) noexcept {
    const text all = text_of(spelled.data.object);
    ssize at = 0;
    while (at < all.size && (all[at] < 0xD800 || all[at] > 0xDFFF)) {
        ++at;
    }
    if (at == all.size) {
        return true;
    }
    const owned form = new_str(thread, "utf-8");
    const owned reason = new_str(thread, "surrogates not allowed");
    if (form && reason) {
        const value fields[] = {form.get(), spelled, make_int(at), make_int(at + 1), reason.get()};
        owned made = interpreter::call(thread, make_object(pointer_to(unicode_encode_error_type)),
                                       {fields, 5, nullptr});
        if (made) {
            raise_object(thread, static_cast<exception_object*>(made.release().data.object));
        }
    }
    return false;
}

/// Characters in UTF-8 with a null byte behind them; `size` gets how many bytes that is. Null:
/// MemoryError is pending.
[[nodiscard]] constexpr char* make_c_text(thread_state& thread, const text& spelled,
                                          ssize& size) noexcept {
    size = 1;
    unsigned char part[4];
    for (ssize i = 0; i < spelled.size; ++i) {
        size += static_cast<ssize>(support::encode_utf8(spelled[i], part));
    }
    char* const made = allocate_array<char>(thread.interp->memory, static_cast<std::size_t>(size));
    if (made == nullptr) {
        state::raise_no_memory(thread);
        return nullptr;
    }
    ssize at = 0;
    for (ssize i = 0; i < spelled.size; ++i) {
        const std::size_t bytes = support::encode_utf8(spelled[i], part);
        for (std::size_t k = 0; k < bytes; ++k) {
            made[at++] = static_cast<char>(part[k]);
        }
    }
    made[at] = '\0';
    return made;
}

/// Where the first null character is, or the end.
[[nodiscard]] constexpr ssize find_null(const text& in) noexcept {
    ssize at = 0;
    while (at < in.size && in[at] != 0) {
        ++at;
    }
    return at;
}

/// Makes tp_doc of what a class's body has as __doc__, of which __text_signature__ is made later,
/// whatever __doc__ is then; false: an exception is pending.
[[nodiscard]] constexpr bool set_class_doc(thread_state& thread, heap_type_object* self,
                                           value documentation) noexcept {
    if (!is_utf8(thread, documentation)) {
        return false;
    }
    const text spelled = text_of(documentation.data.object);
    ssize size = 0;
    self->tp_doc = make_c_text(thread, spelled.part(0, find_null(spelled)), size);
    return self->tp_doc != nullptr;
}

/// Makes tp_name of a class's name; false: an exception is pending.
[[nodiscard]] constexpr bool set_class_name(thread_state& thread, heap_type_object* self,
                                            value name) noexcept {
    const text spelled = text_of(name.data.object);
    if (!is_utf8(thread, name)) {
        return false;
    }
    if (find_null(spelled) != spelled.size) {
        raise(thread, value_error_type, "type name must not contain null characters");
        return false;
    }
    ssize size = 0;
    char* const made = make_c_text(thread, spelled, size);
    if (made == nullptr) {
        return false;
    }
    char* const before = self->_ht_tpname;
    const auto before_size = static_cast<std::size_t>(self->name_size);
    self->_ht_tpname = made;
    self->tp_name = made;
    self->name_size = size;
    if (before != nullptr) {
        state::release_array(before, before_size);
    }
    increment(name);
    state::replace(self->ht_name, name.data.object);
    return true;
}

/// Takes a name out of a class's body: what it means; empty: there is none, or, if pending, it
/// raised.
[[nodiscard]] constexpr owned take_name(thread_state& thread, dict_object* names,
                                        const object* name) noexcept {
    const value key = make_object(const_cast<object*>(name));
    object* found = find(thread, names, key);
    if (found == nullptr) {
        return {};
    }
    owned kept = owned::share(found);
    if (!(erase(thread, names, key) > 0)) {
        return {};
    }
    return static_cast<owned&&>(kept);
}

/// A descriptor in a class's dict, unless the body has said what the name means; false: an
/// exception is pending.
[[nodiscard]] constexpr bool add_descriptor(thread_state& thread, heap_type_object* self,
                                            const type_object& kind, value name,
                                            const getset_def* row, ssize offset) noexcept {
    if (find(thread, names_of(self), name) != nullptr || pending(thread)) {
        return !pending(thread);
    }
    auto* made = allocate<descriptor_object>(thread, kind);
    if (made == nullptr) {
        return false;
    }
    increment(self);
    increment(name);
    made->d_type = self;
    made->d_name = static_cast<const str_object*>(name.data.object);
    if (row != nullptr) {
        made->d_getset = row;
    } else {
        made->d_offset = offset;
    }
    const owned kept = owned::take(made);
    return store(thread, names_of(self), name, kept.get());
}

/// Puts a function of the body into what makes a static or a class method of it: __new__,
/// __init_subclass__, __class_getitem__. False: an exception is pending.
template <class Method>
[[nodiscard]] constexpr bool wrap_function(thread_state& thread, dict_object* names,
                                           const object* name, const type_object& kind,
                                           object* Method::*field) noexcept {
    const value key = make_object(const_cast<object*>(name));
    object* found = find(thread, names, key);
    if (found == nullptr || found->ob_type != &function_type) {
        return !pending(thread);
    }
    auto* made = allocate<Method>(thread, kind);
    if (made == nullptr) {
        return false;
    }
    increment(found);
    made->*field = found;
    const owned kept = owned::take(made);
    return store(thread, names, key, kept.get());
}

/// Gives a class a name that its body hasn't; false: an exception is pending.
[[nodiscard]] constexpr bool set_if_absent(thread_state& thread, dict_object* names,
                                           const object* name, value item) noexcept {
    const value key = make_object(const_cast<object*>(name));
    if (find(thread, names, key) != nullptr) {
        return true;
    }
    return !pending(thread) && store(thread, names, key, item);
}

/// The name of the module whose code runs, or empty.
[[nodiscard]] constexpr owned running_module(thread_state& thread) noexcept {
    object* found = find(thread, interpreter::current_globals(thread),
                         make_object(pointer_to(graph::str_<"__name__">)));
    if (found == nullptr) {
        return {};
    }
    return owned::share(load(found));
}

/// Enters what the body has not said; false: an exception is pending.
[[nodiscard]] constexpr bool complete_names(thread_state& thread, heap_type_object* self) noexcept {
    dict_object* names = names_of(self);
    const owned module = running_module(thread);
    if (pending(thread) ||
        (module && !set_if_absent(thread, names, &graph::str_<"__module__">, module.get()))) {
        return false;
    }
    owned qualified = take_name(thread, names, &graph::str_<"__qualname__">);
    if (pending(thread)) {
        return false;
    }
    if (qualified && !is_kind_of(qualified.get(), str_type)) {
        raise(thread, type_error_type, "type __qualname__ must be a str, not ",
              type_of(qualified.get())->tp_name);
        return false;
    }
    if (!qualified) {
        qualified = owned::share(self->ht_name);
    }
    self->ht_qualname = qualified.release().data.object;
    object* const doc = find(thread, names, make_object(pointer_to(graph::str_<"__doc__">)));
    if (pending(thread) || (doc != nullptr && is_kind_of(load(doc), str_type) &&
                            !set_class_doc(thread, self, load(doc)))) {
        return false;
    }
    if (!wrap_function(thread, names, &graph::str_<"__new__">, static_method_type,
                       &static_method_object::sm_callable) ||
        !wrap_function(thread, names, &graph::str_<"__init_subclass__">, class_method_type,
                       &class_method_object::cm_callable) ||
        !wrap_function(thread, names, &graph::str_<"__class_getitem__">, class_method_type,
                       &class_method_object::cm_callable)) {
        return false;
    }
    return true;
}

/// Enters the descriptors of what the objects of a class have; false: an exception is pending.
[[nodiscard]] constexpr bool add_descriptors(thread_state& thread, heap_type_object* self,
                                             const class_slots& slots) noexcept {
    if (slots.names) {
        const auto* list = static_cast<const list_object*>(slots.names.as_object());
        const ssize first = field_count(self->tp_base);
        for (ssize i = 0; i < list->ob_size; ++i) {
            if (!add_descriptor(thread, self, member_descriptor_type, load(list->ob_item[i]),
                                nullptr, field_offset(built_in_base(self), first + i))) {
                return false;
            }
        }
    }
    if ((slots.has_dict &&
         !add_descriptor(thread, self, getset_descriptor_type,
                         make_object(pointer_to(graph::str_<"__dict__">)), &class_dict_row, 0)) ||
        (slots.has_weak_references &&
         !add_descriptor(thread, self, getset_descriptor_type,
                         make_object(pointer_to(graph::str_<"__weakref__">)),
                         &instance_weak_references_row, 0))) {
        return false;
    }
    return true;
}

/// Enters what follows from the other names; false: an exception is pending.
[[nodiscard]] constexpr bool complete_special_names(thread_state& thread,
                                                    dict_object* names) noexcept {
    if (!set_if_absent(thread, names, &graph::str_<"__doc__">, none_value)) {
        return false;
    }
    const value eq = make_object(pointer_to(graph::str_<"__eq__">));
    if (find(thread, names, eq) != nullptr) {
        return set_if_absent(thread, names, &graph::str_<"__hash__">, none_value);
    }
    return !pending(thread);
}

} // namespace stasis::builtins::detail
