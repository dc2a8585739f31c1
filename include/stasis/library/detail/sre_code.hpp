// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_code.hpp: checks that the words of a pattern are code that the engine
// can run without looking where it goes. Promises: what Lib/re/_compiler.py makes is accepted. What
// is accepted never makes the engine read outside of the code, or go on for ever at one place.
// Nested as deeply as one likes: it keeps a stack of its own. CPython 3.11: _validate_outer,
// _validate_inner, _validate_charset (Modules/_sre/sre.c). Refuses more than CPython, which trusts
// a few words: a prefix that isn't what the pattern begins with or whose overlaps can't be, a skip
// that points backwards, and more than one character's code in the repeats of one character.
#pragma once

#include <stasis/library/detail/sre_characters.hpp>
#include <stasis/library/detail/sre_stack.hpp>

namespace stasis::library::detail::sre {

/// Where the words of a set are, and how characters are compared with it.
struct set_place {
    ssize at = 0;
    opcode by = opcode::in;
};

enum class verdict { valid, invalid, no_memory };

class code_check {
public:
    constexpr code_check(thread_state& thread, const code_word* code, ssize size,
                         ssize groups) noexcept
        : code_(code), end_(size - 1), groups_(groups), regions_(thread), sets_(thread) {}

    /// Checks all of it.
    [[nodiscard]] constexpr verdict run() noexcept {
        if (groups_ < 0 || groups_ > most_groups || end_ < 0 || !is(end_, opcode::success)) {
            return verdict::invalid;
        }
        for (;;) {
            const bool ended = at_ == end_;
            if (ended && regions_.size() == 0) {
                return jumped_ ? verdict::invalid : verdict::valid;
            }
            if (!(ended ? leave() : check_instruction())) {
                return starved_ ? verdict::no_memory : verdict::invalid;
            }
        }
    }

    /// The sets that it has seen.
    [[nodiscard]] constexpr growing_stack<set_place, 8>& sets() noexcept { return sets_; }
    /// How many marks the code may set.
    [[nodiscard]] constexpr ssize mark_count() const noexcept { return mark_count_; }

private:
    /// A stretch of code inside an instruction, which goes on behind it.
    struct region {
        ssize end = 0;     ///< of what is around it
        ssize target = -1; ///< of a branch: where its alternatives end
        opcode by = opcode::branch;
        bool is_else = false; ///< of groupref_exists
    };

    [[nodiscard]] constexpr bool is(ssize at, opcode which) const noexcept {
        return code_[at] == static_cast<code_word>(which);
    }

    /// The next word is that opcode.
    [[nodiscard]] constexpr bool next_is(opcode which) noexcept {
        return at_ < end_ && is(at_++, which);
    }

    [[nodiscard]] constexpr bool read(code_word& word) noexcept {
        if (at_ >= end_) {
            return false;
        }
        word = code_[at_++];
        return true;
    }

    /// Reads how far a word is from itself from another, which may be the end.
    [[nodiscard]] constexpr bool read_skip(ssize& target) noexcept {
        if (at_ >= end_ || ssize{code_[at_]} > end_ - at_) {
            return false;
        }
        target = at_ + ssize{code_[at_]};
        ++at_;
        return true;
    }

    /// What follows, up to an end, is a region.
    [[nodiscard]] constexpr bool enter(opcode by, ssize end, ssize target = -1,
                                       bool is_else = false) noexcept {
        if (end < at_ || end > end_) {
            return false;
        }
        starved_ = !regions_.push({end_, target, by, is_else});
        end_ = end;
        return !starved_;
    }

