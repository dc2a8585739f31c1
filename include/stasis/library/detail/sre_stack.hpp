// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_stack.hpp: a stack of trivial items, the first ones without the heap.
// CPython 3.11: data_stack_grow (Modules/_sre/sre.c).
#pragma once

#include <stasis/state/make.hpp>

namespace stasis::library::detail::sre {

/// A stack whose first `Own` items take no memory of the interpreter's.
template <class T, ssize Own>
class growing_stack {
public:
    constexpr explicit growing_stack(thread_state& thread) noexcept : thread_(thread) {}
    growing_stack(const growing_stack&) = delete;
    growing_stack& operator=(const growing_stack&) = delete;
    constexpr ~growing_stack() {
        if (items_ != own_) {
            state::release_array(items_, static_cast<std::size_t>(room_));
        }
    }

    [[nodiscard]] constexpr ssize size() const noexcept { return size_; }
    [[nodiscard]] constexpr T& operator[](ssize index) noexcept { return items_[index]; }
    [[nodiscard]] constexpr T& top() noexcept { return items_[size_ - 1]; }
    /// Drops what is above the first `size` items.
    constexpr void cut(ssize size) noexcept { size_ = size; }

    /// Puts an item on top; false: there is no memory, and nothing is pending.
    [[nodiscard]] constexpr bool push(const T& item) noexcept {
        if (size_ == room_ && !grow()) [[unlikely]] {
            return false;
        }
        items_[size_++] = item;
        return true;
    }

private:
    [[nodiscard]] STASIS_NEVER_INLINE constexpr bool grow() noexcept {
        constexpr ssize most = (ssize{1} << 46) / static_cast<ssize>(sizeof(T));
        const ssize wanted = room_ * 2;
        T* const bigger =
            wanted <= most
                ? state::allocate_array<T>(thread_.interp->memory, static_cast<std::size_t>(wanted))
                : nullptr;
        if (bigger == nullptr) {
            return false;
        }
        for (ssize i = 0; i < size_; ++i) {
            bigger[i] = items_[i];
        }
        if (items_ != own_) {
            state::release_array(items_, static_cast<std::size_t>(room_));
        }
        items_ = bigger;
        room_ = wanted;
        return true;
    }

    thread_state& thread_;
    ssize size_ = 0;
    ssize room_ = Own;
    T own_[Own]; // not initialised: push() writes first
    T* items_ = own_;
};

} // namespace stasis::library::detail::sre
