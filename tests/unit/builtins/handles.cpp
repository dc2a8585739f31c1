// SPDX-License-Identifier: BSL-1.0
// unit/builtins/handles.cpp: C++ values as Python objects and back, objects that C++ code holds,
// and the exceptions that it sees.
#include <images/handles.hpp>
#include <stasis/stasis.hpp>
#include <support/check.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace handles_test {

using namespace stasis;
using script = program<images::handles>;

/// Runs a test with the module loaded in an interpreter of its own.
template <class Test>
constexpr bool with_module(const Test& test) {
    state::interpreter_state interpreter{};
    bool right = true;
    {
        loaded_module loaded{interpreter._initial_thread, script::codes[0]};
        right = loaded && test(loaded);
    }
    if (!std::is_constant_evaluated()) {
        state::release_chunks(interpreter.memory);
    }
    return right;
}

/// Whether a C++ value comes back as it was.
template <class T>
constexpr bool comes_back(loaded_module& loaded, const T& given) {
    const answer<T> back = loaded.call<T>("same", given);
    return back && *back == given;
}

/// Whether an exception is pending that is of that type and says that; it is taken away.
constexpr bool raised(loaded_module& loaded, const type_object& type, const char* message) {
    const bool of_type = loaded.raised(type);
    const handle shown = loaded.take_exception().str();
    return of_type && shown && text_of(shown.get().data.object) == text{message} &&
           !loaded.raised();
}

template <class Integer>
constexpr bool limits_come_back(loaded_module& loaded) {
    using limits = std::numeric_limits<Integer>;
    return comes_back(loaded, limits::min()) && comes_back(loaded, limits::max()) &&
           comes_back(loaded, Integer{0});
}

TEST_CASE("ints of every width come back, and are refused where they don't fit") {
    constexpr auto check = [](loaded_module& loaded) {
        return limits_come_back<signed char>(loaded) && limits_come_back<unsigned char>(loaded) &&
               limits_come_back<std::int16_t>(loaded) && limits_come_back<std::uint16_t>(loaded) &&
               limits_come_back<std::int32_t>(loaded) && limits_come_back<std::uint32_t>(loaded) &&
               limits_come_back<std::int64_t>(loaded) && limits_come_back<std::uint64_t>(loaded) &&
               !loaded.call<signed char>("same", 128) && !loaded.call<signed char>("same", -129) &&
               !loaded.call<unsigned>("same", -1) && !loaded.call<std::uint64_t>("same", -1) &&
               !loaded.call<std::uint64_t>("power", 2, 64) &&
               !loaded.call<std::int64_t>("power", 2, 63) &&
               *loaded.call<std::int64_t>("power", -2, 63) ==
                   std::numeric_limits<std::int64_t>::min() &&
               !loaded.call<std::uint64_t>("power", 10, 100);
    };
    STASIS_CHECK(with_module(check));
}

TEST_CASE("nothing is converted silently, and the TypeError says what was asked for") {
    constexpr auto check = [](loaded_module& loaded) {
        return !loaded.call<double>("same", 1) &&
               raised(loaded, type_error_type,
                      "same() returned a 'int', and its caller asked for a float") &&
               !loaded.call<int>("same", true) && !loaded.call<bool>("same", 1) &&
               !loaded.call<int>("same", 1.0) &&
               !loaded.call<std::vector<int>>("same", std::vector{1.5}) &&
               raised(loaded, type_error_type,
                      "same() returned a 'list', and its caller asked for a list or tuple, each "
                      "item an int from -2147483648 to 2147483647") &&
               !loaded.call<float>("same", 1e300) &&
               raised(loaded, type_error_type,
                      "same() returned a 'float', and its caller asked for a float that a C++ "
                      "float has room for") &&
               !loaded.call<std::uint64_t>("same", -1) &&
               raised(loaded, type_error_type,
                      "same() returned a 'int', and its caller asked for an int from 0 to "
                      "18446744073709551615") &&
               !loaded.call<signed char>("same", 128) &&
               raised(
                   loaded, type_error_type,
                   "same() returned a 'int', and its caller asked for an int from -128 to 127") &&
               !loaded.call<std::pair<bool, std::optional<double>>>("same", 5) &&
               raised(loaded, type_error_type,
                      "same() returned a 'int', and its caller asked for a tuple of 2: a bool, a "
                      "float, or None");
    };
    STASIS_CHECK(with_module(check));
}

