// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_newlines.hpp: the ends of lines: which were seen, what they become,
// where the next one is; and io.IncrementalNewlineDecoder.
// CPython 3.11: _PyIncrementalNewlineDecoder_decode, _PyIO_find_line_ending (Modules/_io/textio.c).
#pragma once

#include <stasis/library/detail/io_buffer.hpp>

namespace stasis::library {

/// Which ends of lines were seen.
enum newline_kind : unsigned { seen_cr = 1, seen_lf = 2, seen_crlf = 4 };

/// nldecoder_object.
struct newline_decoder : object {
    object* decoder = nullptr; ///< null: it is given text
    object* errors = nullptr;
    bool pending_cr = false; ///< the last character was "\r", which is held back
    bool translate = false;
    unsigned seen = 0;
};

extern const type_object newline_decoder_type;

} // namespace stasis::library

namespace stasis::state {
template <>
inline constexpr bool is_inheritable<library::newline_decoder> = true;
} // namespace stasis::state

namespace stasis::library::detail {

/// Goes through a text, notes the ends of its lines, and adds it to what is built, with "\n" in
/// their place if wanted.
template <class Built>
constexpr void take_lines(const text& from, bool translate, unsigned& seen, Built& to) noexcept {
    for (ssize i = 0; i < from.size; ++i) {
        const char32_t c = from[i];
        if (c == '\n') {
            seen |= seen_lf;
        } else if (c == '\r') {
            const bool pair = i + 1 < from.size && from[i + 1] == '\n';
            seen |= pair ? seen_crlf : seen_cr;
            if (translate) {
                to.add(char32_t{'\n'});
                i += pair ? 1 : 0;
                continue;
            }
            if (pair) {
                to.add(c);
                ++i;
                to.add(char32_t{'\n'});
                continue;
            }
        }
        to.add(c);
    }
}

/// Gives a text with each "\n" in another form to what is built.
constexpr void add_with_newlines(text_builder& to, const text& from, const text& newline) noexcept {
    for (ssize i = 0; i < from.size; ++i) {
        if (from[i] == '\n') {
            to.add(newline);
        } else {
            to.add(from[i]);
        }
    }
}

/// Whether a text is what a file may be given as its newline.
[[nodiscard]] constexpr bool is_newline(const text& given) noexcept {
    return given == text{""} || given == text{"\n"} || given == text{"\r"} || given == text{"\r\n"};
}

/// What `newlines` says of the ends of lines that were seen; empty: MemoryError is pending.
[[nodiscard]] constexpr owned newlines_seen(thread_state& thread, unsigned seen) noexcept {
    constexpr const object* texts[] = {&graph::str_<"\r">, &graph::str_<"\n">,
                                       &graph::str_<"\r\n">};
    value found[3];
    ssize count = 0;
    for (unsigned i = 0; i < 3; ++i) {
        if ((seen >> i & 1) != 0) {
            found[count++] = make_object(const_cast<object*>(texts[i]));
        }
    }
    if (count == 0) {
        return owned::take(none_value);
    }
    if (count == 1) {
        return owned::share(found[0]);
    }
    return owned::take(new_tuple(thread, found, count));
}

/// How lines end for who reads them.
struct line_ends {
    bool universal = false; ///< "\n", "\r" and "\r\n"
    text exactly{"\n"};     ///< or else this
};

/// Where the first line of a text ends, or -1: nowhere.
template <class Text>
[[nodiscard]] constexpr ssize end_of_line(const Text& in, ssize from, ssize size,
                                          const line_ends& ends) noexcept {
    for (ssize i = from; i < size; ++i) {
        if (ends.universal) {
            if (in[i] == '\n') {
                return i + 1;
            }
            if (in[i] == '\r') {
                return i + 1 < size && in[i + 1] == '\n' ? i + 2 : i + 1;
            }
        } else if (in[i] == ends.exactly[0] &&
                   (ends.exactly.size == 1 || (i + 1 < size && in[i + 1] == ends.exactly[1]))) {
            return i + ends.exactly.size;
        }
    }
    return -1;
}

// ---- IncrementalNewlineDecoder -----------------------------------------------------------------

[[nodiscard]] constexpr newline_decoder* newline_decoder_of(value self) noexcept {
    return static_cast<newline_decoder*>(self.data.object);
}

[[nodiscard]] constexpr owned newline_decoder_new(thread_state& thread, const type_object& type,
                                                  const arguments&) noexcept {
    return owned::take(allocate<newline_decoder>(thread, type));
}

[[nodiscard]] constexpr int newline_decoder_init(thread_state& thread, value self,
                                                 const arguments& given) noexcept {
    constexpr signature<3> of{"IncrementalNewlineDecoder", {"decoder", "translate", "errors"}, 2};
    value values[3];
    if (!read_arguments(thread, of, given, values)) {
        return -1;
    }
    const int translate = is_true(thread, values[1]);
    if (translate < 0) {
        return -1;
    }
    owned errors = owned::take(
        box(thread, values[2] ? values[2] : make_object(pointer_to(graph::str_<"strict">))));
    owned decoder;
    if (errors && values[0].kind != tag::none) {
        decoder = owned::take(box(thread, values[0]));
    }
    if (!errors || (values[0].kind != tag::none && !decoder)) {
        return -1;
    }
    newline_decoder* const made = newline_decoder_of(self);
    state::replace(made->decoder, decoder ? decoder.release().data.object : nullptr);
    state::replace(made->errors, errors.release().data.object);
    made->translate = translate != 0;
    made->seen = 0;
    made->pending_cr = false;
    return 0;
}

[[nodiscard]] constexpr owned newline_decoder_decode(thread_state& thread,
                                                     const arguments& given) noexcept {
    constexpr signature<2> of{"decode", {"input", "final"}, 1};
    value values[2];
    if (!read_arguments(thread, of, given, values, 1)) {
        return {};
    }
    const int final = values[1] ? is_true(thread, values[1]) : 0;
    newline_decoder* const self = newline_decoder_of(given.values[0]);
    if (final < 0) {
        return {};
    }
    if (self->errors == nullptr) {
        return raise(thread, value_error_type, "IncrementalNewlineDecoder.__init__() not called");
    }
    owned read = owned::share(values[0]);
    if (self->decoder != nullptr) {
        const owned decode =
            interpreter::get_attribute(thread, load(self->decoder), &graph::str_<"decode">);
        const value passed[] = {values[0], make_bool(final != 0)};
        if (decode) {
            read = interpreter::call(thread, decode.get(), {passed, 2, nullptr});
        }
        if (!decode || !read) {
            return {};
        }
    }
    if (!is_str(read.get())) {
        return raise(thread, type_error_type, "decoder should return a string result, not '",
                     type_of(read.get())->tp_name, "'");
    }
    text in = text_in(read.get());
    text_builder all{thread};
    if (self->pending_cr && (final != 0 || in.size > 0)) {
        all.add('\r');
        self->pending_cr = false;
    }
    all.add(in);
    ssize size = all.size();
    if (final == 0 && size > 0 && all.view()[size - 1] == '\r') {
        self->pending_cr = true;
        --size;
    }
    text_builder built{thread};
    take_lines(all.view().part(0, size), self->translate, self->seen, built);
    return built.finish();
}

[[nodiscard]] constexpr owned newline_decoder_getstate(thread_state& thread,
                                                       const arguments& given) noexcept {
    if (!takes_none(thread, "IncrementalNewlineDecoder.getstate", given)) {
        return {};
    }
    const newline_decoder* const self = newline_decoder_of(given.values[0]);
    owned buffer = owned::take(pointer_to(graph::empty_bytes));
    std::int64_t flag = 0;
    if (self->decoder != nullptr) {
        const owned state = call_on_file(thread, load(self->decoder), &graph::str_<"getstate">);
        if (!state) {
            return {};
        }
        const auto* pair = as<tuple_object>(state.get(), tuple_type);
        if (pair == nullptr || pair->ob_size != 2) {
            return raise(thread, type_error_type, "illegal decoder state");
        }
        buffer = owned::share(load(items(pair)[0]));
        ssize number = 0;
        if (!interpreter::to_c_integer(thread, load(items(pair)[1]), number)) {
            return {};
        }
        flag = number;
    }
    flag = flag * 2 + (self->pending_cr ? 1 : 0);
    const value parts[] = {buffer.get(), make_int(flag)};
    return owned::take(new_tuple(thread, parts, 2));
}

[[nodiscard]] constexpr owned newline_decoder_setstate(thread_state& thread,
                                                       const arguments& given) noexcept {
    if (!takes_one(thread, "IncrementalNewlineDecoder.setstate", given)) {
        return {};
    }
    newline_decoder* const self = newline_decoder_of(given.values[0]);
    const auto* pair = as<tuple_object>(given.values[1], tuple_type);
    if (pair == nullptr) {
        return raise(thread, type_error_type, "state argument must be a tuple");
    }
    ssize flag = 0;
    if (pair->ob_size != 2) {
        return raise(thread, type_error_type, "setstate(): illegal state argument");
    }
    if (!interpreter::to_c_integer(thread, load(items(pair)[1]), flag)) {
        return {};
    }
    self->pending_cr = (flag & 1) != 0;
    if (self->decoder == nullptr) {
        return owned::take(none_value);
    }
    const owned setstate =
        interpreter::get_attribute(thread, load(self->decoder), &graph::str_<"setstate">);
    const value parts[] = {load(items(pair)[0]), make_int(flag >> 1)};
    const owned rest = owned::take(new_tuple(thread, parts, 2));
    if (!setstate || !rest) {
        return {};
    }
    return interpreter::call(thread, setstate.get(), rest.get());
}

[[nodiscard]] constexpr owned newline_decoder_reset(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!takes_none(thread, "IncrementalNewlineDecoder.reset", given)) {
        return {};
    }
    newline_decoder* const self = newline_decoder_of(given.values[0]);
    self->seen = 0;
    self->pending_cr = false;
    if (self->decoder != nullptr) {
        return call_on_file(thread, load(self->decoder), &graph::str_<"reset">);
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned newline_decoder_newlines(thread_state& thread, value self) noexcept {
    return newlines_seen(thread, newline_decoder_of(self)->seen);
}

constexpr int newline_decoder_traverse(object* held, visit_slot visit,
                                       visit_argument* argument) noexcept {
    const auto* self = static_cast<newline_decoder*>(held);
    return visit_each(visit, argument, self->decoder, self->errors);
}

constexpr void newline_decoder_clear(object* held) noexcept {
    state::drop(static_cast<newline_decoder*>(held)->decoder);
}

inline constexpr method_def newline_decoder_methods[] = {
    {"decode", newline_decoder_decode, 0, nullptr},
    {"getstate", newline_decoder_getstate, 0, nullptr},
    {"setstate", newline_decoder_setstate, 0, nullptr},
    {"reset", newline_decoder_reset, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def newline_decoder_getset[] = {
    {"newlines", newline_decoder_newlines, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object newline_decoder_table = [] {
    type_object self = make_io_table("_io.IncrementalNewlineDecoder", object_type,
                                     newline_decoder_methods, newline_decoder_getset);
    self.tp_basicsize = sizeof(newline_decoder);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<newline_decoder>;
    self.tp_traverse = newline_decoder_traverse;
    self.tp_clear = newline_decoder_clear;
    self.tp_init = newline_decoder_init;
    self.tp_new = newline_decoder_new;
    return self;
}();

} // namespace stasis::library::detail

namespace stasis::library {

inline constexpr type_object newline_decoder_type =
    builtins::ready<newline_decoder_type, detail::newline_decoder_table, "decode", "getstate",
                    "setstate", "reset", "newlines">();

} // namespace stasis::library
