// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/json_encoder.hpp: what _json.make_encoder() makes: writes a value as JSON.
// CPython 3.11: PyEncoderObject (Modules/_json.c).
#pragma once

#include <stasis/builtins/float_text.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/int_text.hpp>
#include <stasis/builtins/sort.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/json_text.hpp>
#include <stasis/state/counted_call.hpp>

namespace stasis::library {

/// PyEncoderObject.
struct json_encoder : detail::sealed_object {
    object* markers = nullptr; ///< a dict of the identities of what is being written, or None
    object* make_default = nullptr;
    object* encoder = nullptr;
    object* indent = nullptr;
    object* key_separator = nullptr;
    object* item_separator = nullptr;
    bool sort_keys = false;
    bool skipkeys = false;
    bool allow_nan = false;
};

extern const type_object json_encoder_type;

namespace detail {

[[nodiscard]] constexpr json_encoder* json_encoder_of(value self) noexcept {
    return static_cast<json_encoder*>(self.data.object);
}

/// Whether an object is that function of the module.
[[nodiscard]] constexpr bool is_json_function(const object* held,
                                              decltype(method_def::ml_meth) function) noexcept {
    return held->ob_type == &builtin_function_type &&
           static_cast<const builtin_function_object*>(held)->m_ml->ml_meth == function;
}

/// Writes one document.
class json_writer {
public:
    constexpr json_writer(thread_state& thread, const json_encoder* encoder) noexcept
        : thread_(thread), encoder_(encoder), built_(thread),
          ascii_(is_json_function(encoder->encoder, json_encode_string<true>)),
          fast_(ascii_ || is_json_function(encoder->encoder, json_encode_string<false>)) {}

    /// Adds a value; false: it raised.
    [[nodiscard]] constexpr bool add(value item) noexcept {
        const char* const word = word_of(item);
        if (word != nullptr) {
            built_.add(word);
            return true;
        }
        if (is_str(item)) {
            return add_string(item);
        }
        if (is_instance(item, int_type)) {
            return add_text(int_repr(thread_, item));
        }
        if (is_instance(item, float_type)) {
            return add_text(float_text(item));
        }
        const counted_call call(thread_, thread_.recursion_remaining);
        if (!call) {
            raise(thread_, recursion_error_type,
                  "maximum recursion depth exceeded while encoding a JSON object");
            return false;
        }
        if (is_kind_of(item, list_type) || is_kind_of(item, tuple_type)) {
            return add_array(item);
        }
        return is_kind_of(item, dict_type) ? add_object(item) : add_default(item);
    }

    /// The list of what was written.
    [[nodiscard]] constexpr owned finish() noexcept {
        const owned whole = built_.finish();
        list_object* const list = whole ? new_list(thread_, 0) : nullptr;
        owned made = owned::take(list);
        if (list == nullptr || !append(thread_, list, whole.get())) {
            return {};
        }
        return made;
    }

private:
    /// What None, True and False are called, or null.
    [[nodiscard]] static constexpr const char* word_of(value item) noexcept {
        if (item.kind == tag::none) {
            return "null";
        }
        return item.kind != tag::boolean ? nullptr : item.data.integer != 0 ? "true" : "false";
    }

    [[nodiscard]] constexpr bool add_text(const owned& shown) noexcept {
        if (!shown) {
            return false;
        }
        built_.add(text_in(shown.get()));
        return true;
    }

    [[nodiscard]] constexpr bool add_string(value item) noexcept {
        if (fast_) {
            add_json_string(built_, text_in(item), ascii_);
            return true;
        }
        const owned shown = interpreter::call(thread_, load(encoder_->encoder), item);
        if (shown && !is_str(shown.get())) {
            raise(thread_, type_error_type, "encoder() must return a string, not ",
                  cut_name{type_of(shown.get())->tp_name, 80});
            return false;
        }
        return add_text(shown);
    }

