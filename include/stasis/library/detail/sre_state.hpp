// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_state.hpp: what a search knows: the text, how far it is, and what it
// may go back to. CPython 3.11: SRE_STATE (Modules/_sre/sre.h), whose stack has a context for each
// nested piece of a pattern until the end; here what can't fail any more leaves nothing behind.
#pragma once

#include <stasis/library/detail/sre_characters.hpp>
#include <stasis/library/detail/sre_stack.hpp>
#include <stasis/state/scratch_room.hpp>

namespace stasis::library::detail::sre {

/// The code of a pattern, as it is run: the first word of each set is the number of its bits.
struct program {
    const code_word* words = nullptr;
    const code_word* original = nullptr; ///< the same, with the sets as they are
    const character_bits* bits = nullptr;
    ssize mark_count = 0;
};

enum class outcome { failed, matched, no_memory };

/// Why a place to go back to was left.
enum class choice : unsigned char {
    branch,              ///< there may be another alternative
    repeat_one,          ///< one character less
    min_repeat_one,      ///< one character more
    repeat,              ///< a repeat has begun: its number of turns and where the last one began
    until_required,      ///< one of the turns that there must be
    max_until_turn,      ///< one more turn than there must be: the tail is next
    min_until_tail,      ///< the tail: one more turn is next
    min_until_turn,      ///< that turn
    until_tail,          ///< the tail
    assertion,           ///< the code inside ends here
    negative_assertion,  ///< the same
    atomic_group,        ///< the same
    possessive_required, ///< the same, for a turn that there must be
    possessive_turn,     ///< the same, for another one
};

/// A place to go back to, or what has to be put right on the way back.
struct place {
    // Without first values, which a stack's room would be filled with.
    const code_word* code; ///< an operand, or where to go on
    ssize at;              ///< in the text
    ssize other;           ///< the least `at`; where the last turn began; the group around
    ssize count;           ///< of turns, or of characters
    ssize repeat;          ///< the place of the repeat that it belongs to
    ssize marks;           ///< how many kept marks there are below its own
    int lastmark;
    int lastindex;
    choice kind;
    bool keeps_marks;

    [[nodiscard]] static constexpr place of(choice kind, const code_word* code, ssize at,
                                            ssize count = 0, ssize repeat = -1,
                                            ssize other = -1) noexcept {
        return {code, at, other, count, repeat, 0, -1, -1, kind, false};
    }
};

/// A search in a text. Indexes count characters from the text's first one.
struct search_state {
    constexpr search_state(thread_state& thread, const program& code) noexcept
        : places(thread), kept(thread), room(thread, code.mark_count) {}

    /// The marks; null: there is no memory, and MemoryError is pending.
    [[nodiscard]] constexpr ssize* marks() noexcept { return room ? room.data() : nullptr; }

    /// Where a group begins and ends; false: it has matched nothing.
    [[nodiscard]] constexpr bool find_group(ssize index, ssize& from, ssize& to) noexcept {
        const ssize mark = 2 * index;
        if (mark >= lastmark || room.data()[mark] < 0 || room.data()[mark + 1] < 0) {
            return false;
        }
        from = room.data()[mark];
        to = room.data()[mark + 1];
        return true;
    }

    text in;
    ssize start = 0;           ///< where a match begins
    ssize at = 0;              ///< where it ends
    ssize end = 0;             ///< of what is searched
    bool match_all = false;    ///< a match must reach the end
    bool must_advance = false; ///< it mustn't be empty at the start
    int lastmark = -1;         ///< the marks above it aren't valid
    int lastindex = -1;
    ssize repeat = -1; ///< the place of the innermost repeat
    ssize group = -1;  ///< the place of the innermost piece that ends by itself
    growing_stack<place, 16> places;
    growing_stack<ssize, 32> kept;
    state::scratch_room<ssize, 32> room;
};

} // namespace stasis::library::detail::sre
