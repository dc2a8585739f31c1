// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/memoryview_room.hpp: making memoryviews, and their end.
// Promises: memoryviews of memoryviews and slices of them look at one loan, which is given back
// when all of them are released or gone. CPython 3.11: mbuf_add_view, mbuf_release,
// _memory_release, memory_getbuf (Objects/memoryobject.c). Refuses: suboffsets, since nothing here
// lends memory that is reached by pointers in it.
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/item_release.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr memoryview_object* memoryview_of(value self) noexcept {
    return static_cast<memoryview_object*>(self.data.object);
}

/// A memoryview that hasn't been released; null: ValueError is pending.
[[nodiscard]] constexpr memoryview_object* open_view(thread_state& thread, value self) noexcept {
    memoryview_object* of = memoryview_of(self);
    if (is_released(of)) {
        raise(thread, value_error_type, "operation forbidden on released memoryview object");
        return nullptr;
    }
    return of;
}

/// The numbers behind a memoryview: as many for shape, strides and suboffsets each.
[[nodiscard]] constexpr ssize* numbers_of(memoryview_object* self) noexcept {
    return trailing_mutable<ssize>(self, static_cast<std::size_t>(self->ob_size));
}

/// What the flags say of the order of the items: init_flags.
constexpr void note_order(memoryview_object* self) noexcept {
    const buffer_view& view = self->view;
    self->flags &= memoryview_released;
    if (view.ndim == 0) {
        self->flags |= memoryview_scalar | memoryview_c_contiguous | memoryview_fortran_contiguous;
        return;
    }
    if (view.ndim == 1) {
        if (view.shape[0] == 1 || view.strides[0] == view.itemsize) {
            self->flags |= memoryview_c_contiguous | memoryview_fortran_contiguous;
        }
        return;
    }
    if (is_contiguous(view, false)) {
        self->flags |= memoryview_c_contiguous;
    }
    if (is_contiguous(view, true)) {
        self->flags |= memoryview_fortran_contiguous;
    }
}

/// A memoryview of a loan that looks as another one does, with room for that many dimensions; null:
/// MemoryError is pending.
[[nodiscard]] constexpr memoryview_object* new_view(thread_state& thread, managed_buffer_object* of,
                                                    const buffer_view& from, int room) noexcept {
    const auto count = static_cast<std::size_t>(3 * room);
    auto* made = allocate<memoryview_object, ssize>(thread, memoryview_type, count);
    if (made == nullptr) {
        return nullptr;
    }
    made->ob_size = 3 * room;
    increment(of);
    ++of->exports;
    made->mbuf = of;
    made->view = from;
    made->view.format = from.format != nullptr ? from.format : "B";
    ssize* numbers = numbers_of(made);
    made->view.shape = from.ndim != 0 ? numbers : nullptr;
    made->view.strides = from.ndim != 0 ? numbers + room : nullptr;
    for (int i = 0; i < room; ++i) {
        numbers[i] = i < from.ndim ? extent_of(from, i) : 0;
        numbers[room + i] = i < from.ndim ? stride_of(from, i) : 0;
        numbers[2 * room + i] = 0;
    }
    note_order(made);
    return made;
}

/// A memoryview that looks as another one does; null: an exception is pending.
[[nodiscard]] constexpr memoryview_object* new_view(thread_state& thread,
                                                    memoryview_object* like) noexcept {
    return new_view(thread, like->mbuf, like->view, like->view.ndim);
}

/// Gives the loan back.
constexpr void release_loan(managed_buffer_object* self) noexcept {
    if ((self->flags & memoryview_released) == 0) {
        self->flags |= memoryview_released;
        release_buffer(self->master);
    }
}

/// A memoryview looks at its loan no more, unless others look at it.
constexpr void release_view(memoryview_object* self) noexcept {
    if (self->mbuf != nullptr && (self->flags & memoryview_released) == 0 && self->exports == 0) {
        self->flags |= memoryview_released;
        if (--self->mbuf->exports == 0) {
            release_loan(self->mbuf);
        }
    }
}

} // namespace detail

