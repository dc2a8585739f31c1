// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/posix_vectors.hpp: reading and writing several buffers at once, and
// descriptors of other kinds: events, files in memory, pseudo-terminals.
// Promises: CPython 3.11's checks and messages.
// CPython 3.11: iov_setup, os_readv_impl and its kin, os_eventfd_impl, os_memfd_create_impl,
// os_openpty_impl, os_copy_file_range_impl (Modules/posixmodule.c).
// Refuses: splice().
#pragma once

#include <stasis/library/detail/posix_descriptors.hpp>
#include <stasis/state/scratch_room.hpp>

#include <linux/memfd.h>
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/uio.h>

namespace stasis::library::detail {

/// Buffers on loan, and where they are.
class buffer_row {
public:
    buffer_row(thread_state& thread, ssize count) noexcept
        : views_(thread, count), parts_(thread, count) {}
    buffer_row(const buffer_row&) = delete;
    buffer_row& operator=(const buffer_row&) = delete;
    ~buffer_row() {
        for (ssize i = 0; i < count_; ++i) {
            release_buffer(views_.data()[i]);
        }
    }

    [[nodiscard]] explicit operator bool() const noexcept {
        return static_cast<bool>(views_) && static_cast<bool>(parts_);
    }

    /// Takes the next one; false: it raised.
    [[nodiscard]] bool take(thread_state& thread, value given, int flags) noexcept {
        buffer_view& view = views_.data()[count_];
        view = {};
        if (get_buffer(thread, given, view, flags) < 0) {
            return false;
        }
        parts_.data()[count_++] = {view.buf, static_cast<std::size_t>(view.len)};
        return true;
    }

