// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytearray.hpp: bytearray.
// Promises: what it has in common with bytes is the same code; the methods give bytearrays. An
// iterator sees what is changed meanwhile. CPython 3.11: Objects/bytearrayobject.c.
#pragma once

#include <stasis/builtins/bytearray_edit.hpp>
#include <stasis/builtins/bytes.hpp>
#include <stasis/builtins/object_reduce.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/builtins/sequence.hpp>

namespace stasis::builtins {

constexpr void bytearray_dealloc(object* held) noexcept {
    auto* self = static_cast<bytearray_object*>(held);
    release_array(self->ob_bytes, static_cast<std::size_t>(self->ob_alloc));
    release<bytearray_object>(self);
}

/// bytearray.__new__: an empty one, whatever is given.
[[nodiscard]] constexpr owned bytearray_new(thread_state& thread, const type_object& type,
                                            const arguments&) noexcept {
    return owned::take(new_bytearray_room(thread, 0, type));
}

namespace detail {

/// The ints of a list or a tuple, which the room fits exactly, as long as there is nothing else
/// among them; false: an exception is pending.
[[nodiscard]] constexpr bool fill_from_ints(thread_state& thread, bytearray_object* self,
                                            value source) noexcept {
    const item_view view = view_items(source.data.object);
    if (!resize(thread, self, view.size)) {
        return false;
    }
    for (ssize i = 0; i < view.size; ++i) {
        self->ob_start[i] = 0;
    }
    for (ssize i = 0; i < view.size; ++i) {
        const value item = load(view.data[i]);
        if (type_of(item) != &int_type) {
            return resize(thread, self, 0) && add_items(thread, self, source);
        }
        unsigned char byte = 0;
        if (!to_byte(thread, item, "byte must be in range(0, 256)", byte)) {
            return false;
        }
        self->ob_start[i] = byte;
    }
    return true;
}

/// bytearray(source) without an encoding: fills in an empty one; false: an exception is pending.
[[nodiscard]] constexpr bool fill_bytearray(thread_state& thread, bytearray_object* self,
                                            value source) noexcept {
    if (interpreter::has_index(source)) {
        ssize size = 0;
        if (interpreter::to_ssize(thread, source, size, overflow_error_type)) {
            if (size < 0) {
                raise(thread, value_error_type, "negative count");
                return false;
            }
            if (size == largest_size) {
                raise_no_memory(thread);
                return false;
            }
            if (!resize(thread, self, size)) {
                return false;
            }
            for (ssize i = 0; i < size; ++i) {
                self->ob_start[i] = 0;
            }
            return true;
        }
        if (!clear_pending(thread, type_error_type)) { // __index__ may say that it is no size
            return false;
        }
    }
    if (has_buffer(source)) {
        held_buffer held;
        if (get_buffer(thread, source, held.view, buffer_full_read_only) < 0 ||
            !resize(thread, self, held.view.len)) {
            return false;
        }
        copy_items(held.view, self->ob_start, held.view.buf, 0);
        return true;
    }
    if (type_of(source) == &list_type || type_of(source) == &tuple_type) {
        return fill_from_ints(thread, self, source);
    }
    return add_items(thread, self, source);
}

} // namespace detail

/// bytearray.__init__: the bytes of what is given in place of those that there are.
[[nodiscard]] constexpr int bytearray_init(thread_state& thread, value held,
                                           const arguments& given) noexcept {
    constexpr signature<3> of{"bytearray", {"source", "encoding", "errors"}};
    value each[3];
    if (!read_arguments(thread, of, given, each)) {
        return -1;
    }
    const value source = each[0];
    const value name = each[1];
    const value errors = each[2];
    if (!check_codec(thread, "bytearray", name, errors)) {
        return -1;
    }
    bytearray_object* self = detail::bytearray_of(held);
    if (!resize(thread, self, 0)) {
        return -1;
    }
    if (source && is_str(source)) {
        if (!name) {
            return raise(thread, type_error_type, "string argument without an encoding");
        }
        const owned encoded = encode_str(thread, "bytearray", source, name, errors);
        return encoded && detail::replace_by(thread, self, 0, self->ob_size, encoded.get()) ? 0
                                                                                            : -1;
    }
    if (name || errors) {
        return raise(thread, type_error_type,
                     name ? "encoding without a string argument"
                          : "errors without a string argument");
    }
    return !source || detail::fill_bytearray(thread, self, source) ? 0 : -1;
}

[[nodiscard]] constexpr owned bytearray_repr(thread_state& thread, value self) noexcept {
    const text in = bytes_in(self);
    const text single = "'";
    const text twice = "\"";
    const char quote = find_text(in, single) >= 0 && find_text(in, twice) < 0 ? '"' : '\'';
    text_builder built{thread};
    built.add(interpreter::last_name(type_of(self)->tp_name));
    built.add("(b");
    built.add(quote);
    for (ssize i = 0; i < in.size; ++i) {
        add_byte(built, in[i], in[i] == '\''); // in either kind of quotes
    }
    built.add(quote);
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned bytearray_compare(thread_state&, value left, value right,
                                                int operation) noexcept {
    if (!is_bytes_like(left) || !is_bytes_like(right)) {
        return not_implemented();
    }
    return owned::take(make_bool(state::detail::ordered(
        state::detail::three_way(bytes_in(left), bytes_in(right)), 0, operation)));
}

/// bytearray[index], as a sequence's.
[[nodiscard]] constexpr int bytearray_assign_item(thread_state& thread, value self, ssize index,
                                                  value item) noexcept {
    return bytearray_assign(thread, self, make_int(index), item);
}

[[nodiscard]] constexpr owned bytearray_iterate(thread_state& thread, value self) noexcept {
    return iterate_bytes(thread, self, bytearray_iterator_type);
}

inline constexpr number_methods bytearray_as_number = [] {
    number_methods self{};
    self.nb_remainder = bytes_remainder<is_bytearray>;
    return self;
}();

inline constexpr sequence_methods bytearray_as_sequence = [] {
    sequence_methods self{};
    self.sq_length = bytes_length;
    self.sq_concat = bytes_concat;
    self.sq_repeat = bytes_repeat;
    self.sq_item = bytes_item;
    self.sq_ass_item = bytearray_assign_item;
    self.sq_contains = bytes_contains;
    self.sq_inplace_concat = bytearray_add_in_place;
    self.sq_inplace_repeat = bytearray_repeat_in_place;
    return self;
}();

inline constexpr mapping_methods bytearray_as_mapping = {bytes_length, bytes_subscript,
                                                         bytearray_assign};

/// What makes a bytearray again: from bytes as of protocol 3, from a str before.
[[nodiscard]] constexpr owned reduce_bytearray(thread_state& thread, value self,
                                               int protocol) noexcept {
    const owned held = detail::state_of(thread, self, false);
    if (!held) {
        return {};
    }
    const text content = bytes_in(self);
    owned given = owned::take(pointer_to(graph::empty_tuple));
    if (content.size != 0 && protocol < 3) {
        const owned shown = new_str(thread, content);
        given = tuple_with(thread, shown.get(), make_object(pointer_to(graph::str_<"latin-1">)));
    } else if (content.size != 0) {
        const owned copied = new_bytes(thread, content.one, content.size);
        given = tuple_with(thread, copied.get());
    }
    return reduction(thread, class_of(self.data.object), given, held.get());
}

[[nodiscard]] constexpr owned bytearray_reduce(thread_state& thread, object* self) noexcept {
    return reduce_bytearray(thread, make_object(self), 2);
}

[[nodiscard]] constexpr owned bytearray_reduce_ex(thread_state& thread,
                                                  const arguments& given) noexcept {
    int protocol = 0;
    if (!takes(thread, "bytearray.__reduce_ex__", given, 0, 1) ||
        (given.count > 1 && !interpreter::to_c_integer(thread, given.values[1], protocol))) {
        return {};
    }
    return reduce_bytearray(thread, given.values[0], protocol);
}

inline constexpr method_def bytearray_methods[] = {
    {"__alloc__", bytearray_allocated, 0, nullptr},
    reduce_row<bytearray_reduce>,
    {"__reduce_ex__", bytearray_reduce_ex, 0, nullptr},
    size_row<"bytearray.__sizeof__", detail::size_of_bytearray>,
    {"append", bytearray_append, 0, nullptr},
    {"capitalize", bytes_capitalize, 0, nullptr},
    {"center", bytes_center, 0, nullptr},
    {"clear", bytearray_clear, 0, nullptr},
    {"copy", bytearray_copy, 0, nullptr},
    {"count", bytes_count, method_varargs, nullptr},
    {"decode", bytes_decode, 0, nullptr},
    {"endswith", bytes_endswith, method_varargs, nullptr},
    {"expandtabs", bytes_expandtabs, 0, nullptr},
    {"extend", bytearray_extend, 0, nullptr},
    {"find", bytes_find, method_varargs, nullptr},
    {"fromhex", bytes_fromhex, method_class, nullptr},
    {"hex", bytes_hex, 0, nullptr},
    {"index", bytes_index, method_varargs, nullptr},
    {"insert", bytearray_insert, 0, nullptr},
    {"isalnum", bytes_isalnum, 0, nullptr},
    {"isalpha", bytes_isalpha, 0, nullptr},
    {"isascii", bytes_isascii, 0, nullptr},
    {"isdigit", bytes_isdigit, 0, nullptr},
    {"islower", bytes_islower, 0, nullptr},
    {"isspace", bytes_isspace, 0, nullptr},
    {"istitle", bytes_istitle, 0, nullptr},
    {"isupper", bytes_isupper, 0, nullptr},
    {"join", bytes_join, 0, nullptr},
    {"ljust", bytes_ljust, 0, nullptr},
    {"lower", bytes_lower, 0, nullptr},
    {"lstrip", bytes_lstrip, 0, nullptr},
    {"maketrans", bytes_maketrans, method_static, nullptr},
    {"partition", bytes_partition, 0, nullptr},
    {"pop", bytearray_pop, 0, nullptr},
    {"remove", bytearray_remove, 0, nullptr},
    {"replace", bytes_replace, 0, nullptr},
    {"removeprefix", bytes_removeprefix, 0, nullptr},
    {"removesuffix", bytes_removesuffix, 0, nullptr},
    {"reverse", bytearray_reverse, 0, nullptr},
    {"rfind", bytes_rfind, method_varargs, nullptr},
    {"rindex", bytes_rindex, method_varargs, nullptr},
    {"rjust", bytes_rjust, 0, nullptr},
    {"rpartition", bytes_rpartition, 0, nullptr},
    {"rsplit", bytes_rsplit, 0, nullptr},
    {"rstrip", bytes_rstrip, 0, nullptr},
    {"split", bytes_split, 0, nullptr},
    {"splitlines", bytes_splitlines, 0, nullptr},
    {"startswith", bytes_startswith, method_varargs, nullptr},
    {"strip", bytes_strip, 0, nullptr},
    {"swapcase", bytes_swapcase, 0, nullptr},
    {"title", bytes_title, 0, nullptr},
    {"translate", bytes_translate, 0, nullptr},
    {"upper", bytes_upper, 0, nullptr},
    {"zfill", bytes_zfill, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object bytearray_table = [] {
    type_object self{};
    self.tp_name = "bytearray";
    self.tp_basicsize = sizeof(bytearray_object);
    self.tp_flags = flag_base_type | flag_match_self;
    self.tp_dealloc = bytearray_dealloc;
    self.tp_repr = bytearray_repr;
    self.tp_str = bytearray_repr;
    self.tp_as_number = &bytearray_as_number;
    self.tp_as_sequence = &bytearray_as_sequence;
    self.tp_as_mapping = &bytearray_as_mapping;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_as_buffer = &bytearray_as_buffer;
    self.tp_richcompare = bytearray_compare;
    self.tp_iter = bytearray_iterate;
    self.tp_methods = bytearray_methods;
    self.tp_base = &object_type;
    self.tp_init = bytearray_init;
    self.tp_new = bytearray_new;
    return self;
}();

inline constexpr type_object bytearray_iterator_table =
    make_bytes_iterator_table("bytearray_iterator");

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object bytearray_type =
    builtins::ready<bytearray_type, builtins::bytearray_table, "__alloc__">();
inline constexpr type_object bytearray_iterator_type =
    builtins::ready<bytearray_iterator_type, builtins::bytearray_iterator_table>();

} // namespace stasis
