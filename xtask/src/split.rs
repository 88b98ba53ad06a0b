//! Parting the module: what a page with an ordinary article needs comes first, the importers of the other
//! formats come in a second module, which a page fetches when it meets one of them.
//!
//! The second module is no program of its own: it works in the first one's memory, calls the first one's
//! functions, and puts its importers into the first one's table, where the first one's calls find them. What goes
//! into it is found by following calls, not by guessing. A function is only there if nothing but an importer that
//! comes later can reach it; whatever can be called by its address from elsewhere stays in the first module.

use crate::run::Outcome;
use std::collections::HashSet;
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalId, GlobalKind,
    ImportedFunction, Module, TableId, ValType,
};

/// The formats that the first module reads itself, but for whole pages of HTML: `FIRST` in `src/import/later.rs`.
const FIRST: [&str; 4] = ["article", "markdown", "html", "text"];

/// The name under which the second module asks for what the first one exports.
const FIRST_MODULE: &str = "1";

/// The two modules that `whole` is parted into.
pub fn split(whole: &[u8]) -> Outcome<(Vec<u8>, Vec<u8>)> {
    let parsed = || Module::from_buffer(whole).map_err(|error| format!("the module can't be parted: {error}"));
    Ok((first(parsed()?)?, second(parsed()?)?))
}

/// What is where.
struct Plan {
    /// The functions of the second module.
    later: HashSet<FunctionId>,
    /// What the second module uses of the first one, in the module's order.
    shared: Shared,
    /// The slots of the table that the second module fills.
    slots: Vec<(TableId, i32, FunctionId)>,
}

/// What both modules use.
#[derive(Default)]
struct Shared {
    functions: Vec<FunctionId>,
    globals: Vec<GlobalId>,
    tables: Vec<TableId>,
}

impl Plan {
    fn of(module: &Module) -> Outcome<Self> {
        let slots = slots(module)?;
        let comes_later = |id: FunctionId| module.funcs.get(id).name.as_deref().is_some_and(is_later_importer);
        let exported = module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id),
            _ => None,
        });
        let addressed = slots.iter().map(|(_, _, id)| *id);
        let now = exported.chain(module.start).chain(addressed.clone().filter(|id| !comes_later(*id)));
        let first = reached(module, now.collect());
        let mut later = reached(module, addressed.filter(|id| comes_later(*id)).collect());
        later.retain(|id| !first.contains(id) && matches!(module.funcs.get(*id).kind, FunctionKind::Local(_)));
        if !later.iter().any(|id| is_mark(module, *id)) {
            return Err("the function `import::later::read` was not found in the module: has its name changed?".into());
        }
        let shared = Shared::of(module, &later);
        let slots = slots.into_iter().filter(|(_, _, id)| later.contains(id)).collect();
        Ok(Self { later, shared, slots })
    }
}

/// Whether a function of this name reads what comes later: `standfirst::import::ans::read::h0123456789abcdef`.
fn is_later_importer(name: &str) -> bool {
    let Some(path) = name.strip_prefix("standfirst::import::") else { return false };
    let path = path.rsplit_once("::h").map_or(path, |(path, _)| path);
    match path.strip_suffix("::read") {
        Some("html::page") => true,
        Some(format) => !format.contains("::") && !FIRST.contains(&format),
        None => false,
    }
}

/// Whether this is the function whose answer says whether the second module is there.
fn is_mark(module: &Module, id: FunctionId) -> bool {
    module.funcs.get(id).name.as_deref().is_some_and(|name| name.starts_with("standfirst::import::later::read"))
}

/// The functions that the tables hold, and where.
fn slots(module: &Module) -> Outcome<Vec<(TableId, i32, FunctionId)>> {
    let mut slots = Vec::new();
    for element in module.elements.iter() {
        let (ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(offset)) }, ElementItems::Functions(ids)) =
            (&element.kind, &element.items)
        else {
            return Err("the module's table is filled in a way that parting it does not know".into());
        };
        slots.extend((*offset..).zip(ids).map(|(slot, id)| (*table, slot, *id)));
    }
    Ok(slots)
}

/// Every function that `roots` call, and these themselves.
fn reached(module: &Module, mut roots: Vec<FunctionId>) -> HashSet<FunctionId> {
    let mut reached = HashSet::new();
    while let Some(id) = roots.pop() {
        if reached.insert(id) {
            roots.extend(Uses::of(module, id).functions);
        }
    }
    reached
}

/// What one function uses.
#[derive(Default)]
struct Uses {
    functions: Vec<FunctionId>,
    globals: Vec<GlobalId>,
    tables: Vec<TableId>,
}

impl Uses {
    fn of(module: &Module, id: FunctionId) -> Self {
        let mut uses = Self::default();
        if let FunctionKind::Local(local) = &module.funcs.get(id).kind {
            dfs_in_order(&mut uses, local, local.entry_block());
        }
        uses
    }
}

impl Visitor<'_> for Uses {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.push(*id);
    }

    fn visit_global_id(&mut self, id: &GlobalId) {
        self.globals.push(*id);
    }

    fn visit_table_id(&mut self, id: &TableId) {
        self.tables.push(*id);
    }
}

