//! The decision by which an item joins a plan that is ratified.

use super::decision::Decision;
use super::plan::read;
use super::refused::Refused;
use super::scope::Scope;
use super::template::Form;
use crate::diagnostic::Stage;
use crate::yaml;

/// Why something was added to a ratified plan, and who decided it.
#[derive(Debug, Clone)]
pub struct Added {
    /// Why.
    pub why: String,
    /// Who decided.
    pub decision: Decision,
}

impl Added {
    /// An item as it was drafted, with the record of its addition where one is given.
    pub(super) fn record(
        added: Option<&Self>,
        item: String,
        form: Form,
        scope: &Scope<'_>,
        group: &str,
    ) -> Result<String, Refused> {
        let Some(added) = added else { return Ok(item) };
        if scope.season.plan_stage(group, scope.day) == Stage::Draft {
            let message = format!("the plan of `{group}` is a draft");
            return Err(Refused::new(message)
                .help("a draft grows without a decision: leave out who added it and why"));
        }
        added.decision.judge(scope)?;
        let (tree, root) = read(form, &item)?;
        let record = added.decision.reasoned(scope, &added.why);
        let edited = yaml::set(&tree, root, "added", &record, &["key_results"]);
        edited.map(|edited| edited.text).map_err(|unedited| Refused::new(unedited.0))
    }
}
