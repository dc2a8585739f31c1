// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/constant_folder.hpp: what CPython makes one constant of before it warns. Only
// warnings ask: instructions compute what they say.
// CPython 3.11: fold_unaryop, fold_binop, fold_tuple, fold_subscr (Python/ast_opt.c).
// Refuses: "%s" % (a,), which CPython makes an f-string of.
#pragma once

#include <stasis/builtins/int_parts.hpp>
#include <stasis/builtins/list.hpp>
#include <stasis/compiler/async_emitter.hpp>
#include <stasis/interpreter/arithmetic.hpp>
#include <stasis/interpreter/protocol.hpp>

namespace stasis::compiler {

/// Computes constants.
class constant_folder : public async_emitter {
protected:
    using async_emitter::async_emitter;
    constexpr ~constant_folder() = default;

    /// The constant that an expression is; empty: it is none. No exception is pending then.
    constexpr owned folded(node_id at) noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!call) {
            return {};
        }
        const node of = tree_[at];
        owned made = constant_of(of);
        clear_pending(in_.thread, base_exception_type);
        return made;
    }

private:
    constexpr owned constant_of(const node& of) noexcept {
        switch (of.kind) {
        case node_kind::constant: return owned::share(load(of.held));
        case node_kind::name:
            if (text_of(of.held) != text{"__debug__"}) {
                return {};
            }
            return owned::share(make_bool(true));
        case node_kind::tuple: return tuple_of(of.items);
        case node_kind::unary: return unary(of);
        case node_kind::binary:
        case node_kind::subscript: break;
        default: return {};
        }
        const owned left = folded(of.a);
        owned right;
        if (left) {
            right = folded(of.b);
        }
        if (!right) {
            return {};
        }
        if (of.kind == node_kind::subscript) {
            return interpreter::get_item(in_.thread, left.get(), right.get());
        }
        const auto does = static_cast<opcode::binary_operator>(of.op);
        if (!is_small(does, left.get(), right.get())) {
            return {};
        }
        return interpreter::binary(in_.thread, does, left.get(), right.get());
    }

    constexpr owned tuple_of(const node_list& of) noexcept {
        const owned kept = owned::take(new_list(in_.thread, 0));
        row<value> all{in_.thread};
        for (std::size_t i = 0; kept && i < of.count; ++i) {
            const owned item = folded(tree_.item(of, i));
            if (!item ||
                !append(in_.thread, static_cast<list_object*>(kept.as_object()), item.get()) ||
                !all.push(item.get())) {
                return {};
            }
        }
        if (!kept) {
            return {};
        }
        return owned::take(new_tuple(in_.thread, all.size() == 0 ? nullptr : all.from(0),
                                     static_cast<ssize>(all.size())));
    }

    constexpr owned unary(const node& of) noexcept {
        const owned operand = folded(of.a);
        if (!operand) {
            return {};
        }
        using does = interpreter::unary_operator;
        switch (static_cast<op>(of.op)) {
        case op::UNARY_NOT: return owned::share(make_bool(is_true(in_.thread, operand.get()) == 0));
        case op::UNARY_NEGATIVE:
            return interpreter::unary(in_.thread, does::negative, operand.get());
        case op::UNARY_POSITIVE:
            return interpreter::unary(in_.thread, does::positive, operand.get());
        default: return interpreter::unary(in_.thread, does::invert, operand.get());
        }
    }

    /// Whether a result is as small as constants are. CPython 3.11: safe_multiply and its like.
    [[nodiscard]] static constexpr bool is_small(opcode::binary_operator does, value left,
                                                 value right) noexcept {
        constexpr std::uint64_t most_bits = 128;
        const bool both = is_int(left) && is_int(right);
        const std::uint64_t bits = is_int(left) ? bits_of(left) : 0;
        switch (does) {
        case opcode::binary_operator::NB_MULTIPLY:
            return both ? bits == 0 || bits_of(right) == 0 || bits + bits_of(right) <= most_bits
                   : is_int(left)  ? is_repeatable(right, left)
                   : is_int(right) ? is_repeatable(left, right)
                                   : true;
        case opcode::binary_operator::NB_POWER:
            return !both || bits == 0 || is_negative(right) || bits_of(right) == 0 ||
                   (is_at_most(right, most_bits) && bits <= most_bits / small(right));
        case opcode::binary_operator::NB_LSHIFT:
            return !both || bits == 0 || is_negative(right) ||
                   (is_at_most(right, most_bits) && bits <= most_bits - small(right));
        case opcode::binary_operator::NB_REMAINDER:
            return type_of(left) != &str_type && type_of(left) != &bytes_type;
        default: return true;
        }
    }

    /// Whether a sequence is short enough to be repeated so often.
    [[nodiscard]] static constexpr bool is_repeatable(value sequence, value times) noexcept {
        constexpr std::uint64_t most_items = 256;
        constexpr std::uint64_t most_characters = 4096;
        constexpr std::int64_t most_nested = 1024;
        const auto* const tuple = as<tuple_object>(sequence, tuple_type);
        const ssize size = tuple != nullptr                 ? tuple->ob_size
                           : type_of(sequence) == &str_type ? text_of(sequence.data.object).size
                           : type_of(sequence) == &bytes_type
                               ? as<bytes_object>(sequence, bytes_type)->ob_size
                               : 0;
        if (size == 0) {
            return true;
        }
        const std::uint64_t most = tuple != nullptr ? most_items : most_characters;
        if (is_negative(times) || !is_at_most(times, most) ||
            small(times) > most / static_cast<std::uint64_t>(size)) {
            return false;
        }
        const auto count = static_cast<std::int64_t>(small(times));
        return tuple == nullptr || count == 0 || left_of(sequence, most_nested / count) >= 0;
    }
    /// How many items there may still be behind those of a tuple and of what is in it.
    [[nodiscard]] static constexpr std::int64_t left_of(value held, std::int64_t most) noexcept {
        const auto* const tuple = as<tuple_object>(held, tuple_type);
        if (tuple != nullptr) {
            most -= tuple->ob_size;
            for (ssize i = 0; most >= 0 && i < tuple->ob_size; ++i) {
                most = left_of(load(items(tuple)[i]), most);
            }
        }
        return most;
    }

    [[nodiscard]] static constexpr std::uint64_t bits_of(value of) noexcept {
        const int_parts parts{of};
        return support::digits_bit_length(parts.data(), parts.size());
    }
    [[nodiscard]] static constexpr bool is_negative(value of) noexcept {
        return int_parts{of}.negative();
    }
    /// Whether a number that isn't negative is at most as large.
    [[nodiscard]] static constexpr bool is_at_most(value of, std::uint64_t most) noexcept {
        return bits_of(of) < 63 && small(of) <= most;
    }
    [[nodiscard]] static constexpr std::uint64_t small(value of) noexcept {
        return static_cast<std::uint64_t>(of.data.integer);
    }
};

} // namespace stasis::compiler
