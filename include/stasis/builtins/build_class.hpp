// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/build_class.hpp: __build_class__, which a class statement calls.
// Promises: __mro_entries__, the metaclass, __prepare__, the body run in what that returns, the
// call of the metaclass, and the check that it told the body's functions their class. CPython 3.11:
// builtin___build_class__, update_bases (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

namespace detail {

/// The bases with those that are no types replaced by what their __mro_entries__ says; empty: an
/// exception is pending.
[[nodiscard]] constexpr owned resolve_bases(thread_state& thread, tuple_object* bases) noexcept {
    owned made;
    for (ssize i = 0; i < bases->ob_size; ++i) {
        const value base = load(items(bases)[i]);
        owned entries;
        if (as_type(base) == nullptr) {
            const owned method =
                interpreter::get_attribute(thread, base, &graph::str_<"__mro_entries__">);
            if (method) {
                entries = interpreter::call(thread, method.get(), make_object(bases));
                if (!entries) {
                    return {};
                }
                if (as<tuple_object>(entries.get(), tuple_type) == nullptr) {
                    return raise(thread, type_error_type, "__mro_entries__ must return a tuple");
                }
            } else if (!clear_pending(thread, attribute_error_type)) {
                return {};
            }
        }
        if (entries && !made) {
            made = owned::take(new_list(thread, bases->ob_size));
            for (ssize j = 0; made && j < i; ++j) {
                if (!append(thread, static_cast<list_object*>(made.as_object()),
                            load(items(bases)[j]))) {
                    return {};
                }
            }
            if (!made) {
                return {};
            }
        }
        if (!made) {
            continue;
        }
        auto* list = static_cast<list_object*>(made.as_object());
        if (!(entries ? interpreter::extend(thread, list, entries.get())
                      : append(thread, list, base))) {
            return {};
        }
    }
    if (!made) {
        return owned::share(bases);
    }
    const auto* list = static_cast<const list_object*>(made.as_object());
    owned result = owned::take(new_tuple_room(thread, list->ob_size));
    for (ssize i = 0; result && i < list->ob_size; ++i) {
        increment(list->ob_item[i]);
        room(static_cast<tuple_object*>(result.as_object()))[i] = list->ob_item[i];
    }
    return result;
}

/// Checks that a class is the one that its functions' cell __class__ holds; false: an exception is
/// pending.
[[nodiscard]] constexpr bool check_class_cell(thread_state& thread, value name, value made,
                                              value cell) noexcept {
    const auto* held = as<cell_object>(cell, cell_type);
    if (held == nullptr || as_type(made) == nullptr || held->ob_ref == made.data.object) {
        return true;
    }
    const owned shown_name = interpreter::repr(thread, name);
    if (!shown_name) {
        return false;
    }
    const owned shown = interpreter::repr(thread, made);
    if (!shown) {
        return false;
    }
    if (held->ob_ref == nullptr) {
        raise(thread, runtime_error_type, "__class__ not set defining ", shown_name.as_object(),
              " as ", shown.as_object(), ". Was __classcell__ propagated to type.__new__?");
        return false;
    }
    const owned other = interpreter::repr(thread, load(held->ob_ref));
    if (other) {
        raise(thread, type_error_type, "__class__ set to ", other.as_object(), " defining ",
              shown_name.as_object(), " as ", shown.as_object());
    }
    return false;
}

/// The keyword arguments of a class statement without `metaclass`.
struct class_keywords {
    value metaclass{};
    owned names; ///< a tuple, or empty: there are none
    interpreter::detail::argument_room values;
    ssize count = 0;

    constexpr class_keywords(thread_state& thread, const arguments& given) noexcept
        : values(thread, keyword_count(given) + 3) {
        const ssize named = keyword_count(given);
        if (named == 0 || !values) {
            return;
        }
        metaclass = interpreter::keyword(given, "metaclass");
        names = owned::take(new_tuple_room(thread, metaclass ? named - 1 : named));
        for (ssize i = 0; names && i < named; ++i) {
            object* name = items(given.keywords)[i];
            if (text_of(name) == text{"metaclass"}) {
                continue;
            }
            increment(name);
            room(static_cast<tuple_object*>(names.as_object()))[count] = name;
            values.data()[3 + count++] = given.values[given.count + i];
        }
    }