impl Shared {
    fn of(module: &Module, later: &HashSet<FunctionId>) -> Self {
        let mut functions = HashSet::new();
        let mut globals = HashSet::new();
        let mut tables = HashSet::new();
        for id in later {
            let uses = Uses::of(module, *id);
            functions.extend(uses.functions);
            globals.extend(uses.globals);
            tables.extend(uses.tables);
        }
        let slots = module.elements.iter().filter_map(|element| match element.kind {
            ElementKind::Active { table, .. } => Some(table),
            _ => None,
        });
        tables.extend(slots);
        // In the module's order, which is the same each time that it is parsed.
        Self {
            functions: module
                .funcs
                .iter()
                .map(walrus::Function::id)
                .filter(|id| functions.contains(id) && !later.contains(id))
                .collect(),
            globals: module.globals.iter().map(walrus::Global::id).filter(|id| globals.contains(id)).collect(),
            tables: module.tables.iter().map(walrus::Table::id).filter(|id| tables.contains(id)).collect(),
        }
    }
}

/// The names by which the modules share something: as short as can be, and none that the glue has.
fn names() -> impl Iterator<Item = String> {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    (0_usize..).map(|mut number| {
        let mut name = String::from("$");
        loop {
            name.extend(LETTERS.get(number % LETTERS.len()).map(|letter| char::from(*letter)));
            number /= LETTERS.len();
            if number == 0 {
                return name;
            }
        }
    })
}

/// The first module: without what comes later, and with all that it needs exported.
fn first(mut module: Module) -> Outcome<Vec<u8>> {
    let plan = Plan::of(&module)?;
    // Before the second module is there, its mark answers nought, and any other slot of its stops the program.
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().unreachable();
    let missing = builder.finish(vec![], &mut module.funcs);
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
    builder.func_body().i32_const(0);
    let nought = builder.finish(vec![], &mut module.funcs);
    let marks: HashSet<_> = plan.later.iter().copied().filter(|id| is_mark(&module, *id)).collect();
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(ids) = &mut element.items {
            for id in ids.iter_mut().filter(|id| plan.later.contains(id)) {
                *id = if marks.contains(id) { nought } else { missing };
            }
        }
    }
    let mut names = names();
    let mut export = |item: ExportItem| {
        let name = names.next().unwrap_or_default();
        module.exports.add(&name, item);
    };
    plan.shared.functions.iter().for_each(|id| export((*id).into()));
    plan.shared.globals.iter().for_each(|id| export((*id).into()));
    plan.shared.tables.iter().for_each(|id| export((*id).into()));
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// The second module: what comes later, with all that it needs imported.
fn second(mut module: Module) -> Outcome<Vec<u8>> {
    let plan = Plan::of(&module)?;
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    elements.into_iter().for_each(|id| module.elements.delete(id));
    let data: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    data.into_iter().for_each(|id| module.data.delete(id));

    let mut names = names();
    let mut name = || names.next().unwrap_or_default();
    for id in plan.shared.functions {
        let name = name();
        let ty = module.funcs.get(id).ty();
        match &module.funcs.get(id).kind {
            FunctionKind::Import(function) => {
                let import = module.imports.get_mut(function.import);
                (import.module, import.name) = (FIRST_MODULE.into(), name);
            }
            _ => {
                let import = module.imports.add(FIRST_MODULE, &name, id);
                module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
            }
        }
    }
    for id in plan.shared.globals {
        let import = module.imports.add(FIRST_MODULE, &name(), id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    for id in plan.shared.tables {
        let import = module.imports.add(FIRST_MODULE, &name(), id);
        module.tables.get_mut(id).import = Some(import);
    }
    let memory = module.memories.iter().map(walrus::Memory::id).next().ok_or("the module has no memory")?;
    let import = module.imports.add(FIRST_MODULE, "memory", memory);
    let memory = module.memories.get_mut(memory);
    (memory.import, memory.data_segments) = (Some(import), HashSet::default());
    for table in module.tables.iter_mut() {
        table.elem_segments.clear();
    }
    for (table, slot, id) in plan.slots {
        let offset = ConstExpr::Value(Value::I32(slot));
        let element = module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(vec![id]));
        module.tables.get_mut(table).elem_segments.insert(element);
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::is_later_importer;

    #[test]
    fn what_comes_later_is_known_by_its_name() {
        assert!(is_later_importer("standfirst::import::ans::read::h0123456789abcdef"));
        assert!(is_later_importer("standfirst::import::later::read::h0123456789abcdef"));
        assert!(!is_later_importer("standfirst::import::markdown::read::h0123456789abcdef"));
        assert!(!is_later_importer("standfirst::import::ans::detect::h0123456789abcdef"));
        assert!(!is_later_importer("standfirst::import::ans::read::{{closure}}::h0123456789abcdef"));
        assert!(is_later_importer("standfirst::import::html::page::read::h0123456789abcdef"));
        assert!(!is_later_importer("standfirst::import::json_ld::page::read::h0123456789abcdef"));
    }
}
