// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/exception_group.hpp: exception groups, split by what is in them.
// Promises: a part of a group is what its derive() makes, with the traceback, context, cause and
// notes of the whole; a group that matches as a whole is its own part.
// CPython 3.11: exceptiongroup_subset, exceptiongroup_split_recursive, exception_group_projection,
// _PyExc_PrepReraiseStar (Objects/exceptions.c).
#pragma once

#include <stasis/interpreter/call.hpp>
#include <stasis/object/exception.hpp>

namespace stasis::interpreter {

/// Whether a value is an exception group.
[[nodiscard]] constexpr bool is_group(value held) noexcept {
    return is_instance(held, base_exception_group_type);
}

/// The exceptions of a group.
[[nodiscard]] constexpr const tuple_object* exceptions_of(const object* group) noexcept {
    const object* held = static_cast<const detailed_exception*>(group)->details[1];
    return static_cast<const tuple_object*>(held != nullptr ? held : &graph::empty_tuple);
}

/// BaseExceptionGroup("", exceptions).
[[nodiscard]] constexpr owned make_group(thread_state& thread, value exceptions) noexcept {
    const value given[] = {make_object(pointer_to(graph::empty_str)), exceptions};
    return call(thread, make_object(pointer_to(base_exception_group_type)),
                arguments{given, 2, nullptr});
}

/// What matches, and what doesn't: each an exception, or None.
struct group_parts {
    owned match = owned::take(none_value);
    owned rest = owned::take(none_value);
};

namespace detail {

/// A group of some of another one's exceptions, or None if there are none; empty: it raised.
[[nodiscard]] constexpr owned subgroup_of(thread_state& thread, value whole,
                                          const owned& exceptions) noexcept {
    if (static_cast<const list_object*>(exceptions.as_object())->ob_size == 0) {
        return owned::take(none_value);
    }
    const owned derive = get_attribute(thread, whole, &graph::str_<"derive">);
    if (!derive) {
        return {};
    }
    owned part = call(thread, derive.get(), exceptions.get());
    if (!part) {
        return {};
    }
    if (!is_group(part.get())) {
        return raise(thread, type_error_type,
                     "derive must return an instance of BaseExceptionGroup");
    }
    const auto* from = static_cast<const exception_object*>(whole.data.object);
    auto* to = static_cast<exception_object*>(part.as_object());
    const auto copy = [](auto*& field, auto* held) {
        if (held != nullptr) {
            increment(held);
        }
        state::replace(field, held);
    };
    if (from->traceback != nullptr) {
        copy(to->traceback, from->traceback);
    }
    copy(to->context, from->context);
    copy(to->cause, from->cause);
    to->suppress_context = true;
    const owned notes = get_attribute(thread, whole, &graph::str_<"__notes__">);
    if (!notes) {
        if (!clear_pending(thread, attribute_error_type)) {
            return {};
        }
        return part;
    }
    const sequence_methods* slots = type_of(notes.get())->tp_as_sequence;
    if (slots != nullptr && slots->sq_item != nullptr) { // other notes are left out
        const owned copied = owned::take(make_list(thread, notes.get()));
        if (!copied ||
            !set_attribute(thread, part.get(), &graph::str_<"__notes__">, copied.get())) {
            return {};
        }
    }
    return part;
}

/// Splits an exception, and what is in it; false: an exception is pending. `matches` tells of one
/// of them whether it matches as it is: 1, 0 or -1.
template <class Matches>
[[nodiscard]] constexpr bool split_exception(thread_state& thread, value exception,
                                             const Matches& matches, bool with_rest,
                                             group_parts& parts) noexcept {
    const int whole = matches(exception);
    if (whole < 0) {
        return false;
    }
    if (whole == 1) {
        parts.match = owned::share(exception);
        return true;
    }
    if (!is_group(exception)) {
        if (with_rest) {
            parts.rest = owned::share(exception);
        }
        return true;
    }
    const counted_call call(thread, thread.recursion_remaining);
    if (!call) {
        raise(thread, recursion_error_type,
              "maximum recursion depth exceeded in exceptiongroup_split_recursive");
        return false;
    }
    const owned matching = owned::take(new_list(thread, 0));
    const owned others = owned::take(matching ? new_list(thread, 0) : nullptr);
    if (!others) {
        return false;
    }
    const auto put = [&](const owned& to, const owned& part) {
        return part.get().kind == tag::none ||
               append(thread, static_cast<list_object*>(to.as_object()), part.get());
    };
    const tuple_object* all = exceptions_of(exception.data.object);
    for (ssize i = 0; i < all->ob_size; ++i) {
        group_parts inner;
        if (!split_exception(thread, load(items(all)[i]), matches, with_rest, inner) ||
            !put(matching, inner.match) || !put(others, inner.rest)) {
            return false;
        }
    }
    parts.match = subgroup_of(thread, exception, matching);
    if (!parts.match) {
        return false;
    }
    parts.rest = subgroup_of(thread, exception, others);
    return static_cast<bool>(parts.rest);
}

/// Whether an exception that is no group is among others, or in a group among them: 1, 0, or -1.
[[nodiscard]] constexpr int is_among(thread_state& thread, const object* wanted,
                                     object* const* others, ssize count) noexcept {
    const counted_call call(thread, thread.recursion_remaining);
    if (!call) {
        return raise(thread, recursion_error_type,
                     "maximum recursion depth exceeded in collect_exception_group_leaf_ids");
    }
    int found = 0;
    for (ssize i = 0; i < count && found == 0; ++i) {
        if (is_group(make_object(others[i]))) {
            const tuple_object* inner = exceptions_of(others[i]);
            found = is_among(thread, wanted, items(inner), inner->ob_size);
        } else {
            found = others[i] == wanted ? 1 : 0;
        }
    }
    return found;
}

/// Whether an exception is a part that was raised again as it was split off.
[[nodiscard]] constexpr bool is_part(const object* part, const object* whole) noexcept {
    const auto* left = static_cast<const exception_object*>(part);
    const auto* right = static_cast<const exception_object*>(whole);
    return left->traceback == right->traceback && left->cause == right->cause &&
           left->context == right->context;
}

} // namespace detail

/// What `except*` raises at its end, or None; empty: it raised something else. `caught` is what it
/// was to handle; `left` has what its clauses raised and what none of them was for.
[[nodiscard]] constexpr owned group_to_raise(thread_state& thread, value caught,
                                             const list_object* left) noexcept {
    const owned raised = owned::take(new_list(thread, 0));
    const owned again = owned::take(raised ? new_list(thread, 0) : nullptr);
    if (!again) {
        return {};
    }
    auto* news = static_cast<list_object*>(raised.as_object());
    auto* parts = static_cast<list_object*>(again.as_object());
    const bool of_group = is_group(caught);
    for (ssize i = 0; i < left->ob_size; ++i) {
        const value each = load(left->ob_item[i]);
        const bool is_exception = is_instance(each, base_exception_type);
        if (is_exception && !of_group) {
            return owned::share(each); // of an exception alone there is one part
        }
        const bool same = is_exception && detail::is_part(each.data.object, caught.data.object);
        if (is_exception && !append(thread, same ? parts : news, each)) {
            return {};
        }
    }
    group_parts unhandled;
    const auto is_unhandled = [&](value exception) {
        return is_group(exception) ? 0
                                   : detail::is_among(thread, exception.data.object, parts->ob_item,
                                                      parts->ob_size);
    };
    if (parts->ob_size != 0 &&
        !detail::split_exception(thread, caught, is_unhandled, false, unhandled)) {
        return {};
    }
    if (news->ob_size == 0) {
        return owned::share(unhandled.match.get());
    }
    if (unhandled.match.get().kind != tag::none && !append(thread, news, unhandled.match.get())) {
        return {};
    }
    return make_group(thread, raised.get());
}

} // namespace stasis::interpreter
