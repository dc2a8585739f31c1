// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/identity.hpp: the hash and the repr of objects that are nothing but themselves,
// and the hash of those that have none.
// Promises: CPython 3.11's hash of an address, and its "<... object at 0x7f...>".
// CPython 3.11: _Py_HashPointer (Python/pyhash.c), object_repr (Objects/typeobject.c),
// PyObject_HashNotImplemented (Objects/object.c).
// Refuses: addresses in constant evaluation, which has none: there every such object hashes to one
// number and prints as being at 0x0, so dicts and sets of them work, slowly.
#pragma once

#include <stasis/graph/dict.hpp>
#include <stasis/interpreter/type_names.hpp>
#include <stasis/object/visit.hpp>

namespace stasis::builtins {

using namespace stasis::state;

/// The address of an object; 0 in constant evaluation.
[[nodiscard]] constexpr std::uintptr_t address_of(const object* self) noexcept {
    if (std::is_constant_evaluated()) {
        return 0;
    }
    return reinterpret_cast<std::uintptr_t>(self);
}

/// Adds "0x" and an address in hexadecimal.
constexpr void add_address(text_builder& to, const object* self) noexcept {
    const std::uintptr_t address = address_of(self);
    to.add("0x");
    int shift = 0;
    while (shift < 60 && address >> (shift + 4) != 0) {
        shift += 4;
    }
    for (; shift >= 0; shift -= 4) {
        to.add("0123456789abcdef"[address >> shift & 15]);
    }
}

/// hash() of an object that equals nothing but itself. None and Ellipsis have theirs in constants.
[[nodiscard]] constexpr hash_t identity_hash(thread_state&, value self) noexcept {
    if (self.kind != tag::object) {
        return graph::none_hash;
    }
    return self.data.object->ob_type == &ellipsis_type
               ? graph::ellipsis_hash
               : support::hash_address(address_of(self.data.object));
}

/// tp_dealloc of a type whose objects are all constants: no count of theirs ever reaches zero.
constexpr void immortal_dealloc(object*) noexcept {}

/// "<list_iterator object at 0x7f...>".
[[nodiscard]] constexpr owned identity_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add("<");
    if (!interpreter::add_full_name(thread, built, type_of(self))) {
        return {};
    }
    built.add(" object at ");
    add_address(built, self.data.object);
    built.add(">");
    return built.finish();
}

/// What CPython's types without a docstring have in their dicts.
inline constexpr const dict_object& no_documentation =
    graph::dict_<graph::item_<graph::str_<"__doc__">, graph::none>>;

/// What a field refers to, or None where it is null.
[[nodiscard]] constexpr owned share_or_none(const object* held) noexcept {
    return owned::share(held == nullptr ? none_value : load(const_cast<object*>(held)));
}

/// iter() of an iterator: itself.
[[nodiscard]] constexpr owned self_iterator(thread_state&, value self) noexcept {
    return owned::share(self);
}

/// What a type that can't be hashed has as tp_hash: PyObject_HashNotImplemented.
[[nodiscard]] constexpr hash_t hash_not_implemented(thread_state& thread, value self) noexcept {
    return raise(thread, type_error_type, "unhashable type: '", type_of(self)->tp_name, "'");
}

} // namespace stasis::builtins
