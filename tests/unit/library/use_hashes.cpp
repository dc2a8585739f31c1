// SPDX-License-Identifier: BSL-1.0
// unit/library/use_hashes.cpp: the modules of hashes, in constant evaluation and by dispatch.
#include <images/use_hashes.hpp>
#include <stasis/library/_blake2.hpp>
#include <stasis/library/_md5.hpp>
#include <stasis/library/_sha1.hpp>
#include <stasis/library/_sha256.hpp>
#include <stasis/library/_sha3.hpp>
#include <stasis/library/_sha512.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_hashes {

inline constexpr auto modules =
    stasis::importable(stasis::library::_blake2_module, stasis::library::_sha3_module,
                       stasis::library::_md5_module, stasis::library::_sha1_module,
                       stasis::library::_sha256_module, stasis::library::_sha512_module);
using script = stasis::program<stasis::images::use_hashes, modules>;

TEST_CASE("hashes are computed in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("hashes"));
    STASIS_CHECK(script::call<bool>("others"));
    STASIS_CHECK(script::call<bool>("pieces"));
}

} // namespace of_hashes
} // namespace
