// SPDX-License-Identifier: BSL-1.0
// examples/own_module.cpp: functions and constants of C++ code as a module that Python code
// imports.
//
//     cmake -S . -B build && cmake --build build --target own_module
//     build/examples/own_module
//
// A module is made of a table, as a type is (own_type.cpp), and is as ready: its names are hashed
// and its functions are objects before the program starts. Importing it copies its names into a new
// module.
#include <images/own_module.hpp>
#include <stasis/builtins/cpp_function.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/stasis.hpp>

using namespace stasis;

namespace {

/// A coordinate; false: TypeError or OverflowError is pending.
constexpr bool coordinate(thread_state& thread, value given, std::int64_t& result) {
    ssize number = 0;
    if (!interpreter::to_index(thread, given, number)) {
        return false;
    }
    result = number;
    if (result < -1'000'000 || result > 1'000'000) {
        state::raise(thread, overflow_error_type, "a coordinate is too far away");
        return false;
    }
    return true;
}

/// manhattan(x1, y1, x2, y2): how far one place is from another along the streets.
constexpr owned manhattan(thread_state& thread, const arguments& given) noexcept {
    if (!builtins::takes_plain(thread, "manhattan", given, 4, 4)) {
        return {};
    }
    std::int64_t at[4] = {};
    for (int i = 0; i < 4; ++i) {
        if (!coordinate(thread, given.values[i], at[i])) {
            return {};
        }
    }
    const auto distance = [](std::int64_t a, std::int64_t b) { return a < b ? b - a : a - b; };
    return owned::take(make_int(distance(at[0], at[2]) + distance(at[1], at[3])));
}

/// steps(blocks, block): how many steps they take. A function whose arguments are C++ values needs
/// no more.
constexpr std::int64_t steps(std::int64_t blocks, std::int64_t block) { return blocks * block; }

constexpr method_def functions[] = {{"manhattan", manhattan, 0, nullptr},
                                    cpp_function<"steps", steps>,
                                    {nullptr, nullptr, 0, nullptr}};
constexpr module_constant constants[] = {{"longest", &graph::int_<4'000'000>}, // types are as well
                                         {nullptr, nullptr}};
constexpr module_definition geometry_definition{"geometry", functions, constants};

/// What the program can import.
constexpr auto modules = importable(ready_module<geometry_definition>());

using script = program<images::own_module, modules>;

constexpr const auto& corner = graph::tuple_<graph::int_<3>, graph::int_<4>>;
constexpr const auto& origin = graph::tuple_<graph::int_<0>, graph::int_<0>>;

static_assert(script::call("walk", origin, corner, origin) == 14);
static_assert(script::call("limit") == 4'000'000);
static_assert(script::call("walk_in_steps", 120, origin, corner) == 840);
static_assert(script::call<bool>("refused"));

} // namespace

int main() {
    auto loaded = script::load_native();
    const auto length = loaded.call<std::int64_t>("walk", origin, corner);
    return length ? *length != 7 : loaded.report();
}
