// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/hash_object.hpp: the objects of hashlib's own modules, one type a hash.
// Promises: CPython 3.11's checks and messages; hashes can be computed in constant expressions.
// CPython 3.11: SHAobject and its like (Modules/sha512module.c, sha256module.c, sha1module.c,
// md5module.c).
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/hash_blocks.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

/// What has been hashed so far, as an object.
template <class State>
struct hash_object : detail::sealed_object {
    State state{};
};

} // namespace stasis::library

template <class State>
inline constexpr bool stasis::state::is_collected<stasis::library::hash_object<State>> = false;

namespace stasis::library::detail {

// A Hash says:
//   Hash::core                the words that it begins with, a constant
//   Hash::type                the type of its objects
//   Hash::qualified           "module.name"
//   Hash::size                how many bytes it has
//   Hash::has_size_member     whether digest_size is a member, as some have it in CPython

template <class Hash>
using state_of_hash = hash_state<std::remove_cvref_t<decltype(Hash::core)>>;

template <class Hash>
[[nodiscard]] constexpr hash_object<state_of_hash<Hash>>* hash_of(value self) noexcept {
    return static_cast<hash_object<state_of_hash<Hash>>*>(self.data.object);
}

/// Its name.
template <class Hash>
inline constexpr const char* hash_name = interpreter::last_name(Hash::qualified);

/// "name.method", which messages begin with.
template <class Hash, support::fixed_string Method>
inline constexpr auto method_name = [] {
    struct {
        char text[32]{};
    } result;
    std::size_t at = 0;
    for (const char* from : {hash_name<Hash>, ".", static_cast<const char*>(Method.text)}) {
        for (; *from != '\0'; ++from) {
            result.text[at++] = *from;
        }
    }
    return result;
}();

/// Hashes the bytes of an object; false: it raised.
template <class State>
[[nodiscard]] constexpr bool add_to_hash(thread_state& thread, State& to, value given) noexcept {
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

/// The function of its name: (string=b'', *, usedforsecurity=True).
template <class Hash>
[[nodiscard]] constexpr owned new_hash(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> of{hash_name<Hash>, {"string", "usedforsecurity"}, 0, 0, 1};
    value values[2];
    if (!read_arguments(thread, of, given, values) ||
        (values[1] && is_true(thread, values[1]) < 0)) {
        return {};
    }
    auto* const made = allocate<hash_object<state_of_hash<Hash>>>(thread, Hash::type);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    made->state.core = Hash::core;
    if (values[0] && !add_to_hash(thread, made->state, values[0])) {
        return {};
    }
    return kept;
}

template <class Hash>
[[nodiscard]] constexpr owned hash_update(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, method_name<Hash, "update">.text, given) ||
        !add_to_hash(thread, hash_of<Hash>(given.values[0])->state, given.values[1])) {
        return {};
    }
    return owned::take(none_value);
}

/// Gives the bytes of the hash of all that an object has been given.
template <class Hash, class Take>
constexpr void take_hash(value self, Take&& take) noexcept {
    auto last = hash_of<Hash>(self)->state;
    last.finish();
    for (std::size_t i = 0; i < Hash::size; ++i) {
        take(i, last.byte(i));
    }
}

template <class Hash>
[[nodiscard]] constexpr owned hash_digest(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, method_name<Hash, "digest">.text, given)) {
        return {};
    }
    unsigned char bytes[Hash::size]{};
    take_hash<Hash>(given.values[0], [&](std::size_t i, unsigned char byte) { bytes[i] = byte; });
    return new_bytes(thread, bytes, static_cast<ssize>(Hash::size));
}

template <class Hash>
[[nodiscard]] constexpr owned hash_hexdigest(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, method_name<Hash, "hexdigest">.text, given)) {
        return {};
    }
    constexpr const char* figures = "0123456789abcdef";
    text_builder built{thread};
    take_hash<Hash>(given.values[0], [&](std::size_t, unsigned char byte) {
        built.add(figures[byte >> 4]);
        built.add(figures[byte & 15]);
    });
    return built.finish();
}

template <class Hash>
[[nodiscard]] constexpr owned hash_copy(thread_state& thread, const arguments& given) noexcept {
    if (given.count != 1 || keyword_count(given) != 0) {
        return raise(thread, type_error_type, "copy() takes no arguments");
    }
    auto* const made = allocate<hash_object<state_of_hash<Hash>>>(thread, Hash::type);
    if (made != nullptr) {
        made->state = hash_of<Hash>(given.values[0])->state;
    }
    return owned::take(made);
}

template <class Hash>
[[nodiscard]] constexpr owned hash_block_size(thread_state&, value) noexcept {
    return owned::take(make_int(static_cast<std::int64_t>(state_of_hash<Hash>::block_size)));
}

template <class Hash>
[[nodiscard]] constexpr owned hash_digest_size(thread_state&, value) noexcept {
    return owned::take(make_int(static_cast<std::int64_t>(Hash::size)));
}

template <class Hash>
[[nodiscard]] constexpr owned hash_own_name(thread_state& thread, value) noexcept {
    return new_str(thread, hash_name<Hash>);
}

template <class Hash>
constexpr void hash_dealloc(object* self) noexcept {
    state::release(static_cast<hash_object<state_of_hash<Hash>>*>(self));
}

template <class Hash>
inline constexpr method_def hash_methods[] = {{"copy", hash_copy<Hash>, 0, nullptr},
                                              {"digest", hash_digest<Hash>, 0, nullptr},
                                              {"hexdigest", hash_hexdigest<Hash>, 0, nullptr},
                                              {"update", hash_update<Hash>, 0, nullptr},
                                              {nullptr, nullptr, 0, nullptr}};

template <class Hash>
inline constexpr getset_def hash_members[] = {
    {"digest_size", hash_digest_size<Hash>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
template <class Hash>
inline constexpr getset_def hash_getset[] = {
    {"block_size", hash_block_size<Hash>, nullptr, nullptr, nullptr},
    {"name", hash_own_name<Hash>, nullptr, nullptr, nullptr},
    {Hash::has_size_member ? nullptr : "digest_size", hash_digest_size<Hash>, nullptr, nullptr,
     nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

template <class Hash>
inline constexpr type_object hash_table = [] {
    type_object self{};
    self.tp_name = Hash::qualified;
    self.tp_basicsize = sizeof(hash_object<state_of_hash<Hash>>);
    self.tp_dealloc = hash_dealloc<Hash>;
    self.tp_methods = hash_methods<Hash>;
    self.tp_members = Hash::has_size_member ? hash_members<Hash> : nullptr;
    self.tp_getset = hash_getset<Hash>;
    self.tp_base = &object_type;
    return self;
}();

/// The type of the objects of a hash.
template <class Hash>
[[nodiscard]] consteval type_object hash_type() {
    return builtins::ready<Hash::type, hash_table<Hash>, "copy", "digest", "hexdigest", "update",
                           "digest_size", "block_size", "name">();
}

} // namespace stasis::library::detail
