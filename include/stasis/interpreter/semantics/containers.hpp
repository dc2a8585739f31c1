// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/containers.hpp: displays, comprehensions, subscripts.
// CPython 3.11: Python/ceval.c.
#pragma once

#include <stasis/interpreter/mapping_update.hpp>
#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/interpreter/set_update.hpp>
#include <stasis/state/collector.hpp>
#include <stasis/state/dict_merge.hpp>

namespace stasis::interpreter {

namespace detail {

/// Gives the `count` topmost references back and puts a result in their place.
template <class Frame>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr flow replace_many(Frame& f, unsigned count,
                                                               object* result) noexcept {
    if (result == nullptr) {
        return flow::raised;
    }
    f.release_operands(count);
    f.put(-static_cast<int>(count), make_object(result));
    return flow::next;
}

[[nodiscard]] constexpr object* build_dict(thread_state& thread, const value* pairs,
                                           unsigned count) noexcept {
    bool general = false;
    for (unsigned i = 0; i < count; ++i) {
        general = general || type_of(pairs[2 * i]) != &str_type;
    }
    dict_object* result = new_dict(thread, static_cast<ssize>(count), general);
    for (unsigned i = 0; result != nullptr && i < count; ++i) {
        if (!store(thread, result, pairs[2 * i], pairs[2 * i + 1])) {
            decrement(result);
            result = nullptr;
        }
    }
    return result;
}

/// Copies every pair of a mapping into a dict; false: an exception is pending.
[[nodiscard]] constexpr bool update_dict(thread_state& thread, dict_object* to,
                                         value from) noexcept {
    if (mapping_update(thread, to, from)) {
        return true;
    }
    if (clear_pending(thread, attribute_error_type)) {
        raise(thread, type_error_type, "'", type_of(from)->tp_name, "' object is not a mapping");
    }
    return false;
}

} // namespace detail

template <>
struct meaning<op::BUILD_TUPLE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        state::collect_if_due(f.thread());
        const auto values = f.topmost(argument);
        return detail::replace_many(
            f, argument, new_tuple(f.thread(), values.data(), static_cast<ssize>(argument)));
    }
};

template <>
struct meaning<op::BUILD_LIST> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        state::collect_if_due(f.thread());
        const auto values = f.topmost(argument);
        list_object* result = new_list(f.thread(), static_cast<ssize>(argument));
        for (unsigned i = 0; result != nullptr && i < argument; ++i) {
            if (!append(f.thread(), result, values.data()[i])) {
                decrement(result);
                result = nullptr;
            }
        }
        return detail::replace_many(f, argument, result);
    }
};

template <>
struct meaning<op::BUILD_SET> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        state::collect_if_due(f.thread());
        const auto values = f.topmost(argument);
        set_object* result = new_set(f.thread(), set_type);
        for (unsigned i = 0; result != nullptr && i < argument; ++i) {
            if (add(f.thread(), result, values.data()[i]) < 0) {
                decrement(result);
                result = nullptr;
            }
        }
        return detail::replace_many(f, argument, result);
    }
};

template <>
struct meaning<op::BUILD_MAP> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        state::collect_if_due(f.thread());
        const auto values = f.topmost(2 * argument);
        return detail::replace_many(f, 2 * argument,
                                    detail::build_dict(f.thread(), values.data(), argument));
    }
};

template <>
struct meaning<op::BUILD_CONST_KEY_MAP> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        state::collect_if_due(f.thread());
        const auto values = f.topmost(argument + 1);
        object* const* keys = items(static_cast<tuple_object*>(f[-1].data.object));
        bool general = false;
        for (unsigned i = 0; i < argument; ++i) {
            general = general || keys[i]->ob_type != &str_type;
        }
        dict_object* result = new_dict(f.thread(), static_cast<ssize>(argument), general);
        for (unsigned i = 0; result != nullptr && i < argument; ++i) {
            if (!store(f.thread(), result, load(keys[i]), values.data()[i])) {
                decrement(result);
                result = nullptr;
            }
        }
        return detail::replace_many(f, argument + 1, result);
    }
};

