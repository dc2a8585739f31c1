// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/token_checker.hpp: reads the tokens of a text that is no Python, to find what to
// say of it.
// Promises: what CPython's parser says, where it says it. It asks its rules in order, goes back
// where one doesn't fit, and remembers what some of them found; the rules of what is wrong with a
// text are asked only when the others have failed. So do these: a rule that fits gives a node, or
// true, and stands behind it; else 0, or false, and the place is as before. CPython 3.11:
// Parser/pegen.c, Parser/pegen_errors.c.
#pragma once

#include <stasis/compiler/call_parser.hpp>

namespace stasis::compiler {

/// The rules of which the results are remembered; CPython's are the same, since what is remembered
/// is not asked again for what is wrong with it.
enum class checked_rule : unsigned char {
    expression,
    star_expression,
    wrong_named,
    disjunction,
    conjunction,
    inversion,
    bit_or, // and the five that bind more tightly
    last_binary = bit_or + 5,
    factor,
    await_primary,
    primary,
    strings,
    arguments,
    star_target,
    target_with_star_atom,
    target_primary,
    delete_target,
    simple_statement,
    block,
    closed_pattern,
    star_pattern,
};

/// What all rules have in common.
class token_checker {
public:
    token_checker(const token_checker&) = delete;
    token_checker& operator=(const token_checker&) = delete;

protected:
    constexpr token_checker(source& in, row<token>& tokens) noexcept
        : in_(in), tokens_(tokens), tree_(in.thread), memos_(in.thread), heads_(in.thread) {}
    constexpr ~token_checker() = default;

    /// Begins at the first token, with or without the rules of what is wrong; false: MemoryError is
    /// pending.
    constexpr bool restart(bool asks_what_is_wrong) noexcept {
        at_ = 0;
        asks_ = asks_what_is_wrong;
        while (memos_.size() > 1) {
            memos_.pop();
        }
        bool kept = memos_.size() == 1 || memos_.push({});
        for (std::size_t i = 0; kept && i < tokens_.size(); ++i) {
            if (i < heads_.size()) {
                heads_[i] = 0;
            } else {
                kept = heads_.push(0);
            }
        }
        return kept;
    }

    /// Whether there is nothing more to find: an error is pending, or an f-string has one.
    [[nodiscard]] constexpr bool ended() const noexcept {
        return in_.failed() || in_.broken_field.found;
    }

    /// Whether the next token is of a kind. To look at one is to have come so far: what can't be a
    /// token is an error then, and so is the end of a text within brackets.
    constexpr bool is(token_kind kind) noexcept {
        if (ended()) {
            return false;
        }
        if (at_ >= reached_) {
            reached_ = at_ + 1;
            if (tokens_[at_].kind == token_kind::refused) {
                in_.raise_refusal();
                return false;
            }
            if (tokens_[at_].kind == token_kind::end && in_.unclosed.where.line != 0) {
                show_lines();
                in_.refuse_unclosed();
                return false;
            }
        }
        return tokens_[at_].kind == kind;
    }
    template <class... Kinds>
    constexpr bool is_any(Kinds... kinds) noexcept {
        return (is(kinds) || ...);
    }
    constexpr bool accept(token_kind kind) noexcept {
        if (!is(kind)) {
            return false;
        }
        at_ += at_ + 1 < tokens_.size() ? 1 : 0;
        return true;
    }
    template <class... Kinds>
    constexpr bool accept_any(Kinds... kinds) noexcept {
        return (accept(kinds) || ...);
    }
    /// A token that can't but follow: if it doesn't, that is an error at once.
    constexpr bool force(token_kind kind, const char* why) noexcept {
        return accept(kind) || (refuse(where_of(at_), why), false);
    }
    /// A name that is a keyword in its place.
    [[nodiscard]] constexpr bool is_word(const char* word) noexcept {
        return is(token_kind::name) && spelling_of(at_) == text{word};
    }
    constexpr bool accept_word(const char* word) noexcept {
        return is_word(word) && accept(token_kind::name);
    }
    /// A name with which such a keyword begins: CPython compares no more of that
    /// (_PyPegen_soft_keyword_token).
    constexpr bool accept_word_beginning() noexcept {
        if (!is(token_kind::name)) {
            return false;
        }
        const text spelled = spelling_of(at_);
        for (const text word : {text{"_"}, text{"case"}, text{"match"}}) {
            if (spelled.size <= word.size && word.part(0, spelled.size) == spelled) {
                return accept(token_kind::name);
            }
        }
        return false;
    }
    [[nodiscard]] constexpr text spelling_of(std::size_t at) noexcept {
        return in_.characters.part(tokens_[at].from, tokens_[at].to);
    }

