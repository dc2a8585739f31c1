// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes_items.hpp: bytes as a sequence, and what of that bytearray has: length,
// subscripts, concatenation, repetition, iteration, comparison, `in`, hash, repr.
// CPython 3.11: Objects/bytesobject.c, Objects/bytearrayobject.c.
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/str_repr.hpp>
#include <stasis/builtins/text_search.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/slices.hpp>

namespace stasis {

extern const type_object bytes_iterator_type;

/// striterobject.
struct bytes_iterator : object {
    object* it_seq = nullptr; ///< null: exhausted
    ssize it_index = 0;
};

template <>
inline constexpr bool state::is_collected<bytes_iterator> = false;

} // namespace stasis

namespace stasis::builtins {

/// The byte that an int is; false: ValueError is pending.
[[nodiscard]] constexpr bool to_byte(thread_state& thread, value given, const char* message,
                                     unsigned char& byte) noexcept {
    ssize number = 0;
    if (!interpreter::to_index(thread, given, number)) {
        return false;
    }
    if (number < 0 || number > 255) {
        raise(thread, value_error_type, message);
        return false;
    }
    byte = static_cast<unsigned char>(number);
    return true;
}

[[nodiscard]] constexpr ssize bytes_length(thread_state&, value self) noexcept {
    return bytes_in(self).size;
}

[[nodiscard]] constexpr owned bytes_item(thread_state& thread, value self, ssize index) noexcept {
    const text in = bytes_in(self);
    if (index < 0 || index >= in.size) {
        return raise(thread, index_error_type,
                     is_bytes(self) ? "index out of range" : "bytearray index out of range");
    }
    return owned::take(make_int(in.one[index]));
}

[[nodiscard]] constexpr owned bytes_subscript(thread_state& thread, value self,
                                              value key) noexcept {
    if (key.kind == tag::integer || key.kind == tag::boolean) {
        const ssize index = key.data.integer;
        return bytes_item(thread, self, index + (index < 0 ? bytes_in(self).size : 0));
    }
    if (interpreter::has_index(key)) {
        ssize index = 0;
        if (!interpreter::to_key_index(thread, key, index)) {
            return {};
        }
        return bytes_item(thread, self, index + (index < 0 ? bytes_in(self).size : 0));
    }
    const auto* slice = as<slice_object>(key, slice_type);
    if (slice == nullptr) {
        return raise(thread, type_error_type, is_bytes(self) ? "byte" : "bytearray",
                     " indices must be integers or slices, not ", type_of(key)->tp_name);
    }
    interpreter::slice_range range;
    if (!interpreter::unpack_slice(thread, slice, range)) {
        return {};
    }
    const text in = bytes_in(self);
    interpreter::cut_slice(range, in.size);
    if (range.step == 1) {
        return bytes_part(thread, self, range.start, range.start + range.count);
    }
    return detail::filled_like(thread, self, range.count, [&](unsigned char* to) {
        for (ssize i = 0; i < range.count; ++i) {
            to[i] = in.one[range.start + i * range.step];
        }
    });
}

[[nodiscard]] constexpr owned bytes_concat(thread_state& thread, value left, value right) noexcept {
    if (!is_bytes_like(right)) {
        return raise(thread, type_error_type, "can't concat ", type_of(right)->tp_name, " to ",
                     type_of(left)->tp_name);
    }
    const text first = bytes_in(left);
    const text second = bytes_in(right);
    if (is_bytes(left) && first.size == 0 && is_exact_bytes(right)) {
        return owned::share(right);
    }
    if (second.size == 0 && is_exact_bytes(left)) {
        return owned::share(left);
    }
    return detail::filled_like(thread, left, first.size + second.size, [&](unsigned char* to) {
        detail::copy_text(to, first);
        detail::copy_text(to + first.size, second);
    });
}

[[nodiscard]] constexpr owned bytes_repeat(thread_state& thread, value self, ssize count) noexcept {
    const text in = bytes_in(self);
    if (count == 1) {
        return share_or_copy(thread, self);
    }
    count = count < 0 ? 0 : count;
    if (in.size != 0 && count > largest_size / in.size) {
        if (is_bytes(self)) {
            return raise(thread, overflow_error_type, "repeated bytes are too long");
        }
        raise_no_memory(thread);
        return {};
    }
    return detail::filled_like(thread, self, in.size * count, [&](unsigned char* to) {
        for (ssize i = 0; i < count; ++i) {
            detail::copy_text(to + i * in.size, in);
        }
    });
}

[[nodiscard]] constexpr int bytes_contains(thread_state& thread, value self, value part) noexcept {
    unsigned char byte[1] = {};
    if (interpreter::has_index(part)) {
        return !to_byte(thread, part, "byte must be in range(0, 256)", byte[0]) ? -1
               : find_text(bytes_in(self), text{byte, 1}) >= 0                  ? 1
                                                                                : 0;
    }
    if (!is_bytes_like(part)) {
        held_buffer held; // raises what the matter is
        return get_buffer(thread, part, held.view, buffer_simple);
    }
    return find_text(bytes_in(self), bytes_in(part)) >= 0 ? 1 : 0;
}

[[nodiscard]] constexpr owned bytes_compare(thread_state&, value left, value right,
                                            int operation) noexcept {
    if (!is_bytes(left) || !is_bytes(right)) {
        return not_implemented();
    }
    return owned::take(make_bool(state::detail::ordered(
        state::detail::three_way(bytes_in(left), bytes_in(right)), 0, operation)));
}

[[nodiscard]] constexpr hash_t bytes_hash(thread_state&, value held) noexcept {
    auto* self = static_cast<bytes_object*>(held.data.object);
    if (self->ob_shash != -1) {
        return self->ob_shash;
    }
    const text in = bytes_in(held);
    const hash_t hash = support::hash_bytes(in.one, static_cast<std::size_t>(in.size));
    if (!is_immortal(self)) {
        self->ob_shash = hash;
    }
    return hash;
}

/// Adds a byte as it is in a repr, behind a backslash where it is `quoted`.
constexpr void add_byte(text_builder& built, char32_t byte, bool quoted) noexcept {
    if (quoted || byte == '\\') {
        built.add('\\');
        built.add(byte);
    } else if (byte >= ' ' && byte < 0x7F) {
        built.add(byte);
    } else if (byte == '\t' || byte == '\n' || byte == '\r') {
        built.add('\\');
        built.add(byte == '\t' ? 't' : byte == '\n' ? 'n' : 'r');
    } else {
        add_escape(built, byte);
    }
}

[[nodiscard]] constexpr owned bytes_repr(thread_state& thread, value self) noexcept {
    const text in = bytes_in(self);
    const text single = "'";
    const text twice = "\"";
    const char quote = find_text(in, single) >= 0 && find_text(in, twice) < 0 ? '"' : '\'';
    text_builder built{thread};
    built.add('b');
    built.add(quote);
    for (ssize i = 0; i < in.size; ++i) {
        add_byte(built, in[i], in[i] == static_cast<char32_t>(quote));
    }
    built.add(quote);
    return built.finish();
}

// ---- iterator ----------------------------------------------------------------------------------

[[nodiscard]] constexpr owned iterate_bytes(thread_state& thread, value self,
                                            const type_object& type) noexcept {
    auto* result = allocate<bytes_iterator>(thread, type);
    if (result != nullptr) {
        increment(self);
        result->it_seq = self.data.object;
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned bytes_iterate(thread_state& thread, value self) noexcept {
    return iterate_bytes(thread, self, bytes_iterator_type);
}

[[nodiscard]] constexpr owned bytes_iterator_next(thread_state&, value held) noexcept {
    auto* self = static_cast<bytes_iterator*>(held.data.object);
    if (self->it_seq == nullptr) {
        return {};
    }
    const text in = bytes_in(make_object(self->it_seq));
    if (self->it_index < in.size) {
        return owned::take(make_int(in.one[self->it_index++]));
    }
    state::drop(self->it_seq);
    return {};
}

[[nodiscard]] constexpr owned bytes_items_left(thread_state&, object* held) noexcept {
    const auto* self = static_cast<bytes_iterator*>(held);
    return items_left(self->it_seq != nullptr ? bytes_in(make_object(self->it_seq)).size : 0,
                      self->it_index);
}

[[nodiscard]] constexpr owned reduce_bytes_iterator(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<bytes_iterator*>(held);
    if (self->it_seq != nullptr) {
        return reduce_to_iter(thread, make_object(self->it_seq), make_int(self->it_index));
    }
    return reduce_to_iter(thread, make_object(pointer_to(graph::empty_tuple)));
}

[[nodiscard]] constexpr ssize bytes_size(object* self) noexcept {
    return bytes_in(make_object(self)).size;
}

constexpr void bytes_iterator_dealloc(object* held) noexcept {
    auto* self = static_cast<bytes_iterator*>(held);
    state::drop(self->it_seq);
    release<bytes_iterator>(self);
}

/// What the iterators over bytes and bytearrays have in common.
[[nodiscard]] consteval type_object make_bytes_iterator_table(const char* name) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(bytes_iterator);
    self.tp_dealloc = bytes_iterator_dealloc;
    self.tp_iter = self_iterator;
    self.tp_iternext = bytes_iterator_next;
    self.tp_methods =
        methods_of<length_hint_row<bytes_items_left>, reduce_row<reduce_bytes_iterator>,
                   setstate_row<set_index<bytes_iterator, &bytes_iterator::it_seq,
                                          &bytes_iterator::it_index, bytes_size>>>;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}

inline constexpr type_object bytes_iterator_table = make_bytes_iterator_table("bytes_iterator");

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object bytes_iterator_type =
    builtins::ready<bytes_iterator_type, builtins::bytes_iterator_table>();

} // namespace stasis
