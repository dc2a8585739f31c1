// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/struct_object.hpp: Struct: a format that has been read.
// CPython 3.11: PyStructType, unpackiter_type (Modules/_struct.c).
#pragma once

#include <stasis/builtins/memoryview_room.hpp>
#include <stasis/library/detail/struct_bytes.hpp>

namespace stasis::library {

/// unpackiterobject.
struct struct_iterator : object {
    object* so = nullptr;
    object* buffer = nullptr; ///< a memoryview; null: exhausted
    ssize index = 0;
};

extern const type_object struct_type;
extern const type_object struct_iterator_type;

namespace detail {

[[nodiscard]] constexpr struct_object* struct_of(value self) noexcept {
    return static_cast<struct_object*>(self.data.object);
}

[[nodiscard]] constexpr owned struct_new(thread_state& thread, const type_object& type,
                                         const arguments&) noexcept {
    return owned::take(allocate<struct_object>(thread, type));
}

/// Gives an object a format; false: it raised.
[[nodiscard]] constexpr bool set_format(thread_state& thread, struct_object* self,
                                        value given) noexcept {
    if (self->packing != 0) { // the __init__() that a value to be packed called
        raise(thread, runtime_error_type, "Struct is being packed");
        return false;
    }
    owned format = format_bytes(thread, given);
    if (!format) {
        return false;
    }
    state::replace(self->s_format, format.release().data.object);
    return read_format(thread, self);
}

/// Struct.__init__(format).
[[nodiscard]] constexpr int struct_init(thread_state& thread, value self,
                                        const arguments& given) noexcept {
    constexpr signature<1> of{"Struct", {"format"}, 1};
    value each[1];
    return read_arguments(thread, of, given, each) && set_format(thread, struct_of(self), each[0])
               ? 0
               : -1;
}

/// A Struct of a format; empty: it raised. CPython looks for it among those that it has made, so
/// that a format must have a hash.
[[nodiscard]] constexpr owned make_struct(thread_state& thread, value format) noexcept {
    if (hash_of(thread, format) == -1) {
        return {};
    }
    auto* made = allocate<struct_object>(thread, struct_type);
    owned kept = owned::take(made);
    if (made == nullptr || !set_format(thread, made, format)) {
        return {};
    }
    return kept;
}

[[nodiscard]] constexpr owned iterate_struct(thread_state& thread, struct_object* self,
                                             value given) noexcept {
    if (self->s_size <= 0) {
        return raise_struct(thread, "cannot iteratively unpack with a struct of length 0");
    }
    held_buffer buffer;
    if (get_buffer(thread, given, buffer.view, buffer_simple) < 0) {
        return {};
    }
    if (buffer.view.len % self->s_size != 0) {
        return raise_struct(thread, "iterative unpacking requires a buffer of a multiple of ",
                            self->s_size, " bytes");
    }
    owned lent = new_memoryview(thread, given);
    auto* result = lent ? allocate<struct_iterator>(thread, struct_iterator_type) : nullptr;
    if (result != nullptr) {
        increment(self);
        result->so = self;
        result->buffer = lent.release().data.object;
    }
    return owned::take(result);
}

// ---- methods -----------------------------------------------------------------------------------

[[nodiscard]] constexpr owned struct_pack(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "Struct.pack", given)) {
        return {};
    }
    return pack_struct(thread, struct_of(given.values[0]), given.values + 1, given.count - 1);
}

[[nodiscard]] constexpr owned struct_pack_into(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "Struct.pack_into", given)) {
        return {};
    }
    return pack_struct_into(thread, struct_of(given.values[0]), given.values + 1, given.count - 1);
}

[[nodiscard]] constexpr owned struct_unpack(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "Struct.unpack", given)) {
        return {};
    }
    return unpack_whole(thread, struct_of(given.values[0]), given.values[1]);
}

[[nodiscard]] constexpr owned struct_unpack_from(thread_state& thread,
                                                 const arguments& given) noexcept {
    constexpr signature<2> of{"unpack_from", {"buffer", "offset"}, 1};
    value each[2];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    return unpack_at(thread, struct_of(given.values[0]), each[0], each[1]);
}

[[nodiscard]] constexpr owned struct_iter_unpack(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_one(thread, "Struct.iter_unpack", given)) {
        return {};
    }
    return iterate_struct(thread, struct_of(given.values[0]), given.values[1]);
}

