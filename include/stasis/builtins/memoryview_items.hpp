// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/memoryview_items.hpp: memoryviews as sequences: length, subscripts, assignment.
// Promises: what code that is called meanwhile releases isn't looked at afterwards.
// CPython 3.11: Objects/memoryobject.c. Like it, this knows neither views of a part of several
// dimensions nor assignment to slices of such.
#pragma once

#include <stasis/builtins/memoryview_format.hpp>
#include <stasis/builtins/memoryview_room.hpp>
#include <stasis/interpreter/slices.hpp>

namespace stasis::builtins {

namespace detail {

/// The character of a view's format; 0: NotImplementedError is pending.
[[nodiscard]] constexpr char code_of(thread_state& thread, const buffer_view& view) noexcept {
    const char code = format_code(view.format);
    if (code == '\0') {
        const text format{view.format};
        const bool single = format.size - (format.size != 0 && format[0] == '@' ? 1 : 0) == 1;
        raise(thread, not_implemented_error_type, "memoryview: ", single ? "" : "unsupported ",
              "format ", view.format, single ? " not supported" : "");
    }
    return code;
}

/// Moves to an item along a dimension; false: IndexError is pending.
[[nodiscard]] constexpr bool move_to(thread_state& thread, const buffer_view& view,
                                     unsigned char*& at, int dimension, ssize index) noexcept {
    const ssize extent = extent_of(view, dimension);
    index += index < 0 ? extent : 0;
    if (index < 0 || index >= extent) {
        raise(thread, index_error_type, "index out of bounds on dimension ", dimension + 1);
        return false;
    }
    at = item_at(view, at, dimension, index);
    return true;
}

/// Whether a key is a tuple of indices; or of slices, one at least.
[[nodiscard]] constexpr const tuple_object* as_indices(value key) noexcept {
    const auto* several = as<tuple_object>(key, tuple_type);
    for (ssize i = 0; several != nullptr && i < several->ob_size; ++i) {
        if (!interpreter::has_index(load(items(several)[i]))) {
            return nullptr;
        }
    }
    return several;
}
[[nodiscard]] constexpr bool is_slices(value key) noexcept {
    const auto* several = as<tuple_object>(key, tuple_type);
    if (several == nullptr || several->ob_size == 0) {
        return false;
    }
    for (ssize i = 0; i < several->ob_size; ++i) {
        if (as<slice_object>(load(items(several)[i]), slice_type) == nullptr) {
            return false;
        }
    }
    return true;
}

/// Moves to the item of a tuple of indices; false: an exception is pending.
[[nodiscard]] constexpr bool move_to_each(thread_state& thread, const buffer_view& view,
                                          unsigned char*& at, const tuple_object* key) noexcept {
    if (key->ob_size < view.ndim) {
        raise(thread, not_implemented_error_type, "sub-views are not implemented");
        return false;
    }
    if (key->ob_size > view.ndim) {
        raise(thread, type_error_type, "cannot index ", view.ndim, "-dimension view with ",
              key->ob_size, "-element tuple");
        return false;
    }
    for (int i = 0; i < view.ndim; ++i) {
        ssize index = 0;
        if (!interpreter::to_key_index(thread, load(items(key)[i]), index) ||
            !move_to(thread, view, at, i, index)) {
            return false;
        }
    }
    return true;
}

/// Cuts a view's first dimension to a slice; false: an exception is pending.
[[nodiscard]] constexpr bool cut_view(thread_state& thread, buffer_view& view,
                                      const slice_object* slice) noexcept {
    interpreter::slice_range range;
    if (!interpreter::unpack_slice(thread, slice, range)) {
        return false;
    }
    interpreter::cut_slice(range, view.shape[0]);
    if (range.count != 0) {
        view.buf = item_at(view, view.buf, 0, range.start);
    }
    view.shape[0] = range.count;
    view.strides[0] *= range.step;
    view.len = view.itemsize;
    for (int i = 0; i < view.ndim; ++i) {
        view.len *= view.shape[i];
    }
    return true;
}

} // namespace detail

[[nodiscard]] constexpr ssize memoryview_length(thread_state& thread, value held) noexcept {
    const memoryview_object* self = detail::open_view(thread, held);
    if (self == nullptr) {
        return -1;
    }
    return self->view.ndim == 0 ? 1 : self->view.shape[0];
}

/// self[index], of a memoryview of one dimension.
[[nodiscard]] constexpr owned memoryview_item(thread_state& thread, value held,
                                              ssize index) noexcept {
    const memoryview_object* self = detail::open_view(thread, held);
    const char code = self != nullptr ? detail::code_of(thread, self->view) : '\0';
    if (code == '\0') {
        return {};
    }
    const buffer_view& view = self->view;
    if (view.ndim == 0) {
        return raise(thread, type_error_type, "invalid indexing of 0-dim memory");
    }
    if (view.ndim != 1) {
        return raise(thread, not_implemented_error_type,
                     "multi-dimensional sub-views are not implemented");
    }
    unsigned char* at = view.buf;
    if (!detail::move_to(thread, view, at, 0, index)) {
        return {};
    }
    return detail::unpack_item(thread, at, code);
}

[[nodiscard]] constexpr owned memoryview_subscript(thread_state& thread, value held,
                                                   value key) noexcept {
    memoryview_object* self = detail::open_view(thread, held);
    if (self == nullptr) {
        return {};
    }
    if (self->view.ndim == 0) {
        const auto* none_of = as<tuple_object>(key, tuple_type);
        if (none_of != nullptr && none_of->ob_size == 0) {
            const char code = detail::code_of(thread, self->view);
            if (code == '\0') {
                return {};
            }
            return detail::unpack_item(thread, self->view.buf, code);
        }
        if (key.kind == tag::object && key.data.object->ob_type == &ellipsis_type) {
            return owned::share(held);
        }
        return raise(thread, type_error_type, "invalid indexing of 0-dim memory");
    }
    if (interpreter::has_index(key)) {
        ssize index = 0;
        if (!interpreter::to_key_index(thread, key, index)) {
            return {};
        }
        return memoryview_item(thread, held, index);
    }
    if (const auto* slice = as<slice_object>(key, slice_type)) {
        memoryview_object* part = detail::new_view(thread, self);
        owned kept = owned::take(part);
        if (part == nullptr || !detail::cut_view(thread, part->view, slice)) {
            return {};
        }
        detail::note_order(part);
        return kept;
    }
    if (const tuple_object* several = detail::as_indices(key)) {
        const char code = detail::code_of(thread, self->view);
        unsigned char* at = self->view.buf;
        if (code == '\0' || !detail::move_to_each(thread, self->view, at, several) ||
            detail::open_view(thread, held) == nullptr) {
            return {};
        }
        return detail::unpack_item(thread, at, code);
    }
    if (detail::is_slices(key)) {
        return raise(thread, not_implemented_error_type,
                     "multi-dimensional slicing is not implemented");
    }
    return raise(thread, type_error_type, "memoryview: invalid slice key");
}

namespace detail {

/// Whether two views have items of one format, and as many in each dimension.
[[nodiscard]] constexpr bool same_shape(const buffer_view& a, const buffer_view& b) noexcept {
    if (a.ndim != b.ndim) {
        return false;
    }
    for (int i = 0; i < a.ndim; ++i) {
        if (extent_of(a, i) != extent_of(b, i)) {
            return false;
        }
        if (extent_of(a, i) == 0) {
            break;
        }
    }
    return true;
}
[[nodiscard]] constexpr bool same_format(const buffer_view& a, const buffer_view& b) noexcept {
    return format_code(a.format) == format_code(b.format) && a.itemsize == b.itemsize;
}

/// self[slice] = source, of one dimension; -1: an exception is pending.
[[nodiscard]] constexpr int assign_view(thread_state& thread, value held, const slice_object* slice,
                                        value source) noexcept {
    held_buffer from;
    if (get_buffer(thread, source, from.view, buffer_full_read_only) < 0) {
        return -1;
    }
    buffer_view to = memoryview_of(held)->view;
    ssize shape[1] = {to.shape[0]};
    ssize strides[1] = {to.strides[0]};
    to.shape = shape;
    to.strides = strides;
    if (!cut_view(thread, to, slice) || open_view(thread, held) == nullptr) {
        return -1;
    }
    if (!same_format(to, from.view) || !same_shape(to, from.view)) {
        return raise(thread, value_error_type,
                     "memoryview assignment: lvalue and rvalue have different structures");
    }
    const owned copied = bytes_of_buffer(thread, from.view); // they may lie in each other
    if (!copied) {
        return -1;
    }
    const unsigned char* next = bytes_in(copied.get()).one;
    for (ssize i = 0; i < to.shape[0]; ++i) {
        unsigned char* at = item_at(to, to.buf, 0, i);
        for (ssize j = 0; j < to.itemsize; ++j) {
            at[j] = *next++;
        }
    }
    return 0;
}

/// Stores an item there; -1: an exception is pending.
[[nodiscard]] constexpr int store_item(thread_state& thread, value held, unsigned char* at,
                                       value item, char code) noexcept {
    std::uint64_t bits = 0;
    if (!pack_bits(thread, item, memoryview_of(held)->view.format, code, bits) ||
        open_view(thread, held) == nullptr) {
        return -1;
    }
    store_bits(at, bits, code);
    return 0;
}

} // namespace detail

/// self[key] = item; -1: an exception is pending.
[[nodiscard]] constexpr int memoryview_assign(thread_state& thread, value held, value key,
                                              value item) noexcept {
    memoryview_object* self = detail::open_view(thread, held);
    const char code = self != nullptr ? detail::code_of(thread, self->view) : '\0';
    if (code == '\0') {
        return -1;
    }
    const buffer_view& view = self->view;
    if (view.readonly != 0) {
        return raise(thread, type_error_type, "cannot modify read-only memory");
    }
    if (!item) {
        return raise(thread, type_error_type, "cannot delete memory");
    }
    unsigned char* at = view.buf;
    const tuple_object* several = detail::as_indices(key);
    if (view.ndim == 0) {
        if ((several != nullptr && several->ob_size == 0) ||
            (key.kind == tag::object && key.data.object->ob_type == &ellipsis_type)) {
            return detail::store_item(thread, held, at, item, code);
        }
        return raise(thread, type_error_type, "invalid indexing of 0-dim memory");
    }
    if (interpreter::has_index(key)) {
        if (view.ndim > 1) {
            return raise(thread, not_implemented_error_type, "sub-views are not implemented");
        }
        ssize index = 0;
        if (!interpreter::to_key_index(thread, key, index) ||
            !detail::move_to(thread, view, at, 0, index)) {
            return -1;
        }
        return detail::store_item(thread, held, at, item, code);
    }
    const auto* slice = as<slice_object>(key, slice_type);
    if (slice != nullptr && view.ndim == 1) {
        return detail::assign_view(thread, held, slice, item);
    }
    if (several != nullptr) {
        if (!detail::move_to_each(thread, view, at, several)) {
            return -1;
        }
        return detail::store_item(thread, held, at, item, code);
    }
    if (slice != nullptr || detail::is_slices(key)) {
        return raise(thread, not_implemented_error_type,
                     "memoryview slice assignments are currently restricted to ndim = 1");
    }
    return raise(thread, type_error_type, "memoryview: invalid slice key");
}

} // namespace stasis::builtins
