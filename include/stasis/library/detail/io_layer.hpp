// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_layer.hpp: what a file has in common that lies over another one: buffers
// over a raw file, and text over a buffer. It ends with the file below, and passes on what it
// doesn't do itself. Costs: nothing a method that is written by hand wouldn't. CPython 3.11:
// buffered_close, _io__Buffered_detach_impl and their kin (Modules/_io/bufferedio.c), and the same
// of Modules/_io/textio.c.
#pragma once

#include <stasis/library/detail/io_base.hpp>

namespace stasis::library::detail {

using graph::str_;

// A Layer says:
//   Layer::object_type       the struct, with `made` and `detached`
//   Layer::below             the member that refers to the file below
//   Layer::made(thread, self)          the object, or null: it raised
//   Layer::is_closed(thread, object)   whether the file below is closed, or -1: it raised
//   Layer::close_below(thread, object) closes that

/// The file below, or None where code that has been called meanwhile detached it.
template <class Layer>
[[nodiscard]] constexpr value file_below(const typename Layer::object_type* self) noexcept {
    object* const file = self->*Layer::below;
    return file != nullptr ? load(file) : none_value;
}

/// Puts an object over a file, to which it takes over a reference.
template <class Layer>
constexpr void cover(typename Layer::object_type* self, object* file, bool ends_natively) noexcept {
    set_covered(self->*Layer::below, false);
    set_covered(file, true);
    self->ends_natively = ends_natively;
    state::replace(self->*Layer::below, file);
}

/// close(): flush(), and then the file below, even if that has raised.
template <class Layer>
[[nodiscard]] constexpr owned layer_close(thread_state& thread, const arguments& given) noexcept {
    if (!takes_itself(thread, "close", given)) {
        return {};
    }
    auto* const self = Layer::made(thread, given.values[0]);
    const int closed = self != nullptr ? Layer::is_closed(thread, self) : -1;
    if (closed != 0) {
        return owned::take(closed > 0 ? none_value : value{});
    }
    if (self->finalizing) {
        warn_below(thread, file_below<Layer>(self), given.values[0]);
    }
    const owned flushed = call_on_file(thread, given.values[0], &str_<"flush">);
    exception_object* const before = take_pending(thread);
    owned done = Layer::close_below(thread, self);
    chain_pending(thread, before);
    if (pending(thread)) {
        return {};
    }
    return done;
}

/// detach(): the file below, which the object gives up.
template <class Layer>
[[nodiscard]] constexpr owned layer_detach(thread_state& thread, const arguments& given) noexcept {
    if (!takes_itself(thread, "detach", given) || Layer::made(thread, given.values[0]) == nullptr ||
        !call_on_file(thread, given.values[0], &str_<"flush">)) {
        return {};
    }
    auto* const self = Layer::made(thread, given.values[0]); // unless flush() has detached it
    if (self == nullptr) {
        return {};
    }
    owned file = owned::take(self->*Layer::below);
    set_covered(self->*Layer::below, false);
    self->*Layer::below = nullptr;
    self->made = false;
    self->detached = true;
    return file;
}

/// _dealloc_warn(source): the file over it that nobody refers to any more hasn't been closed.
template <class Layer, support::fixed_string Name>
[[nodiscard]] constexpr owned layer_dealloc_warn(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_one(thread, Name.text, given)) {
        return {};
    }
    const auto* const self = static_cast<typename Layer::object_type*>(given.values[0].data.object);
    if (self->made) {
        warn_below(thread, file_below<Layer>(self), given.values[1]);
    }
    return owned::take(none_value);
}

/// A method without arguments that is the one of the file below.
template <class Layer, support::fixed_string Name>
[[nodiscard]] constexpr owned layer_forward(thread_state& thread, const arguments& given) noexcept {
    if (!takes_itself(thread, Name.text, given)) {
        return {};
    }
    const auto* const self = Layer::made(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    return call_on_file(thread, file_below<Layer>(self), &str_<Name>);
}

/// An attribute that is the one of the file below.
template <class Layer, support::fixed_string Name>
[[nodiscard]] constexpr owned layer_attribute(thread_state& thread, value held) noexcept {
    const auto* const self = Layer::made(thread, held);
    if (self == nullptr) {
        return {};
    }
    return interpreter::get_attribute(thread, file_below<Layer>(self), &str_<Name>);
}

} // namespace stasis::library::detail
