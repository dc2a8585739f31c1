// SPDX-License-Identifier: BSL-1.0
// examples/hello.cpp: a Python function in a C++ program, checked by the compiler, run natively.
//
// In CMakeLists.txt, next to add_executable(hello hello.cpp):
//     target_link_libraries(hello PRIVATE stasis::stasis)
//     stasis_add_image(hello hello.py)
// The second line lets python3.11 compile hello.py when the program is built, and gives us the
// result, the image, as a constant array of bytes:
#include <images/hello.hpp>
#include <stasis/stasis.hpp>

#include <charconv>
#include <cstdint>
#include <unistd.h>

// What the image holds -- code, names, numbers -- are objects in the program's read-only memory,
// each laid out as CPython 3.11 has it. Nothing is read, allocated or constructed at the start.
using hello = stasis::program<stasis::images::hello>;

// One way of running it: while the compiler runs. A wrong result would be a compile error.
static_assert(hello::call("gcd", 1071, 462) == 21);

int main() {
    // Another: at run time, as machine code (load() instead would interpret the bytecode). First
    // the body of hello.py runs, as by an import; then its functions can be called, any number of
    // times.
    auto loaded = hello::load_native();
    const auto divisor = loaded.call<std::int64_t>("gcd", 1071, 462);

    // A Python exception is no C++ exception: the answer is empty, and report() writes the
    // traceback and tells the exit status.
    if (!divisor) {
        return loaded.report();
    }

    char text[24];
    char* end = std::to_chars(text, text + sizeof text - 1, *divisor).ptr;
    *end++ = '\n';
    return ::write(STDOUT_FILENO, text, static_cast<std::size_t>(end - text)) > 0 ? 0 : 1;
}
