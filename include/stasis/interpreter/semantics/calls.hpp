// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/calls.hpp: calls, and the making of functions.
// What an engine's frame offers on top of meaning.hpp:
//   f.invoke(callee, self, count)   calls `callee`, which lies `count` + 1 places below the top or,
//       with `self`, one further down, with what lies above it and the keywords of KW_NAMES; uses
//       all of it up and puts the result in the lowest place; next, raised, or entered.
// CPython 3.11: Python/ceval.c (CALL, CALL_FUNCTION_EX, MAKE_FUNCTION).
#pragma once

#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/mapping_update.hpp>
#include <stasis/interpreter/scope.hpp>
#include <stasis/interpreter/semantics/classes.hpp>
#include <stasis/interpreter/semantics/containers.hpp>
#include <stasis/interpreter/semantics/unpacking.hpp>

namespace stasis::interpreter {

template <>
struct meaning<op::KW_NAMES> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        f.set_keywords(static_cast<const tuple_object*>(f.constant(argument).data.object));
        return flow::next;
    }
};

namespace detail {

/// What messages call a callee, as "__main__.f()": its module is left out where that is builtins.
/// CPython 3.11: _PyObject_FunctionStr (Objects/object.c).
[[nodiscard]] constexpr owned callee_text(thread_state& thread, value callee) noexcept {
    const owned name = get_attribute_if_any(thread, callee, &graph::str_<"__qualname__">);
    if (!name) {
        if (pending(thread)) {
            return {};
        }
        return str(thread, callee);
    }
    text_builder built{thread};
    const auto add = [&](const owned& part, const char* end) {
        const owned shown = str(thread, part.get());
        if (shown) {
            built.add(shown.as_object());
            built.add(end);
        }
        return !pending(thread);
    };
    const owned module = get_attribute_if_any(thread, callee, &graph::str_<"__module__">);
    if (module && module.get().kind != tag::none) {
        const value builtins = make_object(pointer_to(graph::str_<"builtins">));
        const int differs = compare_truth(thread, module.get(), builtins, not_equal);
        if (differs < 0 || (differs > 0 && !add(module, "."))) {
            return {};
        }
    }
    if (pending(thread) || !add(name, "()")) {
        return {};
    }
    return built.finish();
}

/// Whether a callee is super itself, which sees the function that calls it.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool is_super(value callee) noexcept {
    return callee.kind == tag::object && callee.data.object == &super_type;
}

} // namespace detail

template <>
struct meaning<op::CALL> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const int lowest = -2 - static_cast<int>(argument);
        if (argument == 0 && !f[lowest] && detail::is_super(f[-1])) [[unlikely]] {
            const value first = f.code()->co_argcount > 0 ? f.local(0) : value{};
            const ssize cell = f.class_cell();
            owned made = detail::super_of_function(f.thread(), f.code(), first,
                                                   cell >= 0 ? f.local(static_cast<unsigned>(cell))
                                                             : value{});
            if (!made) {
                return flow::raised;
            }
            f.put(-2, made.release());
            return flow::next;
        }
        return f[lowest] ? f.invoke(f[lowest], true, argument)
                         : f.invoke(f[lowest + 1], false, argument);
    }
};

