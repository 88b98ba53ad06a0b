//! A page's part: what html5ever makes of a rendering has to be what was written, element by
//! element. Nothing is moved, added, closed early or read another way.

use crate::oracle::{Step, push_text, steps};
use html5ever::tendril::TendrilSink;
use html5ever::{LocalName, ParseOpts, QualName, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Where the rendering is put.
fn context() -> QualName {
    QualName::new(None, ns!(html), LocalName::from("div"))
}

/// Panics where the tree that a page makes of `html` is another than its tags say.
pub fn hold(html: &str) {
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), context(), Vec::new(), false).one(html);
    let written = steps(html).expect("it was well formed");
    // A fragment's nodes stand in an `html` element.
    let root = dom.document.children.borrow().first().cloned();
    let mut seen = Vec::new();
    for child in root.iter().flat_map(|root| root.children.borrow().clone()) {
        walk(&child, &mut seen);
    }
    if let Some(at) = seen.iter().zip(&written).position(|(seen, written)| seen != written) {
        panic!("a page reads {:?} where {:?} is written, in {html}", &seen[at..seen.len().min(at + 3)], written[at]);
    }
    assert_eq!(seen.len(), written.len(), "a page reads another number of steps in {html}");
}

fn walk(node: &Handle, steps: &mut Vec<Step>) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let mut attributes: Vec<_> =
                attrs.borrow().iter().map(|one| (one.name.local.to_string(), one.value.to_string())).collect();
            attributes.sort();
            steps.push(Step::Open(name.local.to_string(), attributes));
            for child in node.children.borrow().iter() {
                walk(child, steps);
            }
            steps.push(Step::Close);
        }
        NodeData::Text { contents } => push_text(steps, &contents.borrow()),
        other => panic!("a page reads {other:?}"),
    }
}
