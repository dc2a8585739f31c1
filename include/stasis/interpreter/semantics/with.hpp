// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/with.hpp: the with statement.
// CPython 3.11: Python/ceval.c (BEFORE_WITH, WITH_EXCEPT_START).
#pragma once

#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::interpreter {

namespace detail {

/// What a kind of context managers is called, and its methods.
struct context_kind {
    const str_object* enter;
    const str_object* exit;
    const char* refusal;
    const char* missed;
};

inline constexpr context_kind plain_context{
    &graph::str_<"__enter__">, &graph::str_<"__exit__">,
    "' object does not support the context manager protocol", " (missed __exit__ method)"};
inline constexpr context_kind async_context{
    &graph::str_<"__aenter__">, &graph::str_<"__aexit__">,
    "' object does not support the asynchronous context manager protocol",
    " (missed __aexit__ method)"};

/// Enters a context manager: its exit, bound, and the result of its entry; false: an exception is
/// pending.
[[nodiscard]] constexpr bool enter_context(thread_state& thread, value manager,
                                           const context_kind& kind, owned& end,
                                           owned& result) noexcept {
    const type_object* type = type_of(manager);
    object* enter = look_up(thread, type, kind.enter);
    object* exit = enter != nullptr ? look_up(thread, type, kind.exit) : nullptr;
    if (exit == nullptr) {
        raise(thread, type_error_type, "'", type->tp_name, kind.refusal,
              enter != nullptr ? kind.missed : "");
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

/// Puts the exit of the topmost value in its place, and the result of its entry on top.
template <class Frame>
STASIS_ALWAYS_INLINE constexpr flow begin_with(Frame& f, const context_kind& kind) noexcept {
    owned end;
    owned result;
    if (!enter_context(f.thread(), f[-1], kind, end, result)) {
        return flow::raised;
    }
    f.release(-1);
    f.put(-1, end.release());
    f.put(0, result.release());
    return flow::next;
}

} // namespace detail

template <>
struct meaning<op::BEFORE_WITH> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        return detail::begin_with(f, detail::plain_context);
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
