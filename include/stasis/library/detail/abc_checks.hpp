// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/abc_checks.hpp: registering classes with an abstract base class, and asking
// it about objects and classes.
// CPython 3.11: _abc__abc_register_impl, _abc__abc_instancecheck_impl, _abc__abc_subclasscheck_impl
// (Modules/_abc.c).
#pragma once

#include <stasis/interpreter/isinstance.hpp>
#include <stasis/library/detail/abc_data.hpp>

namespace stasis::library::detail {

/// _abc.get_cache_token(): another one after each _abc_register().
[[nodiscard]] constexpr owned abc_cache_token(thread_state& thread,
                                              const arguments& given) noexcept {
    return owned::take(takes_nothing(thread, "_abc.get_cache_token", given)
                           ? make_int(static_cast<std::int64_t>(thread.interp->abc_cache_token))
                           : value{});
}

/// Sets how patterns match a class and what inherits from it: set_collection_flag_recursive.
constexpr void set_pattern_flag(heap_type_object* self, unsigned long flag) noexcept {
    constexpr unsigned long collection = flag_sequence | flag_mapping;
    if ((self->tp_flags & collection) == flag) {
        return;
    }
    self->tp_flags = (self->tp_flags & ~collection) | flag;
    for (heap_type_object* each = self->next; each != nullptr; each = each->next) {
        if (builtins::detail::has_base(each, self)) {
            set_pattern_flag(each, flag);
        }
    }
}

/// _abc._abc_register(cls, subclass).
[[nodiscard]] constexpr owned abc_register(thread_state& thread, const arguments& given) noexcept {
    if (!takes_positional(thread, "_abc._abc_register", given, 2, 2)) {
        return {};
    }
    const value self = given.values[0];
    const value subclass = given.values[1];
    const type_object* registered = as_type(subclass);
    if (registered == nullptr) {
        return raise(thread, type_error_type, "Can only register classes");
    }
    const int already = interpreter::is_subclass_of(thread, subclass, self);
    if (already != 0) {
        return owned::share(already > 0 ? subclass : value{});
    }
    const int circle = interpreter::is_subclass_of(thread, self, subclass);
    if (circle > 0) {
        raise(thread, runtime_error_type, "Refusing to create an inheritance cycle");
    }
    owned held;
    class_registry* const registry = circle == 0 ? registry_of(thread, self, held) : nullptr;
    if (registry == nullptr || !insert(thread, registry->registered, registered)) {
        return {};
    }
    ++thread.interp->abc_cache_token;
    const type_object* type = as_type(self);
    const unsigned long flag =
        type != nullptr ? type->tp_flags & (flag_sequence | flag_mapping) : 0;
    if (flag != 0 && is_heap_type(registered)) {
        set_pattern_flag(as_heap_type(registered), flag);
    }
    return owned::share(subclass);
}

/// cls.__subclasscheck__(subclass).
[[nodiscard]] constexpr owned ask_subclass(thread_state& thread, value self,
                                           value subclass) noexcept {
    const owned method =
        interpreter::get_attribute(thread, self, &graph::str_<"__subclasscheck__">);
    if (!method) {
        return {};
    }
    return interpreter::call(thread, method.get(), subclass);
}

/// Whether a value is a class that a set has.
[[nodiscard]] constexpr bool is_in(const class_set& set, value type) noexcept {
    const type_object* of = as_type(type);
    return of != nullptr && contains(set, of);
}

/// _abc._abc_instancecheck(cls, instance): by the instance's type, and by what it says that it is.
[[nodiscard]] constexpr owned abc_instance_check(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_positional(thread, "_abc._abc_instancecheck", given, 2, 2)) {
        return {};
    }
    const value self = given.values[0];
    owned held;
    const class_registry* const registry = registry_of(thread, self, held);
    if (registry == nullptr) {
        return {};
    }
    const owned told =
        interpreter::get_attribute(thread, given.values[1], &graph::str_<"__class__">);
    if (!told) {
        return {};
    }
    if (is_in(registry->subclasses, told.get())) {
        return owned::take(make_bool(true));
    }
    const owned type = owned::share(pointer_to(*type_of(given.values[1])));
    const bool as_told = told.as_object() == type.as_object();
    if (as_told && registry->version == thread.interp->abc_cache_token &&
        is_in(registry->others, told.get())) {
        return owned::take(make_bool(false));
    }
    owned answer = ask_subclass(thread, self, told.get());
    if (as_told || !answer) {
        return answer;
    }
    const int truth = is_true(thread, answer.get());
    if (truth < 0) {
        return {};
    }
    if (truth > 0) {
        return answer;
    }
    return ask_subclass(thread, self, type.get());
}

/// The classes of a set as a list, which keeps them alive; empty: MemoryError is pending.
[[nodiscard]] constexpr owned list_classes(thread_state& thread, const class_set& from) noexcept {
    owned result = owned::take(new_list(thread, static_cast<ssize>(from.used)));
    auto* const to = static_cast<list_object*>(result.as_object());
    for (std::size_t i = 0; result && i < from.room; ++i) {
        if (from.slots[i] != nullptr &&
            !append(thread, to, make_object(pointer_to(*from.slots[i])))) {
            return {};
        }
    }
    return result;
}

