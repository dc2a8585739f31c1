// SPDX-License-Identifier: BSL-1.0
// stasis/graph/perfect_index.hpp: a table that leads from a hash to the only one of some known
// hashes that it can be, without a loop. Promises: two loads and no branch. The low bits of the
// hash choose a displacement, and its high bits a slot, which the displacement moves. The slot
// holds the known hash's number and 16 bits of it. 6 bytes a slot, and as many slots as hashes,
// rounded up to a power of two. CPython 3.11: has none. Hash and displace: R. Pagh, Hash and
// Displace, WADS 1999. Refuses: equal hashes: `found` is then false. Costs: 45 of clang++'s steps a
// hash where it takes most, so 16,384 hashes are within its limit.
#pragma once

#include <stasis/config.hpp>
#include <stasis/object/head.hpp>

namespace stasis::graph {

/// The most hashes of a perfect index: of so many, compilers evaluate each step by default.
inline constexpr std::size_t perfect_index_most = 16384;

/// A perfect index of 1 << Log2Size slots, of as many hashes or fewer.
template <std::uint8_t Log2Size>
struct perfect_index {
    /// One that no hash has leads to the number 0, so whoever asks compares in the end.
    struct slot {
        std::uint16_t number;
        std::uint16_t tag;
    };

    static constexpr std::size_t size = std::size_t{1} << Log2Size;

    bool found;            ///< false: the rest says nothing
    std::uint8_t attempt;  ///< how the bits of hashes are mixed
    std::uint8_t position; ///< the bit from which on they choose a slot
    std::uint16_t displacements[size];
    slot slots[size];
};

namespace detail {

/// The bits of a hash that an index is made with. CPython's str hashes need no mixing.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr std::uint64_t mix_hash(hash_t hash,
                                                                    unsigned attempt) noexcept {
    auto bits = static_cast<std::uint64_t>(hash);
    if (attempt != 0) {
        bits = (bits ^ bits >> 32) * (0x9E3779B97F4A7C15u * (2 * attempt + 1));
        bits = (bits ^ bits >> 29) * 0xD1342543DE82EF95u;
        bits ^= bits >> 32;
    }
    return bits;
}

/// The part of these bits that neither a bucket nor a slot is chosen by.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr std::uint16_t index_tag(std::uint64_t bits) noexcept {
    return static_cast<std::uint16_t>(bits >> 16);
}

/// Hashes by the bucket that they are in, and the buckets by their size.
template <std::uint8_t Log2Size>
struct hash_buckets {
    using index = perfect_index<Log2Size>;

    /// Of random hashes more in one bucket are less than one in a billion.
    static constexpr std::uint32_t most = 16;

    std::uint8_t attempt;
    std::uint32_t largest;                ///< the size of the largest; over `most`: no order
    std::uint32_t first[index::size + 1]; ///< where a bucket begins in what follows
    std::uint64_t bits[index::size];      ///< of all hashes, bucket by bucket
    std::uint16_t numbers[index::size];   ///< and the number of each
    std::uint32_t order[index::size];     ///< all buckets, the largest first

    static constexpr std::size_t bucket_of(std::uint64_t bits) { return bits & (index::size - 1); }
    constexpr std::uint32_t size_of(std::size_t bucket) const {
        return first[bucket + 1] - first[bucket];
    }

