// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/object.hpp: object, from which every type inherits.
// CPython 3.11: Objects/typeobject.c (object_new, object_init, object_str, object_richcompare,
// object___format___impl, object___dir___impl).
// What copy and pickle ask for is object_reduce.hpp's.
#pragma once

#include <stasis/builtins/abstract_class.hpp>
#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/compatible_layout.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/object_reduce.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/builtins/ready.hpp>

namespace stasis::builtins {

/// Adds the names of a dict to those in another; false: an exception is pending.
[[nodiscard]] constexpr bool merge_names(thread_state& thread, dict_object* to,
                                         const dict_object* from) noexcept {
    ssize at = 0;
    while (const dict_item_view item = next_entry(from, at)) {
        if (!store(thread, to, load(item.me_key), none_value)) {
            return false;
        }
    }
    return true;
}

/// Adds the names in the dicts of a type and of what it inherits from: merge_class_dict. False: an
/// exception is pending.
[[nodiscard]] constexpr bool merge_names_of_type(thread_state& thread, dict_object* to,
                                                 const type_object* type) noexcept {
    if (type->tp_mro == nullptr) { // its mro() is being asked
        return true;
    }
    const owned kept = owned::share(type->tp_mro); // keys may run code that sets another
    const auto* mro = static_cast<const tuple_object*>(kept.as_object());
    for (ssize i = mro->ob_size; i-- > 0;) {
        const auto* of = static_cast<const type_object*>(items(mro)[i]);
        if (!merge_names(thread, to, static_cast<const dict_object*>(of->tp_dict))) {
            return false;
        }
    }
    return true;
}

/// The names in the dicts of a type and of what it inherits from, as a list.
[[nodiscard]] constexpr owned names_of_type(thread_state& thread,
                                            const type_object* type) noexcept {
    const owned names = owned::take(new_dict(thread));
    if (!names ||
        !merge_names_of_type(thread, static_cast<dict_object*>(names.as_object()), type)) {
        return {};
    }
    return owned::take(interpreter::make_list(thread, names.get()));
}

[[nodiscard]] constexpr int object_init(thread_state& thread, value self,
                                        const arguments& given) noexcept;

[[nodiscard]] constexpr owned object_class(thread_state&, value self) noexcept {
    return owned::share(pointer_to(*type_of(self)));
}

/// self.__class__ = wanted: a class whose objects are laid out as those of self's class are.
/// Built-in is none of the two, unless they are modules.
[[nodiscard]] constexpr int object_set_class(thread_state& thread, value self, value,
                                             value wanted) noexcept {
    if (!wanted) {
        return raise(thread, type_error_type, "can't delete __class__ attribute");
    }
    const type_object* to = as_type(wanted);
    if (to == nullptr) {
        return raise(thread, type_error_type, "__class__ must be set to a class, not '",
                     type_of(wanted)->tp_name, "' object");
    }
    const type_object* from = type_of(self);
    const bool of_modules = is_subtype(to, &module_type) && is_subtype(from, &module_type);
    if (!of_modules && (!is_heap_type(to) || !is_heap_type(from))) {
        return raise(thread, type_error_type,
                     "__class__ assignment only supported for mutable types or ModuleType "
                     "subclasses");
    }
    if (!is_compatible(thread, from, to, "__class__")) {
        return -1;
    }
    // Values go by the keys of the class that the object had so far.
    if ((from->tp_flags & flag_managed_dict) != 0 &&
        instance_dict(thread, self.data.object) == nullptr) {
        return -1;
    }
    if (std::is_constant_evaluated() && is_heap_type(to) && is_heap_type(from)) {
        as_heap_type(to)->find_loose = as_heap_type(from)->find_loose;
    }
    increment(wanted);
    self.data.object->ob_type = to;
    decrement(pointer_to(*from));
    return 0;
}

/// object.__new__: takes what __init__ takes, if that is another one than object's.
[[nodiscard]] constexpr owned object_new(thread_state& thread, const type_object& type,
                                         const arguments& given) noexcept {
    if (given.count != 0 || keyword_count(given) != 0) {
        if (type.tp_new != object_new) {
            return raise(thread, type_error_type,
                         "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (type.tp_init == object_init) {
            return raise(thread, type_error_type, type.tp_name, "() takes no arguments");
        }
    }
    if ((type.tp_flags & flag_abstract) != 0) {
        return refuse_abstract(thread, type);
    }
    return owned::take(allocate<object>(thread, type));
}

/// object.__init__: does nothing, and takes nothing unless a type's own __new__ took it.
[[nodiscard]] constexpr int object_init(thread_state& thread, value self,
                                        const arguments& given) noexcept {
    const type_object* type = type_of(self);
    if (given.count == 0 && keyword_count(given) == 0) {
        return 0;
    }
    if (type->tp_init != object_init || type->tp_new == object_new) {
        return raise(thread, type_error_type,
                     type->tp_init != object_init ? "object" : type->tp_name,
                     ".__init__() takes exactly one argument (the instance to initialize)");
    }
    return 0;
}

constexpr void object_dealloc(object* self) noexcept { release<object>(self); }

/// str(self): what its __repr__ says.
[[nodiscard]] constexpr owned object_str(thread_state& thread, value self) noexcept {
    return type_of(self)->tp_repr(thread, self);
}

/// Equal is what is identical, and not equal what the left operand's own type doesn't call equal.
[[nodiscard]] constexpr owned object_compare(thread_state& thread, value left, value right,
                                             int operation) noexcept {
    if (operation == equal && identical(left, right)) {
        return owned::take(make_bool(true));
    }
    const type_object* type = type_of(left);
    if (operation != not_equal || type->tp_richcompare == nullptr) {
        return not_implemented();
    }
    owned answer = type->tp_richcompare(thread, left, right, equal);
    if (!answer || state::detail::declined(answer)) {
        return answer;
    }
    const int same = is_true(thread, answer.get());
    return owned::take(same < 0 ? value{} : make_bool(same == 0));
}

/// object.__dir__(): the names in __dict__ and in __class__.
[[nodiscard]] constexpr owned object_dir(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "object.__dir__", given)) {
        return {};
    }
    const value self = given.values[0];
    const owned names = owned::take(new_dict(thread));
    if (!names) {
        return {};
    }
    auto* to = static_cast<dict_object*>(names.as_object());
    const owned own = interpreter::get_attribute_if_any(thread, self, &graph::str_<"__dict__">);
    if (pending(thread)) {
        return {};
    }
    const auto* dict = own ? as<dict_object>(own.get(), dict_type) : nullptr;
    if (dict != nullptr && !merge_names(thread, to, dict)) {
        return {};
    }
    const owned type = interpreter::get_attribute_if_any(thread, self, &graph::str_<"__class__">);
    if (pending(thread)) {
        return {};
    }
    const type_object* of = type ? as_type(type.get()) : nullptr;
    if (of != nullptr && !merge_names_of_type(thread, to, of)) {
        return {};
    }
    return owned::take(interpreter::make_list(thread, names.get()));
}

