// SPDX-License-Identifier: BSL-1.0
// unit/builtins/oracle_calls.hpp: does what rows of the oracle say, and compares what comes of it.
// A row: an operation, the number of positional arguments and of keyword ones, the arguments, each
// keyword's name before its value, "=", and the outcome.
#pragma once

#include "oracle_values.hpp"
#include "types.hpp"

#include <stasis/builtins/format.hpp>
#include <stasis/builtins/ord_chr.hpp>
#include <stasis/builtins/repr.hpp>
#include <stasis/state/collect.hpp>

namespace oracle_calls {

using namespace stasis;

inline owned contains_result(thread_state& thread, value self, value item) {
    const int found = interpreter::contains(thread, self, item);
    return found < 0 ? owned{} : owned::take(make_bool(found != 0));
}

inline owned repeat(thread_state& thread, value self, value count) {
    if (count.kind == tag::object) {
        return raise(thread, overflow_error_type, "cannot fit 'int' into an index-sized integer");
    }
    return type_of(self)->tp_as_sequence->sq_repeat(thread, self, count.data.integer);
}

inline owned hash_result(thread_state& thread, value self) {
    const hash_t hash = state::hash_of(thread, self);
    return hash == -1 ? owned{} : owned::take(make_int(hash));
}

inline owned sliced(thread_state& thread, const std::vector<value>& given) {
    const owned key = oracle_values::must(state::new_slice(thread, given[1], given[2], given[3]));
    return interpreter::get_item(thread, given[0], key.get());
}

/// Does what a row says.
inline owned perform(thread_state& thread, const std::string& name,
                     const std::vector<value>& values, std::size_t count,
                     const tuple_object* keywords) {
    const arguments given{values.data(), static_cast<stasis::ssize>(count), keywords};
    if (name == "[]") {
        return interpreter::get_item(thread, values[0], values[1]);
    }
    if (name == "slice") {
        return sliced(thread, values);
    }
    if (name == "+") {
        return type_of(values[0])->tp_as_sequence->sq_concat(thread, values[0], values[1]);
    }
    if (name == "*") {
        return repeat(thread, values[0], values[1]);
    }
    if (name == "in") {
        return contains_result(thread, values[0], values[1]);
    }
    if (name == "%") {
        return builtins::str_remainder(thread, values[0], values[1]);
    }
    if (name == "==" || name == "<") {
        return state::compare(thread, values[0], values[1], name == "<" ? less : equal);
    }
    if (name == "hash") {
        return hash_result(thread, values[0]);
    }
    if (name == "iter") {
        return owned::take(interpreter::make_list(thread, values[0]));
    }
    if (name == "repr") {
        return builtins::repr(thread, given);
    }
    if (name == "ascii") {
        return builtins::ascii(thread, given);
    }
    if (name == "ord") {
        return builtins::ord(thread, given);
    }
    if (name == "chr") {
        return builtins::chr(thread, given);
    }
    if (name == "format") {
        return builtins::format(thread, given);
    }
    if (name == "str" || name == "bytes") {
        const type_object& type = name == "str" ? str_type : bytes_type;
        return type.tp_new(thread, type, given);
    }
    const bool of_str = name == "maketrans" || name == "str.format";
    const char* method_name = name == "str.format" ? "format" : name.c_str();
    const method_def* method =
        interpreter::find_method(of_str ? &str_type : type_of(values[0]), method_name);
    REQUIRE_MESSAGE(method != nullptr, name);
    // As interpreter::call() calls a bound method.
    if (keywords != nullptr && keywords->ob_size != 0 &&
        (method->ml_flags & stasis::method_varargs) != 0 &&
        !interpreter::no_keywords(thread, method->ml_name, given)) {
        return {};
    }
    return method->ml_meth(thread, given);
}

/// Performs all rows, of which there must be so many, and compares the outcomes.
inline void compare_rows(const std::vector<oracle::row>& rows, std::size_t least) {
    REQUIRE(rows.size() >= least);
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    std::size_t failures = 0;
    for (const oracle::row& row : oracle::sample(rows)) {
        std::size_t at = 3;
        const auto count = static_cast<std::size_t>(oracle::integer_of(row.at(1)));
        const auto named = static_cast<std::size_t>(oracle::integer_of(row.at(2)));
        std::vector<owned> kept;
        std::vector<owned> names;
        std::vector<value> values;
        std::vector<value> name_values;
        for (std::size_t i = 0; i < count + named; ++i) {
            if (i >= count) {
                names.push_back(oracle_values::read(thread, row, at));
                name_values.push_back(names.back().get());
            }
            kept.push_back(oracle_values::read(thread, row, at));
            values.push_back(kept.back().get());
        }
        REQUIRE(row.at(at) == "=");
        const owned keywords = owned::take(state::new_tuple(
            thread, name_values.data(), static_cast<stasis::ssize>(named)));
        const owned result = perform(thread, row[0], values, count,
                                     static_cast<tuple_object*>(keywords.as_object()));
        const std::string got = oracle_values::outcome(thread, result);
        const std::string wanted = oracle_values::rest_of(row, at + 1);
        if (got != wanted && ++failures <= 20) {
            CHECK_MESSAGE(got == wanted, oracle_values::readable(oracle_values::rest_of(row, 0)),
                          " got ", oracle_values::readable(got));
        }
    }
    state::collect_everything(interp); // as sys.modules is, once a codec has been looked for
    state::release_chunks(interp.memory);
    CHECK(failures == 0);
    MESSAGE(rows.size() << " calls compared");
}

} // namespace oracle_calls
