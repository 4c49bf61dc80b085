//! Holds a tree against a shape: every fault is a finding, and what is faulty is marked so that the
//! decoder passes over it. Nothing here knows a particular kind of document.

use std::collections::HashMap;

use super::shape::{Field, Object, Shape};
use crate::diagnostic::{Finding, Span};
use crate::text::{list, nearest, visible};
use crate::yaml::{NodeId, Tree, Value};

/// Lists whose items carry a name that no other item of the same lists may have: the lists that share
/// names, the key that holds it, whether case counts.
const NAMES: [(&[&str], &str, bool); 13] = [
    (&["objectives", "needs"], "id", true),
    (&["key_results"], "id", true),
    (&["milestones"], "id", true),
    (&["risks"], "id", true),
    (&["actions"], "id", true),
    (&["decisions"], "id", true),
    (&["values"], "id", true),
    (&["goals"], "id", true),
    (&["groups"], "id", true),
    (&["touchpoints"], "id", true),
    (&["people"], "handle", false),
    (&["budgets"], "currency", true),
    (&["participants"], "group", true),
];

/// What was judged: findings, and for every node whether the decoder must pass over it.
pub(super) struct Judged {
    pub findings: Vec<Finding>,
    pub bad: Vec<bool>,
}

/// Holds a tree against a shape.
pub(super) fn judge(tree: &Tree, shape: &Shape) -> Judged {
    let mut judge = Judge { tree, findings: Vec::new(), bad: vec![false; tree.len()] };
    match tree.root() {
        Some(root) if !tree.node(root).is_null() => {
            judge.value(shape, root);
        }
        root => judge.empty(shape, root),
    }
    super::judge_fixes::keep_safe(tree, &mut judge.findings);
    Judged { findings: judge.findings, bad: judge.bad }
}

pub(super) struct Judge<'a> {
    pub(super) tree: &'a Tree,
    findings: Vec<Finding>,
    bad: Vec<bool>,
}

