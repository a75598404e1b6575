//! Where a history is kept, as people write it: a folder, or `s3://bucket/prefix`.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey, S3ConditionalPut};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{BackoffConfig, ClientConfigKey, ObjectStore, RetryConfig};

use crate::store::StoreError;

/// Longest wait for a connection: the first packet may get lost, and is sent again after a second.
const CONNECT_MAX: Duration = Duration::from_secs(3);
/// Longest silence of the server once it was asked, the sending of a file included: enough for a catalogue a hundred times
/// as large as the real one at 30 Mbit/s. Who publishes waits for at most two of these: one for the write, one to learn
/// what became of it.
const SILENCE_MAX: Duration = Duration::from_secs(4);
/// Longest time for one request in all, for a server that sends a byte now and then.
const REQUEST_MAX: Duration = Duration::from_mins(1);
/// What fails at once (a refused connection, a 503) is tried again for this long. Less than [`CONNECT_MAX`] and
/// [`SILENCE_MAX`]: what took that long is told instead.
const RETRY_MAX: Duration = Duration::from_secs(2);
/// How often at most.
const RETRIES_MAX: usize = 4;
/// Longest pause between two trials.
const PAUSE_MAX: Duration = Duration::from_secs(1);

/// The place of a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreAddress {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket of a server that speaks S3.
    S3 {
        /// Its name.
        bucket: String,
        /// What all names in it begin with; may be empty.
        prefix: Path,
    },
}

/// A text that is no place of a history. None of these repeats what stands before an `@`: it may be a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was written.
    #[error("an address is a folder, or s3://bucket/prefix")]
    Empty,
    /// It begins with another scheme than `s3://`.
    #[error("stores at {0}:// are not known; an address is a folder, or s3://bucket/prefix")]
    Scheme(String),
    /// There is no bucket, or what stands there can't be one.
    #[error("after s3:// comes the name of a bucket: letters, digits, hyphens, dots")]
    Bucket,
    /// The prefix holds an empty part, `.`, `..` or a character that no name may hold.
    #[error("the prefix behind the bucket can't be used: empty parts, `.` and `..` are no names")]
    Prefix,
}

impl FromStr for StoreAddress {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        let scheme_char = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        let Some((scheme, rest)) = text.split_once("://").filter(|(scheme, _)| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(scheme_char)
        }) else {
            return Ok(Self::Folder(text.into()));
        };
        if !scheme.eq_ignore_ascii_case("s3") {
            return Err(AddressError::Scheme(scheme.to_owned()));
        }
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        // Older buckets have capitals and underscores. Nothing else, as the name becomes part of an address.
        let bucket_char = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
        if !bucket.starts_with(|c: char| c.is_ascii_alphanumeric()) || !bucket.chars().all(bucket_char) {
            return Err(AddressError::Bucket);
        }
        // A slash at the beginning would be taken away in silence.
        let prefix = Some(prefix).filter(|prefix| !prefix.starts_with('/')).ok_or(AddressError::Prefix)?;
        let prefix = Path::parse(prefix).map_err(|_| AddressError::Prefix)?;
        Ok(Self::S3 { bucket: bucket.to_owned(), prefix })
    }
}

impl fmt::Display for StoreAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.display().fmt(f),
            Self::S3 { bucket, prefix } if prefix.is_root() => write!(f, "s3://{bucket}"),
            Self::S3 { bucket, prefix } => write!(f, "s3://{bucket}/{prefix}"),
        }
    }
}

