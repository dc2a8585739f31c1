// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/unpacking.hpp: a, *b = c, and what *arguments share with it.
// CPython 3.11: unpack_iterable (Python/ceval.c).
#pragma once

#include <stasis/interpreter/protocol.hpp>
#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/object/item_view.hpp>

namespace stasis::interpreter {

namespace detail {

constexpr flow raise_unpack(thread_state& thread, ssize wanted, ssize found,
                            bool at_least) noexcept {
    if (found > wanted) {
        raise(thread, value_error_type, "too many values to unpack (expected ",
              std::int64_t{wanted}, ")");
    } else {
        raise(thread, value_error_type, "not enough values to unpack (expected ",
              at_least ? "at least " : "", std::int64_t{wanted}, ", got ", std::int64_t{found},
              ")");
    }
    return flow::raised;
}

/// The items of any iterable as a list or tuple, for unpacking. At most `most` are taken, and with
/// `rest`, behind as many, those that are left, of which the iterator may say how many there are.
[[nodiscard]] constexpr owned unpackable(thread_state& thread, value from,
                                         ssize most = PTRDIFF_MAX, bool rest = false) noexcept {
    if (is_sequence(from)) {
        return owned::share(from);
    }
    if (!is_iterable(from)) {
        return raise(thread, type_error_type, "cannot unpack non-iterable ", type_of(from)->tp_name,
                     " object");
    }
    if (most == PTRDIFF_MAX) {
        return owned::take(make_list(thread, from));
    }
    const owned iterator = get_iterator(thread, from);
    list_object* taken = iterator ? new_list(thread, 0) : nullptr;
    owned result = owned::take(taken);
    while (taken != nullptr && taken->ob_size < most) {
        const owned item = next(thread, iterator.get());
        if (!item) {
            rest = false;
            break;
        }
        if (!append(thread, taken, item.get())) {
            return {};
        }
    }
    if (pending(thread) || (rest && !extend(thread, taken, iterator.get()))) {
        return {};
    }
    return result;
}

} // namespace detail

template <>
struct meaning<op::UNPACK_SEQUENCE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const auto wanted = static_cast<ssize>(argument);
        const owned sequence = detail::unpackable(f.thread(), f[-1], wanted + 1);
        if (!sequence) {
            return flow::raised;
        }
        const item_view view = view_items(sequence.as_object());
        if (view.size != wanted) {
            return detail::raise_unpack(f.thread(), wanted, view.size, false);
        }
        f.release(-1);
        f.put_each(-1, argument, [view](int i) {
            const value item = load(view.data[view.size - 1 - i]);
            increment(item);
            return item;
        });
        return flow::next;
    }
};

template <>
struct meaning<op::UNPACK_EX> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const auto before = static_cast<ssize>(argument & 0xff);
        const auto after = static_cast<ssize>(argument >> 8);
        const owned sequence = detail::unpackable(f.thread(), f[-1], before, true);
        if (!sequence) {
            return flow::raised;
        }
        const item_view view = view_items(sequence.as_object());
        if (view.size < before + after) {
            return detail::raise_unpack(f.thread(), before + after, view.size, true);
        }
        list_object* middle = new_list(f.thread(), view.size - before - after);
        if (middle == nullptr) {
            return flow::raised;
        }
        for (ssize i = before; i < view.size - after; ++i) {
            increment(view.data[i]);
            middle->ob_item[middle->ob_size++] = view.data[i];
        }
        f.release(-1);
        f.put_each(-1, static_cast<unsigned>(before + after) + 1, [=](int i) {
            if (i == after) {
                return make_object(middle);
            }
            const value item = load(view.data[i < after ? view.size - 1 - i : before + after - i]);
            increment(item);
            return item;
        });
        return flow::next;
    }
};

} // namespace stasis::interpreter
