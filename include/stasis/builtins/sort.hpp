// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/sort.hpp: sorts a list.
// Promises: stable; n log n comparisons, n - 1 for a list that is sorted already or backwards. Runs
// are found and short ones are lengthened with CPython 3.11's comparisons in CPython's order, so
// what a list of mixed types raises is the same up to 64 items. A comparison that raises leaves the
// list with the same items, in some order.
// CPython 3.11: list_sort_impl, count_run, binarysort (Objects/listobject.c), listsort.txt.
#pragma once

#include <stasis/builtins/list_edit.hpp>

namespace stasis::builtins {

namespace detail {

/// An item and what it is compared by.
struct sort_item {
    value key;
    object* item;
};

/// A pile of runs is at most this deep: each is more than twice as long as the next.
inline constexpr int run_limit = 64;

[[nodiscard]] constexpr int key_less(thread_state& thread, const sort_item& left,
                                     const sort_item& right) noexcept {
    if (both_integers(left.key, right.key)) {
        return left.key.data.integer < right.key.data.integer ? 1 : 0;
    }
    if (left.key.kind == tag::object && right.key.kind == tag::object &&
        left.key.data.object->ob_type == &str_type && right.key.data.object->ob_type == &str_type) {
        return state::detail::three_way(text_of(left.key.data.object),
                                        text_of(right.key.data.object)) < 0
                   ? 1
                   : 0;
    }
    return compare_truth(thread, left.key, right.key, less);
}

constexpr void reverse_items(sort_item* items, ssize from, ssize to) noexcept {
    while (from < --to) {
        const sort_item item = items[from];
        items[from++] = items[to];
        items[to] = item;
    }
}

/// The end of the run that begins at `from`, ascending afterwards; -1: an exception is pending.
[[nodiscard]] constexpr ssize find_run(thread_state& thread, sort_item* items, ssize from,
                                       ssize size) noexcept {
    ssize end = from + 1;
    if (end == size) {
        return end;
    }
    const int descending = key_less(thread, items[end], items[end - 1]);
    if (descending < 0) {
        return -1;
    }
    for (++end; end < size; ++end) {
        const int falls = key_less(thread, items[end], items[end - 1]);
        if (falls < 0) {
            return -1;
        }
        if (falls != descending) {
            break;
        }
    }
    if (descending == 1) {
        reverse_items(items, from, end);
    }
    return end;
}

/// Sorts [from, to) by insertion, of which [from, sorted) is sorted.
[[nodiscard]] constexpr bool insert_sorted(thread_state& thread, sort_item* items, ssize from,
                                           ssize to, ssize sorted) noexcept {
    for (; sorted < to; ++sorted) {
        const sort_item item = items[sorted];
        ssize low = from;
        ssize high = sorted;
        while (low < high) {
            const ssize middle = low + ((high - low) >> 1);
            const int below = key_less(thread, item, items[middle]);
            if (below < 0) {
                return false;
            }
            if (below == 1) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        for (ssize i = sorted; i > low; --i) {
            items[i] = items[i - 1];
        }
        items[low] = item;
    }
    return true;
}

/// Merges the runs [from, middle) and [middle, to) by way of `spare`.
[[nodiscard]] constexpr bool merge_runs(thread_state& thread, sort_item* items, sort_item* spare,
                                        ssize from, ssize middle, ssize to) noexcept {
    for (ssize i = from; i < middle; ++i) {
        spare[i - from] = items[i];
    }
    const ssize left_size = middle - from;
    ssize left = 0;
    ssize right = middle;
    bool ok = true;
    while (left < left_size && right < to) {
        const int below = key_less(thread, items[right], spare[left]);
        if (below < 0) {
            ok = false;
            break;
        }
        items[from++] = below == 1 ? items[right++] : spare[left++];
    }
    while (left < left_size) {
        items[from++] = spare[left++];
    }
    return ok;
}

/// The least length of a run: n itself below 64, and else 32 to 64, so that n falls into about a
/// power of two of them.
[[nodiscard]] constexpr ssize least_run(ssize size) noexcept {
    ssize rest = 0;
    while (size >= 64) {
        rest |= size & 1;
        size >>= 1;
    }
    return size + rest;
}

[[nodiscard]] constexpr bool sort_items(thread_state& thread, sort_item* items, sort_item* spare,
                                        ssize size) noexcept {
    ssize starts[run_limit + 1] = {};
    int runs = 0;
    const auto merge_last = [&](ssize end) {
        const bool ok = merge_runs(thread, items, spare, starts[runs - 2], starts[runs - 1], end);
        --runs;
        return ok;
    };
    const ssize shortest = least_run(size);
    for (ssize at = 0; at < size;) {
        ssize end = find_run(thread, items, at, size);
        if (end < 0) {
            return false;
        }
        if (end - at < shortest) {
            const ssize sorted = end;
            end = at + shortest < size ? at + shortest : size;
            if (!insert_sorted(thread, items, at, end, sorted)) {
                return false;
            }
        }
        starts[runs++] = at;
        while (runs > 1 && starts[runs - 1] - starts[runs - 2] <= 2 * (end - starts[runs - 1])) {
            if (!merge_last(end)) {
                return false;
            }
        }
        at = end;
    }
    while (runs > 1) {
        if (!merge_last(size)) {
            return false;
        }
    }
    return true;
}

/// Fills in what each item is compared by; false: an exception is pending.
[[nodiscard]] constexpr bool make_keys(thread_state& thread, value key_function, sort_item* items,
                                       ssize size) noexcept {
    for (ssize i = 0; i < size; ++i) {
        const value item = load(items[i].item);
        if (!key_function) {
            items[i].key = item;
            continue;
        }
        items[i].key = interpreter::call(thread, key_function, item).release();
        if (!items[i].key) {
            return false;
        }
    }
    return true;
}

} // namespace detail

/// Sorts a list by what a function makes of each item, if it isn't empty; false: it raised. The
/// list is empty meanwhile, so that nothing that runs can disturb the work, and its `allocated` is
/// -1 until something has been in it.
[[nodiscard]] constexpr bool sort_list(thread_state& thread, list_object* self, value key_function,
                                       bool reverse) noexcept {
    object** array = self->ob_item;
    const ssize size = self->ob_size;
    const ssize allocated = self->allocated;
    if (size == 0 || (size == 1 && !key_function)) {
        return true;
    }
    const auto room = static_cast<std::size_t>(size);
    heap& memory = thread.interp->memory;
    auto* sorted = allocate_array<detail::sort_item>(memory, room);
    auto* spare = sorted != nullptr ? allocate_array<detail::sort_item>(memory, room) : nullptr;
    if (spare == nullptr) {
        release_array(sorted, room);
        raise_no_memory(thread);
        return false;
    }
    for (ssize i = 0; i < size; ++i) {
        sorted[i] = {{}, array[i]};
    }
    self->ob_item = nullptr;
    self->ob_size = 0;
    self->allocated = -1;
    bool ok = detail::make_keys(thread, key_function, sorted, size);
    // Backwards and back again: equal items keep their order in a reversed sort, too.
    if (reverse) {
        detail::reverse_items(sorted, 0, size);
    }
    ok = ok && detail::sort_items(thread, sorted, spare, size);
    if (reverse) {
        detail::reverse_items(sorted, 0, size);
    }
    const bool modified = self->allocated != -1;
    const interpreter::held_finalizers later(thread);
    list_clear(self);
    for (ssize i = 0; i < size; ++i) {
        array[i] = sorted[i].item;
    }
    self->ob_item = array;
    self->ob_size = size;
    self->allocated = allocated;
    if (key_function) {
        for (ssize i = 0; i < size; ++i) {
            decrement(sorted[i].key);
        }
    }
    release_array(sorted, room);
    release_array(spare, room);
    if (ok && modified) {
        raise(thread, value_error_type, "list modified during sort");
        return false;
    }
    return ok;
}

/// Sorts a list as the keyword arguments key and reverse say; false: it raised.
[[nodiscard]] constexpr bool sort_list(thread_state& thread, list_object* self,
                                       const arguments& given) noexcept {
    constexpr const char* names[] = {"key", "reverse"};
    if (!interpreter::only_keywords(thread, "sort", given, names)) {
        return false;
    }
    value key = interpreter::keyword(given, "key");
    if (key.kind == tag::none) {
        key = {};
    }
    const value reverse = interpreter::keyword(given, "reverse");
    int backwards = 0;
    return (!reverse || interpreter::to_c_integer(thread, reverse, backwards)) &&
           sort_list(thread, self, key, backwards != 0);
}

} // namespace stasis::builtins
