// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/control_flow.hpp: the control flow graph with what is known of locals in it:
// which are bound for certain, and which loads of them need no reference of their own.
// Promises: a local that is `bound` can be read without asking; a load that `moves` is the last one
// before its local is stored again, or of all, so that it may take the reference along, unless
// somebody could tell when what the local holds ends; one that `borrows` is used up, in its own
// block, before its local changes.
// CPython 3.11: nothing like it; 3.12 leaves out checks of bound locals too (LOAD_FAST_CHECK).
#pragma once

#include <stasis/interpreter/flow_graph.hpp>
#include <stasis/interpreter/super.hpp>

namespace stasis::interpreter {

/// The control flow graph of a code object of N instructions, and its locals.
template <std::size_t N>
struct control_flow : flow_graph<N> {
    using flow_graph<N>::blocks;
    using flow_graph<N>::by_order;
    using flow_graph<N>::instructions;
    using flow_graph<N>::reached;

    /// `ends_matter`: objects of the program run code when they end, so none may end early.
    constexpr explicit control_flow(const code_object* code, bool ends_matter = false) noexcept
        : flow_graph<N>(code) {
        find_bound(code);
        if (!ends_matter) {
            // A call of super() reads the first argument, without a load.
            find_moved(find_class_cell(code) >= 0 ? 1 : 0);
        }
        if (code->co_stacksize <= most_borrowed) {
            find_borrowed();
        }
    }

private:
    /// The most stack slots of a function that borrows any: each is a bit.
    static constexpr int most_borrowed = 64;

    constexpr void find_bound(const code_object* code) noexcept {
        constexpr std::uint64_t all = ~std::uint64_t{0};
        std::uint64_t in[N] = {};
        for (std::uint64_t& set : in) {
            set = all;
        }
        const int parameters = code->co_argcount + code->co_kwonlyargcount +
                               ((code->co_flags & code_varargs) != 0 ? 1 : 0) +
                               ((code->co_flags & code_varkeywords) != 0 ? 1 : 0);
        in[0] = parameters >= 64 ? all : (std::uint64_t{1} << parameters) - 1;
        for (bool changed = true; changed;) {
            changed = false;
            for (int i = 0; i < reached; ++i) {
                const flow_block& block = blocks[by_order[i]];
                std::uint64_t bound = in[by_order[i]];
                std::uint64_t always = bound;
                for (int j = block.first; j < block.last; ++j) {
                    flow_instruction& at = instructions[j];
                    at.bound = bound;
                    const std::uint64_t bit =
                        at.argument < 64 ? std::uint64_t{1} << at.argument : 0;
                    if (at.opcode == op::STORE_FAST || at.opcode == op::MAKE_CELL) {
                        bound |= bit;
                    } else if (at.opcode == op::DELETE_FAST) {
                        bound &= ~bit;
                        always &= ~bit;
                    } else if (at.opcode == op::COPY_FREE_VARS) {
                        for (int k = code->co_nlocalsplus - static_cast<int>(at.argument);
                             k < code->co_nlocalsplus && k < 64; ++k) {
                            bound |= std::uint64_t{1} << k;
                        }
                    }
                }
                for (int which = 0; which < 3; ++which) {
                    const int to = this->successor(by_order[i], which);
                    const std::uint64_t out = which == 0 ? always : bound;
                    if (to != nowhere && (in[to] & out) != in[to]) {
                        in[to] &= out;
                        changed = true;
                    }
                }
            }
        }
    }

    /// A local is live where it may be read before it is stored. A load after which it isn't moves
    /// it: what it held is then released where it is used, and a store finds the local empty.
    /// `kept` are live all along.
    constexpr void find_moved(std::uint64_t kept) noexcept {
        std::uint64_t live_at[N] = {};
        for (bool changed = true; changed;) {
            changed = false;
            for (int i = reached; i-- > 0;) {
                const int number = by_order[i];
                const std::uint64_t live = live_before(number, live_at, kept);
                changed = changed || live != live_at[number];
                live_at[number] = live;
            }
        }
    }

