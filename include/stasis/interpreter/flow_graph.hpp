// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/flow_graph.hpp: the control flow graph of a code object, for the native
// engine: basic blocks, stack depths, dominators, loops, and where each block is to be placed.
// Promises: linear time but for the dominators, which are nearly so (Cooper, Harvey, Kennedy, "A
// Simple, Fast Dominance Algorithm"). Placement follows Ramsey, "Beyond Relooper" (ICFP 2022): each
// block is written once, inside the loop that it belongs to.
// CPython 3.11: the compiler's own stack depths (Python/compile.c) come out the same.
// Refuses: a graph that isn't reducible, which CPython's compiler doesn't make: `reducible` is then
// false, and the code object is left to the dispatch engine.
#pragma once

#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/opcode/decode.hpp>
#include <stasis/opcode/exception_table.hpp>

namespace stasis::interpreter {

/// No instruction, no block.
inline constexpr int nowhere = -1;

/// An instruction in the graph.
struct flow_instruction {
    op opcode = op::NOP;
    unsigned argument = 0;
    std::size_t offset = 0;     ///< code units
    int target = nowhere;       ///< the instruction that a jump goes to
    int depth = nowhere;        ///< of the stack before it; nowhere: never reached
    int handler = nowhere;      ///< the instruction that handles what it raises
    int handler_depth = 0;      ///< to which the stack is cut first
    bool handler_lasti = false; ///< whether the handler wants the offset
    int callee = nowhere;       ///< of CALL: the instruction that loaded the callable
    int call = nowhere;         ///< of that instruction: the CALL
    std::uint64_t borrowed = 0; ///< the stack slots that hold no reference of their own
    std::uint64_t bound = 0;    ///< the locals that are certainly bound before it
    bool borrows = false;       ///< of LOAD_FAST: that it counts no reference
    bool moves = false;         ///< of LOAD_FAST: that it empties the local
};

/// A basic block in the graph.
struct flow_block {
    int first = 0; ///< instructions [first, last)
    int last = 0;
    int next = nowhere;    ///< where it falls through to
    int jump = nowhere;    ///< where its last instruction jumps
    int handler = nowhere; ///< where what it raises is handled
    int order = nowhere;   ///< its place in reverse postorder; nowhere: never reached
    int dominator = nowhere;
    int loop = nowhere;   ///< the header of the innermost loop around it, its own if it is one
    int region = nowhere; ///< the loop, or the function, whose body lists it or what contains it
    bool header = false;  ///< of a loop
    bool listed =
        false; ///< reached through its region; otherwise written where its predecessor ends
};

/// depth_effect(), and how many values an instruction looks at: from a table for most, since a
/// switch of all opcodes takes clang++ its time.
[[nodiscard]] constexpr std::ptrdiff_t flow_effect(const flow_instruction& at,
                                                   bool jumps) noexcept {
    const auto number = static_cast<int>(at.opcode);
    return detail::steady<>.known[number] ? detail::steady<>.of[number]
                                          : depth_effect(at.opcode, at.argument, jumps);
}
[[nodiscard]] constexpr int flow_pops(const flow_instruction& at) noexcept {
    const auto number = static_cast<int>(at.opcode);
    return detail::steady<>.knows_operands[number]
               ? detail::steady<>.operands[number]
               : static_cast<int>(opcode::pops(at.opcode, at.argument));
}

/// The number of instructions in a code object.
[[nodiscard]] constexpr std::size_t count_instructions(const code_object* code) noexcept {
    const unsigned char* bytes = bytecode(code);
    const std::size_t size = bytecode_size(code);
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < size / 2;
         offset = opcode::decode(bytes, size, offset).next) {
        ++count;
    }
    return count;
}

/// The control flow graph of a code object of N instructions.
template <std::size_t N>
struct flow_graph {
    flow_instruction instructions[N] = {};
    flow_block blocks[N] = {};
    int block_of[N] = {}; ///< of an instruction that begins a block
    int by_order[N] = {}; ///< the reached blocks in reverse postorder
    int block_count = 0;
    int reached = 0;
    bool reducible = true;
    int first_predecessor[N + 1] = {}; ///< those of block b: [first_predecessor[b], [b + 1])
    int predecessors[3 * N] = {};

    constexpr explicit flow_graph(const code_object* code) noexcept {
        decode(code);
        find_handlers(code);
        find_blocks();
        find_order();
        find_depths();
        find_predecessors();
        find_dominators();
        find_loops();
        place();
    }

protected:
    static constexpr int count = static_cast<int>(N);

    /// The instruction that loaded what is in a slot of the stack, plus one; 0: nobody knows.
    struct callables {
        static constexpr int limit = 32;
        int slot[limit + 1] = {};
    };

