# SPDX-License-Identifier: MIT
"""Seeds for fuzz_docx.c: the parts of every Word package below the folders given, the packages
themselves, bodies of odd files, and words. usage: seeds_docx.py OUT FOLDER..."""

import glob
import io
import os
import re
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import oddword  # noqa: E402

PARTS = ["_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml",
         "word/numbering.xml", "word/footnotes.xml", "word/comments.xml", "word/header1.xml"]
LARGEST = 60000
ODD = 60    # seeds of tests/tool/oddword.py


def main():
    """Write the seeds and the words."""
    out, words = sys.argv[1], set()
    os.makedirs(out, exist_ok=True)
    for folder in sys.argv[2:]:
        for path in sorted(glob.glob(os.path.join(folder, "**", "*.docx"), recursive=True)):
            stem = os.path.basename(path)[:-5]
            with open(path, "rb") as file:
                data = file.read()
            if len(data) < LARGEST:
                with open(os.path.join(out, "0-" + stem), "wb") as file:
                    file.write(b"\0" + data)
            try:
                package = zipfile.ZipFile(path)
            except zipfile.BadZipFile:
                continue
            for number, name in enumerate(PARTS, 1):
                if name not in package.namelist():
                    continue
                part = package.read(name)
                words |= set(re.findall(rb"w:\w+", part))
                with open(os.path.join(out, f"{number}-{stem}"), "wb") as file:
                    file.write(bytes([number]) + part[:LARGEST])
    for seed in range(1, ODD + 1):
        body = zipfile.ZipFile(io.BytesIO(oddword.made(seed))).read(PARTS[1])
        words |= set(re.findall(rb"[wm]:\w+", body))
        with open(os.path.join(out, f"odd-{seed}"), "wb") as file:
            file.write(bytes([2 + 10 * (seed % 3)]) + body[:LARGEST])
    with open(out + ".dict", "w", encoding="utf-8") as file:
        for word in sorted(words):
            file.write(f'"{word.decode()}"\n')


if __name__ == "__main__":
    main()
