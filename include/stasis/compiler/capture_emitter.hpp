// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/capture_emitter.hpp: what patterns bind, and where they go when they don't match.
// CPython 3.11: pattern_context, pattern_helper_store_name, jump_to_fail_pop (Python/compile.c).
#pragma once

#include <stasis/compiler/group_emitter.hpp>

namespace stasis::compiler {

/// Keeps what patterns bind on the stack, below the value that is looked at, until all of a pattern
/// has matched.
class capture_emitter : public group_emitter {
protected:
    constexpr capture_emitter(source& in, syntax_tree& tree, scope_table& scopes,
                              const code_head& head) noexcept
        : group_emitter(in, tree, scopes, head), captured_(in.thread), failures_(in.thread) {}
    constexpr ~capture_emitter() = default;

    /// What is known while one case, or one alternative, is emitted.
    struct attempt {
        std::size_t captured = 0; ///< where its names begin in captured_
        std::size_t failures = 0; ///< ... and its labels in failures_
        std::size_t on_top = 0;   ///< values on the stack above those that have names
        bool irrefutable = false; ///< it may match everything
    };

    constexpr attempt begin_attempt(bool irrefutable) noexcept {
        const attempt before = now_;
        now_ = {captured_.size(), failures_.size(), 0, irrefutable};
        return before;
    }
    /// Forgets its names.
    constexpr void end_attempt(const attempt& before) noexcept {
        while (captured_.size() > now_.captured) {
            captured_.pop();
        }
        now_ = before;
    }

    [[nodiscard]] constexpr std::size_t captures() noexcept {
        return captured_.size() - now_.captured;
    }

    constexpr bool add_int(std::size_t number, const span& where) noexcept {
        object* const held = in_.keep(owned::take(make_int(static_cast<std::int64_t>(number))));
        return held != nullptr && unit_.add_constant(held, where);
    }

    /// There is a label for each number of values that are to be popped.
    constexpr bool fail(op how, const span& where) noexcept {
        const std::size_t pops = now_.on_top + captures();
        return has_failure(pops) && jump(how, failures_[now_.failures + pops], where);
    }
    constexpr bool has_failure(std::size_t pops) noexcept {
        while (failures_.size() <= now_.failures + pops) {
            if (!failures_.push(unit_.new_label())) {
                return false;
            }
        }
        return true;
    }
    /// Where what has failed goes.
    constexpr bool place_failures() noexcept {
        while (failures_.size() > now_.failures) {
            const bool last = failures_.size() == now_.failures + 1;
            if (!label(failures_.pop()) || (!last && !add(op::POP_TOP, nowhere))) {
                return false;
            }
        }
        return true;
    }

    /// Moves the topmost value below so many, itself among them.
    constexpr bool sink(std::size_t count, const span& where) noexcept {
        for (; count > 1; --count) {
            if (!add(op::SWAP, where, static_cast<unsigned>(count))) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] static constexpr bool is_wildcard(const node& of) noexcept {
        return of.kind == node_kind::match_as && of.held == nullptr;
    }

    constexpr bool refuse(const span& where, const char* why) noexcept {
        in_.refuse(where, why);
        return false;
    }

    [[nodiscard]] constexpr bool is_captured(const object* name) noexcept {
        for (std::size_t i = now_.captured; i < captured_.size(); ++i) {
            if (text_of(captured_[i]) == text_of(name)) {
                return true;
            }
        }
        return false;
    }
    constexpr bool note_capture(object* name) noexcept {
        if (is_captured(name)) {
            in_.refuse(last_, "multiple assignments to name '", name, "' in pattern");
            return false;
        }
        return captured_.push(name);
    }
    /// Keeps the topmost value for a name; null: it has none.
    constexpr bool capture(object* name, const span& where) noexcept {
        if (name == nullptr) {
            return add(op::POP_TOP, where);
        }
        return writable(name, where) && sink(now_.on_top + captures() + 1, where) &&
               note_capture(name);
    }

    row<object*> captured_; ///< names, the lowest on the stack first
    row<label_id> failures_;
    attempt now_;
    span last_{}; ///< the pattern that was begun last, which errors are about
};

} // namespace stasis::compiler