    [[nodiscard]] constexpr owned float_text(value item) noexcept {
        const double number = as_number(item).data.real;
        if (support::real_is_finite(number)) {
            return float_repr(thread_, item);
        }
        if (!encoder_->allow_nan) {
            return raise(thread_, value_error_type,
                         "Out of range float values are not JSON compliant");
        }
        return new_str(thread_, number != number ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }

    /// Marks what is being written; an empty value where nothing is marked, as in constant
    /// evaluation, where there are no addresses. False: it raised.
    [[nodiscard]] constexpr bool mark(value item, value& key) noexcept {
        if (encoder_->markers == pointer_to(graph::none) || std::is_constant_evaluated()) {
            return true;
        }
        auto* const markers = static_cast<dict_object*>(encoder_->markers);
        const value number = make_int(static_cast<std::int64_t>(address_of(item.data.object)));
        if (find(thread_, markers, number) != nullptr) {
            raise(thread_, value_error_type, "Circular reference detected");
            return false;
        }
        key = number;
        return !pending(thread_) && store(thread_, markers, number, item);
    }

    [[nodiscard]] constexpr bool unmark(value key) noexcept {
        return !key || erase(thread_, static_cast<dict_object*>(encoder_->markers), key) >= 0;
    }

    [[nodiscard]] constexpr bool add_array(value item) noexcept {
        owned kept = owned::share(item);
        const type_object* const type = type_of(item);
        if (type != &list_type && type != &tuple_type) {
            kept = owned::take(
                interpreter::list_by_iterator(thread_, item, "_iterencode_list needs a sequence"));
        }
        if (!kept) {
            return false;
        }
        const auto size = [&] { return static_cast<var_object*>(kept.as_object())->ob_size; };
        if (size() == 0) {
            built_.add("[]");
            return true;
        }
        value marked;
        if (!mark(item, marked)) {
            return false;
        }
        built_.add('[');
        for (ssize i = 0; i < size(); ++i) { // what is called may change a list
            if (i != 0) {
                built_.add(text_of(encoder_->item_separator));
            }
            const object* const from = kept.as_object();
            const owned each = owned::share(load(
                from->ob_type == &list_type ? static_cast<const list_object*>(from)->ob_item[i]
                                            : items(static_cast<const tuple_object*>(from))[i]));
            if (!add(each.get())) {
                return false;
            }
        }
        built_.add(']');
        return unmark(marked);
    }

    /// What a dict has, as a list of pairs.
    [[nodiscard]] constexpr owned pairs_of(value item) noexcept {
        const owned method = interpreter::get_attribute(thread_, item, &graph::str_<"items">);
        owned found;
        if (method) {
            found = interpreter::call(thread_, method.get(), {nullptr, 0, nullptr});
        }
        owned iterator;
        if (found) {
            iterator = interpreter::get_iterator(thread_, found.get());
        }
        if (found && !iterator && clear_pending(thread_, type_error_type)) {
            return raise(thread_, type_error_type, type_of(item)->tp_name,
                         ".items() returned a non-iterable (type ", type_of(found.get())->tp_name,
                         ")");
        }
        list_object* const list =
            iterator ? interpreter::make_list(thread_, iterator.get()) : nullptr;
        owned made = owned::take(list);
        if (list == nullptr || (encoder_->sort_keys && !sort_list(thread_, list, value{}, false))) {
            return {};
        }
        return made;
    }

    [[nodiscard]] constexpr bool add_object(value item) noexcept {
        if (static_cast<const dict_object*>(item.data.object)->ma_used == 0) {
            built_.add("{}");
            return true;
        }
        value marked;
        if (!mark(item, marked)) {
            return false;
        }
        built_.add('{');
        const owned pairs = pairs_of(item);
        if (!pairs) {
            return false;
        }
        const auto* const list = static_cast<const list_object*>(pairs.as_object());
        bool first = true;
        for (ssize i = 0; i < list->ob_size; ++i) {
            const owned pair = owned::share(list->ob_item[i]);
            const auto* const both = static_cast<const tuple_object*>(pair.as_object());
            if (!is_kind_of(pair.get(), tuple_type) || both->ob_size != 2) {
                raise(thread_, value_error_type, "items must return 2-tuples");
                return false;
            }
            const int added = add_key(load(items(both)[0]), first);
            if (added < 0 || (added > 0 && !add(load(items(both)[1])))) {
                return false;
            }
            first = first && added == 0;
        }
        built_.add('}');
        return unmark(marked);
    }

    /// Adds a key, as a string, and what stands around it: 1; 0: it is skipped; -1: it raised.
    [[nodiscard]] constexpr int add_key(value key, bool first) noexcept {
        owned shown;
        if (is_str(key)) {
            shown = owned::share(key);
        } else if (is_instance(key, float_type)) {
            shown = float_text(key);
        } else if (const char* const word = word_of(key)) {
            shown = new_str(thread_, word);
        } else if (is_instance(key, int_type)) {
            shown = int_repr(thread_, key);
        } else if (encoder_->skipkeys) {
            return 0;
        } else {
            raise(thread_, type_error_type, "keys must be str, int, float, bool or None, not ",
                  cut_name{type_of(key)->tp_name, 100});
            return -1;
        }
        if (!first) {
            built_.add(text_of(encoder_->item_separator));
        }
        if (!shown || !add_string(shown.get())) {
            return -1;
        }
        built_.add(text_of(encoder_->key_separator));
        return 1;
    }

    [[nodiscard]] constexpr bool add_default(value item) noexcept {
        object* const boxed = box(thread_, item);
        const owned kept = owned::take(boxed);
        value marked;
        if (boxed == nullptr || !mark(make_object(boxed), marked)) {
            return false;
        }
        const owned other = interpreter::call(thread_, load(encoder_->make_default), load(boxed));
        return other && add(other.get()) && unmark(marked);
    }

    thread_state& thread_;
    const json_encoder* encoder_;
    text_builder built_;
    bool ascii_;
    bool fast_; ///< the encoder is one of the module's functions
};

/// make_encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys,
/// skipkeys, allow_nan).
[[nodiscard]] constexpr owned json_encoder_new(thread_state& thread, const type_object& type,
                                               const arguments& given) noexcept {
    constexpr signature<9> parameters{"make_encoder",
                                      {"markers", "default", "encoder", "indent", "key_separator",
                                       "item_separator", "sort_keys", "skipkeys", "allow_nan"},
                                      9};
    value read[9] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    for (int i = 4; i < 6; ++i) {
        if (!is_str(read[i])) {
            return raise(thread, type_error_type, "make_encoder() argument ", i + 1,
                         " must be str, not ",
                         read[i].kind == tag::none ? "None" : type_of(read[i])->tp_name);
        }
    }
    bool truths[3] = {};
    for (int i = 0; i < 3; ++i) {
        const int truth = is_true(thread, read[6 + i]);
        if (truth < 0) {
            return {};
        }
        truths[i] = truth != 0;
    }
    if (read[0].kind != tag::none && !is_kind_of(read[0], dict_type)) {
        return raise(thread, type_error_type,
                     "make_encoder() argument 1 must be dict or None, not ",
                     type_of(read[0])->tp_name);
    }
    auto* const self = allocate<json_encoder>(thread, type);
    owned made = owned::take(self);
    if (self == nullptr) {
        return {};
    }
    object** const fields[] = {&self->markers, &self->make_default,  &self->encoder,
                               &self->indent,  &self->key_separator, &self->item_separator};
    for (int i = 0; i < 6; ++i) {
        *fields[i] = box(thread, read[i]);
        if (*fields[i] == nullptr) {
            return {};
        }
    }
    self->sort_keys = truths[0];
    self->skipkeys = truths[1];
    self->allow_nan = truths[2];
    return made;
}

/// encoder(obj, _current_indent_level): a list of what JSON says, of which the texts are parts.
[[nodiscard]] constexpr owned json_encoder_call(thread_state& thread, value self,
                                                const arguments& given) noexcept {
    constexpr signature<2> parameters{"_iterencode", {"obj", "_current_indent_level"}, 2};
    value read[2] = {};
    ssize level = 0;
    if (!read_arguments(thread, parameters, given, read) ||
        !interpreter::to_ssize(thread, read[1], level, overflow_error_type)) {
        return {};
    }
    json_writer writer{thread, json_encoder_of(self)};
    if (!writer.add(read[0])) {
        return {};
    }
    return writer.finish();
}

/// A field of an encoder.
template <object* json_encoder::*Field>
[[nodiscard]] constexpr owned json_encoder_field(thread_state&, value self) noexcept {
    return owned::share(load(json_encoder_of(self)->*Field));
}

template <bool json_encoder::*Field>
[[nodiscard]] constexpr owned json_encoder_truth(thread_state&, value self) noexcept {
    return owned::take(make_bool(json_encoder_of(self)->*Field));
}

inline constexpr getset_def json_encoder_members[] = {
    {"markers", json_encoder_field<&json_encoder::markers>, nullptr, nullptr, nullptr},
    {"default", json_encoder_field<&json_encoder::make_default>, nullptr, nullptr, nullptr},
    {"encoder", json_encoder_field<&json_encoder::encoder>, nullptr, nullptr, nullptr},
    {"indent", json_encoder_field<&json_encoder::indent>, nullptr, nullptr, nullptr},
    {"key_separator", json_encoder_field<&json_encoder::key_separator>, nullptr, nullptr, nullptr},
    {"item_separator", json_encoder_field<&json_encoder::item_separator>, nullptr, nullptr,
     nullptr},
    {"sort_keys", json_encoder_truth<&json_encoder::sort_keys>, nullptr, nullptr, nullptr},
    {"skipkeys", json_encoder_truth<&json_encoder::skipkeys>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

using json_encoder_fields =
    object_fields<json_encoder, &json_encoder::markers, &json_encoder::make_default,
                  &json_encoder::encoder, &json_encoder::indent, &json_encoder::key_separator,
                  &json_encoder::item_separator>;

inline constexpr type_object json_encoder_table = [] {
    type_object self =
        object_table<json_encoder, json_encoder_fields>("_json.Encoder", json_encoder_new);
    self.tp_call = json_encoder_call;
    self.tp_members = json_encoder_members;
    return self;
}();

} // namespace detail

/// _json.Encoder, whose other name is make_encoder.
inline constexpr type_object json_encoder_type =
    builtins::ready<json_encoder_type, detail::json_encoder_table, "markers", "default", "encoder",
                    "indent", "key_separator", "item_separator", "sort_keys", "skipkeys">();

} // namespace stasis::library
