# SPDX-License-Identifier: MIT
"""Bad input: what stops a document and what is only said, each with its place, in both languages.

In a source of CASES the sign ‸ stands where the message has to point; it is taken out before the
source is saved. A case that stops leaves no output; one that is only told gives the output and
exit status 0, and the message is no error of the catalogue.
"""

import os
import re
import sys
import tempfile
from dataclasses import dataclass, field

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import bounded  # noqa: E402
import mantables  # noqa: E402
import suite  # noqa: E402

MARK = "‸"
HEAD = "---\nloại: kế hoạch\ncơ quan: Văn phòng\ntrích yếu: Thử\n"
FULL = HEAD + ("viết tắt: VP\nsố: 5\nđịa danh: Sơn La\nngày: 5/2/2026\nnơi nhận:\n  - Lưu: VT\n"
               "người ký:\n  chức vụ: Chánh Văn phòng\n  họ tên: Trần Bình Minh\n")
END = "---\n\n"
BODY = END + "Văn bản.\n"


@dataclass
class Case:
    """A bad input and what has to come of it."""
    name: str
    source: object              # text with MARK, or bytes; "" for none
    status: int
    id: str                     # "VB-0210", or the id of a rule
    says: str = ""              # a part of the message, in both languages
    arguments: tuple = ()       # {} is the folder of the case
    files: dict = field(default_factory=dict)   # more files; MARK in one of them is the place
    no_place: bool = False      # the message is about the whole: it begins with "vanban:"


def hole(expression, before=""):
    """A full document with a hole in its body."""
    return FULL + END + f"{before}Số {MARK}{{{{ {expression} }}}} này.\n"


def rule(body):
    """A rule file with one check, named as a rule of an office."""
    return ("return {\n  id = 'CQ-90', level = 'warning', source = 'thử', title = 'thử',\n"
            f"  check = {{ para = function(n, ctx)\n    {body}\n  end }},\n}}\n")


RULES = ("--rules", "{}/q.lua")

