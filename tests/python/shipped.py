"""What other implementations make of the locales in a folder: python shipped.py FOLDER

Prints one JSON object: for each locale, the ids that moz.l10n reads, and the text of each message
as fluent.runtime formats it.
"""

import json
import sys
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from moz.l10n.model import Entry
from moz.l10n.resource import parse_resource


def ids(path):
    sections = parse_resource(str(path)).sections
    entries = (entry for section in sections for entry in section.entries)
    return [".".join(entry.id) for entry in entries if isinstance(entry, Entry)]


def texts(locale, path, ids):
    bundle = FluentBundle([locale], use_isolating=False)
    bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    formatted = {}
    for id in ids:
        text, errors = bundle.format_pattern(bundle.get_message(id).value, {"code": "42"})
        assert not errors, (locale, id, errors)
        formatted[id] = text
    return formatted


answers = {}
for folder in sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir()):
    path = folder / "errors.ftl"
    found = ids(path)
    answers[folder.name] = {"ids": found, "texts": texts(folder.name, path, found)}
print(json.dumps(answers))
