// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/exceptions.hpp: raise, try, except, finally, assert.
// CPython 3.11: Python/ceval.c (do_raise, CHECK_EXC_MATCH, PUSH_EXC_INFO).
#pragma once

#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/state/collector.hpp>

namespace stasis::interpreter {

namespace detail {

/// The exception that `raise` is to raise: an instance, or made from its type.
[[nodiscard]] constexpr owned exception_from(thread_state& thread, value raised,
                                             const char* otherwise) noexcept {
    if (raised.kind == tag::object) {
        object* held = raised.data.object;
        if (const type_object* type = as_type(raised);
            type != nullptr && is_subtype(type, &base_exception_type)) {
            if (type->tp_new == base_exception_type.tp_new && // as in most, so no call is needed
                type->tp_init == base_exception_type.tp_init && !is_heap_type(type)) {
                return owned::take(
                    state::new_exception(thread, *type,
                                         const_cast<tuple_object*>(static_cast<const tuple_object*>(
                                             &graph::empty_tuple))));
            }
            owned made = call(thread, raised, arguments{});
            if (made && !is_instance(made.get(), base_exception_type)) {
                const owned called = repr(thread, raised);
                const owned kind = repr(thread, make_object(pointer_to(*type_of(made.get()))));
                return called && kind
                           ? raise(thread, type_error_type, "calling ", called.as_object(),
                                   " should have returned an instance of BaseException, not ",
                                   kind.as_object())
                           : state::raised{};
            }
            return made;
        }
        if (is_subtype(held->ob_type, &base_exception_type)) {
            return owned::share(raised);
        }
    }
    return raise(thread, type_error_type, otherwise);
}

[[nodiscard]] constexpr flow raise_statement(thread_state& thread, value exception, value cause,
                                             bool with_cause) noexcept {
    owned made = exception_from(thread, exception, "exceptions must derive from BaseException");
    if (!made) {
        return flow::raised;
    }
    auto* raised = static_cast<exception_object*>(made.as_object());
    if (with_cause) {
        owned reason;
        if (cause.kind != tag::none) {
            reason =
                exception_from(thread, cause, "exception causes must derive from BaseException");
            if (!reason) {
                return flow::raised;
            }
        }
        if (is_immortal(raised)) { // MemoryError, in which nothing can be noted
            raise_no_memory(thread);
            return flow::raised;
        }
        raised->suppress_context = true;
        state::replace(raised->cause, reason ? reason.release().data.object : nullptr);
    }
    static_cast<void>(made.release());
    raise_object(thread, raised);
    return flow::raised;
}

/// `raise` with nothing behind it: the exception being handled, again.
[[nodiscard]] constexpr flow raise_again(thread_state& thread) noexcept {
    exception_object* handled = state::handled_exception(thread);
    if (handled == nullptr) {
        raise(thread, runtime_error_type, "No active exception to reraise");
        return flow::raised;
    }
    increment(handled);
    thread.curexc_value = handled;
    return flow::reraised;
}

/// Whether an exception matches what stands behind `except`: 0, 1, or -1.
[[nodiscard]] constexpr int matches(thread_state& thread, const object* exception,
                                    value pattern) noexcept {
    constexpr const char* message =
        "catching classes that do not inherit from BaseException is not allowed";
    object* const* types = nullptr;
    ssize count = 1;
    object* one = pattern.kind == tag::object ? pattern.data.object : nullptr;
    if (auto* tuple = as<tuple_object>(pattern, tuple_type)) {
        types = items(tuple);
        count = tuple->ob_size;
    } else {
        types = &one;
    }
    for (ssize i = 0; i < count; ++i) {
        const type_object* type = types[i] != nullptr ? as_type(make_object(types[i])) : nullptr;
        if (type == nullptr || !is_subtype(type, &base_exception_type)) {
            return raise(thread, type_error_type, message);
        }
    }
    for (ssize i = 0; i < count; ++i) {
        if (is_subtype(exception->ob_type, static_cast<type_object*>(types[i]))) {
            return 1;
        }
    }
    return 0;
}

} // namespace detail

template <>
struct meaning<op::LOAD_ASSERTION_ERROR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        f.put(0, make_object(pointer_to(assertion_error_type)));
        return flow::next;
    }
};

template <>
struct meaning<op::RAISE_VARARGS> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        if (argument == 0) {
            return detail::raise_again(f.thread());
        }
        return argument == 1 ? detail::raise_statement(f.thread(), f[-1], {}, false)
                             : detail::raise_statement(f.thread(), f[-2], f[-1], true);
    }
};

template <>
struct meaning<op::PUSH_EXC_INFO> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        state::collect_if_due(f.thread()); // the handler may store what refers to its frame
        const value exception = f.take_value(-1);
        exception_object*& handled = f.thread().exc_info->exc_value;
        f.put(-1, handled != nullptr ? make_object(handled) : none_value);
        increment(exception);
        handled = static_cast<exception_object*>(exception.data.object);
        f.put(0, exception);
        return flow::next;
    }
};

template <>
struct meaning<op::POP_EXCEPT> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        exception_object*& handled = f.thread().exc_info->exc_value;
        exception_object* before = handled;
        const value restored = f.take_value(-1);
        handled = restored.kind == tag::object
                      ? static_cast<exception_object*>(restored.data.object)
                      : nullptr;
        if (before != nullptr) {
            decrement(before);
        }
        return flow::next;
    }
};

template <>
struct meaning<op::CHECK_EXC_MATCH> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const int matched = detail::matches(f.thread(), f[-2].data.object, f[-1]);
        if (matched < 0) {
            return flow::raised;
        }
        f.release(-1);
        f.put(-1, make_bool(matched != 0));
        return flow::next;
    }
};

template <>
struct meaning<op::RERAISE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        if (f[-1].kind != tag::object) [[unlikely]] { // PREP_RERAISE_STAR's None, in damaged code
            raise(f.thread(), type_error_type, "exceptions must derive from BaseException");
            return flow::raised;
        }
        if (argument != 0) {
            f.set_raising_offset(
                static_cast<std::size_t>(f[-1 - static_cast<int>(argument)].data.integer));
        }
        f.thread().curexc_value = static_cast<exception_object*>(f.take_value(-1).data.object);
        f.put(-1, value{});
        return flow::reraised;
    }
};

} // namespace stasis::interpreter