/// Checks that a method of types was given its type alone; false: TypeError is pending. The message
/// names the type, as that of a bound method does.
[[nodiscard]] constexpr bool takes_type_alone(thread_state& thread, const char* name,
                                              const arguments& given) noexcept {
    const char* type = as_type(given.values[0])->tp_name;
    if (keyword_count(given) != 0) {
        raise(thread, type_error_type, type, name, "() takes no keyword arguments");
        return false;
    }
    if (given.count != 1) {
        raise(thread, type_error_type, type, name, "() takes no arguments (", given.count - 1,
              " given)");
        return false;
    }
    return true;
}

/// object.__init_subclass__(): takes nothing.
[[nodiscard]] constexpr owned object_init_subclass(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_type_alone(thread, ".__init_subclass__", given)) {
        return {};
    }
    return owned::take(none_value);
}

/// object.__subclasshook__(...): no answer.
[[nodiscard]] constexpr owned object_subclass_hook(thread_state&, const arguments&) noexcept {
    return not_implemented();
}

[[nodiscard]] constexpr owned object_format(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "object.__format__", given)) {
        return {};
    }
    if (!is_kind_of(given.values[1], str_type)) {
        const bool none = given.values[1].kind == tag::none;
        return raise(thread, type_error_type, "__format__() argument must be str, not ",
                     none ? "None" : type_of(given.values[1])->tp_name);
    }
    if (static_cast<str_object*>(given.values[1].data.object)->length != 0) {
        return raise(thread, type_error_type, "unsupported format string passed to ",
                     type_of(given.values[0])->tp_name, ".__format__");
    }
    return interpreter::str(thread, given.values[0]);
}

inline constexpr method_def object_methods[] = {
    {"__reduce_ex__", object_reduce_ex, 0, nullptr},
    {"__reduce__", object_reduce, 0, nullptr},
    {"__getstate__", object_getstate, 0, nullptr},
    {"__subclasshook__", object_subclass_hook, method_class, nullptr},
    {"__init_subclass__", object_init_subclass, method_class, nullptr},
    {"__format__", object_format, 0, nullptr},
    size_row<"object.__sizeof__", detail::size_of_object>,
    {"__dir__", object_dir, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def object_getset[] = {
    {"__class__", object_class, object_set_class, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object object_table = [] {
    type_object self{};
    self.tp_name = "object";
    self.tp_basicsize = sizeof(object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = object_dealloc;
    self.tp_repr = identity_repr;
    self.tp_hash = identity_hash;
    self.tp_str = object_str;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_setattro = interpreter::generic_set_attribute;
    self.tp_richcompare = object_compare;
    self.tp_dict = pointer_to<dict_object>(no_documentation); // so all objects have a __doc__
    self.tp_methods = object_methods;
    self.tp_getset = object_getset;
    self.tp_init = object_init;
    self.tp_new = object_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object object_type = builtins::ready<object_type, builtins::object_table>();

} // namespace stasis
