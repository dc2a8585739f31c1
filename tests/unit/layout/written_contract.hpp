// SPDX-License-Identifier: BSL-1.0
// What write_contract_as_cpp() writes of two contracts, which contract_text.cpp holds it to.
// clang-format off
#pragma once

#include <stasis/layout/conforms.hpp>

inline constexpr stasis::layout::term written_contract_rows[] = {
    {"plain", 0, 8},
    {"quoted \"name\"", 8, 4},
    {"back\\slash", 12, 4, 3},
    {"new\012line1", 16, 2},
    {"größe", 18, 2},
    {"bits", 20, 4, 7, 3, 9},
};
inline constexpr stasis::layout::contract_terms written_contract_terms{
    "a \"struct\"", "\\1", 24, 8, stasis::layout::extent::whole, written_contract_rows};
inline constexpr stasis::layout::contract<written_contract_terms> written_contract;

#include <stasis/layout/conforms.hpp>

inline constexpr stasis::layout::contract_terms written_bare_contract_terms{
    "bare", "", 16, 0, stasis::layout::extent::parts};
inline constexpr stasis::layout::contract<written_bare_contract_terms> written_bare_contract;
