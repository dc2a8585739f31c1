// SPDX-License-Identifier: BSL-1.0
// stasis/layout/contract.hpp: what somebody else relies on in a struct's layout, and whether it
// holds.
// Promises: a contract's terms are plain constant data (layout/contract_text.hpp reads and
// writes them); find_breaches() compares them with a layout, at compile time or run time, in the
// contract's order. The compile error is conforms()'s: layout/conforms.hpp.
// A renamed field breaks a contract as a removed one does: code that uses the former name
// doesn't compile. The contract holds if the former name is still there, as a second name of the
// same bytes (a union's, or STASIS_NAMED).
// A row whose name isn't promised is about the field of that name if there is one, and is
// otherwise kept by any field that has what is promised.
// Costs: linear in the rows where both have them in one order.
#pragma once

#include <stasis/layout/layout_of.hpp>

namespace stasis::layout {

/// What a contract promises of a field: one or more of these.
enum promise : unsigned {
    promises_name = 1,
    promises_offset = 2,
    promises_size = 4,
    promises_all = 7,
};

/// What a contract says of the bytes that it has no row for.
enum class extent {
    whole,  ///< there are no other fields, and the size is kept
    prefix, ///< other fields stand behind the end only
    parts,  ///< nothing: only the rows count
};

/// A row of a contract: a field, dotted where it is a part of another one. A row with the name of a
/// field that has rows of its own covers all of them.
struct term {
    name_view name{};
    std::size_t offset = 0; ///< in bytes; of a bit-field: its storage unit's
    std::size_t size = 0;   ///< in bytes; of a bit-field: its storage unit's
    unsigned promised = promises_all;
    int first_bit = -1; ///< of a bit-field, from its storage unit's lowest; -1: it is none
    int bit_count = 0;  ///< of a bit-field
};

/// The terms of a contract, whose rows lie elsewhere, in ascending order for a short comparison.
struct contract_terms {
    name_view name{};          ///< the struct's
    name_view version{};       ///< of what promises it, for people: "CPython 3.11"
    std::size_t size = 0;      ///< in bytes
    std::size_t alignment = 1; ///< in bytes; 0: nothing is promised of it
    extent covers = extent::whole;
    const term* rows = nullptr;
    std::size_t row_count = 0;

    constexpr contract_terms() noexcept = default;
    /// Terms without rows.
    constexpr contract_terms(name_view of, name_view by, std::size_t bytes, std::size_t aligned,
                             extent what) noexcept
        : name(of), version(by), size(bytes), alignment(aligned), covers(what) {}
    /// Terms with the rows of an array.
    template <std::size_t Count>
    constexpr contract_terms(const contract_terms& head, const term (&array)[Count]) noexcept
        : contract_terms(head) {
        rows = array;
        row_count = Count;
    }
    /// Terms whose rows are an array.
    template <std::size_t Count>
    constexpr contract_terms(name_view of, name_view by, std::size_t bytes, std::size_t aligned,
                             extent what, const term (&array)[Count]) noexcept
        : contract_terms(contract_terms(of, by, bytes, aligned, what), array) {}

    [[nodiscard]] constexpr const term* begin() const noexcept { return rows; }
    [[nodiscard]] constexpr const term* end() const noexcept { return rows + row_count; }
};

/// How a layout breaks a contract.
enum class breach_kind {
    none,
    removed,   ///< a field isn't there
    renamed,   ///< a field isn't there, and another one lies in its place
    moved,     ///< a field has another offset
    resized,   ///< a field has another size
    bits,      ///< a bit-field has other bits, or one of the two is none
    added,     ///< a field that the contract doesn't know stands before its end
    whole,     ///< the struct has another size
    alignment, ///< the struct has another alignment
};

/// One breach. Offsets, sizes and alignments are in bytes, bits in bits of the storage unit.
struct breach {
    breach_kind kind = breach_kind::none;
    name_view field{}; ///< none, if it is about the struct
    /// Offset, size, first bit, number of bits or alignment; of one added: the contract's end.
    std::size_t expected = 0;
    std::size_t found = 0;    ///< the same, as it is; of one added: its offset
    name_view instead{};      ///< of a renamed one: what lies there
    bool counts_bits = false; ///< of bits: whether it is their number that differs

    constexpr explicit operator bool() const noexcept { return kind != breach_kind::none; }
};

namespace detail {

/// A search by name that goes on where the last one ended.
class row_finder {
public:
    constexpr explicit row_finder(const layout_view& in) noexcept : in_(in) {}

