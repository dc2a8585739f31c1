// SPDX-License-Identifier: BSL-1.0
// unit/interpreter/generator.cpp: generators and what is awaited begin as CPython's do; the hooks
// of a thread are told of asynchronous generators; and generators that stand for coroutines, whose
// code types.coroutine gives a flag.
#include <images/generator_kinds.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/image/thaw.hpp>
#include <support/check.hpp>

#include <cstddef>
#include <cstring>
#include <vector>

namespace {

using kinds = stasis::program<stasis::images::generator_kinds>;
using generator = stasis::interpreter::generator_object;

/// A function of a module, as an object.
stasis::object* function_of(stasis::thread_state& thread, const char* name) {
    const stasis::owned key = stasis::state::new_str(thread, name);
    return stasis::state::find(thread, thread.interp->main_namespace, key.get());
}

/// An awaitable of C++ code: it yields what it is sent, and ends with a 0.
struct echo : stasis::object {};

constexpr stasis::owned echo_next(stasis::thread_state&, stasis::value) noexcept {
    return stasis::owned::take(stasis::make_int(-1)); // unlike am_send, which is asked instead
}

constexpr stasis::send_result echo_send(stasis::thread_state& thread, stasis::value,
                                        stasis::value sent, stasis::owned& result) noexcept {
    if (sent.kind == stasis::tag::boolean) {
        stasis::state::raise(thread, stasis::value_error_type, "a bool");
        return stasis::send_result::raised;
    }
    result = stasis::owned::share(sent);
    const bool ends = sent.kind == stasis::tag::integer && sent.data.integer == 0;
    return ends ? stasis::send_result::returned : stasis::send_result::yielded;
}

constexpr stasis::async_methods echo_async{stasis::builtins::self_iterator, nullptr, nullptr,
                                           echo_send};
constexpr stasis::type_object echo_table = [] {
    stasis::type_object self{};
    self.tp_name = "echo";
    self.tp_base = &stasis::object_type;
    self.tp_as_async = &echo_async;
    self.tp_iternext = echo_next;
    return self;
}();
extern const stasis::type_object echo_type;
constexpr stasis::type_object echo_type = stasis::builtins::ready<echo_type, echo_table>();
constinit echo the_echo{stasis::immortal_head(echo_type)};

void set_hook(stasis::object*& hook, stasis::object* function) {
    stasis::increment(function);
    stasis::state::replace(hook, function);
}

} // namespace

TEST_CASE("generators and what is awaited have the fields of CPython's where CPython has them") {
// Our structs inherit their heads: offsetof is then the compiler's to support, and ours do.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
    STASIS_CHECK(offsetof(generator, gi_code) == 16);
    STASIS_CHECK(offsetof(generator, gi_weakreflist) == 24);
    STASIS_CHECK(offsetof(generator, gi_name) == 32);
    STASIS_CHECK(offsetof(generator, gi_qualname) == 40);
    STASIS_CHECK(offsetof(generator, gi_exc_state) == 48);
    STASIS_CHECK(offsetof(generator, gi_origin_or_finalizer) == 64);
    STASIS_CHECK(offsetof(generator, gi_hooks_inited) == 72);
    STASIS_CHECK(offsetof(generator, gi_closed) == 73);
    STASIS_CHECK(offsetof(generator, gi_running_async) == 74);
    STASIS_CHECK(offsetof(generator, gi_frame_state) == 75);
    STASIS_CHECK(offsetof(generator, gi_iframe) == 80);
    using namespace stasis::interpreter;
    STASIS_CHECK(offsetof(coroutine_wrapper_object, cw_coroutine) == 16);
    STASIS_CHECK(sizeof(coroutine_wrapper_object) == 24);
    STASIS_CHECK(offsetof(async_generator_wrapped_value, agw_val) == 16);
    STASIS_CHECK(sizeof(async_generator_wrapped_value) == 24);
    STASIS_CHECK(offsetof(async_generator_asend, ags_gen) == 16);
    STASIS_CHECK(offsetof(async_generator_asend, ags_sendval) == 24);
    STASIS_CHECK(offsetof(async_generator_asend, ags_state) == 32);
    STASIS_CHECK(sizeof(async_generator_asend) == 40);
    STASIS_CHECK(offsetof(async_generator_athrow, agt_gen) == 16);
    STASIS_CHECK(offsetof(async_generator_athrow, agt_args) == 24);
    STASIS_CHECK(offsetof(async_generator_athrow, agt_state) == 32);
    STASIS_CHECK(sizeof(async_generator_athrow) == 40);
#pragma GCC diagnostic pop
}

TEST_CASE("the hooks of a thread are told of asynchronous generators") {
    stasis::state::interpreter_state interpreter{};
    stasis::thread_state& thread = interpreter._initial_thread;
    {
        stasis::loaded_module loaded = kinds::load(thread);
        set_hook(thread.async_gen_firstiter, function_of(thread, "first"));
        set_hook(thread.async_gen_finalizer, function_of(thread, "last"));
        CHECK(*loaded.call<bool>("with_hooks"));
        CHECK(*loaded.call<bool>("closed_by_itself"));
        CHECK(loaded.invoke("in_a_cycle"));
        CHECK(stasis::state::collect(thread) == 0); // the finalizer has saved it
        CHECK(*loaded.call<bool>("revived"));
        CHECK(stasis::state::collect(thread) > 0); // and isn't asked again
        set_hook(thread.async_gen_firstiter, function_of(thread, "fails"));
        CHECK(*loaded.call<bool>("first_fails"));
    }
    CHECK(stasis::state::tracked_count(interpreter.gc) == 0);
    stasis::state::release_chunks(interpreter.memory);
}

TEST_CASE("a type of C++ code that is awaited has its am_send called") {
    stasis::state::interpreter_state interpreter{};
    stasis::thread_state& thread = interpreter._initial_thread;
    {
        stasis::loaded_module loaded = kinds::load(thread);
        const stasis::owned name = stasis::state::new_str(thread, "echo");
        CHECK(stasis::state::store(thread, interpreter.main_namespace, name.get(),
                                   stasis::make_object(&the_echo)));
        CHECK(*loaded.call<bool>("echoes"));
    }
    CHECK(stasis::state::tracked_count(interpreter.gc) == 0);
    stasis::state::release_chunks(interpreter.memory);
}

TEST_CASE("a generator whose code has the flag of types.coroutine stands for a coroutine") {
    const auto& image = stasis::images::generator_kinds;
    std::vector<unsigned char> changed(image, image + sizeof image - 1);
    // The flags of functions that take *items and yield: CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS,
    // CO_GENERATOR; and the tag of the bytecode behind them.
    const unsigned char flags[] = {0x27, 0, 0, 0, 0xF3};
    int found = 0;
    for (std::size_t i = 0; i + sizeof flags <= changed.size(); ++i) {
        if (std::memcmp(&changed[i], flags, sizeof flags) == 0) {
            changed[i + 1] = 1; // CO_ITERABLE_COROUTINE
            ++found;
        }
    }
    CHECK(found == 2);
    stasis::state::interpreter_state interpreter{};
    stasis::thread_state& thread = interpreter._initial_thread;
    {
        const auto thawed = stasis::image::thaw(thread, {changed.data(), changed.size()});
        REQUIRE(!thawed.failure);
        stasis::loaded_module loaded{
            thread, static_cast<const stasis::code_object*>(thawed.object.as_object())};
        REQUIRE(static_cast<bool>(loaded));
        CHECK(*loaded.call<bool>("awaited"));
        CHECK(*loaded.call<bool>("delegated"));
    }
    stasis::state::release_chunks(interpreter.memory);
}
