//! How far long work is: a bar on standard error, at a terminal only, once a second has gone by. It leaves nothing behind.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::text::thousands;

/// Work of less than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the bar is drawn.
const EVERY: Duration = Duration::from_millis(100);
/// The bar's columns.
const BAR: usize = 24;

/// Work that may take long; the bar goes when this is dropped.
pub(super) struct Progress {
    done: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
    /// Draws; nobody does where nobody would see it.
    drawer: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins work on so many files; 0 where it cannot be counted.
    pub fn start(what: &'static str, of: usize) -> Self {
        let (done, is_over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (counted, ended) = (done.clone(), is_over.clone());
        let draw = move || {
            thread::park_timeout(PATIENCE);
            let mut is_drawn = false;
            while !ended.load(Ordering::Acquire) {
                let line = line(what, counted.load(Ordering::Relaxed), of);
                let _ = write!(io::stderr(), "\r{line}\x1b[K");
                is_drawn = true;
                thread::park_timeout(EVERY);
            }
            if is_drawn {
                let _ = write!(io::stderr(), "\r\x1b[K");
            }
        };
        let drawer = io::stderr().is_terminal().then(|| thread::spawn(draw));
        Self { done, is_over, drawer }
    }

    /// One file more is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
        if let Some(drawer) = self.drawer.take() {
            drawer.thread().unpark();
            let _ = drawer.join();
        }
    }
}

/// `reading  ━━━━━━────── 4,210 of 9,220 files`
fn line(what: &str, done: usize, of: usize) -> String {
    if of == 0 {
        return format!("{what} …");
    }
    let full = (done.min(of) * BAR).checked_div(of).unwrap_or_default();
    let (full, rest) = ("━".repeat(full), "─".repeat(BAR - full));
    format!("{what} {full}{rest} {} of {} files", thousands(done), thousands(of))
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_bar_fills() {
        assert_eq!(line("reading", 0, 2), format!("reading {} 0 of 2 files", "─".repeat(24)));
        assert_eq!(
            line("reading", 1, 2),
            format!("reading {}{} 1 of 2 files", "━".repeat(12), "─".repeat(12))
        );
        assert_eq!(line("reading", 9, 2), format!("reading {} 9 of 2 files", "━".repeat(24)));
        assert_eq!(line("checking", 3, 0), "checking …");
    }
}
