// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/csv_reader.hpp: what _csv.reader() makes: an iterator of the rows that
// lines say. CPython 3.11: ReaderObj, parse_process_char (Modules/_csv.c).
#pragma once

#include <stasis/builtins/float.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/library/detail/csv_dialect.hpp>

namespace stasis::library {

/// Where in a row a reader is.
enum class csv_place : unsigned char {
    row_start,
    field_start,
    escape,
    behind_escaped_end, ///< of a line
    field,
    quoted,
    escape_in_quoted,
    quote_in_quoted,
    line_end,
};

/// ReaderObj.
struct csv_reader : detail::sealed_object {
    object* lines = nullptr; ///< an iterator
    object* dialect = nullptr;
    std::int64_t line_num = 0;
};

extern const type_object csv_reader_type;

namespace detail {

[[nodiscard]] constexpr csv_reader* reader_of(value self) noexcept {
    return static_cast<csv_reader*>(self.data.object);
}

/// Reads the lines of one row.
class row_parser {
public:
    constexpr row_parser(thread_state& thread, const csv_dialect* dialect) noexcept
        : thread_(thread), dialect_(dialect), fields_(owned::take(new_list(thread, 0))),
          field_(thread) {}

    [[nodiscard]] constexpr explicit operator bool() const noexcept {
        return static_cast<bool>(fields_);
    }

    /// Takes a character, or no_character for the end of a line; false: it raised.
    [[nodiscard]] constexpr bool take(char32_t given) noexcept {
        const bool ends = given == no_character || given == U'\n' || given == U'\r';
        switch (place_) {
        case csv_place::row_start:
            if (ends) {
                place_ = given == no_character ? csv_place::row_start : csv_place::line_end;
                return true;
            }
            [[fallthrough]];
        case csv_place::field_start: return begin_field(given, ends);
        case csv_place::escape:
            place_ =
                ends && given != no_character ? csv_place::behind_escaped_end : csv_place::field;
            return add(given == no_character ? U'\n' : given);
        case csv_place::behind_escaped_end:
            if (given == no_character) {
                return true;
            }
            [[fallthrough]];
        case csv_place::field: return go_on(given, ends);
        case csv_place::quoted:
            if (given == no_character) {
                return true;
            }
            if (given == dialect_->escapechar) {
                place_ = csv_place::escape_in_quoted;
                return true;
            }
            if (given == dialect_->quotechar && dialect_->quoting != csv_quoting::none) {
                place_ = dialect_->doublequote ? csv_place::quote_in_quoted : csv_place::field;
                return true;
            }
            return add(given);
        case csv_place::escape_in_quoted:
            place_ = csv_place::quoted;
            return add(given == no_character ? U'\n' : given);
        case csv_place::quote_in_quoted: return behind_quote(given, ends);
        case csv_place::line_end: break;
        }
        if (given == no_character) {
            place_ = csv_place::row_start;
        } else if (!ends) {
            raise_csv(thread_, "new-line character seen in unquoted field - do you need to open "
                               "the file in universal-newline mode?");
            return false;
        }
        return true;
    }

    /// Whether the row has ended.
    [[nodiscard]] constexpr bool is_done() const noexcept { return place_ == csv_place::row_start; }

    /// Ends the row, where there are no more lines: 1; 0: nothing has begun; -1: it raised.
    [[nodiscard]] constexpr int end() noexcept {
        if (field_.size() == 0 && place_ != csv_place::quoted) {
            return 0;
        }
        if (dialect_->strict) {
            return raise_csv(thread_, "unexpected end of data");
        }
        return save() ? 1 : -1;
    }

    /// The row.
    [[nodiscard]] constexpr owned release() noexcept { return static_cast<owned&&>(fields_); }

private:
    [[nodiscard]] constexpr bool begin_field(char32_t given, bool ends) noexcept {
        if (ends) {
            return end_field(given);
        }
        if (given == dialect_->quotechar && dialect_->quoting != csv_quoting::none) {
            place_ = csv_place::quoted;
        } else if (given == dialect_->escapechar) {
            place_ = csv_place::escape;
        } else if (given == U' ' && dialect_->skipinitialspace) {
            place_ = csv_place::field_start;
        } else if (given == dialect_->delimiter) {
            place_ = csv_place::field_start;
            return save();
        } else {
            is_number_ = dialect_->quoting == csv_quoting::nonnumeric;
            place_ = csv_place::field;
            return add(given);
        }
        return true;
    }

    [[nodiscard]] constexpr bool go_on(char32_t given, bool ends) noexcept {
        if (ends) {
            return end_field(given);
        }
        if (given == dialect_->escapechar) {
            place_ = csv_place::escape;
            return true;
        }
        if (given == dialect_->delimiter) {
            place_ = csv_place::field_start;
            return save();
        }
        return add(given); // behind an escaped end of a line, the row goes on with the next line
    }

