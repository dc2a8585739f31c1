// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/native_operands.hpp: the frames that many instructions of native code share.
// Promises: how deep the stack is, and which of its slots are borrowed, are template arguments;
// whatever else an instruction says of itself is a plain value, which is as good as a constant once
// the meaning has been inlined. So a compiler instantiates most meanings once for all instructions
// of a translation unit that find the stack alike, which costs a fraction of one an instruction.
#pragma once

#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/native_code.hpp>
#include <stasis/interpreter/traceback_entry.hpp>
#include <stasis/state/collector.hpp>

#include <initializer_list>
#include <utility>

namespace stasis::interpreter {

namespace detail {

/// What is left to do when an instruction raised: the traceback, and the references on the stack.
STASIS_NEVER_INLINE inline void native_raised(thread_state& thread, const function_object& function,
                                              const code_object* code, std::size_t offset,
                                              bool again, const value* stack, int count) noexcept {
    if (!again) {
        add_traceback(thread, function, code, offset);
    }
    for (int i = count; i-- > 0;) {
        decrement(stack[i]);
    }
}

/// The slots of the stack that are borrowed before an instruction, counted from the top: bit 63 is
/// place -1.
[[nodiscard]] consteval std::uint64_t borrowed_below(const flow_instruction& at) noexcept {
    return at.borrowed == 0 || at.depth == 0 ? 0 : at.borrowed << (64 - at.depth);
}

/// The part of a frame that knows where the operands are. The instructions of all functions that
/// have so many slots, of them so many in use and the same ones borrowed, share it. `Direct`: the
/// function calls others directly.
template <int Slots, bool Direct, int Depth, std::uint64_t Borrowed>
struct native_operands {
    using slots = native_slots<Slots>;

    slots& in;
    std::size_t raising; ///< the offset of what raises

    static constexpr bool is_borrowed(int place) noexcept {
        return place >= -64 && place < 0 && (Borrowed >> (64 + place) & 1) != 0;
    }

    STASIS_ALWAYS_INLINE value operator[](int place) const noexcept {
        return in.get(Depth + place);
    }
    STASIS_ALWAYS_INLINE void put(int place, value held) noexcept { in.set(Depth + place, held); }
    STASIS_ALWAYS_INLINE void release(int place) noexcept {
        if (!is_borrowed(place)) {
            decrement(in.get(Depth + place));
        }
    }
    STASIS_ALWAYS_INLINE value take_value(int place) noexcept {
        const value held = in.get(Depth + place);
        if (is_borrowed(place)) {
            increment(held);
        } else {
            in.set(Depth + place, value{});
        }
        return held;
    }
    template <bool Moves, bool Borrows>
    STASIS_ALWAYS_INLINE void load_local(unsigned index) noexcept {
        const value held = in.get(static_cast<int>(index));
        if constexpr (Moves) {
            in.set(static_cast<int>(index), value{});
        } else if constexpr (!Borrows) {
            increment(held);
        }
        in.set(Depth, held);
    }
    STASIS_ALWAYS_INLINE value local(unsigned index) const noexcept {
        return in.get(static_cast<int>(index));
    }
    STASIS_ALWAYS_INLINE void set_local(unsigned index, value held) noexcept {
        in.set(static_cast<int>(index), held);
    }
    STASIS_ALWAYS_INLINE void set_result(value held) noexcept { in.set(slots::result, held); }
    /// The thread, for whatever may run other code: that counts on from this call's depth, which a
    /// direct call may have overwritten.
    STASIS_ALWAYS_INLINE thread_state& thread() const noexcept {
        if constexpr (Direct) {
            in.thread->recursion_remaining = in.remaining;
        }
        return *in.thread;
    }
    STASIS_ALWAYS_INLINE const function_object& function() const noexcept { return *in.function; }
    STASIS_ALWAYS_INLINE dict_object* globals() const noexcept { return in.function->func_globals; }
    STASIS_ALWAYS_INLINE object* names() const noexcept { return globals(); }
    STASIS_ALWAYS_INLINE static std::uint16_t* noted_hint() noexcept { return nullptr; }
    STASIS_ALWAYS_INLINE void set_keywords(const tuple_object*) noexcept {}
    STASIS_ALWAYS_INLINE void set_raising_offset(std::size_t offset) noexcept { raising = offset; }

