//! Any bytes as a locale file: its catalog answers, with and without arguments, within bounds.

use std::fs;

use fluent_codes::{Catalog, fluent_args, langid};

use super::folder;

thread_local! {
    static FOLDER: tempfile::TempDir = {
        let folder = folder::new();
        fs::create_dir(folder.path().join("ar")).expect("a folder");
        folder
    };
}

pub(crate) fn run(bytes: &[u8]) {
    FOLDER.with(|folder| {
        fs::write(folder.path().join("ar/e.ftl"), bytes).expect("a file");
        let builder = Catalog::builder().source(langid!("ar")).directory(folder.path());
        let Ok(catalog) = builder.build() else { return };
        let args = fluent_args!["x" => u64::MAX, "y" => f64::NAN, "z" => "text"];
        let locale = catalog.locale(&langid!("ar"));
        for code in catalog.codes().take(20).collect::<Vec<_>>() {
            assert!(!locale.tr(code).is_empty());
            assert!(!locale.tr_args(code, &args).is_empty());
            if let Some(message) = locale.get(code) {
                assert!(message.text().len() <= 2 << 20);
                message.attributes().for_each(|attribute| drop(attribute.format(&args)));
            }
        }
    });
}
