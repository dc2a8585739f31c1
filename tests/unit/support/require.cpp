// SPDX-License-Identifier: BSL-1.0
// unit/support/require.cpp: what a condition that isn't met at run time leaves behind.
#include <stasis/support/require.hpp>
#include <support/check.hpp>

#include <csignal>
#include <string>
#include <sys/wait.h>

namespace {

/// How a child process ends that requires what is not so; what it writes to standard error.
int end_of_child(std::size_t offset, std::string& written) {
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const ::pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGILL, SIG_DFL);
        std::signal(SIGTRAP, SIG_DFL);
        ::dup2(pipe_ends[1], 2);
        stasis::support::require(offset == ~std::size_t{}, "this is not so", offset);
        ::_exit(0);
    }
    ::close(pipe_ends[1]);
    char text[100];
    for (::ssize_t size; (size = ::read(pipe_ends[0], text, sizeof text)) > 0;) {
        written.append(text, static_cast<std::size_t>(size));
    }
    ::close(pipe_ends[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return status;
}

} // namespace

TEST_CASE("at run time a requirement that isn't met writes its reason, and traps") {
    for (const std::size_t offset : {std::size_t{0}, std::size_t{1207}}) {
        std::string written;
        CHECK(WIFSIGNALED(end_of_child(offset, written)));
        CHECK(written == "stasis: this is not so [" + std::to_string(offset) + "]\n");
    }
    std::string written;
    CHECK(end_of_child(~std::size_t{}, written) == 0);
    CHECK(written.empty());
}
