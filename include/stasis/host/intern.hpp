// SPDX-License-Identifier: BSL-1.0
// stasis/host/intern.hpp: the names in a hosted code object become the process's interned strs.
// Promises: intern_names() makes of each str that CPython interns, names and constants that look
// like parts of names, the process's object of that text, as those are that marshal loads: identity
// holds across modules, and look-ups compare addresses. Where the process has one already, the
// graph refers to that from then on. It may be called again at any time, and does what is not done:
// after the interpreter was finalised and initialised again, names are interned again.
// CPython 3.11: _PyStaticCode_InternStrings, intern_string_constants (Objects/codeobject.c).
// Requires: the GIL, that hosted::verify() was content, and that the tables are filled.
// Interpreters that follow each other in a process must have the same allocators, as CPython's own
// static types need, too: the graph gives back the strs that it took from an earlier one.
// Fails: where there is no memory, a name stays as it is, as in CPython; code runs with either.
// Costs: a visit to each reference of the graph; about 100 ns for each name.
#pragma once

#include <stasis/host/python.hpp>
#include <stasis/host/twin.hpp>

namespace stasis::hosted {

inline namespace cpython_3_11 {

namespace detail {

/// Makes a reference to a str one to the process's interned str of that text.
template <class Str>
inline void intern_name(Str*& reference) noexcept {
    PyObject* name = to_python(reference);
    if (PyUnicode_CHECK_INTERNED(name) == 0) {
        PyUnicode_InternInPlace(&name);
        reference = static_cast<Str*>(from_python(name));
    }
}

/// Whether CPython interns a constant of that text: it may be a name, or a part of one.
/// (all_name_chars)
[[nodiscard]] inline bool is_interned_constant(const str_object* self) noexcept {
    const text characters = text_of(self);
    for (ssize i = 0; i < characters.size; ++i) {
        if (characters[i] >= 128 || (characters[i] != '_' && !Py_ISALNUM(characters[i]))) {
            return false;
        }
    }
    return true;
}

inline void intern_in_code(code_object& code) noexcept;

template <class Object>
inline void intern_constant(Object*& reference) noexcept;

inline void intern_constants(object** first, std::size_t count) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        intern_constant(first[i]);
    }
}

/// Interns what a reference to a constant leads to, as deep as constants nest, which a compiler has
/// followed before.
template <class Object>
inline void intern_constant(Object*& reference) noexcept {
    object* const self = reference;
    const type_object* const type = self->ob_type;
    if (type == &process::str_type) {
        if (is_interned_constant(static_cast<str_object*>(self))) {
            intern_name(reference);
        }
    } else if (type == &process::tuple_type) {
        auto* const tuple = static_cast<tuple_object*>(self);
        const auto count = static_cast<std::size_t>(tuple->ob_size);
        intern_constants(trailing_mutable<object*>(tuple, count), count);
    } else if (type == &process::frozenset_type) {
        const auto& set = *static_cast<set_object*>(self);
        for (ssize slot = 0; slot <= set.mask; ++slot) {
            if (set.table[slot].key != nullptr) {
                intern_constant(set.table[slot].key);
            }
        }
    } else if (type == &process::code_type) {
        intern_in_code(*static_cast<code_object*>(self));
    }
}

inline void intern_names_in(tuple_object* names) noexcept {
    const auto count = static_cast<std::size_t>(names->ob_size);
    object** const items = trailing_mutable<object*>(names, count);
    for (std::size_t i = 0; i < count; ++i) {
        intern_name(items[i]);
    }
}

inline void intern_in_code(code_object& code) noexcept {
    intern_names_in(code.co_names);
    intern_names_in(code.co_localsplusnames);
    intern_constant(code.co_consts);
    intern_constant(code.co_name);
    intern_constant(code.co_qualname);
}

} // namespace detail

/// Interns the names of a hosted code object and of those in it.
inline void intern_names(object* code) noexcept {
    detail::intern_in_code(*static_cast<code_object*>(code));
}

} // namespace cpython_3_11

} // namespace stasis::hosted
