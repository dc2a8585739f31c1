// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/generic_alias.hpp: types.GenericAlias, which list[int] is.
// Promises: an alias calls its origin and has its origin's attributes, but for a few of its own;
// two are equal whose origins and arguments are; iterating over one gives it unpacked, once.
// CPython 3.11: Objects/genericaliasobject.c.
#pragma once

#include <stasis/builtins/dir.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/type_parameters.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr generic_alias_object* alias_of(value self) noexcept {
    return static_cast<generic_alias_object*>(self.data.object);
}

[[nodiscard]] constexpr const tuple_object* args_of(const generic_alias_object* self) noexcept {
    return static_cast<const tuple_object*>(self->args);
}

/// The attributes that an alias has itself.
inline constexpr const char* own_alias_names[] = {
    "__class__",       "__origin__",     "__args__",
    "__unpacked__",    "__parameters__", "__typing_unpacked_tuple_args__",
    "__mro_entries__", "__reduce_ex__",  "__reduce__",
    "__copy__",        "__deepcopy__"};

} // namespace detail

/// Adds an argument of an alias, or a member of a union, to its text: a class by its qualified
/// name; false: an exception is pending.
[[nodiscard]] constexpr bool add_argument_text(thread_state& thread, text_builder& to,
                                               value arg) noexcept {
    const auto ask = [&](bool wanted, const str_object& name) {
        owned found;
        if (wanted && !pending(thread)) {
            found = interpreter::get_attribute_if_any(thread, arg, &name);
        }
        return found;
    };
    owned shown;
    const owned origin = ask(true, graph::str_<"__origin__">);
    const owned args = ask(static_cast<bool>(origin), graph::str_<"__args__">);
    if (!args) {
        const owned qualname = ask(true, graph::str_<"__qualname__">);
        const owned module = ask(static_cast<bool>(qualname), graph::str_<"__module__">);
        if (module && module.get().kind != tag::none) {
            shown = interpreter::str(thread, qualname.get());
            if (shown && !(is_kind_of(module.get(), str_type) &&
                           text_of(module.as_object()) == text{"builtins"})) {
                const owned where = interpreter::str(thread, module.get());
                if (!where) {
                    return false;
                }
                to.add(where.as_object());
                to.add(".");
            }
        }
    }
    if (!shown && !pending(thread)) {
        shown = interpreter::repr(thread, arg);
    }
    if (!shown) {
        return false;
    }
    to.add(shown.as_object());
    return true;
}

[[nodiscard]] constexpr owned generic_alias_repr(thread_state& thread, value self) noexcept {
    const generic_alias_object* alias = detail::alias_of(self);
    text_builder built{thread};
    if (alias->starred) {
        built.add("*");
    }
    if (!add_argument_text(thread, built, load(alias->origin))) {
        return {};
    }
    built.add("[");
    const tuple_object* args = detail::args_of(alias);
    for (ssize i = 0; i < args->ob_size; ++i) {
        const value arg = load(items(args)[i]);
        built.add(i > 0 ? ", " : "");
        if (arg.kind == tag::object && arg.data.object == pointer_to(graph::ellipsis)) {
            built.add("...");
        } else if (!add_argument_text(thread, built, arg)) {
            return {};
        }
    }
    built.add(args->ob_size == 0 ? "()]" : "]");
    return built.finish();
}

[[nodiscard]] constexpr hash_t generic_alias_hash(thread_state& thread, value self) noexcept {
    const hash_t origin = hash_of(thread, load(detail::alias_of(self)->origin));
    const hash_t args =
        origin != -1 ? hash_of(thread, make_object(detail::alias_of(self)->args)) : -1;
    if (args == -1) {
        return -1;
    }
    return (origin ^ args) == -1 ? -2 : origin ^ args;
}

[[nodiscard]] constexpr owned generic_alias_compare(thread_state& thread, value left, value right,
                                                    int operation) noexcept {
    const auto* b = as<generic_alias_object>(right, generic_alias_type);
    if (b == nullptr || (operation != equal && operation != not_equal)) {
        return not_implemented();
    }
    const generic_alias_object* a = detail::alias_of(left);
    int same = a->starred == b->starred ? 1 : 0;
    if (same == 1) {
        same = compare_truth(thread, load(a->origin), load(b->origin), equal);
    }
    if (same == 1) {
        same = compare_truth(thread, make_object(a->args), make_object(b->args), equal);
    }
    return owned::take(same < 0 ? value{} : make_bool((same == 1) == (operation == equal)));
}

/// list[int](...): what the origin makes, which is told what it is an object of.
[[nodiscard]] constexpr owned generic_alias_call(thread_state& thread, value self,
                                                 const arguments& given) noexcept {
    owned made = interpreter::call(thread, load(detail::alias_of(self)->origin), given);
    if (made &&
        !interpreter::set_attribute(thread, made.get(), &graph::str_<"__orig_class__">, self) &&
        !clear_pending(thread, attribute_error_type) && !clear_pending(thread, type_error_type)) {
        return {};
    }
    return made;
}