    /// The locals that are live at the beginning of a block, by those of its successors; marks the
    /// loads in it. Any of its instructions may raise, so what its handler reads is live all along.
    constexpr std::uint64_t live_before(int number, const std::uint64_t* live_at,
                                        std::uint64_t kept) noexcept {
        const flow_block& block = blocks[number];
        const std::uint64_t handled = block.handler != nowhere ? live_at[block.handler] : 0;
        std::uint64_t live = handled | kept | (block.jump != nowhere ? live_at[block.jump] : 0) |
                             (block.next != nowhere ? live_at[block.next] : 0);
        for (int j = block.last; j-- > block.first;) {
            flow_instruction& at = instructions[j];
            const std::uint64_t bit = at.argument < 64 ? std::uint64_t{1} << at.argument : 0;
            if (at.opcode == op::STORE_FAST) {
                live = (live & ~bit) | handled | kept;
            } else if (opcode::operand_kind(at.opcode) == opcode::operand::local ||
                       opcode::operand_kind(at.opcode) == opcode::operand::free) {
                at.moves = at.opcode == op::LOAD_FAST && bit != 0 && (live & bit) == 0;
                live |= bit;
            }
        }
        return live;
    }

    /// A loaded local needs no reference of its own while the local keeps its value: until then,
    /// within its block, the slot is borrowed.
    constexpr void find_borrowed() noexcept {
        for (int i = 0; i < reached; ++i) {
            const flow_block& block = blocks[by_order[i]];
            for (int j = block.first; j < block.last; ++j) {
                const flow_instruction& at = instructions[j];
                if (at.opcode == op::LOAD_FAST && !at.moves) {
                    instructions[j].borrows = is_consumed_unchanged(block, j);
                }
            }
            std::uint64_t borrowed = 0;
            for (int j = block.first; j < block.last; ++j) {
                flow_instruction& at = instructions[j];
                at.borrowed = borrowed;
                const auto after = at.depth + flow_effect(at, false);
                const int touched = lowest_operand(at);
                if (touched < 64) {
                    borrowed &= (std::uint64_t{1} << (touched < 0 ? 0 : touched)) - 1;
                }
                if (at.borrows && after > 0) {
                    borrowed |= std::uint64_t{1} << at.depth;
                }
            }
        }
    }

    /// Whether what a LOAD_FAST pushes is used up in its block before the local lets go of it, by
    /// an instruction that doesn't move it to another slot. A later load that moves the local to
    /// the stack keeps it alive up to the instruction that uses it, which may be the same one.
    [[nodiscard]] constexpr bool is_consumed_unchanged(const flow_block& block,
                                                       int load) const noexcept {
        const flow_instruction& loaded = instructions[load];
        int moved_to = nowhere;
        for (int j = load + 1; j < block.last; ++j) {
            const flow_instruction& at = instructions[j];
            if (lowest_operand(at) <= loaded.depth) {
                return keeps_no_operand(at.opcode);
            }
            if (moved_to != nowhere && lowest_operand(at) <= moved_to) {
                return false;
            }
            if (at.argument == loaded.argument) {
                if (at.opcode == op::STORE_FAST || at.opcode == op::DELETE_FAST) {
                    return false;
                }
                if (at.opcode == op::LOAD_FAST && at.moves) {
                    moved_to = at.depth;
                }
            }
        }
        return false;
    }

    /// The lowest slot that an instruction reads or writes. PRECALL, which the table books a call's
    /// arguments on, touches none.
    [[nodiscard]] static constexpr int lowest_operand(const flow_instruction& at) noexcept {
        return at.opcode == op::PRECALL ? at.depth
               : at.opcode == op::CALL  ? at.depth - 2 - static_cast<int>(at.argument)
                                        : at.depth - flow_pops(at);
    }

    /// Whether an instruction leaves none of the operands that it looks at in their slots.
    [[nodiscard]] static constexpr bool keeps_no_operand(op operation) noexcept {
        switch (operation) {
        case op::SWAP:
        case op::COPY:
        case op::FOR_ITER:
        case op::JUMP_IF_TRUE_OR_POP:
        case op::JUMP_IF_FALSE_OR_POP:
        case op::LIST_APPEND:
        case op::SET_ADD:
        case op::MAP_ADD:
        case op::LIST_EXTEND:
        case op::SET_UPDATE:
        case op::DICT_UPDATE:
        case op::DICT_MERGE:
        case op::RERAISE:
        case op::CHECK_EXC_MATCH:
        case op::CHECK_EG_MATCH:
        case op::GET_LEN:
        case op::MATCH_MAPPING:
        case op::MATCH_SEQUENCE:
        case op::MATCH_KEYS: return false;
        default: return true;
        }
    }
};

} // namespace stasis::interpreter
