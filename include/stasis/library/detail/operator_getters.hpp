// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/operator_getters.hpp: itemgetter, attrgetter and methodcaller.
// CPython 3.11: Modules/_operator.c.
#pragma once

#include <stasis/builtins/repr_guard.hpp>
#include <stasis/builtins/sequence.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/functools_partial.hpp>

namespace stasis::library::detail {

// ---- itemgetter --------------------------------------------------------------------------------

struct item_getter : sealed_object {
    tuple_object* keys = nullptr;
};

/// What one function finds for each item of a tuple: it alone if it is one, or else a tuple.
template <class Find>
[[nodiscard]] constexpr owned find_each(thread_state& thread, tuple_object* wanted,
                                        const Find& find) noexcept {
    const owned kept = owned::share(wanted);
    const ssize count = wanted->ob_size;
    if (count == 1) {
        return find(items(wanted)[0]);
    }
    tuple_object* result = new_tuple_room(thread, count);
    owned made = owned::take(result);
    for (ssize i = 0; result != nullptr && i < count; ++i) {
        const owned found = find(items(wanted)[i]);
        room(result)[i] = found ? box(thread, found.get()) : nullptr;
        if (room(result)[i] == nullptr) {
            return {};
        }
    }
    return made;
}

/// "operator.itemgetter(1)", "operator.itemgetter(1, 2)".
[[nodiscard]] constexpr owned getter_repr(thread_state& thread, value self,
                                          tuple_object* of) noexcept {
    const repr_guard guard(thread, self.data.object);
    text_builder built{thread};
    built.add(type_of(self)->tp_name);
    built.add("(");
    if (guard.repeated()) {
        built.add("...");
    } else if (!add_item_reprs(thread, built, of)) {
        return {};
    }
    built.add(")");
    return built.finish();
}

extern const type_object item_getter_type;

[[nodiscard]] constexpr owned item_getter_new(thread_state& thread, const type_object& type,
                                              const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "itemgetter", given)) {
        return {};
    }
    if (given.count == 0 && !interpreter::check_count(thread, "itemgetter", given, 1, 1)) {
        return {};
    }
    tuple_object* keys = new_tuple(thread, given.values, given.count);
    auto* result = keys != nullptr ? allocate<item_getter>(thread, type) : nullptr;
    if (result == nullptr) {
        state::drop(keys);
        return {};
    }
    result->keys = keys;
    return owned::take(result);
}

[[nodiscard]] constexpr owned item_getter_call(thread_state& thread, value self,
                                               const arguments& given) noexcept {
    if (!takes_plain(thread, "itemgetter", given, 1, 1)) {
        return {};
    }
    return find_each(thread, static_cast<item_getter*>(self.data.object)->keys, [&](object* key) {
        return interpreter::get_item(thread, given.values[0], load(key));
    });
}

[[nodiscard]] constexpr owned item_getter_repr(thread_state& thread, value self) noexcept {
    return getter_repr(thread, self, static_cast<item_getter*>(self.data.object)->keys);
}

/// (type, what the getter was made of), a tuple of which one field is.
template <class Getter, tuple_object* Getter::*Given>
[[nodiscard]] constexpr owned reduce_getter(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<Getter*>(held);
    return reduction(thread, class_of(self), owned::share(self->*Given));
}

using item_getter_fields = object_fields<item_getter, &item_getter::keys>;

inline constexpr type_object item_getter_table = [] {
    type_object self =
        object_table<item_getter, item_getter_fields>("operator.itemgetter", item_getter_new);
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_clear = nullptr; // what it refers to never changes: a tuple or a key is cleared instead
    self.tp_call = item_getter_call;
    self.tp_methods = methods_of<reduce_row<reduce_getter<item_getter, &item_getter::keys>>>;
    self.tp_repr = item_getter_repr;
    return self;
}();
inline constexpr type_object item_getter_type = ready<item_getter_type, item_getter_table>();

// ---- attrgetter --------------------------------------------------------------------------------

struct attribute_getter : sealed_object {
    tuple_object* names = nullptr; ///< as they were given
    tuple_object* paths = nullptr; ///< each a str, or where it has dots a tuple of what is between
};

extern const type_object attribute_getter_type;

