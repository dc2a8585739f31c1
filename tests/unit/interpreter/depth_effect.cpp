// SPDX-License-Identifier: BSL-1.0
#include <stasis/interpreter/semantics/meaning.hpp>

#include <support/check.hpp>

using namespace stasis::interpreter;

namespace {

/// Whether an opcode that is known moves the depth as far as the table says, for many arguments.
template <op Op>
constexpr bool moves_as_in_the_table() {
    for (unsigned argument = 0; argument < 0x1000; argument += argument < 16 ? 1 : 37) {
        if (depth_effect_of<Op, false>(argument) != depth_effect(Op, argument, false) ||
            depth_effect_of<Op, true>(argument) != depth_effect(Op, argument, true)) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("an opcode that is known moves the depth as the table says") {
#define STASIS_OPCODE(NAME, number, operand, caches, pops, pushes)                                 \
    CHECK_MESSAGE(moves_as_in_the_table<op::NAME>(), #NAME);
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
}

TEST_CASE("a depth that moves as far for every argument is known without one") {
    STASIS_CHECK(stasis::interpreter::detail::steady<>.known[static_cast<int>(op::POP_TOP)]);
    STASIS_CHECK(stasis::interpreter::detail::steady<>.known[static_cast<int>(op::COPY)]);
    STASIS_CHECK(stasis::interpreter::detail::steady<>.known[static_cast<int>(op::PRECALL)]);
    STASIS_CHECK(!stasis::interpreter::detail::steady<>.known[static_cast<int>(op::CALL)]);
    STASIS_CHECK(!stasis::interpreter::detail::steady<>.known[static_cast<int>(op::BUILD_SLICE)]);
    STASIS_CHECK(!stasis::interpreter::detail::steady<>.known[static_cast<int>(op::UNPACK_EX)]);
    STASIS_CHECK(!stasis::interpreter::detail::steady<>.known[static_cast<int>(op::FOR_ITER)]);
}
