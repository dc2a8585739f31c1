// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/assembler.hpp: bytecode of instructions, with its tables of exceptions and of
// lines. Promises: what no path reaches is left out; jumps have the form that their distance needs.
// CPython 3.11: Python/compile.c (stackdepth, label_exception_targets, assemble),
// Objects/locations.md.
#pragma once

#include <stasis/compiler/instruction.hpp>
#include <stasis/compiler/source.hpp>
#include <stasis/opcode/location_table.hpp>

namespace stasis::compiler {

/// The bytecode of one code object.
class assembler {
public:
    /// `labels`: how many there are, 0 being none.
    constexpr assembler(source& in, row<instruction>& code, std::size_t labels) noexcept
        : in_(in), code_(code), labels_(labels), places_(in.thread), reached_(in.thread),
          blocks_(in.thread), waiting_(in.thread), bytes_(in.thread), exceptions_(in.thread),
          lines_(in.thread) {}

    /// Makes it; false: an exception is pending.
    constexpr bool run(bool generator, int first_line) noexcept {
        return follow(generator) && find_sizes() && write(first_line) && write_exceptions();
    }

    [[nodiscard]] constexpr row<unsigned char>& bytes() noexcept { return bytes_; }
    [[nodiscard]] constexpr row<unsigned char>& exception_table() noexcept { return exceptions_; }
    [[nodiscard]] constexpr row<unsigned char>& line_table() noexcept { return lines_; }
    [[nodiscard]] constexpr int stack_size() const noexcept { return most_; }

private:
    /// Where exceptions go; the one around it is `around`, 0 being nowhere.
    struct block {
        label_id handler = 0;
        bool lasti = false;
        std::uint32_t around = 0;
        int depth = 0; ///< of the stack below what the handler gets
    };
    /// What is known of an instruction.
    struct reach {
        bool reached = false;
        std::uint32_t block = 0;
        std::uint32_t address = 0; ///< in code units
        std::uint32_t units = 0;
    };
    struct path {
        std::uint32_t at = 0;
        int depth = 0;
        std::uint32_t block = 0;
    };

    constexpr bool prepare() noexcept {
        for (std::size_t i = 0; i <= labels_; ++i) {
            if (!places_.push(0)) {
                return false;
            }
        }
        for (std::size_t i = 0; i < code_.size(); ++i) {
            if (!reached_.push({})) {
                return false;
            }
            if (code_[i].mark == block_mark::label) {
                places_[code_[i].target] = static_cast<std::uint32_t>(i);
            }
        }
        return blocks_.push({});
    }

    /// Takes all paths, which gives depths and blocks.
    constexpr bool follow(bool generator) noexcept {
        if (!prepare() || !waiting_.push({0, generator ? 1 : 0, 0})) {
            return false;
        }
        while (waiting_.size() != 0) {
            if (!follow_path(waiting_.pop())) {
                return false;
            }
        }
        return true;
    }

    constexpr bool follow_path(path now) noexcept {
        for (; now.at < code_.size() && !reached_[now.at].reached; ++now.at) {
            const instruction& each = code_[now.at];
            reached_[now.at].reached = true;
            reached_[now.at].block = now.block;
            switch (each.mark) {
            case block_mark::label: continue;
            case block_mark::end: now.block = blocks_[now.block].around; continue;
            case block_mark::begin:
            case block_mark::cleanup:
            case block_mark::with: {
                const bool lasti = each.mark != block_mark::begin;
                const int depth = now.depth - (each.mark == block_mark::with ? 1 : 0);
                const int pushed = depth + (lasti ? 2 : 1);
                most_ = pushed > most_ ? pushed : most_;
                if (!blocks_.push({each.target, lasti, now.block, depth}) ||
                    !waiting_.push({places_[each.target], pushed, now.block})) {
                    return false;
                }
                now.block = static_cast<std::uint32_t>(blocks_.size() - 1);
                continue;
            }
            case block_mark::plain: break;
            }
            const auto effect = [&](bool jump) {
                return static_cast<int>(opcode::pushes(each.op, each.argument, jump)) -
                       static_cast<int>(opcode::pops(each.op, each.argument, jump));
            };
            if (each.target != 0 &&
                !waiting_.push({places_[each.target], now.depth + effect(true), now.block})) {
                return false;
            }
            now.depth += effect(false);
            most_ = now.depth > most_ ? now.depth : most_;
            if (ends_path(each.op)) {
                return true;
            }
        }
        return true;
    }

