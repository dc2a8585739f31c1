// SPDX-License-Identifier: BSL-1.0
// examples/spy/stack_reader.hpp: the Python stacks of another process, read by its table of debug
// offsets.
#pragma once

#include "process_memory.hpp"

#include <stasis/opcode/location_table.hpp>
#include <stasis/support/utf8.hpp>

#include <map>

namespace spy {

/// Reads a program's stacks by its table.
class stack_reader {
public:
    /// `name` is what it puts before a thread's name.
    stack_reader(const process_memory& memory, const debug_offsets& table, std::string name)
        : memory_(memory), table_(table), name_(std::move(name)) {}

    /// Calls found(thread, stack) for each thread that runs something, outermost frame first; an
    /// empty stack: it changed too much while it was read.
    template <class Found>
    bool each_stack(const Found& found) {
        auto interpreter = memory_.pointer(reinterpret_cast<address>(table_.address) +
                                           table_.runtime.interpreters_head);
        for (std::size_t i = 0; interpreter && *interpreter != 0 && i < most_states; ++i) {
            const auto& fields = table_.interpreter_state;
            const auto id = memory_.number<std::int64_t>(*interpreter + fields.id);
            auto thread = memory_.pointer(*interpreter + fields.threads_head);
            for (std::size_t j = 0; id && thread && *thread != 0 && j < most_states; ++j) {
                const auto thread_id =
                    memory_.number<std::uint64_t>(*thread + table_.thread_state.id);
                const auto cframe = memory_.pointer(*thread + table_.thread_state.cframe);
                if (!thread_id || !cframe) {
                    return false;
                }
                std::vector<std::string> stack;
                const bool whole = walk(*cframe, stack);
                if (!whole || !stack.empty()) {
                    found(name_ + "interpreter " + std::to_string(*id) + ", thread " +
                              std::to_string(*thread_id),
                          whole ? std::vector(stack.rbegin(), stack.rend())
                                : std::vector<std::string>());
                }
                thread = memory_.pointer(*thread + table_.thread_state.next);
            }
            interpreter = memory_.pointer(*interpreter + fields.next);
        }
        return interpreter.has_value();
    }

private:
    /// The frames of all runs of the engine, innermost first.
    bool walk(address run, std::vector<std::string>& stack) {
        for (std::size_t i = 0; run != 0 && i < most_runs; ++i) {
            auto frame = memory_.pointer(run + table_.c_frame.current_frame);
            while (frame && *frame != 0) {
                if (stack.size() == most_frames) {
                    return false;
                }
                auto shown = show(*frame);
                if (!shown) {
                    return false;
                }
                stack.push_back(*std::move(shown));
                frame = memory_.pointer(*frame + table_.frame.previous);
            }
            const auto outer = memory_.pointer(run + table_.c_frame.previous);
            if (!frame || !outer) {
                return false;
            }
            run = *outer;
        }
        return run == 0;
    }

    /// "name (file:line)", or nothing if there is no such frame (any more).
    std::optional<std::string> show(address frame) {
        const auto function = memory_.pointer(frame + table_.frame.function);
        const auto at = memory_.pointer(frame + table_.frame.at);
        const auto code =
            function ? memory_.pointer(*function + table_.function_object.func_code) : std::nullopt;
        if (!at || !code) {
            return std::nullopt;
        }
        const code_lines* lines = lines_of(*code);
        if (lines == nullptr || *at < lines->bytecode ||
            *at >= lines->bytecode + 2 * lines->units) {
            return std::nullopt;
        }
        const int line =
            stasis::opcode::position_at(lines->table.data(), lines->table.size(), lines->first_line,
                                        static_cast<std::size_t>(*at - lines->bytecode) / 2)
                .line;
        return lines->name + " (" + lines->file + ":" + (line < 0 ? "?" : std::to_string(line)) +
               ")";
    }

    /// What is known of a code object.
    struct code_lines {
        std::string name;
        std::string file;
        address bytecode = 0;
        std::uint64_t units = 0;
        int first_line = 0;
        std::vector<unsigned char> table;
    };

    /// Reads a code object; the next time it is known. (Static ones never change. One of the heap
    /// may make way for another one, whose name and lines are then the former's: until the next
    /// sample of a program that loads such code.)
    const code_lines* lines_of(address code) {
        const auto known = codes_.find(code);
        if (known != codes_.end()) {
            return &known->second;
        }
        const auto& fields = table_.code_object;
        const auto units = memory_.number<std::uint64_t>(code + fields.ob_size);
        const auto first_line = memory_.number<std::int32_t>(code + fields.co_firstlineno);
        const auto file = str_at(code + fields.co_filename);
        const auto name = str_at(code + fields.co_qualname);
        const address table = memory_.pointer(code + fields.co_linetable).value_or(0);
        const std::uint64_t size =
            memory_.number<std::uint64_t>(table + table_.bytes_object.ob_size)
                .value_or(most_table_bytes + 1);
        if (!units || *units > most_table_bytes || !first_line || !file || !name ||
            size > most_table_bytes) {
            return nullptr;
        }
        code_lines made{*name, *file, code + fields.size, *units, *first_line, {}};
        made.table.resize(size);
        if (!memory_.read(table + table_.bytes_object.ob_sval, made.table.data(), size)) {
            return nullptr;
        }
        return &codes_.emplace(code, std::move(made)).first->second;
    }

    /// The text of the str that a field points to.
    std::optional<std::string> str_at(address field) const {
        const auto& fields = table_.str_object;
        const auto str = memory_.pointer(field);
        const auto length =
            str ? memory_.number<std::uint64_t>(*str + fields.length) : std::nullopt;
        const auto state = str ? memory_.number<std::uint32_t>(*str + fields.state) : std::nullopt;
        if (!length || !state || *length > most_characters) {
            return std::nullopt;
        }
        const auto width =
            *state >> fields.kind_first_bit & ((std::uint32_t{1} << fields.kind_bit_count) - 1);
        if (width != 1 && width != 2 && width != 4) {
            return std::nullopt;
        }
        const bool ascii = (*state >> fields.ascii_bit & 1) != 0;
        std::vector<unsigned char> bytes(*length * width);
        if (!memory_.read(*str + (ascii ? fields.ascii_data : fields.data), bytes.data(),
                          bytes.size())) {
            return std::nullopt;
        }
        std::string result;
        for (std::size_t i = 0; i < bytes.size(); i += width) {
            std::uint32_t c = 0;
            std::memcpy(&c, &bytes[i], width);
            unsigned char utf8[4];
            result.append(reinterpret_cast<const char*>(utf8),
                          stasis::support::encode_utf8(c, utf8));
        }
        return result;
    }

    const process_memory& memory_;
    debug_offsets table_;
    std::string name_;
    std::map<address, code_lines> codes_;
};

} // namespace spy
