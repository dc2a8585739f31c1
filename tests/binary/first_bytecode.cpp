// SPDX-License-Identifier: BSL-1.0
// tests/binary/first_bytecode.cpp: a program to be stopped at its first bytecode (see written.py).
// With the argument `fields` it prints instead which parts of the state may have been written to by
// then, one a line: offset in its variable, size, the variable, the part, and why it is written.
#include <images/hello.hpp>
#include <stasis/stasis.hpp>

#include <cstdio>
#include <cstring>

namespace {

using hello = stasis::program<stasis::images::hello>;
namespace state = stasis::state;

template <class Variable, class Part>
void print(const char* name, const Variable& variable, const char* part, const Part& place,
           const char* reason) {
    const auto offset =
        reinterpret_cast<const char*>(&place) - reinterpret_cast<const char*>(&variable);
    std::printf("%td %zu %s %s: %s\n", offset, sizeof place, name, part, reason);
}

#define STATE(PART, REASON) print("runtime", state::runtime<>, #PART, state::runtime<>.PART, REASON)
#define BUFFERS(PART, REASON)                                                                      \
    print("main_buffers", state::main_buffers, #PART, state::main_buffers.PART, REASON)

void print_fields() {
    // What says that a module has its namespace, and a heap, a table and a stack are in use.
    STATE(_main_interpreter.adopted, "the namespace is in use");
    STATE(_main_interpreter.own.main_namespace.owner, "the namespace is in use");
    STATE(_main_interpreter.own.main_namespace.keys.dk_entries[7], "the name of the module's file");
    STATE(_main_interpreter.memory, "native code was asked for: its table is on the heap");
    STATE(_main_interpreter.native_code, "native code was asked for");
    STATE(_main_interpreter.native_code_count, "native code was asked for");
    STATE(_main_interpreter.native_functions, "native code was asked for");
    STATE(_main_interpreter._initial_thread.native_functions, "native code was asked for");
    STATE(_main_interpreter._initial_thread.recursion_remaining, "a call has begun");
    STATE(_main_interpreter._initial_thread.datastack_top, "a frame is on the data stack");
    BUFFERS(arena, "native code was asked for: the arena's first chunk");
    BUFFERS(data_stack, "the frame of the module's body");
}

} // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::strcmp(arguments[1], "fields") == 0) {
        print_fields();
        return 0;
    }
    return count == 2 && std::strcmp(arguments[1], "native") == 0 ? hello::run_native()
                                                                  : hello::run();
}
