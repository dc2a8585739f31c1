// SPDX-License-Identifier: BSL-1.0
// stasis/layout/read_contract.hpp: reads a contract from its text form
// (layout/contract_text.hpp).
// Promises: reading what write_contract() wrote gives the same terms. Works in constant
// expressions, and allocates nothing.
// Refuses, with the line and a reason: what isn't in that form, a line or field that stands
// there twice, and a field beyond the size.
#pragma once

#include <stasis/layout/contract_text.hpp>
#include <stasis/support/failure.hpp>

namespace stasis::layout {

/// The terms that stand in a text, or why there are none: the failure's offset is a line, from 1.
struct contract_reading {
    contract_terms terms{};
    support::failure failure{};
};

namespace detail {

constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r'; }

/// The words of a line, one after the other.
class line_words {
public:
    constexpr explicit line_words(name_view line) noexcept : rest_(line) {}

    /// The next word; empty: there is none.
    constexpr name_view next() noexcept {
        skip_blanks();
        std::size_t size = 0;
        while (size < rest_.size && !is_blank(rest_.data[size])) {
            ++size;
        }
        const name_view word = rest_.part(0, size);
        rest_ = rest_.part(size, rest_.size - size);
        return word;
    }

    /// All that is left, without the blanks around it.
    constexpr name_view rest() noexcept {
        skip_blanks();
        while (rest_.size > 0 && is_blank(rest_.data[rest_.size - 1])) {
            --rest_.size;
        }
        return rest_;
    }

    /// The next word as a number: false if it is none that fits.
    constexpr bool number(std::size_t& result) noexcept {
        const name_view word = next();
        result = 0;
        for (const char each : word) {
            const auto digit = static_cast<std::size_t>(each - '0');
            if (each < '0' || each > '9' || result > (~std::size_t{0} - digit) / 10) {
                return false;
            }
            result = 10 * result + digit;
        }
        return word.size > 0;
    }

private:
    constexpr void skip_blanks() noexcept {
        while (rest_.size > 0 && is_blank(*rest_.data)) {
            rest_ = rest_.part(1, rest_.size - 1);
        }
    }

    name_view rest_;
};

class contract_reader {
public:
    constexpr contract_reader(term* rows, std::size_t room) noexcept : rows_(rows), room_(room) {}

    constexpr contract_reading read(name_view text) noexcept {
        std::size_t line = 0;
        while (text.size > 0) {
            std::size_t size = 0;
            while (size < text.size && text.data[size] != '\n') {
                ++size;
            }
            ++line;
            if (const char* reason = take(text.part(0, size)); reason != nullptr) {
                return {{}, {reason, line}};
            }
            const std::size_t used = size < text.size ? size + 1 : size;
            text = text.part(used, text.size - used);
        }
        if (const char* reason = missing(); reason != nullptr) {
            return {{}, {reason, line + 1}};
        }
        result_.rows = rows_;
        return {result_, {}};
    }

private:
    constexpr const char* take(name_view line) noexcept {
        line_words words{line};
        if (line_words{line}.rest().size == 0 || line_words{line}.rest().starts_with("#")) {
            return nullptr;
        }
        if (!titled_) {
            titled_ = true;
            return words.rest() == contract_title
                       ? nullptr
                       : "the first line is not 'stasis layout contract 1'";
        }
        const name_view word = words.next();
        if (word == "field" || word == "bits") {
            return take_field(words, word == "bits");
        }
        const bool is_size = word == "size";
        bool* const said = word == "struct"      ? &named_
                           : word == "version"   ? &versioned_
                           : word == "covers"    ? &covers_
                           : is_size             ? &sized_
                           : word == "alignment" ? &aligned_
                                                 : nullptr;
        if (said == nullptr) {
            return "a line begins with none of struct, version, size, alignment, covers, field, "
                   "bits";
        }
        if (*said) {
            return "a line that says this stands there already";
        }
        *said = true;
        if (said == &named_) {
            result_.name = words.rest();
            return result_.name.size > 0 ? nullptr : "the struct has no name";
        }
        if (said == &versioned_) {
            result_.version = words.rest();
            return nullptr;
        }
        if (said == &covers_) {
            const name_view what = words.rest();
            for (const extent_word& each : extent_words) {
                if (each.word == what) {
                    result_.covers = each.means;
                    return nullptr;
                }
            }
            return "what is covered is none of whole, prefix and parts";
        }
        if (!words.number(is_size ? result_.size : result_.alignment)) {
            return "a number of bytes is expected";
        }
        return words.rest().size == 0 ? nullptr : "something stands behind the number";
    }

    constexpr const char* take_field(line_words& words, bool is_bits) noexcept {
        if (const char* reason = missing(); reason != nullptr) {
            return reason;
        }
        term field{.name = words.next()};
        std::size_t first = 0;
        std::size_t count = 0;
        if (field.name.size == 0) {
            return "a field has no name";
        }
        if (!words.number(field.offset) || !words.number(field.size)) {
            return "a field's offset and size are expected, in bytes";
        }
        if (is_bits) {
            if (!words.number(first) || !words.number(count)) {
                return "a bit-field's first bit and number of bits are expected";
            }
            if (count == 0 || field.size > 64 || count > 8 * field.size ||
                first > 8 * field.size - count) {
                return "a bit-field reaches beyond its storage unit";
            }
            field.first_bit = static_cast<int>(first);
            field.bit_count = static_cast<int>(count);
        }
        const std::size_t end = result_.covers != extent::parts ? result_.size : ~std::size_t{0};
        if (field.size > end || field.offset > end - field.size) {
            return "a field reaches beyond the size";
        }
        if (const char* reason = take_promises(words, field); reason != nullptr) {
            return reason;
        }
        for (std::size_t i = 0; i < result_.row_count; ++i) {
            if (rows_[i].name == field.name) {
                return "a field stands there twice";
            }
        }
        if (result_.row_count == room_) {
            return "there are more fields than there is room for";
        }
        rows_[result_.row_count++] = field;
        return nullptr;
    }

    static constexpr const char* take_promises(line_words& words, term& field) noexcept {
        unsigned promised = 0;
        for (name_view word = words.next(); word.size > 0; word = words.next()) {
            unsigned means = 0;
            for (const promise_word& each : promise_words) {
                means |= each.word == word ? static_cast<unsigned>(each.means) : 0u;
            }
            if (means == 0) {
                return "what is promised is none of name, offset and size";
            }
            promised |= means;
        }
        field.promised = promised != 0 ? promised : static_cast<unsigned>(promises_all);
        return nullptr;
    }

    [[nodiscard]] constexpr const char* missing() const noexcept {
        return !titled_    ? "the text is empty"
               : !named_   ? "a line 'struct NAME' is missing in front of the fields"
               : !sized_   ? "a line 'size BYTES' is missing in front of the fields"
               : !aligned_ ? "a line 'alignment BYTES' is missing in front of the fields"
               : !covers_
                   ? "a line 'covers whole', prefix or parts is missing in front of the fields"
                   : nullptr;
    }

    term* rows_;
    std::size_t room_;
    contract_terms result_{};
    bool titled_ = false;
    bool named_ = false;
    bool versioned_ = false;
    bool sized_ = false;
    bool aligned_ = false;
    bool covers_ = false;
};

} // namespace detail

/// Reads a contract. Its rows are written to `rows`, where there is room for `room` of them (no
/// text has more than it has lines); names are views of the text.
[[nodiscard]] constexpr contract_reading read_contract(name_view text, term* rows,
                                                       std::size_t room) noexcept {
    return detail::contract_reader{rows, room}.read(text);
}

} // namespace stasis::layout
