// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/marshal_writer.hpp: objects as the bytes of marshal.
// Promises: what CPython 3.11 writes, in the formats 0 to 4: references to what was written before,
// sets in the order of their items' bytes. Ints and floats that need no object are the same one if
// they are equal. An object that only its container refers to is no object that references may
// follow to, as in CPython: what has so few references there may have more here. Strs that names
// could be are written as interned ones, which constants of that kind are.
// CPython 3.11: w_object, w_complex_object, w_ref, w_PyLong (Python/marshal.c).
// Refuses: what is nested more than 2,000 deep.
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/int_parts.hpp>
#include <stasis/builtins/sort.hpp>
#include <stasis/image/marshal.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/library/detail/io_buffer.hpp>
#include <stasis/state/dict.hpp>
#include <stasis/state/set.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// The bytes of an object, as they are written.
class marshal_writer {
    using wire_tag = image::wire_tag;

public:
    constexpr marshal_writer(thread_state& thread, int version) noexcept
        : thread_(thread), version_(version) {}
    marshal_writer(const marshal_writer&) = delete;
    marshal_writer& operator=(const marshal_writer&) = delete;
    constexpr ~marshal_writer() { bytes_.release(); }

    /// All bytes of an object; empty: an exception is pending.
    [[nodiscard]] constexpr owned write(value given) noexcept {
        if (version_ >= 3) {
            for (owned* each : {&places_, &ints_, &reals_}) {
                *each = owned::take(new_dict(thread_));
                if (!*each) {
                    return {};
                }
            }
        }
        if (!write_object(given)) {
            return {};
        }
        return new_bytes(thread_, bytes_.data, bytes_.size);
    }

private:
    [[nodiscard]] constexpr bool fail(const char* why) noexcept {
        raise(thread_, value_error_type, why);
        return false;
    }

    [[nodiscard]] constexpr bool put(const unsigned char* data, ssize size) noexcept {
        const ssize before = bytes_.size;
        if (size > (ssize{1} << 60) - before || !bytes_.resize(thread_, before + size)) {
            return pending(thread_) ? false : fail("object too large to marshal");
        }
        for (ssize i = 0; i < size; ++i) {
            bytes_.data[before + i] = data[i];
        }
        return true;
    }

    /// An integer of so many bytes, the lowest first.
    [[nodiscard]] constexpr bool number(std::uint64_t given, int size) noexcept {
        unsigned char bytes[8] = {};
        for (int i = 0; i < size; ++i) {
            bytes[i] = static_cast<unsigned char>(given >> 8 * i);
        }
        return put(bytes, size);
    }
    [[nodiscard]] constexpr bool count(ssize size) noexcept {
        return size <= INT32_MAX ? number(static_cast<std::uint64_t>(size), 4)
                                 : fail("unmarshallable object");
    }

    /// A tag, to whose object references may follow.
    [[nodiscard]] constexpr bool tag_of(wire_tag tag) noexcept {
        const auto byte = static_cast<unsigned char>(tag);
        return number(flagged_ ? byte | image::reference_flag : byte, 1);
    }

    /// A text behind its tag.
    [[nodiscard]] constexpr bool text_real(double given) noexcept {
        const owned form = new_str(thread_, ".17g");
        owned shown;
        if (form) {
            shown = interpreter::format(thread_, make_real(given), form.get());
        }
        if (!shown) {
            return false;
        }
        const text figures = text_of(shown.as_object());
        return number(static_cast<std::uint64_t>(figures.size), 1) &&
               put(figures.one, figures.size);
    }
    [[nodiscard]] constexpr bool real(double given) noexcept {
        return version_ > 1 ? number(__builtin_bit_cast(std::uint64_t, given), 8)
                            : text_real(given);
    }

    /// Writes a reference to what has that key in a dict of numbers: 1; or enters it as a new one,
    /// 0; -1: an exception is pending.
    [[nodiscard]] constexpr int refer(const owned& in, value key) noexcept {
        auto* const known = static_cast<dict_object*>(in.as_object());
        object* const found = find(thread_, known, key);
        if (found != nullptr) {
            flagged_ = false;
            const auto index = static_cast<std::uint64_t>(load(found).data.integer);
            return tag_of(wire_tag::reference) && number(index, 4) ? 1 : -1;
        }
        if (pending(thread_) || references_ == INT32_MAX) {
            return pending(thread_) ? -1 : (static_cast<void>(fail("unmarshallable object")), -1);
        }
        flagged_ = true;
        return store(thread_, known, key, make_int(references_++)) ? 0 : -1;
    }

    /// The same of an object.
    [[nodiscard]] constexpr int refer(const object* held) noexcept {
        flagged_ = false;
        if (version_ < 3 || (!is_immortal(held) && held->ob_refcnt <= 1) ||
            std::is_constant_evaluated()) { // where there are no addresses
            return 0;
        }
        return refer(places_, make_int(static_cast<std::int64_t>(address_of(held))));
    }

