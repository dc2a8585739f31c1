// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/codecs_registry.hpp: the search functions, codecs and error handlers that
// programs have registered. Promises: encodings, the package, is imported at the first look-up, if
// it is frozen. encode() and decode() of str and bytes do without it where the library has the
// codec. CPython 3.11: Python/codecs.c. Refuses: to note in what a codec raises that it was called
// by encode() or decode().
#pragma once

#include <stasis/builtins/codec_registry.hpp>
#include <stasis/library/detail/codecs_arguments.hpp>

namespace stasis::library::detail {

/// _codecs.register(search_function).
[[nodiscard]] constexpr owned codecs_register(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_single(thread, "_codecs.register", given)) {
        return {};
    }
    if (!is_callable(given.values[0])) {
        return raise(thread, type_error_type, "argument must be callable");
    }
    object* const path = thread.interp->codec_search_path;
    if (!is_writable(thread, path) ||
        !append(thread, static_cast<list_object*>(path), given.values[0])) {
        return {};
    }
    return owned::take(none_value);
}

/// _codecs.unregister(search_function): forgets what was looked up.
[[nodiscard]] constexpr owned codecs_unregister(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_single(thread, "_codecs.unregister", given)) {
        return {};
    }
    auto* path = static_cast<list_object*>(thread.interp->codec_search_path);
    for (ssize i = 0; i < path->ob_size; ++i) {
        if (!state::identical(load(path->ob_item[i]), given.values[0])) {
            continue;
        }
        if (thread.interp->own.codec_search_cache.owner != nullptr) {
            state::clear(thread.interp->codec_search_cache);
        }
        const owned before = owned::take(path->ob_item[i]);
        for (ssize next = i + 1; next < path->ob_size; ++next) {
            path->ob_item[next - 1] = path->ob_item[next];
        }
        --path->ob_size;
        break;
    }
    return owned::take(none_value);
}

/// _codecs.lookup(encoding).
[[nodiscard]] constexpr owned codecs_lookup(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "_codecs.lookup", given)) {
        return {};
    }
    if (!is_str(given.values[0])) {
        return raise(thread, type_error_type, "lookup() argument must be str, not ",
                     given.values[0].kind == tag::none ? "None"
                                                       : type_of(given.values[0])->tp_name);
    }
    return look_up_codec(thread, given.values[0]);
}

/// Whether the library itself has a codec of that name.
[[nodiscard]] constexpr bool is_known_encoding(thread_state& thread, const char* function,
                                               value name, encoding& form) noexcept {
    error_handler handler{};
    return read_codec(thread, function, name, {}, form, handler) ||
           (clear_pending(thread, lookup_error_type) && false);
}

/// _codecs.encode(obj, encoding='utf-8', errors='strict') and _codecs.decode.
template <bool Encodes>
[[nodiscard]] constexpr owned codecs_convert(thread_state& thread,
                                             const arguments& given) noexcept {
    constexpr signature<3> parameters{
        Encodes ? "encode" : "decode", {"obj", "encoding", "errors"}, 1};
    value read[3] = {};
    if (!read_arguments(thread, parameters, given, read) ||
        !check_codec(thread, parameters.name, read[1], read[2])) {
        return {};
    }
    const value name = read[1] ? read[1] : make_object(pointer_to(graph::str_<"utf-8">));
    encoding form{};
    error_handler handler{};
    const bool direct = Encodes ? is_str(read[0]) : is_bytes_like(read[0]);
    if (direct && is_known_encoding(thread, parameters.name, name, form)) {
        encoding ignored{};
        if (!read_codec(thread, parameters.name, {}, read[2], ignored, handler)) {
            return {};
        }
        if constexpr (Encodes) {
            return encode_text(thread, text_in(read[0]), form, handler, read[2]);
        } else {
            const owned kept = fixed_bytes(thread, read[0]);
            if (!kept) {
                return {};
            }
            const text in = bytes_in(kept.get());
            return decode_bytes(thread, in.one, in.size, form, handler, read[2]);
        }
    }
    if (pending(thread)) {
        return {};
    }
    const owned codec = look_up_codec(thread, name);
    if (!codec) {
        return {};
    }
    return call_codec<Encodes>(thread, codec.get(), read[0], read[2]);
}

/// _codecs.register_error(errors, handler).
[[nodiscard]] constexpr owned codecs_register_error(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!takes_positional(thread, "_codecs.register_error", given, 2, 2)) {
        return {};
    }
    const value name = given.values[0];
    if (!is_str(name)) {
        return raise(thread, type_error_type, "register_error() argument 1 must be str, not ",
                     name.kind == tag::none ? "None" : type_of(name)->tp_name);
    }
    if (!is_callable(given.values[1])) {
        return raise(thread, type_error_type, "handler must be callable");
    }
    dict_object* const registry = thread.interp->codec_error_registry;
    if (!is_writable(thread, registry) || !store(thread, registry, name, given.values[1])) {
        return {};
    }
    return owned::take(none_value);
}

/// _codecs.lookup_error(name).
[[nodiscard]] constexpr owned codecs_lookup_error(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_single(thread, "_codecs.lookup_error", given)) {
        return {};
    }
    const value name = given.values[0];
    if (!is_str(name)) {
        return raise(thread, type_error_type, "lookup_error() argument must be str, not ",
                     name.kind == tag::none ? "None" : type_of(name)->tp_name);
    }
    return find_error_handler(thread, name);
}

} // namespace stasis::library::detail
