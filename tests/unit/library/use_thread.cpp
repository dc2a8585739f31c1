// SPDX-License-Identifier: BSL-1.0
// unit/library/use_thread.cpp: the module _thread, in constant evaluation and by dispatch.
#include <images/use_thread.hpp>
#include <stasis/builtins/weak_reference.hpp>
#include <stasis/library/_thread.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_thread {

inline constexpr auto modules = stasis::importable(stasis::library::_thread_module);
using script = stasis::program<stasis::images::use_thread, modules>;

TEST_CASE("_thread runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("locks"));
    STASIS_CHECK(script::call<bool>("reentrant_locks"));
    STASIS_CHECK(script::call<bool>("local_objects"));
    STASIS_CHECK(script::call<bool>("one_thread"));
}

TEST_CASE("locks and local objects are referred to weakly") {
    STASIS_CHECK(script::call<bool>("weak", stasis::weak_reference_type));
}

// CPython's would wait for ever.
TEST_CASE("a lock that the only thread would wait for is refused") {
    STASIS_CHECK(script::call<bool>("waits"));
}

} // namespace of_thread
} // namespace
