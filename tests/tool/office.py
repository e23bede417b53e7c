# SPDX-License-Identifier: MIT
"""DOCX to PDF through LibreOffice: a private profile, a deadline, one call for many files.

As a program: office.py OUTDIR FILE.docx...
"""

import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

DEADLINE = 180  # seconds for one call, whatever the number of files


class OfficeError(Exception):
    """LibreOffice is missing, too slow, or did not make a file."""


def available():
    """The path of LibreOffice, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def _run(argv, timeout):
    """Run ARGV in a process group of its own; past the deadline the whole group ends."""
    with subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, start_new_session=True) as child:
        try:
            out, _ = child.communicate(timeout=timeout)
        except BaseException as stop:
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            child.wait()
            if isinstance(stop, subprocess.TimeoutExpired):
                raise OfficeError(f"LibreOffice did not end within {timeout} s") from stop
            raise
    return child.returncode, out.decode("utf-8", "replace").strip()


def convert(inputs, target, outdir, *more, timeout=DEADLINE):
    """Convert INPUTS to TARGET ("pdf:writer_pdf_Export", "docx"); the files made, in order."""
    program = available()
    if not program:
        raise OfficeError("LibreOffice (soffice) is not installed")
    paths = [os.path.abspath(path) for path in inputs]
    stems = [os.path.splitext(os.path.basename(path))[0] for path in paths]
    if len(set(stems)) != len(stems):
        raise OfficeError("two files of one name cannot be converted in one call")
    outdir = os.path.abspath(outdir)
    os.makedirs(outdir, exist_ok=True)
    if not paths:
        return []
    made = [os.path.join(outdir, stem + "." + target.partition(":")[0]) for stem in stems]
    for path in made:
        if os.path.exists(path):
            os.remove(path)
    with tempfile.TemporaryDirectory(prefix="vanban-office-") as home:
        status, said = _run([program, "-env:UserInstallation=" + pathlib.Path(home).as_uri(), "--headless",
                             "--norestore", *more, "--convert-to", target,
                             "--outdir", outdir, *paths], timeout)
    missing = [path for path in made if not (os.path.exists(path) and os.path.getsize(path))]
    if status or missing:
        raise OfficeError(f"LibreOffice ended with {status}, without "
                          f"{', '.join(map(os.path.basename, missing)) or 'a loss'}: {said[-400:]}")
    return made


def to_pdf(docx_paths, outdir, timeout=DEADLINE):
    """Convert every file of DOCX_PATHS; the list of the PDFs in OUTDIR, in the same order."""
    return convert(docx_paths, "pdf:writer_pdf_Export", outdir, timeout=timeout)


def cached_pdfs(docx_paths, cache):
    """As to_pdf, but a DOCX of the same bytes is converted once: CACHE holds PDFs by digest."""
    os.makedirs(cache, exist_ok=True)
    kept = {}
    for path in docx_paths:
        with open(path, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        kept[path] = os.path.join(cache, digest[:32] + ".pdf")
    new = {pdf: path for path, pdf in kept.items() if not os.path.exists(pdf)}
    if new:
        with tempfile.TemporaryDirectory(prefix="new-", dir=cache) as work:
            copies = []
            for pdf, path in new.items():
                copies.append(os.path.join(work, os.path.basename(pdf)[:-4] + ".docx"))
                shutil.copyfile(path, copies[-1])
            for made, pdf in zip(to_pdf(copies, os.path.join(work, "pdf")), new):
                os.replace(made, pdf)
    return [kept[path] for path in docx_paths]


# The same edit that a person makes with Find & Replace, and Save.
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit"
 script:language="StarBasic">Sub Replace(source, target, old, words)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    Dim kind(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    kind(0).Name = "FilterName"
    kind(0).Value = "MS Word 2007 XML"
    document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
    what = document.createReplaceDescriptor()
    what.SearchString = old
    what.ReplaceString = words
    what.SearchCaseSensitive = True
    document.replaceAll(what)
    document.storeToURL(ConvertToURL(target), kind())
    document.close(True)
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Edit"/>
</library:library>
"""


def replace(docx, target, old, words, timeout=DEADLINE):
    """Replace OLD by WORDS in a DOCX by a macro of LibreOffice, and save it as TARGET."""
    program = available()
    if not program:
        raise OfficeError("LibreOffice (soffice) is not installed")
    with tempfile.TemporaryDirectory(prefix="vanban-office-") as home:
        start = [program, "-env:UserInstallation=" + pathlib.Path(home).as_uri(), "--headless", "--norestore"]
        _run([*start, "--terminate_after_init"], timeout)   # makes the profile
        basic = os.path.join(home, "user", "basic", "Standard")
        os.makedirs(basic, exist_ok=True)
        for name, text in (("Edit.xba", _MACRO), ("script.xlb", _LIBRARY)):
            with open(os.path.join(basic, name), "w", encoding="utf-8") as file:
                file.write(text)
        given = ",".join('"' + each.replace('"', '""') + '"'
                         for each in (os.path.abspath(docx), os.path.abspath(target), old, words))
        status, said = _run([*start, f"macro:///Standard.Edit.Replace({given})"], timeout)
    if not os.path.exists(target):
        raise OfficeError(f"LibreOffice ended with {status} and saved nothing: {said[-400:]}")


if __name__ == "__main__":
    try:
        print("\n".join(to_pdf(sys.argv[2:], sys.argv[1])))
    except (OfficeError, IndexError) as problem:
        sys.exit(f"office.py: {problem}")