/// Whether a class is a subclass of one in a list: 0, 1, or -1.
[[nodiscard]] constexpr int is_subclass_of_any(thread_state& thread, value subclass,
                                               const list_object* of) noexcept {
    int found = 0;
    for (ssize i = 0; found == 0 && i < of->ob_size; ++i) {
        const owned each = owned::share(load(of->ob_item[i]));
        found = interpreter::is_subclass_of(thread, subclass, each.get());
    }
    return found;
}

/// What cls.__subclasshook__(subclass) answers: 0, 1, -1, or 2: that it doesn't know.
[[nodiscard]] constexpr int ask_hook(thread_state& thread, value self, value subclass) noexcept {
    const owned hook = interpreter::get_attribute(thread, self, &graph::str_<"__subclasshook__">);
    owned answer;
    if (hook) {
        answer = interpreter::call(thread, hook.get(), subclass);
    }
    if (!answer) {
        return -1;
    }
    if (answer.get().kind == tag::boolean) {
        return answer.get().data.integer != 0 ? 1 : 0;
    }
    if (state::detail::declined(answer)) {
        return 2;
    }
    return raise(thread, assertion_error_type,
                 "__subclasshook__ must return either False, True, or NotImplemented");
}

/// Whether a class is a subclass as far as the hook, the order of inheritance, what is registered
/// and what inherits from the abstract class say: 0, 1, or -1.
[[nodiscard]] constexpr int find_out_subclass(thread_state& thread, value self,
                                              const class_registry& registry,
                                              value subclass) noexcept {
    const int told = ask_hook(thread, self, subclass);
    if (told != 2) {
        return told;
    }
    const type_object* of = as_type(self);
    if ((of != nullptr && is_subtype(as_type(subclass), of)) ||
        is_in(registry.registered, subclass)) {
        return 1;
    }
    const owned registered = list_classes(thread, registry.registered);
    if (!registered) {
        return -1;
    }
    const int found = is_subclass_of_any(thread, subclass,
                                         static_cast<const list_object*>(registered.as_object()));
    if (found != 0) {
        return found;
    }
    const owned method = interpreter::get_attribute(thread, self, &graph::str_<"__subclasses__">);
    owned inheriting;
    if (method) {
        inheriting = interpreter::call(thread, method.get(), arguments{});
    }
    if (!inheriting) {
        return -1;
    }
    const auto* list = as<list_object>(inheriting.get(), list_type);
    if (list == nullptr) {
        return raise(thread, type_error_type, "__subclasses__() must return a list");
    }
    return is_subclass_of_any(thread, subclass, list);
}

/// _abc._abc_subclasscheck(cls, subclass).
[[nodiscard]] constexpr owned abc_subclass_check(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_positional(thread, "_abc._abc_subclasscheck", given, 2, 2)) {
        return {};
    }
    const value subclass = given.values[1];
    const type_object* type = as_type(subclass);
    if (type == nullptr) {
        return raise(thread, type_error_type, "issubclass() arg 1 must be a class");
    }
    owned held;
    class_registry* const registry = registry_of(thread, given.values[0], held);
    if (registry == nullptr) {
        return {};
    }
    if (contains(registry->subclasses, type)) {
        return owned::take(make_bool(true));
    }
    if (registry->version < thread.interp->abc_cache_token) {
        clear(registry->others);
        registry->version = thread.interp->abc_cache_token;
    } else if (contains(registry->others, type)) {
        return owned::take(make_bool(false));
    }
    const int found = find_out_subclass(thread, given.values[0], *registry, subclass);
    if (found < 0 || !insert(thread, found == 1 ? registry->subclasses : registry->others, type)) {
        return {};
    }
    return owned::take(make_bool(found == 1));
}

/// _abc._reset_registry(cls).
[[nodiscard]] constexpr owned abc_reset_registry(thread_state& thread,
                                                 const arguments& given) noexcept {
    owned held;
    class_registry* const registry = takes_single(thread, "_abc._reset_registry", given)
                                         ? registry_of(thread, given.values[0], held)
                                         : nullptr;
    if (registry == nullptr) {
        return {};
    }
    clear(registry->registered);
    return owned::take(none_value);
}

/// _abc._reset_caches(cls).
[[nodiscard]] constexpr owned abc_reset_caches(thread_state& thread,
                                               const arguments& given) noexcept {
    owned held;
    class_registry* const registry = takes_single(thread, "_abc._reset_caches", given)
                                         ? registry_of(thread, given.values[0], held)
                                         : nullptr;
    if (registry == nullptr) {
        return {};
    }
    clear(registry->subclasses);
    clear(registry->others);
    return owned::take(none_value);
}

/// _abc._get_dump(cls): what it has registered, both caches, and the version of the second.
[[nodiscard]] constexpr owned abc_dump(thread_state& thread, const arguments& given) noexcept {
    owned held;
    const class_registry* const registry = takes_single(thread, "_abc._get_dump", given)
                                               ? registry_of(thread, given.values[0], held)
                                               : nullptr;
    if (registry == nullptr) {
        return {};
    }
    owned each[3];
    const class_set* const from[3] = {&registry->registered, &registry->subclasses,
                                      &registry->others};
    for (int i = 0; i < 3; ++i) {
        const owned list = list_classes(thread, *from[i]);
        if (list) {
            each[i] = make_set(thread, set_type, list.get());
        }
        if (!each[i]) {
            return {};
        }
    }
    const value parts[] = {each[0].get(), each[1].get(), each[2].get(),
                           make_int(static_cast<std::int64_t>(registry->version))};
    return owned::take(new_tuple(thread, parts, 4));
}

} // namespace stasis::library::detail