TEST_CASE("sequences are lists, what has a fixed size is a tuple, and nothing is None") {
    constexpr auto check = [](loaded_module& loaded) {
        const auto type_is = [&](const auto& given, const char* wanted) {
            const answer<handle> name = loaded.call("name_of_type", given);
            return name && text_of(name->get().data.object) == text{wanted};
        };
        return comes_back(loaded, std::vector<int>{}) && comes_back(loaded, std::vector{1, 2, 3}) &&
               comes_back(loaded, std::vector<std::vector<double>>{{1.5}, {}, {2.5, -0.0}}) &&
               comes_back(loaded, std::array{1, 2}) && comes_back(loaded, std::pair{1, 2.5}) &&
               comes_back(loaded, std::tuple<>{}) &&
               comes_back(loaded, std::tuple{1, std::pair{true, 2.5}, std::array{3}}) &&
               comes_back(loaded, std::optional<int>{}) && comes_back(loaded, std::optional{5}) &&
               type_is(std::vector{1}, "list") && type_is(std::array{1}, "tuple") &&
               type_is(std::pair{1, 2}, "tuple") && type_is(std::optional<int>{}, "NoneType") &&
               *loaded.call<std::vector<int>>("same", std::array{1, 2}) == std::vector{1, 2} &&
               !loaded.call<std::array<int, 2>>("same", std::array{1, 2, 3}) &&
               !loaded.call<std::array<int, 2>>("same", std::vector{1, 2});
    };
    STASIS_CHECK(with_module(check));
}

TEST_CASE("dicts, sets, texts and bytes come back") {
    CHECK(with_module([](loaded_module& loaded) {
        using bytes = std::vector<std::byte>;
        const auto shows = [&](const auto& given, const char* wanted) {
            const auto shown = loaded.call<std::string>("shown", given);
            return shown && *shown == wanted;
        };
        return comes_back(loaded, std::map<std::string, std::vector<int>>{{"a", {1}}, {"ü", {}}}) &&
               comes_back(loaded, std::unordered_map<int, std::string>{{1, "one"}}) &&
               comes_back(loaded, std::set<std::string>{"x", "y"}) &&
               comes_back(loaded, std::string{"zero \0 größe 😀", 19}) &&
               comes_back(loaded, std::vector{true, false}) && comes_back(loaded, std::string{}) &&
               comes_back(loaded, bytes{std::byte{0}, std::byte{255}}) &&
               comes_back(loaded, bytes{}) &&
               shows(bytes{std::byte{65}, std::byte{0}}, "b'A\\x00'") &&
               shows(std::map<int, bool>{{1, true}}, "{1: True}") &&
               shows(std::set<int>{7}, "{7}") && shows("größe", "'größe'") &&
               *loaded.call<std::string>("own_str") == "own" &&
               !loaded.call<std::string>("same", bytes{}) && !loaded.call<bytes>("same", "text");
    }));
}

TEST_CASE("a str with a surrogate is a ValueError that says where") {
    CHECK(with_module([](loaded_module& loaded) {
        return !loaded.call<std::string>("surrogate") &&
               raised(loaded, value_error_type,
                      "a str for C++ has a surrogate at 1, which UTF-8 can't hold");
    }));
}

TEST_CASE("a handle reads and sets attributes and items, calls and iterates") {
    constexpr auto check = [](loaded_module& loaded) {
        const answer<handle> made = loaded.get("Thing").call(5);
        if (!made) {
            return false;
        }
        const handle thing = *made;
        int sum = 0;
        const bool whole = thing.for_each([&](const handle& item) {
            sum += *item.item(1).as<int>();
            return true;
        });
        int visited = 0;
        const bool stopped =
            !thing.for_each([&](const handle&) { return ++visited < 2; }) && !loaded.raised();
        const handle dict = loaded.make(std::optional<int>{});
        return *thing.size() == 3 && *thing.item(2).item(0).as<int>() == 5 &&
               *thing.attribute("name").as<int>() == 5 && thing.set_attribute("name", 7) &&
               *thing.call_method<std::pair<int, int>>("__getitem__", 1) == std::pair{7, 1} &&
               whole && sum == 3 && stopped && visited == 2 && dict.is_none() &&
               loaded.set("added", thing) &&
               loaded.get("added").get().data.object == thing.get().data.object &&
               loaded.get("ended").call_method<handle>("append", 1)->is_none() &&
               loaded.get("ended").set_item(0, 2) && *loaded.get("ended").item(-1).as<int>() == 2;
    };
    STASIS_CHECK(with_module(check));
}

