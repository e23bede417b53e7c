# SPDX-License-Identifier: MIT
"""Tables from data files and the office's profile: bad input, and where a profile comes from.

The cases are those of suite/input.py: ‸ stands where the message has to point.
"""

import os
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import bounded  # noqa: E402
import suite  # noqa: E402
from input import BODY, END, FULL, HEAD, MARK, Case, both  # noqa: E402

CSV = "ma,ten,Số,so\n01,Phường Tân Phong,1,2\n02,Xã Bum Tở,3,4\n"


def table(arguments, csv=CSV, **more):
    """A document with a table from x.csv; a message at the directive unless the CSV is marked."""
    text = csv if isinstance(csv, str) else ""
    mark = "" if MARK in text or more.get("no_place") else MARK
    return {"source": FULL + END + f"Danh sách:\n\n{mark}<!-- vb: bảng {arguments} -->\n",
            "files": {"x.csv": csv}}


def totals(arguments, cell="3"):
    """A document whose table asks for a total."""
    return (FULL + END + f"{MARK if '‸' not in cell else ''}<!-- vb: tổng: {arguments} -->\n"
            f"| Tên | Số bản |\n|---|---|\n| A | 1 |\n| B | {cell} |\n")


def rows(count):
    """A large CSV."""
    return "ma,ten\n" + "".join(f"{i},Xã số {i}\n" for i in range(count))


def profile(text, **more):
    """A good document under a profile that holds MARK."""
    return {"source": FULL + BODY, "files": {"vanban.yaml": text, **more}}


RULE = ("return { id = 'CQ-91', level = 'warning', source = 'thử', title = 'thử',\n"
        "  check = { ['head.main'] = function(h, ctx) ctx:report(nil, 'thấy quy tắc') end } }\n")

