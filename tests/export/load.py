"""Loads exports with DuckDB, from their manifests alone, and adds scores up again.

    load.py FOLDER      the folder that holds exports, one in each of its folders

Prints one JSON object: by export and season the scores of objectives, plans and kinds of groups, made in SQL from the
weights and scores of key results; and the tables in which the forms of an export differ.
"""

import json
import sys
from pathlib import Path

import duckdb

SQL = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "amount": "DECIMAL(38, 10)",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "list": "VARCHAR[]",
}


def quoted(text):
    return "'" + str(text).replace("'", "''") + "'"


def source(folder, manifest, table):
    """The SELECT that reads one table of one export."""
    in_csv = manifest["format"] == "csv"
    types = {c["name"]: SQL[c["type"]] for c in table["columns"]}
    lists = [c["name"] for c in table["columns"] if in_csv and c["type"] == "list"]
    columns = ", ".join(f"'{name}': {quoted('VARCHAR' if name in lists else sql)}" for name, sql in types.items())
    hive = "hive_partitioning = true, hive_types = {'season': VARCHAR}" if table["partitioned_by"] else "hive_partitioning = false"
    reader = (
        "read_csv({}, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{}}}, {})"
        if in_csv
        else "read_json({}, format = 'newline_delimited', columns = {{{}}}, {})"
    )
    split = "".join(f", CASE WHEN \"{n}\" IS NOT NULL THEN string_split(\"{n}\", ' ') END AS \"{n}\"" for n in lists)
    star = f"* REPLACE ({split[2:]})" if lists else "*"
    return f"SELECT {star} FROM " + reader.format(quoted(folder / table["files"]), columns, hive)


def load(con, folder):
    """Makes a view of every table of an export."""
    manifest = json.loads((folder / "okr-export.json").read_text())
    assert manifest["schema"] == "okr-export/1", manifest["schema"]
    for table in manifest["tables"]:
        con.execute(f"CREATE OR REPLACE VIEW {table['name']} AS {source(folder, manifest, table)}")
        (rows,) = con.execute(f"SELECT count(*) FROM {table['name']}").fetchone()
        assert rows == table["rows"], (folder, table["name"], rows, table["rows"])
    return manifest


ROLL_UP = """
WITH own AS (       -- objectives with key results: what is measured, by weight
    SELECT season, "group", objective, sum(score * weight) / nullif(sum(weight), 0) AS score
    FROM {key_results} WHERE live AND score IS NOT NULL GROUP BY ALL
), served AS (      -- the DAO's objectives without: the mean of what contributes to them
    SELECT season, parent AS objective, avg(own.score) AS score
    FROM (SELECT season, "group", objective, unnest(contributes_to) AS parent FROM objectives WHERE live)
    JOIN own USING (season, "group", objective) GROUP BY ALL
), objective AS (
    SELECT o.season, o."group", o.objective, o.weight, o.live,
           CASE WHEN NOT o.live THEN NULL
                WHEN EXISTS (FROM key_results k WHERE k.season = o.season AND k."group" = o."group" AND k.objective = o.objective)
                THEN own.score ELSE served.score END AS score
    FROM objectives o
    LEFT JOIN own ON own.season = o.season AND own."group" = o."group" AND own.objective = o.objective
    LEFT JOIN served ON served.season = o.season AND served.objective = o."group" || '/' || o.objective AND o."group" = 'dao'
), plan AS (
    SELECT season, "group", sum(score * weight) / nullif(sum(weight), 0) AS score
    FROM objective WHERE score IS NOT NULL GROUP BY ALL
), kind AS (
    SELECT season, kind, avg(plan.score) AS score FROM plan JOIN groups USING (season, "group")
    WHERE stage != 'withdrawn' GROUP BY ALL
)
SELECT season, "group" || '/' || objective AS name, score FROM objective WHERE score IS NOT NULL
UNION ALL SELECT season, "group", score FROM plan
UNION ALL SELECT season, kind || ' (kind)', score FROM kind
"""


def scores(con, key_results):
    found = {}
    for season, name, score in con.execute(ROLL_UP.format(key_results=key_results)).fetchall():
        found.setdefault(season, {})[name] = score
    return found


def rows(con, table):
    """The rows of a table; CSV does not tell an empty list from none."""
    found = con.execute(f"FROM {table}").fetchall()
    return sorted(str([None if cell == [] else cell for cell in row]) for row in found)


def main(folder):
    told, forms = {}, {}
    for export in sorted(path.parent for path in Path(folder).glob("*/okr-export.json")):
        con = duckdb.connect()
        manifest = load(con, export)
        at_due = "(FROM scores WHERE key_result IS NOT NULL AND due = (SELECT max(due) FROM scores))"
        told[export.name] = {"now": scores(con, "key_results"), "last_due": scores(con, at_due)}
        tables = {t["name"]: rows(con, t["name"]) for t in manifest["tables"]}
        forms.setdefault((manifest["organisation"], manifest["revision"], manifest["as_of"]), []).append(tables)
    differ = [
        [name, str(one), str(two)]
        for first, *others in forms.values()
        for other in others
        for name in first
        for one, two in zip(first[name], other[name], strict=True)
        if one != two
    ]
    # All repositories at once, by one pattern.
    con = duckdb.connect()
    manifest = json.loads(sorted(Path(folder).glob("*csv/okr-export.json"))[0].read_text())
    table = next(t for t in manifest["tables"] if t["name"] == "key_results")
    every = source(Path(folder) / "*csv", manifest, table)
    repositories = con.execute(f"SELECT DISTINCT organisation, revision, season FROM ({every}) ORDER BY ALL").fetchall()
    print(json.dumps({"scores": told, "differ": differ, "repositories": repositories}, indent=1))


main(sys.argv[1])
