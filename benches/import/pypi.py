"""Converts a Markdown file with converters from PyPI and prints the best of nine runs of each, in milliseconds.

Run by `cargo xtask bench-import`, which installs them.
"""

import importlib.metadata
import pathlib
import sys
import time

import whatsapp_formatter

CONVERTERS = {
    "py-whatsapp-formatter": whatsapp_formatter.convert_markdown_to_whatsapp,
}

text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
for name, convert in CONVERTERS.items():
    best = float("inf")
    for _ in range(9):
        start = time.perf_counter()
        assert len(convert(text)) > len(text) / 4, f"{name} gave too little"
        best = min(best, (time.perf_counter() - start) * 1e3)
    print(f"{name} {importlib.metadata.version(name)} (PyPI)\t{best:.2f}")
