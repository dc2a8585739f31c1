// SPDX-License-Identifier: BSL-1.0
// unit/compiler/source_text.cpp: source texts that are compiled in constant expressions. What they mean is compared
// with python3.11 in tests/oracle (source_*.py).
#include <images/source_text.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/compiler/compile.hpp>
#include <stasis/image/modules.hpp>
#include <stasis/library/_ast.hpp>

#include <support/check.hpp>

namespace {
namespace of_source_text {

using namespace stasis;

constexpr auto modules = importable(source_compiler, library::_ast_module);
using script = program<images::source_text, modules>;

TEST_CASE("expressions are evaluated") {
    STASIS_CHECK(script::call<std::int64_t>("evaluated", "6 * (3 + 4)") == 42);
    STASIS_CHECK(script::call<std::int64_t>("evaluated", "sum(i * i for i in range(4) if i % 2)") == 10);
    STASIS_CHECK(script::call<std::int64_t>("evaluated", "len(f'{1!r:>3}{\"é\"}')") == 4);
}

TEST_CASE("statements are executed") {
    STASIS_CHECK(script::call<std::int64_t>("executed", "x = 0\nfor i in range(5):\n    x += i\n") == 10);
    STASIS_CHECK(script::call<std::int64_t>("executed", "class A:\n    def f(self, a=2): return a\nx = A().f()") == 2);
    STASIS_CHECK(script::call<std::int64_t>(
                     "executed", "try:\n    1 / 0\nexcept ZeroDivisionError:\n    x = 5\nfinally:\n    x += 1") == 6);
}

TEST_CASE("coroutines await, and iterate over asynchronous generators") {
    STASIS_CHECK(script::call<std::int64_t>("executed", "async def two():\n    return 2\n"
                                                        "async def items():\n    yield await two()\n    yield 3\n"
                                                        "async def both():\n    return [i async for i in items()]\n"
                                                        "try:\n    both().send(None)\n"
                                                        "except StopIteration as stop:\n    x = sum(stop.value)\n") == 5);
}

TEST_CASE("match statements and except* are executed") {
    STASIS_CHECK(script::call<std::int64_t>("executed", "match [1, {'k': 2}, 3]:\n"
                                                        "    case [0, *_] | {}: x = 0\n"
                                                        "    case [a, {'k': b, **_c}, *d] if a: x = a + b + d[0]") == 6);
    STASIS_CHECK(script::call<std::int64_t>("executed", "try:\n    raise ExceptionGroup('g', [KeyError(), OSError()])\n"
                                                        "except* KeyError as e: x = len(e.exceptions)\n"
                                                        "except* OSError: x += 1") == 2);
}

TEST_CASE("a class is made of a text, as dataclasses does") { STASIS_CHECK(script::call<bool>("made_class")); }

TEST_CASE("a SyntaxError has its place") {
    STASIS_CHECK(script::call<std::int64_t>("refused", "a = 1\nb = (2") == 2);
    STASIS_CHECK(script::call<std::int64_t>("refused", "if 1:\n    x = 1\n  y = 2") == 3);
    STASIS_CHECK(script::call<std::int64_t>("refused", "x = 'abc") == 1);
}

TEST_CASE("what is wrong is said as CPython says it") {
    STASIS_CHECK(script::call<bool>("explained", "x = (a b)", "invalid syntax. Perhaps you forgot a comma? 6"));
    STASIS_CHECK(script::call<bool>("explained", "if x = 1: pass",
                                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='? 4"));
    STASIS_CHECK(script::call<bool>("explained", "f'{a b}'", "f-string: invalid syntax. Perhaps you forgot a comma? 2"));
    STASIS_CHECK(script::call<bool>("explained", "x is 1", "")); // nobody is warned
}

TEST_CASE("syntax trees are made, and compiled") {
    CHECK(script::call<std::int64_t>("seen_again", "[6 * i for i in (1, 7) if i > 1][0]") == 42);
}

TEST_CASE("deep nesting is a RecursionError or a SyntaxError, not the end") {
    STASIS_CHECK(script::call<std::int64_t>("refused_nested", 20) == 0);
    CHECK(script::call<std::int64_t>("refused_nested", 100'000) == 4);
}

} // namespace of_source_text
} // namespace
