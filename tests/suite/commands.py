# SPDX-License-Identifier: MIT
"""new, explain, help by topic, doctor, completion, the estimate of pages, install and package."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import mantables  # noqa: E402
import ooxml  # noqa: E402
import suite  # noqa: E402

TOPICS = ("dau", "than", "lo", "chi-dan", "loai", "quy-tac", "mau", "ma-thoat")


def run(*arguments, data=None, env=None, program=suite.VANBAN, folder=None):
    """(status, stdout, stderr) of the program."""
    done = subprocess.run([program, *arguments], input=data, capture_output=True, cwd=folder,
                          env=env, timeout=suite.DEADLINE, check=False)
    return (done.returncode, done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"))


def types():
    """The names of all types."""
    return [line.split("\t")[0] for line in run("list", "types")[1].splitlines()]


def skeleton(name, folder):
    """The skeleton of a type renders without an error, again after a change, and is valid."""
    status, source, said = run("new", name)
    if status or said:
        return f"exit {status}: {said}"
    stem = os.path.join(folder, re.sub(r"\W+", "-", name))
    status, _, said = run("render", "-", "-o", stem + ".docx", data=source.encode("utf-8"))
    if status or "VB-" in said:
        return f"render: exit {status}: {said}"
    return None


def fields(folder):
    """--set fills a field; a list has an item a line; an unknown type is refused."""
    reasons = []
    _, source, _ = run("new", "cong-van" if "công văn" in types() else "to-trinh",
                       "--set", "cơ quan=Sở Nội vụ", "--set", "nơi nhận=A\nLưu: VT, B")
    for line in ("cơ quan: Sở Nội vụ\n", "  - A\n  - Lưu: VT, B\n", "kính gửi:\n  - "):
        if line not in source:
            reasons.append(f"no {line!r}")
    status, _, said = run("new", "ke hoac")
    if status != 2 or "kế hoạch" not in said:
        reasons.append(f"exit {status}: {said}")
    if run("new", "kế", "hoạch") != run("new", "kế hoạch"):
        reasons.append("words without quotes are not one name")
    if "nơi nhận:\n  - Như trên\n" not in run("new", "tờ", "trình")[1]:
        reasons.append("no Như trên with kính gửi")
    path = os.path.join(folder, "a.md")
    for arguments, wanted in (((), 0), ((), 2), (("--force",), 0)):
        status, _, said = run("new", "kế hoạch", "-o", path, *arguments)
        if status != wanted:
            reasons.append(f"-o {arguments}: exit {status}: {said}")
    return reasons


def profile(folder):
    """A profile fills the skeleton and is named by doctor; --set is nearer."""
    place = os.path.join(folder, "co-quan", "nam-nay")
    os.makedirs(place)
    path = os.path.join(folder, "co-quan", "vanban.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write("mặc định:\n  cơ quan: Sở Y tế\n  địa danh: Lai Châu\n"
                   "  nơi nhận:\n    - Như trên\n    - 'Lưu: VT'\n"
                   "  người ký:\n    chức vụ: Giám đốc\n    họ tên: Trần An\n")
    _, source, said = run("new", "kế hoạch", "--set", "địa danh=Sơn La", folder=place)
    reasons = [f"no {line!r}: {said}" for line in (
        "cơ quan: Sở Y tế\n", "địa danh: Sơn La\n", "  - Như trên\n  - Lưu: VT\n",
        "  chức vụ: Giám đốc\n", "  họ tên: Trần An\n") if line not in source]
    status, said, _ = run("doctor", folder=place)
    if status or "vanban.yaml" not in said:
        reasons.append(f"doctor: exit {status}: {said}")
    with open(path, "w", encoding="utf-8") as file:
        file.write("mặc định: [\n")
    status, said, problem = run("doctor", folder=place)
    if status != 1 or "thiếu" not in said or "vanban.yaml:" not in problem:
        reasons.append(f"doctor: exit {status}: {said} {problem}")
    return reasons


def like(name, folder):
    """The skeleton of an example: its fields, headings and labels, none of its text."""
    path = os.path.join(suite.TOP, "examples", name + ".md")
    status, source, _ = run("new", "--like", path)
    if status:
        return f"exit {status}"
    made = os.path.join(folder, name + ".md")
    with open(made, "w", encoding="utf-8") as file:
        file.write(source)
    reasons = []
    with open(path, encoding="utf-8") as file:
        old = file.read()
    for pattern in (r"^#+ .*$", r"^  - .*$", r"^  (?:họ tên|chức vụ): .*$"):
        if re.findall(pattern, old.split("\n```")[0], re.M) != re.findall(pattern, source, re.M):
            reasons.append(f"not the same: {pattern}")
    if re.search(r"^(số|ngày): ", source, re.M):
        reasons.append("number or date is kept")
    long = [line for line in source.split("---", 2)[2].splitlines()
            if len(line) > 60 and not line.startswith(("#", "|", "<!-- vb:"))]
    status, _, said = run("render", made, "-o", os.path.join(folder, name + ".docx"))
    if status:
        reasons.append(f"render: exit {status}: {said}")
    return reasons + [f"text is kept: {line}" for line in long]


def not_over_itself():
    """--like does not write over its source, even with --force."""
    with tempfile.TemporaryDirectory(prefix="like-") as folder:
        path = os.path.join(folder, "x.md")
        shutil.copy(os.path.join(suite.TOP, "examples", suite.SEEDS["000"] + ".md"), path)
        status, _, said = run("new", "--like", path, "-o", path, "--force")
        return None if status == 2 and "VB-0107" in said else f"exit {status}: {said}"


def explain_all():
    """Every message has an explanation, in both languages."""
    reasons = []
    for number, _, status, vi, en in mantables.messages():
        for lang, text in (("vi", vi), ("en", en)):
            done, said, _ = run("explain", f"VB-{number:04d}", "--lang", lang)
            if done or text not in said or (status and f" {status})" not in said):
                reasons.append(f"VB-{number:04d} {lang}: {said}")
            elif len(said.splitlines()) < 5:
                reasons.append(f"VB-{number:04d} {lang}: nothing to do")
    return reasons


def explain_rules():
    """Every rule can be explained; a near miss is guessed, in status 2."""
    reasons = []
    for line in run("list", "rules")[1].splitlines():
        name, title, source = line.split("\t")
        status, said, _ = run("explain", name.upper())
        if status or title not in said or source not in said:
            reasons.append(f"{name}: {said}")
    for given, near in (("nd30.sos", "nd30.so"), ("VB-9302", "VB-0302"), ("xyz", None)):
        status, _, said = run("explain", given)
        if status != 2 or near and near not in said:
            reasons.append(f"{given}: exit {status}: {said}")
    return reasons


def topics():
    """Every topic speaks both languages and is listed; the pages are those of the tables."""
    reasons = []
    for name in TOPICS:
        texts = [run("help", name, "--lang", lang)[:2] for lang in ("vi", "en")]
        if any(status for status, _ in texts) or texts[0] == texts[1]:
            reasons.append(f"{name}: {texts}")
        if f"help {name}" not in run("help")[1]:
            reasons.append(f"{name} is not listed")
    page = run("help", "dau")[1]
    for written in re.findall(r'^META_FIELD\("\w+", "(.*?)"',
                              mantables.source("doc/meta_fields.def"), re.M):
        if f" {written}: " not in page:
            reasons.append(f"no field {written}")
    page = run("help", "chỉ dẫn")[1]
    names = re.search(r'^NODE_ATTR\(DIRECTIVE, "name", CHOICE, REQUIRED, "(.*?)"\)',
                      mantables.source("doc/node_attrs.def"), re.M)[1].split("|")
    shown = len(re.findall(r"<!-- vb: ", page)) - 1
    if shown != len(names):
        reasons.append(f"{shown} directives, not {names}")
    page = run("help", "ma-thoat")[1]
    reasons += [f"no VB-{m[0]:04d}" for m in mantables.messages() if f"VB-{m[0]:04d}" not in page]
    if run("help", "khong-co")[0] != 2:
        reasons.append("an unknown topic is no error")
    return reasons


def doctor():
    """Its lines; 1 only when vanban itself lacks something; without tools in PATH as well."""
    reasons = []
    status, said, _ = run("doctor")
    if status or not all(word in said for word in ("lua", "nd30", "libxml2", "LibreOffice")):
        reasons.append(f"exit {status}: {said}")
    status, said, _ = run("doctor", env=dict(os.environ, PATH="/nowhere"))
    if status or said.count("nên có") != 3 or "apt install" not in said:
        reasons.append(f"no PATH: exit {status}: {said}")
    status, said, _ = run("doctor", "--data-dir", "/nowhere")
    if status != 1 or "thiếu" not in said:
        reasons.append(f"no data: exit {status}: {said}")
    return reasons


def is_over(process):
    """Whether it has ended, though nobody may have asked for its status yet."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def doctor_deadline():
    """A font tool that hangs, with a child that does, is stopped."""
    with tempfile.TemporaryDirectory(prefix="doctor-") as folder:
        tool = os.path.join(folder, "fc-match")
        with open(tool, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\nsleep 600 & echo $! > \"$0.child\"\nsleep 600\n")
        os.chmod(tool, 0o755)
        status, said, _ = run("doctor", env=dict(os.environ,
                                                 PATH=folder + ":" + os.environ["PATH"]))
        with open(tool + ".child", encoding="utf-8") as file:
            child = int(file.read())
        if status:
            return f"exit {status}: {said}"
        # a signal is sent, not yet taken: the child, which sleeps for ten minutes, has two seconds
        for _ in range(40):
            if is_over(child):
                return None
            time.sleep(0.05)
        return "its child lives on"


