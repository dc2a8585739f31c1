// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/suggestions.hpp: the name that a program may have meant where it named
// something that isn't there.
// Promises: for a NameError what CPython 3.11 suggests: the nearest of the function's variables,
// else of the globals, else of the built-in names. For an AttributeError the nearest of the
// attributes that the type has here.
// CPython 3.11: Python/suggestions.c. Run time only.
#pragma once

#include <stasis/interpreter/special_method.hpp>
#include <stasis/interpreter/traceback_entry.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis::interpreter {

namespace detail {

// A change, an insertion or a deletion costs two, the other case of a letter one.
inline constexpr ssize edit_price = 2;
inline constexpr ssize case_price = 1;
// What is left of a name without the ends that it shares must not be longer to be compared:
// MAX_STRING_SIZE.
inline constexpr ssize longest_compared = 40;
// Nothing is suggested out of that many names: MAX_CANDIDATE_ITEMS.
inline constexpr ssize most_candidates = 750;

/// The bytes of a name in UTF-8, which are what is compared; longer names are cut.
struct name_bytes {
    unsigned char bytes[256] = {};
    ssize size = 0;

    explicit name_bytes(const text& name) noexcept {
        for (ssize i = 0; i < name.size; ++i) {
            unsigned char character[4] = {};
            const auto count = static_cast<ssize>(support::encode_utf8(name[i], character));
            if (size + count > static_cast<ssize>(sizeof bytes)) {
                return;
            }
            for (ssize j = 0; j < count; ++j) {
                bytes[size++] = character[j];
            }
        }
    }
};

[[nodiscard]] inline ssize replacement_price(unsigned char left, unsigned char right) noexcept {
    if (left == right) {
        return 0;
    }
    const auto lower = [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 32 : int{c}; };
    return lower(left) == lower(right) ? case_price : edit_price;
}

/// The least price of edits that make one name of the other (Levenshtein's distance), or anything
/// above `limit` if it is above it.
[[nodiscard]] inline ssize edit_distance(const name_bytes& left, const name_bytes& right,
                                         ssize limit) noexcept {
    ssize from = 0;
    ssize left_end = left.size;
    ssize right_end = right.size;
    while (from < left_end && from < right_end && left.bytes[from] == right.bytes[from]) {
        ++from;
    }
    while (left_end > from && right_end > from &&
           left.bytes[left_end - 1] == right.bytes[right_end - 1]) {
        --left_end;
        --right_end;
    }
    const ssize width = left_end - from;
    const ssize height = right_end - from;
    if (width == 0 || height == 0) {
        return (width + height) * edit_price;
    }
    if (width > longest_compared || height > longest_compared) {
        return limit + 1;
    }
    // row[i]: the price of making the first i bytes of the left of the first j of the right.
    ssize row[longest_compared + 1];
    for (ssize i = 0; i <= width; ++i) {
        row[i] = i * edit_price;
    }
    for (ssize j = 0; j < height; ++j) {
        ssize diagonal = row[0];
        row[0] = (j + 1) * edit_price;
        for (ssize i = 0; i < width; ++i) {
            const ssize replaced =
                diagonal + replacement_price(left.bytes[from + i], right.bytes[from + j]);
            const ssize shorter = row[i] < row[i + 1] ? row[i] : row[i + 1];
            diagonal = row[i + 1];
            row[i + 1] = shorter + edit_price < replaced ? shorter + edit_price : replaced;
        }
    }
    return row[width];
}

/// Whether a text comes before another in the order of strs.
[[nodiscard]] inline bool comes_before(const text& left, const text& right) noexcept {
    for (ssize i = 0; i < left.size && i < right.size; ++i) {
        if (left[i] != right[i]) {
            return left[i] < right[i];
        }
    }
    return left.size < right.size;
}

/// The nearest of the names that it is shown, the first of equally near ones.
class nearest_name {
public:
    explicit nearest_name(const text& wanted) noexcept : wanted_(wanted), bytes_(wanted) {}

    void consider(const text& candidate) noexcept { consider(candidate, distance_ - 1); }

    /// The same, as if it were shown the names in their order.
    void consider_in_order(const text& candidate) noexcept {
        consider(candidate, comes_before(candidate, found) ? distance_ : distance_ - 1);
    }

    text found{};

private:
    void consider(const text& candidate, ssize limit) noexcept {
        if (candidate == wanted_) {
            return;
        }
        const name_bytes bytes{candidate};
        // No more than a third of the bytes may be wrong.
        const ssize allowed = (bytes_.size + bytes.size + 3) * edit_price / 6;
        limit = allowed < limit ? allowed : limit;
        const ssize distance = edit_distance(bytes_, bytes, limit);
        if (distance <= limit) {
            found = candidate;
            distance_ = distance;
        }
    }

