// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/mro.hpp: the order in which a class and what it inherits from are asked for a
// name, and which of its bases says how its objects are laid out.
// Promises: the C3 order; CPython 3.11's messages where there is none, or where two bases need
// different layouts.
// CPython 3.11: mro_implementation, pmerge, set_mro_error, best_base, solid_base
// (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/arguments.hpp>

namespace stasis::builtins {

namespace detail {

/// A type in a tuple of them.
[[nodiscard]] constexpr const type_object* type_at(const tuple_object* types,
                                                   ssize index) noexcept {
    return static_cast<const type_object*>(items(types)[index]);
}

/// A row of types, of which those before `at` are in the order already.
struct merged_row {
    object* const* types;
    ssize count;
    ssize at;
};

/// Whether a type is in the rest of a row behind its first.
[[nodiscard]] constexpr bool is_behind_first(const merged_row& row, const object* type) noexcept {
    for (ssize i = row.at + 1; i < row.count; ++i) {
        if (row.types[i] == type) {
            return true;
        }
    }
    return false;
}

/// The next type of the order: the first of a row that is behind the first of none. Null: there is
/// none, and all rows are at their end or in each other's way.
[[nodiscard]] constexpr object* next_in_order(const merged_row* rows, ssize count) noexcept {
    for (ssize i = 0; i < count; ++i) {
        if (rows[i].at == rows[i].count) {
            continue;
        }
        object* candidate = rows[i].types[rows[i].at];
        bool blocked = false;
        for (ssize j = 0; j < count && !blocked; ++j) {
            blocked = is_behind_first(rows[j], candidate);
        }
        if (!blocked) {
            return candidate;
        }
    }
    return nullptr;
}

/// Says which bases can't be put in an order: the first of each row that isn't at its end.
constexpr void raise_no_order(thread_state& thread, const merged_row* rows, ssize count) noexcept {
    text_builder message{thread};
    message.add("Cannot create a consistent method resolution\norder (MRO) for bases");
    ssize named = 0;
    for (ssize i = 0; i < count; ++i) {
        if (rows[i].at == rows[i].count) {
            continue;
        }
        const object* first = rows[i].types[rows[i].at];
        bool twice = false;
        for (ssize j = 0; j < i; ++j) {
            twice = twice || (rows[j].at != rows[j].count && rows[j].types[rows[j].at] == first);
        }
        if (!twice) {
            message.add(named++ == 0 ? " " : ", ");
            interpreter::add_type_name(message, static_cast<const type_object*>(first));
        }
    }
    if (const owned text = message.finish()) {
        raise_with(thread, type_error_type, text.get());
    }
}

} // namespace detail

/// The order of a class with those bases, as a tuple; null: an exception is pending.
[[nodiscard]] constexpr tuple_object* make_order(thread_state& thread, heap_type_object* self,
                                                 const tuple_object* bases) noexcept {
    using namespace detail;
    const ssize rows = bases->ob_size + 1;
    scratch_room<merged_row, 8> room(thread, rows);
    if (!room) {
        return nullptr;
    }
    merged_row* row = room.data();
    ssize most = 1;
    for (ssize i = 0; i < bases->ob_size; ++i) {
        for (ssize j = 0; j < i; ++j) {
            if (items(bases)[i] == items(bases)[j]) {
                text_builder message{thread};
                message.add("duplicate base class ");
                interpreter::add_type_name(message, type_at(bases, i));
                if (const owned text = message.finish()) {
                    raise_with(thread, type_error_type, text.get());
                }
                return nullptr;
            }
        }
        const auto* order = static_cast<const tuple_object*>(type_at(bases, i)->tp_mro);
        if (order == nullptr) {
            raise(thread, type_error_type, "Cannot extend an incomplete type '",
                  type_at(bases, i)->tp_name, "'");
            return nullptr;
        }
        row[i] = {items(order), order->ob_size, 0};
        most += order->ob_size;
    }
    row[bases->ob_size] = {items(bases), bases->ob_size, 0};
    scratch_room<value, 16> found(thread, most);
    if (!found) {
        return nullptr;
    }
    ssize size = 0;
    found.data()[size++] = make_object(self);
    while (object* next = next_in_order(row, rows)) {
        found.data()[size++] = make_object(next);
        for (ssize i = 0; i < rows; ++i) {
            row[i].at += row[i].at != row[i].count && row[i].types[row[i].at] == next ? 1 : 0;
        }
    }
    for (ssize i = 0; i < rows; ++i) {
        if (row[i].at != row[i].count) {
            raise_no_order(thread, row, rows);
            return nullptr;
        }
    }
    return new_tuple(thread, found.data(), size);
}

namespace detail {

/// Whether the objects of a class have fields that its base's don't have: those of __slots__, and
/// a dict where the base's are of many sizes. CPython 3.11: extra_ivars.
[[nodiscard]] constexpr bool adds_fields(const heap_type_object* type) noexcept {
    const type_object* base = type->tp_base;
    if (base->tp_itemsize != 0) {
        return type->tp_basicsize != base->tp_basicsize ||
               type->tp_dictoffset != base->tp_dictoffset;
    }
    ssize size = type->tp_basicsize;
    if (type->tp_weaklistoffset != 0 && base->tp_weaklistoffset == 0) {
        size -= static_cast<ssize>(sizeof(object*));
    }
    return size != base->tp_basicsize;
}

/// The type whose layout the objects of a type have, a dict and weak references aside.
[[nodiscard]] constexpr const type_object* layout_of(const type_object* type) noexcept {
    while (is_heap_type(type) && !adds_fields(as_heap_type(type))) {
        type = type->tp_base;
    }
    while (!is_heap_type(type) && type->tp_base != nullptr &&
           type->tp_basicsize == type->tp_base->tp_basicsize &&
           type->tp_itemsize == type->tp_base->tp_itemsize) {
        type = type->tp_base;
    }
    return type;
}

} // namespace detail

/// The base that a class with those bases has as tp_base; null: TypeError is pending.
[[nodiscard]] constexpr const type_object* best_base(thread_state& thread,
                                                     const tuple_object* bases) noexcept {
    const type_object* base = nullptr;
    const type_object* layout = nullptr;
    for (ssize i = 0; i < bases->ob_size; ++i) {
        const type_object* candidate = as_type(load(items(bases)[i]));
        if (candidate == nullptr) {
            raise(thread, type_error_type, "bases must be types");
            return nullptr;
        }
        if ((candidate->tp_flags & flag_base_type) == 0) {
            raise(thread, type_error_type, "type '", candidate->tp_name,
                  "' is not an acceptable base type");
            return nullptr;
        }
        const type_object* needed = detail::layout_of(candidate);
        if (layout == nullptr || (needed != layout && is_subtype(needed, layout))) {
            layout = needed;
            base = candidate;
        } else if (!is_subtype(layout, needed)) {
            raise(thread, type_error_type, "multiple bases have instance lay-out conflict");
            return nullptr;
        }
    }
    return base;
}

} // namespace stasis::builtins