    [[nodiscard]] const ::iovec* data() noexcept { return parts_.data(); }
    [[nodiscard]] int count() const noexcept { return static_cast<int>(count_); }

private:
    scratch_room<buffer_view, 16> views_;
    scratch_room<::iovec, 16> parts_;
    ssize count_ = 0;
};

/// Reads the arguments (fd, buffers), and calls with the descriptor and the row.
template <support::fixed_string Name, int Flags, class Call>
[[nodiscard]] owned call_with_buffers(thread_state& thread, const value* given,
                                      Call&& call) noexcept {
    int descriptor = -1;
    if (!to_c_integer(thread, given[0], descriptor)) {
        return {};
    }
    if (interpreter::length(thread, given[1]) < 0 || !interpreter::is_iterable(given[1])) {
        if (pending(thread)) {
            decrement(take_pending(thread));
        }
        return raise(thread, type_error_type, Name.text, "() arg 2 must be a sequence");
    }
    auto* const list = interpreter::make_list(thread, given[1]);
    const owned kept = owned::take(list);
    if (list == nullptr) {
        return {};
    }
    buffer_row row(thread, list->ob_size);
    if (!row) {
        return {};
    }
    for (ssize i = 0; i < list->ob_size; ++i) {
        if (!row.take(thread, load(list->ob_item[i]), Flags)) {
            return {};
        }
    }
    return call(descriptor, row);
}

[[nodiscard]] inline owned posix_readv(thread_state& thread, const value* given) noexcept {
    return call_with_buffers<"readv", buffer_writable>(
        thread, given, [&](int descriptor, buffer_row& row) {
            return number_or_error(thread, retry(thread, [&] {
                                       return ::readv(descriptor, row.data(), row.count());
                                   }));
        });
}

[[nodiscard]] inline owned posix_writev(thread_state& thread, const value* given) noexcept {
    return call_with_buffers<"writev", buffer_simple>(
        thread, given, [&](int descriptor, buffer_row& row) {
            return number_or_error(thread, write_to_pipe(thread, [&] {
                                       return ::writev(descriptor, row.data(), row.count());
                                   }));
        });
}

[[nodiscard]] inline owned posix_preadv(thread_state& thread, const value* given) noexcept {
    return call_with_buffers<"preadv", buffer_writable>(
        thread, given, [&](int descriptor, buffer_row& row) -> owned {
            long place = 0;
            int flags = 0;
            if (!to_long(thread, given[2], place) || !to_optional_int(thread, given[3], flags)) {
                return {};
            }
            return number_or_error(thread, retry(thread, [&] {
                                       return ::preadv2(descriptor, row.data(), row.count(), place,
                                                        flags);
                                   }));
        });
}

[[nodiscard]] inline owned posix_pwritev(thread_state& thread, const value* given) noexcept {
    return call_with_buffers<"pwritev", buffer_simple>(
        thread, given, [&](int descriptor, buffer_row& row) -> owned {
            long place = 0;
            int flags = 0;
            if (!to_long(thread, given[2], place) || !to_optional_int(thread, given[3], flags)) {
                return {};
            }
            return number_or_error(thread, retry(thread, [&] {
                                       return ::pwritev2(descriptor, row.data(), row.count(), place,
                                                         flags);
                                   }));
        });
}

// ---- other descriptors -------------------------------------------------------------------------

inline constexpr signature<2> memfd_create_parameters{"memfd_create", {"name", "flags"}, 1};
[[nodiscard]] inline owned posix_memfd_create(thread_state& thread, const value* given) noexcept {
    const owned name = path_bytes(thread, given[0]);
    int flags = MFD_CLOEXEC;
    if (!name || !to_optional_int(thread, given[1], flags)) {
        return {};
    }
    const char* const text = reinterpret_cast<const char*>(
        bytes_data(static_cast<const bytes_object*>(name.as_object())));
    return number_or_error(thread, ::memfd_create(text, static_cast<unsigned>(flags)));
}

/// The count of an event; false: it raised.
[[nodiscard]] inline bool to_count(thread_state& thread, value given, std::uint64_t& to) noexcept {
    if (!is_int(given)) {
        raise(thread, type_error_type, "an integer is required");
        return false;
    }
    const int_parts parts{as_number(given)};
    if (parts.negative()) {
        raise(thread, value_error_type, "value must be positive");
        return false;
    }
    if (!support::digits_fit_uint64(parts.data(), parts.size())) {
        raise(thread, overflow_error_type, "Python int too large to convert to C unsigned long");
        return false;
    }
    to = support::digits_to_uint64(parts.data(), parts.size());
    return true;
}

inline constexpr signature<2> eventfd_parameters{"eventfd", {"initval", "flags"}, 1};
[[nodiscard]] inline owned posix_eventfd(thread_state& thread, const value* given) noexcept {
    int flags = EFD_CLOEXEC;
    std::uint64_t first = 0;
    if (!to_count(thread, given[0], first)) {
        return {};
    }
    if (first > 0xFFFFFFFF) {
        return raise(thread, overflow_error_type, "Python int too large for C unsigned int");
    }
    if (!to_optional_int(thread, given[1], flags)) {
        return {};
    }
    return number_or_error(thread, ::eventfd(static_cast<unsigned>(first), flags));
}

inline constexpr signature<1> eventfd_read_parameters{"eventfd_read", {"fd"}, 1};
[[nodiscard]] inline owned posix_eventfd_read(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    if (!to_descriptor(thread, given[0], descriptor)) {
        return {};
    }
    ::eventfd_t held = 0;
    if (::eventfd_read(descriptor, &held) < 0) {
        return raise_errno(thread, errno);
    }
    return new_int(thread, held, false);
}

inline constexpr signature<2> eventfd_write_parameters{"eventfd_write", {"fd", "value"}, 2};
[[nodiscard]] inline owned posix_eventfd_write(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    std::uint64_t added = 0;
    if (!to_descriptor(thread, given[0], descriptor) || !to_count(thread, given[1], added)) {
        return {};
    }
    return none_or_error(thread, ::eventfd_write(descriptor, added));
}

/// A pseudo-terminal: the descriptors of its two ends, which children don't get.
[[nodiscard]] inline owned posix_openpty(thread_state& thread, const value*) noexcept {
    int ends[2] = {-1, -1};
    if (::openpty(ends, ends + 1, nullptr, nullptr, nullptr) < 0 ||
        ::fcntl(ends[0], F_SETFD, FD_CLOEXEC) < 0 || ::fcntl(ends[1], F_SETFD, FD_CLOEXEC) < 0) {
        return raise_errno(thread, errno);
    }
    const value both[] = {make_int(ends[0]), make_int(ends[1])};
    return owned::take(new_tuple(thread, both, 2));
}

inline constexpr signature<5> copy_file_range_parameters{
    "copy_file_range", {"src", "dst", "count", "offset_src", "offset_dst"}, 3};
[[nodiscard]] inline owned posix_copy_file_range(thread_state& thread,
                                                 const value* given) noexcept {
    int from = -1;
    int to = -1;
    ssize count = 0;
    long places[2] = {};
    long* at[2] = {};
    if (!to_c_integer(thread, given[0], from) || !to_c_integer(thread, given[1], to) ||
        !to_c_integer(thread, given[2], count)) {
        return {};
    }
    if (count < 0) {
        return raise(thread, value_error_type, "negative value for 'count' not allowed");
    }
    for (int i = 0; i < 2; ++i) {
        if (given[3 + i] && given[3 + i].kind != tag::none) {
            if (!to_long(thread, given[3 + i], places[i])) {
                return {};
            }
            at[i] = places + i;
        }
    }
    return number_or_error(thread, retry(thread, [&] {
                               return ::copy_file_range(from, at[0], to, at[1],
                                                        static_cast<std::size_t>(count), 0);
                           }));
}

} // namespace stasis::library::detail
