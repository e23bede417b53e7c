# SPDX-License-Identifier: MIT
"""Where what a document shows is run: a copy of examples/ with vanban in PATH."""

import os
import shutil
import subprocess

import suite


def commands(content):
    """The commands of a block with the lines below each."""
    found = []
    for line in content.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
        else:
            raise ValueError(f"output without a command: {line}")
    return found


class Place:
    """A copy of examples/ with vanban in PATH."""

    def __init__(self, folder):
        self.here = os.path.join(folder, "examples")
        shutil.copytree(os.path.join(suite.TOP, "examples"), self.here)
        programs = os.path.join(folder, "bin")
        os.mkdir(programs)
        os.symlink(suite.VANBAN, os.path.join(programs, "vanban"))
        self.env = dict(os.environ, PATH=programs + os.pathsep + os.environ["PATH"], HOME=folder,
                        LC_ALL="C.UTF-8")

    def save(self, name, content):
        """Write a source of the README."""
        with open(os.path.join(self.here, name), "w", encoding="utf-8") as file:
            file.write(content)

    def run(self, command, wanted):
        """Why COMMAND does not print WANTED and end as it says."""
        done = subprocess.run(["sh", "-c", command], cwd=self.here, env=self.env, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=suite.DEADLINE, check=False)
        got = done.stdout.splitlines()
        if done.returncode:
            got.append(f"[exit {done.returncode}]")
        if got != wanted and (wanted or done.returncode):
            return f"{command}: printed {got}, not {wanted}"
        return None
