// SPDX-License-Identifier: BSL-1.0
// stasis/library/_heapq.hpp: the module _heapq: lists whose first item is their least, or largest.
// Promises: the comparisons of CPython 3.11, in its order; a comparison that changes the list's
// size is a RuntimeError. CPython 3.11: Modules/_heapqmodule.c.
#pragma once

#include <stasis/builtins/list_edit.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

namespace detail {

using namespace stasis::state;

/// Which item comes first.
enum class heap_order { least, largest };

/// Whether one of two items of a heap, which are held meanwhile, is to be above the other: 1, 0;
/// -1: an exception is pending.
template <heap_order Order>
[[nodiscard]] constexpr int is_above(thread_state& thread, const list_object* heap, ssize a,
                                     ssize b) noexcept {
    const ssize size = heap->ob_size;
    const owned first = owned::share(load(heap->ob_item[Order == heap_order::least ? a : b]));
    const owned second = owned::share(load(heap->ob_item[Order == heap_order::least ? b : a]));
    const int below = compare_truth(thread, first.get(), second.get(), less);
    if (below >= 0 && heap->ob_size != size) {
        return raise(thread, runtime_error_type, "list changed size during iteration");
    }
    return below;
}

constexpr void swap_items(list_object* heap, ssize a, ssize b) noexcept {
    object* const kept = heap->ob_item[a];
    heap->ob_item[a] = heap->ob_item[b];
    heap->ob_item[b] = kept;
}

/// Moves an item up to where it belongs, at most to `top`; false: an exception is pending.
template <heap_order Order>
[[nodiscard]] constexpr bool heap_rise(thread_state& thread, list_object* heap, ssize top,
                                       ssize at) noexcept {
    while (at > top) {
        const ssize parent = (at - 1) >> 1;
        const int above = is_above<Order>(thread, heap, at, parent);
        if (above <= 0) {
            return above == 0;
        }
        swap_items(heap, parent, at);
        at = parent;
    }
    return true;
}

/// Moves an item down to a leaf, and up again to where it belongs: items from below mostly belong
/// there. False: an exception is pending.
template <heap_order Order>
[[nodiscard]] constexpr bool heap_sink(thread_state& thread, list_object* heap,
                                       ssize top) noexcept {
    const ssize size = heap->ob_size;
    if (top >= size) {
        raise(thread, index_error_type, "index out of range");
        return false;
    }
    ssize at = top;
    while (at < size >> 1) {
        ssize child = 2 * at + 1;
        if (child + 1 < size) {
            const int above = is_above<Order>(thread, heap, child, child + 1);
            if (above < 0) {
                return false;
            }
            child += above == 0 ? 1 : 0;
        }
        swap_items(heap, child, at);
        at = child;
    }
    return heap_rise<Order>(thread, heap, top, at);
}

/// Sinks an item, and its parent and so on as long as it is a left child, whose items the processor
/// has at hand.
template <heap_order Order>
[[nodiscard]] constexpr bool heap_sink_line(thread_state& thread, list_object* heap,
                                            ssize at) noexcept {
    for (;; at >>= 1) {
        if (!heap_sink<Order>(thread, heap, at)) {
            return false;
        }
        if ((at & 1) == 0) {
            return true;
        }
    }
}

/// Makes a heap of a list; false: an exception is pending.
template <heap_order Order>
[[nodiscard]] constexpr bool make_heap(thread_state& thread, list_object* heap) noexcept {
    const ssize leaves = heap->ob_size >> 1; // the first one
    if (heap->ob_size <= 2500) {             // what a cache holds anyhow
        for (ssize i = leaves - 1; i >= 0; --i) {
            if (!heap_sink<Order>(thread, heap, i)) {
                return false;
            }
        }
        return true;
    }
    ssize row = 1; // the first item of the row in which the leaves begin
    while (2 * row + 1 <= leaves) {
        row = 2 * row + 1;
    }
    for (ssize i = row - 1; i >= leaves >> 1; --i) {
        if (!heap_sink_line<Order>(thread, heap, i)) {
            return false;
        }
    }
    for (ssize i = leaves - 1; i >= row; --i) {
        if (!heap_sink_line<Order>(thread, heap, i)) {
            return false;
        }
    }
    return true;
}

/// Puts an item in the first place, and lets it sink: what was there; empty: it raised.
template <heap_order Order>
[[nodiscard]] constexpr owned replace_first(thread_state& thread, list_object* heap,
                                            value item) noexcept {
    object* const boxed = box(thread, item);
    if (boxed == nullptr) {
        return {};
    }
    const owned first = owned::take(heap->ob_item[0]);
    heap->ob_item[0] = boxed;
    if (!heap_sink<Order>(thread, heap, 0)) {
        return {};
    }
    return owned::share(load(first.as_object()));
}

/// The heap that a function is given, with that many arguments; null: an exception is pending.
template <ssize Count>
[[nodiscard]] constexpr list_object* heap_of(thread_state& thread, const char* name,
                                             const arguments& given) noexcept {
    if (!(Count == 1 ? takes_single(thread, name, given)
                     : takes_positional(thread, name, given, Count, Count))) {
        return nullptr;
    }
    const value held = given.values[0];
    if (!is_kind_of(held, list_type)) {
        raise(thread, type_error_type, interpreter::last_name(name),
              Count == 1 ? "() argument must be list, not " : "() argument 1 must be list, not ",
              held.kind == tag::none ? "None" : type_of(held)->tp_name);
        return nullptr;
    }
    auto* const heap = static_cast<list_object*>(held.data.object);
    return is_writable(thread, heap) ? heap : nullptr;
}

[[nodiscard]] constexpr owned heap_push(thread_state& thread, const arguments& given) noexcept {
    list_object* const heap = heap_of<2>(thread, "_heapq.heappush", given);
    if (heap == nullptr || !append(thread, heap, given.values[1]) ||
        !heap_rise<heap_order::least>(thread, heap, 0, heap->ob_size - 1)) {
        return {};
    }
    return owned::take(none_value);
}

template <support::fixed_string Name, heap_order Order>
[[nodiscard]] constexpr owned heap_pop(thread_state& thread, const arguments& given) noexcept {
    list_object* const heap = heap_of<1>(thread, Name.text, given);
    if (heap == nullptr) {
        return {};
    }
    if (heap->ob_size == 0) {
        return raise(thread, index_error_type, "index out of range");
    }
    const owned taken = owned::take(builtins::list_take(thread, heap, heap->ob_size - 1));
    const value last = load(taken.as_object());
    if (heap->ob_size == 0) {
        return owned::share(last);
    }
    return replace_first<Order>(thread, heap, last);
}

template <support::fixed_string Name, heap_order Order>
[[nodiscard]] constexpr owned heap_replace(thread_state& thread, const arguments& given) noexcept {
    list_object* const heap = heap_of<2>(thread, Name.text, given);
    if (heap == nullptr) {
        return {};
    }
    if (heap->ob_size == 0) {
        return raise(thread, index_error_type, "index out of range");
    }
    return replace_first<Order>(thread, heap, given.values[1]);
}

[[nodiscard]] constexpr owned heap_push_pop(thread_state& thread, const arguments& given) noexcept {
    list_object* const heap = heap_of<2>(thread, "_heapq.heappushpop", given);
    if (heap == nullptr) {
        return {};
    }
    const value item = given.values[1];
    if (heap->ob_size == 0) {
        return owned::share(item);
    }
    const owned first = owned::share(load(heap->ob_item[0]));
    const int below = compare_truth(thread, first.get(), item, less);
    if (below < 0) {
        return {};
    }
    if (below == 0) {
        return owned::share(item);
    }
    if (heap->ob_size == 0) {
        return raise(thread, index_error_type, "index out of range");
    }
    return replace_first<heap_order::least>(thread, heap, item);
}

template <support::fixed_string Name, heap_order Order>
[[nodiscard]] constexpr owned heapify(thread_state& thread, const arguments& given) noexcept {
    list_object* const heap = heap_of<1>(thread, Name.text, given);
    if (heap == nullptr || !make_heap<Order>(thread, heap)) {
        return {};
    }
    return owned::take(none_value);
}

inline constexpr method_def heapq_methods[] = {
    {"heappush", heap_push, 0, nullptr},
    {"heappushpop", heap_push_pop, 0, nullptr},
    {"heappop", heap_pop<"_heapq.heappop", heap_order::least>, 0, nullptr},
    {"heapreplace", heap_replace<"_heapq.heapreplace", heap_order::least>, 0, nullptr},
    {"heapify", heapify<"_heapq.heapify", heap_order::least>, 0, nullptr},
    {"_heappop_max", heap_pop<"_heapq._heappop_max", heap_order::largest>, 0, nullptr},
    {"_heapify_max", heapify<"_heapq._heapify_max", heap_order::largest>, 0, nullptr},
    {"_heapreplace_max", heap_replace<"_heapq._heapreplace_max", heap_order::largest>, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_definition heapq_definition{"_heapq", heapq_methods};

} // namespace detail

/// The module _heapq.
inline constexpr importable_module _heapq_module = ready_module<detail::heapq_definition>();

} // namespace stasis::library
