//! Tables: captioned, with header cells that say what they head, in a box that scrolls by itself.

use super::vocabulary::{Name, Tag, Token};
use super::walk::Walk;
use crate::article::{Alignment, Block, Cell, Row, Scope, Table, plain_text};

impl<'a> Walk<'a> {
    /// A table. Its box scrolls where the table is wider than the text, and is
    /// reached by keyboard while it does; a link before it leads past the table.
    pub(super) fn table(&mut self, block: &'a Block, table: &'a Table) {
        let caption = self.numbered_id("table");
        let after = self.numbered_id("after");
        let name = self.table_name(table);
        let is_region = self.is_new_region(&name);
        self.open_block(block, Tag::Div);
        self.out.token(Token::Class, "sf-table");
        self.skip_past(self.options.messages.skip_past_table(), "", &after);
        self.out.open_class(if is_region { Tag::Section } else { Tag::Div }, "sf-scroll");
        self.out.flag(Token::DataScroll);
        if !is_region {
            self.out.token(Token::Role, "group");
        }
        self.out.name(Name::AriaLabelledby, &caption);
        self.out.open(Tag::Table);
        self.out.open(Tag::Caption);
        self.out.name(Name::Id, &caption);
        if table.caption.is_empty() {
            self.out.token(Token::Class, "sf-hidden");
            self.label_language();
            self.out.label(&name);
        } else {
            self.line(&table.caption);
        }
        self.out.close();
        self.rows(Tag::Thead, &table.head, table);
        self.rows(Tag::Tbody, &table.body, table);
        self.rows(Tag::Tfoot, &table.foot, table);
        self.out.close();
        self.out.close();
        if !table.credit.is_empty() {
            self.out.open_class(Tag::P, "sf-credit");
            self.hidden_label(&[self.options.messages.source(), ":\u{a0}"].concat());
            self.line(&table.credit);
            self.out.close();
        }
        self.out.open_class(Tag::Span, "sf-after");
        self.out.name(Name::Id, &after);
        self.out.token(Token::Tabindex, "-1");
        self.out.close();
        self.out.close();
    }

    /// What the table is called: by its caption, or "Table" and its number.
    fn table_name(&mut self, table: &Table) -> String {
        if !table.caption.is_empty() {
            return plain_text(&table.caption);
        }
        self.unnamed_tables += 1;
        match self.unnamed_tables {
            1 => self.options.messages.table().to_string(),
            number => format!("{} {number}", self.options.messages.table()),
        }
    }

    fn rows(&mut self, tag: Tag, rows: &'a [Row], table: &'a Table) {
        if rows.is_empty() {
            return;
        }
        self.out.open(tag);
        for row in rows {
            self.out.open(Tag::Tr);
            let mut column = 0;
            for cell in &row.cells {
                let header = cell.header.or((tag == Tag::Thead && !cell.content.is_empty()).then_some(Scope::Column));
                let alignment = match cell.alignment {
                    Alignment::None => table.columns.get(column).copied().unwrap_or_default(),
                    own => own,
                };
                self.cell(cell, header, alignment);
                column += usize::from(cell.column_span.max(1));
            }
            self.out.close();
        }
        self.out.close();
    }

    fn cell(&mut self, cell: &'a Cell, header: Option<Scope>, alignment: Alignment) {
        self.out.open(if header.is_some() { Tag::Th } else { Tag::Td });
        if let Some(scope) = header {
            self.out.token(
                Token::Scope,
                match scope {
                    Scope::Column => "col",
                    Scope::Row => "row",
                    Scope::ColumnGroup => "colgroup",
                    Scope::RowGroup => "rowgroup",
                },
            );
        }
        if cell.column_span > 1 {
            self.out.number(Token::Colspan, cell.column_span.min(1000));
        }
        if cell.row_span > 1 {
            self.out.number(Token::Rowspan, cell.row_span);
        }
        match alignment {
            Alignment::None => {}
            Alignment::Start => self.out.token(Token::Class, "sf-start"),
            Alignment::Center => self.out.token(Token::Class, "sf-center"),
            Alignment::End => self.out.token(Token::Class, "sf-align-end"),
        }
        self.blocks(&cell.content);
        self.out.close();
    }
}
