// SPDX-License-Identifier: BSL-1.0
// stasis/state/warnings.hpp: what an interpreter knows of warnings and of its end.
// Promises: CPython's names, order and first values.
// CPython 3.11: struct _warnings_runtime_state (Include/internal/pycore_warnings.h), struct
// atexit_state (Include/internal/pycore_interp.h).
#pragma once

#include <stasis/object/head.hpp>

namespace stasis::state {

/// _warnings_runtime_state.
struct warnings_runtime_state {
    object* filters = nullptr;        ///< a list
    object* once_registry = nullptr;  ///< a dict
    object* default_action = nullptr; ///< a str
    long filters_version = 0;
};

/// A function that runs at an interpreter's end: atexit_callback.
struct atexit_callback {
    object* func = nullptr;
    object* args = nullptr;
    object* kwargs = nullptr;
};

/// atexit_state.
struct atexit_state {
    atexit_callback** callbacks = nullptr;
    int ncallbacks = 0;
    int callback_len = 0; ///< how many `callbacks` has room for
};

} // namespace stasis::state
