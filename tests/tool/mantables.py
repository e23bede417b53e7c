# SPDX-License-Identifier: MIT
"""The tables of vanban(1) from those of the program.

Between the lines `.\\" BEGIN name` and `.\\" END name` of generator/man/vanban.1 stand the
commands, the options and the messages, in English. `python3 tests/tool/mantables.py` writes them anew; the
suite `man` compares.
"""

import os
import re

TOP = os.path.abspath(os.environ.get("TOP") or
                      os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PAGE = os.path.join(TOP, "generator", "man", "vanban.1")
STATUS = {"STATUS_OK": 0, "STATUS_USAGE": 2, "STATUS_INPUT": 3, "STATUS_DATA": 4, "STATUS_RULE": 5,
          "STATUS_INTERNAL": 6, "STATUS_IO": 7, "STATUS_PARTIAL": 8, "STATUS_LIMIT": 9}
LEVEL = {"DIAG_INFO": "info", "DIAG_WARN": "warning", "DIAG_ERROR": "error"}
STRING = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'  # of C: several literals are one
COMMA = r",\s*"


def source(name):
    """A file of generator/."""
    with open(os.path.join(TOP, "generator", name), encoding="utf-8") as file:
        return file.read()


def plain(string):
    """The text of a C string."""
    text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', string))
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text)


def row(text):
    """A row of the catalogue without its arguments, as `vanban explain` shows it."""
    text = re.sub(r"\$\[.*?\$\]|\$\?", "", text)
    return re.sub(r"\$\d", "…", text)


def mdoc(text):
    """Text as a line of mdoc."""
    text = text.replace("\\", "\\e")
    return "\\&" + text if text[:1] in (".", "'") else text


def word(text):
    """Text as one argument of a macro."""
    return '"' + mdoc(text).replace('"', '\\(dq') + '"'


def rows():
    """(number, level as in the table, vi, en) of every message, as it stands there."""
    return [(int(m[1]), m[2], plain(m[4]), plain(m[5])) for m in catalogue()]


def catalogue():
    """The rows of diag/messages.def."""
    return re.findall(r"^DIAG\((\w+), (\d+), (\w+), (\w+)" + COMMA + STRING + COMMA + STRING,
                      source("diag/messages.def"), re.M)


def messages():
    """(number, level, status, vi, en) of every message, by number."""
    return sorted((int(m[1]), LEVEL[m[2]], STATUS[m[3]], row(plain(m[4])), row(plain(m[5])))
                  for m in catalogue())


def formats():
    """The formats of -t: those of the writers, and raw."""
    return re.findall(r'^WRITER\("(\w+)", ', source("write/format.def"), re.M) + ["raw"]


def options():
    """(letter or "", name, argument or "", en) of every option."""
    found = re.findall(r"^APP_OPT\((\w+), ('.'|0)" + COMMA + STRING + COMMA + "(NULL|" + STRING +
                       ")" + COMMA + r"([^\"]+?)" + COMMA + STRING + COMMA + STRING + r"\)$",
                       source("app/opt.def"), re.M)
    return [("" if m[1] == "0" else m[1][1], plain(m[2]),
             "|".join(formats()) if m[0] == "TO" else plain(m[4]), plain(m[7])) for m in found]


def commands():
    """(name, arguments, en) of every command."""
    found = re.findall(r"^APP_COMMAND\((\w+)" + COMMA + STRING + COMMA + r"(\w+)" + COMMA + STRING
                       + COMMA + STRING + COMMA + STRING, source("app/command.def"), re.M)
    return [(plain(m[1]), plain(m[3]), plain(m[5])) for m in found]


def tables():
    """Name → lines of mdoc."""
    made = {"commands": [], "options": [], "messages": []}
    for name, arguments, text in commands():
        made["commands"] += [f".It Cm {name}" + (f" Ar {word(arguments)}" if arguments else ""),
                             mdoc(text[:1].upper() + text[1:]) + "."]
    for letter, name, argument, text in options():
        made["options"] += [".It " + (f"Fl {letter} , " if letter else "") + f"Fl \\-{name}"
                            + (f" Ar {word(argument)}" if argument else ""),
                            mdoc(text[:1].upper() + text[1:]) + "."]
    for number, level, status, _, text in messages():
        made["messages"] += [f".It VB\\-{number:04d} ({level}, {status})",
                             mdoc(text[:1].upper() + text[1:]) + "."]
    return made


def renewed(page):
    """The page with its tables as they have to be."""
    for name, lines in tables().items():
        page, count = re.subn(rf'(^\.\\" BEGIN {name}\n)(?:.*\n)*?(\.\\" END {name}$)',
                              lambda m: m[1] + "".join(line + "\n" for line in lines) + m[2],
                              page, flags=re.M)
        if count != 1:
            raise ValueError(f"no table {name}")
    return page


def main():
    """Write the tables anew."""
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(renewed(page))


if __name__ == "__main__":
    main()
