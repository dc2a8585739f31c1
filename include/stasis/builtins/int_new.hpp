// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/int_new.hpp: int(x), int(text, base), and bool(x).
// Promises: int() of anything with a slot for it, of a str and of a bytes; CPython 3.11's messages.
// CPython 3.11: Objects/longobject.c (long_new_impl), Objects/abstract.c (PyNumber_Long).
#pragma once

#include <stasis/builtins/int_text.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/interpreter/strict_subclass.hpp>

namespace stasis::builtins {

using interpreter::to_int;

/// int(from) of what has a __trunc__ alone.
[[nodiscard]] constexpr owned int_by_trunc(thread_state& thread, object* trunc,
                                           value from) noexcept {
    if (!interpreter::warn(thread, deprecation_warning_type, 1,
                           "The delegation of int() to __trunc__ is deprecated.")) {
        return {};
    }
    owned made = interpreter::call_special(thread, trunc, from);
    if (!made || is_int(made.get()) || interpreter::has_index(made.get())) {
        if (!made) {
            return {};
        }
        return to_int(thread, made.get());
    }
    return raise(thread, type_error_type, "__trunc__ returned non-Integral (type ",
                 type_of(made.get())->tp_name, ")");
}

/// int(from).
[[nodiscard]] constexpr owned int_from(thread_state& thread, value from) noexcept {
    const number_methods* slots = type_of(from)->tp_as_number;
    if (slots != nullptr && slots->nb_int != nullptr) {
        owned made = slots->nb_int(thread, from);
        if (!made || type_of(made.get()) == &int_type) {
            return made;
        }
        if (!is_instance(made.get(), int_type)) {
            return raise(thread, type_error_type, "__int__ returned non-int (type ",
                         type_of(made.get())->tp_name, ")");
        }
        if (!interpreter::warn_of_subclass(thread, "", "__int__", "int", made.get())) {
            return {};
        }
        return to_int(thread, made.get());
    }
    if (interpreter::has_index(from)) {
        return to_int(thread, from);
    }
    if (object* const found =
            interpreter::look_up(thread, type_of(from), &graph::str_<"__trunc__">)) {
        return int_by_trunc(thread, found, from);
    }
    const owned text_or_bytes = fixed_bytes(thread, from);
    if (!text_or_bytes) {
        return {};
    }
    text source;
    if (number_source(text_or_bytes.get(), source)) {
        return int_from_text(thread, text_or_bytes.get(), source, 10);
    }
    return raise(thread, type_error_type,
                 "int() argument must be a string, a bytes-like object or a real number, not '",
                 type_of(from)->tp_name, "'");
}

/// int(x=0, base=10).
[[nodiscard]] constexpr owned int_of_arguments(thread_state& thread,
                                               const arguments& given) noexcept {
    constexpr signature<2> parameters{.name = "int", .names = {"", "base"}, .nameless = 1};
    value read[2];
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const value from = read[0];
    const value wanted_base = read[1];
    if (!from) {
        if (wanted_base) {
            return raise(thread, type_error_type, "int() missing string argument");
        }
        return owned::take(make_int(0));
    }
    if (!wanted_base) {
        return int_from(thread, from);
    }
    const owned base = to_int(thread, wanted_base);
    if (!base) {
        return {};
    }
    const std::int64_t number = base.get().kind == tag::integer ? base.get().data.integer : -1;
    if (number < 0 || number == 1 || number > 36) {
        return raise(thread, value_error_type, "int() base must be >= 2 and <= 36, or 0");
    }
    const owned text_or_bytes = fixed_bytes(thread, from);
    if (!text_or_bytes) {
        return {};
    }
    text source;
    if (!(is_str(from) || is_bytes_or_bytearray(from)) ||
        !number_source(text_or_bytes.get(), source)) {
        return raise(thread, type_error_type, "int() can't convert non-string with explicit base");
    }
    return int_from_text(thread, text_or_bytes.get(), source, static_cast<int>(number));
}

/// int.__new__: of a class, an object of that class.
[[nodiscard]] constexpr owned int_new(thread_state& thread, const type_object& type,
                                      const arguments& given) noexcept {
    owned plain = int_of_arguments(thread, given);
    if (!plain || !is_heap_type(&type)) {
        return plain;
    }
    const int_parts parts{plain.get()};
    const auto size = static_cast<std::size_t>(parts.size());
    auto* made = allocate<int_object, digit>(thread, type, size);
    if (made != nullptr) {
        digit* to = trailing_mutable<digit>(made, size);
        for (ssize i = 0; i < parts.size(); ++i) {
            to[i] = parts.data()[i];
        }
        made->ob_size = parts.negative() ? -parts.size() : parts.size();
    }
    return owned::take(made);
}

/// bool(x=False).
[[nodiscard]] constexpr owned bool_new(thread_state& thread, const type_object&,
                                       const arguments& given) noexcept {
    if (!takes_plain(thread, "bool", given, 0, 1)) {
        return {};
    }
    const int truth = given.count != 0 ? is_true(thread, given.values[0]) : 0;
    return owned::take(truth < 0 ? value{} : make_bool(truth != 0));
}

} // namespace stasis::builtins