def completion():
    """bash reads it; it has every command and option, and completes."""
    if not shutil.which("bash"):
        raise suite.Skip("no bash")
    script = run("completion", "bash")[1]
    reasons = []
    if subprocess.run(["bash", "-n"], input=script.encode("utf-8"), check=False).returncode:
        reasons.append("bash -n")
    for letter, name, *_ in mantables.options():
        for written in ["--" + name] + ["-" + letter] * bool(letter):
            if not re.search(rf"(?<=[ '|]){re.escape(written)}[ )|]", script):
                reasons.append(f"no {written}")
    for words, wanted in ((["pre"], "preview"), (["render", "-t", "d"], "docx"),
                          (["list", "ty"], "types"), (["render", "--tem"], "--template"),
                          (["help", "chi"], "chi-dan")):
        line = " ".join(f"'{word}'" for word in ["vanban", *words])
        done = subprocess.run(
            ["bash", "-c", script + f"\nCOMP_WORDS=({line}); COMP_CWORD={len(words)}; _vanban; "
             "printf '%s\\n' \"${COMPREPLY[@]}\""], capture_output=True, text=True, check=False,
            env=dict(os.environ, PATH=os.path.dirname(suite.VANBAN) + ":" + os.environ["PATH"]))
        if wanted not in done.stdout.split():
            reasons.append(f"{words}: {done.stdout} {done.stderr}")
    return reasons


