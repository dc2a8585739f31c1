// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/code_replace.hpp: code.replace(...): a code object with other fields.
// Promises: CPython 3.11's messages for fields of the wrong type or number. The new code object's
// bytecode is verified as that of a .pyc is (image/verify_code.hpp): what couldn't run safely is a
// ValueError that says why.
// CPython 3.11: code_replace_impl, PyCode_NewWithPosOnlyArgs, _PyCode_Validate
// (Objects/codeobject.c), which runs whatever it is given.
#pragma once

#include <stasis/builtins/code_attributes.hpp>
#include <stasis/builtins/str_room.hpp>
#include <stasis/image/thaw_code.hpp>

namespace stasis::builtins {

namespace detail {

/// The parameters of code.replace(), all of them keyword-only.
enum class replaced : unsigned char {
    argcount,
    posonlyargcount,
    kwonlyargcount,
    nlocals,
    stacksize,
    flags,
    firstlineno,
    code,
    consts,
    names,
    varnames,
    freevars,
    cellvars,
    filename,
    name,
    qualname,
    linetable,
    exceptiontable,
    count
};

inline constexpr std::size_t replaced_count = static_cast<std::size_t>(replaced::count);
inline constexpr const char* replaced_names[replaced_count] = {
    "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals",  "co_stacksize",
    "co_flags",    "co_firstlineno",     "co_code",           "co_consts",   "co_names",
    "co_varnames", "co_freevars",        "co_cellvars",       "co_filename", "co_name",
    "co_qualname", "co_linetable",       "co_exceptiontable"};

/// What a code object is to be made of.
struct code_replacement {
    thread_state& thread;
    const code_object* from;
    owned held[replaced_count] = {};
    std::int32_t numbers[static_cast<std::size_t>(replaced::firstlineno) + 1] = {};

    [[nodiscard]] constexpr std::int32_t& number(replaced which) noexcept {
        return numbers[static_cast<std::size_t>(which)];
    }
    [[nodiscard]] constexpr owned& field(replaced which) noexcept {
        return held[static_cast<std::size_t>(which)];
    }
    [[nodiscard]] constexpr const tuple_object* tuple(replaced which) noexcept {
        return static_cast<const tuple_object*>(field(which).as_object());
    }

    /// Takes the fields of the code object; false: MemoryError is pending.
    [[nodiscard]] constexpr bool copy() noexcept {
        const value self = make_object(pointer_to(*from));
        const auto share = [](const object* of) { return owned::share(pointer_to(*of)); };
        number(replaced::argcount) = from->co_argcount;
        number(replaced::posonlyargcount) = from->co_posonlyargcount;
        number(replaced::kwonlyargcount) = from->co_kwonlyargcount;
        number(replaced::nlocals) = from->co_nlocals;
        number(replaced::stacksize) = from->co_stacksize;
        number(replaced::flags) = from->co_flags;
        number(replaced::firstlineno) = from->co_firstlineno;
        field(replaced::code) = code_bytes(thread, self);
        field(replaced::consts) = share(from->co_consts);
        field(replaced::names) = share(from->co_names);
        field(replaced::varnames) = code_variables<local_plain>(thread, self);
        field(replaced::freevars) = code_variables<local_free>(thread, self);
        field(replaced::cellvars) = code_variables<local_cell>(thread, self);
        field(replaced::filename) = share(from->co_filename);
        field(replaced::name) = share(from->co_name);
        field(replaced::qualname) = share(from->co_qualname);
        field(replaced::linetable) = share(from->co_linetable);
        field(replaced::exceptiontable) = share(from->co_exceptiontable);
        return field(replaced::code) && field(replaced::varnames) && field(replaced::freevars) &&
               field(replaced::cellvars);
    }

    /// The type that a field is of.
    [[nodiscard]] static constexpr const type_object& type_of_field(std::size_t which) noexcept {
        switch (static_cast<replaced>(which)) {
        case replaced::code:
        case replaced::linetable:
        case replaced::exceptiontable: return bytes_type;
        case replaced::filename:
        case replaced::name:
        case replaced::qualname: return str_type;
        default: return tuple_type;
        }
    }

