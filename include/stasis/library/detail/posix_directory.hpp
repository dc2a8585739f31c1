// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/posix_directory.hpp: what is in a folder: listdir(), scandir() and its
// entries.
// Promises: names are strs, or bytes where the folder's name is bytes; an entry asks the system
// only for what the folder hasn't said, and once. CPython 3.11's messages. CPython 3.11:
// Modules/posixmodule.c (DirEntry, ScandirIterator). Refuses: the ResourceWarning of an iterator
// that nobody has closed; it is closed.
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/generic_alias.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/posix_stat.hpp>

#include <dirent.h>

namespace stasis::library {

/// ScandirIterator.
struct scandir_iterator : detail::sealed_object {
    object* named = nullptr;  ///< the folder's name, a descriptor or None
    object* prefix = nullptr; ///< what stands before an entry's name in its path: bytes, or null
    ::DIR* open = nullptr;    ///< null: it is closed
    int descriptor = -1;      ///< of the folder, if that was given
    bool of_bytes = false;
};

/// DirEntry.
struct dir_entry : detail::sealed_object {
    object* name = nullptr;
    object* path = nullptr;
    object* stat = nullptr;  ///< once it was asked for
    object* lstat = nullptr; ///< the same of the link itself
    std::uint64_t node = 0;
    int folder = AT_FDCWD; ///< which the path begins in
    unsigned char kind = DT_UNKNOWN;
};

extern const type_object scandir_iterator_type;
extern const type_object dir_entry_type;

namespace detail {

// ---- reading a folder --------------------------------------------------------------------------

/// Opens the folder that an argument names; null: OSError is pending.
[[nodiscard]] inline ::DIR* open_folder(thread_state& thread, const path_argument& path) noexcept {
    if (!path.is_descriptor) {
        ::DIR* const opened = ::opendir(path.encoded ? path.text() : ".");
        if (opened == nullptr) {
            raise_path_error(thread, path);
        }
        return opened;
    }
    const int copy = ::fcntl(path.descriptor, F_DUPFD_CLOEXEC, 0); // which closedir() closes
    if (copy < 0) {
        raise_errno(thread, errno);
        return nullptr;
    }
    ::DIR* const opened = ::fdopendir(copy);
    if (opened == nullptr) {
        const int failed = errno;
        ::close(copy);
        raise_errno(thread, failed, path.named.get());
    }
    return opened;
}

/// Closes a folder; one that a descriptor was given for is at its begin again.
inline void close_folder(::DIR* open, bool of_descriptor) noexcept {
    if (of_descriptor) {
        ::rewinddir(open);
    }
    ::closedir(open);
}

/// The next entry, but for the folder itself and its parent; null: there is none, or, if errno
/// isn't 0, it can't be read.
[[nodiscard]] inline const ::dirent* next_entry_of(::DIR* open) noexcept {
    while (true) {
        errno = 0;
        const ::dirent* const found = ::readdir(open);
        if (found == nullptr) {
            return nullptr;
        }
        const char* const name = found->d_name;
        if (!(name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0')))) {
            return found;
        }
    }
}

/// A name as bytes or as a str; empty: MemoryError is pending.
[[nodiscard]] inline owned name_of_file(thread_state& thread, const char* name,
                                        bool bytes) noexcept {
    if (bytes) {
        return new_bytes(thread, reinterpret_cast<const unsigned char*>(name),
                         static_cast<ssize>(std::strlen(name)));
    }
    return system_text(thread, name);
}

inline constexpr signature<1> listdir_parameters{"listdir", {"path"}};
[[nodiscard]] inline owned posix_listdir(thread_state& thread, const value* given) noexcept {
    path_argument path;
    if (!to_path(thread, given[0], "listdir", "path", path, path_kind::or_descriptor_or_none)) {
        return {};
    }
    list_object* const names = new_list(thread, 0);
    owned kept = owned::take(names);
    ::DIR* const open = names != nullptr ? open_folder(thread, path) : nullptr;
    if (open == nullptr) {
        return {};
    }
    const bool bytes = path.is_of_bytes();
    bool good = true;
    while (good) {
        const ::dirent* const found = next_entry_of(open);
        if (found == nullptr) {
            break;
        }
        const owned name = name_of_file(thread, found->d_name, bytes);
        good = name && append(thread, names, name.get());
    }
    const int failed = good ? errno : 0;
    close_folder(open, path.is_descriptor);
    if (failed != 0) {
        return raise_errno(thread, failed, path.named.get());
    }
    if (!good) {
        return {};
    }
    return static_cast<owned&&>(kept);
}

// ---- entries -----------------------------------------------------------------------------------

[[nodiscard]] constexpr dir_entry* entry_of(value self) noexcept {
    return static_cast<dir_entry*>(self.data.object);
}

/// Asks the system about an entry; empty: it raised.
[[nodiscard]] inline owned ask_entry(thread_state& thread, const dir_entry* self,
                                     bool follow) noexcept {
    const owned path = path_bytes(thread, load(self->path));
    if (!path) {
        return {};
    }
    struct ::stat about {};
    const auto* const bytes = static_cast<const bytes_object*>(path.as_object());
    if (::fstatat(self->folder, reinterpret_cast<const char*>(bytes_data(bytes)), &about,
                  follow ? 0 : AT_SYMLINK_NOFOLLOW) != 0) {
        return raise_errno(thread, errno, load(self->path));
    }
    return new_stat_result(thread, about);
}

/// What is known of the entry itself, or of what it leads to; empty: it raised. CPython 3.11:
/// DirEntry_get_stat, DirEntry_get_lstat, DirEntry_is_symlink.
[[nodiscard]] inline owned stat_entry(thread_state& thread, dir_entry* self, bool follow) noexcept {
    if (follow && self->stat != nullptr) {
        return owned::share(self->stat);
    }
    bool is_link = self->kind == DT_LNK;
    if (!follow || !is_link) {
        if (self->lstat == nullptr) {
            owned asked = ask_entry(thread, self, false);
            if (!asked) {
                return {};
            }
            self->lstat = asked.release().data.object;
        }
        if (!follow) {
            return owned::share(self->lstat);
        }
        if (self->kind == DT_UNKNOWN) {
            const value mode = load(items(static_cast<tuple_object*>(self->lstat))[0]);
            is_link = S_ISLNK(static_cast<::mode_t>(mode.data.integer));
        }
    }
    owned asked;
    if (is_link) {
        asked = ask_entry(thread, self, true);
    } else {
        asked = owned::share(self->lstat);
    }
    if (asked) {
        self->stat = owned::share(asked.get()).release().data.object;
    }
    return asked;
}

/// Whether the entry, or what it leads to, is of a kind, which has the same numbers in modes and in
/// folders; -1: it raised. CPython 3.11: DirEntry_test_mode.
[[nodiscard]] inline int is_of_kind(thread_state& thread, dir_entry* self, bool follow,
                                    ::mode_t wanted) noexcept {
    const bool is_link = self->kind == DT_LNK;
    if (self->kind != DT_UNKNOWN && !(follow && is_link)) {
        return static_cast<::mode_t>(DTTOIF(self->kind)) == wanted ? 1 : 0;
    }
    const owned about = stat_entry(thread, self, follow);
    if (!about) {
        return clear_pending(thread, file_not_found_error_type) ? 0 : -1;
    }
    const value mode = load(items(static_cast<const tuple_object*>(about.as_object()))[0]);
    return (static_cast<::mode_t>(mode.data.integer) & S_IFMT) == wanted ? 1 : 0;
}

/// Reads the arguments of a method that has follow_symlinks alone; false: it raised.
[[nodiscard]] constexpr bool read_follow(thread_state& thread, const char* name,
                                         const arguments& given, bool& follow) noexcept {
    const signature<1> of{name, {"follow_symlinks"}, 0, 0, 0};
    value values[1];
    return read_arguments(thread, of, given, values, 1) &&
           to_optional_truth(thread, values[0], follow) && may_ask_system();
}

/// is_dir() and is_file().
template <::mode_t Wanted, support::fixed_string Name>
[[nodiscard]] constexpr owned entry_is(thread_state& thread, const arguments& given) noexcept {
    bool follow = true;
    const int result = read_follow(thread, Name.text, given, follow)
                           ? is_of_kind(thread, entry_of(given.values[0]), follow, Wanted)
                           : -1;
    return owned::take(result < 0 ? value{} : make_bool(result != 0));
}

[[nodiscard]] constexpr owned entry_is_symlink(thread_state& thread,
                                               const arguments& given) noexcept {
    if (given.count > 1) { // keyword arguments are ignored
        return raise(thread, type_error_type, "is_symlink() takes no arguments");
    }
    if (!may_ask_system()) {
        return {};
    }
    const int result = is_of_kind(thread, entry_of(given.values[0]), false, S_IFLNK);
    return owned::take(result < 0 ? value{} : make_bool(result != 0));
}

[[nodiscard]] constexpr owned entry_stat(thread_state& thread, const arguments& given) noexcept {
    bool follow = true;
    if (!read_follow(thread, "stat", given, follow)) {
        return {};
    }
    return stat_entry(thread, entry_of(given.values[0]), follow);
}

[[nodiscard]] constexpr owned entry_inode(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "DirEntry.inode", given)) {
        return {};
    }
    return new_int(thread, entry_of(given.values[0])->node, false);
}

[[nodiscard]] constexpr owned entry_fspath(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "DirEntry.__fspath__", given)) {
        return {};
    }
    return owned::share(load(entry_of(given.values[0])->path));
}

