// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/struct_sequence.hpp: tuples whose items have names, too: sys.version_info,
// time.struct_time and their like. One mechanism makes them all.
// Promises: a definition names the type and its fields; of these the first ones are the tuple's
// items, and what follows has names alone; an item may have no name. struct_sequence<Definition>()
// is the type: the names, n_fields and its kin, __match_args__, __reduce__(), the constructor, the
// repr. Values are made at run time, or are constants of the graph (struct_sequence_<...>).
// CPython 3.11: Objects/structseq.c.
// Refuses: constants with more fields than items.
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/builtins/tuple.hpp>
#include <stasis/graph/int.hpp>

namespace stasis {

/// What such a type is made of: PyStructSequence_Desc.
template <std::size_t Count>
struct struct_sequence_definition {
    const char* name;                        ///< the full one
    const char* fields[Count];               ///< all names; null of an item that has none
    ssize items = static_cast<ssize>(Count); ///< how many of them are the tuple's
    bool has_constructor = true;
    /// What is still to be done to an object that the constructor has made, if anything.
    void (*complete)(tuple_object* made) = nullptr;

    static constexpr std::size_t count = Count;

    /// The number of the field that has the name of that number.
    [[nodiscard]] constexpr std::size_t named(std::size_t number) const noexcept {
        std::size_t field = 0;
        while (fields[field] == nullptr || number-- != 0) {
            ++field;
        }
        return field;
    }
    /// How many of the first fields have names.
    [[nodiscard]] constexpr std::size_t name_count(std::size_t first = Count) const noexcept {
        std::size_t result = 0;
        for (std::size_t i = 0; i < first; ++i) {
            result += fields[i] != nullptr ? 1 : 0;
        }
        return result;
    }
};

namespace builtins {

/// The field of that number.
template <std::size_t Index>
[[nodiscard]] constexpr owned struct_sequence_field(thread_state&, value self) noexcept {
    const tuple_object* tuple = detail::tuple_of(self);
    return owned::share(
        load(trailing<object*>(tuple, static_cast<std::size_t>(tuple->ob_size))[Index]));
}

/// An object of such a type, whose fields are None until they are filled in; or null.
template <const auto& Of>
[[nodiscard]] constexpr tuple_object* new_struct_sequence(thread_state& thread,
                                                          const type_object& type) noexcept {
    auto* made = allocate<tuple_object, object*>(thread, type, Of.count);
    if (made != nullptr) {
        made->ob_size = Of.items;
        object** to = trailing_mutable<object*>(made, Of.count);
        for (std::size_t i = 0; i < Of.count; ++i) {
            to[i] = pointer_to(graph::none);
        }
    }
    return made;
}

/// Fills in a field; false: MemoryError is pending.
[[nodiscard]] constexpr bool set_field(thread_state& thread, tuple_object* self, std::size_t field,
                                       value item) noexcept {
    object* const boxed = box(thread, item);
    if (boxed == nullptr) {
        return false;
    }
    object** const to = trailing_mutable<object*>(self, static_cast<std::size_t>(self->ob_size));
    state::replace(to[field], boxed);
    return true;
}

/// An object of such a type with all its fields; empty if there is no value for one of them, as
/// after an exception, or no memory.
template <const auto& Of>
[[nodiscard]] constexpr owned fill_struct_sequence(thread_state& thread, const type_object& type,
                                                   const value (&parts)[Of.count]) noexcept {
    tuple_object* const made = new_struct_sequence<Of>(thread, type);
    owned kept = owned::take(made);
    for (std::size_t i = 0; made != nullptr && i < Of.count; ++i) {
        if (!parts[i] || !set_field(thread, made, i, parts[i])) {
            return {};
        }
    }
    return kept;
}

namespace detail {

template <const auto& Of>
constexpr int struct_sequence_traverse(object* held, visit_slot visit,
                                       visit_argument* argument) noexcept {
    object* const* fields = trailing<object*>(static_cast<const tuple_object*>(held), Of.count);
    for (std::size_t i = 0; i < Of.count; ++i) {
        if (const int stopped = visit_each(visit, argument, fields[i])) {
            return stopped;
        }
    }
    return 0;
}

template <const auto& Of>
constexpr void struct_sequence_free(object* self) noexcept {
    state::release<tuple_object, object*>(static_cast<tuple_object*>(self), Of.count);
}

/// The constructor of a type that has none.
[[nodiscard]] constexpr owned struct_sequence_refused(thread_state& thread, const type_object& type,
                                                      const arguments&) noexcept {
    return raise(thread, type_error_type, "cannot create '", type.tp_name, "' instances");
}

/// T(sequence, dict={}): the dict has what the sequence has not.
template <const auto& Of>
[[nodiscard]] constexpr owned struct_sequence_new(thread_state& thread, const type_object& type,
                                                  const arguments& given) noexcept {
    constexpr signature<2> parameters{"structseq", {"sequence", "dict"}, 1};
    value values[2];
    if (!read_arguments(thread, parameters, given, values)) {
        return {};
    }
    if (!interpreter::is_iterable(values[0])) {
        return raise(thread, type_error_type, "constructor requires a sequence");
    }
    const owned list = owned::take(interpreter::make_list(thread, values[0]));
    if (!list) {
        return {};
    }
    const auto* more = values[1] ? as<dict_object>(values[1], dict_type) : nullptr;
    if (values[1] && more == nullptr) {
        return raise(thread, type_error_type, type.tp_name,
                     "() takes a dict as second arg, if any");
    }
    constexpr auto most = static_cast<ssize>(Of.count);
    const item_view from = view_items(list.as_object());
    if (from.size < Of.items || from.size > most) {
        return raise(thread, type_error_type, type.tp_name, "() takes a",
                     most == Of.items       ? " "
                     : from.size < Of.items ? "n at least "
                                            : "n at most ",
                     from.size < Of.items ? Of.items : most, "-sequence (", from.size,
                     "-sequence given)");
    }
    tuple_object* const made = new_struct_sequence<Of>(thread, type);
    owned kept = owned::take(made);
    for (ssize i = 0; made != nullptr && i < most; ++i) {
        value item{};
        if (i < from.size) {
            item = load(from.data[i]);
        } else if (more != nullptr) {
            const owned name = new_str(thread, Of.fields[i]);
            object* const found = name ? find(thread, more, name.get()) : nullptr;
            item = found != nullptr ? load(found) : value{};
        }
        if (pending(thread) ||
            (item && !set_field(thread, made, static_cast<std::size_t>(i), item))) {
            return {};
        }
    }
    if (made != nullptr && Of.complete != nullptr) {
        Of.complete(made);
    }
    return kept;
}

template <const auto& Of>
[[nodiscard]] constexpr owned struct_sequence_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add(Of.name);
    built.add("(");
    for (ssize i = 0; i < Of.items; ++i) {
        built.add(i != 0 ? ", " : "");
        built.add(Of.fields[Of.named(static_cast<std::size_t>(i))]); // as CPython counts them
        built.add("=");
        const owned shown = interpreter::repr(thread, load(items(tuple_of(self))[i]));
        if (!shown) {
            return {};
        }
        built.add(shown.as_object());
    }
    built.add(")");
    return built.finish();
}

/// What pickle needs to make it again.
template <const auto& Of>
[[nodiscard]] constexpr owned struct_sequence_reduce(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!takes_none(thread, "structseq.__reduce__", given)) {
        return {};
    }
    auto* const self = tuple_of(given.values[0]);
    const owned first = tuple_of_items(thread, items(self), 0, 1, Of.items);
    const owned rest = owned::take(new_dict(thread));
    if (!first || !rest) {
        return {};
    }
    object* const* fields = items(self);
    for (ssize i = Of.items; i < static_cast<ssize>(Of.count); ++i) {
        const owned name = new_str(thread, Of.fields[i]);
        if (!name || !store(thread, static_cast<dict_object*>(rest.as_object()), name.get(),
                            load(fields[i]))) {
            return {};
        }
    }
    const value pair[] = {first.get(), rest.get()};
    const owned state = owned::take(new_tuple(thread, pair, 2));
    if (!state) {
        return {};
    }
    const value parts[] = {make_object(pointer_to(*type_of(given.values[0]))), state.get()};
    return owned::take(new_tuple(thread, parts, 2));
}

/// The name of that number.
template <const auto& Of, std::size_t Name>
inline constexpr auto
    field_name = fix_name<name_length(Of.fields[Of.named(Name)])>(Of.fields[Of.named(Name)]);

template <const auto& Of, class Names, class Items>
struct struct_sequence_parts;

template <const auto& Of, std::size_t... Name, std::size_t... Item>
struct struct_sequence_parts<Of, std::index_sequence<Name...>, std::index_sequence<Item...>> {
    static constexpr getset_def members[] = {{Of.fields[Of.named(Name)],
                                              struct_sequence_field<Of.named(Name)>, nullptr,
                                              nullptr, nullptr}...,
                                             {nullptr, nullptr, nullptr, nullptr, nullptr}};

