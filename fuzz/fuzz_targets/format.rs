//! Any bytes as a locale file: its catalog answers, with and without arguments, within bounds.
#![no_main]

use std::fs;

use fluent_codes::{Catalog, fluent_args, langid};

thread_local! {
    static FOLDER: tempfile::TempDir = {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("ar")).expect("a folder");
        folder
    };
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    FOLDER.with(|folder| {
        fs::write(folder.path().join("ar/e.ftl"), bytes).expect("a file");
        let builder = Catalog::builder().source(langid!("ar")).directory(folder.path());
        let Ok(catalog) = builder.build() else { return };
        let args = fluent_args!["x" => u64::MAX, "y" => f64::NAN, "z" => "text"];
        for code in catalog.codes().take(20).collect::<Vec<_>>() {
            for text in
                [catalog.tr(code, &langid!("ar")), catalog.tr_args(code, &langid!("ar"), &args)]
            {
                assert!(!text.is_empty());
            }
            if let Some(message) = catalog.get(code, &langid!("ar")) {
                assert!(message.text().len() <= 2 << 20);
                message.attributes().for_each(|attribute| drop(attribute.format(&args)));
            }
        }
    });
});