impl StoreAddress {
    /// The store, and what all names in it begin with. A folder is made where it does not exist, and what is confirmed there
    /// is on disk. For S3, server and keys are what the usual variables of the environment say: `AWS_ENDPOINT`, `AWS_REGION`,
    /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_ALLOW_HTTP` …; nothing is asked of the server yet.
    ///
    /// # Errors
    /// When the folder can't be made or used, or the variables make no sense.
    pub fn open(&self) -> Result<(Arc<dyn ObjectStore>, Path), StoreError> {
        self.open_by(AmazonS3Builder::from_env)
    }

    /// As [`StoreAddress::open`], with these variables in place of the environment's; those that are not known are ignored.
    ///
    /// # Errors
    /// As [`StoreAddress::open`].
    pub fn open_with(
        &self,
        variables: impl IntoIterator<Item = (impl AsRef<str>, impl Into<String>)>,
    ) -> Result<(Arc<dyn ObjectStore>, Path), StoreError> {
        self.open_by(|| {
            variables.into_iter().fold(AmazonS3Builder::new(), |builder, (name, value)| {
                match name.as_ref().to_ascii_lowercase().parse() {
                    Ok(key) => builder.with_config(key, value),
                    Err(_) => builder,
                }
            })
        })
    }

    fn open_by(&self, variables: impl FnOnce() -> AmazonS3Builder) -> Result<(Arc<dyn ObjectStore>, Path), StoreError> {
        Ok(match self {
            Self::Folder(folder) => {
                std::fs::create_dir_all(folder)?;
                (Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true)), Path::default())
            }
            Self::S3 { bucket, prefix } => {
                (Arc::new(bounded(variables().with_bucket_name(bucket)).build()?), prefix.clone())
            }
        })
    }
}

/// Whatever the variables say: a server that is silent is not waited for, and nothing is overwritten.
fn bounded(mut builder: AmazonS3Builder) -> AmazonS3Builder {
    // Said once for the whole program; who said it before has chosen.
    let _ = rustls::crypto::ring::default_provider().install_default();
    for (key, longest) in [
        (ClientConfigKey::ConnectTimeout, CONNECT_MAX),
        (ClientConfigKey::ReadTimeout, SILENCE_MAX),
        (ClientConfigKey::Timeout, REQUEST_MAX),
    ] {
        builder = builder.with_config(AmazonS3ConfigKey::Client(key), format!("{}s", longest.as_secs()));
    }
    let endpoint = |key| builder.get_config_value(&key);
    let endpoint = endpoint(AmazonS3ConfigKey::S3Endpoint).or_else(|| endpoint(AmazonS3ConfigKey::Endpoint));
    if endpoint.is_some_and(|endpoint| endpoint.starts_with("http://")) {
        // An image that holds only the program has no certificates; without TLS none are needed.
        builder = builder.with_config(AmazonS3ConfigKey::Client(ClientConfigKey::NoSystemCertificates), "true");
    }
    builder.with_conditional_put(S3ConditionalPut::ETagMatch).with_retry(RetryConfig {
        backoff: BackoffConfig { max_backoff: PAUSE_MAX, ..BackoffConfig::default() },
        max_retries: RETRIES_MAX,
        retry_timeout: RETRY_MAX,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<StoreAddress, AddressError> {
        text.parse()
    }

    #[test]
    fn an_address_is_a_folder_or_a_bucket_and_is_written_as_it_was_read() {
        for folder in
            ["historique", "/var/lib/histoire", "./a b", "C:\\histoire", "../é", "s3", "s3:/x", "./odd://x", "://x"]
        {
            let address = read(folder).expect("a folder");
            assert_eq!(address, StoreAddress::Folder(folder.into()));
            assert_eq!(address.to_string(), folder);
        }
        for (text, bucket, prefix, again) in [
            ("s3://catalogue", "catalogue", "", "s3://catalogue"),
            ("s3://catalogue/", "catalogue", "", "s3://catalogue"),
            ("s3://a.b-c_D/un/deux", "a.b-c_D", "un/deux", "s3://a.b-c_D/un/deux"),
            ("S3://catalogue/un/", "catalogue", "un", "s3://catalogue/un"),
        ] {
            let address = read(text).expect("a bucket");
            assert_eq!(address, StoreAddress::S3 { bucket: bucket.into(), prefix: Path::from(prefix) });
            assert_eq!(address.to_string(), again);
            assert_eq!(read(again), Ok(address));
        }
    }

    #[test]
    fn what_is_neither_is_refused_and_no_password_is_repeated() {
        assert_eq!(read(""), Err(AddressError::Empty));
        for (text, scheme) in
            [("file:///var", "file"), ("gs://b/p", "gs"), ("https://s3.example", "https"), ("s3a://b", "s3a")]
        {
            assert_eq!(read(text), Err(AddressError::Scheme(scheme.into())));
        }
        for text in ["s3://", "s3:///prefixe", "s3://key:secret@bucket", "s3://b?c", "s3://.b", "s3://é", "s3://a b/c"]
        {
            let told = read(text).expect_err("no bucket");
            assert_eq!(told, AddressError::Bucket, "{text}");
            assert!(!told.to_string().contains("secret"));
        }
        for text in ["s3://b//c", "s3://b/c//d", "s3://b/../c", "s3://b/./c", "s3://b/c\u{7}"] {
            assert_eq!(read(text), Err(AddressError::Prefix), "{text}");
        }
    }

    #[test]
    fn every_variable_that_a_document_names_is_known() {
        let documents =
            [include_str!("../README.md"), include_str!("../../../DEPLOYMENT.md"), include_str!("../../../DESIGN.md")];
        let words = documents.iter().flat_map(|text| text.split(|c: char| !(c.is_ascii_uppercase() || c == '_')));
        let names: Vec<&str> = words.filter(|word| word.starts_with("AWS_") && word.len() > 4).collect();
        assert!(names.len() > 10, "{names:?}");
        for name in names {
            assert!(name.to_ascii_lowercase().parse::<AmazonS3ConfigKey>().is_ok(), "{name}");
        }
    }

    #[test]
    fn waiting_is_bounded_and_overwriting_is_off_whatever_the_variables_say() {
        let builder = bounded(
            AmazonS3Builder::new()
                .with_config(AmazonS3ConfigKey::ConditionalPut, "disabled")
                .with_config(AmazonS3ConfigKey::Client(ClientConfigKey::Timeout), "1 day"),
        );
        let value = |key| builder.get_config_value(&key).expect("a value");
        assert_eq!(value(AmazonS3ConfigKey::ConditionalPut), "etag");
        let client = |key| value(AmazonS3ConfigKey::Client(key));
        assert_eq!(client(ClientConfigKey::ConnectTimeout), "3s");
        assert_eq!(client(ClientConfigKey::ReadTimeout), "4s");
        assert_eq!(client(ClientConfigKey::Timeout), "60s");
        assert!(RETRY_MAX < CONNECT_MAX && RETRY_MAX < SILENCE_MAX, "what was waited for is not waited for again");
        assert!(SILENCE_MAX * 2 <= Duration::from_secs(10), "who publishes is told within some ten seconds");
    }
}
