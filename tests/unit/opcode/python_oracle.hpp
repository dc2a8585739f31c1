// SPDX-License-Identifier: BSL-1.0
// unit/opcode/python_oracle.hpp: asks python3.11 and reads its answer, words and lines of text.
#pragma once

#include <cstdio>
#include <sstream>
#include <string>

#include <support/check.hpp>

#ifndef STASIS_PYTHON
#error "STASIS_PYTHON must be the path of python3.11, as a string literal"
#endif

/// What the script prints. The script must not hold single quotes; if it fails, so does the test.
inline std::istringstream ask_python(const std::string& script) {
    REQUIRE(script.find('\'') == std::string::npos);
    const std::string command = std::string(STASIS_PYTHON " -I -B -c '") + script + "'";
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string answer;
    char chunk[65536];
    for (std::size_t count; (count = std::fread(chunk, 1, sizeof chunk, pipe)) > 0;) {
        answer.append(chunk, count);
    }
    REQUIRE(::pclose(pipe) == 0);
    return std::istringstream(answer);
}
