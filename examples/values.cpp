// SPDX-License-Identifier: BSL-1.0
// examples/values.cpp: what C++ gives to Python code and gets from it: containers as lists, dicts
// and tuples, objects as handles, and exceptions as objects. CMake makes the image of values.py.
#include <images/values.hpp>
#include <stasis/stasis.hpp>

#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

using values = stasis::program<stasis::images::values>;

/// A type of the program's own, in Python a tuple of two floats.
struct point {
    double x = 0;
    double y = 0;
};

template <>
struct stasis::conversion<point> {
    static constexpr const char* description = "a tuple of two floats";

    static bool read(handle_scope& scope, value from, point& to) {
        std::tuple<double, double> parts;
        const bool read = read_value(scope, from, parts);
        to = {std::get<0>(parts), std::get<1>(parts)};
        return read;
    }

    static owned make(thread_state& thread, const point& from) {
        const std::tuple parts{from.x, from.y};
        return make_value(thread, parts);
    }
};

// The compiler makes containers, too, as far as the standard library lets it.
static_assert(values::call<std::vector<int>>("squares", 3) == std::vector{0, 1, 4});
static_assert(values::call<std::pair<int, int>>("extremes", std::vector{3, 1, 2}) ==
              std::pair{1, 3});

namespace {

/// Calls with containers; whether all results are right.
bool call_with_containers(stasis::loaded_module& loaded) {
    const auto words = loaded.call<std::vector<std::string>>("words", "tea or café");
    const auto lengths =
        loaded.call<std::map<std::string, int>>("lengths", std::vector{"a", "bcd"});
    const auto total =
        loaded.call<int>("total", std::map<std::string, int>{{"tea", 250}, {"milk", 90}});
    const auto largest = loaded.call<std::optional<int>>("largest", std::vector<int>{});
    const auto mirrored =
        loaded.call<point>("reversed_bytes", point{1.5, 2.5});                 // of a tuple as well
    return words && *words == std::vector<std::string>{"tea", "or", "café"} && //
           lengths && lengths->at("bcd") == 3 && total && *total == 340 &&     //
           largest && !largest->has_value() && mirrored && mirrored->x == 2.5;
}

/// Holds objects; whether they are what they should be.
bool hold_objects(stasis::loaded_module& loaded) {
    const stasis::handle account = *loaded.call("open_account", "Ada");
    const auto balance = account.call_method<int>("deposit", 50);
    const auto again = loaded.get("accounts").item("Ada").attribute("balance").as<int>();
    const auto shown = account.repr().as<std::string>();
    const stasis::handle other = *loaded.get("Account").call("Grace", 7); // a class is called, too
    bool right = balance && *balance == 50 && again && *again == 50 &&    //
                 shown && *shown == "Account('Ada', 50)" && other.set_attribute("owner", "Hopper");

    // A handle is an argument as any other value is.
    const auto doubled =
        loaded.call<std::vector<int>>("apply", loaded.get("double"), std::vector{1, 2});
    right = right && doubled && *doubled == std::vector{2, 4};

    std::int64_t letters = 0;
    right = right && other.attribute("owner").for_each([&](const stasis::handle&) {
        ++letters;
        return true;
    });
    return right && letters == 6;
}

/// Lets Python code fail; whether C++ sees how.
bool see_exceptions(stasis::loaded_module& loaded) {
    const stasis::handle account = *loaded.call("open_account", "Ada");
    const auto refused = account.call_method<int>("deposit", -1);
    bool right = !refused && loaded.raised(stasis::value_error_type);
    const stasis::handle raised = loaded.take_exception();
    const auto message = raised.str().as<std::string>();
    right =
        right && raised.is(stasis::value_error_type) && message && *message == "can't deposit -1";

    // A chain is checked at its end: what comes behind the first failure fails as well.
    const auto missing = loaded.get("accounts").item("Bob").attribute("balance").as<int>();
    right = right && !missing && loaded.raised(stasis::key_error_type);

    // Nothing is converted silently: a str is no int.
    const auto wrong = account.attribute("owner").as<int>();
    right = right && !wrong && loaded.raised(stasis::type_error_type);
    const auto told = loaded.take_exception().str().as<std::string>();
    return right && told &&
           *told == "the object is a 'str', and its caller asked for an int from -2147483648 to "
                    "2147483647";
}

} // namespace

int main() {
    auto loaded = values::load_native();
    if (!loaded) {
        return loaded.report();
    }
    const bool right =
        call_with_containers(loaded) && hold_objects(loaded) && see_exceptions(loaded);
    std::puts(right ? "all as it should be" : "something is wrong");
    return right ? 0 : 1;
}