    /// The end of a region: what must follow.
    [[nodiscard]] constexpr bool leave() noexcept {
        const region of = regions_.top();
        regions_.cut(regions_.size() - 1);
        end_ = of.end;
        const bool jumped = jumped_;
        jumped_ = false;
        if (jumped && (of.by != opcode::groupref_exists || of.is_else)) {
            return false;
        }
        switch (of.by) {
        case opcode::branch: {
            ssize target = 0;
            return next_is(opcode::jump) && read_skip(target) &&
                   (of.target < 0 || of.target == target) && check_alternative(target);
        }
        case opcode::repeat: {
            const bool until =
                at_ < end_ && (is(at_, opcode::max_until) || is(at_, opcode::min_until));
            ++at_;
            return until;
        }
        case opcode::groupref_exists: {
            if (!jumped) {
                return true;
            }
            --at_; // the operand of the jump
            ssize target = 0;
            return read_skip(target) && enter(of.by, target, -1, true);
        }
        default: return next_is(opcode::success);
        }
    }

    /// One more alternative of a branch, or its end.
    [[nodiscard]] constexpr bool check_alternative(ssize target) noexcept {
        const ssize from = at_;
        ssize next = 0;
        if (!read_skip(next)) {
            return false;
        }
        return next == from ? at_ == target : enter(opcode::branch, next - 2, target);
    }

    [[nodiscard]] constexpr bool check_instruction() noexcept {
        const auto op = static_cast<opcode>(code_[at_++]);
        code_word word = 0;
        switch (op) {
        case opcode::mark: return read(word) && check_mark(word);
        case opcode::literal:
        case opcode::not_literal:
        case opcode::literal_ignore:
        case opcode::not_literal_ignore:
        case opcode::literal_uni_ignore:
        case opcode::not_literal_uni_ignore:
        case opcode::literal_loc_ignore:
        case opcode::not_literal_loc_ignore: return read(word);
        case opcode::success:
        case opcode::failure:
        case opcode::any:
        case opcode::any_all: return true;
        case opcode::at: return read(word) && word < static_cast<code_word>(position::count);
        case opcode::in:
        case opcode::in_ignore:
        case opcode::in_uni_ignore:
        case opcode::in_loc_ignore: {
            ssize next = 0;
            return read_skip(next) && check_set(op, next);
        }
        case opcode::groupref:
        case opcode::groupref_ignore:
        case opcode::groupref_uni_ignore:
        case opcode::groupref_loc_ignore: return read(word) && word < groups_;
        case opcode::jump: jumped_ = true; return ++at_ == end_;
        default: return check_structure(op);
        }
    }

    /// Of instructions that contain others.
    [[nodiscard]] constexpr bool check_structure(opcode op) noexcept {
        ssize next = 0;
        code_word word = 0;
        switch (op) {
        case opcode::info: return check_info();
        case opcode::branch: return check_alternative(-1);
        case opcode::repeat_one:
        case opcode::min_repeat_one:
        case opcode::possessive_repeat_one:
            return read_skip(next) && check_bounds() && is_one_character(next - 1) &&
                   enter(op, next - 1);
        case opcode::repeat:
        case opcode::possessive_repeat: return read_skip(next) && check_bounds() && enter(op, next);
        case opcode::atomic_group: return read_skip(next) && enter(op, next - 1);
        case opcode::assert_that:
        case opcode::assert_not:
            return read_skip(next) && read(word) && (word & 0x80000000) == 0 && enter(op, next - 1);
        case opcode::groupref_exists:
            // The skip counts from the group.
            if (!read(word) || word >= groups_ || at_ >= end_ ||
                ssize{code_[at_]} > end_ - at_ + 1) {
                return false;
            }
            next = at_ - 1 + ssize{code_[at_]};
            ++at_;
            return enter(op, next);
        default: return false;
        }
    }

    [[nodiscard]] constexpr bool check_mark(code_word mark) noexcept {
        if (ssize{mark} > 2 * groups_ + 1) {
            return false;
        }
        mark_count_ = ssize{mark} < mark_count_ ? mark_count_ : ssize{mark} + 1;
        return true;
    }

    /// A repeat's least and most.
    [[nodiscard]] constexpr bool check_bounds() noexcept {
        code_word least = 0;
        code_word most = 0;
        return read(least) && read(most) && least <= most;
    }

