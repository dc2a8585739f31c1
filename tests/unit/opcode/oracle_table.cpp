// SPDX-License-Identifier: BSL-1.0
// unit/opcode/oracle_table.cpp: the table against python3.11's modules opcode and dis.

#include <stasis/opcode/opcode.hpp>

#include "python_oracle.hpp"

#include <cstdlib>
#include <string>

namespace {

using namespace stasis::opcode;

constexpr unsigned have_argument = 90;

/// What the lists of module opcode (hasconst, hasname, ...) say of a kind of argument.
std::string listed_as(operand kind) {
    switch (kind) {
    case operand::constant:
        return "const";
    case operand::name:
    case operand::global_name:
        return "name";
    case operand::local:
        return "local";
    case operand::free:
        return "free";
    case operand::compare:
        return "compare";
    case operand::jump_forward:
    case operand::jump_backward:
        return "jrel";
    default:
        return "-";
    }
}

} // namespace

TEST_CASE("the rows are python3.11's opcodes: numbers, names, caches and kinds of argument") {
    std::istringstream answer = ask_python(R"(
import opcode
kinds = ("const", "name", "local", "free", "compare", "jrel", "jabs", "nargs")
for name, number in opcode.opmap.items():
    kind = [k for k in kinds if number in getattr(opcode, "has" + k)] or ["-"]
    print(number, name, opcode._inline_cache_entries[number], *kind)
)");
    bool seen[256] = {};
    std::string name;
    std::string kind;
    for (unsigned number = 0, units = 0; answer >> number >> name >> units >> kind;) {
        CAPTURE(name);
        REQUIRE(number < 256);
        seen[number] = true;
        const auto op = static_cast<stasis::opcode::opcode>(number);
        CHECK(known(number));
        CHECK(stasis::opcode::name(op) == name);
        CHECK(caches(op) == units);
        CHECK(listed_as(operand_kind(op)) == kind);
        CHECK((operand_kind(op) != operand::none) == (number >= have_argument));
        if (is_jump(op)) {
            const bool backward = name.find("BACKWARD") != std::string::npos;
            CHECK((operand_kind(op) == operand::jump_backward) == backward);
        }
    }
    CHECK(answer.eof());
    for (unsigned number = 0; number < 256; ++number) {
        CAPTURE(number);
        CHECK(known(number) == seen[number]);
    }
}

TEST_CASE("stack effects are those of dis.stack_effect") {
    std::istringstream answer = ask_python(R"(
import dis
arguments = [*range(40), 63, 64, 127, 128, 255, 256, 257, 512, 1000, 0x0203, 0xffff, 0xffffff]
for number in dis.opmap.values():
    for argument in arguments if number >= dis.HAVE_ARGUMENT else [None]:
        for jump in (False, True):
            print(number, argument or 0, int(jump), dis.stack_effect(number, argument, jump=jump))
)");
    int rows = 0;
    unsigned number = 0;
    unsigned argument = 0;
    int jump = 0;
    for (long effect = 0; answer >> number >> argument >> jump >> effect; ++rows) {
        const auto op = static_cast<stasis::opcode::opcode>(number);
        CAPTURE(name(op));
        CAPTURE(argument);
        CAPTURE(jump);
        CHECK(stack_effect(op, argument, jump != 0) == effect);
    }
    CHECK(answer.eof());
    CHECK(rows > 7000);
}

TEST_CASE("the operators are python3.11's, in its order and with its texts") {
    std::istringstream answer = ask_python(R"(
import opcode
class A: pass
def text(statement):
    try:
        exec(statement, {"a": A(), "b": A()})
    except TypeError as error:
        return str(error).removeprefix("unsupported operand type(s) for ").split(": ")[0]
for name, operator in opcode._nb_ops:
    print("binary", text(f"a {operator} b"))
for operator in opcode.cmp_op:
    # The objects above can be compared for equality: those two operators are in no message.
    try:
        exec(f"a {operator} b", {"a": A(), "b": A()})
        print("compare", operator)
    except TypeError as error:
        print("compare", str(error).split()[0].strip(chr(39)))
)");
    unsigned binary = 0;
    unsigned compare = 0;
    std::string line;
    while (std::getline(answer >> std::ws, line)) {
        if (line.starts_with("binary ")) {
            REQUIRE(binary < binary_operators);
            CHECK(line.substr(7) == text(static_cast<binary_operator>(binary++)));
        } else {
            REQUIRE(line.starts_with("compare "));
            REQUIRE(compare < comparisons);
            CHECK(line.substr(8) == text(static_cast<comparison>(compare++)));
        }
    }
    CHECK(binary == binary_operators);
    CHECK(compare == comparisons);
}