    /// What `read` gives; if that is nothing, the place is as before.
    template <class Read>
    constexpr auto attempt(Read read) noexcept {
        const std::size_t from = at_;
        const std::size_t open = tree_.begin();
        auto made = read();
        if (!made) {
            at_ = from;
            tree_.drop(open);
        }
        return made;
    }
    /// Whether `read` would give something; the place stays.
    template <class Read>
    constexpr bool follows(Read read) noexcept {
        const std::size_t from = at_;
        const bool found = static_cast<bool>(attempt(read));
        at_ = from;
        return found;
    }
    /// The same as attempt(), once for each place and rule.
    template <class Read>
    constexpr node_id remembered(checked_rule of, Read read) noexcept {
        return remembered(static_cast<unsigned>(of), read);
    }
    template <class Read>
    constexpr node_id remembered(unsigned of, Read read) noexcept {
        const std::size_t from = at_;
        for (std::uint32_t i = heads_[from]; i != 0; i = memos_[i].next) {
            if (memos_[i].of == of) {
                at_ = memos_[i].behind;
                return memos_[i].made;
            }
        }
        const node_id made = attempt(read);
        if (ended() || !memos_.push({of, made, at_, heads_[from]})) {
            return 0;
        }
        heads_[from] = static_cast<std::uint32_t>(memos_.size() - 1);
        return made;
    }
    /// As often as it fits.
    template <class Read>
    constexpr bool repeated(Read read) noexcept {
        while (attempt(read)) {
        }
        return true;
    }
    template <class Read>
    constexpr bool at_least_once(Read read) noexcept {
        return attempt(read) && repeated(read);
    }
    /// Once or more often, with tokens between.
    template <class Read>
    constexpr bool separated(token_kind by, Read read) noexcept {
        return attempt(read) && repeated([&] { return accept(by) && read(); });
    }
    /// It fits, or it isn't there.
    template <class Read>
    constexpr bool maybe(Read read) noexcept {
        static_cast<void>(attempt(read));
        return true;
    }

    /// Where a token is; one that has no characters has no column.
    [[nodiscard]] constexpr span where_of(std::size_t at) noexcept {
        const token& of = tokens_[at];
        return in_.is_empty(of) ? span{{of.where.begin.line, -1}, {of.where.end.line, -1}}
                                : of.where;
    }
    [[nodiscard]] constexpr const span& where_of_last() noexcept { return tokens_[at_ - 1].where; }

    /// A node of what was read since that token.
    constexpr node_id finish(std::size_t from, node made) noexcept {
        made.where = {tokens_[from].where.begin, where_of_last().end};
        return tree_.add(made);
    }

    template <class... Parts>
    constexpr node_id refuse(const span& where, Parts... parts) noexcept {
        return refuse_as(syntax_error_type, where, parts...);
    }
    template <class... Parts>
    constexpr node_id refuse_as(const type_object& type, const span& where,
                                Parts... parts) noexcept {
        if (!ended()) {
            show_lines();
            in_.refuse_as(type, where, parts...);
        }
        return 0;
    }
    template <class... Parts>
    constexpr node_id refuse_at(node_id about, Parts... parts) noexcept {
        return refuse(tree_[about].where, parts...);
    }
    /// ... from one node to another.
    template <class... Parts>
    constexpr node_id refuse_from(node_id first, node_id last, Parts... parts) noexcept {
        return refuse({tree_[first].where.begin, tree_[last].where.end}, parts...);
    }
    /// ... from a node to the token behind which this stands.
    template <class... Parts>
    constexpr node_id refuse_to_last(node_id first, Parts... parts) noexcept {
        return refuse({tree_[first].where.begin, where_of_last().end}, parts...);
    }
    /// ... from there to where the last token ends at which anything has looked.
    template <class... Parts>
    constexpr node_id refuse_to_reached(const place& begin, Parts... parts) noexcept {
        const place& end = tokens_[reached_ - 1].where.end;
        return refuse({begin, {end.line, end.column - 1}}, parts...);
    }
    /// ... at the last token at which anything has looked.
    template <class... Parts>
    constexpr node_id refuse_reached(const type_object& type, Parts... parts) noexcept {
        return refuse_as(type, in_.place_before(tokens_[reached_ - 1]), parts...);
    }
    constexpr node_id refuse_reached(const char* why) noexcept {
        return refuse_reached(syntax_error_type, why);
    }

    /// Lines that are joined with the one that was read last, by a string or a backslash, are shown
    /// with it.
    constexpr void show_lines() noexcept {
        int first = tokens_[reached_ - 1].where.end.line;
        in_.shown_line = first;
        for (std::size_t i = reached_; i > 0 && tokens_[i - 1].where.end.line >= first; --i) {
            const token& of = tokens_[i - 1];
            const bool several_lines =
                of.kind == token_kind::string && of.where.begin.line < of.where.end.line;
            if (several_lines) {
                first = of.where.begin.line;
            }
            const ssize begin = of.from - of.where.begin.column;
            const token before = i >= 2 ? tokens_[i - 2] : token{};
            const bool goes_on = before.kind != token_kind::end && before.where.end.line < first &&
                                 before.kind != token_kind::newline &&
                                 before.kind != token_kind::indent &&
                                 before.kind != token_kind::dedent;
            if (goes_on && of.where.begin.line == first && begin >= 2 &&
                in_.at(begin - 1) == '\n' && in_.at(begin - 2) == '\\') {
                --first;
            }
        }
        in_.shown_from = first;
    }

    source& in_;
    row<token>& tokens_;
    syntax_tree tree_;
    std::size_t at_ = 0;
    std::size_t reached_ = 0; ///< behind the last token at which anything has looked
    bool asks_ = false;       ///< the rules of what is wrong are asked

private:
    struct memo {
        unsigned of = 0;
        node_id made = 0;
        std::size_t behind = 0;
        std::uint32_t next = 0;
    };

    row<memo> memos_;
    row<std::uint32_t> heads_; ///< for each token its memos; 0: there is none
};

} // namespace stasis::compiler
