// SPDX-License-Identifier: BSL-1.0
// stasis/layout/write_contract.hpp: writes a contract as text (layout/contract_text.hpp) and as
// C++, and makes one of a layout. Works in constant expressions, and allocates nothing.
#pragma once

#include <stasis/layout/contract_text.hpp>
#include <stasis/support/decimal.hpp>

namespace stasis::layout {

namespace detail {

/// Puts a name as a string literal of C++. A quotation mark, a backslash or a control character
/// would end it or mean another.
template <class Put>
constexpr void put_literal(const Put& put, name_view text) {
    put("\"");
    for (std::size_t i = 0; i < text.size; ++i) {
        const char each = text.data[i];
        if (each == '"' || each == '\\') {
            put("\\");
        }
        if (each >= 0 && each < ' ') {
            const char octal[] = {'\\', '0', static_cast<char>('0' + each / 8),
                                  static_cast<char>('0' + each % 8)};
            put(name_view(octal, sizeof octal));
        } else {
            put(text.part(i, 1));
        }
    }
    put("\"");
}

/// Puts pieces, which are names and numbers, one behind the other.
template <class Put, class... Pieces>
constexpr void put_all(const Put& put, const Pieces&... pieces) {
    const auto one = [&](const auto& piece) {
        if constexpr (requires { name_view(piece); }) {
            put(name_view(piece));
        } else {
            const auto figures =
                support::decimal_text::of_unsigned(static_cast<std::uint64_t>(piece));
            put(name_view(figures.data(), figures.size()));
        }
    };
    (one(pieces), ...);
}

} // namespace detail

/// Writes a contract as text: put(name_view) is called with one piece after the other.
template <class Put>
constexpr void write_contract(const contract_terms& terms, const Put& put) {
    detail::put_all(put, detail::contract_title, "\nstruct ", terms.name, "\nversion ",
                    terms.version, "\nsize ", terms.size, "\nalignment ", terms.alignment,
                    "\ncovers ");
    for (const detail::extent_word& each : detail::extent_words) {
        if (each.means == terms.covers) {
            put(each.word);
        }
    }
    put("\n");
    for (const term& each : terms) {
        detail::put_all(put, each.bit_count != 0 ? "bits " : "field ", each.name, " ", each.offset,
                        " ", each.size);
        if (each.bit_count != 0) {
            detail::put_all(put, " ", each.first_bit, " ", each.bit_count);
        }
        if (each.promised != promises_all) {
            for (const detail::promise_word& word : detail::promise_words) {
                if ((each.promised & word.means) != 0) {
                    detail::put_all(put, " ", word.word);
                }
            }
        }
        put("\n");
    }
}

/// Writes a contract as C++ that defines it as a variable of that name, to be used with conforms().
template <class Put>
constexpr void write_contract_as_cpp(const contract_terms& terms, name_view variable,
                                     const Put& put) {
    put("#include <stasis/layout/conforms.hpp>\n\n");
    if (terms.row_count != 0) {
        detail::put_all(put, "inline constexpr stasis::layout::term ", variable, "_rows[] = {\n");
        for (const term& each : terms) {
            put("    {");
            detail::put_literal(put, each.name);
            detail::put_all(put, ", ", each.offset, ", ", each.size);
            if (each.promised != promises_all || each.bit_count != 0) {
                detail::put_all(put, ", ", each.promised);
            }
            if (each.bit_count != 0) {
                detail::put_all(put, ", ", each.first_bit, ", ", each.bit_count);
            }
            put("},\n");
        }
        put("};\n");
    }
    detail::put_all(put, "inline constexpr stasis::layout::contract_terms ", variable,
                    "_terms{\n    ");
    detail::put_literal(put, terms.name);
    put(", ");
    detail::put_literal(put, terms.version);
    detail::put_all(put, ", ", terms.size, ", ", terms.alignment, ", stasis::layout::extent::");
    for (const detail::extent_word& each : detail::extent_words) {
        if (each.means == terms.covers) {
            put(each.word);
        }
    }
    if (terms.row_count != 0) {
        detail::put_all(put, ", ", variable, "_rows");
    }
    detail::put_all(put, "};\ninline constexpr stasis::layout::contract<", variable, "_terms> ",
                    variable, ";\n");
}

/// The fields of a layout that aren't parted further, as rows of a contract that promises all of
/// them. Writes them to `rows`, where there is room for layout.row_count; the number of rows.
constexpr std::size_t write_terms(const layout_view& layout, term* rows) noexcept {
    std::size_t count = 0;
    for (const row& each : layout) {
        if (each.parts == 0) {
            rows[count++] = {each.name,    each.offset,    each.size,
                             promises_all, each.first_bit, each.bit_count};
        }
    }
    return count;
}

} // namespace stasis::layout