STOPS = (
    # input that cannot be read (3)
    Case("input-missing", "", 3, "VB-0201", "khong-co.md", ("{}/khong-co.md",), no_place=True),
    Case("input-folder", "", 3, "VB-0201", arguments=("{}",), no_place=True),
    Case("input-empty", b"", 3, "VB-0204", no_place=True),
    Case("not-text", (FULL + BODY).encode() + b"a\0b\n", 3, "VB-0202", no_place=True),
    Case("not-utf-8", (FULL + BODY).encode() + b"Ngh\xec quy\xeat\n", 3, "VB-0203", "x.md:17",
         no_place=True),
    Case("head-open", MARK + FULL + "\nVăn bản.\n", 3, "VB-0206"),
    # type and agency (4)
    Case("no-type", MARK + FULL.replace("loại: kế hoạch\n", "") + BODY, 4, "VB-0405", "loại"),
    Case("type-empty", FULL.replace("loại: kế hoạch", MARK + "loại:") + BODY, 4, "VB-0405", "loại"),
    Case("type-unknown", FULL.replace("loại: kế hoạch", MARK + "loại: kế hoạc") + BODY, 4,
         "VB-0405", "kế hoạch"),
    *(Case(f"final-without-{name}", MARK + FULL.replace(without, "") + BODY, 4, "VB-0405", field,
           arguments=("--final",))
      for name, without, field in (
          ("agency", "cơ quan: Văn phòng\n", "cơ quan"), ("place", "địa danh: Sơn La\n", "địa danh"),
          ("abstract", "trích yếu: Thử\n", "trích yếu"),
          ("recipients", "nơi nhận:\n  - Lưu: VT\n", "nơi nhận"))),
    Case("no-head", MARK + "Văn bản.\n", 4, "VB-0405", "loại"),
    # the head
    Case("field-twice", FULL + MARK + "số: 6\n" + BODY, 4, "VB-0210", "số"),
    Case("field-twice-folded", FULL + MARK + "Trich  yeu: Khác\n" + BODY, 4, "VB-0210"),
    Case("field-twice-in-signer",
         FULL + "  " + MARK + "chức vụ: Trưởng phòng\n" + BODY, 4, "VB-0210", "chức vụ"),
    Case("date-impossible", FULL.replace("5/2/2026", MARK + "30/2/2026") + BODY, 4, "VB-0213",
         "30/2/2026"),
    Case("date-impossible-month", FULL.replace("5/2/2026", MARK + "13/2026") + BODY, 4, "VB-0213",
         "13/2026"),
    Case("date-no-leap-year", FULL.replace("5/2/2026", MARK + "ngày 29 tháng 2 năm 2025") + BODY, 4,
         "VB-0213", "29"),
    Case("date-unreadable", FULL.replace("5/2/2026", MARK + "đầu tháng hai") + BODY, 4, "VB-0212",
         "đầu tháng hai"),
    # holes
    Case("hole-unknown", hole("số hiệu"), 4, "VB-0401"),
    Case("hole-unknown-near", hole("trích yếuu"), 4, "VB-0401", "trích yếu"),
    Case("hole-unknown-in-head",
         FULL.replace("yếu: Thử", f"yếu: Thử {MARK}{{{{ không có }}}}") + BODY, 4, "VB-0401"),
    Case("hole-unknown-in-list",
         FULL.replace("- Lưu: VT", f"- Lưu: {MARK}{{{{ không có }}}}") + BODY, 4, "VB-0401"),
    Case("hole-unknown-in-table",
         FULL + END + f"| A | B |\n|---|---|\n| một | {MARK}{{{{ không có }}}} |\n", 4, "VB-0401"),
    Case("hole-unknown-in-note",
         FULL + END + f"Văn bản[^1].\n\n[^1]: Theo {MARK}{{{{ không có }}}}.\n", 4, "VB-0401"),
    Case("hole-unknown-in-loop", FULL + END + "{% for x in nơi nhận %}\n\n- " + MARK +
         "{{ không có }}\n\n{% end %}\n", 4, "VB-0401"),
    Case("hole-fails", hole("1 + {}"), 4, "VB-0402"),
    Case("hole-fails-by-itself", hole("error('hỏng')"), 4, "VB-0402", "hỏng"),
    Case("hole-no-expression", hole("1 +"), 4, "VB-0402"),
    Case("hole-empty", FULL + END + f"Số {MARK}{{{{ }}}} này.\n", 4, "VB-0409"),
    Case("hole-value-not-printable", hole("function() end"), 4, "VB-0402"),
    Case("hole-open", FULL + END + f"Số {MARK}{{{{ số này.\n", 4, "VB-0322"),
    Case("control-fails", FULL + END + MARK + "{% if 1 + {} %}\n\na\n\n{% end %}\n", 4, "VB-0402"),
    Case("control-unknown", FULL + END + MARK + "{% for x in không có %}\n\na\n\n{% end %}\n", 4,
         "VB-0401"),
    Case("control-open", FULL + END + MARK + "{% if true %}\n\na\n", 4, "VB-0317"),
    Case("control-stray", FULL + END + "a\n\n" + MARK + "{% end %}\n", 4, "VB-0318"),
    Case("control-unreadable", FULL + END + MARK + "{% lặp x %}\n\na\n\n{% end %}\n", 4, "VB-0319"),
    # blocks
    Case("cell-lost", FULL + END + f"| A | B |\n|---|---|\n| 1 | 2 | {MARK}3 |\n", 4, "VB-0315"),
    Case("directive-unknown", FULL + END + MARK + "<!-- vb: xoay -->\n\na\n", 4, "VB-0312"),
    Case("directive-not-alone", FULL + END + f"Một {MARK}<!-- vb: giữa --> hai.\n", 4, "VB-0313"),
    # a template that does not fit
    Case("date-line-too-long", FULL.replace("Sơn La", MARK + "Thành phố " + "Rất Dài " * 12) + BODY,
         4, "VB-0415"),
    Case("template-missing", FULL + BODY, 4, "VB-0410", "khong-co",
         ("--template", "khong-co"), no_place=True),
    Case("template-no-form", FULL + f"mẫu: {MARK}9.9\n" + BODY, 4, "VB-0411", "9.9"),
    Case("template-bad", FULL + BODY, 4, "VB-0222", "ảnh", ("--template", "{}/t.xml"),
         {"t.xml": f'<template id="t" extends="nd30">\n  {MARK}<ảnh/>\n</template>\n'}),
    Case("template-broken", FULL + BODY, 3, "VB-0220", "", ("--template", "{}/t.xml"),
         {"t.xml": f'<template id="t" extends="nd30">\n  <style id="A">\n{MARK}</template>\n'}),
    # rules (5)
    Case("rule-missing", FULL + BODY, 5, "VB-0501", "q.lua", RULES, no_place=True),
    Case("rule-not-lua", FULL + BODY, 5, "VB-0502", "", RULES,
         {"q.lua": "return {\n" + MARK + "  id id\n}\n"}),
    Case("rule-fails", FULL + BODY, 5, "VB-0503", "CQ-90", RULES,
         {"q.lua": rule(MARK + "local a = nil + 1").replace("    " + MARK, MARK + "    ")}),
    Case("rule-without-end", FULL + BODY, 5, "VB-0504", "CQ-90", RULES,
         {"q.lua": rule(MARK + "while true do end").replace("    " + MARK, MARK + "    ")}),
    Case("rule-that-catches-its-end", FULL + BODY, 5, "VB-0504", "CQ-90", RULES,
         {"q.lua": rule(MARK + "while true do pcall(function() while true do end end) end")
          .replace("    " + MARK, MARK + "    ")}),
    Case("rule-that-fills-memory", FULL + BODY, 5, "VB-0504", "CQ-90", RULES,
         {"q.lua": rule(MARK + "local t = {} for i = 1, 1e9 do t[i] = {} end")
          .replace("    " + MARK, MARK + "    ")}),
    # outputs and limits (7, 9)
    Case("output-folder-missing", FULL + BODY, 7, "VB-0701", "khong",
         ("-o", "{}/khong/x.docx"), no_place=True),
    Case("too-large", FULL.encode() + BODY.encode() * (2 << 20), 9, "VB-0902", no_place=True),
    Case("table-too-wide", FULL + END + MARK + "|" + "a|" * 64 + "\n|" + "-|" * 64 + "\n", 9,
         "VB-0316"),
    Case("controls-too-deep", FULL + END + "{% if true %}\n\n" * 16 + MARK +
         "{% if true %}\n\na\n\n" + "{% end %}\n\n" * 17, 9, "VB-0320"),
    Case("loop-too-long", FULL + END + "{% for a in list(1000) %}\n\n".replace(
        "list(1000)", "{" + "1," * 1000 + "}") + MARK + "{% for b in {" + "1," * 1000 +
         "} %}\n\na\n\n{% end %}\n\n{% end %}\n", 9, "VB-0404"),
    Case("hole-without-end", hole("(function() while true do end end)()"), 9, "VB-0406"),
)

