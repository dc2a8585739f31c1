// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/posix_stat.hpp: what is known of a file: stat() and its like, access(),
// statvfs().
// Promises: CPython 3.11's fields, checks and messages; times are exact in the fields that end in
// _ns.
// CPython 3.11: Modules/posixmodule.c (posix_do_stat, _pystat_fromstructstat, fill_time,
// os_access_impl, _pystatvfs_fromstructstatvfs).
#pragma once

#include <stasis/builtins/int_arithmetic.hpp>
#include <stasis/builtins/struct_sequence.hpp>
#include <stasis/library/detail/posix_arguments.hpp>

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace stasis::library {

namespace detail {

/// Times that weren't given are those of the tuple, in seconds: statresult_new.
constexpr void complete_stat(tuple_object* made) noexcept {
    constexpr std::size_t first_item = 7;
    constexpr std::size_t first_name = 10;
    object** const to = trailing_mutable<object*>(made, static_cast<std::size_t>(made->ob_size));
    for (std::size_t i = 0; i < 3; ++i) {
        if (to[first_name + i] == pointer_to(graph::none)) {
            increment(to[first_item + i]);
            state::replace(to[first_name + i], to[first_item + i]);
        }
    }
}

} // namespace detail

inline constexpr struct_sequence_definition<19> stat_result_definition{
    "os.stat_result",
    {"st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", nullptr, nullptr,
     nullptr, "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns",
     "st_blksize", "st_blocks", "st_rdev"},
    10,
    true,
    detail::complete_stat};
inline constexpr struct_sequence_definition<11> statvfs_result_definition{
    "os.statvfs_result",
    {"f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail",
     "f_flag", "f_namemax", "f_fsid"},
    10};

extern const type_object stat_result_type;
extern const type_object statvfs_result_type;
inline constexpr type_object stat_result_type =
    builtins::struct_sequence<stat_result_type, stat_result_definition>();
inline constexpr type_object statvfs_result_type =
    builtins::struct_sequence<statvfs_result_type, statvfs_result_definition>();

namespace detail {

/// Nanoseconds since 1970, of any size; empty: MemoryError is pending.
[[nodiscard]] constexpr owned whole_nanoseconds(thread_state& thread,
                                                const ::timespec& time) noexcept {
    const owned seconds = int_multiply(thread, make_int(time.tv_sec), make_int(1000000000));
    if (!seconds) {
        return {};
    }
    return int_add(thread, seconds.get(), make_int(time.tv_nsec));
}

/// A user's or a group's id: -1 is the one that stands for none.
[[nodiscard]] constexpr value make_owner(unsigned id) noexcept {
    return make_int(id == ~0u ? -1 : static_cast<std::int64_t>(id));
}

/// The stat_result of what the system says; empty: MemoryError is pending.
[[nodiscard]] inline owned new_stat_result(thread_state& thread,
                                           const struct ::stat& from) noexcept {
    const owned node = new_int(thread, from.st_ino, false);
    const owned device = new_int(thread, from.st_dev, false);
    const owned special = new_int(thread, from.st_rdev, false);
    const ::timespec times[] = {from.st_atim, from.st_mtim, from.st_ctim};
    owned exact[3];
    value real[3];
    for (int i = 0; i < 3; ++i) {
        exact[i] = whole_nanoseconds(thread, times[i]);
        real[i] = make_real(static_cast<double>(times[i].tv_sec) +
                            1e-9 * static_cast<double>(times[i].tv_nsec));
    }
    const value parts[] = {make_int(from.st_mode),
                           node.get(),
                           device.get(),
                           make_int(static_cast<std::int64_t>(from.st_nlink)),
                           make_owner(from.st_uid),
                           make_owner(from.st_gid),
                           make_int(from.st_size),
                           make_int(times[0].tv_sec),
                           make_int(times[1].tv_sec),
                           make_int(times[2].tv_sec),
                           real[0],
                           real[1],
                           real[2],
                           exact[0].get(),
                           exact[1].get(),
                           exact[2].get(),
                           make_int(from.st_blksize),
                           make_int(from.st_blocks),
                           special.get()};
    return fill_struct_sequence<stat_result_definition>(thread, stat_result_type, parts);
}

/// stat() and lstat().
[[nodiscard]] inline owned stat_path(thread_state& thread, const char* function, value given,
                                     path_kind kind, value in_folder, bool follow) noexcept {
    path_argument path;
    int folder = AT_FDCWD;
    if (!to_path(thread, given, function, "path", path, kind) ||
        !to_folder(thread, in_folder, folder) || !check_folder(thread, function, path, folder) ||
        !check_follow(thread, function, path, follow)) {
        return {};
    }
    struct ::stat about {};
    const int result = path.is_descriptor ? ::fstat(path.descriptor, &about)
                                          : ::fstatat(folder, path.text(), &about,
                                                      follow ? 0 : AT_SYMLINK_NOFOLLOW);
    if (result != 0) {
        return raise_path_error(thread, path);
    }
    return new_stat_result(thread, about);
}

inline constexpr signature<3> stat_parameters{
    "stat", {"path", "dir_fd", "follow_symlinks"}, 1, 0, 1};
[[nodiscard]] inline owned posix_stat(thread_state& thread, const value* given) noexcept {
    bool follow = true;
    if (!to_optional_truth(thread, given[2], follow)) {
        return {};
    }
    return stat_path(thread, "stat", given[0], path_kind::or_descriptor, given[1], follow);
}

inline constexpr signature<2> lstat_parameters{"lstat", {"path", "dir_fd"}, 1, 0, 1};
[[nodiscard]] inline owned posix_lstat(thread_state& thread, const value* given) noexcept {
    return stat_path(thread, "lstat", given[0], path_kind::path, given[1], false);
}

inline constexpr signature<1> fstat_parameters{"fstat", {"fd"}, 1};
[[nodiscard]] inline owned posix_fstat(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    struct ::stat about {};
    if (!to_c_integer(thread, given[0], descriptor)) {
        return {};
    }
    if (::fstat(descriptor, &about) != 0) {
        return raise_errno(thread, errno);
    }
    return new_stat_result(thread, about);
}

inline constexpr signature<5> access_parameters{
    "access", {"path", "mode", "dir_fd", "effective_ids", "follow_symlinks"}, 2, 0, 2};
[[nodiscard]] inline owned posix_access(thread_state& thread, const value* given) noexcept {
    path_argument path;
    int mode = 0;
    int folder = AT_FDCWD;
    bool effective = false;
    bool follow = true;
    if (!to_path(thread, given[0], "access", "path", path) ||
        !to_c_integer(thread, given[1], mode) || !to_folder(thread, given[2], folder) ||
        !to_optional_truth(thread, given[3], effective) ||
        !to_optional_truth(thread, given[4], follow)) {
        return {};
    }
    const int flags = (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW);
    return owned::take(make_bool(::faccessat(folder, path.text(), mode, flags) == 0));
}

/// The statvfs_result of what the system says; empty: MemoryError is pending.
[[nodiscard]] inline owned new_statvfs_result(thread_state& thread,
                                              const struct ::statvfs& from) noexcept {
    const unsigned long numbers[] = {from.f_bsize,  from.f_frsize,  from.f_blocks, from.f_bfree,
                                     from.f_bavail, from.f_files,   from.f_ffree,  from.f_favail,
                                     from.f_flag,   from.f_namemax, from.f_fsid};
    owned made[statvfs_result_definition.count];
    value parts[statvfs_result_definition.count];
    for (std::size_t i = 0; i < statvfs_result_definition.count; ++i) {
        made[i] = new_int(thread, numbers[i], false);
        parts[i] = made[i].get();
    }
    return fill_struct_sequence<statvfs_result_definition>(thread, statvfs_result_type, parts);
}

inline constexpr signature<1> statvfs_parameters{"statvfs", {"path"}, 1};
[[nodiscard]] inline owned posix_statvfs(thread_state& thread, const value* given) noexcept {
    path_argument path;
    struct ::statvfs about {};
    if (!to_path(thread, given[0], "statvfs", "path", path, path_kind::or_descriptor)) {
        return {};
    }
    if ((path.is_descriptor ? ::fstatvfs(path.descriptor, &about)
                            : ::statvfs(path.text(), &about)) != 0) {
        return raise_path_error(thread, path);
    }
    return new_statvfs_result(thread, about);
}

[[nodiscard]] inline owned posix_fstatvfs(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    struct ::statvfs about {};
    if (!to_c_integer(thread, given[0], descriptor)) {
        return {};
    }
    if (::fstatvfs(descriptor, &about) != 0) {
        return raise_errno(thread, errno);
    }
    return new_statvfs_result(thread, about);
}

} // namespace detail

} // namespace stasis::library
