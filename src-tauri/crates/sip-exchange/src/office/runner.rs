//! Asynchronous work done here and now: the object store's client knows nothing else, the program wants none of it.

use std::future::Future;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

use super::error::OfficeError;

/// A private runtime without threads of its own. Work goes on only while somebody waits for it.
#[derive(Debug)]
pub(crate) struct Runner {
    /// There until it is dropped.
    runtime: Option<Runtime>,
}

impl Runner {
    pub(crate) fn new() -> Result<Self, OfficeError> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|_| OfficeError::Unreachable)?;
        Ok(Self { runtime: Some(runtime) })
    }

    /// Waits for the work, however long it takes.
    pub(crate) fn wait<T>(&self, work: impl Future<Output = Result<T, OfficeError>>) -> Result<T, OfficeError> {
        self.runtime.as_ref().ok_or(OfficeError::Unreachable)?.block_on(work)
    }
}

/// What the work comes to; [`OfficeError::Unreachable`] when it takes longer than this.
pub(crate) async fn within<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, OfficeError>>,
) -> Result<T, OfficeError> {
    tokio::time::timeout(limit, work).await.unwrap_or(Err(OfficeError::Unreachable))
}

impl Drop for Runner {
    fn drop(&mut self) {
        // The system may still be looking up a name; nobody needs to wait for that.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_waited_for_and_not_for_ever() {
        let runner = Runner::new().unwrap();
        assert_eq!(runner.wait(within(Duration::from_secs(9), async { Ok(7) })), Ok(7));
        let never = std::future::pending::<Result<(), OfficeError>>();
        assert_eq!(runner.wait(within(Duration::from_millis(20), never)), Err(OfficeError::Unreachable));
    }
}
