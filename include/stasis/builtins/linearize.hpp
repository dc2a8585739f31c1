// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/linearize.hpp: the order in which a static type's bases are asked for attributes.
// CPython 3.11: mro_implementation, pmerge (Objects/typeobject.c); the C3 algorithm.
// Refuses: to tell of bases that have no order; what is left of them is left out.
#pragma once

#include <stasis/object/type.hpp>

namespace stasis::builtins::detail {

/// The mro of a table's type but for the type itself: C3, where the table has several bases, as
/// mro_implementation (Objects/typeobject.c). Where `order` is null, they are just counted.
[[nodiscard]] constexpr std::size_t linearize(const type_object& table, object** order) {
    std::size_t count = 0;
    const auto put = [&](const object* base) {
        if (order != nullptr) {
            order[count] = const_cast<object*>(base);
        }
        ++count;
    };
    if (table.tp_bases == nullptr) {
        for (const type_object* base = table.tp_base; base != nullptr; base = base->tp_base) {
            put(base);
        }
        return count;
    }
    constexpr ssize most = 4; // bases
    ssize at[most + 1] = {};
    const auto* bases = static_cast<const tuple_object*>(table.tp_bases);
    const auto row = [bases](ssize i) { // the mro of each base, then the bases
        if (i == bases->ob_size) {
            return bases;
        }
        const auto* base = static_cast<const type_object*>(items(bases)[i]);
        return static_cast<const tuple_object*>(base->tp_mro);
    };
    const auto is_behind = [&](const object* base) { // the front of a row
        for (ssize i = 0; i <= bases->ob_size; ++i) {
            for (ssize k = at[i] + 1; k < row(i)->ob_size; ++k) {
                if (items(row(i))[k] == base) {
                    return true;
                }
            }
        }
        return false;
    };
    while (true) {
        const object* next = nullptr;
        for (ssize i = 0; i <= bases->ob_size && next == nullptr; ++i) {
            if (at[i] < row(i)->ob_size && !is_behind(items(row(i))[at[i]])) {
                next = items(row(i))[at[i]];
            }
        }
        if (next == nullptr) {
            return count;
        }
        put(next);
        for (ssize i = 0; i <= bases->ob_size; ++i) {
            at[i] += at[i] < row(i)->ob_size && items(row(i))[at[i]] == next ? 1 : 0;
        }
    }
}

} // namespace stasis::builtins::detail
