# SPDX-License-Identifier: MIT
"""The same text from other programs' DOCX, and what vanban itself printed: the same trees."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import imported  # noqa: E402
import office  # noqa: E402
import producer  # noqa: E402
import suite  # noqa: E402

FOLDER = os.path.join(imported.WORK, "docx")
DIFFERENCES = "import-docx.txt"


def verdict(name, want, have, failed):
    """Nothing may differ but what the file of differences names."""
    if have is None:
        return failed
    return imported.unlisted(name, imported.differences(want, have), DIFFERENCES)


def foreign():
    """DOCX of pandoc, LibreOffice and python-docx."""
    if not office.available():
        for name in suite.SEEDS:
            suite.check(name, lambda: (_ for _ in ()).throw(suite.Skip("no LibreOffice")))
        return
    made = producer.all_of(list(suite.SEEDS), FOLDER)
    dumps, failed = {}, {}
    for head in (False, True):
        files = {f"{seed} {who}": path for (seed, who), (path, has) in made.items() if has == head}
        sources, unread = imported.imports(files)
        failed.update(unread)
        found, unread = imported.trees(sources, *(() if head else imported.SET))
        dumps.update(found)
        failed.update(unread)
    good = {}
    for (seed, who), (_, head) in made.items():
        key = f"{seed} {who}"
        want = imported.items(imported.example_tree(suite.SEEDS[seed]), () if head else imported.WITHOUT[seed])
        have = None
        if key in dumps:
            have = imported.items(dumps[key], () if head else imported.AGENCIES)
        reasons = verdict(key, want, have, failed.get(key, "no tree"))
        good.setdefault(who, []).append(not reasons)
        suite.check(f"{seed}-{who}", lambda reasons=reasons: reasons)
    for who, ones in good.items():
        print(f"# {who}: {sum(ones)} of {len(ones)} seeds give the same tree")


def restore():
    """The examples, rendered and imported without the source that a draft carries."""
    files, previews = {}, {}
    suite.empty(FOLDER)
    for name, path in suite.examples().items():
        files[name] = os.path.join(FOLDER, name + ".docx")
        suite.run(["render", "-q", path, "-o", files[name]])
        previews[name] = os.path.join(FOLDER, name + ".txt")
        with open(previews[name], "wb") as out:
            out.write(suite.run(["preview", "-q", path]))
    sources, failed = imported.imports(files, "--no-source")
    dumps, unread = imported.trees(sources)
    failed.update(unread)
    for name in files:
        want = imported.items(imported.example_tree(name), added=True)
        have = imported.items(dumps[name], added=True) if name in dumps else None
        suite.check(f"{name}-docx", verdict, f"{name} docx", want, have, failed.get(name, "no tree"))
    sources, failed = imported.imports({name + " preview": path for name, path in previews.items()})
    for name in previews:
        suite.check(f"{name}-preview", printed_again, previews[name],
                    sources.get(name + " preview"), failed.get(name + " preview"))


def printed_again(preview, source, failed):
    """What an import of a preview prints is the preview."""
    if source is None:
        return failed
    with open(preview, encoding="utf-8") as file:
        want = file.read().split("\n")
    have = suite.run(["preview", "-q", source]).decode("utf-8").split("\n")
    name = os.path.basename(preview)[:-4] + " preview"
    return imported.unlisted(name, imported.differences(want, have), DIFFERENCES)


def all_of_it():
    """Every check."""
    foreign()
    restore()


if __name__ == "__main__":
    suite.main(all_of_it)
