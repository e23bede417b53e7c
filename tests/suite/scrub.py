# SPDX-License-Identifier: MIT
"""scrub takes inner data out of a DOCX, and leaves the rest as it is."""

import os
import re
import subprocess
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import ooxml  # noqa: E402
import suite  # noqa: E402

WORK = os.path.join(suite.WORK, "scrub")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS = (f'<?xml version="1.0" encoding="UTF-8"?><w:comments xmlns:w="{W}"><w:comment w:id="5" '
            'w:author="Người X"><w:p><w:r><w:t>bí mật</w:t></w:r></w:p></w:comment></w:comments>')
VALUES = ["customXml/item2.xml", "customXml/itemProps2.xml", "customXml/_rels/item2.xml.rels"]
CHANGE = '<w:ins w:id="9" w:author="Người X"><w:r><w:t>thêm</w:t></w:r></w:ins>'


def parts(path):
    """Name → bytes."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(path, content):
    """The parts as a package."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return path


def scrub(path, *options):
    """Status, output and messages."""
    out = path[:-5] + ".sach.docx"
    done = subprocess.run([suite.VANBAN, "scrub", "-f", *options, path], capture_output=True,
                          timeout=suite.DEADLINE, check=False)
    return done.returncode, out, done.stderr.decode()


def draft():
    """A draft of an example, which carries its source."""
    os.makedirs(WORK, exist_ok=True)
    out = os.path.join(WORK, "nhap.docx")
    suite.run(["render", "-q", "--source", "-o", out, suite.examples()["cong-van-tra-loi"]])
    return out


def put(data, old, new):
    """DATA with the first OLD replaced; OLD is there."""
    text = data.decode()
    if old not in text:
        raise RuntimeError(f"no {old}")
    return text.replace(old, new, 1).encode()


def used():
    """The same as somebody's Word would have left it: a comment, revisions, names."""
    content = parts(draft())
    body = content["word/document.xml"]
    body = put(body, "<w:p>", '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"><w:commentRangeStart w:id="5"/>')
    body = put(body, "</w:p>", '<w:commentRangeEnd w:id="5"/><w:r w:rsidR="00A1B2C3"><w:commentReference w:id="5"/>'
               "</w:r></w:p>")
    content["word/document.xml"] = body
    content["word/comments.xml"] = COMMENTS.encode()
    content["word/_rels/document.xml.rels"] = put(
        content["word/_rels/document.xml.rels"], "</Relationships>",
        f'<Relationship Id="rC" Type="{OFFICE}/comments" Target="comments.xml"/></Relationships>')
    content["[Content_Types].xml"] = put(
        content["[Content_Types].xml"], "</Types>",
        f'<Override PartName="/word/comments.xml" ContentType="{TYPE}"/></Types>')
    content["docProps/core.xml"] = put(content["docProps/core.xml"], "<dc:language>",
                                       "<cp:lastModifiedBy>Người X</cp:lastModifiedBy><dc:language>")
    content["docProps/app.xml"] = put(content["docProps/app.xml"], "</Properties>",
                                      "<Company>Công ty Y</Company></Properties>")
    return pack(os.path.join(WORK, "word.docx"), content)


def without_values(data):
    """A part without what leads to the values of the content controls."""
    return re.sub(r'<(Relationship|Override) [^>]*customXml/item(Props)?2\.xml"[^>]*>', "", data.decode())


def is_clean(path):
    """Nothing inner is left in a package; what its controls are bound to is there."""
    content = parts(path)
    reasons = [f"{name} is gone" for name in VALUES if name not in content]
    content = {name: data for name, data in content.items() if name not in VALUES}
    reasons += [name for name in content if re.match(r"customXml/|word/(_rels/)?comments", name)]
    for name, data in content.items():
        reasons += [f"{word} in {name}" for word in ("rsid", "comment", "Người X", "Công ty Y",
                                                     "customXml", "lastModifiedBy", "dc:creator")
                    if word in without_values(data)]
    return reasons


def renumbered():
    """Word numbers items as it likes; one that only speaks of the namespace is none of ours."""
    content = {name.replace("tem2.xml", "tem7.xml").replace("Props2.xml", "Props7.xml"):
               data.replace(b"tem2.xml", b"tem7.xml").replace(b"Props2.xml", b"Props7.xml")
               for name, data in parts(draft()).items()}
    content["customXml/item1.xml"] = b"<b><fields xmlns='urn:vanban:fields:1'/>b\xc3\xad m\xe1\xba\xadt</b>"
    status, out, said = scrub(pack(os.path.join(WORK, "item7.docx"), content))
    if status:
        return said
    left = [name for name in parts(out) if name.startswith("customXml/")]
    return None if left == [name.replace("2.xml", "7.xml") for name in VALUES] else f"{left}"


