//! How a key result is measured, from flags and questions: each measure takes its own fields.

use anyhow::{Result, bail};
use clap::Args;

use super::answers::{choice, scalar, words};
use crate::cli::ask::Ask;
use crate::document::{
    Band, Baseline, Bound, Date, Handle, Id, Judged, MEASURES, Measure, Milestone, Milestones, Number, Parts,
    Path, Priority, Reference,
};
use crate::draft::KeyResult;
use crate::yaml::At;

/// The flags of a key result, but for its title and owner.
#[derive(Debug, Args)]
#[command(next_help_heading = "How the key result is measured")]
pub(super) struct MeasureFlags {
    /// How the key result is measured
    #[arg(long, value_parser = choice::<String>(&MEASURES))]
    measure: Option<String>,
    /// Where it starts: a number, or `unknown` until the first report
    #[arg(long, value_name = "NUMBER", value_parser = scalar::<Baseline>, allow_negative_numbers = true)]
    baseline: Option<Baseline>,
    /// Where it shall end
    #[arg(long, value_name = "NUMBER", value_parser = scalar::<Number>, allow_negative_numbers = true)]
    target: Option<Number>,
    /// The lower bound of a range
    #[arg(long, value_name = "NUMBER", value_parser = scalar::<Number>, allow_negative_numbers = true)]
    min: Option<Number>,
    /// The upper bound of a range
    #[arg(long, value_name = "NUMBER", value_parser = scalar::<Number>, allow_negative_numbers = true)]
    max: Option<Number>,
    /// How far beside its bounds the score falls to 0
    #[arg(long, value_name = "NUMBER", value_parser = scalar::<Number>)]
    tolerance: Option<Number>,
    /// The unit of its numbers
    #[arg(long, value_parser = words)]
    unit: Option<String>,
    /// A milestone; may be given again
    #[arg(long = "milestone", value_name = "TITLE", value_parser = words)]
    milestones: Vec<String>,
    /// Who judges it: not the owner
    #[arg(long, value_name = "HANDLE", value_parser = scalar::<Handle>)]
    judge: Option<Handle>,
    /// A key result that is summed or averaged; may be given again
    #[arg(long = "of", value_name = "REF", value_parser = scalar::<Reference>)]
    parts: Vec<Reference>,
    /// Its last day [default: the season's]
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    due: Option<Date>,
    /// Where the number comes from: words or a link
    #[arg(long, value_name = "TEXT", value_parser = words)]
    source: Option<String>,
    /// How urgent it is
    #[arg(long, value_parser = choice::<Priority>(&["P0", "P1", "P2", "P3", "P4"]))]
    priority: Option<Priority>,
}

impl MeasureFlags {
    /// Whether any of them is given.
    pub(super) fn any(&self) -> bool {
        self.measure.is_some()
            || self.unit.is_some()
            || self.due.is_some()
            || self.source.is_some()
            || self.priority.is_some()
            || !self.fields().is_empty()
    }

