// SPDX-License-Identifier: BSL-1.0
// stasis/library/_sha512.hpp: the module _sha512: the hashes SHA-512 and SHA-384, which random
// seeds itself with, of strs. Promises: CPython 3.11's checks and messages; hashes can be computed
// in constant expressions. CPython 3.11: Modules/sha512module.c.
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/library/detail/sha512.hpp>

namespace stasis::library {

/// SHAobject.
struct sha512_object : detail::sealed_object {
    detail::sha512_state state{detail::sha512_first};
};

extern const type_object sha512_type;
extern const type_object sha384_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_collected<stasis::library::sha512_object> = false;

namespace stasis::library {

namespace detail {

[[nodiscard]] constexpr sha512_object* sha_of(value self) noexcept {
    return static_cast<sha512_object*>(self.data.object);
}

/// How many bytes the hash of an object has.
[[nodiscard]] constexpr ssize sha_size(value self) noexcept {
    return type_of(self) == &sha384_type ? 48 : 64;
}

/// Hashes the bytes of an object; false: it raised.
[[nodiscard]] constexpr bool add_to_sha(thread_state& thread, sha512_state& to,
                                        value given) noexcept {
    if (is_str(given)) {
        raise(thread, type_error_type, "Strings must be encoded before hashing");
        return false;
    }
    if (!has_buffer(given)) {
        raise(thread, type_error_type, "object supporting the buffer API required");
        return false;
    }
    held_buffer data;
    if (get_buffer(thread, given, data.view, buffer_simple) < 0) {
        return false;
    }
    to.add(data.view.buf, static_cast<std::size_t>(data.view.len));
    return true;
}

/// sha512(string=b'', *, usedforsecurity=True), sha384(...).
template <const type_object& Type, const std::uint64_t (&First)[8], support::fixed_string Name>
[[nodiscard]] constexpr owned new_sha(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> of{Name.text, {"string", "usedforsecurity"}, 0, 0, 1};
    value values[2];
    if (!read_arguments(thread, of, given, values) ||
        (values[1] && is_true(thread, values[1]) < 0)) {
        return {};
    }
    auto* const made = allocate<sha512_object>(thread, Type);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    made->state = sha512_state{First};
    if (values[0] && !add_to_sha(thread, made->state, values[0])) {
        return {};
    }
    return kept;
}

template <support::fixed_string Name>
[[nodiscard]] constexpr owned sha_update(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, Name.text, given) ||
        !add_to_sha(thread, sha_of(given.values[0])->state, given.values[1])) {
        return {};
    }
    return owned::take(none_value);
}

/// Gives the bytes of the hash of all that an object has been given.
template <class Take>
constexpr void take_hash(value self, Take&& take) noexcept {
    sha512_state last = sha_of(self)->state;
    last.finish();
    for (ssize i = 0; i < sha_size(self); ++i) {
        take(i, static_cast<unsigned char>(last.words[i / 8] >> (56 - i % 8 * 8)));
    }
}

template <support::fixed_string Name>
[[nodiscard]] constexpr owned sha_digest(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, Name.text, given)) {
        return {};
    }
    unsigned char bytes[64]{};
    take_hash(given.values[0], [&](ssize i, unsigned char byte) { bytes[i] = byte; });
    return new_bytes(thread, bytes, sha_size(given.values[0]));
}

template <support::fixed_string Name>
[[nodiscard]] constexpr owned sha_hexdigest(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, Name.text, given)) {
        return {};
    }
    constexpr const char* figures = "0123456789abcdef";
    text_builder built{thread};
    take_hash(given.values[0], [&](ssize, unsigned char byte) {
        built.add(figures[byte >> 4]);
        built.add(figures[byte & 15]);
    });
    return built.finish();
}

[[nodiscard]] constexpr owned sha_copy(thread_state& thread, const arguments& given) noexcept {
    if (given.count != 1 || keyword_count(given) != 0) {
        return raise(thread, type_error_type, "copy() takes no arguments");
    }
    auto* const made = allocate<sha512_object>(thread, *type_of(given.values[0]));
    if (made != nullptr) {
        made->state = sha_of(given.values[0])->state;
    }
    return owned::take(made);
}

[[nodiscard]] constexpr owned sha_block_size(thread_state&, value) noexcept {
    return owned::take(make_int(static_cast<std::int64_t>(sha512_state::block_size)));
}

[[nodiscard]] constexpr owned sha_digest_size(thread_state&, value self) noexcept {
    return owned::take(make_int(sha_size(self)));
}

[[nodiscard]] constexpr owned sha_name(thread_state& thread, value self) noexcept {
    return new_str(thread, interpreter::last_name(type_of(self)->tp_name));
}

constexpr void sha_dealloc(object* self) noexcept {
    state::release(static_cast<sha512_object*>(self));
}

inline constexpr method_def sha512_methods[] = {
    {"copy", sha_copy, 0, nullptr},
    {"digest", sha_digest<"sha512.digest">, 0, nullptr},
    {"hexdigest", sha_hexdigest<"sha512.hexdigest">, 0, nullptr},
    {"update", sha_update<"sha512.update">, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};
inline constexpr method_def sha384_methods[] = {
    {"copy", sha_copy, 0, nullptr},
    {"digest", sha_digest<"sha384.digest">, 0, nullptr},
    {"hexdigest", sha_hexdigest<"sha384.hexdigest">, 0, nullptr},
    {"update", sha_update<"sha384.update">, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def sha_members[] = {
    {"digest_size", sha_digest_size, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
inline constexpr getset_def sha_getset[] = {
    {"block_size", sha_block_size, nullptr, nullptr, nullptr},
    {"name", sha_name, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

[[nodiscard]] consteval type_object make_sha_table(const char* name, const method_def* methods) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(sha512_object);
    self.tp_dealloc = sha_dealloc;
    self.tp_methods = methods;
    self.tp_members = sha_members;
    self.tp_getset = sha_getset;
    self.tp_base = &object_type;
    return self;
}

inline constexpr type_object sha512_table = make_sha_table("_sha512.sha512", sha512_methods);
inline constexpr type_object sha384_table = make_sha_table("_sha512.sha384", sha384_methods);

inline constexpr method_def sha512_functions[] = {
    {"sha512", new_sha<sha512_type, sha512_first, "sha512">, 0, nullptr},
    {"sha384", new_sha<sha384_type, sha384_first, "sha384">, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

/// The name is what CPython 3.11 calls it.
inline constexpr module_constant sha512_constants[] = {{"SHA384Type", &sha512_type},
                                                       {nullptr, nullptr}};

inline constexpr module_definition sha512_definition{"_sha512", sha512_functions, sha512_constants};

} // namespace detail

inline constexpr type_object sha512_type =
    builtins::ready<sha512_type, detail::sha512_table, "copy", "digest", "hexdigest", "update",
                    "digest_size", "block_size", "name">();
inline constexpr type_object sha384_type =
    builtins::ready<sha384_type, detail::sha384_table, "copy", "digest", "hexdigest", "update",
                    "digest_size", "block_size", "name">();

/// The module _sha512.
inline constexpr importable_module _sha512_module = ready_module<detail::sha512_definition>();

} // namespace stasis::library
