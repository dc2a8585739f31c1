# SPDX-License-Identifier: BSL-1.0
"""_posixsubprocess: programs in processes of their own, their descriptors, and what is refused."""
import posix
from _posixsubprocess import fork_exec


def t(f, /, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)


def read_all(descriptor):
    parts = []
    while part := posix.read(descriptor, 4096):
        parts.append(part)
    posix.close(descriptor)
    return b''.join(parts)


def run(args, executables=(b'/bin/sh',), given=None, close_fds=True, kept=(), cwd=None, env=None, error=True,
        restore_signals=True, session=False, group=-1, umask=-1):
    """Runs a program, and tells its output, its errors, what was reported, and its status."""
    input_read, input_write = posix.pipe() if given is not None else (-1, -1)
    output_read, output_write = posix.pipe()
    error_read, error_write = posix.pipe() if error else (-1, -1)
    report_read, report_write = posix.pipe()
    try:
        process = fork_exec(
            args, list(executables), close_fds, tuple(sorted((*kept, report_write))), cwd, env, input_read, input_write,
            output_read, output_write, error_read, error_write, report_read, report_write, restore_signals, session,
            group, None, None, None, umask, None, True)
    finally:
        for each in input_read, output_write, error_write, report_write:
            if each >= 0:
                posix.close(each)
    report = read_all(report_read)
    if given is not None:
        posix.write(input_write, given) if not report else None
        posix.close(input_write)
    result = read_all(output_read), read_all(error_read) if error else None, report
    return *result, posix.waitstatus_to_exitcode(posix.waitpid(process, 0)[1])


print('--- run')
t(run, [b'sh', b'-c', b'echo hi; echo there >&2; exit 3'])
t(run, ('sh', '-c', 'echo "$0 $#" "$@"', 'name', 'a b', '\udcff'))
t(run, ['/bin/sh', '-c', 'cat; echo end'], given=b'to it\n')
t(run, ['sh', '-c', 'kill -9 $$'])
t(run, ['sh', '-c', 'pwd; umask'], cwd='/', umask=0o27)
t(run, ['sh', '-c', 'pwd'], cwd=b'/usr')
t(run, ['sh', '-c', 'echo $A-$B-$C'], env=[b'A=1', b'B=two words'])
t(run, ['sh', '-c', 'echo ${A-none}'], env=[])
posix.putenv('STASIS_CHILD', 'inherited')
t(run, ['sh', '-c', 'echo $STASIS_CHILD'])
t(run, (each for each in ['sh', '-c', 'echo generated']))
t(run, ['sh', '-c', 'echo both >&2'], error=False)
t(run, ['sh', '-c', 'echo many' + ' x' * 40000 + ' | wc -c'])
t(run, ['sh', '-c', 'echo $#', *map(str, range(300))])

print('--- not begun')
t(run, ['a'], [b'/nonexistent/program'])
t(run, ['a'], [b'/nonexistent/a', b'/bin/sh/b', b'/etc/passwd', b'/nonexistent/c'])
t(run, ['sh', '-c', 'echo found'], [b'/nonexistent/a', b'/bin/sh'])
t(run, ['a'], [b'/'])
t(run, ['a'], [])
t(run, ['sh'], cwd='/nonexistent')
t(run, ['sh'], kept=(1000,))

print('--- descriptors')
read, write = posix.pipe()
script = f'(echo kept >&{write}) 2>/dev/null || echo closed'
t(run, ['sh', '-c', script])
t(run, ['sh', '-c', script], close_fds=False)
t(run, ['sh', '-c', script], kept=(write,))
print(posix.read(read, 10), posix.get_inheritable(write))
posix.set_inheritable(write, True)
t(run, ['sh', '-c', script], close_fds=False)
t(run, ['sh', '-c', script])
print(posix.read(read, 10))
t(run, ['sh', '-c', 'ls /proc/self/fd | wc -l'])

print('--- sessions and groups')
for session, group in (False, -1), (True, -1), (False, 0), (False, posix.getpgrp()), (False, 2**30):
    out, error, report, status = run(['sh', '-c', 'cut -d" " -f5,6 /proc/$$/stat; echo $$'], session=session, group=group)
    if status:
        print(report, status)
        continue
    own_group, own_session, own = map(int, out.split())
    print(own_group == own, own_session == own, own_group == posix.getpgrp(), own_session == posix.getsid(0))

print('--- refused')
base = [[b'a'], [b'/bin/true'], 1, (), None, None, -1, -1, -1, -1, -1, -1, -1, 5, 0, 0, -1, None, None, None, -1, None, 1]


def change(place, value):
    changed = list(base)
    changed[place] = value
    t(fork_exec, *changed)


t(fork_exec)
t(fork_exec, *base, 1)
t(fork_exec, 1, x=2)
for place, value in (
    (13, 2), (3, [1]), (3, None), (3, (1, 0)), (3, ('a',)), (3, (5, 5)), (3, (2**40,)), (3, (2**80,)), (3, (-1,)),
    (0, 5), (0, [1]), (0, ['a\0b']), (1, 5), (1, ['a']), (1, [b'a\0b']), (1, iter([b'a'])), (5, 5), (5, ['a']),
    (5, [b'A\0']), (4, 5), (4, 'a\0'), (6, 'a'), (6, 2**40), (6, 2**80), (16, 'a'), (16, 2**40), (20, 'x'), (20, 1.5),
):
    change(place, value)


class Truth:
    def __bool__(self):
        raise ValueError('no truth')


change(2, Truth())
change(22, Truth())