STOPS = (
    # data
    Case("data-missing", **table("y.csv"), status=3, id="VB-0201", says="y.csv"),
    Case("data-folder", **table("."), status=3, id="VB-0201"),
    Case("data-empty", **table("x.csv", b""), status=3, id="VB-0204", says="x.csv"),
    Case("data-only-separators", **table("x.csv", ";;\n;;\n"), status=3, id="VB-0204"),
    Case("data-not-utf-8", **table("x.csv", CSV.encode() + b"03,X\xe3 B\xfam,1,2\n"), status=3,
         id="VB-0203", says="x.csv:4"),
    Case("data-not-text", **table("x.csv", b"PK\3\4\0\0"), status=3, id="VB-0202", says="x.csv"),
    Case("data-short-row", **table("x.csv", CSV + MARK + "03,Xã\n04,Xã,5,6\n"), status=4,
         id="VB-0430", says="2"),
    Case("data-long-row", **table("x.csv", CSV + MARK + "03,Xã,5,6,7\n"), status=4, id="VB-0430",
         says="5"),
    Case("data-row-of-lines", **table("x.csv", CSV + MARK + '03,"Xã\n\nBum"\n'), status=4,
         id="VB-0430"),
    Case("data-quote-open", **table("x.csv", CSV + MARK + '03,"Xã\n04,Xã,5,6\n'), status=4,
         id="VB-0431"),
    Case("data-quote-inside", **table("x.csv", CSV + MARK + '03,Xã "Bum",5,6\n'), status=4,
         id="VB-0431"),
    Case("data-no-column", **table("x.csv: STT=stt, Tên=tên xã"), status=4, id="VB-0432",
         says="ma, ten, Số, so"),
    Case("data-no-column-near", **table("x.csv: Mã=m, Tên=tenn"), status=4, id="VB-0432"),
    Case("data-column-folds-twice", **table("x.csv: Số bản=sở"), status=4, id="VB-0433",
         says="sở"),
    Case("data-outside", **table("../x.csv"), status=4, id="VB-0434", says="../x.csv"),
    Case("data-outside-inside", **table("a/../../x.csv: A=ma"), status=4, id="VB-0434"),
    Case("data-absolute", **table("/etc/passwd"), status=4, id="VB-0434"),
    Case("data-no-path", **table(": A=ma"), status=4, id="VB-0314"),
    Case("data-no-list", **table("x.csv:"), status=4, id="VB-0314"),
    Case("data-empty-piece", **table("x.csv: A=ma,, B=ten"), status=4, id="VB-0314"),
    Case("data-no-header", **table("x.csv: =ma"), status=4, id="VB-0314"),
    Case("data-too-many-columns", **table("x.csv", ",".join(map(str, range(64))) + "\n"), status=9,
         id="VB-0316"),
    Case("data-100000-rows", **table("x.csv", rows(50000) + MARK + rows(50000)[7:]), status=9,
         id="VB-0316", says="LIMIT_TABLE_CELLS"),
    Case("data-too-many-cells", **table("x.csv: A=ten, B=ten, C=ma", rows(40000)), status=9,
         id="VB-0316"),
    Case("directive-not-alone", FULL + END + f"Một {MARK}<!-- vb: bảng x.csv --> hai.\n", 4,
         "VB-0313", files={"x.csv": CSV}),
    Case("directive-unknown", FULL + END + MARK + "<!-- vb: biểu x.csv -->\n", 4, "VB-0312"),
    # totals
    Case("total-no-column", totals("Số"), 4, "VB-0405", "Số bản"),
    Case("total-no-table", FULL + END + MARK + "<!-- vb: tổng: Số bản -->\n\nMột.\n", 4, "VB-0405"),
    Case("total-of-words", totals("Số bản", MARK + "ba"), 4, "VB-0405", "ba"),
    Case("total-of-english-number", totals("Số bản", MARK + "1,234.5"), 4, "VB-0405", "1,234.5"),
    # the profile
    Case("profile-broken", **profile(f"mặc định:\n  địa danh: Hà Nội{MARK}: A\n"), status=4,
         id="VB-0435"),
    Case("profile-not-text", **profile(b"a: \0\n"), no_place=True, status=3, id="VB-0202"),
    Case("profile-anchor", **profile(f"mẫu: {MARK}&a nd30\n"), status=4, id="VB-0436"),
    Case("profile-alias", **profile(f"mẫu: {MARK}*a\n"), status=4, id="VB-0436"),
    Case("profile-tag", **profile(f"mẫu: {MARK}!!str nd30\n"), status=4, id="VB-0436"),
    Case("profile-two", **profile(f"mẫu: nd30\n{MARK}---\nmẫu: nd30\n"), status=4, id="VB-0436"),
    Case("profile-key-no-text", **profile(f"? {MARK}[a]\n: b\n"), status=4, id="VB-0436"),
    Case("profile-deep", **profile("a: " + "[" * 7 + MARK + "[" * 5000 + "\n"), status=4,
         id="VB-0436", says="LIMIT_YAML_DEPTH"),
    Case("profile-list", **profile(MARK + "- a\n- b\n"), status=4, id="VB-0438"),
    Case("profile-fields-list", **profile(f"mặc định:\n  {MARK}- a\n"), status=4, id="VB-0438"),
    Case("profile-fields-flow", **profile(f"mặc định:\n  nơi nhận: {MARK}[A, B]\n"), status=4,
         id="VB-0438"),
    Case("profile-key-twice", **profile(f"mẫu: nd30\n{MARK}Mẫu: nd30\n"), status=4, id="VB-0210"),
    Case("profile-field-twice", **profile(f"mặc định:\n  số: 5\n  {MARK}Số: 6\n"), status=4,
         id="VB-0210"),
    Case("profile-date", **profile(f"mặc định:\n  ngày: {MARK}31/2/2026\n"), status=4,
         id="VB-0213"),
    Case("profile-rule-missing", **profile(f"quy tắc:\n  - {MARK}q.lua\n"), status=4, id="VB-0439",
         says="q.lua"),
    Case("profile-rule-above", **profile(f"quy tắc: {MARK}../q.lua\n"), status=4, id="VB-0439"),
    Case("profile-rule-absolute", **profile(f"quy tắc: {MARK}/etc/passwd\n"), status=4,
         id="VB-0439"),
    Case("profile-rule-folder", **profile(f"quy tắc: {MARK}.\n"), status=4, id="VB-0439"),
    Case("profile-rule-mapping", **profile(f"quy tắc:\n  - {MARK}a: b\n"), status=4, id="VB-0438"),
    Case("profile-rule-broken", **profile("quy tắc: q.lua\n", **{"q.lua": f"return {{\n{MARK}  a a\n}}\n"}),
         status=5, id="VB-0502"),
    Case("profile-template-above", **profile(f"mẫu: {MARK}../t.xml\n"), status=4, id="VB-0439"),
    Case("profile-template-name-above", **profile(f"mẫu: {MARK}../nd30\n"), status=4,
         id="VB-0439"),
    Case("profile-template-list", **profile(f"mẫu:\n  {MARK}- nd30\n"), status=4, id="VB-0438"),
    Case("profile-template-unknown", **profile(f"mẫu: {MARK}khong-co\n"), status=4, id="VB-0410",
         says="khong-co"),
)

