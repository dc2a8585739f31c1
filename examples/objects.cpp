// SPDX-License-Identifier: BSL-1.0
// examples/objects.cpp: Python objects named by their value in C++, and given to Python code.
#include <images/objects.hpp>
#include <stasis/graph/frozenset.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/graph/tuple.hpp>
#include <stasis/stasis.hpp>

using namespace stasis::graph;
using shop = stasis::program<stasis::images::objects>;

// A tuple of tuples in read-only memory: nothing is built when the program starts, nor when the
// table is used. Text is UTF-8, and takes the form that CPython would give it.
constexpr const auto& prices =
    tuple_<tuple_<str_<"tea">, int_<250>>, tuple_<str_<"café crème">, int_<420>>,
           tuple_<str_<"a yacht">, int_<"123456789012345678901234567890">>>;

// One value is one object in the whole program, whatever it is named by, wherever it is named.
static_assert(&int_<250> == &int_<250ULL> && &int_<250> == &int_<"0xfa">);
static_assert(&tuple_<str_<"tea">, int_<250>> == stasis::items(&prices)[0]);

// A frozenset is hashed by the compiler, and iterated in the order that it has in Python.
constexpr const auto& breakfast = frozenset_<str_<"tea">, str_<"café crème">>;

// The compiler hands them to a Python function, and so does the running program.
static_assert(shop::call("cost", prices, breakfast) == 670);

int main() {
    auto loaded = shop::load();
    const auto cents = loaded.call<int>("cost", prices, breakfast);
    return cents ? *cents != 670 : loaded.report();
}
