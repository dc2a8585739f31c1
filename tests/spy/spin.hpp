// SPDX-License-Identifier: BSL-1.0
// spy/spin.hpp: runs target.py, which never ends.
#pragma once

#include <images/target.hpp>
#include <stasis/stasis.hpp>

#include <cstdint>

inline int spin(stasis::state::interpreter_state& interpreter) {
    auto loaded = stasis::program<stasis::images::target>::load(interpreter._initial_thread);
    const auto ended = loaded.call<std::int64_t>("start", std::int64_t{1} << 60);
    return ended ? 0 : loaded.report();
}
