//! Lists of hosts, and what hosts look like.

use std::collections::HashSet;
use std::net::{Ipv4Addr, Ipv6Addr};

/// A list of hosts as `src/lint/data/` has them: one a line, comments with `#`.
pub(super) struct Hosts(HashSet<&'static str>);

impl Hosts {
    pub(super) fn new(list: &'static str) -> Self {
        Self(list.lines().filter(|line| !line.starts_with('#')).collect())
    }

    /// Whether a host is in the list, or below one that is.
    pub(super) fn hold(&self, host: &str) -> bool {
        let dots = host.match_indices('.').map(|(at, _)| at + 1);
        std::iter::once(0).chain(dots).any(|at| self.0.contains(&host[at..]))
    }
}

/// Whether a host is an address of IP.
pub(super) fn is_ip(host: &str) -> bool {
    host.parse::<Ipv4Addr>().is_ok() || ip6(host).is_some()
}

/// Whether a host is this machine.
pub(super) fn is_loopback(host: &str) -> bool {
    let is_local = |ip: Ipv4Addr| ip.is_loopback() || ip.is_unspecified();
    host.parse().is_ok_and(is_local)
        || ip6(host).is_some_and(|ip| ip.is_loopback() || ip.is_unspecified())
}

fn ip6(host: &str) -> Option<Ipv6Addr> {
    host.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

/// Whether a host is known only when the message is sent.
pub(super) fn is_variable(host: &str) -> bool {
    host.contains(['{', '}', '%', '$', '<'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_hosts_and_what_is_below_them() {
        let hosts = Hosts::new("# not\na.b\ntest\n");
        assert!(hosts.hold("a.b") && hosts.hold("x.a.b") && hosts.hold("shop.test"));
        assert!(!hosts.hold("xa.b") && !hosts.hold("test.com") && !hosts.hold("# not"));
    }

    #[test]
    fn addresses_are_told_from_names() {
        assert!(is_ip("10.0.0.1") && is_ip("[::1]") && !is_ip("10.0.0") && !is_ip("a.b"));
        assert!(is_loopback("127.0.0.1") && is_loopback("[::1]") && !is_loopback("10.0.0.1"));
    }
}
