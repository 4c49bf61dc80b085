//! Elements of a page. What is handed over as text or as an attribute is escaped here, once, and is never markup.

use crate::text::xml;

/// Elements that hold nothing and have no end tag.
const VOID: [&str; 4] = ["meta", "link", "br", "col"];

/// Elements that begin on a line of their own, so that the page's source can be read and compared.
const BLOCKS: &[&str] = &[
    "body",
    "caption",
    "desc",
    "details",
    "div",
    "dl",
    "dt",
    "dd",
    "figcaption",
    "figure",
    "footer",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "section",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "thead",
    "title",
    "tr",
    "ul",
];

/// An element, or a few of them in a row, as finished markup.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    name: &'static str,
    attributes: String,
    inner: String,
}

/// An element.
pub(super) fn el(name: &'static str) -> Node {
    Node { name, ..Node::default() }
}

/// Elements in a row, without one around them.
pub(super) fn row() -> Node {
    Node::default()
}

/// Text alone.
pub(super) fn text(text: &str) -> Node {
    row().text(text)
}

/// A text of a document: its direction of writing stays its own.
pub(super) fn said(text: &str) -> Node {
    el("bdi").text(text)
}

impl Node {
    /// With an attribute. Its name is ours, its value may be anyone's.
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        for part in [" ", name, "=\"", &xml(&one_line(value)), "\""] {
            self.attributes.push_str(part);
        }
        self
    }

    /// With a class.
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// With text.
    pub fn text(mut self, text: &str) -> Self {
        self.inner.push_str(&xml(&one_line(text)));
        self
    }

    /// With an element.
    #[expect(clippy::needless_pass_by_value, reason = "what stands in an element stands nowhere else")]
    pub fn push(mut self, child: Self) -> Self {
        child.write(&mut self.inner);
        self
    }

    /// With elements.
    pub fn all(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::push)
    }

    /// With something only when there is something.
    pub fn maybe(self, child: Option<Self>) -> Self {
        self.all(child)
    }

    /// The style sheet, which is ours and is read as it stands.
    pub fn style(mut self, sheet: &'static str) -> Self {
        self.inner.push_str(sheet);
        self
    }

    /// Whether it says nothing: it is empty, or only the sign for what does not exist or is none.
    pub fn says_nothing(&self) -> bool {
        matches!(self.inner.trim(), "" | "–" | "·")
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }

    fn write(&self, out: &mut String) {
        if self.name.is_empty() {
            return out.push_str(&self.inner);
        }
        if BLOCKS.contains(&self.name) {
            out.push('\n');
        }
        for part in ["<", self.name, &self.attributes, ">", &self.inner] {
            out.push_str(part);
        }
        if !VOID.contains(&self.name) {
            for part in ["</", self.name, ">"] {
                out.push_str(part);
            }
        }
    }

    /// The markup.
    pub fn finish(self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

/// White space of any kind becomes one space, at both ends too.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() || character == '\u{a0}' {
            out.push(character);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        let node = el("p").attr("title", "\" onclick=\"x").text("<b>&amp;</b>\n\u{202e}").push(el("br"));
        assert_eq!(
            node.finish(),
            "\n<p title=\"&quot; onclick=&quot;x\">&lt;b&gt;&amp;amp;&lt;/b&gt; \\u{202e}<br></p>"
        );
        assert_eq!(row().push(said("a  b")).push(text(" c")).finish(), "<bdi>a b</bdi> c");
    }
}
