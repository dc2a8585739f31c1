// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/warn.hpp: gives warnings: finds their place, and shows them.
// Promises: _showwarnmsg() of the module warnings is called where a program has imported it;
// without it, what CPython 3.11 writes to sys.stderr. The line is that of a frame of the dispatch
// engine; native code has none. CPython 3.11: Python/_warnings.c. Refuses: constant evaluation,
// which has no output: there C++ code warns of nothing.
#pragma once

#include <stasis/interpreter/frame_object.hpp>
#include <stasis/interpreter/traceback.hpp>
#include <stasis/interpreter/warning_filters.hpp>

namespace stasis::interpreter {

namespace detail {

/// A line of a text without what is blank at its ends.
class stripped_line {
public:
    stripped_line(text file, int number) noexcept : line_{file, number} {
        const auto is_blank = [&](ssize i) {
            const unsigned char c = line_.data()[i];
            return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
        };
        end_ = line_ ? line_.size() : 0;
        while (begin_ < end_ && is_blank(begin_)) {
            ++begin_;
        }
        while (begin_ < end_ && is_blank(end_ - 1)) {
            --end_;
        }
    }

    /// Its text, in UTF-8; of no line, and of an empty one, there is none.
    [[nodiscard]] const unsigned char* data() const noexcept { return line_.data() + begin_; }
    [[nodiscard]] ssize size() const noexcept { return end_ - begin_; }

private:
    source_line line_;
    ssize begin_ = 0;
    ssize end_ = 0;
};

inline void write_warned_line(error_output& to, text file, std::int64_t number) noexcept {
    const stripped_line line{file, static_cast<int>(number)};
    if (line.size() != 0) {
        to.write("  ");
        to.write(line.data(), static_cast<std::size_t>(line.size()));
        to.write("\n");
    }
}

/// Writes a warning that says something, without the module warnings. CPython 3.11: show_warning.
inline void write_warning(thread_state& thread, const warning& of, value said) noexcept {
    const bool ends = thread.interp->finalizing != 0;
    const auto* const category = as<type_object>(of.category.get(), type_type);
    const char* const name = category != nullptr ? last_name(category->tp_name) : "Warning";
    error_output to{thread};
    to.write(text_of(of.file.as_object()));
    to.write(":");
    to.write(of.line);
    to.write(": ");
    to.write(name);
    to.write(": ");
    to.write(text_of(said.data.object));
    to.write("\n");
    if (of.source_line) {
        const text line = text_of(of.source_line.as_object());
        ssize begin = 0;
        while (begin < line.size &&
               (line[begin] == ' ' || line[begin] == '\t' || line[begin] == '\f')) {
            ++begin;
        }
        to.write("  ");
        to.write(line.part(begin, line.size));
        to.write("\n");
    } else if (!ends) {
        write_warned_line(to, text_of(of.file.as_object()), of.line);
    }
    dict_object* const modules = thread.interp->modules;
    const bool imported = modules != nullptr && find_text(modules, "warnings") != nullptr;
    if (of.source && of.source.get().kind != tag::none && !ends && !imported) {
        to.write(name); // Lib/warnings.py adds it, which CPython imports then
        to.write(": Enable tracemalloc to get the object allocation traceback\n");
    }
}

/// Shows a warning; false: an exception is pending. CPython 3.11: call_show_warning.
[[nodiscard]] inline bool show(thread_state& thread, const warning& of) noexcept {
    const owned function = find_in_warnings(thread, graph::str_<"_showwarnmsg">);
    if (!function) {
        if (pending(thread)) {
            return false;
        }
        const owned said = str(thread, of.text.get());
        if (!said) {
            return false;
        }
        write_warning(thread, of, said.get());
        return true;
    }
    if (type_of(function.get())->tp_call == nullptr) {
        raise(thread, type_error_type, "warnings._showwarnmsg() must be set to a callable");
        return false;
    }
    const owned type = find_in_warnings(thread, graph::str_<"WarningMessage">);
    if (!type) {
        if (!pending(thread)) {
            raise(thread, runtime_error_type, "unable to get warnings.WarningMessage");
        }
        return false;
    }
    const value parts[] = {of.message.get(),
                           of.category.get(),
                           of.file.get(),
                           make_int(of.line),
                           none_value,
                           none_value,
                           of.source ? of.source.get() : none_value};
    const owned message = call(thread, type.get(), arguments{parts, 7, nullptr});
    return message && call(thread, function.get(), message.get());
}

/// Whether a frame is the import system's.
[[nodiscard]] inline bool is_of_import(const frame& running) noexcept {
    const text file = text_of(running.code->co_filename);
    const auto has = [&](text part) {
        for (ssize at = 0; at + part.size <= file.size; ++at) {
            if (file.part(at, at + part.size) == part) {
                return true;
            }
        }
        return false;
    };
    return has("importlib") && has("_bootstrap");
}

/// Finds the place of a warning, so many frames up; false: an exception is pending.
/// CPython 3.11: setup_context.
[[nodiscard]] inline bool place_warning(thread_state& thread, ssize level, warning& of) noexcept {
    const state::c_frame* run = thread.cframe;
    frame* running = run->current_frame;
    const auto next = [&] { running = caller_of(*running, run); };
    const bool plain = level <= 0 || running == nullptr || is_of_import(*running);
    for (; --level > 0 && running != nullptr;) {
        next();
        while (!plain && running != nullptr && is_of_import(*running)) {
            next();
        }
    }
    dict_object* names = thread.interp->sysdict;
    if (running == nullptr) {
        of.file = new_str(thread, "sys");
        of.line = 1;
    } else {
        of.file = owned::share(load(running->code->co_filename));
        of.line = position_in(running->code, last_instruction(*running)).line;
        names = running->function->func_globals;
    }
    const owned kept = owned::share(names);
    const value registry_name = make_object(pointer_to(graph::str_<"__warningregistry__">));
    object* const found =
        of.file && is_writable(thread, names) ? find(thread, names, registry_name) : nullptr;
    if (found != nullptr) {
        of.registry = owned::share(load(found));
    } else {
        of.registry = owned::take(pending(thread) || !of.file ? nullptr : new_dict(thread));
        if (!of.registry || !store(thread, names, registry_name, of.registry.get())) {
            return false;
        }
    }
    object* const name = find(thread, names, make_object(pointer_to(graph::str_<"__name__">)));
    if (pending(thread)) {
        return false;
    }
    of.module =
        name != nullptr && (load(name).kind == tag::none || is_kind_of(load(name), str_type))
            ? owned::share(load(name))
            : new_str(thread, "<string>");
    return static_cast<bool>(of.module);
}

/// Fills in a warning's message and text of what was given: a warning, or what its class is called
/// with. False: an exception is pending.
[[nodiscard]] inline bool read_message(thread_state& thread, value given, warning& of) noexcept {
    const int is_warning = is_instance_of(thread, given, make_object(pointer_to(warning_type)));
    if (is_warning < 0) {
        return false;
    }
    if (is_warning != 0) {
        of.message = owned::share(given);
        of.text = str(thread, given);
        of.category = owned::share(pointer_to(*type_of(given)));
    } else {
        of.text = owned::share(given);
        of.message = call(thread, of.category.get(), given);
    }
    return of.text && of.message;
}

/// The name of a module by its file. CPython 3.11: normalize_module.
[[nodiscard]] inline owned module_of_file(thread_state& thread, value file) noexcept {
    const text name = text_of(file.data.object);
    if (name.size == 0) {
        return new_str(thread, "<unknown>");
    }
    const bool is_source = name.size >= 3 && name.part(name.size - 3, name.size) == text{".py"};
    if (is_source) {
        return new_str(thread, name.part(0, name.size - 3));
    }
    return owned::share(file);
}

} // namespace detail

/// Gives a warning: its message and category are there; false: an exception is pending.
[[nodiscard]] inline bool give_warning(thread_state& thread, const warning& of) noexcept {
    const int shown = detail::decide(thread, of);
    return shown > 0 ? detail::show(thread, of) : shown == 0;
}

/// Warns of what the innermost frame does, or one of its callers: level 1 is itself. The source is
/// the object that it is about; empty: there is none. False: an exception is pending, perhaps the
/// warning. CPython 3.11: PyErr_ResourceWarning.
template <class... Parts>
[[nodiscard]] STASIS_COLD constexpr bool warn_about(thread_state& thread,
                                                    const type_object& category, ssize level,
                                                    value source, Parts... parts) noexcept {
    if (std::is_constant_evaluated()) {
        return true;
    }
    text_builder built{thread};
    (built.add(parts), ...);
    const owned said = built.finish();
    warning made;
    made.category = owned::share(pointer_to(category));
    if (source) {
        made.source = owned::share(source);
    }
    return said && detail::place_warning(thread, level, made) &&
           detail::read_message(thread, said.get(), made) && give_warning(thread, made);
}

/// The same without a source. CPython 3.11: PyErr_WarnFormat.
template <class... Parts>
[[nodiscard]] STASIS_COLD constexpr bool warn(thread_state& thread, const type_object& category,
                                              ssize level, Parts... parts) noexcept {
    return warn_about(thread, category, level, value{}, parts...);
}

/// Warns of a line of a file, and notes it nowhere. False: an exception is pending, perhaps the
/// warning. CPython 3.11: PyErr_WarnExplicitObject.
template <class... Parts>
[[nodiscard]] STASIS_COLD constexpr bool warn_of_line(thread_state& thread,
                                                      const type_object& category, object* file,
                                                      std::int64_t line, Parts... parts) noexcept {
    if (std::is_constant_evaluated()) {
        return true;
    }
    text_builder built{thread};
    (built.add(parts), ...);
    const owned said = built.finish();
    warning made;
    made.category = owned::share(pointer_to(category));
    made.file = owned::share(file);
    made.line = line;
    made.module = detail::module_of_file(thread, made.file.get());
    return said && made.module && detail::read_message(thread, said.get(), made) &&
           give_warning(thread, made);
}

} // namespace stasis::interpreter
