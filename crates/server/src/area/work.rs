//! Work that may take longer than a page should: begun once, gone on with whoever asks, and told how long it has been.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

/// How far a piece of work is.
pub(crate) enum Progress<T> {
    /// Done.
    Done(T),
    /// Under way for so long.
    Working(Duration),
}

/// Pieces of work by what they are about; the oldest are forgotten beyond a number.
pub(crate) struct Works<K, T> {
    most: usize,
    known: Mutex<VecDeque<(K, Work<T>)>>,
}

struct Work<T> {
    started: Instant,
    done: watch::Receiver<Option<T>>,
}

impl<T> Clone for Work<T> {
    fn clone(&self) -> Self {
        Self { started: self.started, done: self.done.clone() }
    }
}

impl<K: Clone + PartialEq + Send + 'static, T: Clone + Send + Sync + 'static> Works<K, T> {
    pub(crate) const fn new(most: usize) -> Self {
        Self { most, known: Mutex::new(VecDeque::new()) }
    }

    /// What came of a piece of work. It is begun if nobody has, and waited for no longer than `wait`. An outcome that is not to be
    /// kept is answered once, and made again for the next who asks.
    pub(crate) async fn get<F: Future<Output = T> + Send + 'static>(
        &self,
        key: K,
        wait: Duration,
        keep: impl Fn(&T) -> bool,
        make: impl FnOnce() -> F,
    ) -> Progress<T> {
        let mut work = self.begin(&key, make);
        match tokio::time::timeout(wait, work.done.wait_for(Option::is_some)).await {
            Ok(Ok(outcome)) => match outcome.clone() {
                Some(outcome) => {
                    if !keep(&outcome) {
                        self.forget(&key);
                    }
                    Progress::Done(outcome)
                }
                None => Progress::Working(work.started.elapsed()),
            },
            // It ended without an outcome, by a defect of ours: the next who asks begins again.
            Ok(Err(_)) => {
                self.forget(&key);
                Progress::Working(work.started.elapsed())
            }
            Err(_) => Progress::Working(work.started.elapsed()),
        }
    }

    /// How far a piece of work is, if it was begun. An outcome that is not to be kept is answered once.
    pub(crate) fn find(&self, key: &K, keep: impl Fn(&T) -> bool) -> Option<Progress<T>> {
        let work = {
            let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            known.iter().find(|(known, _)| known == key)?.1.clone()
        };
        let outcome = work.done.borrow().clone();
        Some(match outcome {
            None => Progress::Working(work.started.elapsed()),
            Some(outcome) => {
                if !keep(&outcome) {
                    self.forget(key);
                }
                Progress::Done(outcome)
            }
        })
    }

    fn begin<F: Future<Output = T> + Send + 'static>(&self, key: &K, make: impl FnOnce() -> F) -> Work<T> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, work)) = known.iter().find(|(known, _)| known == key) {
            return work.clone();
        }
        let (sender, done) = watch::channel(None);
        let work = Work { started: Instant::now(), done };
        let future = make();
        // It goes on whoever leaves.
        tokio::spawn(async move {
            let outcome = future.await;
            sender.send_replace(Some(outcome));
        });
        // What is under way stays: begun anew by each who asks, it would never end.
        while known.len() >= self.most
            && let Some(oldest) = known.iter().position(|(_, work)| work.done.borrow().is_some())
        {
            known.remove(oldest);
        }
        known.push_back((key.clone(), work.clone()));
        work
    }

    fn forget(&self, key: &K) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).retain(|(known, _)| known != key);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn work_is_begun_once_told_while_it_lasts_and_kept() {
        let (works, begun) = (Works::new(2), Arc::new(AtomicUsize::new(0)));
        let get = |key: u32, keep: bool| {
            let begun = Arc::clone(&begun);
            let wait = Duration::from_secs(1);
            works.get(
                key,
                wait,
                move |_| keep,
                move || async move {
                    begun.fetch_add(1, Ordering::SeqCst);
                    tokio::time::sleep(Duration::from_millis(1_500)).await;
                    key * 2
                },
            )
        };
        assert!(works.find(&7, |_| true).is_none());
        assert!(matches!(get(7, true).await, Progress::Working(_)));
        assert!(matches!(works.find(&7, |_| true), Some(Progress::Working(_))));
        assert!(matches!(get(7, true).await, Progress::Done(14)));
        assert!(matches!(get(7, true).await, Progress::Done(14)));
        assert_eq!(begun.load(Ordering::SeqCst), 1);
        // Not kept: answered, then begun again.
        assert!(matches!(get(7, false).await, Progress::Done(14)));
        // Three at one time, one more than are kept: what is under way stays. Once it is done, the oldest goes.
        let (seven, _, _) = tokio::join!(get(7, true), get(8, true), get(9, true));
        assert!(matches!(seven, Progress::Working(_)));
        assert_eq!(begun.load(Ordering::SeqCst), 4);
        assert!(works.find(&7, |_| true).is_some());
        assert!(matches!(get(7, true).await, Progress::Done(14)));
        let _ = get(10, true).await;
        assert!(works.find(&7, |_| true).is_none());
    }
}
