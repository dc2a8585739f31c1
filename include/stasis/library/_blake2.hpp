// SPDX-License-Identifier: BSL-1.0
// stasis/library/_blake2.hpp: the module _blake2: the hashes BLAKE2b and BLAKE2s, with keys, salts
// and trees. Promises: CPython 3.11's checks and messages; hashes can be computed in constant
// expressions. CPython 3.11: Modules/_blake2/blake2b_impl.c, Modules/_blake2/blake2module.c.
#pragma once

#include <stasis/library/detail/hash_blake2.hpp>
#include <stasis/library/detail/hash_object.hpp>
#include <stasis/library/detail/unsigned_argument.hpp>

namespace stasis::library {

extern const type_object blake2b_type;
extern const type_object blake2s_type;

namespace detail {

struct blake2b_hash {
    using word = std::uint64_t;
    static constexpr const type_object& type = blake2b_type;
    static constexpr const char* qualified = "_blake2.blake2b";
};
struct blake2s_hash {
    using word = std::uint32_t;
    static constexpr const type_object& type = blake2s_type;
    static constexpr const char* qualified = "_blake2.blake2s";
};

template <class Hash>
using blake2_object = hash_object<blake2_state<typename Hash::word>>;

template <class Hash>
[[nodiscard]] constexpr blake2_object<Hash>* blake2_of(value self) noexcept {
    return static_cast<blake2_object<Hash>*>(self.data.object);
}

/// Reads a number of a parameter; false: it raised.
[[nodiscard]] constexpr bool read_blake2_number(thread_state& thread, value given, int least,
                                                int most, const char* name,
                                                unsigned char& to) noexcept {
    int number = to;
    if (given && !interpreter::to_c_integer(thread, given, number)) {
        return false;
    }
    if (number < least || number > most) {
        raise(thread, value_error_type, name, most);
        return false;
    }
    to = static_cast<unsigned char>(number);
    return true;
}

/// Borrows the bytes of a parameter, which are so many at most; false: it raised.
[[nodiscard]] constexpr bool read_blake2_bytes(thread_state& thread, value given, std::size_t most,
                                               const char* name, held_buffer& to) noexcept {
    if (!given) {
        return true;
    }
    if (get_buffer(thread, given, to.view, buffer_simple) < 0) {
        return false;
    }
    if (to.view.len > static_cast<ssize>(most)) {
        raise(thread, value_error_type, "maximum ", name, " length is ",
              static_cast<std::int64_t>(most), " bytes");
        return false;
    }
    return true;
}

/// blake2b(data=b'', /, *, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset,
/// node_depth, inner_size, last_node, usedforsecurity).
template <class Hash>
[[nodiscard]] constexpr owned blake2_new(thread_state& thread, const type_object&,
                                         const arguments& given) noexcept {
    using state_type = blake2_state<typename Hash::word>;
    constexpr signature<13> of{hash_name<Hash>,
                               {"", "digest_size", "key", "salt", "person", "fanout", "depth",
                                "leaf_size", "node_offset", "node_depth", "inner_size", "last_node",
                                "usedforsecurity"},
                               0,
                               1,
                               1};
    constexpr int most = static_cast<int>(state_type::most_bytes);
    constexpr std::size_t salt_size = state_type::is_long ? 16 : 8;
    constexpr std::size_t offset_size = state_type::is_long ? 8 : 6;
    value values[13];
    held_buffer key;
    held_buffer salt;
    held_buffer person;
    // digest size, length of the key, fanout, depth, and, behind the offset, depth and inner size
    unsigned char parts[6] = {static_cast<unsigned char>(most), 0, 1, 1, 0, 0};
    std::uint64_t leaf_size = 0;
    std::uint64_t node_offset = 0;
    if (!read_arguments(thread, of, given, values)) {
        return {};
    }
    const int is_last = values[11] ? is_true(thread, values[11]) : 0;
    if (is_last < 0 || (values[12] && is_true(thread, values[12]) < 0)) {
        return {};
    }
    int digest_size = most;
    if (values[1] && !interpreter::to_c_integer(thread, values[1], digest_size)) {
        return {};
    }
    if (digest_size <= 0 || digest_size > most) {
        return raise(thread, value_error_type, "digest_size must be between 1 and ", most,
                     " bytes");
    }
    parts[0] = static_cast<unsigned char>(digest_size);
    if (!read_blake2_bytes(thread, values[3], salt_size, "salt", salt) ||
        !read_blake2_bytes(thread, values[4], salt_size, "person", person) ||
        !read_blake2_number(thread, values[5], 0, 255, "fanout must be between 0 and ", parts[2]) ||
        !read_blake2_number(thread, values[6], 1, 255, "depth must be between 1 and ", parts[3])) {
        return {};
    }
    if (values[7]) {
        if (!to_unsigned(thread, values[7], leaf_size,
                         "Python int too large to convert to C unsigned long")) {
            return {};
        }
        if (leaf_size > 0xFFFFFFFF) {
            return raise(thread, overflow_error_type, "leaf_size is too large");
        }
    }
    if (values[8] && !to_unsigned(thread, values[8], node_offset, "int too big to convert")) {
        return {};
    }
    if (!state_type::is_long && node_offset > 0xFFFFFFFFFFFF) {
        return raise(thread, overflow_error_type, "node_offset is too large");
    }
    if (!read_blake2_number(thread, values[9], 0, 255, "node_depth must be between 0 and ",
                            parts[4]) ||
        !read_blake2_number(thread, values[10], 0, most, "inner_size must be between 0 and is ",
                            parts[5]) ||
        !read_blake2_bytes(thread, values[2], state_type::most_bytes, "key", key)) {
        return {};
    }
    parts[1] = static_cast<unsigned char>(key.view.len);
    unsigned char block[state_type::most_bytes]{};
    std::size_t at = 0;
    for (int i = 0; i < 4; ++i) {
        block[at++] = parts[i];
    }
    for (std::size_t i = 0; i < 4; ++i) {
        block[at++] = static_cast<unsigned char>(leaf_size >> i * 8);
    }
    for (std::size_t i = 0; i < offset_size; ++i) {
        block[at++] = static_cast<unsigned char>(node_offset >> i * 8);
    }
    block[at++] = parts[4];
    block[at++] = parts[5];
    const std::size_t end = state_type::most_bytes;
    for (ssize i = 0; i < salt.view.len; ++i) {
        block[end - 2 * salt_size + static_cast<std::size_t>(i)] = salt.view.buf[i];
    }
    for (ssize i = 0; i < person.view.len; ++i) {
        block[end - salt_size + static_cast<std::size_t>(i)] = person.view.buf[i];
    }
    auto* const made = allocate<blake2_object<Hash>>(thread, Hash::type);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    made->state.digest_size = static_cast<std::size_t>(digest_size);
    made->state.is_last_node = is_last != 0;
    made->state.begin(block);
    if (key.view.len != 0) { // a block of its own
        unsigned char padded[state_type::block_size]{};
        for (ssize i = 0; i < key.view.len; ++i) {
            padded[i] = key.view.buf[i];
        }
        made->state.add(padded, sizeof padded);
    }
    if (values[0] && !add_to_hash(thread, made->state, values[0])) {
        return {};
    }
    return kept;
}

template <class Hash>
[[nodiscard]] constexpr owned blake2_update(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, method_name<Hash, "update">.text, given) ||
        !add_to_hash(thread, blake2_of<Hash>(given.values[0])->state, given.values[1])) {
        return {};
    }
    return owned::take(none_value);
}

