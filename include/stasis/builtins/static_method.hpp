// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/static_method.hpp: staticmethod, as a type's dict holds a function that takes no
// object: str.maketrans.
// CPython 3.11: sm_descr_get, sm_repr (Objects/funcobject.c).
// Refuses: making one: no program can use it without classes of its own.
#pragma once

#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr object* static_function(value self) noexcept {
    return static_cast<static_method_object*>(self.data.object)->sm_callable;
}

} // namespace detail

[[nodiscard]] constexpr owned static_method_repr(thread_state& thread, value self) noexcept {
    const owned function = interpreter::repr(thread, make_object(detail::static_function(self)));
    if (!function) {
        return {};
    }
    text_builder built{thread};
    built.add("<staticmethod(");
    built.add(function.as_object());
    built.add(")>");
    return built.finish();
}

[[nodiscard]] constexpr owned static_method_get(thread_state&, value self, value, value) noexcept {
    return owned::share(detail::static_function(self));
}

[[nodiscard]] constexpr owned static_method_call(thread_state& thread, value self,
                                                 const arguments& given) noexcept {
    return interpreter::call(thread, make_object(detail::static_function(self)), given);
}

[[nodiscard]] constexpr owned static_method_function(thread_state&, value self) noexcept {
    return owned::share(detail::static_function(self));
}

inline constexpr getset_def static_method_members[] = {
    {"__func__", static_method_function, nullptr, nullptr, nullptr},
    {"__wrapped__", static_method_function, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object static_method_table = [] {
    type_object self{};
    self.tp_name = "staticmethod";
    self.tp_basicsize = sizeof(static_method_object);
    self.tp_dealloc = immortal_dealloc;
    self.tp_repr = static_method_repr;
    self.tp_call = static_method_call;
    self.tp_members = static_method_members;
    self.tp_base = &object_type;
    self.tp_descr_get = static_method_get;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object static_method_type =
    builtins::ready<static_method_type, builtins::static_method_table>();

} // namespace stasis
