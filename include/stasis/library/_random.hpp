// SPDX-License-Identifier: BSL-1.0
// stasis/library/_random.hpp: the module _random: the generator that Lib/random.py derives its own
// from.
// Promises: CPython 3.11's numbers after the same seed.
// CPython 3.11: Modules/_randommodule.c.
// Refuses: in constant evaluation, a generator without a seed, which comes from the operating
// system: seed_needs_run_time() is not constexpr.
#pragma once

#include <stasis/builtins/int_arithmetic.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/library/detail/mersenne_twister.hpp>

#include <sys/random.h>

namespace stasis::library {

/// RandomObject.
struct random_object : object {
    detail::mersenne_twister generator{};
};

extern const type_object random_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_collected<stasis::library::random_object> = false;
template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::random_object> = true;

namespace stasis::library {

namespace detail {

using namespace stasis::builtins;

[[nodiscard]] constexpr mersenne_twister& generator_of(value self) noexcept {
    return static_cast<random_object*>(self.data.object)->generator;
}

/// Seeds a generator by chance: not constexpr, to say so. False where the operating system has
/// none.
inline bool seed_needs_run_time(mersenne_twister& generator) noexcept {
    std::uint32_t key[mersenne_twister::word_count];
    auto* to = reinterpret_cast<unsigned char*>(key);
    std::size_t left = sizeof key;
    while (left != 0) {
        constexpr std::size_t most = 256;
        const std::size_t part = left < most ? left : most;
        if (::getentropy(to, part) != 0) {
            return false;
        }
        to += part;
        left -= part;
    }
    generator.seed(key, mersenne_twister::word_count);
    return true;
}

/// Seeds a generator by the words of an int's magnitude; false: MemoryError is pending.
[[nodiscard]] constexpr bool seed_by_int(thread_state& thread, mersenne_twister& generator,
                                         value number) noexcept {
    const int_parts parts{number};
    const std::uint64_t bits = support::digits_bit_length(parts.data(), parts.size());
    const std::size_t count = bits == 0 ? 1 : static_cast<std::size_t>((bits - 1) / 32 + 1);
    state::scratch_room<std::uint32_t, 64> key{thread, static_cast<ssize>(count)};
    if (!key) {
        return false;
    }
    std::uint64_t held = 0;
    int held_bits = 0;
    ssize next = 0;
    for (std::size_t i = 0; i < count; ++i) {
        while (held_bits < 32 && next < parts.size()) {
            held |= std::uint64_t{parts.data()[next++]} << held_bits;
            held_bits += support::digit_bits;
        }
        key.data()[i] = static_cast<std::uint32_t>(held);
        held >>= 32;
        held_bits -= 32;
    }
    generator.seed(key.data(), count);
    return true;
}

/// Seeds a generator by an int, by the hash of another object, or by chance; false: it raised.
[[nodiscard]] constexpr bool seed_by(thread_state& thread, mersenne_twister& generator,
                                     value given) noexcept {
    if (!given || given.kind == tag::none) {
        if (seed_needs_run_time(generator)) {
            return true;
        }
        raise(thread, os_error_type, "there is no randomness");
        return false;
    }
    if (is_int(given)) {
        return seed_by_int(thread, generator, as_number(given));
    }
    const hash_t hash = hash_of(thread, given);
    const owned number = new_int(thread, static_cast<std::uint64_t>(hash), false);
    return (hash != -1 || !pending(thread)) && number &&
           seed_by_int(thread, generator, number.get());
}

/// Random.__new__(): a generator that hasn't been seeded, whatever is given.
[[nodiscard]] constexpr owned random_new(thread_state& thread, const type_object& type,
                                         const arguments&) noexcept {
    auto* made = allocate<random_object>(thread, type);
    if (made != nullptr) {
        made->generator.next = 0;
    }
    return owned::take(made);
}

/// Random.__init__(seed=None).
[[nodiscard]] constexpr int random_init(thread_state& thread, value self,
                                        const arguments& given) noexcept {
    if (type_of(self)->tp_init == random_init && keyword_count(given) != 0) {
        return raise(thread, type_error_type, "Random() takes no keyword arguments");
    }
    if (given.count > 1) {
        return raise(thread, type_error_type, "Random() requires 0 or 1 argument");
    }
    const value seed = given.count == 1 ? given.values[0] : value{};
    return seed_by(thread, generator_of(self), seed) ? 0 : -1;
}

constexpr void random_dealloc(object* self) noexcept {
    state::release(static_cast<random_object*>(self));
}

/// Random.random(): from 0 up to 1, 53 bits of it by chance.
[[nodiscard]] constexpr owned random_random(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "Random.random", given)) {
        return {};
    }
    mersenne_twister& generator = generator_of(given.values[0]);
    const std::uint32_t high = generator() >> 5;
    const std::uint32_t low = generator() >> 6;
    return owned::take(make_real((high * 67108864.0 + low) * (1.0 / 9007199254740992.0)));
}

/// Random.seed(n=None).
[[nodiscard]] constexpr owned random_seed(thread_state& thread, const arguments& given) noexcept {
    if (!takes(thread, "Random.seed", given, 0, 1) ||
        !seed_by(thread, generator_of(given.values[0]),
                 given.count > 1 ? given.values[1] : value{})) {
        return {};
    }
    return owned::take(none_value);
}

/// Random.getrandbits(k): an int of so many bits.
[[nodiscard]] constexpr owned random_bits(thread_state& thread, const arguments& given) noexcept {
    int bits = 0;
    if (!takes_one(thread, "Random.getrandbits", given) ||
        !interpreter::to_c_integer(thread, given.values[1], bits)) {
        return {};
    }
    if (bits < 0) {
        return raise(thread, value_error_type, "number of bits must be non-negative");
    }
    mersenne_twister& generator = generator_of(given.values[0]);
    if (bits <= 64) {
        std::uint64_t result = 0;
        for (std::int64_t at = 0; at < bits; at += 32) {
            const std::int64_t left = bits - at;
            const std::uint64_t word = generator() >> (left < 32 ? 32 - left : 0);
            result |= word << at;
        }
        return new_int(thread, result, false);
    }
    const std::int64_t words = (bits - 1) / 32 + 1;
    digit_room digits{thread, static_cast<ssize>(words * 32 / support::digit_bits + 1)};
    if (!digits) {
        return {};
    }
    std::uint64_t held = 0;
    int held_bits = 0;
    ssize count = 0;
    for (std::int64_t at = 0; at < bits; at += 32) {
        const std::int64_t left = bits - at;
        held |= std::uint64_t{generator() >> (left < 32 ? 32 - left : 0)} << held_bits;
        for (held_bits += 32; held_bits >= support::digit_bits; held_bits -= support::digit_bits) {
            digits.data()[count++] = static_cast<support::digit>(held) & support::digit_mask;
            held >>= support::digit_bits;
        }
    }
    digits.data()[count++] = static_cast<support::digit>(held);
    return state::new_int(thread, digits.data(), count, false);
}

/// Random.getstate(): the words and which one comes next.
[[nodiscard]] constexpr owned random_get_state(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_none(thread, "Random.getstate", given)) {
        return {};
    }
    const mersenne_twister& generator = generator_of(given.values[0]);
    constexpr auto count = static_cast<ssize>(mersenne_twister::word_count);
    tuple_object* const result = new_tuple_room(thread, count + 1);
    owned kept = owned::take(result);
    for (ssize i = 0; result != nullptr && i <= count; ++i) {
        object* const item = box_int(
            thread, static_cast<std::int64_t>(i < count ? generator.words[i] : generator.next));
        if (item == nullptr) {
            return {};
        }
        room(result)[i] = item;
    }
    return kept;
}