    static constexpr method_def methods[] = {{"__reduce__", struct_sequence_reduce<Of>, 0, nullptr},
                                             {nullptr, nullptr, 0, nullptr}};

    static constexpr const auto& names = graph::dict_<
        graph::item_<graph::str_<"n_sequence_fields">, graph::int_<Of.items>>,
        graph::item_<graph::str_<"n_fields">, graph::int_<static_cast<ssize>(Of.count)>>,
        graph::item_<graph::str_<"n_unnamed_fields">, graph::int_<Of.count - Of.name_count()>>,
        graph::item_<graph::str_<"__match_args__">,
                     graph::tuple_<graph::str_<field_name<Of, Item>>...>>>;

    static constexpr type_object table = [] {
        type_object self{};
        self.tp_name = Of.name;
        self.tp_basicsize = sizeof(tuple_object);
        self.tp_itemsize = sizeof(object*);
        self.tp_flags = flag_sequence | flag_tuple_subclass;
        self.tp_dealloc = container_dealloc;
        self.tp_free = struct_sequence_free<Of>;
        self.tp_traverse = struct_sequence_traverse<Of>;
        self.tp_repr = struct_sequence_repr<Of>;
        self.tp_members = members;
        self.tp_methods = methods;
        self.tp_base = &tuple_type;
        self.tp_dict = pointer_to<dict_object>(names);
        self.tp_new = Of.has_constructor ? struct_sequence_new<Of> : struct_sequence_refused;
        return self;
    }();

