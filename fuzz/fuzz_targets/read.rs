//! Any bytes as any kind of document: the first byte chooses the path, the others are the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use okr_cli::document::read;

const PATHS: [&str; 10] = [
    "okrs/org.yaml",
    "okrs/policy.yaml",
    "okrs/s1/season.yaml",
    "okrs/s1/dao.yaml",
    "okrs/s1/harbour.yaml",
    "okrs/s1/checkins/harbour/2022-09-22.yaml",
    "okrs/s1/intake/harbour/talk.yaml",
    "okrs/s1/premortems/harbour.yaml",
    "okrs/s1/postmortems/harbour.yaml",
    "okrs/s1/partnerships/buoy-works.yaml",
];

fuzz_target!(|input: &[u8]| {
    let Some((first, bytes)) = input.split_first() else { return };
    let file = read(PATHS[usize::from(*first) % PATHS.len()], bytes);
    for finding in &file.findings {
        let text = finding.source.text();
        assert!(text.get(finding.span.start..finding.span.end).is_some(), "{finding:?}");
        let _ = finding.source.position(finding.span.end);
    }
});
