// SPDX-License-Identifier: BSL-1.0
// unit/builtins/oracle_values.hpp: Python values as fields of a line, the same in python3.11 and
// here: n, b1, i42, f<bits>, s<hex of UTF-8>, y<hex>, t<n>, l<n> and d<n> with what they hold
// behind them. An exception is ! and its type's name, and its first argument behind it.
#pragma once

#include "../support/oracle.hpp"

#include <stasis/builtins/number_text.hpp>
#include <stasis/builtins/text_codec.hpp>

#include <doctest/doctest.h>

namespace oracle_values {

using namespace stasis;

/// The same notation, written by the oracle. `show(function, *arguments)` gives fields, tabs
/// between them.
inline const std::string writer = R"python(
import struct
def fields(x):
    t = type(x)
    if x is None: return ["n"]
    if t is bool: return ["b%d" % x]
    if t is int: return ["i%d" % x]
    if t is float: return ["f" + struct.pack(">d", x).hex()]
    if t is str: return ["s" + x.encode("utf-8", "surrogatepass").hex()]
    if t is bytes: return ["y" + x.hex()]
    if t is tuple: return ["t%d" % len(x)] + [f for y in x for f in fields(y)]
    if t is list: return ["l%d" % len(x)] + [f for y in x for f in fields(y)]
    if t is dict: return ["d%d" % len(x)] + [f for i in x.items() for y in i for f in fields(y)]
    raise SystemExit("no notation for %r" % (x,))
def failure(e):
    if isinstance(e, UnicodeError): return ["!" + type(e).__name__] + fields(str(e))
    return ["!" + type(e).__name__] + (fields(e.args[0]) if e.args else [])
def outcome(function, *arguments, **keywords):
    try: return fields(function(*arguments, **keywords))
    except Exception as e: return failure(e)
)python";

/// What an owned value is worth a test that goes on: with a failed allocation it can't.
inline owned must(owned made) {
    REQUIRE(static_cast<bool>(made));
    return made;
}

inline owned read_int(thread_state& thread, const std::string& figures) {
    const bool negative = figures[0] == '-';
    const std::string plain = negative ? figures.substr(1) : figures;
    const auto size = static_cast<stasis::ssize>(plain.size());
    std::vector<support::digit> digits(
        static_cast<std::size_t>(support::digits_from_text_size(size, 10)));
    stasis::ssize length = 0;
    REQUIRE(support::digits_from_text(plain.data(), size, 10, digits.data(), length));
    return must(state::new_int(thread, digits.data(), length, negative));
}

/// The value that begins at `at`, which is moved behind it.
inline owned read(thread_state& thread, const oracle::row& row, std::size_t& at) {
    const std::string field = row.at(at++);
    const std::string rest = field.substr(1);
    const auto count = [&] { return std::strtol(rest.c_str(), nullptr, 10); };
    switch (field[0]) {
    case 'n': return owned::take(none_value);
    case 'b': return owned::take(make_bool(rest == "1"));
    case 'i': return read_int(thread, rest);
    case 'f': return owned::take(make_real(oracle::double_of(rest)));
    case 's': {
        const auto bytes = oracle::bytes_of(rest);
        return must(builtins::decode_bytes(thread, bytes.data(),
                                           static_cast<stasis::ssize>(bytes.size()),
                                           builtins::encoding::utf8,
                                           builtins::error_handler::surrogatepass, {}));
    }
    case 'y': {
        const auto bytes = oracle::bytes_of(rest);
        return must(state::new_bytes(thread, bytes.data(),
                                     static_cast<stasis::ssize>(bytes.size())));
    }
    case 't':
    case 'l': {
        std::vector<owned> items;
        std::vector<value> values;
        for (long i = count(); i > 0; --i) {
            items.push_back(read(thread, row, at));
            values.push_back(items.back().get());
        }
        if (field[0] == 't') {
            return must(owned::take(state::new_tuple(
                thread, values.data(), static_cast<stasis::ssize>(values.size()))));
        }
        list_object* list = state::new_list(thread, 0);
        REQUIRE(list != nullptr);
        for (const value item : values) {
            REQUIRE(state::append(thread, list, item));
        }
        return owned::take(list);
    }
    case 'd': {
        dict_object* dict = state::new_dict(thread);
        REQUIRE(dict != nullptr);
        for (long i = count(); i > 0; --i) {
            const owned key = read(thread, row, at);
            const owned held = read(thread, row, at);
            REQUIRE(state::store(thread, dict, key.get(), held.get()));
        }
        return owned::take(dict);
    }
    default: FAIL("no such value: " << field); return {};
    }
}

