// SPDX-License-Identifier: BSL-1.0
// examples/layout_report/picture.hpp: structs as SVG. A line of the picture is 16 bytes, a
// rectangle a field; holes are hatched, and a thick line parts cache lines of 64 bytes. What would
// fill many lines takes three, and says how large it is.
#pragma once

#include "shape.hpp"

#include <cstdint>
#include <cstdio>

namespace report {

/// SVG that grows downwards.
class drawing {
public:
    static constexpr int margin = 16;

    void rectangle(double x, double y, double width, double height, const std::string& fill,
                   const std::string& title, bool framed = true) {
        body_ << "<rect x='" << x << "' y='" << y << "' width='" << width << "' height='" << height
              << "' fill='" << fill << (framed ? "' stroke='#40404a' stroke-width='0.8" : "")
              << "'><title>" << escaped(title) << "</title></rect>\n";
        reach(x + width, y + height);
    }

    void line(double x1, double y1, double x2, double y2, double width) {
        body_ << "<line x1='" << x1 << "' y1='" << y1 << "' x2='" << x2 << "' y2='" << y2
              << "' stroke='#202028' stroke-width='" << width << "'/>\n";
        reach(x2, y2);
    }

    /// Text that is cut so that it fits into `width`, if that isn't 0: of a path the end is left.
    void text(double x, double y, const std::string& content, double size, double width = 0,
              const char* color = "#202028") {
        constexpr double per_character = 0.6; // of the size, in a monospaced font
        std::string shown = content;
        if (width > 0) {
            const auto room = static_cast<std::size_t>(width / (per_character * size));
            if (room < 2) {
                return;
            }
            if (shown.size() > room) {
                const std::string rest = "\u2026";
                shown = shown.find('.') != std::string::npos
                            ? rest + shown.substr(shown.size() - room + 1)
                            : shown.substr(0, room - 1) + rest;
            }
        }
        body_ << "<text x='" << x << "' y='" << y << "' font-size='" << size << "' fill='" << color
              << "'>" << escaped(shown) << "</text>\n";
        reach(x + per_character * size * static_cast<double>(shown.size()), y + 4);
    }

    [[nodiscard]] std::string svg() const {
        std::ostringstream result;
        result << "<svg xmlns='http://www.w3.org/2000/svg' width='" << width_ + margin
               << "' height='" << height_ + margin
               << "' font-family='DejaVu Sans Mono, Menlo, Consolas, monospace'>\n"
                  "<defs><pattern id='hole' width='7' height='7' patternUnits='userSpaceOnUse' "
                  "patternTransform='rotate(45)'><rect width='7' height='7' fill='#ffffff'/>"
                  "<line x1='0' y1='0' x2='0' y2='7' stroke='#c03030' stroke-width='2.4'/>"
                  "</pattern></defs>\n<rect width='100%' height='100%' fill='#ffffff'/>\n"
               << body_.str() << "</svg>\n";
        return result.str();
    }

    static std::string escaped(const std::string& content) {
        std::string result;
        for (const char c : content) {
            result += c == '<'                               ? "&lt;"
                      : c == '>'                             ? "&gt;"
                      : c == '&'                             ? "&amp;"
                      : c == '\''                            ? "&#39;"
                      : static_cast<unsigned char>(c) < 0x20 ? " "
                                                             : std::string(1, c);
        }
        return result;
    }

private:
    void reach(double x, double y) {
        width_ = std::max(width_, x);
        height_ = std::max(height_, y);
    }

    std::ostringstream body_;
    double width_ = 0;
    double height_ = 0;
};

/// A colour for each field that a struct nests: all of its parts have one.
inline std::string color_of(const std::string& name) {
    static const char* const colors[] = {"#cfe3f5", "#d8ecd0", "#f7e3c3", "#e6daf2",
                                         "#d0ecea", "#f4d9dc", "#eeeec9", "#dde0e8"};
    std::uint32_t sum = 2166136261u;
    for (const char c : name.substr(0, name.find_first_of(".,"))) {
        sum = (sum ^ static_cast<unsigned char>(c)) * 16777619u;
    }
    return colors[(sum >> 8) % (sizeof colors / sizeof colors[0])];
}

inline std::string bytes_text(std::size_t size) {
    return std::to_string(size) + (size == 1 ? " byte" : " bytes");
}

/// Where the bytes of a struct are drawn: 16 a line, but for the middle of a large piece, which is
/// left out.
class line_plan {
public:
    static constexpr std::size_t bytes_a_line = 16;

    explicit line_plan(const std::vector<piece>& pieces) {
        for (const piece& each : pieces) {
            const std::size_t first = each.offset / bytes_a_line + 1;
            const std::size_t last = (each.offset + each.size) / bytes_a_line;
            if (last > first + 4) {
                cuts_.push_back({first + 1, last - 1});
            }
        }
    }

