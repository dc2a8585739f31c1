// SPDX-License-Identifier: BSL-1.0
// stasis/image/marshal.hpp: the one parser of marshal's format 4, as CPython 3.11 writes it.
// Promises: each object of the image becomes one event of a sink, in the order in which the image
// holds them; the sink never sees a length, a reference or a field that was not checked. No
// recursion, no allocation: the open containers are a stack of max_depth entries (96 KB).
// CPython 3.11: r_object, r_PyLong, r_ref of Python/marshal.c; _PyCode_Validate of codeobject.c.
// Refuses, with reason and offset: what is truncated, longer than the image, mis-tagged, nested
// more than 2,000 deep as in 3.11, and, unlike 3.11, a container inside itself, a dict that ends
// after a key, ASCII that is none, and the obsolete tags.
// Costs: in constant evaluation about 70 of clang's steps an event; payloads are skipped, so that
// its limit of 1,048,576 allows an image of about 14,000 objects and references.
#pragma once

#include <stasis/image/sink.hpp>
#include <stasis/image/text.hpp>
#include <stasis/support/byte_view.hpp>
#include <stasis/support/failure.hpp>
#include <stasis/support/require.hpp>

namespace stasis::image {

/// How deep objects may be nested: MAX_MARSHAL_STACK_DEPTH.
inline constexpr std::size_t max_depth = 2000;

/// Reads one object, with all that it holds, out of an image.
template <class Byte, marshal_sink Sink>
class marshal_reader {
public:
    /// Begins at the tag at `at`. The view and the sink outlive the reader.
    constexpr marshal_reader(support::byte_view<Byte> image, std::size_t at, Sink& sink) noexcept
        : image_(image), at_(at), sink_(sink) {
        open_[0] = {{wire_tag::null, object_kind::other, 1, -1, at, at}, 1, 0, 0};
    }

    /// Reads up to the object's end, or to the first error.
    constexpr support::failure read() {
        while (reading_) {
            // g++ stops a constant evaluation at 262,144 turns of one loop.
            for (int turn = 0; turn < 65536 && reading_; ++turn) {
                step();
            }
        }
        return failure_;
    }

    /// Where the object ended.
    [[nodiscard]] constexpr std::size_t end() const noexcept { return at_; }

    /// Whether the image ended where an object would have begun.
    [[nodiscard]] constexpr bool ended_between() const noexcept { return between_; }

private:
    /// A container whose items are being read.
    struct container {
        item it;
        std::int32_t count;
        std::int32_t done;
        std::int32_t first_line;
    };

    constexpr void fail(const char* reason, std::size_t offset) {
        stop(support::refuse<Sink::at_compile_time>(reason, offset));
    }

    constexpr void stop(const support::failure& failure) {
        failure_ = failure;
        reading_ = false;
    }

    constexpr void take(const char* refusal, std::size_t offset) {
        if (refusal != nullptr) {
            stop({refusal, offset});
        }
    }

    constexpr void fail_truncated() { fail("the image is truncated", at_); }

    // Reads one tag and what belongs to it. The commonest forms come first: constant evaluation
    // pays for each case that it passes.
    constexpr void step() {
        const std::size_t offset = at_;
        if (offset >= image_.size) {
            between_ = true;
            return fail_truncated();
        }
        if (depth_ == max_depth) {
            return fail("objects are nested too deeply", offset);
        }
        const unsigned char byte = image_.byte(at_++);
        const tag_layout& layout = layout_of(byte & 0x7f);
        item it = {static_cast<wire_tag>(byte & 0x7f), layout.kind, 0, -1, offset, at_};
        flagged_ = byte >= reference_flag;
        switch (layout.form) {
        case tag_form::reference: return refer(offset);
        case tag_form::short_characters: return short_length(it) ? characters(it) : void();
        case tag_form::short_items: return short_length(it) ? open(it, it.length) : void();
        case tag_form::characters: return length(it) ? characters(it) : void();
        case tag_form::items: return length(it) ? open(it, it.length) : void();
        case tag_form::singleton: flagged_ = false; return leaf(it, 0);
        case tag_form::number: return leaf(it, layout.size);
        case tag_form::big_integer: return big_integer(it);
        case tag_form::code: return code(it);
        case tag_form::dict: return open(it, INT32_MAX);
        case tag_form::null: return end_of_dict(offset);
        case tag_form::obsolete:
            if constexpr (requires { Sink::reads_obsolete_tags; }) {
                return obsolete(it);
            }
            return fail("an obsolete tag, which Python 3.11 does not write", offset);
        case tag_form::unknown: return fail("an unknown tag", offset);
        }
    }

