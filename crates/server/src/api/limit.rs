//! How often one address may ask the API: so many requests a minute, all of them at once if it likes.
//!
//! For each network one point in time is kept: when all that it asked for would be done, were each request to take its share of a minute.
//! A request is refused where that lies further ahead than a minute. This is the algorithm of leaky buckets as ATM networks call it
//! (GCRA). The crate `governor` does the same, and would bring a dozen others for its own concurrent map, clocks and waiting, and its
//! map of addresses grows until somebody empties it; here it is bounded by itself.
//!
//! Counted in the memory of each server: the limit of several servers together is that of one times their number. Nothing is written
//! down, and what is over is forgotten with the first request of the next minute.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use repertoire_staff::network;

use crate::limits::API_ADDRESSES_MAX;

const MINUTE: Duration = Duration::from_mins(1);

/// The requests of the last minute.
pub(crate) struct RequestLimit {
    requests_minute: u32,
    /// The share of a minute of one request; nothing where there is no limit.
    share: Option<Duration>,
    asked: Mutex<Asked>,
}

#[derive(Default)]
struct Asked {
    /// When what each network asked for would be done.
    done: HashMap<IpAddr, Instant>,
    /// When what was over was forgotten last.
    swept: Option<Instant>,
}

impl RequestLimit {
    /// So many requests a minute from one address; as many as they like for 0.
    pub(crate) fn new(requests_minute: u32) -> Self {
        let share = (requests_minute > 0).then(|| MINUTE / requests_minute);
        Self { requests_minute, share, asked: Mutex::default() }
    }

    /// How many that are; 0 for as many as they like.
    pub(crate) const fn requests_minute(&self) -> u32 {
        self.requests_minute
    }

    /// Takes a request from an address; else the whole seconds after which the next one would be taken.
    pub(crate) fn take(&self, address: IpAddr) -> Result<(), u64> {
        self.take_at(address, Instant::now())
    }

    fn take_at(&self, address: IpAddr, now: Instant) -> Result<(), u64> {
        let Some(share) = self.share else { return Ok(()) };
        let network = network(address);
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let Asked { done, swept } = &mut *asked;
        if now.duration_since(*swept.get_or_insert(now)) >= MINUTE {
            done.retain(|_, done| *done > now);
            *swept = Some(now);
        }
        let begun = done.get(&network).map_or(now, |done| (*done).max(now));
        let ahead = (begun + share).duration_since(now);
        if let Some(wait) = ahead.checked_sub(MINUTE).filter(|wait| !wait.is_zero()) {
            return Err(wait.as_secs() + u64::from(wait.subsec_nanos() > 0));
        }
        if done.len() >= API_ADDRESSES_MAX && !done.contains_key(&network) {
            forget(done, now);
        }
        done.insert(network, begun + share);
        Ok(())
    }
}

/// Makes room: forgets who has nothing open, and if that is not enough the half that asked least. Half of them, so that whoever comes
/// from many addresses does not make each request cost a walk through all.
fn forget(done: &mut HashMap<IpAddr, Instant>, now: Instant) {
    done.retain(|_, done| *done > now);
    if done.len() * 2 > API_ADDRESSES_MAX {
        let mut times: Vec<Instant> = done.values().copied().collect();
        let half = times.len() / 2;
        let (_, &mut middle, _) = times.select_nth_unstable(half);
        done.retain(|_, done| *done > middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn the_last_request_of_a_minute_is_taken_and_the_next_is_told_when_to_come() {
        let (limit, start, one) = (RequestLimit::new(30), Instant::now(), address("192.0.2.1"));
        for request in 0..30 {
            assert_eq!(limit.take_at(one, start), Ok(()), "{request}");
        }
        assert_eq!(limit.take_at(one, start), Err(2));
        assert_eq!(limit.take_at(one, start + Duration::from_millis(1_500)), Err(1));
        // Refused requests cost nothing; others are not concerned.
        assert_eq!(limit.take_at(one, start + Duration::from_secs(2)), Ok(()));
        assert_eq!(limit.take_at(one, start + Duration::from_secs(2)), Err(2));
        assert_eq!(limit.take_at(address("192.0.2.2"), start), Ok(()));
        // After a minute without any, all of it is there again.
        let later = start + Duration::from_secs(62);
        assert_eq!((0..31).filter(|_| limit.take_at(one, later).is_ok()).count(), 30);
    }

    #[test]
    fn a_home_with_a_network_of_its_own_counts_as_one() {
        let (limit, now) = (RequestLimit::new(1), Instant::now());
        assert_eq!(limit.take_at(address("2001:db8::1"), now), Ok(()));
        assert_eq!(limit.take_at(address("2001:db8::2"), now), Err(60));
        assert_eq!(limit.take_at(address("2001:db8:0:1::1"), now), Ok(()));
        assert_eq!(limit.take_at(address("192.0.2.1"), now), Ok(()));
        assert_eq!(limit.take_at(address("::ffff:192.0.2.1"), now), Err(60));
    }

    #[test]
    fn without_a_limit_nothing_is_counted() {
        let (limit, now) = (RequestLimit::new(0), Instant::now());
        assert!((0..10_000).all(|_| limit.take_at(address("192.0.2.1"), now).is_ok()));
        assert!(limit.asked.lock().expect("whole").done.is_empty());
    }

    #[test]
    fn the_addresses_remembered_are_bounded_and_who_asks_most_stays_counted() {
        let (limit, now) = (RequestLimit::new(60), Instant::now());
        let busy = address("2001:db8:ffff::1");
        assert_eq!((0..60).filter(|_| limit.take_at(busy, now).is_ok()).count(), 60);
        for n in 0..3 * API_ADDRESSES_MAX as u32 {
            assert_eq!(limit.take_at(IpAddr::V4((n + 1).into()), now), Ok(()));
        }
        assert!(limit.asked.lock().expect("whole").done.len() <= API_ADDRESSES_MAX);
        assert_eq!(limit.take_at(busy, now), Err(1));
    }

    #[test]
    fn what_is_over_is_forgotten_with_the_next_minute() {
        let (limit, start) = (RequestLimit::new(60), Instant::now());
        let known = || limit.asked.lock().expect("whole").done.len();
        for n in 1..=100_u32 {
            assert_eq!(limit.take_at(IpAddr::V4(n.into()), start), Ok(()));
        }
        assert_eq!(known(), 100);
        assert_eq!(limit.take_at(address("192.0.2.1"), start + MINUTE), Ok(()));
        assert_eq!(known(), 1);
    }
}
