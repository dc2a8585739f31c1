// SPDX-License-Identifier: BSL-1.0
// stasis/state/scratch_room.hpp: memory for the time of a function.
// Refuses: nothing but more memory than there is, and then MemoryError is pending.
#pragma once

#include <stasis/state/make.hpp>

#include <cstddef>

namespace stasis::state {

/// Room for that many items, given back at the end of its life; from the heap only above Own.
template <class T, ssize Own>
class scratch_room {
public:
    /// Where there is no memory, MemoryError is pending and the room is false. Nobody is asked for
    /// more than half a terabyte, since an allocator may promise what it hasn't got.
    constexpr scratch_room(thread_state& thread, ssize count) noexcept {
        if (count > Own) {
            count_ = static_cast<std::size_t>(count);
            heap_ = count <= ssize{1} << 37 ? allocate_array<T>(thread.interp->memory, count_)
                                            : nullptr;
            if (heap_ == nullptr) {
                raise_no_memory(thread);
            }
        }
    }
    scratch_room(const scratch_room&) = delete;
    scratch_room& operator=(const scratch_room&) = delete;
    constexpr ~scratch_room() {
        if (heap_ != nullptr) {
            release_array(heap_, count_);
        }
    }

    constexpr explicit operator bool() const noexcept { return count_ == 0 || heap_ != nullptr; }
    [[nodiscard]] constexpr T* data() noexcept { return heap_ != nullptr ? heap_ : own_; }

private:
    T* heap_ = nullptr;
    std::size_t count_ = 0;
    T own_[Own]; // not initialised: whoever asks for room writes to it first
};

} // namespace stasis::state
