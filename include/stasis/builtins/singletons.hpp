// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/singletons.hpp: the types of None, Ellipsis and NotImplemented.
// CPython 3.11: _PyNone_Type, _PyNotImplemented_Type (Objects/object.c), PyEllipsis_Type
// (Objects/sliceobject.c).
#pragma once

#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned none_repr(thread_state& thread, value) noexcept {
    return new_str(thread, "None");
}

[[nodiscard]] constexpr owned none_new(thread_state& thread, const type_object&,
                                       const arguments& given) noexcept {
    if (given.count != 0 || keyword_count(given) != 0) {
        return raise(thread, type_error_type, "NoneType takes no arguments");
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned ellipsis_repr(thread_state& thread, value) noexcept {
    return new_str(thread, "Ellipsis");
}

[[nodiscard]] constexpr owned not_implemented_repr(thread_state& thread, value) noexcept {
    return new_str(thread, "NotImplemented");
}

[[nodiscard]] constexpr hash_t none_hash(thread_state&, value) noexcept {
    return graph::none_hash;
}

[[nodiscard]] constexpr hash_t ellipsis_hash(thread_state&, value) noexcept {
    return graph::ellipsis_hash;
}

/// The type of an object that there is one of.
[[nodiscard]] consteval type_object singleton_table(const char* name, unary_slot repr,
                                                   hash_slot hash) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(object);
    self.tp_repr = repr;
    self.tp_hash = hash;
    self.tp_base = &object_type;
    return self;
}

inline constexpr type_object none_table = [] {
    type_object self = singleton_table("NoneType", none_repr,
                                                none_hash);
    self.tp_new = none_new;
    return self;
}();

inline constexpr type_object ellipsis_table =
    singleton_table("ellipsis", ellipsis_repr, ellipsis_hash);

inline constexpr type_object not_implemented_table =
    singleton_table("NotImplementedType", not_implemented_repr,
                             identity_hash);

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object none_type = builtins::ready<none_type, builtins::none_table>();
inline constexpr type_object ellipsis_type =
    builtins::ready<ellipsis_type, builtins::ellipsis_table>();
inline constexpr type_object not_implemented_type =
    builtins::ready<not_implemented_type, builtins::not_implemented_table>();

} // namespace stasis
