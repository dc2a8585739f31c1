// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/codecs_utf7.hpp: UTF-7: ASCII as it is, and between + and - the base 64 of
// UTF-16.
// Promises: CPython 3.11's choice of what stands for itself, its errors and where they are.
// CPython 3.11: _PyUnicode_EncodeUTF7, PyUnicode_DecodeUTF7Stateful (Objects/unicodeobject.c).
#pragma once

#include <stasis/library/detail/codecs_arguments.hpp>

namespace stasis::library::detail {

/// Whether a character may stand in a sequence of base 64.
[[nodiscard]] constexpr bool is_base64(char32_t character) noexcept {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
           (character >= '0' && character <= '9') || character == '+' || character == '/';
}

/// Whether UTF-7 has a character as itself: all of ASCII but control characters, +, \ and ~.
[[nodiscard]] constexpr bool stands_for_itself(char32_t character) noexcept {
    if (character == '\t' || character == '\n' || character == '\r') {
        return true;
    }
    return character >= ' ' && character < 0x7F && character != '+' && character != '\\' &&
           character != '~';
}

/// The six bits that a character of base 64 stands for.
[[nodiscard]] constexpr std::uint32_t from_base64(char32_t character) noexcept {
    return character >= 'a'   ? character - 'a' + 26
           : character >= 'A' ? character - 'A'
           : character >= '0' ? character - '0' + 52
           : character == '+' ? 62
                              : 63;
}

/// The bits that make no whole character yet.
struct shifted_bits {
    std::uint32_t held = 0;
    int count = 0;

