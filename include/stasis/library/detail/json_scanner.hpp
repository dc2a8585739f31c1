// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/json_scanner.hpp: what _json.make_scanner() makes: reads the value at a
// place in a text. CPython 3.11: PyScannerObject (Modules/_json.c).
#pragma once

#include <stasis/builtins/float_text.hpp>
#include <stasis/builtins/int_text.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/json_text.hpp>
#include <stasis/state/counted_call.hpp>

namespace stasis::library {

/// PyScannerObject.
struct json_scanner : detail::sealed_object {
    object* object_hook = nullptr;
    object* object_pairs_hook = nullptr;
    object* parse_float = nullptr;
    object* parse_int = nullptr;
    object* parse_constant = nullptr;
    bool strict = false;
};

extern const type_object json_scanner_type;

namespace detail {

[[nodiscard]] constexpr json_scanner* json_scanner_of(value self) noexcept {
    return static_cast<json_scanner*>(self.data.object);
}

/// The function that a field has, or an empty value where that is None.
[[nodiscard]] constexpr value hook_in(object* field) noexcept {
    const value held = load(field);
    return held.kind == tag::none ? value{} : held;
}

/// Reads one document.
class json_reader {
public:
    constexpr json_reader(thread_state& thread, const json_scanner* scanner,
                          value document) noexcept
        : thread_(thread), scanner_(scanner), document_(document), in_(text_in(document)),
          keys_(owned::take(new_dict(thread))) {}

    /// False: MemoryError is pending.
    [[nodiscard]] constexpr explicit operator bool() const noexcept {
        return static_cast<bool>(keys_);
    }

    /// The value that begins at `at`, which is then what follows it. Empty: it raised,
    /// StopIteration where there is no value.
    [[nodiscard]] constexpr owned read(ssize& at) noexcept {
        if (at < 0) {
            return raise(thread_, value_error_type, "idx cannot be negative");
        }
        switch (character(at)) {
        case U'"': ++at; return read_json_string(thread_, document_, at, scanner_->strict);
        case U'{': return nested(at, &json_reader::read_object, "object");
        case U'[': return nested(at, &json_reader::read_array, "array");
        case U'n': return starts(at, "null") ? taken(at, 4, none_value) : read_number(at);
        case U't': return starts(at, "true") ? taken(at, 4, make_bool(true)) : read_number(at);
        case U'f': return starts(at, "false") ? taken(at, 5, make_bool(false)) : read_number(at);
        case U'N': return starts(at, "NaN") ? read_constant(at, "NaN") : read_number(at);
        case U'I': return starts(at, "Infinity") ? read_constant(at, "Infinity") : read_number(at);
        case U'-':
            return starts(at, "-Infinity") ? read_constant(at, "-Infinity") : read_number(at);
        default: return read_number(at);
        }
    }

private:
    /// What stands at a place, or 0 behind the end.
    [[nodiscard]] constexpr char32_t character(ssize at) const noexcept {
        return at < in_.size ? in_[at] : 0;
    }

    [[nodiscard]] constexpr bool is_figure(ssize at) const noexcept {
        return character(at) >= U'0' && character(at) <= U'9';
    }

    [[nodiscard]] constexpr bool starts(ssize at, const text& word) const noexcept {
        return in_.size - at >= word.size && in_.part(at, at + word.size) == word;
    }

    constexpr void skip_space(ssize& at) const noexcept {
        while (character(at) == U' ' || character(at) == U'\t' || character(at) == U'\n' ||
               character(at) == U'\r') {
            ++at;
        }
    }

    [[nodiscard]] static constexpr owned taken(ssize& at, ssize size, value made) noexcept {
        at += size;
        return owned::take(made);
    }

    [[nodiscard]] constexpr raised raise_no_value(ssize at) noexcept {
        return raise_with(thread_, stop_iteration_type, make_int(at));
    }

    /// Reads an object or an array, whose bracket is at `at`.
    [[nodiscard]] constexpr owned nested(ssize& at, owned (json_reader::*body)(ssize&) noexcept,
                                         const char* what) noexcept {
        const counted_call call(thread_, thread_.recursion_remaining);
        if (!call) {
            return raise(thread_, recursion_error_type,
                         "maximum recursion depth exceeded while decoding a JSON ", what,
                         " from a unicode string");
        }
        ++at;
        return (this->*body)(at);
    }

    /// A key, which is one object for all objects that have it.
    [[nodiscard]] constexpr owned read_key(ssize& at) noexcept {
        if (character(at) != U'"') {
            return raise_json(thread_, "Expecting property name enclosed in double quotes",
                              document_, at);
        }
        ++at;
        const owned key = read_json_string(thread_, document_, at, scanner_->strict);
        const hash_t hash = key ? hash_of(thread_, key.get()) : -1;
        object* const known =
            hash != -1 ? find_or_store(thread_, static_cast<dict_object*>(keys_.as_object()),
                                       key.get(), hash, key.get().data.object)
                       : nullptr;
        if (known == nullptr) {
            return {};
        }
        skip_space(at);
        if (character(at) != U':') {
            return raise_json(thread_, "Expecting ':' delimiter", document_, at);
        }
        ++at;
        skip_space(at);
        return owned::share(known);
    }