TOLD = (
    Case("profile-key-unknown", **profile(f"{MARK}màu mực: xanh\n"), status=0, id="VB-0437",
         says="mặc định"),
    Case("profile-key-near", **profile(f"{MARK}quy tăcc: q.lua\n"), status=0, id="VB-0437",
         says="quy tắc"),
    Case("profile-field-unknown", **profile(f"mặc định:\n  {MARK}độ khẩnn: khẩn\n"), status=0,
         id="VB-0209", says="độ khẩn"),
    Case("profile-rule", **profile("quy tắc:\n  - q.lua # của cơ quan\n", **{"q.lua": RULE}),
         no_place=True, status=0, id="CQ-91", says="thấy quy tắc"),
)


# Where a profile comes from ----------------------------------------------------------------------

def put(folder, files):
    """Write FILES (name → text) below FOLDER."""
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def fields(place):
    """A profile that gives a place."""
    return f"mặc định:\n  địa danh: {place}\n"


def with_folder(function):
    """Call FUNCTION with a new folder."""
    with tempfile.TemporaryDirectory(prefix="data-") as folder:
        return function(folder)


def shown_place(name):
    """How a tree shows the place in the line of place and date."""
    return f'control{{name="dia_danh"}}(+"{name}")'


def tree(folder, arguments, source=None, home=None):
    """The tree that vanban prints in FOLDER, or the reason why it does not."""
    with tempfile.TemporaryFile() as stdin:
        stdin.write((source or "").encode())
        stdin.seek(0)
        os.environ["HOME"] = home or folder
        end = bounded.run(["render", "-t", "tree", "-o", "-", *arguments], cwd=folder, stdin=stdin)
    if end.status:
        raise RuntimeError(f"exit {end.status}: {end.err}")
    return end.out.decode() + end.err


def wants(text, *parts):
    """The PARTS that are not in TEXT."""
    return [f"no “{part}” in {text[-300:]}" for part in parts if part not in text]


HERE = HEAD + "ngày: 5/2/2026\n" + BODY


def found_above(folder):
    """The first one above the source, not a later one."""
    put(folder, {"vanban.yaml": fields("Xa"), "a/vanban.yaml": fields("Gần"), "a/b/c/x.md": HERE})
    return wants(tree(folder, ["a/b/c/x.md", "-v"]), shown_place("Gần"), "a/b/c/../../vanban.yaml")


def ends_at_home(folder):
    """Nothing is looked for above $HOME; $HOME itself counts."""
    put(folder, {"vanban.yaml": fields("Xa"), "a/x.md": HERE, "b/x.md": HERE,
                 "b/vanban.yaml": fields("Nhà")})
    at_a = tree(folder, ["a/x.md"], home=os.path.join(folder, "a"))
    at_b = tree(folder, ["b/x.md"], home=os.path.join(folder, "b"))
    return wants(at_b, shown_place("Nhà")) + (["found above $HOME"] if shown_place("Xa") in at_a else [])


