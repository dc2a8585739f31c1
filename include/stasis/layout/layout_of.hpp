// SPDX-License-Identifier: BSL-1.0
// stasis/layout/layout_of.hpp: where the fields of a described struct lie, as a constant table.
// Promises: layout_of<T> has a row for each field in the description's order, and behind it,
// with dotted names, the fields of a field that is described itself. What no row covers are
// holes and tail padding. All of it is constant, and a view (layout_view) serves code that
// handles any struct.
// Bit-fields: the compiler tells how many bits one has, but not where they are. They are placed
// as the System V ABI places them, each next to the one before it in the description, which
// therefore has to name all of a unit's in order. So those behind a bit-field without a name, or
// behind a bool of more than one bit, or in the tail padding of a base class are misplaced:
// bits_are_placed() asks the compiler's code for that at run time, and belongs in a test of
// whoever describes bit-fields.
#pragma once

#include <stasis/layout/describe.hpp>

namespace stasis::layout {

/// The layout of a struct, whatever its type.
struct layout_view {
    name_view name{};
    std::size_t size = 0;
    std::size_t alignment = 1;
    const row* rows = nullptr;
    std::size_t row_count = 0;

    [[nodiscard]] constexpr const row* begin() const noexcept { return rows; }
    [[nodiscard]] constexpr const row* end() const noexcept { return rows + row_count; }

    /// The row of that name, or null.
    [[nodiscard]] constexpr const row* find(name_view wanted) const noexcept {
        for (const row& each : *this) {
            if (each.name == wanted) {
                return &each;
            }
        }
        return nullptr;
    }
};

/// Bytes that no field has.
struct hole {
    std::size_t offset = 0;
    std::size_t size = 0;
};

/// The first hole at or behind `from`; none: its size is 0. The last one, if it ends where the
/// struct does, is tail padding. A bit-field's whole storage unit counts as its own.
[[nodiscard]] constexpr hole next_hole(const layout_view& layout, std::size_t from = 0) noexcept {
    std::size_t at = from;
    while (at < layout.size) {
        std::size_t covered = at;
        std::size_t next = layout.size;
        for (const row& each : layout) {
            if (each.parts != 0) {
                continue;
            }
            const std::size_t end = each.offset + each.size;
            if (each.offset <= at && end > covered) {
                covered = end;
            } else if (each.offset > at && each.offset < next) {
                next = each.offset;
            }
        }
        if (covered == at) {
            return {at, next - at};
        }
        at = covered;
    }
    return {layout.size, 0};
}

namespace detail {

/// What a table of rows needs room for.
struct room {
    std::size_t rows = 0;
    std::size_t characters = 0; ///< of dotted names

    friend constexpr room operator+(room left, room right) {
        return {left.rows + right.rows, left.characters + right.characters};
    }
};

template <class T>
struct layout_table;

/// Templates over the fields' types, and not over the fields, of which there are more.
struct count_room {
    template <class... Members>
    constexpr room operator()(const Members&... members) const {
        return (room{} + ... + of<typename Members::type>(members.name.size));
    }

    template <class Type>
    static constexpr room of(std::size_t name_size) {
        room result{.rows = 1};
        if constexpr (is_described<Type>) {
            for (const row& part : layout_table<Type>::view) {
                result = result + room{1, name_size + 1 + part.name.size};
            }
        }
        return result;
    }
};

template <std::size_t Rows, std::size_t Characters>
struct table {
    row rows[Rows + 1];
    char names[Characters + 1]; ///< the dotted ones, one behind the other
};

/// Writes the rows, whose dotted names will be at `names`.
template <class Table>
struct write_table {
    const char* names;
    bool is_union;

    Table result{};
    std::size_t row_count = 0;
    std::size_t character_count = 0;
    std::size_t next_bit = 0;

    template <class... Members>
    constexpr Table operator()(const Members&... members) {
        (add<typename Members::type>(members), ...);
        return result;
    }

    template <class Type>
    constexpr void add(const row& field) {
        row whole = field;
        if (whole.bit_count != 0) {
            place_bits(whole, is_union ? 0 : next_bit);
            next_bit =
                8 * whole.offset + static_cast<std::size_t>(whole.first_bit + whole.bit_count);
        } else if (8 * (whole.offset + whole.size) > next_bit) {
            next_bit = 8 * (whole.offset + whole.size);
        }
        if constexpr (is_described<Type>) {
            whole.parts = layout_table<Type>::view.row_count;
        }
        result.rows[row_count++] = whole;
        if constexpr (is_described<Type>) {
            for (const row& each : layout_table<Type>::view) {
                row part = each;
                const std::size_t first = character_count;
                append(whole.name);
                append(".");
                append(each.name);
                part.name = {names + first, character_count - first};
                part.offset += whole.offset;
                result.rows[row_count++] = part;
            }
        }
    }

    constexpr void append(name_view piece) {
        for (const char each : piece) {
            result.names[character_count++] = each;
        }
    }

    /// System V ABI, 3.1.2: a bit-field begins at the next bit, but for one that would cross the
    /// border of a unit of its type.
    static constexpr void place_bits(row& field, std::size_t next) {
        const std::size_t unit = 8 * field.size;
        const std::size_t left = unit - next % unit;
        if (left < static_cast<std::size_t>(field.bit_count)) {
            next += left;
        }
        field.offset = next / unit * field.size;
        field.first_bit = static_cast<int>(next % unit);
    }
};

template <class T>
struct layout_table {
    static constexpr auto said = stasis_describe(described<T>{});
    static constexpr room needed = said.apply(count_room{});
    using table_type = table<needed.rows, needed.characters>;
    static constexpr table_type filled = said.apply(
        write_table<table_type>{.names = layout_table::filled.names, .is_union = __is_union(T)});
    static constexpr layout_view view{.name = said.name,
                                      .size = sizeof(T),
                                      .alignment = alignof(T),
                                      .rows = filled.rows,
                                      .row_count = needed.rows};
};
template <class T>
struct layout_table<const T> : layout_table<T> {};

/// Asks the compiler's code for the bits of each bit-field.
template <class T>
struct find_bits {
    template <class... Members>
    bool operator()(const Members&... members) const {
        return (true && ... && placed(members));
    }

    static bool placed(const row&) { return true; }

    template <class Type, class Reach, class Stores>
    static bool placed(const bits_member<Type, Reach, Stores>& field) {
        const row& said = *layout_table<T>::view.find(field.name);
        T whole;
        unsigned char bytes[sizeof(T)];
        for (int bit = 0; bit < field.bit_count; ++bit) {
            __builtin_memset(static_cast<void*>(&whole), 0, sizeof whole);
            field.stores(whole, from_bits<Type>(1ull << bit));
            __builtin_memcpy(bytes, &whole, sizeof whole);
            const std::size_t at = 8 * said.offset + static_cast<std::size_t>(said.first_bit + bit);
            for (std::size_t i = 0; i < sizeof bytes; ++i) {
                if (bytes[i] != (i == at / 8 ? 1u << at % 8 : 0u)) {
                    return false;
                }
            }
        }
        return true;
    }
};

} // namespace detail

/// The layout of a described struct.
template <is_described T>
inline constexpr layout_view layout_of = detail::layout_table<T>::view;

/// Whether the bit-fields of T are where layout_of<T> says, by what storing in them changes. They
/// aren't if the description leaves one of them out. T is trivially copyable. Run time only.
template <is_described T>
[[nodiscard]] bool bits_are_placed() {
    return detail::layout_table<T>::said.apply(detail::find_bits<T>{});
}

} // namespace stasis::layout
