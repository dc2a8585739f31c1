// SPDX-License-Identifier: BSL-1.0
// stasis/stasis.hpp: programs: their images, the engines that run them, the built-in names, and the
// interpreters that they run in. Objects named by their value have a header each in stasis/graph/.
#pragma once

#include <stasis/builtins/program.hpp>
#include <stasis/image/pyc.hpp>
#include <stasis/image/thaw.hpp>
#include <stasis/state/lifetime.hpp>
#include <stasis/version.hpp>
