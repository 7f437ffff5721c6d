//! Generates the map of the shipped catalog.

use std::path::PathBuf;
use std::{env, fs};

#[path = "../../shipped.rs"]
mod shipped;

fn main() {
    println!("cargo::rerun-if-changed={}", shipped::folder().display());
    let mut map = phf_codegen::Map::new();
    let english = shipped::shipped("en-US");
    for ((code, zh_cn), (same, en_us)) in shipped::shipped("zh-CN").into_iter().zip(english) {
        assert_eq!(code, same, "both files have the same codes in the same order");
        map.entry(code, format!("Texts {{ zh_cn: {zh_cn:?}, en_us: {en_us:?} }}"));
    }
    let map = map.build();
    let file =
        format!("/// The shipped catalog.\npub static TEXTS: phf::Map<i64, Texts> = {map};\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    fs::write(out.join("texts.rs"), file).expect("a file");
}
