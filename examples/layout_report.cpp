// SPDX-License-Identifier: BSL-1.0
// examples/layout_report.cpp: shows the layouts of structs, writes contracts of them, and compares.
//
//     layout_report list                     the structs that it knows: ours, and CPython 3.11's
//     layout_report table|json|svg STRUCT    one of them, or a contract in a file
//     layout_report contract|cpp STRUCT      as a contract, for a file or for a C++ program
//     layout_report check STRUCT CONTRACT    each breach, and status 1, if there is one
//     layout_report compare ONE OTHER        both as a picture (SVG), differences underlined
//     layout_report memory|memory-json|memory-svg
//                                            what lies where in this program's static memory
//
// A struct or a contract is a name of the list or a file; `cpython:NAME` is CPython's where both
// have one.
#include "layout_report/picture.hpp"
#include "layout_report/shape.hpp"
#include "layout_report/static_map.hpp"

#include <images/layout_report.hpp>
#include <stasis/stasis.hpp>

#include <cctype>
#include <cstdio>
#include <set>

namespace {

using namespace report;

void put(layout::name_view piece) { std::fwrite(piece.data, 1, piece.size, stdout); }

void put_json(const std::string& text) {
    std::putchar('"');
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20) {
            std::printf("\\u%04x", static_cast<unsigned>(c));
            continue;
        }
        if (c == '"' || c == '\\') {
            std::putchar('\\');
        }
        std::putchar(c);
    }
    std::putchar('"');
}

void list() {
    for (const shape& each : known_shapes()) {
        std::printf("%-22s %6zu bytes  %s\n", text_of(each.terms.name).c_str(), each.terms.size,
                    text_of(each.terms.version).c_str());
    }
}

void table(const shape& of) {
    std::printf("%s (%s): %zu bytes, aligned to %zu\n", text_of(of.terms.name).c_str(),
                text_of(of.terms.version).c_str(), of.terms.size, of.terms.alignment);
    for (const piece& each : pieces_of(of)) {
        std::printf("%6zu %6zu  %s%s%s\n", each.offset, each.size,
                    each.name.empty() ? "(hole)" : each.name.c_str(), each.type.empty() ? "" : "  ",
                    each.type.c_str());
    }
}

void json(const shape& of) {
    std::printf("{\"struct\": ");
    put_json(text_of(of.terms.name));
    std::printf(", \"version\": ");
    put_json(text_of(of.terms.version));
    std::printf(", \"size\": %zu, \"alignment\": %zu, \"fields\": [", of.terms.size,
                of.terms.alignment);
    for (std::size_t i = 0; i < of.rows.size(); ++i) {
        const layout::term& each = of.rows[i];
        std::printf("%s\n  {\"name\": ", i == 0 ? "" : ",");
        put_json(text_of(each.name));
        std::printf(", \"offset\": %zu, \"size\": %zu", each.offset, each.size);
        if (each.bit_count != 0) {
            std::printf(", \"first_bit\": %d, \"bit_count\": %d", each.first_bit, each.bit_count);
        }
        if (!of.types.empty()) {
            std::printf(", \"type\": ");
            put_json(of.types[i]);
        }
        std::putchar('}');
    }
    std::printf("],\n \"holes\": [");
    const char* between = "";
    for (const piece& each : pieces_of(of)) {
        if (each.name.empty()) {
            std::printf("%s{\"offset\": %zu, \"size\": %zu}", between, each.offset, each.size);
            between = ", ";
        }
    }
    std::printf("]}\n");
}

/// One breach, in words.
std::string words(const shape& of, const layout::breach& broken) {
    const std::string field = text_of(of.terms.name) + "." + text_of(broken.field);
    const std::string expected = std::to_string(broken.expected);
    const std::string found = std::to_string(broken.found);
    switch (broken.kind) {
    case layout::breach_kind::removed: return field + " is gone; it was at " + expected;
    case layout::breach_kind::renamed:
        return field + " is called " + text_of(broken.instead) + " now";
    case layout::breach_kind::moved: return field + " is at " + found + ", not at " + expected;
    case layout::breach_kind::resized: return field + " has " + found + " bytes, not " + expected;
    case layout::breach_kind::bits:
        return field + (broken.counts_bits ? " has " + found + " bits, not " + expected
                                           : " begins at bit " + found + ", not at " + expected);
    case layout::breach_kind::added:
        return field + " is new, at " + found + ", before the end at " + expected;
    case layout::breach_kind::whole:
        return text_of(of.terms.name) + " has " + found + " bytes, not " + expected;
    case layout::breach_kind::alignment:
        return text_of(of.terms.name) + " is aligned to " + found + ", not to " + expected;
    case layout::breach_kind::none: break;
    }
    return "nothing";
}

/// The breaches of a contract by a shape.
std::vector<layout::breach> breaches_of(const shape& of, const shape& promised) {
    std::vector<layout::breach> result;
    layout::find_breaches(of.view(), promised.contract(),
                          [&](const layout::breach& each) { result.push_back(each); });
    return result;
}