[[nodiscard]] constexpr owned struct_format(thread_state& thread, value self) noexcept {
    const object* const format = struct_of(self)->s_format;
    if (format == nullptr) {
        return owned::take(none_value);
    }
    const auto* bytes = static_cast<const bytes_object*>(format);
    return new_str(thread, text{bytes_data(bytes), bytes->ob_size});
}

[[nodiscard]] constexpr owned struct_byte_count(thread_state&, value self) noexcept {
    return owned::take(make_int(struct_of(self)->s_size));
}

constexpr int struct_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<struct_object*>(held)->s_format);
}

constexpr void struct_clear(object* held) noexcept {
    state::drop(static_cast<struct_object*>(held)->s_format);
}

/// tp_free.
constexpr void struct_free(object* held) noexcept {
    auto* self = static_cast<struct_object*>(held);
    if (self->codes != nullptr) {
        release_array(self->codes, static_cast<std::size_t>(self->code_count) + 1);
    }
    state::release<struct_object>(self);
}

inline constexpr method_def struct_methods[] = {
    {"iter_unpack", struct_iter_unpack, 0, nullptr}, {"pack", struct_pack, 0, nullptr},
    {"pack_into", struct_pack_into, 0, nullptr},     {"unpack", struct_unpack, 0, nullptr},
    {"unpack_from", struct_unpack_from, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def struct_getset[] = {
    {"format", struct_format, nullptr, nullptr, nullptr},
    {"size", struct_byte_count, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object struct_table = [] {
    type_object self{};
    self.tp_name = "_struct.Struct";
    self.tp_basicsize = sizeof(struct_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = struct_free;
    self.tp_traverse = struct_traverse;
    self.tp_clear = struct_clear;
    self.tp_methods = struct_methods;
    self.tp_getset = struct_getset;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_setattro = interpreter::generic_set_attribute;
    self.tp_base = &object_type;
    self.tp_init = struct_init;
    self.tp_new = struct_new;
    return self;
}();

// ---- the iterator ------------------------------------------------------------------------------

[[nodiscard]] constexpr owned struct_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<struct_iterator*>(held.data.object);
    if (self->buffer == nullptr) {
        return {};
    }
    const auto* of = static_cast<const struct_object*>(self->so);
    const text buffer = bytes_in(make_object(self->buffer));
    if (self->index + of->s_size > buffer.size) {
        state::drop(self->so);
        state::drop(self->buffer);
        return {};
    }
    owned result = unpack_struct(thread, of, buffer.one + self->index);
    self->index += of->s_size;
    return result;
}

[[nodiscard]] constexpr owned struct_iterator_length_hint(thread_state& thread,
                                                          const arguments& given) noexcept {
    if (!takes_none(thread, "unpack_iterator.__length_hint__", given)) {
        return {};
    }
    const auto* self = static_cast<struct_iterator*>(given.values[0].data.object);
    ssize left = 0;
    if (self->buffer != nullptr) {
        const ssize each = static_cast<const struct_object*>(self->so)->s_size; // or another since
        left = each > 0 ? (bytes_in(make_object(self->buffer)).size - self->index) / each : 0;
    }
    return owned::take(make_int(left));
}

constexpr int struct_iterator_traverse(object* held, visit_slot visit,
                                       visit_argument* argument) noexcept {
    const auto* self = static_cast<struct_iterator*>(held);
    return visit_each(visit, argument, self->so, self->buffer);
}

constexpr void struct_iterator_clear(object* held) noexcept {
    state::drop(static_cast<struct_iterator*>(held)->so);
    state::drop(static_cast<struct_iterator*>(held)->buffer);
}

inline constexpr method_def struct_iterator_methods[] = {
    {"__length_hint__", struct_iterator_length_hint, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object struct_iterator_table = [] {
    type_object self{};
    self.tp_name = "_struct.unpack_iterator";
    self.tp_basicsize = sizeof(struct_iterator);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<struct_iterator>;
    self.tp_traverse = struct_iterator_traverse;
    self.tp_clear = struct_iterator_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = struct_iterator_next;
    self.tp_methods = struct_iterator_methods;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

} // namespace detail

inline constexpr type_object struct_type =
    builtins::ready<struct_type, detail::struct_table, "iter_unpack", "pack", "pack_into", "unpack",
                    "unpack_from", "size">();
inline constexpr type_object struct_iterator_type =
    builtins::ready<struct_iterator_type, detail::struct_iterator_table>();

} // namespace stasis::library