    [[nodiscard]] constexpr bool small_int(std::int64_t given) noexcept {
        flagged_ = false;
        if (version_ >= 3) {
            const int written = refer(ints_, make_int(given));
            if (written != 0) {
                return written > 0;
            }
        }
        if (given >= INT32_MIN && given <= INT32_MAX) {
            return tag_of(wire_tag::integer) && number(static_cast<std::uint64_t>(given), 4);
        }
        return big_int(make_int(given));
    }

    /// An int of digits of 15 bits.
    [[nodiscard]] constexpr bool big_int(value given) noexcept {
        const int_parts parts{given};
        const support::digit* const digits = parts.data();
        ssize size = 2 * parts.size();
        if (size != 0 && digits[parts.size() - 1] >> 15 == 0) {
            --size;
        }
        if (size > INT32_MAX) {
            return fail("unmarshallable object");
        }
        if (!tag_of(wire_tag::big_integer) ||
            !number(static_cast<std::uint64_t>(parts.negative() ? -size : size), 4)) {
            return false;
        }
        for (ssize i = 0; i < size; ++i) {
            if (!number(digits[i / 2] >> (i % 2 == 0 ? 0 : 15) & 0x7FFF, 2)) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] constexpr bool small_real(double given) noexcept {
        flagged_ = false;
        if (version_ >= 3) {
            const auto bits = __builtin_bit_cast(std::int64_t, given);
            const int written = refer(reals_, make_int(bits));
            if (written != 0) {
                return written > 0;
            }
        }
        return tag_of(version_ > 1 ? wire_tag::real : wire_tag::text_real) && real(given);
    }

    [[nodiscard]] constexpr bool str(const object* held) noexcept {
        const text given = text_of(held);
        const bool interned = is_name(given);
        if (version_ >= 4 && is_ascii(given)) {
            if (given.size < 256) {
                return tag_of(interned ? wire_tag::short_ascii_interned : wire_tag::short_ascii) &&
                       number(static_cast<std::uint64_t>(given.size), 1) && characters(given);
            }
            return tag_of(interned ? wire_tag::ascii_interned : wire_tag::ascii) &&
                   count(given.size) && characters(given);
        }
        ssize size = 0;
        unsigned char part[4] = {};
        for (ssize i = 0; i < given.size; ++i) {
            size += static_cast<ssize>(support::encode_utf8(given[i], part));
        }
        if (!tag_of(version_ >= 3 && interned ? wire_tag::interned : wire_tag::unicode) ||
            !count(size)) {
            return false;
        }
        for (ssize i = 0; i < given.size; ++i) {
            const std::size_t bytes = support::encode_utf8(given[i], part);
            if (!put(part, static_cast<ssize>(bytes))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a text is of what names are made of: CPython interns such constants.
    [[nodiscard]] static constexpr bool is_name(const text& given) noexcept {
        for (ssize i = 0; i < given.size; ++i) {
            const char32_t c = given[i];
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] static constexpr bool is_ascii(const text& given) noexcept {
        for (ssize i = 0; i < given.size; ++i) {
            if (given[i] > 0x7F) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] constexpr bool characters(const text& given) noexcept {
        for (ssize i = 0; i < given.size; ++i) {
            if (!number(given[i], 1)) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] constexpr bool bytes(const unsigned char* data, ssize size) noexcept {
        return tag_of(wire_tag::bytes) && count(size) && put(data, size);
    }

    /// A field of a code object, which is never the last reference.
    [[nodiscard]] constexpr bool field(const object* held) noexcept {
        return write_object(load(const_cast<object*>(held)));
    }

    [[nodiscard]] constexpr bool code(const code_object* of) noexcept {
        const int numbers[] = {of->co_argcount, of->co_posonlyargcount, of->co_kwonlyargcount,
                               of->co_stacksize, of->co_flags};
        if (!tag_of(wire_tag::code)) {
            return false;
        }
        for (const int each : numbers) {
            if (!number(static_cast<std::uint64_t>(each), 4)) {
                return false;
            }
        }
        flagged_ = false;
        return bytes(bytecode(of), static_cast<ssize>(bytecode_size(of))) && field(of->co_consts) &&
               field(of->co_names) && field(of->co_localsplusnames) &&
               field(of->co_localspluskinds) && field(of->co_filename) && field(of->co_name) &&
               field(of->co_qualname) &&
               number(static_cast<std::uint64_t>(of->co_firstlineno), 4) &&
               field(of->co_linetable) && field(of->co_exceptiontable);
    }

    [[nodiscard]] constexpr bool dict(dict_object* of) noexcept {
        if (!tag_of(wire_tag::dict)) {
            return false;
        }
        for (ssize at = 0; const dict_item_view entry = next_entry(of, at);) {
            if (!write_object(load(entry.me_key)) || !write_object(load(entry.me_value))) {
                return false;
            }
        }
        flagged_ = false;
        return tag_of(wire_tag::null);
    }

    /// A set's items, in the order of their bytes, so that equal sets are written alike.
    [[nodiscard]] constexpr bool set(const set_object* of, wire_tag tag) noexcept {
        const owned sorted = owned::take(new_list(thread_, of->used));
        if (!sorted || !tag_of(tag) || !count(of->used)) {
            return false;
        }
        auto* const list = static_cast<list_object*>(sorted.as_object());
        for (ssize at = 0; object* const item = next_key(of, at);) {
            const value held = load(item);
            marshal_writer alone{thread_, version_};
            alone.depth_ = depth_;
            const owned written = alone.write(held);
            const value pair[] = {written.get(), held};
            const owned entry = owned::take(written ? new_tuple(thread_, pair, 2) : nullptr);
            if (!entry || !append(thread_, list, entry.get())) {
                return false;
            }
        }
        if (!sort_list(thread_, list, {}, false)) {
            return false;
        }
        for (ssize i = 0; i < list->ob_size; ++i) {
            const auto* const pair = static_cast<const tuple_object*>(list->ob_item[i]);
            if (!write_object(load(items(pair)[1]))) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] constexpr bool row(object* const* from, ssize size) noexcept {
        for (ssize i = 0; i < size; ++i) {
            if (!write_object(load(from[i]))) {
                return false;
            }
        }
        return true;
    }

    /// An object that is not one of those below: bytes that it lends.
    [[nodiscard]] constexpr bool buffer(value given) noexcept {
        if (!has_buffer(given)) {
            return fail("unmarshallable object");
        }
        held_buffer lent;
        if (get_buffer(thread_, given, lent.view, buffer_simple) < 0) {
            decrement(take_pending(thread_));
            return fail("unmarshallable object");
        }
        return bytes(lent.view.buf, lent.view.len);
    }

    [[nodiscard]] constexpr bool held_object(object* held) noexcept {
        const type_object* const type = held->ob_type;
        const value given = make_object(held);
        if (held == pointer_to(stop_iteration_type)) {
            flagged_ = false;
            return tag_of(wire_tag::stop_iteration);
        }
        if (held == pointer_to(graph::ellipsis)) {
            flagged_ = false;
            return tag_of(wire_tag::ellipsis);
        }
        const int written = refer(held);
        if (written != 0) {
            return written > 0;
        }
        if (type == &int_type) {
            return big_int(given);
        }
        if (type == &complex_type) {
            const auto of = static_cast<const complex_object*>(held)->cval;
            return tag_of(version_ > 1 ? wire_tag::complex : wire_tag::text_complex) &&
                   real(of.real) && real(of.imag);
        }
        if (type == &bytes_type) {
            const auto* const of = static_cast<const bytes_object*>(held);
            return bytes(bytes_data(of), of->ob_size);
        }
        if (type == &str_type) {
            return str(held);
        }
        if (type == &tuple_type) {
            const auto* const of = static_cast<const tuple_object*>(held);
            const bool is_short = version_ >= 4 && of->ob_size < 256;
            return (is_short ? tag_of(wire_tag::small_tuple) &&
                                   number(static_cast<std::uint64_t>(of->ob_size), 1)
                             : tag_of(wire_tag::tuple) && count(of->ob_size)) &&
                   row(items(of), of->ob_size);
        }
        if (type == &list_type) {
            const auto* const of = static_cast<const list_object*>(held);
            return tag_of(wire_tag::list) && count(of->ob_size) && row(of->ob_item, of->ob_size);
        }
        if (type == &dict_type) {
            return dict(static_cast<dict_object*>(held));
        }
        if (type == &set_type || type == &frozenset_type) {
            return set(static_cast<const set_object*>(held),
                       type == &set_type ? wire_tag::set_ : wire_tag::frozenset);
        }
        if (type == &code_type) {
            return code(static_cast<const code_object*>(held));
        }
        return buffer(given);
    }

    [[nodiscard]] constexpr bool write_object(value given) noexcept {
        if (depth_ == image::max_depth) {
            return fail("object too deeply nested to marshal");
        }
        ++depth_;
        flagged_ = false;
        bool done = false;
        switch (given.kind) {
        case tag::none: done = tag_of(wire_tag::none); break;
        case tag::boolean:
            done = tag_of(given.data.integer != 0 ? wire_tag::true_ : wire_tag::false_);
            break;
        case tag::integer: done = small_int(given.data.integer); break;
        case tag::real: done = small_real(given.data.real); break;
        case tag::object: done = held_object(given.data.object); break;
        default: done = fail("unmarshallable object"); break;
        }
        --depth_;
        return done;
    }

    thread_state& thread_;
    int version_;
    std::size_t depth_ = 0;
    bool flagged_ = false; ///< whether references may follow to the object that is written
    std::int32_t references_ = 0;
    owned places_; ///< the numbers of objects, by their addresses
    owned ints_;   ///< those of ints that need no object
    owned reals_;  ///< those of floats that need none, by their bits
    io_buffer<unsigned char> bytes_{};
};

} // namespace stasis::library::detail
