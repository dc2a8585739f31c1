// SPDX-License-Identifier: BSL-1.0
// stasis/state/make_containers.hpp: makes tuples, lists, cells, functions, slices and exceptions.
// Promises: what allocate.hpp promises; references that a new object holds are its own.
// CPython 3.11: PyTuple_New, PyList_New, PyCell_New, PyFunction_New, PySlice_New.
#pragma once

#include <stasis/object/static_container.hpp>
#include <stasis/state/make.hpp>

namespace stasis::state {

// ---- containers --------------------------------------------------------------------------------

/// A tuple of that many items, all null: the caller fills them in before anyone else sees it.
[[nodiscard]] constexpr tuple_object* new_tuple_room(thread_state& thread, ssize size) noexcept {
    if (size == 0) {
        return const_cast<tuple_object*>(static_cast<const tuple_object*>(&graph::empty_tuple));
    }
    const auto count = static_cast<std::size_t>(size);
    auto* result = allocate<tuple_object, object*>(thread, tuple_type, count);
    if (result != nullptr) {
        result->ob_size = size;
        object** to = trailing_mutable<object*>(result, count);
        for (ssize i = 0; i < size; ++i) {
            to[i] = nullptr;
        }
    }
    return result;
}

/// The items of a tuple that is still being made.
[[nodiscard]] constexpr object** room(tuple_object* self) noexcept {
    return trailing_mutable<object*>(self, static_cast<std::size_t>(self->ob_size));
}

/// A tuple of those values.
[[nodiscard]] constexpr tuple_object* new_tuple(thread_state& thread, const value* values,
                                                ssize size) noexcept {
    tuple_object* result = new_tuple_room(thread, size);
    if (result == nullptr || size == 0) {
        return result;
    }
    object** to = room(result);
    for (ssize i = 0; i < size; ++i) {
        to[i] = box(thread, values[i]);
        if (to[i] == nullptr) {
            decrement(result);
            return nullptr;
        }
    }
    return result;
}

/// An empty list with room for that many items.
[[nodiscard]] constexpr list_object* new_list(thread_state& thread, ssize capacity) noexcept {
    auto* result = allocate<list_object>(thread, list_type);
    if (result == nullptr || capacity == 0) {
        return result;
    }
    result->ob_item =
        allocate_array<object*>(thread.interp->memory, static_cast<std::size_t>(capacity));
    if (result->ob_item == nullptr) {
        decrement(result);
        raise_no_memory(thread);
        return nullptr;
    }
    result->allocated = capacity;
    return result;
}

/// Gives the array of a list back, unless it is part of the list.
constexpr void release_items(list_object* self) noexcept {
    if (!has_first_items(self)) {
        release_array(self->ob_item, static_cast<std::size_t>(self->allocated));
    }
}

/// Puts one more item at the end of a list, and takes over its reference; false: MemoryError is
/// pending and the reference is given back.
[[nodiscard]] constexpr bool append(thread_state& thread, list_object* self,
                                    object* item) noexcept {
    if (self->ob_size >= self->allocated) { // allocated is -1 while the list is being sorted
        // The growth pattern of list_resize: 0, 4, 8, 16, 24, 32, 40, 52, 64, 76, ...
        const ssize wanted = self->ob_size + 1;
        const ssize grown = (wanted + (wanted >> 3) + 6) & ~ssize{3};
        object** items =
            allocate_array<object*>(thread.interp->memory, static_cast<std::size_t>(grown));
        if (items == nullptr) {
            decrement(item);
            raise_no_memory(thread);
            return false;
        }
        for (ssize i = 0; i < self->ob_size; ++i) {
            items[i] = self->ob_item[i];
        }
        release_items(self);
        self->ob_item = items;
        self->allocated = grown;
    }
    self->ob_item[self->ob_size++] = item;
    return true;
}

/// The same for a value; an empty one means that the caller's value could not be made.
[[nodiscard]] constexpr bool append(thread_state& thread, list_object* self, value item) noexcept {
    object* boxed = box(thread, item);
    return boxed != nullptr && append(thread, self, boxed);
}

/// A cell that holds a value, or nothing if it is empty.
[[nodiscard]] constexpr cell_object* new_cell(thread_state& thread, value held) noexcept {
    object* boxed = nullptr;
    if (held) {
        boxed = box(thread, held);
        if (boxed == nullptr) {
            return nullptr;
        }
    }
    auto* result = allocate<cell_object>(thread, cell_type);
    if (result == nullptr) {
        if (boxed != nullptr) {
            decrement(boxed);
        }
        return nullptr;
    }
    result->ob_ref = boxed;
    return result;
}

/// A function of a code object. The references that it holds are its own. The built-in names are
/// the interpreter's where none are given.
[[nodiscard]] constexpr function_object* new_function(thread_state& thread, const code_object* code,
                                                      dict_object* globals,
                                                      const object* builtins = nullptr) noexcept {
    auto* result = allocate<function_object>(thread, function_type);
    if (result != nullptr) {
        increment(const_cast<code_object*>(code));
        increment(globals);
        result->func_code = code;
        result->func_globals = globals;
        if (builtins != nullptr) {
            increment(const_cast<object*>(builtins));
            result->func_builtins = builtins;
        }
        result->func_name = code->co_name;
        result->func_qualname = code->co_qualname;
        increment(code->co_name);
        increment(code->co_qualname);
    }
    return result;
}

/// A C++ function bound to an object.
[[nodiscard]] constexpr owned new_bound_method(thread_state& thread, const method_def* method,
                                               value self) noexcept {
    object* boxed = box(thread, self);
    if (boxed == nullptr) {
        return {};
    }
    auto* result = allocate<builtin_function_object>(thread, builtin_function_type);
    if (result == nullptr) {
        decrement(boxed);
        return {};
    }
    result->m_ml = method;
    result->m_self = boxed;
    return owned::take(result);
}

/// A callable bound to an object, its first argument: PyMethod_New.
[[nodiscard]] constexpr owned new_method(thread_state& thread, value function,
                                         value self) noexcept {
    auto* result = allocate<bound_method_object>(thread, bound_method_type);
    if (result == nullptr) {
        return {};
    }
    owned kept = owned::take(result);
    result->im_func = box(thread, function);
    result->im_self = result->im_func != nullptr ? box(thread, self) : nullptr;
    if (result->im_self == nullptr) {
        return {};
    }
    return kept;
}

/// A view of a mapping, to be read: PyDictProxy_New.
[[nodiscard]] constexpr owned new_mapping_proxy(thread_state& thread, object* mapping) noexcept {
    auto* result = allocate<mapping_proxy_object>(thread, mapping_proxy_type);
    if (result != nullptr) {
        increment(mapping);
        result->mapping = mapping;
    }
    return owned::take(result);
}

/// A slice.
[[nodiscard]] constexpr owned new_slice(thread_state& thread, value start, value stop,
                                        value step) noexcept {
    auto* result = allocate<slice_object>(thread, slice_type);
    if (result == nullptr) {
        return {};
    }
    owned kept = owned::take(result);
    result->start = box(thread, start);
    result->stop = result->start != nullptr ? box(thread, stop) : nullptr;
    result->step = result->stop != nullptr ? box(thread, step) : nullptr;
    if (result->step == nullptr) {
        return {};
    }
    return kept;
}

/// An exception of that type. The fields of its own are empty.
[[nodiscard]] constexpr exception_object*
new_exception(thread_state& thread, const type_object& type, tuple_object* arguments) noexcept {
    exception_object* result = nullptr;
    if (has_details(&type)) {
        result = allocate<detailed_exception>(thread, type);
    } else if (has_value(&type)) {
        result = allocate<valued_exception>(thread, type);
    } else {
        result = allocate<exception_object>(thread, type);
    }
    if (result != nullptr) {
        increment(arguments);
        result->args = arguments;
    }
    return result;
}

} // namespace stasis::state
