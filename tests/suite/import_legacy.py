# SPDX-License-Identifier: MIT
"""The seeds in old encodings, as text and as DOCX with the fonts: the trees of the Unicode ones."""

import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import disguise  # noqa: E402
import imported  # noqa: E402
import legacy  # noqa: E402
import seed as seeds  # noqa: E402
import suite  # noqa: E402

FOLDER = os.path.join(imported.WORK, "legacy")
DIFFERENCES = "import-legacy.txt"


def document(seed):
    """The paragraphs of a seed, a line each. Raised figures are letters of TCVN3 and VISCII, and no
    font can tell which: they are left out."""
    paras = seeds.bare(seeds.paragraphs(seed))
    return re.sub("[¹²³]", "", "\n".join(disguise.laid(paras, between=0))) + "\n"


def put(name, data):
    """DATA as a file; its path."""
    path = os.path.join(FOLDER, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def files_of(seed, kind):
    """name → path: the Unicode text that the encoding can hold and the old one, as text and DOCX."""
    text = legacy.plain(seeds.raw(seed), kind)
    lines = legacy.plain(document(seed), kind)
    found = {
        f"{seed} {kind} text want": put(f"{seed}-{kind}-want.txt", text.encode("utf-8")),
        f"{seed} {kind} text": put(f"{seed}-{kind}.txt", legacy.encode(text, kind)),
    }
    # no font tells a text that was read in the wrong encoding: a DOCX of it is not ours to repair
    for name, of_kind in (("docx want", "unicode"), ("docx", kind)) if kind != "mojibake" else ():
        path = os.path.join(FOLDER, f"{seed}-{kind}-{name.replace(' ', '-')}.docx")
        legacy.write_docx(path, lines, of_kind)
        found[f"{seed} {kind} {name}"] = path
    return found


def compare(key, dumps, failed):
    """The tree of KEY against that of the Unicode one."""
    if key not in dumps or key + " want" not in dumps:
        return failed.get(key, failed.get(key + " want", "no tree"))
    want, have = (imported.items(dumps[name], imported.AGENCIES) for name in (key + " want", key))
    return imported.unlisted(key, imported.differences(want, have), DIFFERENCES)


def told(path, guesses):
    """The repair is in the report; GUESSES: and the letters that might be capitals."""
    report = os.path.join(FOLDER, "told.json")
    suite.run(["import", "-q", "-f", "--report", report, "-o", report[:-5] + ".md", path])
    with open(report, encoding="utf-8") as file:
        kinds = {one["what"] for one in json.load(file)["repairs"]}
    wanted = [{"encoding", "composed"}] + ([{"doubtful"}] if guesses else [])
    return None if all(kinds & some for some in wanted) else f"only {sorted(kinds)}"


def all_of_it():
    """Every check."""
    os.makedirs(FOLDER, exist_ok=True)
    files = {}
    for seed in suite.SEEDS:
        for kind in legacy.KINDS:
            files.update(files_of(seed, kind))
    sources, failed = imported.imports(files)
    dumps, unread = imported.trees(sources, *imported.SET)
    failed.update(unread)
    good = {}
    for seed in suite.SEEDS:
        for kind in legacy.KINDS:
            for form in ("text", "docx"):
                key = f"{seed} {kind} {form}"
                if key not in files:
                    continue
                # one code for both cases of a letter with a tone, which only the font tells
                guesses = kind == "tcvn3" and form == "text"
                reasons = compare(key, dumps, failed)
                good.setdefault(f"{kind} {form}", []).append(not reasons)
                suite.check(key.replace(" ", "-"), lambda reasons=reasons: reasons)
                suite.check(key.replace(" ", "-") + "-told", told, files[key], guesses)
    for name, ones in good.items():
        print(f"# {name}: {sum(ones)} of {len(ones)} seeds give the tree of the Unicode one")


if __name__ == "__main__":
    suite.main(all_of_it)
