// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_engine.hpp: runs the code of a pattern at one place of a text.
// Promises: the matches and groups of CPython 3.11, in its order of attempts. It never calls
// itself: what it may go back to is on a stack of its own, and a stack without memory is
// MemoryError. A tail that can't begin with the character that is there isn't tried. CPython 3.11:
// SRE(match), SRE(count), SRE(at) (Modules/_sre/sre_lib.h).
#pragma once

#include <stasis/library/detail/sre_reader.hpp>

namespace stasis::library::detail::sre {

/// Runs code on texts of one width.
template <class Character>
class engine : public reader<Character> {
    using base = reader<Character>;
    using base::behind_marks;
    using base::count;
    using base::end_;
    using base::in_;
    using base::is;
    using base::is_at;
    using base::may_begin;
    using base::takes;

public:
    using base::set_has_at;

    constexpr engine(search_state& of, const program& code, const Character* in) noexcept
        : base(code, in, of.end), state_(of) {}

    /// Whether the code matches at state.at; if so, that becomes where the match ends. `whole` says
    /// whether match_all and must_advance count.
    [[nodiscard]] constexpr outcome match(const code_word* from, bool whole) noexcept {
        state_.places.cut(0);
        state_.kept.cut(0);
        state_.repeat = -1;
        state_.group = -1;
        whole_ = whole;
        code_ = from;
        at_ = state_.at;
        if (is(code_, opcode::info)) {
            if (end_ - at_ < ssize{code_[3]}) {
                return outcome::failed;
            }
            code_ += 1 + code_[1];
        }
        for (;;) {
            next what = forward();
            if (what == next::back) {
                what = backward();
            }
            switch (what) {
            case next::go: break;
            case next::starved: return outcome::no_memory;
            case next::over: state_.at = at_; return outcome::matched;
            case next::back: return outcome::failed;
            }
        }
    }

private:
    /// How an instruction ends.
    enum class next { go, back, over, starved };

    // ---- groups --------------------------------------------------------------------------------

    constexpr void set_mark(code_word mark, ssize at) noexcept {
        const auto index = static_cast<int>(mark);
        if ((index & 1) != 0) {
            state_.lastindex = index / 2 + 1;
        }
        ssize* const marks = state_.room.data();
        if (index > state_.lastmark) {
            for (int i = state_.lastmark + 1; i < index; ++i) {
                marks[i] = -1;
            }
            state_.lastmark = index;
        }
        marks[index] = at;
    }

