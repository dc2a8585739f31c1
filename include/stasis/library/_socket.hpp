// SPDX-License-Identifier: BSL-1.0
// stasis/library/_socket.hpp: the module _socket: pairs of sockets, which an event loop wakes
// itself with; asyncio and Lib/socket.py import it. Promises: CPython 3.11's checks and messages.
// Sockets work at run time: elsewhere the compiler names system_needs_run_time(). CPython 3.11:
// Modules/socketmodule.c. Refuses: addresses and the names of hosts, hence connections to others
// (detail/socket_object.hpp says what else), default timeouts.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/singletons.hpp>
#include <stasis/library/detail/posix_descriptors.hpp>
#include <stasis/library/detail/socket_object.hpp>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

namespace stasis::library {

extern const type_object socket_gaierror_type;
extern const type_object socket_herror_type;

namespace detail {

/// The table of an exception class of the module.
[[nodiscard]] consteval type_object socket_error_table(const char* name) {
    type_object self{};
    self.tp_name = name;
    self.tp_flags = flag_base_type;
    self.tp_base = &os_error_type;
    self.tp_new = os_error_type.tp_new;
    self.tp_init = os_error_type.tp_init;
    return self;
}
inline constexpr type_object gaierror_table = socket_error_table("socket.gaierror");
inline constexpr type_object herror_table = socket_error_table("socket.herror");

/// getdefaulttimeout(): None, since none can be set.
[[nodiscard]] inline owned socket_getdefaulttimeout(thread_state&, const value*) noexcept {
    return owned::take(none_value);
}

/// gethostname().
[[nodiscard]] inline owned socket_gethostname(thread_state& thread, const value*) noexcept {
    char name[1025] = {};
    if (::gethostname(name, sizeof name - 1) != 0) {
        return raise_errno(thread, errno);
    }
    return system_text(thread, name);
}

inline constexpr method_def socket_functions[] = {
    {"gethostname", posix_plain<"_socket.gethostname", 0, 0, socket_gethostname>, 0, nullptr},
    {"socketpair", socket_pair, 0, nullptr},
    {"close", posix_plain<"_socket.close", 1, 1, posix_close>, 0, nullptr},
    {"dup", posix_plain<"_socket.dup", 1, 1, posix_dup>, 0, nullptr},
    {"getdefaulttimeout", posix_plain<"_socket.getdefaulttimeout", 0, 0, socket_getdefaulttimeout>,
     0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant socket_constants[] = {
    {"error", &os_error_type},
    {"timeout", &timeout_error_type},
    {"gaierror", &socket_gaierror_type},
    {"herror", &socket_herror_type},
    {"socket", &socket_type},
    {"SocketType", &socket_type},
    {"has_ipv6", &graph::true_object},
    {"AF_APPLETALK", &graph::int_<AF_APPLETALK>},
    {"AF_ASH", &graph::int_<AF_ASH>},
    {"AF_ATMPVC", &graph::int_<AF_ATMPVC>},
    {"AF_ATMSVC", &graph::int_<AF_ATMSVC>},
    {"AF_AX25", &graph::int_<AF_AX25>},
    {"AF_BLUETOOTH", &graph::int_<AF_BLUETOOTH>},
    {"AF_BRIDGE", &graph::int_<AF_BRIDGE>},
    {"AF_CAN", &graph::int_<AF_CAN>},
    {"AF_DECnet", &graph::int_<AF_DECnet>},
    {"AF_ECONET", &graph::int_<AF_ECONET>},
    {"AF_INET", &graph::int_<AF_INET>},
    {"AF_INET6", &graph::int_<AF_INET6>},
    {"AF_IPX", &graph::int_<AF_IPX>},
    {"AF_IRDA", &graph::int_<AF_IRDA>},
    {"AF_KEY", &graph::int_<AF_KEY>},
    {"AF_LLC", &graph::int_<AF_LLC>},
    {"AF_NETBEUI", &graph::int_<AF_NETBEUI>},
    {"AF_NETLINK", &graph::int_<AF_NETLINK>},
    {"AF_NETROM", &graph::int_<AF_NETROM>},
    {"AF_PACKET", &graph::int_<AF_PACKET>},
    {"AF_PPPOX", &graph::int_<AF_PPPOX>},
    {"AF_QIPCRTR", &graph::int_<AF_QIPCRTR>},
    {"AF_RDS", &graph::int_<AF_RDS>},
    {"AF_ROSE", &graph::int_<AF_ROSE>},
    {"AF_ROUTE", &graph::int_<AF_ROUTE>},
    {"AF_SECURITY", &graph::int_<AF_SECURITY>},
    {"AF_SNA", &graph::int_<AF_SNA>},
    {"AF_TIPC", &graph::int_<AF_TIPC>},
    {"AF_UNIX", &graph::int_<AF_UNIX>},
    {"AF_UNSPEC", &graph::int_<AF_UNSPEC>},
    {"AF_VSOCK", &graph::int_<AF_VSOCK>},
    {"AF_WANPIPE", &graph::int_<AF_WANPIPE>},
    {"AF_X25", &graph::int_<AF_X25>},
    {"AI_ADDRCONFIG", &graph::int_<AI_ADDRCONFIG>},
    {"AI_ALL", &graph::int_<AI_ALL>},
    {"AI_CANONNAME", &graph::int_<AI_CANONNAME>},
    {"AI_NUMERICHOST", &graph::int_<AI_NUMERICHOST>},
    {"AI_NUMERICSERV", &graph::int_<AI_NUMERICSERV>},
    {"AI_PASSIVE", &graph::int_<AI_PASSIVE>},
    {"AI_V4MAPPED", &graph::int_<AI_V4MAPPED>},
    {"EAI_ADDRFAMILY", &graph::int_<EAI_ADDRFAMILY>},
    {"EAI_AGAIN", &graph::int_<EAI_AGAIN>},
    {"EAI_BADFLAGS", &graph::int_<EAI_BADFLAGS>},
    {"EAI_FAIL", &graph::int_<EAI_FAIL>},
    {"EAI_FAMILY", &graph::int_<EAI_FAMILY>},
    {"EAI_MEMORY", &graph::int_<EAI_MEMORY>},
    {"EAI_NODATA", &graph::int_<EAI_NODATA>},
    {"EAI_NONAME", &graph::int_<EAI_NONAME>},
    {"EAI_OVERFLOW", &graph::int_<EAI_OVERFLOW>},
    {"EAI_SERVICE", &graph::int_<EAI_SERVICE>},
    {"EAI_SOCKTYPE", &graph::int_<EAI_SOCKTYPE>},
    {"EAI_SYSTEM", &graph::int_<EAI_SYSTEM>},
    {"INADDR_ALLHOSTS_GROUP", &graph::int_<INADDR_ALLHOSTS_GROUP>},
    {"INADDR_ANY", &graph::int_<INADDR_ANY>},
    {"INADDR_BROADCAST", &graph::int_<INADDR_BROADCAST>},
    {"INADDR_LOOPBACK", &graph::int_<INADDR_LOOPBACK>},
    {"INADDR_MAX_LOCAL_GROUP", &graph::int_<INADDR_MAX_LOCAL_GROUP>},
    {"INADDR_NONE", &graph::int_<INADDR_NONE>},
    {"INADDR_UNSPEC_GROUP", &graph::int_<INADDR_UNSPEC_GROUP>},
    {"IPPROTO_AH", &graph::int_<IPPROTO_AH>},
    {"IPPROTO_DSTOPTS", &graph::int_<IPPROTO_DSTOPTS>},
    {"IPPROTO_EGP", &graph::int_<IPPROTO_EGP>},
    {"IPPROTO_ESP", &graph::int_<IPPROTO_ESP>},
    {"IPPROTO_FRAGMENT", &graph::int_<IPPROTO_FRAGMENT>},
    {"IPPROTO_GRE", &graph::int_<IPPROTO_GRE>},
    {"IPPROTO_HOPOPTS", &graph::int_<IPPROTO_HOPOPTS>},
    {"IPPROTO_ICMP", &graph::int_<IPPROTO_ICMP>},
    {"IPPROTO_ICMPV6", &graph::int_<IPPROTO_ICMPV6>},
    {"IPPROTO_IDP", &graph::int_<IPPROTO_IDP>},
    {"IPPROTO_IGMP", &graph::int_<IPPROTO_IGMP>},
    {"IPPROTO_IP", &graph::int_<IPPROTO_IP>},
    {"IPPROTO_IPIP", &graph::int_<IPPROTO_IPIP>},
    {"IPPROTO_IPV6", &graph::int_<IPPROTO_IPV6>},
    {"IPPROTO_MPTCP", &graph::int_<IPPROTO_MPTCP>},
    {"IPPROTO_NONE", &graph::int_<IPPROTO_NONE>},
    {"IPPROTO_PIM", &graph::int_<IPPROTO_PIM>},
    {"IPPROTO_PUP", &graph::int_<IPPROTO_PUP>},
    {"IPPROTO_RAW", &graph::int_<IPPROTO_RAW>},
    {"IPPROTO_ROUTING", &graph::int_<IPPROTO_ROUTING>},
    {"IPPROTO_RSVP", &graph::int_<IPPROTO_RSVP>},
    {"IPPROTO_SCTP", &graph::int_<IPPROTO_SCTP>},
    {"IPPROTO_TCP", &graph::int_<IPPROTO_TCP>},
    {"IPPROTO_TP", &graph::int_<IPPROTO_TP>},
    {"IPPROTO_UDP", &graph::int_<IPPROTO_UDP>},
    {"IPPROTO_UDPLITE", &graph::int_<IPPROTO_UDPLITE>},
    {"IPV6_CHECKSUM", &graph::int_<IPV6_CHECKSUM>},
    {"IPV6_DONTFRAG", &graph::int_<IPV6_DONTFRAG>},
    {"IPV6_DSTOPTS", &graph::int_<IPV6_DSTOPTS>},
    {"IPV6_HOPLIMIT", &graph::int_<IPV6_HOPLIMIT>},
    {"IPV6_HOPOPTS", &graph::int_<IPV6_HOPOPTS>},
    {"IPV6_JOIN_GROUP", &graph::int_<IPV6_JOIN_GROUP>},
    {"IPV6_LEAVE_GROUP", &graph::int_<IPV6_LEAVE_GROUP>},
    {"IPV6_MULTICAST_HOPS", &graph::int_<IPV6_MULTICAST_HOPS>},
    {"IPV6_MULTICAST_IF", &graph::int_<IPV6_MULTICAST_IF>},
    {"IPV6_MULTICAST_LOOP", &graph::int_<IPV6_MULTICAST_LOOP>},
    {"IPV6_NEXTHOP", &graph::int_<IPV6_NEXTHOP>},
    {"IPV6_PATHMTU", &graph::int_<IPV6_PATHMTU>},
    {"IPV6_PKTINFO", &graph::int_<IPV6_PKTINFO>},
    {"IPV6_RECVDSTOPTS", &graph::int_<IPV6_RECVDSTOPTS>},
    {"IPV6_RECVHOPLIMIT", &graph::int_<IPV6_RECVHOPLIMIT>},
    {"IPV6_RECVHOPOPTS", &graph::int_<IPV6_RECVHOPOPTS>},
    {"IPV6_RECVPATHMTU", &graph::int_<IPV6_RECVPATHMTU>},
    {"IPV6_RECVPKTINFO", &graph::int_<IPV6_RECVPKTINFO>},
    {"IPV6_RECVRTHDR", &graph::int_<IPV6_RECVRTHDR>},
    {"IPV6_RECVTCLASS", &graph::int_<IPV6_RECVTCLASS>},
    {"IPV6_RTHDR", &graph::int_<IPV6_RTHDR>},
    {"IPV6_RTHDRDSTOPTS", &graph::int_<IPV6_RTHDRDSTOPTS>},
    {"IPV6_RTHDR_TYPE_0", &graph::int_<IPV6_RTHDR_TYPE_0>},
    {"IPV6_TCLASS", &graph::int_<IPV6_TCLASS>},
    {"IPV6_UNICAST_HOPS", &graph::int_<IPV6_UNICAST_HOPS>},
    {"IPV6_V6ONLY", &graph::int_<IPV6_V6ONLY>},
    {"MSG_CMSG_CLOEXEC", &graph::int_<MSG_CMSG_CLOEXEC>},
    {"MSG_CONFIRM", &graph::int_<MSG_CONFIRM>},
    {"MSG_CTRUNC", &graph::int_<MSG_CTRUNC>},
    {"MSG_DONTROUTE", &graph::int_<MSG_DONTROUTE>},
    {"MSG_DONTWAIT", &graph::int_<MSG_DONTWAIT>},
    {"MSG_EOR", &graph::int_<MSG_EOR>},
    {"MSG_ERRQUEUE", &graph::int_<MSG_ERRQUEUE>},
    {"MSG_FASTOPEN", &graph::int_<MSG_FASTOPEN>},
    {"MSG_MORE", &graph::int_<MSG_MORE>},
    {"MSG_NOSIGNAL", &graph::int_<MSG_NOSIGNAL>},
    {"MSG_OOB", &graph::int_<MSG_OOB>},
    {"MSG_PEEK", &graph::int_<MSG_PEEK>},
    {"MSG_TRUNC", &graph::int_<MSG_TRUNC>},
    {"MSG_WAITALL", &graph::int_<MSG_WAITALL>},
    {"NI_DGRAM", &graph::int_<NI_DGRAM>},
    {"NI_MAXHOST", &graph::int_<NI_MAXHOST>},
    {"NI_MAXSERV", &graph::int_<NI_MAXSERV>},
    {"NI_NAMEREQD", &graph::int_<NI_NAMEREQD>},
    {"NI_NOFQDN", &graph::int_<NI_NOFQDN>},
    {"NI_NUMERICHOST", &graph::int_<NI_NUMERICHOST>},
    {"NI_NUMERICSERV", &graph::int_<NI_NUMERICSERV>},
    {"SHUT_RD", &graph::int_<SHUT_RD>},
    {"SHUT_RDWR", &graph::int_<SHUT_RDWR>},
    {"SHUT_WR", &graph::int_<SHUT_WR>},
    {"SOCK_CLOEXEC", &graph::int_<SOCK_CLOEXEC>},
    {"SOCK_DGRAM", &graph::int_<SOCK_DGRAM>},
    {"SOCK_NONBLOCK", &graph::int_<SOCK_NONBLOCK>},
    {"SOCK_RAW", &graph::int_<SOCK_RAW>},
    {"SOCK_RDM", &graph::int_<SOCK_RDM>},
    {"SOCK_SEQPACKET", &graph::int_<SOCK_SEQPACKET>},
    {"SOCK_STREAM", &graph::int_<SOCK_STREAM>},
    {"SOL_IP", &graph::int_<SOL_IP>},
    {"SOL_SOCKET", &graph::int_<SOL_SOCKET>},
    {"SOL_TCP", &graph::int_<SOL_TCP>},
    {"SOMAXCONN", &graph::int_<SOMAXCONN>},
    {"SO_ACCEPTCONN", &graph::int_<SO_ACCEPTCONN>},
    {"SO_BINDTODEVICE", &graph::int_<SO_BINDTODEVICE>},
    {"SO_BROADCAST", &graph::int_<SO_BROADCAST>},
    {"SO_DEBUG", &graph::int_<SO_DEBUG>},
    {"SO_DOMAIN", &graph::int_<SO_DOMAIN>},
    {"SO_DONTROUTE", &graph::int_<SO_DONTROUTE>},
    {"SO_ERROR", &graph::int_<SO_ERROR>},
    {"SO_INCOMING_CPU", &graph::int_<SO_INCOMING_CPU>},
    {"SO_KEEPALIVE", &graph::int_<SO_KEEPALIVE>},
    {"SO_LINGER", &graph::int_<SO_LINGER>},
    {"SO_MARK", &graph::int_<SO_MARK>},
    {"SO_OOBINLINE", &graph::int_<SO_OOBINLINE>},
    {"SO_PASSCRED", &graph::int_<SO_PASSCRED>},
    {"SO_PASSSEC", &graph::int_<SO_PASSSEC>},
    {"SO_PEERCRED", &graph::int_<SO_PEERCRED>},
    {"SO_PEERSEC", &graph::int_<SO_PEERSEC>},
    {"SO_PRIORITY", &graph::int_<SO_PRIORITY>},
    {"SO_PROTOCOL", &graph::int_<SO_PROTOCOL>},
    {"SO_RCVBUF", &graph::int_<SO_RCVBUF>},
    {"SO_RCVLOWAT", &graph::int_<SO_RCVLOWAT>},
    {"SO_RCVTIMEO", &graph::int_<SO_RCVTIMEO>},
    {"SO_REUSEADDR", &graph::int_<SO_REUSEADDR>},
    {"SO_REUSEPORT", &graph::int_<SO_REUSEPORT>},
    {"SO_SNDBUF", &graph::int_<SO_SNDBUF>},
    {"SO_SNDLOWAT", &graph::int_<SO_SNDLOWAT>},
    {"SO_SNDTIMEO", &graph::int_<SO_SNDTIMEO>},
    {"SO_TYPE", &graph::int_<SO_TYPE>},
    {"TCP_CONGESTION", &graph::int_<TCP_CONGESTION>},
    {"TCP_CORK", &graph::int_<TCP_CORK>},
    {"TCP_DEFER_ACCEPT", &graph::int_<TCP_DEFER_ACCEPT>},
    {"TCP_FASTOPEN", &graph::int_<TCP_FASTOPEN>},
    {"TCP_INFO", &graph::int_<TCP_INFO>},
    {"TCP_KEEPCNT", &graph::int_<TCP_KEEPCNT>},
    {"TCP_KEEPIDLE", &graph::int_<TCP_KEEPIDLE>},
    {"TCP_KEEPINTVL", &graph::int_<TCP_KEEPINTVL>},
    {"TCP_LINGER2", &graph::int_<TCP_LINGER2>},
    {"TCP_MAXSEG", &graph::int_<TCP_MAXSEG>},
    {"TCP_NODELAY", &graph::int_<TCP_NODELAY>},
    {"TCP_NOTSENT_LOWAT", &graph::int_<TCP_NOTSENT_LOWAT>},
    {"TCP_QUICKACK", &graph::int_<TCP_QUICKACK>},
    {"TCP_SYNCNT", &graph::int_<TCP_SYNCNT>},
    {"TCP_USER_TIMEOUT", &graph::int_<TCP_USER_TIMEOUT>},
    {"TCP_WINDOW_CLAMP", &graph::int_<TCP_WINDOW_CLAMP>},
    {nullptr, nullptr}};

inline constexpr module_definition socket_definition{"_socket", socket_functions, socket_constants};

} // namespace detail

inline constexpr type_object socket_gaierror_type =
    builtins::ready<socket_gaierror_type, detail::gaierror_table>();
inline constexpr type_object socket_herror_type =
    builtins::ready<socket_herror_type, detail::herror_table>();

/// _socket.socket.
inline constexpr type_object socket_type =
    builtins::ready<socket_type, detail::socket_table, "close", "detach", "fileno", "getsockopt",
                    "recv", "recv_into", "send", "sendall", "setblocking", "getblocking",
                    "settimeout", "gettimeout", "setsockopt", "shutdown", "family", "type", "proto",
                    "timeout">();

/// The module _socket.
inline constexpr importable_module _socket_module = ready_module<detail::socket_definition>();

} // namespace stasis::library