[[nodiscard]] constexpr owned generic_alias_get_attribute(thread_state& thread, value self,
                                                          value name) noexcept {
    if (is_kind_of(name, str_type)) {
        for (const char* own : detail::own_alias_names) {
            if (text_of(name.data.object) == text{own}) {
                return interpreter::generic_get_attribute(thread, self, name);
            }
        }
        const counted_call counted(thread, thread.nesting_remaining); // it may be of an alias
        if (!counted) {
            return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
        }
        return interpreter::get_attribute(thread, load(detail::alias_of(self)->origin),
                                          name.data.object);
    }
    return interpreter::generic_get_attribute(thread, self, name);
}

/// alias[item]: the alias with its type variables replaced.
[[nodiscard]] constexpr owned generic_alias_subscript(thread_state& thread, value self,
                                                      value item) noexcept {
    generic_alias_object* alias = detail::alias_of(self);
    const tuple_object* parameters = parameters_of(thread, alias);
    if (parameters == nullptr) {
        return {};
    }
    const owned args =
        substitute_parameters(thread, self, detail::args_of(alias), parameters, item);
    if (!args) {
        return {};
    }
    owned made = interpreter::new_generic_alias(thread, load(alias->origin), args.get());
    if (made) {
        detail::alias_of(made.get())->starred = alias->starred;
    }
    return made;
}

// ---- methods and attributes --------------------------------------------------------------------

[[nodiscard]] constexpr owned generic_alias_new(thread_state& thread, const type_object& type,
                                                const arguments& given) noexcept {
    if (keyword_count(given) != 0) {
        return raise(thread, type_error_type, "GenericAlias() takes no keyword arguments");
    }
    if (!interpreter::check_count(thread, "GenericAlias", given, 2, 2)) {
        return {};
    }
    return interpreter::new_generic_alias(thread, given.values[0], given.values[1], type);
}

[[nodiscard]] constexpr owned generic_alias_mro_entries(thread_state& thread,
                                                        const arguments& given) noexcept {
    if (!takes_one(thread, "GenericAlias.__mro_entries__", given)) {
        return {};
    }
    const value origin = load(detail::alias_of(given.values[0])->origin);
    return owned::take(new_tuple(thread, &origin, 1));
}

[[nodiscard]] constexpr owned generic_alias_instance_check(thread_state& thread,
                                                           const arguments& given) noexcept {
    if (!takes_one(thread, "GenericAlias.__instancecheck__", given)) {
        return {};
    }
    return raise(thread, type_error_type,
                 "isinstance() argument 2 cannot be a parameterized generic");
}

[[nodiscard]] constexpr owned generic_alias_subclass_check(thread_state& thread,
                                                           const arguments& given) noexcept {
    if (!takes_one(thread, "GenericAlias.__subclasscheck__", given)) {
        return {};
    }
    return raise(thread, type_error_type,
                 "issubclass() argument 2 cannot be a parameterized generic");
}

/// dir(alias): the origin's names, and the alias's own.
[[nodiscard]] constexpr owned generic_alias_dir(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_none(thread, "GenericAlias.__dir__", given)) {
        return {};
    }
    const value origin = load(detail::alias_of(given.values[0])->origin);
    owned names = dir(thread, {&origin, 1, nullptr});
    for (const char* own : detail::own_alias_names) {
        owned name;
        if (names) {
            name = new_str(thread, own);
        }
        const int found = name ? interpreter::contains(thread, names.get(), name.get()) : -1;
        if (found < 0 ||
            (found == 0 &&
             !append(thread, static_cast<list_object*>(names.as_object()), name.get()))) {
            return {};
        }
    }
    return names;
}

[[nodiscard]] constexpr owned generic_alias_origin(thread_state&, value self) noexcept {
    return owned::share(load(detail::alias_of(self)->origin));
}

[[nodiscard]] constexpr owned generic_alias_args(thread_state&, value self) noexcept {
    return owned::share(detail::alias_of(self)->args);
}

[[nodiscard]] constexpr owned generic_alias_unpacked(thread_state&, value self) noexcept {
    return owned::take(make_bool(detail::alias_of(self)->starred));
}

/// __parameters__ of an alias or of a union.
template <class Object>
[[nodiscard]] constexpr owned parameters_attribute(thread_state& thread, value self) noexcept {
    auto* of = static_cast<Object*>(self.data.object);
    if (parameters_of(thread, of) == nullptr) {
        return {};
    }
    return owned::share(of->parameters);
}

[[nodiscard]] constexpr owned generic_alias_unpacked_args(thread_state&, value self) noexcept {
    const generic_alias_object* alias = detail::alias_of(self);
    return owned::share(alias->starred && alias->origin == pointer_to(tuple_type)
                            ? make_object(alias->args)
                            : none_value);
}

// ---- iteration ---------------------------------------------------------------------------------

