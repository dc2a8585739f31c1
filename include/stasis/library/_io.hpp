// SPDX-License-Identifier: BSL-1.0
// stasis/library/_io.hpp: the module _io: the types of files.
// Promises: what is here does what CPython 3.11's does.
// CPython 3.11: Modules/_io/_iomodule.c.
#pragma once

#include <stasis/builtins/open.hpp>
#include <stasis/library/detail/io_base.hpp>
#include <stasis/library/detail/io_buffered_pair.hpp>
#include <stasis/library/detail/io_bytes.hpp>
#include <stasis/library/detail/io_open.hpp>
#include <stasis/library/detail/io_string.hpp>
#include <stasis/library/detail/text_io_wrapper.hpp>

namespace stasis::library {

namespace detail {

inline constexpr module_constant io_constants[] = {
    {"open", &open_object},
    {"DEFAULT_BUFFER_SIZE", &graph::int_<default_buffer_size>},
    {"BlockingIOError", &blocking_io_error_type},
    {"_IOBase", &io_base_type},
    {"_RawIOBase", &raw_io_base_type},
    {"_BufferedIOBase", &buffered_io_base_type},
    {"_TextIOBase", &text_io_base_type},
    {"BytesIO", &bytes_io_type},
    {"StringIO", &string_io_type},
    {"IncrementalNewlineDecoder", &newline_decoder_type},
    {"TextIOWrapper", &text_io_wrapper_type},
    {"FileIO", &file_io_type},
    {"BufferedReader", &buffered_reader_type},
    {"BufferedWriter", &buffered_writer_type},
    {"BufferedRWPair", &buffered_pair_type},
    {"BufferedRandom", &buffered_random_type},
    {nullptr, nullptr}};

/// Makes UnsupportedOperation, and lends open() what it does.
[[nodiscard]] constexpr bool io_exec(thread_state& thread, dict_object* names) noexcept {
    thread.interp->open_file = io_open;
    const value bases =
        make_object(pointer_to<object>(graph::tuple_<os_error_type, value_error_type>));
    const owned body = owned::take(new_dict(thread));
    const value name = make_object(pointer_to(graph::str_<"UnsupportedOperation">));
    if (!body || !store(thread, static_cast<dict_object*>(body.as_object()),
                        make_object(pointer_to(graph::str_<"__module__">)),
                        make_object(pointer_to(graph::str_<"io">)))) {
        return false;
    }
    const value given[] = {name, bases, body.get()};
    const owned made = type_new(thread, type_type, {given, 3, nullptr});
    return made && store(thread, names, name, made.get());
}

inline constexpr module_definition io_definition{"_io", io_methods, io_constants, io_exec};

} // namespace detail

/// The module _io.
inline constexpr importable_module _io_module = ready_module<detail::io_definition>();

} // namespace stasis::library
