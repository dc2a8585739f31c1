// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/memoryview_compare.hpp: memoryviews' comparison, hash and iterator.
// Promises: items are equal as values, whatever their formats.
// CPython 3.11: memory_richcompare, memory_hash, memory_iter (Objects/memoryobject.c).
#pragma once

#include <stasis/builtins/memoryview_items.hpp>

namespace stasis {

/// memoryiterobject.
struct memoryview_iterator : object {
    ssize it_index = 0;
    memoryview_object* it_seq = nullptr; ///< null: exhausted
    ssize it_length = 0;
    const char* it_fmt = nullptr;
};

} // namespace stasis

namespace stasis::builtins {

namespace detail {

/// Whether the items of two views of one shape are equal; -1: a comparison raised.
[[nodiscard]] constexpr int equal_items(thread_state& thread, const buffer_view& a,
                                        const buffer_view& b, unsigned char* in_a,
                                        unsigned char* in_b, int dimension) noexcept {
    if (dimension == a.ndim) {
        const owned left = unpack_item(thread, in_a, format_code(a.format));
        const owned right = unpack_item(thread, in_b, format_code(b.format));
        if (!left || !right) {
            return -1;
        }
        const owned same = state::compare(thread, left.get(), right.get(), equal);
        return same ? state::is_true(thread, same.get()) : -1;
    }
    int same = 1;
    for (ssize i = 0; same > 0 && i < extent_of(a, dimension); ++i) {
        same = equal_items(thread, a, b, item_at(a, in_a, dimension, i),
                           item_at(b, in_b, dimension, i), dimension + 1);
    }
    return same;
}

} // namespace detail

[[nodiscard]] constexpr owned memoryview_compare(thread_state& thread, value left, value right,
                                                 int operation) noexcept {
    if (operation != equal && operation != not_equal) {
        return not_implemented();
    }
    const memoryview_object* self = detail::memoryview_of(left);
    int same = 0;
    if (is_released(self) || (is_memoryview(right) && is_released(detail::memoryview_of(right)))) {
        same = right.kind == tag::object && right.data.object == self ? 1 : 0;
    } else if (!has_buffer(right)) {
        return not_implemented();
    } else {
        held_buffer other;
        if (get_buffer(thread, right, other.view, buffer_full_read_only) < 0) {
            decrement(take_pending(thread));
            return not_implemented();
        }
        const bool known = detail::format_code(self->view.format) != '\0' &&
                           detail::format_code(other.view.format) != '\0';
        if (known && detail::same_shape(self->view, other.view)) {
            same = detail::equal_items(thread, self->view, other.view, self->view.buf,
                                       other.view.buf, 0);
        }
        if (same < 0) {
            return {};
        }
    }
    return owned::take(make_bool((same != 0) == (operation == equal)));
}

[[nodiscard]] constexpr hash_t memoryview_hash(thread_state& thread, value held) noexcept {
    memoryview_object* self = detail::memoryview_of(held);
    if (self->hash != -1) {
        return self->hash;
    }
    if (detail::open_view(thread, held) == nullptr) {
        return -1;
    }
    if (self->view.readonly == 0) {
        return raise(thread, value_error_type, "cannot hash writable memoryview object");
    }
    if (!detail::is_byte_format(detail::format_code(self->view.format))) {
        return raise(thread, value_error_type,
                     "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    // The hash of the object that is viewed may release the view.
    if (state::hash_of(thread, make_object(self->view.obj)) == -1 ||
        detail::open_view(thread, held) == nullptr) {
        return -1;
    }
    const owned copied = bytes_of_buffer(thread, self->view);
    if (!copied) {
        return -1;
    }
    const text in = bytes_in(copied.get());
    self->hash = support::hash_bytes(in.one, static_cast<std::size_t>(in.size));
    return self->hash;
}

// ---- iterator ----------------------------------------------------------------------------------

[[nodiscard]] constexpr owned memoryview_iterate(thread_state& thread, value held) noexcept {
    memoryview_object* self = detail::open_view(thread, held);
    if (self == nullptr) {
        return {};
    }
    if (self->view.ndim == 0) {
        return raise(thread, type_error_type, "invalid indexing of 0-dim memory");
    }
    if (self->view.ndim != 1) {
        return raise(thread, not_implemented_error_type,
                     "multi-dimensional sub-views are not implemented");
    }
    if (detail::code_of(thread, self->view) == '\0') {
        return {};
    }
    auto* made = allocate<memoryview_iterator>(thread, memoryview_iterator_type);
    if (made != nullptr) {
        increment(self);
        made->it_seq = self;
        made->it_length = self->view.shape[0];
        made->it_fmt = self->view.format;
    }
    return owned::take(made);
}

[[nodiscard]] constexpr owned memoryview_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<memoryview_iterator*>(held.data.object);
    if (self->it_seq == nullptr) {
        return {};
    }
    if (self->it_index < self->it_length) {
        const memoryview_object* of = detail::open_view(thread, make_object(self->it_seq));
        if (of == nullptr) {
            return {};
        }
        return detail::unpack_item(thread, item_at(of->view, of->view.buf, 0, self->it_index++),
                                   detail::format_code(self->it_fmt));
    }
    state::drop(self->it_seq);
    return {};
}

constexpr int memoryview_iterator_traverse(object* held, visit_slot visit,
                                           visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<memoryview_iterator*>(held)->it_seq);
}

} // namespace stasis::builtins