TEST_CASE("what fails is empty, and the exception an object") {
    constexpr auto check = [](loaded_module& loaded) {
        const handle thing = *loaded.get("Thing").call(5);
        bool right =
            !thing.item(3) && raised(loaded, index_error_type, "no item 3") &&
            !thing.attribute("missing") &&
            raised(loaded, attribute_error_type, "'Thing' object has no attribute 'missing'") &&
            !thing.size().returned == false && !loaded.make(5).size() &&
            raised(loaded, type_error_type, "object of type 'int' has no len()") && !thing.call() &&
            raised(loaded, type_error_type, "'Thing' object is not callable") &&
            !loaded.make(5).set_attribute("a", 1) && loaded.raised(attribute_error_type) &&
            !loaded.make(5).set_item(0, 1) && loaded.raised(type_error_type) &&
            !loaded.get("missing") &&
            raised(loaded, name_error_type, "the module has no global 'missing'");
        int seen = 0;
        right = right &&
                !loaded.call("numbers")->for_each([&](const handle&) { return ++seen != 0; }) &&
                seen == 2 && raised(loaded, lookup_error_type, "no more");
        right =
            right && !loaded.call("fail", key_error_type, "x") && loaded.raised(lookup_error_type);
        const handle error = loaded.take_exception();
        return right && error.is(key_error_type) && error.is(lookup_error_type) &&
               !error.is(value_error_type) && text{error.type_name()} == text{"KeyError"} &&
               error.attribute("args").size().result == 1 && !loaded.raised() &&
               !loaded.take_exception();
    };
    STASIS_CHECK(with_module(check));
}

TEST_CASE("an empty handle fails in whatever is asked of it, and keeps the exception") {
    constexpr auto check = [](loaded_module& loaded) {
        const handle missing = loaded.get("missing");
        return !missing && !missing.attribute("a").item(1).call() && !missing.as<int>() &&
               !missing.size() && !missing.str() && !missing.repr() && !missing.set_item(1, 1) &&
               !missing.set_attribute("a", 1) && !missing.is(object_type) && !missing.is_none() &&
               missing.type_name() == nullptr &&
               !missing.for_each([](const handle&) { return true; }) &&
               raised(loaded, name_error_type, "the module has no global 'missing'") &&
               !loaded.call("same", handle{}) &&
               raised(loaded, value_error_type, "an empty handle holds no object");
    };
    STASIS_CHECK(with_module(check));
}

TEST_CASE("an object lives as long as a handle holds it") {
    constexpr auto check = [](loaded_module& loaded) {
        const auto ended = [&] { return loaded.get("ended").size().result; };
        handle first = *loaded.get("Thing").call(1);
        handle copy = first;
        handle moved = static_cast<handle&&>(first);
        const bool after_move = !first && copy && moved && ended() == 0;
        copy = moved;
        copy = static_cast<const handle&>(copy);
        moved = handle{};
        const bool after_copy = !moved && copy && ended() == 0;
        copy = *loaded.get("Thing").call(2);
        const bool replaced = ended() == 1;
        first = static_cast<handle&&>(copy);
        copy = handle{};
        const bool kept = ended() == 1 && *first.attribute("name").as<int>() == 2;
        first = handle{};
        return after_move && after_copy && replaced && kept && ended() == 2;
    };
    STASIS_CHECK(with_module(check));
}

TEST_CASE("a handle that outlives its module is empty") {
    state::interpreter_state interpreter{};
    {
        handle outer;
        handle other;
        {
            loaded_module loaded{interpreter._initial_thread, script::codes[0]};
            outer = *loaded.get("Thing").call("kept");
            other = outer;
            CHECK(outer);
        }
        CHECK(!outer);
        CHECK(!other.attribute("name"));
        outer = other;
        const handle again = static_cast<handle&&>(other);
        CHECK(!again);
    }
    state::release_chunks(interpreter.memory);
}