template <object* dir_entry::*Field>
[[nodiscard]] constexpr owned entry_field(thread_state&, value self) noexcept {
    return owned::share(load(entry_of(self)->*Field));
}

[[nodiscard]] constexpr owned entry_repr(thread_state& thread, value self) noexcept {
    const owned shown = interpreter::repr(thread, load(entry_of(self)->name));
    if (!shown) {
        return {};
    }
    text_builder built{thread};
    built.add("<DirEntry ");
    built.add(shown.as_object());
    built.add(">");
    return built.finish();
}

using entry_fields = object_fields<dir_entry, &dir_entry::name, &dir_entry::path, &dir_entry::stat,
                                   &dir_entry::lstat>;

inline constexpr method_def entry_methods[] = {
    {"is_dir", entry_is<S_IFDIR, "is_dir">, 0, nullptr},
    {"is_file", entry_is<S_IFREG, "is_file">, 0, nullptr},
    {"is_symlink", entry_is_symlink, 0, nullptr},
    {"stat", entry_stat, 0, nullptr},
    {"inode", entry_inode, 0, nullptr},
    {"__fspath__", entry_fspath, 0, nullptr},
    class_getitem_row,
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def entry_getset[] = {
    {"name", entry_field<&dir_entry::name>, nullptr, nullptr, nullptr},
    {"path", entry_field<&dir_entry::path>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object dir_entry_table = [] {
    type_object self = object_table<dir_entry, entry_fields>("posix.DirEntry", nullptr);
    self.tp_repr = entry_repr;
    self.tp_methods = entry_methods;
    self.tp_members = entry_getset;
    return self;
}();

// ---- scandir -----------------------------------------------------------------------------------

[[nodiscard]] constexpr scandir_iterator* scandir_of(value self) noexcept {
    return static_cast<scandir_iterator*>(self.data.object);
}

inline void close_scandir(scandir_iterator* self) noexcept {
    if (::DIR* const open = self->open) {
        self->open = nullptr;
        close_folder(open, self->descriptor >= 0);
    }
}

inline constexpr signature<1> scandir_parameters{"scandir", {"path"}};
[[nodiscard]] inline owned posix_scandir(thread_state& thread, const value* given) noexcept {
    path_argument path;
    if (!to_path(thread, given[0], "scandir", "path", path, path_kind::or_descriptor_or_none)) {
        return {};
    }
    auto* const self = allocate<scandir_iterator>(thread, scandir_iterator_type);
    owned kept = owned::take(self);
    object* const named = self != nullptr ? box(thread, path.named.get()) : nullptr;
    if (named == nullptr) {
        return {};
    }
    self->named = named;
    self->of_bytes = path.is_of_bytes();
    if (path.is_descriptor) {
        self->descriptor = path.descriptor;
    } else {
        const char* const folder = path.encoded ? path.text() : ".";
        const auto size = static_cast<ssize>(std::strlen(folder));
        owned prefix = new_bytes(thread, reinterpret_cast<const unsigned char*>(folder), size);
        if (!prefix) {
            return {};
        }
        self->prefix = prefix.release().data.object;
    }
    self->open = open_folder(thread, path);
    if (self->open == nullptr) {
        return {};
    }
    return static_cast<owned&&>(kept);
}

/// The path of what is in a folder; empty: MemoryError is pending.
[[nodiscard]] inline owned path_of_entry(thread_state& thread, const scandir_iterator* self,
                                         const char* name) noexcept {
    if (self->prefix == nullptr) {
        return name_of_file(thread, name, self->of_bytes);
    }
    const text folder = bytes_in(make_object(self->prefix));
    const auto before = static_cast<std::size_t>(folder.size);
    const std::size_t slash = before != 0 && folder.one[before - 1] != '/' ? 1 : 0;
    const std::size_t length = std::strlen(name);
    char* const joined = allocate_array<char>(thread.interp->memory, before + slash + length + 1);
    if (joined == nullptr) {
        raise_no_memory(thread);
        return {};
    }
    std::memcpy(joined, folder.one, before);
    joined[before] = '/';
    std::memcpy(joined + before + slash, name, length + 1);
    owned made = name_of_file(thread, joined, self->of_bytes);
    release_array(joined, before + slash + length + 1);
    return made;
}

[[nodiscard]] inline owned next_of_scandir(thread_state& thread, scandir_iterator* self) noexcept {
    if (self->open == nullptr) {
        return {};
    }
    const ::dirent* const found = next_entry_of(self->open);
    if (found == nullptr) {
        const int failed = errno;
        close_scandir(self);
        return failed != 0 ? owned{raise_errno(thread, failed, load(self->named))} : owned{};
    }
    auto* const made = allocate<dir_entry>(thread, dir_entry_type);
    owned kept = owned::take(made);
    owned name;
    if (made != nullptr) {
        name = name_of_file(thread, found->d_name, self->of_bytes);
    }
    owned path;
    if (name) {
        path = path_of_entry(thread, self, found->d_name);
    }
    if (!path) {
        close_scandir(self);
        return {};
    }
    made->name = name.release().data.object;
    made->path = path.release().data.object;
    made->node = found->d_ino;
    made->kind = found->d_type;
    made->folder = self->descriptor >= 0 ? self->descriptor : AT_FDCWD;
    return kept;
}

[[nodiscard]] constexpr owned scandir_next(thread_state& thread, value self) noexcept {
    if (!may_ask_system()) {
        return {};
    }
    return next_of_scandir(thread, scandir_of(self));
}

[[nodiscard]] constexpr owned scandir_close(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "ScandirIterator.close", given) || !may_ask_system()) {
        return {};
    }
    close_scandir(scandir_of(given.values[0]));
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned scandir_enter(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "ScandirIterator.__enter__", given)) {
        return {};
    }
    return owned::share(given.values[0]);
}

