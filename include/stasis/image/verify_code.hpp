// SPDX-License-Identifier: BSL-1.0
// stasis/image/verify_code.hpp: whether code that came from outside can be run with nothing checked
// on the way: a verifier of bytecode, by abstract interpretation.
// Promises, of code that passes: its instructions decode, and name constants, names and variables
// that are there and of the right kind. On every path, into handlers too, the stack neither
// underflows nor gets deeper than co_stacksize, has one depth where paths meet, and holds what each
// instruction needs (opcode/verify.hpp). Cells are made once, before all else. Code yields only if
// it says so, and then becomes a generator, once, behind those. All that CPython 3.11's compiler
// writes passes.
// CPython 3.11 has no verifier; a bad code object crashes it.
// Refuses to look at code that no path reaches, beyond its operands: it never runs.
// Costs: memory for 8 bytes a code unit and for the stack at each place that is jumped to; time for
// each instruction once, and again where paths bring different kinds: linear for real code.
#pragma once

#include <stasis/image/code_parts.hpp>
#include <stasis/image/growing_row.hpp>
#include <stasis/opcode/validate.hpp>

namespace stasis::image {

namespace detail {

/// Takes one code object's instructions along all paths.
class code_verifier {
public:
    constexpr code_verifier(state::thread_state& thread, const code_parts& parts)
        : parts_(parts), stack_(nullptr, 0), room_(thread), places_(thread), entries_(thread),
          kinds_(thread), work_(thread), handlers_(thread) {}

    constexpr support::failure run() {
        for (const auto check : {&code_verifier::check_bytes, &code_verifier::check_variables,
                                 &code_verifier::check_cells, &code_verifier::check_generator,
                                 &code_verifier::prepare, &code_verifier::find_handlers,
                                 &code_verifier::find_entries, &code_verifier::follow}) {
            if (const support::failure failure = (this->*check)()) {
                return failure;
            }
        }
        return {};
    }

private:
    using instruction = opcode::instruction;
    using stack_item = opcode::stack_item;
    using stack_kind = opcode::stack_kind;

    static constexpr std::uint32_t none = 0xffffffff;
    /// What is known before a code unit, if paths meet there.
    static constexpr std::uint32_t not_entered = 0xfffffffe;

    struct place {
        std::uint32_t entry = none; ///< into entries_; not_entered: paths can meet here
        std::uint32_t handler = none;
    };
    struct entry {
        std::size_t first = 0; ///< into kinds_
        std::size_t depth = 0;
        bool waiting = false; ///< is in work_
    };

    [[nodiscard]] constexpr std::size_t units() const {
        return opcode::code_units(parts_.code.size);
    }
    [[nodiscard]] constexpr instruction decode(std::size_t offset) const {
        return opcode::decode(parts_.code.data, parts_.code.size, offset);
    }

    constexpr support::failure check_bytes() {
        if (const support::failure failure = opcode::validate(parts_.code.data, parts_.code.size)) {
            return failure;
        }
        for (std::size_t offset = 0; offset < units();) {
            const instruction at = decode(offset);
            if (const char* reason = operand_fault(at, parts_)) {
                return {reason, at.offset};
            }
            offset = at.next;
        }
        return opcode::validate_handlers(parts_.exceptiontable.data, parts_.exceptiontable.size,
                                         parts_.code.data, parts_.code.size, parts_.stacksize);
    }

    /// Variables come in CPython's order: plain ones, cells that are no arguments, free ones. So
    /// arguments are plain, and the free ones are those that COPY_FREE_VARS fills.
    constexpr support::failure check_variables() {
        unsigned before = local_plain;
        for (std::size_t i = 0; i < parts_.localspluskinds.size; ++i) {
            const unsigned kind = parts_.localspluskinds.data[i];
            const unsigned rank = kind == (local_plain | local_cell) ? unsigned{local_plain} : kind;
            if ((rank != local_plain && rank != local_cell && rank != local_free) ||
                rank < before) {
                return {"the kinds of variables are unknown or out of order", i};
            }
            before = rank;
        }
        return {};
    }

    /// The instructions that make the cells stand first, each cell's once, and run once.
    constexpr support::failure check_cells() {
        instruction at = decode(0);
        const bool copies = at.opcode == opcode::opcode::COPY_FREE_VARS;
        if (copies ? at.argument != parts_.nfreevars : parts_.nfreevars != 0) {
            return {"COPY_FREE_VARS of another number than the code object has", at.offset};
        }
        if (copies) {
            body_ = at.next;
        }
        std::size_t made = 0;
        std::size_t above = 0;
        for (; (at = decode(body_)).opcode == opcode::opcode::MAKE_CELL; body_ = at.next) {
            if (at.argument < above || parts_.localspluskinds.data[at.argument] == local_free) {
                return {"MAKE_CELL of a cell that there is already", at.offset};
            }
            above = std::size_t{at.argument} + 1;
            ++made;
        }
        if (made != parts_.ncellvars) {
            return {"code that does not make its cells first", body_};
        }
        return {};
    }