    /// Whether a group's text is next, compared by a function; `at` moves behind it.
    template <class Same>
    [[nodiscard]] constexpr bool match_group(code_word group, ssize& at,
                                             const Same& same) const noexcept {
        ssize from = 0;
        ssize to = 0;
        if (!state_.find_group(group, from, to) || to < from || to - from > end_ - at) {
            return false;
        }
        for (; from < to; ++from, ++at) {
            if (!same(in_[from], in_[at])) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] constexpr bool match_group(opcode by, code_word group, ssize& at) const noexcept {
        switch (by) {
        case opcode::groupref_uni_ignore:
            return match_group(group, at, [](char32_t a, char32_t b) {
                return lower_unicode(a) == lower_unicode(b);
            });
        case opcode::groupref:
            return match_group(group, at, [](char32_t a, char32_t b) { return a == b; });
        default:
            return match_group(
                group, at, [](char32_t a, char32_t b) { return lower_ascii(a) == lower_ascii(b); });
        }
    }

    // ---- places --------------------------------------------------------------------------------

    /// Leaves a place, which keeps lastmark and, if asked, the marks; false: there is no memory.
    [[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool leave(place made, bool keeps) noexcept {
        made.lastmark = state_.lastmark;
        made.lastindex = state_.lastindex;
        made.marks = state_.kept.size();
        made.keeps_marks = keeps;
        return (!keeps || keep_marks()) && state_.places.push(made);
    }

    [[nodiscard]] constexpr bool keep_marks() noexcept {
        for (int i = 0; i <= state_.lastmark; ++i) {
            if (!state_.kept.push(state_.room.data()[i])) {
                return false;
            }
        }
        return true;
    }

    /// The marks are as they were at a place, which still keeps them.
    STASIS_ALWAYS_INLINE constexpr void restore(const place& from) noexcept {
        if (from.keeps_marks) {
            for (int i = 0; i <= from.lastmark; ++i) {
                state_.room.data()[i] = state_.kept[from.marks + i];
            }
        }
        state_.kept.cut(kept_end(from));
        state_.lastmark = from.lastmark;
        state_.lastindex = from.lastindex;
    }

    [[nodiscard]] static constexpr ssize kept_end(const place& of) noexcept {
        return of.marks + (of.keeps_marks ? of.lastmark + 1 : 0);
    }

    /// The last place keeps no marks any more.
    constexpr void forget_marks(place& last) noexcept {
        state_.kept.cut(last.marks);
        last.keeps_marks = false;
    }

    /// Drops the last place, and the marks that it keeps.
    STASIS_ALWAYS_INLINE constexpr void drop() noexcept {
        state_.kept.cut(state_.places.top().marks);
        state_.places.cut(state_.places.size() - 1);
    }

    /// Begins a piece that ends by itself, with opcode::success.
    [[nodiscard]] constexpr next begin_group(place made, const code_word* inside, ssize at,
                                             bool keeps = false) noexcept {
        made.other = state_.group;
        made.repeat = state_.repeat;
        if (!leave(made, keeps)) {
            return next::starved;
        }
        state_.group = state_.places.size() - 1;
        return go(inside, at);
    }

    /// Leaves the innermost such piece for the one around it.
    constexpr void end_group() noexcept {
        state_.group = state_.places.top().other;
        drop();
    }

    constexpr next go(const code_word* code, ssize at) noexcept {
        code_ = code;
        at_ = at;
        return next::go;
    }

    /// Whether the code may end at an index.
    [[nodiscard]] constexpr bool may_end(ssize at) const noexcept {
        return !whole_ || state_.group >= 0 ||
               !((state_.match_all && at != end_) || (state_.must_advance && at == state_.start));
    }

    // ---- instructions --------------------------------------------------------------------------

    /// Runs instructions up to one that fails or ends the match.
    [[nodiscard]] constexpr next forward() noexcept {
        const code_word* code = code_;
        ssize at = at_;
        const Character* const in = in_;
        const ssize end = end_;
        for (;;) {
            const auto op = static_cast<opcode>(*code++);
            switch (op) {
            case opcode::mark: set_mark(*code++, at); break;
            case opcode::literal:
                if (at >= end || in[at] != *code) {
                    return next::back;
                }
                ++code;
                ++at;
                break;
            case opcode::in:
                if (at >= end || !set_has_at(code + 1, at)) {
                    return next::back;
                }
                code += *code;
                ++at;
                break;
            case opcode::any:
                if (at >= end || in[at] == '\n') {
                    return next::back;
                }
                ++at;
                break;
            case opcode::any_all:
                if (at >= end) {
                    return next::back;
                }
                ++at;
                break;
            case opcode::in_ignore:
            case opcode::in_uni_ignore:
            case opcode::in_loc_ignore:
                if (!takes(code - 1, at)) {
                    return next::back;
                }
                code += *code;
                ++at;
                break;
            case opcode::not_literal:
            case opcode::literal_ignore:
            case opcode::not_literal_ignore:
            case opcode::literal_uni_ignore:
            case opcode::not_literal_uni_ignore:
            case opcode::literal_loc_ignore:
            case opcode::not_literal_loc_ignore:
                if (!takes(code - 1, at)) {
                    return next::back;
                }
                ++code;
                ++at;
                break;
            case opcode::at:
                if (!is_at(at, *code)) {
                    return next::back;
                }
                ++code;
                break;
            case opcode::jump:
            case opcode::info: code += *code; break;
            case opcode::failure: return next::back;
            case opcode::groupref:
            case opcode::groupref_ignore:
            case opcode::groupref_uni_ignore:
            case opcode::groupref_loc_ignore:
                if (!match_group(op, *code, at)) {
                    return next::back;
                }
                ++code;
                break;
            case opcode::groupref_exists: {
                ssize from = 0;
                ssize to = 0;
                code += state_.find_group(*code, from, to) && from <= to ? 2 : code[1];
                break;
            }
            default: {
                const next what = run_structure(op, code, at);
                if (what != next::go) {
                    return what;
                }
                code = code_;
                at = at_;
                break;
            }
            }
        }
    }

    /// Runs an instruction that leaves places, or returns to one. `code` is behind the opcode.
    [[nodiscard]] STASIS_ALWAYS_INLINE constexpr next
    run_structure(opcode op, const code_word* code, ssize at) noexcept {
        switch (op) {
        case opcode::success: return end_piece(at);
        case opcode::branch: return begin_branch(code, at);
        case opcode::repeat_one: return begin_repeat_one(code, at);
        case opcode::min_repeat_one: return begin_min_repeat_one(code, at);
        case opcode::possessive_repeat_one: {
            const ssize taken = count(code + 3, at, code[2]);
            return taken < ssize{code[1]} ? next::back : go(code + code[0], at + taken);
        }
        case opcode::repeat:
            if (!leave(place::of(choice::repeat, code, at, -1, state_.repeat), false)) {
                return next::starved;
            }
            state_.repeat = state_.places.size() - 1;
            return go(code + code[0], at);
        case opcode::max_until: return end_turn(code, at, true);
        case opcode::min_until: return end_turn(code, at, false);
        case opcode::possessive_repeat:
            return begin_group(place::of(choice::possessive_required, code, -1), code + 3, at) ==
                           next::starved
                       ? next::starved
                       : repeat_possessively(at);
        case opcode::atomic_group:
            return begin_group(place::of(choice::atomic_group, code, at), code + 1, at);
        case opcode::assert_that:
            return at < ssize{code[1]} ? next::back
                                       : begin_group(place::of(choice::assertion, code, at),
                                                     code + 2, at - ssize{code[1]});
        default: // assert_not
            return at < ssize{code[1]}
                       ? go(code + code[0], at)
                       : begin_group(place::of(choice::negative_assertion, code, at), code + 2,
                                     at - ssize{code[1]}, state_.repeat >= 0);
        }
    }

    /// opcode::success: the end of a piece, or of all.
    [[nodiscard]] constexpr next end_piece(ssize at) noexcept {
        if (!may_end(at)) {
            return next::back;
        }
        at_ = at;
        if (state_.group < 0) {
            return next::over;
        }
        // Whatever the piece could go back to isn't gone back to any more.
        state_.places.cut(state_.group + 1);
        const place of = state_.places.top();
        state_.repeat = of.repeat;
        state_.kept.cut(kept_end(of));
        switch (of.kind) {
        case choice::assertion: end_group(); return go(of.code + of.code[0], of.at);
        case choice::negative_assertion: end_group(); return next::back;
        case choice::atomic_group: end_group(); return go(of.code + of.code[0], at);
        default: ++state_.places.top().count; return repeat_possessively(at);
        }
    }

    /// The next turn of the possessive repeat whose place is the last one, or its tail.
    [[nodiscard]] constexpr next repeat_possessively(ssize at) noexcept {
        place of = state_.places.top();
        const ssize turns = of.count;
        if (turns < ssize{of.code[1]}) {
            return go(of.code + 3, at);
        }
        const code_word* const tail = of.code + of.code[0] + 1;
        if ((turns >= ssize{of.code[2]} && of.code[2] != unbounded) || at == of.at) {
            end_group();
            return go(tail, at);
        }
        // The place keeps what there was before this turn.
        const ssize around = of.other;
        state_.group = around;
        drop();
        of.kind = choice::possessive_turn;
        of.at = at;
        return begin_group(of, of.code + 3, at, true);
    }

    /// An alternative that may match where a branch begins, from `code` on; null: there is none.
    [[nodiscard]] constexpr const code_word* find_alternative(const code_word* code,
                                                              ssize at) const noexcept {
        while (code[0] != 0 && !may_begin(code + 1, at)) {
            code += code[0];
        }
        return code[0] != 0 ? code : nullptr;
    }

    [[nodiscard]] constexpr next begin_branch(const code_word* code, ssize at) noexcept {
        const code_word* const found = find_alternative(code, at);
        if (found == nullptr) {
            return next::back;
        }
        if (!leave(place::of(choice::branch, found + found[0], at), state_.repeat >= 0)) {
            return next::starved;
        }
        return go(found + 1, at);
    }

    [[nodiscard]] constexpr next begin_repeat_one(const code_word* code, ssize at) noexcept {
        if (ssize{code[1]} > end_ - at) {
            return next::back;
        }
        const ssize least = at + ssize{code[1]};
        const ssize most = at + count(code + 3, at, code[2]);
        if (most < least) {
            return next::back;
        }
        const code_word* const tail = code + code[0];
        if (is(tail, opcode::success) && may_end(most)) {
            return go(tail, most);
        }
        const ssize found = find_shorter(tail, most, least);
        if (found < least) {
            return next::back;
        }
        if (found > least &&
            !leave(place::of(choice::repeat_one, tail, found, 0, -1, least), state_.repeat >= 0)) {
            return next::starved;
        }
        return go(tail, found);
    }

    /// The last index, from `at` down to `least`, at which a tail may begin; or less than that.
    [[nodiscard]] STASIS_ALWAYS_INLINE constexpr ssize find_shorter(const code_word* tail, ssize at,
                                                                    ssize least) const noexcept {
        const code_word* const first = behind_marks(tail);
        if (is(first, opcode::literal)) {
            const code_word literal = first[1];
            at -= at == end_ ? 1 : 0;
            while (at >= least && in_[at] != literal) {
                --at;
            }
        } else if (is(first, opcode::in)) {
            while (at >= least && !may_begin(first, at)) {
                --at;
            }
        }
        return at;
    }

    [[nodiscard]] constexpr next begin_min_repeat_one(const code_word* code, ssize at) noexcept {
        const ssize least = code[1];
        if (least > end_ - at || count(code + 3, at, code[1]) < least) {
            return next::back;
        }
        at += least;
        const code_word* const tail = code + code[0];
        if (is(tail, opcode::success) && may_end(at)) {
            return go(tail, at);
        }
        const ssize stop = find_longer(code, at, least);
        if (stop < 0) {
            return next::back;
        }
        if (!leave(place::of(choice::min_repeat_one, code, stop, least + (stop - at)),
                   state_.repeat >= 0)) {
            return next::starved;
        }
        return go(tail, stop);
    }

    /// The first index, from `at` on, at which the tail of a repeat may begin that has taken
    /// `turns` characters before it; -1: there is none.
    [[nodiscard]] constexpr ssize find_longer(const code_word* code, ssize at,
                                              ssize turns) const noexcept {
        const code_word* const first = behind_marks(code + code[0]);
        const ssize left = code[2] == unbounded ? end_ - at : ssize{code[2]} - turns;
        const ssize stop = left < end_ - at ? at + left : end_;
        while (!may_begin(first, at)) {
            if (at >= stop || !takes(code + 3, at)) {
                return -1;
            }
            ++at;
        }
        return at;
    }

    // ---- repeats -------------------------------------------------------------------------------

    /// opcode::max_until, opcode::min_until: a turn of the innermost repeat has ended, or none has
    /// begun yet. The tail begins at `code`.
    [[nodiscard]] constexpr next end_turn(const code_word* tail, ssize at, bool most) noexcept {
        const ssize index = state_.repeat;
        place& of = state_.places[index];
        const ssize turns = of.count + 1;
        const code_word* const inside = of.code + 3;
        place made = place::of(choice::until_tail, tail, at, turns, index);
        if (turns < ssize{of.code[1]}) {
            of.count = turns;
            made.kind = choice::until_required;
            return leave(made, false) ? go(inside, at) : next::starved;
        }
        if (most && (turns < ssize{of.code[2]} || of.code[2] == unbounded) && at != of.other) {
            of.count = turns;
            made.other = of.other;
            made.kind = choice::max_until_turn;
            of.other = at; // a turn that takes nothing is the last one
            return leave(made, true) ? go(inside, at) : next::starved;
        }
        state_.repeat = of.repeat;
        made.kind = most ? choice::until_tail : choice::min_until_tail;
        return leave(made, !most && state_.repeat >= 0) ? go(tail, at) : next::starved;
    }

    /// The tail of a reluctant repeat has failed: one more turn. False: there can't be one.
    [[nodiscard]] constexpr bool try_turn(place& last) noexcept {
        place& of = state_.places[last.repeat];
        state_.repeat = last.repeat;
        restore(last);
        if ((last.count >= ssize{of.code[2]} && of.code[2] != unbounded) || last.at == of.other) {
            return false;
        }
        forget_marks(last);
        of.count = last.count;
        last.other = of.other;
        of.other = last.at;
        last.kind = choice::min_until_turn;
        go(of.code + 3, last.at);
        return true;
    }

    // ---- the way back --------------------------------------------------------------------------

    /// Goes back to the last place from which there is another way; next::back: there is none.
    [[nodiscard]] constexpr next backward() noexcept {
        while (state_.places.size() != 0) {
            place& last = state_.places.top();
            if (resume(last)) {
                return next::go;
            }
            drop();
        }
        return next::back;
    }

    /// Whether there is another way from a place, which may have been changed to a later one.
    [[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool resume(place& last) noexcept {
        switch (last.kind) {
        case choice::branch: {
            restore(last);
            const code_word* const found = find_alternative(last.code, last.at);
            if (found == nullptr) {
                return false;
            }
            last.code = found + found[0];
            go(found + 1, last.at);
            return true;
        }
        case choice::repeat_one:
            restore(last);
            last.at = find_shorter(last.code, last.at - 1, last.other);
            go(last.code, last.at);
            return last.at >= last.other;
        case choice::min_repeat_one: return take_one_more(last);
        case choice::repeat: state_.repeat = last.repeat; return false;
        case choice::until_required:
            state_.places[last.repeat].count = last.count - 1;
            return false;
        case choice::max_until_turn: {
            place& of = state_.places[last.repeat];
            of.other = last.other;
            of.count = last.count - 1;
            restore(last);
            forget_marks(last);
            state_.repeat = of.repeat;
            last.kind = choice::until_tail;
            go(last.code, last.at);
            return true;
        }
        case choice::min_until_tail: return try_turn(last);
        case choice::min_until_turn: {
            place& of = state_.places[last.repeat];
            of.other = last.other;
            of.count = last.count - 1;
            return false;
        }
        case choice::until_tail: state_.repeat = last.repeat; return false;
        default: return leave_group(last);
        }
    }

    [[nodiscard]] constexpr bool take_one_more(place& last) noexcept {
        restore(last);
        const code_word* const code = last.code;
        if ((code[2] != unbounded && last.count >= ssize{code[2]}) || !takes(code + 3, last.at)) {
            return false;
        }
        const ssize found = find_longer(code, last.at + 1, last.count + 1);
        if (found < 0) {
            return false;
        }
        last.count += found - last.at;
        last.at = found;
        go(code + code[0], found);
        return true;
    }

    /// A piece that ends by itself has failed: whether that is what was wanted.
    [[nodiscard]] constexpr bool leave_group(place& last) noexcept {
        const bool turn = last.kind == choice::possessive_turn;
        if (!turn && last.kind != choice::negative_assertion) {
            state_.group = last.other;
            return false;
        }
        restore(last);
        go(last.code + last.code[0] + (turn ? 1 : 0), last.at);
        end_group();
        return true;
    }

    search_state& state_;
    const code_word* code_ = nullptr;
    ssize at_ = 0;
    bool whole_ = false;
};

} // namespace stasis::library::detail::sre
