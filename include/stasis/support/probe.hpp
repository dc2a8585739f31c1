// SPDX-License-Identifier: BSL-1.0
// stasis/support/probe.hpp: in which order the slots of a hash table are tried.
// Promises: CPython 3.11's order for dicts and for sets, so that tables are CPython's, too. Every
// slot is tried in the end. CPython 3.11: Objects/dictobject.c (PERTURB_SHIFT), Objects/setobject.c
// (set_add_entry).
#pragma once

#include <stasis/config.hpp>

#include <cstddef>
#include <cstdint>

namespace stasis::support {

/// The slots of a dict's table that a hash may lie in.
class dict_probe {
public:
    /// `mask` is the number of slots, a power of two, less 1.
    STASIS_ALWAYS_INLINE constexpr dict_probe(std::int64_t hash, std::size_t mask) noexcept
        : mask_(mask), perturb_(static_cast<std::size_t>(hash)), slot_(perturb_ & mask) {}

    /// The slot to be tried now.
    STASIS_ALWAYS_INLINE constexpr std::size_t operator*() const noexcept { return slot_; }

    STASIS_ALWAYS_INLINE constexpr void operator++() noexcept {
        perturb_ >>= 5;
        slot_ = (slot_ * 5 + perturb_ + 1) & mask_;
    }

private:
    std::size_t mask_;
    std::size_t perturb_;
    std::size_t slot_;
};

/// The slots of a set's table that a hash may lie in: from each slot of a dict's probe on, those of
/// a cache line or so, if there are so many behind it.
class set_probe {
public:
    /// `mask` is the number of slots, a power of two, less 1.
    constexpr set_probe(std::int64_t hash, std::size_t mask) noexcept
        : mask_(mask), jump_(hash, mask), slot_(*jump_), last_(last_from(slot_)) {}

    /// The slot to be tried now.
    constexpr std::size_t operator*() const noexcept { return slot_; }

    constexpr void operator++() noexcept {
        if (slot_ != last_) {
            ++slot_;
            return;
        }
        ++jump_;
        slot_ = *jump_;
        last_ = last_from(slot_);
    }

private:
    /// LINEAR_PROBES.
    static constexpr std::size_t linear_probes = 9;

    constexpr std::size_t last_from(std::size_t slot) const noexcept {
        return slot + linear_probes <= mask_ ? slot + linear_probes : slot;
    }

    std::size_t mask_;
    dict_probe jump_;
    std::size_t slot_;
    std::size_t last_;
};

} // namespace stasis::support
