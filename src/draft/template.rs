//! Templates: the repository's own before the built-in ones. Every value that a template writes is written as
//! YAML, so that no answer can leave its place, whatever a template forgets.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, filters, tests};

use super::answers::Answers;
use super::refused::Refused;
use crate::text::visible_line;
use crate::yaml::quote;

/// How much a template may compute.
const FUEL: u64 = 100_000;

/// What a template is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `season.yaml`
    Season,
    /// `<group>.yaml`
    Plan,
    /// An item of `objectives`.
    Objective,
    /// An item of `key_results`.
    KeyResult,
    /// `checkins/<group>/<date>.yaml`
    CheckIn,
    /// `intake/<group>/<name>.yaml`: an interview with a lead.
    IntakeLead,
    /// `intake/<group>/<name>.yaml`: an interview with a contributor.
    IntakeContributor,
    /// `intake/<group>/<name>.yaml`: anything else.
    Intake,
    /// `premortems/<group>.yaml`
    PreMortem,
    /// `postmortems/<group>.yaml`
    PostMortem,
    /// `partnerships/<partner>.yaml`
    Partnership,
}

/// All forms.
pub const FORMS: [Form; 11] = [
    Form::Season,
    Form::Plan,
    Form::Objective,
    Form::KeyResult,
    Form::CheckIn,
    Form::IntakeLead,
    Form::IntakeContributor,
    Form::Intake,
    Form::PreMortem,
    Form::PostMortem,
    Form::Partnership,
];

impl Form {
    /// The name of the template's file in `templates/`.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Season => "season.yaml",
            Self::Plan => "plan.yaml",
            Self::Objective => "objective.yaml",
            Self::KeyResult => "key-result.yaml",
            Self::CheckIn => "checkin.yaml",
            Self::IntakeLead => "intake-lead.yaml",
            Self::IntakeContributor => "intake-contributor.yaml",
            Self::Intake => "intake.yaml",
            Self::PreMortem => "premortem.yaml",
            Self::PostMortem => "postmortem.yaml",
            Self::Partnership => "partnership.yaml",
        }
    }

    /// The template that `okr` brings.
    #[must_use]
    pub fn built_in(self) -> &'static str {
        match self {
            Self::Season => include_str!("../../templates/season.yaml"),
            Self::Plan => include_str!("../../templates/plan.yaml"),
            Self::Objective => include_str!("../../templates/objective.yaml"),
            Self::KeyResult => include_str!("../../templates/key-result.yaml"),
            Self::CheckIn => include_str!("../../templates/checkin.yaml"),
            Self::IntakeLead => include_str!("../../templates/intake-lead.yaml"),
            Self::IntakeContributor => include_str!("../../templates/intake-contributor.yaml"),
            Self::Intake => include_str!("../../templates/intake.yaml"),
            Self::PreMortem => include_str!("../../templates/premortem.yaml"),
            Self::PostMortem => include_str!("../../templates/postmortem.yaml"),
            Self::Partnership => include_str!("../../templates/partnership.yaml"),
        }
    }
}

/// The templates of one repository.
#[derive(Debug, Default)]
pub struct Templates {
    own: BTreeMap<Form, String>,
}

impl Templates {
    /// The built-in templates, with a repository's own in their place.
    #[must_use]
    pub fn new(own: impl IntoIterator<Item = (Form, String)>) -> Self {
        Self { own: own.into_iter().collect() }
    }

    /// The text that a template makes of answers: without line ends at its edges, with LF between its lines.
    pub(super) fn render(&self, form: Form, answers: Answers) -> Result<String, Refused> {
        let name = format!("templates/{}", form.file());
        let own = self.own.get(&form).map(|own| own.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
        let text = own.as_deref().unwrap_or(form.built_in());
        let rendered = environment().render_named_str(&name, text, answers.value());
        let rendered = rendered.map_err(|error| refused(&name, &error))?;
        Ok(rendered.trim_matches('\n').trim_end().to_owned())
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_formatter(write);
    environment.add_filter("comment", comment);
    environment.add_filter("default", filters::default);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("upper", filters::upper);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("join", filters::join);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("none", tests::is_none);
    environment
}

/// Writes a value as YAML on one line.
fn write(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    Ok(out.write_str(&scalar(value)?)?)
}

fn scalar(value: &Value) -> Result<String, Error> {
    match value.kind() {
        ValueKind::None => Ok(String::new()),
        ValueKind::String if value.is_safe() => Ok(value.to_string()),
        ValueKind::Bool | ValueKind::Number => Ok(value.to_string()),
        ValueKind::String => Ok(quote(&value.to_string())),
        ValueKind::Seq => {
            let items: Vec<String> =
                value.try_iter()?.map(|item| scalar(&item)).collect::<Result<_, Error>>()?;
            Ok(format!("[{}]", items.join(", ")))
        }
        _ => Err(Error::new(ErrorKind::InvalidOperation, "only texts, numbers and lists can be written")),
    }
}

/// A text as a comment on one line.
fn comment(text: &Value) -> Value {
    Value::from_safe_string(format!("# {}", visible_line(&text.to_string())))
}

fn refused(name: &str, error: &Error) -> Refused {
    let line = error.line().map(|line| format!(":{line}")).unwrap_or_default();
    let detail = error.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
    Refused::new(format!("{name}{line}: {}{detail}", error.kind()))
        .help(format!("mend `{name}`, or remove it to use the built-in template"))
}
