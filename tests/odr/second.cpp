// SPDX-License-Identifier: BSL-1.0
// tests/odr: every header in the opposite order.
#include <images/fib.hpp>
#include <reversed.hpp>

const unsigned char* image_of_second();

const unsigned char* image_of_second() { return stasis::images::fib; }
