// SPDX-License-Identifier: BSL-1.0
// stasis/stasis.hpp: the whole library but for what needs a live CPython or a compiler of Python.
#pragma once

#include <stasis/builtins/program.hpp>
#include <stasis/image/pyc.hpp>
#include <stasis/image/thaw.hpp>
#include <stasis/version.hpp>
