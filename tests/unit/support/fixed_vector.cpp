// SPDX-License-Identifier: BSL-1.0
#include <stasis/support/fixed_vector.hpp>

#include <support/check.hpp>

using stasis::support::fixed_vector;

namespace {

constexpr auto squares(int n) {
    fixed_vector<int, 8> all;
    for (int i = 0; i < n; ++i) {
        all.push_back(i * i);
    }
    return all;
}

constexpr int sum(const auto& all) {
    int total = 0;
    for (const int item : all) {
        total += item;
    }
    return total;
}

constexpr bool pops_in_reverse() {
    auto all = squares(3);
    return all.pop_back() == 4 && all.pop_back() == 1 && all.pop_back() == 0 && all.empty();
}

constexpr bool clears_and_refills() {
    auto all = squares(8);
    all.clear();
    all.push_back(7) = 9;
    return all.size() == 1 && all[0] == 9 && all.back() == 9 && sum(all) == 9;
}

} // namespace

TEST_CASE("elements stand in the order they were pushed") {
    STASIS_CHECK(squares(0).empty());
    STASIS_CHECK(squares(5).size() == 5);
    STASIS_CHECK(squares(5)[4] == 16);
    STASIS_CHECK(sum(squares(5)) == 30);
    STASIS_CHECK(!squares(7).full());
    STASIS_CHECK(squares(8).full());
    STASIS_CHECK(squares(8).capacity() == 8);
}

TEST_CASE("what is popped or cleared is gone") {
    STASIS_CHECK(pops_in_reverse());
    STASIS_CHECK(clears_and_refills());
}

TEST_CASE("a capacity of none is full and empty at once") {
    STASIS_CHECK(fixed_vector<int, 0>{}.full());
    STASIS_CHECK(fixed_vector<int, 0>{}.empty());
    STASIS_CHECK(sum(fixed_vector<int, 0>{}) == 0);
}
