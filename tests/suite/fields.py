# SPDX-License-Identifier: MIT
"""Every field of a head in every type of document: printed, or a message names it."""

import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import suite  # noqa: E402

TABLE = os.path.join(suite.TOP, "generator", "doc", "meta_fields.def")

# A value that stands nowhere else, and how it is printed; fields that choose something print
# nothing of their own.
VALUES = {
    "số": ("7419", "7419"),
    "ngày": ("23/11/2031", "ngày 23 tháng 11 năm 2031"),
    "loại": None, "cỡ chữ": None, "mẫu": None, "bản": None, "trạng thái": None, "đánh số": None,
}
SIGNER = {"cơ quan": "Cục Quế Trà", "quyền hạn": "TM. Quế Trà", "chức vụ": "Quế Trà",
          "chức vụ khác": "Quế Trà", "họ tên": "Quế Trà"}
LISTS = ("kính gửi", "căn cứ", "nơi nhận")
WORD = "Quế Trà"


def fields():
    """(written name, origin) of every field."""
    with open(TABLE, encoding="utf-8") as file:
        return re.findall(r'^META_FIELD\("\w+", "([^"]+)", \w+, META_(\w+)\)', file.read(), re.M)


def types():
    """The names of all types that have a form."""
    return [line.split("\t")[0] for line in suite.run(["list", "types"]).decode().splitlines()]


def source(kind, name, origin):
    """A source of that type with the field, and the text it must print."""
    head, printed = [f"loại: {kind}"], WORD
    if origin == "SIGNER":
        head += ["người ký:", f"  {name}: {SIGNER[name]}"]
    elif name == "người ký":
        head += ["người ký:", f"  họ tên: {WORD}"]
    elif name in VALUES:
        value, printed = VALUES[name]
        head.append(f"{name}: {value}")
    elif name in LISTS:
        head += [f"{name}:", f"  - Căn cứ {WORD}" if name == "căn cứ" else f"  - {WORD}"]
    else:
        head.append(f"{name}: {WORD}")
    return "---\n" + "\n".join(head) + "\n---\n\nVăn bản.\n", printed


def flat(text):
    """Small letters, blanks as one: names are printed in capitals and may be broken."""
    return re.sub(r"(<br>|[\s\u00a0])+", " ", text).lower()


def judge(kind, name, origin, folder):
    """Nothing, or how the field was lost."""
    text, printed = source(kind, name, origin)
    path = os.path.join(folder, "a.md")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    done = subprocess.run([suite.VANBAN, "preview", path, "--messages", "line"],
                          capture_output=True, timeout=suite.DEADLINE, check=False)
    said = done.stderr.decode("utf-8")
    place = text[:text.index("\n" + name + ":" if f"\n{name}:" in text else name + ":")].count("\n")
    named = [line for line in said.splitlines()
             if (": lỗi:" in line or ": cảnh báo:" in line)
             and (WORD in line or f"“{name}" in line or re.search(rf"a\.md:{place + 1}:", line)
                  or re.search(rf"a\.md:{place + 2}:", line))]
    if flat(printed) in flat(done.stdout.decode("utf-8")) or named:
        return None
    return f"exit {done.returncode}, neither printed nor named: {said[-200:]}"


def every_field():
    """One check a field, over all types."""
    kinds = types()
    known = [entry for entry in fields() if VALUES.get(entry[0], "") is not None]
    suite.check("table", lambda: None if len(known) > 15 and len(kinds) > 15 else "tables not read")
    with tempfile.TemporaryDirectory() as folder:
        for name, origin in known:
            label = ("người-ký/" if origin == "SIGNER" else "") + name.replace(" ", "-")
            suite.check(label, lambda n=name, o=origin: [
                f"{kind}: {lost}" for kind in kinds if (lost := judge(kind, n, o, folder))])


if __name__ == "__main__":
    suite.main(every_field)
