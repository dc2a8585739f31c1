// SPDX-License-Identifier: BSL-1.0
// stasis/library/_json.hpp: the module _json, which Lib/json reads and writes with.
// Promises: CPython 3.11's values, texts and messages. CPython 3.11: Modules/_json.c.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/json_encoder.hpp>
#include <stasis/library/detail/json_scanner.hpp>

namespace stasis::library {

namespace detail {

inline constexpr method_def json_methods[] = {
    {"encode_basestring_ascii", json_encode_string<true>, 0, nullptr},
    {"encode_basestring", json_encode_string<false>, 0, nullptr},
    {"scanstring", json_scan_string, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant json_constants[] = {
    {"make_scanner", &json_scanner_type}, {"make_encoder", &json_encoder_type}, {nullptr, nullptr}};

inline constexpr module_definition json_definition{"_json", json_methods, json_constants};

} // namespace detail

/// The module _json.
inline constexpr importable_module _json_module = ready_module<detail::json_definition>();

} // namespace stasis::library
