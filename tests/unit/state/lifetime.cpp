// SPDX-License-Identifier: BSL-1.0
// unit/state/lifetime.cpp: interpreters and threads that begin and end, beside those of python3.11:
// ids, names in the lists, their order. And what happens when there is no room for one.
#include <unit/support/oracle.hpp>

#include <stasis/builtins/namespace.hpp>
#include <stasis/state/lifetime.hpp>
#include <stasis/state/make_containers.hpp>

#include <cstring>
#include <doctest/doctest.h>
#include <memory>

namespace {

using namespace stasis::state;

/// What is done to a list: a new one, or the end of the one with that id.
constexpr int begin_one = -1;

std::string ids_of(const runtime_state& of) {
    std::string ids;
    for (const interpreter_state* each = of.interpreters.head; each != nullptr; each = each->next) {
        ids += std::to_string(each->id) + " ";
    }
    return ids;
}

std::string ids_of(const interpreter_state& of) {
    std::string ids;
    const thread_state* previous = nullptr;
    for (const thread_state* each = of.threads.head; each != nullptr; each = each->next) {
        ids += std::to_string(each->id) + " ";
        CHECK(each->prev == previous);
        CHECK(each->interp == &of);
        previous = each;
    }
    return ids;
}

/// Memory that is counted, and that can be used up.
struct counted_memory {
    std::size_t blocks = 0;
    std::size_t asked = 0;
    std::size_t allowance = static_cast<std::size_t>(-1);
    memory_resource resource{
        [](void* context, std::size_t size, std::size_t alignment) noexcept -> void* {
            auto& self = *static_cast<counted_memory*>(context);
            ++self.asked;
            if (self.allowance == 0) {
                return nullptr;
            }
            --self.allowance;
            ++self.blocks;
            return system_memory.allocate(nullptr, size, alignment);
        },
        [](void* context, void* block, std::size_t size, std::size_t alignment) noexcept {
            --static_cast<counted_memory*>(context)->blocks;
            system_memory.release(nullptr, block, size, alignment);
        },
        this};
};

const char* const script_start =
    "import ctypes, _xxsubinterpreters as subinterpreters\n"
    "def function(name, result=ctypes.c_void_p, arguments=1):\n"
    "    found = getattr(ctypes.pythonapi, name)\n"
    "    found.restype = result\n"
    "    found.argtypes = [ctypes.c_void_p] * arguments\n"
    "    return found\n"
    "head = function('PyInterpreterState_Head', arguments=0)\n"
    "following = function('PyInterpreterState_Next')\n"
    "interpreter_id = function('PyInterpreterState_GetID', ctypes.c_int64)\n"
    "thread_head = function('PyInterpreterState_ThreadHead')\n"
    "thread_following = function('PyThreadState_Next')\n"
    "thread_id = function('PyThreadState_GetID', ctypes.c_uint64)\n"
    "new_thread = function('PyThreadState_New')\n"
    "clear = function('PyThreadState_Clear', None)\n"
    "delete = function('PyThreadState_Delete', None)\n"
    "def all(at, following):\n"
    "    while at:\n"
    "        yield at\n"
    "        at = following(at)\n"
    "def threads(interpreter): return list(all(thread_head(interpreter), thread_following))\n"
    "def end(thread): clear(thread); delete(thread)\n";

} // namespace

TEST_CASE("interpreters have the ids and the order that python3.11's have") {
    const int steps[] = {begin_one, begin_one, begin_one, 2, begin_one, 1, 4, begin_one, begin_one,
                         3};
    std::string script = script_start;
    script += "kept = []  # one that nobody names would end\n";
    runtime_state of{};
    std::vector<std::string> ours;
    for (const int step : steps) {
        if (step == begin_one) {
            CHECK(new_interpreter(of));
            script += "kept.append(subinterpreters.create())\n";
        } else {
            interpreter_state* each = of.interpreters.head;
            while (each->id != step) {
                each = each->next;
            }
            CHECK(delete_interpreter(*each));
            script += "subinterpreters.destroy(" + std::to_string(step) + ")\n";
        }
        ours.push_back(ids_of(of));
        script += "print(*map(interpreter_id, all(head(), following)), '')\n";
    }
    const auto theirs = oracle::ask(script);
    REQUIRE(theirs.size() == ours.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        CHECK(ours[i] == theirs[i][0]);
    }
    while (of.interpreters.head->next != nullptr) {
        CHECK(delete_interpreter(*of.interpreters.head));
    }
    CHECK(of.interpreters.next_id == 7);
}