def of_stdin(folder):
    """A source on standard input is in the working directory, and so are its data."""
    put(folder, {"vanban.yaml": fields("Đây"), "d/x.csv": CSV})
    return wants(tree(folder, ["-"], HERE + "\n<!-- vb: bảng d/x.csv: ten -->\n"), shown_place("Đây"),
                 "Xã Bum Tở")


def of_each_document(folder):
    """Two documents of one run have each its own, rules included."""
    put(folder, {"a/vanban.yaml": fields("Một") + "quy tắc: q.lua\n", "a/q.lua": RULE,
                 "a/a.md": HERE, "b/vanban.yaml": fields("Hai"), "b/b.md": HERE, "a/c.md": HERE,
                 "c/x": ""})
    end = bounded.run(["render", "-t", "md", "-o", "c", "a/a.md", "b/b.md", "a/c.md"],
                      cwd=folder)
    said = end.err.count("thấy quy tắc")
    reasons = [] if said == 2 and not end.status else [f"the rule ran {said} times: {end.err}"]
    for name, place in (("a", "Một"), ("b", "Hai"), ("c", "Một")) if not reasons else ():
        with open(os.path.join(folder, "c", name + ".md"), encoding="utf-8") as file:
            reasons += wants(file.read(), f"{place}, ngày")
    return reasons


def nearest_wins(folder):
    """built-in < profile < document < --set; an empty field is given."""
    put(folder, {"vanban.yaml": "mặc định:\n  địa danh: Hồ sơ\n  số: 9\n  viết tắt: HS # tắt\n"
                 "  ký hiệu: A/B\n", "x.md": HEAD + "ngày: 5/2/2026\nđịa danh: Bài\nsố:\n" + BODY})
    got = tree(folder, ["x.md", "--set", "ký hiệu=C/D"])
    return wants(got, shown_place("Bài"), "/C/D\"", '"viết tắt"} "HS"') + (
        ["an empty number is overruled"] if '"09"' in got else [])


def link_out(folder):
    """A link below the folder does not lead out of it."""
    put(folder, {"q.lua": RULE, "a/vanban.yaml": "quy tắc: q.lua\n", "a/x.md": HERE})
    os.symlink("../q.lua", os.path.join(folder, "a", "q.lua"))
    end = bounded.run(["render", "-t", "tree", "-o", "-", "x.md"], cwd=os.path.join(folder, "a"))
    return [] if end.status == 4 and "VB-0439" in end.err else [f"exit {end.status}: {end.err}"]


LIMIT_FIELDS, LIMIT_STYLES = 300000, 100000    # far beyond LIMIT_PROFILE_FIELDS, _TEMPLATE_STYLES
TEMPLATE = '<template id="t" extends="%s">%s</template>\n'


