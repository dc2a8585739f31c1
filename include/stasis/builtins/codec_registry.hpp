// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/codec_registry.hpp: the codecs that programs have registered, by the names of
// encodings that the library doesn't know itself.
// Promises: encodings, the package, is imported at the first look-up, if it is frozen.
// CPython 3.11: Python/codecs.c, PyUnicode_AsEncodedString, PyUnicode_Decode
// (Objects/unicodeobject.c).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/str_room.hpp>
#include <stasis/interpreter/import.hpp>

namespace stasis::builtins {

/// The name of an encoding as search functions are given it; empty: MemoryError is pending.
/// CPython 3.11: normalizestring, _Py_normalize_encoding.
[[nodiscard]] constexpr owned normal_name(thread_state& thread, const text& name) noexcept {
    text_builder built{thread};
    bool between = false;
    for (ssize i = 0; i < name.size; ++i) {
        const char32_t given = name[i];
        const char32_t small = given >= 'A' && given <= 'Z' ? given + 32 : given;
        if ((small < 'a' || small > 'z') && (small < '0' || small > '9') && small != '.') {
            between = true;
            continue;
        }
        if (between && built.size() != 0) {
            built.add('_');
        }
        between = false;
        built.add(small);
    }
    return built.finish();
}

/// Imports encodings, if it is frozen and not imported yet; false: it raised.
[[nodiscard]] constexpr bool import_encodings(thread_state& thread) noexcept {
    const value name = make_object(pointer_to(graph::str_<"encodings">));
    const owned found = interpreter::import_module(thread, name);
    return found || clear_pending(thread, module_not_found_error_type);
}

/// What a search function answers for the name of an encoding; empty: it raised.
[[nodiscard]] constexpr owned look_up_codec(thread_state& thread, value name) noexcept {
    if (!import_encodings(thread)) {
        return {};
    }
    const owned normal = normal_name(thread, text_in(name));
    if (!normal) {
        return {};
    }
    dict_object* const cache = thread.interp->codec_search_cache;
    object* const cached = find(thread, cache, normal.get());
    if (cached != nullptr || pending(thread)) {
        if (cached == nullptr) {
            return {};
        }
        return owned::share(load(cached));
    }
    const auto* path = static_cast<list_object*>(thread.interp->codec_search_path);
    for (ssize i = 0; i < path->ob_size; ++i) {
        const owned search = owned::share(load(path->ob_item[i]));
        owned found = interpreter::call(thread, search.get(), normal.get());
        if (!found) {
            return {};
        }
        if (found.get().kind == tag::none) {
            continue;
        }
        const auto* codec = as<tuple_object>(found.get(), tuple_type);
        if (codec == nullptr || codec->ob_size != 4) {
            return raise(thread, type_error_type, "codec search functions must return 4-tuples");
        }
        if (!is_writable(thread, cache) || !store(thread, cache, normal.get(), found.get())) {
            return {};
        }
        return found;
    }
    return raise(thread, lookup_error_type, "unknown encoding: ", name.data.object);
}

/// What a codec makes of an object; empty: it raised. CPython 3.11: _PyCodec_EncodeInternal,
/// _PyCodec_DecodeInternal.
template <bool Encodes>
[[nodiscard]] constexpr owned call_codec(thread_state& thread, value codec, value held,
                                         value errors) noexcept {
    const owned function = owned::share(
        load(items(static_cast<const tuple_object*>(codec.data.object))[Encodes ? 0 : 1]));
    const value values[] = {held, errors};
    const owned result =
        interpreter::call(thread, function.get(), arguments{values, errors ? 2 : 1, nullptr});
    if (!result) {
        return {};
    }
    const auto* pair = as<tuple_object>(result.get(), tuple_type);
    if (pair == nullptr || pair->ob_size != 2) {
        return raise(thread, type_error_type,
                     Encodes ? "encoder must return a tuple (object, integer)"
                             : "decoder must return a tuple (object,integer)");
    }
    return owned::share(load(items(pair)[0]));
}

/// A registered codec for text; empty: it raised. What is none is refused, as what does `instead`.
[[nodiscard]] constexpr owned look_up_text_codec(thread_state& thread, value name,
                                                 const char* instead) noexcept {
    owned codec = look_up_codec(thread, name);
    if (!codec) {
        return {};
    }
    const owned is_text =
        interpreter::get_attribute(thread, codec.get(), &graph::str_<"_is_text_encoding">);
    if (!is_text && !clear_pending(thread, attribute_error_type)) {
        return {};
    }
    const int text_codec = is_text ? is_true(thread, is_text.get()) : 1;
    if (text_codec == 0) {
        return raise(thread, lookup_error_type, "'", name.data.object,
                     "' is not a text encoding; use ", instead, " to handle arbitrary codecs");
    }
    if (text_codec < 0) {
        return {};
    }
    return codec;
}

/// What a registered codec for text makes of a str or of bytes; empty: it raised.
template <bool Encodes>
[[nodiscard]] constexpr owned convert_by_registry(thread_state& thread, value held, value name,
                                                  value errors) noexcept {
    const owned kept = owned::share(held);
    const owned codec =
        look_up_text_codec(thread, name, Encodes ? "codecs.encode()" : "codecs.decode()");
    if (!codec) {
        return {};
    }
    owned result = call_codec<Encodes>(thread, codec.get(), kept.get(), errors);
    if (result && !is_kind_of(result.get(), Encodes ? bytes_type : str_type)) {
        return raise(thread, type_error_type, "'", name.data.object,
                     Encodes ? "' encoder returned '" : "' decoder returned '",
                     type_of(result.get())->tp_name,
                     Encodes
                         ? "' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
                         : "' instead of 'str'; use codecs.decode() to decode to arbitrary types");
    }
    return result;
}

/// Whether encode() or decode() leaves an encoding to the registry, as the pending exception says;
/// it is dropped then.
[[nodiscard]] constexpr bool is_left_to_registry(thread_state& thread, value name) noexcept {
    return name && is_kind_of(name, str_type) && clear_pending(thread, lookup_error_type);
}

} // namespace stasis::builtins
