"""Reads `cargo metadata` and fails if a dependency, those of tests and benches aside, needs a newer Rust."""

import json
import sys


def version(text):
    return [int(part) for part in (text.split(".") + ["0", "0"])[:3]]


limit = version(sys.argv[1])
metadata = json.load(sys.stdin)
packages = {package["id"]: package for package in metadata["packages"]}
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}

(root,) = (package["id"] for package in metadata["packages"] if package["name"] == "wamark")
seen, waiting = set(), [root]
while waiting:
    package = waiting.pop()
    if package in seen:
        continue
    seen.add(package)
    for dependency in nodes[package]["deps"]:
        if any(kind["kind"] != "dev" for kind in dependency["dep_kinds"]):
            waiting.append(dependency["pkg"])

needs = [packages[package] for package in seen]
newer = [package for package in needs if package["rust_version"] and version(package["rust_version"]) > limit]
for package in newer:
    print(f"{package['name']} {package['version']} needs Rust {package['rust_version']}")
print(f"{len(seen)} packages, {len(newer)} need more than Rust {sys.argv[1]}")
sys.exit(bool(newer))