def own():
    """Of vanban's own draft the text is the same byte for byte; vanban's version stays."""
    before = draft()
    status, out, said = scrub(before)
    if status or "VB-0294" not in said:
        return said
    old, new = parts(before), parts(out)
    reasons = is_clean(out)
    reasons += [f"{name} differs" for name in new
                if new[name] != old[name] and name not in (
                    "[Content_Types].xml", "word/_rels/document.xml.rels", "docProps/core.xml",
                    "docProps/custom.xml")]
    if b'name="vanban_quy_tac"' not in new["docProps/custom.xml"]:
        reasons.append("the version of the rules is gone")
    if list(new) != [name for name in old if name in new]:
        reasons.append("another order")
    return reasons


def others():
    """Of one that was in Word, too; and it is clean the second time."""
    path = used()
    status, out, said = scrub(path)
    if status:
        return said
    reasons = is_clean(out)
    if parts(out)["word/document.xml"] != parts(draft())["word/document.xml"].replace(
            b"</w:p>", b"<w:r></w:r></w:p>", 1):
        reasons.append("word/document.xml is not what it was")
    _, again, said = scrub(out)
    if "đã bỏ 0 mục dữ liệu riêng" not in said or parts(again) != parts(out):
        reasons.append(f"not clean: {said}")
    return reasons


def valid():
    """The validator has nothing to say of either."""
    if not ooxml.available():
        raise suite.Skip("NODE_VALIDATOR does not name the validator")
    made = [scrub(draft())[1], scrub(used())[1]]
    return [f"{path}: {errors}" for path, errors in ooxml.validate(made).items() if errors]


def refused(change, status, code):
    """Nothing is written, and a message says why."""
    path = os.path.join(WORK, code + ".docx")
    change(path)
    out = path[:-5] + ".sach.docx"
    if os.path.exists(out):
        os.remove(out)
    got, _, said = scrub(path)
    if os.path.exists(out):
        return "something was written"
    return None if got == status and code in said else f"{got}: {said}"


def hidden():
    """Hidden text goes, in a text box too; a field stays whole; what cannot be looked into is named."""
    content = parts(draft())
    off = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t></w:r>'
    inner = '<w:r w:rsidR="00A1B2C3"><w:rPr><w:b/><w:vanish/></w:rPr><w:t>kín</w:t></w:r>'
    field = '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="{}"/></w:r>'
    box = ('<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p>' + inner +
           "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>")
    content["word/document.xml"] = put(content["word/document.xml"], "</w:p>",
                                       off + inner + field.format("begin") + field.format("end") + box + "</w:p>")
    content["word/media/x.png"] = b"x"
    status, out, said = scrub(pack(os.path.join(WORK, "an.docx"), content))
    body = parts(out)["word/document.xml"].decode()
    reasons = [] if status == 0 else [said]
    reasons += [f"{word} in the body" for word in ("kín", "rsid") if word in body]
    reasons += [f"no {word}" for word in ("hiện", '"begin"', '"end"') if word not in body]
    if "VB-0298" not in said or "word/media/x.png" not in said:
        reasons.append(f"not told: {said}")
    return reasons


def with_change(path):
    """A tracked insertion."""
    content = parts(draft())
    content["word/document.xml"] = put(content["word/document.xml"], "</w:p>", CHANGE + "</w:p>")
    pack(path, content)


def with_fault(path):
    """A part that is no XML."""
    content = parts(draft())
    content["word/settings.xml"] = b"<w:settings"
    pack(path, content)


def no_package(path):
    """Text."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("Một hai")


def of_another(path):
    """A package of OpenDocument, which names its author too."""
    pack(path, {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office/>",
                "meta.xml": b"<creator>X</creator>"})


def all_of_it():
    """Every check."""
    suite.check("own", own)
    suite.check("others", others)
    suite.check("renumbered", renumbered)
    suite.check("hidden", hidden)
    suite.check("validator", valid)
    suite.check("changes", refused, with_change, 4, "VB-0296")
    suite.check("fault", refused, with_fault, 3, "VB-0297")
    suite.check("text", refused, no_package, 3, "VB-0295")
    suite.check("odt", refused, of_another, 3, "VB-0295")


suite.main(all_of_it)
