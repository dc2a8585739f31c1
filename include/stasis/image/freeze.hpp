// SPDX-License-Identifier: BSL-1.0
// stasis/image/freeze.hpp: the static object graph of an image.
// Promises: `module_code<Image>` is the code object of the .pyc in `Image`, a constant; so is
// whatever it refers to. Each object is one variable, laid out as CPython 3.11 lays it out; what
// the image shares is shared; None, the bools, small ints, short strs and bytes, the empty tuple
// and frozenset are the program's shared ones, and so is each str that CPython interns (names, and
// constants that look like them): it is graph::str_<"the same text">. Hashes, interned bits and the
// derived fields of code are filled in.
// Refuses: lists, dicts, sets and StopIteration, which can't be constants, and whatever is wrong
// with the image: a compile error that shows the reason and the offset. Whether the bytecode makes
// sense is not looked at: the image is the program's own.
// Costs: linear in the objects and in their bytes: see tests/cost/README.md. A byte of text takes 6
// microseconds with g++, 3 with clang++. Interned strs, which are named by their text, are a third
// of the whole (textwrap, clang++).
#pragma once

#include <stasis/graph/frozenset.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/image/code_layout.hpp>
#include <stasis/image/frozen_leaf.hpp>
#include <stasis/object/code.hpp>

#include <type_traits>
#include <utility>

