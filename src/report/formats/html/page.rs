//! The page around the views: what a browser is told, the way to every part, and the foot.

use sha2::{Digest as _, Sha256};

use super::node::{Node, el, text};
use crate::report::Head;

const STYLE: &str = include_str!("style.css");

/// A part of the page.
pub(super) struct Part {
    /// Its place on the page.
    pub id: &'static str,
    /// Its name in the table of contents.
    pub name: &'static str,
    /// The question that it answers.
    pub asks: &'static str,
    /// The answer.
    pub inner: Node,
}

/// The page.
pub(super) fn page(head: &Head<'_>, command: &str, top: Node, parts: Vec<Part>) -> String {
    let link = |part: &Part| el("li").push(el("a").attr("href", &format!("#{}", part.id)).text(part.name));
    let contents = el("ol").all(parts.iter().map(link));
    let nav = el("nav").attr("aria-label", "Contents").push(contents);
    let section = |part: Part| {
        let title = el("h2").attr("id", &format!("{}-title", part.id)).text(part.asks);
        el("section")
            .attr("id", part.id)
            .attr("aria-labelledby", &format!("{}-title", part.id))
            .push(title)
            .push(part.inner)
    };
    let main = el("main").attr("id", "main").attr("tabindex", "-1").all(parts.into_iter().map(section));
    let foot = el("footer").push(el("p").push(el("code").text(command))).push(el("p").text(&head.foot()));
    let skip = el("a").class("skip").attr("href", "#main").text("Skip to the report");
    let body = el("body").push(skip).push(top).push(nav).push(main).push(foot);
    let html = el("html").attr("lang", "en").push(told(head)).push(body);
    format!("<!doctype html>\n{}\n", html.finish())
}

/// What a browser is told: nothing may be fetched, nothing may run, and only this one style sheet holds.
fn told(head: &Head<'_>) -> Node {
    let sheet = format!("\n{STYLE}");
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(&sheet))
    );
    let meta = |name, content: &str| el("meta").attr("name", name).attr("content", content);
    el("head")
        .push(el("meta").attr("charset", "utf-8"))
        .push(el("meta").attr("http-equiv", "Content-Security-Policy").attr("content", &policy))
        .push(meta("viewport", "width=device-width, initial-scale=1"))
        .push(meta("color-scheme", "light dark"))
        .push(meta("referrer", "no-referrer"))
        .push(meta("generator", head.tool))
        .push(el("title").push(text(&head.title())))
        .push(el("style").style("\n").style(STYLE))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let whole =
            (0..3).fold(0_usize, |whole, at| (whole << 8) | usize::from(*chunk.get(at).unwrap_or(&0)));
        for at in 0..4 {
            let letter = LETTERS[(whole >> (18 - 6 * at)) & 63];
            out.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (bytes, told) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(bytes.as_bytes()), told);
        }
    }
}
