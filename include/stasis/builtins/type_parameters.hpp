// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/type_parameters.hpp: the type variables in the arguments of a generic alias or of
// a union, and what stands there when it is subscripted: list[T][int]. Promises: a type variable is
// whatever has __typing_subst__, whose __typing_prepare_subst__ is asked first; one that can be
// unpacked (a TypeVarTuple) takes any number of arguments. CPython 3.11: _Py_make_parameters,
// _Py_subs_parameters, subs_tvars, _unpack_args (Objects/genericaliasobject.c).
#pragma once

#include <stasis/builtins/tuple.hpp>

namespace stasis::builtins {

namespace detail {

/// The place of an object in a tuple, or -1.
[[nodiscard]] constexpr ssize place_in(const tuple_object* self, const object* item) noexcept {
    for (ssize i = 0; i < self->ob_size; ++i) {
        if (items(self)[i] == item) {
            return i;
        }
    }
    return -1;
}

/// Adds an object to a list that hasn't got it; false: MemoryError is pending.
[[nodiscard]] constexpr bool add_once(thread_state& thread, list_object* to,
                                      object* item) noexcept {
    for (ssize i = 0; i < to->ob_size; ++i) {
        if (to->ob_item[i] == item) {
            return true;
        }
    }
    increment(item);
    return append(thread, to, item);
}

/// Adds all items of a tuple to a list; false: MemoryError is pending.
[[nodiscard]] constexpr bool add_all(thread_state& thread, list_object* to,
                                     const tuple_object* from) noexcept {
    for (ssize i = 0; i < from->ob_size; ++i) {
        increment(items(from)[i]);
        if (!append(thread, to, items(from)[i])) {
            return false;
        }
    }
    return true;
}

/// What an attribute of an object says, if that is a tuple.
[[nodiscard]] constexpr owned tuple_attribute(thread_state& thread, value of,
                                              const object* name) noexcept {
    owned found = interpreter::get_attribute_if_any(thread, of, name);
    if (found && !is_kind_of(found.get(), tuple_type)) {
        return {};
    }
    return found;
}

/// The items of a list that is being made, as a tuple.
[[nodiscard]] constexpr owned as_tuple(thread_state& thread, const owned& list) noexcept {
    return make_tuple(thread, list.get());
}

[[nodiscard]] constexpr const tuple_object* tuple_in(const owned& held) noexcept {
    return static_cast<const tuple_object*>(held.as_object());
}

} // namespace detail

/// The type variables in a tuple of arguments, each once: a tuple; empty: an exception is pending.
[[nodiscard]] constexpr owned make_parameters(thread_state& thread,
                                              const tuple_object* args) noexcept {
    const counted_call counted(thread, thread.nesting_remaining); // aliases may be arguments
    if (!counted) {
        return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
    }
    const owned made = owned::take(new_list(thread, args->ob_size));
    auto* list = static_cast<list_object*>(made.as_object());
    for (ssize i = 0; made && i < args->ob_size; ++i) {
        const value arg = load(items(args)[i]);
        if (as_type(arg) != nullptr) { // what a class has, its objects have
            continue;
        }
        const owned substitute =
            interpreter::get_attribute_if_any(thread, arg, &graph::str_<"__typing_subst__">);
        if (substitute) {
            if (!detail::add_once(thread, list, items(args)[i])) {
                return {};
            }
            continue;
        }
        owned nested;
        if (!pending(thread)) {
            nested = detail::tuple_attribute(thread, arg, &graph::str_<"__parameters__">);
        }
        if (pending(thread)) {
            return {};
        }
        for (ssize j = 0; nested && j < detail::tuple_in(nested)->ob_size; ++j) {
            if (!detail::add_once(thread, list, items(detail::tuple_in(nested))[j])) {
                return {};
            }
        }
    }
    if (!made) {
        return {};
    }
    return detail::as_tuple(thread, made);
}

namespace detail {

/// What *tuple[...] unpacks to, as a tuple, or empty: it is none, or it raised.
[[nodiscard]] constexpr owned unpacked_arguments(thread_state& thread, value arg) noexcept {
    if (as_type(arg) != nullptr) {
        return {};
    }
    const auto* alias = as<generic_alias_object>(arg, generic_alias_type);
    if (alias != nullptr && alias->starred && alias->origin == pointer_to(tuple_type)) {
        return owned::share(alias->args);
    }
    return tuple_attribute(thread, arg, &graph::str_<"__typing_unpacked_tuple_args__">);
}

/// The arguments that a subscript gives: those of an unpacked tuple of a known length one by one.
[[nodiscard]] constexpr owned given_arguments(thread_state& thread, value item) noexcept {
    owned given;
    if (is_kind_of(item, tuple_type)) {
        given = owned::share(item);
    } else {
        given = owned::take(new_tuple(thread, &item, 1));
    }
    const owned made = owned::take(given ? new_list(thread, 0) : nullptr);
    if (!made) {
        return {};
    }
    auto* list = static_cast<list_object*>(made.as_object());
    for (ssize i = 0; i < tuple_in(given)->ob_size; ++i) {
        object* const each = items(tuple_in(given))[i];
        const owned nested = unpacked_arguments(thread, load(each));
        if (pending(thread)) {
            return {};
        }
        const ssize size = nested ? tuple_in(nested)->ob_size : 0;
        if (nested &&
            (size == 0 || items(tuple_in(nested))[size - 1] != pointer_to(graph::ellipsis))) {
            if (!add_all(thread, list, tuple_in(nested))) {
                return {};
            }
            continue;
        }
        increment(each);
        if (!append(thread, list, each)) {
            return {};
        }
    }
    return as_tuple(thread, made);
}

/// The arguments of a subscript as the type variables want them: each is asked.
[[nodiscard]] constexpr owned prepared_arguments(thread_state& thread, value self,
                                                 const tuple_object* parameters,
                                                 value item) noexcept {
    owned given = given_arguments(thread, item);
    for (ssize i = 0; given && i < parameters->ob_size; ++i) {
        const owned prepare = interpreter::get_attribute_if_any(
            thread, load(items(parameters)[i]), &graph::str_<"__typing_prepare_subst__">);
        if (pending(thread)) {
            return {};
        }
        if (!prepare || prepare.get().kind == tag::none) {
            continue;
        }
        if (!is_kind_of(given.get(), tuple_type)) {
            const value one = given.get();
            given = owned::take(new_tuple(thread, &one, 1));
            if (!given) {
                return {};
            }
        }
        const value values[] = {self, given.get()};
        given = interpreter::call(thread, prepare.get(), arguments{values, 2, nullptr});
    }
    if (given && !is_kind_of(given.get(), tuple_type)) {
        const value one = given.get();
        return owned::take(new_tuple(thread, &one, 1));
    }
    return given;
}

/// What stands in the place of an argument that is no type variable: where it has some in it, it is
/// subscripted.
[[nodiscard]] constexpr owned substituted_inside(thread_state& thread, value arg,
                                                 const tuple_object* parameters,
                                                 const tuple_object* given) noexcept {
    const owned nested = tuple_attribute(thread, arg, &graph::str_<"__parameters__">);
    if (pending(thread)) {
        return {};
    }
    if (!nested || tuple_in(nested)->ob_size == 0) {
        return owned::share(arg);
    }
    const owned made = owned::take(new_list(thread, tuple_in(nested)->ob_size));
    if (!made) {
        return {};
    }
    auto* list = static_cast<list_object*>(made.as_object());
    for (ssize i = 0; i < tuple_in(nested)->ob_size; ++i) {
        object* by = items(tuple_in(nested))[i];
        const ssize place = place_in(parameters, by);
        if (place >= 0) {
            const bool takes_many = items(parameters)[place]->ob_type->tp_iter != nullptr;
            by = items(given)[place];
            const auto* many = as<tuple_object>(load(by), tuple_type);
            if (takes_many && many != nullptr) {
                if (!add_all(thread, list, many)) {
                    return {};
                }
                continue;
            }
        }
        increment(by);
        if (!append(thread, list, by)) {
            return {};
        }
    }
    const owned key = as_tuple(thread, made);
    if (!key) {
        return {};
    }
    return interpreter::get_item(thread, arg, key.get());
}

/// Adds what stands in the place of one of the arguments; false: an exception is pending.
[[nodiscard]] constexpr bool add_substituted(thread_state& thread, list_object* to, object* held,
                                             const tuple_object* parameters,
                                             const tuple_object* given) noexcept {
    const value arg = load(held);
    if (as_type(arg) != nullptr) {
        increment(held);
        return append(thread, to, held);
    }
    const owned unpacks = interpreter::get_attribute_if_any(
        thread, arg, &graph::str_<"__typing_is_unpacked_typevartuple__">);
    const int unpack = pending(thread) ? -1 : unpacks ? is_true(thread, unpacks.get()) : 0;
    if (unpack < 0) {
        return false;
    }
    const owned substitute =
        interpreter::get_attribute_if_any(thread, arg, &graph::str_<"__typing_subst__">);
    if (pending(thread)) {
        return false;
    }
    owned by;
    if (substitute) {
        const ssize place = place_in(parameters, held);
        by = interpreter::call(thread, substitute.get(),
                               place < 0 ? arg : load(items(given)[place]));
    } else {
        by = substituted_inside(thread, arg, parameters, given);
    }
    if (by && unpack != 0 && is_kind_of(by.get(), tuple_type)) {
        return add_all(thread, to, tuple_in(by));
    }
    return by && append(thread, to, by.get());
}

} // namespace detail

/// The arguments of self[item], where self has those arguments and type variables: a tuple; empty:
/// an exception is pending.
[[nodiscard]] constexpr owned substitute_parameters(thread_state& thread, value self,
                                                    const tuple_object* args,
                                                    const tuple_object* parameters,
                                                    value item) noexcept {
    const auto refuse = [&](const char* before, const char* behind, auto... more) {
        if (const owned shown = interpreter::repr(thread, self)) {
            raise(thread, type_error_type, before, shown.as_object(), behind, more...);
        }
        return owned{};
    };
    const counted_call counted(thread, thread.nesting_remaining);
    if (!counted) {
        return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
    }
    if (parameters->ob_size == 0) {
        return refuse("", " is not a generic class");
    }
    const owned given = detail::prepared_arguments(thread, self, parameters, item);
    if (!given) {
        return {};
    }
    const tuple_object* by = detail::tuple_in(given);
    if (by->ob_size != parameters->ob_size) {
        return refuse(by->ob_size > parameters->ob_size ? "Too many arguments for "
                                                        : "Too few arguments for ",
                      "; actual ", std::int64_t{by->ob_size}, ", expected ",
                      std::int64_t{parameters->ob_size});
    }
    const owned made = owned::take(new_list(thread, args->ob_size));
    for (ssize i = 0; made && i < args->ob_size; ++i) {
        if (!detail::add_substituted(thread, static_cast<list_object*>(made.as_object()),
                                     items(args)[i], parameters, by)) {
            return {};
        }
    }
    if (!made) {
        return {};
    }
    return detail::as_tuple(thread, made);
}

/// self.__parameters__ of an alias or a union, which keeps them; null: an exception is pending.
template <class Object>
[[nodiscard]] constexpr const tuple_object* parameters_of(thread_state& thread,
                                                          Object* self) noexcept {
    if (self->parameters == nullptr) {
        owned made = make_parameters(thread, static_cast<const tuple_object*>(self->args));
        if (self->parameters == nullptr) { // code has run, which may have asked, too
            self->parameters = made.release().data.object;
        }
    }
    return static_cast<const tuple_object*>(self->parameters);
}

} // namespace stasis::builtins
