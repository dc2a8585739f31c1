// SPDX-License-Identifier: BSL-1.0
// embed.cpp: how does a program carry a Python application, and run it with CPython? The modules of
// application/ are static objects of this program: it reads none of their files. What they import
// of the standard library, python3.11 imports as usual.
#include <modules/application.hpp> // made from the folder at build time
#include <stasis/host/finder.hpp>
#include <stasis/host/verify.hpp>

namespace {

/// Initialises Python so that Py_RunMain() runs application/__main__.py.
PyStatus initialise(int argc, char** argv) {
    PyConfig config;
    PyConfig_InitIsolatedConfig(&config);
    config.parse_argv = 0;
    PyStatus status = PyConfig_SetBytesArgv(&config, argc, argv);
    if (PyStatus_Exception(status) == 0) {
        status = PyConfig_SetString(&config, &config.run_module, L"application");
    }
    if (PyStatus_Exception(status) == 0) {
        status = Py_InitializeFromConfig(&config);
    }
    PyConfig_Clear(&config);
    return status;
}

} // namespace

int main(int argc, char** argv) {
    if (const PyStatus status = initialise(argc, argv); PyStatus_Exception(status) != 0) {
        Py_ExitStatusException(status);
    }
    using namespace stasis;
    if (!hosted::verify() || !hosted::install(modules::application, argv[0])) {
        PyErr_Print();
        return 1;
    }
    return Py_RunMain();
}
