# SPDX-License-Identifier: MIT
"""Sources that mean no good, made and never stored: deep, long, wide, broken, unfinished.

SOURCES holds them by name. `write(name, path)` makes one; `wanted` is how it has to end.
As a program: hostile.py NAME > F.md
"""

import sys
from dataclasses import dataclass

HEAD = ("---\nloại: kế hoạch\ncơ quan: Văn phòng\ntrích yếu: Thử\nviết tắt: VP\n"
        "kính gửi: Sở Y tế\n---\n\n")
ANY = frozenset((0, 3, 4, 9))


@dataclass
class Source:
    """A source that is made when it is needed."""
    make: object            # () -> pieces, text or bytes
    status: frozenset
    code: str               # the message that must be there, "" for any


SOURCES = {}


def _add(name, make, status=ANY, code=""):
    if name in SOURCES:
        raise ValueError(f"two sources {name}")
    status = frozenset((status,)) if isinstance(status, int) else frozenset(status)
    SOURCES[name] = Source(make, status, code)


def _body(name, make, status=ANY, code=""):
    """MAKE gives the pieces that stand under a good head."""
    _add(name, lambda: (HEAD, *make()), status, code)


def _head(name, make, status=ANY, code=""):
    """MAKE gives more lines of a good head."""
    _add(name, lambda: (HEAD[:-5], *make(), "---\n\nVăn bản.\n"), status, code)


def write(name, path):
    """Make the source NAME at PATH."""
    with open(path, "wb") as file:
        for piece in SOURCES[name].make():
            file.write(piece if isinstance(piece, bytes) else piece.encode("utf-8"))


def _numbered(count, text):
    return (text.replace("§", str(i + 1)) for i in range(count))


MILLION = 1_000_000

# deep
_body("quotes-nested", lambda: ("> " * 50_000, "a\n"), 0, "VB-0308")
_body("quotes-tight", lambda: (">" * 50_000, "a\n"), 0, "VB-0308")
_body("quotes-stairs", lambda: (">" * i + " a\n" for i in range(1, 2000)), 0)
_body("quotes-of-tables", lambda: ("> " * 400, "| a | b |\n", "> " * 400, "|---|---|\n"), 0)
_body("indents-stairs", lambda: (" " * i + "- a\n" for i in range(3000)), 0)
_body("emphasis-nested", lambda: ("*a **b " * 50_000, "c\n"), 0)
_body("emphasis-closed", lambda: ("*a **b " * 5000, "c", "** *" * 5000, "\n"), 0)
_body("links-nested", lambda: ("[" * 20_000, "a", "](b)" * 20_000, "\n"), 0)
_body("tags-nested", lambda: ("<b><i>" * 20_000, "a", "</i></b>" * 20_000, "\n"), 0)
_body("controls-nested", lambda: ("{% if true %}\n\n" * 10_000, "a\n\n", "{% end %}\n\n" * 10_000),
      9, "VB-0320")
_body("controls-open", lambda: ("{% if true %}\n\n" * 16,), 4, "VB-0317")
_body("brackets-in-hole", lambda: ("{{ ", "(" * 100_000, "1", ")" * 100_000, " }}\n"), 4, "VB-0402")
_head("head-nested", lambda: (" " * i + f"a{i}:\n" for i in range(3000)), (0, 4, 9))
_head("signers-nested", lambda: ("người ký:\n", *(" " * i + "- \n" for i in range(2, 3000))),
      (0, 4, 9))

