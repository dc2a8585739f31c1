// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/array_loan.hpp: arrays lend their memory. The rest of them is the module array's
// (library/array.hpp); what takes bytes knows them by this.
// CPython 3.11: array_buffer_getbuf, array_buffer_relbuf (Modules/arraymodule.c).
#pragma once

#include <stasis/object/array.hpp>
#include <stasis/object/buffer.hpp>
#include <stasis/object/load.hpp>
#include <stasis/object/owned.hpp>

namespace stasis::builtins {

using namespace stasis::state;

namespace detail {

/// What no bytes at all lie at.
inline constexpr unsigned char no_bytes[1] = {};

} // namespace detail

/// The bytes of all items of an array.
[[nodiscard]] constexpr ssize array_bytes(const array_object* self) noexcept {
    return self->ob_size * self->itemsize;
}

/// array.bf_getbuffer.
[[nodiscard]] constexpr int array_get_buffer(thread_state&, object* held, buffer_view& to,
                                             int flags) noexcept {
    auto* self = static_cast<array_object*>(held);
    increment(self);
    to.obj = self;
    to.buf =
        self->ob_item != nullptr ? self->ob_item : const_cast<unsigned char*>(detail::no_bytes);
    to.len = array_bytes(self);
    to.readonly = 0;
    to.ndim = 1;
    to.itemsize = self->itemsize;
    to.format = (flags & buffer_format) != 0 ? self->format : nullptr;
    to.shape = (flags & buffer_nd) != 0 ? &self->ob_size : nullptr;
    to.strides = (flags & buffer_strides) == buffer_strides ? &to.itemsize : nullptr;
    to.suboffsets = nullptr;
    to.internal = nullptr;
    ++self->ob_exports;
    return 0;
}

/// array.bf_releasebuffer.
constexpr void array_release_buffer(object* self, buffer_view&) noexcept {
    --static_cast<array_object*>(self)->ob_exports;
}

inline constexpr buffer_methods array_as_buffer{array_get_buffer, array_release_buffer};

/// Whether a value holds an array.
[[nodiscard]] constexpr bool lends_array(value held) noexcept {
    const buffer_methods* slots = type_of(held)->tp_as_buffer;
    return slots != nullptr && slots->bf_getbuffer == array_get_buffer;
}

} // namespace stasis::builtins
