//! Where a request comes from: the connection, or what a trusted proxy wrote of it.

use std::net::{IpAddr, Ipv4Addr};

use axum::http::{Extensions, HeaderMap};

/// Where a request comes from, as the connection tells.
#[derive(Clone, Copy)]
pub(crate) struct Peer(pub IpAddr);

/// The address that somebody comes from, for slowing down who asks too much.
pub(crate) fn address(parts: &Extensions, headers: &HeaderMap, behind_proxy: bool) -> IpAddr {
    let peer = parts.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0);
    // What the proxy itself wrote stands last; what stands before it anyone may have written.
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let last = forwarded.and_then(|value| value.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
    if behind_proxy { last.unwrap_or(peer) } else { peer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_that_of_the_connection_or_what_the_proxy_wrote() {
        let mut extensions = Extensions::new();
        extensions.insert(Peer([192, 0, 2, 1].into()));
        let forged = HeaderMap::from_iter([(
            axum::http::HeaderName::from_static("x-forwarded-for"),
            "1.2.3.4, 198.51.100.7".parse().expect("a header"),
        )]);
        assert_eq!(address(&extensions, &forged, false), IpAddr::from([192, 0, 2, 1]));
        assert_eq!(address(&extensions, &forged, true), IpAddr::from([198, 51, 100, 7]));
        assert_eq!(address(&extensions, &HeaderMap::new(), true), IpAddr::from([192, 0, 2, 1]));
    }
}