    /// Whether an item is the last one of what that bracket ends: 1, or 0 behind its comma; -1: it
    /// raised.
    [[nodiscard]] constexpr int read_delimiter(ssize& at, char32_t bracket) noexcept {
        skip_space(at);
        const char32_t found = character(at);
        if (found != bracket && found != U',') {
            raise_json(thread_, "Expecting ',' delimiter", document_, at);
            return -1;
        }
        ++at;
        if (found == U',') {
            skip_space(at);
        }
        return found == bracket ? 1 : 0;
    }

    [[nodiscard]] constexpr bool keep(object* to, bool pairs, const owned& key,
                                      const owned& item) noexcept {
        if (!pairs) {
            return store(thread_, static_cast<dict_object*>(to), key.get(), item.get());
        }
        const value pair[] = {key.get(), item.get()};
        tuple_object* const made = new_tuple(thread_, pair, 2);
        return made != nullptr && append(thread_, static_cast<list_object*>(to), made);
    }

    [[nodiscard]] constexpr owned read_object(ssize& at) noexcept {
        const value pairs_hook = hook_in(scanner_->object_pairs_hook);
        const bool pairs = static_cast<bool>(pairs_hook);
        object* to = nullptr;
        if (pairs) {
            to = new_list(thread_, 0);
        } else {
            to = new_dict(thread_);
        }
        owned made = owned::take(to);
        skip_space(at);
        int ended = to == nullptr ? -1 : character(at) == U'}' ? 1 : 0;
        at += ended == 1 ? 1 : 0;
        while (ended == 0) {
            const owned key = read_key(at);
            owned item;
            if (key) {
                item = read(at);
            }
            ended = item && keep(to, pairs, key, item) ? read_delimiter(at, U'}') : -1;
        }
        if (ended < 0) {
            return {};
        }
        const value hook = pairs ? pairs_hook : hook_in(scanner_->object_hook);
        if (!hook) {
            return made;
        }
        return interpreter::call(thread_, hook, made.get());
    }

    [[nodiscard]] constexpr owned read_array(ssize& at) noexcept {
        list_object* const to = new_list(thread_, 0);
        owned made = owned::take(to);
        skip_space(at);
        int ended = to == nullptr ? -1 : character(at) == U']' ? 1 : 0;
        at += ended == 1 ? 1 : 0;
        while (ended == 0) {
            const owned item = read(at);
            ended = item && append(thread_, to, item.get()) ? read_delimiter(at, U']') : -1;
        }
        if (ended < 0) {
            return {};
        }
        return made;
    }

    [[nodiscard]] constexpr owned read_constant(ssize& at, const char* name) noexcept {
        const owned word = new_str(thread_, name);
        if (!word) {
            return {};
        }
        at += text_in(word.get()).size;
        return interpreter::call(thread_, load(scanner_->parse_constant), word.get());
    }

    /// Behind the figures of a number.
    [[nodiscard]] constexpr ssize behind_figures(ssize at) const noexcept {
        while (is_figure(at)) {
            ++at;
        }
        return at;
    }

    [[nodiscard]] constexpr owned read_number(ssize& at) noexcept {
        const ssize begin = at;
        ssize end = begin + (character(begin) == U'-' ? 1 : 0);
        if (!is_figure(end)) {
            return raise_no_value(begin);
        }
        end = character(end) == U'0' ? end + 1 : behind_figures(end);
        const ssize whole = end;
        if (character(end) == U'.' && is_figure(end + 1)) {
            end = behind_figures(end + 1);
        }
        if (character(end) == U'e' || character(end) == U'E') {
            const ssize sign = character(end + 1) == U'+' || character(end + 1) == U'-' ? 1 : 0;
            if (is_figure(end + 1 + sign)) {
                end = behind_figures(end + 1 + sign);
            }
        }
        at = end;
        return make_number(in_.part(begin, end), end != whole);
    }

    [[nodiscard]] constexpr owned make_number(const text& source, bool real) noexcept {
        object* const parse = real ? scanner_->parse_float : scanner_->parse_int;
        const bool own = parse != pointer_to<object>(real ? float_type : int_type);
        if (!own && !real && source.size < 18) {
            const bool negative = source[0] == U'-';
            std::int64_t number = 0;
            for (ssize i = negative ? 1 : 0; i < source.size; ++i) {
                number = number * 10 + static_cast<std::int64_t>(source[i] - U'0');
            }
            return owned::take(make_int(negative ? -number : number));
        }
        const owned shown = new_str(thread_, source);
        if (!shown) {
            return {};
        }
        if (own) {
            return interpreter::call(thread_, load(parse), shown.get());
        }
        return real ? float_from(thread_, shown.get())
                    : int_from_text(thread_, shown.get(), text_in(shown.get()), 10);
    }

