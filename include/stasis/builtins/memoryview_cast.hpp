// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/memoryview_cast.hpp: what a memoryview becomes: cast, tolist, tobytes, hex,
// toreadonly.
// CPython 3.11: cast_to_1D, cast_to_ND, memoryview_cast_impl, memory_tolist
// (Objects/memoryobject.c).
#pragma once

#include <stasis/builtins/bytes_split.hpp>
#include <stasis/builtins/memoryview_items.hpp>
#include <stasis/builtins/named_arguments.hpp>

namespace stasis::builtins {

namespace detail {

inline constexpr int most_dimensions = 64;

/// Gives a view of plain items another format, and one dimension; false: an exception is pending.
[[nodiscard]] constexpr bool cast_to_line(thread_state& thread, buffer_view& view, ssize* numbers,
                                          ssize room, const text& wanted) noexcept {
    const char* format = native_format(wanted);
    if (format == nullptr) {
        raise(thread, value_error_type,
              "memoryview: destination format must be a native single character format prefixed "
              "with an optional '@'");
        return false;
    }
    const char code = format_code(format);
    if (!is_byte_format(code) && !is_byte_format(format_code(view.format))) {
        raise(thread, type_error_type, "memoryview: cannot cast between two non-byte formats");
        return false;
    }
    if (view.len % format_size(code) != 0) {
        raise(thread, type_error_type, "memoryview: length is not a multiple of itemsize");
        return false;
    }
    view.format = format;
    view.itemsize = format_size(code);
    view.ndim = 1;
    view.shape = numbers;
    view.strides = numbers + room;
    view.shape[0] = view.len / view.itemsize;
    view.strides[0] = view.itemsize;
    return true;
}

/// Gives a view of one dimension a shape; false: an exception is pending.
[[nodiscard]] constexpr bool cast_to_shape(thread_state& thread, buffer_view& view,
                                           const item_view& shape) noexcept {
    const auto count = static_cast<int>(shape.size);
    ssize size = view.itemsize;
    for (int i = 0; i < count; ++i) {
        const value extent = load(shape.data[i]);
        if (!is_subtype(type_of(extent), &int_type)) {
            raise(thread, type_error_type, "memoryview.cast(): elements of shape must be integers");
            return false;
        }
        ssize number = 0;
        if (!interpreter::to_c_integer(thread, extent, number)) {
            return false;
        }
        if (number <= 0) {
            raise(thread, value_error_type,
                  "memoryview.cast(): elements of shape must be integers > 0");
            return false;
        }
        if (number > largest_size / size) {
            raise(thread, value_error_type, "memoryview.cast(): product(shape) > SSIZE_MAX");
            return false;
        }
        view.shape[i] = number;
        size *= number;
    }
    if (size != view.len) {
        raise(thread, type_error_type, "memoryview: product(shape) * itemsize != buffer size");
        return false;
    }
    view.ndim = count;
    ssize apart = view.itemsize;
    for (int i = count; i-- > 0;) {
        view.strides[i] = apart;
        apart *= view.shape[i];
    }
    if (count == 0) {
        view.shape = nullptr;
        view.strides = nullptr;
    }
    return true;
}

/// Whether a dimension has no items.
[[nodiscard]] constexpr bool has_empty_dimension(const buffer_view& view) noexcept {
    for (int i = 0; i < view.ndim; ++i) {
        if (view.shape[i] == 0) {
            return true;
        }
    }
    return false;
}

/// The items of a dimension as a list, of lists where there are more dimensions.
[[nodiscard]] constexpr owned items_as_list(thread_state& thread, const buffer_view& view,
                                            const unsigned char* at, int dimension,
                                            char code) noexcept {
    if (dimension == view.ndim) {
        return unpack_item(thread, at, code);
    }
    list_object* result = new_list(thread, 0);
    bool complete = result != nullptr;
    for (ssize i = 0; complete && i < view.shape[dimension]; ++i) {
        const owned item =
            items_as_list(thread, view, at + i * view.strides[dimension], dimension + 1, code);
        complete = item && state::append(thread, result, item.get());
    }
    return finished(result, complete);
}

/// Copies the items, the first index being the quickest: that of dimension `below` - 1 the slowest.
constexpr unsigned char* copy_reversed(const buffer_view& of, unsigned char* to,
                                       const unsigned char* from, int below) noexcept {
    if (below == 0) {
        for (ssize i = 0; i < of.itemsize; ++i) {
            *to++ = from[i];
        }
        return to;
    }
    for (ssize i = 0; i < of.shape[below - 1]; ++i) {
        to = copy_reversed(of, to, from + i * of.strides[below - 1], below - 1);
    }
    return to;
}

} // namespace detail

/// memoryview.cast(format[, shape]).
[[nodiscard]] constexpr owned memoryview_cast(thread_state& thread,
                                              const arguments& given) noexcept {
    constexpr signature<2> parameters{.name = "cast", .names = {"format", "shape"}, .required = 1};
    value read[2];
    if (!read_arguments(thread, parameters, given, read, 1)) {
        return {};
    }
    if (!is_str(read[0])) {
        return raise(thread, type_error_type, "cast() argument 'format' must be str, not ",
                     read[0].kind == tag::none ? "None" : type_of(read[0])->tp_name);
    }
    memoryview_object* self = detail::open_view(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    const buffer_view& view = self->view;
    if ((self->flags & memoryview_c_contiguous) == 0) {
        return raise(thread, type_error_type,
                     "memoryview: casts are restricted to C-contiguous views");
    }
    if ((read[1] || view.ndim != 1) && detail::has_empty_dimension(view)) {
        return raise(thread, type_error_type,
                     "memoryview: cannot cast view with zeros in shape or strides");
    }
    ssize dimensions = 1;
    item_view shape{};
    if (read[1]) {
        if (!is_kind_of(read[1], list_type) && !is_kind_of(read[1], tuple_type)) {
            return raise(thread, type_error_type, "shape must be a list or a tuple");
        }
        shape = view_items(read[1].data.object);
        dimensions = shape.size;
        if (dimensions > detail::most_dimensions) {
            return raise(thread, value_error_type,
                         "memoryview: number of dimensions must not exceed 64");
        }
        if (view.ndim != 1 && dimensions != 1) {
            return raise(thread, type_error_type, "memoryview: cast must be 1D -> ND or ND -> 1D");
        }
    }
    buffer_view as_line = view;
    ssize extents[] = {0};
    ssize strides[] = {0};
    as_line.ndim = 1; // as many bytes in one dimension, until the format is known
    as_line.shape = extents;
    as_line.strides = strides;
    const int room = dimensions == 0 ? 1 : static_cast<int>(dimensions);
    memoryview_object* made = detail::new_view(thread, self->mbuf, as_line, room);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    if (static_cast<str_object*>(read[0].data.object)->state.ascii == 0) {
        return encode_text(thread, text_in(read[0]), encoding::ascii, error_handler::strict, {});
    }
    if (!detail::cast_to_line(thread, made->view, detail::numbers_of(made), room,
                              text_in(read[0])) ||
        (read[1] && !detail::cast_to_shape(thread, made->view, shape))) {
        return {};
    }
    detail::note_order(made);
    return kept;
}

/// memoryview.tolist().
[[nodiscard]] constexpr owned memoryview_tolist(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_none(thread, "memoryview.tolist", given)) {
        return {};
    }
    const memoryview_object* self = detail::open_view(thread, given.values[0]);
    const char code = self != nullptr ? detail::code_of(thread, self->view) : '\0';
    if (code == '\0') {
        return {};
    }
    return detail::items_as_list(thread, self->view, self->view.buf, 0, code);
}

/// memoryview.tobytes(order='C').
[[nodiscard]] constexpr owned memoryview_tobytes(thread_state& thread,
                                                 const arguments& given) noexcept {
    constexpr signature<1> parameters{.name = "tobytes", .names = {"order"}};
    value read[1];
    if (!read_arguments(thread, parameters, given, read, 1)) {
        return {};
    }
    char32_t order = 'C';
    if (read[0] && read[0].kind != tag::none) {
        if (!is_str(read[0])) {
            return raise(thread, type_error_type,
                         "tobytes() argument 'order' must be str or None, not ",
                         type_of(read[0])->tp_name);
        }
        const text wanted = text_in(read[0]);
        order = wanted.size == 1 ? wanted[0] : 0;
    }
    const memoryview_object* self = detail::open_view(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    if (order != 'C' && order != 'F' && order != 'A') {
        return raise(thread, value_error_type, "order must be 'C', 'F' or 'A'");
    }
    const bool reversed =
        order == 'F' || (order == 'A' && (self->flags & memoryview_fortran_contiguous) != 0);
    if (!reversed || self->view.ndim < 2) {
        return bytes_of_buffer(thread, self->view);
    }
    return detail::filled_bytes(thread, self->view.len, [&](unsigned char* to) {
        detail::copy_reversed(self->view, to, self->view.buf, self->view.ndim);
    });
}

/// memoryview.hex([sep[, bytes_per_sep]]).
[[nodiscard]] constexpr owned memoryview_hex(thread_state& thread,
                                             const arguments& given) noexcept {
    value grouping[2];
    if (!detail::read_grouping(thread, given, grouping)) {
        return {};
    }
    const memoryview_object* self = detail::open_view(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    const owned copied = bytes_of_buffer(thread, self->view);
    if (!copied) {
        return {};
    }
    return detail::hex_of(thread, grouping, copied.get());
}

/// memoryview.toreadonly().
[[nodiscard]] constexpr owned memoryview_toreadonly(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!takes_none(thread, "memoryview.toreadonly", given)) {
        return {};
    }
    memoryview_object* self = detail::open_view(thread, given.values[0]);
    memoryview_object* made = self != nullptr ? detail::new_view(thread, self) : nullptr;
    if (made != nullptr) {
        made->view.readonly = 1;
    }
    return owned::take(made);
}

} // namespace stasis::builtins
