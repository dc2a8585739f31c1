// SPDX-License-Identifier: BSL-1.0
// unit/library/use_binascii.cpp: the module binascii, in constant evaluation and by dispatch.
#include <images/use_binascii.hpp>
#include <stasis/library/binascii.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_binascii {

inline constexpr auto modules = stasis::importable(stasis::library::binascii_module);
using script = stasis::program<stasis::images::use_binascii, modules>;

TEST_CASE("binascii runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("encoded"));
    STASIS_CHECK(script::call<bool>("decoded"));
    STASIS_CHECK(script::call<bool>("sums"));
    STASIS_CHECK(script::call<bool>("refused"));
}

} // namespace of_binascii
} // namespace
