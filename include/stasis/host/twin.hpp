// SPDX-License-Identifier: BSL-1.0
// stasis/host/twin.hpp: the hosted form of a constant of the graph: an object of static storage
// that a live CPython 3.11 takes for its own.
// Promises: `twin<&constant>` has the type, the layout and the value of the constant, in memory
// that may be written to, as CPython 3.11 writes counts, hashes and inline caches into objects; its
// count begins at 999999999, the collector doesn't track it, and what it refers to are twins, or,
// where CPython has one such object in a process (None, small ints, short strs and bytes, the empty
// tuple), that one. Each is constant-initialised. Hashes that depend on the process are not filled
// in, so frozensets and dicts are empty until hosted::bind() (host/tables.hpp).
// CPython 3.11: the static objects that Tools/scripts/deepfreeze.py writes.
// Refuses: what isn't made of ints, floats, complex numbers, strs, bytes, tuples, frozensets,
// slices, code, dicts and the singletons: a compile error.
// Costs: about as much of a compiler's time as the constant.
#pragma once

#include <stasis/graph/dict.hpp>
#include <stasis/graph/frozenset.hpp>
#include <stasis/host/twin_shape.hpp>
#include <stasis/host/unbound.hpp>
#include <stasis/object/code.hpp>
#include <stasis/object/slice.hpp>

#include <type_traits>
#include <utility>

namespace stasis::hosted {

inline namespace cpython_3_11 {

namespace detail {

/// Makes the twins of one form: make<Constant, Size>(). A class for each, which the compiler finds
/// by the form: in a chain of `if constexpr` each twin would compare its form with those before it.
template <twin_form Form>
struct twin_maker {
    static_assert(
        Form != twin_form::refused,
        "a live CPython gets ints, floats, complex numbers, strs, bytes, tuples, frozensets, "
        "slices, dicts, code objects and the singletons: this constant is none of them, or "
        "holds one that isn't");
};

} // namespace detail

/// The hosted form of the constant at that address. Requires that the process has no such object of
/// its own: see hosted_object.
template <const object* Constant>
inline constinit auto twin = detail::twin_maker<detail::shape_of(Constant).form>::template make<
    Constant, detail::shape_of(Constant).size>();

namespace detail {

template <const object* Constant>
constexpr object* find_hosted_object() {
    if constexpr (Constant == nullptr) {
        return nullptr;
    } else if constexpr (in_process(Constant) != nullptr) {
        return in_process(Constant);
    } else {
        return &twin<Constant>;
    }
}

} // namespace detail

/// What refers to the constant at that address, refers in the hosted form to this: its twin, or the
/// process's own object; null for null.
template <const object* Constant>
inline constexpr object* hosted_object = detail::find_hosted_object<Constant>();

namespace detail {

/// A str that isn't interned yet, and has no hash.
consteval str_object make_str_head(const str_object* from) {
    str_state state = from->state;
    state.interned = 0;
    return {immortal_head(process::str_type), from->length, -1, state, nullptr};
}

template <std::size_t Length>
consteval auto make_ascii_twin(const str_object* from) {
    static_layout<str_object, unsigned char, Length + 1> result{};
    static_cast<str_object&>(result) = make_str_head(from);
    const text characters = text_of(from);
    for (std::size_t i = 0; i < Length; ++i) {
        result.inline_[i] = characters.one[i];
    }
    return result;
}

template <class Character, std::size_t Length>
consteval auto make_wide_twin(const str_object* from) {
    static_layout<wide_str_object, Character, Length + 1> result{};
    static_cast<str_object&>(result) = make_str_head(from);
    const text characters = text_of(from);
    for (std::size_t i = 0; i < Length; ++i) {
        result.inline_[i] = static_cast<Character>(characters[static_cast<ssize>(i)]);
    }
    return result;
}

template <std::size_t Size>
consteval auto make_bytes_twin(const bytes_object* from) {
    static_layout<bytes_object, unsigned char, Size + 1> result{};
    static_cast<bytes_object&>(result) = {immortal_head(process::bytes_type, from->ob_size), -1};
    const unsigned char* const data = bytes_data(from);
    for (std::size_t i = 0; i < Size; ++i) {
        result.inline_[i] = data[i];
    }
    return result;
}

template <std::size_t Count>
consteval auto make_int_twin(const int_object* from) {
    static_layout<int_object, support::digit, Count> result{};
    static_cast<var_object&>(result) = immortal_head(process::int_type, from->ob_size);
    for (std::size_t i = 0; i < Count; ++i) {
        result.inline_[i] = digits(from)[i];
    }
    return result;
}

template <const object* Constant, std::size_t... Item>
consteval auto make_tuple_twin(std::index_sequence<Item...>) {
    return tracked<static_layout<tuple_object, object*, sizeof...(Item)>>{
        {},
        {{immortal_head(process::tuple_type, sizeof...(Item))},
         {hosted_object<items(static_cast<const tuple_object*>(Constant))[Item]>...}}};
}

template <const object* Constant, std::size_t Slots, std::size_t... Item>
consteval auto make_frozenset_twin(std::index_sequence<Item...>) {
    constexpr const auto* constant = static_cast<const set_object*>(Constant);
    constexpr std::size_t count = sizeof...(Item);
    constexpr auto from = items_of_set<Slots, count>(constant);
    frozenset_twin<Slots, count> result{
        {{{}, {immortal_head(process::frozenset_type)}}, static_cast<ssize>(count)},
        {hosted_object<from.of[Item]>...},
        {}};
    result.mask = static_cast<ssize>(Slots) - 1;
    if constexpr (is_of_numbers(constant)) {
        set_entry* const table = Slots > set_small_size ? result.large : result.smalltable;
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t slot = 0; slot < Slots; ++slot) {
                if (constant->table[slot].key == from.of[i]) {
                    table[slot] = {result.items[i], constant->table[slot].hash};
                }
            }
        }
        result.fill = result.used = static_cast<ssize>(count);
    }
    return result;
}

template <const object* Constant>
consteval auto make_slice_twin() {
    constexpr const auto* from = static_cast<const slice_object*>(Constant);
    return tracked<slice_object>{{},
                                 {immortal_head(process::slice_type), hosted_object<from->start>,
                                  hosted_object<from->stop>, hosted_object<from->step>}};
}

/// What a pointer of any kind points to, as an object: a template argument takes no conversion.
consteval const object* as_object(const object* self) { return self; }

/// The twin of what a field of a code object refers to.
template <const object* Constant, class Field>
consteval void set_field(Field*& field) {
    field = static_cast<Field*>(hosted_object<Constant>);
}

template <const object* Constant, std::size_t... Item>
consteval auto make_dict_twin(std::index_sequence<Item...>) {
    constexpr std::size_t count = sizeof...(Item);
    [[maybe_unused]] constexpr auto from =
        items_of_dict<count>(static_cast<const dict_object*>(Constant));
    constexpr std::uint8_t log2_size = graph::detail::log2_slots(count);
    using entry = std::conditional_t<from.strs, dict_unicode_entry, dict_entry>;
    dict_twin<log2_size, entry> result{
        {{{}, {immortal_head(process::mapping_proxy_type), nullptr}},
         {{}, {immortal_head(process::dict_type), static_cast<ssize>(count)}}},
        {{{immortal_refcount, log2_size, dict_log2_index_bytes(log2_size),
           from.strs ? dict_keys_unicode : dict_keys_general, 0,
           static_cast<ssize>(dict_usable(std::size_t{1} << log2_size) - count),
           static_cast<ssize>(count)},
          {}},
         {unbound_entry(hosted_object<from.keys[Item]>, hosted_object<from.values[Item]>,
                        static_cast<const entry*>(nullptr))...}}};
    for (auto& index : result.keys.dk_indices) {
        index = dict_slot_empty;
    }
    return result;
}

template <const object* Constant, std::size_t Size>
consteval auto make_code_twin() {
    constexpr const auto* from = static_cast<const code_object*>(Constant);
    static_layout<code_object, unsigned char, Size> result{};
    static_cast<code_object&>(result) = *from;
    static_cast<object&>(result) = immortal_head(process::code_type);
    set_field<as_object(from->co_consts)>(result.co_consts);
    set_field<as_object(from->co_names)>(result.co_names);
    set_field<as_object(from->co_exceptiontable)>(result.co_exceptiontable);
    set_field<as_object(from->co_localsplusnames)>(result.co_localsplusnames);
    set_field<as_object(from->co_localspluskinds)>(result.co_localspluskinds);
    set_field<as_object(from->co_filename)>(result.co_filename);
    set_field<as_object(from->co_name)>(result.co_name);
    set_field<as_object(from->co_qualname)>(result.co_qualname);
    set_field<as_object(from->co_linetable)>(result.co_linetable);
    const unsigned char* const code = bytecode(from);
    for (std::size_t i = 0; i < Size; ++i) {
        result.inline_[i] = code[i];
    }
    return result;
}

template <>
struct twin_maker<twin_form::ascii> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_ascii_twin<Size>(static_cast<const str_object*>(Constant));
    }
};

