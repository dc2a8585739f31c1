// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/exception_groups.hpp: except*.
// Promises: what is left on the stack is an exception or None, whatever a split() of a program's
// own returns. CPython 3.11: Python/ceval.c (check_except_star_type_valid, exception_group_match,
// CHECK_EG_MATCH, PREP_RERAISE_STAR).
#pragma once

#include <stasis/interpreter/exception_group.hpp>
#include <stasis/interpreter/semantics/exceptions.hpp>
#include <stasis/object/item_view.hpp>
#include <stasis/state/collector.hpp>

namespace stasis::interpreter {

namespace detail {

/// Whether a pattern behind except* names a type of groups.
[[nodiscard]] constexpr bool names_group(value pattern) noexcept {
    const auto is_group_type = [](const object* type) {
        return is_subtype(static_cast<const type_object*>(type), &base_exception_group_type);
    };
    const auto* tuple = as<tuple_object>(pattern, tuple_type);
    if (tuple == nullptr) {
        return is_group_type(pattern.data.object);
    }
    for (ssize i = 0; i < tuple->ob_size; ++i) {
        if (is_group_type(items(tuple)[i])) {
            return true;
        }
    }
    return false;
}

/// The parts that a group's split() returns; false: an exception is pending.
[[nodiscard]] constexpr bool split_by(thread_state& thread, value group, value pattern,
                                      group_parts& parts) noexcept {
    const owned split = get_attribute(thread, group, &graph::str_<"split">);
    if (!split) {
        return false;
    }
    const owned pair = call(thread, split.get(), pattern);
    if (!pair) {
        return false;
    }
    const auto* tuple = as<tuple_object>(pair.get(), tuple_type);
    if (tuple == nullptr || tuple->ob_size != 2) {
        raise(thread, type_error_type, type_of(group)->tp_name, ".split must return a 2-tuple");
        return false;
    }
    for (ssize i = 0; i < 2; ++i) {
        const value part = load(items(tuple)[i]);
        if (part.kind != tag::none && !is_instance(part, base_exception_type)) {
            raise(thread, type_error_type, "exceptions must derive from BaseException");
            return false;
        }
        (i == 0 ? parts.match : parts.rest) = owned::share(part);
    }
    return true;
}

/// Splits what is left of a caught exception; false: an exception is pending. Where nothing
/// matches, the rest is what it was.
[[nodiscard]] constexpr bool match_group(thread_state& thread, value caught, value pattern,
                                         group_parts& parts) noexcept {
    const bool is_none = caught.kind == tag::none;
    // Asked of anything, since this is what checks the pattern.
    const object* asked = is_none ? pointer_to(graph::none) : caught.data.object;
    const int matched = matches(thread, asked, pattern);
    if (matched < 0) {
        return false;
    }
    if (names_group(pattern)) {
        raise(thread, type_error_type,
              "catching ExceptionGroup with except* is not allowed. Use except instead.");
        return false;
    }
    if (matched == 1) {
        if (is_group(caught)) {
            parts.match = owned::share(caught);
            return true;
        }
        const owned alone = owned::take(new_tuple(thread, &caught, 1));
        if (alone) {
            parts.match = make_group(thread, alone.get());
        }
        return alone && parts.match;
    }
    if (is_group(caught)) {
        if (!split_by(thread, caught, pattern, parts)) {
            return false;
        }
        if (parts.match.get().kind != tag::none) {
            return true;
        }
    }
    parts.rest = owned::share(caught);
    return true;
}

} // namespace detail

template <>
struct meaning<op::CHECK_EG_MATCH> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        state::collect_if_due(f.thread());
        group_parts parts;
        if (!detail::match_group(f.thread(), f[-2], f[-1], parts)) {
            return flow::raised;
        }
        if (parts.match.get().kind != tag::none) {
            exception_object*& handled = f.thread().exc_info->exc_value;
            exception_object* before = handled;
            handled = static_cast<exception_object*>(parts.match.as_object());
            increment(handled);
            if (before != nullptr) {
                decrement(before);
            }
        }
        f.release(-1);
        f.release(-2);
        f.put(-2, parts.rest.release());
        f.put(-1, parts.match.release());
        return flow::next;
    }
};

template <>
struct meaning<op::PREP_RERAISE_STAR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        state::collect_if_due(f.thread());
        return detail::replace_two(
            f, detail::released<&group_to_raise>(
                   f.thread(), f[-2], static_cast<const list_object*>(f[-1].data.object)));
    }
};

} // namespace stasis::interpreter
