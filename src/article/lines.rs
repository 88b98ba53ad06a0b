use super::{Article, Block, BlockKind, Figure, Inline, Origin, RelatedLink};

impl Block {
    /// The lines of text that belong to this block itself, not to a block inside it, to change them.
    pub fn lines_mut(&mut self) -> Vec<&mut Vec<Inline>> {
        match &mut self.kind {
            BlockKind::Paragraph { content } | BlockKind::Plain { content } | BlockKind::Heading { content, .. } => {
                vec![content]
            }
            BlockKind::DescriptionList { items } => items.iter_mut().flat_map(|item| &mut item.terms).collect(),
            BlockKind::Quote { attribution, .. } => vec![attribution],
            BlockKind::PullQuote { content, attribution } => vec![content, attribution],
            BlockKind::Figure(figure) => of_figure(figure),
            BlockKind::Gallery(gallery) => {
                let figures = gallery.figures.iter_mut().flat_map(of_figure);
                figures.chain([&mut gallery.title, &mut gallery.caption]).collect()
            }
            BlockKind::Video(video) => vec![&mut video.caption, &mut video.credit],
            BlockKind::Audio(audio) => vec![&mut audio.caption, &mut audio.credit],
            BlockKind::Table(table) => vec![&mut table.caption, &mut table.credit],
            BlockKind::Code(code) => vec![&mut code.caption],
            BlockKind::Embed(embed) => vec![&mut embed.caption],
            BlockKind::Aside { title, .. } => vec![title],
            BlockKind::Details { summary, .. } => vec![summary],
            BlockKind::Related { title, links } => {
                std::iter::once(title).chain(links.iter_mut().flat_map(of_related)).collect()
            }
            BlockKind::LivePost(post) => vec![&mut post.title],
            BlockKind::List(_)
            | BlockKind::Math { .. }
            | BlockKind::ThematicBreak
            | BlockKind::Correction(_)
            | BlockKind::Group { .. } => Vec::new(),
        }
    }

    /// Calls `change` with each of [`Block::lines_mut`], which for most blocks is one: no list is made for that.
    pub(crate) fn each_own_line_mut(&mut self, change: &mut dyn FnMut(&mut Vec<Inline>)) {
        match &mut self.kind {
            BlockKind::Paragraph { content } | BlockKind::Plain { content } | BlockKind::Heading { content, .. } => {
                change(content);
            }
            _ => self.lines_mut().into_iter().for_each(change),
        }
    }
}

fn of_figure(figure: &mut Figure) -> Vec<&mut Vec<Inline>> {
    vec![&mut figure.caption, &mut figure.credit]
}

fn of_related(link: &mut RelatedLink) -> [&mut Vec<Inline>; 2] {
    [&mut link.title, &mut link.description]
}

impl Article {
    /// Calls `change` with every line of the article, wherever it stands, and
    /// with the origin of the block that it belongs to.
    pub fn each_line_mut(&mut self, change: &mut dyn FnMut(&mut Vec<Inline>, Origin)) {
        if let Some(breaking) = &mut self.breaking {
            change(&mut breaking.content, Origin::UNKNOWN);
        }
        change(&mut self.headline, Origin::UNKNOWN);
        self.standfirst.iter_mut().for_each(|block| of_block(block, change));
        change(&mut self.byline, Origin::UNKNOWN);
        self.lead.iter_mut().for_each(|block| of_block(block, change));
        self.body.iter_mut().for_each(|block| of_block(block, change));
        self.contributions.iter_mut().for_each(|line| change(line, Origin::UNKNOWN));
        let corrections = self.corrections.iter_mut().flat_map(|correction| &mut correction.content);
        corrections.for_each(|block| of_block(block, change));
        let related = self.related.iter_mut().flat_map(of_related);
        related.for_each(|line| change(line, Origin::UNKNOWN));
        self.notes.iter_mut().flat_map(|note| &mut note.content).for_each(|block| of_block(block, change));
    }
}

fn of_block(block: &mut Block, change: &mut dyn FnMut(&mut Vec<Inline>, Origin)) {
    let origin = block.origin;
    block.each_own_line_mut(&mut |line| change(line, origin));
    for list in block.inside_mut() {
        list.iter_mut().for_each(|block| of_block(block, change));
    }
}