    thread_state& thread_;
    const json_scanner* scanner_;
    value document_;
    text in_;
    owned keys_;
};

/// Reads an attribute of a context into a field; false: it raised.
[[nodiscard]] constexpr bool read_context(thread_state& thread, value context, const object* name,
                                          object*& field) noexcept {
    const owned found = interpreter::get_attribute(thread, context, name);
    field = found ? box(thread, found.get()) : nullptr;
    return field != nullptr;
}

/// make_scanner(context).
[[nodiscard]] constexpr owned json_scanner_new(thread_state& thread, const type_object& type,
                                               const arguments& given) noexcept {
    constexpr signature<1> parameters{"make_scanner", {"context"}, 1};
    value context[1] = {};
    auto* const self = read_arguments(thread, parameters, given, context)
                           ? allocate<json_scanner>(thread, type)
                           : nullptr;
    owned made = owned::take(self);
    if (self == nullptr) {
        return {};
    }
    const owned strict = interpreter::get_attribute(thread, context[0], &graph::str_<"strict">);
    const int truth = strict ? is_true(thread, strict.get()) : -1;
    self->strict = truth > 0;
    if (truth < 0 ||
        !read_context(thread, context[0], &graph::str_<"object_hook">, self->object_hook) ||
        !read_context(thread, context[0], &graph::str_<"object_pairs_hook">,
                      self->object_pairs_hook) ||
        !read_context(thread, context[0], &graph::str_<"parse_float">, self->parse_float) ||
        !read_context(thread, context[0], &graph::str_<"parse_int">, self->parse_int) ||
        !read_context(thread, context[0], &graph::str_<"parse_constant">, self->parse_constant)) {
        return {};
    }
    return made;
}

/// scanner(string, idx): the value that begins there, and the index of what follows it.
[[nodiscard]] constexpr owned json_scanner_call(thread_state& thread, value self,
                                                const arguments& given) noexcept {
    constexpr signature<2> parameters{"scan_once", {"string", "idx"}, 2};
    value read[2] = {};
    ssize at = 0;
    if (!read_arguments(thread, parameters, given, read) ||
        !interpreter::to_ssize(thread, read[1], at, overflow_error_type)) {
        return {};
    }
    if (!is_str(read[0])) {
        return raise_no_json_text(thread, read[0]);
    }
    json_reader reader{thread, json_scanner_of(self), read[0]};
    if (!reader) {
        return {};
    }
    const owned made = reader.read(at);
    return json_pair(thread, made, at);
}

/// A field of a scanner.
template <object* json_scanner::*Field>
[[nodiscard]] constexpr owned json_scanner_field(thread_state&, value self) noexcept {
    return owned::share(load(json_scanner_of(self)->*Field));
}

[[nodiscard]] constexpr owned json_scanner_strict(thread_state&, value self) noexcept {
    return owned::take(make_bool(json_scanner_of(self)->strict));
}

inline constexpr getset_def json_scanner_members[] = {
    {"strict", json_scanner_strict, nullptr, nullptr, nullptr},
    {"object_hook", json_scanner_field<&json_scanner::object_hook>, nullptr, nullptr, nullptr},
    {"object_pairs_hook", json_scanner_field<&json_scanner::object_pairs_hook>, nullptr, nullptr,
     nullptr},
    {"parse_float", json_scanner_field<&json_scanner::parse_float>, nullptr, nullptr, nullptr},
    {"parse_int", json_scanner_field<&json_scanner::parse_int>, nullptr, nullptr, nullptr},
    {"parse_constant", json_scanner_field<&json_scanner::parse_constant>, nullptr, nullptr,
     nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

using json_scanner_fields =
    object_fields<json_scanner, &json_scanner::object_hook, &json_scanner::object_pairs_hook,
                  &json_scanner::parse_float, &json_scanner::parse_int,
                  &json_scanner::parse_constant>;

inline constexpr type_object json_scanner_table = [] {
    type_object self =
        object_table<json_scanner, json_scanner_fields>("_json.Scanner", json_scanner_new);
    self.tp_call = json_scanner_call;
    self.tp_members = json_scanner_members;
    return self;
}();

} // namespace detail

/// _json.Scanner, whose other name is make_scanner.
inline constexpr type_object json_scanner_type =
    builtins::ready<json_scanner_type, detail::json_scanner_table, "strict", "object_hook",
                    "object_pairs_hook", "parse_float", "parse_int", "parse_constant">();

} // namespace stasis::library
