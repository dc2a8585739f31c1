// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/group_emitter.hpp: the instructions of `try` with `except*`.
// CPython 3.11: compiler_try_star_except (Python/compile.c).
#pragma once

#include <stasis/compiler/block_emitter.hpp>

namespace stasis::compiler {

/// Emits handlers of exception groups.
class group_emitter : public block_emitter {
protected:
    using block_emitter::block_emitter;
    constexpr ~group_emitter() = default;

private:
    constexpr bool trying_groups(const node& of) noexcept final {
        const label_id raised = unit_.new_label();
        const label_id failed = unit_.new_label();
        const label_id behind = unit_.new_label();
        const label_id raises = unit_.new_label();
        const span first = tree_[tree_.item(of.more, 0)].where;
        if (!unit_.mark(block_mark::begin, raised) ||
            !open({.kind = block_kind::guarded, .where = of.where}) || !each(of.items) ||
            !close() || !unit_.mark(block_mark::end, 0) || !each(of.decorators) ||
            !jump(op::JUMP_FORWARD, behind, nowhere) || !label(raised) ||
            !unit_.mark(block_mark::cleanup, failed) || !add(op::PUSH_EXC_INFO, nowhere) ||
            !open({.kind = block_kind::group_handlers, .where = of.where}) ||
            !add(op::COPY, first, 1) || !add(op::BUILD_LIST, first, 0) ||
            !add(op::SWAP, first, 2)) {
            return false;
        }
        // The stack has the exception, a list of what handlers raise, and what none has handled.
        for (std::size_t i = 0; i < of.more.count; ++i) {
            if (!group_handler(tree_[tree_.item(of.more, i)])) {
                return false;
            }
        }
        return close() && add(op::LIST_APPEND, nowhere, 1) && add(op::PREP_RERAISE_STAR, nowhere) &&
               add(op::COPY, nowhere, 1) &&
               jump(op::POP_JUMP_FORWARD_IF_NOT_NONE, raises, nowhere) &&
               add(op::POP_TOP, nowhere) && unit_.mark(block_mark::end, 0) &&
               add(op::POP_EXCEPT, nowhere) && jump(op::JUMP_FORWARD, behind, nowhere) &&
               label(raises) && unit_.mark(block_mark::end, 0) && add(op::SWAP, nowhere, 2) &&
               add(op::POP_EXCEPT, nowhere) && add(op::RERAISE, nowhere, 0) && cleanup(failed) &&
               label(behind);
    }

    constexpr bool group_handler(const node& of) noexcept {
        const label_id failed = unit_.new_label();
        const label_id nothing = unit_.new_label();
        const label_id next = unit_.new_label();
        const auto forgotten = [&] { return of.held == nullptr || forget(of.held, nowhere); };
        return can_bind(of) && visit(of.a) && add(op::CHECK_EG_MATCH, of.where) &&
               add(op::COPY, of.where, 1) &&
               jump(op::POP_JUMP_FORWARD_IF_NONE, nothing, of.where) &&
               (of.held != nullptr ? name(access::store, of.held, of.where)
                                   : add(op::POP_TOP, of.where)) &&
               unit_.mark(block_mark::cleanup, failed) && each(of.items) &&
               unit_.mark(block_mark::end, 0) && forgotten() &&
               jump(op::JUMP_FORWARD, next, nowhere) && label(failed) && forgotten() &&
               add(op::LIST_APPEND, nowhere, 3) && add(op::POP_TOP, nowhere) &&
               jump(op::JUMP_FORWARD, next, nowhere) && label(nothing) &&
               add(op::POP_TOP, of.where) && label(next);
    }
};

} // namespace stasis::compiler
