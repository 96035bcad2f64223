"""Does in Translate Toolkit what a translator does in a program that is built on it: opens, types, adds a note, saves.

Usage: translate_toolkit.py version            prints the version, and "xliff2" where 2.x can be read
       translate_toolkit.py work FILE TASKS    TASKS is JSON: a list of {unit, segment, source, target, note?}; the file is
                                               written in place; prints how many tasks were done
"""

import copy
import json
import sys

from translate import __version__
from translate.storage import xliff
from translate.storage.placeables import StringElem
from translate.storage.placeables import xliff as xliff_placeables

try:
    from translate.storage import xliff2
except ImportError:
    xliff2 = None


def flatten(element, found):
    """Lists the codes of a rich text in reading order: pairs twice."""
    for part in element.sub:
        if not isinstance(part, StringElem):
            continue
        if type(part) is StringElem:
            flatten(part, found)
            continue
        is_pair = type(part) is xliff_placeables.G or bool(part.sub)
        found.append(("open" if is_pair else "single", part))
        if is_pair:
            flatten(part, found)
            found.append(("close", part))
    return found


def build(target, codes):
    """Makes a rich text of texts and numbers of codes."""
    root = StringElem()
    root.sub = []
    stack = [root]
    for part in target:
        if isinstance(part, str):
            stack[-1].sub.append(StringElem(part))
            continue
        form, code = codes[part]
        if form == "close":
            stack.pop()
            continue
        twin = copy.copy(code)
        twin.sub = []
        stack[-1].sub.append(twin)
        if form == "open":
            stack.append(twin)
    return root


def work(path, tasks):
    with open(path, "rb") as stream:
        content = stream.read()
    is_two = b'version="2.' in content
    store = (xliff2.Xliff2File if is_two else xliff.xlifffile).parsestring(content)
    wanted = {task["segment"]: task for task in tasks}
    done = 0
    for unit in store.units:
        task = wanted.get(unit.xmlelement.get("id"))
        if task is None:
            continue
        if all(isinstance(part, str) for part in task["target"]):
            unit.target = "".join(task["target"])
        else:
            unit.rich_target = [build(task["target"], flatten(unit.rich_source[0], []))]
        unit.marktranslated()
        if "note" in task:
            unit.addnote(task["note"], origin="translator")
        done += 1
    with open(path, "wb") as stream:
        stream.write(bytes(store))
    print(done)


if sys.argv[1] == "version":
    print(__version__.sver, "" if xliff2 is None else "xliff2")
else:
    with open(sys.argv[3], encoding="utf-8") as stream:
        work(sys.argv[2], json.load(stream))
