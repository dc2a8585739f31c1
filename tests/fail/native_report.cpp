// SPDX-License-Identifier: BSL-1.0
// fail/native_report.cpp: each function that is no native code is named by its line, with the reason.
// expect: function_at_line<4, .*generator>
// expect: function_at_line<8, .*frame_reader>
// expect: the native engine leaves a function to the dispatch engine
#include <images/native_report.hpp>
#include <stasis/interpreter/native_report.hpp>
#include <stasis/stasis.hpp>

using report = stasis::native_report<stasis::program<stasis::images::native_report>>;

static_assert(report::left_to_dispatch() == 2);
static_assert(report::rows[0].obstacle == stasis::interpreter::native_obstacle::body);
#if !defined(STASIS_CONTROL)
static_assert(report::all_native());
#endif
