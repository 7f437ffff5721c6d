//! Writes the shipped catalog in the form that `rust-i18n` reads, and the line that reads it.

use std::path::PathBuf;
use std::{env, fs};

#[path = "../../shipped.rs"]
mod shipped;

fn main() {
    println!("cargo::rerun-if-changed={}", shipped::folder().display());
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    let locales = out.join("locales");
    fs::create_dir_all(&locales).expect("a folder");
    for locale in ["en-US", "zh-CN"] {
        let mut file = String::from("_version: 1\n");
        for (code, text) in shipped::shipped(locale) {
            file += &format!("E{code}: {text:?}\n");
        }
        fs::write(locales.join(format!("{locale}.yml")), file).expect("a file");
    }
    let init = format!("rust_i18n::i18n!({locales:?}, fallback = \"en-US\");\n");
    fs::write(out.join("i18n.rs"), init).expect("a file");
}
