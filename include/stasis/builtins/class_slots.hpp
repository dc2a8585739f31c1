// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/class_slots.hpp: what __slots__ says of a class that is being made.
// Promises: names in CPython's order, mangled where they are private; whether objects get a
// __dict__ and a __weakref__; CPython 3.11's messages. CPython 3.11: type_new_slots,
// type_new_slots_impl, type_new_visit_slots (Objects/typeobject.c), _Py_Mangle (Python/compile.c).
#pragma once

#include <stasis/builtins/sort.hpp>
#include <stasis/builtins/str_kind.hpp>
#include <stasis/builtins/str_room.hpp>
#include <stasis/interpreter/protocol.hpp>

namespace stasis::builtins {

/// What a class's objects have besides its base's part.
struct class_slots {
    owned names;           ///< those that __slots__ gives, as a list, sorted; or empty
    bool has_dict = false; ///< a __dict__ that the base's don't have
    bool has_weak_references = false;
};

namespace detail {

/// A name as it is in a class, which is a str: if it is private, __name becomes _Class__name.
[[nodiscard]] constexpr owned mangled(thread_state& thread, const object* of,
                                      object* name) noexcept {
    const text spelled = text_of(name);
    const text owner = text_of(of);
    const auto is_underscore = [](const text& in, ssize at) {
        return at >= 0 && at < in.size && in[at] == U'_';
    };
    ssize skipped = 0;
    while (is_underscore(owner, skipped)) {
        ++skipped;
    }
    bool dotted = false;
    for (ssize i = 0; i < spelled.size; ++i) {
        dotted = dotted || spelled[i] == U'.';
    }
    const bool is_private =
        is_underscore(spelled, 0) && is_underscore(spelled, 1) && !dotted &&
        !(is_underscore(spelled, spelled.size - 1) && is_underscore(spelled, spelled.size - 2));
    if (!is_private || skipped == owner.size) {
        return exact_str(thread, make_object(name));
    }
    text_builder built{thread};
    built.add("_");
    for (ssize i = skipped; i < owner.size; ++i) {
        built.add(owner[i]);
    }
    built.add(name);
    return built.finish();
}

/// What reading __slots__ needs to know.
struct slots_reader {
    thread_state& thread;
    const object* class_name;
    const dict_object* names; ///< of the class's body
    bool may_have_dict;
    bool may_have_weak_references;
    class_slots& result;

    /// Takes one of the names; false: an exception is pending.
    [[nodiscard]] constexpr bool take(value name) noexcept {
        if (!is_kind_of(name, str_type)) {
            raise(thread, type_error_type, "__slots__ items must be strings, not '",
                  type_of(name)->tp_name, "'");
            return false;
        }
        const text spelled = text_of(name.data.object);
        if (!is_identifier(spelled)) {
            raise(thread, type_error_type, "__slots__ must be identifiers");
            return false;
        }
        if (spelled == text{"__dict__"}) {
            if (!may_have_dict || result.has_dict) {
                raise(thread, type_error_type, "__dict__ slot disallowed: we already got one");
                return false;
            }
            result.has_dict = true;
            return true;
        }
        if (spelled == text{"__weakref__"}) {
            if (!may_have_weak_references || result.has_weak_references) {
                raise(thread, type_error_type,
                      "__weakref__ slot disallowed: either we already got one, or __itemsize__ != "
                      "0");
                return false;
            }
            result.has_weak_references = true;
            return true;
        }
        const owned own = mangled(thread, class_name, name.data.object);
        if (!own) {
            return false;
        }
        // A method's cell and its qualified name may stand there, too.
        const bool is_special = spelled == text{"__qualname__"} || spelled == text{"__classcell__"};
        if (!is_special && find(thread, names, own.get()) != nullptr) {
            text_builder message{thread};
            const owned shown = interpreter::repr(thread, name);
            if (!shown) {
                return false;
            }
            message.add(shown.as_object());
            message.add(" in __slots__ conflicts with class variable");
            if (const owned text = message.finish()) {
                raise_with(thread, value_error_type, text.get());
            }
            return false;
        }
        return !pending(thread) &&
               append(thread, static_cast<list_object*>(result.names.as_object()), own.get());
    }
};

} // namespace detail

/// Reads what a class's body says of __slots__; false: an exception is pending. `bases` may bring
/// what the best of them, `base`, has not: a dict, or weak references.
[[nodiscard]] constexpr bool read_slots(thread_state& thread, const object* class_name,
                                        const type_object* base, const tuple_object* bases,
                                        const dict_object* names, class_slots& result) noexcept {
    const bool may_have_dict = base->tp_dictoffset == 0;
    const bool has_items = base->tp_itemsize != 0;
    const bool may_have_weak_references = base->tp_weaklistoffset == 0 && !has_items;
    object* given = find(thread, names, make_object(pointer_to(graph::str_<"__slots__">)));
    if (given == nullptr) {
        result.has_dict = may_have_dict;
        result.has_weak_references = may_have_weak_references;
        return !pending(thread);
    }
    owned rows;
    if (given->ob_type == &str_type) {
        const value one = make_object(given);
        rows = owned::take(new_list(thread, 1));
        if (!rows || !append(thread, static_cast<list_object*>(rows.as_object()), one)) {
            return false;
        }
    } else {
        rows = owned::take(interpreter::make_list(thread, load(given)));
        if (!rows) {
            return false;
        }
    }
    const auto* list = static_cast<const list_object*>(rows.as_object());
    if (list->ob_size > 0 && has_items) {
        raise(thread, type_error_type, "nonempty __slots__ not supported for subtype of '",
              base->tp_name, "'");
        return false;
    }
    result.names = owned::take(new_list(thread, list->ob_size));
    if (!result.names) {
        return false;
    }
    detail::slots_reader reader{thread, class_name, names, may_have_dict, may_have_weak_references,
                                result};
    for (ssize i = 0; i < list->ob_size; ++i) {
        if (!reader.take(load(list->ob_item[i]))) {
            return false;
        }
    }
    for (ssize i = 0; i < bases->ob_size; ++i) {
        const auto* other = static_cast<const type_object*>(items(bases)[i]);
        result.has_dict = result.has_dict || (may_have_dict && other->tp_dictoffset != 0);
        result.has_weak_references = result.has_weak_references ||
                                     (may_have_weak_references && other->tp_weaklistoffset != 0);
    }
    return sort_list(thread, static_cast<list_object*>(result.names.as_object()), {}, false);
}

} // namespace stasis::builtins