    /// The line of the picture for a line of the struct.
    [[nodiscard]] std::size_t shown(std::size_t line) const {
        std::size_t left_out = 0;
        for (const auto& [first, last] : cuts_) {
            if (line >= last) {
                left_out += last - first - 1;
            } else if (line > first) {
                left_out += line - first;
            }
        }
        return line - left_out;
    }

    /// The next line of the struct that isn't left out.
    [[nodiscard]] std::size_t next(std::size_t line) const {
        const auto cut = std::find_if(cuts_.begin(), cuts_.end(), [&](const auto& each) {
            return line >= each.first && line < each.second;
        });
        return cut != cuts_.end() ? cut->second : line + 1;
    }

    [[nodiscard]] bool stands_for_more(std::size_t line) const {
        return std::any_of(cuts_.begin(), cuts_.end(),
                           [&](const auto& cut) { return line == cut.first; });
    }

private:
    std::vector<std::pair<std::size_t, std::size_t>> cuts_; // [first, last) is one line
};

/// Draws a struct at (left, top); the fields in `marked` have a red frame. The height.
inline double draw_struct(drawing& on, const shape& of, double left, double top,
                          const std::vector<std::string>& marked = {}) {
    constexpr double byte_width = 30;
    constexpr double line_height = 26;
    constexpr double heading = 44;
    constexpr double gutter = 64;
    constexpr std::size_t line_bytes = line_plan::bytes_a_line;
    constexpr std::size_t cache_line = stasis::state::cache_line_size;

    const auto pieces = pieces_of(of);
    const line_plan plan(pieces);
    const double x = left + gutter;
    const double y = top + heading;
    std::size_t holes = 0;
    for (const piece& each : pieces) {
        holes += each.name.empty() ? each.size : 0;
    }
    on.text(left, top + 16, text_of(of.terms.name) + "  (" + text_of(of.terms.version) + ")", 15);
    on.text(left, top + 34,
            bytes_text(of.terms.size) + ", aligned to " + std::to_string(of.terms.alignment) +
                ", " + bytes_text(holes) + " in holes",
            11, 0, "#60606a");

    std::vector<std::string> frames;
    for (const piece& each : pieces) {
        const bool hole = each.name.empty();
        const std::string title = (hole ? "hole" : each.name) + ": " + bytes_text(each.size) +
                                  " at " + std::to_string(each.offset) +
                                  (each.type.empty() ? "" : ", " + each.type);
        bool labelled = false;
        for (std::size_t at = each.offset; at < each.offset + each.size;) {
            const std::size_t line = at / line_bytes;
            const std::size_t end = std::min((line + 1) * line_bytes, each.offset + each.size);
            const double px = x + static_cast<double>(at % line_bytes) * byte_width;
            const double py = y + static_cast<double>(plan.shown(line)) * line_height;
            const double width = static_cast<double>(end - at) * byte_width;
            on.rectangle(px, py, width, line_height, hole ? "url(#hole)" : color_of(each.name),
                         title);
            if (plan.stands_for_more(line)) {
                on.text(px + width / 2 - 60, py + 17, "\u22ee " + bytes_text(each.size), 11);
            } else if (!hole && !labelled) {
                on.text(px + 4, py + 17, each.name, 11, width - 6);
            }
            labelled = true;
            at = plan.next(line) * line_bytes;
        }
    }
    for (const piece& each : pieces) {
        for (const std::string& name : marked) {
            if ((each.name + ",").find(name + ",") == 0) {
                const std::size_t line = each.offset / line_bytes;
                const double px = x + static_cast<double>(each.offset % line_bytes) * byte_width;
                const double py = y + static_cast<double>(plan.shown(line)) * line_height;
                const auto shown = std::min(each.size, line_bytes - each.offset % line_bytes);
                const double width = static_cast<double>(shown) * byte_width;
                on.line(px + 2, py + line_height - 3, px + width - 2, py + line_height - 3, 3.5);
            }
        }
    }
    const std::size_t lines = (of.terms.size + line_bytes - 1) / line_bytes;
    for (std::size_t line = 0; line < lines; line = plan.next(line)) {
        const double py = y + static_cast<double>(plan.shown(line)) * line_height;
        on.text(left, py + 17, std::to_string(line * line_bytes), 10, 0, "#60606a");
        if (line * line_bytes % cache_line == 0) {
            on.line(left, py, x + line_bytes * byte_width, py, 2.2);
        }
    }
    const double height =
        heading + static_cast<double>(lines == 0 ? 0 : plan.shown(lines - 1) + 1) * line_height;
    return height;
}

} // namespace report
