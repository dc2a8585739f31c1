// SPDX-License-Identifier: BSL-1.0
// unit/opcode/oracle_code.cpp: the decoders against python3.11, on code objects of its own making.

#include <stasis/opcode/validate.hpp>

#include "code_samples.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace opcode_tests;

bool same(const handler& a, const handler& b) {
    return a.start == b.start && a.end == b.end && a.target == b.target && a.depth == b.depth &&
           a.lasti == b.lasti;
}

/// Where each instruction starts, and how deep the stack is there; -1 where control never comes.
class depths {
public:
    explicit depths(const sample& from) : from_{from}, at_(from.code.size() / 2, -1) {
        reach(0, static_cast<long>(from.first_depth));
        while (!work_.empty()) {
            const std::size_t offset = work_.back();
            work_.pop_back();
            step(decode(from.code.data(), from.code.size(), offset), at_[offset]);
        }
    }

    long deepest() const { return deepest_; }
    bool consistent() const { return consistent_; }

private:
    void reach(std::size_t offset, long depth) {
        if (offset >= at_.size() || depth < 0 || (at_[offset] != -1 && at_[offset] != depth)) {
            consistent_ = false;
        } else if (at_[offset] == -1) {
            at_[offset] = depth;
            deepest_ = std::max(deepest_, depth);
            work_.push_back(offset);
        }
    }

    void step(const instruction& at, long depth) {
        if (static_cast<long>(pops(at.opcode, at.argument)) > depth) {
            consistent_ = false;
        }
        if (const found_handler entry =
                find_handler(from_.handler_table.data(), from_.handler_table.size(), at.offset)) {
            reach(entry->target, static_cast<long>(entry->depth) + (entry->lasti ? 2 : 1));
        }
        if (at.target != npos) {
            reach(at.target, depth + stack_effect(at.opcode, at.argument, true));
        }
        if (!ends_block(at.opcode)) {
            const long next = depth + stack_effect(at.opcode, at.argument, false);
            deepest_ = std::max(deepest_, next);
            reach(at.next, next);
        }
    }

    const sample& from_;
    std::vector<long> at_;
    std::vector<std::size_t> work_;
    long deepest_ = 0;
    bool consistent_ = true;
};

} // namespace

TEST_CASE("instructions, arguments and jump targets are those that dis shows") {
    bool seen[256] = {};
    std::size_t count = 0;
    for (const sample& code : samples()) {
        const std::size_t size = code.code.size();
        bool equal = size % 2 == 0;
        std::size_t offset = 0;
        for (const instruction& expected : code.instructions) {
            const instruction at = decode(code.code.data(), size, offset);
            equal = equal && at.offset == expected.offset && at.opcode == expected.opcode &&
                    at.argument == expected.argument && at.target == expected.target &&
                    at.first_offset == offset;
            seen[static_cast<unsigned>(at.opcode)] = true;
            offset = at.next;
            ++count;
        }
        CAPTURE(code.name);
        CHECK(equal);
        CHECK(offset == size / 2);
    }
    CHECK(count > 100000);
    // Each row of the table is something that the compiler emits, besides what decode consumes.
    for (unsigned number = 0; number < 256; ++number) {
        const auto op = static_cast<stasis::opcode::opcode>(number);
        CAPTURE(name(op));
        CHECK(seen[number] == (known(number) && op != opcode::CACHE && op != opcode::EXTENDED_ARG));
    }
}

TEST_CASE("handlers are those that dis shows, and found for just the code that they cover") {
    std::size_t count = 0;
    for (const sample& code : samples()) {
        CAPTURE(code.name);
        const unsigned char* const table = code.handler_table.data();
        const std::size_t size = code.handler_table.size();
        std::size_t place = 0;
        for (const handler& expected : code.handlers) {
            handler entry;
            REQUIRE(next_handler(table, size, place, entry));
            CHECK(same(entry, expected));
            ++count;
        }
        CHECK(place == size);
        bool equal = true;
        for (std::size_t unit = 0; unit <= code.code.size() / 2; ++unit) {
            const auto expected =
                std::find_if(code.handlers.begin(), code.handlers.end(),
                             [&](const handler& h) { return h.start <= unit && unit < h.end; });
            const found_handler found = find_handler(table, size, unit);
            equal = equal && bool(found) == (expected != code.handlers.end()) &&
                    (!found || same(found.entry, *expected));
        }
        CHECK(equal);
    }
    CHECK(count > 1000);
}

