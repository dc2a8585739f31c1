// SPDX-License-Identifier: BSL-1.0
// stasis/host/twin_shape.hpp: what a constant of the graph becomes in a live CPython: the process's
// own object, or a static one of which form and size.
// CPython 3.11: _PyLong_GetSmallInt_internal, get_latin1_char, and their like.
#pragma once

#include <stasis/host/process.hpp>
#include <stasis/object/code.hpp>
#include <stasis/object/dict.hpp>
#include <stasis/object/real.hpp>
#include <stasis/object/set.hpp>
#include <stasis/object/slice.hpp>

namespace stasis::hosted {

inline namespace cpython_3_11 {

namespace detail {

enum class twin_form : unsigned char {
    of_process,
    ascii,
    latin1,
    ucs2,
    ucs4,
    bytes,
    integer,
    real,
    complex,
    tuple,
    frozenset,
    slice,
    code,
    dict,
    refused,
};

/// The form of a twin, and the number of its characters, bytes, digits or items.
struct twin_shape {
    twin_form form;
    std::size_t size;
};

/// The process's own object for a constant, or null where it has none.
constexpr object* in_process(const object* constant) {
    const type_object* type = constant->ob_type;
    if (type == &stasis::none_type) {
        return &process::none;
    } else if (type == &stasis::ellipsis_type) {
        return &process::ellipsis;
    } else if (type == &stasis::not_implemented_type) {
        return &process::not_implemented;
    } else if (type == &stasis::bool_type) {
        return static_cast<const int_object*>(constant)->ob_size != 0 ? &process::true_object
                                                                      : &process::false_object;
    } else if (type == &stasis::int_type) {
        std::int64_t number = 0;
        if (to_int64(static_cast<const int_object*>(constant), number) &&
            number >= graph::smallest_int && number <= graph::largest_int) {
            return &process::runtime.small_ints[number - graph::smallest_int];
        }
    } else if (type == &stasis::bytes_type) {
        const auto* bytes = static_cast<const bytes_object*>(constant);
        if (bytes->ob_size < 2) {
            return bytes->ob_size == 0
                       ? static_cast<object*>(&process::runtime.empty_bytes)
                       : &process::runtime.byte_characters[bytes_data(bytes)[0]].object;
        }
    } else if (type == &stasis::str_type) {
        const text characters = text_of(constant);
        if (characters.size == 0) {
            return &process::runtime.empty_str;
        }
        if (characters.size == 1 && characters[0] < 0x80) {
            return &process::runtime.ascii_characters[characters[0]];
        }
        if (characters.size == 1 && characters[0] < 0x100) {
            return &process::runtime.latin1_characters[characters[0] - 0x80];
        }
    } else if (type == &stasis::tuple_type &&
               static_cast<const tuple_object*>(constant)->ob_size == 0) {
        return &process::runtime.empty_tuple;
    }
    return nullptr;
}

constexpr twin_shape shape_of(const object* constant) {
    using enum twin_form;
    const type_object* type = constant->ob_type;
    if (in_process(constant) != nullptr) {
        return {of_process, 0};
    } else if (type == &stasis::str_type) {
        const auto* str = static_cast<const str_object*>(constant);
        return {str->state.ascii != 0  ? ascii
                : str->state.kind == 1 ? latin1
                : str->state.kind == 2 ? ucs2
                                       : ucs4,
                static_cast<std::size_t>(str->length)};
    } else if (type == &stasis::bytes_type) {
        return {bytes, static_cast<std::size_t>(static_cast<const var_object*>(constant)->ob_size)};
    } else if (type == &stasis::int_type) {
        return {integer,
                static_cast<std::size_t>(digit_count(static_cast<const int_object*>(constant)))};
    } else if (type == &stasis::float_type) {
        return {real, 0};
    } else if (type == &stasis::complex_type) {
        return {complex, 0};
    } else if (type == &stasis::tuple_type) {
        return {tuple, static_cast<std::size_t>(static_cast<const var_object*>(constant)->ob_size)};
    } else if (type == &stasis::frozenset_type) {
        return {frozenset,
                static_cast<std::size_t>(static_cast<const set_object*>(constant)->used)};
    } else if (type == &stasis::slice_type) {
        return {slice, 0};
    } else if (type == &stasis::code_type) {
        return {code, bytecode_size(static_cast<const code_object*>(constant))};
    } else if (type == &stasis::dict_type) {
        return {dict, static_cast<std::size_t>(static_cast<const dict_object*>(constant)->ma_used)};
    }
    return {refused, 0};
}

} // namespace detail

} // namespace cpython_3_11

} // namespace stasis::hosted
