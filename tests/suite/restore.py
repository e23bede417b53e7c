# SPDX-License-Identifier: MIT
"""A draft DOCX carries its source: import gives it back, and where somebody edited the DOCX only
the edited lines differ."""

import difflib
import os
import re
import subprocess
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import office  # noqa: E402
import suite  # noqa: E402

WORK = os.path.join(suite.WORK, "restore")
EDIT = os.path.join(suite.TOP, "tests", "tool", "docxedit.py")
PART = "customXml/item1.xml"
DRAFT = "---\nloại: kế hoạch\ncơ quan: Văn phòng\nviết tắt: VP\ntrích yếu: Thử\n---\n\nMột hai ba.\n"


def put(name, text):
    """A file in the work folder."""
    path = os.path.join(WORK, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def get(path):
    """The bytes of a file as text, line ends kept."""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def make(source, *options):
    """The DOCX of a source."""
    docx = os.path.join(WORK, os.path.basename(source) + ".docx")
    suite.run(["render", "-q", *options, "-o", docx, source])
    return docx


def bring(docx, *options):
    """Status, source and messages of an import."""
    done = subprocess.run([suite.VANBAN, "import", "-o", "-", *options, docx], capture_output=True,
                          timeout=suite.DEADLINE, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def carries(docx):
    """Whether the package has the part."""
    with zipfile.ZipFile(docx) as package:
        return PART in package.namelist()


def changed(old, new):
    """The lines that went and the lines that came."""
    lines = list(difflib.ndiff(old.split("\n"), new.split("\n")))
    return ([line[2:] for line in lines if line[0] == "-"],
            [line[2:] for line in lines if line[0] == "+"])


def same(source):
    """Byte for byte."""
    _, got, said = bring(make(source, "--source"))
    if "VB-0290" not in said:
        return said
    return None if got == get(source) else "another source"


def same_raw(name, text):
    """The same for what no example has: line ends, a BOM, characters of XML."""
    return same(put(name, text))


def when(name, text, options, want):
    """Whether it is carried at all."""
    got = carries(make(put(name, text), *options))
    return None if got == want else f"carried: {got}"


def python():
    """A Python that has python-docx."""
    for path in (sys.executable, "/usr/bin/python3"):
        if os.access(path, os.X_OK) and not subprocess.run([path, "-c", "import docx"], check=False,
                                                           capture_output=True).returncode:
            return path
    raise suite.Skip("python-docx is not installed")


def edited(source, how, *given):
    """What import gives for an edited DOCX."""
    docx = make(source, "--source")
    out = docx[:-5] + ".sua.docx"
    done = subprocess.run([python(), EDIT, docx, out, how, *given], capture_output=True,
                          timeout=suite.DEADLINE, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    return bring(out)


def differs(source, gone, came, how, *given):
    """Exactly these lines differ, blank ones apart; each is a pattern."""
    _, got, said = edited(source, how, *given)
    if "VB-0291" not in said:
        return said or "no message"
    was, now = ([line for line in lines if line] for lines in changed(get(source), got))
    if len(was) != len(gone) or len(now) != len(came):
        return f"{was} → {now}"
    return [f"{line} is not {pattern}" for line, pattern in zip(was + now, gone + came)
            if not re.search(pattern, line)]


def sentence(source):
    """A paragraph of the body in plain words from the middle of the source, and words of it that
    stand nowhere else."""
    text = get(source)
    body = text.split("\n---\n", 1)[1].split("\n")
    plain = [line for line in body if len(line.split()) > 12 and not re.search(r"[*_`\\{|<\[]", line)]
    for line in plain[len(plain) // 2:]:
        words = " ".join(line.split()[4:11])
        if text.count(words) == 1:
            return line, words
    return None, None


def one_sentence(source):
    """Other words in the middle of a paragraph: only that line differs."""
    line, words = sentence(source)
    if line is None:
        return None
    return differs(source, [re.escape(line)], [re.escape(line.replace(words, "lời mới"))],
                   "replace", re.escape(words), "lời mới")


def by_office(source, words, new):
    """The same by a macro of LibreOffice."""
    if not office.available():
        raise suite.Skip("LibreOffice is not installed")
    docx = make(source, "--source")
    out = docx[:-5] + ".lo.docx"
    office.replace(docx, out, words, new)
    _, got, said = bring(out)
    if got != get(source).replace(words, new):
        return f"{said} {changed(get(source), got)}"
    return None if "VB-0291" in said else said


def damaged():
    """A source that does not fit its sum is not used."""
    docx = make(put("hong.md", DRAFT))
    out = docx[:-5] + ".hong.docx"
    with zipfile.ZipFile(docx) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace("hai".encode(), "bốn".encode()) if name == PART else data)
    status, got, said = bring(out)
    return None if not status and "VB-0292" in said and "Một hai ba" in got else said


def unmapped():
    """An edit in what a loop made: the ordinary import, and nothing of the edit lost."""
    text = DRAFT + "\n{% for x in nơi nhận %}\n\nGửi {{ x }} và các đơn vị.\n\n{% end %}\n"
    source = put("lap.md", text.replace("---\n\nMột", "nơi nhận:\n  - Sở Y tế\n  - Sở Nội vụ\n---\n\nMột"))
    status, got, said = edited(source, "replace", "Gửi Sở Y tế và", "Gửi Sở Công Thương và")
    return None if not status and "VB-0293" in said and "Sở Công Thương" in got else said


def all_of_it():
    """Every check."""
    os.makedirs(WORK, exist_ok=True)
    sources = suite.examples()
    for name, source in sources.items():
        suite.check(f"same/{name}", same, source)
        suite.check(f"sentence/{name}", one_sentence, source)
    for name, text in (("crlf.md", DRAFT.replace("\n", "\r\n")), ("bom.md", "\ufeff" + DRAFT),
                       ("xml.md", DRAFT + "\na & b < c ]]> \"d\" 'e'\n"), ("cuoi.md", DRAFT.rstrip()),
                       ("chu-thich.md", DRAFT + "\nA[^1] b[^x] c[^1]\n\n[^1]: Một\n[^x]: Hai\n")):
        suite.check(f"raw/{name}", same_raw, name, text)
    numbered = DRAFT.replace("viết", "số: 7\nviết")
    whole = DRAFT.replace("trích", "địa danh: Sơn La\nngày: 5/2/2026\nnơi nhận:\n  - Lưu: VT\n"
                          "người ký:\n  họ tên: Trần Bình Minh\ntrích")
    for name, text, options, want in (
            ("draft", DRAFT, [], True), ("number", numbered, [], False),
            ("number-source", numbered, ["--source"], True), ("final", whole, ["--final"], False),
            ("no-source", DRAFT, ["--no-source"], False), ("set", DRAFT, ["--set", "số=8"], False),
            ("official", DRAFT.replace("viết", "trạng thái: chính thức\nviết"), [], False)):
        suite.check(f"when/{name}", when, name + ".md", text, options, want)
    plan = sources["ke-hoach-ma-tuy-2024"]
    letter = sources["cong-van-tra-loi"]
    for name, *given in (
            ("number", plan, ["^số:$"], ["^số: 45$"], "replace", "^Số:.*/", "Số: 45/"),
            ("date", plan, ["^ngày:$"], ["^ngày: 5/3/2024$"], "replace",
             "^Sơn La, ngày.*", "Sơn La, ngày 05 tháng 3 năm 2024"),
            ("filled-number", plan, ["^số:$"], ["^số: 45$"], "fill", "so", "45"),
            ("filled-before-blank", plan, ["^số:$"], ["^số: 45$"], "fill", "so", "45\u00a0\u00a0"),
            ("filled-date", plan, ["^ngày:$"], ["^ngày: 5/3/2024$"], "fill", "ngay",
             "ngày 05 tháng 3 năm 2024"),
            ("filled-place", plan, ["^địa danh: Sơn La$"], ["^địa danh: Lai Châu$"], "fill", "dia_danh",
             "Lai Châu"),
            ("recipient", plan, ["Lãnh đạo Văn phòng;"], ["Lãnh đạo cơ quan;"], "replace",
             "^- Lãnh đạo Văn phòng", "- Lãnh đạo cơ quan"),
            ("signer", letter, ["Nguyễn Văn An"], ["họ tên: Trần Văn Bình$"], "replace",
             "^Nguyễn Văn An", "Trần Văn Bình"),
            ("new-recipient", letter, [], ["  - Sở Y tế"], "insert", "^- Như trên", "- Sở Y tế;"),
            ("no-recipient", letter, ["Giám đốc Sở"], [], "delete", "^- Giám đốc Sở"),
            ("heading", plan, ["^# I. MỤC TIÊU"], ["^# I. MỤC TIÊU CHUNG$"], "replace",
             "MỤC TIÊU, YÊU CẦU", "MỤC TIÊU CHUNG"),
            ("new", letter, [], ["^Đoạn mới.$"], "insert", "^Sở Nội vụ nhận được", "Đoạn mới."),
            ("gone", plan, ["^- Tuyên truyền công chức"], [], "delete", "Tuyên truyền công chức"),
            ("counted", letter, ["^2. Thành tích", "^3. Hồ sơ gửi"], ["^2. Hồ sơ gửi"], "delete",
             "Thành tích được tính")):
        suite.check(f"edit/{name}", differs, *given)
    suite.check("damaged", damaged)
    suite.check("unmapped", unmapped)
    suite.check("office", by_office, letter, "Hồ sơ của một đơn vị", "Bộ hồ sơ của mỗi đơn vị")


suite.main(all_of_it)
