"""Writes mutants of good documents with libxml2's verdict: one JSON array [text, well_formed, message] per line.

usage: mutants.py SEED COUNT FILE...

The mutations are those that hand-made and generated TwiML suffers from: bytes lost, doubled, swapped
and inserted, tags and references cut, pieces moved. Every mutant is valid UTF-8.
"""

import json
import random
import sys

from lxml import etree

PIECES = [
    "<", ">", "&", '"', "'", "/", "=", " ", "\n", "\t", "\r", ";", "#", "]", "-", "!", "?", ":", "x", "1", "é", "\ufeff",
    "<!--", "-->", "--", "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>", "<?", "?>", "<?pi a?>", "</", "/>", "<!DOCTYPE a>",
    "&amp;", "&nbsp;", "&#1;", "&#65;", "&#xD800;", "&#x1F355;", "&lt", "\x00", "\x01", "\x0b", "\x7f", "\x85", "\ufffe",
    "\uffff", "\u2028", "<Say>", "</Say>", "<Response>", "</Response>", "<a:b/>", " a:b=\"1\"", " xmlns:a=\"urn:a\"", " to=\"1\"",
    "<1a/>", "<-/>", "<.a/>", "<a.b-c/>", "<é/>", "<·/>", "<a·/>",
]


def mutate(text, rng):
    at = rng.randrange(len(text) + 1)
    end = min(len(text), at + rng.choice([1, 1, 1, 2, 3, 5, 8, 20]))
    kind = rng.randrange(8)
    if kind == 0:
        return text[:at] + text[end:]
    if kind == 1:
        return text[:at] + text[at:end] * 2 + text[end:]
    if kind in (2, 3):
        return text[:at] + rng.choice(PIECES) + text[at:]
    if kind == 4:
        return text[:at] + rng.choice(PIECES) + text[end:]
    if kind == 5:
        to = rng.randrange(len(text) + 1)
        piece = text[at:end]
        rest = text[:at] + text[end:]
        return rest[:to] + piece + rest[to:]
    if kind == 6:
        return text[:at]
    return text[:at] + text[at:end].swapcase() + text[end:]


def verdict(text):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(text.encode(), parser)
        return True, ""
    except etree.XMLSyntaxError as error:
        return False, str(error)


def main():
    rng = random.Random(int(sys.argv[1]))
    documents = [open(name, encoding="utf-8", newline="").read().rstrip("\n") for name in sys.argv[3:]]
    for _ in range(int(sys.argv[2])):
        text = rng.choice(documents)
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            text = mutate(text, rng)
        print(json.dumps([text, *verdict(text)]))


main()
