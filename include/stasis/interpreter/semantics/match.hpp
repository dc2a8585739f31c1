// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/match.hpp: patterns of `match` that ask for more than == and `is`.
// Promises: what is a sequence or a mapping, and what matches itself, is a flag of the type, so
// strs and bytes match no sequence pattern. Of classes and their objects nothing is known here but
// what any attribute look-up finds.
// CPython 3.11: match_keys, match_class, match_class_attr (Python/ceval.c); PEP 634.
// Costs: a tuple of what was found; patterns of several keys, a set of them; mappings that are no
// dicts, an object and a call a key; each attribute that is missing, the exception that says so.
#pragma once

#include <stasis/interpreter/isinstance.hpp>
#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/state/collector.hpp>
#include <stasis/state/set.hpp>

namespace stasis::interpreter {

namespace detail {

// ---- mappings ----------------------------------------------------------------------------------

/// Notes that a pattern asks for a key; false: it has asked for it before, or it isn't hashable.
[[nodiscard]] constexpr bool note_key(thread_state& thread, set_object* seen, value key) noexcept {
    const int added = add(thread, seen, key);
    if (added == 0) {
        if (const owned shown = repr(thread, key)) {
            raise(thread, value_error_type, "mapping pattern checks duplicate key (",
                  shown.as_object(), ")");
        }
    }
    return added > 0;
}

/// How the values of a mapping are found: a dict's at once, others' by their method get(), which,
/// unlike a subscript, makes no items that aren't there.
struct key_finder {
    const dict_object* dict;
    owned get;    ///< no dict: the method
    owned absent; ///< no dict: an object that get() returns where there is no value

    constexpr key_finder(thread_state& thread, value mapping) noexcept
        : dict(as<dict_object>(mapping, dict_type)) {
        if (dict == nullptr) {
            get = get_attribute(thread, mapping, &graph::str_<"get">);
            if (get) {
                absent = call(thread, make_object(pointer_to(object_type)), arguments{});
            }
        }
    }

    /// The value under a key; empty: there is none, or, if pending, it raised.
    [[nodiscard]] constexpr owned find_value(thread_state& thread, value key) const noexcept {
        if (dict != nullptr) {
            object* found = find(thread, dict, key);
            return owned::share(found != nullptr ? load(found) : value{});
        }
        const value given[] = {key, absent.get()};
        owned found = call(thread, get.get(), arguments{given, 2, nullptr});
        if (found && identical(found.get(), absent.get())) {
            return {};
        }
        return found;
    }
};

/// The values that a mapping has under the keys of a pattern, as a tuple; None: there is none under
/// one of them; empty: it raised.
[[nodiscard]] constexpr owned match_keys(thread_state& thread, value mapping,
                                         const tuple_object* keys) noexcept {
    const ssize count = keys->ob_size;
    owned result = owned::take(new_tuple_room(thread, count));
    if (!result || count == 0) {
        return result;
    }
    const key_finder finder{thread, mapping};
    if (pending(thread)) {
        return {};
    }
    owned seen;
    if (count > 1 || finder.dict == nullptr) { // a dict hashes its one key by itself
        seen = owned::take(new_set(thread, set_type));
        if (!seen) {
            return {};
        }
    }
    for (ssize i = 0; i < count; ++i) {
        const value key = load(items(keys)[i]);
        if (seen && !note_key(thread, static_cast<set_object*>(seen.as_object()), key)) {
            return {};
        }
        const owned found = finder.find_value(thread, key);
        if (!found) {
            return owned::take(pending(thread) ? value{} : none_value);
        }
        object* boxed = box(thread, found.get());
        if (boxed == nullptr) {
            return {};
        }
        room(static_cast<tuple_object*>(result.as_object()))[i] = boxed;
    }
    return result;
}

// ---- classes -----------------------------------------------------------------------------------

/// The __match_args__ of a class; empty: it has none, or, if pending, it raised.
[[nodiscard]] constexpr owned match_args_of(thread_state& thread,
                                            const type_object* type) noexcept {
    const object* name = &graph::str_<"__match_args__">;
    // Most classes have none, which takes less time to see than to say.
    if (type->ob_type == &type_type && look_up(thread, type, name) == nullptr) {
        return {};
    }
    owned found = get_attribute(thread, make_object(pointer_to(*type)), name);
    if (!found) {
        clear_pending(thread, attribute_error_type);
    }
    return found;
}

/// What the sub-patterns of a class pattern are matched with: positional ones, then keywords.
struct class_pattern {
    const type_object* type;
    ssize positional = 0;
    const tuple_object* keywords;
    owned match_args = {};
    bool itself = false; ///< the one positional sub-pattern is for the subject

    /// Finds out what the positional sub-patterns are for; false: an exception is pending.
    [[nodiscard]] constexpr bool find_match_args(thread_state& thread) noexcept {
        match_args = match_args_of(thread, type);
        if (pending(thread)) {
            return false;
        }
        const auto* names = as<tuple_object>(match_args.get(), tuple_type);
        if (match_args && names == nullptr) {
            raise(thread, type_error_type, type->tp_name, ".__match_args__ must be a tuple (got ",
                  type_of(match_args.get())->tp_name, ")");
            return false;
        }
        itself = names == nullptr && (type->tp_flags & flag_match_self) != 0;
        const ssize allowed = itself ? 1 : names != nullptr ? names->ob_size : 0;
        if (allowed < positional) {
            raise(thread, type_error_type, type->tp_name, "() accepts ", allowed,
                  " positional sub-pattern", allowed == 1 ? "" : "s", " (", positional, " given)");
            return false;
        }
        return true;
    }

