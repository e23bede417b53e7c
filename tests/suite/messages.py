# SPDX-License-Identifier: MIT
"""Messages as lines of JSON, for ten and more kinds of faults; --messages, --fail-on.

Every line is held to generator/man/messages.schema.json; of each fault the id and the members
that have to be known are looked at. The same run with --messages line has as many lines.
"""

import json
import os
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import bounded  # noqa: E402
import breakdocx  # noqa: E402
import suite  # noqa: E402

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMA = os.path.join(suite.TOP, "generator", "man", "messages.schema.json")
HEAD = "---\nloại: kế hoạch\ncơ quan: Văn phòng\ntrích yếu: A\n---\n"
RULE = """return { id = "x.y", title = "T", source = "S", level = "warning",
  check = { doc = function(n, ctx) return n.khong.co end } }
"""
FINDING = """return { id = "x.y", title = "T", source = "Điều 8 Nghị định 30", level = "warning",
  check = { para = function(n, ctx) ctx:report(n, { vi = "câu này", en = "this" }) end } }
"""
NOTE = '<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r>' \
       '<w:r><w:footnoteReference w:id="9"/></w:r></w:p>'


def word(inner):
    """A Word file with this body."""
    with tempfile.TemporaryDirectory(prefix="messages-") as folder:
        path = os.path.join(folder, "a.docx")
        suite.run(["render", "--no-source", "-o", path,
                   os.path.join(suite.TOP, "examples", "bao-cao-thi-dua-2023.md")])
        return breakdocx.instead(inner)(breakdocx.read(path))


# fault → (files, arguments, status, id, members of that message)
FAULTS = {
    "usage": ({}, ["render", "--mesages"], 2, "VB-0102", {"hint": "--messages"}),
    "no such file": ({}, ["render", "không-có.md"], 3, "VB-0201", {"file": "không-có.md"}),
    "profile": ({"vanban.yaml": "mẫu: [a\n", "a.md": HEAD + "B.\n"}, ["render", "a.md"], 4,
                "VB-0435", {"file": "vanban.yaml", "line": 2}),
    "date": ({"a.md": HEAD.replace("trích", "ngày: 31/2/2026\ntrích") + "B.\n"},
             ["render", "a.md"], 4, "VB-0213", {"file": "a.md", "line": 4, "column": 7}),
    "unknown field": ({"a.md": HEAD.replace("trích", "địa dnah: X\ntrích") + "B.\n"},
                      ["render", "a.md"], 0, "VB-0209",
                      {"line": 4, "column": 1, "end": {"line": 4, "column": 9},
                       "hint": "địa danh", "level": "warning"}),
    "rule that fails": ({"a.md": HEAD + "B.\n", "x.lua": RULE},
                        ["render", "-r", "x.lua", "a.md"], 5, "VB-0503",
                        {"file": "x.lua", "line": 2}),
    "finding": ({"a.md": HEAD + "B.\n", "x.lua": FINDING}, ["render", "-r", "x.lua", "a.md"], 0,
                "x.y", {"file": "a.md", "line": 6, "clause": "Điều 8 Nghị định 30",
                        "text": "câu này", "level": "warning"}),
    "XML": ({"a.xml": "<doc>\n<a></b></doc>"}, ["render", "a.xml"], 4, "VB-0220",
            {"file": "a.xml", "line": 2}),
    "hole": ({"a.md": HEAD + "{{ trích yêu }}\n{{ trich yue }}\n"}, ["render", "a.md"], 4,
             "VB-0401", {"hint": "trích yếu", "line": 7}),
    "damaged DOCX": ({"a.docx": b"PK\x03\x04" + b"\0" * 60}, ["import", "a.docx"], 3, "VB-0233",
                     {"file": "a.docx",
                      "text": "tệp .docx hỏng hoặc chưa chép hết: không phải gói zip"}),
    "place in a DOCX": ({"a.docx": lambda: word(NOTE)}, ["import", "a.docx"], 0, "VB-0243",
                        {"file": "a.docx", "part": "word/document.xml", "paragraph": 2, "run": 2}),
    "limit": ({"a.md": HEAD + "|" + "a|" * 70 + "\n|" + "-|" * 70 + "\n"}, ["render", "a.md"], 9,
              "VB-0316", {"line": 6, "level": "error"}),
}


