# What one does here often; `just` alone lists it.

[private]
default:
    @just --list

# every fault of the record in okrs/
check *ARGS:
    cargo run --release --locked -- check {{ ARGS }}

# all tests
test *ARGS:
    cargo test --locked {{ ARGS }}

# one case, or all whose name contains the text
case NAME:
    CASE={{ NAME }} cargo test --locked --test cases

# rewrites what tests expect; read the difference as if a stranger had written it
bless:
    BLESS=1 cargo test --locked

# the pictures of docs/reports.md, with the Chromium that is there
screenshots CHROMIUM="chromium":
    npm ci --prefix tests/browser
    cargo run --locked -- --as-of 2023-01-20 report --season s1 --format html -o target/report.html
    node tests/browser/screenshots.mjs "$(command -v {{ CHROMIUM }})" target/report.html docs/images

# what `okr audit` costs against git itself
bench:
    cargo bench --locked --bench history

# all that has to hold before a merge
ci:
    .ci/run

# licences, advisories and sources of what we depend on
deny:
    cargo deny check
