//! An object store as a post office.

use std::future::Future;
use std::time::Duration;

use futures_util::TryStreamExt;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{
    BackoffConfig, ClientOptions, Error, ObjectStore, ObjectStoreExt, PutMode, PutPayload, RetryConfig,
};

use super::error::OfficeError;
use super::judge::judge;
use super::name::PacketName;
use super::runner::{Runner, within};
use super::{PostOffice, identity, layout};

/// Longest silence that is waited out. With it, "unreachable" is told within about ten seconds.
const PATIENCE: Duration = Duration::from_secs(10);
/// A connection that takes longer is tried once more, within the patience.
const CONNECTING: Duration = Duration::from_secs(4);
/// Slowest line that is worth the wait for a packet to be sent: half a megabit a second.
const BYTES_A_SECOND: u64 = 64 * 1024;

/// A post office in a bucket, below a prefix. It waits for answers on the calling thread, which must not be one that
/// runs asynchronous tasks.
#[derive(Debug)]
pub struct StoreOffice {
    store: AmazonS3,
    prefix: Path,
    runner: Runner,
    patience: Duration,
}

impl StoreOffice {
    /// The post office in this bucket, with what [`super::open`] takes from `env`. Nothing is asked of it yet.
    ///
    /// # Errors
    /// [`OfficeError::BadAddress`]; [`OfficeError::Denied`] for half a pair of keys.
    pub fn connect(bucket: &str, prefix: &str, env: &dyn Fn(&str) -> Option<String>) -> Result<Self, OfficeError> {
        let given = |name: &str| env(name).filter(|value| !value.is_empty());
        let region = given("AWS_REGION").or_else(|| given("AWS_DEFAULT_REGION"));
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(bucket)
            .with_region(region.unwrap_or_else(|| "us-east-1".to_owned()))
            .with_retry(retries());
        builder = match (given("AWS_ACCESS_KEY_ID"), given("AWS_SECRET_ACCESS_KEY")) {
            (Some(id), Some(secret)) => builder.with_access_key_id(id).with_secret_access_key(secret),
            // Otherwise the client would ask the cloud's machines who they are, which this is none of.
            (None, None) => builder.with_skip_signature(true),
            _ => return Err(OfficeError::Denied),
        };
        if let Some(token) = given("AWS_SESSION_TOKEN") {
            builder = builder.with_token(token);
        }
        let mut options = ClientOptions::new()
            // A limit for all of a packet would fail on a slow line; silence is limited here instead.
            .with_timeout_disabled()
            .with_connect_timeout(CONNECTING)
            .with_pool_idle_timeout(Duration::from_secs(20));
        if let Some(endpoint) = given("AWS_ENDPOINT_URL") {
            let clear = endpoint.strip_prefix("http://");
            let host = clear.or_else(|| endpoint.strip_prefix("https://")).ok_or(OfficeError::BadAddress)?;
            if host.is_empty() || host.starts_with('/') {
                return Err(OfficeError::BadAddress);
            }
            options = options.with_allow_http(clear.is_some());
            builder = builder.with_endpoint(endpoint);
        }
        let store = builder.with_client_options(options).build().map_err(|_| OfficeError::BadAddress)?;
        let prefix = Path::parse(prefix).map_err(|_| OfficeError::BadAddress)?;
        Ok(Self { store, prefix, runner: Runner::new()?, patience: PATIENCE })
    }

    /// Waits for one answer.
    fn wait<T>(&self, answer: impl Future<Output = Result<T, Error>>) -> Result<T, OfficeError> {
        self.wait_longer(Duration::ZERO, answer)
    }

