// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/attributes.hpp: attributes and methods.
// CPython 3.11: Python/ceval.c, _PyObject_GetMethod (Objects/object.c).
#pragma once

#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/state/collector.hpp>

namespace stasis::interpreter {

template <>
struct meaning<op::LOAD_ATTR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        return detail::replace_top(
            f, detail::released<&get_attribute>(f.thread(), f[-1], f.name(argument)));
    }
};

template <>
struct meaning<op::STORE_ATTR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        state::collect_if_due(f.thread());
        if (!set_attribute(f.thread(), f[-1], f.name(argument), f[-2])) {
            return flow::raised;
        }
        f.release(-1);
        f.release(-2);
        return flow::next;
    }
};

template <>
struct meaning<op::DELETE_ATTR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        if (!set_attribute(f.thread(), f[-1], f.name(argument), {})) {
            return flow::raised;
        }
        f.release(-1);
        return flow::next;
    }
};

template <>
struct meaning<op::LOAD_METHOD> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const value self = f[-1];
        const value method = find_method(f.thread(), self, f.name(argument));
        if (method) {
            increment(method);
            const value kept = f.take_value(-1);
            f.put(-1, method);
            f.put(0, kept);
            return flow::next;
        }
        owned found = get_attribute(f.thread(), self, f.name(argument));
        if (!found) {
            return flow::raised;
        }
        f.release(-1);
        f.put(-1, value{});
        f.put(0, found.release());
        return flow::next;
    }
};

} // namespace stasis::interpreter