TOLD = (
    Case("field-unknown", FULL + MARK + "màu mực: xanh\n" + BODY, 0, "VB-0209", "màu mực"),
    Case("field-unknown-near", FULL + MARK + "độ khẩnn: khẩn\n" + BODY, 0, "VB-0209", "độ khẩn"),
    Case("field-unknown-in-signer", FULL + "  " + MARK + "chức danh: Phó\n" + BODY, 0, "VB-0209",
         "chức danh"),
    Case("line-no-field", FULL + MARK + "chẳng phải trường\n" + BODY, 0, "VB-0208"),
    Case("no-agency", MARK + FULL.replace("cơ quan: Văn phòng\n", "") + BODY, 0, "nd30.co_quan",
         "cơ quan"),
    Case("no-abstract", MARK + FULL.replace("trích yếu: Thử\n", "") + BODY, 0, "nd30.trich_yeu"),
    Case("no-place", MARK + FULL.replace("địa danh: Sơn La\n", "") + BODY, 0, "nd30.ngay"),
    Case("no-abbreviation", MARK + FULL.replace("viết tắt: VP\n", "") + BODY, 0, "nd30.ky_hieu"),
    Case("no-signer", MARK + FULL[:FULL.index("người ký")] + BODY, 0, "nd30.nguoi_ky"),
    Case("no-recipients", MARK + FULL.replace("nơi nhận:\n  - Lưu: VT\n", "") + BODY, 0, "nd30.noi_nhan"),
    Case("label-out-of-order", FULL + END + f"# I. Một\n\n# II. Hai\n\n# {MARK}IV. Bốn\n", 0,
         "VB-0302", "IV"),
    Case("label-out-of-order-of-article",
         FULL + END + f"**Điều 1.** Một\n\n{MARK}**Điều 3.** Ba\n", 0, "VB-0302", "Điều 3"),
    Case("label-out-of-order-letter", FULL + END + f"a) Một\n\nb) Hai\n\n{MARK}d) Ba\n", 0,
         "VB-0302", "d)"),
    Case("label-repeated", FULL + END + f"# I. Một\n\n# II. Hai\n\n# {MARK}II. Ba\n", 0, "VB-0303",
         "II"),
    Case("appendix-absent", FULL + END + f"Chi tiết tại {MARK}Phụ lục II kèm theo.\n", 0, "VB-0323",
         "Phụ lục II"),
    Case("label-continues", FULL + END + f"Theo kế hoạch năm\n{MARK}26. Văn phòng làm.\n", 0,
         "VB-0301"),
    Case("controls", FULL + END + "Một \x07 hai.\n", 0, "VB-0205", "x.md:16", no_place=True),
    Case("tag-unknown", FULL + END + f"Một {MARK}<font>hai</font>.\n", 0, "VB-0304", "font"),
    Case("note-missing", FULL + END + f"Một{MARK}[^1].\n", 0, "VB-0309", "1"),
    Case("note-unused", FULL + END + f"Một.\n\n{MARK}[^1]: Hai.\n", 0, "VB-0310", "1"),
    Case("note-twice", FULL + END + f"Một[^1].\n\n[^1]: Hai.\n\n{MARK}[^1]: Ba.\n", 0, "VB-0311",
         "1"),
    Case("fence-open", FULL + END + f"Một.\n\n{MARK}```\nhai\n", 0, "VB-0321"),
    Case("finding-of-a-rule", FULL + END + MARK + "Một.\n", 0, "CQ-90", "lạ lùng", RULES,
         {"q.lua": rule("ctx:warn(n, 'lạ lùng')")}),
    Case("error-of-a-rule", FULL + END + MARK + "Một.\n", 0, "CQ-90", "lạ lùng", RULES,
         {"q.lua": rule("ctx:error(n, 'lạ lùng')")}),
)


