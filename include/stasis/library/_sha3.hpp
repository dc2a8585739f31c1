// SPDX-License-Identifier: BSL-1.0
// stasis/library/_sha3.hpp: the module _sha3: the hashes SHA-3 and SHAKE.
// Promises: CPython 3.11's checks and messages; hashes can be computed in constant expressions.
// CPython 3.11: Modules/_sha3/sha3module.c.
#pragma once

#include <stasis/library/detail/hash_keccak.hpp>
#include <stasis/library/detail/hash_object.hpp>
#include <stasis/library/detail/unsigned_argument.hpp>

namespace stasis::library {

/// SHA3object.
struct sha3_object : detail::sealed_object {
    detail::keccak_state state{};
};

extern const type_object sha3_224_type;
extern const type_object sha3_256_type;
extern const type_object sha3_384_type;
extern const type_object sha3_512_type;
extern const type_object shake_128_type;
extern const type_object shake_256_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_collected<stasis::library::sha3_object> = false;

namespace stasis::library {

namespace detail {

/// A hash of the family: its type, its qualified name, and half of its capacity in bytes, which is
/// its size, unless it has any.
template <const type_object& Type, support::fixed_string Name, std::size_t Half, bool IsAny>
struct sha3_hash {
    static constexpr const type_object& type = Type;
    static constexpr auto qualified = Name;
    static constexpr std::size_t rate = 200 - 2 * Half;
    static constexpr std::size_t size = IsAny ? 0 : Half;
    static constexpr bool is_any = IsAny;
    static constexpr unsigned char suffix = IsAny ? 0x1f : 0x06;
};

[[nodiscard]] constexpr sha3_object* sha3_of(value self) noexcept {
    return static_cast<sha3_object*>(self.data.object);
}

/// The constructor of all of them, whose messages name the first one.
template <class Hash>
[[nodiscard]] constexpr owned sha3_new(thread_state& thread, const type_object&,
                                       const arguments& given) noexcept {
    constexpr signature<2> of{"sha3_224", {"", "usedforsecurity"}, 0, 1, 1};
    value values[2];
    if (!read_arguments(thread, of, given, values) ||
        (values[1] && is_true(thread, values[1]) < 0)) {
        return {};
    }
    auto* const made = allocate<sha3_object>(thread, Hash::type);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    made->state.rate = Hash::rate;
    if (values[0] && !add_to_hash(thread, made->state, values[0])) {
        return {};
    }
    return kept;
}

/// "name.method" of a hash of the family.
template <class Hash, support::fixed_string Method>
inline constexpr auto sha3_method = [] {
    struct {
        char text[32]{};
    } result;
    std::size_t at = 0;
    for (const char* from : {interpreter::last_name(Hash::qualified.text), ".",
                             static_cast<const char*>(Method.text)}) {
        for (; *from != '\0'; ++from) {
            result.text[at++] = *from;
        }
    }
    return result;
}();

template <class Hash>
[[nodiscard]] constexpr owned sha3_update(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, sha3_method<Hash, "update">.text, given) ||
        !add_to_hash(thread, sha3_of(given.values[0])->state, given.values[1])) {
        return {};
    }
    return owned::take(none_value);
}

template <class Hash>
[[nodiscard]] constexpr owned sha3_copy(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, sha3_method<Hash, "copy">.text, given)) {
        return {};
    }
    auto* const made = allocate<sha3_object>(thread, Hash::type);
    if (made != nullptr) {
        made->state = sha3_of(given.values[0])->state;
    }
    return owned::take(made);
}

/// How many bytes are asked for; false: it raised.
template <class Hash>
[[nodiscard]] constexpr bool read_digest_size(thread_state& thread, const char* name,
                                              const arguments& given,
                                              std::uint64_t& size) noexcept {
    size = Hash::size;
    if (!Hash::is_any) {
        return takes_none(thread, name, given);
    }
    if (!takes_one(thread, name, given) ||
        !to_unsigned(thread, given.values[1], size,
                     "Python int too large to convert to C unsigned long")) {
        return false;
    }
    if (size >= (1u << 29)) {
        raise(thread, value_error_type, "length is too large");
        return false;
    }
    return true;
}

/// digest() and hexdigest(), of any size where that is an argument.
template <class Hash>
[[nodiscard]] constexpr owned sha3_digest(thread_state& thread, const arguments& given) noexcept {
    std::uint64_t size = 0;
    if (!read_digest_size<Hash>(thread, sha3_method<Hash, "digest">.text, given, size)) {
        return {};
    }
    bytes_object* const made = new_bytes_room(thread, static_cast<ssize>(size));
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    keccak_state last = sha3_of(given.values[0])->state;
    last.finish(Hash::suffix);
    auto* const to = trailing_mutable<unsigned char>(made, static_cast<std::size_t>(size) + 1);
    for (std::size_t i = 0; i < size; ++i) {
        to[i] = last.next();
    }
    return kept;
}