    /// RETURN_GENERATOR is the first instruction behind those, of code that says that it is a
    /// generator, and no other.
    constexpr support::failure check_generator() {
        const bool returns = decode(body_).opcode == opcode::opcode::RETURN_GENERATOR;
        if (returns != parts_.generator) {
            return {returns ? "RETURN_GENERATOR in code that is no generator"
                            : "a generator that does not begin with RETURN_GENERATOR",
                    body_};
        }
        for (std::size_t offset = 0; offset < units();) {
            const instruction at = decode(offset);
            offset = at.next;
            switch (at.opcode) {
            case opcode::opcode::RETURN_GENERATOR:
                if (at.offset != body_) {
                    return {"RETURN_GENERATOR behind the beginning", at.offset};
                }
                break;
            case opcode::opcode::YIELD_VALUE:
            case opcode::opcode::SEND:
            case opcode::opcode::GET_YIELD_FROM_ITER:
                if (!parts_.generator) {
                    return {"a yield in code that is no generator", at.offset};
                }
                break;
            default: break;
            }
        }
        return {};
    }

    constexpr support::failure prepare() {
        // Each value needs an instruction to use it: no more room than that, whatever co_stacksize
        // says. A handler begins with two.
        const std::size_t limit = parts_.stacksize < units() + 2 ? parts_.stacksize : units() + 2;
        for (std::size_t i = 0; i < limit; ++i) {
            if (!room_.push({})) {
                return {out_of_memory, 0};
            }
        }
        for (std::size_t i = 0; i < units(); ++i) {
            if (!places_.push({})) {
                return {out_of_memory, 0};
            }
        }
        stack_ = opcode::kind_stack(room_.from(0), limit);
        return {};
    }

    constexpr support::failure find_handlers() {
        opcode::handler found;
        for (std::size_t position = 0; opcode::next_handler(
                 parts_.exceptiontable.data, parts_.exceptiontable.size, position, found);) {
            const auto index = static_cast<std::uint32_t>(handlers_.size());
            if (!handlers_.push(found)) {
                return {out_of_memory, 0};
            }
            if (found.start < body_ || (parts_.generator && found.start == body_)) {
                return {found.start < body_ ? "a handler for the making of the cells"
                                            : "a handler for the making of the generator",
                        found.start};
            }
            for (std::size_t unit = found.start; unit < found.end; ++unit) {
                places_[unit].handler = index;
            }
            places_[found.target].entry = not_entered;
        }
        return {};
    }

    constexpr support::failure find_entries() {
        instruction before{};
        for (std::size_t offset = 0; offset < units();) {
            const instruction at = decode(offset);
            if (delegates(at) &&
                (before.opcode != opcode::opcode::SEND || before.next != at.offset ||
                 before.first_offset != before.offset)) {
                return {"a YIELD_VALUE of `yield from` without a SEND before it", at.offset};
            }
            before = at;
            if (at.target != opcode::npos) {
                places_[at.target].entry = not_entered;
            }
            offset = at.next;
        }
        places_[body_].entry = not_entered;
        return {};
    }

    constexpr support::failure follow() {
        if (const char* reason = reach(body_, 0, nullptr, 0)) {
            return {reason, body_};
        }
        begun_ = true;
        while (work_.size() != 0) {
            const std::size_t offset = work_.pop();
            entry& start = entries_[places_[offset].entry];
            start.waiting = false;
            stack_.drop(stack_.size());
            for (std::size_t i = 0; i < start.depth; ++i) {
                stack_.push(kinds_[start.first + i]);
            }
            if (const support::failure failure = follow_from(offset)) {
                return failure;
            }
        }
        return {};
    }

    /// Goes on until paths meet or the code ends.
    constexpr support::failure follow_from(std::size_t offset) {
        while (true) {
            const instruction at = decode(offset);
            const char* reason = follow_exception(at);
            if (reason == nullptr) {
                reason = check_surroundings(at);
            }
            if (reason == nullptr && at.target != opcode::npos) {
                reason = follow_jump(at);
            }
            if (reason == nullptr && delegates(at)) {
                // What is thrown into it may end the iterator, and it goes on behind the loop.
                const stack_item result{};
                reason = stack_.size() < 2
                             ? "an instruction takes more from the stack than is there"
                             : reach(decode(at.offset - 1).target, stack_.size() - 2, &result, 1);
            }
            if (reason == nullptr) {
                reason = opcode::verify_step(stack_, at, code_facts{parts_});
            }
            if (reason != nullptr) {
                return {reason, at.offset};
            }
            if (opcode::ends_block(at.opcode)) {
                return {};
            }
            offset = at.next;
            if (places_[offset].entry != none) {
                return {reach(offset, stack_.size(), nullptr, 0), at.offset};
            }
        }
    }

