// SPDX-License-Identifier: BSL-1.0
// layout/greenlet.cpp: the case that contracts are for. In January 2022 two fields of CPython's
// thread state got other names (exc_state and root_cframe, each with an underscore in front),
// and greenlet and gevent didn't compile any more; three weeks later the names came back. What
// greenlet used of a thread state then is a contract here: our thread_state keeps it, one with
// the two names changed breaks it, and one that keeps them as aliases doesn't.
#include <stasis/layout/conforms.hpp>
#include <stasis/layout/states.hpp>

#include <support/check.hpp>

namespace stasis::state {
namespace {

/// The thread state as it was for three weeks.
struct renamed_thread_state : thread_state {};
STASIS_DESCRIBE(renamed_thread_state, recursion_remaining, recursion_limit, tracing, cframe,
                c_tracefunc, c_traceobj, exc_info, trash_delete_nesting, context, context_ver,
                datastack_chunk, datastack_top, datastack_limit,
                STASIS_NAMED(exc_state, _exc_state), STASIS_NAMED(root_cframe, _root_cframe));

/// One with the new names and the former ones.
struct aliased_thread_state : thread_state {};
STASIS_DESCRIBE(aliased_thread_state, recursion_remaining, recursion_limit, tracing, cframe,
                c_tracefunc, c_traceobj, exc_info, trash_delete_nesting, context, context_ver,
                datastack_chunk, datastack_top, datastack_limit,
                STASIS_NAMED(exc_state, _exc_state), STASIS_NAMED(root_cframe, _root_cframe),
                exc_state, root_cframe);

using namespace layout;

constexpr term rows[] = {
    {"recursion_remaining", 32, 4},
    {"recursion_limit", 36, 4},
    {"tracing", 44, 4},
    {"cframe", 56, 8},
    {"c_tracefunc", 72, 8},
    {"c_traceobj", 88, 8},
    {"exc_info", 120, 8},
    {"trash_delete_nesting", 168, 4},
    {"context", 224, 8},
    {"context_ver", 232, 8},
    {"datastack_chunk", 296, 8},
    {"datastack_top", 304, 8},
    {"datastack_limit", 312, 8},
    {"exc_state", 320, 16},
    {"exc_state.exc_value", 320, 8},
    {"exc_state.previous_item", 328, 8},
    {"root_cframe", 336, 24},
    {"root_cframe.use_tracing", 336, 1},
    {"root_cframe.current_frame", 344, 8},
};
constexpr contract_terms terms{"PyThreadState", "greenlet, 2022", 0, 8, extent::parts, rows};
constexpr contract<terms> greenlet;

static_assert(conforms<thread_state>(greenlet));
static_assert(conforms<aliased_thread_state>(greenlet));

constexpr bool breaks(breach_kind kind, name_view field, name_view instead) {
    bool result = false;
    find_breaches(layout_of<renamed_thread_state>, terms, [&](const breach& found) {
        result = result ||
                 (found.kind == kind && found.field == field && found.instead == instead);
    });
    return result;
}

} // namespace

TEST_CASE("what greenlet uses of a thread state is there") {
    STASIS_CHECK(count_breaches(layout_of<thread_state>, terms) == 0);
    STASIS_CHECK(count_breaches(layout_of<aliased_thread_state>, terms) == 0);
}

TEST_CASE("a thread state with the two names changed breaks greenlet's contract, by name") {
    STASIS_CHECK(!keeps<renamed_thread_state>(greenlet));
    STASIS_CHECK(breaks(breach_kind::renamed, "exc_state", "_exc_state"));
    STASIS_CHECK(breaks(breach_kind::renamed, "root_cframe", "_root_cframe"));
    STASIS_CHECK(breaks(breach_kind::renamed, "exc_state.exc_value", "_exc_state.exc_value"));
    // The two fields and the four parts of them that greenlet uses.
    STASIS_CHECK(count_breaches(layout_of<renamed_thread_state>, terms) == 6);
}

} // namespace stasis::state
