# SPDX-License-Identifier: BSL-1.0
"""traced.py: a program under ptrace, stopped where its memory can be looked at: at an instruction, or
at its end, before the kernel takes the memory back. x86-64 Linux; needs no privilege."""

import ctypes
import os
import re
import signal

TRACEME, PEEKUSER, POKEUSER, CONT, SINGLESTEP, SETOPTIONS = 0, 3, 6, 7, 9, 0x4200
INSTRUCTION_POINTER = 16 * 8  # where PEEKUSER finds it
EXIT_KILL, TRACE_EXIT = 0x100000, 0x40
EVENT_EXIT = 6
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
libc.ptrace.restype = ctypes.c_long


def ptrace(request, process=0, data=0, address=0):
    ctypes.set_errno(0)
    result = libc.ptrace(request, process, address, data)
    if result == -1 and ctypes.get_errno() != 0:
        raise OSError(ctypes.get_errno(), f"ptrace: {os.strerror(ctypes.get_errno())}")
    return result


class Traced:
    """A process that is killed where the `with` ends. Its output goes to nowhere."""

    def __init__(self, command, environment=None):
        self.file = os.path.realpath(command[0])
        self.id = os.fork()
        if self.id == 0:
            try:
                nowhere = os.open(os.devnull, os.O_RDWR)
                os.dup2(nowhere, 0)
                os.dup2(nowhere, 1)
                ptrace(TRACEME)
                os.execve(command[0], [str(word) for word in command], environment or os.environ)
            finally:
                os._exit(127)
        self._wait_for(lambda status: os.WSTOPSIG(status) == signal.SIGTRAP)
        ptrace(SETOPTIONS, self.id, EXIT_KILL | TRACE_EXIT)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.id is not None:
            os.kill(self.id, signal.SIGKILL)
            # One that stopped at its end isn't woken by that.
            libc.ptrace(CONT, self.id, 0, 0)
            os.waitpid(self.id, 0)

    def _wait_for(self, is_wanted):
        _, status = os.waitpid(self.id, 0)
        if not os.WIFSTOPPED(status):
            self.id = None
            raise RuntimeError(f"{self.file} ended with status {status:#x}")
        if not is_wanted(status):
            raise RuntimeError(f"{self.file} stopped with status {status:#x}")

    def base(self):
        """The address at which the program's first byte is."""
        for line in open(f"/proc/{self.id}/maps", encoding="ascii"):
            words = line.split(None, 5)
            if len(words) == 6 and words[5].rstrip("\n") == self.file:
                return int(words[0].split("-")[0], 16)
        raise RuntimeError(f"{self.file} is not mapped")

    def steps_to(self, end):
        """The address of each instruction that runs until `end` is the next one."""
        while (address := ptrace(PEEKUSER, self.id, address=INSTRUCTION_POINTER)) != end:
            yield address
            ptrace(SINGLESTEP, self.id)
            self._wait_for(lambda status: status >> 8 == signal.SIGTRAP)

    def run_to(self, address):
        """Runs until the instruction at an address is the next."""
        with open(f"/proc/{self.id}/mem", "r+b", buffering=0) as memory:
            memory.seek(address)
            kept = memory.read(1)
            memory.seek(address)
            memory.write(b"\xcc")
            ptrace(CONT, self.id)
            self._wait_for(lambda status: status >> 8 == signal.SIGTRAP)
            memory.seek(address)
            memory.write(kept)
        # The breakpoint has run: the instruction that it stood for comes next.
        ptrace(POKEUSER, self.id, address, INSTRUCTION_POINTER)

    def run_to_end(self):
        """Runs until the process is about to give its memory back."""
        ptrace(CONT, self.id)
        self._wait_for(lambda status: status >> 8 == signal.SIGTRAP | EVENT_EXIT << 8)

    def read(self, address, size):
        with open(f"/proc/{self.id}/mem", "rb", buffering=0) as memory:
            memory.seek(address)
            return memory.read(size)

    def kib(self, field):
        """The sum of a field of smaps, as Anonymous, over all mappings."""
        text = open(f"/proc/{self.id}/smaps_rollup", encoding="ascii").read()
        return int(re.search(rf"^{field}:\s+(\d+) kB", text, re.MULTILINE)[1])
