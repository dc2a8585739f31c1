// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/builtin_function.hpp: the type of functions written in C++, bound or not.
// Promises: their names and reprs. Calling one is interpreter/call.hpp's; a method found on a type
// (list.append) is another type's (builtins/method_descriptor.hpp).
// CPython 3.11: Objects/methodobject.c.
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned builtin_function_repr(thread_state& thread, value self) noexcept {
    const auto* function = static_cast<builtin_function_object*>(self.data.object);
    text_builder built{thread};
    built.add("<built-in ");
    if (function->m_self == nullptr) {
        built.add("function ");
        built.add(function->m_ml->ml_name);
    } else {
        built.add("method ");
        built.add(function->m_ml->ml_name);
        built.add(" of ");
        built.add(function->m_self->ob_type->tp_name);
        built.add(" object at ");
        add_address(built, function->m_self);
    }
    built.add(">");
    return built.finish();
}

[[nodiscard]] constexpr owned builtin_function_name(thread_state& thread, value self) noexcept {
    return new_str(thread, static_cast<builtin_function_object*>(self.data.object)->m_ml->ml_name);
}

/// "list.append", or the name alone of what belongs to no object.
[[nodiscard]] constexpr owned builtin_function_qualname(thread_state& thread, value self) noexcept {
    const auto* function = static_cast<builtin_function_object*>(self.data.object);
    text_builder built{thread};
    if (const object* of = function->m_self) {
        const auto* type =
            of->ob_type == &type_type ? static_cast<const type_object*>(of) : of->ob_type;
        built.add(last_name(type->tp_name));
        built.add(".");
    }
    built.add(function->m_ml->ml_name);
    return built.finish();
}

/// The module of a function; a method has none.
[[nodiscard]] constexpr owned builtin_function_module(thread_state&, value self) noexcept {
    const auto* function = static_cast<builtin_function_object*>(self.data.object);
    if (function->m_self != nullptr) {
        return owned::take(none_value);
    }
    return owned::share(function->m_module != nullptr ? function->m_module
                                                      : pointer_to(graph::str_<"builtins">));
}

/// Methods are equal if they are the same one of the same object.
[[nodiscard]] constexpr owned builtin_function_compare(thread_state&, value left, value right,
                                                       int operation) noexcept {
    const auto* other = as<builtin_function_object>(right, builtin_function_type);
    if (other == nullptr || (operation != equal && operation != not_equal)) {
        return not_implemented();
    }
    const auto* self = static_cast<builtin_function_object*>(left.data.object);
    bool same =
        self->m_ml == other->m_ml && (self->m_self == nullptr) == (other->m_self == nullptr);
    if (same && self->m_self != nullptr) {
        same = identical(load(self->m_self), load(other->m_self));
    }
    return owned::take(make_bool(same == (operation == equal)));
}

[[nodiscard]] constexpr hash_t builtin_function_hash(thread_state&, value self) noexcept {
    const auto* function = static_cast<builtin_function_object*>(self.data.object);
    hash_t hash = 0;
    if (!std::is_constant_evaluated()) { // where there are no addresses
        hash = support::hash_address(reinterpret_cast<std::uintptr_t>(function->m_ml));
    }
    if (const object* of = function->m_self) {
        hash ^= support::hash_address(address_of(of));
    }
    return hash == -1 ? -2 : hash;
}

/// What a method belongs to, or the module of a function; of a static method that is None.
[[nodiscard]] constexpr owned builtin_function_self(thread_state& thread, value self) noexcept {
    const auto* function = static_cast<builtin_function_object*>(self.data.object);
    if (function->m_self != nullptr || (function->m_ml->ml_flags & method_static) != 0) {
        const bool is_static = (function->m_ml->ml_flags & method_static) != 0;
        return share_or_none(is_static ? nullptr : function->m_self);
    }
    if (function->m_module == nullptr) {
        return owned::share(pointer_to(builtins_module));
    }
    const object* found = find(thread, thread.interp->modules, load(function->m_module));
    if (found == nullptr && pending(thread)) {
        return {};
    }
    return share_or_none(found);
}

/// The name of a function of a module; else what the object has by that name.
[[nodiscard]] constexpr owned reduce_builtin_function(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<builtin_function_object*>(held);
    owned name = new_str(thread, self->m_ml->ml_name);
    if (!name || self->m_self == nullptr) {
        return name;
    }
    return reduce_to_attribute(thread, load(self->m_self), name.get());
}

constexpr int builtin_function_traverse(object* held, visit_slot visit,
                                        visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<builtin_function_object*>(held)->m_self);
}

constexpr void builtin_function_clear(object* held) noexcept {
    state::drop(static_cast<builtin_function_object*>(held)->m_self);
}

/// What is written in C++ has no docstring, and so no signature in it.
[[nodiscard]] constexpr owned no_text_signature(thread_state&, value) noexcept {
    return owned::take(none_value);
}

inline constexpr getset_def builtin_function_members[] = {
    {"__module__", builtin_function_module, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def builtin_function_getset[] = {
    {"__doc__", undocumented, nullptr, nullptr, nullptr},
    {"__name__", builtin_function_name, nullptr, nullptr, nullptr},
    {"__qualname__", builtin_function_qualname, nullptr, nullptr, nullptr},
    {"__self__", builtin_function_self, nullptr, nullptr, nullptr},
    {"__text_signature__", no_text_signature, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object builtin_function_table = [] {
    type_object self{};
    self.tp_name = "builtin_function_or_method";
    self.tp_basicsize = sizeof(builtin_function_object);
    self.tp_dealloc = referable_dealloc;
    self.tp_free = free_object<builtin_function_object>;
    self.tp_traverse = builtin_function_traverse;
    self.tp_clear = builtin_function_clear;
    self.tp_repr = builtin_function_repr;
    self.tp_hash = builtin_function_hash;
    self.tp_call = call_function;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_richcompare = builtin_function_compare;
    self.tp_weaklistoffset = 40;
    self.tp_methods = methods_of<reduce_row<reduce_builtin_function>>;
    self.tp_members = builtin_function_members;
    self.tp_getset = builtin_function_getset;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object builtin_function_type =
    builtins::ready<builtin_function_type, builtins::builtin_function_table>();

} // namespace stasis
