"""All settings with their defaults: the one home of both.

A section of `sourceline.toml` is a class here. What a rule goes by is no setting: a threshold was
chosen by a measurement, and another one would need another.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from sourceline.settings.setting import Setting, setting, settings_of

# Of bytes: what SQLite and the reader of CSV can count, twice over.
LARGEST = 1_000_000_000
ENGINES = ("serial", "local", "dask")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotating:
    """How a report is read."""

    tagger: bool = setting(
        True,
        changes_annotations=True,
        reason="The trained network finds names and speakers that no rule finds; "
        "without it a report takes a fifth of the time.",
    )
    threads: int = setting(
        1,
        unit="threads",
        least=1,
        reason="Of the network's pass over one report. Several processes use the cores better than "
        "several threads; more help where one report is waited for.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How much of the world a file may take up, so that a hostile one costs a line and not the run."""

    report_bytes: int = setting(
        8_000_000,
        unit="bytes",
        least=1_000,
        most=LARGEST,
        reason="A long novel has 1.5 MB of text and a newspaper's heaviest saved page 5 MB; no report "
        "is longer. 8 MB of the plainest text take under a second to read and mark.",
    )
    document_bytes: int = setting(
        256_000_000,
        unit="bytes",
        least=1_000,
        most=LARGEST,
        reason="A JSON document is read whole, at about six times its size in memory; "
        "JSON lines have no limit.",
    )
    feed_bytes: int = setting(
        128_000_000,
        unit="bytes",
        least=1_000,
        most=LARGEST,
        reason="A feed is read whole, at about three times its size in memory: 100,000 entries of 1 KB fit.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """How pages and feeds are fetched, whose addresses were given."""

    timeout: float = setting(
        30.0,
        unit="seconds",
        above=0,
        reason="For one answer from the first look-up to the last byte. Newspapers answer within 2; a feed of "
        "30 MB over a slow line takes 20.",
    )
    max_bytes: int = setting(
        32_000_000,
        unit="bytes",
        least=1_000,
        most=LARGEST,
        reason="Of one answer, unpacked. The heaviest pages have 5 MB; a feed of 100,000 entries, 30 to 100.",
    )
    max_redirects: int = setting(
        5,
        unit="redirects",
        least=0,
        reason="Browsers follow 20; pages of newspapers need 1 to 3, with consent and short links 5.",
    )
    delay: float = setting(
        1.0,
        unit="seconds",
        least=0,
        reason="Between the end of one request to a host and the start of the next: what archives of the web "
        "use where a host asks for nothing else.",
    )
    user_agent: str = setting(
        "",
        reason="Who asks; what stands before the slash is the name that robots.txt may use. "
        "None means sourceline and its version.",
    )
    full_text: bool = setting(
        False,
        option="full-text",
        own_file_only=True,
        reason="To follow the links of a feed's entries fetches what nobody named.",
    )
    allow_private: bool = setting(
        False,
        option="allow-private",
        own_file_only=True,
        reason="An address in a feed is a stranger's, and could lead to this machine and its network.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """What the work is done with. None of it changes what comes out."""

    engine: str = setting(
        "local",
        choices=ENGINES,
        option="engine",
        reason="All cores of this machine. `serial` is one process, `dask` a cluster (docs/scaling.md).",
    )
    workers: int = setting(
        0,
        unit="processes",
        least=0,
        option="workers",
        reason="0 means one for each core that this process may use. Each takes some 320 MB with the network.",
    )
    scheduler: str = setting(
        "",
        option="scheduler",
        own_file_only=True,
        reason="The address of a Dask scheduler that runs; none means that a cluster is started on this "
        "machine. Whoever answers there can run programs here, so that no file that came with a folder "
        "may name it.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Archiving:
    """How an archive is kept."""

    patience: float = setting(
        30.0,
        unit="seconds",
        least=0,
        reason="To wait for another process that writes; its transactions take half a second, so that a "
        "longer wait is no turn.",
    )
    every: float = setting(
        15.0,
        unit="minutes",
        above=0,
        option="every",
        reason="Between two looks of `watch`. News is not older for a quarter of an hour, and a server "
        "that is asked more often tires of it.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One value for each setting."""

    annotate: Annotating = field(default_factory=Annotating)
    read: Reading = field(default_factory=Reading)
    fetch: Fetching = field(default_factory=Fetching)
    work: Working = field(default_factory=Working)
    archive: Archiving = field(default_factory=Archiving)


SECTIONS: dict[str, type] = {
    "annotate": Annotating,
    "read": Reading,
    "fetch": Fetching,
    "work": Working,
    "archive": Archiving,
}
ALL: tuple[Setting, ...] = tuple(
    each for section, kind in SECTIONS.items() for each in settings_of(section, kind)
)
BY_PATH = {each.path: each for each in ALL}
BY_VARIABLE = {each.variable: each for each in ALL}
assert tuple(SECTIONS) == tuple(each.name for each in fields(Settings))


def value_of(settings: Settings, path: str) -> bool | int | float | str:
    """The value of a setting by its path, `work.engine`."""
    section, _, name = path.partition(".")
    value: bool | int | float | str = getattr(getattr(settings, section), name)
    return value


def settings_with(values: dict[str, object]) -> Settings:
    """Settings of these values by their paths; the rest has its default."""
    parts = {
        section: kind(
            **{
                path.partition(".")[2]: value
                for path, value in values.items()
                if path.partition(".")[0] == section
            }
        )
        for section, kind in SECTIONS.items()
    }
    return Settings(**parts)
