// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/exception_group.hpp: what BaseExceptionGroup and ExceptionGroup have.
// Promises: CPython 3.11's checks and texts; split() and subgroup() take a type, a tuple of types
// or a function. CPython 3.11: BaseExceptionGroup_new, BaseExceptionGroup_methods
// (Objects/exceptions.c).
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/exception_details.hpp>
#include <stasis/interpreter/exception_group.hpp>

namespace stasis::builtins {

namespace detail {

/// Whether a value is a sequence in CPython's terms: PySequence_Check.
[[nodiscard]] constexpr bool has_items(value held) noexcept {
    const sequence_methods* slots = type_of(held)->tp_as_sequence;
    return slots != nullptr && slots->sq_item != nullptr && !is_instance(held, dict_type);
}

/// Whether a type is one of exceptions.
[[nodiscard]] constexpr bool is_exception_type(value held) noexcept {
    const type_object* type = as_type(held);
    return type != nullptr && is_subtype(type, &base_exception_type);
}

/// The type of a group of some exceptions, where another one, or null, was asked for; null: an
/// exception is pending.
[[nodiscard]] constexpr const type_object* group_type(thread_state& thread, const type_object& type,
                                                      const tuple_object* exceptions) noexcept {
    bool plain = true;
    for (ssize i = 0; i < exceptions->ob_size && plain; ++i) {
        const value each = load(items(exceptions)[i]);
        if (!is_instance(each, base_exception_type)) {
            raise(thread, value_error_type, "Item ", i,
                  " of second argument (exceptions) is not an exception");
            return nullptr;
        }
        plain = is_instance(each, exception_type);
    }
    if (plain) {
        return &type == &base_exception_group_type ? &exception_group_type : &type;
    }
    if (&type == &exception_group_type) {
        raise(thread, type_error_type, "Cannot nest BaseExceptions in an ExceptionGroup");
        return nullptr;
    }
    if (is_subtype(&type, &exception_type)) {
        raise(thread, type_error_type, "Cannot nest BaseExceptions in '", type.tp_name, "'");
        return nullptr;
    }
    return &type;
}

} // namespace detail

[[nodiscard]] constexpr owned exception_group_new(thread_state& thread, const type_object& type,
                                                  const arguments& given) noexcept {
    constexpr const char* name = "BaseExceptionGroup.__new__()";
    if (given.count != 2) {
        return raise(thread, type_error_type, name, " takes exactly 2 arguments (", given.count,
                     " given)");
    }
    const value message = given.values[0];
    if (!is_instance(message, str_type)) {
        return raise(thread, type_error_type, name, " argument 1 must be str, not ",
                     message.kind == tag::none ? "None" : type_of(message)->tp_name);
    }
    if (!detail::has_items(given.values[1])) {
        return raise(thread, type_error_type, "second argument (exceptions) must be a sequence");
    }
    const owned exceptions = make_tuple(thread, given.values[1]);
    if (!exceptions) {
        return {};
    }
    const auto* tuple = static_cast<const tuple_object*>(exceptions.as_object());
    if (tuple->ob_size == 0) {
        return raise(thread, value_error_type,
                     "second argument (exceptions) must be a non-empty sequence");
    }
    const type_object* of = detail::group_type(thread, type, tuple);
    if (of == nullptr) {
        return {};
    }
    owned made = detail::make_exception(thread, *of, given.values, given.count);
    if (!made || !detail::put_detail(thread, made.get(), 0, message) ||
        !detail::put_detail(thread, made.get(), 1, exceptions.get())) {
        return {};
    }
    return made;
}

[[nodiscard]] constexpr owned exception_group_str(thread_state& thread, value self) noexcept {
    const owned message = interpreter::str(thread, load(detail::exception_detail(self, 0)));
    if (!message) {
        return {};
    }
    const ssize count = interpreter::exceptions_of(self.data.object)->ob_size;
    text_builder built{thread};
    built.add(message.as_object());
    built.add(" (");
    built.add(std::int64_t{count});
    built.add(" sub-exception");
    built.add(count > 1 ? "s)" : ")");
    return built.finish();
}

[[nodiscard]] constexpr owned exception_group_derive(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "BaseExceptionGroup.derive", given)) {
        return {};
    }
    if (given.count != 2) {
        return raise(thread, type_error_type, "function takes exactly 1 argument (",
                     given.count - 1, " given)");
    }
    const value values[] = {load(detail::exception_detail(given.values[0], 0)), given.values[1]};
    return interpreter::call(thread, make_object(pointer_to(base_exception_group_type)),
                             arguments{values, 2, nullptr});
}

namespace detail {

/// Splits a group by the one argument of a method; false: an exception is pending.
[[nodiscard]] constexpr bool split_group(thread_state& thread, const char* name,
                                         const arguments& given, bool with_rest,
                                         interpreter::group_parts& parts) noexcept {
    if (!takes(thread, name, given, 1, 1)) {
        return false;
    }
    const value by = given.values[1];
    if (as<function_object>(by, function_type) != nullptr) {
        const auto asks = [&](value exception) {
            const owned answer = interpreter::call(thread, by, exception);
            return answer ? is_true(thread, answer.get()) : -1;
        };
        return interpreter::detail::split_exception(thread, given.values[0], asks, with_rest,
                                                    parts);
    }
    const auto* types = as<tuple_object>(by, tuple_type);
    bool right = types != nullptr || is_exception_type(by);
    for (ssize i = 0; types != nullptr && i < types->ob_size; ++i) {
        right = right && is_exception_type(load(items(types)[i]));
    }
    if (!right) {
        raise(thread, type_error_type,
              "expected a function, exception type or tuple of exception types");
        return false;
    }
    const auto is_of = [&](value exception) {
        for (ssize i = 0; types != nullptr && i < types->ob_size; ++i) {
            if (is_instance(exception, *as_type(load(items(types)[i])))) {
                return 1;
            }
        }
        return types == nullptr && is_instance(exception, *as_type(by)) ? 1 : 0;
    };
    return interpreter::detail::split_exception(thread, given.values[0], is_of, with_rest, parts);
}

} // namespace detail

[[nodiscard]] constexpr owned exception_group_split(thread_state& thread,
                                                    const arguments& given) noexcept {
    interpreter::group_parts parts;
    if (!detail::split_group(thread, "BaseExceptionGroup.split", given, true, parts)) {
        return {};
    }
    const value pair[] = {parts.match.get(), parts.rest.get()};
    return owned::take(new_tuple(thread, pair, 2));
}

[[nodiscard]] constexpr owned exception_group_subgroup(thread_state& thread,
                                                       const arguments& given) noexcept {
    interpreter::group_parts parts;
    if (!detail::split_group(thread, "BaseExceptionGroup.subgroup", given, false, parts)) {
        return {};
    }
    return owned::share(parts.match.get());
}

inline constexpr method_def exception_group_methods[] = {
    class_getitem_row,
    {"derive", exception_group_derive, 0, nullptr},
    {"split", exception_group_split, 0, nullptr},
    {"subgroup", exception_group_subgroup, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def exception_group_members[] = {
    {"message", detail_of<0>, nullptr, nullptr, nullptr},
    {"exceptions", detail_of<1>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins
