// SPDX-License-Identifier: BSL-1.0
// unit/library/use_struct.cpp: the module _struct, in constant evaluation and by dispatch.
#include <images/use_struct.hpp>
#include <stasis/library/_struct.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_struct {

inline constexpr auto modules = stasis::importable(stasis::library::_struct_module);
using script = stasis::program<stasis::images::use_struct, modules>;

TEST_CASE("_struct runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("sizes"));
    STASIS_CHECK(script::call<bool>("integers"));
    STASIS_CHECK(script::call<bool>("reals"));
    STASIS_CHECK(script::call<bool>("texts"));
    STASIS_CHECK(script::call<bool>("in_place"));
    STASIS_CHECK(script::call<bool>("objects"));
    STASIS_CHECK(script::call<bool>("refused"));
}

} // namespace of_struct
} // namespace