namespace detail {

/// Copies the items of a mapping that is no dict into the keyword arguments of a call; false: an
/// exception is pending, AttributeError where it is no mapping, or `twice` is a name that is there.
[[nodiscard]] constexpr bool merge_mapping(thread_state& thread, dict_object* to, value from,
                                           owned& twice) noexcept {
    const owned keys = list_keys(thread, from);
    if (!keys) {
        return false;
    }
    const auto* list = static_cast<const list_object*>(keys.as_object());
    for (ssize i = 0; i < list->ob_size; ++i) {
        const value key = load(list->ob_item[i]);
        if (find(thread, to, key) != nullptr) {
            twice = owned::share(key);
            return false;
        }
        if (pending(thread)) {
            return false;
        }
        const owned item = get_item(thread, from, key);
        if (!item || !store(thread, to, key, item.get())) {
            return false;
        }
    }
    return true;
}

/// Copies the pairs of a mapping into the keyword arguments of a call; false: an exception is
/// pending, as where one is there already.
[[nodiscard]] constexpr bool merge_keywords(thread_state& thread, dict_object* to, value from,
                                            value callee) noexcept {
    const auto* source = as<dict_object>(from, dict_type);
    owned twice; ///< a name that is there already
    if (source != nullptr) {
        const state::merge_start start = state::start_merge(thread, to, source);
        if (start != state::merge_start::ready) {
            return start == state::merge_start::done;
        }
        ssize index = 0;
        while (const dict_item_view entry = next_entry(source, index)) {
            // A comparison may run code that drops them.
            owned key = owned::share(load(entry.me_key));
            const owned item = owned::share(entry.me_value);
            if (find_hashed(thread, to, key.get(), entry.me_hash) != nullptr) {
                twice = static_cast<owned&&>(key);
                break;
            }
            if (pending(thread) ||
                !store_hashed(thread, to, key.get(), entry.me_hash, item.as_object())) {
                return false;
            }
        }
        if (!twice) {
            return true;
        }
    } else if (merge_mapping(thread, to, from, twice)) {
        return true;
    } else if (!twice && !clear_pending(thread, attribute_error_type)) {
        return false;
    }
    const owned name = callee_text(thread, callee);
    if (!name) {
        return false;
    }
    if (twice) {
        if (const owned shown = str(thread, twice.get())) {
            raise(thread, type_error_type, name.as_object(),
                  " got multiple values for keyword argument '", shown.as_object(), "'");
        }
    } else {
        raise(thread, type_error_type, name.as_object(),
              " argument after ** must be a mapping, not ", type_of(from)->tp_name);
    }
    return false;
}

/// callee(*positional, **keywords).
[[nodiscard]] constexpr owned call_expanded(thread_state& thread, value callee, value positional,
                                            const dict_object* keywords) noexcept {
    state::collect_if_due(thread);
    if (!is_sequence(positional) && !is_iterable(positional)) {
        if (const owned name = callee_text(thread, callee)) {
            raise(thread, type_error_type, name.as_object(),
                  " argument after * must be an iterable, not ", type_of(positional)->tp_name);
        }
        return {};
    }
    const owned sequence = unpackable(thread, positional);
    if (!sequence) {
        return {};
    }
    const item_view view = view_items(sequence.as_object());
    const ssize named = keywords != nullptr ? keywords->ma_used : 0;
    argument_room space(thread, view.size + named);
    if (!space) {
        return {};
    }
    value* values = space.data();
    tuple_object* names = new_tuple_room(thread, named);
    owned result;
    if (names != nullptr) {
        bool named_by_strs = true;
        for (ssize i = 0; i < view.size; ++i) {
            values[i] = load(view.data[i]);
        }
        ssize index = 0;
        for (ssize i = 0; i < named; ++i) {
            const dict_item_view entry = next_entry(keywords, index);
            named_by_strs = named_by_strs && is_kind_of(load(entry.me_key), str_type);
            increment(entry.me_key);
            room(names)[i] = entry.me_key;
            values[view.size + i] = load(entry.me_value);
        }
        if (named_by_strs) {
            result = call(thread, callee, {values, view.size, named != 0 ? names : nullptr});
        } else {
            raise(thread, type_error_type, "keywords must be strings");
        }
        decrement(names);
    }
    return result;
}

} // namespace detail

template <>
struct meaning<op::DICT_MERGE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const int place = -1 - static_cast<int>(argument);
        auto* keywords = static_cast<dict_object*>(f[place].data.object);
        if (!detail::merge_keywords(f.thread(), keywords, f[-1], f[place - 2])) {
            return flow::raised;
        }
        f.release(-1);
        return flow::next;
    }
};

template <>
struct meaning<op::CALL_FUNCTION_EX> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const int keywords = static_cast<int>(argument & 1);
        const int positional = -1 - keywords;
        owned result = detail::call_expanded(
            f.thread(), f[positional - 1], f[positional],
            keywords != 0 ? static_cast<const dict_object*>(f[-1].data.object) : nullptr);
        if (!result) {
            return flow::raised;
        }
        f.release_operands(3 + (argument & 1));
        f.put(positional - 2, result.release());
        return flow::next;
    }
};

template <>
struct meaning<op::MAKE_FUNCTION> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        state::collect_if_due(f.thread());
        const auto* code = static_cast<const code_object*>(f[-1].data.object);
        const object* builtins = f.function().func_builtins;
        if (!find_builtins(f.thread(), f.globals(), builtins)) {
            return flow::raised;
        }
        function_object* made = new_function(f.thread(), code, f.globals(), builtins);
        if (made == nullptr) {
            return flow::raised;
        }
        made->vectorcall = state::native_code_of(f.thread(), code);
        int place = -1;
        if ((argument & 8) != 0) {
            made->func_closure = static_cast<tuple_object*>(f.take_value(--place).data.object);
        }
        if ((argument & 4) != 0) {
            made->func_annotations = f.take_value(--place).data.object;
        }
        if ((argument & 2) != 0) {
            made->func_kwdefaults = static_cast<dict_object*>(f.take_value(--place).data.object);
        }
        if ((argument & 1) != 0) {
            made->func_defaults = static_cast<tuple_object*>(f.take_value(--place).data.object);
        }
        f.release(-1);
        f.put(place, make_object(made));
        return flow::next;
    }
};

} // namespace stasis::interpreter
