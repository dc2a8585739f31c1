// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/functools_partial.hpp: partial.
// Promises: a partial of one that has no attributes of its own calls directly what that one calls.
// CPython 3.11: Modules/_functoolsmodule.c.
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/repr_guard.hpp>
#include <stasis/builtins/static_method.hpp>
#include <stasis/builtins/tuple.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/state/dict_merge.hpp>

namespace stasis::library::detail {

/// partialobject.
struct partial_object : wrapping_object {
    tuple_object* args = nullptr;
    dict_object* kw = nullptr;
};

[[nodiscard]] constexpr partial_object* partial_of(value self) noexcept {
    return static_cast<partial_object*>(self.data.object);
}

/// Puts the keyword arguments of a call into a dict; false: an exception is pending.
[[nodiscard]] constexpr bool store_keywords(thread_state& thread, dict_object* to,
                                            const arguments& given) noexcept {
    const ssize count = given.keywords != nullptr ? given.keywords->ob_size : 0;
    for (ssize i = 0; i < count; ++i) {
        if (!store(thread, to, make_object(items(given.keywords)[i]),
                   given.values[given.count + i])) {
            return false;
        }
    }
    return true;
}

[[nodiscard]] constexpr owned partial_call(thread_state& thread, value self,
                                           const arguments& given) noexcept;

/// The arguments behind the first one, behind those of another partial if there is one.
[[nodiscard]] constexpr tuple_object*
join_arguments(thread_state& thread, const tuple_object* first, const arguments& given) noexcept {
    const ssize before = first != nullptr ? first->ob_size : 0;
    tuple_object* result = new_tuple_room(thread, before + given.count - 1);
    owned kept = owned::take(result);
    if (result == nullptr || result->ob_size == 0) {
        return static_cast<tuple_object*>(kept.release().data.object);
    }
    object** to = room(result);
    for (ssize i = 0; i < before; ++i) {
        to[i] = items(first)[i];
        increment(to[i]);
    }
    for (ssize i = 1; i < given.count; ++i) {
        to[before + i - 1] = box(thread, given.values[i]);
        if (to[before + i - 1] == nullptr) {
            return nullptr;
        }
    }
    return static_cast<tuple_object*>(kept.release().data.object);
}

[[nodiscard]] constexpr owned partial_new(thread_state& thread, const type_object& type,
                                          const arguments& given) noexcept {
    if (given.count < 1) {
        return raise(thread, type_error_type, "type 'partial' takes at least one argument");
    }
    value function = given.values[0];
    const partial_object* inner = nullptr;
    if (type_of(function)->tp_call == partial_call) {
        const partial_object* other = partial_of(function);
        if (other->dict == nullptr && other->wrapped != nullptr) {
            inner = other;
            function = load(other->wrapped);
        }
    }
    if (type_of(function)->tp_call == nullptr) {
        return raise(thread, type_error_type, "the first argument must be callable");
    }
    auto* result = allocate<partial_object>(thread, type);
    owned kept = owned::take(result);
    if (result == nullptr) {
        return {};
    }
    result->wrapped = box(thread, function);
    if (result->wrapped != nullptr) {
        result->args = join_arguments(thread, inner != nullptr ? inner->args : nullptr, given);
    }
    if (result->args != nullptr) {
        result->kw = inner != nullptr ? state::copy(thread, inner->kw) : new_dict(thread);
    }
    if (result->kw == nullptr || !store_keywords(thread, result->kw, given)) {
        return {};
    }
    return kept;
}

/// The names and values of the keyword arguments of a call, those of a partial among them: the
/// names first, then the values.
[[nodiscard]] constexpr bool merge_call(thread_state& thread, const partial_object* self,
                                        const arguments& given, tuple_object*& names,
                                        owned& values) noexcept {
    dict_object* merged = state::copy(thread, self->kw);
    values = owned::take(merged);
    if (merged == nullptr || !store_keywords(thread, merged, given)) {
        return false;
    }
    names = new_tuple_room(thread, merged->ma_used);
    ssize made = 0;
    for (ssize at = 0; names != nullptr && made < merged->ma_used; ++made) {
        const dict_item_view entry = next_entry(merged, at);
        if (!is_kind_of(load(entry.me_key), str_type)) {
            decrement(names);
            names = nullptr;
            raise(thread, type_error_type, "keywords must be strings");
            return false;
        }
        increment(entry.me_key);
        room(names)[made] = entry.me_key;
    }
    return names != nullptr;
}

[[nodiscard]] constexpr owned partial_call(thread_state& thread, value self,
                                           const arguments& given) noexcept {
    const partial_object* partial = partial_of(self);
    if (partial->kw == nullptr) { // it was cleared
        return raise(thread, type_error_type, "'", type_of(self)->tp_name,
                     "' object is not callable");
    }
    // __setstate__ may change all of them meanwhile, and make a partial its own function.
    const owned function = owned::share(load(partial->wrapped));
    const owned args = owned::share(partial->args);
    tuple_object* names = nullptr;
    owned merged;
    if (partial->kw->ma_used != 0 && !merge_call(thread, partial, given, names, merged)) {
        return {};
    }
    const owned kept = owned::take(names);
    const tuple_object* keywords = names != nullptr ? names : given.keywords;
    const ssize before = static_cast<const tuple_object*>(args.as_object())->ob_size;
    const ssize count = before + given.count;
    const ssize named = keywords != nullptr ? keywords->ob_size : 0;
    interpreter::detail::argument_room room(thread, count + named);
    if (!room) {
        return {};
    }
    for (ssize i = 0; i < before; ++i) {
        room.data()[i] = load(items(static_cast<tuple_object*>(args.as_object()))[i]);
    }
    for (ssize i = 0; i < given.count; ++i) {
        room.data()[before + i] = given.values[i];
    }
    ssize at = 0;
    for (ssize i = 0; i < named; ++i) {
        if (names == nullptr) {
            room.data()[count + i] = given.values[given.count + i];
        } else {
            const auto* of = static_cast<const dict_object*>(merged.as_object());
            room.data()[count + i] = load(next_entry(of, at).me_value);
        }
    }
    return interpreter::call(thread, function.get(), {room.data(), count, keywords});
}

[[nodiscard]] constexpr owned partial_repr(thread_state& thread, value self) noexcept {
    const repr_guard guard(thread, self.data.object);
    text_builder built{thread};
    if (guard.repeated()) {
        built.add("...");
        return built.finish();
    }
    const partial_object* partial = partial_of(self);
    const owned function = owned::share(partial->wrapped);
    const owned args = owned::share(partial->args);
    const owned named = owned::share(partial->kw);
    built.add(type_of(self)->tp_name);
    built.add("(");
    if (!add_repr(thread, built, function.as_object())) {
        return {};
    }
    const auto* values = static_cast<const tuple_object*>(args.as_object());
    for (ssize i = 0; i < values->ob_size; ++i) {
        built.add(", ");
        if (!add_repr(thread, built, items(values)[i])) {
            return {};
        }
    }
    const auto* keywords = static_cast<const dict_object*>(named.as_object());
    for (ssize at = 0; const dict_item_view entry = next_entry(keywords, at);) {
        const owned item = owned::share(entry.me_value);
        const owned name = interpreter::str(thread, load(entry.me_key));
        if (!name) {
            return {};
        }
        built.add(", ");
        built.add(name.as_object());
        built.add("=");
        if (!add_repr(thread, built, item.as_object())) {
            return {};
        }
    }
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned partial_func(thread_state&, value self) noexcept {
    return share_or_none(partial_of(self)->wrapped);
}
[[nodiscard]] constexpr owned partial_args(thread_state&, value self) noexcept {
    return share_or_none(partial_of(self)->args);
}
[[nodiscard]] constexpr owned partial_keywords(thread_state&, value self) noexcept {
    return share_or_none(partial_of(self)->kw);
}

/// (type, (function,), (function, arguments, keyword arguments, attributes)).
[[nodiscard]] constexpr owned reduce_partial(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<partial_object*>(held);
    const value function = load_or_none(self->wrapped);
    const owned state = tuple_with(thread, function, load_or_none(self->args),
                                   load_or_none(self->kw), load_or_none(self->dict));
    return reduction(thread, class_of(self), tuple_with(thread, function), state.get());
}

/// partial.__setstate__(state): CPython takes any object for the attributes; here it is a dict.
[[nodiscard]] constexpr bool set_partial_state(thread_state& thread, object* held,
                                               value state) noexcept {
    const auto* parts = as<tuple_object>(state, tuple_type);
    value each[4] = {};
    for (ssize i = 0; parts != nullptr && parts->ob_size == 4 && i < 4; ++i) {
        each[i] = load(items(parts)[i]);
    }
    const bool named = each[2].kind != tag::none;
    const bool attributed = each[3].kind != tag::none;
    if (!each[0] || type_of(each[0])->tp_call == nullptr || !is_kind_of(each[1], tuple_type) ||
        (named && !is_kind_of(each[2], dict_type)) ||
        (attributed && !is_kind_of(each[3], dict_type))) {
        raise(thread, type_error_type, "invalid partial state");
        return false;
    }
    const owned kept = owned::share(state);
    object* function = box(thread, each[0]);
    owned args;
    if (type_of(each[1]) == &tuple_type) {
        args = owned::share(each[1]);
    } else {
        args = make_tuple(thread, each[1]);
    }
    owned named_args;
    if (!named) {
        named_args = owned::take(new_dict(thread));
    } else if (type_of(each[2]) == &dict_type) {
        named_args = owned::share(each[2]);
    } else {
        named_args =
            owned::take(state::copy(thread, static_cast<const dict_object*>(each[2].data.object)));
    }
    if (function == nullptr || !args || !named_args) {
        state::drop(function);
        return false;
    }
    auto* self = static_cast<partial_object*>(held);
    object* const attributes = attributed ? each[3].data.object : nullptr;
    if (attributes != nullptr) {
        increment(attributes);
    }
    state::replace(self->wrapped, function);
    state::replace(self->args, static_cast<tuple_object*>(args.release().data.object));
    state::replace(self->kw, static_cast<dict_object*>(named_args.release().data.object));
    state::replace(self->dict, attributes);
    return true;
}

inline constexpr getset_def partial_members[] = {
    {"func", partial_func, nullptr, nullptr, nullptr},
    {"args", partial_args, nullptr, nullptr, nullptr},
    {"keywords", partial_keywords, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

extern const type_object partial_type;
inline constexpr type_object partial_table = [] {
    using fields = object_fields<partial_object, &partial_object::wrapped, &partial_object::dict,
                                 &partial_object::args, &partial_object::kw>;
    type_object self = object_table<partial_object, fields>("functools.partial", partial_new);
    self.tp_dealloc = referable_dealloc;
    self.tp_dictoffset = wrapping_dict_offset;
    self.tp_weaklistoffset = wrapping_weak_list_offset;
    self.tp_is_gc = loose_link<partial_object>;
    self.tp_call = partial_call;
    self.tp_repr = partial_repr;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_setattro = interpreter::generic_set_attribute;
    self.tp_methods =
        methods_of<reduce_row<reduce_partial>, setstate_row<set_partial_state>, class_getitem_row>;
    self.tp_members = partial_members;
    self.tp_getset = instance_dict_getset;
    return self;
}();
inline constexpr type_object partial_type =
    ready<partial_type, partial_table, "func", "keywords">();

} // namespace stasis::library::detail