    [[nodiscard]] static constexpr bool ends_path(opcode::opcode op) noexcept {
        switch (op) {
        case opcode::opcode::JUMP_FORWARD:
        case opcode::opcode::JUMP_BACKWARD_NO_INTERRUPT:
        case opcode::opcode::RETURN_VALUE:
        case opcode::opcode::RAISE_VARARGS:
        case opcode::opcode::RERAISE: return true;
        default: return false;
        }
    }

    [[nodiscard]] static constexpr std::uint32_t prefixes(unsigned argument) noexcept {
        return argument < 1u << 8 ? 0 : argument < 1u << 16 ? 1 : argument < 1u << 24 ? 2 : 3;
    }

    [[nodiscard]] constexpr bool written(std::size_t index) noexcept {
        return reached_[index].reached && code_[index].mark == block_mark::plain;
    }

    /// The instructions have sizes once their jumps have; these grow until nothing changes.
    constexpr bool find_sizes() noexcept {
        for (bool changed = true; changed;) {
            changed = false;
            std::uint32_t address = 0;
            for (std::size_t i = 0; i < code_.size(); ++i) {
                reached_[i].address = address;
                if (!written(i)) {
                    continue;
                }
                const unsigned argument = argument_of(i);
                const auto units = static_cast<std::uint32_t>(1 + prefixes(argument) +
                                                              opcode::caches(code_[i].op));
                if (units > reached_[i].units) {
                    reached_[i].units = units;
                    changed = true;
                }
                address += reached_[i].units;
            }
        }
        return true;
    }

    /// Whether a jump goes back.
    [[nodiscard]] constexpr bool goes_back(std::size_t index) noexcept {
        return places_[code_[index].target] < index;
    }

    [[nodiscard]] constexpr unsigned argument_of(std::size_t index) noexcept {
        const instruction& each = code_[index];
        if (each.target == 0) {
            return each.argument;
        }
        const std::uint32_t to = reached_[places_[each.target]].address;
        const std::uint32_t behind = reached_[index].address + reached_[index].units;
        return goes_back(index) ? behind - to : to > behind ? to - behind : 0;
    }

    /// The form of a jump that its direction needs; the forward one stands for both.
    [[nodiscard]] constexpr opcode::opcode directed(std::size_t index) noexcept {
        using op = opcode::opcode;
        const op asked = code_[index].op;
        if (code_[index].target == 0 || !goes_back(index)) {
            return asked;
        }
        switch (asked) {
        case op::JUMP_FORWARD: return op::JUMP_BACKWARD;
        case op::POP_JUMP_FORWARD_IF_FALSE: return op::POP_JUMP_BACKWARD_IF_FALSE;
        case op::POP_JUMP_FORWARD_IF_TRUE: return op::POP_JUMP_BACKWARD_IF_TRUE;
        case op::POP_JUMP_FORWARD_IF_NONE: return op::POP_JUMP_BACKWARD_IF_NONE;
        case op::POP_JUMP_FORWARD_IF_NOT_NONE: return op::POP_JUMP_BACKWARD_IF_NOT_NONE;
        default: return asked;
        }
    }

    constexpr bool put(opcode::opcode op, unsigned argument) noexcept {
        return bytes_.push(static_cast<unsigned char>(op)) &&
               bytes_.push(static_cast<unsigned char>(argument & 0xFF));
    }

