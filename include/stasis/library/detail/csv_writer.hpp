// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/csv_writer.hpp: what _csv.writer() makes: it gives rows, as lines, to a
// file's write().
// CPython 3.11: WriterObj, join_append_data (Modules/_csv.c).
#pragma once

#include <stasis/builtins/number_check.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/library/detail/csv_dialect.hpp>

namespace stasis::library {

/// WriterObj.
struct csv_writer : detail::sealed_object {
    object* write = nullptr;
    object* dialect = nullptr;
};

extern const type_object csv_writer_type;

namespace detail {

[[nodiscard]] constexpr csv_writer* writer_of(value self) noexcept {
    return static_cast<csv_writer*>(self.data.object);
}

/// Whether a text has a character.
[[nodiscard]] constexpr bool has_character(const text& in, char32_t character) noexcept {
    for (ssize i = 0; i < in.size; ++i) {
        if (in[i] == character) {
            return true;
        }
    }
    return false;
}

/// Joins the fields of a row.
class row_joiner {
public:
    constexpr row_joiner(thread_state& thread, const csv_dialect* dialect) noexcept
        : thread_(thread), dialect_(dialect), line_(thread) {}

    /// Adds a field, in quotes or where it needs them; false: it raised.
    [[nodiscard]] constexpr bool add(const text& field, bool quoted) noexcept {
        for (ssize i = 0; i < field.size; ++i) {
            const char32_t each = field[i];
            if (is_special(each)) {
                if (!escapes(each)) {
                    quoted = true;
                } else if (dialect_->escapechar == no_character) {
                    raise_csv(thread_, "need to escape, but no escapechar set");
                    return false;
                }
            }
        }
        if (fields_++ != 0) {
            line_.add(dialect_->delimiter);
        }
        if (quoted) {
            line_.add(dialect_->quotechar);
        }
        for (ssize i = 0; i < field.size; ++i) {
            const char32_t each = field[i];
            if (is_special(each)) {
                if (escapes(each)) {
                    line_.add(dialect_->escapechar);
                } else if (each == dialect_->quotechar) {
                    line_.add(each);
                }
            }
            line_.add(each);
        }
        if (quoted) {
            line_.add(dialect_->quotechar);
        }
        return true;
    }

    /// The line; empty: it raised. One empty field isn't none.
    [[nodiscard]] constexpr owned finish() noexcept {
        if (fields_ != 0 && line_.size() == 0) {
            if (dialect_->quoting == csv_quoting::none) {
                return raise_csv(thread_, "single empty field record must be quoted");
            }
            fields_ = 0;
            static_cast<void>(add(text{}, true));
        }
        line_.add(dialect_->lineterminator);
        return line_.finish();
    }

private:
    [[nodiscard]] constexpr bool is_special(char32_t each) const noexcept {
        return each == dialect_->delimiter || each == dialect_->escapechar ||
               each == dialect_->quotechar ||
               has_character(text_of(dialect_->lineterminator), each);
    }

    /// Whether a special character has the escape in front, and not quotes around the field.
    [[nodiscard]] constexpr bool escapes(char32_t each) const noexcept {
        return dialect_->quoting == csv_quoting::none ||
               (each == dialect_->quotechar ? !dialect_->doublequote
                                            : each == dialect_->escapechar);
    }

    thread_state& thread_;
    const csv_dialect* dialect_;
    text_builder line_;
    ssize fields_ = 0;
};

/// Writes a row; what write() answers, or empty: it raised.
[[nodiscard]] constexpr owned write_row(thread_state& thread, csv_writer* self,
                                        value row) noexcept {
    const owned fields = interpreter::get_iterator(thread, row);
    if (!fields) {
        if (clear_pending(thread, type_error_type)) {
            raise_csv(thread, "iterable expected, not ", type_of(row)->tp_name);
        }
        return {};
    }
    const owned dialect = owned::share(self->dialect);
    const csv_quoting quoting = dialect_of(dialect.get())->quoting;
    row_joiner line{thread, dialect_of(dialect.get())};
    while (const owned field = interpreter::next(thread, fields.get())) {
        const bool quoted = quoting == csv_quoting::all ||
                            (quoting == csv_quoting::nonnumeric && !is_numeric(field.get()));
        owned shown = owned::share(field.get());
        if (field.get().kind == tag::none) {
            shown = owned::take(pointer_to(graph::empty_str));
        } else if (!is_str(field.get())) {
            shown = interpreter::str(thread, field.get());
        }
        if (!shown || !line.add(text_in(shown.get()), quoted)) {
            return {};
        }
    }
    if (pending(thread)) {
        return {};
    }
    const owned whole = line.finish();
    const owned write = owned::share(self->write);
    if (!whole) {
        return {};
    }
    return interpreter::call(thread, write.get(), whole.get());
}

/// writer.writerow(row).
[[nodiscard]] constexpr owned writer_write_row(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_one(thread, "writer.writerow", given)) {
        return {};
    }
    return write_row(thread, writer_of(given.values[0]), given.values[1]);
}

/// writer.writerows(rows).
[[nodiscard]] constexpr owned writer_write_rows(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_one(thread, "writer.writerows", given)) {
        return {};
    }
    const owned rows = interpreter::get_iterator(thread, given.values[1]);
    if (!rows) {
        return {};
    }
    while (const owned row = interpreter::next(thread, rows.get())) {
        if (!write_row(thread, writer_of(given.values[0]), row.get())) {
            return {};
        }
    }
    return owned::take(pending(thread) ? value{} : none_value);
}

/// _csv.writer(file[, dialect], **parameters).
[[nodiscard]] constexpr owned csv_make_writer(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!interpreter::check_count(thread, "", given, 1, 2)) {
        return {};
    }
    const owned dialect = make_dialect(thread, given);
    if (!dialect) {
        return {};
    }
    const owned write = interpreter::get_attribute(thread, given.values[0], &graph::str_<"write">);
    if (!write && !clear_pending(thread, attribute_error_type)) {
        return {};
    }
    if (!write || !is_callable(write.get())) {
        return raise(thread, type_error_type, "argument 1 must have a \"write\" method");
    }
    auto* const self = allocate<csv_writer>(thread, csv_writer_type);
    owned made = owned::take(self);
    if (self != nullptr) {
        self->write = box(thread, write.get());
        self->dialect = owned::share(dialect.get()).release().data.object;
    }
    if (self == nullptr || self->write == nullptr) {
        return {};
    }
    return made;
}

[[nodiscard]] constexpr owned writer_dialect(thread_state&, value self) noexcept {
    return owned::share(writer_of(self)->dialect);
}

inline constexpr method_def writer_row_methods[] = {{"writerow", writer_write_row, 0, nullptr},
                                                    {"writerows", writer_write_rows, 0, nullptr},
                                                    {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def writer_members[] = {
    {"dialect", writer_dialect, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object writer_table = [] {
    type_object self =
        object_table<csv_writer,
                     object_fields<csv_writer, &csv_writer::write, &csv_writer::dialect>>(
            "_csv.writer", nullptr);
    self.tp_methods = writer_row_methods;
    self.tp_members = writer_members;
    return self;
}();

} // namespace detail

inline constexpr type_object csv_writer_type =
    builtins::ready<csv_writer_type, detail::writer_table, "writerow", "writerows", "dialect">();

} // namespace stasis::library
