// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/core.hpp: the types that every program needs, whatever it names.
#pragma once

#include <stasis/builtins/bound_method.hpp>
#include <stasis/builtins/builtin_function.hpp>
#include <stasis/builtins/cell.hpp>
#include <stasis/builtins/code.hpp>
#include <stasis/builtins/exceptions.hpp>
#include <stasis/builtins/function.hpp>
#include <stasis/builtins/generic_alias.hpp>
#include <stasis/builtins/getset_descriptor.hpp>
#include <stasis/builtins/item_iterator.hpp>
#include <stasis/builtins/mapping_proxy.hpp>
#include <stasis/builtins/method_descriptor.hpp>
#include <stasis/builtins/method_wrapper.hpp>
#include <stasis/builtins/property.hpp>
#include <stasis/builtins/singletons.hpp>
#include <stasis/builtins/static_method.hpp>
#include <stasis/builtins/super.hpp>
#include <stasis/builtins/traceback.hpp>
#include <stasis/builtins/tuple.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/builtins/union_type.hpp>
#include <stasis/builtins/weak_proxy.hpp>
#include <stasis/builtins/weak_reference.hpp>
