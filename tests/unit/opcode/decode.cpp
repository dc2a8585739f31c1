// SPDX-License-Identifier: BSL-1.0
// unit/opcode/decode.cpp: prefixes, caches and jump targets of single instructions.

#include <stasis/opcode/decode.hpp>

#include <support/check.hpp>

#include "code_bytes.hpp"

namespace {

using namespace stasis::opcode;
using enum stasis::opcode::opcode;

template <std::size_t N>
constexpr instruction at(const code_bytes<N>& code, std::size_t offset) {
    return decode(code.bytes, N, offset);
}

constexpr auto prefixed =
    code_of(NOP, 0, EXTENDED_ARG, 1, EXTENDED_ARG, 2, LOAD_CONST, 3, RETURN_VALUE, 0);
constexpr auto cached =
    code_of(LOAD_GLOBAL, 7, CACHE, 0, CACHE, 0, CACHE, 0, CACHE, 0, CACHE, 0, RETURN_VALUE, 0);
constexpr auto jumps =
    code_of(NOP, 0, FOR_ITER, 2, NOP, 0, JUMP_BACKWARD, 3, RETURN_VALUE, 0, JUMP_BACKWARD, 7);
constexpr auto cut_short = code_of(NOP, 0, EXTENDED_ARG, 1, EXTENDED_ARG, 2);

} // namespace

TEST_CASE("prefixes are folded into the argument") {
    STASIS_CHECK(at(prefixed, 1).opcode == LOAD_CONST);
    STASIS_CHECK(at(prefixed, 1).argument == 0x010203);
    STASIS_CHECK(at(prefixed, 1).first_offset == 1);
    STASIS_CHECK(at(prefixed, 1).offset == 3);
    STASIS_CHECK(at(prefixed, 1).next == 4);
    STASIS_CHECK(at(prefixed, 1).target == npos);
}

TEST_CASE("the next instruction is behind the caches") {
    STASIS_CHECK(at(cached, 0).next == 6);
    STASIS_CHECK(at(cached, 0).argument == 7);
    STASIS_CHECK(at(cached, 6).opcode == RETURN_VALUE);
}

TEST_CASE("a jump counts from the next instruction") {
    STASIS_CHECK(at(jumps, 1).target == 4);
    STASIS_CHECK(at(jumps, 3).target == 1);
    STASIS_CHECK(at(jumps, 2).target == npos);
}

TEST_CASE("a jump to before the code has no target") { STASIS_CHECK(at(jumps, 5).target == npos); }

TEST_CASE("prefixes at the end of the code are not read past") {
    STASIS_CHECK(at(cut_short, 1).opcode == EXTENDED_ARG);
    STASIS_CHECK(at(cut_short, 1).next == 3);
    STASIS_CHECK(at(cut_short, 1).first_offset == 1);
    STASIS_CHECK(at(cut_short, 1).offset == 2);
}

TEST_CASE("nothing is read at or behind the end") {
    STASIS_CHECK(decode(nullptr, 0, 0).opcode == EXTENDED_ARG);
    STASIS_CHECK(decode(nullptr, 0, 5).next == 0);
    STASIS_CHECK(decode(prefixed.bytes, 9, 4).opcode == EXTENDED_ARG);
}
