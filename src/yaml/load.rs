//! Bytes → tree, with every guard of the format: size, UTF-8, depth, one document, no tags, no merge
//! keys, no duplicate keys, bounded aliases. Each is a finding with a place, never a panic.

use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle};

use super::scalar::{Plain, plain_kind};
use super::tree::{Node, NodeId, Style, Tree, Value};
use crate::diagnostic::{Finding, Source, Span};

/// The largest file that is read: 1 MiB.
pub const MAX_BYTES: usize = 1024 * 1024;
/// The deepest nesting.
pub const MAX_DEPTH: usize = 64;
/// The most nodes that aliases may expand to in one file.
pub const MAX_EXPANDED: usize = 10_000;

/// Up to so many keys are compared one by one.
const SMALL: usize = 24;

const INVALID: &str = "invalid-yaml";
const UNSUPPORTED: &str = "unsupported-yaml";
const DUPLICATE: &str = "duplicate-key";

/// What became of a file's bytes.
#[derive(Debug)]
pub struct Loaded {
    /// The text (of a file that is not UTF-8: what can be shown of it).
    pub source: Arc<Source>,
    /// The tree, when the YAML could be read to its end.
    pub tree: Option<Tree>,
    /// What was found on the way.
    pub findings: Vec<Finding>,
}

/// Reads the bytes of the file at `path`.
#[must_use]
pub fn load(path: &str, bytes: &[u8]) -> Loaded {
    if bytes.len() > MAX_BYTES {
        let source = Arc::new(Source::new(path, ""));
        let finding = Finding::new(UNSUPPORTED, &source, Span::default(), "the file is larger than 1 MiB")
            .help("split it, or move what is no OKR elsewhere");
        return Loaded { source, tree: None, findings: vec![finding] };
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let source = Arc::new(Source::new(path, String::from_utf8_lossy(bytes)));
            let span = character_at(source.text(), error.valid_up_to());
            let finding = Finding::new(UNSUPPORTED, &source, span, "the file is not UTF-8 from here on")
                .help("save it as UTF-8");
            return Loaded { source, tree: None, findings: vec![finding] };
        }
    };
    let source = Arc::new(Source::new(path, text));
    let mut builder = Builder::new(source.clone());
    let done = builder.run();
    let Builder { nodes, comments, root, findings, .. } = builder;
    let tree = done.is_some().then(|| Tree { source: source.clone(), nodes, comments, root });
    Loaded { source, tree, findings }
}

fn character_at(text: &str, offset: usize) -> Span {
    let mut start = offset.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let length = text[start..].chars().next().map_or(0, |c| if c == '\n' { 0 } else { c.len_utf8() });
    Span::new(start, start + length)
}

enum Frame {
    Sequence(NodeId, Vec<NodeId>),
    Mapping { node: NodeId, entries: Vec<(NodeId, NodeId)>, key: Option<NodeId> },
}

struct Builder {
    source: Arc<Source>,
    nodes: Vec<Node>,
    comments: Vec<Span>,
    root: Option<NodeId>,
    stack: Vec<Frame>,
    anchors: HashMap<usize, NodeId>,
    expanded: usize,
    findings: Vec<Finding>,
}

impl Builder {
    fn new(source: Arc<Source>) -> Self {
        Self {
            source,
            nodes: Vec::new(),
            comments: Vec::new(),
            root: None,
            stack: Vec::new(),
            anchors: HashMap::new(),
            expanded: 0,
            findings: Vec::new(),
        }
    }

    fn find(&mut self, rule: &'static str, span: Span, message: impl Into<String>, help: &str) {
        self.findings.push(Finding::new(rule, &self.source, span, message).help(help));
    }

