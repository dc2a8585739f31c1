// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/sort.hpp: sorts a list.
// Promises: a comparison that raises leaves the list with the same items, in some order.
// CPython 3.11: list_sort_impl (Objects/listobject.c).
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/sort_runs.hpp>

namespace stasis::builtins {

namespace detail {

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
    if (ok) {
        detail::sorter sorts{thread, sorted, spare, size, detail::common_compare(sorted, size)};
        ok = detail::sort_items(sorts);
    }
    if (reverse) {
        detail::reverse_items(sorted, 0, size);
    }
    if (key_function) {
        for (ssize i = 0; i < size; ++i) {
            decrement(sorted[i].key);
        }
    }
    const bool modified = self->allocated != -1; // which the keys' finalizers may have seen to, too
    const interpreter::held_finalizers later(thread);
    list_clear(self);
    for (ssize i = 0; i < size; ++i) {
        array[i] = sorted[i].item;
    }
    self->ob_item = array;
    self->ob_size = size;
    self->allocated = allocated;
    release_array(sorted, room);
    release_array(spare, room);
    if (ok && modified) {
        raise(thread, value_error_type, "list modified during sort");
        return false;
    }
    return ok;
}

/// Sorts a list as the arguments key and reverse say, behind the first one; false: it raised.
[[nodiscard]] constexpr bool sort_list(thread_state& thread, list_object* self,
                                       const arguments& given) noexcept {
    constexpr signature<2> of{.name = "sort", .names = {"key", "reverse"}, .most_positional = 0};
    value each[2];
    if (!read_arguments(thread, of, given, each, 1)) {
        return false;
    }
    const value key = each[0].kind == tag::none ? value{} : each[0];
    int backwards = 0;
    return (!each[1] || interpreter::to_c_integer(thread, each[1], backwards)) &&
           sort_list(thread, self, key, backwards != 0);
}

} // namespace stasis::builtins