def only_files_below(folder):
    """What a file names is a regular file below its folder: no pipe, no link that leads out."""
    form = '<form id="x" src="%s"/>'
    put(folder, {"x.csv": CSV, "f.xml": "<form/>", "t.xml": TEMPLATE % ("nd30", ""), "a/x.md": HERE,
                 "a/in.csv": CSV, "out/vanban.yaml": fields("Ngoài"), "b/y.md": HERE})
    os.mkfifo(os.path.join(folder, "a", "pipe.csv"))
    os.mkfifo(os.path.join(folder, "a", "pipe.xml"))
    for name, target in (("a/out.csv", "../x.csv"), ("a/up", ".."), ("a/inside.csv", "in.csv"),
                         ("a/out.xml", "../t.xml"), ("b/vanban.yaml", "../out/vanban.yaml")):
        os.symlink(target, os.path.join(folder, name))
    reasons = []
    for name in ("pipe.csv", "out.csv", "up/x.csv"):
        put(folder, {"a/x.md": HERE + f"\n<!-- vb: bảng {name} -->\n"})
        end = bounded.run(["render", "-t", "tree", "-o", "-", "a/x.md"], cwd=folder)
        if end.status != 4 or "VB-0219" not in end.err:
            reasons.append(f"{name}: exit {end.status}: {end.err}")
    put(folder, {"a/x.md": HERE + "\n<!-- vb: bảng inside.csv: ten -->\n"})
    reasons += wants(tree(folder, ["a/x.md"]), "Xã Bum Tở")
    put(folder, {"a/x.md": HERE})
    for inside in (TEMPLATE % ("pipe.xml", ""), TEMPLATE % ("out.xml", ""),
                   TEMPLATE % ("../t.xml", ""), TEMPLATE % ("nd30", form % "../f.xml")):
        put(folder, {"a/own.xml": inside, "a/x.md": HERE.replace(BODY, "mẫu: x\n" + BODY)
                     if "form" in inside else HERE})
        end = bounded.run(["render", "-o", "x.docx", "-T", "a/own.xml", "a/x.md"], cwd=folder)
        if end.status != 4 or "VB-0219" not in end.err:
            reasons.append(f"{inside}: exit {end.status}: {end.err}")
    end = bounded.run(["render", "-t", "tree", "-o", "-", "b/y.md"], cwd=folder)
    if end.status != 4 or "VB-0219" not in end.err:
        reasons.append(f"profile: exit {end.status}: {end.err}")
    return reasons


def limits(folder):
    """More default fields or styles than can be searched in time: the limit is named."""
    many = "mặc định:\n" + "".join(f"  mục {i}: x\n" for i in range(LIMIT_FIELDS))
    styles = "".join(f'<style id="S{i}"/>' for i in range(LIMIT_STYLES))
    put(folder, {"x.md": HERE, "a/vanban.yaml": many, "a/x.md": HERE,
                 "t.xml": TEMPLATE % ("nd30", styles)})
    reasons = []
    for words, limit in ((["a/x.md"], "LIMIT_PROFILE_FIELDS"),
                         (["x.md", "-T", "t.xml"], "LIMIT_TEMPLATE_STYLES")):
        end = bounded.run(["render", "-o", "x.docx", *words], cwd=folder)
        if end.status != 9 or limit not in end.err:
            reasons.append(f"{limit}: exit {end.status}: {end.err[:300]}")
    return reasons


KEEPS = """local count, kept = 0, nil
leak = 1
return { id = "x.leak", title = "t", source = "s", level = "info",
  derive = { ["head.main"] = function(n, ctx)
    count = count + 1
    ctx:report(nil, "%d %s %s %s", count, tostring(ctx.memo.x), tostring(leak), tostring(seen))
    n:set("địa danh", "Lần " .. count .. tostring(kept))
    seen, ctx.memo.x, kept = 1, 1, kept or n:get("trích yếu")
  end } }
"""


def nothing_kept(folder):
    """What a rule file keeps does not reach the next document."""
    put(folder, {"q.lua": KEEPS, "a.md": HERE, "b.md": HERE, "one/x": "", "two/x": ""})
    both_of = bounded.run(["render", "-t", "docx", "-r", "q.lua", "-o", "two", "a.md", "b.md"],
                          cwd=folder)
    alone = bounded.run(["render", "-t", "docx", "-r", "q.lua", "-o", "one", "b.md"], cwd=folder)
    if both_of.status or alone.status or both_of.err.count("1 nil 1 nil") != 2:
        return [both_of.err + alone.err]
    with open(os.path.join(folder, "one/b.docx"), "rb") as a, \
            open(os.path.join(folder, "two/b.docx"), "rb") as b:
        return [] if a.read() == b.read() else ["the second document depends on the first"]


