// SPDX-License-Identifier: BSL-1.0
// unit/library/use_gc.cpp: the modules gc and atexit, in constant evaluation and by dispatch.
#include <images/use_gc.hpp>
#include <stasis/library/atexit.hpp>
#include <stasis/library/gc.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_gc {

inline constexpr auto modules = stasis::importable(stasis::library::atexit_module,
                                                     stasis::library::gc_module);
using script = stasis::program<stasis::images::use_gc, modules>;

TEST_CASE("gc and atexit run in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("collected"));
    STASIS_CHECK(script::call<bool>("tracked"));
    STASIS_CHECK(script::call<bool>("frozen"));
    STASIS_CHECK(script::call<bool>("at_exit"));
}

} // namespace of_gc
} // namespace
