# SPDX-License-Identifier: BSL-1.0
"""Pairs of sockets, of the module _socket."""

import select

import _socket


def tell(function, *given, **named):
    try:
        print(repr(function(*given, **named))[:200])
    except Exception as error:
        print(type(error).__name__, error)


one, other = _socket.socketpair()
print(type(one), one.family == _socket.AF_UNIX, one.type == _socket.SOCK_STREAM, one.proto, one.timeout, one.getblocking())
print(one.fileno() != other.fileno(), repr(one) == f"<socket object, fd={one.fileno()}, family=1, type=1, proto=0>")
print(one.send(b"hello"), other.recv(3), other.recv(9), one.sendall(b"abc"), other.recv(2, _socket.MSG_PEEK), other.recv(9))
room = bytearray(6)
print(other.send(memoryview(b"12345678")), one.recv_into(room), room, one.recv_into(room, 1), room, one.recv_into(buffer=room, nbytes=0, flags=0), room)
for given in ((), (-1,), ("x",), (1, "x"), (1, 2, 3), (1.5,)):
    tell(one.recv, *given)
for given in ((), ("text",), (1,), (b"a", "x")):
    tell(one.send, *given)
    tell(one.sendall, *given)
for given in ((), (b"",), (room, 9), (room, -1), (room, "x")):
    tell(one.recv_into, *given)

one.setblocking(False)
print(one.gettimeout(), one.timeout, one.getblocking())
tell(one.recv, 1)
one.settimeout(0.01)
print(one.gettimeout(), one.getblocking())
tell(one.recv, 1)
tell(one.recv_into, room)
other.send(b"in time")
tell(one.recv, 9)
one.settimeout(None)
print(one.gettimeout(), one.getblocking())
for timeout in (-1, "x", float("nan"), 5, 1e30):
    tell(one.settimeout, timeout)
    print(one.timeout)
tell(one.setblocking, 1)
tell(one.setblocking)
tell(setattr, one, "timeout", 1)
tell(setattr, one, "family", 1)

print(select.select([one, other], [one], [], 0) == ([], [one], []))
other.send(b"x")
print(select.select([one, other], [], [], 5) == ([one], [], []), one.recv(5))
print(one.getsockopt(_socket.SOL_SOCKET, _socket.SO_TYPE), one.getsockopt(_socket.SOL_SOCKET, _socket.SO_ERROR))
print(one.setsockopt(_socket.SOL_SOCKET, _socket.SO_KEEPALIVE, 1), one.getsockopt(_socket.SOL_SOCKET, _socket.SO_KEEPALIVE))
tell(one.getsockopt, 1)
tell(one.getsockopt, _socket.SOL_SOCKET, _socket.SO_TYPE, 4)
tell(one.getsockopt, 1, 2, -1)
tell(one.getsockopt, 1, 2, 2000)
tell(one.recv_into, None)
tell(one.setsockopt, -5, -5, 1)

print(one.shutdown(_socket.SHUT_WR), other.recv(9), other.send(b"still"), one.recv(9))
tell(one.send, b"no more")
tell(one.shutdown, "x")
number = other.detach()
print(number > 2, other.fileno(), other.detach(), other.close())
tell(other.recv, 1)
tell(other.settimeout, 1)
again = _socket.socket(fileno=number)
print(again.fileno() == number, again.family, again.type, again.proto, again.timeout)
print(again.close(), again.close(), again.fileno(), repr(again))
one.close()
tell(_socket.close, number)
for named in ({"fileno": -5}, {"fileno": 1.5}, {"fileno": "x"}, {"fileno": number}, {"family": -7}, {"type": "x"}, {"other": 1}):
    tell(_socket.socket, **named)
for given in ((1, 2, 3, 4, 5), (1, 99)):
    tell(_socket.socket, *given)
tell(_socket.socketpair, "x")
tell(_socket.socketpair, 1, 2, 3, 4)
tell(_socket.socketpair, _socket.AF_INET)

made = _socket.socket()
print(made.family, made.type, made.proto, made.timeout, _socket.socket(_socket.AF_UNIX, _socket.SOCK_DGRAM | _socket.SOCK_NONBLOCK).timeout)
copied = _socket.dup(made.fileno())
print(copied > 2, _socket.close(copied), made.close())
print(_socket.getdefaulttimeout(), type(_socket.gethostname()), _socket.SocketType is _socket.socket, _socket.has_ipv6)
print(_socket.error, _socket.timeout, _socket.gaierror, _socket.gaierror.__mro__, repr(_socket.herror(1, "a")), _socket.herror(1, "a").errno)


class Named(_socket.socket):
    __slots__ = ("name", "__weakref__")

    def __init__(self, name, *given, **named):
        super().__init__(*given, **named)
        self.name = name


one, other = _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_DGRAM)
with_name = Named("n", fileno=one.detach())
print(with_name.name, with_name.type, with_name.send(b"packet"), with_name.send(b"of data"), other.recv(3), other.recv(99))
descriptor = with_name.fileno()
del with_name
tell(_socket.close, descriptor)
print(Named.__new__(Named).fileno())
