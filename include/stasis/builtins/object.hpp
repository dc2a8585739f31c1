// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/object.hpp: object, from which every type inherits.
// CPython 3.11: Objects/typeobject.c (object_new, object_init, object_str, object_richcompare,
// object___format___impl, object___dir___impl).
// Refuses: object.__reduce__ and its like (there is no pickling), __sizeof__, __init_subclass__ and
// __subclasshook__ (there are no classes of a program's own).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/ready.hpp>

namespace stasis::builtins {

/// The names in the dicts of a type and of what it inherits from, as a list: merge_class_dict.
[[nodiscard]] constexpr owned names_of_type(thread_state& thread,
                                            const type_object* type) noexcept {
    const owned names = owned::take(new_dict(thread));
    const auto* mro = static_cast<const tuple_object*>(type->tp_mro);
    for (ssize i = mro->ob_size; names && i-- > 0;) {
        const auto* of = static_cast<const type_object*>(items(mro)[i]);
        const auto* entries = static_cast<const dict_object*>(of->tp_dict);
        ssize at = 0;
        while (const dict_item_view item = next_entry(entries, at)) {
            if (!store(thread, static_cast<dict_object*>(names.as_object()), load(item.me_key),
                       none_value)) {
                return {};
            }
        }
    }
    return owned::take(names ? interpreter::make_list(thread, names.get()) : nullptr);
}

[[nodiscard]] constexpr owned object_class(thread_state&, value self) noexcept {
    return owned::take(pointer_to(*type_of(self)));
}

/// self.__class__ = wanted: no type is one whose objects can become another's.
[[nodiscard]] constexpr int object_set_class(thread_state& thread, value, value,
                                             value wanted) noexcept {
    if (!wanted) {
        return raise(thread, type_error_type, "can't delete __class__ attribute");
    }
    if (type_of(wanted) != &type_type) {
        return raise(thread, type_error_type, "__class__ must be set to a class, not '",
                     type_of(wanted)->tp_name, "' object");
    }
    return raise(thread, type_error_type,
                 "__class__ assignment only supported for mutable types or ModuleType subclasses");
}

[[nodiscard]] constexpr owned object_new(thread_state& thread, const type_object& type,
                                         const arguments& given) noexcept {
    if (given.count != 0 || keyword_count(given) != 0) {
        return raise(thread, type_error_type, type.tp_name, "() takes no arguments");
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

[[nodiscard]] constexpr owned object_str(thread_state& thread, value self) noexcept {
    return interpreter::repr(thread, self);
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

[[nodiscard]] constexpr owned object_dir(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "object.__dir__", given)) {
        return {};
    }
    return names_of_type(thread, type_of(given.values[0]));
}

[[nodiscard]] constexpr owned object_format(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "object.__format__", given)) {
        return {};
    }
    if (type_of(given.values[1]) != &str_type) {
        return raise(thread, type_error_type, "__format__() argument must be str, not ",
                     type_of(given.values[1])->tp_name);
    }
    if (static_cast<str_object*>(given.values[1].data.object)->length != 0) {
        return raise(thread, type_error_type, "unsupported format string passed to ",
                     type_of(given.values[0])->tp_name, ".__format__");
    }
    return interpreter::str(thread, given.values[0]);
}

inline constexpr method_def object_methods[] = {{"__format__", object_format, 0, nullptr},
                                                {"__dir__", object_dir, 0, nullptr},
                                                {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def object_getset[] = {
    {"__class__", object_class, object_set_class, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object object_table = [] {
    type_object self{};
    self.tp_name = "object";
    self.tp_basicsize = sizeof(object);
    self.tp_dealloc = object_dealloc;
    self.tp_repr = identity_repr;
    self.tp_hash = identity_hash;
    self.tp_str = object_str;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_setattro = interpreter::generic_set_attribute;
    self.tp_richcompare = object_compare;
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
