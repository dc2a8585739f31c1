// SPDX-License-Identifier: BSL-1.0
// stasis/image/growing_row.hpp: a stack of trivial items that grows in an interpreter's memory.
// Refuses: nothing but to grow when memory is out, and then MemoryError is pending.
#pragma once

#include <stasis/state/make.hpp>

namespace stasis::image::detail {

/// The reason of a failure that comes with MemoryError pending.
inline constexpr const char* out_of_memory = "out of memory";

/// Items in a row. It doesn't own what they point to.
template <class T>
class growing_row {
public:
    constexpr explicit growing_row(state::thread_state& thread) noexcept : thread_(thread) {}
    growing_row(const growing_row&) = delete;
    growing_row& operator=(const growing_row&) = delete;
    constexpr ~growing_row() {
        if (items_ != nullptr) {
            state::release_array(items_, capacity_);
        }
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr T& operator[](std::size_t i) noexcept { return items_[i]; }
    [[nodiscard]] constexpr T* from(std::size_t i) noexcept { return items_ + i; }
    constexpr T pop() noexcept { return items_[--size_]; }

    /// False: MemoryError is pending.
    [[nodiscard]] constexpr bool push(const T& item) noexcept {
        if (size_ == capacity_ && !grow()) {
            return false;
        }
        items_[size_++] = item;
        return true;
    }

private:
    constexpr bool grow() noexcept {
        const std::size_t wanted = capacity_ == 0 ? 32 : 2 * capacity_;
        T* items = state::allocate_array<T>(thread_.interp->memory, wanted);
        if (items == nullptr) {
            state::raise_no_memory(thread_);
            return false;
        }
        for (std::size_t i = 0; i < size_; ++i) {
            items[i] = items_[i];
        }
        if (items_ != nullptr) {
            state::release_array(items_, capacity_);
        }
        items_ = items;
        capacity_ = wanted;
        return true;
    }

    state::thread_state& thread_;
    T* items_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

} // namespace stasis::image::detail
