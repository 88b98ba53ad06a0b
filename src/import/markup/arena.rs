//! Adding and moving the nodes of a tree, each in constant time.

use super::{Data, Document, Kind, Node, ROOT};
use std::ops::Range;

impl Document {
    /// Adds a node that stands nowhere yet.
    pub(super) fn add(&mut self, kind: Kind, offset: usize) -> u32 {
        let id = short(self.nodes.len());
        self.nodes.push(Data { kind, parent: ROOT, first: 0, last: 0, previous: 0, next: 0, offset: short(offset) });
        id
    }

    /// Makes `child` the last node under `parent`.
    pub(super) fn append(&mut self, parent: u32, child: u32) {
        let Some(data) = self.nodes.get_mut(parent as usize) else { return };
        let last = std::mem::replace(&mut data.last, child);
        if last == ROOT {
            data.first = child;
        } else if let Some(last) = self.nodes.get_mut(last as usize) {
            last.next = child;
        }
        if let Some(data) = self.nodes.get_mut(child as usize) {
            (data.parent, data.previous, data.next) = (parent, last, ROOT);
        }
    }

    /// Takes `child`, the last node under its parent as every open element is, away from it.
    pub(super) fn detach(&mut self, child: u32) {
        let Some((parent, previous)) = self.data(child).map(|data| (data.parent, data.previous)) else { return };
        if let Some(data) = self.nodes.get_mut(parent as usize) {
            data.last = previous;
            if previous == ROOT {
                data.first = ROOT;
            }
        }
        if previous != ROOT
            && let Some(data) = self.nodes.get_mut(previous as usize)
        {
            data.next = ROOT;
        }
    }

    /// Makes all that stands under `from` stand under `to`, which is empty. Their
    /// parents are set at the end, so that this costs the same for any number.
    pub(super) fn move_children(&mut self, from: u32, to: u32) {
        let Some(data) = self.nodes.get_mut(from as usize) else { return };
        let (first, last) = (std::mem::take(&mut data.first), std::mem::take(&mut data.last));
        if let Some(data) = self.nodes.get_mut(to as usize) {
            (data.first, data.last) = (first, last);
        }
        // The last child may be open, and is asked for its parent when it moves.
        if last != ROOT
            && let Some(data) = self.nodes.get_mut(last as usize)
        {
            data.parent = to;
        }
    }

    /// Whether anything but white space has been read.
    pub(super) fn has_content(&self) -> bool {
        let is_blank = |data: &Data| match &data.kind {
            Kind::Text { run } => self.characters(run).trim_ascii().is_empty(),
            Kind::Element { .. } => false,
        };
        !self.nodes.iter().skip(1).all(is_blank)
    }

    /// Whether two elements have the same tag and attributes.
    pub(super) fn same_element(&self, left: u32, right: u32) -> bool {
        let (left, right) = (Node { document: self, id: left }, Node { document: self, id: right });
        left.tag() == right.tag() && left.attributes().eq(right.attributes())
    }

    /// Tells every node its parent.
    pub(super) fn set_parents(&mut self) {
        for parent in 0..self.nodes.len() {
            let mut child = self.nodes.get(parent).map_or(ROOT, |data| data.first);
            while child != ROOT
                && let Some(data) = self.nodes.get_mut(child as usize)
            {
                data.parent = short(parent);
                child = data.next;
            }
        }
    }

    /// Keeps `value` and answers where.
    pub(super) fn keep(&mut self, value: &str) -> Range<u32> {
        let start = short(self.text.len());
        self.text.push_str(value);
        start..short(self.text.len())
    }
}

/// A number of nodes or bytes. Sources are far below 4 GB; what is not could only lose its place.
pub(super) fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