    constexpr void add(std::uint32_t more, int size) noexcept {
        held = (held & ((1u << count) - 1)) << size | more;
        count += size;
    }
    /// Takes the first ones of so many.
    [[nodiscard]] constexpr std::uint32_t take(int size) noexcept {
        count -= size;
        const std::uint32_t taken = held >> count;
        held &= (1u << count) - 1;
        return taken;
    }
};

constexpr void add_base64(text_builder& to, std::uint32_t six) noexcept {
    to.add("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[six]);
}

/// Adds a unit of UTF-16 as base 64, as far as its bits fill characters.
constexpr void add_shifted(text_builder& to, shifted_bits& bits, char32_t unit) noexcept {
    bits.add(unit, 16);
    while (bits.count >= 6) {
        add_base64(to, bits.take(6));
    }
}

/// Adds what is left of a sequence of base 64, filled up with zeros.
constexpr void end_shifted(text_builder& to, shifted_bits& bits) noexcept {
    if (bits.count != 0) {
        add_base64(to, bits.held << (6 - bits.count));
    }
    bits = {};
}

/// utf_7_encode(str, errors=None).
[[nodiscard]] constexpr owned codecs_encode_utf7(thread_state& thread,
                                                 const arguments& given) noexcept {
    constexpr const char* name = "_codecs.utf_7_encode";
    value errors;
    error_handler handler{};
    if (!takes_positional(thread, name, given, 1, 2) || !read_text(thread, name, given) ||
        !read_errors(thread, name, given, 1, errors, handler)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    builtins::detail::bytes_builder bytes{thread};
    text_builder& built = bytes.as_text();
    shifted_bits bits;
    bool shifted = false;
    for (ssize i = 0; i < in.size; ++i) {
        const char32_t character = in[i];
        if (stands_for_itself(character)) {
            if (shifted) {
                end_shifted(built, bits);
                shifted = false;
                if (is_base64(character) || character == '-') {
                    built.add('-');
                }
            }
            built.add(character);
            continue;
        }
        if (!shifted) {
            built.add('+');
            if (character == '+') {
                built.add('-');
                continue;
            }
            shifted = true;
        }
        if (character > 0xFFFF) {
            add_shifted(built, bits, 0xD7C0 + (character >> 10));
            add_shifted(built, bits, 0xDC00 | (character & 0x3FF));
        } else {
            add_shifted(built, bits, character);
        }
    }
    end_shifted(built, bits);
    if (shifted) {
        built.add('-');
    }
    return with_size(thread, bytes.finish(thread), in.size);
}

/// Reads UTF-7.
class utf7_decoder {
public:
    constexpr utf7_decoder(thread_state& thread, const text& in, value errors) noexcept
        : thread_(thread), errors_(errors), wrong_{in.one, in.size, "utf7"}, built_(thread) {}

    /// Reads all; where `final` says so, nothing follows. False: it raised.
    [[nodiscard]] constexpr bool read(bool final) noexcept {
        for (;;) {
            while (at_ < wrong_.size) {
                if (!read_one()) {
                    return false;
                }
            }
            if (!shifted_ || !final) {
                return true;
            }
            shifted_ = false;
            if (high_ == 0 && bits_.count < 6 && bits_.held == 0) {
                return true;
            }
            if (!handle("unterminated shift sequence")) {
                return false;
            }
            if (at_ >= wrong_.size) {
                return true;
            }
        }
    }

    /// What was read, without a sequence that goes on; `consumed` says how many bytes that was.
    [[nodiscard]] constexpr owned finish(ssize& consumed) noexcept {
        consumed = shifted_ ? begin_ : at_;
        if (shifted_) {
            built_.drop(built_.size() - before_shift_);
        }
        return built_.finish();
    }

private:
    [[nodiscard]] constexpr char32_t byte_at(ssize place) const noexcept {
        return wrong_.in[place];
    }

    /// Has a handler deal with what is from the beginning of a sequence to here.
    [[nodiscard]] constexpr bool handle(const char* reason) noexcept {
        handled_error by;
        if (!wrong_.handle(thread_, errors_, begin_, at_, reason, by)) {
            return false;
        }
        built_.add(by.with.as_object());
        at_ = by.at;
        return true;
    }

    [[nodiscard]] constexpr bool read_one() noexcept {
        const char32_t byte = byte_at(at_);
        if (shifted_) {
            return is_base64(byte) ? read_base64(byte) : leave_base64(byte);
        }
        if (byte < 0x80 && byte != '+') {
            ++at_;
            built_.add(byte);
            return true;
        }
        begin_ = at_++;
        if (byte != '+') {
            return handle("unexpected special character");
        }
        if (at_ < wrong_.size && byte_at(at_) == '-') {
            ++at_;
            built_.add('+');
            return true;
        }
        if (at_ < wrong_.size && !is_base64(byte_at(at_))) {
            ++at_;
            return handle("ill-formed sequence");
        }
        shifted_ = true;
        high_ = 0;
        before_shift_ = built_.size();
        bits_ = {};
        return true;
    }

    [[nodiscard]] constexpr bool read_base64(char32_t byte) noexcept {
        ++at_;
        bits_.add(from_base64(byte), 6);
        if (bits_.count < 16) {
            return true;
        }
        const char32_t unit = bits_.take(16);
        const char32_t high = high_;
        high_ = 0;
        if (high != 0) {
            if (unit >= 0xDC00 && unit <= 0xDFFF) {
                built_.add(
                    static_cast<char32_t>(0x10000 + ((high & 0x3FF) << 10) + (unit & 0x3FF)));
                return true;
            }
            built_.add(high);
        }
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            high_ = unit;
        } else {
            built_.add(unit);
        }
        return true;
    }

    [[nodiscard]] constexpr bool leave_base64(char32_t byte) noexcept {
        shifted_ = false;
        if (bits_.count >= 6 || bits_.held != 0) {
            ++at_;
            return handle(bits_.count >= 6 ? "partial character in shift sequence"
                                           : "non-zero padding bits in shift sequence");
        }
        if (high_ != 0 && byte < 0x80 && byte != '+') {
            built_.add(high_);
        }
        high_ = 0;
        at_ += byte == '-' ? 1 : 0; // what else ends a sequence stands for itself
        return true;
    }

    thread_state& thread_;
    value errors_;
    builtins::decoding_errors wrong_;
    text_builder built_;
    shifted_bits bits_;
    ssize at_ = 0;
    ssize begin_ = 0; ///< of the sequence that was read last
    ssize before_shift_ = 0;
    char32_t high_ = 0; ///< the first half of a pair, or 0
    bool shifted_ = false;
};

/// utf_7_decode(data, errors=None, final=False).
[[nodiscard]] constexpr owned codecs_decode_utf7(thread_state& thread,
                                                 const arguments& given) noexcept {
    constexpr const char* name = "_codecs.utf_7_decode";
    value errors;
    error_handler handler{};
    int final = 0;
    if (!takes_positional(thread, name, given, 1, 3)) {
        return {};
    }
    const owned kept = read_bytes(thread, given.values[0]);
    if (!kept || !read_errors(thread, name, given, 1, errors, handler) ||
        !read_int(thread, given, 2, final)) {
        return {};
    }
    const text in = bytes_in(kept.get());
    utf7_decoder decoder{thread, in, errors};
    if (!decoder.read(final != 0)) {
        return {};
    }
    ssize consumed = 0;
    const owned made = decoder.finish(consumed);
    return with_size(thread, made, final != 0 ? in.size : consumed);
}

} // namespace stasis::library::detail
