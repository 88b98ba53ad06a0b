//! Formatting that goes on where its end tag is missing or stands in the wrong
//! place: `<p><b>one<p>two</b>` is bold twice. The standard calls this the list
//! of active formatting elements and the adoption agency; here both are
//! bounded, and a moved element takes its text along, so that none is doubled.

use super::tag::Tag;
use super::tree::{Builder, Open, Space};

/// How much formatting is remembered. More is more than anybody meant, and
/// would make every later paragraph as expensive as all tags before it.
const REMEMBERED: usize = 12;

/// How often the same formatting may be remembered (the standard's "Noah's Ark clause").
const ALIKE: usize = 3;

/// How many blocks one misplaced end tag is carried through (the standard's number).
const ROUNDS: usize = 8;

/// How much formatting between a misplaced end tag and its start is carried along (the standard's number).
const CARRIED: usize = 3;

/// A formatting element that has not been ended.
pub(super) struct Active {
    id: u32,
    tag: Tag,
    /// In how many cells and the like it stands: it goes on in the innermost only.
    level: usize,
    /// Whether it is on the stack; if not, the next text opens it again.
    open: bool,
}

impl Builder<'_> {
    /// Remembers the formatting element that was just opened.
    pub(super) fn remember(&mut self, id: u32, tag: Tag) {
        let (document, level) = (&*self.document, self.level);
        let alike = |active: &Active| active.level == level && document.same_element(active.id, id);
        if self.active.iter().filter(|active| alike(active)).count() >= ALIKE
            && let Some(first) = self.active.iter().position(alike)
        {
            self.active.remove(first);
        }
        if self.active.len() == REMEMBERED {
            self.active.remove(0);
        }
        self.active.push(Active { id, tag, level: self.level, open: true });
    }

    /// Notes that the element has left the stack without its end tag.
    pub(super) fn suspend(&mut self, id: u32) {
        if let Some(active) = self.active.iter_mut().find(|active| active.id == id) {
            active.open = false;
        }
    }

    /// Forgets the formatting of the cell or the like that ends.
    pub(super) fn leave_level(&mut self) {
        self.active.retain(|active| active.level < self.level);
        self.level = self.level.saturating_sub(1);
    }

    /// Opens again what a block's end has closed too early.
    pub(super) fn resume(&mut self) {
        let level = self.level;
        let first = self.active.iter().rposition(|active| active.open || active.level < level);
        for at in first.map_or(0, |at| at + 1)..self.active.len() {
            if self.is_full() {
                return;
            }
            let Some((id, tag)) = self.active.get(at).map(|active| (active.id, active.tag)) else { return };
            let id = self.copy(id);
            self.append(id);
            self.push(Open { id, tag, space: Space::Html });
            if let Some(active) = self.active.get_mut(at) {
                (active.id, active.open) = (id, true);
            }
        }
    }

    /// Whether an `a` or `nobr` is open here, which can't stand in itself.
    pub(super) fn is_active(&self, tag: Tag) -> bool {
        self.active.iter().any(|active| active.tag == tag && active.level == self.level)
    }

    /// Ends the formatting called `tag`, also across the blocks that began inside it.
    pub(super) fn end_formatting(&mut self, tag: Tag) {
        for round in 0..ROUNDS {
            let found = self.active.iter().rposition(|active| active.tag == tag && active.level == self.level);
            let Some((at, id, open)) = found.and_then(|at| self.active.get(at).map(|known| (at, known.id, known.open)))
            else {
                // Formatting too old to be remembered ends like any other element.
                if round == 0 {
                    self.end_ordinary(tag, "");
                }
                return;
            };
            let Some(place) = self.stack.iter().rposition(|open| open.id == id).filter(|_| open) else {
                self.active.remove(at);
                return;
            };
            let above = self.stack.get(place + 1..).unwrap_or_default();
            if above.iter().any(|open| open.is_scope()) {
                return;
            }
            match above.iter().position(|open| open.is_special()) {
                None => {
                    self.active.remove(at);
                    self.pop_to(place);
                    return;
                }
                Some(between) => self.adopt(place, place + 1 + between),
            }
        }
    }

    /// Moves the block at `block` of the stack out of the formatting at `place`, and the formatting, with what
    /// stands between the two, into the block: `<b><i><p>x` becomes `<b><i></i></b><p><b><i>x`.
    fn adopt(&mut self, place: usize, block: usize) {
        let around = place.checked_sub(1).and_then(|at| self.stack.get(at)).map_or(super::ROOT, |open| open.id);
        let Some(block_id) = self.stack.get(block).map(|open| open.id) else { return };
        self.document.detach(block_id);
        self.document.append(around, block_id);

        let moved: Vec<Open> = self.stack.drain(place..block).collect();
        let mut copies = Vec::new();
        for open in moved {
            self.count(open.tag, -1);
            let known = self.active.iter().position(|active| active.id == open.id);
            if known.is_none() || copies.len() > CARRIED {
                self.suspend(open.id);
                continue;
            }
            let id = self.copy(open.id);
            if let Some(active) = known.and_then(|at| self.active.get_mut(at)) {
                active.id = id;
            }
            copies.push(Open { id, ..open });
        }
        // The innermost copy takes over what stood in the block so far.
        if let Some(innermost) = copies.last() {
            self.document.move_children(block_id, innermost.id);
        }
        let mut outer = block_id;
        for copy in &copies {
            self.document.append(outer, copy.id);
            outer = copy.id;
            self.count(copy.tag, 1);
        }
        self.stack.splice(place + 1..place + 1, copies);
    }
}