[[nodiscard]] constexpr owned generic_alias_iterate(thread_state& thread, value self) noexcept {
    auto* result = allocate<generic_alias_iterator>(thread, generic_alias_iterator_type);
    if (result != nullptr) {
        increment(self);
        result->obj = self.data.object;
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned generic_alias_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<generic_alias_iterator*>(held.data.object);
    if (self->obj == nullptr) {
        return {};
    }
    const auto* alias = static_cast<const generic_alias_object*>(self->obj);
    owned made =
        interpreter::new_generic_alias(thread, load(alias->origin), make_object(alias->args));
    if (made) {
        detail::alias_of(made.get())->starred = true;
        state::drop(self->obj);
    }
    return made;
}

/// An unpacked alias is what the iterator of one that isn't gives first.
[[nodiscard]] constexpr owned reduce_generic_alias(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<generic_alias_object*>(held);
    const value args = make_object(self->args);
    if (!self->starred) {
        return reduction(thread, class_of(self), tuple_with(thread, load(self->origin), args));
    }
    const owned plain = interpreter::new_generic_alias(thread, load(self->origin), args);
    owned unpacked;
    if (plain) {
        unpacked = generic_alias_iterate(thread, plain.get());
    }
    owned next;
    if (unpacked) {
        next = builtin_named(thread, graph::str_<"next">);
    }
    return reduction(thread, next.get(), tuple_with(thread, unpacked.get()));
}

[[nodiscard]] constexpr owned reduce_generic_alias_iterator(thread_state& thread,
                                                            object* held) noexcept {
    object* const alias = static_cast<generic_alias_iterator*>(held)->obj;
    return reduce_to_iter(thread, alias != nullptr ? make_object(alias)
                                                   : make_object(pointer_to(graph::empty_tuple)));
}

constexpr int generic_alias_traverse(object* held, visit_slot visit,
                                     visit_argument* argument) noexcept {
    const auto* self = static_cast<const generic_alias_object*>(held);
    return visit_each(visit, argument, self->origin, self->args, self->parameters);
}

constexpr int generic_alias_iterator_traverse(object* held, visit_slot visit,
                                              visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<const generic_alias_iterator*>(held)->obj);
}

constexpr void generic_alias_iterator_clear(object* held) noexcept {
    state::drop(static_cast<generic_alias_iterator*>(held)->obj);
}

inline constexpr number_methods generic_alias_as_number = [] {
    number_methods slots{};
    slots.nb_or = interpreter::union_or;
    return slots;
}();

inline constexpr mapping_methods generic_alias_as_mapping{nullptr, generic_alias_subscript,
                                                          nullptr};

inline constexpr method_def generic_alias_methods[] = {
    {"__mro_entries__", generic_alias_mro_entries, 0, nullptr},
    {"__instancecheck__", generic_alias_instance_check, 0, nullptr},
    {"__subclasscheck__", generic_alias_subclass_check, 0, nullptr},
    reduce_row<reduce_generic_alias>,
    {"__dir__", generic_alias_dir, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def generic_alias_members[] = {
    {"__origin__", generic_alias_origin, nullptr, nullptr, nullptr},
    {"__args__", generic_alias_args, nullptr, nullptr, nullptr},
    {"__unpacked__", generic_alias_unpacked, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def generic_alias_getset[] = {
    {"__parameters__", parameters_attribute<generic_alias_object>, nullptr, nullptr, nullptr},
    {"__typing_unpacked_tuple_args__", generic_alias_unpacked_args, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object generic_alias_table = [] {
    type_object self{};
    self.tp_name = "types.GenericAlias";
    self.tp_basicsize = sizeof(generic_alias_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = free_object<generic_alias_object>;
    self.tp_traverse = generic_alias_traverse;
    self.tp_repr = generic_alias_repr;
    self.tp_as_number = &generic_alias_as_number;
    self.tp_as_mapping = &generic_alias_as_mapping;
    self.tp_hash = generic_alias_hash;
    self.tp_call = generic_alias_call;
    self.tp_getattro = generic_alias_get_attribute;
    self.tp_richcompare = generic_alias_compare;
    self.tp_weaklistoffset = 40;
    self.tp_iter = generic_alias_iterate;
    self.tp_methods = generic_alias_methods;
    self.tp_members = generic_alias_members;
    self.tp_getset = generic_alias_getset;
    self.tp_base = &object_type;
    self.tp_new = generic_alias_new;
    return self;
}();

inline constexpr type_object generic_alias_iterator_table = [] {
    type_object self{};
    self.tp_name = "generic_alias_iterator";
    self.tp_basicsize = sizeof(generic_alias_iterator);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<generic_alias_iterator>;
    self.tp_traverse = generic_alias_iterator_traverse;
    self.tp_clear = generic_alias_iterator_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = generic_alias_next;
    self.tp_methods = methods_of<reduce_row<reduce_generic_alias_iterator>>;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object generic_alias_type =
    builtins::ready<generic_alias_type, builtins::generic_alias_table, "__unpacked__">();
inline constexpr type_object generic_alias_iterator_type =
    builtins::ready<generic_alias_iterator_type, builtins::generic_alias_iterator_table>();

} // namespace stasis
