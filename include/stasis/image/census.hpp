// SPDX-License-Identifier: BSL-1.0
// stasis/image/census.hpp: an image laid out as an index, at compile time.
// Promises: `index<Image>` numbers the objects of the .pyc in a constant array in the order in
// which they stand there, the module's code object first. The items of a container are a slice of a
// second array, references resolved: what the image shares has one number. So have None, Ellipsis,
// False and True. Both arrays are exactly as long as they need to be.
// An error in the image is a compile error that shows the reason and the offset. Whether texts are
// valid is not looked at here: whoever makes the str finds out.
// Costs: CPython's argparse (113,642 bytes; 2,012 objects, 4,700 items): 0.27 s with g++, 0.30 s
// with clang++, and 20 MB or less.
#pragma once

#include <stasis/image/marshal.hpp>
#include <stasis/image/pyc.hpp>

namespace stasis::image {

/// An object of the image.
struct node {
    std::uint32_t offset;     ///< of the tag
    std::uint32_t payload;    ///< of what follows tag and length
    std::int32_t length;      ///< bytes of text; digits, with the int's sign; items
    std::uint32_t first_item; ///< in `image_index::items`, of `length`
    std::int32_t firstlineno; ///< of a code object
    wire_tag tag;
    bool shared; ///< the image may hold references to it
};

/// The objects of an image and the items of its containers.
template <std::size_t Nodes, std::size_t Items>
struct image_index {
    node nodes[Nodes];
    std::uint32_t items[Items == 0 ? 1 : Items];

    static constexpr std::size_t size() noexcept { return Nodes; }

    /// The number of the object that is a container's item.
    [[nodiscard]] constexpr std::uint32_t item(const node& container, std::size_t i) const {
        return items[container.first_item + i];
    }
    /// The number of the object that is a field of a code object.
    [[nodiscard]] constexpr std::uint32_t item(const node& code, code_field field) const {
        return item(code, static_cast<std::size_t>(field));
    }
};

namespace detail {

/// The objects that need no room of their own: each occurrence is the same node.
[[nodiscard]] constexpr int singleton_number(wire_tag tag) noexcept {
    switch (tag) {
    case wire_tag::none: return 0;
    case wire_tag::ellipsis: return 1;
    case wire_tag::false_: return 2;
    case wire_tag::true_: return 3;
    default: return -1;
    }
}

/// An index with room for the objects of any image of that many bytes, and how many they are.
template <std::size_t Bytes>
struct draft {
    node nodes[Bytes / 2];
    std::uint32_t items[Bytes];
    std::size_t node_count;
    std::size_t item_count;
};

/// Numbers the objects.
template <std::size_t Bytes>
struct indexing_sink {
    static constexpr bool at_compile_time = true;

    draft<Bytes>& filled;
    std::size_t depth = 0;
    std::uint32_t singletons[4] = {};
    // Written before they are read.
    std::uint32_t waiting[Bytes]; ///< an open container's number, with its items' numbers behind it
    std::uint32_t referenced[Bytes];
    object_kind kinds[Bytes];

    constexpr explicit indexing_sink(draft<Bytes>& result) : filled(result) {}

    constexpr const char* leaf(const item& it) {
        const int singleton = singleton_number(it.tag);
        if (singleton < 0) {
            waiting[depth++] = add(it, it.kind);
            return {};
        }
        // No singleton is node 0: that is the whole, and a whole that is one has no second.
        if (singletons[singleton] == 0) {
            singletons[singleton] = add(it, it.kind);
        }
        waiting[depth++] = singletons[singleton];
        return nullptr;
    }
    constexpr const char* open(const item& it) {
        waiting[depth++] = add(it, object_kind::open);
        return nullptr;
    }
    constexpr const char* close(const item& it, const code_numbers& numbers) {
        depth -= static_cast<std::size_t>(it.length);
        node& container = filled.nodes[waiting[depth - 1]];
        container.length = it.length;
        container.first_item = static_cast<std::uint32_t>(filled.item_count);
        container.firstlineno = numbers.firstlineno;
        for (std::size_t i = 0; i < static_cast<std::size_t>(it.length); ++i) {
            filled.items[filled.item_count++] = waiting[depth + i];
        }
        if (it.reference >= 0) {
            kinds[it.reference] = it.kind;
        }
        return nullptr;
    }
    constexpr const char* refer(std::int32_t index, std::size_t) {
        waiting[depth++] = referenced[index];
        return nullptr;
    }
    constexpr object_kind kind_of(std::int32_t index) const { return kinds[index]; }

    constexpr std::uint32_t add(const item& it, object_kind kind) {
        const auto number = static_cast<std::uint32_t>(filled.node_count++);
        filled.nodes[number] = {static_cast<std::uint32_t>(it.offset),
                                static_cast<std::uint32_t>(it.payload),
                                it.length,
                                0,
                                0,
                                it.tag,
                                it.reference >= 0};
        if (it.reference >= 0) {
            referenced[it.reference] = number;
            kinds[it.reference] = kind;
        }
        return number;
    }
};

/// Reads a whole .pyc into a sink, and returns where it ended. An array that a string literal
/// initialised ends in the literal's NUL, which is not part of the image.
template <class Byte, class Sink>
constexpr void read_constant(support::byte_view<Byte> image, Sink& sink) {
    const pyc_header header = check_pyc_header<true>(image);
    marshal_reader<Byte, Sink> reader(image, header.marshal_offset, sink);
    reader.read();
    const std::size_t left = image.size - reader.end();
    support::require(left == 0 || (left == 1 && image.byte(reader.end()) == 0),
                     "bytes are left behind the object", reader.end());
}

/// The bytes of an image: an array of any kind of character.
template <class Byte, std::size_t Size>
[[nodiscard]] constexpr support::byte_view<Byte> view_of(const Byte (&image)[Size]) noexcept {
    return {image, Size};
}

template <const auto& Image>
consteval auto read() {
    draft<sizeof(Image)> result = {};
    indexing_sink<sizeof(Image)> sink(result);
    read_constant(view_of(Image), sink);
    return result;
}

template <const auto& Image>
inline constexpr auto draft_of = read<Image>();

template <const auto& Image>
consteval auto trim() {
    constexpr const auto& from = draft_of<Image>;
    image_index<from.node_count, from.item_count> result = {};
    for (std::size_t i = 0; i < from.node_count; ++i) {
        result.nodes[i] = from.nodes[i];
    }
    for (std::size_t i = 0; i < from.item_count; ++i) {
        result.items[i] = from.items[i];
    }
    return result;
}

} // namespace detail

/// The objects of the .pyc in `Image`, an array of characters with static storage.
template <const auto& Image>
inline constexpr auto index = detail::trim<Image>();

} // namespace stasis::image
