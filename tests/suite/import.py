# SPDX-License-Identifier: MIT
"""The seeds, as found and in disguise, give the trees of the examples made from them by hand."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import disguise  # noqa: E402
import imported  # noqa: E402
import seed as seeds  # noqa: E402
import suite  # noqa: E402

LEAST = 0.98
DISGUISES = 40


def wanted(seed, marks=True, head=False, dashes=False):
    """The items that an import of a seed should give."""
    without = () if head else imported.WITHOUT[seed]
    return imported.items(imported.example_tree(suite.SEEDS[seed]), without, marks=marks,
                          dashes=dashes)


def had(dump, marks=True, head=False, dashes=False):
    """The items of an import's dump."""
    # the agency that SET names stands there too
    without = () if head else imported.AGENCIES
    return imported.items(dump, without, marks=marks, dashes=dashes)


def raw_seed(name, dumps, failed):
    """A seed as found: every difference is listed, and few are."""
    if name not in dumps:
        return failed.get(name, "no tree")
    want, have = wanted(name), had(dumps[name])
    figure = imported.share(want, have) / len(want)
    print(f"# {name}: {100 * figure:.1f} % of {len(want)} blocks and fields")
    reasons = imported.unlisted(name, imported.differences(want, have), f"import-{name}.txt")
    return [f"{100 * figure:.1f} %", *reasons] if figure < LEAST else reasons


def same_tree(name, by_import, by_source):
    """The source that was written is read as the tree that was recognised."""
    want, have = (imported.items(dump, imported.AGENCIES) for dump in (by_import, by_source))
    return imported.differences(want, have)


def disguised(seed, one, dump, failed):
    """A disguise: nothing differs but what its file lists."""
    if dump is None:
        return failed
    options = {"marks": one.marks, "head": one.head, "dashes": one.dashes}
    found = imported.differences(wanted(seed, **options), had(dump, **options))
    # where emphasis is lost, a difference of the seed may show in other words
    of_seed = set().union(*imported.allowed(seed, f"import-{seed}.txt"))
    found = [line for line in found if line not in of_seed]
    return imported.unlisted(f"{seed} {one.name}", found, "import-disguises.txt")


def write(name, one):
    """The file of a disguise."""
    path = os.path.join(imported.WORK, "in", name + one.ending)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(one.data)
    return path


def import_and_read(files, *options):
    """Import FILES, read what was written: dumps and failures."""
    sources, failed = imported.imports(files)
    dumps, unread = imported.trees(sources, *options)
    return dumps, {**failed, **unread}


def all_of_it():
    """Every check."""
    os.makedirs(imported.WORK, exist_ok=True)
    raw = {name: os.path.join(seeds.SEEDS, name + ".txt") for name in suite.SEEDS}
    dumps, failed = import_and_read(raw, *imported.SET)
    for name in suite.SEEDS:
        suite.check(f"seed-{name}", raw_seed, name, dumps, failed)
        if name in dumps:
            dump = suite.run(["import", "-q", "-t", "tree", raw[name]]).decode("utf-8")
            suite.check(f"seed-{name}-written", same_tree, name, dump, dumps[name])
    table = {}
    for name, example in suite.SEEDS.items():
        preview = suite.run(["preview", "-q", suite.examples()[example]])
        ones = disguise.all_of(name, preview)
        files = {f"{name} {one.name}": write(f"{name}-{one.name}", one) for one in ones}
        heads = {f"{name} {one.name}" for one in ones if one.head}
        dumps, failed = import_and_read({k: v for k, v in files.items() if k not in heads}, *imported.SET)
        with_head, more = import_and_read({k: v for k, v in files.items() if k in heads})
        dumps.update(with_head)
        failed.update(more)
        for one in ones:
            key = f"{name} {one.name}"
            reasons = disguised(name, one, dumps.get(key), failed.get(key, "no tree"))
            table[key] = not reasons
            suite.check(f"{name}-{one.name}", lambda reasons=reasons: reasons)
        suite.check(f"{name}-disguises", lambda ones=ones: None if len(ones) >= DISGUISES else
                    f"only {len(ones)}")
    for name in suite.SEEDS:
        mine = [ok for key, ok in table.items() if key.startswith(name)]
        print(f"# {name}: {sum(mine)} of {len(mine)} disguises give the same tree")


if __name__ == "__main__":
    suite.main(all_of_it)
