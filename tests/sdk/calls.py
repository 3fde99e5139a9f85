"""Makes documents with twilio (PyPI), by its own methods, for tests/suite/twiml_sdk.rs.

Reads a JSON array of cases from standard input; writes one JSON object per line: `xml`, or `error`.
"""

import inspect
import json
import re
import sys

from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse


class Missing(Exception):
    """The library has no method or parameter of this name."""


def snake(name):
    name = re.sub(r"[^A-Za-z0-9]", "_", name)
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    return name.lower()


def method_of(parent, tag):
    for name in (snake(tag), snake(tag) + "_", tag.lower()):
        if callable(getattr(parent, name, None)):
            return getattr(parent, name)
    raise Missing(f"<{tag}>")


def parameter_of(method, attribute):
    parameters = inspect.signature(method).parameters
    for name in (snake(attribute), snake(attribute) + "_", attribute):
        if name in parameters:
            return name
    raise Missing(attribute)


def value_of(case, attribute, value):
    if attribute != case["attribute"]:
        return value
    if case["kind"] == "bool":
        return value == "true"
    if case["kind"] == "integer":
        return int(value)
    if case["kind"] == "list":
        return value.split(" ")
    return value


def add(case, parent, node):
    method = method_of(parent, node["name"])
    arguments = {
        parameter_of(method, name): value_of(case, name, value)
        for name, value in node.get("attributes", {}).items()
    }
    children = list(node.get("children", []))
    text = [children.pop(0)] if children and isinstance(children[0], str) else []
    element = method(*text, **arguments)
    for child in children:
        if isinstance(child, str):
            element.append(child)
        else:
            add(case, element, child)


def main():
    for case in json.load(sys.stdin):
        response = MessagingResponse() if case["domain"] == "messaging" else VoiceResponse()
        try:
            for verb in case["tree"].get("children", []):
                add(case, response, verb)
            result = {"xml": response.to_xml()}
        except Missing as missing:
            result = {"error": f"no {missing}"}
        print(json.dumps({"id": case["id"], **result}))


main()
