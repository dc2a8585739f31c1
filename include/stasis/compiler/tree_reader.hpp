// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/tree_reader.hpp: nodes of objects of the module _ast's types: expressions.
// Promises: CPython 3.11's errors about what is missing, of another type, empty or in another
// context. CPython 3.11: obj2ast_expr and its like (Python/Python-ast.c), Python/ast.c
// (validate_expr). Here what is wrong is found while a tree is read; CPython reads all of it first.
// Refuses: type comments, which are not looked at.
#pragma once

#include <stasis/builtins/list.hpp>
#include <stasis/compiler/node_types.hpp>
#include <stasis/interpreter/arithmetic.hpp>
#include <stasis/interpreter/attributes.hpp>
#include <stasis/interpreter/c_integer.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/state/counted_call.hpp>

namespace stasis::compiler {

/// Makes nodes of objects. Where something gives a node, or whether it is done, 0 and false say
/// that an exception is pending.
class tree_reader {
public:
    tree_reader(const tree_reader&) = delete;
    tree_reader& operator=(const tree_reader&) = delete;

protected:
    /// `types`: the module _ast.
    constexpr tree_reader(source& in, syntax_tree& tree, value types) noexcept
        : in_(in), tree_(tree), types_(types) {}
    constexpr ~tree_reader() = default;

    /// Raises an exception, and gives what is false, or no node.
    template <class... Parts>
    constexpr bool refuse(const type_object& type, Parts... parts) noexcept {
        if (!in_.failed()) {
            raise(in_.thread, type, parts...);
        }
        return false;
    }

    // Fields.

    /// What type of the module an object has, or what it derives from.
    constexpr text type_name(value self) noexcept {
        for (const type_object* type = type_of(self); type != nullptr; type = type->tp_base) {
            const owned name = new_str(in_.thread, last_name(type->tp_name));
            owned found;
            if (name) {
                found = interpreter::get_attribute(in_.thread, types_, name.as_object());
            }
            if (found ? found.as_object() == pointer_to(*type)
                      : !clear_pending(in_.thread, attribute_error_type)) {
                return text{last_name(type->tp_name)};
            }
        }
        return text{""};
    }

    /// A field, which may be missing: None then; empty: an exception is pending.
    constexpr owned optional(value self, const char* name) noexcept {
        const owned key = new_str(in_.thread, name);
        owned found;
        if (key) {
            found = interpreter::get_attribute(in_.thread, self, key.as_object());
        }
        if (!found && key && clear_pending(in_.thread, attribute_error_type)) {
            return owned::share(none_value);
        }
        return found;
    }
    /// A field that has to be there.
    template <class Type>
    constexpr owned required(value self, const Type& type, const char* name) noexcept {
        const owned key = new_str(in_.thread, name);
        owned found;
        if (key) {
            found = interpreter::get_attribute(in_.thread, self, key.as_object());
        }
        if (!found && key && clear_pending(in_.thread, attribute_error_type)) {
            refuse(type_error_type, "required field \"", name, "\" missing from ", type);
        }
        return found;
    }

    constexpr bool number(value given, int& to) noexcept {
        if (!is_subtype(type_of(given), &int_type)) {
            const owned shown = interpreter::repr(in_.thread, given);
            return shown && refuse(value_error_type, "invalid integer value: ", shown.as_object());
        }
        return interpreter::to_c_integer(in_.thread, given, to);
    }
    constexpr bool number(value self, const char* type, const char* name, int& to) noexcept {
        const owned held = required(self, type, name);
        return held && number(held.get(), to);
    }
    constexpr bool optional_number(value self, const char* name, int& to) noexcept {
        const owned held = optional(self, name);
        return held && (held.get().kind == tag::none || number(held.get(), to));
    }

