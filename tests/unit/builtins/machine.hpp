// SPDX-License-Identifier: BSL-1.0
// unit/builtins/machine.hpp: calls built-in types and functions without an engine, in a constant
// expression as at run time. What a test makes it must drop, or the compiler rejects the test.
#pragma once

#include <support/check.hpp>

#include <stasis/builtins/namespace.hpp>
#include <stasis/interpreter/arithmetic.hpp>
#include <stasis/state/collect.hpp>

#include <string>

namespace machine {

using namespace stasis;

/// Shows a difference at run time.
inline void report(text found, const char* expected) {
    std::string characters;
    for (stasis::ssize i = 0; i < found.size; ++i) {
        characters += static_cast<char>(found[i]);
    }
    CHECK(characters == expected);
}

/// An interpreter, and what tests ask of it. `ok` becomes false with the first answer that differs.
struct world {
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    bool ok = true;

    constexpr world() = default;
    constexpr ~world() {
        state::collect_everything(interp);
        if (!std::is_constant_evaluated()) {
            state::release_chunks(interp.memory);
        }
    }

    [[nodiscard]] constexpr owned str(text from) { return state::new_str(thread, from); }

    /// A built-in function or type, called.
    template <class... Values>
    [[nodiscard]] constexpr owned call(const char* name, Values... values) {
        const owned key = str(name);
        if (!key) {
            return {};
        }
        object* callee = state::find(thread, &state::builtins_dict, key.get());
        return call_object(callee, values...);
    }

    template <class... Values>
    [[nodiscard]] constexpr owned call_object(object* callee, Values... values) {
        const value all[] = {values..., value{}};
        return interpreter::call(thread, make_object(callee),
                                 {all, static_cast<stasis::ssize>(sizeof...(Values)), nullptr});
    }

    /// A method, called.
    template <class... Values>
    [[nodiscard]] constexpr owned method(const owned& self, const char* name, Values... values) {
        const method_def* found = interpreter::find_method(type_of(self.get()), name);
        const value all[] = {self.get(), values...};
        return found->ml_meth(thread,
                              {all, static_cast<stasis::ssize>(sizeof...(Values)) + 1, nullptr});
    }

    /// A class method of a type, called.
    template <class... Values>
    [[nodiscard]] constexpr owned of_type(const type_object& type, const char* name,
                                          Values... values) {
        const value all[] = {make_object(pointer_to(type)), values...};
        return interpreter::find_method(&type, name)
            ->ml_meth(thread, {all, static_cast<stasis::ssize>(sizeof...(Values)) + 1, nullptr});
    }

    /// A method with one keyword argument, called.
    [[nodiscard]] constexpr owned method_with(const owned& self, const char* name,
                                              const char* keyword, value argument) {
        const owned key = str(keyword);
        const value names[] = {key.get()};
        const owned tuple = owned::take(state::new_tuple(thread, names, 1));
        const value all[] = {self.get(), argument};
        return interpreter::find_method(type_of(self.get()), name)
            ->ml_meth(thread, {all, 1, static_cast<tuple_object*>(tuple.as_object())});
    }

    template <class... Values>
    [[nodiscard]] constexpr owned list(Values... values) {
        const value all[] = {values..., value{}};
        list_object* result = state::new_list(thread, 0);
        for (std::size_t i = 0; i < sizeof...(Values); ++i) {
            ok = state::append(thread, result, all[i]) && ok;
        }
        return owned::take(result);
    }

    /// A list of small ints, one a character: "312" is [3, 1, 2].
    [[nodiscard]] constexpr owned digits(const char* from) {
        owned result = list();
        for (; *from != '\0'; ++from) {
            ok = state::append(thread, static_cast<list_object*>(result.as_object()),
                               make_int(*from - '0')) &&
                 ok;
        }
        return result;
    }

    template <class... Values>
    [[nodiscard]] constexpr owned tuple(Values... values) {
        const value all[] = {values..., value{}};
        return owned::take(state::new_tuple(thread, all, sizeof...(Values)));
    }

    [[nodiscard]] constexpr owned slice(value start, value stop, value step = none_value) {
        return state::new_slice(thread, start, stop, step);
    }

    [[nodiscard]] constexpr owned item(const owned& self, value key) {
        return interpreter::get_item(thread, self.get(), key);
    }

    /// self[key] = item; the answer is None.
    [[nodiscard]] constexpr owned set(const owned& self, value key, value item) {
        const bool done = interpreter::set_item(thread, self.get(), key, item);
        return owned::take(done ? none_value : value{});
    }

    [[nodiscard]] constexpr owned binary(opcode::binary_operator operation, const owned& left,
                                         value right) {
        return interpreter::binary(thread, operation, left.get(), right);
    }

    /// What is printed of a value, or of the exception that came instead of it: "ValueError: ...".
    [[nodiscard]] constexpr owned shown(const owned& answer) {
        if (answer) {
            return interpreter::repr(thread, answer.get());
        }
        if (!state::pending(thread)) {
            return str("nothing");
        }
        const owned raised = owned::take(state::take_pending(thread));
        state::text_builder built{thread};
        built.add(type_of(raised.get())->tp_name);
        built.add(": ");
        const owned message = interpreter::str(thread, raised.get());
        built.add(message.as_object());
        return built.finish();
    }

    /// Checks what a value looks like.
    constexpr world& is(const owned& answer, const char* expected) {
        const owned found = shown(answer);
        ok = ok && text_of(found.as_object()) == text{expected};
        if (!std::is_constant_evaluated()) {
            report(text_of(found.as_object()), expected);
        }
        return *this;
    }

    /// Checks an answer that is 1, 0 or -1 (raised).
    constexpr world& is(int answer, int expected) {
        ok = ok && answer == expected;
        return *this;
    }
};

} // namespace machine
