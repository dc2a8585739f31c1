// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/traceback_anchors.hpp: the operator of an expression, for a traceback's ^^^.
// Promises: for each expression that CPython 3.11's parser accepts, what extract_anchors_from_line
// (Python/traceback.c) finds in its syntax tree: the operator of a binary operation, or a
// subscript's brackets; nothing for other expressions and for statements. No tree is built: the
// outermost tokens and the operators' precedence tell. Linear in the text, but for parentheses
// around parentheses.
// As CPython: the parentheses around an operand are not part of it, so "(a) + b" is marked at ")".
#pragma once

#include <stasis/interpreter/expression_scanner.hpp>

namespace stasis::interpreter {

/// The part of an expression that is marked with ^, in bytes of its line; none if left is -1.
struct caret_anchors {
    ssize left = -1;
    ssize right = -1;

    friend constexpr bool operator==(const caret_anchors&, const caret_anchors&) = default;
};

namespace detail {

[[nodiscard]] constexpr line_span without_blanks(const unsigned char* line,
                                                 line_span of) noexcept {
    while (of.begin < of.end && is_blank(line[of.begin])) {
        ++of.begin;
    }
    while (of.begin < of.end && is_blank(line[of.end - 1])) {
        --of.end;
    }
    return of;
}

// Whether what stands between parentheses is a value of its own, and no tuple or generator.
[[nodiscard]] constexpr bool is_grouped(const unsigned char* line, line_span inside) noexcept {
    expression_scanner scan{line, inside};
    token item = scan.next();
    if (item.kind == token_kind::end) {
        return false;
    }
    for (; item.kind != token_kind::end; item = scan.next()) {
        if (item.kind == token_kind::comma || item.kind == token_kind::generator) {
            return false;
        }
    }
    return true;
}

// Where the syntax tree says that an operand is: within its parentheses.
[[nodiscard]] constexpr line_span without_parentheses(const unsigned char* line,
                                                      line_span of) noexcept {
    for (;;) {
        of = without_blanks(line, of);
        const token first = expression_scanner{line, of}.next();
        const line_span inside{of.begin + 1, of.end - 1};
        if (first.kind != token_kind::parentheses || first.at.end != of.end ||
            !is_grouped(line, inside)) {
            return of;
        }
        of = inside;
    }
}

// The operator that is applied last, or the brackets that a subscript ends with; else of kind end.
[[nodiscard]] constexpr token last_operation(const unsigned char* line, line_span of) noexcept {
    expression_scanner scan{line, of};
    token binary{};
    token last{};
    bool wants_operand = true;
    bool prefixed = false; // the expression begins with await or a sign
    bool negated = false;  // with a sign
    for (token item = scan.next(); item.kind != token_kind::end; item = scan.next()) {
        const bool first = last.kind == token_kind::end;
        switch (item.kind) {
        case token_kind::sign:
        case token_kind::invert:
        case token_kind::await_prefix:
            if (wants_operand) {
                if (last.kind == token_kind::await_prefix) {
                    return {};
                }
                prefixed = prefixed || first;
                negated = negated || (first && item.kind != token_kind::await_prefix);
                break;
            }
            if (item.kind != token_kind::sign) {
                return {};
            }
            [[fallthrough]];
        case token_kind::binary:
            if (wants_operand) {
                return {};
            }
            wants_operand = true;
            // Of equals the last one, but of powers the first one is applied last.
            if (binary.kind == token_kind::end || item.binding < binary.binding ||
                (item.binding == binary.binding && item.binding != power_binding)) {
                binary = item;
            }
            break;
        case token_kind::string:
            if (!wants_operand && last.kind != token_kind::string) {
                return {};
            }
            wants_operand = false;
            break;
        case token_kind::name:
        case token_kind::number:
        case token_kind::ellipsis:
        case token_kind::braces:
            if (!wants_operand) {
                return {};
            }
            wants_operand = false;
            break;
        case token_kind::parentheses:
        case token_kind::brackets:
            if (wants_operand && item.kind == token_kind::brackets) {
                item.kind = token_kind::braces; // a list: no subscript
            }
            wants_operand = false;
            break;
        case token_kind::dot:
            item = scan.next();
            if (wants_operand || item.kind != token_kind::name) {
                return {};
            }
            break;
        default: return {};
        }
        last = item;
    }
    if (wants_operand) {
        return {};
    }
    if (binary.kind != token_kind::end) {
        return negated && binary.binding == power_binding ? token{} : binary;
    }
    return !prefixed && last.kind == token_kind::brackets ? last : token{};
}

} // namespace detail

/// The anchors of the expression that is this part of the line.
[[nodiscard]] constexpr caret_anchors anchors(const unsigned char* line, ssize begin,
                                              ssize end) noexcept {
    const line_span whole = detail::without_parentheses(line, {begin, end});
    const token operation = detail::last_operation(line, whole);
    if (operation.kind == token_kind::end) {
        return {};
    }
    const line_span left = detail::without_parentheses(line, {whole.begin, operation.at.begin});
    if (operation.kind == token_kind::brackets) {
        const line_span index = detail::without_parentheses(
            line, {operation.at.begin + 1, operation.at.end - 1});
        return index.begin != index.end ? caret_anchors{left.end, index.end + 1} : caret_anchors{};
    }
    const line_span right = detail::without_parentheses(line, {operation.at.end, whole.end});
    ssize at = left.end;
    while (is_blank(line[at])) {
        ++at;
    }
    const bool two = at + 1 < right.begin && !is_blank(line[at + 1]);
    return {at, at + (two ? 2 : 1)};
}

} // namespace stasis::interpreter