    constexpr const char* follow_exception(const instruction& at) {
        if (places_[at.offset].handler == none || !opcode::can_raise(at.opcode)) {
            return nullptr;
        }
        const opcode::handler& handler = handlers_[places_[at.offset].handler];
        if (handler.depth + opcode::used_up(at) > stack_.size()) {
            return "a handler keeps values that the instruction may have used up";
        }
        const stack_item pushed[] = {{stack_kind::instruction_offset}, {stack_kind::exception}};
        const std::size_t first = handler.lasti ? 0 : 1;
        return reach(handler.target, handler.depth, pushed + first, 2 - first);
    }

    constexpr const char* follow_jump(const instruction& at) {
        const opcode::stack_change change = opcode::effect_of(at, true);
        if (change.pops > stack_.size()) {
            return "an instruction takes more from the stack than is there";
        }
        const stack_item pushed{};
        return reach(at.target, stack_.size() - change.pops, &pushed, change.pushes);
    }

    /// Whether that is the YIELD_VALUE of a `yield from`, which the engine knows by what follows.
    constexpr bool delegates(const instruction& at) const {
        const std::size_t next = 2 * at.next;
        return at.opcode == opcode::opcode::YIELD_VALUE && next + 1 < parts_.code.size &&
               parts_.code.data[next] == static_cast<unsigned char>(opcode::opcode::RESUME) &&
               parts_.code.data[next + 1] >= 2;
    }

    /// What an instruction needs of those beside it.
    constexpr const char* check_surroundings(const instruction& at) const {
        if (at.opcode == opcode::opcode::COPY_FREE_VARS || at.opcode == opcode::opcode::MAKE_CELL) {
            return "a cell is made after the code has begun";
        }
        if (at.opcode == opcode::opcode::KW_NAMES) {
            const std::size_t keywords = code_facts{parts_}.keywords(at.argument);
            if (keywords == opcode::npos) {
                return "KW_NAMES of what is no tuple of strs";
            }
            const instruction before = decode(at.next);
            const instruction call = decode(before.next);
            if (before.opcode != opcode::opcode::PRECALL || call.opcode != opcode::opcode::CALL ||
                keywords > call.argument) {
                return "KW_NAMES without a call of as many arguments";
            }
        }
        return nullptr;
    }

    /// Brings the lowest `kept` items and `count` more (one, or those of a handler) to a place.
    constexpr const char* reach(std::size_t target, std::size_t kept, const stack_item* more,
                                std::size_t count) {
        if (target < body_ || (parts_.generator && target == body_ && begun_)) {
            return target < body_ ? "a jump back to the making of the cells"
                                  : "a jump back to the making of the generator";
        }
        const std::size_t depth = kept + count;
        if (depth > stack_.limit()) {
            return "the stack gets deeper than the code object says";
        }
        std::uint32_t& index = places_[target].entry;
        const bool first = index == not_entered;
        if (first) {
            index = static_cast<std::uint32_t>(entries_.size());
            if (!entries_.push({kinds_.size(), depth, false})) {
                return out_of_memory;
            }
        }
        entry& reached = entries_[index];
        if (reached.depth != depth) {
            return "paths meet with stacks of different depth";
        }
        bool changed = first;
        for (std::size_t i = 0; i < depth; ++i) {
            const stack_item item = i < kept ? stack_.at(i) : more[i - kept];
            if (first) {
                if (!kinds_.push(item)) {
                    return out_of_memory;
                }
                continue;
            }
            stack_item& known = kinds_[reached.first + i];
            const stack_item both = merge(known, item);
            changed = changed || !(both == known);
            known = both;
        }
        if (changed && !reached.waiting) {
            reached.waiting = true;
            return work_.push(static_cast<std::uint32_t>(target)) ? nullptr : out_of_memory;
        }
        return nullptr;
    }

    const code_parts& parts_;
    std::size_t body_ = 0; ///< the first instruction behind those that make the cells
    bool begun_ = false;   ///< nothing leads to there any more
    opcode::kind_stack stack_;
    growing_row<stack_item> room_;
    growing_row<place> places_; ///< one a code unit
    growing_row<entry> entries_;
    growing_row<stack_item> kinds_;
    growing_row<std::uint32_t> work_;
    growing_row<opcode::handler> handlers_;
};

} // namespace detail

/// Why the parts make no code object that can be run, and where: a code unit, but for the exception
/// table a byte of it and for variables the number of one. If memory is out, MemoryError is
/// pending. `parts` must agree on the number of variables of each kind (count_locals of
/// code_layout.hpp).
[[nodiscard]] constexpr support::failure verify_code(state::thread_state& thread,
                                                     const code_parts& parts) {
    return detail::code_verifier(thread, parts).run();
}

} // namespace stasis::image