# long and many
_body("line-of-words", lambda: ("chữ " * 2_000_000, "\n"), 0)
_body("line-of-one-word", lambda: ("a" * (10 << 20), "\n"), 0)
_body("line-of-spaces", lambda: ("a", " " * (10 << 20), "b\n"), 0)
_body("lines-of-one-block", lambda: ("chữ\n" * MILLION,), 0)
_body("lines-that-are-empty", lambda: ("\n" * (10 << 20), "a\n"), 0)
_body("heading-of-8-MB", lambda: ("# I. ", "CHỮ " * (8 << 18), "\n"), 0)
_body("headings", lambda: _numbered(20_000, "# Mục §\n"), 0)
_body("paragraphs", lambda: _numbered(100_000, "Đoạn.\n\n"), 0)
_body("labels", lambda: _numbered(100_000, "#. Khoản\n"), 0)
_body("labels-that-repeat", lambda: ("1. Khoản\n\n" * 100_000,), 0)
_body("labels-of-all-kinds", lambda: ("# I. A\n1. B\na) C\n- D\n+ E\n" * 10_000,), 0)
_body("label-of-a-million-digits", lambda: ("9" * MILLION, ". a\n"), 0)
_body("label-of-a-million-levels", lambda: ("1." * MILLION, " a\n"), 0)
_body("label-of-a-million-m", lambda: ("# ", "M" * MILLION, ". a\n"), 0)
_body("notes", lambda: (*_numbered(100_000, "a[^§]\n\n"), *_numbered(100_000, "[^§]: b\n\n")), 0)
_body("notes-of-one-paragraph",
      lambda: (*_numbered(50_000, "a[^§] "), "\n\n", *_numbered(50_000, "[^§]: b\n\n")), 0)
_body("notes-without-mark", lambda: _numbered(100_000, "[^§]: b\n\n"), 0, "VB-0310")
_body("marks-of-one-note", lambda: ("a[^1]\n\n" * 50_000, "[^1]: b\n"), 0)
_body("marks-without-note", lambda: _numbered(100_000, "a[^§]\n\n"), 0, "VB-0309")
_body("note-in-itself", lambda: ("a[^1]\n\n[^1]: b[^1] c[^2]\n\n[^2]: d[^1]\n",), (0, 4))
_body("directives", lambda: ("<!-- vb: giữa -->\n\na\n\n" * 10_000,), 0)
_body("directives-unknown", lambda: ("<!-- vb: xoay -->\n\n" * 10_000,), 4, "VB-0312")
_body("directive-open", lambda: ("<!-- vb: ", "a " * MILLION), (0, 4))
_body("comments", lambda: ("<!-- a -->\n\n" * 100_000,), 0)
_body("controls-stray", lambda: ("{% end %}\n\n" * 100_000,), 4, "VB-0318")
_body("fence-open", lambda: ("```\n", "chữ\n" * MILLION), 0, "VB-0321")
_body("fences", lambda: ("```\na\n```\n" * 100_000,), 0)
_body("page-breaks", lambda: ("---\n\na\n\n" * 20_000,))
_body("holes", lambda: ("{{ loại }} " * 20_000, "\n"), 0)
_body("hole-of-8-MB", lambda: ("{{ '", "a" * (8 << 20), "' }}\n"))
_body("loops", lambda: ("{% for a in {" + "1," * 1000 + "} %}\n\n" +
                        "{% for b in {" + "1," * 1000 + "} %}\n\na\n\n{% end %}\n\n{% end %}\n",),
      9, "VB-0404")
_body("hole-without-end", lambda: ("{{ (function() while true do end end)() }}\n",), 9)
_body("hole-that-fills-memory",
      lambda: ("{{ (function() local t = {} for i = 1, 1e9 do t[i] = {} end end)() }}\n",), 9)
_body("hole-that-repeats", lambda: ("{{ ('a'):rep(1e9) }}\n",), (4, 9))
_body("hole-that-matches", lambda: ("{{ ('a'):rep(1e5):find('.-.-.-.-b') }}\n",), (4, 9))
_body("hole-that-calls-itself", lambda: ("{{ (function() local function f() return 1 + f() end "
                                         "return f() end)() }}\n",), (4, 9))
_head("fields", lambda: _numbered(100_000, "trường §: a\n"), 0, "VB-0209")
_head("fields-near", lambda: _numbered(20_000, "trich yeu §: a\n"), 0, "VB-0209")
_head("fields-that-repeat", lambda: ("số: 1\n" * 100_000,), 4, "VB-0210")
_head("lines-that-are-no-field", lambda: ("chẳng phải trường\n" * 100_000,), (0, 4))
_head("recipients", lambda: ("nơi nhận:\n", *_numbered(20_000, "  - Sở §;\n")), 0)
_head("signers", lambda: ("người ký:\n", *_numbered(
    5000, "  - chức vụ: Giám đốc\n    họ tên: Người §\n")))