template <class Hash>
[[nodiscard]] constexpr owned blake2_copy(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, method_name<Hash, "copy">.text, given)) {
        return {};
    }
    auto* const made = allocate<blake2_object<Hash>>(thread, Hash::type);
    if (made != nullptr) {
        made->state = blake2_of<Hash>(given.values[0])->state;
    }
    return owned::take(made);
}

template <class Hash>
[[nodiscard]] constexpr owned blake2_digest(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, method_name<Hash, "digest">.text, given)) {
        return {};
    }
    auto last = blake2_of<Hash>(given.values[0])->state;
    last.finish();
    unsigned char bytes[64]{};
    for (std::size_t i = 0; i < last.digest_size; ++i) {
        bytes[i] = last.byte(i);
    }
    return new_bytes(thread, bytes, static_cast<ssize>(last.digest_size));
}

template <class Hash>
[[nodiscard]] constexpr owned blake2_hexdigest(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_none(thread, method_name<Hash, "hexdigest">.text, given)) {
        return {};
    }
    constexpr const char* figures = "0123456789abcdef";
    auto last = blake2_of<Hash>(given.values[0])->state;
    last.finish();
    text_builder built{thread};
    for (std::size_t i = 0; i < last.digest_size; ++i) {
        built.add(figures[last.byte(i) >> 4]);
        built.add(figures[last.byte(i) & 15]);
    }
    return built.finish();
}

