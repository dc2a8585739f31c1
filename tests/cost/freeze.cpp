// SPDX-License-Identifier: BSL-1.0
// tests/cost/freeze.cpp: one image made into a static graph, and nothing else (see measure.py).
#include <images/subject.hpp>
#include <stasis/image/freeze.hpp>

const auto& kept = stasis::image::module_code<stasis::images::subject>;
