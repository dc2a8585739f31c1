// SPDX-License-Identifier: BSL-1.0
// unit/opcode/opcode.cpp: what is known of each opcode, on cases made by hand.

#include <stasis/opcode/opcode.hpp>

#include <support/check.hpp>

namespace {

using namespace stasis::opcode;
using enum stasis::opcode::opcode;

constexpr bool same(const char* a, const char* b) { return __builtin_strcmp(a, b) == 0; }

} // namespace

TEST_CASE("an opcode has CPython's number and name") {
    STASIS_CHECK(static_cast<unsigned>(CACHE) == 0);
    STASIS_CHECK(static_cast<unsigned>(LOAD_FAST) == 124);
    STASIS_CHECK(same(name(CACHE), "CACHE"));
    STASIS_CHECK(same(name(BINARY_OP), "BINARY_OP"));
    STASIS_CHECK(same(name(POP_JUMP_BACKWARD_IF_TRUE), "POP_JUMP_BACKWARD_IF_TRUE"));
}

TEST_CASE("an unknown number has a name and nothing else") {
    // 3 is BINARY_OP_ADAPTIVE in a running 3.11, 255 is DO_TRACING: neither is in a code object.
    constexpr unsigned numbers[] = {3, 177, 255};
    for (const unsigned number : numbers) {
        const auto op = static_cast<stasis::opcode::opcode>(number);
        CHECK_FALSE(known(number));
        CHECK(same(name(op), "<unknown>"));
        CHECK(operand_kind(op) == operand::none);
        CHECK(caches(op) == 0);
        CHECK(stack_effect(op, 7) == 0);
    }
    STASIS_CHECK(!known(256));
    STASIS_CHECK(!known(256 + 124));
    STASIS_CHECK(known(124));
}

TEST_CASE("an argument is of the kind that its table says") {
    STASIS_CHECK(operand_kind(LOAD_CONST) == operand::constant);
    STASIS_CHECK(operand_kind(KW_NAMES) == operand::constant);
    STASIS_CHECK(operand_kind(LOAD_ATTR) == operand::name);
    STASIS_CHECK(operand_kind(LOAD_GLOBAL) == operand::global_name);
    STASIS_CHECK(operand_kind(LOAD_DEREF) == operand::free);
    STASIS_CHECK(operand_kind(STORE_FAST) == operand::local);
    STASIS_CHECK(operand_kind(EXTENDED_ARG) == operand::prefix);
    STASIS_CHECK(operand_kind(COPY) == operand::depth);
}

TEST_CASE("pops and pushes follow the argument") {
    STASIS_CHECK(pops(BUILD_LIST, 5) == 5);
    STASIS_CHECK(pushes(BUILD_LIST, 5) == 1);
    STASIS_CHECK(pops(BUILD_MAP, 5) == 10);
    STASIS_CHECK(pushes(LOAD_GLOBAL, 4) == 1);
    STASIS_CHECK(pushes(LOAD_GLOBAL, 5) == 2);
    STASIS_CHECK(pops(MAKE_FUNCTION, 0x0d) == 4);
    STASIS_CHECK(pushes(UNPACK_EX, 0x0203) == 6);
    STASIS_CHECK(pops(COPY, 3) == 3);
    STASIS_CHECK(pushes(COPY, 3) == 4);
    STASIS_CHECK(pops(SWAP, 2) == 2);
    STASIS_CHECK(pops(LIST_APPEND, 2) == 3);
}

TEST_CASE("what is read and stays is popped and pushed") {
    STASIS_CHECK(pops(MATCH_CLASS, 2) == 3);
    STASIS_CHECK(pops(MATCH_KEYS, 0) == 2);
    STASIS_CHECK(pops(CHECK_EXC_MATCH, 0) == 2);
    STASIS_CHECK(pops(CHECK_EG_MATCH, 0) == 2);
    STASIS_CHECK(pops(WITH_EXCEPT_START, 0) == 4);
    STASIS_CHECK(pops(PUSH_EXC_INFO, 0) == 1);
    STASIS_CHECK(pops(IMPORT_FROM, 0) == 1);
    STASIS_CHECK(pops(LOAD_METHOD, 0) == 1);
    STASIS_CHECK(pops(BEFORE_WITH, 0) == 1);
    STASIS_CHECK(pops(SEND, 3) == 2);
    STASIS_CHECK(pops(MAP_ADD, 2) == 4);
    STASIS_CHECK(pops(DICT_MERGE, 1) == 4);
    STASIS_CHECK(pops(CALL_FUNCTION_EX, 1) == 4);
    STASIS_CHECK(pops(PRECALL, 2) == 4);
}