    consteval hash_buckets(const hash_t* from, std::size_t count, unsigned with_attempt)
        : attempt(static_cast<std::uint8_t>(with_attempt)),
          largest(0), first{}, bits{}, numbers{}, order{} {
        for (std::size_t i = 0; i < count; ++i) {
            ++first[bucket_of(mix_hash(from[i], attempt)) + 1];
        }
        std::uint32_t next[index::size] = {};
        for (std::size_t bucket = 0; bucket < index::size; ++bucket) {
            largest = first[bucket + 1] > largest ? first[bucket + 1] : largest;
            next[bucket] = first[bucket];
            first[bucket + 1] += first[bucket];
        }
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t mixed = mix_hash(from[i], attempt);
            const std::uint32_t at = next[bucket_of(mixed)]++;
            bits[at] = mixed;
            numbers[at] = static_cast<std::uint16_t>(i);
        }
        if (largest <= most) {
            sort();
        }
    }

    constexpr void sort() {
        std::uint32_t next[most + 2] = {}; // by the largest size less its own
        for (std::size_t bucket = 0; bucket < index::size; ++bucket) {
            ++next[largest - size_of(bucket) + 1];
        }
        for (std::size_t i = 0; i < most; ++i) {
            next[i + 1] += next[i];
        }
        for (std::size_t bucket = 0; bucket < index::size; ++bucket) {
            order[next[largest - size_of(bucket)]++] = static_cast<std::uint32_t>(bucket);
        }
    }

    /// The slot that a hash chooses by the bits from `position` on.
    constexpr std::size_t slot_of(std::uint32_t at, unsigned position) const {
        return bits[at] >> position & (index::size - 1);
    }

    /// Whether in each bucket no two hashes choose one slot.
    constexpr bool keeps_apart(unsigned position) const {
        for (std::size_t bucket = 0; bucket < index::size; ++bucket) {
            const std::uint32_t end = first[bucket + 1];
            for (std::uint32_t at = first[bucket]; at + 1 < end; ++at) {
                const std::size_t slot = slot_of(at, position);
                for (std::uint32_t other = at + 1; other < end; ++other) {
                    if (slot_of(other, position) == slot) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
};

/// Moves buckets to slots that are free, the largest first. A hash's slot is the one that it
/// chooses, xor the bucket's displacement: so any one free slot can be the first hash's, and the
/// last buckets, of one hash each, fill the table to the last slot.
template <std::uint8_t Log2Size>
class index_maker {
    using buckets = hash_buckets<Log2Size>;
    using index = perfect_index<Log2Size>;

public:
    consteval index_maker(const buckets& from, unsigned position) : from_(from) {
        made_.attempt = from.attempt;
        made_.position = static_cast<std::uint8_t>(position);
        for (std::size_t slot = 0; slot < index::size; ++slot) {
            free_[slot] = static_cast<std::uint32_t>(slot);
        }
    }

    consteval index make() {
        for (const std::uint32_t bucket : from_.order) {
            if (from_.size_of(bucket) == 0) {
                break;
            }
            if (!place(bucket)) {
                return made_;
            }
        }
        made_.found = true;
        return made_;
    }

private:
    constexpr std::size_t slot_of(std::uint32_t at) const {
        return from_.slot_of(at, made_.position);
    }

    constexpr bool place(std::uint32_t bucket) {
        const std::uint32_t first = from_.first[bucket];
        const std::uint32_t end = from_.first[bucket + 1];
        for (std::size_t tried = 0; tried < free_count_;) {
            next_ = next_ < free_count_ ? next_ : 0;
            const std::size_t slot = free_[next_];
            if (taken_[slot]) { // since it came into the list
                free_[next_] = free_[--free_count_];
                continue;
            }
            const std::size_t displacement = slot ^ slot_of(first);
            if (fits(first + 1, end, displacement)) {
                made_.displacements[bucket] = static_cast<std::uint16_t>(displacement);
                take(first, end, displacement);
                return true;
            }
            ++tried;
            ++next_;
        }
        return false;
    }

    constexpr bool fits(std::uint32_t at, std::uint32_t end, std::size_t displacement) const {
        for (; at < end; ++at) {
            if (taken_[slot_of(at) ^ displacement]) {
                return false;
            }
        }
        return true;
    }

    constexpr void take(std::uint32_t at, std::uint32_t end, std::size_t displacement) {
        for (; at < end; ++at) {
            const std::size_t slot = slot_of(at) ^ displacement;
            taken_[slot] = true;
            made_.slots[slot] = {from_.numbers[at], index_tag(from_.bits[at])};
        }
    }

    const buckets& from_;
    index made_{};
    bool taken_[index::size] = {};
    std::uint32_t free_[index::size] = {}; ///< free slots, and some that no longer are
    std::size_t free_count_ = index::size;
    std::size_t next_ = 0; ///< of these, to be tried. From the first on, the same fail each time
};

/// The log2 of the slots of the smallest index of so many hashes.
[[nodiscard]] constexpr std::uint8_t log2_index_size(std::size_t count) noexcept {
    std::uint8_t log2_size = 0;
    while (std::size_t{1} << log2_size < count) {
        ++log2_size;
    }
    return log2_size;
}

// A variable for each step: each starts with a fresh allowance of what compilers evaluate.

template <const auto& Hashes, std::uint8_t Log2Size, unsigned Attempt>
inline constexpr hash_buckets<Log2Size> buckets_of{Hashes, sizeof(Hashes) / sizeof(Hashes[0]),
                                                   Attempt};

template <const auto& Buckets, unsigned Position>
inline constexpr bool keeps_apart = Buckets.keeps_apart(Position);

template <std::uint8_t Log2Size, const hash_buckets<Log2Size>& Buckets, unsigned Position>
inline constexpr auto index_at = index_maker<Log2Size>(Buckets, Position).make();

inline constexpr perfect_index<0> no_index{};

/// Tries positions one by one, then with the hashes mixed, then twice as many slots, and so on.
template <const auto& Hashes, unsigned Attempt = 0, unsigned Position = 32>
consteval const auto& choose_index() {
    constexpr std::uint8_t log2_size =
        log2_index_size(sizeof(Hashes) / sizeof(Hashes[0])) + (Attempt < 2 ? 0 : Attempt - 1);
    constexpr const auto& buckets = buckets_of<Hashes, log2_size, Attempt>;
    if constexpr (buckets.largest > buckets.most || Position + log2_size >= 64) {
        if constexpr (Attempt == 3) {
            return no_index;
        } else {
            return choose_index<Hashes, Attempt + 1>();
        }
    } else if constexpr (!keeps_apart<buckets, Position>) {
        return choose_index<Hashes, Attempt, Position + 1>();
    } else if constexpr (!index_at<log2_size, buckets, Position>.found) {
        return choose_index<Hashes, Attempt, Position + 1>();
    } else {
        return index_at<log2_size, buckets, Position>;
    }
}

} // namespace detail

/// The index of the hashes in a constexpr array.
template <const auto& Hashes>
inline constexpr const auto& perfect_index_of = detail::choose_index<Hashes>();

/// The only one of these hashes that a hash can be, by its number, or -1: it is none of them.
template <const auto& Hashes>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr ssize index_candidate(hash_t hash) noexcept {
    constexpr const auto& index = perfect_index_of<Hashes>;
    constexpr unsigned attempt = index.attempt;
    constexpr unsigned position = index.position;
    constexpr std::size_t mask = index.size - 1;
    const std::uint64_t bits = detail::mix_hash(hash, attempt);
    const std::size_t displacement = index.displacements[bits & mask];
    const auto slot = index.slots[(bits >> position & mask) ^ displacement];
    return slot.tag == detail::index_tag(bits) ? ssize{slot.number} : -1;
}

} // namespace stasis::graph
