// SPDX-License-Identifier: BSL-1.0
// examples/variables.cpp: a Python list and a Python dict that are C++ variables.
#include <images/variables.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/mutable_dict.hpp>
#include <stasis/graph/mutable_list.hpp>
#include <stasis/stasis.hpp>

using namespace stasis::graph;
using shop = stasis::program<stasis::images::variables>;

// Both are ready before the program starts, with room inside them: eight items, and ten names.
constinit mutable_list<int_<3>, int_<5>> scores;
constinit mutable_dict<item_<str_<"tea">, int_<250>>> prices;

// As much room as is wished for, here none of it used.
constinit mutable_list_with_room<100> history;

// They serve the compiler, too: it may change those that it makes itself.
consteval bool adds() {
    mutable_list<int_<3>, int_<5>> local;
    return shop::call("add_score", local, 34) == 42;
}
static_assert(adds());

int main() {
    bool ok = true;
    {
        // The interpreter that writes to a variable owns it until its module ends.
        auto loaded = shop::load();
        for (int points = 0; points < 100; ++points) {
            ok = ok && loaded.call<int>("add_score", history, points);
        }
        const auto sum = loaded.call<int>("add_score", scores, 8);
        const auto cents = loaded.call<int>("raise_price", prices, "tea", 20);
        ok = ok && sum && *sum == 16 && cents && *cents == 270;
        // What Python code did is seen from C++, and has found room inside the variable.
        ok = ok && scores.ob_size == 3 && scores.ob_item == scores.items;
    }
    // Then everything is what it was.
    ok = ok && scores.ob_size == 2 && history.ob_size == 0;
    return ok ? 0 : 1;
}
