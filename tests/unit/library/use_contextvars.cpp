// SPDX-License-Identifier: BSL-1.0
// unit/library/use_contextvars.cpp: the module _contextvars, in constant evaluation and by dispatch.
#include <images/use_contextvars.hpp>
#include <stasis/library/_contextvars.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_contextvars {

inline constexpr auto modules = stasis::importable(stasis::library::_contextvars_module);
using script = stasis::program<stasis::images::use_contextvars, modules>;

TEST_CASE("_contextvars runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("variables"));
    STASIS_CHECK(script::call<bool>("contexts"));
    STASIS_CHECK(script::call<bool>("refused"));
}

} // namespace of_contextvars
} // namespace
