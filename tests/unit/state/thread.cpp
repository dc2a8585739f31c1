// SPDX-License-Identifier: BSL-1.0
// unit/state/thread.cpp: a thread's state is as it is in the main thread of a running python3.11:
// each field read there at the offset that it has here.
#include <unit/support/oracle.hpp>

#include <stasis/interpreter/dispatch.hpp>
#include <stasis/state/runtime.hpp>

#include <cstddef>
#include <cstring>
#include <doctest/doctest.h>

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
