// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/streams.hpp: sys.stdin, sys.stdout and sys.stderr as print(), input() and what
// is printed about exceptions see them, and writing to any object that has a method write().
// Promises: a program that has not imported sys can't have replaced one, and pays for nothing. The
// objects of sys.__stdin__ and its like are known by their addresses (interpreter_state::
// standard_streams): what is written to them goes straight to the buffers.
// CPython 3.11: _PySys_GetAttr (Python/sysmodule.c), PyFile_WriteObject, PyFile_GetLine
// (Objects/fileobject.c), flush_std_files (Python/pylifecycle.c).
#pragma once

#include <stasis/interpreter/protocol.hpp>

namespace stasis::interpreter {

/// Whether a program may have changed what sys has.
[[nodiscard]] constexpr bool has_sys(const thread_state& thread) noexcept {
    return thread.interp->own.sysdict.owner != nullptr;
}

/// What sys has under a name, borrowed; null: nothing. No exception is pending then.
[[nodiscard]] constexpr object* find_in_sys(thread_state& thread, const object& name) noexcept {
    if (!has_sys(thread)) {
        return nullptr;
    }
    object* const found = find(thread, thread.interp->sysdict, make_object(pointer_to(name)));
    if (pending(thread)) {
        decrement(take_pending(thread));
    }
    return found;
}

/// One of the three, by the number of its file.
struct standard_stream {
    bool direct = false;    ///< it is the interpreter's own
    object* held = nullptr; ///< borrowed; null: sys has none, or it is direct
};

[[nodiscard]] constexpr standard_stream standard_stream_of(thread_state& thread,
                                                           int number) noexcept {
    if (!has_sys(thread)) {
        return {true, nullptr};
    }
    constexpr const object* names[] = {&graph::str_<"stdin">, &graph::str_<"stdout">,
                                       &graph::str_<"stderr">};
    object* const found = find_in_sys(thread, *names[number]);
    if (found != nullptr && found == thread.interp->standard_streams[number]) {
        return {true, found};
    }
    return {false, found};
}

/// The buffer that an object stands for, or null.
[[nodiscard]] constexpr output* output_of(thread_state& thread, const object* stream) noexcept {
    interpreter_state& of = *thread.interp;
    return stream == nullptr                  ? nullptr
           : stream == of.standard_streams[1] ? &of.standard_output
           : stream == of.standard_streams[2] ? &of.standard_error
                                              : nullptr;
}

/// file.write(str(self)); false: it raised. CPython 3.11: PyFile_WriteObject.
[[nodiscard]] constexpr bool write_to_file(thread_state& thread, value file, value self) noexcept {
    const owned write = get_attribute(thread, file, &graph::str_<"write">);
    owned shown;
    if (write) {
        shown = str(thread, self);
    }
    return shown && call(thread, write.get(), shown.get());
}

/// file.name(); empty: it raised.
[[nodiscard]] constexpr owned call_on_file(thread_state& thread, value file,
                                           const object* name) noexcept {
    const owned method = get_attribute(thread, file, name);
    if (!method) {
        return {};
    }
    return call(thread, method.get(), arguments{});
}

/// The next line of a file without its end, a str or bytes; empty: it raised, EOFError if there are
/// no more. CPython 3.11: PyFile_GetLine.
[[nodiscard]] constexpr owned line_of_file(thread_state& thread, value file) noexcept {
    owned line = call_on_file(thread, file, &graph::str_<"readline">);
    if (!line) {
        return {};
    }
    if (const auto* bytes = as<bytes_object>(line.get(), bytes_type)) {
        const auto* data = bytes_data(bytes);
        const ssize size = bytes->ob_size;
        if (size == 0) {
            return raise(thread, eof_error_type, "EOF when reading a line");
        }
        if (data[size - 1] == '\n') {
            return new_bytes(thread, data, size - 1);
        }
        return line;
    }
    if (!is_kind_of(line.get(), str_type)) {
        return raise(thread, type_error_type, "object.readline() returned non-string");
    }
    const text shown = text_of(line.as_object());
    if (shown.size == 0) {
        return raise(thread, eof_error_type, "EOF when reading a line");
    }
    if (shown[shown.size - 1] == '\n') {
        return new_str(thread, shown.part(0, shown.size - 1));
    }
    return line;
}

} // namespace stasis::interpreter
