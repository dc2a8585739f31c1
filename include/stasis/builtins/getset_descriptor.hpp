// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/getset_descriptor.hpp: computed attributes and members, as a type's dict holds
// them: int.real and slice.start.
// Promises: CPython 3.11's checks, messages and reprs.
// CPython 3.11: getset_get, getset_set, member_set (Objects/descrobject.c).
#pragma once

#include <stasis/builtins/descriptor.hpp>
#include <stasis/builtins/instance.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned getset_repr(thread_state& thread, value self) noexcept {
    return detail::repr_descriptor(thread, self, "attribute");
}

[[nodiscard]] constexpr owned member_repr(thread_state& thread, value self) noexcept {
    return detail::repr_descriptor(thread, self, "member");
}

[[nodiscard]] constexpr owned getset_get(thread_state& thread, value self, value of,
                                         value) noexcept {
    if (!of) {
        return owned::share(self);
    }
    const descriptor_object* row = detail::descriptor_of(self);
    if (!detail::applies(thread, row, of)) {
        return {};
    }
    return row->d_getset->get(thread, of);
}

[[nodiscard]] constexpr int getset_set(thread_state& thread, value self, value of,
                                       value item) noexcept {
    const descriptor_object* row = detail::descriptor_of(self);
    if (!detail::applies(thread, row, of)) {
        return -1;
    }
    if (row->d_getset->set == nullptr) {
        return raise(thread, attribute_error_type, "attribute '", row->d_name, "' of '",
                     row->d_type->tp_name, "' objects is not writable");
    }
    return row->d_getset->set(thread, of, {}, item);
}

[[nodiscard]] constexpr owned member_get(thread_state& thread, value self, value of,
                                         value type) noexcept {
    const descriptor_object* row = detail::descriptor_of(self);
    if (!of || !is_heap_type(row->d_type)) {
        return getset_get(thread, self, of, type);
    }
    if (!detail::applies(thread, row, of)) {
        return {};
    }
    return get_slot(thread, row, of);
}

[[nodiscard]] constexpr int member_set(thread_state& thread, value self, value of,
                                       value item) noexcept {
    const descriptor_object* row = detail::descriptor_of(self);
    if (!detail::applies(thread, row, of)) {
        return -1;
    }
    if (is_heap_type(row->d_type)) {
        return set_slot(thread, row, of, item);
    }
    if (row->d_getset->set == nullptr) {
        return raise(thread, attribute_error_type, "readonly attribute");
    }
    return row->d_getset->set(thread, of, {}, item);
}

inline constexpr type_object getset_descriptor_table = [] {
    type_object self = make_descriptor_table("getset_descriptor", getset_repr, getset_get);
    self.tp_descr_set = getset_set;
    return self;
}();

inline constexpr type_object member_descriptor_table = [] {
    type_object self = make_descriptor_table("member_descriptor", member_repr, member_get);
    self.tp_descr_set = member_set;
    self.tp_methods = descriptor_methods;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object getset_descriptor_type =
    builtins::ready<getset_descriptor_type, builtins::getset_descriptor_table>();
inline constexpr type_object member_descriptor_type =
    builtins::ready<member_descriptor_type, builtins::member_descriptor_table>();

} // namespace stasis
