// SPDX-License-Identifier: BSL-1.0
// unit/interpreter/generator.cpp: the generator object begins as CPython's does, and the kinds that
// there are none of say so.
#include <images/generator_kinds.hpp>
#include <stasis/builtins/program.hpp>
#include <support/check.hpp>

#include <cstddef>

namespace {

using kinds = stasis::program<stasis::images::generator_kinds>;
using generator = stasis::interpreter::generator_object;

} // namespace

TEST_CASE("a generator has the fields of CPython's where CPython has them") {
// Our structs inherit their heads: offsetof is then the compiler's to support, and ours do.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
    STASIS_CHECK(offsetof(generator, gi_code) == 16);
    STASIS_CHECK(offsetof(generator, gi_weakreflist) == 24);
    STASIS_CHECK(offsetof(generator, gi_name) == 32);
    STASIS_CHECK(offsetof(generator, gi_qualname) == 40);
    STASIS_CHECK(offsetof(generator, gi_exc_state) == 48);
    STASIS_CHECK(offsetof(generator, gi_origin_or_finalizer) == 64);
    STASIS_CHECK(offsetof(generator, gi_hooks_inited) == 72);
    STASIS_CHECK(offsetof(generator, gi_closed) == 73);
    STASIS_CHECK(offsetof(generator, gi_running_async) == 74);
    STASIS_CHECK(offsetof(generator, gi_frame_state) == 75);
    STASIS_CHECK(offsetof(generator, gi_iframe) == 80);
#pragma GCC diagnostic pop
}

TEST_CASE("a call of a coroutine or an asynchronous generator is a NotImplementedError") {
    stasis::state::interpreter_state interpreter{};
    {
        stasis::loaded_module loaded = kinds::load(interpreter._initial_thread);
        CHECK(*loaded.call<bool>("has_message", 1, "coroutines are not implemented"));
        CHECK(*loaded.call<bool>("has_message", 2, "asynchronous generators are not implemented"));
    }
    stasis::state::release_chunks(interpreter.memory);
}