_head("number-of-a-million-digits", lambda: ("số: ", "9" * MILLION, "\n"))
_head("date-of-a-million-digits", lambda: ("ngày: ", "9" * MILLION, "\n"), 4, "VB-0212")
_head("place-of-a-million-letters", lambda: ("địa danh: ", "Ă" * MILLION, "\n"), (0, 4))
_head("agency-above-of-a-million-letters", lambda: ("cơ quan chủ quản: ", "Ă" * MILLION, "\n"),
      (0, 4))
_head("signer-of-a-million-words", lambda: ("người ký:\n  họ tên: ", "An " * MILLION, "\n"), (0, 4))
_add("title-of-8-MB", lambda: (HEAD.replace("Thử", "Thử " * (8 << 17)), "a\n"), (0, 4))
_add("type-of-8-MB", lambda: (HEAD.replace("kế hoạch", "kế hoạch " * (8 << 16)), "a\n"), 4)

# wide
_body("table-2500-by-2500",
      lambda: ("|" + "a|" * 2500 + "\n|" + "-|" * 2500 + "\n", *["|" + "a|" * 2500 + "\n"] * 2500),
      9, "VB-0316")
_body("table-of-64-columns", lambda: ("|" + "a|" * 64 + "\n|" + "-|" * 64 + "\n",), 9, "VB-0316")
_body("table-of-63-columns",
      lambda: ("|" + "a|" * 63 + "\n|" + "-|" * 63 + "\n", *["|" + "a|" * 63 + "\n"] * 500), 0)
_body("table-of-100001-rows", lambda: ("|a|\n|-|\n", *["|b|\n"] * 100_001), 9, "VB-0316")
_body("table-of-holes", lambda: ("|a|\n|-|\n", *["|{{ loại }}|\n"] * 10_000), 0)
_body("tables", lambda: ("|a|b|\n|-|-|\n|c|d|\n\n" * 5000,), 0)
_body("table-of-bars-only", lambda: ("|" * MILLION, "\n", "|-" * 10_000, "\n"))
_body("table-cell-of-8-MB", lambda: ("|a|\n|-|\n|", "chữ " * (8 << 17), "|\n"), 0)

# a million marks: in one block, and in a thousand blocks
for _name, _mark, _status in (
        ("bracket", "[", {0}), ("bracket-closed", "]", {0}), ("image", "![", {0}),
        ("link-middle", "](", {0}), ("link", "[a](b)", {0}), ("star", "*", {0}),
        ("underscore", "_", {0}), ("star-word", "*a ", {0}), ("stars-word", "a**", {0}),
        ("backtick", "`", {0}), ("backticks", "` `` ", {0}), ("less", "<", {0}),
        ("tag", "<b>", {0}), ("tag-closed", "</b>", {0}), ("tag-unknown", "<a>", {0}),
        ("and", "&", {0}),
        ("entity", "&amp;", {0}), ("backslash", "\\", {0}), ("hole-open", "{{", {4}),
        ("hole-literal", "\\{{", {0}), ("hole-closed", "}}", {0}), ("control-open", "{%", {0, 4}),
        ("note-open", "[^", {0}), ("note-mark", "[^a]", {0}), ("comment-open", "<!--", {0, 4}),
        ("quote", "“", {0}), ("tilde", "~", {0}), ("hash", "#", {0}), ("bar", "|", {0, 9}),
        ("dash", "-", {0}), ("autolink", "<a:b>", {0}), ("exclamation", "!", {0})):
    _body(f"million-{_name}", lambda mark=_mark: ("a ", mark * MILLION, " b\n"), _status)
    _body(f"thousands-{_name}", lambda mark=_mark: (("a " + mark * 1000 + " b\n\n") * 300,),
          _status)

