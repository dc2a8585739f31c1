// SPDX-License-Identifier: BSL-1.0
// stasis/state/text_builder.hpp: builds a str piece by piece.
// Promises: amortised constant time a character; the buffer is one byte a character until a wider
// one comes. An allocation that fails makes finish() return the empty value with MemoryError
// pending; what was added in between is dropped.
// CPython 3.11: _PyUnicodeWriter (Objects/unicodeobject.c).
#pragma once

#include <stasis/state/make.hpp>
#include <stasis/support/decimal.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis::state {

/// A str that is being built.
class text_builder {
    // The templates come first: clang++ instantiates what a member uses as it reads the member.
    template <class Character>
    [[nodiscard]] constexpr std::size_t capacity_of(Character* buffer) const noexcept {
        return buffer != nullptr ? static_cast<std::size_t>(capacity_) : 0;
    }

    template <class Character>
    constexpr void grow(Character*& buffer, ssize capacity) noexcept {
        auto* bigger =
            allocate_array<Character>(thread_.interp->memory, static_cast<std::size_t>(capacity));
        if (bigger == nullptr) {
            failed_ = true;
            return;
        }
        const text before = view();
        for (ssize i = 0; i < size_; ++i) {
            bigger[i] = static_cast<Character>(before[i]);
        }
        release_array(narrow_, capacity_of(narrow_));
        release_array(wide_, capacity_of(wide_));
        narrow_ = nullptr;
        wide_ = nullptr;
        buffer = bigger;
        capacity_ = capacity;
    }

public:
    constexpr explicit text_builder(thread_state& thread) noexcept : thread_(thread) {}
    text_builder(const text_builder&) = delete;
    text_builder& operator=(const text_builder&) = delete;
    constexpr ~text_builder() {
        release_array(narrow_, capacity_of(narrow_));
        release_array(wide_, capacity_of(wide_));
    }

    /// The number of characters so far.
    [[nodiscard]] constexpr ssize size() const noexcept { return size_; }

    /// What was built so far, until the next add().
    [[nodiscard]] constexpr text view() const noexcept {
        return wide_ != nullptr ? text{wide_, size_} : text{narrow_, size_};
    }

    constexpr void add(char32_t character) noexcept {
        if (!make_room(1, character > 0xFF)) {
            return;
        }
        if (wide_ != nullptr) {
            wide_[size_++] = character;
        } else {
            narrow_[size_++] = static_cast<unsigned char>(character);
        }
    }

    constexpr void add(char character) noexcept {
        add(static_cast<char32_t>(static_cast<unsigned char>(character)));
    }

    constexpr void add(text piece) noexcept {
        if (!std::is_constant_evaluated() && piece.one != nullptr && wide_ == nullptr) {
            if (piece.size != 0 && make_room(piece.size, false)) {
                __builtin_memcpy(narrow_ + size_, piece.one, static_cast<std::size_t>(piece.size));
                size_ += piece.size;
            }
            return;
        }
        for (ssize i = 0; i < piece.size; ++i) {
            add(piece[i]);
        }
    }

    /// Adds the text of a C string in UTF-8, as are the names of types.
    constexpr void add(const char* utf8) noexcept { add_bytes(text{utf8}); }
    /// The same of so many bytes at most.
    constexpr void add(const char* utf8, ssize most) noexcept {
        const text whole{utf8};
        add_bytes(whole.size > most ? whole.part(0, most) : whole);
    }

    /// Adds bytes in UTF-8.
    constexpr void add_bytes(const text& bytes) noexcept {
        const char* const utf8 = bytes.ascii;
        ssize at = 0;
        while (at < bytes.size && bytes[at] < 0x80) {
            ++at;
        }
        add(text{utf8, at});
        while (at < bytes.size) {
            const auto part = support::decode_utf8(
                support::byte_view<char>{utf8, static_cast<std::size_t>(bytes.size)},
                static_cast<std::size_t>(at), static_cast<std::size_t>(bytes.size));
            add(part.code_point);
            at += part.size != 0 ? static_cast<ssize>(part.size) : 1;
        }
    }

    /// Adds a str's text.
    constexpr void add(const object* str) noexcept { add(text_of(str)); }

    /// Adds a number in decimal.
    constexpr void add(std::int64_t number) noexcept {
        add(support::decimal_text::of(number).data());
    }
    constexpr void add(int number) noexcept { add(static_cast<std::int64_t>(number)); }

    /// Adds a character several times.
    constexpr void fill(char32_t character, ssize count) noexcept {
        if (count <= 0 || !make_room(count, character > 0xFF)) {
            return;
        }
        for (; count > 0; --count) {
            add(character);
        }
    }

    /// Makes room for so many more characters of one byte; false: there is no memory.
    [[nodiscard]] constexpr bool reserve(ssize more) noexcept { return make_room(more, false); }

    /// Takes the last characters off.
    constexpr void drop(ssize count) noexcept { size_ -= count; }

    /// The str, or empty with MemoryError pending.
    [[nodiscard]] constexpr owned finish() noexcept {
        if (failed_) {
            raise_no_memory(thread_);
            return {};
        }
        return new_str(thread_, view());
    }

private:
    constexpr bool make_room(ssize more, bool wide) noexcept {
        if (failed_) {
            return false;
        }
        const bool widen = wide && wide_ == nullptr;
        if (!widen && size_ + more <= capacity_) {
            return true;
        }
        const ssize doubled = capacity_ * 2 < 64 ? 64 : capacity_ * 2;
        const ssize capacity = size_ + more <= capacity_ ? capacity_
                               : size_ + more > doubled  ? size_ + more
                                                         : doubled;
        if (wide || wide_ != nullptr) {
            grow(wide_, capacity);
        } else {
            grow(narrow_, capacity);
        }
        return !failed_;
    }

    thread_state& thread_;
    unsigned char* narrow_ = nullptr;
    char32_t* wide_ = nullptr;
    ssize size_ = 0;
    ssize capacity_ = 0;
    bool failed_ = false;
};

} // namespace stasis::state