    /// Takes what is given instead; false: an exception is pending.
    [[nodiscard]] constexpr bool take(const arguments& given) noexcept {
        const ssize named = keyword_count(given);
        for (std::size_t i = 0; i < replaced_count; ++i) {
            const value item = interpreter::keyword(given, replaced_names[i]);
            if (!item) {
                continue;
            }
            if (i <= static_cast<std::size_t>(replaced::firstlineno)) {
                if (!interpreter::to_c_integer(thread, item, numbers[i])) {
                    return false;
                }
                continue;
            }
            const type_object& wanted = type_of_field(i);
            if (!is_kind_of(item, wanted)) {
                raise(thread, type_error_type, "replace() argument '", replaced_names[i],
                      "' must be ", wanted.tp_name, ", not ",
                      item.kind == tag::none ? "None" : type_of(item)->tp_name);
                return false;
            }
            held[i] = exactly(item, wanted);
            if (!held[i]) {
                return false;
            }
        }
        for (ssize i = 0; i < named; ++i) {
            bool known = false;
            for (const char* name : replaced_names) {
                known = known ||
                        interpreter::detail::same_name(name, text_of(items(given.keywords)[i]));
            }
            if (!known) {
                raise(thread, type_error_type, "'", items(given.keywords)[i],
                      "' is an invalid keyword argument for replace()");
                return false;
            }
        }
        return true;
    }

    /// An object as one of the type itself, whatever class derives from that.
    [[nodiscard]] constexpr owned exactly(value item, const type_object& type) noexcept {
        if (type_of(item) == &type) {
            return owned::share(item);
        }
        if (&type == &str_type) {
            return exact_str(thread, item);
        }
        if (&type == &bytes_type) {
            const text in = bytes_in(item);
            return new_bytes(thread, in.one, in.size);
        }
        const auto* from_class = static_cast<const tuple_object*>(item.data.object);
        owned made = owned::take(new_tuple_room(thread, from_class->ob_size));
        for (ssize i = 0; made && i < from_class->ob_size; ++i) {
            increment(items(from_class)[i]);
            room(static_cast<tuple_object*>(made.as_object()))[i] = items(from_class)[i];
        }
        return made;
    }

    /// Checks the fields as CPython does; false: an exception is pending.
    [[nodiscard]] constexpr bool check() noexcept {
        for (std::size_t i = 0; i <= static_cast<std::size_t>(replaced::firstlineno); ++i) {
            if (numbers[i] < 0) {
                raise(thread, value_error_type, replaced_names[i], " must be a positive integer");
                return false;
            }
        }
        if (number(replaced::argcount) < number(replaced::posonlyargcount)) {
            raise(thread, system_error_type,
                  "../Objects/codeobject.c:250: bad argument to internal function");
            return false;
        }
        const auto* bytes = static_cast<const bytes_object*>(field(replaced::code).as_object());
        if (bytes->ob_size % 2 != 0) {
            raise(thread, value_error_type, "code: co_code is malformed");
            return false;
        }
        const std::int32_t flags = number(replaced::flags);
        const std::int64_t arguments_ =
            std::int64_t{number(replaced::argcount)} + number(replaced::kwonlyargcount) +
            ((flags & code_varargs) != 0 ? 1 : 0) + ((flags & code_varkeywords) != 0 ? 1 : 0);
        if (arguments_ > tuple(replaced::varnames)->ob_size) {
            raise(thread, value_error_type, "code: co_varnames is too small");
            return false;
        }
        if (number(replaced::nlocals) != tuple(replaced::varnames)->ob_size) {
            raise(thread, value_error_type, "code: co_nlocals != len(co_varnames)");
            return false;
        }
        for (const replaced which :
             {replaced::names, replaced::varnames, replaced::cellvars, replaced::freevars}) {
            for (ssize i = 0; i < tuple(which)->ob_size; ++i) {
                if (items(tuple(which))[i]->ob_type != &str_type) {
                    raise(thread, system_error_type, "non-string found in code slot");
                    return false;
                }
            }
        }
        return true;
    }

