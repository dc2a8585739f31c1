// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/type_layout.hpp: what types tell of their objects' layout, and of themselves in
// bits. Promises: CPython 3.11's numbers for types that are laid out as CPython's are, and for
// classes derived from them; its flags, but for those of its caches (Py_TPFLAGS_VALID_VERSION_TAG,
// Py_TPFLAGS_HAVE_VECTORCALL, Py_TPFLAGS_METHOD_DESCRIPTOR).
// CPython 3.11: type_members (Objects/typeobject.c), Include/object.h.
// Refuses: the signatures of types that are no names of built-ins.
#pragma once

#include <stasis/builtins/compatible_layout.hpp>
#include <stasis/object/buffer.hpp>
#include <stasis/object/descriptor.hpp>
#include <stasis/object/list.hpp>
#include <stasis/object/real.hpp>
#include <stasis/object/tuple.hpp>

namespace stasis::builtins {

extern const type_object enumerate_type;
extern const type_object reversed_type;

namespace detail {

/// Whether the objects of a class have a dict that CPython puts behind their items.
[[nodiscard]] constexpr bool has_dict_behind_items(const type_object* type) noexcept {
    const type_object* base = built_in_base(type);
    return (type->tp_flags & flag_managed_dict) != 0 && base->tp_itemsize != 0;
}

/// tp_basicsize, as in CPython.
[[nodiscard]] constexpr ssize basic_size(const type_object* type) noexcept {
    constexpr auto word = static_cast<ssize>(sizeof(object*));
    ssize size = type->tp_basicsize;
    if (built_in_base(type) == &str_type) {
        size += word; // a PyUnicodeObject, of which no str has the last field
    }
    return size + (has_dict_behind_items(type) ? word : 0);
}

} // namespace detail

[[nodiscard]] constexpr owned type_basic_size(thread_state&, value self) noexcept {
    return owned::take(make_int(detail::basic_size(as_type(self))));
}

[[nodiscard]] constexpr owned type_item_size(thread_state&, value self) noexcept {
    return owned::take(make_int(as_type(self)->tp_itemsize));
}

[[nodiscard]] constexpr owned type_weak_list_offset(thread_state&, value self) noexcept {
    const type_object* type = as_type(self);
    const ssize offset = weak_list_offset(type);
    const bool in_str = offset != 0 && built_in_base(type) == &str_type;
    return owned::take(make_int(offset + (in_str ? static_cast<ssize>(sizeof(object*)) : 0)));
}

[[nodiscard]] constexpr owned type_dict_offset(thread_state&, value self) noexcept {
    constexpr auto word = static_cast<ssize>(sizeof(object*));
    const type_object* type = as_type(self);
    if ((type->tp_flags & flag_managed_dict) == 0) {
        return owned::take(make_int(type->tp_dictoffset));
    }
    if (detail::has_dict_behind_items(type)) {
        return owned::take(make_int(-word));
    }
    const bool in_str = built_in_base(type) == &str_type;
    return owned::take(make_int(type->tp_dictoffset - (in_str ? word : 0)));
}

/// T.__flags__.
[[nodiscard]] constexpr owned type_flags(thread_state&, value self) noexcept {
    const type_object* type = as_type(self);
    constexpr unsigned long immutable = 1ul << 8;
    constexpr unsigned long is_ready = 1ul << 12;
    constexpr unsigned long has_gc = 1ul << 14;
    constexpr unsigned long kept = flag_sequence | flag_mapping | flag_managed_dict |
                                   flag_heap_type | flag_base_type | flag_abstract |
                                   flag_match_self;
    unsigned long flags = (type->tp_flags & kept) | is_ready;
    if (detail::has_dict_behind_items(type)) {
        flags &= ~static_cast<unsigned long>(flag_managed_dict);
    }
    flags |= is_heap_type(type) ? 0 : immutable;
    flags |= detail::is_collectable(type) ? has_gc : 0;
    constexpr const type_object* of_bit[] = {
        &int_type, &list_type, &tuple_type,          &bytes_type,
        &str_type, &dict_type, &base_exception_type, &type_type};
    for (unsigned i = 0; i < sizeof of_bit / sizeof *of_bit; ++i) {
        flags |= is_subtype(type, of_bit[i]) ? 1ul << (24 + i) : 0;
    }
    return owned::take(make_int(static_cast<std::int64_t>(flags)));
}

namespace detail {

/// The bytes of the signature that the documentation of a type begins with, as far as its closing
/// bracket; null where it has none. CPython 3.11: _PyType_GetTextSignatureFromInternalDoc.
[[nodiscard]] constexpr text signature_in_doc(const type_object* type) noexcept {
    if (type->tp_doc == nullptr) {
        return {};
    }
    const text doc{type->tp_doc};
    const text name{last_name(type->tp_name)};
    const auto stands_at = [&](ssize at, const text& wanted) {
        return doc.size - at >= wanted.size && doc.part(at, at + wanted.size) == wanted;
    };
    if (!stands_at(0, name) || !stands_at(name.size, "(")) {
        return {};
    }
    for (ssize at = name.size; at < doc.size && !stands_at(at, "\n\n"); ++at) {
        if (stands_at(at, ")\n--\n\n")) {
            return doc.part(name.size, at + 1);
        }
    }
    return {};
}

} // namespace detail

/// T.__text_signature__: what inspect makes a signature of; None of most types, and of classes
/// whose documentation doesn't begin with one.
[[nodiscard]] constexpr owned type_text_signature(thread_state& thread, value self) noexcept {
    struct row {
        const type_object* type;
        const char* signature;
    };
    constexpr row rows[] = {
        {&object_type, "()"},
        {&complex_type, "(real=0, imag=0)"},
        {&enumerate_type, "(iterable, start=0)"},
        {&float_type, "(x=0, /)"},
        {&list_type, "(iterable=(), /)"},
        {&memoryview_type, "(object)"},
        {&property_type, "(fget=None, fset=None, fdel=None, doc=None)"},
        {&reversed_type, "(sequence, /)"},
        {&tuple_type, "(iterable=(), /)"},
    };
    for (const row& each : rows) {
        if (self.data.object == each.type) {
            return new_str(thread, each.signature);
        }
    }
    if (const text own = detail::signature_in_doc(as_type(self)); own.size != 0) {
        text_builder built{thread};
        built.add_bytes(own);
        return built.finish();
    }
    return owned::take(none_value);
}

} // namespace stasis::builtins
