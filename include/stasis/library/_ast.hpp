// SPDX-License-Identifier: BSL-1.0
// stasis/library/_ast.hpp: the module _ast: the types of the nodes of a syntax tree.
// Promises: CPython 3.11's types, with their fields and attributes; a node is made of positional
// and keyword arguments. They are classes of each interpreter's own, made when it imports the
// module. Trees of source text are made by the compiler (compiler/tree_objects.hpp). CPython 3.11:
// Python/Python-ast.c, which Parser/asdl_c.py makes. Refuses: setting attributes of AST itself.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/builtins/static_method.hpp>
#include <stasis/builtins/tuple.hpp>
#include <stasis/graph/tuple.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/object/object_with_dict.hpp>

namespace stasis::library {

/// AST_object: a node.
struct ast_object : object_with_dict {};

extern const type_object ast_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::ast_object> = true;

namespace stasis::library {

namespace detail {

/// A field of a node by its name, set; false: an exception is pending.
[[nodiscard]] constexpr bool set_node_field(thread_state& thread, value self, value name,
                                            value item) noexcept {
    if (!is_kind_of(name, str_type)) {
        raise(thread, type_error_type, "attribute name must be string, not '",
              type_of(name)->tp_name, "'");
        return false;
    }
    return interpreter::set_attribute(thread, self, name.data.object, item);
}

/// Whether a field has that name and is one of the first: 1 or 0; -1: an exception is pending.
[[nodiscard]] constexpr int is_among(thread_state& thread, value fields, ssize count,
                                     value name) noexcept {
    if (const int any = interpreter::contains(thread, fields, name); any <= 0) {
        return any;
    }
    for (ssize i = 0;; ++i) {
        const owned each = interpreter::get_item(thread, fields, make_int(i));
        const int same = each ? compare_truth(thread, each.get(), name, equal) : -1;
        if (same != 0) {
            return same < 0 ? -1 : i < count ? 1 : 0;
        }
    }
}

/// Node(field..., name=field...): of any fields; attributes can be given by name, too.
[[nodiscard]] constexpr int ast_init(thread_state& thread, value self,
                                     const arguments& given) noexcept {
    const type_object* const type = type_of(self);
    const owned fields =
        interpreter::get_attribute(thread, make_object(pointer_to(*type)), &graph::str_<"_fields">);
    const ssize count = fields ? interpreter::length(thread, fields.get()) : -1;
    if (count < 0) {
        return -1;
    }
    if (given.count > count) {
        return raise(thread, type_error_type, last_name(type->tp_name),
                     " constructor takes at most ", count, " positional argument",
                     count == 1 ? "" : "s");
    }
    for (ssize i = 0; i < given.count; ++i) {
        const owned name = interpreter::get_item(thread, fields.get(), make_int(i));
        if (!name || !set_node_field(thread, self, name.get(), given.values[i])) {
            return -1;
        }
    }
    for (ssize i = 0; i < keyword_count(given); ++i) {
        const value name = make_object(items(given.keywords)[i]);
        const int twice = is_among(thread, fields.get(), given.count, name);
        if (twice > 0) {
            return raise(thread, type_error_type, last_name(type->tp_name),
                         " got multiple values for argument '", name.data.object, "'");
        }
        if (twice < 0 || !set_node_field(thread, self, name, given.values[given.count + i])) {
            return -1;
        }
    }
    return 0;
}

[[nodiscard]] constexpr owned ast_new(thread_state& thread, const type_object& type,
                                      const arguments&) noexcept {
    return owned::take(allocate<ast_object>(thread, type));
}

/// What pickle needs to make it again.
[[nodiscard]] constexpr owned ast_reduce(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "AST.__reduce__", given)) {
        return {};
    }
    const value self = given.values[0];
    const owned own = interpreter::get_attribute(thread, self, &graph::str_<"__dict__">);
    if (!own && !clear_pending(thread, attribute_error_type)) {
        return {};
    }
    const value parts[] = {make_object(pointer_to(*type_of(self))),
                           make_object(pointer_to(graph::empty_tuple)), own.get()};
    return owned::take(new_tuple(thread, parts, own ? 3 : 2));
}

inline constexpr method_def ast_type_methods[] = {{"__reduce__", ast_reduce, 0, nullptr},
                                                  {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def ast_type_getset[] = {
    {"__dict__", instance_get_dict, generic_set_dict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr const auto& ast_type_names =
    graph::dict_<graph::item_<graph::str_<"_fields">, graph::empty_tuple>,
                 graph::item_<graph::str_<"__match_args__">, graph::empty_tuple>,
                 graph::item_<graph::str_<"_attributes">, graph::empty_tuple>>;

inline constexpr type_object ast_table = [] {
    using fields = object_fields<ast_object, &ast_object::dict>;
    type_object self = object_table<ast_object, fields>("ast.AST", ast_new);
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_flags = flag_base_type;
    self.tp_dictoffset = dict_behind_head;
    self.tp_setattro = interpreter::generic_set_attribute;
    self.tp_methods = ast_type_methods;
    self.tp_getset = ast_type_getset;
    self.tp_dict = pointer_to<dict_object>(ast_type_names);
    self.tp_init = ast_init;
    return self;
}();

/// What attributes a type of nodes has of its own.
enum class node_attributes { inherited, empty, places, all_places };

/// A row of ast_nodes.def.hpp.
struct node_type {
    const char* name;
    const char* base;
    node_attributes attributes;
    const char* documentation;
};

inline constexpr node_type node_types[] = {
#define STASIS_AST_NODE(NAME, BASE, ATTRIBUTES, DOCUMENTATION)                                     \
    {#NAME, #BASE, node_attributes::ATTRIBUTES, DOCUMENTATION},
#include <stasis/library/detail/ast_nodes.def.hpp>
#undef STASIS_AST_NODE
};

/// Makes a list of the fields that a documentation names; each that is optional is None in the
/// class, under `names`. Empty: an exception is pending.
[[nodiscard]] constexpr owned read_fields(thread_state& thread, const text& documentation,
                                          dict_object* names) noexcept {
    owned made = owned::take(new_list(thread, 0));
    ssize at = 0;
    while (at < documentation.size && documentation[at] != '(' && documentation[at] != '=') {
        ++at;
    }
    if (!made || at == documentation.size || documentation[at] == '=') { // of a sum of types
        return made;
    }
    while (documentation[at] != ')') { // "(" or ", ", a type, perhaps "?" or "*", " ", a name
        at += documentation[at] == '(' ? 1 : 2;
        bool optional = false;
        for (; documentation[at] != ' '; ++at) {
            optional = documentation[at] == '?';
        }
        const ssize begin = ++at;
        while (documentation[at] != ',' && documentation[at] != ')') {
            ++at;
        }
        const owned field = new_str(thread, documentation.part(begin, at));
        if (!field || !append(thread, static_cast<list_object*>(made.as_object()), field.get()) ||
            (optional && !store(thread, names, field.get(), none_value))) {
            return {};
        }
    }
    return made;
}

/// Puts the attributes of a type of nodes into its namespace, and what is None in it; false: an
/// exception is pending.
[[nodiscard]] constexpr bool name_attributes(thread_state& thread, dict_object* names,
                                             node_attributes attributes,
                                             const dict_object* defaults) noexcept {
    using graph::str_;
    const auto name = [&](const object& key, const object& item) {
        return store(thread, names, make_object(pointer_to(key)), load(pointer_to(item)));
    };
    const bool has_places = attributes > node_attributes::empty;
    if (attributes != node_attributes::inherited &&
        !name(str_<"_attributes">, has_places
                                       ? graph::tuple_<str_<"lineno">, str_<"col_offset">,
                                                       str_<"end_lineno">, str_<"end_col_offset">>
                                       : static_cast<const object&>(graph::empty_tuple))) {
        return false;
    }
    return state::merge(thread, names, defaults) &&
           (attributes != node_attributes::places ||
            (name(str_<"end_lineno">, graph::none) && name(str_<"end_col_offset">, graph::none)));
}

/// Makes a type of nodes, in the namespace that its base is in, and puts it there; false: an
/// exception is pending.
[[nodiscard]] constexpr bool make_node_type(thread_state& thread, dict_object* module_names,
                                            const node_type& row) noexcept {
    const owned name = new_str(thread, row.name);
    const owned base_name = new_str(thread, row.base);
    const owned documentation = new_str(thread, row.documentation);
    const owned space = owned::take(new_dict(thread));
    const owned optional = owned::take(new_dict(thread));
    object* const base = base_name ? find(thread, module_names, base_name.get()) : nullptr;
    if (!name || base == nullptr || !documentation || !space || !optional) {
        return false;
    }
    auto* const names = static_cast<dict_object*>(space.as_object());
    auto* const defaults = static_cast<dict_object*>(optional.as_object());
    const owned listed = read_fields(thread, text_of(documentation.as_object()), defaults);
    owned fields;
    if (listed) {
        fields = make_tuple(thread, listed.get());
    }
    const value base_item = make_object(base);
    const owned bases = owned::take(new_tuple(thread, &base_item, 1));
    const auto enter = [&](const object& key, value item) {
        return store(thread, names, make_object(pointer_to(key)), item);
    };
    if (!fields || !bases || !enter(graph::str_<"_fields">, fields.get()) ||
        !enter(graph::str_<"__match_args__">, fields.get()) ||
        !enter(graph::str_<"__module__">, make_object(pointer_to(graph::str_<"ast">))) ||
        !enter(graph::str_<"__doc__">, documentation.get()) ||
        !name_attributes(thread, names, row.attributes, defaults)) {
        return false;
    }
    const value given[] = {name.get(), bases.get(), space.get()};
    const owned made =
        interpreter::call(thread, make_object(pointer_to(type_type)), arguments{given, 3, nullptr});
    return made && store(thread, module_names, name.get(), made.get());
}

inline constexpr module_constant ast_constants[] = {
    {"AST", &ast_type},
    {"PyCF_ALLOW_TOP_LEVEL_AWAIT", &graph::int_<0x2000>},
    {"PyCF_ONLY_AST", &graph::int_<0x400>},
    {"PyCF_TYPE_COMMENTS", &graph::int_<0x1000>},
    {nullptr, nullptr}};

[[nodiscard]] constexpr bool ast_exec(thread_state& thread, dict_object* names) noexcept {
    for (const node_type& row : node_types) {
        if (!make_node_type(thread, names, row)) {
            return false;
        }
    }
    return true;
}

inline constexpr module_definition ast_definition{"_ast", nullptr, ast_constants, ast_exec};

} // namespace detail

inline constexpr type_object ast_type = builtins::ready<ast_type, detail::ast_table>();

/// The module _ast.
inline constexpr importable_module _ast_module = ready_module<detail::ast_definition>();

} // namespace stasis::library