    /// The names and the kinds of all variables; false: MemoryError is pending.
    [[nodiscard]] constexpr bool join_variables(owned& names, owned& kinds) noexcept {
        const owned listed =
            owned::take(interpreter::make_list(thread, field(replaced::varnames).get()));
        if (!listed) {
            return false;
        }
        auto* list = static_cast<list_object*>(listed.as_object());
        const ssize plain = list->ob_size;
        const ssize most =
            plain + tuple(replaced::cellvars)->ob_size + tuple(replaced::freevars)->ob_size;
        state::scratch_room<unsigned char, 64> room_of_kinds(thread, most + 1);
        if (!room_of_kinds) {
            return false;
        }
        unsigned char* kind = room_of_kinds.data();
        for (ssize i = 0; i < plain; ++i) {
            kind[i] = local_plain;
        }
        for (ssize i = 0; i < tuple(replaced::cellvars)->ob_size; ++i) {
            object* name = items(tuple(replaced::cellvars))[i];
            ssize at = 0;
            while (at < plain && !(text_of(list->ob_item[at]) == text_of(name))) {
                ++at;
            }
            if (at < plain) {
                kind[at] = local_plain | local_cell;
                continue;
            }
            kind[list->ob_size] = local_cell;
            if (!append(thread, list, make_object(name))) {
                return false;
            }
        }
        for (ssize i = 0; i < tuple(replaced::freevars)->ob_size; ++i) {
            kind[list->ob_size] = local_free;
            if (!append(thread, list, make_object(items(tuple(replaced::freevars))[i]))) {
                return false;
            }
        }
        kinds = new_bytes(thread, kind, list->ob_size);
        names = owned::take(new_tuple_room(thread, list->ob_size));
        for (ssize i = 0; names && i < list->ob_size; ++i) {
            increment(list->ob_item[i]);
            room(static_cast<tuple_object*>(names.as_object()))[i] = list->ob_item[i];
        }
        return names && kinds;
    }

    /// The code object; empty: an exception is pending.
    [[nodiscard]] constexpr owned make() noexcept {
        owned names;
        owned kinds;
        if (!check() || !join_variables(names, kinds)) {
            return {};
        }
        object* const fields[] = {field(replaced::code).as_object(),
                                  field(replaced::consts).as_object(),
                                  field(replaced::names).as_object(),
                                  names.as_object(),
                                  kinds.as_object(),
                                  field(replaced::filename).as_object(),
                                  field(replaced::name).as_object(),
                                  field(replaced::qualname).as_object(),
                                  field(replaced::linetable).as_object(),
                                  field(replaced::exceptiontable).as_object()};
        static_assert(sizeof fields / sizeof *fields == image::code_field_count);
        const char* refusal = "";
        object* made =
            image::detail::thaw_code(thread, fields,
                                     {number(replaced::argcount), number(replaced::posonlyargcount),
                                      number(replaced::kwonlyargcount), number(replaced::stacksize),
                                      number(replaced::flags), number(replaced::firstlineno)},
                                     refusal);
        if (made == nullptr && !pending(thread)) {
            return raise(thread, value_error_type, "code: ", refusal);
        }
        return owned::take(made);
    }
};

} // namespace detail

/// code.replace(*, co_argcount=..., ...).
[[nodiscard]] constexpr owned code_replace(thread_state& thread, const arguments& given) noexcept {
    if (given.count != 1) {
        return raise(thread, type_error_type, "replace() takes no positional arguments");
    }
    detail::code_replacement made{thread, detail::code_of(given.values[0])};
    if (!made.copy() || !made.take(given)) {
        return {};
    }
    return made.make();
}

} // namespace stasis::builtins
