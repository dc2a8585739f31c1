// SPDX-License-Identifier: BSL-1.0
// unit/builtins/cpp_functions.cpp: C++ functions that Python code calls, with C++ types.
#include <images/cpp_functions.hpp>
#include <stasis/builtins/cpp_function.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/stasis.hpp>
#include <support/check.hpp>

#include <map>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace cpp_functions_test {

using namespace stasis;

constexpr int add(int a, int b) noexcept { return a + b; }

constexpr void nothing() {}

std::string joined(const std::vector<std::string>& parts, std::string between) {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : between) + part;
    }
    return all;
}

std::map<std::string, int> counted(const std::string& in) {
    std::map<std::string, int> counts;
    for (const char each : in) {
        ++counts[std::string(1, each)];
    }
    return counts;
}

std::optional<double> first(const std::vector<double>& of) {
    return of.empty() ? std::nullopt : std::optional{of.front()};
}

handle doubled(const handle& list) { return *list.call_method("__add__", list); }

const auto& greeting() { return graph::str_<"hello">; }

const char* unknown_text(bool known) { return known ? "known" : nullptr; }

answer<int> length_of(const handle& of) {
    const answer<ssize> size = of.size();
    return {static_cast<int>(size.result), size.returned};
}

int number_or(const handle& given, int otherwise) {
    const answer<int> number = given.as<int>();
    return number ? *number : otherwise;
}

handle global;

void keep(const handle& given) { global = given; }

bool keeps_nothing() { return !global; }

void fail(const std::string& how) {
    if (how == "range") {
        throw std::out_of_range("out of range");
    } else if (how == "value") {
        throw std::invalid_argument("wrong value");
    } else if (how == "memory") {
        throw std::bad_alloc();
    } else if (how == "other") {
        throw std::runtime_error("größer");
    } else if (how == "bytes") {
        throw std::runtime_error("bad path \xff");
    }
    throw 5;
}

constexpr void raises(thread_state& thread, int number) {
    if (number != 0) {
        state::raise_with(thread, key_error_type, make_int(number));
    }
}

constexpr method_def functions[] = {cpp_function<"add", add>,
                                    cpp_function<"nothing", nothing>,
                                    cpp_function<"joined", joined>,
                                    cpp_function<"counted", counted>,
                                    cpp_function<"first", first>,
                                    cpp_function<"doubled", doubled>,
                                    cpp_function<"fail", fail>,
                                    cpp_function<"raises", raises>,
                                    cpp_function<"greeting", greeting>,
                                    cpp_function<"unknown_text", unknown_text>,
                                    cpp_function<"length_of", length_of>,
                                    cpp_function<"number_or", number_or>,
                                    cpp_function<"keep", keep>,
                                    cpp_function<"keeps_nothing", keeps_nothing>,
                                    {nullptr, nullptr, 0, nullptr}};
constexpr module_definition native_definition{"native", functions, nullptr};
constexpr auto modules = importable(ready_module<native_definition>());

using script = program<images::cpp_functions, modules>;

TEST_CASE("a C++ function is called with as many arguments as it has parameters, of their types") {
    STASIS_CHECK(script::call<bool>("adds"));
    STASIS_CHECK(script::call<bool>("is_refused"));
}

TEST_CASE("containers, texts and handles are arguments and results") {
    CHECK(script::call<bool>("converts"));
    CHECK(script::call<bool>("refers"));
}

TEST_CASE("what a C++ function throws is an exception in Python, and so is what it raises") {
    CHECK(script::call<bool>("throws"));
}

TEST_CASE("what a program can import ends with it, and there is nothing to report twice") {
    state::interpreter_state interpreter{};
    {
        loaded_module loaded{interpreter._initial_thread, script::codes[0], modules};
        CHECK(loaded);
        CHECK(loaded.report() == 0);
    }
    {
        loaded_module loaded{interpreter._initial_thread, script::codes[0]};
        CHECK(!loaded);
        CHECK(loaded.raised(module_not_found_error_type));
        CHECK(loaded.take_exception());
        CHECK(loaded.report() == 1);
    }
    state::release_chunks(interpreter.memory);
}

} // namespace cpp_functions_test
