// SPDX-License-Identifier: BSL-1.0
// examples/layout_report/shape.hpp: what the report shows: the layout of one of our structs, a
// contract of CPython's, or a contract in a file. One form serves all of them.
#pragma once

#include <stasis/layout/cpython_3_11.hpp>
#include <stasis/layout/read_contract.hpp>
#include <stasis/layout/states.hpp>
#include <stasis/layout/write_contract.hpp>

#include <algorithm>
#include <deque>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace report {

namespace layout = stasis::layout;

inline std::string text_of(layout::name_view name) { return {name.data, name.size}; }

/// The fields of a struct that aren't parted further, in ascending order.
struct shape {
    layout::contract_terms terms{}; ///< all but the rows
    std::vector<layout::term> rows;
    std::vector<std::string> types;  ///< of the rows; empty: a contract doesn't say
    std::vector<layout::row> fields; ///< with those that are parted, to be compared with a contract

    [[nodiscard]] layout::contract_terms contract() const {
        layout::contract_terms result = terms;
        result.rows = rows.data();
        result.row_count = rows.size();
        return result;
    }

    [[nodiscard]] layout::layout_view view() const {
        return {terms.name, terms.size, terms.alignment, fields.data(), fields.size()};
    }
};

inline shape shape_of(const layout::layout_view& view, std::string_view version) {
    shape result{.terms = {view.name,
                           {version.data(), version.size()},
                           view.size,
                           view.alignment,
                           layout::extent::whole},
                 .rows = std::vector<layout::term>(view.row_count),
                 .types = {},
                 .fields = {view.begin(), view.end()}};
    result.rows.resize(layout::write_terms(view, result.rows.data()));
    for (const layout::row& each : view) {
        if (each.parts == 0) {
            result.types.push_back(text_of(each.type));
        }
    }
    return result;
}

inline shape shape_of(const layout::contract_terms& terms) {
    shape result{.terms = terms, .rows = {terms.begin(), terms.end()}, .types = {}, .fields = {}};
    // Those at one offset keep the contract's order, which the addresses of its rows have.
    std::vector<const layout::term*> order;
    for (const layout::term& each : terms) {
        order.push_back(&each);
    }
    std::sort(order.begin(), order.end(), [](const auto* left, const auto* right) {
        return std::tie(left->offset, left->first_bit, left) <
               std::tie(right->offset, right->first_bit, right);
    });
    std::transform(order.begin(), order.end(), result.rows.begin(),
                   [](const auto* each) { return *each; });
    for (const layout::term& each : result.rows) {
        result.fields.push_back({.name = each.name,
                                 .offset = each.offset,
                                 .size = each.size,
                                 .first_bit = each.first_bit,
                                 .bit_count = each.bit_count});
    }
    return result;
}

/// All structs that have a name here.
inline const std::vector<shape>& known_shapes() {
    static const std::vector<shape> shapes = [] {
        std::vector<shape> result;
        const auto add = [&]<class... Structs>() {
            (result.push_back(shape_of(layout::layout_of<Structs>, "stasis")), ...);
        };
        using namespace stasis;
        using namespace stasis::state;
        add.operator()<object, var_object, gc_head, int_of_one_digit, float_object, complex_object,
                       slice_object, range_object, bytes_of_one_byte, str_object, wide_str_object,
                       tuple_of_one_item, list_object, dict_object, dict_keys, dict_entry,
                       dict_unicode_entry, dict_values, set_object, set_entry, mapping_proxy_object,
                       type_object, number_methods, sequence_methods, mapping_methods, method_def,
                       getset_def, descriptor_object, method_wrapper_object, static_method_object,
                       generic_alias_object, union_object, weak_reference_object, bytearray_object,
                       code_of_one_byte, function_object, builtin_function_object, cell_object,
                       exception_object, str_state, c_frame, trace_position, error_stack_item,
                       thread_state, gc_generation, gc_generation_stats, gc_state, ceval_state,
                       warnings_runtime_state, atexit_callback, atexit_state,
                       interpreter_state::pythreads, interpreter_state,
                       runtime_state::pyinterpreters, runtime_state>();
        layout::cpython_3_11::for_each(
            [&](const layout::contract_terms& terms) { result.push_back(shape_of(terms)); });
        return result;
    }();
    return shapes;
}

/// The shape that a command names: a struct's name, or a file with a contract. Nothing: `error`
/// says why.
inline std::optional<shape> find_shape(const std::string& name, std::string& error) {
    // CPython's own name may be one of ours, too (gc_generation): ours is meant, unless it is asked
    // for.
    const std::string prefix = "cpython:";
    const bool cpython = name.compare(0, prefix.size(), prefix) == 0;
    const std::string wanted = cpython ? name.substr(prefix.size()) : name;
    for (const shape& each : known_shapes()) {
        if (text_of(each.terms.name) == wanted &&
            !(cpython && text_of(each.terms.version) == "stasis")) {
            return each;
        }
    }
    std::ifstream file(name);
    if (!file) {
        error = name + " is neither a struct that is known here nor a file that can be read";
        return std::nullopt;
    }
    // The rows are views of the text, which stays.
    static std::deque<std::string> texts;
    std::ostringstream content;
    content << file.rdbuf();
    const std::string& text = texts.emplace_back(content.str());
    std::vector<layout::term> rows(
        1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
    const auto reading =
        layout::read_contract({text.data(), text.size()}, rows.data(), rows.size());
    if (reading.failure) {
        error = name + ":" + std::to_string(reading.failure.offset) + ": " + reading.failure.reason;
        return std::nullopt;
    }
    return shape_of(reading.terms);
}

/// A field, or bytes that none has.
struct piece {
    std::size_t offset = 0;
    std::size_t size = 0;
    std::string name; ///< empty: a hole
    std::string type;
    bool bits = false;
};

/// The bytes of a struct, piece by piece, in order. Fields that share bytes are one piece, with all
/// their names.
inline std::vector<piece> pieces_of(const shape& of) {
    std::vector<piece> result;
    std::size_t end = 0;
    const auto fill_to = [&](std::size_t offset) {
        if (offset > end) {
            result.push_back({end, offset - end, "", "", false});
            end = offset;
        }
    };
    for (std::size_t i = 0; i < of.rows.size(); ++i) {
        const layout::term& each = of.rows[i];
        fill_to(each.offset);
        if (each.offset < end && !result.empty()) {
            piece& shared = result.back();
            shared.name += ", " + text_of(each.name);
            end = std::max(end, each.offset + each.size);
            shared.size = end - shared.offset;
            continue;
        }
        result.push_back({each.offset, each.size, text_of(each.name),
                          of.types.empty() ? "" : of.types[i], each.bit_count != 0});
        end = each.offset + each.size;
    }
    fill_to(of.terms.size);
    return result;
}

} // namespace report
