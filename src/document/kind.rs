//! The kinds of documents, and what a path says about a file.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::form::{is_slug, parse_date};
use super::{CheckIn, Intake, Org, Partnership, Plan, Policy, PostMortem, PreMortem, Season};

/// The kind of a document: its path says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `org.yaml`
    Org,
    /// `policy.yaml`
    Policy,
    /// `<season>/season.yaml`
    Season,
    /// `<season>/dao.yaml`
    DaoPlan,
    /// `<season>/<group>.yaml`
    Plan,
    /// `<season>/checkins/<group>/<date>.yaml`
    CheckIn,
    /// `<season>/intake/<group>/<name>.yaml`
    Intake,
    /// `<season>/premortems/<group>.yaml`
    PreMortem,
    /// `<season>/postmortems/<group>.yaml`
    PostMortem,
    /// `<season>/partnerships/<partner>.yaml`
    Partnership,
}

/// Every kind, in the order in which a person meets them.
pub const KINDS: [Kind; 10] = [
    Kind::Org,
    Kind::Policy,
    Kind::Season,
    Kind::DaoPlan,
    Kind::Plan,
    Kind::CheckIn,
    Kind::Intake,
    Kind::PreMortem,
    Kind::PostMortem,
    Kind::Partnership,
];

impl Kind {
    /// The name on the command line and of the schema file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Org => "org",
            Self::Policy => "policy",
            Self::Season => "season",
            Self::DaoPlan => "dao",
            Self::Plan => "plan",
            Self::CheckIn => "checkin",
            Self::Intake => "intake",
            Self::PreMortem => "premortem",
            Self::PostMortem => "postmortem",
            Self::Partnership => "partnership",
        }
    }

    /// The title of the schema.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Org => "okr: the organisation",
            Self::Policy => "okr: the shared standards",
            Self::Season => "okr: a season",
            Self::DaoPlan => "okr: the DAO's own plan",
            Self::Plan => "okr: a group's plan",
            Self::CheckIn => "okr: a check-in",
            Self::Intake => "okr: an intake",
            Self::PreMortem => "okr: a pre-mortem",
            Self::PostMortem => "okr: a post-mortem",
            Self::Partnership => "okr: a partnership review",
        }
    }

    /// The schema that schemars derives from this kind's type.
    pub(super) fn derived_schema(self, generator: SchemaGenerator) -> Schema {
        fn of<T: JsonSchema>(generator: SchemaGenerator) -> Schema {
            generator.into_root_schema_for::<T>()
        }
        match self {
            Self::Org => of::<Org>(generator),
            Self::Policy => of::<Policy>(generator),
            Self::Season => of::<Season>(generator),
            Self::DaoPlan | Self::Plan => of::<Plan>(generator),
            Self::CheckIn => of::<CheckIn>(generator),
            Self::Intake => of::<Intake>(generator),
            Self::PreMortem => of::<PreMortem>(generator),
            Self::PostMortem => of::<PostMortem>(generator),
            Self::Partnership => of::<Partnership>(generator),
        }
    }
}

/// What a path says: the kind, and the names in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The kind.
    pub kind: Kind,
    /// The season's folder.
    pub season: Option<String>,
    /// The group, of plans, check-ins, intakes, pre- and post-mortems.
    pub group: Option<String>,
    /// The last name without `.yaml`: a due date, an intake, a partner.
    pub name: String,
}

impl Home {
    /// What the path of a file, from the repository's root and with forward slashes, says.
    ///
    /// # Errors
    /// Why the file is misplaced, and what cures that.
    pub fn of(path: &str) -> Result<Self, (String, String)> {
        let inner = path.strip_prefix("okrs/").unwrap_or(path);
        let parts: Vec<&str> = inner.split('/').collect();
        let Some(name) = parts.last().and_then(|file| file.strip_suffix(".yaml")) else {
            return Err(wrong_ending(inner));
        };
        let home = |kind, season: Option<&str>, group: Option<&str>| {
            let own = |text: &str| text.to_owned();
            Ok(Self { kind, season: season.map(own), group: group.map(own), name: own(name) })
        };
        match parts.as_slice() {
            ["org.yaml"] => home(Kind::Org, None, None),
            ["policy.yaml"] => home(Kind::Policy, None, None),
            [_] => Err(misplaced(
                "only `org.yaml` and `policy.yaml` stand directly in `okrs/`",
                "move it into a season's folder, as `okrs/<season>/<group>.yaml`",
            )),
            [season, rest @ ..] => {
                named(season, "a season's folder")?;
                match rest {
                    ["season.yaml"] => home(Kind::Season, Some(season), None),
                    ["dao.yaml"] => home(Kind::DaoPlan, Some(season), Some("dao")),
                    [_] => {
                        named(name, "a plan")?;
                        home(Kind::Plan, Some(season), Some(name))
                    }
                    ["checkins", group, _] => {
                        named(group, "a group's folder")?;
                        if parse_date(name).is_none() {
                            return Err(misplaced(
                                "a check-in is named by a day",
                                "name it by the due date that it answers, like `2022-09-22.yaml`",
                            ));
                        }
                        home(Kind::CheckIn, Some(season), Some(group))
                    }
                    ["intake", group, _] => {
                        named(group, "a group's folder")?;
                        named(name, "an intake")?;
                        home(Kind::Intake, Some(season), Some(group))
                    }
                    ["premortems", _] => {
                        named(name, "a pre-mortem")?;
                        home(Kind::PreMortem, Some(season), Some(name))
                    }
                    ["postmortems", _] => {
                        named(name, "a post-mortem")?;
                        home(Kind::PostMortem, Some(season), Some(name))
                    }
                    ["partnerships", _] => {
                        named(name, "a partnership")?;
                        home(Kind::Partnership, Some(season), None)
                    }
                    _ => Err(misplaced(
                        "no document has its place here",
                        "a season holds `season.yaml`, plans, and the folders `checkins/<group>`, `intake/<group>`, `premortems`, `postmortems` and `partnerships`",
                    )),
                }
            }
            [] => Err(wrong_ending(inner)),
        }
    }
}

fn misplaced(why: &str, cure: &str) -> (String, String) {
    (why.to_owned(), cure.to_owned())
}

fn wrong_ending(path: &str) -> (String, String) {
    if path.to_ascii_lowercase().ends_with(".yml") || path.to_ascii_lowercase().ends_with(".yaml") {
        return misplaced("only files that end in `.yaml` are read", "rename it so that it ends in `.yaml`");
    }
    misplaced("only `.yaml` files belong under `okrs/`", "move it out of `okrs/`")
}

fn named(name: &str, what: &str) -> Result<(), (String, String)> {
    if is_slug(name) {
        return Ok(());
    }
    let message = format!("`{}` cannot name {what}", crate::text::visible(name));
    Err((message, "use at most 64 lower-case letters, digits and `-`".to_owned()))
}