def pattern(row):
    """The messages of a row of the catalogue."""
    signs = {"$[": "(?:", "$]": ")?", "$?": r"(?: \((?:có phải|did you mean) “.*”\?\))?"}
    return re.compile("".join(signs.get(piece, ".*" if piece[:1] == "$" else re.escape(piece))
                              for piece in re.split(r"(\$.)", row)), re.S)


def catalogue():
    """What it says by id and language, and whether it stops, from the program's own table."""
    return {f"VB-{number:04}": (level, {"vi": pattern(vi), "en": pattern(en)})
            for number, level, vi, en in mantables.rows()}


CATALOGUE = catalogue()


def place_of(text):
    """Line and column of MARK, in letters; None where it does not stand."""
    at = text.find(MARK)
    return None if at < 0 else f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def save(folder, case):
    """Write the files of CASE; (file, place) that the message has to name."""
    want = ("", "")
    for name, text in {"x.md": case.source, **case.files}.items():
        if isinstance(text, str):
            if place_of(text):
                want = (name, place_of(text))
            text = text.replace(MARK, "").encode("utf-8")
        if text or name != "x.md" or isinstance(case.source, bytes):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(text)
    return want


def right(case, message, want, lang):
    """Why MESSAGE is not the one that CASE asks for."""
    level, says = CATALOGUE.get(message.id, ("", {}))
    levels = dict(zip(("DIAG_INFO", "DIAG_WARN", "DIAG_ERROR"), bounded.LEVELS[lang]))
    reasons = []
    if message.level != levels.get(level, message.level) or message.level not in levels.values():
        reasons.append(f"level “{message.level}”")
    if says and not says[lang].fullmatch(message.text):
        reasons.append(f"{lang}: “{message.text}”")
    if case.says not in message.text:
        reasons.append(f"does not say “{case.says}”: “{message.text}”")
    if want[1] or case.no_place:
        got = (os.path.basename(message.file), message.place)
        if got != want:
            reasons.append(f"points to {':'.join(got)}, not {':'.join(want) or 'no place'}")
    return reasons


def one(case, lang):
    """Run CASE in one language."""
    with tempfile.TemporaryDirectory(prefix="input-") as folder:
        want = save(folder, case)
        before = sorted(os.listdir(folder))
        arguments = [word.replace("{}", folder) for word in case.arguments]
        if "-o" not in arguments:
            arguments += ["-o", os.path.join(folder, "x.docx")]
        if case.source != "":
            arguments.append(os.path.join(folder, "x.md"))
        end = bounded.run(["render", "--lang", lang, *arguments])
        new = sorted(set(os.listdir(folder)) - set(before))
    reasons = end.beyond()
    if end.status != case.status:
        reasons.append(f"exit {end.status}, not {case.status}: {end.err.strip()[:200]!r}")
    if new != ([] if case.status else ["x.docx"]):
        reasons.append(f"wrote {new}")
    fitting = [message for message in end.messages() if message.id == case.id]

    tried = [right(case, message, want, lang) for message in fitting]
    if not tried:
        said = "; ".join(f"{m.place} {m.text} [{m.id}]" for m in end.messages())
        reasons.append(f"no {case.id} among: "
                       f"{said or end.err[:200]!r}")
    else:
        reasons += min(tried, key=len)
    return reasons


def both(case):
    """Run CASE in both languages."""
    return [f"{lang}: {reason}" for lang in ("vi", "en") for reason in one(case, lang)]


def all_of_it():
    """Every case."""
    for kind, cases in (("stops", STOPS), ("told", TOLD)):
        for case in cases:
            suite.check(f"{kind}/{case.name}", both, case)


if __name__ == "__main__":
    suite.main(all_of_it)
