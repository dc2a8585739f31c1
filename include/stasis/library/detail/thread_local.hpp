// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/thread_local.hpp: _local: an object whose attributes each thread has for
// itself. An interpreter has one. CPython 3.11: localobject (Modules/_threadmodule.c).
#pragma once

#include <stasis/builtins/instance.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::library {

/// localobject.
struct local_object : object {
    object* dict = nullptr;
    object* weakreflist = nullptr;
};

extern const type_object local_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::local_object> = true;

namespace stasis::library {

namespace detail {

using namespace stasis::builtins;

[[nodiscard]] constexpr owned local_new(thread_state& thread, const type_object& type,
                                        const arguments& given) noexcept {
    if (type.tp_init == object_init && (given.count != 0 || keyword_count(given) != 0)) {
        return raise(thread, type_error_type, "Initialization arguments are not supported");
    }
    return owned::take(allocate<local_object>(thread, type));
}

/// self.__dict__ = item.
[[nodiscard]] constexpr int local_set_dict(thread_state& thread, value self, value,
                                           value) noexcept {
    return raise(thread, attribute_error_type, "'", type_of(self)->tp_name,
                 "' object attribute '__dict__' is read-only");
}

[[nodiscard]] constexpr object** local_dict_field(object* self) noexcept {
    return &static_cast<local_object*>(self)->dict;
}

constexpr int local_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<local_object*>(held)->dict);
}

constexpr void local_clear(object* held) noexcept {
    state::drop(static_cast<local_object*>(held)->dict);
}

inline constexpr getset_def local_getset[] = {
    {"__dict__", instance_get_dict, local_set_dict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object local_table = [] {
    type_object self{};
    self.tp_name = "_thread._local";
    self.tp_basicsize = sizeof(local_object);
    self.tp_flags = flag_base_type;
    self.tp_getattr = local_dict_field;
    self.tp_dictoffset = 16;     // of dict
    self.tp_weaklistoffset = 24; // of weakreflist
    self.tp_is_gc = loose_link<local_object>;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = free_object<local_object>;
    self.tp_traverse = local_traverse;
    self.tp_clear = local_clear;
    self.tp_getset = local_getset;
    self.tp_base = &object_type;
    self.tp_new = local_new;
    return self;
}();

} // namespace detail

inline constexpr type_object local_type = builtins::ready<local_type, detail::local_table>();

} // namespace stasis::library
