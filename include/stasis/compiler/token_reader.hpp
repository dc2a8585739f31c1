// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/token_reader.hpp: reads tokens one after the other, and makes nodes of what was
// read.
#pragma once

#include <stasis/compiler/node.hpp>
#include <stasis/compiler/tokenizer.hpp>
#include <stasis/state/counted_call.hpp>

namespace stasis::compiler {

/// What the parts of the parser have in common. Where something gives a node, 0 says that an
/// exception is pending.
class token_reader {
public:
    constexpr token_reader(source& in, syntax_tree& tree, row<token>& tokens) noexcept
        : in_(in), tree_(tree), tokens_(tokens) {}

protected:
    [[nodiscard]] constexpr const token& peek(std::size_t ahead = 0) noexcept {
        const std::size_t at = at_ + ahead;
        return tokens_[at < tokens_.size() ? at : tokens_.size() - 1];
    }
    [[nodiscard]] constexpr bool is(token_kind kind) noexcept { return peek().kind == kind; }
    constexpr const token& take() noexcept {
        const token& taken = peek();
        switch (taken.kind) {
        case token_kind::newline:
        case token_kind::indent:
        case token_kind::dedent: break;
        default: last_ = taken.where;
        }
        at_ += at_ + 1 < tokens_.size() ? 1 : 0;
        return taken;
    }
    constexpr bool accept(token_kind kind) noexcept {
        if (!is(kind)) {
            return false;
        }
        take();
        return true;
    }
    /// False: there is another token, and SyntaxError is pending.
    constexpr bool expect(token_kind kind) noexcept {
        if (accept(kind)) {
            return true;
        }
        if (kind == token_kind::colon) {
            refuse("expected ':'");
        } else {
            refuse_syntax();
        }
        return false;
    }

    /// Whether what comes next is no token: then the SyntaxError that says so is pending.
    constexpr bool is_refused() noexcept {
        if (!is(token_kind::refused)) {
            return false;
        }
        if (in_.refusal) {
            raise_object(in_.thread,
                         static_cast<exception_object*>(in_.refusal.release().data.object));
        }
        return true;
    }

    /// Raises a SyntaxError at the next token.
    constexpr node_id refuse(const char* why) noexcept {
        if (is_refused()) {
            return 0;
        }
        in_.refuse(is(token_kind::end) ? last_ : peek().where, why);
        return 0;
    }
    constexpr node_id refuse_syntax() noexcept {
        const place& at = peek().where.begin;
        if (is_refused()) {
            return 0;
        }
        if (is(token_kind::indent)) {
            in_.refusal = {};
            in_.refuse_as(indentation_error_type, {{at.line, at.column - 1}, {at.line, -2}},
                          "unexpected indent");
            return 0;
        }
        const place& open = in_.unclosed.where;
        if (open.line != 0 &&
            (at.line > open.line || is(token_kind::end) || is(token_kind::newline))) {
            in_.refuse({open, {open.line, -1}}, "'", in_.unclosed.character, "' was never closed");
            return 0;
        }
        return refuse("invalid syntax");
    }
    /// ... at the one that was taken last.
    constexpr node_id refuse_last(const char* why) noexcept {
        in_.refuse(last_, why);
        return 0;
    }
    constexpr node_id refuse_at(node_id about, const char* why) noexcept {
        in_.refuse(tree_[about].where, why);
        return 0;
    }

    /// A name's characters, kept; null: an exception is pending.
    constexpr str_object* keep_name(const token& of) noexcept {
        return in_.keep_word(of.from, of.to);
    }
    constexpr str_object* expect_name() noexcept {
        if (!is(token_kind::name)) {
            refuse_syntax();
            return nullptr;
        }
        return keep_name(take());
    }

    /// A node of what was read since then.
    constexpr node_id finish(const place& begin, node made) noexcept {
        made.where = {begin, last_.end};
        return tree_.add(made);
    }

    source& in_;
    syntax_tree& tree_;
    row<token>& tokens_;
    std::size_t at_ = 0;
    span last_;
};

} // namespace stasis::compiler
