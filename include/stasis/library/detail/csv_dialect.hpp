// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/csv_dialect.hpp: _csv.Dialect, which says how lines are made of fields, the
// names of dialects, and _csv.Error.
// Promises: CPython 3.11's defaults, checks in its order, and messages.
// CPython 3.11: DialectObj, _call_dialect, get_dialect_from_registry (Modules/_csv.c).
#pragma once

#include <stasis/builtins/exceptions.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

/// Which fields are quoted.
enum class csv_quoting : int { minimal, all, nonnumeric, none };

/// What stands for a character that there isn't.
inline constexpr char32_t no_character = 0xFFFFFFFF;

/// DialectObj.
struct csv_dialect : object {
    object* lineterminator = nullptr; ///< a str
    char32_t delimiter = U',';
    char32_t quotechar = U'"';
    char32_t escapechar = no_character;
    csv_quoting quoting = csv_quoting::minimal;
    bool doublequote = true;
    bool skipinitialspace = false;
    bool strict = false;
};

extern const type_object csv_dialect_type;
extern const type_object csv_error_type;

namespace detail {

inline constexpr type_object csv_error_table = [] {
    type_object self{};
    self.tp_name = "_csv.Error";
    self.tp_flags = flag_base_type;
    self.tp_base = &exception_type;
    self.tp_new = exception_new;
    self.tp_init = exception_type.tp_init;
    return self;
}();

template <class... Parts>
STASIS_COLD constexpr raised raise_csv(thread_state& thread, Parts... parts) noexcept {
    return raise(thread, csv_error_type, parts...);
}

[[nodiscard]] constexpr csv_dialect* dialect_of(value self) noexcept {
    return static_cast<csv_dialect*>(self.data.object);
}

/// The dict of the names; null: it raised.
[[nodiscard]] constexpr dict_object* dialects_of(thread_state& thread) noexcept {
    if (thread.interp->csv_dialects == nullptr) {
        thread.interp->csv_dialects = new_dict(thread);
    }
    return static_cast<dict_object*>(thread.interp->csv_dialects);
}

/// The dialect of a name; empty: it raised.
[[nodiscard]] constexpr owned find_dialect(thread_state& thread, value name) noexcept {
    dict_object* const all = dialects_of(thread);
    object* const found = all != nullptr ? find(thread, all, name) : nullptr;
    if (found != nullptr) {
        return owned::share(load(found));
    }
    return pending(thread) ? raised{} : raise_csv(thread, "unknown dialect");
}

// ---- the parameters ----------------------------------------------------------------------------

inline constexpr ssize dialect_parameter_count = 9;
inline constexpr const char* dialect_parameters[dialect_parameter_count] = {
    "dialect",   "delimiter", "doublequote",      "escapechar", "lineterminator",
    "quotechar", "quoting",   "skipinitialspace", "strict"};

/// Puts each argument in its parameter's place; false: it raised. CPython 3.11:
/// PyArg_ParseTupleAndKeywords, which isn't told the function's name.
[[nodiscard]] constexpr bool read_parameters(thread_state& thread, const arguments& given,
                                             value (&to)[dialect_parameter_count]) noexcept {
    const ssize named = keyword_count(given);
    if (given.count + named > dialect_parameter_count) {
        raise(thread, type_error_type, "function takes at most ", dialect_parameter_count,
              " arguments (", given.count + named, " given)");
        return false;
    }
    for (ssize i = 0; i < given.count; ++i) {
        to[i] = given.values[i];
    }
    for (ssize i = 0; i < named; ++i) {
        const object* const name = items(given.keywords)[i];
        ssize at = 0;
        while (at < dialect_parameter_count &&
               !interpreter::detail::same_name(dialect_parameters[at], text_of(name))) {
            ++at;
        }
        if (at == dialect_parameter_count) {
            raise(thread, type_error_type, "'", name,
                  "' is an invalid keyword argument for this function");
            return false;
        }
        if (to[at]) {
            raise(thread, type_error_type, "argument for function given by name ('", name,
                  "') and position (", at + 1, ")");
            return false;
        }
        to[at] = given.values[given.count + i];
    }
    return true;
}

/// Reads a character; false: it raised.
[[nodiscard]] constexpr bool set_character(thread_state& thread, const char* name, value given,
                                           bool may_be_none, char32_t& to) noexcept {
    if (!given) {
        return true;
    }
    if (may_be_none && given.kind == tag::none) {
        to = no_character;
        return true;
    }
    if (!is_str(given)) {
        raise(thread, type_error_type, "\"", name, "\" must be string",
              may_be_none ? " or None" : "", ", not ", type_of(given)->tp_name);
        return false;
    }
    const text in = text_in(given);
    if (in.size != 1) {
        raise(thread, type_error_type, "\"", name, "\" must be a 1-character string");
        return false;
    }
    to = in[0];
    return true;
}

[[nodiscard]] constexpr bool set_flag(thread_state& thread, value given, bool& to) noexcept {
    const int truth = given ? is_true(thread, given) : -2;
    to = truth >= 0 ? truth != 0 : to;
    return truth != -1;
}

/// Reads the end of lines; false: it raised. None leaves it empty.
[[nodiscard]] constexpr bool set_terminator(thread_state& thread, csv_dialect* self,
                                            value given) noexcept {
    if (given && given.kind == tag::none) {
        return true;
    }
    if (given && !is_str(given)) {
        raise(thread, type_error_type, "\"lineterminator\" must be a string");
        return false;
    }
    const value text = given ? given : make_object(pointer_to(graph::str_<"\r\n">));
    increment(text);
    state::replace(self->lineterminator, text.data.object);
    return true;
}

[[nodiscard]] constexpr bool set_quoting(thread_state& thread, csv_dialect* self,
                                         value given) noexcept {
    if (!given) {
        return true;
    }
    if (type_of(given) != &int_type) {
        raise(thread, type_error_type, "\"quoting\" must be an integer");
        return false;
    }
    int number = 0;
    if (!interpreter::to_c_integer(thread, given, number)) {
        return false;
    }
    if (number < 0 || number > static_cast<int>(csv_quoting::none)) {
        raise(thread, type_error_type, "bad \"quoting\" value");
        return false;
    }
    self->quoting = static_cast<csv_quoting>(number);
    return true;
}

/// Puts what parameters say into a dialect; false: it raised.
[[nodiscard]] constexpr bool set_dialect(thread_state& thread, csv_dialect* self,
                                         const value (&given)[dialect_parameter_count]) noexcept {
    if (!set_character(thread, "delimiter", given[1], false, self->delimiter) ||
        !set_flag(thread, given[2], self->doublequote) ||
        !set_character(thread, "escapechar", given[3], true, self->escapechar) ||
        !set_terminator(thread, self, given[4]) ||
        !set_character(thread, "quotechar", given[5], true, self->quotechar) ||
        !set_quoting(thread, self, given[6]) ||
        !set_flag(thread, given[7], self->skipinitialspace) ||
        !set_flag(thread, given[8], self->strict)) {
        return false;
    }
    if (given[5] && given[5].kind == tag::none && !given[6]) {
        self->quoting = csv_quoting::none;
    }
    if (self->quoting != csv_quoting::none && self->quotechar == no_character) {
        raise(thread, type_error_type, "quotechar must be set if quoting enabled");
        return false;
    }
    if (self->lineterminator == nullptr) {
        raise(thread, type_error_type, "lineterminator must be set");
        return false;
    }
    return true;
}

/// Dialect(dialect=None, **parameters): what isn't given is an attribute of the dialect, or usual.
[[nodiscard]] constexpr owned dialect_new(thread_state& thread, const type_object& type,
                                          const arguments& given) noexcept {
    value parameters[dialect_parameter_count];
    if (!read_parameters(thread, given, parameters)) {
        return {};
    }
    owned base;
    owned found[dialect_parameter_count];
    if (parameters[0]) {
        if (is_str(parameters[0])) {
            base = find_dialect(thread, parameters[0]);
        } else {
            base = owned::share(parameters[0]);
        }
        if (!base) {
            return {};
        }
        bool plain = is_instance(base.get(), csv_dialect_type);
        for (ssize i = 1; i < dialect_parameter_count; ++i) {
            plain = plain && !parameters[i];
        }
        if (plain) {
            return base;
        }
        for (ssize i = 1; i < dialect_parameter_count; ++i) {
            if (parameters[i]) {
                continue;
            }
            const owned name = new_str(thread, dialect_parameters[i]);
            if (!name) {
                return {};
            }
            found[i] = interpreter::get_attribute(thread, base.get(), name.as_object());
            parameters[i] = found[i].get();
            if (!found[i]) {
                decrement(take_pending(thread));
            }
        }
    }
    auto* const self = allocate<csv_dialect>(thread, type);
    owned kept = owned::take(self);
    if (self == nullptr || !set_dialect(thread, self, parameters)) {
        return {};
    }
    return kept;
}

/// A dialect of a function's arguments behind the first one; empty: it raised.
[[nodiscard]] constexpr owned make_dialect(thread_state& thread, const arguments& given) noexcept {
    return dialect_new(thread, csv_dialect_type,
                       {given.values + 1, given.count - 1, given.keywords});
}

// ---- attributes --------------------------------------------------------------------------------

template <char32_t csv_dialect::*Character>
[[nodiscard]] constexpr owned dialect_character(thread_state& thread, value self) noexcept {
    const char32_t character = dialect_of(self)->*Character;
    if (character == no_character) {
        return owned::take(none_value);
    }
    text_builder built{thread};
    built.add(character);
    return built.finish();
}

template <bool csv_dialect::*Flag>
[[nodiscard]] constexpr owned dialect_flag(thread_state&, value self) noexcept {
    return owned::take(make_bool(dialect_of(self)->*Flag));
}

[[nodiscard]] constexpr owned dialect_terminator(thread_state&, value self) noexcept {
    return share_or_none(dialect_of(self)->lineterminator);
}

[[nodiscard]] constexpr owned dialect_quoting(thread_state&, value self) noexcept {
    return owned::take(make_int(static_cast<int>(dialect_of(self)->quoting)));
}

/// __reduce__() and __reduce_ex__().
[[nodiscard]] constexpr owned dialect_reduce(thread_state& thread,
                                             const arguments& given) noexcept {
    return raise(thread, type_error_type, "cannot pickle '",
                 last_name(type_of(given.values[0])->tp_name), "' instances");
}

inline constexpr method_def dialect_methods[] = {{"__reduce__", dialect_reduce, 0, nullptr},
                                                 {"__reduce_ex__", dialect_reduce, 0, nullptr},
                                                 {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def dialect_members[] = {
    {"skipinitialspace", dialect_flag<&csv_dialect::skipinitialspace>, nullptr, nullptr, nullptr},
    {"doublequote", dialect_flag<&csv_dialect::doublequote>, nullptr, nullptr, nullptr},
    {"strict", dialect_flag<&csv_dialect::strict>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
inline constexpr getset_def dialect_getset[] = {
    {"delimiter", dialect_character<&csv_dialect::delimiter>, nullptr, nullptr, nullptr},
    {"escapechar", dialect_character<&csv_dialect::escapechar>, nullptr, nullptr, nullptr},
    {"lineterminator", dialect_terminator, nullptr, nullptr, nullptr},
    {"quotechar", dialect_character<&csv_dialect::quotechar>, nullptr, nullptr, nullptr},
    {"quoting", dialect_quoting, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object dialect_table = [] {
    type_object self =
        object_table<csv_dialect, object_fields<csv_dialect, &csv_dialect::lineterminator>>(
            "_csv.Dialect", dialect_new);
    self.tp_clear = nullptr; // a str leads nowhere
    self.tp_methods = dialect_methods;
    self.tp_members = dialect_members;
    self.tp_getset = dialect_getset;
    return self;
}();

} // namespace detail

inline constexpr type_object csv_dialect_type =
    builtins::ready<csv_dialect_type, detail::dialect_table, "skipinitialspace", "doublequote",
                    "strict", "delimiter", "escapechar", "lineterminator", "quotechar",
                    "quoting">();
inline constexpr type_object csv_error_type =
    builtins::ready<csv_error_type, detail::csv_error_table>();

} // namespace stasis::library