template <>
struct twin_maker<twin_form::latin1> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_wide_twin<unsigned char, Size>(static_cast<const str_object*>(Constant));
    }
};

template <>
struct twin_maker<twin_form::ucs2> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_wide_twin<char16_t, Size>(static_cast<const str_object*>(Constant));
    }
};

template <>
struct twin_maker<twin_form::ucs4> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_wide_twin<char32_t, Size>(static_cast<const str_object*>(Constant));
    }
};

template <>
struct twin_maker<twin_form::bytes> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_bytes_twin<Size>(static_cast<const bytes_object*>(Constant));
    }
};

template <>
struct twin_maker<twin_form::integer> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_int_twin<Size>(static_cast<const int_object*>(Constant));
    }
};

template <>
struct twin_maker<twin_form::real> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return float_object{immortal_head(process::float_type),
                            static_cast<const float_object*>(Constant)->ob_fval};
    }
};

template <>
struct twin_maker<twin_form::complex> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return complex_object{immortal_head(process::complex_type),
                              static_cast<const complex_object*>(Constant)->cval};
    }
};

template <>
struct twin_maker<twin_form::tuple> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_tuple_twin<Constant>(std::make_index_sequence<Size>{});
    }
};

template <>
struct twin_maker<twin_form::frozenset> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_frozenset_twin<Constant, graph::set_slot_count(Size)>(
            std::make_index_sequence<Size>{});
    }
};

template <>
struct twin_maker<twin_form::slice> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_slice_twin<Constant>();
    }
};

template <>
struct twin_maker<twin_form::code> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_code_twin<Constant, Size>();
    }
};

template <>
struct twin_maker<twin_form::dict> {
    template <const object* Constant, std::size_t Size>
    static consteval auto make() {
        return make_dict_twin<Constant>(std::make_index_sequence<Size>{});
    }
};

} // namespace detail

} // namespace cpython_3_11

} // namespace stasis::hosted