    /// Calls what is not known with the `Total` topmost values, the last of them for `keywords`,
    /// and puts the result in the place of the `Used` topmost ones.
    template <int Total, int Used>
    STASIS_ALWAYS_INLINE flow invoke_any(value callee, const tuple_object* keywords) noexcept {
        const ssize positional = Total - (keywords != nullptr ? keywords->ob_size : 0);
        const auto copies = copy_topmost(std::make_integer_sequence<int, Total>{});
        state::collect_if_due(thread());
        const value answer =
            call(thread(), callee, {copies.values, positional, keywords}).release();
        if (!answer) {
            return flow::raised;
        }
        release_topmost(std::make_integer_sequence<int, Used>{});
        put(-Used, answer);
        return flow::next;
    }

    // No loops over slots: g++ keeps an array that a loop has indexed in memory.
    template <int... Place>
    STASIS_ALWAYS_INLINE auto copy_topmost(std::integer_sequence<int, Place...>) const noexcept {
        return copied_values<static_cast<int>(sizeof...(Place))>{
            {in.get(Depth - static_cast<int>(sizeof...(Place)) + Place)...}};
    }
    template <int... Place>
    STASIS_ALWAYS_INLINE void release_topmost(std::integer_sequence<int, Place...>) noexcept {
        (release(-1 - Place), ...);
    }

    /// After an instruction that raised: the traceback, then what its handler finds on the stack in
    /// the place of the topmost references, if there is a handler.
    template <bool Handled, bool Lasti, int... Place>
    STASIS_ALWAYS_INLINE void unwind(const code_object* code, std::size_t offset, bool again,
                                     std::integer_sequence<int, Place...>) noexcept {
        constexpr int lowest = -static_cast<int>(sizeof...(Place));
        value dropped[sizeof...(Place) + 1];
        int count = 0;
        ((is_borrowed(lowest + Place) ? void() : void(dropped[count++] = (*this)[lowest + Place])),
         ...);
        native_raised(*in.thread, *in.function, code, offset, again, dropped, count);
        if constexpr (Lasti) {
            put(lowest, make_int(static_cast<std::int64_t>(raising)));
        }
        if constexpr (Handled) {
            put(lowest + (Lasti ? 1 : 0), make_object(take_pending(*in.thread)));
        }
    }
};

/// What an instruction says of itself apart from its operands, as plain values: they are constants
/// once it is inlined, and meanings that ask for nothing else are instantiated for all instructions
/// with the same operands at once.
template <int Operands, int Results>
struct counted_facts {
    static constexpr int operands = Operands;
    static constexpr int results = Results;
};

/// The same of what uses a constant.
struct constant_facts {
    value held;

    STASIS_ALWAYS_INLINE value constant(unsigned) const noexcept { return held; }
};

/// The same of what uses a name.
struct named_facts {
    object* held;
    ssize hint; ///< where in the globals it is likely to be

    STASIS_ALWAYS_INLINE object* name(unsigned) const noexcept { return held; }
    STASIS_ALWAYS_INLINE ssize global_hint(unsigned) const noexcept { return hint; }
    STASIS_ALWAYS_INLINE static bool push_known_function() noexcept { return false; }
};

/// The same of a call of what isn't known.
template <int Count>
struct call_facts {
    static constexpr int arguments = Count;
    const code_object* caller;
    const tuple_object* keywords;
    ssize cell; ///< the local that is the cell __class__

