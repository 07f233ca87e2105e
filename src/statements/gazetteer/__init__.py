"""People, organisations, offices and places by the names that English, Vietnamese and Russian pages give them.

A gazetteer file is TOML. Each section is a text with one row a line, or an array of tables with the same columns:

.. code-block:: toml

    states = '''
    Ruritania; Ruritanie | Ruritanian | Strelsau; Strelzau
    '''
    people = '''
    Rupert Hentzau; Руперт Хенцау | m | ruritania | foreign-minister 2014-2019; president* 2019-
    '''

    [[organisations]]
    names = ["Zenda League", "ZL"]

A row's columns are parted by ``|``, the names in one by ``;``. The first name is the common English one; its slug is
the entry's id (``rupert-hentzau``).

================  =================================================================================================
section           columns
================  =================================================================================================
states            names, adjectives, capital, external
cities            names, country (a state's id), external
regions           names, country, adjectives, external
seats             names, country, external: seats of power that stand for it
organisations     names, country, subkind (a body's id where it is that organ of its state), adjectives, external
agencies          names, country, subkind (``agency`` or ``outlet``), external
people            names, gender, country, offices, external
offices           id, the office it is a sort of, titles in English, in Vietnamese, in Russian
bodies            id, English name with ``{}`` for the state, words that follow the state, words that precede it
================  =================================================================================================

A person's surname is the last word of a name, except where the country is one of ``family_first``; a name that begins
with ``~`` says it outright, ``~`` alone that there is none. An office is ``id[*][@of] since[-[until]]``: ``of`` is the
person's country unless given, ``*`` means that its holder is the one called the country's *leader*.

``external`` identifies the entry in other people's data: ``Q7747`` is Wikidata's, anything else says whose it is
(``viaf:153044475``). Of the rows that come with the library only those have one that are surely meant.

>>> default().find("Vương Nghị")[0].name, default().office("Bộ trưởng Ngoại giao")
('Wang Yi', 'foreign-minister')
"""

from __future__ import annotations

from functools import cache

from statements import datafiles
from statements.gazetteer.core import Gazetteer
from statements.gazetteer.entries import Body, Entry, Hit, Office, Tenure
from statements.gazetteer.load import Data, read
from statements.gazetteer.tables import Tables, packed, unpacked

__all__ = ["Body", "Entry", "Gazetteer", "Hit", "Office", "Tenure", "default"]

_GROUND = ("rules", "offices")
_MADE = "names.made"
_ENTRIES = ("places", "organisations", "people")


def _file(name: str) -> Data:
    file = f"{name}.toml"
    return read(datafiles.text(__name__, file), source=file)


@cache
def ground() -> Data:
    """What every gazetteer stands on: offices, the organs of states, and the rules of names."""
    data = Data()
    for name in _GROUND:
        data = data.joined(_file(name))
    return data


@cache
def default() -> Gazetteer:
    """The gazetteer that comes with the library, read at the first call.

    >>> default() is default(), default().get("sergey-lavrov").country
    (True, 'russia')
    """
    texts = "".join(datafiles.text(__name__, f"{name}.toml") for name in (*_GROUND, *_ENTRIES))
    made = datafiles.made(__name__, _MADE, texts)
    if made:
        return Gazetteer(*unpacked({name: datafiles.read_made(line) for name, line in made.items()}))
    return Gazetteer(_all())


def made_files() -> dict[str, str]:
    """What is put beside the files of names in a wheel: these checked, and what is made of them, to be read fast."""
    data = _all()
    texts = "".join(datafiles.text(__name__, f"{name}.toml") for name in (*_GROUND, *_ENTRIES))
    return {_MADE: datafiles.write_made(packed(data, Tables.of(data)), texts)}


def _all() -> Data:
    """All that comes with the library, read from its files."""
    data = ground()
    for name in _ENTRIES:
        data = data.joined(_file(name))
    return data
