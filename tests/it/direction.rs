//! In which direction the source files use each other: data flows one way, and no files use each
//! other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::imports::imports_and_code;

/// The folders and files of the library in the direction in which data flows. Each may use those
/// above it, but none of its own line and none below.
const LIBRARY: [&[&str]; 10] = [
    &["code", "language", "logging", "problem"],
    &["ftl"],
    &["format", "negotiation"],
    &["catalog"],
    &["build", "error"],
    &["live"],
    &["answer", "global"],
    &["axum"],
    &["tooling"],
    &["lib"],
];

/// The folders and files of the tool in the direction in which data flows. Each may use those
/// above it, but none of its own line and none below.
const TOOL: [&[&str]; 12] = [
    &["escape"],
    &["diagnostics", "json"],
    &["failure", "progress_bar", "wording"],
    &["language", "project"],
    &["syntax"],
    &["check", "tables"],
    &["reference_page"],
    &["commands"],
    &["cli"],
    &["fuzzing"],
    &["lib"],
    &["main"],
];

#[test]
fn the_library_flows_one_way() {
    assert_eq!(Tree::read("src").problems(&LIBRARY), Vec::<String>::new());
}

#[test]
fn the_tool_flows_one_way() {
    assert_eq!(Tree::read("tools/src").problems(&TOOL), Vec::<String>::new());
}

/// The files of a source tree by their modules, as in `check/rules`; the root has its file's name.
struct Tree {
    folder: String,
    files: BTreeMap<String, String>,
}

impl Tree {
    fn read(folder: &str) -> Tree {
        let mut files = BTreeMap::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut pending = vec![root.clone()];
        while let Some(folder) = pending.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    pending.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let module = path.strip_prefix(&root).unwrap().with_extension("");
                    let module = module.to_str().unwrap().replace('\\', "/");
                    files.insert(module, fs::read_to_string(&path).unwrap());
                }
            }
        }
        Tree { folder: folder.to_owned(), files }
    }

    /// The uses that run against the direction, and the circles.
    fn problems(&self, order: &[&[&str]]) -> Vec<String> {
        let mut problems = Vec::new();
        let uses: BTreeMap<&str, BTreeSet<&str>> =
            self.files.keys().map(|module| (module.as_str(), self.used_by(module))).collect();
        for (user, used) in &uses {
            for used in used {
                problems.extend(self.misdirection(user, used, order));
            }
        }
        problems.extend(self.circle(&uses));
        problems
    }

    /// Why one module must not use another one, if it must not.
    fn misdirection(&self, user: &str, used: &str, order: &[&[&str]]) -> Option<String> {
        let (unit, used_unit) = (unit(user), unit(used));
        if unit == used_unit {
            return None;
        }
        let place = |unit| order.iter().position(|line| line.contains(&unit));
        let (user, used) = (self.path(user), self.path(used));
        let (Some(own), Some(other)) = (place(unit), place(used_unit)) else {
            return Some(format!("{user} uses {used}, and one has no place in the direction"));
        };
        let flow: Vec<String> = order.iter().map(|line| line.join(", ")).collect();
        (own <= other).then(|| {
            let flow = flow.join(" → ");
            format!("{user} uses {used}: `{unit}` must not use `{used_unit}`; data flows {flow}")
        })
    }

    /// A circle of modules that use each other, if there is one.
    fn circle(&self, uses: &BTreeMap<&str, BTreeSet<&str>>) -> Option<String> {
        // What uses nothing of the rest is in no circle.
        let mut rest = uses.clone();
        loop {
            let modules: BTreeSet<&str> = rest.keys().copied().collect();
            rest.retain(|_, used| !used.is_disjoint(&modules));
            if rest.len() == modules.len() {
                break;
            }
        }
        // Each of the rest uses another of the rest: sooner or later the way comes back.
        let mut way: Vec<&str> = vec![rest.keys().next()?];
        loop {
            let next = rest[way.last()?].iter().find(|used| rest.contains_key(*used))?;
            if let Some(start) = way.iter().position(|module| module == next) {
                let mut circle: Vec<String> =
                    way[start..].iter().map(|module| self.path(module)).collect();
                circle.push(self.path(next));
                return Some(format!("files use each other in a circle: {}", circle.join(" → ")));
            }
            way.push(next);
        }
    }

    fn path(&self, module: &str) -> String {
        format!("{}/{module}.rs", self.folder)
    }

    /// The modules that a module uses outside of its tests.
    fn used_by(&self, module: &str) -> BTreeSet<&str> {
        let (imports, code) = imports_and_code(&self.files[module]);
        let own = if self.is_root(module) { Vec::new() } else { module.split('/').collect() };
        let mut names = self.children(module, &own);
        let mut used = BTreeSet::new();
        for import in imports {
            let (path, name) = import.split_once(" as ").unwrap_or((&import, ""));
            let path = path.trim_end_matches("::self");
            let Some(path) = absolute(path, &own, &names) else { continue };
            let found = self.module_of(&path);
            used.insert(found);
            // What is imported is a module: names may follow.
            if found.split('/').eq(path.iter().map(String::as_str)) {
                let name = if name.is_empty() { path[path.len() - 1].clone() } else { name.into() };
                names.insert(name, path);
            }
        }
        // `$crate` is the crate of whoever calls a macro's file.
        let is_path = |char: char| char.is_alphanumeric() || "_:$".contains(char);
        for path in code.split(|char| !is_path(char)).filter(|word| word.contains("::")) {
            let path = path.trim_end_matches(':');
            used.extend(absolute(path, &own, &names).map(|path| self.module_of(&path)));
        }
        used.remove(module);
        used
    }

    fn is_root(&self, module: &str) -> bool {
        module == "lib" || module == "main"
    }

    /// The modules right below one, by their names.
    fn children(&self, module: &str, own: &[&str]) -> BTreeMap<String, Vec<String>> {
        let mut children = BTreeMap::new();
        for other in self.files.keys().filter(|other| *other != module && !self.is_root(other)) {
            let path: Vec<&str> = other.split('/').collect();
            if let Some((name, parent)) = path.split_last()
                && parent == own
            {
                children.insert((*name).to_owned(), path.iter().map(ToString::to_string).collect());
            }
        }
        children
    }

    /// The module that a path from the root leads to; the root itself if it leads to none below.
    fn module_of(&self, path: &[String]) -> &str {
        let mut found = self.files.keys().find(|module| self.is_root(module)).unwrap();
        for end in 1..=path.len() {
            if let Some((module, _)) = self.files.get_key_value(&path[..end].join("/")) {
                found = module;
            }
        }
        found
    }
}

