// SPDX-License-Identifier: BSL-1.0
// unit/builtins/weak_references.cpp: weak references and proxies, and the functions of _weakref, which
// Python code gets from here: in a constant expression, at run time, and in python3.11.
#include <images/weak_references.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/library/_weakref.hpp>
#include <stasis/state/collector.hpp>

#include <support/check.hpp>
#include <unit/support/oracle.hpp>

namespace {
namespace weak_references {

using namespace stasis;
using script = stasis::program<stasis::images::weak_references>;

constexpr const auto& ref = weak_reference_type;
/// A function of the module.
constexpr builtin_function_object function_of(int row) {
    return {immortal_head(builtin_function_type), library::detail::weakref_methods + row};
}
constexpr builtin_function_object count = function_of(0);
constexpr builtin_function_object remove = function_of(1);
constexpr builtin_function_object list = function_of(2);
constexpr builtin_function_object proxy = function_of(3);

TEST_CASE("a proxy has its object's operators, items and attributes") {
    STASIS_CHECK(script::call<bool>("numbers", proxy));
    STASIS_CHECK(script::call<bool>("in_place", proxy));
    STASIS_CHECK(script::call<bool>("items", proxy));
    STASIS_CHECK(script::call<bool>("attributes", proxy));
}

TEST_CASE("what needs no callback is one for each object, constants included") {
    STASIS_CHECK(script::call<bool>("shared", proxy, ref, count, list));
    STASIS_CHECK(script::call<bool>("constants", proxy, ref, count, list));
}

TEST_CASE("a proxy whose object has ended raises ReferenceError") {
    STASIS_CHECK(script::call<bool>("gone", proxy));
    STASIS_CHECK(script::call<bool>("shown", proxy));
}

TEST_CASE("dead references are removed from a dict, and no others") {
    STASIS_CHECK(script::call<bool>("removed", remove, ref));
}

TEST_CASE("callbacks are called newest first, behind __del__, and before what the object holds ends") {
    STASIS_CHECK(script::call<bool>("ordered", ref));
    STASIS_CHECK(script::call<bool>("of_all_kinds", ref));
}

constexpr owned collect_all(thread_state& thread, const arguments&) noexcept {
    return owned::take(make_int(state::collect(thread)));
}
constexpr method_def collect_def{"collect", collect_all, 0, nullptr};
constexpr builtin_function_object collect{immortal_head(builtin_function_type), &collect_def};

TEST_CASE("the collector clears the references to what it finds, and tells those that it doesn't") {
    STASIS_CHECK(script::call<bool>("collected", ref, collect));
    STASIS_CHECK(script::call<bool>("collected_of_all_kinds", ref, collect));
}

TEST_CASE("python3.11 says the same of its own weak references") {
    const std::string here = __FILE__;
    const std::string source = here.substr(0, here.size() - 3) + "py";
    const auto rows = oracle::ask("import _weakref as w, runpy\n"
                                  "m = runpy.run_path('" + source + "')\n"
                                  "for name in ('numbers', 'in_place', 'items', 'attributes', 'gone', 'shown'):\n"
                                  "    print(m[name](w.proxy))\n"
                                  "for name in ('shared', 'constants'):\n"
                                  "    print(m[name](w.proxy, w.ref, w.getweakrefcount, w.getweakrefs))\n"
                                  "print(m['removed'](w._remove_dead_weakref, w.ref))\n"
                                  "print(m['ordered'](w.ref))\n"
                                  "print(m['of_all_kinds'](w.ref))\n"
                                  "import gc\n"
                                  "for name in ('collected', 'collected_of_all_kinds'):\n"
                                  "    print(m[name](w.ref, gc.collect))\n");
    CHECK(rows == std::vector<oracle::row>(13, oracle::row{"True"}));
}

} // namespace weak_references
} // namespace
