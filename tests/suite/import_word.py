# SPDX-License-Identifier: MIT
"""The examples as files of Word, made by many hands: the trees of the examples. Documents laid out
by hand as in real files: the sources in tests/data/layouts, which somebody read."""

import difflib
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import imported  # noqa: E402
import layouts  # noqa: E402
import suite  # noqa: E402
import wordhand  # noqa: E402
import wordlike  # noqa: E402

FOLDER = os.path.join(imported.WORK, "word")
DIFFERENCES = "import-word.txt"
LAYOUTS = os.path.join(suite.TOP, "tests", "data", "layouts")


def files_of(name, source):
    """The disguises of an example as files: name → (path, disguise)."""
    plain = os.path.join(FOLDER, name + ".docx")
    suite.run(["render", "-q", "--no-source", source, "-o", plain])
    found = {}
    for one in wordlike.all_of(plain):
        path = os.path.join(FOLDER, f"{name}-{one.name}.docx")
        with open(path, "wb") as out:
            out.write(one.data)
        found[f"{name} {one.name}"] = path, one
    return found


def laid_out(name, blocks):
    """How the source that is made of a layout differs from the one that was read."""
    path = os.path.join(FOLDER, name + ".docx")
    with open(path, "wb") as out:
        out.write(wordhand.document(blocks))
    have = suite.run(["import", "-q", "-o", "-", path]).decode("utf-8")
    wanted = os.path.join(LAYOUTS, name + ".md")
    if os.environ.get("ACCEPT") == "1":
        with open(wanted, "w", encoding="utf-8") as out:
            out.write(have)
    with open(wanted, encoding="utf-8") as file:
        want = file.read()
    return [line for line in difflib.ndiff(want.splitlines(), have.splitlines()) if line[0] in "-+"]


def all_of_it():
    """Every check."""
    suite.empty(FOLDER)
    for name, source in suite.examples().items():
        made = files_of(name, source)
        sources, failed = imported.imports({key: path for key, (path, _) in made.items()})
        dumps, unread = imported.trees(sources)
        failed.update(unread)
        met, all_items, good = 0, 0, 0
        for key, (_, one) in made.items():
            want = imported.items(imported.example_tree(name), added=True, dashes=one.dashes)
            have = imported.items(dumps[key], added=True, dashes=one.dashes) if key in dumps else []
            reasons = (imported.unlisted(key, imported.differences(want, have), DIFFERENCES)
                       if have else [failed.get(key, "no tree")])
            met += imported.share(want, have)
            all_items += len(want)
            good += not reasons
            suite.check(key.replace(" ", "-"), lambda reasons=reasons: reasons)
        print(f"# {name}: {good} of {len(made)} files give the tree of the example; "
              f"{100 * met / all_items:.1f} % of blocks and fields alike")
    for name, blocks in layouts.LAYOUTS.items():
        suite.check("layout-" + name, laid_out, name, blocks)


if __name__ == "__main__":
    suite.main(all_of_it)