/// The folder, or the file beside the folders, that a module is in.
fn unit(module: &str) -> &str {
    module.split('/').next().unwrap_or(module)
}

/// A path from the root; `None` if it leads out of the crate.
fn absolute(
    path: &str,
    own: &[&str],
    names: &BTreeMap<String, Vec<String>>,
) -> Option<Vec<String>> {
    let mut parts: Vec<&str> = path.split("::").map(str::trim).collect();
    let mut start: Vec<String> = match parts.remove(0) {
        "crate" => Vec::new(),
        "self" => own.iter().map(ToString::to_string).collect(),
        "super" => own[..own.len().checked_sub(1)?].iter().map(ToString::to_string).collect(),
        name => names.get(name)?.clone(),
    };
    for part in parts {
        match part {
            "super" => drop(start.pop()),
            part => start.push(part.to_owned()),
        }
    }
    Some(start)
}

#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let files = files.iter().map(|(module, text)| (module.to_string(), text.to_string()));
    let tree = Tree { folder: "src".to_owned(), files: files.collect() };
    assert_eq!(tree.problems(&[&["a", "b"], &["c"], &["lib"]]), expected);
}

#[test]
fn uses_with_the_direction_are_right() {
    check(
        &[
            ("a", "//! Is used by `crate::c`.\n#[cfg(test)]\nmod tests {\n    use crate::c::C;\n}"),
            ("b", "mod below;\nuse below::B;"),
            ("b/below", "use std::fmt;\npub struct B;"),
            ("c", "use crate::{a::A, b::{self, B}};\nfn c() { b::below::B; }"),
            ("lib", "mod a;\nmod b;\nmod c;\npub use c::C;"),
        ],
        &[],
    );
}

#[test]
fn uses_against_the_direction_are_found() {
    let flow = "data flows a, b → c → lib";
    let against = |text| {
        let expected = format!("src/a.rs uses src/c.rs: `a` must not use `c`; {flow}");
        check(&[("a", text), ("b", ""), ("c", ""), ("lib", "")], &[&expected]);
    };
    against("use crate::c::C;");
    against("use super::c::C;");
    against("use crate::{a::A, c::{C, D}};");
    against("use crate::c as d;");
    against("fn a() -> crate::c::C {}");
    check(
        &[("a", "use crate::C;"), ("b", "use crate::a::A;"), ("c", ""), ("lib", "")],
        &[
            &format!("src/a.rs uses src/lib.rs: `a` must not use `lib`; {flow}"),
            &format!("src/b.rs uses src/a.rs: `b` must not use `a`; {flow}"),
        ],
    );
    check(
        &[("c", "use crate::d::D;"), ("d", ""), ("lib", "")],
        &["src/c.rs uses src/d.rs, and one has no place in the direction"],
    );
}

#[test]
fn circles_are_found() {
    check(
        &[
            ("c", "mod d;\nmod e;\nuse d::D;"),
            ("c/d", "use super::e;\nfn d() { e::E; }"),
            ("c/e", "use crate::c::C;"),
            ("lib", "use c::C;"),
        ],
        &["files use each other in a circle: src/c.rs → src/c/d.rs → src/c/e.rs → src/c.rs"],
    );
}