    // The two kinds of length. Each byte or object that is counted takes a byte at least.
    constexpr bool short_length(item& it) {
        if (at_ == image_.size) {
            fail_truncated();
            return false;
        }
        return accept_length(it, image_.byte(at_), 1);
    }

    constexpr bool length(item& it) {
        if (image_.size - at_ < 4) {
            fail_truncated();
            return false;
        }
        return accept_length(it, image_.i32(at_), 4);
    }

    constexpr bool accept_length(item& it, std::int32_t count, std::size_t size) {
        it.length = count;
        it.payload = at_ + size;
        if (count >= 0 && image_.has(it.payload, static_cast<std::size_t>(count))) {
            at_ = it.payload;
            return true;
        }
        fail(count < 0 ? "a negative length" : "a length beyond the end of the image", at_);
        return false;
    }

    constexpr void characters(item& it) {
        if (it.kind == object_kind::bytes) {
            it.kind = it.length % 2 == 0 ? object_kind::bytes : object_kind::odd_bytes;
        } else if constexpr (!Sink::at_compile_time) {
            const auto size = static_cast<std::size_t>(it.length);
            const support::failure failure =
                shape_of_text<false>(image_, it.tag, at_, size).failure;
            if (failure) {
                return stop(failure);
            }
        }
        leaf(it, static_cast<std::size_t>(it.length));
    }

    // A float or a complex as text, or an int of 64 bits; the length is that of the first text.
    constexpr void obsolete(item& it) {
        if (it.tag == wire_tag::integer_64) {
            return leaf(it, 8);
        }
        if (!short_length(it)) {
            return;
        }
        auto size = static_cast<std::size_t>(it.length);
        if (it.tag == wire_tag::text_complex) {
            if (!image_.has(at_ + size, 1)) {
                return fail_truncated();
            }
            size += 1 + std::size_t{image_.byte(at_ + size)};
        }
        leaf(it, size);
    }

    constexpr void big_integer(item& it) {
        if (image_.size - at_ < 4) {
            return fail_truncated();
        }
        it.length = image_.i32(at_);
        it.payload = at_ + 4;
        const auto count = static_cast<std::uint32_t>(it.length);
        const std::size_t digits = it.length < 0 ? 0u - count : count;
        if (!image_.has(it.payload, 2 * digits)) {
            return fail("a length beyond the end of the image", at_);
        }
        at_ = it.payload;
        std::uint32_t last = 1;
        for (std::size_t at = at_; at != at_ + 2 * digits; at += 2) {
            last = image_.u16(at);
            if (last > 0x7fff) {
                return fail("a digit of more than 15 bits in an int", at);
            }
        }
        if (last == 0) {
            return fail("an int with a leading zero", at_ + 2 * digits - 2);
        }
        leaf(it, 2 * digits);
    }

    constexpr void leaf(item& it, std::size_t size) {
        if (image_.size - at_ < size) {
            return fail_truncated();
        }
        at_ += size;
        if (flagged_) {
            it.reference = references_++;
        }
        take(sink_.leaf(it), it.offset);
        complete(it.kind, it.offset);
    }

    constexpr void open(item& it, std::int32_t count) {
        if (flagged_) {
            it.reference = references_++;
        }
        open_[++depth_] = {it, count, 0, 0};
        take(sink_.open(it), it.offset);
        if (count == 0 && reading_) {
            complete(close(), it.offset);
        }
    }

    constexpr void code(item& it) {
        if (image_.size - at_ < 20) {
            return fail_truncated();
        }
        for (std::size_t at = at_; at != at_ + 20; at += 4) {
            if (image_.i32(at) < 0) {
                return fail("a negative number in a code object", at);
            }
        }
        if (image_.i32(at_) < image_.i32(at_ + 4)) {
            return fail("more positional-only arguments than positional ones", at_ + 4);
        }
        at_ += 20;
        it.length = code_field_count;
        open(it, code_field_count);
    }

