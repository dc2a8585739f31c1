// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/native_blocks.hpp: the blocks of a code object as functions that are inlined
// into one another: loops as loops, branches as branches, exceptions as the way to their handlers.
// After Ramsey, "Beyond Relooper" (ICFP 2022); where each block stands is computed by
// control_flow.hpp.
#pragma once

#include <stasis/interpreter/budget.hpp>
#include <stasis/interpreter/native_frame.hpp>
#include <stasis/interpreter/semantics/all.hpp>
#include <stasis/interpreter/traceback_entry.hpp>

#include <utility>

namespace stasis::interpreter {

namespace detail {

/// How many instructions or blocks are expanded at once.
inline constexpr int longest_expansion = 128;

/// How control leaves a block: the number of the next one, or one of these.
inline constexpr int left_by_return = -1;
inline constexpr int left_by_exception = -2;

/// The blocks of a code object, each a function.
template <class Program, int Code, int Level>
struct native_blocks {
    using of = native_code<Program, Code>;
    using slots = native_slots<of::slots>;

    static constexpr bool is_metered = counts_instructions<Program>();

    /// Leaves the function at an instruction that has raised.
    template <int Index>
    STASIS_ALWAYS_INLINE static int leave(slots& in, bool again) noexcept {
        constexpr std::size_t offset = of::graph.instructions[Index].offset;
        constexpr int depth = of::graph.instructions[Index].depth;
        constexpr native_need need = native_facts<Program, Code>::need(Index);
        frame_of<need, Program, Code, Level, Index> frame{
            {in, offset}, choice_of<need, Program, Code, Level, Index>::facts};
        frame.template unwind<false, false>(of::code, offset, again,
                                            std::make_integer_sequence<int, depth>{});
        return left_by_exception;
    }

    /// Goes on at a block from the end of another one: in place if it stands there, or by its
    /// number.
    template <int From, int To>
    STASIS_ALWAYS_INLINE static int follow(slots& in) noexcept {
        constexpr bool repeats = of::graph.blocks[To].order <= of::graph.blocks[From].order;
        if constexpr (repeats || of::graph.blocks[To].listed) {
            return To; // to the head of a loop, or to what is reached through its region
        } else {
            return enter<To>(in);
        }
    }

    /// Whether an instruction is a load of a local that is certainly bound.
    static consteval bool loads_bound_local(const flow_instruction& at) {
        return at.opcode == op::LOAD_FAST && at.argument < 64 && (at.bound >> at.argument & 1) != 0;
    }

    /// Runs an instruction; true: the next one is to run. Otherwise `to` is where to go.
    template <int Block, int Index>
    STASIS_ALWAYS_INLINE static bool step(slots& in, int& to) noexcept {
        constexpr const flow_instruction& at = of::graph.instructions[Index];
        constexpr unsigned argument = at.argument;
        constexpr std::size_t offset = at.offset;
        if constexpr (std::is_base_of_v<meaning<op::NOP>, meaning<at.opcode>>) {
            return true;
        } else if constexpr (loads_bound_local(at)) {
            operands_of<Program, Code, Index>{in, offset}.template load_local<at.moves, at.borrows>(
                argument);
            return true;
        } else {
            constexpr native_need need = native_facts<Program, Code>::need(Index);
            frame_of<need, Program, Code, Level, Index> frame{
                {in, offset}, choice_of<need, Program, Code, Level, Index>::facts};
            const flow ended = meaning<at.opcode>::run(frame, argument);
            if (ended == flow::next) [[likely]] {
                return true;
            }
            if constexpr (at.target != nowhere) {
                if (ended == flow::jump) {
                    to = follow<Block, of::graph.block_of[at.target]>(in);
                    return false;
                }
            }
            if constexpr (at.opcode == op::RETURN_VALUE) {
                to = left_by_return;
            } else {
                if constexpr (is_metered && at.handler != nowhere) {
                    if (is_exhausted(*in.thread->interp)) [[unlikely]] {
                        to = leave<Index>(in, ended == flow::reraised);
                        return false;
                    }
                }
                constexpr bool handled = at.handler != nowhere;
                constexpr int keep = handled ? at.handler_depth : 0;
                constexpr int dropped = at.depth > keep ? at.depth - keep : 0;
                frame.template unwind<handled, handled && at.handler_lasti>(
                    of::code, offset, ended == flow::reraised,
                    std::make_integer_sequence<int, dropped>{});
                constexpr int next =
                    handled ? of::graph.block_of[handled ? at.handler : 0] : left_by_exception;
                to = next;
            }
            return false;
        }
    }

    /// Runs a block's instructions and goes where they lead.
    template <int Block>
    STASIS_ALWAYS_INLINE static int run_block(slots& in) noexcept {
        constexpr flow_block self = of::graph.blocks[Block];
        int to = left_by_return;
        bool through;
        // All of a block is paid for as it begins.
        if constexpr (is_metered && self.last > self.first) {
            if (!spend(*in.thread, self.last - self.first)) [[unlikely]] {
                return leave<self.first>(in, false);
            }
        }
        if constexpr (self.last - self.first <= longest_expansion) {
            through = run_each<Block, self.first>(
                in, to, std::make_integer_sequence<int, self.last - self.first>{});
        } else {
            through = run_range<Block, self.first, self.last - self.first>(in, to);
        }
        if constexpr (self.next != nowhere) {
            if (through) {
                return follow<Block, self.next>(in);
            }
        }
        return to;
    }

