//! Works out one fingerprint of everything pages are made of (code, style, words, locked dependencies), so that the
//! `ETag` of a page changes with the program that renders it, and not with the day it was built.

use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["crates", "web"] {
        collect(&root.join(folder), &mut files);
    }
    files.push(root.join("Cargo.lock"));
    files.sort();
    // Not a promise against forgers: it only has to differ when the sources do. `DefaultHasher::new` has fixed keys.
    let mut hasher = DefaultHasher::new();
    for file in &files {
        if let Ok(bytes) = std::fs::read(file) {
            hasher.write(&bytes);
        }
    }
    println!("cargo::rustc-env=REPERTOIRE_BUILD_FINGERPRINT={:016x}", hasher.finish());
    for watched in ["crates", "web", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={}", root.join(watched).display());
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|end| ["rs", "css", "svg", "js", "json"].iter().any(|known| end == *known))
        {
            files.push(path);
        }
    }
}
