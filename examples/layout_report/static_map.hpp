// SPDX-License-Identifier: BSL-1.0
// examples/layout_report/static_map.hpp: what lies where in the static memory of this very program:
// its sections and the symbols in them, read in its own file, with the runtime's fields instead of
// the one symbol that the runtime is.
#pragma once

#include "picture.hpp"

#include <cmath>
#include <cstring>
#include <cxxabi.h>
#include <elf.h>
#include <map>

namespace report {

/// What symbols are, by a part of their names, and the colour that they are drawn in.
struct kind_rule {
    const char* part;
    const char* kind;
    const char* color;
};

/// The rule for a name: the first that fits.
inline const kind_rule& rule_of(const std::string& name) {
    static constexpr kind_rule rules[] = {
        {"stasis::state::runtime<", "runtime", "#f2a65a"},
        {"stasis::state::debug_table", "debug offsets", "#d1495b"},
        {"stasis::state::main_pool", "room for interpreters", "#e8e8ee"},
        {"stasis::state::main_buffers", "buffers", "#d5d8e4"},
        {"stasis::graph", "objects named by value", "#b8d8ba"},
        {"stasis::image", "the program's image", "#7fb7be"},
        {"builtins_dict", "built-in names", "#9bc53d"},
        {"stasis::builtins::detail", "types' dicts and descriptors", "#d8c7ea"},
        {"_type", "types", "#a99bd1"},
        {"stasis::layout", "layouts and contracts", "#f4d9dc"},
        {"stasis::", "tables of the library", "#fbf3c4"},
        {"", "other", "#c8c8c8"},
    };
    const auto* found = std::find_if(std::begin(rules), std::end(rules), [&](const auto& each) {
        return name.find(each.part) != std::string::npos;
    });
    return *found;
}

/// A stretch of static memory.
struct place {
    std::string section;
    std::uint64_t address = 0;
    std::uint64_t size = 0;
    std::string name;
    const kind_rule* rule = nullptr;
};

inline std::string demangled(const char* symbol) {
    int status = 0;
    char* const text = abi::__cxa_demangle(symbol, nullptr, nullptr, &status);
    std::string result = status == 0 ? text : symbol;
    std::free(text);
    return result;
}

/// The static memory of the program in a file, in ascending order; empty: it isn't what this can
/// read.
inline std::vector<place> static_places(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    const std::string bytes = content.str();
    const auto record = [&]<class Record>(Record& to, std::uint64_t offset) {
        const bool there = offset <= bytes.size() && sizeof to <= bytes.size() - offset;
        if (there) {
            std::memcpy(&to, bytes.data() + offset, sizeof to);
        }
        return there;
    };
    Elf64_Ehdr header;
    if (!record(header, 0) || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) {
        return {};
    }
    std::vector<Elf64_Shdr> sections(header.e_shnum);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (!record(sections[i], header.e_shoff + i * sizeof(Elf64_Shdr))) {
            return {};
        }
    }
    const auto name_in = [&](const Elf64_Shdr& strings, std::uint64_t at) {
        const std::uint64_t offset = strings.sh_offset + at;
        return offset < bytes.size() ? std::string(bytes.c_str() + offset) : std::string();
    };
    std::vector<place> result;
    for (const Elf64_Shdr& table : sections) {
        if (table.sh_type != SHT_SYMTAB || table.sh_link >= sections.size()) {
            continue;
        }
        for (std::uint64_t at = 0; at < table.sh_size; at += sizeof(Elf64_Sym)) {
            Elf64_Sym symbol;
            if (!record(symbol, table.sh_offset + at) ||
                ELF64_ST_TYPE(symbol.st_info) != STT_OBJECT || symbol.st_size == 0 ||
                symbol.st_shndx >= sections.size()) {
                continue;
            }
            const Elf64_Shdr& in = sections[symbol.st_shndx];
            const std::string name =
                demangled(name_in(sections[table.sh_link], symbol.st_name).c_str());
            result.push_back({name_in(sections[header.e_shstrndx], in.sh_name), symbol.st_value,
                              symbol.st_size, name, &rule_of(name)});
        }
    }
    std::sort(result.begin(), result.end(), [](const place& left, const place& right) {
        return std::tie(left.address, left.name) < std::tie(right.address, right.name);
    });
    return result;
}