    STASIS_ALWAYS_INLINE const code_object* code() const noexcept { return caller; }
    STASIS_ALWAYS_INLINE ssize class_cell() const noexcept { return cell; }
};

/// A frame of operands and facts.
template <class Operands, class Facts>
struct shared_frame : Operands, Facts {
    STASIS_ALWAYS_INLINE auto topmost(unsigned) const noexcept {
        return this->copy_topmost(std::make_integer_sequence<int, Facts::operands>{});
    }
    STASIS_ALWAYS_INLINE void release_operands(unsigned) noexcept {
        this->release_topmost(std::make_integer_sequence<int, Facts::operands>{});
    }
    template <class Maker>
    STASIS_ALWAYS_INLINE void put_each(int first, unsigned, const Maker& make) noexcept {
        put_made(first, make, std::make_integer_sequence<int, Facts::results>{});
    }
    STASIS_ALWAYS_INLINE flow invoke(value callee, bool self, unsigned) noexcept {
        constexpr int count = Facts::arguments;
        return self ? this->template invoke_any<count + 1, count + 2>(callee, this->keywords)
                    : this->template invoke_any<count, count + 2>(callee, this->keywords);
    }

private:
    template <class Maker, int... Place>
    STASIS_ALWAYS_INLINE void put_made(int first, const Maker& make,
                                       std::integer_sequence<int, Place...>) noexcept {
        (this->put(first + Place, make(Place)), ...);
    }
};

/// What the meaning of an opcode asks its frame for, besides its operands.
enum class native_need : unsigned char { anything, nothing, count, constant, name, global, call };

struct native_needs {
    native_need of[256];
};

/// Whatever isn't named here is given a frame of its own.
consteval native_needs make_native_needs() {
    native_needs result{};
    const auto note = [&result](native_need need, std::initializer_list<op> opcodes) {
        for (const op each : opcodes) {
            result.of[static_cast<int>(each)] = need;
        }
    };
    // clang-format off
    note(native_need::nothing,
         {op::POP_TOP, op::PUSH_NULL, op::SWAP, op::COPY, op::STORE_FAST, op::STORE_DEREF,
          op::BINARY_OP, op::COMPARE_OP, op::IS_OP, op::CONTAINS_OP, op::UNARY_POSITIVE,
          op::UNARY_NEGATIVE, op::UNARY_NOT, op::UNARY_INVERT, op::BINARY_SUBSCR, op::STORE_SUBSCR,
          op::DELETE_SUBSCR, op::LIST_APPEND, op::LIST_EXTEND, op::SET_ADD, op::SET_UPDATE,
          op::MAP_ADD, op::DICT_UPDATE, op::DICT_MERGE, op::JUMP_FORWARD, op::JUMP_BACKWARD,
          op::JUMP_BACKWARD_NO_INTERRUPT, op::POP_JUMP_FORWARD_IF_FALSE,
          op::POP_JUMP_FORWARD_IF_TRUE, op::POP_JUMP_FORWARD_IF_NONE,
          op::POP_JUMP_FORWARD_IF_NOT_NONE, op::POP_JUMP_BACKWARD_IF_FALSE,
          op::POP_JUMP_BACKWARD_IF_TRUE, op::POP_JUMP_BACKWARD_IF_NONE,
          op::POP_JUMP_BACKWARD_IF_NOT_NONE, op::JUMP_IF_FALSE_OR_POP, op::JUMP_IF_TRUE_OR_POP,
          op::RETURN_VALUE, op::FORMAT_VALUE, op::MAKE_FUNCTION, op::LOAD_BUILD_CLASS,
          op::LOAD_ASSERTION_ERROR, op::RAISE_VARARGS, op::RERAISE, op::PUSH_EXC_INFO,
          op::POP_EXCEPT, op::CHECK_EXC_MATCH, op::CHECK_EG_MATCH, op::PREP_RERAISE_STAR,
          op::BEFORE_WITH, op::WITH_EXCEPT_START, op::GET_LEN, op::MATCH_SEQUENCE,
          op::MATCH_MAPPING, op::MATCH_KEYS, op::MATCH_CLASS});
    note(native_need::count,
         {op::BUILD_TUPLE, op::BUILD_LIST, op::BUILD_SET, op::BUILD_MAP, op::BUILD_CONST_KEY_MAP,
          op::BUILD_SLICE, op::BUILD_STRING, op::LIST_TO_TUPLE, op::CALL_FUNCTION_EX,
          op::UNPACK_SEQUENCE, op::UNPACK_EX});
    // clang-format on
    note(native_need::constant, {op::LOAD_CONST});
    note(native_need::name,
        {op::STORE_GLOBAL, op::DELETE_GLOBAL, op::LOAD_ATTR, op::STORE_ATTR, op::DELETE_ATTR,
         op::LOAD_METHOD});
    note(native_need::global, {op::LOAD_GLOBAL});
    note(native_need::call, {op::CALL});
    return result;
}

template <class = void>
inline constexpr native_needs needs = make_native_needs();

} // namespace detail

} // namespace stasis::interpreter