TEST_CASE("threads have the ids and the order that python3.11's have") {
    // Id 1 is the first thread, inside of the interpreter.
    const int steps[] = {begin_one, begin_one, 2, begin_one, 1, begin_one, 4, 3, begin_one};
    std::string script = script_start + std::string("kept = [subinterpreters.create()]\n"
                                                    "interpreter = head()\n"
                                                    "initial = thread_head(interpreter)\n");
    runtime_state of{};
    const auto made = new_interpreter(of);
    REQUIRE(made);
    std::vector<std::string> ours;
    for (const int step : steps) {
        if (step == begin_one) {
            const auto thread = new_thread(*made);
            REQUIRE(thread);
            CHECK(thread->recursion_remaining == thread->recursion_limit);
            CHECK(thread->exc_info == &thread->exc_state);
            script += "new_thread(interpreter)\n";
        } else {
            thread_state* each = made->threads.head;
            while (each->id != static_cast<std::uint64_t>(step)) {
                each = each->next;
            }
            delete_thread(*each);
            script += "[end(each) for each in threads(interpreter) if thread_id(each) == " +
                      std::to_string(step) + "]\n";
        }
        const thread_state* first = made->threads.head;
        const bool inside = first == &made->_initial_thread;
        CHECK((first == nullptr || (first->_static != 0) == inside));
        ours.push_back(ids_of(*made) + (inside ? "True" : "False"));
        script += "print(*map(thread_id, threads(interpreter)),\n"
                  "      thread_head(interpreter) == initial)\n";
    }
    // The end of the process has nothing to say of an interpreter whose threads were taken away.
    const auto theirs = oracle::ask(script + "import os\nprint('end', flush=True)\nos._exit(0)\n");
    REQUIRE(theirs.size() == ours.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        CHECK(ours[i] == theirs[i][0]);
    }
    CHECK(delete_interpreter(*made));
}

// 3.11.2 stops there: "init_threadstate: thread state already initialized".
TEST_CASE("the thread inside the interpreter is used again when all have ended") {
    runtime_state of{};
    interpreter_state& interpreter = of._main_interpreter;
    delete_thread(interpreter._initial_thread);
    CHECK(interpreter.threads.head == nullptr);
    const auto again = new_thread(interpreter);
    CHECK(again.state == &interpreter._initial_thread);
    CHECK(ids_of(interpreter) == "2 ");
    CHECK(again->_static == 1);
}

TEST_CASE("a new interpreter begins as the static one does, but for what it is") {
    static constinit interpreter_room pool[1]{};
    runtime_state of{.pool = pool, .pool_size = 1};
    const auto made = new_interpreter(of);
    REQUIRE(made);
    CHECK(made.state == &pool[0].state);
    CHECK(!made->_static);
    CHECK(of._main_interpreter._static);
    CHECK(made->id_refcount == -1);
    CHECK(made->ceval.recursion_limit == 1000);
    CHECK(made->dlopenflags == of._main_interpreter.dlopenflags);
    CHECK(made->runtime == &of);
    CHECK(made->threads.next_unique_id == 1);
    CHECK(made->threads.head == &made->_initial_thread);
    CHECK(made->_initial_thread.interp == made.state);
    CHECK(made->_initial_thread._static == 1);
    CHECK(made->_initial_thread.datastack_top == pool[0].buffers.data_stack);
    CHECK(made->standard_output.buffer == pool[0].buffers.output);
    CHECK(reinterpret_cast<std::uintptr_t>(made.state) % cache_line_size == 0);
    CHECK(delete_interpreter(*made));
}

TEST_CASE("a thread begins with the recursion limit of its interpreter") {
    runtime_state of{};
    of._main_interpreter.ceval.recursion_limit = 77;
    const auto thread = new_thread(of._main_interpreter);
    REQUIRE(thread);
    CHECK(thread->recursion_limit == 77);
    CHECK(thread->recursion_remaining == 77);
    CHECK(thread->_static == 0);
    delete_thread(*thread);
}

