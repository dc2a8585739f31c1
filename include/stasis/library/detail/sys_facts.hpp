// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sys_facts.hpp: what sys says of the language, the implementation and the
// machine.
// Promises: what depends on the language and on the layout of objects is CPython 3.11's:
// version_info, hexversion, api_version, the *_info tuples, platform. It is the version whose code
// objects and layouts these are, 3.11.2. What names the implementation is stasis's own: the text in
// parentheses in version, sys.implementation, copyright. cache_tag is CPython's, since these are
// the .pyc files that are read. What describes an installation is empty, since there is none:
// executable, prefix and its kin. flags are those of python3.11 -B -E -s -S -X utf8 with
// PYTHONHASHSEED=0: nothing is read from the environment, no site is imported, and hashes are not
// randomized.
// CPython 3.11: Python/sysmodule.c, Python/getversion.c, Python/getcopyright.c.
// Refuses: stdlib_module_names, which lists what CPython is installed with.
#pragma once

#include <stasis/builtins/simple_namespace.hpp>
#include <stasis/builtins/struct_sequence.hpp>
#include <stasis/graph/float.hpp>
#include <stasis/version.hpp>

namespace stasis::library {

/// The machine and its system as Debian's folders of libraries are named; empty: not known.
/// CPython 3.11: PLATFORM_TRIPLET (configure).
#if defined(__linux__) && defined(__x86_64__) && defined(__LP64__)
inline constexpr text multiarch{"x86_64-linux-gnu"};
#elif defined(__linux__) && defined(__aarch64__)
inline constexpr text multiarch{"aarch64-linux-gnu"};
#else
inline constexpr text multiarch{};
#endif

inline constexpr struct_sequence_definition<5> version_info_definition{
    "sys.version_info", {"major", "minor", "micro", "releaselevel", "serial"}, 5, false};
inline constexpr struct_sequence_definition<18> flags_definition{
    "sys.flags",
    {"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site",
     "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization",
     "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path",
     "int_max_str_digits"},
    18,
    false};
inline constexpr struct_sequence_definition<11> float_info_definition{
    "sys.float_info",
    {"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon",
     "radix", "rounds"}};
inline constexpr struct_sequence_definition<4> int_info_definition{
    "sys.int_info",
    {"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"}};
inline constexpr struct_sequence_definition<9> hash_info_definition{
    "sys.hash_info",
    {"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"}};
inline constexpr struct_sequence_definition<3> thread_info_definition{"sys.thread_info",
                                                                      {"name", "lock", "version"}};
inline constexpr struct_sequence_definition<2> asyncgen_hooks_definition{
    "asyncgen_hooks", {"firstiter", "finalizer"}};

extern const type_object version_info_type;
extern const type_object flags_type;
extern const type_object float_info_type;
extern const type_object int_info_type;
extern const type_object hash_info_type;
extern const type_object thread_info_type;
extern const type_object asyncgen_hooks_type;
inline constexpr type_object version_info_type =
    builtins::struct_sequence<version_info_type, version_info_definition>();
inline constexpr type_object flags_type = builtins::struct_sequence<flags_type, flags_definition>();
inline constexpr type_object float_info_type =
    builtins::struct_sequence<float_info_type, float_info_definition>();
inline constexpr type_object int_info_type =
    builtins::struct_sequence<int_info_type, int_info_definition>();
inline constexpr type_object hash_info_type =
    builtins::struct_sequence<hash_info_type, hash_info_definition>();
inline constexpr type_object thread_info_type =
    builtins::struct_sequence<thread_info_type, thread_info_definition>();
inline constexpr type_object asyncgen_hooks_type =
    builtins::struct_sequence<asyncgen_hooks_type, asyncgen_hooks_definition>();

namespace detail {

using builtins::struct_sequence_;
using graph::int_;
using graph::none;
using graph::str_;

/// The fewest figures of a text that counts as long: _PY_LONG_MAX_STR_DIGITS_THRESHOLD.
inline constexpr int str_digits_check_threshold = 640;

inline constexpr const auto& false_ = graph::false_object;

inline constexpr const tuple_object& version_info =
    struct_sequence_<version_info_type, int_<3>, int_<11>, int_<2>, str_<"final">, int_<0>>;
inline constexpr const tuple_object& own_version_info =
    struct_sequence_<version_info_type, int_<STASIS_VERSION_MAJOR>, int_<STASIS_VERSION_MINOR>,
                     int_<STASIS_VERSION_PATCH>, str_<"final">, int_<0>>;
inline constexpr const auto& own_hexversion = int_<(
    STASIS_VERSION_MAJOR << 24 | STASIS_VERSION_MINOR << 16 | STASIS_VERSION_PATCH << 8 | 0xf0)>;

inline constexpr module_constant sys_facts[] = {
    {"api_version", &int_<1013>},
    {"version_info", &version_info},
    {"hexversion", &int_<0x030b02f0>},
    {"version", &str_<"3.11.2 (stasis) [C++20]">},
    {"copyright", &str_<"Copyright (c) the maintainers of stasis.">},
    {"platform", &str_<"linux">},
    {"abiflags", &graph::empty_str},
    {"byteorder", &str_<"little">},
    {"float_repr_style", &str_<"short">},
    {"maxsize", &int_<9223372036854775807>},
    {"maxunicode", &int_<0x10ffff>},
    {"executable", &graph::empty_str},
    {"_base_executable", &graph::empty_str},
    {"prefix", &graph::empty_str},
    {"exec_prefix", &graph::empty_str},
    {"base_prefix", &graph::empty_str},
    {"base_exec_prefix", &graph::empty_str},
    {"platlibdir", &str_<"lib">},
    {"_framework", &graph::empty_str},
    {"pycache_prefix", &none},
    {"dont_write_bytecode", &graph::true_object},
    {"flags", &struct_sequence_<flags_type, int_<0>, int_<0>, int_<0>, int_<0>, int_<1>, int_<1>,
                                int_<1>, int_<1>, int_<0>, int_<0>, int_<0>, int_<0>, int_<0>,
                                false_, int_<1>, int_<0>, false_, int_<-1>>},
    {"float_info",
     &struct_sequence_<float_info_type, graph::float_<__DBL_MAX__>, int_<1024>, int_<308>,
                       graph::float_<__DBL_MIN__>, int_<-1021>, int_<-307>, int_<15>, int_<53>,
                       graph::float_<__DBL_EPSILON__>, int_<2>, int_<1>>},
    {"int_info",
     &struct_sequence_<int_info_type, int_<30>, int_<4>, int_<state::default_max_str_digits>,
                       int_<str_digits_check_threshold>>},
    {"hash_info",
     &struct_sequence_<hash_info_type, int_<64>, int_<2305843009213693951>, int_<314159>, int_<0>,
                       int_<1000003>, str_<"siphash13">, int_<64>, int_<128>, int_<0>>},
    {"thread_info", &struct_sequence_<thread_info_type, str_<"pthread">, none, none>},
    {nullptr, nullptr}};

} // namespace detail

} // namespace stasis::library