TEST_CASE("positions are those of co_positions") {
    for (const sample& code : samples()) {
        CAPTURE(code.name);
        const unsigned char* const table = code.location_table.data();
        const std::size_t size = code.location_table.size();
        CHECK(code.positions.size() == code.code.size() / 2);
        bool equal = true;
        std::size_t place = 0;
        location entry = first_location(code.first_line);
        while (next_location(table, size, place, entry)) {
            for (std::size_t unit = entry.start; unit < entry.end; ++unit) {
                equal =
                    equal && unit < code.positions.size() && entry.where == code.positions[unit];
            }
        }
        CHECK(place == size);
        CHECK(entry.end == code.positions.size());
        // Linear each, so not for every unit of the longest code objects.
        for (std::size_t unit = 0; unit < std::min<std::size_t>(code.positions.size(), 200);
             ++unit) {
            equal =
                equal && position_at(table, size, code.first_line, unit) == code.positions[unit];
        }
        CHECK(position_at(table, size, code.first_line, code.positions.size()) == position{});
        CHECK(equal);
    }
}

TEST_CASE("what the compiler emits is valid") {
    for (const sample& code : samples()) {
        CAPTURE(code.name);
        const auto bad_code = validate(code.code.data(), code.code.size());
        const auto bad_handlers =
            validate_handlers(code.handler_table.data(), code.handler_table.size(),
                              code.code.data(), code.code.size(), code.stack_size);
        CHECK(std::string(bad_code ? bad_code.reason : "") == "");
        CHECK(std::string(bad_handlers ? bad_handlers.reason : "") == "");
    }
}

TEST_CASE("altered code that is still accepted leads nowhere but to its own instructions") {
    unsigned seed = 1;
    const auto random = [&seed](std::size_t below) {
        seed = seed * 1664525 + 1013904223;
        return (seed >> 8) % below;
    };
    std::size_t accepted = 0;
    std::size_t refused = 0;
    for (const sample& original : samples()) {
        std::vector<unsigned char> code = original.code;
        code[random(code.size())] = static_cast<unsigned char>(random(256));
        if (validate(code.data(), code.size())) {
            ++refused;
            continue;
        }
        ++accepted;
        const std::size_t units = code.size() / 2;
        std::vector<bool> starts(units);
        std::vector<bool> reached(units);
        for (std::size_t offset = 0; offset < units;) {
            starts[offset] = true;
            const instruction at = decode(code.data(), code.size(), offset);
            if (at.target != npos) {
                REQUIRE(at.target < units);
                reached[at.target] = true;
            }
            REQUIRE((at.next < units || ends_block(at.opcode)));
            offset = at.next;
        }
        CAPTURE(original.name);
        CHECK(std::equal(starts.begin(), starts.end(), reached.begin(),
                         [](bool start, bool hit) { return start || !hit; }));
    }
    CHECK(accepted > 100);
    CHECK(refused > 100);
}

TEST_CASE("tables that are cut off anywhere end at a whole entry") {
    for (const sample& code : samples()) {
        if (code.location_table.size() > 300) {
            continue;
        }
        CAPTURE(code.name);
        bool inside = true;
        for (std::size_t size = 0; size < code.location_table.size(); ++size) {
            // A copy of its own, so that the address sanitizer sees the end.
            const std::vector<unsigned char> cut(code.location_table.data(),
                                                 code.location_table.data() + size);
            std::size_t place = 0;
            location entry = first_location(code.first_line);
            while (next_location(cut.data(), size, place, entry)) {
                inside = inside && entry.end <= code.positions.size() &&
                         entry.where == code.positions[entry.start];
            }
            inside = inside && place <= size && (code.location_table[place] & 128) != 0;
        }
        for (std::size_t size = 0; size < code.handler_table.size(); ++size) {
            const std::vector<unsigned char> cut(code.handler_table.data(),
                                                 code.handler_table.data() + size);
            std::size_t place = 0;
            std::size_t count = 0;
            for (handler entry; next_handler(cut.data(), size, place, entry); ++count) {
                inside = inside && same(entry, code.handlers[count]);
            }
            inside = inside && place <= size && (code.handler_table[place] & 128) != 0;
        }
        CHECK(inside);
    }
}

TEST_CASE("the table's depths agree on every path, and the deepest is co_stacksize") {
    std::size_t exact = 0;
    for (const sample& code : samples()) {
        CAPTURE(code.name);
        const depths found(code);
        CHECK(found.consistent());
        CHECK(found.deepest() <= static_cast<long>(code.stack_size));
        exact += found.deepest() == static_cast<long>(code.stack_size);
    }
    // The compiler counts code that it then removes: the handler of a `try: pass`, for one.
    CHECK(exact >= samples().size() - samples().size() / 100);
}
