//! Events → nodes: the tree grows as the parser reads, and every guard of the format is a finding.

use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle};

use super::load::{INVALID, MAX_DEPTH, UNSUPPORTED, character_at};
use super::scalar::{Plain, plain_kind};
use super::tree::{Node, NodeId, Style, Text, Value};
use crate::diagnostic::{Finding, Source, Span};

pub(super) enum Frame {
    Sequence(NodeId, Vec<NodeId>),
    Mapping { node: NodeId, entries: Vec<(NodeId, NodeId)>, key: Option<NodeId> },
}

pub(super) struct Builder {
    pub(super) source: Arc<Source>,
    pub(super) nodes: Vec<Node>,
    pub(super) comments: Vec<Span>,
    pub(super) root: Option<NodeId>,
    pub(super) stack: Vec<Frame>,
    pub(super) anchors: HashMap<usize, NodeId>,
    pub(super) expanded: usize,
    pub(super) findings: Vec<Finding>,
}

impl Builder {
    pub(super) fn new(source: Arc<Source>) -> Self {
        Self {
            nodes: Vec::with_capacity(source.text().len() / 16),
            source,
            comments: Vec::new(),
            root: None,
            stack: Vec::new(),
            anchors: HashMap::new(),
            expanded: 0,
            findings: Vec::new(),
        }
    }

    pub(super) fn find(&mut self, rule: &'static str, span: Span, message: impl Into<String>, help: &str) {
        self.findings.push(Finding::new(rule, &self.source, span, message).help(help));
    }