namespace stasis::image {

namespace detail {

/// Makes objects of a form: `make<Image, Size, Node>(self)` is the object with that number, or the
/// address of one that is not the image's own. A class a form: in one function with an
/// `if constexpr` a form, clang++ would resolve the `==` of each of them anew for each object,
/// which took it a third of the whole.
template <frozen_form Form>
struct maker;

/// The form of the maker: shared objects, which None stands for, have one.
constexpr frozen_form maker_of(frozen_form form) {
    return form < frozen_form::empty_frozenset ? frozen_form::none : form;
}

/// The size that the type depends on.
constexpr std::size_t own_size(frozen_shape shape) {
    return shape.form < frozen_form::empty_frozenset ? 0 : shape.size;
}

/// Interned strs and objects that hold others are one function each; of the rest, all of one size
/// share one.
constexpr std::uint32_t own_number(frozen_form form, std::uint32_t number) {
    return form < frozen_form::interned ? 0 : number;
}

} // namespace detail

/// The object with that number in the index of the image: a static object, with the collector's
/// header in front where CPython has one, or the address of an object that is not the image's own.
template <const auto& Image, std::uint32_t Node>
inline constexpr auto frozen =
    detail::maker<detail::maker_of(detail::forms<Image>.of[Node].form)>::template make<
        Image, detail::own_size(detail::forms<Image>.of[Node]),
        detail::own_number(detail::forms<Image>.of[Node].form, Node)>(
        index<Image>.nodes[Node], detail::forms<Image>.of[Node]);

namespace detail {

/// The address of what is in a variable `frozen`.
constexpr object* address_of(object* shared) { return shared; }
constexpr object* address_of(const object& own) { return pointer_to(own); }

template <const auto& Image, std::uint32_t First, std::size_t... Item>
consteval auto freeze_tuple(std::index_sequence<Item...>) {
    return tracked<static_layout<tuple_object, object*, sizeof...(Item)>>{
        {},
        {{immortal_head(tuple_type, sizeof...(Item))},
         {address_of(frozen<Image, index<Image>.items[First + Item]>)...}}};
}

/// The hash of an item of a frozenset.
template <const auto& Image, std::uint32_t Node>
consteval hash_t frozen_hash() {
    hash_t hash = 0;
    support::require(graph::constant_hash(address_of(frozen<Image, Node>), hash),
                     "an item of a frozenset that hashes by its address",
                     index<Image>.nodes[Node].offset);
    return hash;
}

template <std::size_t Count>
using frozenset_layout = graph::frozenset_layout<graph::set_slot_count(Count)>;

template <std::size_t Count>
consteval frozenset_layout<Count> fill_frozenset(const frozenset_layout<Count>& self,
                                                 object* const (&items)[Count],
                                                 const hash_t (&hashes)[Count]) {
    constexpr std::size_t slots = graph::set_slot_count(Count);
    return graph::make_frozenset<slots>(
        self, graph::arrange_set<slots>(hashes, static_cast<std::uint32_t>(Count)), items, hashes);
}

template <const auto& Image, std::uint32_t First, class Items>
struct frozenset_items;

template <const auto& Image, std::uint32_t First, std::size_t... Item>
struct frozenset_items<Image, First, std::index_sequence<Item...>> {
    static constexpr object* of[sizeof...(Item)] = {
        address_of(frozen<Image, index<Image>.items[First + Item]>)...};
    static constexpr hash_t hashes[sizeof...(Item)] = {
        frozen_hash<Image, index<Image>.items[First + Item]>()...};
};

template <const auto& Image, std::uint32_t First, std::size_t Count>
inline constexpr frozenset_layout<Count> frozen_set =
    fill_frozenset<Count>(frozen_set<Image, First, Count>,
                          frozenset_items<Image, First, std::make_index_sequence<Count>>::of,
                          frozenset_items<Image, First, std::make_index_sequence<Count>>::hashes);

/// A field of a code object, as the object that it was checked to be.
template <class Object>
consteval Object* field_of(object* const* fields, code_field field) {
    return static_cast<Object*>(fields[static_cast<std::size_t>(field)]);
}

/// The bytes of a field of a code object that is one: without an object of their own.
template <const auto& Image>
consteval auto field_bytes(const node& code, code_field field) {
    const node& self = index<Image>.nodes[index<Image>.item(code, field)];
    return support::byte_view{Image + self.payload, static_cast<std::size_t>(self.length)};
}

/// A code object of that many bytes of bytecode, with the objects of its fields.
template <std::size_t Size, class Byte>
consteval auto make_code(support::byte_view<Byte> bytecode, const code_numbers& numbers,
                         const local_counts& counts, object* const* fields) {
    static_layout<code_object, unsigned char, Size> result{};
    static_cast<var_object&>(result) = immortal_head(code_type, Size / 2);
    result.co_consts = field_of<tuple_object>(fields, code_field::consts);
    result.co_names = field_of<tuple_object>(fields, code_field::names);
    result.co_exceptiontable = field_of<bytes_object>(fields, code_field::exceptiontable);
    fill_numbers(result, numbers, counts);
    result.co_localsplusnames = field_of<tuple_object>(fields, code_field::localsplusnames);
    result.co_localspluskinds = field_of<bytes_object>(fields, code_field::localspluskinds);
    result.co_filename = field_of<str_object>(fields, code_field::filename);
    result.co_name = field_of<str_object>(fields, code_field::name);
    result.co_qualname = field_of<str_object>(fields, code_field::qualname);
    result.co_linetable = field_of<bytes_object>(fields, code_field::linetable);
    result._co_firsttraceable = first_traceable(bytecode);
    copy_bytes(bytecode, 0, Size, result.inline_);
    return result;
}

/// The bytecode, field 0, gets no object: it lies in the code object.
template <const auto& Image, std::size_t Size, std::uint32_t First, std::size_t... Field>
consteval auto freeze_code(const node& self, std::index_sequence<Field...>) {
    constexpr auto image = view_of(Image);
    const code_numbers numbers = {image.i32(self.payload),      image.i32(self.payload + 4),
                                  image.i32(self.payload + 8),  image.i32(self.payload + 12),
                                  image.i32(self.payload + 16), self.firstlineno};
    const auto names =
        index<Image>.nodes[index<Image>.item(self, code_field::localsplusnames)].length;
    const local_counts counts =
        count_locals<true>(field_bytes<Image>(self, code_field::localspluskinds),
                           static_cast<std::size_t>(names), numbers, self.offset);
    object* const fields[] = {nullptr,
                              address_of(frozen<Image, index<Image>.items[First + 1 + Field]>)...};
    return make_code<Size>(field_bytes<Image>(self, code_field::code), numbers, counts, fields);
}

/// An object of graph/singletons.hpp, of which `which` tells two of one form apart.
constexpr object* singleton_object(frozen_form form, std::size_t which) {
    switch (form) {
    case frozen_form::none: return pointer_to(graph::none);
    case frozen_form::ellipsis: return pointer_to(graph::ellipsis);
    case frozen_form::false_: return graph::bool_object(false);
    case frozen_form::true_: return graph::bool_object(true);
    case frozen_form::small_integer: return pointer_to(graph::small_ints[which]);
    case frozen_form::empty_bytes: return pointer_to(graph::empty_bytes);
    case frozen_form::byte: return pointer_to(graph::byte_characters[which]);
    case frozen_form::empty_str: return pointer_to(graph::empty_str);
    case frozen_form::character: return graph::character_object(static_cast<unsigned char>(which));
    default: return pointer_to(graph::empty_tuple);
    }
}

template <>
struct maker<frozen_form::none> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval object* make(const node&, frozen_shape shape) {
        return singleton_object(shape.form, shape.size);
    }
};

template <>
struct maker<frozen_form::empty_frozenset> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval object* make(const node&, frozen_shape) {
        return pointer_to(graph::frozenset_<>);
    }
};

