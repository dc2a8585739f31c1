// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/array_pickle.hpp: making arrays, and what pickle makes them of again.
// Promises: CPython 3.11's machine formats, the sizes that it takes UTF-16 and UTF-32 for among
// them: arrays of any machine are read.
// CPython 3.11: array_new, _array_reconstructor, array.__reduce_ex__ (Modules/arraymodule.c).
#pragma once

#include <stasis/builtins/builtin_function.hpp>
#include <stasis/builtins/text_codec.hpp>
#include <stasis/library/detail/array_edit.hpp>
#include <stasis/library/detail/struct_values.hpp>

namespace stasis::library::detail {

/// Whether an array is made of what a value holds at once, and not item by item.
[[nodiscard]] constexpr bool is_plain_initial(value initial, char32_t code) noexcept {
    return is_kind_of(initial, list_type) || is_kind_of(initial, tuple_type) ||
           is_bytes_or_bytearray(initial) || (code == 'u' && is_kind_of(initial, str_type)) ||
           (is_array(initial) && static_cast<char32_t>(array_of(initial)->typecode) == code);
}

/// Puts the items of a list or a tuple, of which there are as many as in the array; false: an
/// exception is pending.
[[nodiscard]] constexpr bool fill_array(thread_state& thread, array_object* self,
                                        object* from) noexcept {
    const ssize count = self->ob_size;
    for (ssize i = 0; i < count; ++i) {
        const item_view items = view_items(from);
        if (i >= items.size) { // an item's code has shortened it
            raise(thread, index_error_type, "list index out of range");
            return false;
        }
        const owned item = owned::share(load(items.data[i]));
        if (!set_array_item(thread, self, i, item.get())) {
            return false;
        }
    }
    return true;
}

/// type(typecode, initial), of a class derived from array or array itself; empty: an exception is
/// pending.
[[nodiscard]] constexpr owned make_array(thread_state& thread, const type_object& type,
                                         char32_t code, value initial) noexcept {
    if (initial && code != 'u') {
        const bool is_text = is_kind_of(initial, str_type);
        if (is_text || (is_array(initial) && array_of(initial)->typecode == 'u')) {
            text_builder shown{thread};
            shown.add(code);
            const owned name = shown.finish();
            return name ? raise(thread, type_error_type, "cannot use a ",
                                is_text ? "str" : "unicode array",
                                " to initialize an array with typecode '", name.as_object(), "'")
                        : raised{};
        }
    }
    owned iterator;
    if (initial && !is_plain_initial(initial, code)) {
        iterator = interpreter::get_iterator(thread, initial);
        if (!iterator) {
            return {};
        }
    }
    if (!is_typecode(code)) {
        return raise(thread, value_error_type,
                     "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    }
    const bool is_listed =
        initial && !iterator && (is_kind_of(initial, list_type) || is_kind_of(initial, tuple_type));
    array_object* made = new_array(thread, type, static_cast<char>(code),
                                   is_listed ? view_items(initial.data.object).size : 0);
    owned result = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    const bool filled = !initial            ? true
                        : iterator          ? extend_array_by_items(thread, made, iterator.get())
                        : is_listed         ? fill_array(thread, made, initial.data.object)
                        : is_array(initial) ? extend_array(thread, made, initial)
                        : is_bytes_or_bytearray(initial)
                            ? extend_array_by_bytes(thread, made, bytes_in(initial))
                            : extend_array_by_text(thread, made, text_in(initial));
    if (!filled) {
        return {};
    }
    return static_cast<owned&&>(result);
}

// ---- machine formats ---------------------------------------------------------------------------

/// How the items of an array lie in bytes, on some machine.
struct machine_format {
    ssize size;
    bool is_signed;
    bool is_big_endian;
};

/// By CPython's numbers: ints of 1, 2, 4 and 8 bytes, IEEE 754 floats of 4 and 8, UTF-16, UTF-32.
inline constexpr machine_format machine_formats[] = {
    {1, false, false}, {1, true, false},  {2, false, false}, {2, false, true},  {2, true, false},
    {2, true, true},   {4, false, false}, {4, false, true},  {4, true, false},  {4, true, true},
    {8, false, false}, {8, false, true},  {8, true, false},  {8, true, true},   {4, false, false},
    {4, false, true},  {8, false, false}, {8, false, true},  {4, false, false}, {4, false, true},
    {8, false, false}, {8, false, true}};

inline constexpr int machine_format_count =
    static_cast<int>(sizeof machine_formats / sizeof machine_formats[0]);
inline constexpr int first_float_format = 14;
inline constexpr int first_text_format = 18;

/// The format of an array's items here, on 64-bit machines whose lowest byte is the first.
[[nodiscard]] constexpr int machine_format_of(char typecode) noexcept {
    switch (typecode) {
    case 'B': return 0;
    case 'b': return 1;
    case 'H': return 2;
    case 'h': return 4;
    case 'I': return 6;
    case 'i': return 8;
    case 'L':
    case 'Q': return 10;
    case 'l':
    case 'q': return 12;
    case 'f': return 14;
    case 'd': return 16;
    default: return 20;
    }
}

/// The typecode of ints of a format: the last one that does.
[[nodiscard]] constexpr char typecode_of_ints(const machine_format& format) noexcept {
    switch (format.size) {
    case 1: return format.is_signed ? 'b' : 'B';
    case 2: return format.is_signed ? 'h' : 'H';
    case 4: return format.is_signed ? 'i' : 'I';
    default: return format.is_signed ? 'q' : 'Q';
    }
}

/// The list of what bytes of another machine's format are; a str of characters. Empty: an exception
/// is pending.
[[nodiscard]] constexpr owned read_machine_format(thread_state& thread, int number,
                                                  const text& from) noexcept {
    const machine_format& format = machine_formats[number];
    if (number >= first_text_format) {
        const bool big = format.is_big_endian;
        const encoding form = format.size == 4 ? (big ? encoding::utf16_be : encoding::utf16_le)
                                               : (big ? encoding::utf32_be : encoding::utf32_le);
        return decode_bytes(thread, from.one, from.size, form, error_handler::strict, {});
    }
    const bool real = number >= first_float_format;
    const char kind = real ? (format.size == 4 ? 'f' : 'd') : typecode_of_ints(format);
    const struct_code code{.kind = kind, .offset = 0, .size = format.size, .repeat = 1};
    list_object* list = new_list(thread, from.size / format.size);
    owned result = owned::take(list);
    for (ssize at = 0; list != nullptr && at < from.size; at += format.size) {
        const owned item = unpack_value(
            thread, code, format.is_big_endian ? struct_order::big : struct_order::little,
            from.one + at);
        if (!item || !append(thread, list, item.get())) {
            return {};
        }
    }
    return result;
}

/// The one character that an argument is; false: TypeError is pending.
[[nodiscard]] constexpr bool to_character(thread_state& thread, value from, const char* function,
                                          int number, char32_t& character) noexcept {
    const text in = is_kind_of(from, str_type) ? text_in(from) : text{};
    if (in.size != 1) {
        raise(thread, type_error_type, function, "() argument ", number,
              " must be a unicode character, not ",
              from.kind == tag::none ? "None" : type_of(from)->tp_name);
        return false;
    }
    character = in[0];
    return true;
}

/// _array_reconstructor(type, typecode, format, bytes).
[[nodiscard]] constexpr owned array_reconstructor(thread_state& thread,
                                                  const arguments& given) noexcept {
    char32_t code = 0;
    int number = 0;
    if (!interpreter::no_keywords(thread, "array._array_reconstructor", given) ||
        !interpreter::check_count(thread, "_array_reconstructor", given, 4, 4) ||
        !to_character(thread, given.values[1], "_array_reconstructor", 2, code) ||
        !interpreter::to_c_integer(thread, given.values[2], number)) {
        return {};
    }
    const value type = given.values[0];
    const value content = given.values[3];
    if (!is_kind_of(type, type_type)) {
        return raise(thread, type_error_type, "first argument must be a type object, not ",
                     type_of(type)->tp_name);
    }
    const auto& made = *static_cast<const type_object*>(type.data.object);
    if (!is_subtype(&made, &array_type)) {
        return raise(thread, type_error_type, made.tp_name, " is not a subtype of ",
                     array_type.tp_name);
    }
    if (!is_typecode(code)) {
        return raise(thread, value_error_type, "second argument must be a valid type code");
    }
    if (number < 0 || number >= machine_format_count) {
        return raise(thread, value_error_type,
                     "third argument must be a valid machine format code.");
    }
    if (!is_bytes(content)) {
        return raise(thread, type_error_type, "fourth argument should be bytes, not ",
                     type_of(content)->tp_name);
    }
    if (number == machine_format_of(static_cast<char>(code))) {
        return make_array(thread, made, code, content);
    }
    const text in = bytes_in(content);
    if (in.size % machine_formats[number].size != 0) {
        return raise(thread, value_error_type, "string length not a multiple of item size");
    }
    const owned items = read_machine_format(thread, number, in);
    if (!items) {
        return {};
    }
    if (number < first_float_format) {
        code = static_cast<char32_t>(typecode_of_ints(machine_formats[number]));
    }
    return make_array(thread, made, code, items.get());
}

inline constexpr method_def array_reconstructor_def{"_array_reconstructor", array_reconstructor, 0,
                                                    nullptr};

/// The function _array_reconstructor, which what __reduce_ex__ answers leads to.
inline constexpr builtin_function_object array_reconstructor_object{
    immortal_head(builtin_function_type), &array_reconstructor_def, nullptr,
    pointer_to(graph::str_<"array">)};

/// The __dict__ of an array of a class, or None; empty: an exception is pending.
[[nodiscard]] constexpr owned array_dict(thread_state& thread, value self) noexcept {
    owned held = interpreter::get_attribute(thread, self, &graph::str_<"__dict__">);
    if (!held && clear_pending(thread, attribute_error_type)) {
        return owned::take(none_value);
    }
    return held;
}

/// array.__reduce_ex__(protocol).
[[nodiscard]] constexpr owned array_reduce_ex(thread_state& thread,
                                              const arguments& given) noexcept {
    constexpr signature<1> of{.name = "__reduce_ex__", .names = {""}, .required = 1, .nameless = 1};
    value each[1];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    if (!is_instance(each[0], int_type)) {
        return raise(thread, type_error_type, "__reduce_ex__ argument should be an integer");
    }
    const owned protocol = interpreter::to_int(thread, each[0]);
    if (!protocol) {
        return {};
    }
    if (protocol.get().kind == tag::object) {
        return raise(thread, overflow_error_type, "Python int too large to convert to C long");
    }
    const value self = given.values[0];
    const array_object* array = array_of(self);
    const owned dict = array_dict(thread, self);
    if (!dict) {
        return {};
    }
    const char32_t characters[] = {static_cast<char32_t>(array->typecode)};
    const owned code = new_str(thread, text{characters, 1});
    const value type = class_of(array);
    if (protocol.get().data.integer < 3) {
        const owned list = array_list(thread, array);
        if (!list) {
            return {};
        }
        return reduction(thread, type, tuple_with(thread, code.get(), list.get()), dict.get());
    }
    const owned content = array_content(thread, array);
    if (!content) {
        return {};
    }
    return reduction(thread, make_object(pointer_to<object>(array_reconstructor_object)),
                     tuple_with(thread, type, code.get(),
                                make_int(machine_format_of(array->typecode)), content.get()),
                     dict.get());
}

} // namespace stasis::library::detail