    /// Builds the tree; `None` when the file could not be read to its end (a finding says why).
    pub(super) fn run(&mut self) -> Option<()> {
        let source = self.source.clone();
        let mut options = Options::default();
        options.max_buffered_comment_events = usize::MAX;
        let mut documents = 0;
        for next in Parser::new_from_str_with_options(source.text(), options) {
            let (event, span) = match next {
                Ok(next) => next,
                Err(error) => {
                    let place = character_at(source.text(), error.marker().byte_offset().unwrap_or_default());
                    self.scan_error(&error, place);
                    return None;
                }
            };
            let range = span.byte_range().unwrap_or_default();
            let tag = span.tag_span().and_then(|tag| tag.byte_range());
            let span = Span::new(range.start, range.end);
            if let Some(tag) = tag {
                let message = "a YAML tag is not supported";
                self.find(UNSUPPORTED, Span::new(tag.start, tag.end), message, "remove it");
            }
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        let help = "one document a file: move what follows to a file of its own";
                        self.find(
                            UNSUPPORTED,
                            first_line(source.text(), span),
                            "a second document begins here",
                            help,
                        );
                        return None;
                    }
                }
                Event::Comment(..) => self.comments.push(span),
                Event::Scalar(text, style, anchor, _) => {
                    let node = self.scalar(&text, style, span);
                    self.anchor(anchor, node);
                    self.place(node);
                }
                Event::SequenceStart(style, anchor, _) => {
                    let node = self.push(Value::Sequence(Box::default()), span);
                    self.open(node, style == StructureStyle::Flow, anchor)?;
                    self.stack.push(Frame::Sequence(node, Vec::new()));
                }
                Event::MappingStart(style, anchor, _) => {
                    let node = self.push(Value::Mapping(Box::default()), span);
                    self.open(node, style == StructureStyle::Flow, anchor)?;
                    self.stack.push(Frame::Mapping { node, entries: Vec::new(), key: None });
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
                Event::Alias(anchor) => self.alias(anchor, span)?,
                _ => {}
            }
        }
        Some(())
    }

    fn scan_error(&mut self, error: &granit_parser::ScanError, place: Span) {
        if matches!(error.kind(), granit_parser::ErrorKind::RecursionLimitExceeded) {
            return self.too_deep(place);
        }
        let before = self.source.text()[..place.start].rsplit('\n').next().unwrap_or_default();
        let help = if before.contains('\t') || self.source.slice(place) == "\t" {
            "indent with spaces, not with tabs"
        } else if before.contains(": ") {
            "put a text that holds `: ` or begins with a special character in double quotes"
        } else {
            "check the indentation and the quotes around here"
        };
        let message = crate::text::visible_line(&error.kind().to_string());
        self.find(INVALID, place, format!("not valid YAML: {message}"), help);
    }

    pub(super) fn too_deep(&mut self, span: Span) {
        self.find(UNSUPPORTED, span, format!("nested deeper than {MAX_DEPTH} levels"), "flatten it");
    }

    pub(super) fn push(&mut self, value: Value, span: Span) -> NodeId {
        let id = NodeId::at(self.nodes.len());
        self.nodes.push(Node { value, span, parent: None, key: None, flow: false, shared: false });
        id
    }

    pub(super) fn node(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.index()]
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> NodeId {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        let value = if style == Style::Plain && plain_kind(text) == Plain::Null {
            Value::Null
        } else {
            Value::Scalar(self.text(text, style, span), style)
        };
        self.push(value, span)
    }

    /// A text that stands in the file just as it is needs no copy.
    fn text(&self, text: &str, style: Style, span: Span) -> Text {
        let own = self.source.slice(span);
        match style {
            Style::Plain if own == text => Text::Here,
            Style::Quoted if own.get(1..own.len().saturating_sub(1)) == Some(text) => Text::Quoted,
            Style::Plain | Style::Quoted | Style::Block => Text::Other(text.into()),
        }
    }

    fn anchor(&mut self, anchor: usize, node: NodeId) {
        if anchor != 0 {
            self.anchors.insert(anchor, node);
            self.node(node).shared = true;
        }
    }

    /// A collection opens: it gets its anchor when it closes, so that it cannot hold itself.
    fn open(&mut self, node: NodeId, flow: bool, anchor: usize) -> Option<()> {
        self.node(node).flow = flow;
        self.anchor(anchor, node);
        if self.stack.len() >= MAX_DEPTH {
            let span = self.node(node).span;
            self.too_deep(span);
            return None;
        }
        Some(())
    }

    fn close(&mut self, end: Span) -> Option<()> {
        let (node, last) = match self.stack.pop()? {
            Frame::Sequence(node, items) => {
                let last = items.last().copied();
                self.node(node).value = Value::Sequence(items.into());
                (node, last)
            }
            Frame::Mapping { node, entries, .. } => {
                let entries = self.without_duplicates(entries);
                let last = entries.last().map(|(_, value)| *value);
                self.node(node).value = Value::Mapping(entries.into());
                (node, last)
            }
        };
        let last_end = last.map(|last| self.node(last).span.end);
        let own = self.node(node);
        own.span.end = if own.flow { end.end } else { last_end.unwrap_or(own.span.end) };
        own.span.end = own.span.end.max(own.span.start);
        self.place(node);
        Some(())
    }

    /// Puts a finished node where it belongs.
    pub(super) fn place(&mut self, node: NodeId) {
        let parent = match self.stack.last_mut() {
            None => {
                self.root = Some(node);
                return;
            }
            Some(Frame::Sequence(parent, items)) => {
                items.push(node);
                *parent
            }
            Some(Frame::Mapping { node: parent, entries, key }) => {
                let parent = *parent;
                match key.take() {
                    None => *key = Some(node),
                    Some(key) => {
                        entries.push((key, node));
                        let key_span = self.node(key).span;
                        let value = self.node(node);
                        value.key = Some(key);
                        if value.is_null() && value.span.start == value.span.end {
                            value.span = key_span;
                        }
                    }
                }
                parent
            }
        };
        self.node(node).parent = Some(parent);
    }
}

fn first_line(text: &str, span: Span) -> Span {
    let line = text[span.start..].lines().next().map_or(0, str::len);
    Span::new(span.start, span.start + line.min(span.end.saturating_sub(span.start)).max(line.min(3)))
}
