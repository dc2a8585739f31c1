// SPDX-License-Identifier: BSL-1.0
// unit/image/dump_sink.hpp: a sink that writes down what an image holds, as text that a Python
// script can write as well. Ints, floats and characters are hexadecimal, sets are sorted.
#pragma once

#include <stasis/image/marshal.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

struct dump_sink {
    static constexpr bool at_compile_time = false;
    using item = stasis::image::item;
    using wire_tag = stasis::image::wire_tag;
    using object_kind = stasis::image::object_kind;
    using view = stasis::support::byte_view<unsigned char>;

    explicit dump_sink(view bytes) : image(bytes) {}

    view image;
    std::vector<std::string> stack{1}; ///< what is complete and has no container yet
    std::vector<std::size_t> first{};  ///< where the items of each open container begin
    std::vector<std::string> referable{};
    std::vector<object_kind> kinds{};
    std::size_t references = 0; ///< how many were met

    [[nodiscard]] const std::string& text() const { return stack.back(); }

    const char* leaf(const item& it) {
        if (it.reference >= 0) {
            expect_next(it.reference);
            kinds.push_back(it.kind);
            referable.push_back(leaf_text(it));
        }
        stack.push_back(leaf_text(it));
        return nullptr;
    }
    const char* open(const item& it) {
        if (it.reference >= 0) {
            expect_next(it.reference);
            kinds.push_back(object_kind::open);
            referable.emplace_back();
        }
        first.push_back(stack.size());
        return nullptr;
    }
    const char* close(const item& it, const stasis::image::code_numbers& numbers) {
        std::vector<std::string> items(stack.begin() + static_cast<std::ptrdiff_t>(first.back()),
                                       stack.end());
        stack.resize(first.back());
        first.pop_back();
        if (items.size() != static_cast<std::size_t>(it.length)) {
            return "the number of items isn't the one announced";
        }
        if (it.tag == wire_tag::set_ || it.tag == wire_tag::frozenset) {
            std::sort(items.begin(), items.end());
        }
        std::string result = name_of(it.tag);
        if (it.tag == wire_tag::code) {
            for (const int number :
                 {numbers.argcount, numbers.posonlyargcount, numbers.kwonlyargcount,
                  numbers.stacksize, numbers.flags, numbers.firstlineno}) {
                result += std::to_string(number) + ",";
            }
        }
        for (const std::string& part : items) {
            result += part + ",";
        }
        result += ")";
        if (it.reference >= 0) {
            kinds[static_cast<std::size_t>(it.reference)] = it.kind;
            referable[static_cast<std::size_t>(it.reference)] = result;
        }
        stack.push_back(result);
        return nullptr;
    }
    const char* refer(std::int32_t index, std::size_t) {
        ++references;
        stack.push_back(referable[static_cast<std::size_t>(index)]);
        return nullptr;
    }
    object_kind kind_of(std::int32_t index) const { return kinds[static_cast<std::size_t>(index)]; }

private:
    void expect_next(std::int32_t reference) const {
        if (static_cast<std::size_t>(reference) != referable.size()) {
            std::abort();
        }
    }

    static std::string name_of(wire_tag tag) {
        switch (tag) {
        case wire_tag::list: return "list(";
        case wire_tag::dict: return "dict(";
        case wire_tag::set_: return "set(";
        case wire_tag::frozenset: return "frozenset(";
        case wire_tag::code: return "code(";
        default: return "tuple(";
        }
    }

    std::string leaf_text(const item& it) const {
        const auto size = static_cast<std::size_t>(it.length < 0 ? -it.length : it.length);
        switch (it.tag) {
        case wire_tag::none: return "None";
        case wire_tag::stop_iteration: return "StopIteration";
        case wire_tag::ellipsis: return "Ellipsis";
        case wire_tag::false_: return "False";
        case wire_tag::true_: return "True";
        case wire_tag::integer: {
            const std::int64_t number = image.i32(it.payload);
            return hex(number < 0 ? "int-" : "int+",
                       static_cast<std::uint64_t>(number < 0 ? -number : number));
        }
        case wire_tag::big_integer: {
            std::string bits;
            for (std::size_t i = 15 * size; i-- > 0;) {
                const unsigned digit = image.u16(it.payload + i / 15 * 2);
                bits += (digit >> i % 15 & 1) != 0 ? '1' : '0';
            }
            std::string result = it.length < 0 ? "int-" : "int+";
            bits.insert(0, (4 - bits.size() % 4) % 4, '0');
            std::string digits;
            for (std::size_t i = 0; i < bits.size(); i += 4) {
                digits += "0123456789abcdef"[std::stoi(bits.substr(i, 4), nullptr, 2)];
            }
            const std::size_t begin = digits.find_first_not_of('0');
            return result + (begin == std::string::npos ? "0" : digits.substr(begin));
        }
        case wire_tag::real: return hex("float", image.u64(it.payload));
        case wire_tag::complex:
            return hex("complex", image.u64(it.payload)) + hex("+", image.u64(it.payload + 8));
        case wire_tag::bytes: {
            std::string result = "bytes:";
            for (std::size_t i = 0; i < size; ++i) {
                char two[3];
                std::snprintf(two, sizeof two, "%02x", image.byte(it.payload + i));
                result += two;
            }
            return result;
        }
        default: return str_text(it.tag, it.payload, size);
        }
    }

    std::string str_text(wire_tag tag, std::size_t at, std::size_t size) const {
        std::string result = "str:";
        const std::size_t end = at + size;
        while (at < end) {
            const stasis::support::utf8_character next =
                stasis::image::is_utf8(tag) ? stasis::support::decode_utf8(image, at, end)
                                            : stasis::support::utf8_character{image.byte(at), 1};
            result += hex("", next.code_point) + ".";
            at += next.size;
        }
        return result;
    }

    static std::string hex(const char* prefix, std::uint64_t number) {
        char digits[24];
        std::snprintf(digits, sizeof digits, "%llx", static_cast<unsigned long long>(number));
        return std::string(prefix) + digits;
    }
};

/// What a whole marshalled object holds, or "reason at offset".
inline std::string dump_of(const std::vector<unsigned char>& bytes, std::size_t at = 0) {
    dump_sink sink({bytes.data(), bytes.size()});
    const stasis::support::failure failure = stasis::image::read_marshal(sink.image, at, sink);
    return failure ? failure.reason + std::string(" at ") + std::to_string(failure.offset)
                   : sink.text();
}
