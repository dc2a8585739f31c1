// SPDX-License-Identifier: BSL-1.0
// stasis/library/posix.hpp: the module posix: files, folders, descriptors, the process and the
// system. Lib/os.py is made of it.
// Promises: what its names mean is CPython 3.11's on Linux, with its checks and messages. It works
// at run time, but for fspath(): elsewhere the compiler names system_needs_run_time(), and environ
// and _have_functions are not there.
// CPython 3.11: Modules/posixmodule.c.
// Refuses: what isn't there: posix_spawn(), forkpty() and login_tty(), initgroups(),
// getgrouplist(), extended attributes, mknod(), chroot(), pidfd_open(), splice(), _path_normpath().
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/library/detail/posix_children.hpp>
#include <stasis/library/detail/posix_descriptors.hpp>
#include <stasis/library/detail/posix_directory.hpp>
#include <stasis/library/detail/posix_files.hpp>
#include <stasis/library/detail/posix_identity.hpp>
#include <stasis/library/detail/posix_limits.hpp>
#include <stasis/library/detail/posix_process.hpp>
#include <stasis/library/detail/posix_stat.hpp>
#include <stasis/library/detail/posix_vectors.hpp>

#include <dlfcn.h>
#include <sysexits.h>

namespace stasis::library {

namespace detail {

/// fspath(path).
[[nodiscard]] constexpr owned posix_fspath(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<1> of{"fspath", {"path"}, 1};
    value path[1];
    if (!read_arguments(thread, of, given, path)) {
        return {};
    }
    return file_system_path(thread, path[0]);
}

inline constexpr method_def posix_methods[] = {
    {"_exit", posix_named<exit_parameters, posix_exit>, 0, nullptr},
    {"abort", posix_plain<"posix.abort", 0, 0, posix_abort>, 0, nullptr},
    {"access", posix_named<access_parameters, posix_access>, 0, nullptr},
    {"chdir", posix_named<chdir_parameters, posix_chdir>, 0, nullptr},
    {"chmod", posix_named<chmod_parameters, posix_chmod>, 0, nullptr},
    {"chown", posix_named<chown_parameters, posix_chown>, 0, nullptr},
    {"close", posix_named<close_parameters, posix_close>, 0, nullptr},
    {"closerange", posix_plain<"posix.closerange", 2, 2, posix_closerange>, 0, nullptr},
    {"confstr", posix_plain<"posix.confstr", 1, 1, posix_confstr>, 0, nullptr},
    {"copy_file_range", posix_named<copy_file_range_parameters, posix_copy_file_range>, 0, nullptr},
    {"cpu_count", posix_plain<"posix.cpu_count", 0, 0, posix_cpu_count>, 0, nullptr},
    {"ctermid", posix_plain<"posix.ctermid", 0, 0, posix_ctermid>, 0, nullptr},
    {"device_encoding", posix_named<device_encoding_parameters, posix_device_encoding>, 0, nullptr},
    {"dup", posix_plain<"posix.dup", 1, 1, posix_dup>, 0, nullptr},
    {"dup2", posix_named<dup2_parameters, posix_dup2>, 0, nullptr},
    {"eventfd", posix_named<eventfd_parameters, posix_eventfd>, 0, nullptr},
    {"eventfd_read", posix_named<eventfd_read_parameters, posix_eventfd_read>, 0, nullptr},
    {"eventfd_write", posix_named<eventfd_write_parameters, posix_eventfd_write>, 0, nullptr},
    {"execv", posix_plain<"posix.execv", 2, 2, posix_execv>, 0, nullptr},
    {"execve", posix_named<execve_parameters, posix_execve>, 0, nullptr},
    {"fchdir", posix_named<fchdir_parameters, posix_of_descriptor<::fchdir>>, 0, nullptr},
    {"fchmod", posix_named<fchmod_parameters, posix_fchmod>, 0, nullptr},
    {"fchown", posix_named<fchown_parameters, posix_fchown>, 0, nullptr},
    {"fdatasync", posix_named<fdatasync_parameters, posix_of_descriptor<::fdatasync>>, 0, nullptr},
    {"fork", posix_plain<"posix.fork", 0, 0, posix_fork>, 0, nullptr},
    {"fpathconf", posix_plain<"posix.fpathconf", 2, 2, posix_fpathconf>, 0, nullptr},
    {"fspath", posix_fspath, 0, nullptr},
    {"fstat", posix_named<fstat_parameters, posix_fstat>, 0, nullptr},
    {"fstatvfs", posix_plain<"posix.fstatvfs", 1, 1, posix_fstatvfs>, 0, nullptr},
    {"fsync", posix_named<fsync_parameters, posix_of_descriptor<::fsync>>, 0, nullptr},
    {"ftruncate", posix_plain<"posix.ftruncate", 2, 2, posix_ftruncate>, 0, nullptr},
    {"get_blocking",
     posix_plain<"posix.get_blocking", 1, 1, descriptor_flag<F_GETFL, O_NONBLOCK, false>>, 0,
     nullptr},
    {"get_inheritable",
     posix_plain<"posix.get_inheritable", 1, 1, descriptor_flag<F_GETFD, FD_CLOEXEC, false>>, 0,
     nullptr},
    {"get_terminal_size", posix_plain<"posix.get_terminal_size", 0, 1, posix_get_terminal_size>, 0,
     nullptr},
    {"getcwd", posix_plain<"posix.getcwd", 0, 0, posix_getcwd<false>>, 0, nullptr},
    {"getcwdb", posix_plain<"posix.getcwdb", 0, 0, posix_getcwd<true>>, 0, nullptr},
    {"getegid", posix_plain<"posix.getegid", 0, 0, posix_id<::getegid>>, 0, nullptr},
    {"geteuid", posix_plain<"posix.geteuid", 0, 0, posix_id<::geteuid>>, 0, nullptr},
    {"getgid", posix_plain<"posix.getgid", 0, 0, posix_id<::getgid>>, 0, nullptr},
    {"getgroups", posix_plain<"posix.getgroups", 0, 0, posix_getgroups>, 0, nullptr},
    {"getloadavg", posix_plain<"posix.getloadavg", 0, 0, posix_getloadavg>, 0, nullptr},
    {"getlogin", posix_plain<"posix.getlogin", 0, 0, posix_getlogin>, 0, nullptr},
    {"getpgid", posix_named<getpgid_parameters, posix_getpgid>, 0, nullptr},
    {"getpgrp", posix_plain<"posix.getpgrp", 0, 0, posix_id<::getpgrp>>, 0, nullptr},
    {"getpid", posix_plain<"posix.getpid", 0, 0, posix_id<::getpid>>, 0, nullptr},
    {"getppid", posix_plain<"posix.getppid", 0, 0, posix_id<::getppid>>, 0, nullptr},
    {"getpriority", posix_named<getpriority_parameters, posix_getpriority>, 0, nullptr},
    {"getrandom", posix_named<getrandom_parameters, posix_getrandom>, 0, nullptr},
    {"getresgid", posix_plain<"posix.getresgid", 0, 0, posix_get_ids<::getresgid>>, 0, nullptr},
    {"getresuid", posix_plain<"posix.getresuid", 0, 0, posix_get_ids<::getresuid>>, 0, nullptr},
    {"getsid", posix_plain<"posix.getsid", 1, 1, posix_getsid>, 0, nullptr},
    {"getuid", posix_plain<"posix.getuid", 0, 0, posix_id<::getuid>>, 0, nullptr},
    {"isatty", posix_plain<"posix.isatty", 1, 1, posix_isatty>, 0, nullptr},
    {"kill", posix_parsed<"posix.kill", 2, posix_kill>, 0, nullptr},
    {"killpg", posix_parsed<"posix.killpg", 2, posix_killpg>, 0, nullptr},
    {"lchown", posix_named<lchown_parameters, posix_lchown>, 0, nullptr},
    {"link", posix_named<link_parameters, posix_link>, 0, nullptr},
    {"listdir", posix_named<listdir_parameters, posix_listdir>, 0, nullptr},
    {"lockf", posix_plain<"posix.lockf", 3, 3, posix_lockf>, 0, nullptr},
    {"lseek", posix_plain<"posix.lseek", 3, 3, posix_lseek>, 0, nullptr},
    {"lstat", posix_named<lstat_parameters, posix_lstat>, 0, nullptr},
    {"major", posix_plain<"posix.major", 1, 1, posix_device_part<true>>, 0, nullptr},
    {"makedev", posix_plain<"posix.makedev", 2, 2, posix_makedev>, 0, nullptr},
    {"memfd_create", posix_named<memfd_create_parameters, posix_memfd_create>, 0, nullptr},
    {"minor", posix_plain<"posix.minor", 1, 1, posix_device_part<false>>, 0, nullptr},
    {"mkdir", posix_named<mkdir_parameters, posix_mkdir>, 0, nullptr},
    {"mkfifo", posix_named<mkfifo_parameters, posix_mkfifo>, 0, nullptr},
    {"nice", posix_plain<"posix.nice", 1, 1, posix_nice>, 0, nullptr},
    {"open", posix_named<open_parameters, posix_open>, 0, nullptr},
    {"openpty", posix_plain<"posix.openpty", 0, 0, posix_openpty>, 0, nullptr},
    {"pathconf", posix_named<pathconf_parameters, posix_pathconf>, 0, nullptr},
    {"pipe", posix_plain<"posix.pipe", 0, 0, posix_pipe>, 0, nullptr},
    {"pipe2", posix_plain<"posix.pipe2", 1, 1, posix_pipe2>, 0, nullptr},
    {"posix_fadvise", posix_plain<"posix.posix_fadvise", 4, 4, posix_posix_fadvise>, 0, nullptr},
    {"posix_fallocate", posix_plain<"posix.posix_fallocate", 3, 3, posix_posix_fallocate>, 0,
     nullptr},
    {"pread", posix_plain<"posix.pread", 3, 3, posix_pread>, 0, nullptr},
    {"preadv", posix_plain<"posix.preadv", 3, 4, posix_preadv>, 0, nullptr},
    {"putenv", posix_plain<"posix.putenv", 2, 2, posix_putenv>, 0, nullptr},
    {"pwrite", posix_plain<"posix.pwrite", 3, 3, posix_pwrite>, 0, nullptr},
    {"pwritev", posix_plain<"posix.pwritev", 3, 4, posix_pwritev>, 0, nullptr},
    {"read", posix_plain<"posix.read", 2, 2, posix_read>, 0, nullptr},
    {"readlink", posix_named<readlink_parameters, posix_readlink>, 0, nullptr},
    {"readv", posix_plain<"posix.readv", 2, 2, posix_readv>, 0, nullptr},
    {"register_at_fork", posix_named<register_at_fork_parameters, posix_register_at_fork>, 0,
     nullptr},
    {"remove", posix_named<remove_parameters, posix_remove>, 0, nullptr},
    {"rename", posix_named<rename_parameters, posix_rename>, 0, nullptr},
    {"replace", posix_named<replace_parameters, posix_replace>, 0, nullptr},
    {"rmdir", posix_named<rmdir_parameters, posix_rmdir>, 0, nullptr},
    {"scandir", posix_named<scandir_parameters, posix_scandir>, 0, nullptr},
    {"sched_get_priority_max",
     posix_named<policy_parameters<"sched_get_priority_max">,
                 posix_priority_limit<::sched_get_priority_max>>,
     0, nullptr},
    {"sched_get_priority_min",
     posix_named<policy_parameters<"sched_get_priority_min">,
                 posix_priority_limit<::sched_get_priority_min>>,
     0, nullptr},
    {"sched_getaffinity", posix_plain<"posix.sched_getaffinity", 1, 1, posix_sched_getaffinity>, 0,
     nullptr},
    {"sched_getparam", posix_plain<"posix.sched_getparam", 1, 1, posix_sched_getparam>, 0, nullptr},
    {"sched_getscheduler", posix_plain<"posix.sched_getscheduler", 1, 1, posix_sched_getscheduler>,
     0, nullptr},
    {"sched_setaffinity", posix_parsed<"posix.sched_setaffinity", 2, posix_sched_setaffinity>, 0,
     nullptr},
    {"sched_rr_get_interval",
     posix_plain<"posix.sched_rr_get_interval", 1, 1, posix_sched_rr_get_interval>, 0, nullptr},
    {"sched_setparam", posix_parsed<"posix.sched_setparam", 2, posix_sched_setparam>, 0, nullptr},
    {"sched_setscheduler", posix_parsed<"posix.sched_setscheduler", 3, posix_sched_setscheduler>, 0,
     nullptr},
    {"sched_yield", posix_plain<"posix.sched_yield", 0, 0, posix_sched_yield>, 0, nullptr},
    {"sendfile", posix_named<sendfile_parameters, posix_sendfile>, 0, nullptr},
    {"set_blocking", posix_plain<"posix.set_blocking", 2, 2, posix_set_blocking>, 0, nullptr},
    {"set_inheritable", posix_plain<"posix.set_inheritable", 2, 2, posix_set_inheritable>, 0,
     nullptr},
    {"setegid", posix_plain<"posix.setegid", 1, 1, posix_set_ids<::setegid, group_id, 1>>, 0,
     nullptr},
    {"seteuid", posix_plain<"posix.seteuid", 1, 1, posix_set_ids<::seteuid, user_id, 1>>, 0,
     nullptr},
    {"setgid", posix_plain<"posix.setgid", 1, 1, posix_set_ids<::setgid, group_id, 1>>, 0, nullptr},
    {"setgroups", posix_plain<"posix.setgroups", 1, 1, posix_setgroups>, 0, nullptr},
    {"setpgid", posix_parsed<"posix.setpgid", 2, posix_setpgid>, 0, nullptr},
    {"setpgrp", posix_plain<"posix.setpgrp", 0, 0, posix_setpgrp>, 0, nullptr},
    {"setpriority", posix_named<setpriority_parameters, posix_setpriority>, 0, nullptr},
    {"setregid", posix_plain<"posix.setregid", 2, 2, posix_set_ids<::setregid, group_id, 2>>, 0,
     nullptr},
    {"setresgid", posix_plain<"posix.setresgid", 3, 3, posix_set_ids<::setresgid, group_id, 3>>, 0,
     nullptr},
    {"setresuid", posix_plain<"posix.setresuid", 3, 3, posix_set_ids<::setresuid, user_id, 3>>, 0,
     nullptr},
    {"setreuid", posix_plain<"posix.setreuid", 2, 2, posix_set_ids<::setreuid, user_id, 2>>, 0,
     nullptr},
    {"setsid", posix_plain<"posix.setsid", 0, 0, posix_setsid>, 0, nullptr},
    {"setuid", posix_plain<"posix.setuid", 1, 1, posix_set_ids<::setuid, user_id, 1>>, 0, nullptr},
    {"stat", posix_named<stat_parameters, posix_stat>, 0, nullptr},
    {"statvfs", posix_named<statvfs_parameters, posix_statvfs>, 0, nullptr},
    {"strerror", posix_plain<"posix.strerror", 1, 1, posix_strerror>, 0, nullptr},
    {"symlink", posix_named<symlink_parameters, posix_symlink>, 0, nullptr},
    {"sync", posix_plain<"posix.sync", 0, 0, posix_sync>, 0, nullptr},
    {"sysconf", posix_plain<"posix.sysconf", 1, 1, posix_sysconf>, 0, nullptr},
    {"system", posix_named<system_parameters, posix_system>, 0, nullptr},
    {"tcgetpgrp", posix_plain<"posix.tcgetpgrp", 1, 1, posix_tcgetpgrp>, 0, nullptr},
    {"tcsetpgrp", posix_parsed<"posix.tcsetpgrp", 2, posix_tcsetpgrp>, 0, nullptr},
    {"times", posix_plain<"posix.times", 0, 0, posix_times>, 0, nullptr},
    {"truncate", posix_named<truncate_parameters, posix_truncate>, 0, nullptr},
    {"ttyname", posix_plain<"posix.ttyname", 1, 1, posix_ttyname>, 0, nullptr},
    {"umask", posix_plain<"posix.umask", 1, 1, posix_umask>, 0, nullptr},
    {"uname", posix_plain<"posix.uname", 0, 0, posix_uname>, 0, nullptr},
    {"unlink", posix_named<unlink_parameters, posix_unlink>, 0, nullptr},
    {"unsetenv", posix_plain<"posix.unsetenv", 1, 1, posix_unsetenv>, 0, nullptr},
    {"urandom", posix_plain<"posix.urandom", 1, 1, posix_urandom>, 0, nullptr},
    {"utime", posix_named<utime_parameters, posix_utime>, 0, nullptr},
    {"wait", posix_plain<"posix.wait", 0, 0, posix_wait>, 0, nullptr},
    {"wait3", posix_named<wait3_parameters, posix_wait3>, 0, nullptr},
    {"wait4", posix_named<wait4_parameters, posix_wait4>, 0, nullptr},
    {"waitid", posix_parsed<"posix.waitid", 3, posix_waitid>, 0, nullptr},
    {"waitpid", posix_parsed<"posix.waitpid", 2, posix_waitpid>, 0, nullptr},
    {"waitstatus_to_exitcode",
     posix_named<status_parameters<"waitstatus_to_exitcode">, posix_waitstatus_to_exitcode>, 0,
     nullptr},
    {"WCOREDUMP", posix_plain<"posix.WCOREDUMP", 1, 1, posix_status<status_part::core_dump>>, 0,
     nullptr},
    {"WEXITSTATUS",
     posix_named<status_parameters<"WEXITSTATUS">, posix_status<status_part::exit_status>>, 0,
     nullptr},
    {"WIFCONTINUED",
     posix_named<status_parameters<"WIFCONTINUED">, posix_status<status_part::continued>>, 0,
     nullptr},
    {"WIFEXITED", posix_named<status_parameters<"WIFEXITED">, posix_status<status_part::exited>>, 0,
     nullptr},
    {"WIFSIGNALED",
     posix_named<status_parameters<"WIFSIGNALED">, posix_status<status_part::signaled>>, 0,
     nullptr},
    {"WIFSTOPPED", posix_named<status_parameters<"WIFSTOPPED">, posix_status<status_part::stopped>>,
     0, nullptr},
    {"write", posix_plain<"posix.write", 2, 2, posix_write>, 0, nullptr},
    {"writev", posix_plain<"posix.writev", 2, 2, posix_writev>, 0, nullptr},
    {"WSTOPSIG", posix_named<status_parameters<"WSTOPSIG">, posix_status<status_part::stop_signal>>,
     0, nullptr},
    {"WTERMSIG", posix_named<status_parameters<"WTERMSIG">, posix_status<status_part::end_signal>>,
     0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant posix_constants[] = {{"DirEntry", &dir_entry_type},
                                                      {"error", &os_error_type},
                                                      {"sched_param", &sched_param_type},
                                                      {"stat_result", &stat_result_type},
                                                      {"statvfs_result", &statvfs_result_type},
                                                      {"terminal_size", &terminal_size_type},
                                                      {"times_result", &times_result_type},
                                                      {"uname_result", &uname_result_type},
                                                      {"waitid_result", &waitid_result_type},
#define STASIS_POSIX(NAME) {#NAME, &graph::int_<static_cast<long>(NAME)>},
#include <stasis/library/detail/posix.def.hpp>
#undef STASIS_POSIX
                                                      {nullptr, nullptr}};

/// What Lib/os.py asks for by these names, to say which functions take a descriptor, dir_fd or
/// follow_symlinks.
inline constexpr const char* posix_features[] = {
    "HAVE_FACCESSAT",  "HAVE_FCHDIR",    "HAVE_FCHMOD",    "HAVE_FCHMODAT", "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",   "HAVE_FDOPENDIR", "HAVE_FSTATAT",   "HAVE_FSTATVFS", "HAVE_FTRUNCATE",
    "HAVE_FUTIMENS",   "HAVE_FUTIMES",   "HAVE_FUTIMESAT", "HAVE_LINKAT",   "HAVE_LCHOWN",
    "HAVE_LSTAT",      "HAVE_LUTIMES",   "HAVE_MKDIRAT",   "HAVE_MKFIFOAT", "HAVE_OPENAT",
    "HAVE_READLINKAT", "HAVE_RENAMEAT",  "HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT"};

/// Makes environ, _have_functions and the names of families, at run time.
[[nodiscard]] constexpr bool posix_exec(thread_state& thread, dict_object* names) noexcept {
    if (std::is_constant_evaluated()) {
        return true;
    }
    const owned features = owned::take(new_list(thread, 0));
    for (const char* each : posix_features) {
        owned name;
        if (features) {
            name = new_str(thread, each);
        }
        if (!name || !append(thread, static_cast<list_object*>(features.as_object()), name.get())) {
            return false;
        }
    }
    const owned environment = new_environ(thread);
    const auto put_names = [&](const str_object& name, name_family family) {
        const owned made = new_names(thread, family);
        return made && store(thread, names, make_object(pointer_to(name)), made.get());
    };
    return environment && put_names(graph::str_<"confstr_names">, name_family::confstr) &&
           put_names(graph::str_<"pathconf_names">, name_family::pathconf) &&
           put_names(graph::str_<"sysconf_names">, name_family::sysconf) &&
           store(thread, names, make_object(pointer_to(graph::str_<"_have_functions">)),
                 features.get()) &&
           store(thread, names, make_object(pointer_to(graph::str_<"environ">)), environment.get());
}

inline constexpr module_definition posix_definition{"posix", posix_methods, posix_constants,
                                                    posix_exec};

} // namespace detail

/// The module posix.
inline constexpr importable_module posix_module = ready_module<detail::posix_definition>();

} // namespace stasis::library