int check(const shape& of, const shape& promised) {
    const auto found = breaches_of(of, promised);
    for (const layout::breach& each : found) {
        std::printf("%s\n", words(of, each).c_str());
    }
    if (found.empty()) {
        std::printf("%s keeps the contract\n", text_of(of.terms.name).c_str());
    }
    return found.empty() ? 0 : 1;
}

void compare(const shape& one, const shape& other) {
    // What either says that the other doesn't.
    const auto marked = [](const shape& of, const shape& than) {
        std::vector<std::string> result;
        for (std::size_t i = 0; i < of.rows.size(); ++i) {
            const layout::term& each = of.rows[i];
            const bool same =
                std::any_of(than.rows.begin(), than.rows.end(), [&](const layout::term& there) {
                    return there.name == each.name && there.offset == each.offset &&
                           there.size == each.size && there.first_bit == each.first_bit &&
                           there.bit_count == each.bit_count;
                });
            if (!same) {
                result.push_back(text_of(each.name));
            }
        }
        return result;
    };
    constexpr double column = 590;
    drawing on;
    // A contract doesn't tell types, so neither does the picture.
    const auto draw = [&](shape of, double left, const std::vector<std::string>& differences) {
        of.types.clear();
        draw_struct(on, of, left, drawing::margin, differences);
    };
    draw(one, drawing::margin, marked(one, other));
    draw(other, drawing::margin + column, marked(other, one));
    std::fputs(on.svg().c_str(), stdout);
}

/// The memory that this program has while a Python program runs in it.
int memory(const std::string& form) {
    if (const int status = stasis::program<stasis::images::layout_report>::run(); status != 0) {
        return status;
    }
    const auto places = with_fields(static_places("/proc/self/exe"));
    if (places.empty()) {
        std::fputs("layout_report: this program's file has no symbols: it was stripped\n", stderr);
        return 1;
    }
    if (form == "memory-svg") {
        std::fputs(draw_static_map(places).c_str(), stdout);
        return 0;
    }
    const bool as_json = form == "memory-json";
    const char* between = "[";
    for (const place& each : places) {
        if (!as_json) {
            std::printf("%-18s %#10llx %8llu  %-28s %.100s\n", each.section.c_str(),
                        static_cast<unsigned long long>(each.address),
                        static_cast<unsigned long long>(each.size), each.rule->kind,
                        each.name.c_str());
            continue;
        }
        std::printf("%s{\"section\": ", between);
        put_json(each.section);
        std::printf(", \"address\": %llu, \"size\": %llu, \"kind\": ",
                    static_cast<unsigned long long>(each.address),
                    static_cast<unsigned long long>(each.size));
        put_json(each.rule->kind);
        std::printf(", \"name\": ");
        put_json(each.name);
        std::putchar('}');
        between = ",\n ";
    }
    std::fputs(as_json ? "]\n" : "", stdout);
    return 0;
}

int usage() {
    std::fputs(
        "usage: layout_report list | table|json|svg|contract|cpp STRUCT | check STRUCT CONTRACT "
        "| compare ONE OTHER | memory|memory-json|memory-svg\n",
        stderr);
    return 2;
}

int show(const std::string& verb, const shape& of) {
    if (verb == "table") {
        table(of);
    } else if (verb == "json") {
        json(of);
    } else if (verb == "svg") {
        drawing on;
        draw_struct(on, of, drawing::margin, drawing::margin);
        std::fputs(on.svg().c_str(), stdout);
    } else if (verb == "contract") {
        layout::write_contract(of.contract(), put);
    } else if (verb == "cpp") {
        // "a::b" becomes a_b.
        std::string variable;
        for (const char c : text_of(of.terms.name)) {
            if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
                variable += c;
            } else if (!variable.empty() && variable.back() != '_') {
                variable += '_';
            }
        }
        layout::write_contract_as_cpp(of.contract(), {variable.data(), variable.size()}, put);
    } else {
        return usage();
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words_given(argv + 1, argv + argc);
    const std::string verb = words_given.empty() ? "" : words_given[0];
    if (words_given.size() == 1) {
        if (verb == "list") {
            list();
            return 0;
        }
        const std::set<std::string> forms{"memory", "memory-json", "memory-svg"};
        return forms.count(verb) != 0 ? memory(verb) : usage();
    }
    if (words_given.size() < 2 || words_given.size() > 3) {
        return usage();
    }
    std::vector<shape> shapes;
    for (std::size_t i = 1; i < words_given.size(); ++i) {
        std::string error;
        const auto found = find_shape(words_given[i], error);
        if (!found) {
            std::fprintf(stderr, "layout_report: %s\n", error.c_str());
            return 2;
        }
        shapes.push_back(*found);
    }
    if (shapes.size() == 1) {
        return show(verb, shapes[0]);
    }
    if (verb == "check") {
        return check(shapes[0], shapes[1]);
    }
    if (verb == "compare") {
        compare(shapes[0], shapes[1]);
        return 0;
    }
    return usage();
}