template <>
struct maker<frozen_form::integer> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node& self, frozen_shape) {
        return make_integer<Size>(view_of(Image), self);
    }
};

template <>
struct maker<frozen_form::real> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node& self, frozen_shape) {
        return make_real(view_of(Image), self);
    }
};

template <>
struct maker<frozen_form::complex> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node& self, frozen_shape) {
        return make_complex(view_of(Image), self);
    }
};

template <>
struct maker<frozen_form::bytes> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node& self, frozen_shape) {
        return make_bytes<Size>(view_of(Image), self, true);
    }
};

template <>
struct maker<frozen_form::code_table> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node& self, frozen_shape) {
        return make_bytes<Size>(view_of(Image), self, false);
    }
};

template <>
struct maker<frozen_form::ascii> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node& self, frozen_shape) {
        return make_ascii<Size>(view_of(Image), self);
    }
};

template <>
struct maker<frozen_form::latin1> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node& self, frozen_shape) {
        return make_wide<unsigned char, Size>(view_of(Image), self);
    }
};

template <>
struct maker<frozen_form::ucs2> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node& self, frozen_shape) {
        return make_wide<char16_t, Size>(view_of(Image), self);
    }
};

template <>
struct maker<frozen_form::ucs4> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node& self, frozen_shape) {
        return make_wide<char32_t, Size>(view_of(Image), self);
    }
};

template <>
struct maker<frozen_form::interned> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval object* make(const node&, frozen_shape) {
        return pointer_to(
            graph::str_<text_for_name<Size>(view_of(Image), index<Image>.nodes[Node])>);
    }
};

template <>
struct maker<frozen_form::frozenset> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval object* make(const node&, frozen_shape) {
        return pointer_to(frozen_set<Image, index<Image>.nodes[Node].first_item, Size>);
    }
};

template <>
struct maker<frozen_form::tuple> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node&, frozen_shape) {
        return freeze_tuple<Image, index<Image>.nodes[Node].first_item>(
            std::make_index_sequence<Size>{});
    }
};

template <>
struct maker<frozen_form::code> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval auto make(const node& self, frozen_shape) {
        return freeze_code<Image, Size, index<Image>.nodes[Node].first_item>(
            self, std::make_index_sequence<code_field_count - 1>{});
    }
};

template <>
struct maker<frozen_form::refused> {
    template <const auto& Image, std::size_t Size, std::uint32_t Node>
    static consteval object* make(const node& self, frozen_shape) {
        support::require(self.tag != wire_tag::list, "a list cannot be a static object",
                         self.offset);
        support::require(self.tag != wire_tag::dict, "a dict cannot be a static object",
                         self.offset);
        support::require(self.tag != wire_tag::set_, "a set cannot be a static object",
                         self.offset);
        support::require(false, "StopIteration cannot be a static object", self.offset);
        return pointer_to(graph::none);
    }
};

template <const auto& Image>
consteval const code_object& whole() {
    if constexpr (index<Image>.nodes[0].tag != wire_tag::code) {
        support::require(false, "the image is no code object", index<Image>.nodes[0].offset);
    } else {
        return frozen<Image, 0>;
    }
}

} // namespace detail

/// The module's code object of the .pyc in `Image`, an array of characters with static storage.
template <const auto& Image>
inline constexpr const code_object& module_code = detail::whole<Image>();

} // namespace stasis::image
