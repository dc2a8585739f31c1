// SPDX-License-Identifier: BSL-1.0
// tests/odr: every header in one order, and the question whether both units see one image.
#include <headers.hpp>
#include <images/fib.hpp>

const unsigned char* image_of_second();

int main() { return image_of_second() == stasis::images::fib ? 0 : 1; }
