// SPDX-License-Identifier: BSL-1.0
// unit/state/thread.cpp: a thread's state is as it is in the main thread of a running python3.11:
// each field read there at the offset that it has here. And a runtime made in a constant expression
// begins as the one of the process does.
#include <support/check.hpp>
#include <unit/support/oracle.hpp>

#include <stasis/interpreter/dispatch.hpp>
#include <stasis/state/runtime.hpp>

#include <cstddef>
#include <cstring>
#include <iterator>

namespace {

using namespace stasis::state;

struct field {
    const char* name;
    std::size_t offset;
    std::size_t size;
};

#define STASIS_THREAD_FIELD(NAME) {#NAME, offsetof(thread_state, NAME), sizeof(thread_state::NAME)}
// What a program has not changed by the time that it asks: counters, depths and pointers.
constexpr field numbers[] = {
    STASIS_THREAD_FIELD(_initialized),
    STASIS_THREAD_FIELD(_static),
    STASIS_THREAD_FIELD(recursion_limit),
    STASIS_THREAD_FIELD(recursion_headroom),
    STASIS_THREAD_FIELD(tracing),
    STASIS_THREAD_FIELD(tracing_what),
    STASIS_THREAD_FIELD(prev),
    STASIS_THREAD_FIELD(next),
    STASIS_THREAD_FIELD(c_profilefunc),
    STASIS_THREAD_FIELD(c_tracefunc),
    STASIS_THREAD_FIELD(c_profileobj),
    STASIS_THREAD_FIELD(c_traceobj),
    STASIS_THREAD_FIELD(curexc_type),
    STASIS_THREAD_FIELD(curexc_value),
    STASIS_THREAD_FIELD(curexc_traceback),
    STASIS_THREAD_FIELD(async_exc),
    STASIS_THREAD_FIELD(trash_delete_nesting),
    STASIS_THREAD_FIELD(trash_delete_later),
    STASIS_THREAD_FIELD(on_delete),
    STASIS_THREAD_FIELD(on_delete_data),
    STASIS_THREAD_FIELD(coroutine_origin_tracking_depth),
    STASIS_THREAD_FIELD(async_gen_firstiter),
    STASIS_THREAD_FIELD(async_gen_finalizer),
    STASIS_THREAD_FIELD(context),
    STASIS_THREAD_FIELD(context_ver),
    STASIS_THREAD_FIELD(id),
};
#undef STASIS_THREAD_FIELD

std::uint64_t number_in(const thread_state& thread, const field& at) {
    std::uint64_t number = 0;
    std::memcpy(&number, reinterpret_cast<const unsigned char*>(&thread) + at.offset, at.size);
    return number;
}

} // namespace

TEST_CASE("the first thread begins with the values that python3.11's has") {
    std::string script = "import ctypes\n"
                         "state = ctypes.pythonapi.PyThreadState_Get\n"
                         "state.restype = ctypes.c_void_p\n";
    for (const field& at : numbers) {
        script += "print(int.from_bytes(ctypes.string_at(state() + " + std::to_string(at.offset) +
                  ", " + std::to_string(at.size) + "), 'little'))\n";
    }
    const auto rows = oracle::ask(script);
    REQUIRE(rows.size() == sizeof numbers / sizeof numbers[0]);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        INFO(numbers[i].name);
        CHECK(std::to_string(number_in(runtime<>._main_interpreter._initial_thread, numbers[i])) ==
              rows[i][0]);
    }
}

TEST_CASE("a thread's state points to the exception stack and the frame inside it") {
    const auto rows = oracle::ask(
        "import ctypes\n"
        "state = ctypes.pythonapi.PyThreadState_Get\n"
        "state.restype = ctypes.c_void_p\n"
        "at = lambda offset: ctypes.c_uint64.from_address(state() + offset).value\n"
        "print(at(" + std::to_string(offsetof(thread_state, exc_info)) + ") - state())\n");
    const thread_state& thread = runtime<>._main_interpreter._initial_thread;
    CHECK(rows[0][0] == std::to_string(offsetof(thread_state, exc_state)));
    CHECK(thread.exc_info == &thread.exc_state);
    CHECK(thread.cframe == &thread.root_cframe);
    CHECK(thread.interp == &runtime<>._main_interpreter);
}

namespace {

constexpr bool begins_as_cpythons() {
    runtime_state of{};
    interpreter_state& interpreter = of._main_interpreter;
    const thread_state& thread = interpreter._initial_thread;
    const gc_state& gc = interpreter.gc;
    bool right = of.interpreters.next_id == 1 && of.interpreters.head == &interpreter &&
                 of.interpreters.main == &interpreter && interpreter.runtime == &of &&
                 interpreter.id == 0 && interpreter.id_refcount == -1 && interpreter._static &&
                 interpreter.dlopenflags == 2 && interpreter.ceval.recursion_limit == 1000 &&
                 interpreter.threads.head == &thread && interpreter.threads.next_unique_id == 1 &&
                 thread.interp == &interpreter && thread._static == 1 && thread.id == 1 &&
                 thread.context_ver == 1 && thread.recursion_remaining == 1000 &&
                 thread.exc_info == &thread.exc_state && thread.cframe == &thread.root_cframe &&
                 gc.enabled == 1 && gc.generation0 == &gc.generations[0].head;
    const int thresholds[] = {700, 10, 10};
    for (std::size_t i = 0; i < std::size(thresholds); ++i) {
        const gc_generation& each = gc.generations[i];
        right = right && each.threshold == thresholds[i] && each.count == 0 &&
                each.head._gc_next == &each.head && each.head._gc_prev == &each.head;
    }
    return right;
}

constexpr bool holds_its_containers() {
    runtime_state of{};
    const interpreter_state& interpreter = of._main_interpreter;
    const own_containers& own = interpreter.own;
    const auto& filters = static_cast<const stasis::list_object&>(own.warning_filters);
    return interpreter.modules == &own.modules && interpreter.sysdict == &own.sysdict &&
           interpreter.modules->ma_keys == &own.modules.keys && interpreter.modules->ma_used == 0 &&
           interpreter.warnings.filters == &own.warning_filters && filters.ob_size == 5 &&
           filters.ob_item == own.warning_filters.items && interpreter.gc.garbage == &own.garbage &&
           interpreter.codec_error_registry == &own.codec_error_registry &&
           interpreter._initial_thread.dict == &own.thread_dict &&
           interpreter.atexit.callbacks == own.atexit_callbacks;
}

} // namespace

TEST_CASE("a runtime begins as CPython's does, in a constant expression too") {
    STASIS_CHECK(begins_as_cpythons());
    STASIS_CHECK(holds_its_containers());
}