    constexpr void refer(std::size_t offset) {
        if (image_.size - at_ < 4) {
            return fail_truncated();
        }
        const std::int32_t index = image_.i32(at_);
        if (index < 0 || index >= references_) {
            return fail("a reference to an object that was not read yet", at_);
        }
        const object_kind kind = sink_.kind_of(index);
        if (kind == object_kind::open) {
            return fail("a reference to a container from inside it", at_);
        }
        at_ += 4;
        take(sink_.refer(index, offset), offset);
        complete(kind, offset);
    }

    constexpr void end_of_dict(std::size_t offset) {
        if (open_[depth_].it.tag != wire_tag::dict) {
            return fail("null where an object must be", offset);
        }
        container& dict = open_[depth_];
        if (dict.done % 2 != 0) {
            return fail("null in place of a value of a dict", offset);
        }
        dict.it.length = dict.done;
        complete(close(), dict.it.offset);
    }

    // Counts an item as read, which may close its container, which is then an item of the next.
    constexpr void complete(object_kind kind, std::size_t offset) {
        while (reading_) {
            container& outer = open_[depth_];
            if (outer.it.tag == wire_tag::code) {
                field(outer, kind, offset);
            } else if (outer.it.kind == object_kind::names && kind != object_kind::str &&
                       kind != object_kind::unknown) {
                outer.it.kind = object_kind::tuple;
            }
            if (++outer.done != outer.count || !reading_) {
                return;
            }
            if (depth_ == 0) {
                reading_ = false;
                return;
            }
            offset = outer.it.offset;
            kind = close();
        }
    }

    // Closes the innermost container and tells of what kind it was.
    constexpr object_kind close() {
        const container& done = open_[depth_--];
        if (done.it.tag == wire_tag::code) {
            take(sink_.close(done.it, numbers_of(done)), done.it.offset);
        } else {
            take(sink_.close(done.it, {}), done.it.offset);
        }
        return done.it.kind;
    }

    constexpr code_numbers numbers_of(const container& code) const {
        const std::size_t at = code.it.payload;
        return {image_.i32(at),      image_.i32(at + 4),  image_.i32(at + 8),
                image_.i32(at + 12), image_.i32(at + 16), code.first_line};
    }

    // Checks a field of a code object, and reads the number that follows the eighth of them.
    constexpr void field(container& code, object_kind kind, std::size_t offset) {
        const auto which = static_cast<code_field>(code.done);
        if (!is_field(which, kind)) {
            fail("a field of a code object is of the wrong type", offset);
        } else if (which == code_field::qualname) {
            if (image_.size - at_ < 4) {
                return fail_truncated();
            }
            code.first_line = image_.i32(at_);
            at_ += 4;
        }
    }

    static constexpr bool is_field(code_field field, object_kind kind) noexcept {
        switch (field) {
        case code_field::code: return is_one_of(kind, object_kind::bytes, object_kind::bytes);
        case code_field::consts: return is_one_of(kind, object_kind::tuple, object_kind::names);
        case code_field::names:
        case code_field::localsplusnames:
            return is_one_of(kind, object_kind::names, object_kind::names);
        case code_field::filename:
        case code_field::name:
        case code_field::qualname: return is_one_of(kind, object_kind::str, object_kind::str);
        case code_field::localspluskinds:
        case code_field::linetable:
        case code_field::exceptiontable:
            return is_one_of(kind, object_kind::bytes, object_kind::odd_bytes);
        }
        return false;
    }

    static constexpr bool is_one_of(object_kind kind, object_kind first, object_kind second) {
        return kind == first || kind == second || kind == object_kind::unknown;
    }

    support::byte_view<Byte> image_;
    std::size_t at_;
    Sink& sink_;
    std::size_t depth_ = 0;
    std::int32_t references_ = 0;
    bool reading_ = true;
    bool flagged_ = false;
    bool between_ = false;
    support::failure failure_ = {};
    container
        open_[max_depth + 1]; // level 0 is around the whole; each is written before it is read
};

/// Reads the object at `at` into a sink. It has to end where the image ends.
template <class Byte, marshal_sink Sink>
constexpr support::failure read_marshal(support::byte_view<Byte> image, std::size_t at,
                                        Sink& sink) {
    marshal_reader<Byte, Sink> reader(image, at, sink);
    const support::failure failure = reader.read();
    if (!failure && reader.end() != image.size) {
        return {"bytes are left behind the object", reader.end()};
    }
    return failure;
}

} // namespace stasis::image
