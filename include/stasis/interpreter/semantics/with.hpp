// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/with.hpp: the with statement.
// CPython 3.11: Python/ceval.c (BEFORE_WITH, WITH_EXCEPT_START).
#pragma once

#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::interpreter {

namespace detail {

/// Enters a context manager: its exit, bound, and the result of its entry; false: an exception is
/// pending.
[[nodiscard]] constexpr bool enter_context(thread_state& thread, value manager, owned& end,
                                           owned& result) noexcept {
    const type_object* type = type_of(manager);
    object* enter = look_up(thread, type, &graph::str_<"__enter__">);
    object* exit = enter != nullptr ? look_up(thread, type, &graph::str_<"__exit__">) : nullptr;
    if (exit == nullptr) {
        raise(thread, type_error_type, "'", type->tp_name,
              "' object does not support the context manager protocol",
              enter != nullptr ? " (missed __exit__ method)" : "");
        return false;
    }
    const owned kept = owned::share(exit);
    const owned begin = bind_attribute(thread, enter, manager, type);
    if (!begin) {
        return false;
    }
    end = bind_attribute(thread, exit, manager, type);
    if (!end) {
        return false;
    }
    result = call(thread, begin.get(), arguments{});
    return static_cast<bool>(result);
}

} // namespace detail

template <>
struct meaning<op::BEFORE_WITH> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        owned end;
        owned result;
        if (!detail::enter_context(f.thread(), f[-1], end, result)) {
            return flow::raised;
        }
        f.release(-1);
        f.put(-1, end.release());
        f.put(0, result.release());
        return flow::next;
    }
};

template <>
struct meaning<op::WITH_EXCEPT_START> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const value raised = f[-1];
        const object* traceback = static_cast<exception_object*>(raised.data.object)->traceback;
        const value given[] = {make_object(pointer_to(*raised.data.object->ob_type)), raised,
                               traceback != nullptr ? make_object(const_cast<object*>(traceback))
                                                    : none_value};
        owned answer = call(f.thread(), f[-4], arguments{given, 3, nullptr});
        if (!answer) {
            return flow::raised;
        }
        f.put(0, answer.release());
        return flow::next;
    }
};

} // namespace stasis::interpreter