/// The strs between the dots of a name, as a tuple; null: no memory.
[[nodiscard]] constexpr object* split_name(thread_state& thread, const text& name,
                                           ssize dots) noexcept {
    tuple_object* result = new_tuple_room(thread, dots + 1);
    owned kept = owned::take(result);
    ssize from = 0;
    for (ssize part = 0; result != nullptr && part <= dots; ++part) {
        ssize to = from;
        while (to < name.size && name[to] != U'.') {
            ++to;
        }
        owned piece = new_str(thread, name.part(from, to));
        if (!piece) {
            return nullptr;
        }
        room(result)[part] = piece.release().data.object;
        from = to + 1;
    }
    return kept.release().data.object;
}

[[nodiscard]] constexpr owned attribute_getter_new(thread_state& thread, const type_object& type,
                                                   const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "attrgetter", given)) {
        return {};
    }
    if (given.count == 0 && !interpreter::check_count(thread, "attrgetter", given, 1, 1)) {
        return {};
    }
    tuple_object* paths = new_tuple_room(thread, given.count);
    const owned kept = owned::take(paths);
    for (ssize i = 0; paths != nullptr && i < given.count; ++i) {
        if (!is_kind_of(given.values[i], str_type)) {
            return raise(thread, type_error_type, "attribute name must be a string");
        }
        object* name = given.values[i].data.object;
        const text letters = text_of(name);
        ssize dots = 0;
        for (ssize at = 0; at < letters.size; ++at) {
            dots += letters[at] == U'.' ? 1 : 0;
        }
        if (dots == 0) {
            increment(name);
            room(paths)[i] = name;
        } else {
            room(paths)[i] = split_name(thread, letters, dots);
            if (room(paths)[i] == nullptr) {
                return {};
            }
        }
    }
    tuple_object* names = paths != nullptr ? new_tuple(thread, given.values, given.count) : nullptr;
    auto* result = names != nullptr ? allocate<attribute_getter>(thread, type) : nullptr;
    if (result == nullptr) {
        state::drop(names);
        return {};
    }
    increment(paths);
    result->names = names;
    result->paths = paths;
    return owned::take(result);
}

/// The attribute that a path leads to.
[[nodiscard]] constexpr owned follow_path(thread_state& thread, value from, object* path) noexcept {
    if (path->ob_type != &tuple_type) {
        return interpreter::get_attribute(thread, from, path);
    }
    const auto* names = static_cast<const tuple_object*>(path);
    owned reached = owned::share(from);
    for (ssize i = 0; reached && i < names->ob_size; ++i) {
        reached = interpreter::get_attribute(thread, reached.get(), items(names)[i]);
    }
    return reached;
}

[[nodiscard]] constexpr owned attribute_getter_call(thread_state& thread, value self,
                                                    const arguments& given) noexcept {
    if (!takes_plain(thread, "attrgetter", given, 1, 1)) {
        return {};
    }
    return find_each(thread, static_cast<attribute_getter*>(self.data.object)->paths,
                     [&](object* path) { return follow_path(thread, given.values[0], path); });
}

[[nodiscard]] constexpr owned attribute_getter_repr(thread_state& thread, value self) noexcept {
    return getter_repr(thread, self, static_cast<attribute_getter*>(self.data.object)->names);
}

using attribute_getter_fields =
    object_fields<attribute_getter, &attribute_getter::names, &attribute_getter::paths>;

inline constexpr type_object attribute_getter_table = [] {
    type_object self = object_table<attribute_getter, attribute_getter_fields>(
        "operator.attrgetter", attribute_getter_new);
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_clear = nullptr;
    self.tp_call = attribute_getter_call;
    self.tp_methods =
        methods_of<reduce_row<reduce_getter<attribute_getter, &attribute_getter::names>>>;
    self.tp_repr = attribute_getter_repr;
    return self;
}();
inline constexpr type_object attribute_getter_type =
    ready<attribute_getter_type, attribute_getter_table>();

// ---- methodcaller ------------------------------------------------------------------------------

struct method_caller : sealed_object {
    object* name = nullptr;
    tuple_object* values = nullptr;   ///< of the arguments, those with names last
    tuple_object* keywords = nullptr; ///< their names
};

extern const type_object method_caller_type;

