//! Questions at a terminal, one for each answer that no flag gave. Without a terminal, what is missing is named.

use anyhow::{Context, Result, bail};
use dialoguer::Input;

use super::output;
use crate::text::{list, visible_line};

/// Reads an answer; the error says how it is written.
pub(super) type Reader<'a, T> = &'a dyn Fn(&str) -> Result<T, String>;

/// One round of questions.
pub(super) struct Ask {
    /// Whether there is a terminal to ask at.
    terminal: bool,
    /// Whether something was missing, so that somebody answers already.
    begun: bool,
    missing: Vec<String>,
}

impl Ask {
    /// Questions go to the terminal, if there is one.
    pub(super) fn new() -> Self {
        Self { terminal: output::can_ask(), begun: false, missing: Vec::new() }
    }

    /// What cannot be done without. None when it is missing and there is nobody to ask: see [`Self::complete`].
    pub(super) fn need<T>(
        &mut self,
        given: Option<T>,
        flag: &str,
        question: &str,
        default: Option<&str>,
        read: Reader<'_, T>,
    ) -> Result<Option<T>> {
        if given.is_some() {
            return Ok(given);
        }
        if !self.terminal {
            self.missing.push(format!("`{flag}`"));
            return Ok(None);
        }
        self.begun = true;
        let answer = prompt(question, default, &|text| read(text).map(|_| ()))?;
        Ok(read(&answer).ok())
    }

    /// What may be left out: asked for only where something else had to be.
    pub(super) fn may<T>(
        &self,
        given: Option<T>,
        question: &str,
        default: Option<&str>,
        read: Reader<'_, T>,
    ) -> Result<Option<T>> {
        if given.is_some() || !self.begun {
            return Ok(given);
        }
        let answer = prompt(question, Some(default.unwrap_or_default()), &|text| match text {
            "" => Ok(()),
            text => read(text).map(|_| ()),
        })?;
        Ok(if answer.is_empty() { None } else { read(&answer).ok() })
    }

    /// Whether somebody is there to answer, even if nothing was asked yet.
    pub(super) fn can_ask(&self) -> bool {
        self.terminal
    }

    /// Says what the next questions are about, where there are any.
    pub(super) fn tell(&self, text: &str) {
        if self.begun {
            output::say(&visible_line(text));
        }
    }

    /// Optional questions are asked from now on.
    pub(super) fn begin(&mut self) {
        self.begun = self.terminal;
    }

    /// Whether nothing is missing.
    ///
    /// # Errors
    /// What is missing, by the flags that give it.
    pub(super) fn complete<T>(&self, answers: Option<T>) -> Result<T> {
        match answers {
            Some(answers) if self.missing.is_empty() => Ok(answers),
            _ => bail!("there is no terminal to ask at: add {}", list(&self.missing)),
        }
    }
}

/// Asks until the answer can be read. An empty answer takes the default.
fn prompt(question: &str, default: Option<&str>, judge: Reader<'_, ()>) -> Result<String> {
    let shown = default.filter(|default| !default.is_empty());
    let input = Input::<String>::new().with_prompt(visible_line(question)).allow_empty(default == Some(""));
    let input = if let Some(default) = shown { input.default(default.to_owned()) } else { input };
    let input = input.validate_with(|answer: &String| judge(answer.trim()));
    let answer = input.interact_text().context("no answer came from the terminal")?;
    Ok(answer.trim().to_owned())
}
