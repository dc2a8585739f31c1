// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/memoryview.hpp: memoryview.
// Promises: memory of bytes, bytearrays and other memoryviews, in all native formats and in several
// dimensions, as far as CPython 3.11 goes; a with statement releases it.
// CPython 3.11: Objects/memoryobject.c.
// Refuses: pickling.
#pragma once

#include <stasis/builtins/memoryview_cast.hpp>
#include <stasis/builtins/memoryview_compare.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned memoryview_new(thread_state& thread, const type_object&,
                                             const arguments& given) noexcept {
    constexpr signature<1> parameters{.name = "memoryview", .names = {"object"}, .required = 1};
    value read[1];
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    return new_memoryview(thread, read[0]);
}

[[nodiscard]] constexpr owned memoryview_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add(is_released(detail::memoryview_of(self)) ? "<released memory at " : "<memory at ");
    add_address(built, self.data.object);
    built.add(">");
    return built.finish();
}

namespace detail {

/// release() and __exit__().
[[nodiscard]] constexpr owned released_view(thread_state& thread, value held) noexcept {
    memoryview_object* self = memoryview_of(held);
    if (!is_released(self) && self->exports > 0) {
        return raise(thread, buffer_error_type, "memoryview has ", self->exports,
                     " exported buffer", self->exports == 1 ? "" : "s");
    }
    release_view(self);
    return owned::take(none_value);
}

/// The numbers of each dimension as a tuple.
[[nodiscard]] constexpr owned numbers_as_tuple(thread_state& thread, const ssize* numbers,
                                               int count) noexcept {
    value each[most_dimensions];
    for (int i = 0; numbers != nullptr && i < count; ++i) {
        each[i] = make_int(numbers[i]);
    }
    return owned::take(new_tuple(thread, each, numbers != nullptr ? count : 0));
}

/// An attribute: what a function makes of the view.
template <auto Of>
[[nodiscard]] constexpr owned view_attribute(thread_state& thread, value held) noexcept {
    const memoryview_object* self = open_view(thread, held);
    if (self == nullptr) {
        return {};
    }
    return Of(thread, *self);
}

[[nodiscard]] constexpr owned flag_attribute(const memoryview_object& self, int flags) noexcept {
    return owned::take(make_bool((self.flags & flags) != 0));
}

[[nodiscard]] constexpr owned view_obj(thread_state&, const memoryview_object& self) noexcept {
    return share_or_none(self.view.obj);
}
[[nodiscard]] constexpr owned view_nbytes(thread_state&, const memoryview_object& self) noexcept {
    return owned::take(make_int(self.view.len));
}
[[nodiscard]] constexpr owned view_readonly(thread_state&, const memoryview_object& self) noexcept {
    return owned::take(make_bool(self.view.readonly != 0));
}
[[nodiscard]] constexpr owned view_itemsize(thread_state&, const memoryview_object& self) noexcept {
    return owned::take(make_int(self.view.itemsize));
}
[[nodiscard]] constexpr owned view_format(thread_state& thread,
                                          const memoryview_object& self) noexcept {
    return new_str(thread, text{self.view.format});
}
[[nodiscard]] constexpr owned view_ndim(thread_state&, const memoryview_object& self) noexcept {
    return owned::take(make_int(self.view.ndim));
}
[[nodiscard]] constexpr owned view_shape(thread_state& thread,
                                         const memoryview_object& self) noexcept {
    return numbers_as_tuple(thread, self.view.shape, self.view.ndim);
}
[[nodiscard]] constexpr owned view_strides(thread_state& thread,
                                           const memoryview_object& self) noexcept {
    return numbers_as_tuple(thread, self.view.strides, self.view.ndim);
}
[[nodiscard]] constexpr owned view_suboffsets(thread_state& thread,
                                              const memoryview_object& self) noexcept {
    return numbers_as_tuple(thread, self.view.suboffsets, self.view.ndim);
}
[[nodiscard]] constexpr owned view_c_contiguous(thread_state&,
                                                const memoryview_object& self) noexcept {
    return flag_attribute(self, memoryview_c_contiguous);
}
[[nodiscard]] constexpr owned view_f_contiguous(thread_state&,
                                                const memoryview_object& self) noexcept {
    return flag_attribute(self, memoryview_fortran_contiguous);
}
[[nodiscard]] constexpr owned view_contiguous(thread_state&,
                                              const memoryview_object& self) noexcept {
    return flag_attribute(self, memoryview_c_contiguous | memoryview_fortran_contiguous);
}

} // namespace detail

/// memoryview.release().
[[nodiscard]] constexpr owned memoryview_release(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_none(thread, "memoryview.release", given)) {
        return {};
    }
    return detail::released_view(thread, given.values[0]);
}

/// memoryview.__enter__().
[[nodiscard]] constexpr owned memoryview_enter(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_none(thread, "memoryview.__enter__", given) ||
        detail::open_view(thread, given.values[0]) == nullptr) {
        return {};
    }
    return owned::share(given.values[0]);
}

