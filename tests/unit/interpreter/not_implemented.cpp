// SPDX-License-Identifier: BSL-1.0
// unit/interpreter/not_implemented.cpp: in the dispatch engine, an opcode without a meaning is an
// exception, raised where it would run and not before.
#include "captured_errors.hpp"

#include <images/not_implemented.hpp>
#include <stasis/builtins/program.hpp>

#include <support/check.hpp>
#include <support/without_meaning.hpp>

constexpr auto changed = test_images::with_cache(stasis::images::not_implemented);
using program = stasis::program<changed.bytes>;

TEST_CASE("what stands before an opcode without a meaning runs") {
    STASIS_CHECK(program::call("kind", 0) == 0);
}

TEST_CASE("an opcode without a meaning raises NotImplementedError, which names it") {
    STASIS_CHECK(
        program::call<bool>("has_message", "opcode CACHE (0) is not implemented"));
}

TEST_CASE("the traceback of an opcode without a meaning shows its line") {
    stasis::state::interpreter_state interpreter{};
    std::string text;
    int status = 0;
    {
        stasis::loaded_module loaded = program::load(interpreter._initial_thread);
        CHECK(!loaded.call<int>("kind", 1));
        const captured_errors errors;
        status = loaded.report();
        text = errors.text();
    }
    stasis::state::release_chunks(interpreter.memory);
    INFO(text);
    CHECK(status == 1);
    CHECK(text.find("not_implemented.py\", line 7, in kind\n    -thing\n") != text.npos);
    CHECK(text.ends_with("\nNotImplementedError: opcode CACHE (0) is not implemented\n"));
}