/// The same, with the fields of the runtime, of its interpreter and of its first thread instead of
/// them.
inline std::vector<place> with_fields(const std::vector<place>& places) {
    std::vector<place> result;
    for (const place& each : places) {
        if (each.name.find("stasis::state::runtime<") == std::string::npos) {
            result.push_back(each);
            continue;
        }
        const auto view = layout::layout_of<stasis::state::runtime_state>;
        for (std::size_t i = 0; i < view.row_count; ++i) {
            const layout::row& row = view.rows[i];
            const std::string name = text_of(row.name);
            // These are worth being looked into; a part of a field that isn't is no place of its
            // own.
            if (name == "_main_interpreter" || name == "_main_interpreter._initial_thread") {
                continue;
            }
            result.push_back(
                {each.section, each.address + row.offset, row.size, "runtime." + name, each.rule});
            i += row.parts;
        }
    }
    return result;
}

/// The sections in the order of their addresses.
inline std::vector<std::string> sections_of(const std::vector<place>& places) {
    std::vector<std::string> result;
    for (const place& each : places) {
        if (std::find(result.begin(), result.end(), each.section) == result.end()) {
            result.push_back(each.section);
        }
    }
    return result;
}

/// A name without the namespaces that nearly all have.
inline std::string short_name(std::string name) {
    for (const std::string part : {"stasis::", "detail::"}) {
        for (std::size_t at = 0; (at = name.find(part)) != std::string::npos;) {
            name.erase(at, part.size());
        }
    }
    return name;
}

/// Draws each section as a block of lines from its first byte to its last, every stretch in its
/// place.
inline std::string draw_static_map(const std::vector<place>& places) {
    constexpr double width = 1000;
    constexpr double line_height = 18;
    constexpr double most_lines = 24;
    constexpr double least_line_bytes = 512;

    drawing on;
    double y = drawing::margin;
    on.text(drawing::margin, y + 6, "what lies where in a static runtime", 15);
    y += 30;
    std::map<const kind_rule*, std::uint64_t> totals;
    for (const std::string& section : sections_of(places)) {
        if (section.compare(0, 5, ".note") == 0) {
            continue;
        }
        std::uint64_t first = UINT64_MAX;
        std::uint64_t last = 0;
        std::size_t count = 0;
        for (const place& each : places) {
            if (each.section == section) {
                first = std::min(first, each.address);
                last = std::max(last, each.address + each.size);
                totals[each.rule] += each.size;
                ++count;
            }
        }
        const auto size = static_cast<double>(last - first);
        const double line_bytes =
            std::max(least_line_bytes, std::exp2(std::ceil(std::log2(size / most_lines))));
        char heading[160];
        std::snprintf(heading, sizeof heading,
                      "%s: %.0f bytes from %#llx, %zu symbols and fields, %.0f bytes a line",
                      section.c_str(), size, static_cast<unsigned long long>(first), count,
                      line_bytes);
        on.text(drawing::margin, y + 12, heading, 12);
        y += 20;
        for (const place& each : places) {
            if (each.section != section) {
                continue;
            }
            const auto begin = static_cast<double>(each.address - first);
            const double end = begin + static_cast<double>(each.size);
            bool labelled = false;
            for (double at = begin; at < end;) {
                const double line = std::floor(at / line_bytes);
                const double stop = std::min((line + 1) * line_bytes, end);
                const double px = drawing::margin + (at - line * line_bytes) / line_bytes * width;
                const double w = (stop - at) / line_bytes * width;
                on.rectangle(px, y + line * line_height, w, line_height, each.rule->color,
                             short_name(each.name).substr(0, 80) + ": " +
                                 std::to_string(each.size) + " bytes (" + each.rule->kind + ")",
                             false);
                if (at == begin) {
                    on.line(px, y + line * line_height, px, y + (line + 1) * line_height, 0.7);
                }
                if (!labelled && w > 60) {
                    on.text(px + 3, y + line * line_height + 12.5, short_name(each.name), 9, w - 6);
                    labelled = true;
                }
                at = stop;
            }
        }
        y += (std::floor((size - 1) / line_bytes) + 1) * line_height + 16;
    }
    double x = drawing::margin;
    for (const auto& [rule, size] : totals) {
        const std::string label = std::string(rule->kind) + ", " + std::to_string(size);
        const double label_width = 26 + 6.2 * static_cast<double>(label.size());
        if (x + label_width > width) {
            x = drawing::margin;
            y += 20;
        }
        on.rectangle(x, y, 14, 14, rule->color, rule->kind);
        on.text(x + 19, y + 11, label, 10);
        x += label_width;
    }
    return on.svg();
}

} // namespace report
