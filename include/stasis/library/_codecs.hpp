// SPDX-License-Identifier: BSL-1.0
// stasis/library/_codecs.hpp: the module _codecs, which Lib/codecs.py is made of.
// Promises: CPython 3.11's results and messages for UTF-7, UTF-8, UTF-16, UTF-32, ASCII, Latin-1,
// character maps and escapes, with all error handlers (builtins/error_handlers.hpp).
// CPython 3.11: Modules/_codecsmodule.c.
// Refuses: what detail/codecs_*.hpp refuse.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/codecs_charmap.hpp>
#include <stasis/library/detail/codecs_escape.hpp>
#include <stasis/library/detail/codecs_registry.hpp>
#include <stasis/library/detail/codecs_text.hpp>
#include <stasis/library/detail/codecs_utf7.hpp>

namespace stasis::library {

namespace detail {

inline constexpr method_def codecs_methods[] = {
    {"register", codecs_register, 0, nullptr},
    {"unregister", codecs_unregister, 0, nullptr},
    {"lookup", codecs_lookup, 0, nullptr},
    {"encode", codecs_convert<true>, 0, nullptr},
    {"decode", codecs_convert<false>, 0, nullptr},
    {"escape_encode", codecs_escape_bytes, 0, nullptr},
    {"escape_decode", codecs_unescape_bytes, 0, nullptr},
    {"utf_8_encode", codecs_encode<"_codecs.utf_8_encode", encoding::utf8>, 0, nullptr},
    {"utf_8_decode", codecs_decode_part<"_codecs.utf_8_decode", encoding::utf8>, 0, nullptr},
    {"utf_7_encode", codecs_encode_utf7, 0, nullptr},
    {"utf_7_decode", codecs_decode_utf7, 0, nullptr},
    {"utf_16_encode",
     codecs_encode_wide<"_codecs.utf_16_encode", encoding::utf16, encoding::utf16_le,
                        encoding::utf16_be>,
     0, nullptr},
    {"utf_16_le_encode", codecs_encode<"_codecs.utf_16_le_encode", encoding::utf16_le>, 0, nullptr},
    {"utf_16_be_encode", codecs_encode<"_codecs.utf_16_be_encode", encoding::utf16_be>, 0, nullptr},
    {"utf_16_decode", codecs_decode_part<"_codecs.utf_16_decode", encoding::utf16>, 0, nullptr},
    {"utf_16_le_decode", codecs_decode_part<"_codecs.utf_16_le_decode", encoding::utf16_le>, 0,
     nullptr},
    {"utf_16_be_decode", codecs_decode_part<"_codecs.utf_16_be_decode", encoding::utf16_be>, 0,
     nullptr},
    {"utf_16_ex_decode",
     codecs_decode_ordered<"_codecs.utf_16_ex_decode", encoding::utf16_le, encoding::utf16_be>, 0,
     nullptr},
    {"utf_32_encode",
     codecs_encode_wide<"_codecs.utf_32_encode", encoding::utf32, encoding::utf32_le,
                        encoding::utf32_be>,
     0, nullptr},
    {"utf_32_le_encode", codecs_encode<"_codecs.utf_32_le_encode", encoding::utf32_le>, 0, nullptr},
    {"utf_32_be_encode", codecs_encode<"_codecs.utf_32_be_encode", encoding::utf32_be>, 0, nullptr},
    {"utf_32_decode", codecs_decode_part<"_codecs.utf_32_decode", encoding::utf32>, 0, nullptr},
    {"utf_32_le_decode", codecs_decode_part<"_codecs.utf_32_le_decode", encoding::utf32_le>, 0,
     nullptr},
    {"utf_32_be_decode", codecs_decode_part<"_codecs.utf_32_be_decode", encoding::utf32_be>, 0,
     nullptr},
    {"utf_32_ex_decode",
     codecs_decode_ordered<"_codecs.utf_32_ex_decode", encoding::utf32_le, encoding::utf32_be>, 0,
     nullptr},
    {"unicode_escape_encode", codecs_escape_text<"_codecs.unicode_escape_encode", false>, 0,
     nullptr},
    {"unicode_escape_decode", codecs_unescape_text<"_codecs.unicode_escape_decode", false>, 0,
     nullptr},
    {"raw_unicode_escape_encode", codecs_escape_text<"_codecs.raw_unicode_escape_encode", true>, 0,
     nullptr},
    {"raw_unicode_escape_decode", codecs_unescape_text<"_codecs.raw_unicode_escape_decode", true>,
     0, nullptr},
    {"latin_1_encode", codecs_encode<"_codecs.latin_1_encode", encoding::latin1>, 0, nullptr},
    {"latin_1_decode", codecs_decode<"_codecs.latin_1_decode", encoding::latin1>, 0, nullptr},
    {"ascii_encode", codecs_encode<"_codecs.ascii_encode", encoding::ascii>, 0, nullptr},
    {"ascii_decode", codecs_decode<"_codecs.ascii_decode", encoding::ascii>, 0, nullptr},
    {"charmap_encode", codecs_charmap_encode, 0, nullptr},
    {"charmap_decode", codecs_charmap_decode, 0, nullptr},
    {"charmap_build", codecs_charmap_build, 0, nullptr},
    {"readbuffer_encode", codecs_readbuffer, 0, nullptr},
    {"register_error", codecs_register_error, 0, nullptr},
    {"lookup_error", codecs_lookup_error, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_definition codecs_definition{"_codecs", codecs_methods};

} // namespace detail

/// The module _codecs.
inline constexpr importable_module _codecs_module = ready_module<detail::codecs_definition>();

} // namespace stasis::library
