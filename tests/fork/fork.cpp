// SPDX-License-Identifier: BSL-1.0
// tests/fork/fork.cpp: a forked child reads and counts every static object, and runs programs
// over them: no page of the graph becomes its own. Of CPython 3.11, whose counts are written, 586
// of 586 pages of a static tuple's floats do when the child goes through it. A page that was copied
// is one that /proc/self/pagemap says is mapped here only, and no page of a file; smaps counts a
// page of a file as private and dirty, too, when nobody else has touched it and the file has just
// been written. To see that the test can fail, a second child writes to one page, and a third
// writes each count as CPython does.
#include <images/fork.hpp>
#include <stasis/stasis.hpp>

#include <cstdio>
#include <cstdlib>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace stasis;
using child_program = program<images::fork>;

// ---- a tuple of 100,000 floats -----------------------------------------------------------------

constexpr std::size_t float_count = 100'000;
struct float_array {
    float_object of[float_count];
};
consteval float_array make_floats() {
    float_array result{};
    for (std::size_t i = 0; i < float_count; ++i) {
        static_cast<object&>(result.of[i]) = immortal_head(float_type);
        result.of[i].ob_fval = static_cast<double>(i);
    }
    return result;
}
constexpr float_array floats = make_floats();

using tuple_of_floats = static_layout<tuple_object, object*, float_count>;
consteval tracked<tuple_of_floats> make_tuple() {
    tracked<tuple_of_floats> result{};
    static_cast<var_object&>(result) = immortal_head(tuple_type, static_cast<ssize>(float_count));
    for (std::size_t i = 0; i < float_count; ++i) {
        result.inline_[i] = pointer_to(floats.of[i]);
    }
    return result;
}
constexpr tracked<tuple_of_floats> all_floats = make_tuple();

// ---- the memory that the graph lies in ---------------------------------------------------------

constexpr std::uintptr_t page_size = 4096;

struct region {
    std::uintptr_t begin;
    std::uintptr_t end;
};
struct region_list {
    region of[16];
    int count;
};

/// What the program can only read: its constants, and what the loader has relocated.
region_list constants() {
    region_list result{};
    ::dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* to) {
            auto& list = *static_cast<region_list*>(to);
            for (int i = 0; i < info->dlpi_phnum; ++i) {
                const auto& header = info->dlpi_phdr[i];
                const bool read_only = header.p_type == PT_LOAD && header.p_flags == PF_R;
                if (read_only || header.p_type == PT_GNU_RELRO) {
                    const std::uintptr_t at = info->dlpi_addr + header.p_vaddr;
                    const std::uintptr_t end = at + header.p_memsz;
                    // The loader protects whole pages only.
                    list.of[list.count++] = {at & -page_size,
                                             read_only ? (end + page_size - 1) & -page_size
                                                       : end & -page_size};
                }
            }
            return 1; // the program is the first object, and the only one of interest
        },
        &result);
    return result;
}

bool contains(const region_list& in, std::uintptr_t address) {
    for (int i = 0; i < in.count; ++i) {
        if (in.of[i].begin <= address && address < in.of[i].end) {
            return true;
        }
    }
    return false;
}

/// Calls a function with each object in there: what looks like an object's head, and has a type
/// whose type is `type`.
template <class Function>
long for_each_object(const region_list& in, const Function& use) {
    long count = 0;
    for (int i = 0; i < in.count; ++i) {
        for (std::uintptr_t at = in.of[i].begin; at + sizeof(object) <= in.of[i].end; at += 8) {
            auto* const found = reinterpret_cast<object*>(at);
            if (found->ob_refcnt != immortal_refcount) {
                continue;
            }
            const auto type = reinterpret_cast<std::uintptr_t>(found->ob_type);
            if (type % 8 == 0 && contains(in, type) && found->ob_type->ob_type == &type_type) {
                use(found);
                ++count;
            }
        }
    }
    return count;
}

struct page_count {
    long all;
    long copied; ///< of this process alone, and no longer the file's
};
page_count count_pages(const region_list& in) {
    page_count result{};
    const int file = ::open("/proc/self/pagemap", O_RDONLY);
    for (int i = 0; i < in.count; ++i) {
        for (std::uintptr_t at = in.of[i].begin; at < in.of[i].end; at += page_size) {
            std::uint64_t entry = 0;
            if (::pread(file, &entry, sizeof entry,
                        static_cast<off_t>(at / page_size * sizeof entry)) != sizeof entry) {
                std::perror("/proc/self/pagemap");
                ::_exit(2);
            }
            const auto bit = [entry](int number) { return (entry >> number & 1) != 0; };
            const bool present = bit(63);
            const bool of_file = bit(61);
            const bool only_here = bit(56);
            ++result.all;
            result.copied += present && !of_file && only_here ? 1 : 0;
        }
    }
    ::close(file);
    return result;
}

