// SPDX-License-Identifier: BSL-1.0
// unit/builtins/failed_load.cpp: what a module whose body has raised says when it is called.
#include <images/failed_load.hpp>
#include <stasis/stasis.hpp>
#include <support/check.hpp>

namespace failed_load_test {

using namespace stasis;
using script = program<images::failed_load>;

/// Takes the pending exception, as report() does: whether it is of that type and has that message.
constexpr bool raised(thread_state& thread, const type_object& type, const char* message) {
    const owned pending = owned::take(state::take_pending(thread));
    const owned shown = interpreter::str(thread, pending.get());
    return pending.as_object()->ob_type == &type && text_of(shown.as_object()) == text{message};
}

constexpr bool says_why() {
    state::interpreter_state interpreter{};
    thread_state& thread = interpreter._initial_thread;
    bool right = true;
    {
        loaded_module loaded{thread, script::codes[0]};
        right = !loaded && !loaded.call<int>("answer") && !loaded.call<int>("answer") &&
                raised(thread, zero_division_error_type, "division by zero");
        for (int i = 0; i < 2; ++i) {
            right = right && !loaded.call<int>("answer") &&
                    raised(thread, import_error_type,
                           "'answer' can't be called: the module's body has raised, and report() "
                           "told what");
        }
    }
    if (!std::is_constant_evaluated()) {
        state::release_chunks(interpreter.memory);
    }
    return right;
}

TEST_CASE("what the body has raised stays pending; afterwards a call says that it has") {
    STASIS_CHECK(says_why());
}

} // namespace failed_load_test
