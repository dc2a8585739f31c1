// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes.hpp: bytes: its type and constructor.
// Promises: classes may derive from it; all its methods (bytes_search.hpp, bytes_methods.hpp,
// bytes_case.hpp, bytes_split.hpp) and the % operator, with CPython 3.11's messages. CPython 3.11:
// Objects/bytesobject.c.
#pragma once

#include <stasis/builtins/bytes_case.hpp>
#include <stasis/builtins/bytes_percent.hpp>
#include <stasis/builtins/bytes_split.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

constexpr void bytes_dealloc(object* held) noexcept {
    auto* self = static_cast<bytes_object*>(held);
    release<bytes_object, unsigned char>(self, static_cast<std::size_t>(self->ob_size) + 1);
}

/// bytes(), bytes(size), bytes(iterable of ints), bytes(bytes), bytes(str, encoding, errors).
[[nodiscard]] constexpr owned make_bytes(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<3> of{"bytes", {"source", "encoding", "errors"}};
    value each[3];
    if (!read_arguments(thread, of, given, each)) {
        return {};
    }
    const value source = each[0];
    const value name = each[1];
    const value errors = each[2];
    if (!check_codec(thread, "bytes", name, errors)) {
        return {};
    }
    const bool is_text = source && is_str(source);
    if (is_text && name) {
        return encode_str(thread, "bytes", source, name, errors);
    }
    if (name || (errors && !is_text)) {
        return raise(thread, type_error_type,
                     name ? "encoding without a string argument"
                          : "errors without a string argument");
    }
    if (!source) {
        return owned::take(pointer_to(graph::empty_bytes));
    }
    if (is_exact_bytes(source)) {
        return owned::share(source);
    }
    if (!errors) {
        owned by_method = detail::bytes_by_method(thread, source);
        if (by_method || pending(thread)) {
            return by_method;
        }
    }
    if (is_text) {
        return raise(thread, type_error_type, "string argument without an encoding");
    }
    if (interpreter::has_index(source)) {
        ssize size = 0;
        if (interpreter::to_ssize(thread, source, size, overflow_error_type)) {
            if (size < 0) {
                return raise(thread, value_error_type, "negative count");
            }
            return bytes_repeat(thread, make_object(pointer_to(graph::byte_characters[0])), size);
        }
        if (!clear_pending(thread, type_error_type)) { // __index__ may say that it is no size
            return {};
        }
    }
    return detail::bytes_from_object(thread, source);
}

/// The same of a class: bytes_subtype_new.
[[nodiscard]] constexpr owned bytes_new(thread_state& thread, const type_object& type,
                                        const arguments& given) noexcept {
    owned plain = make_bytes(thread, given);
    if (!plain || !is_heap_type(&type)) {
        return plain;
    }
    const text from = bytes_in(plain.get());
    const auto size = static_cast<std::size_t>(from.size);
    auto* made = allocate<bytes_object, unsigned char>(thread, type, size + 1);
    if (made != nullptr) {
        made->ob_size = from.size;
        unsigned char* to = trailing_mutable<unsigned char>(made, size + 1);
        detail::copy_text(to, from);
        to[size] = 0;
    }
    return owned::take(made);
}

/// bytes.__getnewargs__().
[[nodiscard]] constexpr owned bytes_new_arguments(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_none(thread, "bytes.__getnewargs__", given)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    const owned plain = new_bytes(thread, in.one, in.size);
    const value one = plain.get();
    return owned::take(plain ? new_tuple(thread, &one, 1) : nullptr);
}

/// bytes.__bytes__: the bytes itself, or one of the bytes of an object of a class.
[[nodiscard]] constexpr owned bytes_itself(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "bytes.__bytes__", given)) {
        return {};
    }
    return share_or_copy(thread, given.values[0]);
}

inline constexpr number_methods bytes_as_number = [] {
    number_methods self{};
    self.nb_remainder = bytes_remainder<is_bytes>;
    return self;
}();

inline constexpr sequence_methods bytes_as_sequence = [] {
    sequence_methods self{};
    self.sq_length = bytes_length;
    self.sq_concat = bytes_concat;
    self.sq_repeat = bytes_repeat;
    self.sq_item = bytes_item;
    self.sq_contains = bytes_contains;
    return self;
}();

inline constexpr mapping_methods bytes_as_mapping = {bytes_length, bytes_subscript, nullptr};

inline constexpr method_def bytes_methods[] = {
    {"__getnewargs__", bytes_new_arguments, 0, nullptr},
    {"__bytes__", bytes_itself, 0, nullptr},
    {"capitalize", bytes_capitalize, 0, nullptr},
    {"center", bytes_center, 0, nullptr},
    {"count", bytes_count, method_varargs, nullptr},
    {"decode", bytes_decode, 0, nullptr},
    {"endswith", bytes_endswith, method_varargs, nullptr},
    {"expandtabs", bytes_expandtabs, 0, nullptr},
    {"find", bytes_find, method_varargs, nullptr},
    {"fromhex", bytes_fromhex, method_class, nullptr},
    {"hex", bytes_hex, 0, nullptr},
    {"index", bytes_index, method_varargs, nullptr},
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
    {"replace", bytes_replace, 0, nullptr},
    {"removeprefix", bytes_removeprefix, 0, nullptr},
    {"removesuffix", bytes_removesuffix, 0, nullptr},
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

inline constexpr type_object bytes_table = [] {
    type_object self{};
    self.tp_name = "bytes";
    self.tp_basicsize = sizeof(bytes_object) + 1;
    self.tp_flags = flag_base_type | flag_match_self;
    self.tp_itemsize = 1;
    self.tp_dealloc = bytes_dealloc;
    self.tp_repr = bytes_repr;
    self.tp_str = bytes_repr;
    self.tp_as_number = &bytes_as_number;
    self.tp_as_sequence = &bytes_as_sequence;
    self.tp_as_buffer = &bytes_as_buffer;
    self.tp_as_mapping = &bytes_as_mapping;
    self.tp_hash = bytes_hash;
    self.tp_richcompare = bytes_compare;
    self.tp_iter = bytes_iterate;
    self.tp_methods = bytes_methods;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = bytes_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object bytes_type = builtins::ready<bytes_type, builtins::bytes_table>();

} // namespace stasis