/// The pages that a child has to itself once it has run a function.
template <class Function>
page_count copied_by(const region_list& in, const Function& run) {
    int ends[2];
    page_count result{-1, -1};
    if (::pipe(ends) != 0) {
        return result;
    }
    const pid_t child = ::fork();
    if (child == 0) {
        run();
        result = count_pages(in);
        ::_exit(::write(ends[1], &result, sizeof result) == sizeof result ? 0 : 1);
    }
    ::close(ends[1]);
    int status = 1;
    const bool read = ::read(ends[0], &result, sizeof result) == sizeof result;
    ::close(ends[0]);
    ::waitpid(child, &status, 0);
    return status == 0 && read ? result : page_count{-1, -1};
}

// ---- what the children do ----------------------------------------------------------------------

[[noreturn]] void fail(const char* what) {
    std::fprintf(stderr, "fork: %s\n", what);
    ::_exit(1);
}

void read_and_count(const region_list& in) {
    for (int i = 0; i < in.count; ++i) {
        for (std::uintptr_t at = in.of[i].begin; at < in.of[i].end; ++at) {
            static_cast<void>(*reinterpret_cast<const volatile unsigned char*>(at));
        }
    }
    for_each_object(in, [](object* each) {
        increment(each);
        decrement(each);
        if (refcount(each) != immortal_refcount) {
            fail("a count has moved");
        }
    });
}

void run_programs(bool native) {
    loaded_module loaded = native ? child_program::load_native() : child_program::load();
    const auto& numbers = static_cast<const tuple_of_floats&>(all_floats);
    const auto total = loaded.call<double>("total", numbers);
    const auto kept = loaded.call<int>("kept", numbers);
    const auto constants = loaded.call<int>("constants");
    if (!total || !kept || !constants) {
        std::exit(loaded.report());
    }
    if (*total != 4'999'950'000.0 || *kept != 300'000 || *constants != 127) {
        std::fprintf(stderr, "fork: %f, %d, %d\n", *total, *kept, *constants);
        fail("a wrong result");
    }
}

void make_writable(const region_list& in) {
    for (int i = 0; i < in.count; ++i) {
        if (::mprotect(reinterpret_cast<void*>(in.of[i].begin), in.of[i].end - in.of[i].begin,
                       PROT_READ | PROT_WRITE) != 0) {
            fail("mprotect");
        }
    }
}

void write_count(object* to) { *const_cast<volatile ssize*>(&to->ob_refcnt) = to->ob_refcnt; }

} // namespace

int main() {
    const region_list graph = constants();
    const region floats_only{reinterpret_cast<std::uintptr_t>(&floats),
                             reinterpret_cast<std::uintptr_t>(&floats + 1)};
    if (!contains(graph, floats_only.begin) ||
        !contains(graph, reinterpret_cast<std::uintptr_t>(child_program::codes[0]))) {
        fail("the graph is not among the constants");
    }
    long pages_of_objects = 0;
    std::uintptr_t last = 0;
    const long objects = for_each_object(graph, [&](object* each) {
        const std::uintptr_t page = reinterpret_cast<std::uintptr_t>(each) / page_size;
        pages_of_objects += page != last ? 1 : 0;
        last = page;
    });

    const page_count used = copied_by(graph, [&] {
        read_and_count(graph);
        run_programs(false);
        run_programs(true);
    });
    const page_count one = copied_by(graph, [&] {
        make_writable(graph);
        write_count(pointer_to(floats.of[float_count / 2]));
    });
    const page_count counted = copied_by(graph, [&] {
        make_writable(graph);
        for_each_object(graph, write_count);
    });
    std::printf("%ld objects, %ld pages; copied for a child that reads, counts and runs: %ld; "
                "that writes to one: %ld; that writes each count: %ld\n",
                objects, used.all, used.copied, one.copied, counted.copied);
    const bool as_wanted = objects > static_cast<long>(float_count) && used.copied == 0 &&
                           one.copied == 1 && counted.copied == pages_of_objects;
    return as_wanted ? 0 : 1;
}