/// memoryview.__exit__(*anything).
[[nodiscard]] constexpr owned memoryview_exit(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "memoryview.__exit__", given)) {
        return {};
    }
    return detail::released_view(thread, given.values[0]);
}

inline constexpr sequence_methods memoryview_as_sequence = [] {
    sequence_methods self{};
    self.sq_length = memoryview_length;
    self.sq_item = memoryview_item;
    return self;
}();

inline constexpr mapping_methods memoryview_as_mapping = {memoryview_length, memoryview_subscript,
                                                          memoryview_assign};

inline constexpr method_def memoryview_methods[] = {
    {"release", memoryview_release, 0, nullptr},
    {"tobytes", memoryview_tobytes, 0, nullptr},
    {"hex", memoryview_hex, 0, nullptr},
    {"tolist", memoryview_tolist, 0, nullptr},
    {"cast", memoryview_cast, 0, nullptr},
    {"toreadonly", memoryview_toreadonly, 0, nullptr},
    {"__enter__", memoryview_enter, 0, nullptr},
    {"__exit__", memoryview_exit, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def memoryview_getset[] = {
    {"obj", detail::view_attribute<detail::view_obj>, nullptr, nullptr, nullptr},
    {"nbytes", detail::view_attribute<detail::view_nbytes>, nullptr, nullptr, nullptr},
    {"readonly", detail::view_attribute<detail::view_readonly>, nullptr, nullptr, nullptr},
    {"itemsize", detail::view_attribute<detail::view_itemsize>, nullptr, nullptr, nullptr},
    {"format", detail::view_attribute<detail::view_format>, nullptr, nullptr, nullptr},
    {"ndim", detail::view_attribute<detail::view_ndim>, nullptr, nullptr, nullptr},
    {"shape", detail::view_attribute<detail::view_shape>, nullptr, nullptr, nullptr},
    {"strides", detail::view_attribute<detail::view_strides>, nullptr, nullptr, nullptr},
    {"suboffsets", detail::view_attribute<detail::view_suboffsets>, nullptr, nullptr, nullptr},
    {"c_contiguous", detail::view_attribute<detail::view_c_contiguous>, nullptr, nullptr, nullptr},
    {"f_contiguous", detail::view_attribute<detail::view_f_contiguous>, nullptr, nullptr, nullptr},
    {"contiguous", detail::view_attribute<detail::view_contiguous>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object memoryview_table = [] {
    type_object self{};
    self.tp_name = "memoryview";
    self.tp_basicsize = sizeof(memoryview_object);
    self.tp_itemsize = sizeof(ssize);
    self.tp_flags = flag_sequence;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = memoryview_free;
    self.tp_traverse = memoryview_traverse;
    self.tp_clear = memoryview_clear;
    self.tp_repr = memoryview_repr;
    self.tp_as_sequence = &memoryview_as_sequence;
    self.tp_as_mapping = &memoryview_as_mapping;
    self.tp_as_buffer = &memoryview_as_buffer;
    self.tp_hash = memoryview_hash;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_richcompare = memoryview_compare;
    self.tp_weaklistoffset = 136;
    self.tp_iter = memoryview_iterate;
    self.tp_methods = memoryview_methods;
    self.tp_getset = memoryview_getset;
    self.tp_base = &object_type;
    self.tp_new = memoryview_new;
    return self;
}();

inline constexpr type_object managed_buffer_table = [] {
    type_object self{};
    self.tp_name = "managedbuffer";
    self.tp_basicsize = sizeof(managed_buffer_object);
    self.tp_dealloc = managed_buffer_dealloc;
    self.tp_is_gc = loose_link<managed_buffer_object>;
    self.tp_free = free_object<managed_buffer_object>;
    self.tp_traverse = managed_buffer_traverse;
    self.tp_clear = managed_buffer_clear;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

inline constexpr type_object memoryview_iterator_table = [] {
    type_object self{};
    self.tp_name = "memory_iterator";
    self.tp_basicsize = sizeof(memoryview_iterator);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<memoryview_iterator>;
    self.tp_traverse = memoryview_iterator_traverse;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_iter = self_iterator;
    self.tp_iternext = memoryview_next;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object memoryview_type =
    builtins::ready<memoryview_type, builtins::memoryview_table, "release", "tobytes", "tolist",
                    "cast", "toreadonly", "obj", "nbytes", "readonly", "itemsize", "format", "ndim",
                    "shape", "strides", "suboffsets", "c_contiguous", "f_contiguous",
                    "contiguous">();
inline constexpr type_object managed_buffer_type =
    builtins::ready<managed_buffer_type, builtins::managed_buffer_table>();
inline constexpr type_object memoryview_iterator_type =
    builtins::ready<memoryview_iterator_type, builtins::memoryview_iterator_table>();

} // namespace stasis
