// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/match_emitter.hpp: the instructions of `match`.
// CPython 3.11: compiler_match (Python/compile.c).
#pragma once

#include <stasis/compiler/pattern_emitter.hpp>

namespace stasis::compiler {

/// Emits `match`.
class match_emitter : public pattern_emitter {
protected:
    using pattern_emitter::pattern_emitter;
    constexpr ~match_emitter() = default;

private:
    constexpr bool matching(const node& of) noexcept final {
        const label_id end = unit_.new_label();
        const std::size_t count = of.items.count;
        const node last = tree_[tree_.item(of.items, count - 1)];
        // A wildcard at the end needs no value.
        const std::size_t asked = count - (count > 1 && is_wildcard(tree_[last.a]) ? 1 : 0);
        if (!visit(of.a)) {
            return false;
        }
        for (std::size_t i = 0; i < asked; ++i) {
            const node each = tree_[tree_.item(of.items, i)];
            if (!one_case(each, i + 1 < asked, i + 1 == count, end)) {
                return false;
            }
        }
        if (asked < count && (!add(op::NOP, tree_[last.a].where) ||
                              (last.b != 0 && !jump_if(last.b, end, false)) || !each(last.items))) {
            return false;
        }
        return label(end);
    }

    /// `more`: others follow that need the value. `last`: none follow at all.
    constexpr bool one_case(const node& of, bool more, bool last, label_id end) noexcept {
        const span where = tree_[of.a].where;
        const attempt before = begin_attempt(of.b != 0 || last);
        if ((more && !add(op::COPY, where, 1)) || !pattern(of.a)) {
            return false;
        }
        for (std::size_t i = now_.captured; i < captured_.size(); ++i) {
            if (!name(access::store, captured_[i], where)) {
                return false;
            }
        }
        while (captured_.size() > now_.captured) {
            captured_.pop();
        }
        if (of.b != 0 && (!has_failure(0) || !jump_if(of.b, failures_[now_.failures], false))) {
            return false;
        }
        if ((more && !add(op::POP_TOP, where)) || !each(of.items) ||
            !jump(op::JUMP_FORWARD, end, {{0, 0}, {0, 0}}) || !place_failures()) {
            return false;
        }
        end_attempt(before);
        return true;
    }
};

} // namespace stasis::compiler
