// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/control.hpp: jumps, iteration, return.
// Promises: `for` over a range, a list or a tuple takes its next item without a call.
// CPython 3.11: Python/ceval.c.
#pragma once

#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/object/iterator.hpp>

namespace stasis::interpreter {

namespace detail {

/// The truth of the topmost value, or -1.
template <class Frame>
STASIS_ALWAYS_INLINE constexpr int truth_of_top(Frame& f) noexcept {
    const value held = f[-1];
    return held.kind == tag::boolean ? static_cast<int>(held.data.integer)
                                     : is_true(f.thread(), held);
}

/// Takes a condition off the stack and jumps if it is `Wanted`.
template <bool Wanted>
struct jump_if : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const int truth = truth_of_top(f);
        if (truth < 0) {
            return flow::raised;
        }
        f.release(-1);
        return (truth != 0) == Wanted ? flow::jump : flow::next;
    }
};

/// Jumps if the topmost value is `Wanted`, or else takes it off the stack.
template <bool Wanted>
struct jump_or_pop : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const int truth = truth_of_top(f);
        if (truth < 0) {
            return flow::raised;
        }
        if ((truth != 0) == Wanted) {
            return flow::jump;
        }
        f.release(-1);
        return flow::next;
    }
};

/// Takes a value off the stack and jumps if it is None, or if it isn't.
template <bool Wanted>
struct jump_if_none : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const bool none = f[-1].kind == tag::none;
        f.release(-1);
        return none == Wanted ? flow::jump : flow::next;
    }
};

struct jump_always : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame&, unsigned) noexcept {
        return flow::jump;
    }
};

/// The next item of a range that is not at its end. Behind the last one the sum may wrap.
template <class Range>
STASIS_ALWAYS_INLINE constexpr value step_range(Range& range) noexcept {
    const value item = make_int(range.start);
    --range.remaining;
    range.start = static_cast<std::int64_t>(static_cast<std::uint64_t>(range.start) +
                                            static_cast<std::uint64_t>(range.step));
    return item;
}

/// The next item of one of the iterators that are known here; false: ask its type.
STASIS_ALWAYS_INLINE constexpr bool next_known(value iterator, value& item) noexcept {
    if (iterator.kind != tag::object) { // a program has given it to the code of a comprehension
        return false;
    }
    object* held = iterator.data.object;
    if (held->ob_type == &range_iterator_type) {
        auto* range = static_cast<range_iterator*>(held);
        if (range->remaining > 0) {
            item = step_range(*range);
        }
        return true;
    }
    if (held->ob_type == &list_iterator_type) {
        auto* list = static_cast<sequence_iterator*>(held);
        if (list->sequence == nullptr) {
            return true;
        }
        const auto* from = static_cast<const list_object*>(list->sequence);
        if (list->index < from->ob_size) {
            item = load(from->ob_item[list->index++]);
            increment(item);
            return true;
        }
    }
    return false;
}

} // namespace detail

template <>
struct meaning<op::JUMP_FORWARD> : detail::jump_always {};
template <>
struct meaning<op::JUMP_BACKWARD> : detail::jump_always {};
template <>
struct meaning<op::JUMP_BACKWARD_NO_INTERRUPT> : detail::jump_always {};
template <>
struct meaning<op::POP_JUMP_FORWARD_IF_FALSE> : detail::jump_if<false> {};
template <>
struct meaning<op::POP_JUMP_FORWARD_IF_TRUE> : detail::jump_if<true> {};
template <>
struct meaning<op::POP_JUMP_BACKWARD_IF_FALSE> : detail::jump_if<false> {};
template <>
struct meaning<op::POP_JUMP_BACKWARD_IF_TRUE> : detail::jump_if<true> {};
template <>
struct meaning<op::POP_JUMP_FORWARD_IF_NONE> : detail::jump_if_none<true> {};
template <>
struct meaning<op::POP_JUMP_FORWARD_IF_NOT_NONE> : detail::jump_if_none<false> {};
template <>
struct meaning<op::POP_JUMP_BACKWARD_IF_NONE> : detail::jump_if_none<true> {};
template <>
struct meaning<op::POP_JUMP_BACKWARD_IF_NOT_NONE> : detail::jump_if_none<false> {};
template <>
struct meaning<op::JUMP_IF_FALSE_OR_POP> : detail::jump_or_pop<false> {};
template <>
struct meaning<op::JUMP_IF_TRUE_OR_POP> : detail::jump_or_pop<true> {};

template <>
struct meaning<op::GET_ITER> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const flow ended =
            detail::replace_top(f, detail::released<&get_iterator>(f.thread(), f[-1]));
        if (ended == flow::next) {
            f.keep_iteration();
        }
        return ended;
    }
};

template <>
struct meaning<op::FOR_ITER> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        value item{};
        if (!f.next_kept(item) && !detail::next_known(f[-1], item)) {
            item = detail::released<&next>(f.thread(), f[-1]);
        }
        if (item) [[likely]] {
            f.put(0, item);
            return flow::next;
        }
        if (pending(f.thread())) {
            return flow::raised;
        }
        f.release(-1);
        return flow::jump;
    }
};

template <>
struct meaning<op::RETURN_VALUE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        f.set_result(f.take_value(-1));
        return flow::returned;
    }
};

} // namespace stasis::interpreter