/// A memoryview of what a value lends: PyMemoryView_FromObject. Empty: an exception is pending.
[[nodiscard]] constexpr owned new_memoryview(thread_state& thread, value from) noexcept {
    if (is_memoryview(from)) {
        memoryview_object* like = detail::open_view(thread, from);
        return owned::take(like != nullptr ? detail::new_view(thread, like) : nullptr);
    }
    if (!has_buffer(from)) {
        return raise(thread, type_error_type, "memoryview: a bytes-like object is required, not '",
                     type_of(from)->tp_name, "'");
    }
    auto* loan = allocate<managed_buffer_object>(thread, managed_buffer_type);
    const owned kept = owned::take(loan);
    if (loan == nullptr || get_buffer(thread, from, loan->master, buffer_full_read_only) < 0) {
        return {};
    }
    return owned::take(detail::new_view(thread, loan, loan->master, loan->master.ndim));
}

/// memoryview.bf_getbuffer.
[[nodiscard]] constexpr int memoryview_get_buffer(thread_state& thread, object* held,
                                                  buffer_view& to, int flags) noexcept {
    memoryview_object* self = detail::open_view(thread, make_object(held));
    if (self == nullptr) {
        return -1;
    }
    if ((flags & buffer_writable) != 0 && self->view.readonly != 0) {
        return raise(thread, buffer_error_type, "memoryview: underlying buffer is not writable");
    }
    const bool with_strides = (flags & buffer_strides) == buffer_strides;
    const bool in_order =
        !with_strides || (flags & buffer_contiguous_read_only) == buffer_contiguous_read_only;
    if (in_order && (self->flags & memoryview_c_contiguous) == 0) {
        return raise(thread, buffer_error_type,
                     "memoryview: underlying buffer is not C-contiguous");
    }
    if ((flags & buffer_nd) == 0 && (flags & buffer_format) != 0) {
        return raise(thread, buffer_error_type,
                     "memoryview: cannot cast to unsigned bytes if the format flag is present");
    }
    to = self->view;
    to.format = (flags & buffer_format) != 0 ? self->view.format : nullptr;
    to.strides = with_strides ? self->view.strides : nullptr;
    if ((flags & buffer_nd) == 0) {
        to.ndim = 1;
        to.shape = nullptr;
    }
    increment(self);
    to.obj = self;
    ++self->exports;
    return 0;
}

/// memoryview.bf_releasebuffer.
constexpr void memoryview_release_buffer(object* self, buffer_view&) noexcept {
    --static_cast<memoryview_object*>(self)->exports;
}

inline constexpr buffer_methods memoryview_as_buffer{memoryview_get_buffer,
                                                     memoryview_release_buffer};

// ---- their end ---------------------------------------------------------------------------------

/// tp_free. The loan still has its memory: an object's own is given back before that of what it
/// held.
constexpr void memoryview_free(object* held) noexcept {
    auto* self = static_cast<memoryview_object*>(held);
    detail::release_view(self);
    release<memoryview_object, ssize>(self, static_cast<std::size_t>(self->ob_size));
}

constexpr int memoryview_traverse(object* held, visit_slot visit,
                                  visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<memoryview_object*>(held)->mbuf);
}

constexpr void memoryview_clear(object* held) noexcept {
    auto* self = static_cast<memoryview_object*>(held);
    detail::release_view(self);
    state::drop(self->mbuf);
}

constexpr void managed_buffer_dealloc(object* held) noexcept {
    detail::release_loan(static_cast<managed_buffer_object*>(held));
    container_dealloc(held);
}

constexpr int managed_buffer_traverse(object* held, visit_slot visit,
                                      visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<managed_buffer_object*>(held)->master.obj);
}

constexpr void managed_buffer_clear(object* held) noexcept {
    detail::release_loan(static_cast<managed_buffer_object*>(held));
}

} // namespace stasis::builtins