/// A container that refuses 3.
struct refusing {
    using value_type = int;
    std::vector<int> held;
    bool operator==(const refusing&) const = default;
    auto begin() const { return held.begin(); }
    auto end() const { return held.end(); }
    void push_back(int&& item) {
        if (item == 3) {
            throw 3;
        }
        held.push_back(item);
    }
};

TEST_CASE("what a C++ container throws passes through a call, and nothing is lost") {
    CHECK(with_module([](loaded_module& loaded) {
        bool thrown = false;
        try {
            static_cast<void>(loaded.call<refusing>("same", std::vector{1, 2, 3, 4}));
        } catch (int) {
            thrown = true;
        }
        return thrown && loaded.call<refusing>("same", std::vector{1, 2})->held.size() == 2;
    }));
}

/// Nothing but lists of itself.
struct nested : std::vector<nested> {};

TEST_CASE("what contains itself, or is too deep, is a RecursionError") {
    CHECK(with_module([](loaded_module& loaded) {
        const auto deep = loaded.call<nested>("nested", 100);
        return deep && deep->size() == 1 && !loaded.call<nested>("nested", 5000) &&
               loaded.raised(recursion_error_type) && !loaded.call<nested>("itself") &&
               loaded.raised(recursion_error_type) && !loaded.call<nested>("same", 1) &&
               raised(loaded, type_error_type,
                      "same() returned a 'int', and its caller asked for a list or tuple, each "
                      "item a list or tuple, each item a list or tuple, each item a list or tuple, "
                      "each item a list or tuple, each item ...");
    }));
}

TEST_CASE("names are in UTF-8, null is None, and floats fit their types") {
    constexpr auto check = [](loaded_module& loaded) {
        constexpr float infinite = std::numeric_limits<float>::infinity();
        const char* nothing = nullptr;
        return *loaded.call<int>("größe") == 5 && loaded.get("größe") && !loaded.get("größer") &&
               loaded.call("same", nullptr)->is_none() && loaded.call("same", nothing)->is_none() &&
               *loaded.call<double>("real") == 2.5 && !loaded.call<float>("big") &&
               *loaded.call<float>("infinite") == -infinite && *loaded.call<double>("big") == 1e300;
    };
    STASIS_CHECK(with_module(check));
}

TEST_CASE(
    "every range of std::byte is a bytes, but for std::optional, and of char what has its text") {
    CHECK(with_module([](loaded_module& loaded) {
        return comes_back(loaded, std::deque{std::byte{1}, std::byte{2}}) &&
               *loaded.call<std::string>("shown", std::deque{std::byte{1}}) == "b'\\x01'" &&
               *loaded.call<std::string>("shown", std::vector{'a', 'b'}) == "'ab'";
    }));
}

TEST_CASE("a handle may be replaced while it is in use") {
    CHECK(with_module([](loaded_module& loaded) {
        handle items = *loaded.call("same", std::vector{1, 2, 3});
        int seen = 0;
        const bool whole = items.for_each([&](const handle& item) {
            items = handle{};
            static_cast<void>(item.as<bool>()); // it fails, and nobody is told
            return ++seen != 0;
        });
        return whole && seen == 3 && !items && !loaded.raised();
    }));
}

TEST_CASE("the first argument that can't be made says why") {
    constexpr auto check = [](loaded_module& loaded) {
        return !loaded.call("same", loaded.get("missing")) &&
               raised(loaded, name_error_type, "the module has no global 'missing'") &&
               !loaded.call("same", "\xff", handle{}) &&
               raised(loaded, value_error_type, "text from C++ is no UTF-8 at byte 0");
    };
    STASIS_CHECK(with_module(check));
}

TEST_CASE("handles in what program::call() gives are empty") {
    CHECK(!script::call<std::vector<handle>>("same", std::vector{1, 2}).front());
}

TEST_CASE("endless recursion is a RecursionError for C++, too") {
    CHECK(with_module([](loaded_module& loaded) {
        return !loaded.call("endless") && loaded.raised(recursion_error_type);
    }));
}

} // namespace handles_test
