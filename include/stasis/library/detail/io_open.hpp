// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_open.hpp: io.open(), io.open_code(), io.text_encoding().
// Promises: CPython 3.11's checks, in its order, and messages; without an encoding it is UTF-8, as
// sys.flags.utf8_mode says.
// CPython 3.11: Modules/_io/_iomodule.c.
#pragma once

#include <stasis/library/detail/text_io_wrapper.hpp>

#include <utility>

namespace stasis::library::detail {

/// What a mode says.
struct open_mode {
    bool creating = false;
    bool reading = false;
    bool writing = false;
    bool appending = false;
    bool updating = false;
    bool text = false;
    bool binary = false;
    char raw[6] = {};
};

/// Reads a mode; false: ValueError is pending.
[[nodiscard]] constexpr bool read_mode(thread_state& thread, const object* mode,
                                       open_mode& to) noexcept {
    const text from = text_of(mode);
    for (ssize i = 0; i < from.size; ++i) {
        const char32_t c = from[i];
        bool* const flag = c == 'x'   ? &to.creating
                           : c == 'r' ? &to.reading
                           : c == 'w' ? &to.writing
                           : c == 'a' ? &to.appending
                           : c == '+' ? &to.updating
                           : c == 't' ? &to.text
                           : c == 'b' ? &to.binary
                                      : nullptr;
        if (flag == nullptr || *flag) {
            raise(thread, value_error_type, "invalid mode: '", mode, "'");
            return false;
        }
        *flag = true;
    }
    int at = 0;
    for (const auto& [flag, letter] :
         {std::pair{to.creating, 'x'}, std::pair{to.reading, 'r'}, std::pair{to.writing, 'w'},
          std::pair{to.appending, 'a'}, std::pair{to.updating, '+'}}) {
        if (flag) {
            to.raw[at++] = letter;
        }
    }
    return true;
}

/// Checks that the rest goes with a mode; false: ValueError is pending.
[[nodiscard]] constexpr bool check_mode(thread_state& thread, const open_mode& mode, bool encoding,
                                        bool errors, bool newline) noexcept {
    const int chosen = mode.creating + mode.reading + mode.writing + mode.appending;
    const char* const wrong =
        mode.text && mode.binary  ? "can't have text and binary mode at once"
        : chosen > 1              ? "must have exactly one of create/read/write/append mode"
        : mode.binary && encoding ? "binary mode doesn't take an encoding argument"
        : mode.binary && errors   ? "binary mode doesn't take an errors argument"
        : mode.binary && newline  ? "binary mode doesn't take a newline argument"
                                  : nullptr;
    if (wrong != nullptr) {
        raise(thread, value_error_type, wrong);
    }
    return wrong == nullptr;
}

/// An object of a type of this module.
template <std::size_t Count>
[[nodiscard]] constexpr owned make_file(thread_state& thread, const type_object& type,
                                        const value (&given)[Count]) noexcept {
    return interpreter::call(thread, make_object(pointer_to(type)),
                             {given, static_cast<ssize>(Count), nullptr});
}

/// Closes what was opened for an object that couldn't be made; what is pending stays so.
constexpr void close_opened(thread_state& thread, const owned& opened) noexcept {
    exception_object* const raised = take_pending(thread);
    if (opened && !call_on_file(thread, opened.get(), &str_<"close">)) {
        decrement(take_pending(thread));
    }
    thread.curexc_value = raised;
}

/// What open() gives over a raw file; empty: it raised.
[[nodiscard]] constexpr owned wrap_file(thread_state& thread, const owned& raw,
                                        const open_mode& mode, ssize buffering, value name_of_mode,
                                        const value (&codec)[3], owned& opened) noexcept {
    const owned terminal = call_on_file(thread, raw.get(), &str_<"isatty">);
    const int is_terminal = terminal ? is_true(thread, terminal.get()) : -1;
    if (is_terminal < 0) {
        return {};
    }
    const bool lines = !mode.binary && (buffering == 1 || (buffering < 0 && is_terminal > 0));
    if (buffering == 1 || (buffering < 0 && is_terminal > 0)) {
        buffering = -1;
    }
    if (buffering < 0) {
        const owned size = interpreter::get_attribute(thread, raw.get(), &str_<"_blksize">);
        if (!size || !interpreter::to_c_integer(thread, size.get(), buffering)) {
            return {};
        }
    }
    if (buffering < 0) {
        return raise(thread, value_error_type, "invalid buffering size");
    }
    if (buffering == 0) {
        if (!mode.binary) {
            return raise(thread, value_error_type, "can't have unbuffered text I/O");
        }
        return owned::share(raw.get());
    }
    const value parts[] = {raw.get(), make_int(buffering)};
    owned buffer = make_file(thread,
                             mode.updating  ? buffered_random_type
                             : mode.reading ? buffered_reader_type
                                            : buffered_writer_type,
                             parts);
    if (!buffer || mode.binary) {
        return buffer;
    }
    opened = owned::share(buffer.get());
    const value text_parts[] = {buffer.get(), codec[0], codec[1], codec[2], make_bool(lines)};
    owned made = make_file(thread, text_io_wrapper_type, text_parts);
    if (!made || !interpreter::set_attribute(thread, made.get(), &str_<"mode">, name_of_mode)) {
        return {};
    }
    return made;
}

/// io.open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
/// opener=None).
[[nodiscard]] constexpr owned io_open(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<8> of{
        "open",
        {"file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"},
        1};
    value values[8];
    if (!read_arguments(thread, of, given, values)) {
        return {};
    }
    const auto check = [&](int index, bool may_be_none) {
        if (!values[index] || is_str(values[index]) ||
            (may_be_none && values[index].kind == tag::none)) {
            return true;
        }
        raise(thread, type_error_type, "open() argument '", of.names[index], "' must be str",
              may_be_none ? " or None" : "", ", not ",
              values[index].kind == tag::none ? "None" : type_of(values[index])->tp_name);
        return false;
    };
    ssize buffering = -1;
    if (!check(1, false)) {
        return {};
    }
    if (values[2]) {
        if (!interpreter::to_c_integer(thread, values[2], buffering)) {
            return {};
        }
    }
    if (!check(3, true) || !check(4, true) || !check(5, true)) {
        return {};
    }
    const int closefd = values[6] ? is_true(thread, values[6]) : 1;
    if (closefd < 0) {
        return {};
    }
    owned file = owned::share(values[0]);
    if (!interpreter::has_index(values[0])) {
        file = file_system_path(thread, values[0]);
        if (!file) {
            return {};
        }
    }
    const value mode = values[1] ? values[1] : make_object(pointer_to(str_<"r">));
    const auto is_given = [&](int index) {
        return values[index] && values[index].kind != tag::none;
    };
    open_mode wanted{};
    if (!read_mode(thread, mode.data.object, wanted) ||
        !check_mode(thread, wanted, is_given(3), is_given(4), is_given(5)) ||
        (wanted.binary && buffering == 1 &&
         !interpreter::warn(thread, runtime_warning_type, 1,
                            "line buffering (buffering=1) isn't supported in binary mode, the "
                            "default buffer size will be used"))) {
        return {};
    }
    const owned raw_mode = new_str(thread, static_cast<const char*>(wanted.raw));
    if (!raw_mode) {
        return {};
    }
    const value raw_parts[] = {file.get(), raw_mode.get(), make_bool(closefd != 0),
                               values[7] ? values[7] : none_value};
    const owned raw = make_file(thread, file_io_type, raw_parts);
    if (!raw) {
        return {};
    }
    const value codec[] = {is_given(3) ? values[3] : none_value,
                           is_given(4) ? values[4] : none_value,
                           is_given(5) ? values[5] : none_value};
    owned opened = owned::share(raw.get());
    owned made = wrap_file(thread, raw, wanted, buffering, mode, codec, opened);
    if (!made) {
        close_opened(thread, opened);
    }
    return made;
}

/// io.open_code(path).
[[nodiscard]] constexpr owned io_open_code(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<1> of{"open_code", {"path"}, 1};
    value path[1];
    if (!read_arguments(thread, of, given, path)) {
        return {};
    }
    if (!is_str(path[0])) {
        return raise(thread, type_error_type, "open_code() argument 'path' must be str, not ",
                     path[0].kind == tag::none ? "None" : type_of(path[0])->tp_name);
    }
    const value parts[] = {path[0], make_object(pointer_to(str_<"rb">))};
    return io_open(thread, {parts, 2, nullptr});
}

/// io.text_encoding(encoding, stacklevel=2).
[[nodiscard]] constexpr owned io_text_encoding(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "_io.text_encoding", given) ||
        !interpreter::check_count(thread, "text_encoding", given, 1, 2)) {
        return {};
    }
    if (given.values[0].kind == tag::none) {
        return owned::take(pointer_to(str_<"utf-8">));
    }
    return owned::share(given.values[0]);
}

inline constexpr method_def io_methods[] = {{"open_code", io_open_code, 0, nullptr},
                                            {"text_encoding", io_text_encoding, 0, nullptr},
                                            {nullptr, nullptr, 0, nullptr}};

} // namespace stasis::library::detail