    /// A name, or null for None; false: an exception is pending.
    constexpr bool identifier(owned given, object*& to) noexcept {
        to = nullptr;
        if (!given || given.get().kind == tag::none) {
            return static_cast<bool>(given);
        }
        if (type_of(given.get()) != &str_type) {
            return refuse(type_error_type, "AST identifier must be of type str");
        }
        to = in_.keep(static_cast<owned&&>(given));
        return to != nullptr;
    }
    /// A name that has to be there.
    constexpr bool name_of(value self, const char* type, const char* field, object*& to) noexcept {
        if (!identifier(required(self, type, field), to)) {
            return false;
        }
        return to != nullptr || lacks(type, field);
    }
    /// A name in the list of a field.
    constexpr bool name_in(value item, const char* type, const char* field, object*& to) noexcept {
        return identifier(owned::share(item), to) && (to != nullptr || lacks(type, field));
    }
    constexpr bool lacks(const char* type, const char* field) noexcept {
        return refuse(value_error_type, "field '", field, "' is required for ", type);
    }

    /// The place of a node of a sum of types.
    constexpr bool place_of(value self, const char* sum, span& where) noexcept {
        if (!number(self, sum, "lineno", where.begin.line) ||
            !number(self, sum, "col_offset", where.begin.column)) {
            return false;
        }
        where.end = where.begin;
        if (!optional_number(self, "end_lineno", where.end.line) ||
            !optional_number(self, "end_col_offset", where.end.column)) {
            return false;
        }
        return check_place(where);
    }
    constexpr bool check_place(const span& where) noexcept {
        const std::int64_t line = where.begin.line;
        const std::int64_t end_line = where.end.line;
        const std::int64_t column = where.begin.column;
        const std::int64_t end_column = where.end.column;
        if (line > end_line) {
            return refuse(value_error_type, "AST node line range (", line, ", ", end_line,
                          ") is not valid");
        }
        if ((line < 0 && end_line != line) || (column < 0 && column != end_column)) {
            return refuse(value_error_type, "AST node column range (", column, ", ", end_column,
                          ") for line range (", line, ", ", end_line, ") is not valid");
        }
        if (line == end_line && column > end_column) {
            return refuse(value_error_type, "line ", line, ", column ", column, "-", end_column,
                          " is not a valid range");
        }
        return true;
    }

    /// Calls `read` with each item of a list, and how many there are.
    template <class Read>
    constexpr bool each_of(value self, const char* type, const char* field, ssize& count,
                           Read read) noexcept {
        const owned held = required(self, type, field);
        if (!held) {
            return false;
        }
        if (!is_kind_of(held.get(), list_type)) {
            return refuse(type_error_type, type, " field \"", field, "\" must be a list, not a ",
                          last_name(type_of(held.get())->tp_name));
        }
        const auto* const list = static_cast<const list_object*>(held.as_object());
        for (count = 0; count < list->ob_size; ++count) {
            const owned item = owned::share(load(list->ob_item[count]));
            if (!read(item.get())) {
                return false;
            }
        }
        return true;
    }
    /// A list of nodes, which `read` makes of objects.
    template <class Read>
    constexpr bool nodes(value self, const char* type, const char* field, node_list& made,
                         Read read) noexcept {
        const std::size_t begun = tree_.begin();
        ssize count = 0;
        const auto put = [&](value item) {
            const node_id one = read(item);
            return one != 0 && tree_.put(one);
        };
        return each_of(self, type, field, count, put) && tree_.end(begun, made);
    }
    constexpr bool not_empty(const node_list& of, const char* field, const char* type) noexcept {
        return of.count != 0 || refuse(value_error_type, "empty ", field, " on ", type);
    }

    template <std::size_t Count>
    constexpr bool number_of(const detail::named_number (&rows)[Count], value self,
                             const char* type, const char* field, const char* sum,
                             unsigned& to) noexcept {
        const owned held = required(self, type, field);
        return held && number_of(rows, held.get(), sum, to);
    }
    template <std::size_t Count>
    constexpr bool number_of(const detail::named_number (&rows)[Count], value given,
                             const char* sum, unsigned& to) noexcept {
        const text name = type_name(given);
        for (const detail::named_number& each : rows) {
            if (name == text{each.name}) {
                to = each.number;
                return true;
            }
        }
        return refuse_type(given, sum);
    }
    constexpr bool refuse_type(value given, const char* sum) noexcept {
        owned shown;
        if (!in_.failed()) {
            shown = interpreter::repr(in_.thread, given);
        }
        return shown && refuse(type_error_type, "expected some sort of ", sum, ", but got ",
                               shown.as_object());
    }

    // Expressions.