template <class Hash>
[[nodiscard]] constexpr owned sha3_hexdigest(thread_state& thread,
                                             const arguments& given) noexcept {
    std::uint64_t size = 0;
    if (!read_digest_size<Hash>(thread, sha3_method<Hash, "hexdigest">.text, given, size)) {
        return {};
    }
    constexpr const char* figures = "0123456789abcdef";
    text_builder built{thread};
    keccak_state last = sha3_of(given.values[0])->state;
    last.finish(Hash::suffix);
    for (std::size_t i = 0; i < size; ++i) {
        const unsigned char byte = last.next();
        built.add(figures[byte >> 4]);
        built.add(figures[byte & 15]);
    }
    return built.finish();
}

template <std::size_t Number>
[[nodiscard]] constexpr owned sha3_number(thread_state&, value) noexcept {
    return owned::take(make_int(static_cast<std::int64_t>(Number)));
}

template <class Hash>
[[nodiscard]] constexpr owned sha3_name(thread_state& thread, value) noexcept {
    return new_str(thread, interpreter::last_name(Hash::qualified.text));
}

template <class Hash>
[[nodiscard]] constexpr owned sha3_suffix(thread_state& thread, value) noexcept {
    const unsigned char suffix = Hash::suffix;
    return new_bytes(thread, &suffix, 1);
}

constexpr void sha3_dealloc(object* self) noexcept {
    state::release(static_cast<sha3_object*>(self));
}

template <class Hash>
inline constexpr method_def sha3_methods[] = {{"copy", sha3_copy<Hash>, 0, nullptr},
                                              {"digest", sha3_digest<Hash>, 0, nullptr},
                                              {"hexdigest", sha3_hexdigest<Hash>, 0, nullptr},
                                              {"update", sha3_update<Hash>, 0, nullptr},
                                              {nullptr, nullptr, 0, nullptr}};
template <class Hash>
inline constexpr getset_def sha3_getset[] = {
    {"block_size", sha3_number<Hash::rate>, nullptr, nullptr, nullptr},
    {"name", sha3_name<Hash>, nullptr, nullptr, nullptr},
    {"digest_size", sha3_number<Hash::size>, nullptr, nullptr, nullptr},
    {"_capacity_bits", sha3_number<1600 - Hash::rate * 8>, nullptr, nullptr, nullptr},
    {"_rate_bits", sha3_number<Hash::rate * 8>, nullptr, nullptr, nullptr},
    {"_suffix", sha3_suffix<Hash>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

template <class Hash>
inline constexpr type_object sha3_table = [] {
    type_object self{};
    self.tp_name = Hash::qualified.text;
    self.tp_basicsize = sizeof(sha3_object);
    self.tp_dealloc = sha3_dealloc;
    self.tp_methods = sha3_methods<Hash>;
    self.tp_getset = sha3_getset<Hash>;
    self.tp_base = &object_type;
    self.tp_new = sha3_new<Hash>;
    return self;
}();

template <class Hash>
[[nodiscard]] consteval type_object make_sha3() {
    return builtins::ready<Hash::type, sha3_table<Hash>, "copy", "digest", "hexdigest", "update",
                           "block_size", "name", "digest_size", "_capacity_bits", "_rate_bits",
                           "_suffix">();
}

inline constexpr module_constant sha3_constants[] = {{"sha3_224", &sha3_224_type},
                                                     {"sha3_256", &sha3_256_type},
                                                     {"sha3_384", &sha3_384_type},
                                                     {"sha3_512", &sha3_512_type},
                                                     {"shake_128", &shake_128_type},
                                                     {"shake_256", &shake_256_type},
                                                     {"keccakopt", &graph::int_<0>},
                                                     {"implementation", &graph::str_<"stasis">},
                                                     {nullptr, nullptr}};

inline constexpr module_definition sha3_definition{"_sha3", nullptr, sha3_constants};

} // namespace detail

inline constexpr type_object sha3_224_type =
    detail::make_sha3<detail::sha3_hash<sha3_224_type, "_sha3.sha3_224", 28, false>>();
inline constexpr type_object sha3_256_type =
    detail::make_sha3<detail::sha3_hash<sha3_256_type, "_sha3.sha3_256", 32, false>>();
inline constexpr type_object sha3_384_type =
    detail::make_sha3<detail::sha3_hash<sha3_384_type, "_sha3.sha3_384", 48, false>>();
inline constexpr type_object sha3_512_type =
    detail::make_sha3<detail::sha3_hash<sha3_512_type, "_sha3.sha3_512", 64, false>>();
inline constexpr type_object shake_128_type =
    detail::make_sha3<detail::sha3_hash<shake_128_type, "_sha3.shake_128", 16, true>>();
inline constexpr type_object shake_256_type =
    detail::make_sha3<detail::sha3_hash<shake_256_type, "_sha3.shake_256", 32, true>>();

/// The module _sha3.
inline constexpr importable_module _sha3_module = ready_module<detail::sha3_definition>();

} // namespace stasis::library