    /// The attribute that a sub-pattern is for; null: the subject itself.
    [[nodiscard]] constexpr object* name(ssize index) const noexcept {
        if (index >= positional) {
            return items(keywords)[index - positional];
        }
        return itself ? nullptr
                      : items(static_cast<const tuple_object*>(match_args.as_object()))[index];
    }

    /// Whether a sub-pattern may be matched: it has a name, which none before it has; false: an
    /// exception is pending.
    [[nodiscard]] constexpr bool check_name(thread_state& thread, ssize index) const noexcept {
        const object* wanted = name(index);
        if (wanted->ob_type != &str_type) {
            raise(thread, type_error_type, "__match_args__ elements must be strings (got ",
                  wanted->ob_type->tp_name, ")");
            return false;
        }
        for (ssize i = itself ? 1 : 0; i < index; ++i) {
            if (name(i) == wanted || text_of(name(i)) == text_of(wanted)) {
                if (const owned shown = repr(thread, make_object(name(i)))) {
                    raise(thread, type_error_type, type->tp_name,
                          "() got multiple sub-patterns for attribute ", shown.as_object());
                }
                return false;
            }
        }
        return true;
    }
};

/// The attributes that a class pattern asks for, as a tuple; None: the subject is no instance, or
/// has none of that name; empty: it raised.
[[nodiscard]] constexpr owned match_class(thread_state& thread, value subject, value type,
                                          ssize positional, const tuple_object* keywords) noexcept {
    if (!is_instance(type, type_type)) {
        return raise(thread, type_error_type, "called match pattern must be a type");
    }
    class_pattern pattern{static_cast<const type_object*>(type.data.object), positional, keywords};
    const int matches = is_instance_of(thread, subject, type);
    if (matches <= 0) {
        return owned::take(matches == 0 ? none_value : value{});
    }
    if (positional != 0 && !pattern.find_match_args(thread)) {
        return {};
    }
    const ssize count = positional + keywords->ob_size;
    owned result = owned::take(new_tuple_room(thread, count));
    for (ssize i = 0; result && i < count; ++i) {
        owned found = owned::share(subject);
        if (const object* name = pattern.name(i)) {
            if (!pattern.check_name(thread, i)) {
                return {};
            }
            found = get_attribute(thread, subject, name);
        }
        if (!found) {
            return owned::take(clear_pending(thread, attribute_error_type) ? none_value : value{});
        }
        object* boxed = box(thread, found.get());
        if (boxed == nullptr) {
            return {};
        }
        room(static_cast<tuple_object*>(result.as_object()))[i] = boxed;
    }
    return result;
}

// Apart from the engine, which has registers for little else.

/// Whether the type of a value has a flag: a bool.
[[nodiscard]] STASIS_NEVER_INLINE constexpr value has_flag(value subject, type_flag flag) noexcept {
    return make_bool((type_of(subject)->tp_flags & flag) != 0);
}

/// len(subject); empty: it raised.
[[nodiscard]] STASIS_NEVER_INLINE constexpr value length_of(thread_state& thread,
                                                            value subject) noexcept {
    const ssize size = length(thread, subject);
    return size < 0 ? value{} : make_int(size);
}

/// MATCH_SEQUENCE and MATCH_MAPPING: whether the subject's type has a flag.
template <type_flag Flag>
struct match_flag : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        f.put(0, has_flag(f[-1], Flag));
        return flow::next;
    }
};

} // namespace detail

template <>
struct meaning<op::MATCH_SEQUENCE> : detail::match_flag<flag_sequence> {};
template <>
struct meaning<op::MATCH_MAPPING> : detail::match_flag<flag_mapping> {};

template <>
struct meaning<op::GET_LEN> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const value size = detail::length_of(f.thread(), f[-1]);
        f.put(0, size);
        return next_if(static_cast<bool>(size));
    }
};

template <>
struct meaning<op::MATCH_KEYS> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        state::collect_if_due(f.thread());
        const value found = detail::released<&detail::match_keys>(
            f.thread(), f[-2], static_cast<const tuple_object*>(f[-1].data.object));
        if (!found) {
            return flow::raised;
        }
        f.put(0, found);
        return flow::next;
    }
};

template <>
struct meaning<op::MATCH_CLASS> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        state::collect_if_due(f.thread());
        const value found = detail::released<&detail::match_class>(
            f.thread(), f[-3], f[-2], static_cast<ssize>(argument),
            static_cast<const tuple_object*>(f[-1].data.object));
        if (!found) {
            return flow::raised;
        }
        f.release(-1);
        f.release(-2);
        f.release(-3);
        f.put(-3, found);
        return flow::next;
    }
};

} // namespace stasis::interpreter
