// SPDX-License-Identifier: BSL-1.0
// fail/contract_many.cpp: a struct that breaks a contract in more ways than an error each is
// bearable: 16 are told, and how many there are.
// expect: broken<.*removed.*"little".*"row_15".*expected<60u?l?>
// expect: in more ways than are shown
// expect: broken<.*none.*"little".*expected<16u?l?>.*found<20u?l?>
#include <stasis/layout/conforms.hpp>

using namespace stasis::layout;

struct little {
    int only;
};
STASIS_DESCRIBE(little, only);

constexpr term rows[] = {
    {"row_0", 0, 4},   {"row_1", 4, 4},   {"row_2", 8, 4},   {"row_3", 12, 4},  {"row_4", 16, 4},
    {"row_5", 20, 4},  {"row_6", 24, 4},  {"row_7", 28, 4},  {"row_8", 32, 4},  {"row_9", 36, 4},
    {"row_10", 40, 4}, {"row_11", 44, 4}, {"row_12", 48, 4}, {"row_13", 52, 4}, {"row_14", 56, 4},
    {"row_15", 60, 4}, {"row_16", 64, 4}, {"row_17", 68, 4}, {"row_18", 72, 4}, {"row_19", 76, 4},
};
constexpr term one_row[] = {{"only", 0, 4}};
#if defined(STASIS_CONTROL)
constexpr contract_terms terms{"little", "1", 4, 4, extent::parts, one_row};
#else
constexpr contract_terms terms{"little", "1", 4, 4, extent::parts, rows};
#endif
constexpr contract<terms> promised;

static_assert(conforms<little>(promised));
