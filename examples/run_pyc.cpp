// SPDX-License-Identifier: BSL-1.0
// examples/run_pyc.cpp: runs a .pyc from disk, compiled by python3.11, as the program.
//
//     cmake --preset gcc && cmake --build build/gcc --target run_pyc         (build/gcc/examples/)
//     python3.11 -m py_compile program.py && run_pyc __pycache__/program.cpython-311.pyc [ARGUMENT...]
//
// The reader that makes static objects of an image while the compiler runs makes heap objects of
// this one, and it can import what is written in C++ (include/stasis/library); a damaged file is refused, with the reason and the offset, before anything runs.
#include <stasis/library/all.hpp>
#include <stasis/stasis.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace {

/// The bytes of a file; false: errno says why there are none.
bool read_file(const char* path, std::vector<unsigned char>& bytes) {
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    unsigned char block[1 << 14];
    ssize_t count = 0;
    while ((count = ::read(file, block, sizeof block)) > 0) {
        bytes.insert(bytes.end(), block, block + count);
    }
    ::close(file); // for reading: keeps errno, as nothing can be lost
    return count == 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: run_pyc FILE.pyc [ARGUMENT...]\n");
        return 2;
    }
    std::vector<unsigned char> bytes;
    if (!read_file(argv[1], bytes)) {
        std::fprintf(stderr, "run_pyc: %s: %s\n", argv[1], std::strerror(errno));
        return 2;
    }
    auto& thread = stasis::state::runtime<>._main_interpreter._initial_thread;
    const auto thawed = stasis::image::thaw(thread, {bytes.data(), bytes.size()});
    if (thawed.failure) {
        std::fprintf(stderr, "run_pyc: %s: %s, at offset %zu\n", argv[1], thawed.failure.reason,
                     thawed.failure.offset);
        return 2;
    }
    return stasis::run_main(thread,
                            static_cast<const stasis::code_object*>(thawed.object.as_object()),
                            stasis::library::all, argc - 1, argv + 1);
}