inline std::string hex_of(const unsigned char* data, stasis::ssize size) {
    std::string result;
    for (stasis::ssize i = 0; i < size; ++i) {
        result += "0123456789abcdef"[data[i] >> 4];
        result += "0123456789abcdef"[data[i] & 15];
    }
    return result;
}

/// A value in the notation.
inline std::string write(thread_state& thread, value held) {
    switch (held.kind) {
    case tag::none: return "n";
    case tag::boolean: return held.data.integer != 0 ? "b1" : "b0";
    case tag::integer: return "i" + std::to_string(held.data.integer);
    case tag::real: {
        char text[20];
        std::snprintf(text, sizeof text, "f%016llx",
                      static_cast<unsigned long long>(
                          __builtin_bit_cast(std::uint64_t, held.data.real)));
        return text;
    }
    case tag::object: break;
    default: return "nothing";
    }
    object* const self = held.data.object;
    const auto several = [&](char kind, object* const* items, stasis::ssize size) {
        std::string result = kind + std::to_string(size);
        for (stasis::ssize i = 0; i < size; ++i) {
            result += "\t" + write(thread, load(items[i]));
        }
        return result;
    };
    if (self->ob_type == &str_type) {
        const owned bytes = must(builtins::encode_text(thread, text_of(self),
                                                       builtins::encoding::utf8,
                                                       builtins::error_handler::surrogatepass, {}));
        const auto* data = static_cast<bytes_object*>(bytes.as_object());
        return "s" + hex_of(bytes_data(data), data->ob_size);
    }
    if (self->ob_type == &bytes_type) {
        const auto* data = static_cast<bytes_object*>(self);
        return "y" + hex_of(bytes_data(data), data->ob_size);
    }
    if (self->ob_type == &tuple_type) {
        return several('t', items(static_cast<tuple_object*>(self)),
                       static_cast<tuple_object*>(self)->ob_size);
    }
    if (self->ob_type == &list_type) {
        return several('l', static_cast<list_object*>(self)->ob_item,
                       static_cast<list_object*>(self)->ob_size);
    }
    if (self->ob_type == &dict_type) {
        const auto* dict = static_cast<dict_object*>(self);
        std::string result = "d" + std::to_string(dict->ma_used);
        stasis::ssize at = 0;
        while (const dict_item_view entry = state::next_entry(dict, at)) {
            result += "\t" + write(thread, load(entry.me_key));
            result += "\t" + write(thread, load(entry.me_value));
        }
        return result;
    }
    if (self->ob_type == &int_type) {
        builtins::number_text figures{thread};
        REQUIRE(figures.make_int(held, 10));
        std::string result = figures.negative() ? "i-" : "i";
        for (stasis::ssize i = 0; i < figures.view().size; ++i) {
            result += static_cast<char>(figures.view()[i]);
        }
        return result;
    }
    return std::string("an object of type ") + self->ob_type->tp_name;
}

/// What a function did: its result in the notation, or the exception, which is dropped.
inline std::string outcome(thread_state& thread, const owned& result) {
    if (result) {
        CHECK(!state::pending(thread));
        return write(thread, result.get());
    }
    if (!state::pending(thread)) {
        return "nothing, and no exception";
    }
    const owned exception = owned::take(state::take_pending(thread));
    const auto* raised = static_cast<exception_object*>(exception.as_object());
    std::string text = std::string("!") + raised->ob_type->tp_name;
    if (is_subtype(raised->ob_type, &unicode_error_type)) { // as failure() above has it
        text += "\t" + write(thread, interpreter::str(thread, exception.get()).get());
    } else if (raised->args != nullptr && raised->args->ob_size != 0) {
        text += "\t" + write(thread, load(items(raised->args)[0]));
    }
    return text;
}

/// The fields of a row from one on, tabs between them.
inline std::string rest_of(const oracle::row& row, std::size_t at) {
    std::string result;
    for (std::size_t i = at; i < row.size(); ++i) {
        result += (i == at ? "" : "\t") + row[i];
    }
    return result;
}

/// A field or more as a human reads them: hexadecimal text decoded.
inline std::string readable(const std::string& notation) {
    std::string result;
    for (std::size_t at = 0; at <= notation.size();) {
        const std::size_t tab = std::min(notation.find('\t', at), notation.size());
        const std::string field = notation.substr(at, tab - at);
        if (!field.empty() && (field[0] == 's' || field[0] == 'y')) {
            const auto bytes = oracle::bytes_of(field.substr(1));
            result += field.substr(0, 1) + '"' + std::string(bytes.begin(), bytes.end()) + "\" ";
        } else {
            result += field + " ";
        }
        at = tab + 1;
    }
    return result;
}

} // namespace oracle_values
