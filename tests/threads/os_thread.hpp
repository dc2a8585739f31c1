// SPDX-License-Identifier: BSL-1.0
// tests/threads/os_thread.hpp: an OS thread with the stack that a thousand calls need in a build
// that isn't optimised, or is instrumented: std::thread gives no choice.
#pragma once

#include <cstddef>
#include <pthread.h>
#include <utility>

/// Runs a function on a thread of its own; waits for it at the end of its life.
template <class Function>
class os_thread {
public:
    explicit os_thread(Function function) : function_(std::move(function)) {
        constexpr std::size_t stack_size = std::size_t{128} << 20;
        pthread_attr_t attributes;
        pthread_attr_init(&attributes);
        pthread_attr_setstacksize(&attributes, stack_size);
        started_ = pthread_create(&thread_, &attributes, run, this) == 0;
        pthread_attr_destroy(&attributes);
    }
    os_thread(const os_thread&) = delete;
    os_thread& operator=(const os_thread&) = delete;
    ~os_thread() {
        if (started_) {
            pthread_join(thread_, nullptr);
        }
    }

private:
    static void* run(void* self) {
        static_cast<os_thread*>(self)->function_();
        return nullptr;
    }

    Function function_;
    pthread_t thread_{};
    bool started_ = false;
};