    /// Whether the code up to an end is one instruction that takes a character.
    [[nodiscard]] constexpr bool is_one_character(ssize end) const noexcept {
        if (at_ >= end) {
            return false;
        }
        switch (static_cast<opcode>(code_[at_])) {
        case opcode::any:
        case opcode::any_all: return at_ + 1 == end;
        case opcode::in:
        case opcode::in_ignore:
        case opcode::in_uni_ignore:
        case opcode::in_loc_ignore: return at_ + 1 < end && at_ + 1 + ssize{code_[at_ + 1]} == end;
        case opcode::literal:
        case opcode::not_literal:
        case opcode::literal_ignore:
        case opcode::not_literal_ignore:
        case opcode::literal_uni_ignore:
        case opcode::not_literal_uni_ignore:
        case opcode::literal_loc_ignore:
        case opcode::not_literal_loc_ignore: return at_ + 2 == end;
        default: return false;
        }
    }

    /// A set whose last word is the one before `next`.
    [[nodiscard]] constexpr bool check_set(opcode by, ssize next) noexcept {
        if (next <= at_ || !is(next - 1, opcode::failure)) {
            return false;
        }
        starved_ = !sets_.push({at_, by});
        while (!starved_ && at_ < next - 1) {
            const code_word* const item = code_ + at_;
            const ssize left = next - 1 - at_;
            const auto op = static_cast<opcode>(item[0]);
            if (op == opcode::bigcharset && left < 2 + 256 / 4) {
                return false;
            }
            const std::size_t size = item_size(item);
            if (size == 0 || size > static_cast<std::size_t>(left) ||
                (op == opcode::category && item[1] >= static_cast<code_word>(category::count)) ||
                (op == opcode::bigcharset && !check_blocks(item))) {
                return false;
            }
            at_ += static_cast<ssize>(size);
        }
        at_ = next;
        return !starved_;
    }

    /// Whether every block of a big set that a character is in is there.
    [[nodiscard]] static constexpr bool check_blocks(const code_word* item) noexcept {
        for (std::size_t high = 0; high < 256; ++high) {
            if (block_of(item + 2, high) >= item[1]) {
                return false;
            }
        }
        return true;
    }

    /// What is known of a pattern's beginning: flags, widths, and a prefix or a set.
    [[nodiscard]] constexpr bool check_info() noexcept {
        ssize next = 0;
        code_word flags = 0;
        code_word width = 0;
        if (!read_skip(next) || !read(flags) || !read(width) || !read(width) || at_ > next) {
            return false;
        }
        const bool prefix = (flags & info_prefix) != 0;
        const bool charset = (flags & info_charset) != 0;
        if ((flags & ~code_word{info_prefix | info_literal | info_charset}) != 0 ||
            (prefix && charset) || ((flags & info_literal) != 0 && !prefix)) {
            return false;
        }
        if (charset) {
            return check_set(opcode::in, next);
        }
        return (!prefix || check_prefix(next)) && at_ == next;
    }

    /// A prefix: how long, how much of it the search leaves to the code, its characters, and how
    /// far each beginning of it overlaps with itself.
    [[nodiscard]] constexpr bool check_prefix(ssize next) noexcept {
        if (next - at_ < 2) {
            return false;
        }
        const ssize length = code_[at_];
        const ssize skipped = code_[at_ + 1];
        at_ += 2;
        if (next - at_ != 2 * length || skipped > length || 2 * skipped > end_ - next) {
            return false;
        }
        for (ssize i = 0; i < length; ++i) {
            if (ssize{code_[at_ + length + i]} > i ||
                (i < skipped && (!is(next + 2 * i, opcode::literal) ||
                                 code_[next + 2 * i + 1] != code_[at_ + i]))) {
                return false;
            }
        }
        at_ = next;
        return true;
    }

    const code_word* code_;
    ssize at_ = 0;
    ssize end_;
    ssize groups_;
    ssize mark_count_ = 0;
    bool jumped_ = false;  ///< the region that has been read ends with a jump
    bool starved_ = false; ///< there was no memory
    growing_stack<region, 8> regions_;
    growing_stack<set_place, 8> sets_;
};

} // namespace stasis::library::detail::sre