def run(files, arguments, *more):
    """(status, lines of standard error, names of the folder) of a run beside FILES."""
    with tempfile.TemporaryDirectory(prefix="messages-") as folder:
        for name, data in files.items():
            data = data() if callable(data) else data
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data if isinstance(data, bytes) else data.encode("utf-8"))
        done = bounded.run([*arguments, *more], cwd=folder)
        return done.status, done.err.splitlines(), os.listdir(folder)


def fault(name):
    """The messages of a fault, as JSON and as lines."""
    files, arguments, status, wanted, members = FAULTS[name]
    got, lines, _ = run(files, arguments, "--messages", "json")
    messages = [json.loads(line) for line in lines]
    reasons = [] if got == status else [f"exit {got}, not {status}: {lines}"]
    if jsonschema is None:
        raise suite.Skip("no python3-jsonschema")
    with open(SCHEMA, encoding="utf-8") as file:
        validator = jsonschema.Draft202012Validator(json.load(file))
    for message in messages:
        reasons += [f"{message}: {error.message}" for error in validator.iter_errors(message)]
    ours = [message for message in messages if message["id"] == wanted]
    if not any(members.items() <= message.items() for message in ours):
        reasons.append(f"no {wanted} with {members} in {messages}")
    _, plain, _ = run(files, arguments, "--messages", "line")
    if len(plain) != len(messages) or any(line.startswith(" ") for line in plain):
        reasons.append(f"{len(plain)} lines, {len(messages)} messages")
    return reasons


def schema():
    """The schema is one, and refuses what is no message."""
    if jsonschema is None:
        raise suite.Skip("no python3-jsonschema")
    with open(SCHEMA, encoding="utf-8") as file:
        made = json.load(file)
    jsonschema.Draft202012Validator.check_schema(made)
    validator = jsonschema.Draft202012Validator(made)
    good = {"level": "error", "id": "VB-0201", "text": "x"}
    bad = [{}, {**good, "level": "lỗi"}, {**good, "line": 1}, {**good, "more": 1},
           {**good, "file": "a", "line": 1, "column": 1, "part": "b"}, {**good, "run": 1}]
    return [f"{one} is taken" for one in bad if validator.is_valid(one)] + \
        ([] if validator.is_valid(good) else ["what is a message is refused"])


def fail_on():
    """The status of each level; the output is written all the same."""
    files = {"a.md": FAULTS["unknown field"][0]["a.md"]}
    reasons = []
    for level, wanted in ("error", 0), ("warning", 1), ("info", 1), ("bad", 2):
        status, lines, names = run(files, ["render", "a.md", "--fail-on", level])
        if status != wanted or ("a.docx" in names) != (wanted < 2):
            reasons.append(f"{level}: exit {status}, {names}: {lines}")
    status, _, _ = run({"a.md": HEAD.replace("---\nloại", "loại")}, ["render", "a.md",
                                                                  "--fail-on", "info"])
    return reasons + ([] if status not in (0, 1) else [f"exit {status} of what cannot be laid out"])


def words():
    """Levels are said in the language of --lang."""
    _, lines, _ = run({}, ["render", "x.md", "--lang", "vi"])
    _, english, _ = run({}, ["render", "x.md", "--lang", "en"])
    return None if ": lỗi: " in lines[0] and ": error: " in english[0] else f"{lines} {english}"


def main():
    """Run all of it."""
    suite.check("schema", schema)
    for name in FAULTS:
        suite.check(name, fault, name)
    suite.check("--fail-on", fail_on)
    suite.check("levels", words)


if __name__ == "__main__":
    main()