    constexpr bool write(int first_line) noexcept {
        int line = first_line;
        for (std::size_t i = 0; i < code_.size(); ++i) {
            if (!written(i)) {
                continue;
            }
            const opcode::opcode op = directed(i);
            const unsigned argument = argument_of(i);
            // All the units that were counted: a shorter argument has prefixes of zero.
            const auto caches = static_cast<std::uint32_t>(opcode::caches(op));
            for (std::uint32_t left = reached_[i].units - caches - 1; left > 0; --left) {
                if (!put(opcode::opcode::EXTENDED_ARG, argument >> (8 * left))) {
                    return false;
                }
            }
            if (!put(op, argument)) {
                return false;
            }
            for (std::uint32_t left = caches; left > 0; --left) {
                if (!put(opcode::opcode::CACHE, 0)) {
                    return false;
                }
            }
            for (std::uint32_t left = reached_[i].units; left > 0;) {
                const std::uint32_t units = left < 8 ? left : 8;
                if (!put_location(code_[i].where, units, line)) {
                    return false;
                }
                left -= units;
            }
        }
        return true;
    }

    constexpr bool put_number(unsigned number) noexcept {
        for (; number >= 64; number >>= 6) {
            if (!lines_.push(static_cast<unsigned char>(64 | (number & 63)))) {
                return false;
            }
        }
        return lines_.push(static_cast<unsigned char>(number));
    }

    /// One entry of the table of lines.
    constexpr bool put_location(const span& where, std::uint32_t units, int& line) noexcept {
        constexpr unsigned unknown = 15;
        constexpr unsigned whole = 14;
        const bool known = where.begin.line > 0;
        if (!lines_.push(
                static_cast<unsigned char>(128 | (known ? whole : unknown) << 3 | (units - 1)))) {
            return false;
        }
        if (!known) {
            return true;
        }
        const int change = where.begin.line - line;
        line = where.begin.line;
        const unsigned coded = change < 0 ? static_cast<unsigned>(-change) << 1 | 1
                                          : static_cast<unsigned>(change) << 1;
        return put_number(coded) &&
               put_number(static_cast<unsigned>(where.end.line - where.begin.line)) &&
               put_number(byte_column(where.begin) + 1) && put_number(byte_column(where.end) + 1) &&
               !in_.failed();
    }

    /// A column in bytes of UTF-8.
    [[nodiscard]] constexpr unsigned byte_column(const place& of) noexcept {
        return in_.byte_column(of);
    }

    constexpr bool put_sixes(unsigned number, unsigned first) noexcept {
        int shift = 0;
        while (number >> shift >= 64) {
            shift += 6;
        }
        for (; shift >= 0; shift -= 6) {
            const unsigned more = shift > 0 ? 64 : 0;
            if (!exceptions_.push(
                    static_cast<unsigned char>(first | more | (number >> shift & 63)))) {
                return false;
            }
            first = 0;
        }
        return true;
    }

    constexpr bool write_exceptions() noexcept {
        std::uint32_t start = 0;
        std::uint32_t end = 0;
        std::uint32_t current = 0;
        for (std::size_t i = 0; i <= code_.size(); ++i) {
            const bool last = i == code_.size();
            if (!last && !written(i)) {
                continue;
            }
            const std::uint32_t next = last ? 0 : reached_[i].block;
            if (last || next != current) {
                if (current != 0) {
                    const block& of = blocks_[current];
                    const std::uint32_t target = reached_[places_[of.handler]].address;
                    const unsigned depth =
                        static_cast<unsigned>(of.depth) << 1 | (of.lasti ? 1 : 0);
                    if (!put_sixes(start, 128) || !put_sixes(end - start, 0) ||
                        !put_sixes(target, 0) || !put_sixes(depth, 0)) {
                        return false;
                    }
                }
                current = next;
                start = last ? 0 : reached_[i].address;
            }
            end = last ? 0 : reached_[i].address + reached_[i].units;
        }
        return true;
    }

    source& in_;
    row<instruction>& code_;
    const std::size_t labels_;
    row<std::uint32_t> places_; ///< of labels, in code_
    row<reach> reached_;
    row<block> blocks_;
    row<path> waiting_;
    row<unsigned char> bytes_;
    row<unsigned char> exceptions_;
    row<unsigned char> lines_;
    int most_ = 1;
};

} // namespace stasis::compiler
