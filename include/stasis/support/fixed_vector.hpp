// SPDX-License-Identifier: BSL-1.0
// stasis/support/fixed_vector.hpp: a vector with a capacity, for constant evaluation and small
// buffers.
// Promises: no allocation; contiguous elements; a constexpr variable when `T` is a literal type.
// Refuses: a push beyond the capacity and a pop below it (see require.hpp). Ask `full()` first
// where the input decides.
// Costs: all `Capacity` elements are value-initialised.
#pragma once

#include <stasis/support/require.hpp>

#include <cstddef>

namespace stasis::support {

/// Up to `Capacity` elements of `T`, which is default constructible.
template <class T, std::size_t Capacity>
class fixed_vector {
public:
    using value_type = T;

    /// The most elements it can hold.
    [[nodiscard]] static constexpr std::size_t capacity() noexcept { return Capacity; }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr bool full() const noexcept { return size_ == Capacity; }

    /// Appends a copy and gives back the element.
    constexpr T& push_back(const T& item) {
        require(!full(), "a fixed_vector is full", Capacity);
        items_[size_] = item;
        return items_[size_++];
    }

    /// Takes the last element off.
    constexpr T pop_back() {
        require(!empty(), "a fixed_vector is empty", 0);
        return items_[--size_];
    }

    /// Forgets all elements.
    constexpr void clear() noexcept { size_ = 0; }

    /// The element at `i`, which is below `size()`.
    [[nodiscard]] constexpr T& operator[](std::size_t i) noexcept { return items_[i]; }
    [[nodiscard]] constexpr const T& operator[](std::size_t i) const noexcept { return items_[i]; }

    /// The last element of one that isn't empty.
    [[nodiscard]] constexpr T& back() noexcept { return items_[size_ - 1]; }
    [[nodiscard]] constexpr const T& back() const noexcept { return items_[size_ - 1]; }

    [[nodiscard]] constexpr T* data() noexcept { return items_; }
    [[nodiscard]] constexpr const T* data() const noexcept { return items_; }
    [[nodiscard]] constexpr T* begin() noexcept { return items_; }
    [[nodiscard]] constexpr const T* begin() const noexcept { return items_; }
    [[nodiscard]] constexpr T* end() noexcept { return items_ + size_; }
    [[nodiscard]] constexpr const T* end() const noexcept { return items_ + size_; }

private:
    // One element when the capacity is 0, which an array can't be.
    T items_[Capacity == 0 ? 1 : Capacity]{};
    std::size_t size_ = 0;
};

} // namespace stasis::support