[[nodiscard]] constexpr owned scandir_exit(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "ScandirIterator.__exit__", given) || !may_ask_system()) {
        return {};
    }
    close_scandir(scandir_of(given.values[0]));
    return owned::take(none_value);
}

constexpr void scandir_free(object* held) noexcept {
    if (!std::is_constant_evaluated()) {
        close_scandir(static_cast<scandir_iterator*>(held));
    }
    free_object<scandir_iterator>(held);
}

using scandir_fields =
    object_fields<scandir_iterator, &scandir_iterator::named, &scandir_iterator::prefix>;

inline constexpr method_def scandir_methods[] = {{"__enter__", scandir_enter, 0, nullptr},
                                                 {"__exit__", scandir_exit, 0, nullptr},
                                                 {"close", scandir_close, 0, nullptr},
                                                 {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object scandir_iterator_table = [] {
    type_object self =
        object_table<scandir_iterator, scandir_fields>("posix.ScandirIterator", nullptr);
    self.tp_free = scandir_free;
    self.tp_iter = self_iterator;
    self.tp_iternext = scandir_next;
    self.tp_methods = scandir_methods;
    return self;
}();

} // namespace detail

inline constexpr type_object dir_entry_type =
    builtins::ready<dir_entry_type, detail::dir_entry_table, "is_dir", "is_file", "is_symlink",
                    "stat", "inode", "__fspath__", "name", "path">();
inline constexpr type_object scandir_iterator_type =
    builtins::ready<scandir_iterator_type, detail::scandir_iterator_table, "close">();

} // namespace stasis::library