HONEST = """return { id = "x.walk", title = "t", source = "s", level = "info",
  derive = { ["body.main"] = function(n, ctx)
    local count, seen = 0, {}
    for p in n:walk("para") do
      count = count + 1
      seen[p] = true
      seen[p.text .. count] = true
    end
    ctx:report(nil, "%d đoạn", count)
  end } }
"""


def honest_work(folder):
    """Long documents: a rule that walks them, labels, totals of 100,000 cells."""
    rows_of = 19997
    put(folder, {"q.lua": HONEST, "d/x.csv": "a,b,c,d,e\n" + "1,2,3,4,5\n" * rows_of,
                 "walk.md": HERE + "".join(f"\nĐoạn {i}.\n" for i in range(20000)),
                 "label.md": HERE + "".join(f"\n{i}. Mục {i}.\n" for i in range(1, 20001)),
                 "total.md": HERE + "\n<!-- vb: tổng: a, b -->\n<!-- vb: bảng d/x.csv -->\n"})
    reasons = []
    for name, wanted in (("walk.md", "20001 đoạn"), ("label.md", ""), ("total.md", "")):
        end = bounded.run(["render", "-o", "x.docx", "-r", "q.lua", name], cwd=folder)
        if end.status or wanted not in end.err:
            reasons.append(f"{name}: exit {end.status}: {end.err[-300:]}")
    return reasons


def long_search(folder):
    """A hole that searches half of a text of two million letters: at once, and its blank is told."""
    put(folder, {"x.md": HERE + '\n{{ text.find(("a"):rep(2000000), ("a"):rep(1000000).."b") }}\n'})
    end = bounded.run(["render", "-t", "tree", "-o", "-", "x.md"], cwd=folder)
    return [] if not end.status and "VB-0418" in end.err else [f"exit {end.status}: {end.err}"]


def own_template(folder):
    """A template of the office, by its profile."""
    put(folder, {"vanban.yaml": "mẫu: mau/t.xml\n", "x.md": HERE, "mau/t.xml":
                 '<template id="t" extends="nd30"><page><set name="top" value="24mm"/></page>'
                 "</template>\n"})
    with_own = bounded.run(["render", "x.md", "-o", "a.docx"], cwd=folder)
    without = bounded.run(["render", "x.md", "-o", "b.docx", "-T", "nd30"], cwd=folder)
    if with_own.status or without.status:
        return [with_own.err + without.err]
    with open(os.path.join(folder, "a.docx"), "rb") as a, \
            open(os.path.join(folder, "b.docx"), "rb") as b:
        return [] if a.read() != b.read() else ["the template changed nothing"]


def same_table(folder):
    """BOM, `;`, tab, CRLF, NFD and quotes are the same data."""
    import unicodedata    # pylint: disable=import-outside-toplevel
    plain = "mã,tên\n1,Xã A\n2,Xã B\n"
    forms = (plain, "\ufeff" + plain, plain.replace(",", ";"), plain.replace(",", "\t"),
             plain.replace("\n", "\r\n"), unicodedata.normalize("NFD", plain),
             '"mã" , "tên"\n1,Xã A\n2,"Xã B"'.replace(" , ", ","), plain + "\n,\n\n")
    trees = set()
    for form in forms:
        put(folder, {"x.csv": form})
        trees.add(tree(folder, ["-"], HERE + "\n<!-- vb: bảng x.csv: STT=stt, Tên=ten -->\n"))
    return [] if len(trees) == 1 else [f"{len(trees)} different tables"]


FOUND = (found_above, ends_at_home, of_stdin, of_each_document, nearest_wins, link_out,
         only_files_below, limits, nothing_kept, honest_work, long_search, own_template, same_table)


def all_of_it():
    """Every case."""
    for kind, cases in (("stops", STOPS), ("told", TOLD)):
        for case in cases:
            suite.check(f"{kind}/{case.name}", both, case)
    for function in FOUND:
        suite.check(f"profile/{function.__name__}", with_folder, function)


if __name__ == "__main__":
    suite.main(all_of_it)
