// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/posix_files.hpp: making, naming, changing and removing files and folders.
// Promises: CPython 3.11's checks and messages; OSErrors have the names that were given.
// CPython 3.11: Modules/posixmodule.c.
// Refuses: mknod(), chroot(), extended attributes.
#pragma once

#include <stasis/interpreter/arithmetic.hpp>
#include <stasis/library/detail/posix_arguments.hpp>
#include <stasis/library/detail/time_fields.hpp>

#include <cmath>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

namespace stasis::library::detail {

/// A path and the folder that it begins in; false: it raised.
[[nodiscard]] inline bool to_path_in(thread_state& thread, value given, value in_folder,
                                     const char* function, const char* parameter,
                                     path_argument& path, int& folder) noexcept {
    return to_path(thread, given, function, parameter, path) &&
           to_folder(thread, in_folder, folder);
}

// ---- folders -----------------------------------------------------------------------------------

inline constexpr signature<3> mkdir_parameters{"mkdir", {"path", "mode", "dir_fd"}, 1, 0, 2};
[[nodiscard]] inline owned posix_mkdir(thread_state& thread, const value* given) noexcept {
    path_argument path;
    int mode = 0777;
    int folder = AT_FDCWD;
    if (!to_path(thread, given[0], "mkdir", "path", path) ||
        !to_optional_int(thread, given[1], mode) || !to_folder(thread, given[2], folder)) {
        return {};
    }
    return none_or_error(thread, ::mkdirat(folder, path.text(), static_cast<::mode_t>(mode)), path);
}

inline constexpr signature<2> rmdir_parameters{"rmdir", {"path", "dir_fd"}, 1, 0, 1};
[[nodiscard]] inline owned posix_rmdir(thread_state& thread, const value* given) noexcept {
    path_argument path;
    int folder = AT_FDCWD;
    if (!to_path_in(thread, given[0], given[1], "rmdir", "path", path, folder)) {
        return {};
    }
    return none_or_error(thread, ::unlinkat(folder, path.text(), AT_REMOVEDIR), path);
}

inline constexpr signature<1> chdir_parameters{"chdir", {"path"}, 1};
[[nodiscard]] inline owned posix_chdir(thread_state& thread, const value* given) noexcept {
    path_argument path;
    if (!to_path(thread, given[0], "chdir", "path", path, path_kind::or_descriptor)) {
        return {};
    }
    return none_or_error(
        thread, path.is_descriptor ? ::fchdir(path.descriptor) : ::chdir(path.text()), path);
}

/// getcwd() and getcwdb().
template <bool Bytes>
[[nodiscard]] inline owned posix_getcwd(thread_state& thread, const value*) noexcept {
    for (std::size_t room = 1024;; room *= 2) {
        char* const name = allocate_array<char>(thread.interp->memory, room);
        if (name == nullptr) {
            raise_no_memory(thread);
            return {};
        }
        owned made;
        int failed = 0;
        if (::getcwd(name, room) == nullptr) {
            failed = errno;
        } else if (Bytes) {
            made = new_bytes(thread, reinterpret_cast<const unsigned char*>(name),
                             static_cast<ssize>(std::strlen(name)));
        } else {
            made = system_text(thread, name);
        }
        release_array(name, room);
        if (failed == 0) {
            return made;
        }
        if (failed != ERANGE) {
            return raise_errno(thread, failed);
        }
    }
}

// ---- names -------------------------------------------------------------------------------------

/// remove() and unlink().
[[nodiscard]] inline owned remove_path(thread_state& thread, const char* function,
                                       const value* given) noexcept {
    path_argument path;
    int folder = AT_FDCWD;
    if (!to_path_in(thread, given[0], given[1], function, "path", path, folder)) {
        return {};
    }
    return none_or_error(thread, ::unlinkat(folder, path.text(), 0), path);
}

inline constexpr signature<2> remove_parameters{"remove", {"path", "dir_fd"}, 1, 0, 1};
[[nodiscard]] inline owned posix_remove(thread_state& thread, const value* given) noexcept {
    return remove_path(thread, "remove", given);
}

inline constexpr signature<2> unlink_parameters{"unlink", {"path", "dir_fd"}, 1, 0, 1};
[[nodiscard]] inline owned posix_unlink(thread_state& thread, const value* given) noexcept {
    return remove_path(thread, "unlink", given);
}

/// None where a call about two paths has succeeded; else its OSError is pending.
[[nodiscard]] inline owned none_or_error(thread_state& thread, int result,
                                         const path_argument& from,
                                         const path_argument& to) noexcept {
    if (result != 0) {
        return raise_errno(thread, errno, from.named.get(), to.named.get());
    }
    return owned::take(none_value);
}

/// rename() and replace().
[[nodiscard]] inline owned rename_path(thread_state& thread, const char* function,
                                       const value* given) noexcept {
    path_argument from;
    path_argument to;
    int from_folder = AT_FDCWD;
    int to_folder_ = AT_FDCWD;
    if (!to_path(thread, given[0], function, "src", from) ||
        !to_path(thread, given[1], function, "dst", to) ||
        !to_folder(thread, given[2], from_folder) || !to_folder(thread, given[3], to_folder_)) {
        return {};
    }
    return none_or_error(thread, ::renameat(from_folder, from.text(), to_folder_, to.text()), from,
                         to);
}

inline constexpr signature<4> rename_parameters{
    "rename", {"src", "dst", "src_dir_fd", "dst_dir_fd"}, 2, 0, 2};
[[nodiscard]] inline owned posix_rename(thread_state& thread, const value* given) noexcept {
    return rename_path(thread, "rename", given);
}

inline constexpr signature<4> replace_parameters{
    "replace", {"src", "dst", "src_dir_fd", "dst_dir_fd"}, 2, 0, 2};
[[nodiscard]] inline owned posix_replace(thread_state& thread, const value* given) noexcept {
    return rename_path(thread, "replace", given);
}

inline constexpr signature<5> link_parameters{
    "link", {"src", "dst", "src_dir_fd", "dst_dir_fd", "follow_symlinks"}, 2, 0, 2};
[[nodiscard]] inline owned posix_link(thread_state& thread, const value* given) noexcept {
    path_argument from;
    path_argument to;
    int from_folder = AT_FDCWD;
    int to_folder_ = AT_FDCWD;
    bool follow = true;
    if (!to_path(thread, given[0], "link", "src", from) ||
        !to_path(thread, given[1], "link", "dst", to) ||
        !to_folder(thread, given[2], from_folder) || !to_folder(thread, given[3], to_folder_) ||
        !to_optional_truth(thread, given[4], follow)) {
        return {};
    }
    // Where nothing is asked for, link() decides, which doesn't follow on Linux.
    const bool plain = from_folder == AT_FDCWD && to_folder_ == AT_FDCWD;
    return none_or_error(thread,
                         ::linkat(from_folder, from.text(), to_folder_, to.text(),
                                  follow && !plain ? AT_SYMLINK_FOLLOW : 0),
                         from, to);
}

inline constexpr signature<4> symlink_parameters{
    "symlink", {"src", "dst", "target_is_directory", "dir_fd"}, 2, 0, 3};
[[nodiscard]] inline owned posix_symlink(thread_state& thread, const value* given) noexcept {
    path_argument from;
    path_argument to;
    bool ignored = false; // which another system needs
    int folder = AT_FDCWD;
    if (!to_path(thread, given[0], "symlink", "src", from) ||
        !to_path(thread, given[1], "symlink", "dst", to) ||
        !to_optional_truth(thread, given[2], ignored) || !to_folder(thread, given[3], folder)) {
        return {};
    }
    return none_or_error(thread, ::symlinkat(from.text(), folder, to.text()), from, to);
}

inline constexpr signature<2> readlink_parameters{"readlink", {"path", "dir_fd"}, 1, 0, 1};
[[nodiscard]] inline owned posix_readlink(thread_state& thread, const value* given) noexcept {
    constexpr std::size_t most = 4096; // what a path has at most
    path_argument path;
    int folder = AT_FDCWD;
    if (!to_path_in(thread, given[0], given[1], "readlink", "path", path, folder)) {
        return {};
    }
    char target[most + 1];
    const ::ssize_t size = ::readlinkat(folder, path.text(), target, most);
    if (size < 0) {
        return raise_path_error(thread, path);
    }
    target[size] = '\0';
    if (path.is_of_bytes()) {
        return new_bytes(thread, reinterpret_cast<const unsigned char*>(target),
                         static_cast<ssize>(size));
    }
    return system_text(thread, target);
}

inline constexpr signature<3> mkfifo_parameters{"mkfifo", {"path", "mode", "dir_fd"}, 1, 0, 2};
[[nodiscard]] inline owned posix_mkfifo(thread_state& thread, const value* given) noexcept {
    path_argument path;
    int mode = 0666;
    int folder = AT_FDCWD;
    if (!to_path(thread, given[0], "mkfifo", "path", path) ||
        !to_optional_int(thread, given[1], mode) || !to_folder(thread, given[2], folder)) {
        return {};
    }
    return none_or_error(thread, retry(thread, [&] {
                             return ::mkfifoat(folder, path.text(), static_cast<::mode_t>(mode));
                         }));
}

// ---- rights, owners, sizes ---------------------------------------------------------------------

inline constexpr signature<4> chmod_parameters{
    "chmod", {"path", "mode", "dir_fd", "follow_symlinks"}, 2, 0, 2};
[[nodiscard]] inline owned posix_chmod(thread_state& thread, const value* given) noexcept {
    path_argument path;
    int mode = 0;
    int folder = AT_FDCWD;
    bool follow = true;
    if (!to_path(thread, given[0], "chmod", "path", path, path_kind::or_descriptor) ||
        !to_c_integer(thread, given[1], mode) || !to_folder(thread, given[2], folder) ||
        !to_optional_truth(thread, given[3], follow)) {
        return {};
    }
    const auto rights = static_cast<::mode_t>(mode);
    if (path.is_descriptor) {
        return none_or_error(thread, ::fchmod(path.descriptor, rights), path);
    }
    const int result = ::fchmodat(folder, path.text(), rights, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    if (result != 0 && !follow && errno == EOPNOTSUPP) {
        if (folder != AT_FDCWD) {
            return raise(thread, value_error_type,
                         "chmod: cannot use dir_fd and follow_symlinks together");
        }
        return raise(thread, not_implemented_error_type,
                     "chmod: follow_symlinks unavailable on this platform");
    }
    return none_or_error(thread, result, path);
}

inline constexpr signature<2> fchmod_parameters{"fchmod", {"fd", "mode"}, 2};
[[nodiscard]] inline owned posix_fchmod(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    int mode = 0;
    if (!to_c_integer(thread, given[0], descriptor) || !to_c_integer(thread, given[1], mode)) {
        return {};
    }
    return none_or_error(
        thread, retry(thread, [&] { return ::fchmod(descriptor, static_cast<::mode_t>(mode)); }));
}

inline constexpr signature<5> chown_parameters{
    "chown", {"path", "uid", "gid", "dir_fd", "follow_symlinks"}, 3, 0, 3};
[[nodiscard]] inline owned posix_chown(thread_state& thread, const value* given) noexcept {
    path_argument path;
    unsigned user = 0;
    unsigned group = 0;
    int folder = AT_FDCWD;
    bool follow = true;
    if (!to_path(thread, given[0], "chown", "path", path, path_kind::or_descriptor) ||
        !to_owner(thread, given[1], "uid", user) || !to_owner(thread, given[2], "gid", group) ||
        !to_folder(thread, given[3], folder) || !to_optional_truth(thread, given[4], follow) ||
        !check_folder(thread, "chown", path, folder)) {
        return {};
    }
    if (!check_follow(thread, "chown", path, follow)) {
        return {};
    }
    return none_or_error(thread,
                         path.is_descriptor ? ::fchown(path.descriptor, user, group)
                                            : ::fchownat(folder, path.text(), user, group,
                                                         follow ? 0 : AT_SYMLINK_NOFOLLOW),
                         path);
}

inline constexpr signature<3> lchown_parameters{"lchown", {"path", "uid", "gid"}, 3};
[[nodiscard]] inline owned posix_lchown(thread_state& thread, const value* given) noexcept {
    path_argument path;
    unsigned user = 0;
    unsigned group = 0;
    if (!to_path(thread, given[0], "lchown", "path", path) ||
        !to_owner(thread, given[1], "uid", user) || !to_owner(thread, given[2], "gid", group)) {
        return {};
    }
    return none_or_error(thread, ::lchown(path.text(), user, group), path);
}

inline constexpr signature<3> fchown_parameters{"fchown", {"fd", "uid", "gid"}, 3};
[[nodiscard]] inline owned posix_fchown(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    unsigned user = 0;
    unsigned group = 0;
    if (!to_c_integer(thread, given[0], descriptor) || !to_owner(thread, given[1], "uid", user) ||
        !to_owner(thread, given[2], "gid", group)) {
        return {};
    }
    return none_or_error(thread, retry(thread, [&] { return ::fchown(descriptor, user, group); }));
}

inline constexpr signature<2> truncate_parameters{"truncate", {"path", "length"}, 2};
[[nodiscard]] inline owned posix_truncate(thread_state& thread, const value* given) noexcept {
    path_argument path;
    long length = 0;
    if (!to_path(thread, given[0], "truncate", "path", path, path_kind::or_descriptor) ||
        !to_long(thread, given[1], length)) {
        return {};
    }
    return none_or_error(thread,
                         path.is_descriptor ? ::ftruncate(path.descriptor, length)
                                            : ::truncate(path.text(), length),
                         path);
}

// ---- times -------------------------------------------------------------------------------------

/// A time in seconds, rounded down; false: it raised. CPython 3.11: _PyTime_ObjectToTimespec.
[[nodiscard]] inline bool to_timespec(thread_state& thread, value given, ::timespec& to) noexcept {
    std::int64_t seconds = 0;
    if (!to_seconds(thread, given, seconds)) {
        return false;
    }
    to.tv_sec = seconds;
    to.tv_nsec = 0;
    const value number = as_number(given);
    if (number.kind == tag::real) {
        double whole = 0;
        double part = std::floor(std::modf(number.data.real, &whole) * 1e9);
        part += part < 0 ? 1e9 : 0;
        to.tv_nsec = part < 1e9 ? static_cast<long>(part) : 0;
        to.tv_sec += part < 1e9 ? 0 : 1;
    }
    return true;
}

/// A time in nanoseconds; false: it raised. CPython 3.11: split_py_long_to_s_and_ns.
[[nodiscard]] inline bool to_exact_time(thread_state& thread, value given,
                                        ::timespec& to) noexcept {
    const owned both = interpreter::binary_by_slot(thread, &number_methods::nb_divmod, "divmod()",
                                                   given, make_int(1000000000));
    if (!both) {
        return false;
    }
    const auto* const pair = as<tuple_object>(both.get(), tuple_type);
    if (pair == nullptr || pair->ob_size != 2) {
        raise(thread, type_error_type, type_of(given)->tp_name,
              ".__divmod__() must return a 2-tuple, not ", type_of(both.get())->tp_name);
        return false;
    }
    const owned seconds = interpreter::to_int(thread, load(items(pair)[0]));
    if (!seconds) {
        return false;
    }
    if (seconds.get().kind == tag::object) {
        raise(thread, overflow_error_type, "timestamp out of range for platform time_t");
        return false;
    }
    to.tv_sec = seconds.get().data.integer;
    return to_long(thread, load(items(pair)[1]), to.tv_nsec);
}

inline constexpr signature<5> utime_parameters{
    "utime", {"path", "times", "ns", "dir_fd", "follow_symlinks"}, 1, 0, 2};
[[nodiscard]] inline owned posix_utime(thread_state& thread, const value* given) noexcept {
    path_argument path;
    int folder = AT_FDCWD;
    bool follow = true;
    if (!to_path(thread, given[0], "utime", "path", path, path_kind::or_descriptor) ||
        !to_folder(thread, given[3], folder) || !to_optional_truth(thread, given[4], follow)) {
        return {};
    }
    const bool has_times = given[1] && given[1].kind != tag::none;
    if (has_times && given[2]) {
        return raise(thread, value_error_type,
                     "utime: you may specify either 'times' or 'ns' but not both");
    }
    ::timespec times[2]{};
    if (has_times || given[2]) {
        const auto* const pair = as<tuple_object>(given[has_times ? 1 : 2], tuple_type);
        if (pair == nullptr || pair->ob_size != 2) {
            return raise(thread, type_error_type,
                         has_times ? "utime: 'times' must be either a tuple of two ints or None"
                                   : "utime: 'ns' must be a tuple of two ints");
        }
        for (int i = 0; i < 2; ++i) {
            if (!(has_times ? to_timespec(thread, load(items(pair)[i]), times[i])
                            : to_exact_time(thread, load(items(pair)[i]), times[i]))) {
                return {};
            }
        }
    }
    if (!check_folder(thread, "utime", path, folder)) {
        return {};
    }
    if (!check_follow(thread, "utime", path, follow)) {
        return {};
    }
    const ::timespec* const wanted = has_times || given[2] ? times : nullptr;
    return none_or_error(
        thread, path.is_descriptor
                    ? ::futimens(path.descriptor, wanted)
                    : ::utimensat(folder, path.text(), wanted, follow ? 0 : AT_SYMLINK_NOFOLLOW));
}

} // namespace stasis::library::detail