    /// How an expression is used.
    enum class context { load, store, del };
    [[nodiscard]] static constexpr const char* name_of(context of) noexcept {
        return of == context::load ? "Load" : of == context::store ? "Store" : "Del";
    }

    /// A field that has to be an expression.
    constexpr node_id expression_of(value self, const char* type, const char* field,
                                    context wanted = context::load) noexcept {
        const owned held = required(self, type, field);
        if (held && held.get().kind == tag::none) {
            return lacks(type, field);
        }
        return held ? expression(held.get(), wanted) : 0;
    }
    /// ... or None, for which `made` is 0.
    constexpr bool maybe_expression(value self, const char* field, node_id& made,
                                    context wanted = context::load) noexcept {
        const owned held = optional(self, field);
        made = held && held.get().kind != tag::none ? expression(held.get(), wanted) : 0;
        return !in_.failed();
    }
    constexpr bool expressions(value self, const char* type, const char* field, node_list& made,
                               context wanted = context::load) noexcept {
        return nodes(self, type, field, made, [&](value item) { return expression(item, wanted); });
    }

    constexpr node_id expression(value self, context wanted = context::load) noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return 0;
        }
        if (self.kind == tag::none) {
            return refuse(value_error_type, "None disallowed in expression list");
        }
        node made;
        if (!place_of(self, "expr", made.where)) {
            return 0;
        }
        const text type = type_name(self);
        if (in_.failed()) {
            return 0;
        }
        const bool done = is_target(type)           ? target(self, type, made, wanted)
                          : wanted == context::load ? simple(self, type, made)
                                                    : refuse_target(wanted);
        return done && !in_.failed() ? tree_.add(made) : 0;
    }

    [[nodiscard]] static constexpr bool is_target(const text& type) noexcept {
        for (const char* each : {"Attribute", "Subscript", "Starred", "Name", "List", "Tuple"}) {
            if (type == text{each}) {
                return true;
            }
        }
        return false;
    }
    constexpr bool refuse_target(context wanted) noexcept {
        return refuse(value_error_type, "expression which can't be assigned to in ",
                      name_of(wanted), " context");
    }

    /// An expression that has a context.
    constexpr bool target(value self, const text& type, node& made, context wanted) noexcept {
        const owned held = required(self, type, "ctx");
        const text given = held ? type_name(held.get()) : text{""};
        if (in_.failed()) {
            return false;
        }
        const bool known = given == text{"Load"} || given == text{"Store"} || given == text{"Del"};
        if (!known) {
            return refuse_type(held.get(), "expr_context");
        }
        if (given != text{name_of(wanted)}) {
            return refuse(value_error_type, "expression must have ", name_of(wanted),
                          " context but has ", given, " instead");
        }
        if (type == text{"Name"}) {
            made.kind = node_kind::name;
            return name_of(self, "Name", "id", made.held) && check_name(made.held);
        }
        if (type == text{"Attribute"}) {
            made.kind = node_kind::attribute;
            made.a = expression_of(self, "Attribute", "value");
            return made.a != 0 && name_of(self, "Attribute", "attr", made.held);
        }
        if (type == text{"Subscript"}) {
            made.kind = node_kind::subscript;
            made.a = expression_of(self, "Subscript", "value");
            made.b = made.a != 0 ? expression_of(self, "Subscript", "slice") : 0;
            return made.b != 0;
        }
        if (type == text{"Starred"}) {
            made.kind = node_kind::starred;
            made.a = expression_of(self, "Starred", "value", wanted);
            return made.a != 0;
        }
        const bool is_list = type == text{"List"};
        made.kind = is_list ? node_kind::list : node_kind::tuple;
        return expressions(self, is_list ? "List" : "Tuple", "elts", made.items, wanted);
    }
    constexpr bool check_name(const object* name) noexcept {
        for (const char* each : {"None", "True", "False"}) {
            if (text_of(name) == text{each}) {
                return refuse(value_error_type, "identifier field can't represent '", each,
                              "' constant");
            }
        }
        return true;
    }

    /// All other expressions.
    constexpr bool simple(value self, const text& type, node& made) noexcept {
        const auto is = [&](const char* name) { return type == text{name}; };
        // Up to three expressions that have to be there.
        const auto parts = [&](node_kind kind, const char* of, const char* a, const char* b,
                               const char* c) {
            made.kind = kind;
            made.a = expression_of(self, of, a);
            made.b = made.a != 0 && b != nullptr ? expression_of(self, of, b) : 0;
            made.c = made.b != 0 && c != nullptr ? expression_of(self, of, c) : 0;
            return !in_.failed();
        };
        if (is("Constant")) {
            return constant(self, made);
        }
        if (is("Call")) {
            made.kind = node_kind::call;
            made.a = expression_of(self, "Call", "func");
            return made.a != 0 && expressions(self, "Call", "args", made.items) &&
                   keywords(self, "Call", made.more);
        }
        if (is("BinOp")) {
            return number_of(detail::operator_types, self, "BinOp", "op", "operator", made.op) &&
                   parts(node_kind::binary, "BinOp", "left", "right", nullptr);
        }
        if (is("UnaryOp")) {
            return number_of(detail::unary_types, self, "UnaryOp", "op", "unaryop", made.op) &&
                   parts(node_kind::unary, "UnaryOp", "operand", nullptr, nullptr);
        }
        if (is("BoolOp")) {
            made.kind = node_kind::boolean;
            return number_of(detail::boolean_types, self, "BoolOp", "op", "boolop", made.op) &&
                   expressions(self, "BoolOp", "values", made.items) &&
                   (made.items.count >= 2 ||
                    refuse(value_error_type, "BoolOp with less than 2 values"));
        }
        if (is("Compare")) {
            return compare(self, made);
        }
        if (is("NamedExpr")) {
            made.kind = node_kind::named;
            made.a = expression_of(self, "NamedExpr", "target", context::store);
            if (made.a != 0 && tree_[made.a].kind != node_kind::name) {
                return refuse(type_error_type, "NamedExpr target must be a Name");
            }
            made.b = made.a != 0 ? expression_of(self, "NamedExpr", "value") : 0;
            return made.b != 0;
        }
        if (is("IfExp")) {
            return parts(node_kind::conditional, "IfExp", "test", "body", "orelse");
        }
        if (is("Lambda")) {
            made.kind = node_kind::lambda;
            made.a =
                parameters(self, "Lambda", made.items) ? expression_of(self, "Lambda", "body") : 0;
            return made.a != 0;
        }
        if (is("Dict")) {
            return dict(self, made);
        }
        if (is("Set")) {
            made.kind = node_kind::set;
            return expressions(self, "Set", "elts", made.items);
        }
        if (is("ListComp")) {
            return comprehension(self, "ListComp", comprehension_kind::list, made);
        }
        if (is("SetComp")) {
            return comprehension(self, "SetComp", comprehension_kind::set, made);
        }
        if (is("DictComp")) {
            return comprehension(self, "DictComp", comprehension_kind::dict, made);
        }
        if (is("GeneratorExp")) {
            return comprehension(self, "GeneratorExp", comprehension_kind::generator, made);
        }
        if (is("Await")) {
            return parts(node_kind::await, "Await", "value", nullptr, nullptr);
        }
        if (is("Yield")) {
            made.kind = node_kind::yield;
            return maybe_expression(self, "value", made.a);
        }
        if (is("YieldFrom")) {
            return parts(node_kind::yield_from, "YieldFrom", "value", nullptr, nullptr);
        }
        if (is("JoinedStr")) {
            made.kind = node_kind::joined;
            return expressions(self, "JoinedStr", "values", made.items);
        }
        if (is("FormattedValue")) {
            int conversion = -1;
            made.kind = node_kind::formatted;
            made.a = expression_of(self, "FormattedValue", "value");
            if (made.a == 0 || !number(self, "FormattedValue", "conversion", conversion) ||
                !maybe_expression(self, "format_spec", made.b)) {
                return false;
            }
            made.op = conversion < 0 ? 0 : static_cast<unsigned>(conversion);
            return true;
        }
        if (is("Slice")) {
            made.kind = node_kind::slice;
            return maybe_expression(self, "lower", made.a) &&
                   maybe_expression(self, "upper", made.b) &&
                   maybe_expression(self, "step", made.c);
        }
        return refuse_type(self, "expr");
    }

    constexpr bool constant(value self, node& made) noexcept {
        made.kind = node_kind::constant;
        owned held = required(self, "Constant", "value");
        if (!held || !check_constant(held.get())) {
            return false;
        }
        made.held = in_.keep(static_cast<owned&&>(held));
        return made.held != nullptr;
    }
    constexpr bool check_constant(value held) noexcept {
        const type_object* const type = type_of(held);
        if (type == &tuple_type || type == &frozenset_type) {
            const state::counted_call call{in_.thread, in_.calls_remaining};
            if (!in_.entered(call)) {
                return false;
            }
            const owned all = interpreter::get_iterator(in_.thread, held);
            if (!all) {
                return false;
            }
            while (const owned item = interpreter::next(in_.thread, all.get())) {
                if (!check_constant(item.get())) {
                    return false;
                }
            }
            return !in_.failed();
        }
        for (const type_object* each : {&int_type, &float_type, &complex_type, &bool_type,
                                        &str_type, &bytes_type, &none_type, &ellipsis_type}) {
            if (type == each) {
                return true;
            }
        }
        return refuse(type_error_type,
                      "got an invalid type in Constant: ", last_name(type->tp_name));
    }

    constexpr bool keywords(value self, const char* type, node_list& made) noexcept {
        return nodes(self, type, "keywords", made, [&](value item) -> node_id {
            node each{.kind = node_kind::keyword};
            if (!identifier(optional(item, "arg"), each.held)) {
                return 0;
            }
            each.a = expression_of(item, "keyword", "value");
            return each.a != 0 && place_of(item, "keyword", each.where) ? tree_.add(each) : 0;
        });
    }
    constexpr bool compare(value self, node& made) noexcept {
        made.kind = node_kind::compare;
        const std::size_t begun = tree_.begin();
        const node_id left = expression_of(self, "Compare", "left");
        row<unsigned> asked{in_.thread};
        ssize count = 0;
        const bool read =
            left != 0 && each_of(self, "Compare", "ops", count, [&](value item) {
                unsigned one = 0;
                return number_of(detail::comparison_types, item, "cmpop", one) && asked.push(one);
            });
        std::size_t next = 0;
        if (!read || !tree_.put(left) ||
            !each_of(self, "Compare", "comparators", count, [&](value item) {
                const node_id right = expression(item);
                const node_id op =
                    right != 0 && next < asked.size()
                        ? tree_.add({.kind = node_kind::comparison, .op = asked[next]})
                        : 0;
                ++next;
                return right != 0 && (op == 0 || tree_.put(op)) && tree_.put(right);
            })) {
            return false;
        }
        if (next == 0) {
            return refuse(value_error_type, "Compare with no comparators");
        }
        if (next != asked.size()) {
            return refuse(value_error_type,
                          "Compare has a different number of comparators and operands");
        }
        return tree_.end(begun, made.items);
    }

    constexpr bool dict(value self, node& made) noexcept {
        made.kind = node_kind::dict;
        row<node_id> keys{in_.thread};
        ssize count = 0;
        if (!each_of(self, "Dict", "keys", count, [&](value item) {
                const node_id key = item.kind == tag::none ? 0 : expression(item);
                return !in_.failed() && keys.push(key);
            })) {
            return false;
        }
        const std::size_t begun = tree_.begin();
        std::size_t next = 0;
        const auto put = [&](value item) {
            const node_id held = expression(item);
            const node_id key = next < keys.size() ? keys[next] : 0;
            ++next;
            return held != 0 && tree_.put(key) && tree_.put(held);
        };
        if (!each_of(self, "Dict", "values", count, put)) {
            return false;
        }
        return (next == keys.size() ||
                refuse(value_error_type, "Dict doesn't have the same number of keys as values")) &&
               tree_.end(begun, made.items);
    }

    constexpr bool comprehension(value self, const char* type, comprehension_kind kind,
                                 node& made) noexcept {
        made.kind = node_kind::comprehension;
        made.op = static_cast<unsigned>(kind);
        const bool is_dict = kind == comprehension_kind::dict;
        made.a = expression_of(self, type, is_dict ? "key" : "elt");
        made.b = made.a != 0 && is_dict ? expression_of(self, type, "value") : 0;
        if (in_.failed() || !nodes(self, type, "generators", made.items,
                                   [&](value item) { return generator(item); })) {
            return false;
        }
        return made.items.count != 0 ||
               refuse(value_error_type, "comprehension with no generators");
    }
    constexpr node_id generator(value self) noexcept {
        node made{.kind = node_kind::generator};
        int is_async = 0;
        made.a = expression_of(self, "comprehension", "target", context::store);
        made.b = made.a != 0 ? expression_of(self, "comprehension", "iter") : 0;
        if (made.b == 0 || !expressions(self, "comprehension", "ifs", made.items) ||
            !number(self, "comprehension", "is_async", is_async)) {
            return 0;
        }
        made.op = is_async != 0;
        made.where = {tree_[made.a].where.begin, tree_[made.b].where.end};
        return tree_.add(made);
    }

    // Parameters.

    constexpr node_id parameter(value self, parameter_kind kind) noexcept {
        node made{.kind = node_kind::parameter, .op = static_cast<unsigned>(kind)};
        return name_of(self, "arg", "arg", made.held) && check_name(made.held) &&
                       maybe_expression(self, "annotation", made.a) &&
                       place_of(self, "arg", made.where)
                   ? tree_.add(made)
                   : 0;
    }
    constexpr bool parameters_of(value self, const char* field, parameter_kind kind,
                                 row<node_id>& to) noexcept {
        ssize count = 0;
        return each_of(self, "arguments", field, count, [&](value item) {
            const node_id one = parameter(item, kind);
            return one != 0 && to.push(one);
        });
    }
    /// The parameters of a function, in the order in which they are written.
    constexpr bool parameters(value owner, const char* type, node_list& made) noexcept {
        const owned held = required(owner, type, "args");
        if (!held) {
            return false;
        }
        const value self = held.get();
        row<node_id> positional{in_.thread};
        row<node_id> named{in_.thread};
        row<node_id> defaults{in_.thread};
        ssize count = 0;
        std::size_t given = 0;
        node_id all[2] = {};
        const auto variadic = [&](const char* field, parameter_kind kind, node_id& to) {
            const owned one = optional(self, field);
            to = one && one.get().kind != tag::none ? parameter(one.get(), kind) : 0;
            return !in_.failed();
        };
        const bool read =
            parameters_of(self, "posonlyargs", parameter_kind::positional_only, positional) &&
            parameters_of(self, "args", parameter_kind::positional, positional) &&
            variadic("vararg", parameter_kind::all_positional, all[0]) &&
            parameters_of(self, "kwonlyargs", parameter_kind::keyword_only, named) &&
            each_of(self, "arguments", "kw_defaults", count,
                    [&](value item) {
                        const node_id one = item.kind == tag::none ? 0 : expression(item);
                        if (given < named.size()) {
                            tree_[named[given]].b = one;
                        }
                        ++given;
                        return !in_.failed();
                    }) &&
            variadic("kwarg", parameter_kind::all_keywords, all[1]) &&
            each_of(self, "arguments", "defaults", count, [&](value item) {
                const node_id one = expression(item);
                return one != 0 && defaults.push(one);
            });
        if (!read) {
            return false;
        }
        if (defaults.size() > positional.size()) {
            return refuse(value_error_type, "more positional defaults than args on arguments");
        }
        if (given != named.size()) {
            return refuse(value_error_type, "length of kwonlyargs is not the same as kw_defaults "
                                            "on arguments");
        }
        for (std::size_t i = 0; i < defaults.size(); ++i) {
            tree_[positional[positional.size() - defaults.size() + i]].b = defaults[i];
        }
        const std::size_t begun = tree_.begin();
        bool kept = true;
        for (std::size_t i = 0; i < positional.size(); ++i) {
            kept = kept && tree_.put(positional[i]);
        }
        kept = kept && (all[0] == 0 || tree_.put(all[0]));
        for (std::size_t i = 0; i < named.size(); ++i) {
            kept = kept && tree_.put(named[i]);
        }
        return kept && (all[1] == 0 || tree_.put(all[1])) && tree_.end(begun, made);
    }

    source& in_;
    syntax_tree& tree_;

private:
    const value types_;
};

} // namespace stasis::compiler
