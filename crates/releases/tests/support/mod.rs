//! What the tests of this crate share: small releases to publish.

use std::sync::{Arc, LazyLock};

use repertoire_catalogue::Catalogue;
use repertoire_releases::{Content, Number, Proposal};

/// The shipped content with only the first rows, made once.
static CONTENTS: LazyLock<Vec<Content>> = LazyLock::new(|| {
    let shipped = Content::shipped();
    let catalogue = shipped.catalogue().expect("a catalogue");
    let of = |rows: usize| {
        let schemes = catalogue.schemes()[..rows].to_vec();
        let fewer = Catalogue::new(Arc::clone(catalogue.vocabulary()), schemes).expect("unique ids");
        shipped.with_catalogue(&fewer).expect("written")
    };
    (0..4).map(of).collect()
});

/// So many rows, up to three.
pub(crate) fn content(rows: usize) -> Content {
    CONTENTS[rows].clone()
}

/// So many rows, to be published after a release.
pub(crate) fn proposal(rows: usize, parent: Option<u32>) -> Proposal {
    let time = "2026-03-01T09:00:00Z".parse().expect("a time");
    let parent = parent.map(Number);
    Proposal { content: content(rows), parent, author: "Anne".into(), note: "essai".into(), time }
}