TEST_CASE("the pool is used first, then the resource, and each room comes back to its own") {
    static constinit interpreter_room pool[2]{};
    counted_memory memory;
    runtime_state of{.pool = pool, .pool_size = 2};
    const auto first = new_interpreter(of, &memory.resource);
    const auto second = new_interpreter(of, &memory.resource);
    CHECK(memory.blocks == 0);
    const auto third = new_interpreter(of, &memory.resource);
    CHECK(memory.blocks == 1);
    REQUIRE((first && second && third));
    thread_state* spare[spare_thread_count + 1] = {};
    for (thread_state*& each : spare) {
        each = new_thread(*first).state;
        REQUIRE(each != nullptr);
    }
    CHECK(memory.blocks == 2);
    CHECK(spare[0] == &pool[0].buffers.spare_threads[0].state);
    delete_thread(*spare[spare_thread_count]);
    CHECK(memory.blocks == 1);
    delete_thread(*spare[0]);
    CHECK(new_thread(*first).state == spare[0]);

    CHECK(delete_interpreter(*first));
    CHECK(delete_interpreter(*third));
    CHECK(memory.blocks == 0);
    const auto fourth = new_interpreter(of, &memory.resource);
    CHECK(fourth.state == &pool[0].state);
    CHECK(fourth->id == 4);
    CHECK(ids_of(of) == "4 2 0 ");
    CHECK(delete_interpreter(*second));
    CHECK(delete_interpreter(*fourth));
}

TEST_CASE("where there is no room, there is a reason, and nothing has changed") {
    counted_memory memory;
    memory.allowance = 0;
    runtime_state of{};
    const auto none = new_interpreter(of, &memory.resource);
    CHECK(!none);
    CHECK(std::strcmp(none.reason, "the memory resource has no memory") == 0);
    CHECK(memory.asked == 1);
    const auto no_resource = new_interpreter(of, nullptr);
    CHECK(!no_resource);
    CHECK(std::strcmp(no_resource.reason, "the pool is used up, and there is no memory resource") ==
          0);
    CHECK(of.interpreters.next_id == 1);
    CHECK(ids_of(of) == "0 ");

    runtime_state alone{.resource = nullptr};
    const auto thread = new_thread(alone._main_interpreter);
    CHECK(!thread);
    CHECK(std::strcmp(thread.reason, no_resource.reason) == 0);
    CHECK(alone._main_interpreter.threads.next_unique_id == 1);
    CHECK(ids_of(alone._main_interpreter) == "1 ");

    memory.allowance = 1;
    const auto some = new_interpreter(of, &memory.resource);
    REQUIRE(some);
    CHECK(some->id == 1);
    CHECK(delete_interpreter(*some));
    CHECK(memory.blocks == 0);
}

TEST_CASE("the main interpreter ends last, and can begin again") {
    runtime_state of{};
    const auto other = new_interpreter(of);
    REQUIRE(other);
    CHECK(!delete_interpreter(of._main_interpreter));
    CHECK(ids_of(of) == "1 0 ");
    CHECK(delete_interpreter(*other));
    CHECK(delete_interpreter(of._main_interpreter));
    CHECK(of.interpreters.head == nullptr);
    CHECK(of.interpreters.main == nullptr);

    const auto again = new_interpreter(of);
    CHECK(again.state == &of._main_interpreter);
    CHECK(of.interpreters.main == again.state);
    CHECK(again->id == 0);
    CHECK(again->_static);
    CHECK(again->threads.head == &again->_initial_thread);
    CHECK(of.interpreters.next_id == 2);
}

TEST_CASE("what an interpreter and its threads still hold is given back at the end") {
    counted_memory memory;
    auto of = std::make_unique<runtime_state>(); // without buffers, so all is the resource's
    const auto made = new_interpreter(*of, &memory.resource);
    REQUIRE(made);
    const auto thread = new_thread(*made);
    REQUIRE(thread);
    for (int i = 0; i < 20'000; ++i) {
        // A list in itself, which nobody else holds.
        const stasis::owned list = stasis::owned::take(new_list(*thread, 100));
        REQUIRE(list);
        auto* self = static_cast<stasis::list_object*>(list.as_object());
        stasis::increment(self);
        REQUIRE(append(*thread, self, self));
    }
    raise_no_memory(*thread);
    CHECK(memory.blocks > 20);
    CHECK(delete_interpreter(*made));
    CHECK(memory.blocks == 0);
}
