// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/posix_limits.hpp: what the system says of itself by names: sysconf(),
// confstr(), pathconf() and fpathconf().
// CPython 3.11: conv_confname, os_sysconf_impl and its kin (Modules/posixmodule.c).
#pragma once

#include <stasis/library/detail/posix_arguments.hpp>
#include <stasis/state/scratch_room.hpp>

#include <unistd.h>

namespace stasis::library::detail {

/// A name of a family, and its number.
struct system_name {
    const char* name;
    int number;
};

/// The families of names.
enum class name_family : unsigned char { confstr, pathconf, sysconf };

struct family_name {
    name_family family;
    system_name of;
};

inline constexpr family_name posix_names[] = {
#define STASIS_POSIX_NAME(FAMILY, NAME) {name_family::FAMILY, {#NAME, _##NAME}},
#include <stasis/library/detail/posix_names.def.hpp>
#undef STASIS_POSIX_NAME
};

/// A dict of the names of a family; empty: MemoryError is pending.
[[nodiscard]] inline owned new_names(thread_state& thread, name_family family) noexcept {
    owned made = owned::take(new_dict(thread));
    for (const family_name& each : posix_names) {
        if (each.family != family) {
            continue;
        }
        owned name;
        if (made) {
            name = new_str(thread, each.of.name);
        }
        if (!name || !store(thread, static_cast<dict_object*>(made.as_object()), name.get(),
                            make_int(each.of.number))) {
            return {};
        }
    }
    return made;
}

/// The number of a name, or the number that was given; false: it raised.
[[nodiscard]] inline bool to_name(thread_state& thread, value given, name_family family,
                                  int& number) noexcept {
    if (is_int(given)) {
        return to_c_integer(thread, given, number);
    }
    if (!is_str(given)) {
        raise(thread, type_error_type, "configuration names must be strings or integers");
        return false;
    }
    for (const family_name& each : posix_names) {
        if (each.family == family && text_in(given) == text{each.of.name}) {
            number = each.of.number;
            return true;
        }
    }
    raise(thread, value_error_type, "unrecognized configuration name");
    return false;
}

[[nodiscard]] inline owned posix_sysconf(thread_state& thread, const value* given) noexcept {
    int name = 0;
    if (!to_name(thread, given[0], name_family::sysconf, name)) {
        return {};
    }
    errno = 0;
    const long result = ::sysconf(name);
    if (result == -1 && errno != 0) {
        return raise_errno(thread, errno);
    }
    return owned::take(make_int(result));
}

[[nodiscard]] inline owned posix_confstr(thread_state& thread, const value* given) noexcept {
    int name = 0;
    if (!to_name(thread, given[0], name_family::confstr, name)) {
        return {};
    }
    errno = 0;
    const std::size_t size = ::confstr(name, nullptr, 0);
    if (size == 0) {
        if (errno != 0) {
            return raise_errno(thread, errno);
        }
        return owned::take(none_value);
    }
    scratch_room<char, 256> room(thread, static_cast<ssize>(size));
    if (!room) {
        return {};
    }
    ::confstr(name, room.data(), size);
    return system_text(thread, room.data());
}

inline constexpr signature<2> pathconf_parameters{"pathconf", {"path", "name"}, 2};
[[nodiscard]] inline owned posix_pathconf(thread_state& thread, const value* given) noexcept {
    path_argument path;
    int name = 0;
    if (!to_path(thread, given[0], "pathconf", "path", path, path_kind::or_descriptor) ||
        !to_name(thread, given[1], name_family::pathconf, name)) {
        return {};
    }
    errno = 0;
    const long limit =
        path.is_descriptor ? ::fpathconf(path.descriptor, name) : ::pathconf(path.text(), name);
    if (limit == -1 && errno != 0) {
        return errno == EINVAL ? raise_errno(thread, errno) : raise_path_error(thread, path);
    }
    return owned::take(make_int(limit));
}

[[nodiscard]] inline owned posix_fpathconf(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    int name = 0;
    if (!to_descriptor(thread, given[0], descriptor) ||
        !to_name(thread, given[1], name_family::pathconf, name)) {
        return {};
    }
    errno = 0;
    const long limit = ::fpathconf(descriptor, name);
    if (limit == -1 && errno != 0) {
        return raise_errno(thread, errno);
    }
    return owned::take(make_int(limit));
}

} // namespace stasis::library::detail
