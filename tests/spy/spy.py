# SPDX-License-Identifier: BSL-1.0
"""spy.py: examples/spy shows the stack of a running program as python3.11 shows its own.

    spy.py SPY TARGET PLUGIN TARGET.py

python3.11 runs TARGET.py, too, and a thread of it looks at the stack of the first one. The
innermost function is a loop: it may be seen at any of its lines.
"""

import contextlib
import ctypes
import os
import pathlib
import re
import subprocess
import sys
import time

LOOP = "spin"
LOOP_LINES = {3, 4, 5}
FRAME = re.compile(r"(.*) \((.*):(\d+)\)")

IN_PYTHON = """
import os, sys, threading, time

def look():
    while True:
        frame, found = sys._current_frames()[threading.main_thread().ident], []
        while frame is not None:
            if frame.f_code.co_filename == sys.argv[1]:
                found.append((frame.f_code.co_qualname, frame.f_lineno))
            frame = frame.f_back
        if found and found[0][0] == "spin" and found[0][1] > 2:
            break
        time.sleep(0.01)
    # The module's own frame calls start() here and nowhere in the other program.
    for name, line in reversed(found[:-1]):
        print(name, line)
    sys.stdout.flush()
    os._exit(0)

threading.Thread(target=look).start()
source = open(sys.argv[1], encoding="utf-8").read()
code = compile(source + "start(1 << 60)\\n", sys.argv[1], "exec")
sys.stdout.reconfigure(encoding="utf-8")
exec(code, {})
"""


# A process with a table in a private mapping of a file, whose thread is in a run of the engine that
# is inside of itself, and a file that is larger than any memory. FIRST_BIT is where a str's kind
# begins.
# Where the kernel lets only a parent read (yama), the program that is looked at has to allow it.
ALLOW = "ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)"

HOSTILE = f"""
import ctypes, mmap, struct, sys, tempfile, time

{ALLOW}
file, large = tempfile.TemporaryFile(), tempfile.TemporaryFile()
file.truncate(8192)
large.truncate(1 << 40)
kept = mmap.mmap(large.fileno(), 1 << 40, access=mmap.ACCESS_READ)
memory = mmap.mmap(file.fileno(), 8192, mmap.MAP_PRIVATE)
table = ctypes.addressof(ctypes.c_char.from_buffer(memory))
runtime, interpreter, thread, run = (table + 4096 + 64 * i for i in range(4))
memory[:304] = b"stasisdb" + struct.pack(
    "37Q", 1, 304, runtime, 16, 8, 24, 0, 8, 16, 24, 0, 8, 16, 16, 0, 8, *[0] * 16,
    int(sys.argv[1]), 3, 6, 48, 72
)
memory[4096:4096 + 256] = struct.pack(
    "32Q", table, interpreter, *[0] * 6, 7, 0, thread, *[0] * 5, 9, 0, run, *[0] * 5,
    0, run, *[0] * 6
)
print("go", flush=True)
time.sleep(600)
"""


def run(command, status):
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    if done.returncode != status:
        said = done.stdout + done.stderr
        sys.exit(f"{command} ends with {done.returncode}, not {status}:\n{said}")
    return done


def expect(holds, what, shown):
    if not holds:
        sys.exit(f"{what}:\n{shown}")


def python_stack(script):
    lines = run([sys.executable, "-I", "-c", IN_PYTHON, script], 0).stdout.splitlines()
    frames = [line.rsplit(" ", 1) for line in lines if line != "go"]
    return [(name, int(line)) for name, line in frames]


def check_stack(shown, stack, script):
    """Whether these frames, as spy prints them, are that stack."""
    frames = [FRAME.fullmatch(frame.strip()) for frame in shown]
    expect(all(frames), "not all of this are frames", shown)
    expect({frame[2] for frame in frames} == {script}, f"not all are in {script}", shown)
    there = [(frame[1], int(frame[3])) for frame in frames]
    expect(there[-1][0] == LOOP and there[-1][1] in LOOP_LINES, "this is not the loop", shown)
    expect(there[:-1] == stack[:-1], f"this is not python3.11's {stack}", shown)


