use super::{Block, Inline, is_default};
use serde::{Deserialize, Serialize};

/// A table of data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Table {
    /// What the table shows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// How each column is aligned; columns past the end have no alignment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Alignment>,
    /// The rows that head the table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<Row>,
    /// The rows of data.
    pub body: Vec<Row>,
    /// The rows that sum it up.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub foot: Vec<Row>,
    /// Where the figures come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credit: Vec<Inline>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Row {
    /// Its cells, in order; a cell that spans stands once.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Cell {
    /// Whether it heads other cells, and which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<Scope>,
    /// How many columns it covers, 1 to 1000 (the HTML standard's limit).
    #[serde(skip_serializing_if = "is_one")]
    pub column_span: u16,
    /// How many rows it covers, 1 to 65534 (the HTML standard's limit).
    #[serde(skip_serializing_if = "is_one")]
    pub row_span: u16,
    /// Its alignment, where it is not its column's.
    #[serde(skip_serializing_if = "is_default")]
    pub alignment: Alignment,
    /// Its blocks.
    pub content: Vec<Block>,
}

fn is_one(span: &u16) -> bool {
    *span == 1
}

impl Default for Cell {
    fn default() -> Self {
        Self { header: None, column_span: 1, row_span: 1, alignment: Alignment::None, content: Vec::new() }
    }
}

/// Which cells a header cell heads (HTML `th scope`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    /// Those below it.
    Column,
    /// Those after it.
    Row,
    /// Those below all the columns it covers.
    ColumnGroup,
    /// Those after all the rows it covers.
    RowGroup,
}

/// How a cell's text is aligned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Alignment {
    /// As the text is.
    #[default]
    None,
    /// To the start of the line.
    Start,
    /// To the middle.
    Center,
    /// To the end of the line.
    End,
}