/// The word that an item of a state is; false: it raised.
[[nodiscard]] constexpr bool read_word(thread_state& thread, value item,
                                       std::uint64_t& word) noexcept {
    if (!is_int(item)) {
        raise(thread, type_error_type, "an integer is required");
        return false;
    }
    const int_parts parts{as_number(item)};
    if (parts.negative()) {
        raise(thread, overflow_error_type, "can't convert negative value to unsigned int");
        return false;
    }
    if (!support::digits_fit_uint64(parts.data(), parts.size())) {
        raise(thread, overflow_error_type, "Python int too large to convert to C unsigned long");
        return false;
    }
    word = support::digits_to_uint64(parts.data(), parts.size());
    return true;
}

/// Random.setstate(state).
[[nodiscard]] constexpr owned random_set_state(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_one(thread, "Random.setstate", given)) {
        return {};
    }
    const auto* state = as<tuple_object>(given.values[1], tuple_type);
    if (state == nullptr) {
        return raise(thread, type_error_type, "state vector must be a tuple");
    }
    constexpr auto count = static_cast<ssize>(mersenne_twister::word_count);
    if (state->ob_size != count + 1) {
        return raise(thread, value_error_type, "state vector is the wrong size");
    }
    mersenne_twister read{};
    for (ssize i = 0; i < count; ++i) {
        std::uint64_t word = 0;
        if (!read_word(thread, load(items(state)[i]), word)) {
            return {};
        }
        read.words[i] = static_cast<std::uint32_t>(word);
    }
    const owned next = interpreter::to_int(thread, load(items(state)[count]));
    if (!next) {
        return {};
    }
    const value number = next.get();
    if (number.kind == tag::object) {
        return raise(thread, overflow_error_type, "Python int too large to convert to C long");
    }
    if (number.data.integer < 0 || number.data.integer > count) {
        return raise(thread, value_error_type, "invalid state");
    }
    read.next = static_cast<std::size_t>(number.data.integer);
    generator_of(given.values[0]) = read;
    return owned::take(none_value);
}

inline constexpr method_def random_methods[] = {
    {"random", random_random, 0, nullptr},      {"seed", random_seed, 0, nullptr},
    {"getstate", random_get_state, 0, nullptr}, {"setstate", random_set_state, 0, nullptr},
    {"getrandbits", random_bits, 0, nullptr},   {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object random_table = [] {
    type_object self{};
    self.tp_name = "_random.Random";
    self.tp_basicsize = sizeof(random_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = random_dealloc;
    self.tp_methods = random_methods;
    self.tp_base = &object_type;
    self.tp_init = random_init;
    self.tp_new = random_new;
    return self;
}();

inline constexpr module_constant random_constants[] = {{"Random", &random_type},
                                                       {nullptr, nullptr}};

inline constexpr module_definition random_definition{"_random", nullptr, random_constants};

} // namespace detail

inline constexpr type_object random_type =
    builtins::ready<random_type, detail::random_table, "random", "seed", "getstate", "setstate",
                    "getrandbits">();

/// The module _random.
inline constexpr importable_module _random_module = ready_module<detail::random_definition>();

} // namespace stasis::library
