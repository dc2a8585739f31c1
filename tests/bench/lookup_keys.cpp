// SPDX-License-Identifier: BSL-1.0
// bench/lookup_keys.cpp: lookup_keys COUNT writes that many keys, as gperf wants them.
#include "lookup_keys.hpp"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: lookup_keys COUNT\n", stderr);
        return 2;
    }
    const std::size_t count = std::strtoul(argv[1], nullptr, 10);
    std::printf("%%language=C++\n%%readonly-tables\n%%compare-lengths\n%%define class-name gperf_%zu\n"
                "%%define lookup-function-name find\n%%define string-pool-name pool_%zu\n%%%%\n",
                count, count);
    for (std::size_t i = 0; i < count; ++i) {
        unsigned char key[bench::length];
        bench::write_key(i, key);
        std::printf("%.*s\n", static_cast<int>(bench::length), reinterpret_cast<const char*>(key));
    }
}