[[nodiscard]] constexpr owned method_caller_new(thread_state& thread, const type_object& type,
                                                const arguments& given) noexcept {
    if (given.count < 1) {
        return raise(thread, type_error_type,
                     "methodcaller needs at least one argument, the method name");
    }
    if (!is_kind_of(given.values[0], str_type)) {
        return raise(thread, type_error_type, "method name must be a string");
    }
    tuple_object* values =
        new_tuple(thread, given.values + 1, given.count - 1 + keyword_count(given));
    auto* result = values != nullptr ? allocate<method_caller>(thread, type) : nullptr;
    if (result == nullptr) {
        state::drop(values);
        return {};
    }
    result->name = given.values[0].data.object;
    increment(result->name);
    result->values = values;
    result->keywords = const_cast<tuple_object*>(
        given.keywords != nullptr ? given.keywords
                                  : static_cast<const tuple_object*>(&graph::empty_tuple));
    increment(result->keywords);
    return owned::take(result);
}

[[nodiscard]] constexpr owned method_caller_call(thread_state& thread, value self,
                                                 const arguments& given) noexcept {
    if (!takes_plain(thread, "methodcaller", given, 1, 1)) {
        return {};
    }
    const owned kept = owned::share(self);
    const auto* caller = static_cast<const method_caller*>(self.data.object);
    const owned method = interpreter::get_attribute(thread, given.values[0], caller->name);
    if (!method) {
        return {};
    }
    const ssize count = caller->values->ob_size;
    interpreter::detail::argument_room room(thread, count);
    if (!room) {
        return {};
    }
    for (ssize i = 0; i < count; ++i) {
        room.data()[i] = load(items(caller->values)[i]);
    }
    return interpreter::call(thread, method.get(),
                             {room.data(), count - caller->keywords->ob_size, caller->keywords});
}

[[nodiscard]] constexpr owned method_caller_repr(thread_state& thread, value self) noexcept {
    const repr_guard guard(thread, self.data.object);
    const auto* caller = static_cast<const method_caller*>(self.data.object);
    text_builder built{thread};
    built.add(type_of(self)->tp_name);
    built.add("(");
    if (guard.repeated()) {
        built.add("...)");
        return built.finish();
    }
    if (!add_repr(thread, built, caller->name)) {
        return {};
    }
    const ssize count = caller->values->ob_size;
    const ssize plain = count - caller->keywords->ob_size;
    for (ssize i = 0; i < count; ++i) {
        built.add(", ");
        if (i >= plain) {
            built.add(items(caller->keywords)[i - plain]);
            built.add("=");
        }
        if (!add_repr(thread, built, items(caller->values)[i])) {
            return {};
        }
    }
    built.add(")");
    return built.finish();
}

/// (type, (name, arguments...)), or where some have names (partial(type, name, ...),
/// (arguments...)).
[[nodiscard]] constexpr owned reduce_method_caller(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<method_caller*>(held);
    const ssize named = self->keywords->ob_size;
    const ssize plain = self->values->ob_size - named;
    const ssize first = named == 0 ? 1 : 0;
    tuple_object* const made = new_tuple_room(thread, plain + first);
    const owned given = owned::take(made);
    for (ssize i = 0; made != nullptr && i < plain + first; ++i) {
        room(made)[i] = i < first ? self->name : items(self->values)[i - first];
        increment(room(made)[i]);
    }
    if (named == 0) {
        return reduction(thread, class_of(self), given);
    }
    interpreter::detail::argument_room room_of_call(thread, 2 + named);
    if (!room_of_call) {
        return {};
    }
    value* const values = room_of_call.data();
    values[0] = class_of(self);
    values[1] = make_object(self->name);
    for (ssize i = 0; i < named; ++i) {
        values[2 + i] = load(items(self->values)[plain + i]);
    }
    const owned maker = partial_new(thread, partial_type, arguments{values, 2, self->keywords});
    return reduction(thread, maker.get(), given);
}

using method_caller_fields = object_fields<method_caller, &method_caller::name,
                                           &method_caller::values, &method_caller::keywords>;

inline constexpr type_object method_caller_table = [] {
    type_object self = object_table<method_caller, method_caller_fields>("operator.methodcaller",
                                                                         method_caller_new);
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_clear = nullptr;
    self.tp_call = method_caller_call;
    self.tp_methods = methods_of<reduce_row<reduce_method_caller>>;
    self.tp_repr = method_caller_repr;
    return self;
}();
inline constexpr type_object method_caller_type = ready<method_caller_type, method_caller_table>();

} // namespace stasis::library::detail
