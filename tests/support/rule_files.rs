//! The guard of `src/check/rules/<family>/`: a rule is two files and an id, and all three have one name.

use std::collections::BTreeSet;

/// What is wrong with the files, given by path below the rules' folder and content.
pub fn faults(files: &[(String, String)]) -> Vec<String> {
    let paths: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let mut faults = Vec::new();
    for (path, text) in files {
        let Some((family, file)) = path.split_once('/') else { continue };
        let Some((stem, ending)) = file.split_once('.').filter(|(stem, _)| *stem != "mod") else { continue };
        let id = stem.replace('_', "-");
        let other = match ending {
            "rs" => "md",
            "md" => "rs",
            _ => {
                faults.push(format!("{path}: neither a rule (.rs) nor its text (.md)"));
                continue;
            }
        };
        let partner = format!("{family}/{stem}.{other}");
        if !paths.contains(partner.as_str()) {
            faults.push(format!("{path}: has no {partner}: a rule is its code and its text, under one name"));
        }
        if ending == "rs" && !text.contains(&format!("\"{id}\"")) {
            faults.push(format!("{path}: never says \"{id}\": a rule's id is its file's name with hyphens"));
        }
    }
    faults
}