TEST_CASE("pops and pushes follow the jump") {
    STASIS_CHECK(pops(FOR_ITER, 9, false) == 1);
    STASIS_CHECK(pushes(FOR_ITER, 9, false) == 2);
    STASIS_CHECK(pushes(FOR_ITER, 9, true) == 0);
    STASIS_CHECK(stack_effect(SEND, 9, false) == 0);
    STASIS_CHECK(stack_effect(SEND, 9, true) == -1);
    STASIS_CHECK(stack_effect(JUMP_IF_TRUE_OR_POP, 9, true) == 0);
    STASIS_CHECK(stack_effect(JUMP_IF_TRUE_OR_POP, 9, false) == -1);
}

TEST_CASE("a call takes its arguments, the callable and the place beside it") {
    STASIS_CHECK(stack_effect(PRECALL, 3) + stack_effect(CALL, 3) == -4);
}

TEST_CASE("the largest argument does not overflow") {
    STASIS_CHECK(pops(BUILD_MAP, 0xffffffff) == 0x1fffffffe);
    STASIS_CHECK(stack_effect(DICT_MERGE, 0xffffffff) == -1);
    STASIS_CHECK(stack_effect(BUILD_TUPLE, 0xffffffff) == -0xfffffffeLL);
}

TEST_CASE("control does not pass the end of a block") {
    STASIS_CHECK(ends_block(RETURN_VALUE));
    STASIS_CHECK(ends_block(RAISE_VARARGS));
    STASIS_CHECK(ends_block(RERAISE));
    STASIS_CHECK(ends_block(JUMP_FORWARD));
    STASIS_CHECK(ends_block(JUMP_BACKWARD));
    STASIS_CHECK(ends_block(JUMP_BACKWARD_NO_INTERRUPT));
    STASIS_CHECK(!ends_block(FOR_ITER));
    STASIS_CHECK(!ends_block(YIELD_VALUE));
    STASIS_CHECK(!ends_block(RETURN_GENERATOR));
}

TEST_CASE("every unconditional jump is a jump without effect on the stack") {
    for (unsigned number = 0; number < 256; ++number) {
        const auto op = static_cast<stasis::opcode::opcode>(number);
        if (is_unconditional_jump(op)) {
            CHECK(is_jump(op));
            CHECK(pops(op, 1) == 0);
            CHECK(pushes(op, 1) == 0);
        }
    }
    STASIS_CHECK(is_jump(SEND));
    STASIS_CHECK(!is_unconditional_jump(SEND));
    STASIS_CHECK(!is_jump(CALL));
}

TEST_CASE("an operator knows its plain form and its reflection") {
    using enum binary_operator;
    STASIS_CHECK(without_inplace(NB_INPLACE_ADD) == NB_ADD);
    STASIS_CHECK(without_inplace(NB_INPLACE_XOR) == NB_XOR);
    STASIS_CHECK(without_inplace(NB_XOR) == NB_XOR);
    STASIS_CHECK(is_inplace(NB_INPLACE_ADD));
    STASIS_CHECK(!is_inplace(NB_XOR));
    STASIS_CHECK(static_cast<unsigned>(NB_INPLACE_XOR) + 1 == binary_operators);
    STASIS_CHECK(same(text(NB_POWER), "** or pow()"));
    STASIS_CHECK(same(text(NB_INPLACE_POWER), "**="));
    STASIS_CHECK(reflected(comparison::LT) == comparison::GT);
    STASIS_CHECK(reflected(comparison::GE) == comparison::LE);
    STASIS_CHECK(reflected(comparison::NE) == comparison::NE);
    STASIS_CHECK(same(text(comparison::NE), "!="));
}