template <class Hash>
[[nodiscard]] constexpr owned blake2_block_size(thread_state&, value) noexcept {
    return owned::take(
        make_int(static_cast<std::int64_t>(blake2_state<typename Hash::word>::block_size)));
}

template <class Hash>
[[nodiscard]] constexpr owned blake2_digest_size(thread_state&, value self) noexcept {
    return owned::take(
        make_int(static_cast<std::int64_t>(blake2_of<Hash>(self)->state.digest_size)));
}

template <class Hash>
constexpr void blake2_dealloc(object* self) noexcept {
    state::release(static_cast<blake2_object<Hash>*>(self));
}

template <class Hash>
inline constexpr method_def blake2_methods[] = {{"copy", blake2_copy<Hash>, 0, nullptr},
                                                {"digest", blake2_digest<Hash>, 0, nullptr},
                                                {"hexdigest", blake2_hexdigest<Hash>, 0, nullptr},
                                                {"update", blake2_update<Hash>, 0, nullptr},
                                                {nullptr, nullptr, 0, nullptr}};
template <class Hash>
inline constexpr getset_def blake2_getset[] = {
    {"name", hash_own_name<Hash>, nullptr, nullptr, nullptr},
    {"block_size", blake2_block_size<Hash>, nullptr, nullptr, nullptr},
    {"digest_size", blake2_digest_size<Hash>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

/// How many bytes of a salt, a person, a key and a digest there may be.
template <class Hash, ssize Most = blake2_state<typename Hash::word>::most_bytes>
inline constexpr const auto& blake2_sizes =
    graph::dict_<graph::item_<graph::str_<"SALT_SIZE">, graph::int_<Most / 4>>,
                 graph::item_<graph::str_<"PERSON_SIZE">, graph::int_<Most / 4>>,
                 graph::item_<graph::str_<"MAX_KEY_SIZE">, graph::int_<Most>>,
                 graph::item_<graph::str_<"MAX_DIGEST_SIZE">, graph::int_<Most>>>;

template <class Hash>
inline constexpr type_object blake2_table = [] {
    type_object self{};
    self.tp_name = Hash::qualified;
    self.tp_basicsize = sizeof(blake2_object<Hash>);
    self.tp_dealloc = blake2_dealloc<Hash>;
    self.tp_methods = blake2_methods<Hash>;
    self.tp_getset = blake2_getset<Hash>;
    self.tp_dict = pointer_to<dict_object>(blake2_sizes<Hash>);
    self.tp_base = &object_type;
    self.tp_new = blake2_new<Hash>;
    return self;
}();

template <class Hash>
[[nodiscard]] consteval type_object make_blake2() {
    return builtins::ready<Hash::type, blake2_table<Hash>, "copy", "digest", "hexdigest", "update",
                           "name", "block_size", "digest_size", "SALT_SIZE", "PERSON_SIZE",
                           "MAX_KEY_SIZE", "MAX_DIGEST_SIZE">();
}

inline constexpr module_constant blake2_constants[] = {
    {"blake2b", &blake2b_type},
    {"blake2s", &blake2s_type},
    {"BLAKE2B_SALT_SIZE", &graph::int_<16>},
    {"BLAKE2B_PERSON_SIZE", &graph::int_<16>},
    {"BLAKE2B_MAX_KEY_SIZE", &graph::int_<64>},
    {"BLAKE2B_MAX_DIGEST_SIZE", &graph::int_<64>},
    {"BLAKE2S_SALT_SIZE", &graph::int_<8>},
    {"BLAKE2S_PERSON_SIZE", &graph::int_<8>},
    {"BLAKE2S_MAX_KEY_SIZE", &graph::int_<32>},
    {"BLAKE2S_MAX_DIGEST_SIZE", &graph::int_<32>},
    {nullptr, nullptr}};

inline constexpr module_definition blake2_definition{"_blake2", nullptr, blake2_constants};

} // namespace detail

inline constexpr type_object blake2b_type = detail::make_blake2<detail::blake2b_hash>();
inline constexpr type_object blake2s_type = detail::make_blake2<detail::blake2s_hash>();

/// The module _blake2.
inline constexpr importable_module _blake2_module = ready_module<detail::blake2_definition>();

} // namespace stasis::library