    constexpr void decode(const code_object* code) noexcept {
        const unsigned char* bytes = bytecode(code);
        const std::size_t size = bytecode_size(code);
        std::size_t offset = 0;
        for (std::size_t i = 0; i < N; ++i) {
            const opcode::instruction at = opcode::decode(bytes, size, offset);
            flow_instruction& to = instructions[i];
            to.opcode = at.opcode;
            to.argument = at.argument;
            to.offset = at.offset;
            offset = at.next;
        }
        offset = 0;
        for (std::size_t i = 0; i < N; ++i) {
            const opcode::instruction at = opcode::decode(bytes, size, offset);
            if (at.target != opcode::npos) {
                instructions[i].target = instruction_at(at.target);
            }
            offset = at.next;
        }
    }

    /// The instruction at an offset, or the first one behind it: prefixes stand before.
    [[nodiscard]] constexpr int instruction_at(std::size_t offset) const noexcept {
        std::size_t low = 0;
        std::size_t high = N;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (instructions[middle].offset < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return static_cast<int>(low);
    }

    constexpr void find_handlers(const code_object* code) noexcept {
        const unsigned char* table = bytes_data(code->co_exceptiontable);
        const auto size = static_cast<std::size_t>(code->co_exceptiontable->ob_size);
        std::size_t position = 0;
        opcode::handler entry{};
        while (opcode::next_handler(table, size, position, entry)) {
            const int target = instruction_at(entry.target);
            for (int i = instruction_at(entry.start);
                 i < count && instructions[i].offset < entry.end; ++i) {
                instructions[i].handler = target;
                instructions[i].handler_depth = static_cast<int>(entry.depth);
                instructions[i].handler_lasti = entry.lasti;
            }
        }
    }

    constexpr void find_blocks() noexcept {
        bool leads[N + 1] = {};
        leads[0] = true;
        for (int i = 0; i < count; ++i) {
            const flow_instruction& at = instructions[i];
            if (at.target != nowhere) {
                leads[at.target] = true;
            }
            if (at.handler != nowhere) {
                leads[at.handler] = true;
            }
            const bool same_handler = i + 1 < count && instructions[i + 1].handler == at.handler &&
                                      instructions[i + 1].handler_depth == at.handler_depth;
            if (at.target != nowhere || opcode::ends_block(at.opcode) || !same_handler) {
                leads[i + 1] = true;
            }
        }
        for (int i = 0; i < count; ++i) {
            if (leads[i]) {
                blocks[block_count].first = i;
                block_of[i] = block_count++;
            }
            blocks[block_count - 1].last = i + 1;
        }
        for (int b = 0; b < block_count; ++b) {
            flow_block& block = blocks[b];
            const flow_instruction& end = instructions[block.last - 1];
            if (!opcode::ends_block(end.opcode) && block.last < count) {
                block.next = b + 1;
            }
            if (end.target != nowhere) {
                block.jump = block_of[end.target];
            }
            const int handler = instructions[block.first].handler;
            block.handler = handler != nowhere ? block_of[handler] : nowhere;
        }
    }

    [[nodiscard]] constexpr int successor(int block, int which) const noexcept {
        const flow_block& of = blocks[block];
        return which == 0 ? of.handler : which == 1 ? of.jump : of.next;
    }

    constexpr void find_order() noexcept {
        int stack[N + 1] = {};
        int visited_successors[N] = {};
        bool seen[N] = {};
        int postorder[N] = {};
        int depth = 0;
        stack[depth++] = 0;
        seen[0] = true;
        while (depth > 0) {
            const int block = stack[depth - 1];
            if (visited_successors[block] == 3) {
                postorder[reached++] = block;
                --depth;
                continue;
            }
            const int to = successor(block, visited_successors[block]++);
            if (to != nowhere && !seen[to]) {
                seen[to] = true;
                stack[depth++] = to;
            }
        }
        for (int i = 0; i < reached; ++i) {
            by_order[i] = postorder[reached - 1 - i];
            blocks[by_order[i]].order = i;
        }
    }

    constexpr void find_depths() noexcept {
        instructions[0].depth = 0;
        for (int i = 0; i < reached; ++i) {
            const flow_block& block = blocks[by_order[i]];
            std::ptrdiff_t depth = instructions[block.first].depth;
            callables loaded_by{};
            for (int j = block.first; j < block.last; ++j) {
                flow_instruction& at = instructions[j];
                at.depth = static_cast<int>(depth);
                follow_callee(at, j, loaded_by);
                if (at.callee != nowhere) {
                    instructions[at.callee].call = j;
                }
                if (at.target != nowhere) {
                    instructions[at.target].depth = static_cast<int>(depth + flow_effect(at, true));
                }
                depth += flow_effect(at, false);
            }
            if (block.next != nowhere) {
                instructions[block.last].depth = static_cast<int>(depth);
            }
            if (block.handler != nowhere) {
                const flow_instruction& first = instructions[block.first];
                instructions[first.handler].depth =
                    first.handler_depth + (first.handler_lasti ? 2 : 1);
            }
        }
    }

    /// Remembers which instruction loaded what is called, where that is plain to see.
    static constexpr void follow_callee(flow_instruction& at, int index,
                                        callables& loaded_by) noexcept {
        const auto slot = [&](int place) constexpr->int& {
            const int depth = at.depth + place;
            return loaded_by
                .slot[depth >= 0 && depth < callables::limit ? depth : callables::limit];
        };
        switch (at.opcode) {
        case op::LOAD_GLOBAL: slot(static_cast<int>(at.argument & 1)) = index + 1; break;
        case op::LOAD_DEREF:
        case op::LOAD_FAST:
        case op::LOAD_NAME: slot(0) = index + 1; break;
        case op::CALL: at.callee = slot(-1 - static_cast<int>(at.argument)) - 1; break;
        default:
            slot(-1) = 0;
            slot(0) = 0;
            slot(1) = 0;
        }
    }

    constexpr void find_predecessors() noexcept {
        for (int i = 0; i < reached; ++i) {
            for (int which = 0; which < 3; ++which) {
                const int to = successor(by_order[i], which);
                if (to != nowhere) {
                    ++first_predecessor[to + 1];
                }
            }
        }
        for (std::size_t b = 0; b < N; ++b) {
            first_predecessor[b + 1] += first_predecessor[b];
        }
        int filled[N] = {};
        for (int i = 0; i < reached; ++i) {
            for (int which = 0; which < 3; ++which) {
                const int to = successor(by_order[i], which);
                if (to != nowhere) {
                    predecessors[first_predecessor[to] + filled[to]++] = by_order[i];
                }
            }
        }
    }

    constexpr void find_dominators() noexcept {
        blocks[0].dominator = 0;
        for (bool changed = true; changed;) {
            changed = false;
            for (int i = 1; i < reached; ++i) {
                const int block = by_order[i];
                int dominator = nowhere;
                for (int p = first_predecessor[block]; p < first_predecessor[block + 1]; ++p) {
                    const int from = predecessors[p];
                    if (blocks[from].dominator != nowhere) {
                        dominator = dominator == nowhere ? from : common_dominator(dominator, from);
                    }
                }
                if (blocks[block].dominator != dominator) {
                    blocks[block].dominator = dominator;
                    changed = true;
                }
            }
        }
    }

    [[nodiscard]] constexpr int common_dominator(int left, int right) const noexcept {
        while (left != right) {
            while (blocks[left].order > blocks[right].order) {
                left = blocks[left].dominator;
            }
            while (blocks[right].order > blocks[left].order) {
                right = blocks[right].dominator;
            }
        }
        return left;
    }

    [[nodiscard]] constexpr bool dominates(int block, int other) const noexcept {
        while (blocks[other].order > blocks[block].order) {
            other = blocks[other].dominator;
        }
        return other == block;
    }

    constexpr void find_loops() noexcept {
        int outer[N] = {};
        int stack[N] = {};
        for (int i = 0; i < reached; ++i) {
            const int header = by_order[i];
            int depth = 0;
            outer[header] = blocks[header].loop;
            const auto join = [&](int block) constexpr {
                if (block != header && blocks[block].loop == outer[header]) {
                    blocks[block].loop = header;
                    stack[depth++] = block;
                }
            };
            for (int p = first_predecessor[header]; p < first_predecessor[header + 1]; ++p) {
                const int from = predecessors[p];
                if (blocks[from].order < blocks[header].order) {
                    continue;
                }
                if (!dominates(header, from)) {
                    reducible = false;
                    return;
                }
                blocks[header].header = true;
                join(from);
            }
            if (!blocks[header].header) {
                continue;
            }
            while (depth > 0) {
                const int block = stack[--depth];
                for (int p = first_predecessor[block]; p < first_predecessor[block + 1]; ++p) {
                    join(predecessors[p]);
                }
            }
            blocks[header].loop = header;
        }
        for (int i = 0; i < reached; ++i) {
            flow_block& block = blocks[by_order[i]];
            block.region = block.header ? outer[by_order[i]] : block.loop;
        }
    }

    /// A block is listed by its region if it can't stand where its one predecessor ends.
    constexpr void place() noexcept {
        int entries[N] = {};
        for (int i = 0; i < reached; ++i) {
            const int from = by_order[i];
            for (int which = 0; which < 3; ++which) {
                const int to = successor(from, which);
                if (to == nowhere || blocks[to].order <= blocks[from].order) {
                    continue;
                }
                ++entries[to];
                if (which == 0 || entries[to] > 1 || blocks[from].loop != blocks[to].region) {
                    blocks[to].listed = true;
                }
            }
        }
    }
};

} // namespace stasis::interpreter
