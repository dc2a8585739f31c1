// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/handled_error.hpp: what a codec does where an error is: it asks a handler, and
// goes on with the answer. Promises: CPython 3.11's messages.
// CPython 3.11: unicode_encode_call_errorhandler, unicode_decode_call_errorhandler_writer
// (Objects/unicodeobject.c).
#pragma once

#include <stasis/builtins/error_handlers.hpp>

namespace stasis::builtins {

/// What an error handler has answered.
struct handled_error {
    owned with;   ///< a str, or, if it was of encoding, a bytes
    ssize at = 0; ///< where to go on
};

namespace detail {

/// Has the handler of that name deal with a UnicodeError; false: it raised. Where to go on is not
/// compared with anything yet.
[[nodiscard]] constexpr bool call_error_handler(thread_state& thread, value errors, value exception,
                                                bool encodes, handled_error& result) noexcept {
    const owned handler = find_error_handler(thread, errors);
    if (!handler) {
        return false;
    }
    const owned answered = interpreter::call(thread, handler.get(), exception);
    if (!answered) {
        return false;
    }
    const auto refuse = [&] {
        raise(thread, type_error_type,
              encodes ? "encoding error handler must return (str/bytes, int) tuple"
                      : "decoding error handler must return (str, int) tuple");
        return false;
    };
    const auto* pair = as<tuple_object>(answered.get(), tuple_type);
    if (pair == nullptr || pair->ob_size != 2) {
        return refuse();
    }
    const value with = load(items(pair)[0]);
    const value at = load(items(pair)[1]);
    if (!is_str(with) && !(encodes && is_kind_of(with, bytes_type))) {
        return refuse();
    }
    if (!interpreter::to_c_integer(thread, at, result.at)) {
        return false;
    }
    result.with = owned::share(with);
    return true;
}

/// Counts where to go on from the end where it is negative; false: IndexError is pending.
[[nodiscard]] constexpr bool place_answer(thread_state& thread, ssize size,
                                          handled_error& result) noexcept {
    result.at += result.at < 0 ? size : 0;
    if (result.at < 0 || result.at > size) {
        raise(thread, index_error_type, "position ", result.at,
              " from error handler out of bounds");
        return false;
    }
    return true;
}

} // namespace detail

/// What an encoder reads, and the exception that its error handlers are given: one for all errors.
struct encoding_errors {
    text in;
    const char* form; ///< what messages call the encoding
    const char* reason;
    owned exception{};

    /// Has the exception tell of a place; false: it raised.
    [[nodiscard]] constexpr bool move_to(thread_state& thread, ssize from, ssize to) noexcept {
        if (exception) {
            return detail::move_unicode_error(thread, exception.get(), from, to, reason);
        }
        exception = detail::make_unicode_error(thread, unicode_encode_error_type, form,
                                               new_str(thread, in), from, to, reason);
        return static_cast<bool>(exception);
    }

    /// Raises that the characters from `from` to `to` can't be encoded.
    constexpr raised raise_at(thread_state& thread, ssize from, ssize to) noexcept {
        if (!move_to(thread, from, to)) {
            return {};
        }
        return detail::raise_again(thread, exception.get());
    }

    /// Has a handler deal with characters that can't be encoded; false: it raised.
    [[nodiscard]] constexpr bool handle(thread_state& thread, value errors, ssize from, ssize to,
                                        handled_error& result) noexcept {
        return move_to(thread, from, to) &&
               detail::call_error_handler(thread, errors, exception.get(), true, result) &&
               detail::place_answer(thread, in.size, result);
    }
};

/// What a decoder reads, and the exception that its error handlers are given: one for all errors. A
/// handler that puts other bytes into it has the decoder go on with those.
struct decoding_errors {
    const unsigned char* in;
    ssize size;
    const char* form; ///< what messages call the encoding
    owned exception{};
    owned replaced{}; ///< the bytes of a handler

    /// Has a handler deal with bytes that can't be decoded; false: it raised.
    [[nodiscard]] constexpr bool handle(thread_state& thread, value errors, ssize from, ssize to,
                                        const char* reason, handled_error& result) noexcept {
        if (exception) {
            if (!detail::move_unicode_error(thread, exception.get(), from, to, reason)) {
                return false;
            }
        } else {
            exception = detail::make_unicode_error(thread, unicode_decode_error_type, form,
                                                   new_bytes(thread, in, size), from, to, reason);
            if (!exception) {
                return false;
            }
        }
        if (!detail::call_error_handler(thread, errors, exception.get(), false, result)) {
            return false;
        }
        object* const held = detail::exception_detail(exception.get(), unicode_subject);
        if (held == nullptr || !is_kind_of(load(held), bytes_type)) {
            raise(thread, type_error_type,
                  held == nullptr ? "object attribute not set" : "object attribute must be bytes");
            return false;
        }
        replaced = owned::share(load(held));
        const auto* bytes = static_cast<const bytes_object*>(held);
        in = bytes_data(bytes);
        size = bytes->ob_size;
        return detail::place_answer(thread, size, result);
    }
};

} // namespace stasis::builtins
