// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/slices.hpp: the bounds of a slice, as indices.
// CPython 3.11: PySlice_Unpack, PySlice_AdjustIndices (Objects/sliceobject.c).
#pragma once

#include <stasis/interpreter/protocol.hpp>
#include <stasis/object/slice.hpp>

namespace stasis::interpreter {

/// A slice of a sequence: `count` items from `start`, `step` apart.
struct slice_range {
    ssize start = 0;
    ssize stop = 0;
    ssize step = 1;
    ssize count = 0;
};

namespace detail {

inline constexpr auto largest_index = static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);

} // namespace detail

/// The bounds and the step of a slice, not yet cut to a length: PySlice_Unpack. False: it raised. A
/// bound's __index__ may run code, so a length that can change is asked for afterwards.
[[nodiscard]] constexpr bool unpack_slice(thread_state& thread, const slice_object* slice,
                                          slice_range& result) noexcept {
    constexpr const char* message =
        "slice indices must be integers or None or have an __index__ method";
    const auto part = [&](object* from, ssize absent, ssize& to) {
        const value held = load(from);
        if (held.kind == tag::none) {
            to = absent;
            return true;
        }
        if (!has_index(held)) {
            raise(thread, type_error_type, message);
            return false;
        }
        return to_index(thread, held, to);
    };
    constexpr ssize largest = detail::largest_index;
    if (!part(slice->step, 1, result.step)) {
        return false;
    }
    if (result.step == 0) {
        raise(thread, value_error_type, "slice step cannot be zero");
        return false;
    }
    if (result.step < -largest) {
        result.step = -largest;
    }
    const bool down = result.step < 0;
    return part(slice->start, down ? largest : 0, result.start) &&
           part(slice->stop, down ? -largest - 1 : largest, result.stop);
}

/// Cuts a slice to a length: PySlice_AdjustIndices.
constexpr void cut_slice(slice_range& result, ssize size) noexcept {
    const bool down = result.step < 0;
    const auto clamp = [&](ssize index) {
        if (index < 0) {
            index += size;
            return index < 0 ? (down ? ssize{-1} : ssize{0}) : index;
        }
        return index >= size ? (down ? size - 1 : size) : index;
    };
    result.start = clamp(result.start);
    result.stop = clamp(result.stop);
    if (down) {
        result.count =
            result.stop < result.start ? (result.start - result.stop - 1) / -result.step + 1 : 0;
    } else {
        result.count =
            result.start < result.stop ? (result.stop - result.start - 1) / result.step + 1 : 0;
    }
}

/// Resolves a slice against a length that no code can change. False: it raised.
[[nodiscard]] constexpr bool resolve(thread_state& thread, const slice_object* slice, ssize size,
                                     slice_range& result) noexcept {
    if (!unpack_slice(thread, slice, result)) {
        return false;
    }
    cut_slice(result, size);
    return true;
}

/// Moves what a slice leaves of `size` items together, each by move(to, from); how many are left.
template <class Move>
[[nodiscard]] constexpr ssize remove_range(slice_range part, ssize size, Move move) noexcept {
    if (part.count == 0) {
        return size;
    }
    if (part.step < 0) {
        part.start += part.step * (part.count - 1);
        part.step = -part.step;
    }
    ssize to = part.start;
    ssize next = part.start;
    ssize left = part.count;
    for (ssize i = part.start; i < size; ++i) {
        if (left != 0 && i == next) {
            next += --left != 0 ? part.step : 0;
        } else {
            move(to++, i);
        }
    }
    return to;
}

} // namespace stasis::interpreter
