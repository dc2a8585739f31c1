// SPDX-License-Identifier: BSL-1.0
// unit/builtins/types.hpp: every type object that state/ can make an instance of, for tests that
// call built-in functions without an engine.
#pragma once

#include <stasis/builtins/bool.hpp>
#include <stasis/builtins/bytes.hpp>
#include <stasis/builtins/complex.hpp>
#include <stasis/builtins/core.hpp>
#include <stasis/builtins/dict.hpp>
#include <stasis/builtins/float.hpp>
#include <stasis/builtins/int.hpp>
#include <stasis/builtins/list.hpp>
#include <stasis/builtins/set.hpp>
#include <stasis/builtins/slice.hpp>
#include <stasis/builtins/str.hpp>
