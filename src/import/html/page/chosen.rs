use crate::import::markup::Node;
use std::collections::HashSet;

/// The elements that are the article, and what stands in and around them. Every
/// element of the page is asked for its place, so that is worked out once.
pub(super) struct Chosen<'t> {
    /// The elements, in order.
    pub(super) nodes: Vec<Node<'t>>,
    own: HashSet<u32>,
    inside: HashSet<u32>,
    around: HashSet<u32>,
}

impl<'t> Chosen<'t> {
    pub(super) fn of(nodes: Vec<Node<'t>>) -> Self {
        let mut chosen = Self { own: HashSet::new(), inside: HashSet::new(), around: HashSet::new(), nodes };
        for node in &chosen.nodes {
            chosen.own.insert(node.number());
            // One that stands in another is known with it.
            if chosen.inside.insert(node.number()) {
                chosen.inside.extend(node.descendants().map(Node::number));
            }
            let mut next = Some(*node);
            while let Some(around) = next.filter(|around| chosen.around.insert(around.number())) {
                next = around.parent();
            }
        }
        chosen
    }

    /// Whether `node` is one of the elements.
    pub(super) fn has(&self, node: Node<'_>) -> bool {
        self.own.contains(&node.number())
    }

    /// Whether `node` is one of the elements or stands in one.
    pub(super) fn holds(&self, node: Node<'_>) -> bool {
        self.inside.contains(&node.number())
    }

    /// Whether one of the elements is `node` or stands in it.
    pub(super) fn stands_in(&self, node: Node<'_>) -> bool {
        self.around.contains(&node.number())
    }
}