    /// The given flags that not every measure takes.
    fn fields(&self) -> Vec<&'static str> {
        let given = [
            ("--baseline", self.baseline.is_some()),
            ("--target", self.target.is_some()),
            ("--min", self.min.is_some()),
            ("--max", self.max.is_some()),
            ("--tolerance", self.tolerance.is_some()),
            ("--milestone", !self.milestones.is_empty()),
            ("--judge", self.judge.is_some()),
            ("--of", !self.parts.is_empty()),
        ];
        given.into_iter().filter(|(_, given)| *given).map(|(flag, _)| flag).collect()
    }

    /// The key result of that title; none when something is missing.
    pub(super) fn key_result(&self, title: Option<String>, ask: &mut Ask) -> Result<Option<KeyResult>> {
        let measure = self.measure(ask)?;
        let numeric =
            !matches!(measure, Some(Measure::Milestones(_) | Measure::Binary {} | Measure::Judged(_)) | None);
        let unit = if numeric {
            ask.may(self.unit.clone(), "Unit of its numbers (Enter: none)", None, &words)?
        } else {
            self.unit.clone()
        };
        let source = "Where the number comes from, words or a link (Enter: not known yet)";
        let source = ask.may(self.source.clone(), source, None, &words)?;
        Ok(title.zip(measure).map(|(title, measure)| KeyResult {
            title,
            measure,
            owner: None,
            unit,
            weight: None,
            priority: self.priority,
            due: self.due,
            source,
            lineage: None,
        }))
    }

    fn measure(&self, ask: &mut Ask) -> Result<Option<Measure>> {
        let words = MEASURES.join(", ");
        ask.tell(&format!("Measures are {words}"));
        let known = |text: &str| {
            MEASURES.contains(&text).then(|| text.to_owned()).ok_or(format!("it is one of {words}"))
        };
        let word =
            ask.need(self.measure.clone(), "--measure", "How it is measured", Some("increase"), &known)?;
        let Some(word) = word else { return Ok(None) };
        self.judge_fields(&word)?;
        Ok(match word.as_str() {
            "increase" => self.path(ask)?.map(Measure::Increase),
            "decrease" => self.path(ask)?.map(Measure::Decrease),
            "at-least" => self.bound(ask)?.map(Measure::AtLeast),
            "at-most" => self.bound(ask)?.map(Measure::AtMost),
            "range" => {
                let min = ask.need(self.min.clone(), "--min", "Lower bound", None, &scalar::<Number>)?;
                let max = ask.need(self.max.clone(), "--max", "Upper bound", None, &scalar::<Number>)?;
                let tolerance = self.tolerance.clone();
                min.zip(max).map(|(min, max)| Measure::Range(Band { min, max, tolerance }))
            }
            "milestones" => self.milestones(ask)?.map(Measure::Milestones),
            "binary" => Some(Measure::Binary {}),
            "judged" => {
                let judge = self.judge.clone();
                let judge =
                    ask.need(judge, "--judge", "Who judges it, not the owner", None, &scalar::<Handle>)?;
                judge.map(|judge| Measure::Judged(Judged { judge }))
            }
            "sum" => self.parts(ask)?.map(Measure::Sum),
            _ => self.parts(ask)?.map(Measure::Mean),
        })
    }

    /// No flag is given that the measure has no use for.
    fn judge_fields(&self, measure: &str) -> Result<()> {
        let own: &[&str] = match measure {
            "increase" | "decrease" => &["--baseline", "--target"],
            "at-least" | "at-most" => &["--target", "--tolerance"],
            "range" => &["--min", "--max", "--tolerance"],
            "milestones" => &["--milestone"],
            "judged" => &["--judge"],
            "sum" | "mean" => &["--of", "--target", "--baseline"],
            _ => &[],
        };
        match self.fields().into_iter().find(|flag| !own.contains(flag)) {
            Some(flag) => bail!("`{flag}` does not belong to `--measure {measure}`"),
            None => Ok(()),
        }
    }

    fn path(&self, ask: &mut Ask) -> Result<Option<Path>> {
        let question = "Where it starts: a number, or `unknown`";
        let baseline = self.baseline.clone();
        let baseline = ask.need(baseline, "--baseline", question, Some("unknown"), &scalar::<Baseline>)?;
        let target = self.target(ask)?;
        Ok(baseline.zip(target).map(|(baseline, target)| Path { baseline, target }))
    }

    fn bound(&self, ask: &mut Ask) -> Result<Option<Bound>> {
        let tolerance = self.tolerance.clone();
        Ok(self.target(ask)?.map(|target| Bound { target, tolerance }))
    }

    fn target(&self, ask: &mut Ask) -> Result<Option<Number>> {
        ask.need(self.target.clone(), "--target", "Where it shall end", None, &scalar::<Number>)
    }

    fn milestones(&self, ask: &mut Ask) -> Result<Option<Milestones>> {
        let mut titles = self.milestones.clone();
        if titles.is_empty() {
            titles.extend(ask.need(None, "--milestone", "First milestone", None, &words)?);
            while let Some(title) = ask.may(None, "Next milestone (Enter: no more)", None, &words)? {
                titles.push(title);
            }
        }
        let milestone = |title: String| Milestone {
            at: At::default(),
            id: Id(String::new()),
            title,
            weight: None,
            due: None,
            added: None,
            dropped: None,
        };
        let milestones: Vec<Milestone> = titles.into_iter().map(milestone).collect();
        Ok((!milestones.is_empty()).then_some(Milestones { milestones }))
    }

    fn parts(&self, ask: &mut Ask) -> Result<Option<Parts>> {
        let given = (!self.parts.is_empty()).then(|| self.parts.clone());
        let question = "Key results that count, like `academy/O1.KR1`, with commas between";
        let read = |text: &str| text.split(',').map(|part| scalar(part.trim())).collect();
        let of: Option<Vec<Reference>> = ask.need(given, "--of", question, None, &read)?;
        let target = self.target(ask)?;
        let baseline = match &self.baseline {
            Some(Baseline::Unknown(_)) => bail!("`--baseline` of a sum or a mean is a number"),
            Some(Baseline::Known(number)) => Some(number.clone()),
            None => None,
        };
        Ok(of.zip(target).map(|(of, target)| Parts { of, target, baseline }))
    }
}