def estimate(name, made, failed):
    """-v tells the pages that LibreOffice makes, give or take one, and where the signature is."""
    source = os.path.join(suite.TOP, "examples", name + ".md")
    with tempfile.TemporaryDirectory(prefix="estimate-") as folder:
        said = run("render", source, "-v", "-o", os.path.join(folder, "x.docx"),
                   "--lang", "en")[2]
    found = re.search(r"pages: (\d+)(?:; signature on page (\d+), (\d+) mm)?.*VB-0710", said)
    if not found:
        return f"nothing told: {said}"
    pdf = suite.given(name, made, failed)
    pages = int(re.search(r"^Pages: +(\d+)", subprocess.run(
        ["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout, re.M)[1])
    reasons = []
    if abs(pages - int(found[1])) > 1:
        reasons.append(f"{found[1]} pages, not {pages}")
    if found[2] and (int(found[2]) > int(found[1]) or not 15 < int(found[3]) < 290):
        reasons.append(found[0])
    return reasons


def valid(made, count):
    """The validator's word on every skeleton."""
    if not ooxml.available():
        raise suite.Skip("no validator")
    if len(made) != count:
        return f"{len(made)} of {count}"
    return [f"{os.path.basename(path)}: {errors}" for path, errors in ooxml.validate(made).items()
            if errors]


def make(*arguments):
    """Why make fails; what was built is not built again."""
    env = {name: value for name, value in os.environ.items()
           if name not in ("MAKEFLAGS", "MAKELEVEL")}
    done = subprocess.run(["make", "-s", "-C", suite.TOP,
                           f"PROG={os.path.relpath(suite.VANBAN, suite.TOP)}", *arguments],
                          env=env, capture_output=True, text=True, check=False)
    return done.stderr or f"exit {done.returncode}" if done.returncode else None


def lacking():
    """DEPS=no names what is not there as Debian does, and the command that installs it."""
    said = make("deps", "DEPS=no", "PKG_CONFIG=/nowhere/pkg-config") or "nothing is lacking"
    wanted = ["pkg-config", "libxml2-dev", "libzip-dev", "liblua5.4-dev", "zlib1g-dev"]
    last = [line for line in said.split("\n") if "apt-get install" in line] or [said]
    return [f"no {name}: {said}" for name in wanted if name not in last[0].split()] + (
        [f"gcc is there: {said}"] if "gcc" in last[0].split() else [])


def install():
    """make install into a folder: it works from anywhere; uninstall leaves no file."""
    with tempfile.TemporaryDirectory(prefix="cài đặt ") as root:
        problem = make("install-files", f"DESTDIR={root}")
        if problem:
            return problem
        there = {os.path.relpath(os.path.join(at, name), root)
                 for at, _, names in os.walk(root) for name in names}
        wanted = ["usr/local/bin/vanban", "usr/local/share/vanban/lua/nd30/init.lua",
                  "usr/local/share/man/man1/vanban.1", "usr/local/share/man/man5/vanban-rules.5",
                  "usr/local/share/bash-completion/completions/vanban",
                  "usr/local/share/doc/vanban/examples/quy-tac-co-quan.lua"]
        reasons = [f"no {name}" for name in wanted if name not in there]
        program = os.path.join(root, wanted[0])
        status, said, _ = run("doctor", program=program, folder="/")
        if status or os.path.join(root, "usr/local/share/vanban") not in said:
            reasons.append(f"installed: exit {status}: {said}")
        make("uninstall", f"DESTDIR={root}")
        left = [name for _, _, names in os.walk(root) for name in names]
        return reasons + [f"left: {name}" for name in left]


def dependencies(root, listed):
    """The packages LISTED are those that dpkg-dev's own tool finds, and none of what is gone."""
    reasons = [f"does not depend on {name}" for name in ("libxml2", "libzip", "liblua5.4")
               if not any(each.startswith(name) for each in listed)]
    reasons += [f"depends on {each}" for each in listed if re.match("libexpat|libicu", each)]
    if not shutil.which("dpkg-shlibdeps"):
        raise suite.Skip("no dpkg-shlibdeps")
    os.mkdir(os.path.join(root, "debian"))
    with open(os.path.join(root, "debian", "control"), "w", encoding="utf-8") as file:
        file.write("Source: vanban\n\nPackage: vanban\nArchitecture: any\n")
    done = subprocess.run(["dpkg-shlibdeps", "-O", "usr/bin/vanban"], cwd=root, text=True,
                          capture_output=True, check=True)
    wanted = done.stdout.strip().partition("shlibs:Depends=")[2].split(", ")
    return reasons + ([] if sorted(wanted) == listed else [f"Depends: {listed}, not {wanted}"])


def package():
    """make deb: sums that hold, dependencies, the same bytes twice, and it runs where it lies."""
    if not shutil.which("dpkg-deb"):
        raise suite.Skip("no dpkg-deb")
    with tempfile.TemporaryDirectory(prefix="gói deb ") as folder:
        made = []
        for name in ("a", "b"):
            path = os.path.join(folder, name + ".deb")
            problem = make("deb-files", f"DEB={path}", f"DEB_ROOT={folder}/root")
            if problem:
                return problem
            with open(path, "rb") as file:
                made.append(file.read())
        reasons = [] if made[0] == made[1] else ["other bytes the second time"]
        root = os.path.join(folder, "x")
        subprocess.run(["dpkg-deb", "-R", path, root], check=True)
        if subprocess.run(["md5sum", "--quiet", "-c", "DEBIAN/md5sums"], cwd=root,
                          check=False).returncode:
            reasons.append("sums")
        with open(os.path.join(root, "DEBIAN", "control"), encoding="utf-8") as file:
            control = file.read()
        reasons += dependencies(root, control.split("\nDepends: ")[1].split("\n")[0].split(", "))
        status, said, _ = run("list", "types", program=os.path.join(root, "usr/bin/vanban"),
                              folder="/")
        if status or "kế hoạch" not in said:
            reasons.append(f"exit {status}: {said}")
        return reasons


def all_of_it():
    """All commands."""
    with tempfile.TemporaryDirectory(prefix="commands-") as folder:
        names = types()
        for name in names:
            suite.check(f"new/{name}", skeleton, name, folder)
        made = [os.path.join(folder, name) for name in sorted(os.listdir(folder))
                if name.endswith(".docx")]
        suite.check("new/valid", valid, made, len(names))
        suite.check("new/fields", fields, folder)
        suite.check("new/profile", profile, folder)
        suite.check("new/not-over-itself", not_over_itself)
        shutil.copytree(os.path.join(suite.TOP, "examples", "du-lieu"),
                        os.path.join(folder, "du-lieu"))
        for name in suite.examples():
            suite.check(f"like/{name}", like, name, folder)
    made, failed = suite.pdfs(suite.examples())
    for name in suite.examples():
        suite.check(f"estimate/{name}", estimate, name, made, failed)
    for check in (explain_all, explain_rules, topics, doctor, doctor_deadline, completion, install,
                  lacking, package):
        suite.check(check.__name__.replace("_", "-"), check)


suite.main(all_of_it)
