// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/warn.hpp: warnings: whether one is shown, raised or left out, and how it
// looks. Promises: the filters, registries and default action are the interpreter's, or those of
// the module warnings where a program has imported it, whose _showwarnmsg() is then called; without
// it, what CPython 3.11 writes to sys.stderr. The line is that of a frame of the dispatch engine;
// native code has none. CPython 3.11: Python/_warnings.c. Refuses: constant evaluation, which has
// no output: there C++ code warns of nothing.
#pragma once

#include <stasis/interpreter/frame_object.hpp>
#include <stasis/interpreter/isinstance.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/interpreter/traceback.hpp>
#include <stasis/state/dict.hpp>

namespace stasis::interpreter {

/// A warning, and the place that it is about.
struct warning {
    owned category; ///< a class
    owned message;  ///< an object of that class
    owned text;     ///< what the message says: a str, as a rule
    owned file;     ///< a str
    std::int64_t line = 1;
    owned module;      ///< a str, as a rule
    owned registry;    ///< a dict, where it is noted; None or empty: it isn't
    owned source_line; ///< a str; empty: the file has it
    owned source;      ///< the object that the warning is about; empty: there is none
};

namespace detail {

/// An attribute of the module warnings, if that has been imported; empty with nothing pending:
/// there is none. CPython 3.11: get_warnings_attr.
[[nodiscard]] inline owned find_in_warnings(thread_state& thread, const str_object& name) noexcept {
    dict_object* const modules = thread.interp->modules;
    object* const found =
        modules != nullptr ? find(thread, modules, make_object(pointer_to(graph::str_<"warnings">)))
                           : nullptr;
    if (found == nullptr) {
        return {};
    }
    const owned module = owned::share(load(found));
    owned held = get_attribute(thread, module.get(), &name);
    if (!held) {
        static_cast<void>(clear_pending(thread, attribute_error_type));
    }
    return held;
}

/// Whether a filter's text, or pattern, is right for a text: 1, 0; -1: an exception is pending.
[[nodiscard]] inline int matches(thread_state& thread, value wanted, value given) noexcept {
    if (wanted.kind == tag::none) {
        return 1;
    }
    if (as_exactly<str_object>(wanted, str_type) != nullptr) {
        return compare_truth(thread, wanted, given, equal);
    }
    const owned method = get_attribute(thread, wanted, &graph::str_<"match">);
    owned answer;
    if (method) {
        answer = call(thread, method.get(), given);
    }
    return answer ? is_true(thread, answer.get()) : -1;
}

/// Whether a filter is right for a warning: 1, 0; -1: an exception is pending.
[[nodiscard]] inline int is_right(thread_state& thread, const tuple_object* filter,
                                  const warning& of) noexcept {
    const auto part = [&](int i) { return load(items(filter)[i]); };
    const int message = matches(thread, part(1), of.text.get());
    if (message < 0) {
        return -1;
    }
    const int category = is_subclass_of(thread, of.category.get(), part(2));
    if (category < 0) {
        return -1;
    }
    const int module = matches(thread, part(3), of.module.get());
    if (module < 0) {
        return -1;
    }
    ssize line = 0;
    if (!is_instance(part(4), int_type)) {
        return raise(thread, type_error_type, "an integer is required");
    }
    if (!to_ssize(thread, part(4), line, overflow_error_type)) {
        return -1;
    }
    return message != 0 && category != 0 && module != 0 && (line == 0 || line == of.line) ? 1 : 0;
}

/// What to do with a warning that no filter is right for; empty: an exception is pending.
[[nodiscard]] inline owned default_action(thread_state& thread) noexcept {
    owned action = find_in_warnings(thread, graph::str_<"defaultaction">);
    if (!action && !pending(thread)) {
        action = owned::share(thread.interp->warnings.default_action);
    }
    if (action && !is_kind_of(action.get(), str_type)) {
        return raise(thread, type_error_type, "_warnings.defaultaction must be a string, not '",
                     type_of(action.get())->tp_name, "'");
    }
    return action;
}

/// What to do with a warning, and the filter that says so, if any; empty: an exception is pending.
/// CPython 3.11: get_filter.
[[nodiscard]] inline owned action_for(thread_state& thread, const warning& of,
                                      owned& filter) noexcept {
    owned filters = find_in_warnings(thread, graph::str_<"filters">);
    if (!filters) {
        if (pending(thread)) {
            return {};
        }
        filters = owned::share(thread.interp->warnings.filters);
    }
    const auto* const list = as<list_object>(filters.get(), list_type);
    if (list == nullptr) {
        return raise(thread, value_error_type, "_warnings.filters must be a list");
    }
    for (ssize i = 0; i < list->ob_size; ++i) {
        filter = owned::share(load(list->ob_item[i]));
        const auto* const parts = as<tuple_object>(filter.get(), tuple_type);
        if (parts == nullptr || parts->ob_size != 5) {
            return raise(thread, value_error_type, "_warnings.filters item ", i,
                         " isn't a 5-tuple");
        }
        const value action = load(items(parts)[0]);
        if (!is_kind_of(action, str_type)) {
            return raise(thread, type_error_type, "action must be a string, not '",
                         type_of(action)->tp_name, "'");
        }
        const int right = is_right(thread, parts, of);
        if (right != 0) {
            if (right <= 0) {
                return {};
            }
            return owned::share(action);
        }
    }
    filter = {};
    return default_action(thread);
}

/// Whether a registry has a key noted that counts: 1, 0; -1: an exception is pending. A registry of
/// other filters is emptied. CPython 3.11: already_warned.
[[nodiscard]] inline int was_warned(thread_state& thread, dict_object* registry, value key,
                                    bool notes) noexcept {
    const value name = make_object(pointer_to(graph::str_<"version">));
    const value version = make_int(thread.interp->warnings.filters_version);
    object* const known = find(thread, registry, name);
    if (known != nullptr && load(known).kind == tag::integer &&
        load(known).data.integer == version.data.integer) {
        object* const noted = find(thread, registry, key);
        const int counts = noted != nullptr  ? is_true(thread, load(noted))
                           : pending(thread) ? -1
                                             : 0;
        if (counts != 0) {
            return counts;
        }
    } else {
        if (pending(thread)) {
            return -1;
        }
        clear(registry);
        if (!store(thread, registry, name, version)) {
            return -1;
        }
    }
    return !notes || store(thread, registry, key, make_bool(true)) ? 0 : -1;
}

/// Whether it is noted that a text of that category was shown, which is noted now: 1, 0, -1.
[[nodiscard]] inline int was_told(thread_state& thread, dict_object* registry,
                                  const warning& of) noexcept {
    const value parts[] = {of.text.get(), of.category.get()};
    const owned key = owned::take(new_tuple(thread, parts, 2));
    return key ? was_warned(thread, registry, key.get(), true) : -1;
}

/// The registry of those that are told once; null: an exception is pending.
[[nodiscard]] inline owned once_registry(thread_state& thread) noexcept {
    owned held = find_in_warnings(thread, graph::str_<"onceregistry">);
    if (!held) {
        object* const own = thread.interp->warnings.once_registry;
        if (pending(thread) || !is_writable(thread, static_cast<dict_object*>(own))) {
            return {};
        }
        held = owned::share(own);
    }
    if (as<dict_object>(held.get(), dict_type) == nullptr) {
        return raise(thread, type_error_type, "_warnings.onceregistry must be a dict, not '",
                     type_of(held.get())->tp_name, "'");
    }
    return held;
}

/// Raises what a warning's message is.
inline raised raise_warning(thread_state& thread, value message) noexcept {
    if (is_instance(message, base_exception_type)) {
        owned kept = owned::share(message);
        return raise_object(thread, static_cast<exception_object*>(kept.release().data.object));
    }
    const owned shown = repr(thread, make_object(pointer_to(*type_of(message))));
    return shown ? raise(thread, system_error_type, "_PyErr_SetObject: exception ",
                         shown.as_object(), " is not a BaseException subclass")
                 : raised{};
}

/// Decides what to do with a warning, and notes it: 1, show it; 0, don't; -1: an exception, perhaps
/// the warning itself, is pending.
[[nodiscard]] inline int decide(thread_state& thread, const warning& of) noexcept {
    const bool noted = of.registry && of.registry.get().kind != tag::none;
    auto* const registry = noted ? as<dict_object>(of.registry.get(), dict_type) : nullptr;
    if (noted && registry == nullptr) {
        return raise(thread, type_error_type, "'registry' must be a dict or None");
    }
    const value parts[] = {of.text.get(), of.category.get(), make_int(of.line)};
    const owned key = owned::take(new_tuple(thread, parts, 3));
    if (!key) {
        return -1;
    }
    if (registry != nullptr) {
        const int already = was_warned(thread, registry, key.get(), false);
        if (already != 0) {
            return already > 0 ? 0 : -1;
        }
    }
    owned filter;
    const owned action = action_for(thread, of, filter);
    if (!action) {
        return -1;
    }
    const text said = text_of(action.as_object());
    if (said == text{"error"}) {
        return raise_warning(thread, of.message.get());
    }
    if (said == text{"ignore"}) {
        return 0;
    }
    if (said == text{"always"}) {
        return 1;
    }
    if (registry != nullptr && !store(thread, registry, key.get(), make_bool(true))) {
        return -1;
    }
    int told = 0;
    if (said == text{"once"}) {
        owned other;
        if (registry == nullptr) {
            other = once_registry(thread);
        }
        auto* const to = registry != nullptr
                             ? registry
                             : static_cast<dict_object*>(other ? other.as_object() : nullptr);
        told = to != nullptr ? was_told(thread, to, of) : -1;
    } else if (said == text{"module"}) {
        told = registry != nullptr ? was_told(thread, registry, of) : 0;
    } else if (!(said == text{"default"})) {
        const owned shown = repr(thread, action.get());
        const owned by = shown ? repr(thread, filter ? filter.get() : none_value) : owned{};
        if (by) {
            raise(thread, runtime_error_type, "Unrecognized action (", shown.as_object(),
                  ") in warnings.filters:\n ", by.as_object());
        }
        return -1;
    }
    return told < 0 ? -1 : 1 - told;
}

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
