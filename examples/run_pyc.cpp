// SPDX-License-Identifier: BSL-1.0
// examples/run_pyc.cpp: runs a .pyc from disk, compiled by python3.11, as the program.
//
//     cmake --preset gcc && cmake --build build/gcc --target run_pyc         (build/gcc/examples/)
//     python3.11 -m py_compile program.py && run_pyc __pycache__/program.cpython-311.pyc
//     [ARGUMENT...] run_pyc --modules LIST FILE.pyc [ARGUMENT...]
//
// The reader that makes static objects of an image while the compiler runs makes heap objects of
// this one; a damaged file is refused, with the reason and the offset, before anything runs. The
// program can import what is written in C++ (include/stasis/library), and the modules in LIST, a
// file of lines with tabs between their parts:
//     module    NAME  FILE.pyc
//     package   NAME  FILE.pyc
//     namespace NAME  FOLDER
//     text      MODE  FILE.pyc  SOURCE     a source text in the file SOURCE, for eval, exec and
//     compile refused   MODE  FILE.pyc  SOURCE     the same, that has a SyntaxError: FILE.pyc
//     raises it
#include <stasis/compiler/compile.hpp>
#include <stasis/library/all.hpp>
#include <stasis/stasis.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

/// The bytes of a file; false: errno says why there are none.
bool read_file(const char* path, std::string& bytes) {
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    char block[1 << 14];
    ssize_t count = 0;
    while ((count = ::read(file, block, sizeof block)) > 0) {
        bytes.append(block, static_cast<std::size_t>(count));
    }
    ::close(file); // for reading: keeps errno, as nothing can be lost
    return count == 0;
}

/// What a program runs and imports. Whatever is wrong is written to standard error.
class thawed_program {
public:
    explicit thawed_program(stasis::thread_state& thread) : thread_(thread) {}

    /// The code object in a .pyc, or null.
    const stasis::code_object* thaw(const std::string& path) {
        std::string bytes;
        if (!read_file(path.c_str(), bytes)) {
            std::fprintf(stderr, "run_pyc: %s: %s\n", path.c_str(), std::strerror(errno));
            return nullptr;
        }
        auto thawed = stasis::image::thaw(
            thread_, {reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
        if (thawed.failure) {
            std::fprintf(stderr, "run_pyc: %s: %s, at offset %zu\n", path.c_str(),
                         thawed.failure.reason, thawed.failure.offset);
            return nullptr;
        }
        objects_.push_back(static_cast<stasis::owned&&>(thawed.object));
        return static_cast<const stasis::code_object*>(objects_.back().as_object());
    }

    /// Adds the modules and texts that a list names; false: something is wrong.
    bool add_list(const char* path) {
        std::string list;
        if (!read_file(path, list)) {
            std::fprintf(stderr, "run_pyc: %s: %s\n", path, std::strerror(errno));
            return false;
        }
        std::size_t number = 1;
        for (std::size_t at = 0; at < list.size(); ++number) {
            const std::size_t end = std::min(list.find('\n', at), list.size());
            if (!add_line(split(list.substr(at, end - at)))) {
                std::fprintf(stderr, "run_pyc: %s, line %zu can't be used\n", path, number);
                return false;
            }
            at = end + 1;
        }
        return true;
    }

    /// All that there is to import, in order.
    stasis::module_view importable() {
        const auto& in_cpp = stasis::library::all;
        modules_.insert(modules_.end(), std::begin(in_cpp.of), std::end(in_cpp.of));
        std::sort(modules_.begin(), modules_.end(), [](const auto& left, const auto& right) {
            return std::strcmp(left.name, right.name) < 0;
        });
        return {modules_.data(), modules_.size(), texts_.data(), texts_.size(),
                stasis::source_compiler};
    }

private:
    static std::vector<std::string> split(const std::string& line) {
        std::vector<std::string> parts{""};
        for (const char each : line) {
            if (each == '\t') {
                parts.emplace_back();
            } else {
                parts.back() += each;
            }
        }
        return parts;
    }

    bool add_line(const std::vector<std::string>& parts) {
        const bool is_refused = parts[0] == "refused";
        const bool is_text = is_refused || parts[0] == "text";
        const bool is_package = parts[0] == "package";
        if ((!is_text && !is_package && parts[0] != "module" && parts[0] != "namespace") ||
            parts.size() != (is_text ? 4u : 3u)) {
            return false;
        }
        if (parts[0] == "namespace") {
            const char* const folder = names_.emplace_back(parts[2]).c_str();
            modules_.push_back({.name = names_.emplace_back(parts[1]).c_str(),
                                .is_package = true,
                                .folder = folder});
            return true;
        }
        const stasis::code_object* const code = thaw(parts[2]);
        if (code == nullptr) {
            return false;
        }
        codes_.push_back(code);
        const char* const name = names_.emplace_back(parts[1]).c_str();
        if (!is_text) {
            modules_.push_back({name, &codes_.back(), is_package});
            return true;
        }
        std::string source;
        if (!read_file(parts[3].c_str(), source)) {
            return false;
        }
        texts_.push_back({name, names_.emplace_back(source).c_str(), &codes_.back(), is_refused});
        return true;
    }

    stasis::thread_state& thread_;
    std::deque<stasis::owned> objects_;
    std::deque<std::string> names_;
    std::deque<const stasis::code_object*> codes_;
    std::vector<stasis::importable_module> modules_;
    std::vector<stasis::frozen_text> texts_;
};

} // namespace

int main(int argc, char** argv) {
    const bool has_list = argc > 2 && std::strcmp(argv[1], "--modules") == 0;
    const int file = has_list ? 3 : 1;
    if (argc <= file) {
        std::fprintf(stderr, "usage: run_pyc [--modules LIST] FILE.pyc [ARGUMENT...]\n");
        return 2;
    }
    auto& thread = stasis::state::runtime<>._main_interpreter._initial_thread;
    thawed_program program{thread};
    if (has_list && !program.add_list(argv[2])) {
        return 2;
    }
    const stasis::code_object* const body = program.thaw(argv[file]);
    if (body == nullptr) {
        return 2;
    }
    return stasis::run_main(thread, body, program.importable(), argc - file, argv + file);
}
