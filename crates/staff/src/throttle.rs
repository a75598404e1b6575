//! Slows guessing down: failed attempts are counted by account and by address, and beyond a number nobody is let in for a while.
//!
//! Counted in the memory of each server: the limit of several servers together is that of one times their number.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Failed attempts on one account, from anywhere, within [`ATTEMPTS_MINUTES`].
pub const ATTEMPTS_ACCOUNT_MAX: u32 = 10;
/// Failed attempts from one address, on any account, within [`ATTEMPTS_MINUTES`].
pub const ATTEMPTS_ADDRESS_MAX: u32 = 30;
/// Minutes after which failed attempts are forgotten.
pub const ATTEMPTS_MINUTES: u64 = 15;

/// Most accounts and addresses that are remembered. Beyond it, those that were counted longest ago are forgotten.
const REMEMBERED_MAX: usize = 10_000;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Account(String),
    Address(IpAddr),
}

/// The attempts of the last minutes.
#[derive(Debug, Default)]
pub struct Throttle {
    failed: Mutex<HashMap<Key, (u32, Instant)>>,
}

impl Throttle {
    /// Takes an attempt, unless there were too many. Counted before the password is looked at, so that many at once count as many;
    /// [`Throttle::succeeded`] takes it back.
    pub fn attempt(&self, account: &str, address: IpAddr) -> bool {
        self.attempt_at(account, address, Instant::now())
    }

    fn attempt_at(&self, account: &str, address: IpAddr, now: Instant) -> bool {
        let keys = keys(account, address);
        let mut failed = self.failed();
        let window = Duration::from_secs(ATTEMPTS_MINUTES * 60);
        if failed.len() + keys.len() > REMEMBERED_MAX {
            forget(&mut failed, now, window);
        }
        let full = keys.iter().any(|(key, most)| {
            failed.get(key).is_some_and(|(count, since)| count >= most && now.duration_since(*since) < window)
        });
        if full {
            return false;
        }
        for (key, _) in keys {
            let (count, since) = failed.entry(key).or_insert((0, now));
            if now.duration_since(*since) >= window {
                (*count, *since) = (0, now);
            }
            *count += 1;
        }
        true
    }

    /// The attempt was right: forgets those on the account, and takes it back from the address.
    pub fn succeeded(&self, account: &str, address: IpAddr) {
        let mut failed = self.failed();
        let [(of_account, _), (of_address, _)] = keys(account, address);
        failed.remove(&of_account);
        if let Some((count, _)) = failed.get_mut(&of_address) {
            *count = count.saturating_sub(1);
        }
    }

    fn failed(&self) -> MutexGuard<'_, HashMap<Key, (u32, Instant)>> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes room: forgets what is over, and if that is not enough the half that was counted longest ago. Half of it, so that whoever
/// fills the memory on purpose does not make each attempt cost a walk through it.
fn forget(failed: &mut HashMap<Key, (u32, Instant)>, now: Instant, window: Duration) {
    failed.retain(|_, (_, since)| now.duration_since(*since) < window);
    if failed.len() * 2 > REMEMBERED_MAX {
        let mut times: Vec<Instant> = failed.values().map(|(_, since)| *since).collect();
        let half = times.len() / 2;
        let (_, &mut middle, _) = times.select_nth_unstable(half);
        failed.retain(|_, (_, since)| *since > middle);
    }
}

/// The network that an address stands for where requests are counted: a home has a whole /64, of which one address is as good as another.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => four.into(),
            None => IpAddr::V6((u128::from(six) & !u128::from(u64::MAX)).into()),
        },
        four @ IpAddr::V4(_) => four,
    }
}

fn keys(account: &str, address: IpAddr) -> [(Key, u32); 2] {
    let account = account.chars().take(100).collect();
    [(Key::Account(account), ATTEMPTS_ACCOUNT_MAX), (Key::Address(network(address)), ATTEMPTS_ADDRESS_MAX)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        [192, 0, 2, last].into()
    }

    #[test]
    fn an_account_is_closed_after_so_many_attempts_from_anywhere_and_opens_later() {
        let (throttle, start) = (Throttle::default(), Instant::now());
        for from in 0..ATTEMPTS_ACCOUNT_MAX {
            assert!(throttle.attempt_at("anne", address(from as u8), start), "{from}");
        }
        assert!(!throttle.attempt_at("anne", address(99), start));
        assert!(throttle.attempt_at("bart", address(99), start));
        let window = Duration::from_secs(ATTEMPTS_MINUTES * 60);
        assert!(!throttle.attempt_at("anne", address(99), start + window.saturating_sub(Duration::from_secs(1))));
        assert!(throttle.attempt_at("anne", address(99), start + window));
    }

    #[test]
    fn an_address_is_closed_after_so_many_attempts_on_any_account() {
        let (throttle, now) = (Throttle::default(), Instant::now());
        for account in 0..ATTEMPTS_ADDRESS_MAX {
            assert!(throttle.attempt_at(&format!("a{account}"), "2001:db8::1".parse().expect("an address"), now));
        }
        assert!(!throttle.attempt_at("anne", "2001:db8::2".parse().expect("an address"), now));
        assert!(throttle.attempt_at("anne", "2001:db8:1::2".parse().expect("an address"), now));
    }

    #[test]
    fn who_gets_in_is_not_counted() {
        let throttle = Throttle::default();
        for _ in 0..100 {
            assert!(throttle.attempt("anne", address(1)));
            throttle.succeeded("anne", address(1));
        }
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (throttle, now) = (Throttle::default(), Instant::now());
        for n in 0..REMEMBERED_MAX as u32 + 500 {
            throttle.attempt_at(&n.to_string(), IpAddr::V4(n.into()), now + Duration::from_micros(u64::from(n)));
        }
        assert!(throttle.failed().len() <= REMEMBERED_MAX);
    }
}
