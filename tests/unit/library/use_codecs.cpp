// SPDX-License-Identifier: BSL-1.0
// unit/library/use_codecs.cpp: the module _codecs, in constant evaluation and by dispatch.
#include <images/use_codecs.hpp>
#include <stasis/library/_codecs.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_codecs {

inline constexpr auto modules = stasis::importable(stasis::library::_codecs_module);
using script = stasis::program<stasis::images::use_codecs, modules>;

TEST_CASE("_codecs runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("parts"));
    STASIS_CHECK(script::call<bool>("handlers"));
    STASIS_CHECK(script::call<bool>("maps"));
    STASIS_CHECK(script::call<bool>("registered"));
}

} // namespace of_codecs
} // namespace