def check_running(spy, pid, stack, script):
    once = run([spy, pid], 0).stdout.splitlines()
    expect(len(once) == 2 * (1 + len(stack)), "these are not two stacks", once)
    heads = once[0], once[1 + len(stack)]
    expect(
        heads == ("interpreter 1, thread 1", "interpreter 0, thread 1"),
        "not the two interpreters' threads, the newest first",
        once,
    )
    for first in (1, 2 + len(stack)):
        check_stack(once[first : first + len(stack)], stack, script)

    samples = run([spy, pid, "--every", "5", "--for", "1"], 0).stdout.splitlines()
    counts = {}
    for line in samples:
        folded, count = line.rsplit(" ", 1)
        thread, *frames = folded.split(";")
        check_stack(frames, stack, script)
        counts[thread] = counts.get(thread, 0) + int(count)
    expect(counts.keys() == set(heads), "not both threads were sampled", samples)
    # 200 are due; a machine with other work to do gets fewer.
    expect(min(counts.values()) > 20, "these are too few samples", samples)


def check_hostile(spy):
    """What makes no sense is left out, and read no longer than a while."""
    for first_bit, arguments, status, word in (
        (2, ["--every", "1", "--for", "0.1"], 0, "stacks that changed while they were read"),
        (64, [], 1, "is no stasis program"),
    ):
        command = [sys.executable, "-I", "-c", HOSTILE, str(first_bit)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            expect(process.stdout.readline() == "go\n", "the hostile process doesn't start", "")
            done = run([spy, str(process.pid), *arguments], status)
        finally:
            process.kill()
            process.communicate()
        expect(word in done.stderr and not done.stdout, f"no word of '{word}'", done)


def waits_for_next_sample(sampler, pid):
    """It sleeps, and has the memory of the other process open."""
    try:
        state = pathlib.Path(f"/proc/{sampler}/stat").read_text().rsplit(")", 1)[1].split()[0]
        return state == "S" and os.readlink(f"/proc/{sampler}/fd/3") == f"/proc/{pid}/mem"
    except OSError:
        return False


@contextlib.contextmanager
def started(command, count, spy):
    """A process whose `count` stacks are all in the loop."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            for _ in range(count):
                expect(process.stdout.readline() == "go\n", "the target doesn't start", command)
            # It has printed, and not reached the loop yet, perhaps.
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline:
                if run([spy, str(process.pid)], 0).stdout.count(LOOP + " (") == count:
                    break
            yield process
        finally:
            process.kill()


def check_plugin(spy, target, plugin, stack, script):
    """A runtime that a shared object brings along is shown, too."""
    with started([target, plugin], 3, spy) as process:
        shown = run([spy, str(process.pid)], 0).stdout.splitlines()
    heads = shown[:: 1 + len(stack)]
    expect(
        sorted(head.partition(", ")[2] for head in heads)
        == ["interpreter 0, thread 1", "interpreter 0, thread 1", "interpreter 1, thread 1"]
        and {head.partition(",")[0] for head in heads} == {"runtime 0", "runtime 1"},
        "these are not two runtimes with three threads",
        shown,
    )
    for first in range(1, len(shown), 1 + len(stack)):
        check_stack(shown[first : first + len(stack)], stack, script)


def main():
    spy, target, plugin, script = sys.argv[1:]
    stack = python_stack(script)
    expect(len(stack) > 5 and stack[-1][0] == LOOP, "python3.11 has another stack", stack)

    with started([target], 2, spy) as process:
        pid = str(process.pid)
        check_running(spy, pid, stack, script)
        # Sampling ends with the program, and says what it has seen.
        sampling = subprocess.Popen([spy, pid, "--every", "1"], stdout=subprocess.PIPE, text=True)
        while sampling.poll() is None and not waits_for_next_sample(sampling.pid, pid):
            pass
    sampling.communicate(timeout=20)
    expect(sampling.returncode == 0, "sampling a program that ends fails", "")

    check_plugin(spy, target, plugin, stack, script)
    check_hostile(spy)
    exec(ALLOW)
    own = run([spy, str(os.getpid())], 1).stderr
    expect("is no stasis program" in own, "no word of what python3.11 lacks", own)
    gone = run([spy, pid], 1).stderr
    expect(f"there is no process {pid}" in gone, "no word of what is missing", gone)
    for arguments in (
        [],
        ["x"],
        ["-1"],
        [pid, "--every"],
        [pid, "--every", "0"],
        [pid, "--for", "1"],
        [pid, "--often", "1"],
        [pid, "--every", "1", "--for", "-1"],
    ):
        expect("usage: spy" in run([spy, *arguments], 2).stderr, "no usage", arguments)
    print(f"two stacks of {len(stack)} frames are as in python3.11")


if __name__ == "__main__":
    main()