    constexpr const row* operator()(name_view wanted) noexcept {
        for (std::size_t turn = 0; turn < in_.row_count; ++turn, ++next_) {
            next_ = next_ < in_.row_count ? next_ : 0;
            if (in_.rows[next_].name == wanted) {
                return &in_.rows[next_++];
            }
        }
        return nullptr;
    }

private:
    const layout_view& in_;
    std::size_t next_ = 0;
};

constexpr bool has_term(const contract_terms& terms, name_view name) noexcept {
    for (const term& each : terms) {
        if (each.name == name) {
            return true;
        }
    }
    return false;
}

constexpr bool is_promised(const term& wanted, promise what) noexcept {
    return (wanted.promised & what) != 0;
}

/// A field that isn't parted into bits has all of its bytes'.
constexpr std::size_t bits_of(std::size_t size, int bit_count) noexcept {
    return bit_count != 0 ? static_cast<std::size_t>(bit_count) : 8 * size;
}

/// Calls found(breach) for each way in which a field breaks what is promised of its place and size.
template <class Found>
constexpr void compare(const term& wanted, const row& there, const Found& found) {
    const bool offset = is_promised(wanted, promises_offset);
    const bool size = is_promised(wanted, promises_size);
    if (offset && wanted.offset != there.offset) {
        found(breach{breach_kind::moved, wanted.name, wanted.offset, there.offset});
    }
    if (size && wanted.size != there.size) {
        found(breach{breach_kind::resized, wanted.name, wanted.size, there.size});
    }
    const bool other_kind = (wanted.bit_count != 0) != (there.bit_count != 0);
    if (other_kind ? offset || size : size && wanted.bit_count != there.bit_count) {
        found(breach{.kind = breach_kind::bits,
                     .field = wanted.name,
                     .expected = bits_of(wanted.size, wanted.bit_count),
                     .found = bits_of(there.size, there.bit_count),
                     .counts_bits = true});
    }
    if (!other_kind && offset && wanted.offset == there.offset &&
        wanted.first_bit != there.first_bit) {
        found(breach{breach_kind::bits, wanted.name, static_cast<std::size_t>(wanted.first_bit),
                     static_cast<std::size_t>(there.first_bit)});
    }
}

/// Whether a field has all that is promised of a row's place and size.
constexpr bool has_promised(const row& field, const term& wanted) noexcept {
    bool result = true;
    compare(wanted, field, [&](const breach&) { result = false; });
    return result;
}

constexpr const row* find_promised(const layout_view& layout, const term& wanted) noexcept {
    for (const row& each : layout) {
        if (has_promised(each, wanted)) {
            return &each;
        }
    }
    return nullptr;
}

/// Whether a field of the layout is in the contract, by its own name, by that of a field that it is
/// a part of, or by bytes that are, under another name or whatever name they have.
constexpr bool is_covered(const contract_terms& terms, const row& field) noexcept {
    for (const term& each : terms) {
        const bool same_name = each.name == field.name;
        const bool part = field.name.size > each.name.size && field.name.starts_with(each.name) &&
                          field.name.data[each.name.size] == '.';
        const bool same_bytes = each.offset == field.offset && each.size == field.size &&
                                each.first_bit == field.first_bit;
        const bool any_name = !is_promised(each, promises_name) &&
                              is_promised(each, promises_offset) && has_promised(field, each);
        if (same_name || part || same_bytes || any_name) {
            return true;
        }
    }
    return false;
}

constexpr std::size_t count_dots(name_view name) noexcept {
    std::size_t result = 0;
    for (const char each : name) {
        result += each == '.' ? 1 : 0;
    }
    return result;
}

/// What a field that is gone breaks. Where another one lies in its place it has been renamed: of
/// a whole and its only part, the one that is nested as deep.
constexpr breach missing(const layout_view& layout, const contract_terms& terms,
                         const term& wanted) noexcept {
    breach result{breach_kind::removed, wanted.name, wanted.offset};
    if (!is_promised(wanted, promises_offset)) {
        return result;
    }
    for (const row& each : layout) {
        if (each.offset == wanted.offset && each.size == wanted.size &&
            each.first_bit == wanted.first_bit && !has_term(terms, each.name)) {
            const bool as_deep = count_dots(each.name) == count_dots(wanted.name);
            if (as_deep || result.kind == breach_kind::removed) {
                result = {breach_kind::renamed, wanted.name, wanted.offset, each.offset, each.name};
            }
            if (as_deep) {
                break;
            }
        }
    }
    return result;
}

} // namespace detail

/// Calls found(breach) for each way in which the layout breaks the contract: first what the
/// contract promises of its rows, in their order, then fields that it doesn't know, then the whole
/// struct.
template <class Found>
constexpr void find_breaches(const layout_view& layout, const contract_terms& terms, Found found) {
    detail::row_finder find{layout};
    for (const term& each : terms) {
        const row* there = find(each.name);
        if (there == nullptr && !detail::is_promised(each, promises_name)) {
            there = detail::find_promised(layout, each);
        }
        if (there == nullptr) {
            found(detail::missing(layout, terms, each));
        } else {
            detail::compare(each, *there, found);
        }
    }
    if (terms.covers != extent::parts) {
        for (const row& each : layout) {
            if (each.parts == 0 && each.offset < terms.size && !detail::is_covered(terms, each)) {
                found(breach{breach_kind::added, each.name, terms.size, each.offset});
            }
        }
        const bool fits =
            terms.covers == extent::whole ? layout.size == terms.size : layout.size >= terms.size;
        if (!fits) {
            found(breach{breach_kind::whole, {}, terms.size, layout.size});
        }
    }
    if (terms.alignment != 0 && terms.alignment != layout.alignment) {
        found(breach{breach_kind::alignment, {}, terms.alignment, layout.alignment});
    }
}

/// The number of breaches; 0 means that the layout keeps the contract.
[[nodiscard]] constexpr std::size_t count_breaches(const layout_view& layout,
                                                   const contract_terms& terms) {
    std::size_t result = 0;
    find_breaches(layout, terms, [&](const breach&) { ++result; });
    return result;
}

} // namespace stasis::layout
