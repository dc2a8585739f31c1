// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/super.hpp: what super() is made of: a type, and an object of it.
// CPython 3.11: supercheck, super_init_impl (Objects/typeobject.c).
#pragma once

#include <stasis/interpreter/protocol.hpp>

namespace stasis::interpreter {

/// The local variable that is a function's cell __class__, or -1.
[[nodiscard]] constexpr ssize find_class_cell(const code_object* code) noexcept {
    for (ssize i = code->co_nlocalsplus - code->co_nfreevars; i < code->co_nlocalsplus; ++i) {
        if (text_of(items(code->co_localsplusnames)[i]) == text{"__class__"}) {
            return i;
        }
    }
    return -1;
}

/// The type whose order super(type, of) goes by; empty: TypeError is pending. An object that says
/// by its __class__ that it is of the type counts, too.
[[nodiscard]] constexpr owned order_for_super(thread_state& thread, const type_object* type,
                                              value of) noexcept {
    if (const type_object* given = as_type(of); given != nullptr && is_subtype(given, type)) {
        return owned::share(of);
    }
    if (is_subtype(type_of(of), type)) {
        return owned::share(pointer_to(*type_of(of)));
    }
    owned told = get_attribute(thread, of, &graph::str_<"__class__">);
    if (!told && !clear_pending(thread, attribute_error_type)) {
        return {};
    }
    const type_object* asked = told ? as_type(told.get()) : nullptr;
    if (asked != nullptr && asked != type_of(of) && is_subtype(asked, type)) {
        return told;
    }
    return raise(thread, type_error_type,
                 "super(type, obj): obj must be an instance or subtype of type");
}

/// Binds a super object to an object, or to none where that is None; false: an exception is
/// pending.
[[nodiscard]] constexpr bool bind_super(thread_state& thread, super_object* self,
                                        const type_object* type, value of) noexcept {
    owned order;
    object* boxed = nullptr;
    if (of.kind != tag::none) {
        order = order_for_super(thread, type, of);
        boxed = order ? box(thread, of) : nullptr;
        if (boxed == nullptr) {
            return false;
        }
    }
    increment(pointer_to(*type));
    state::replace(self->type, type);
    state::replace(self->obj, boxed);
    state::replace(self->obj_type,
                   static_cast<const type_object*>(order ? order.release().data.object : nullptr));
    return true;
}

/// super(type, of).
[[nodiscard]] constexpr owned new_super(thread_state& thread, const type_object* type,
                                        value of) noexcept {
    auto* made = allocate<super_object>(thread, super_type);
    owned kept = owned::take(made);
    if (made == nullptr || !bind_super(thread, made, type, of)) {
        return {};
    }
    return kept;
}

} // namespace stasis::interpreter
