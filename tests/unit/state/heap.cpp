// SPDX-License-Identifier: BSL-1.0
// unit/state/heap.cpp: the arena that chunks and large blocks share, and the memory resource behind
// it.
#include <stasis/state/buffers.hpp>

#include <cstring>
#include <doctest/doctest.h>
#include <memory>
#include <random>
#include <vector>

namespace {

using namespace stasis::state;

constexpr std::size_t test_arena_size = 4 * chunk_size;

struct alignas(chunk_size) storage {
    unsigned char bytes[test_arena_size];
};

arena arena_in(storage& memory) { return arena::of(memory.bytes, test_arena_size); }

struct taken {
    large_block* block;
    std::size_t size;
    unsigned char mark;
};

/// Whether the bytes behind a block's head are those that were written there.
bool is_intact(const taken& each) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(each.block + 1);
    for (std::size_t i = 0; i < each.size - sizeof(large_block); ++i) {
        if (bytes[i] != each.mark) {
            return false;
        }
    }
    return true;
}

/// A resource that keeps account, and has no more than so many bytes.
struct limited_memory {
    std::size_t bytes = 0;
    std::size_t asked = 0;
    std::size_t limit = static_cast<std::size_t>(-1);
    memory_resource resource{
        [](void* context, std::size_t size, std::size_t alignment) noexcept -> void* {
            auto& self = *static_cast<limited_memory*>(context);
            ++self.asked;
            if (size > self.limit - self.bytes) {
                return nullptr;
            }
            self.bytes += size;
            return system_memory.allocate(nullptr, size, alignment);
        },
        [](void* context, void* block, std::size_t size, std::size_t alignment) noexcept {
            static_cast<limited_memory*>(context)->bytes -= size;
            system_memory.release(nullptr, block, size, alignment);
        },
        this};
};

} // namespace

TEST_CASE("blocks of an arena don't overlap, and all room comes back") {
    const auto memory = std::make_unique<storage>();
    arena space = arena_in(*memory);
    std::mt19937 random(311);
    std::vector<taken> held;
    std::size_t refused = 0;
    for (int turn = 0; turn < 60'000; ++turn) {
        if (random() % 8 < (turn / 10'000 % 2 == 0 ? 5u : 3u)) {
            const std::size_t bytes = random() % 8 == 0 ? random() % 60'000 : random() % 3'000;
            const std::size_t size = (bytes + 64) & ~std::size_t{15};
            large_block* block = space.take(size);
            if (block == nullptr) {
                ++refused;
                continue;
            }
            REQUIRE(reinterpret_cast<std::uintptr_t>(block) % 16 == 0);
            REQUIRE(space.holds(block));
            const auto mark = static_cast<unsigned char>(random());
            std::memset(static_cast<void*>(block + 1), mark, size - sizeof(large_block));
            held.push_back({block, size, mark});
        } else if (!held.empty()) {
            std::swap(held[random() % held.size()], held.back());
            REQUIRE(is_intact(held.back()));
            space.give_back(held.back().block);
            held.pop_back();
        }
    }
    CHECK(refused > 100);
    for (const taken& each : held) {
        CHECK(is_intact(each));
        space.give_back(each.block);
    }
    CHECK(space.low == space.begin);
    CHECK(space.filled == 0);
    CHECK(space.take(test_arena_size) != nullptr);
    CHECK(space.take(64) == nullptr);
}

TEST_CASE("a block that is given back is joined with the free ones at its sides") {
    const auto memory = std::make_unique<storage>();
    arena space = arena_in(*memory);
    large_block* blocks[4] = {};
    for (large_block*& each : blocks) {
        each = space.take(1'024);
    }
    space.give_back(blocks[0]);
    space.give_back(blocks[2]);
    space.give_back(blocks[1]);
    CHECK(space.low == space.begin + 4'096);
    CHECK(space.take(3'072) == blocks[0]);
    CHECK(space.low == space.begin + 4'096);
}

TEST_CASE("chunks are cut from the other end, at multiples of their size") {
    const auto memory = std::make_unique<storage>();
    arena space = arena_in(*memory);
    space.high -= 16; // an arena that does not end at such a multiple
    CHECK(space.take(1'024) != nullptr);
    CHECK(space.cut_chunk(chunk_size) == memory->bytes + 2 * chunk_size);
    CHECK(space.cut_chunk(chunk_size) == memory->bytes + chunk_size);
    CHECK(space.cut_chunk(chunk_size) == nullptr);
    CHECK(space.take(chunk_size - 1'024) != nullptr);
    CHECK(space.take(64) == nullptr);
}

TEST_CASE("an arena alone: what doesn't fit is refused, and what comes back serves again") {
    const auto memory = std::make_unique<storage>();
    heap from{.resource = nullptr, .space = arena_in(*memory)};
    for (int round = 0; round < 100; ++round) {
        std::vector<void*> blocks;
        while (void* block = allocate_bytes(from, 2'000)) {
            blocks.push_back(block);
        }
        CHECK(blocks.size() > 100);
        CHECK(allocate_bytes(from, largest_block) == nullptr);
        for (void* block : blocks) {
            release_bytes(block, 2'000);
        }
    }
    std::size_t small = 0;
    while (allocate_bytes(from, 64) != nullptr) {
        ++small;
    }
    CHECK(small > 3'000);
    CHECK(small <= test_arena_size / 64);
    CHECK(allocate_bytes(from, 2'000) == nullptr);
}

TEST_CASE("a heap asks its resource for what it has not got itself, and gives all back") {
    limited_memory counted;
    heap from{.resource = &counted.resource};
    void* large = allocate_bytes(from, 5'000);
    REQUIRE(large != nullptr);
    CHECK(reinterpret_cast<std::uintptr_t>(large) % 16 == 0);
    CHECK(counted.bytes == 5'008 + sizeof(large_block) - (STASIS_ADDRESS_SANITIZER != 0 ? 8 : 0));
    release_bytes(large, 5'000);
    CHECK(counted.bytes == 0);
    void* small = allocate_bytes(from, 24);
    CHECK(small != nullptr);
    if (STASIS_ADDRESS_SANITIZER == 0) {
        CHECK(counted.bytes == chunk_size);
        counted.limit = counted.bytes;
        const std::size_t asked = counted.asked;
        CHECK(allocate_bytes(from, 5'000) == nullptr);
        CHECK(counted.asked == asked + 1);
    }
    release_bytes(small, 24);
    release_chunks(from);
    CHECK(counted.bytes == 0);
}

TEST_CASE("malloc is not asked for more than can be addressed") {
    CHECK(system_memory.allocate(nullptr, largest_block + 1, 16) == nullptr);
}
