//! The tree: nodes with byte spans, in the order of the file.

use std::sync::Arc;

use crate::diagnostic::{Source, Span};

/// The number of a node in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct NodeId(pub u32);

/// Where a typed thing stands in its file's tree. Two things that say the same are equal wherever they stand.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(transparent)]
pub struct At(u32);

impl At {
    /// The place of a node.
    #[must_use]
    pub fn new(node: NodeId) -> Self {
        Self(node.0)
    }

    /// The node.
    #[must_use]
    pub fn node(self) -> NodeId {
        NodeId(self.0)
    }
}

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for At {}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes: may be a number or a boolean.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// A `|` or `>` block; its span covers the body only.
    Block,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`: as if it were absent.
    Null,
    /// Text, after escapes.
    Scalar(Box<str>, Style),
    /// A list.
    Sequence(Vec<NodeId>),
    /// Keys with values, without duplicates, in the order of the file.
    Mapping(Vec<(NodeId, NodeId)>),
}

/// One node.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it holds.
    pub value: Value,
    /// Its bytes; of a null that is nowhere written, those of its key.
    pub span: Span,
    /// The mapping or sequence around it.
    pub parent: Option<NodeId>,
    /// Its own key, when it is a value of a mapping.
    pub key: Option<NodeId>,
    /// Whether it is written in flow style (`{}`, `[]`); for collections.
    pub flow: bool,
    /// Whether an alias or an anchor stands here.
    pub shared: bool,
}

/// The tree of one file.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The text that it was read from.
    pub source: Arc<Source>,
    pub(super) nodes: Vec<Node>,
    /// The comments' bytes, in the order of the file.
    pub comments: Vec<Span>,
    pub(super) root: Option<NodeId>,
}

impl Tree {
    /// The root node; none in an empty document.
    #[must_use]
    pub fn root(&self) -> Option<NodeId> {
        self.root
    }

    /// A node of this tree.
    ///
    /// # Panics
    /// When the id is of another tree.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The number of nodes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no node.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The text of a scalar.
    #[must_use]
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).value {
            Value::Scalar(text, _) => Some(text),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// The entries of a mapping: key and value; none of anything else.
    #[must_use]
    pub fn entries(&self, id: NodeId) -> &[(NodeId, NodeId)] {
        match &self.node(id).value {
            Value::Mapping(entries) => entries,
            Value::Null | Value::Scalar(..) | Value::Sequence(_) => &[],
        }
    }

    /// The items of a sequence; none of anything else.
    #[must_use]
    pub fn items(&self, id: NodeId) -> &[NodeId] {
        match &self.node(id).value {
            Value::Sequence(items) => items,
            Value::Null | Value::Scalar(..) | Value::Mapping(_) => &[],
        }
    }

    /// The value of a mapping's key, unless it is null.
    #[must_use]
    pub fn field(&self, id: NodeId, name: &str) -> Option<NodeId> {
        let (_, value) = self.entries(id).iter().find(|(key, _)| self.text(*key) == Some(name))?;
        (self.node(*value).value != Value::Null).then_some(*value)
    }

    /// The text of the field `id` of a mapping, as plans name their objectives and key results.
    #[must_use]
    pub fn id_of(&self, id: NodeId) -> Option<&str> {
        self.text(self.field(id, "id")?)
    }
}