    /// Arguments in front of the keyword ones, of which there are at most three.
    [[nodiscard]] constexpr arguments behind(const value* first, ssize first_count) noexcept {
        value* const from = values.data() + 3 - first_count;
        for (ssize i = 0; i < first_count; ++i) {
            from[i] = first[i];
        }
        return {from, first_count,
                count != 0 ? static_cast<const tuple_object*>(names.as_object()) : nullptr};
    }
};

/// What the body of a class runs in: the metaclass's __prepare__(name, bases, ...); empty: an
/// exception is pending.
[[nodiscard]] constexpr owned prepare_names(thread_state& thread, value metaclass, value name,
                                            value bases, class_keywords& keywords) noexcept {
    const owned method = interpreter::get_attribute(thread, metaclass, &graph::str_<"__prepare__">);
    if (!method) {
        return owned::take(clear_pending(thread, attribute_error_type) ? new_dict(thread)
                                                                       : nullptr);
    }
    const value values[] = {name, bases};
    owned names = interpreter::call(thread, method.get(), keywords.behind(values, 2));
    const mapping_methods* slots = names ? type_of(names.get())->tp_as_mapping : nullptr;
    if (names && (slots == nullptr || slots->mp_subscript == nullptr)) {
        const type_object* type = as_type(metaclass);
        return raise(thread, type_error_type, type != nullptr ? type->tp_name : "<metaclass>",
                     ".__prepare__() must return a mapping, not ", type_of(names.get())->tp_name);
    }
    return names;
}

} // namespace detail

/// __build_class__(function, name, *bases, [metaclass], **keywords).
[[nodiscard]] constexpr owned build_class(thread_state& thread, const arguments& given) noexcept {
    if (given.count < 2) {
        return raise(thread, type_error_type, "__build_class__: not enough arguments");
    }
    const auto* body = as<function_object>(given.values[0], function_type);
    if (body == nullptr) {
        return raise(thread, type_error_type, "__build_class__: func must be a function");
    }
    const value name = given.values[1];
    if (!is_kind_of(name, str_type)) {
        return raise(thread, type_error_type, "__build_class__: name is not a string");
    }
    const owned original = owned::take(new_tuple(thread, given.values + 2, given.count - 2));
    if (!original) {
        return {};
    }
    const owned bases =
        detail::resolve_bases(thread, static_cast<tuple_object*>(original.as_object()));
    if (!bases) {
        return {};
    }
    const auto* types = static_cast<const tuple_object*>(bases.as_object());
    detail::class_keywords keywords(thread, given);
    if (pending(thread)) {
        return {};
    }
    value metaclass = keywords.metaclass;
    if (!metaclass) {
        metaclass =
            make_object(pointer_to(types->ob_size == 0 ? type_type : *items(types)[0]->ob_type));
    }
    if (const type_object* wanted = as_type(metaclass)) {
        const type_object* winner = detail::metatype_of(thread, wanted, types);
        if (winner == nullptr) {
            return {};
        }
        metaclass = make_object(pointer_to(*winner));
    }
    const owned names = detail::prepare_names(thread, metaclass, name, bases.get(), keywords);
    if (!names) {
        return {};
    }
    const owned cell = thread.interp->eval_body(thread, *body, names.as_object());
    if (!cell) {
        return {};
    }
    if (bases.as_object() != original.as_object() &&
        !interpreter::set_item(thread, names.get(),
                               make_object(pointer_to(graph::str_<"__orig_bases__">)),
                               original.get())) {
        return {};
    }
    const value values[] = {name, bases.get(), names.get()};
    owned made = interpreter::call(thread, metaclass, keywords.behind(values, 3));
    if (made && !detail::check_class_cell(thread, name, made.get(), cell.get())) {
        return {};
    }
    return made;
}

inline constexpr method_def build_class_def{"__build_class__", build_class, 0, nullptr};
/// The built-in function __build_class__.
inline constexpr builtin_function_object build_class_object{immortal_head(builtin_function_type),
                                                            &build_class_def};

} // namespace stasis::builtins
