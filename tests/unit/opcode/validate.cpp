// SPDX-License-Identifier: BSL-1.0
// unit/opcode/validate.cpp: what is not code, and what is not a handler, is refused with reason and
// place.

#include <stasis/opcode/validate.hpp>

#include <support/check.hpp>

#include "code_bytes.hpp"

namespace {

using namespace stasis::opcode;
using enum stasis::opcode::opcode;

constexpr bool same_reason(const char* a, const char* b) {
    return a == nullptr ? b == nullptr : b != nullptr && __builtin_strcmp(a, b) == 0;
}

/// Whether exactly this is wrong with the code.
template <typename... Bytes>
constexpr bool refused(const char* reason, std::size_t offset, Bytes... bytes) {
    const auto code = code_of(bytes...);
    const stasis::support::failure found = validate(code.bytes, code.size);
    return same_reason(found.reason, reason) && found.offset == offset;
}

template <typename... Bytes>
constexpr bool accepted(Bytes... bytes) {
    return refused(nullptr, 0, bytes...);
}

// A loop, with a prefix on its way back.
constexpr auto loop = code_of(RESUME, 0, LOAD_FAST, 0, FOR_ITER, 4, STORE_FAST, 1, NOP, 0,
                              EXTENDED_ARG, 0, JUMP_BACKWARD, 5, RETURN_VALUE, 0);

template <typename... Bytes>
constexpr bool handlers_refused(const char* reason, std::size_t offset, Bytes... bytes) {
    const auto table = code_of(bytes...);
    const stasis::support::failure found =
        validate_handlers(table.bytes, table.size, loop.bytes, loop.size, 3);
    return same_reason(found.reason, reason) && found.offset == offset;
}

/// Code of 9,000 units, most of it NOP, with a jump from unit 1 to `target`.
bool long_jump(std::size_t target) {
    unsigned char code[18000] = {};
    for (std::size_t unit = 0; unit < 9000; ++unit) {
        code[2 * unit] = static_cast<unsigned char>(NOP);
    }
    code[0] = static_cast<unsigned char>(EXTENDED_ARG);
    code[1] = static_cast<unsigned char>((target - 2) >> 8);
    code[2] = static_cast<unsigned char>(JUMP_FORWARD);
    code[3] = static_cast<unsigned char>(target - 2);
    // Units 8,191 and 8,192 are one instruction, and so are 8,500 and 8,501.
    code[2 * 8191] = static_cast<unsigned char>(EXTENDED_ARG);
    code[2 * 8500] = static_cast<unsigned char>(EXTENDED_ARG);
    code[2 * 8999] = static_cast<unsigned char>(RETURN_VALUE);
    return !validate(code, sizeof code);
}

} // namespace

TEST_CASE("code that ends in a return, a raise or a jump is accepted") {
    STASIS_CHECK(accepted(RETURN_VALUE, 0));
    STASIS_CHECK(accepted(NOP, 0, JUMP_BACKWARD, 2));
    STASIS_CHECK(accepted(RERAISE, 0));
    STASIS_CHECK(!validate(loop.bytes, loop.size));
}

TEST_CASE("code of odd length is refused at its last byte") {
    STASIS_CHECK(refused("code of odd length", 1, RETURN_VALUE, 0, RETURN_VALUE));
    STASIS_CHECK(refused("code is empty", 0));
}

TEST_CASE("an opcode that no compiler emits is refused") {
    STASIS_CHECK(refused("unknown opcode", 1, NOP, 0, 255, 0, RETURN_VALUE, 0));
    STASIS_CHECK(refused("CACHE where an instruction should be", 0, CACHE, 0, RETURN_VALUE, 0));
}

TEST_CASE("prefixes need an instruction, and at most three of them fit") {
    STASIS_CHECK(refused("EXTENDED_ARG at the end of the code", 2, NOP, 0, EXTENDED_ARG, 1,
                         EXTENDED_ARG, 1));
    STASIS_CHECK(accepted(EXTENDED_ARG, 1, EXTENDED_ARG, 1, EXTENDED_ARG, 1, RAISE_VARARGS, 1));
    STASIS_CHECK(refused("more than three EXTENDED_ARG for one argument", 4, EXTENDED_ARG, 1,
                         EXTENDED_ARG, 1, EXTENDED_ARG, 1, EXTENDED_ARG, 1, RETURN_VALUE, 0));
}