    template <const type_object& Type>
    [[nodiscard]] static constexpr type_object ready_type() {
        return ready<Type, table, "__reduce__", field_name<Of, Name>...>();
    }
};

template <const auto& Of>
using struct_sequence_parts_of = struct_sequence_parts<
    Of, std::make_index_sequence<Of.name_count()>,
    std::make_index_sequence<Of.name_count(static_cast<std::size_t>(Of.items))>>;

template <const type_object& Type, const graph::item_list Items>
inline constexpr auto struct_sequence_of = [] {
    constexpr std::size_t count = sizeof Items.of / sizeof Items.of[0];
    auto result = graph::detail::make_tuple(Items);
    static_cast<var_object&>(result) = immortal_head(Type, static_cast<ssize>(count));
    return result;
}();

} // namespace detail

/// The type of a definition: `inline constexpr type_object flags_type =
/// struct_sequence<flags_type, flags_definition>();` after a declaration of it.
template <const type_object& Type, const auto& Of>
[[nodiscard]] constexpr type_object struct_sequence() {
    return detail::struct_sequence_parts_of<Of>::template ready_type<Type>();
}

/// A constant of such a type.
template <const type_object& Type, const auto&... Items>
inline constexpr const tuple_object& struct_sequence_ =
    detail::struct_sequence_of<Type, graph::items_<Items...>>;

} // namespace builtins

} // namespace stasis