template <>
struct meaning<op::BUILD_SLICE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const bool stepped = argument == 3;
        owned result = new_slice(f.thread(), f[stepped ? -3 : -2], f[stepped ? -2 : -1],
                                 stepped ? f[-1] : none_value);
        return detail::replace_many(f, argument == 3 ? 3 : 2,
                                    result ? result.release().data.object : nullptr);
    }
};

template <>
struct meaning<op::LIST_TO_TUPLE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const auto* list = static_cast<const list_object*>(f[-1].data.object);
        tuple_object* result = new_tuple_room(f.thread(), list->ob_size);
        for (ssize i = 0; result != nullptr && i < list->ob_size; ++i) {
            increment(list->ob_item[i]);
            room(result)[i] = list->ob_item[i];
        }
        return detail::replace_many(f, 1, result);
    }
};

// ---- adding to a container further down --------------------------------------------------------

template <>
struct meaning<op::LIST_APPEND> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        auto* list = static_cast<list_object*>(f[-1 - static_cast<int>(argument)].data.object);
        if (!append(f.thread(), list, f[-1])) {
            return flow::raised;
        }
        f.release(-1);
        return flow::next;
    }
};

template <>
struct meaning<op::LIST_EXTEND> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        auto* list = static_cast<list_object*>(f[-1 - static_cast<int>(argument)].data.object);
        if (!is_iterable(f[-1])) {
            raise(f.thread(), type_error_type, "Value after * must be an iterable, not ",
                  type_of(f[-1])->tp_name);
            return flow::raised;
        }
        if (!extend(f.thread(), list, f[-1])) {
            return flow::raised;
        }
        f.release(-1);
        return flow::next;
    }
};

template <>
struct meaning<op::SET_ADD> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        auto* set = static_cast<set_object*>(f[-1 - static_cast<int>(argument)].data.object);
        if (add(f.thread(), set, f[-1]) < 0) {
            return flow::raised;
        }
        f.release(-1);
        return flow::next;
    }
};

template <>
struct meaning<op::SET_UPDATE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        auto* set = static_cast<set_object*>(f[-1 - static_cast<int>(argument)].data.object);
        if (!set_update(f.thread(), set, f[-1])) {
            return flow::raised;
        }
        f.release(-1);
        return flow::next;
    }
};

template <>
struct meaning<op::MAP_ADD> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        auto* dict = static_cast<dict_object*>(f[-2 - static_cast<int>(argument)].data.object);
        if (!store(f.thread(), dict, f[-2], f[-1])) {
            return flow::raised;
        }
        f.release(-1);
        f.release(-2);
        return flow::next;
    }
};

template <>
struct meaning<op::DICT_UPDATE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        auto* dict = static_cast<dict_object*>(f[-1 - static_cast<int>(argument)].data.object);
        if (!detail::update_dict(f.thread(), dict, f[-1])) {
            return flow::raised;
        }
        f.release(-1);
        return flow::next;
    }
};

// ---- subscripts --------------------------------------------------------------------------------

template <>
struct meaning<op::BINARY_SUBSCR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const value key = f[-1];
        if (key.kind == tag::integer && is_sequence(f[-2])) {
            const item_view view = view_items(f[-2].data.object);
            const ssize index =
                key.data.integer < 0 ? key.data.integer + view.size : key.data.integer;
            if (index >= 0 && index < view.size) {
                const value item = load(view.data[index]);
                increment(item);
                f.release(-2);
                f.put(-2, item);
                return flow::next;
            }
        }
        return detail::replace_two(f, detail::released<&get_item>(f.thread(), f[-2], key));
    }
};

template <>
struct meaning<op::STORE_SUBSCR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        state::collect_if_due(f.thread());
        if (!set_item(f.thread(), f[-2], f[-1], f[-3])) {
            return flow::raised;
        }
        f.release(-1);
        f.release(-2);
        f.release(-3);
        return flow::next;
    }
};

template <>
struct meaning<op::DELETE_SUBSCR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        if (!set_item(f.thread(), f[-2], f[-1], {})) {
            return flow::raised;
        }
        f.release(-1);
        f.release(-2);
        return flow::next;
    }
};

} // namespace stasis::interpreter
