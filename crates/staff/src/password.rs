//! Passwords: which are good enough, and how they are kept (argon2id, in its usual text form).

use std::sync::{Arc, LazyLock};

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

/// Shortest password.
pub const PASSWORD_CHARS_MIN: usize = 12;
/// Longest password: longer ones would only cost the server time.
pub const PASSWORD_CHARS_MAX: usize = 200;

/// Guesses that a password must withstand, as powers of ten. What people choose first (a common password, a name, a date, keys in
/// a row, and these one after the other) falls below it, however long it is.
const GUESSES_LOG10_MIN: f64 = 10.0;

/// Words that guessers here would try, beyond the English and the names that zxcvbn knows.
const LOCAL_WORDS: &[&str] = &[
    "repertoire",
    "répertoire",
    "bruxelles",
    "brussel",
    "brussels",
    "bassin",
    "gestion",
    "motdepasse",
    "wachtwoord",
    "bonjour",
    "welkom",
    "soleil",
    "azerty",
    "azertyuiop",
    "qwsdfghjklm",
    "sante",
    "santé",
    "mentale",
    "soins",
    "zorg",
    "belgique",
    "belgie",
    "belgium",
    "marseille",
    "chocolat",
    "doudou",
    "loulou",
    "jetaime",
    "printemps",
    "automne",
    "hiver",
    "lente",
    "zomer",
    "herfst",
    "winter",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "juin",
    "juillet",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// A password as typed, good enough to be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password")
    }
}

/// A password that is not good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Fewer than [`PASSWORD_CHARS_MIN`] characters.
    #[error("too short")]
    TooShort,
    /// More than [`PASSWORD_CHARS_MAX`] characters.
    #[error("too long")]
    TooLong,
    /// Among the first that a guesser tries.
    #[error("easily guessed")]
    Common,
}

impl Password {
    /// Checks a new password of an account.
    ///
    /// # Errors
    /// When it is too short, too long, or easily guessed.
    pub fn new(text: &str, account: &str) -> Result<Self, PasswordError> {
        let chars = text.chars().count();
        if chars < PASSWORD_CHARS_MIN {
            return Err(PasswordError::TooShort);
        }
        if chars > PASSWORD_CHARS_MAX {
            return Err(PasswordError::TooLong);
        }
        let parts = account.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 2);
        let known: Vec<&str> = LOCAL_WORDS.iter().copied().chain([account]).chain(parts).collect();
        let guesses = zxcvbn::zxcvbn(text, &known).guesses_log10();
        if guesses < GUESSES_LOG10_MIN { Err(PasswordError::Common) } else { Ok(Self(text.to_owned())) }
    }

    /// As typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A password as it is kept, in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasswordHash(Box<str>);

/// Computations at one time: each fills 19 MB of memory and keeps a core busy.
const AT_ONCE_MAX: usize = 2;

/// Makes and checks hashes, off the threads that answer, and few at a time.
#[derive(Clone, Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE_MAX)) }
    }
}

/// Of no password at all: checked where there is no account, so that the answer takes the same time.
static NOBODY: LazyLock<PasswordHash> = LazyLock::new(|| hash(""));

/// As OWASP advises for argon2id: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

fn hash(password: &str) -> PasswordHash {
    // Fails only where the system has no random numbers: an empty hash is the hash of no password.
    PasswordHash(argon2().hash_password(password.as_bytes()).map_or_else(|_| "".into(), |hash| hash.to_string().into()))
}

impl Passwords {
    /// The hash of a password.
    pub async fn hash(&self, password: &str) -> PasswordHash {
        let password = password.to_owned();
        self.compute(move || hash(&password)).await.unwrap_or_else(|| PasswordHash("".into()))
    }

    /// Whether a password is that of a hash. Takes as long, and answers no, where there is no hash.
    pub async fn verify(&self, password: &str, kept: Option<&PasswordHash>) -> bool {
        if password.chars().count() > PASSWORD_CHARS_MAX {
            return false;
        }
        let (password, kept) = (password.to_owned(), kept.cloned());
        let verify = move || {
            let hash = kept.as_ref().unwrap_or(&NOBODY);
            let parsed = argon2::password_hash::phc::PasswordHash::new(&hash.0);
            let right = parsed.is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok());
            right && kept.is_some()
        };
        self.compute(verify).await.unwrap_or(false)
    }

    async fn compute<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.ok()?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<PasswordError>) {
        assert_eq!(Password::new(text, "anne.dupont").err(), expected, "{text}");
    }

    #[test]
    fn a_good_password_is_long_and_not_what_guessers_try_first() {
        check("huit chats gris sous la pluie", None);
        check("vT8#kq!2zLw9", None);
        check("paarse fiets op zolder", None);
        check("elevenchars", Some(PasswordError::TooShort));
        check("éééééééééééé", Some(PasswordError::Common));
        for common in [
            "123456789012",
            "passwordpassword",
            "Password12345",
            "motdepasse2026",
            "azertyuiop123",
            "Bruxelles2026!",
            "annedupont2026",
            "wachtwoord123",
            "repertoire2026",
            "qwertyuiop123",
            "aaaaaaaaaaaaaaaa",
            "Welkom123456",
            "iloveyou1234",
            "abcabcabcabc",
        ] {
            check(common, Some(PasswordError::Common));
        }
    }

    #[test]
    fn the_length_has_limits() {
        let of = |chars: usize| "vT8#kq!2zLw9 é".chars().cycle().take(chars).collect::<String>();
        check(&of(PASSWORD_CHARS_MIN - 1), Some(PasswordError::TooShort));
        check(&of(PASSWORD_CHARS_MIN), None);
        check(&of(PASSWORD_CHARS_MAX), None);
        check(&of(PASSWORD_CHARS_MAX + 1), Some(PasswordError::TooLong));
    }

    #[tokio::test]
    async fn a_password_is_known_by_its_hash_and_no_hash_is_like_another() {
        let passwords = Passwords::default();
        let (one, two) = (passwords.hash("une phrase").await, passwords.hash("une phrase").await);
        assert_ne!(one, two);
        assert!(one.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", one.0);
        assert!(passwords.verify("une phrase", Some(&one)).await);
        assert!(!passwords.verify("une autre phrase", Some(&one)).await);
        assert!(!passwords.verify("", None).await);
        assert!(!passwords.verify("une phrase", Some(&PasswordHash("".into()))).await);
    }
}
