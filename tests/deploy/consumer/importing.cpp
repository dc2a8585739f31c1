// SPDX-License-Identifier: BSL-1.0
// The modules that a program imports: one of the library and one that is beside it.
#include <modules/imported.hpp>

#include <iterator>

static_assert(std::size(stasis::modules::imported.of) == 2, "errno and guest");
