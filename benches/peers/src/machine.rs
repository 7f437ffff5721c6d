//! What was measured, and on what.

use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

use crate::applications::LIBRARIES;

const LOCK: &str = include_str!("../Cargo.lock");

/// What was measured, and on what.
pub fn description() -> String {
    format!("Measured: {}.\n\nOn: {}.\n", versions(), machine())
}

/// The versions of the libraries, as locked.
fn versions() -> String {
    let version = |name: &&str| {
        let package = LOCK
            .split("[[package]]\n")
            .find_map(|package| package.strip_prefix(&format!("name = \"{name}\"\nversion = \"")));
        let version = package.and_then(|rest| rest.split('"').next());
        format!("{name} {}", version.expect("a locked version"))
    };
    LIBRARIES.iter().map(version).collect::<Vec<_>>().join(", ")
}

/// Processor, cores, compiler.
fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown processor", |(_, model)| model);
    let cores = available_parallelism().map_or(1, usize::from);
    let rustc = Command::new("rustc").arg("--version").output().expect("rustc runs").stdout;
    format!("{model}, {cores} cores, {}", String::from_utf8_lossy(&rustc).trim())
}