    [[nodiscard]] constexpr bool behind_quote(char32_t given, bool ends) noexcept {
        if (given == dialect_->quotechar && dialect_->quoting != csv_quoting::none) {
            place_ = csv_place::quoted;
            return add(given);
        }
        if (given == dialect_->delimiter) {
            place_ = csv_place::field_start;
            return save();
        }
        if (ends) {
            return end_field(given);
        }
        if (dialect_->strict) {
            text_builder both{thread_};
            both.add("'");
            both.add(dialect_->delimiter);
            both.add("' expected after '");
            both.add(dialect_->quotechar);
            both.add("'");
            const owned said = both.finish();
            if (said) {
                raise_with(thread_, csv_error_type, said.get());
            }
            return false;
        }
        place_ = csv_place::field;
        return add(given);
    }

    [[nodiscard]] constexpr bool end_field(char32_t given) noexcept {
        place_ = given == no_character ? csv_place::row_start : csv_place::line_end;
        return save();
    }

    [[nodiscard]] constexpr bool add(char32_t given) noexcept {
        if (field_.size() >= thread_.interp->csv_field_limit) {
            raise_csv(thread_, "field larger than field limit (", thread_.interp->csv_field_limit,
                      ")");
            return false;
        }
        field_.add(given);
        return true;
    }

    [[nodiscard]] constexpr bool save() noexcept {
        owned field = field_.finish();
        field_.drop(field_.size());
        if (field && is_number_) {
            is_number_ = false;
            const value text = field.get();
            field = float_new(thread_, float_type, {&text, 1, nullptr});
        }
        return field &&
               append(thread_, static_cast<list_object*>(fields_.as_object()), field.get());
    }

    thread_state& thread_;
    const csv_dialect* dialect_;
    owned fields_;
    text_builder field_;
    csv_place place_ = csv_place::row_start;
    bool is_number_ = false;
};

/// The next row.
[[nodiscard]] constexpr owned reader_next(thread_state& thread, value held) noexcept {
    csv_reader* const self = reader_of(held);
    const owned dialect = owned::share(self->dialect);
    const owned lines = owned::share(self->lines);
    row_parser row{thread, dialect_of(dialect.get())};
    if (!row) {
        return {};
    }
    do {
        const owned line = interpreter::next(thread, lines.get());
        if (!line) {
            if (pending(thread) || row.end() <= 0) {
                return {};
            }
            return row.release();
        }
        if (!is_str(line.get())) {
            return raise_csv(thread, "iterator should return strings, not ",
                             type_of(line.get())->tp_name,
                             " (the file should be opened in text mode)");
        }
        ++self->line_num;
        const text from = text_in(line.get());
        for (ssize i = 0; i < from.size; ++i) {
            if (!row.take(from[i])) {
                return {};
            }
        }
        if (!row.take(no_character)) {
            return {};
        }
    } while (!row.is_done());
    return row.release();
}

/// _csv.reader(iterable[, dialect], **parameters).
[[nodiscard]] constexpr owned csv_make_reader(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!interpreter::check_count(thread, "", given, 1, 2)) {
        return {};
    }
    owned lines = interpreter::get_iterator(thread, given.values[0]);
    owned dialect;
    if (lines) {
        dialect = make_dialect(thread, given);
    }
    auto* const self = dialect ? allocate<csv_reader>(thread, csv_reader_type) : nullptr;
    if (self != nullptr) {
        self->lines = lines.release().data.object;
        self->dialect = dialect.release().data.object;
    }
    return owned::take(self);
}

[[nodiscard]] constexpr owned reader_dialect(thread_state&, value self) noexcept {
    return owned::share(reader_of(self)->dialect);
}

[[nodiscard]] constexpr owned reader_line_number(thread_state&, value self) noexcept {
    return owned::take(make_int(reader_of(self)->line_num));
}

inline constexpr getset_def reader_members[] = {
    {"dialect", reader_dialect, nullptr, nullptr, nullptr},
    {"line_num", reader_line_number, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object reader_table = [] {
    type_object self =
        object_table<csv_reader,
                     object_fields<csv_reader, &csv_reader::lines, &csv_reader::dialect>>(
            "_csv.reader", nullptr);
    self.tp_iter = self_iterator;
    self.tp_iternext = reader_next;
    self.tp_members = reader_members;
    return self;
}();

} // namespace detail

inline constexpr type_object csv_reader_type =
    builtins::ready<csv_reader_type, detail::reader_table, "dialect", "line_num">();

} // namespace stasis::library