TEST_CASE("caches that are cut off are refused") {
    STASIS_CHECK(refused("inline caches run past the end of the code", 0, LOAD_ATTR, 0, 0, 0));
}

TEST_CASE("control that would run off the end is refused") {
    STASIS_CHECK(refused("control runs off the end of the code", 1, NOP, 0, POP_TOP, 0));
    STASIS_CHECK(refused("control runs off the end of the code", 0, COMPARE_OP, 0, 0, 0, 0, 0));
}

TEST_CASE("a jump must hit the start of an instruction") {
    STASIS_CHECK(refused("jump out of the code", 0, JUMP_FORWARD, 1, RETURN_VALUE, 0));
    STASIS_CHECK(refused("jump out of the code", 1, NOP, 0, JUMP_BACKWARD, 3));
    STASIS_CHECK(refused("jump into the middle of an instruction", 0, JUMP_FORWARD, 1, BINARY_OP, 0,
                         CACHE, 0, RETURN_VALUE, 0));
    STASIS_CHECK(refused("jump into the middle of an instruction", 2, EXTENDED_ARG, 0, NOP, 0,
                         JUMP_BACKWARD, 2));
}

TEST_CASE("jumps are followed however far they go") {
    CHECK(long_jump(2));
    CHECK(long_jump(4095));
    CHECK(long_jump(4096));
    CHECK(long_jump(8191));
    CHECK_FALSE(long_jump(8192));
    CHECK(long_jump(8193));
    CHECK(long_jump(8500));
    CHECK_FALSE(long_jump(8501));
    CHECK(long_jump(8502));
    CHECK(long_jump(8999));
    CHECK_FALSE(long_jump(9000));
}

TEST_CASE("an argument that means an operator or a place on the stack is checked") {
    STASIS_CHECK(refused("unknown binary operator", 0, BINARY_OP, 26, 0, 0, RETURN_VALUE, 0));
    STASIS_CHECK(accepted(BINARY_OP, 25, 0, 0, RETURN_VALUE, 0));
    STASIS_CHECK(refused("unknown comparison", 0, COMPARE_OP, 6, 0, 0, 0, 0, RETURN_VALUE, 0));
    STASIS_CHECK(accepted(COMPARE_OP, 5, 0, 0, 0, 0, RETURN_VALUE, 0));
    STASIS_CHECK(refused("place 0 on the stack", 0, COPY, 0, RETURN_VALUE, 0));
}

TEST_CASE("handlers for the code that they belong to are accepted") {
    STASIS_CHECK(handlers_refused(nullptr, 0));
    STASIS_CHECK(handlers_refused(nullptr, 0, 128 + 0, 2, 4, 0, 128 + 2, 6, 7, 1 << 1 | 1));
}

TEST_CASE("handlers that don't fit the code are refused") {
    STASIS_CHECK(handlers_refused("handler for code out of order or out of range", 4, 128 + 0, 2, 4,
                                  0, 128 + 1, 1, 4, 0));
    STASIS_CHECK(
        handlers_refused("handler for code out of order or out of range", 0, 128 + 3, 0, 4, 0));
    STASIS_CHECK(
        handlers_refused("handler for code out of order or out of range", 0, 128 + 3, 6, 4, 0));
    STASIS_CHECK(handlers_refused("handler outside of the code", 0, 128 + 3, 1, 8, 0));
    STASIS_CHECK(handlers_refused("handler in the middle of an instruction", 4, 128 + 0, 1, 4, 0,
                                  128 + 3, 1, 6, 0));
    STASIS_CHECK(
        handlers_refused("handler for a deeper stack than the code has", 0, 128 + 3, 1, 4, 3 << 1));
    STASIS_CHECK(handlers_refused("handler for a deeper stack than the code has", 0, 128 + 3, 1, 4,
                                  2 << 1 | 1));
    STASIS_CHECK(
        handlers_refused("malformed entry in the exception table", 4, 128 + 0, 1, 4, 0, 1));
    STASIS_CHECK(handlers_refused("malformed entry in the exception table", 0, 128 + 0, 1, 4));
}
