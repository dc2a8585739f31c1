// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/node.hpp: the syntax tree of a source text.
// CPython 3.11: Parser/Python.asdl. One kind of node serves all: what a kind keeps in which field
// is said where it is named.
#pragma once

#include <stasis/compiler/source.hpp>

#include <cstdint>

namespace stasis::compiler {

/// The number of a node; 0: there is none.
using node_id = std::uint32_t;

/// Nodes that follow each other in syntax_tree::lists.
struct node_list {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// What a node is. Behind each: its fields.
enum class node_kind : unsigned char {
    // Expressions.
    name,        // held: a str
    constant,    // held: the object; a: the expression that a pattern computes it from, or 0; op:
                 // whether it is a str with the prefix u
    joined,      // items: constants and `formatted`
    formatted,   // a: value; b: format; op: conversion, a character or 0
    tuple,       // items; op: whether parentheses are around it
    list,        // items
    set,         // items
    dict,        // items: keys and values in turn; key 0: **value
    starred,     // a
    attribute,   // a; held: name
    subscript,   // a; b: index
    slice,       // a, b, c
    call,        // a; items: positional arguments and `starred`; more: `keyword`. A class has no a
    keyword,     // a; held: name, or null: **a
    unary,       // a; op: an opcode
    binary,      // a, b; op: a binary_operator
    boolean,     // items; op: whether it is `or`
    compare,     // items: operands, with a `comparison` between two
    comparison,  // op: a compare_kind
    conditional, // a: test; b: if true; c: if false
    named,       // a: a name; b
    lambda,      // items: parameters; a: body; scope
    comprehension, // items: `generator`; a: element or key; b: dict's value; op: a
                   // comprehension_kind; scope
    generator,     // a: target; b: iterable; items: conditions; op: whether it is asynchronous
    await,         // a
    yield,         // a, or 0
    yield_from,    // a
    // Statements.
    expression, // a
    assign,     // items: targets; a: value
    augmented,  // a: target; b: value; op: a binary_operator in place
    annotated,  // a: target; b: annotation; c: value, or 0; op: whether the target is a bare name
    returning,  // a, or 0
    raising,    // a, or 0; b: cause, or 0
    pass,
    breaking,
    continuing,
    deleting,      // items
    global,        // items: names
    nonlocal,      // items: names
    assertion,     // a; b: message, or 0
    import,        // items: `alias`
    import_from,   // items: `alias`, or none and b: the one of *; held: module, or null; op: dots
    alias,         // held: name; a: a name bound, or 0
    conditionally, // a: test; items: body; more: else
    looping,       // a: test; items: body; more: else
    iterating,     // a: target; b: iterable; items: body; more: else; op: whether it is `async`
    function,  // held: name; items: parameters; more: body; decorators; a: annotation, or 0; scope;
               // op: whether it is `async`
    class_,    // held: name; a: a call with the bases; more: body; decorators; scope
    trying,    // items: body; more: `handler`; decorators: else; last: finally; op: `except*`
    handler,   // a: type, or 0; held: name, or null; items: body
    with,      // items: `with_item`; more: body; op: whether it is `async`
    with_item, // a; b: target, or 0
    matching,  // a: subject; items: `case_`
    case_,     // a: pattern; b: guard, or 0; items: body
    // Patterns.
    match_value,    // a: a constant or an attribute
    match_sequence, // items
    match_star,     // held: name, or null
    match_mapping,  // items: keys and patterns in turn; held: name of the rest, or null
    match_class,    // a: class; items; more: `match_keyword`
    match_keyword,  // held: name; a
    match_as,       // a, or 0; held: name, or null
    match_or,       // items
    // Parts.
    parameter, // held: name; a: annotation, or 0; b: default, or 0; op: a parameter_kind
    module,    // items: body; scope
};

enum class parameter_kind : unsigned char {
    positional_only,
    positional,
    all_positional,
    keyword_only,
    all_keywords,
};

enum class comprehension_kind : unsigned char { list, set, dict, generator };

/// The kind in words.
[[nodiscard]] constexpr const char* name_of(comprehension_kind kind) noexcept {
    switch (kind) {
    case comprehension_kind::list: return "list comprehension";
    case comprehension_kind::set: return "set comprehension";
    case comprehension_kind::dict: return "dict comprehension";
    case comprehension_kind::generator: return "generator expression";
    }
    return "";
}

/// What a comparison asks; the first six are opcode::comparison's.
enum class compare_kind : unsigned char { lt, le, eq, ne, gt, ge, in, not_in, is, is_not };

/// A node of the tree.
struct node {
    node_kind kind = node_kind::pass;
    unsigned op = 0;
    span where{};
    node_id a = 0;
    node_id b = 0;
    node_id c = 0;
    std::uint32_t scope = 0;
    object* held = nullptr;
    node_list items{};
    node_list more{};
    node_list decorators{};
    node_list last{};
};

/// Where CPython has a module without statements.
inline constexpr span place_of_empty{{0, 0}, {1, 0}};

/// Whether a statement imports from __future__.
[[nodiscard]] constexpr bool is_from_future(const node& of) noexcept {
    return of.kind == node_kind::import_from && of.held != nullptr &&
           text_of(of.held) == text{"__future__"};
}

/// The nodes of a text.
class syntax_tree {
public:
    constexpr explicit syntax_tree(thread_state& thread) noexcept
        : lists(thread), nodes_(thread), open_(thread) {}

    /// A new node; 0: MemoryError is pending.
    constexpr node_id add(const node& made) noexcept {
        if (nodes_.size() == 0 && !nodes_.push({})) {
            return 0;
        }
        return nodes_.push(made) ? static_cast<node_id>(nodes_.size() - 1) : 0;
    }

    /// The node of a number; a reference to it ends with the next add().
    [[nodiscard]] constexpr node& operator[](node_id id) noexcept { return nodes_[id]; }

    /// An item of a list.
    [[nodiscard]] constexpr node_id item(const node_list& of, std::size_t index) noexcept {
        return lists[of.first + index];
    }

    /// Lists are built on a stack, since others are within them: what begin() gives goes to end().
    [[nodiscard]] constexpr std::size_t begin() const noexcept { return open_.size(); }
    [[nodiscard]] constexpr bool put(node_id item) noexcept { return open_.push(item); }
    [[nodiscard]] constexpr std::size_t count(std::size_t begun) const noexcept {
        return open_.size() - begun;
    }
    /// An item of the list that is being built.
    [[nodiscard]] constexpr node_id open(std::size_t begun, std::size_t index) noexcept {
        return open_[begun + index];
    }
    /// Gives up the lists that were begun since then.
    constexpr void drop(std::size_t begun) noexcept {
        while (open_.size() > begun) {
            open_.pop();
        }
    }
    /// False: MemoryError is pending.
    [[nodiscard]] constexpr bool end(std::size_t begun, node_list& made) noexcept {
        made = {static_cast<std::uint32_t>(lists.size()),
                static_cast<std::uint32_t>(open_.size() - begun)};
        for (std::size_t i = begun; i < open_.size(); ++i) {
            if (!lists.push(open_[i])) {
                return false;
            }
        }
        drop(begun);
        return true;
    }

    row<node_id> lists;

private:
    row<node> nodes_;
    row<node_id> open_;
};

} // namespace stasis::compiler