    fn wait_longer<T>(
        &self,
        longer: Duration,
        answer: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, OfficeError> {
        let answer = async { answer.await.map_err(|error| judge(&error)) };
        self.runner.wait(within(self.patience.saturating_add(longer), answer))
    }

    fn key(&self, way: &[&str]) -> Path {
        way.iter().fold(self.prefix.clone(), |key, part| key.join(*part))
    }

    /// The directories below a way, in order.
    fn below(&self, way: &[&str]) -> Result<Vec<String>, OfficeError> {
        let key = self.key(way);
        let found = self.wait(self.store.list_with_delimiter(Some(&key)));
        let named = |key: &Path| key.filename().filter(|name| layout::is_name(name)).map(str::to_owned);
        let mut names: Vec<String> = not_found_is_gone(found)?.common_prefixes.iter().filter_map(named).collect();
        names.sort_unstable();
        Ok(names)
    }

    fn read(&self, key: &Path, most: usize) -> Result<Vec<u8>, OfficeError> {
        let answer = self.wait(self.store.get(key))?;
        if answer.meta.size > most as u64 {
            return Err(OfficeError::TooBig);
        }
        let mut pieces = answer.into_stream();
        let mut bytes = Vec::new();
        while let Some(piece) = self.wait(pieces.try_next())? {
            bytes.extend_from_slice(&piece);
            if bytes.len() > most {
                return Err(OfficeError::TooBig);
            }
        }
        Ok(bytes)
    }

    fn write(&self, key: &Path, bytes: &[u8], mode: PutMode) -> Result<(), OfficeError> {
        let sending = Duration::from_secs(bytes.len() as u64 / BYTES_A_SECOND);
        let payload = PutPayload::from(bytes.to_vec());
        // Nothing was looked for: when something is not found, it is the bucket.
        not_found_is_gone(self.wait_longer(sending, self.store.put_opts(key, payload, mode.into())).map(|_| ()))
    }

    fn identity(&self) -> Result<Option<String>, OfficeError> {
        match self.read(&self.key(&[layout::IDENTITY]), identity::MOST_BYTES) {
            Ok(bytes) => identity::read(&bytes).map(Some),
            Err(OfficeError::NotFound) => Ok(None),
            Err(OfficeError::TooBig) => Err(OfficeError::Damaged),
            Err(error) => Err(error),
        }
    }

    /// What a key below `way` names, when it lies in the bucket where it belongs.
    fn packet(way: &Path, key: &Path) -> Option<PacketName> {
        let mut parts = key.prefix_match(way)?;
        let (bucket, name) = (parts.next()?, parts.next()?);
        let name: PacketName = name.as_ref().parse().ok()?;
        (parts.next().is_none() && bucket.as_ref() == layout::bucket(name.seq)).then_some(name)
    }
}

impl PostOffice for StoreOffice {
    fn id(&mut self, random: [u8; 16]) -> Result<String, OfficeError> {
        if let Some(id) = self.identity()? {
            return Ok(id);
        }
        let key = self.key(&[layout::IDENTITY]);
        let text = identity::made_of(random);
        // Only one of two devices that do this at once may win. Not every store can see to that, and the answers of
        // those that cannot are many; what counts is what lies there afterwards.
        let created = self.write(&key, text.as_bytes(), PutMode::Create);
        if let Some(id) = self.identity()? {
            return Ok(id);
        }
        match created {
            Err(error @ (OfficeError::Denied | OfficeError::Full | OfficeError::Gone)) => {
                return Err(error);
            }
            _ => self.write(&key, text.as_bytes(), PutMode::Overwrite)?,
        }
        self.identity()?.ok_or(OfficeError::Unreachable)
    }

    fn mailboxes(&mut self) -> Result<Vec<String>, OfficeError> {
        self.below(&[])
    }

    fn senders(&mut self, mailbox: &str) -> Result<Vec<String>, OfficeError> {
        layout::check(&[mailbox])?;
        self.below(&[mailbox])
    }

    fn list(&mut self, mailbox: &str, sender: &str, after: u64, most: usize) -> Result<Vec<PacketName>, OfficeError> {
        layout::check(&[mailbox, sender])?;
        let Some(first) = after.checked_add(1).filter(|first| *first <= PacketName::LAST) else {
            return Ok(Vec::new());
        };
        let way = self.key(&[mailbox, sender]);
        // The beginning of the first name that is wanted stands before it and after all that are not.
        let offset = way.clone().join(layout::bucket(first)).join(format!("{first:012}"));
        let mut keys = self.store.list_with_offset(Some(&way), &offset);
        let mut names = Vec::new();
        // One name more tells whether the last number is whole.
        while names.len() <= most
            && let Some(found) = not_found_is_gone(self.wait(keys.try_next()))?
        {
            names.extend(Self::packet(&way, &found.location).filter(|name| name.seq > after));
        }
        Ok(layout::lowest(names, most))
    }

    fn get(
        &mut self,
        mailbox: &str,
        sender: &str,
        name: &PacketName,
        most_bytes: usize,
    ) -> Result<Vec<u8>, OfficeError> {
        layout::check(&[mailbox, sender])?;
        let key = self.key(&[mailbox, sender, &layout::bucket(name.seq), &name.to_string()]);
        let bytes = self.read(&key, most_bytes)?;
        if name.matches(&bytes) { Ok(bytes) } else { Err(OfficeError::Damaged) }
    }

    fn put(&mut self, mailbox: &str, sender: &str, name: &PacketName, bytes: &[u8]) -> Result<(), OfficeError> {
        layout::check(&[mailbox, sender])?;
        layout::check_packet(name, bytes)?;
        let key = self.key(&[mailbox, sender, &layout::bucket(name.seq), &name.to_string()]);
        // Over whatever is there: under this name only these bytes are right.
        self.write(&key, bytes, PutMode::Overwrite)
    }
}

/// For requests that look for nothing of their own: "not found" is said of the bucket.
fn not_found_is_gone<T>(answer: Result<T, OfficeError>) -> Result<T, OfficeError> {
    answer.map_err(|error| if error == OfficeError::NotFound { OfficeError::Gone } else { error })
}

fn retries() -> RetryConfig {
    RetryConfig {
        max_retries: 1,
        retry_timeout: Duration::from_secs(5),
        backoff: BackoffConfig {
            init_backoff: Duration::from_millis(100),
            max_backoff: Duration::from_millis(500),
            base: 2.0,
        },
    }
}
