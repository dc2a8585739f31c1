// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/token_reader.hpp: reads tokens one after the other, and makes nodes of what was
// read.
#pragma once

#include <stasis/compiler/node.hpp>
#include <stasis/compiler/tokenizer.hpp>
#include <stasis/state/counted_call.hpp>

namespace stasis::compiler {

/// What the parts of the parser have in common. Where something gives a node, 0 says that the text
/// is no Python, or that an exception is pending: about what a literal spells, or of another kind.
/// What is wrong with a text that is no Python is found by another reader: statement_checker.
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
    /// A name's characters, kept; null: an exception is pending.
    constexpr str_object* keep_name(const token& of) noexcept {
        return in_.keep_word(of.from, of.to);
    }
    constexpr str_object* accept_name() noexcept {
        return is(token_kind::name) ? keep_name(take()) : nullptr;
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