# letters
_add("empty", lambda: (), 3, "VB-0204")
_add("one-line-end", lambda: ("\n",), (3, 4))
_add("blanks-only", lambda: (" \t\n" * 1000,), (3, 4))
_add("byte-order-mark-only", lambda: (b"\xef\xbb\xbf",), (3, 4))
_add("byte-order-mark-of-utf-16-only", lambda: (b"\xff\xfe",), (3, 4))
_add("dashes-only", lambda: ("---\n",), 3, "VB-0206")
_add("dashes-without-line-end", lambda: ("---",), 3, "VB-0206")
_add("head-empty", lambda: ("---\n---\n",), 4)
_add("head-open", lambda: ("---\n", "loại: kế hoạch\n"), 3, "VB-0206")
_add("head-open-of-10-MB", lambda: ("---\n", "a: b\n" * (2 << 20)), 3, "VB-0206")
_add("no-head", lambda: ("Văn bản.\n",), 4)
_add("nul", lambda: (HEAD, b"a\0b\n"), 3, "VB-0202")
_add("nul-only", lambda: (b"\0" * 100_000,), 3, "VB-0202")
for _name, _bytes in (("byte-ff", b"\xff"), ("overlong", b"\xc0\xaf"),
                      ("surrogate", b"\xed\xa0\x80"), ("cut-letter", b"\xe1\xba"),
                      ("past-the-end", b"\xf4\x90\x80\x80"),
                      ("latin-1", "Ngh\xec quy\xeat".encode("latin-1"))):
    _add(f"not-utf-8-{_name}", lambda data=_bytes: (HEAD, b"a\n", data), 3, "VB-0203")
_add("utf-16-odd", lambda: (b"\xff\xfe", HEAD.encode("utf-16-le"), b"a"), 3, "VB-0202")
_add("utf-16-without-mark", lambda: ((HEAD + "a\n").encode("utf-16-le"),), 3, "VB-0202")
for _name, _tail in (("low", b"\x00\xdc"), ("high", b"\x00\xd8"), ("swapped", b"\x00\xdc\x00\xd8")):
    _add(f"utf-16-alone-{_name}",
         lambda tail=_tail: (b"\xff\xfe", (HEAD + "a").encode("utf-16-le"), tail,
                             "b\n".encode("utf-16-le")), (0, 3))
_body("controls-of-c0-and-c1", lambda: ("".join(map(chr, (*range(1, 9), 11, 12, *range(14, 32),
                                                         *range(127, 160)))), "\n"), 0, "VB-0205")
_body("not-characters", lambda: ("a\ufffe\uffff\ufdd0\U0001ffffb\n",), 0, "VB-0205")
_body("entities-of-controls", lambda: ("&#0; &#1; &#8; &#x1f; &#xd800; &#xfffe; &#x110000; &#13; "
                                       "&#99999999999; &nbsp; &khong;\n",), 0)
_body("entities-in-links", lambda: ("[a](<&#1;&quot;'\"> \"&#2;<>\") ![\"<&](\"&<>')\n",), 0)
_body("tabs", lambda: ("\t\t1.\tMột\t\n\n\t-\thai\n\n", "\t" * MILLION, "a\n"), 0)
_body("marks-on-one-letter", lambda: ("a", "\u0301" * MILLION, "\n"), 0)
_body("marks-on-nothing", lambda: ("\u0301\n\n" * 10_000,), 0)
_body("no-width", lambda: ("\u200b\u200d\u2060\ufeff" * 250_000, "\n"), 0)
_body("right-to-left", lambda: ("\u202e" * 10_000, "a", "\u2066" * 10_000, "\n"), 0)
_body("astral", lambda: ("\U0001f600\U00020000" * 250_000, "\n"), 0)
_body("line-ends-of-unicode", lambda: ("a\u2028b\u2029c\u0085d\u000be\u000cf\n" * 1000,), 0)
_body("hangul", lambda: ("\u1100\u1161\u11a8" * 300_000, "\n"), 0)
_body("xml", lambda: ("]]> <w:p/> <!DOCTYPE a> <?a?> <![CDATA[b]]> -- --> &quot; \"'\n" * 1000,), 0)
_body("closing-tags-of-ooxml", lambda: ("</w:t></w:r></w:p></w:body>\n",), 0)
_body("block-of-xml", lambda: ("```vanban\n", "<quote>" * 10_000, "\n```\n"))


if __name__ == "__main__":
    try:
        write(sys.argv[1], "/dev/stdout")
    except (IndexError, KeyError):
        sys.exit("\n".join(SOURCES))
