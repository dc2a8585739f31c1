// SPDX-License-Identifier: BSL-1.0
// tests/limits/silence.hpp: tests that make programs report thousands of exceptions.
#pragma once

#include <fcntl.h>
#include <unistd.h>

/// Sends standard error to nowhere for its life: there are thousands of tracebacks to come.
class silence {
public:
    silence() : kept_(::dup(STDERR_FILENO)), nowhere_(::open("/dev/null", O_WRONLY)) {
        ::dup2(nowhere_, STDERR_FILENO);
    }
    ~silence() {
        ::dup2(kept_, STDERR_FILENO);
        ::close(kept_);
        ::close(nowhere_);
    }
    silence(const silence&) = delete;
    silence& operator=(const silence&) = delete;

private:
    int kept_;
    int nowhere_;
};
