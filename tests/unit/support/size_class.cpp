// SPDX-License-Identifier: BSL-1.0
#include <stasis/support/size_class.hpp>

#include <support/check.hpp>

using namespace stasis::support;

namespace {

// Whether n's class is the first that holds it, with at most an eighth of padding.
constexpr bool is_tight(std::size_t n) {
    const std::size_t index = size_class_of(n);
    const std::size_t capacity = size_class_capacity(index);
    return capacity >= n && (index == 0 || size_class_capacity(index - 1) < n) &&
           (capacity - n) * 8 <= n && round_up_to_class(n) == capacity;
}

constexpr bool all_tight(std::size_t from, std::size_t to) {
    for (std::size_t n = from; n < to; ++n) {
        if (!is_tight(n)) {
            return false;
        }
    }
    return true;
}

// Around each capacity is where an error of one would be.
constexpr bool edges_are_tight() {
    for (std::size_t index = 1; index < size_class_count; ++index) {
        const std::size_t capacity = size_class_capacity(index);
        if (size_class_of(capacity) != index || size_class_of(capacity + 1) != index + 1 ||
            !is_tight(capacity) || !is_tight(capacity + 1) || !is_tight(capacity - 1)) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("sizes up to 64 are exact") {
    STASIS_CHECK(round_up_to_class(0) == 0);
    STASIS_CHECK(round_up_to_class(1) == 1);
    STASIS_CHECK(round_up_to_class(63) == 63);
    STASIS_CHECK(round_up_to_class(64) == 64);
    STASIS_CHECK(size_class_of(64) == 64);
}

TEST_CASE("above 64 there are eight steps to the doubling") {
    STASIS_CHECK(round_up_to_class(65) == 72);
    STASIS_CHECK(round_up_to_class(72) == 72);
    STASIS_CHECK(round_up_to_class(73) == 80);
    STASIS_CHECK(round_up_to_class(128) == 128);
    STASIS_CHECK(round_up_to_class(129) == 144);
    STASIS_CHECK(size_class_of(128) - size_class_of(64) == 8);
    STASIS_CHECK(size_class_of(1024) - size_class_of(512) == 8);
}

TEST_CASE("every size has the smallest class that holds it, an eighth of padding at most") {
    STASIS_CHECK(all_tight(0, 5000));
    STASIS_CHECK(edges_are_tight());
    CHECK(all_tight(5000, 3000000));
}

TEST_CASE("the classes reach 2^30 elements") {
    STASIS_CHECK(size_class_capacity(size_class_count - 1) == std::size_t{1} << 30);
    STASIS_CHECK(is_tight((std::size_t{1} << 40) + 1));
}
