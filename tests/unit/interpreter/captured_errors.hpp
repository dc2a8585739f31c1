// SPDX-License-Identifier: BSL-1.0
// unit/interpreter/captured_errors.hpp: what a test writes to standard error, kept for it to read.
#pragma once

#include <unistd.h>

#include <cstdio>
#include <string>

/// What is written to standard error while it exists.
class captured_errors {
public:
    captured_errors() : file_(std::tmpfile()), kept_(::dup(2)) { ::dup2(::fileno(file_), 2); }
    captured_errors(const captured_errors&) = delete;
    captured_errors& operator=(const captured_errors&) = delete;
    ~captured_errors() {
        ::dup2(kept_, 2);
        ::close(kept_);
        std::fclose(file_);
    }
    std::string text() const {
        std::rewind(file_);
        std::string result;
        for (int c = std::fgetc(file_); c != EOF; c = std::fgetc(file_)) {
            result += static_cast<char>(c);
        }
        return result;
    }

private:
    std::FILE* file_;
    int kept_;
};
