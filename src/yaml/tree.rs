//! The tree: nodes with byte spans, in the order of the file.

use std::num::NonZeroU32;
use std::sync::Arc;

use crate::diagnostic::{Source, Span};

/// The number of a node in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// The id of the node at an index; a file has less than 2³² nodes.
    #[must_use]
    pub(super) fn at(index: usize) -> Self {
        let number = u32::try_from(index).unwrap_or(u32::MAX - 1);
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    /// Its index among its tree's nodes.
    #[must_use]
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Where a typed thing stands in its file's tree. Two things that say the same are equal wherever they stand.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(transparent)]
pub struct At(u32);

impl At {
    /// The place of a node.
    #[must_use]
    pub fn new(node: NodeId) -> Self {
        Self(node.0.get())
    }

    /// The node; of a typed thing that was never in a file, the first.
    #[must_use]
    pub fn node(self) -> NodeId {
        NodeId(NonZeroU32::new(self.0).unwrap_or(NonZeroU32::MIN))
    }

    /// The number that a node's place is read from.
    #[must_use]
    pub fn number(node: NodeId) -> u32 {
        node.0.get()
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
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing, `~` or `null`: as if it were absent.
    Null,
    /// Text.
    Scalar(Text, Style),
    /// A list.
    Sequence(Box<[NodeId]>),
    /// Keys with values, without duplicates, in the order of the file.
    Mapping(Box<[(NodeId, NodeId)]>),
}

/// The text of a scalar. Most texts stand in the file just as they are: those are not copied.
#[derive(Debug, Clone)]
pub enum Text {
    /// The node's bytes.
    Here,
    /// The node's bytes between its quotes.
    Quoted,
    /// Another text: after escapes and folding.
    Other(Box<str>),
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

impl Node {
    /// Whether it holds nothing.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// What a scalar's text is in the file's.
    pub(super) fn text<'a>(&self, text: &'a Text, source: &'a str) -> &'a str {
        let Span { start, end } = self.span;
        match text {
            Text::Here => source.get(start..end).unwrap_or_default(),
            Text::Quoted => source.get(start + 1..end.saturating_sub(1)).unwrap_or_default(),
            Text::Other(text) => text,
        }
    }
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
        &self.nodes[id.index()]
    }

    /// Every node, in the order in which they begin.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> {
        (0..self.nodes.len()).map(NodeId::at)
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
        self.scalar(id).map(|(text, _)| text)
    }

    /// The text of a scalar, and how it was written.
    #[must_use]
    pub fn scalar(&self, id: NodeId) -> Option<(&str, Style)> {
        match &self.node(id).value {
            Value::Scalar(text, style) => Some((self.node(id).text(text, self.source.text()), *style)),
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

    /// Whether a value holds something: no nothing, no empty list or mapping.
    #[must_use]
    pub fn holds(&self, id: NodeId) -> bool {
        match &self.node(id).value {
            Value::Null => false,
            Value::Scalar(..) => true,
            Value::Sequence(items) => !items.is_empty(),
            Value::Mapping(entries) => !entries.is_empty(),
        }
    }

    /// The value of a mapping's key, unless it is null.
    #[must_use]
    pub fn field(&self, id: NodeId, name: &str) -> Option<NodeId> {
        let (_, value) = self.entries(id).iter().find(|(key, _)| self.text(*key) == Some(name))?;
        (!self.node(*value).is_null()).then_some(*value)
    }

    /// The text of the field `id` of a mapping, as plans name their objectives and key results.
    #[must_use]
    pub fn id_of(&self, id: NodeId) -> Option<&str> {
        self.text(self.field(id, "id")?)
    }
}