    /// Runs `Count` instructions of a block; true: all of them. A long block is halved, since
    /// clang++ expands at most 256 instructions at once.
    template <int Block, int First, int Count>
    STASIS_ALWAYS_INLINE static bool run_range(slots& in, int& to) noexcept {
        if constexpr (Count > longest_expansion) {
            constexpr int half = Count / 2;
            return run_range<Block, First, half>(in, to) &&
                   run_range<Block, First + half, Count - half>(in, to);
        } else {
            return run_each<Block, First>(in, to, std::make_integer_sequence<int, Count>{});
        }
    }

    template <int Block, int First, int... Index>
    STASIS_ALWAYS_INLINE static bool run_each(slots& in, int& to,
                                              std::integer_sequence<int, Index...>) noexcept {
        return (step<Block, First + Index>(in, to) && ...);
    }

    /// Runs a block, and what stands behind it in its region: the blocks [place, end) in reverse
    /// postorder that the region lists.
    template <int Region>
    struct listed_blocks {
        static consteval int count() {
            int result = 0;
            for (int i = 0; i < of::graph.reached; ++i) {
                const flow_block& block = of::graph.blocks[of::graph.by_order[i]];
                result += block.listed && block.region == Region ? 1 : 0;
            }
            return result;
        }
        static constexpr int size = count();
        struct numbers {
            int of[size == 0 ? 1 : size];
        };
        static consteval numbers collect() {
            numbers result{};
            int filled = 0;
            for (int i = 0; i < of::graph.reached; ++i) {
                const int number = of::graph.by_order[i];
                const flow_block& block = of::graph.blocks[number];
                if (block.listed && block.region == Region) {
                    result.of[filled++] = number;
                }
            }
            return result;
        }
        static constexpr numbers blocks = collect();
    };

    /// Goes from one to the next of the blocks [First, First + Count) that a region lists.
    template <int Region, int First, int Count>
    STASIS_ALWAYS_INLINE static int run_listed(slots& in, int to) noexcept {
        if constexpr (Count > longest_expansion) {
            constexpr int half = Count / 2;
            return run_listed<Region, First + half, Count - half>(
                in, run_listed<Region, First, half>(in, to));
        } else {
            return run_each_listed<Region, First>(in, to, std::make_integer_sequence<int, Count>{});
        }
    }

    template <int Region, int First, int... Place>
    STASIS_ALWAYS_INLINE static int run_each_listed(slots& in, int to,
                                                    std::integer_sequence<int, Place...>) noexcept {
        using list = listed_blocks<Region>;
        ((to == list::blocks.of[First + Place]
              ? void(to = enter<list::blocks.of[First + Place]>(in))
              : void()),
         ...);
        return to;
    }

    /// Runs a block; a loop's head, until the loop is left.
    template <int Block>
    STASIS_ALWAYS_INLINE static int enter(slots& in) noexcept {
        if constexpr (of::graph.blocks[Block].header) {
            while (true) {
                const int to =
                    run_listed<Block, 0, listed_blocks<Block>::size>(in, run_block<Block>(in));
                if (to != Block) {
                    return to;
                }
            }
        } else {
            return run_block<Block>(in);
        }
    }

    /// Whether an instruction, in a call whose arguments are ints, can do nothing but push an int.
    static consteval bool pushes_an_int(const flow_instruction& at) {
        return (at.opcode == op::LOAD_FAST && at.argument < static_cast<unsigned>(of::arguments)) ||
               (at.opcode == op::LOAD_CONST &&
                load(items(of::code->co_consts)[at.argument]).kind == tag::integer);
    }

    /// The block at which a function returns at once when a condition on its int arguments holds,
    /// as most recursive functions do, or nowhere: `if n < 2: return n` and what is as simple.
    static consteval int find_early_return() {
        const flow_block& first = of::graph.blocks[0];
        if (is_metered || first.header || first.jump == nowhere || first.next == nowhere) {
            return nowhere;
        }
        for (int i = first.first; i < first.last - 1; ++i) {
            const flow_instruction& at = of::graph.instructions[i];
            if (at.opcode != op::RESUME && at.opcode != op::COMPARE_OP && !pushes_an_int(at)) {
                return nowhere;
            }
        }
        for (const int number : {first.next, first.jump}) {
            const flow_block& block = of::graph.blocks[number];
            if (block.last - block.first == 2 &&
                pushes_an_int(of::graph.instructions[block.first]) &&
                of::graph.instructions[block.first + 1].opcode == op::RETURN_VALUE) {
                return number;
            }
        }
        return nowhere;
    }
    static constexpr int early_return = find_early_return();

    /// Runs the first block and the early return behind it; false: it isn't taken, and nothing has
    /// happened. Requires that all arguments are ints.
    STASIS_ALWAYS_INLINE static bool run_early(slots& in) noexcept {
        constexpr flow_block first = of::graph.blocks[0];
        constexpr flow_block last = of::graph.blocks[early_return];
        constexpr flow_instruction branch = of::graph.instructions[first.last - 1];
        int to = nowhere;
        run_range<0, first.first, first.last - 1 - first.first>(in, to);
        constexpr int last_of_first = first.last - 1;
        constexpr native_need need = native_facts<Program, Code>::need(last_of_first);
        frame_of<need, Program, Code, Level, last_of_first> frame{
            {in, branch.offset}, choice_of<need, Program, Code, Level, last_of_first>::facts};
        const bool jumps = meaning<branch.opcode>::run(frame, branch.argument) == flow::jump;
        if (jumps != (early_return == first.jump)) {
            return false;
        }
        run_range<early_return, last.first, last.last - last.first>(in, to);
        return true;
    }

    /// Runs the whole function.
    STASIS_ALWAYS_INLINE static int run_all(slots& in) noexcept {
        return run_listed<nowhere, 0, listed_blocks<nowhere>::size>(in, enter<0>(in));
    }
};

} // namespace detail

} // namespace stasis::interpreter
