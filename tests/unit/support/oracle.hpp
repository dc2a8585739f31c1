// SPDX-License-Identifier: BSL-1.0
// unit/support/oracle.hpp: what python3.11 prints, as rows of fields, for the tests that compare
// with it.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#if !defined(STASIS_PYTHON)
#error "STASIS_PYTHON must be the path of python3.11, the judge of these tests"
#endif

namespace oracle {

using row = std::vector<std::string>;

/// Runs a script under `environment` ("PYTHONHASHSEED=0" and the like) and splits each line that it
/// prints at its tabs. The script's last line must be "end", so that a crash can't pass for
/// success.
inline std::vector<row> ask(const std::string& script,
                            const std::string& environment = "PYTHONHASHSEED=0") {
    const std::string command = environment + " " STASIS_PYTHON " - <<'END_OF_SCRIPT'\n" + script +
                                "\nprint('end')\nEND_OF_SCRIPT\n";
    std::FILE* pipe = popen(command.c_str(), "r");
    std::string text;
    char buffer[65536];
    while (const std::size_t n = pipe ? std::fread(buffer, 1, sizeof buffer, pipe) : 0) {
        text.append(buffer, n);
    }
    const int status = pipe ? pclose(pipe) : -1;
    std::vector<row> rows;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
        row& fields = rows.emplace_back();
        std::string_view line{text.data() + begin, end - begin};
        for (std::size_t to; (to = line.find('\t')) != line.npos; line.remove_prefix(to + 1)) {
            fields.emplace_back(line.substr(0, to));
        }
        fields.emplace_back(line);
    }
    if (status != 0 || rows.empty() || rows.back() != row{"end"}) {
        std::fprintf(stderr, "the oracle failed: %s\n", STASIS_PYTHON);
        std::abort();
    }
    rows.pop_back();
    return rows;
}

/// Those of many rows that are gone through: all of them, or each seventh where a sanitizer makes
/// them dear; a prime, since kinds of rows take turns.
inline std::vector<row> sample(std::vector<row> rows) {
#if defined(STASIS_SANITIZED)
    for (std::size_t i = 0; 7 * i < rows.size(); ++i) {
        rows[i].swap(rows[7 * i]);
    }
    rows.resize((rows.size() + 6) / 7);
#endif
    return rows;
}

/// The bytes that a run of pairs of hexadecimal digits names.
inline std::vector<unsigned char> bytes_of(const std::string& hex) {
    std::vector<unsigned char> bytes(hex.size() / 2);
    const char* at = hex.data();
    for (unsigned char& byte : bytes) {
        std::from_chars(at, at + 2, byte, 16);
        at += 2;
    }
    return bytes;
}

inline std::int64_t integer_of(const std::string& text) {
    return std::strtoll(text.c_str(), nullptr, 10);
}

/// The double whose 64 bits are this hexadecimal number.
inline double double_of(const std::string& hex) {
    const std::uint64_t bits = std::strtoull(hex.c_str(), nullptr, 16);
    return __builtin_bit_cast(double, bits);
}

} // namespace oracle
