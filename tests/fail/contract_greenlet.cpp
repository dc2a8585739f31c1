// SPDX-License-Identifier: BSL-1.0
// fail/contract_greenlet.cpp: what greenlet used of a thread state in 2022, against one whose
// exc_state and root_cframe have an underscore in front: each is named, with what lies there.
// tests/layout/greenlet.cpp has the whole list.
// expect: keep the former one, too, as an alias
// expect: broken<.*renamed.*renamed_thread_state.*"exc_state".*expected<320u?l?>.*found_field<.*_exc_state
// expect: broken<.*renamed.*renamed_thread_state.*"root_cframe".*expected<336u?l?>.*found_field<.*_root_cframe
#include <stasis/layout/conforms.hpp>
#include <stasis/layout/states.hpp>

namespace stasis::state {

#if defined(STASIS_CONTROL)
using renamed_thread_state = thread_state;
#else
struct renamed_thread_state : thread_state {};
STASIS_DESCRIBE(renamed_thread_state, cframe, exc_info, STASIS_NAMED(exc_state, _exc_state),
                STASIS_NAMED(root_cframe, _root_cframe));
#endif

constexpr layout::term rows[] = {
    {"cframe", 56, 8}, {"exc_info", 120, 8}, {"exc_state", 320, 16}, {"root_cframe", 336, 24}};
constexpr layout::contract_terms terms{
    "PyThreadState", "greenlet, 2022", 0, 8, layout::extent::parts, rows};
constexpr layout::contract<terms> greenlet;

static_assert(layout::conforms<renamed_thread_state>(greenlet));

} // namespace stasis::state
