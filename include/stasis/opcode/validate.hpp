// SPDX-License-Identifier: BSL-1.0
// stasis/opcode/validate.hpp: whether bytes are code, and an exception table one for that code.
// CPython 3.11 checks neither (a bad code object crashes it); an image may come from anywhere, so
// we do. What passes can be decoded from any jump target, handler or next instruction with no
// further check. Indices into other parts of the code object and the depth of the stack are not
// looked at here.
// Costs: a few passes, no memory: linear for code up to 4,096 code units. In a constant expression
// 40 (g++) to 80 (clang++) microseconds an instruction; clang++'s default limit of steps is met at
// more than 4,000 instructions in one code object.
#pragma once

#include <stasis/opcode/decode.hpp>
#include <stasis/opcode/exception_table.hpp>
#include <stasis/support/failure.hpp>

#include <cstddef>
#include <cstdint>

namespace stasis::opcode {

namespace detail {

/// Where instructions start, for one stretch of the code at a time: a bit a code unit.
class starts {
public:
    constexpr starts(const unsigned char* code, std::size_t size) : code_{code}, size_{size} {}

    /// Moves on to the next stretch, the first one at first; false if the code has ended.
    constexpr bool advance() {
        begin_ = end_;
        end_ += stretch;
        for (std::uint64_t& word : bits_) {
            word = 0;
        }
        for (; cursor_ < code_units(size_) && cursor_ < end_;
             cursor_ = decode(code_, size_, cursor_).next) {
            bits_[(cursor_ - begin_) / 64] |= std::uint64_t{1} << (cursor_ - begin_) % 64;
        }
        return begin_ < code_units(size_);
    }

    /// Whether this stretch shows that no instruction starts at `offset`.
    constexpr bool deny(std::size_t offset) const {
        return offset >= begin_ && offset < end_ &&
               (bits_[(offset - begin_) / 64] >> (offset - begin_) % 64 & 1) == 0;
    }

private:
    static constexpr std::size_t stretch = 4096;

    const unsigned char* code_;
    std::size_t size_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t cursor_ = 0;
    std::uint64_t bits_[stretch / 64] = {};
};

/// The longest chain of prefixes that still fits an argument of 32 bits.
inline constexpr std::size_t most_prefixes = 3;

/// What is wrong with an argument that stands for itself.
constexpr const char* argument_fault(const instruction& at) {
    switch (operand_kind(at.opcode)) {
    case operand::binary:
        return at.argument < binary_operators ? nullptr : "unknown binary operator";
    case operand::compare:
        return at.argument < comparisons ? nullptr : "unknown comparison";
    case operand::depth:
        // RERAISE counts from the place below the exception, the others from the top.
        return at.argument > 0 || at.opcode == opcode::RERAISE ? nullptr : "place 0 on the stack";
    default:
        return nullptr;
    }
}

/// What is wrong with an instruction by itself, in code of `end` code units.
constexpr const char* fault(const instruction& at, std::size_t end) {
    if (at.opcode == opcode::EXTENDED_ARG) {
        return "EXTENDED_ARG at the end of the code";
    }
    if (!known(static_cast<unsigned>(at.opcode))) {
        return "unknown opcode";
    }
    if (at.opcode == opcode::CACHE) {
        return "CACHE where an instruction should be";
    }
    if (at.offset - at.first_offset > most_prefixes) {
        return "more than three EXTENDED_ARG for one argument";
    }
    if (const char* reason = argument_fault(at)) {
        return reason;
    }
    if (at.next > end) {
        return "inline caches run past the end of the code";
    }
    if (is_jump(at.opcode) && at.target >= end) {
        return "jump out of the code";
    }
    if (at.next == end && !ends_block(at.opcode)) {
        return "control runs off the end of the code";
    }
    return nullptr;
}

} // namespace detail

/// Why the bytes are not code of CPython 3.11, and the code unit that it is about; nothing if they
/// are.
constexpr support::failure validate(const unsigned char* code, std::size_t size) {
    const std::size_t end = code_units(size);
    if (size % 2 != 0) {
        return {"code of odd length", end};
    }
    if (size == 0) {
        return {"code is empty", 0};
    }
    for (std::size_t offset = 0; offset < end;) {
        const instruction at = decode(code, size, offset);
        if (const char* reason = detail::fault(at, end)) {
            return {reason, at.offset};
        }
        offset = at.next;
    }
    for (detail::starts starts{code, size}; starts.advance();) {
        for (std::size_t offset = 0; offset < end;) {
            const instruction at = decode(code, size, offset);
            if (at.target != npos && starts.deny(at.target)) {
                return {"jump into the middle of an instruction", at.offset};
            }
            offset = at.next;
        }
    }
    return {};
}

/// Why the bytes are not an exception table for this code, which must be valid and run on a stack
/// of `stack_size` values; the offset is in bytes of the table. Entries must be in ascending order,
/// as `find_handler` expects.
constexpr support::failure validate_handlers(const unsigned char* table, std::size_t table_size,
                                             const unsigned char* code, std::size_t size,
                                             std::size_t stack_size) {
    std::size_t covered = 0;
    handler entry{};
    std::size_t position = 0;
    std::size_t first = 0;
    for (; next_handler(table, table_size, position, entry); first = position) {
        if (entry.start < covered || entry.start >= entry.end || entry.end > code_units(size)) {
            return {"handler for code out of order or out of range", first};
        }
        if (entry.target >= code_units(size)) {
            return {"handler outside of the code", first};
        }
        if (entry.depth + (entry.lasti ? 2 : 1) > stack_size) {
            return {"handler for a deeper stack than the code has", first};
        }
        covered = entry.end;
    }
    if (position != table_size) {
        return {"malformed entry in the exception table", position};
    }
    for (detail::starts starts{code, size}; starts.advance();) {
        position = 0;
        first = 0;
        for (; next_handler(table, table_size, position, entry); first = position) {
            if (starts.deny(entry.target)) {
                return {"handler in the middle of an instruction", first};
            }
        }
    }
    return {};
}

} // namespace stasis::opcode