    /// Builds the tree; `None` when the file could not be read to its end (a finding says why).
    fn run(&mut self) -> Option<()> {
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
                    let node = self.push(Value::Sequence(Vec::new()), span);
                    self.open(node, style == StructureStyle::Flow, anchor)?;
                    self.stack.push(Frame::Sequence(node, Vec::new()));
                }
                Event::MappingStart(style, anchor, _) => {
                    let node = self.push(Value::Mapping(Vec::new()), span);
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

    fn too_deep(&mut self, span: Span) {
        self.find(UNSUPPORTED, span, format!("nested deeper than {MAX_DEPTH} levels"), "flatten it");
    }

    fn push(&mut self, value: Value, span: Span) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node { value, span, parent: None, key: None, flow: false, shared: false });
        id
    }

    fn node(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
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
            Value::Scalar(text.into(), style)
        };
        self.push(value, span)
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
                self.node(node).value = Value::Sequence(items);
                (node, last)
            }
            Frame::Mapping { node, entries, .. } => {
                let entries = self.without_duplicates(entries);
                let last = entries.last().map(|(_, value)| *value);
                self.node(node).value = Value::Mapping(entries);
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

    /// Keeps the first of equal keys and reports the others.
    fn without_duplicates(&mut self, entries: Vec<(NodeId, NodeId)>) -> Vec<(NodeId, NodeId)> {
        let mut kept: Vec<(NodeId, NodeId)> = Vec::with_capacity(entries.len());
        let mut many: HashMap<Box<str>, NodeId> = HashMap::new();
        for (key, value) in entries {
            let node = &self.nodes[key.0 as usize];
            let span = node.span;
            let Value::Scalar(text, style) = &node.value else {
                self.find(UNSUPPORTED, span, "a key that is no plain text", "write the key as a word");
                continue;
            };
            if &**text == "<<" && *style == Style::Plain {
                self.find(UNSUPPORTED, span, "a merge key is not supported", "write the fields out");
                continue;
            }
            // Most mappings are small: comparing is quicker there than hashing.
            let same = |(other, _): &&(NodeId, NodeId)| self.key(*other) == Some(&**text);
            let first = if kept.len() <= SMALL {
                kept.iter().find(same).map(|(first, _)| *first)
            } else {
                if many.is_empty() {
                    many = kept.iter().filter_map(|(key, _)| Some((self.key(*key)?.into(), *key))).collect();
                }
                many.get(text).copied()
            };
            if let Some(first) = first {
                let first = self.nodes[first.0 as usize].span;
                let message = format!("`{}` is given twice", crate::text::visible(text));
                let finding = Finding::new(DUPLICATE, &self.source, span, message)
                    .help("keep one of the two")
                    .related(&self.source, first, "first given here");
                self.findings.push(finding);
                continue;
            }
            if !many.is_empty() {
                many.insert(text.clone(), key);
            }
            kept.push((key, value));
        }
        kept
    }

    fn key(&self, node: NodeId) -> Option<&str> {
        match &self.nodes[node.0 as usize].value {
            Value::Scalar(text, _) => Some(text),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// Puts a finished node where it belongs.
    fn place(&mut self, node: NodeId) {
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
                        if value.value == Value::Null && value.span.start == value.span.end {
                            value.span = key_span;
                        }
                    }
                }
                parent
            }
        };
        self.node(node).parent = Some(parent);
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Option<()> {
        let target = self.anchors.get(&anchor).copied();
        let open = |frame: &Frame| match frame {
            Frame::Sequence(node, _) | Frame::Mapping { node, .. } => Some(*node) == target,
        };
        let Some(target) = target.filter(|_| !self.stack.iter().any(open)) else {
            self.find(UNSUPPORTED, span, "an alias that holds itself", "write the value out");
            return None;
        };
        let copy = self.copy(target, span, self.stack.len())?;
        self.place(copy);
        Some(())
    }

    /// Copies a subtree for an alias that stands at a depth; every copied node points at the alias.
    fn copy(&mut self, target: NodeId, span: Span, depth: usize) -> Option<NodeId> {
        self.expanded += 1;
        if self.expanded > MAX_EXPANDED {
            let message = format!("aliases expand to more than {MAX_EXPANDED} values");
            self.find(UNSUPPORTED, span, message, "write the values out");
            return None;
        }
        let original = self.node(target).value.clone();
        if depth >= MAX_DEPTH && matches!(original, Value::Sequence(_) | Value::Mapping(_)) {
            self.too_deep(span);
            return None;
        }
        let node = self.push(original.clone(), span);
        self.node(node).shared = true;
        let value = match original {
            Value::Null | Value::Scalar(..) => original,
            Value::Sequence(items) => {
                let mut copies = Vec::with_capacity(items.len());
                for item in items {
                    let copy = self.copy(item, span, depth + 1)?;
                    self.node(copy).parent = Some(node);
                    copies.push(copy);
                }
                Value::Sequence(copies)
            }
            Value::Mapping(entries) => {
                let mut copies = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    let key = self.copy(key, span, depth + 1)?;
                    let value = self.copy(value, span, depth + 1)?;
                    self.node(key).parent = Some(node);
                    self.node(value).parent = Some(node);
                    self.node(value).key = Some(key);
                    copies.push((key, value));
                }
                Value::Mapping(copies)
            }
        };
        self.node(node).value = value;
        self.node(node).flow = true;
        Some(node)
    }
}

fn first_line(text: &str, span: Span) -> Span {
    let line = text[span.start..].lines().next().map_or(0, str::len);
    Span::new(span.start, span.start + line.min(span.end.saturating_sub(span.start)).max(line.min(3)))
}