impl Judge<'_> {
    pub(super) fn find(
        &mut self,
        rule: &'static str,
        node: NodeId,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.find_at(rule, self.span(node), message)
    }

    fn find_at(&mut self, rule: &'static str, span: Span, message: impl Into<String>) -> &mut Finding {
        let index = self.findings.len();
        self.findings.push(Finding::new(rule, &self.tree.source, span, message));
        &mut self.findings[index]
    }

    /// Where eyes should land for a value.
    pub(super) fn span(&self, node: NodeId) -> Span {
        self.tree.at(crate::yaml::At::new(node)).span()
    }

    fn is_null(&self, node: NodeId) -> bool {
        self.tree.node(node).is_null()
    }

    /// A document without content: everything required is missing.
    fn empty(&mut self, shape: &Shape, root: Option<NodeId>) {
        let fields: &[Field] = match shape {
            Shape::Object(object) => &object.fields,
            _ => &[],
        };
        for field in fields.iter().filter(|field| field.required) {
            self.find_at("missing-field", Span::default(), format!("`{}` is missing", field.name)).help =
                Some(format!("the file is empty: add `{}: …`", field.name));
        }
        if let Some(root) = root {
            self.bad[root.index()] = true;
        }
    }

    /// Judges a value; a value that does not fit is marked.
    pub(super) fn value(&mut self, shape: &Shape, node: NodeId) -> bool {
        let fits = match shape {
            Shape::Any => true,
            Shape::Text(form) => self.text(*form, node),
            Shape::Number { whole, exact, min, max } => self.number(*whole, *exact, *min..=*max, node),
            Shape::Boolean => self.boolean(node),
            Shape::Choice(words) => self.choice(words, node),
            Shape::List { item, filled } => self.list(item, *filled, node),
            Shape::Map { key, value } => self.map(*key, value, node),
            Shape::Object(object) => self.object(object, node, None),
            Shape::Tagged { tag, variants } => self.tagged(tag, variants, node),
            Shape::OneOf(variants) => self.one_of(variants, node),
            Shape::Either(shapes) => self.either(shapes, node),
        };
        self.bad[node.index()] |= !fits;
        fits
    }

    /// Whether a value fits, without a finding.
    pub(super) fn would_fit(&mut self, shape: &Shape, node: NodeId) -> bool {
        let (before, marked) = (self.findings.len(), self.bad[node.index()]);
        let fits = self.value(shape, node) && self.findings.len() == before;
        self.findings.truncate(before);
        self.bad[node.index()] = marked;
        fits
    }

    fn list(&mut self, item: &Shape, filled: bool, node: NodeId) -> bool {
        if !matches!(self.tree.node(node).value, Value::Sequence(_)) {
            let example = self.tree.text(node).map(|text| format!("write `[{}]`", visible(text)));
            self.wrong_type(node, "a list").help = example.or(Some("put a `- ` before each item".to_owned()));
            return false;
        }
        let items = self.tree.items(node);
        if filled && items.is_empty() {
            self.find("missing-field", node, "the list is empty").help = Some("give at least one".to_owned());
            return false;
        }
        for item_node in items {
            if self.is_null(*item_node) {
                self.find("wrong-type", *item_node, "an item of the list is empty").help =
                    Some("fill it or remove it".to_owned());
                self.bad[item_node.index()] = true;
            } else {
                self.value(item, *item_node);
            }
        }
        true
    }

    fn map(&mut self, form: Option<super::form::Form>, value: &Shape, node: NodeId) -> bool {
        if !self.is_mapping(node) {
            return false;
        }
        for (key, inner) in self.tree.entries(node) {
            let text = self.tree.text(*key).unwrap_or_default();
            if text.starts_with("x-") || self.is_null(*inner) {
                self.bad[inner.index()] |= text.starts_with("x-");
                continue;
            }
            if let Some(form) = form
                && !(form.fits)(text)
            {
                let message = format!("`{}` is no {}", visible(text), form.name);
                self.find(form.rule, *key, message).help = Some(form.how.to_owned());
                self.bad[inner.index()] = true;
                continue;
            }
            self.value(value, *inner);
        }
        true
    }

    fn is_mapping(&mut self, node: NodeId) -> bool {
        let is = matches!(self.tree.node(node).value, Value::Mapping(_));
        if !is {
            self.wrong_type(node, "a mapping of keys to values").help =
                Some("write `key: value` lines, indented below".to_owned());
        }
        is
    }

    /// Judges the fields of a mapping. `kind` says to what a misplaced field does not belong.
    fn object(&mut self, object: &Object, node: NodeId, kind: Option<(&str, &[&str])>) -> bool {
        if !self.is_mapping(node) {
            return false;
        }
        let mut fits = true;
        let mut absent: Vec<&Field> = object.fields.iter().collect();
        let mut unknown = Vec::new();
        for (key, value) in self.tree.entries(node) {
            let name = self.tree.text(*key).unwrap_or_default();
            let Some(field) = object.field(name) else {
                if !name.starts_with("x-") {
                    unknown.push((*key, self.is_null(*value)));
                }
                continue;
            };
            if self.is_null(*value) {
                continue;
            }
            absent.retain(|other| other.name != field.name);
            if !self.value(&field.shape, *value) {
                fits &= !field.required;
            }
        }
        let flow = self.tree.node(node).flow;
        for (key, is_empty) in unknown {
            self.unknown_field(&absent, key, flow && is_empty, kind);
        }
        for field in absent.iter().filter(|field| field.required) {
            self.missing(node, &format!("`{}` is missing", field.name), field);
            fits = false;
        }
        if let Some((one, other)) = &object.excludes
            && let Some(first) = self.tree.field(node, one).filter(|n| self.tree.text(*n) == Some("true"))
            && self.tree.field(node, other).is_some()
        {
            let key = self.tree.at(crate::yaml::At::new(node)).key(other).node().unwrap_or(first);
            self.find("unknown-field", key, format!("`{other}` stands beside `{one}: true`")).help =
                Some(format!("keep one of `{one}` and `{other}`"));
        }
        self.unique_names(node);
        fits
    }

    fn missing(&mut self, node: NodeId, message: &str, field: &Field) {
        let help = match &field.shape {
            Shape::Choice(words) => format!("add `{}: ` with one of {}", field.name, choices(words)),
            Shape::Text(Some(form)) => format!("add `{}: …`; {}", field.name, form.how),
            _ => format!("add `{}: …`", field.name),
        };
        self.find("missing-field", node, message).help = Some(help);
    }

    /// `is_cut` says that it stands without a value inside `{…}`, as what follows a comma does.
    fn unknown_field(&mut self, absent: &[&Field], key: NodeId, is_cut: bool, kind: Option<(&str, &[&str])>) {
        let name = self.tree.text(key).unwrap_or_default();
        if let Some((owner, others)) = kind
            && others.contains(&name)
        {
            let message = format!("`{}` does not belong to {owner}", visible(name));
            self.find("unknown-field", key, message).help =
                Some("remove it, or choose another measure".to_owned());
            return;
        }
        let names = || absent.iter().map(|field| field.name.as_str());
        let near = nearest(name, names());
        let only = near.filter(|near| nearest(name, names().filter(|other| other != near)).is_none());
        let span = self.span(key);
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if is_cut => {
                "a comma ends the value before it here: write a number without one, and a text in quotes"
                    .to_owned()
            }
            None => "remove it, or begin it with `x-` to keep it as your own".to_owned(),
        };
        let finding = self.find("unknown-field", key, format!("unknown field `{}`", visible(name)));
        finding.help = Some(help);
        finding.fix = only.map(|near| crate::diagnostic::Fix { span, text: near.to_owned() });
    }

    /// The variant is chosen by the word under `tag`; without a good word all fields that any variant has are known.
    fn tagged(&mut self, tag: &str, variants: &[(String, Object)], node: NodeId) -> bool {
        if !self.is_mapping(node) {
            return false;
        }
        let word = self.tree.field(node, tag).and_then(|found| self.tree.text(found));
        let chosen = variants.iter().find(|(name, _)| Some(name.as_str()) == word);
        let all: Vec<&str> = variants
            .iter()
            .flat_map(|(_, object)| object.fields.iter().map(|field| field.name.as_str()))
            .collect();
        if let Some((name, object)) = chosen {
            return self.object(object, node, Some((&format!("measure `{name}`"), &all)));
        }
        let words: Vec<String> = variants.iter().map(|(name, _)| name.clone()).collect();
        let mut union = Object::default();
        for field in variants.iter().flat_map(|(_, object)| &object.fields) {
            let everywhere = variants.iter().all(|(_, o)| o.field(&field.name).is_some_and(|f| f.required));
            if union.field(&field.name).is_none() {
                let shape =
                    if field.name == tag { Shape::Choice(words.clone()) } else { field.shape.clone() };
                union.fields.push(Field { name: field.name.clone(), shape, required: everywhere });
            }
        }
        self.object(&union, node, None);
        false
    }

    /// Exactly one variant's own keys are present.
    fn one_of(&mut self, variants: &[(Vec<String>, Object)], node: NodeId) -> bool {
        if !self.is_mapping(node) {
            return false;
        }
        let present: Vec<(&str, &Object)> = variants
            .iter()
            .filter_map(|(own, object)| {
                let key = own.iter().find(|key| self.tree.field(node, key).is_some())?;
                Some((key.as_str(), object))
            })
            .collect();
        match present.as_slice() {
            [(_, object)] => self.object(object, node, None),
            [] => {
                let names: Vec<String> = variants
                    .iter()
                    .map(|(own, _)| {
                        own.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" with ")
                    })
                    .collect();
                let message = format!("one of {} is missing", names.join(", "));
                self.find("missing-field", node, message).help = Some("give exactly one".to_owned());
                let mut union = Object::default();
                for field in variants.iter().flat_map(|(_, object)| &object.fields) {
                    if union.field(&field.name).is_none() {
                        union.fields.push(Field { required: false, ..field.clone() });
                    }
                }
                self.object(&union, node, None);
                false
            }
            [(first, _), (second, object), ..] => {
                let first_key = self.span(self.key_of(node, first));
                let second_key = self.key_of(node, second);
                let source = self.tree.source.clone();
                let finding = self
                    .find("unknown-field", second_key, format!("`{second}` stands beside `{first}`"))
                    .clone()
                    .help(format!("keep exactly one of `{first}` and `{second}`"))
                    .related(&source, first_key, "given here");
                self.findings.pop();
                self.findings.push(finding);
                let _ = object;
                false
            }
        }
    }

    fn key_of(&self, node: NodeId, name: &str) -> NodeId {
        self.tree.at(crate::yaml::At::new(node)).key(name).node().unwrap_or(node)
    }

    fn unique_names(&mut self, node: NodeId) {
        let lists = |(key, value): &(NodeId, NodeId)| {
            let is_list = matches!(self.tree.node(*value).value, Value::Sequence(_));
            self.tree.text(*key).filter(|_| is_list)
        };
        let here: Vec<&str> = self.tree.entries(node).iter().filter_map(lists).collect();
        for (lists, key, case) in NAMES {
            if lists.iter().any(|list| here.contains(list)) {
                self.unique(node, lists, key, case);
            }
        }
    }

    /// No two items of lists that share names have the same one; the later one is marked.
    fn unique(&mut self, node: NodeId, lists: &[&str], key: &str, case: bool) {
        let mut seen: HashMap<String, NodeId> = HashMap::new();
        for name in lists {
            let Some(found) = self.tree.field(node, name) else { continue };
            for item in self.tree.items(found) {
                let Some(id) = self.tree.field(*item, key) else { continue };
                let Some(text) = self.tree.text(id) else { continue };
                let folded = if case { text.to_owned() } else { text.to_ascii_lowercase() };
                if let Some(first) = seen.get(&folded).copied() {
                    let first = self.span(first);
                    let source = self.tree.source.clone();
                    let finding = Finding::new(
                        "duplicate-id",
                        &source,
                        self.span(id),
                        format!("`{}` is taken", visible(text)),
                    )
                    .help(format!("give it another `{key}`"))
                    .related(&source, first, "first used here");
                    self.findings.push(finding);
                    self.bad[item.index()] = true;
                } else {
                    seen.insert(folded, id);
                }
            }
        }
    }
}

pub(super) fn choices(words: &[String]) -> String {
    list(&words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>())
}