    text wanted_;
    name_bytes bytes_;
    ssize distance_ = ssize{1} << 32;
};

// The built-in names of CPython 3.11 in its order, with those that are missing here: a program may
// have meant one of them.
// clang-format off
inline constexpr const char* builtin_names[] = {
    "__name__", "__doc__", "__package__", "__loader__", "__spec__", "__build_class__", "__import__",
    "abs", "all", "any", "ascii", "bin", "breakpoint", "callable", "chr", "compile", "delattr",
    "dir", "divmod", "eval", "exec", "format", "getattr", "globals", "hasattr", "hash", "hex", "id",
    "input", "isinstance", "issubclass", "iter", "aiter", "len", "locals", "max", "min", "next",
    "anext", "oct", "ord", "pow", "print", "repr", "round", "setattr", "sorted", "sum", "vars",
    "None", "Ellipsis", "NotImplemented", "False", "True", "bool", "memoryview", "bytearray",
    "bytes", "classmethod", "complex", "dict", "enumerate", "filter", "float", "frozenset",
    "property", "int", "list", "map", "object", "range", "reversed", "set", "slice", "staticmethod",
    "str", "super", "tuple", "type", "zip", "__debug__", "BaseException", "BaseExceptionGroup",
    "Exception", "GeneratorExit", "KeyboardInterrupt", "SystemExit", "ArithmeticError",
    "AssertionError", "AttributeError", "BufferError", "EOFError", "ImportError", "LookupError",
    "MemoryError", "NameError", "OSError", "ReferenceError", "RuntimeError", "StopAsyncIteration",
    "StopIteration", "SyntaxError", "SystemError", "TypeError", "ValueError", "Warning",
    "FloatingPointError", "OverflowError", "ZeroDivisionError", "BytesWarning",
    "DeprecationWarning", "EncodingWarning", "FutureWarning", "ImportWarning",
    "PendingDeprecationWarning", "ResourceWarning", "RuntimeWarning", "SyntaxWarning",
    "UnicodeWarning", "UserWarning", "BlockingIOError", "ChildProcessError", "ConnectionError",
    "FileExistsError", "FileNotFoundError", "InterruptedError", "IsADirectoryError",
    "NotADirectoryError", "PermissionError", "ProcessLookupError", "TimeoutError",
    "IndentationError", "IndexError", "KeyError", "ModuleNotFoundError", "NotImplementedError",
    "RecursionError", "UnboundLocalError", "UnicodeError", "BrokenPipeError",
    "ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError", "TabError",
    "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError", "ExceptionGroup",
    "EnvironmentError", "IOError", "open", "quit", "exit", "copyright", "credits", "license",
    "help",
};
// clang-format on

[[nodiscard]] inline text near_local(const code_object* code, const text& wanted) noexcept {
    nearest_name nearest{wanted};
    const tuple_object* names = code->co_localsplusnames;
    for (ssize i = 0; names->ob_size < most_candidates && i < names->ob_size; ++i) {
        if ((bytes_data(code->co_localspluskinds)[i] & local_plain) != 0) {
            nearest.consider(text_of(items(names)[i]));
        }
    }
    return nearest.found;
}

[[nodiscard]] inline text near_global(const dict_object* globals, const text& wanted) noexcept {
    nearest_name nearest{wanted};
    ssize at = 0;
    if (globals == nullptr || globals->ma_used >= most_candidates) {
        return {};
    }
    while (const dict_item_view entry = next_entry(globals, at)) {
        if (entry.me_key->ob_type != &str_type) {
            return {};
        }
        nearest.consider(text_of(entry.me_key));
    }
    return nearest.found;
}

[[nodiscard]] inline text suggested_name(const detailed_exception* raised) noexcept {
    const traceback_object* entry = raised->traceback;
    if (entry == nullptr) {
        return {};
    }
    while (entry->tb_next != nullptr) {
        entry = entry->tb_next;
    }
    const text wanted = text_of(raised->details[0]);
    text found = near_local(code_of(entry), wanted);
    if (found.size == 0) {
        found = near_global(globals_of(entry), wanted);
    }
    if (found.size == 0) {
        nearest_name nearest{wanted};
        for (const char* name : builtin_names) {
            nearest.consider(text{name});
        }
        found = nearest.found;
    }
    return found;
}

// What dir() of an object of a class says, which a program may compute; empty: it raised.
[[nodiscard]] inline owned names_of_object(thread_state& thread, object* asked) noexcept {
    const owned names = call_method(thread, load(asked), &graph::str_<"__dir__">);
    return owned::take(names ? make_list(thread, names.get()) : nullptr);
}

// `names` keeps what the result is a part of.
[[nodiscard]] inline text
suggested_attribute(thread_state& thread, const detailed_exception* raised, owned& names) noexcept {
    object* asked = raised->details[1];
    if (asked == nullptr) {
        return {};
    }
    nearest_name nearest{text_of(raised->details[0])};
    const type_object* type = as_type(load(asked));
    type = type == nullptr ? asked->ob_type : type;
    if (is_heap_type(type)) {
        names = names_of_object(thread, asked);
        if (!names) {
            decrement(take_pending(thread));
            return {};
        }
        const auto* list = static_cast<const list_object*>(names.as_object());
        for (ssize i = 0; list->ob_size < most_candidates && i < list->ob_size; ++i) {
            if (list->ob_item[i]->ob_type == &str_type) {
                nearest.consider_in_order(text_of(list->ob_item[i]));
            }
        }
        return nearest.found;
    }
    for (; type != nullptr; type = type->tp_base) {
        const auto* of_type = static_cast<const dict_object*>(type->tp_dict);
        for (ssize at = 0; const dict_item_view entry = next_entry(of_type, at);) {
            nearest.consider_in_order(text_of(entry.me_key));
        }
    }
    return nearest.found;
}

} // namespace detail

/// The name that a NameError or an AttributeError may be mistaken for, or an empty text. `kept`
/// keeps what the text is a part of.
[[nodiscard]] inline text suggestion(thread_state& thread, const exception_object* raised,
                                     owned& kept) noexcept {
    const bool unknown_name = is_subtype(raised->ob_type, &name_error_type);
    if (!unknown_name && !is_subtype(raised->ob_type, &attribute_error_type)) {
        return {};
    }
    const auto* detailed = static_cast<const detailed_exception*>(raised);
    if (detailed->details[0] == nullptr || detailed->details[0]->ob_type != &str_type) {
        return {};
    }
    return unknown_name ? detail::suggested_name(detailed)
                        : detail::suggested_attribute(thread, detailed, kept);
}

} // namespace stasis::interpreter
