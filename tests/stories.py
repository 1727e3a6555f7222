# ruff: noqa: E501 (a report keeps its own line ends)
"""A whole story made by hand: five invented reports, every section of the contract filled.

`story()` is what the export and wire tests look at; nothing here was produced by the pipeline.
"""

from __future__ import annotations

from datetime import date

from sourceline.model.annotations import Kind, Qualifier
from sourceline.model.article import Article, Problem
from sourceline.model.span import Mark
from sourceline.model.story import (
    Alias,
    CastMember,
    Change,
    ClaimedValue,
    Discrepancy,
    Evidence,
    FigureSeries,
    FigureValue,
    Novelty,
    Passage,
    Relation,
    Reuse,
    Role,
    Story,
    TimelineEntry,
    ToldQuotation,
    ToldReaction,
)
from sourceline.model.when import Basis, Precision, When
from tests.builders import span_of

GAZETTE = """ date 2019-03-04
Tarn Bridge shut after cracks are found in its hangers

The Tarn Bridge in Ostrel was closed to all traffic on Sunday evening after a routine climb found cracks in its steel hangers.

Divers and climbers counted 14 cracks, the council said in a statement. “We would rather have a queue than a tragedy,” said Ilsa Varrow, the council's chief engineer.

The bridge, opened in 1964, carries some 22,000 vehicles a day. Repairs had been put off in December 2018, when the council cut its roads budget by a fifth.

Deputy mayor Marek Dolan said the crossing would stay shut for at least three weeks. He hopes to open one lane for ambulances by Friday.

Read next: ten walks for the first warm weekend | Subscribe | Cookie settings
"""

POST = """ date 2019-03-05
Ostrel bridge closed over cracked steel

The Tarn Bridge in Ostrel was closed to all traffic on Sunday evening after a routine inspection found cracks in its steel hangers.

Divers and climbers counted 14 cracks, the council said. “We would rather have a queue than a disaster,” said Ilsa Varrow, the council's chief engineer.

The bridge carries some 22,000 vehicles a day. Queues at the Millgate ferry reached two hours on Monday morning.
"""

RADIO = """ date 2019-03-06
"Nobody told us": shopkeepers count the cost

Forty cracks, not a handful: that is what a leaked survey of the Tarn Bridge shows, seen by this station.

The survey is dated Friday, two days before the barriers went up. Climbers reported the damage on 1 March, it says.

“Nobody told us a thing until the police cones were out,” said Petra Lund, who runs a bakery at the eastern end. Her takings fell by half on Monday and Tuesday.

A petition asking for a free ferry had 3,100 names by Tuesday night.

Ms Varrow declined to comment on the survey. A council spokesman said the engineers “acted within the hour”.
"""

HERALD = """ date 2019-03-08
Ambulance lane opens on Tarn Bridge

One lane of the Tarn Bridge opened for ambulances at 06:30 on Friday, four days after the crossing was shut.

Correction: an earlier report of ours gave the number of cracks as 14; the council now says climbers found 41.

Marek Dolan, the deputy mayor, called the reopening “a small, careful first step”. Asked about the leaked survey, he said that he had seen it only on Sunday.

The petition for a free ferry passed 9,400 names on Thursday. The regional transport office expects the hangers to be replaced by the end of June.
"""

REVIEW = """The week Ostrel learned to queue

For a week the town has walked, rowed and waited. The Millgate ferry, which the regulars call the Old Lady, now makes 38 crossings a day instead of 12.

At the bakery by the eastern barrier people were tired more than angry. “It is strange how quiet the evenings are,” Petra Lund said. Schoolchildren cheered when the first ambulance rolled over the single lane.

The inspection climb that started it all took place late in February, one of the climbers told this paper. Engineer Varrow, called Ilsa by everyone on the quay, has promised to answer questions in the town hall later this month.

More than 12,000 people have signed the petition.
"""

_BYLINES = (
    ("a-gazette", "gazette.txt", GAZETTE, "2019-03-04", "Ostrel Gazette"),
    ("b-post", "post.txt", POST, "2019-03-05", "The Lowmoor Post"),
    ("c-radio", "radio.txt", RADIO, "2019-03-06", "Quayside Radio"),
    ("d-herald", "herald.html", HERALD, "2019-03-08", "County Herald"),
    ("e-review", "review.md", REVIEW, None, None),
)


def day(text: str, basis: Basis = Basis.EXPLICIT, time: str | None = None) -> When:
    at = date.fromisoformat(text)
    return When(start=at, end=at, precision=Precision.DAY, basis=basis, time=time)


def interval(
    start: str | None,
    end: str | None,
    precision: Precision = Precision.INTERVAL,
    basis: Basis = Basis.INFERRED,
) -> When:
    return When(
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
        precision=precision,
        basis=basis,
    )


def articles() -> tuple[Article, ...]:
    return tuple(_article(*byline) for byline in _BYLINES)


def _article(
    ident: str, source: str, text: str, published: str | None, publisher: str | None
) -> Article:
    head = " date "
    body = text.split("\n", 1)[1] if text.startswith(head) else text
    marks = []
    if text.startswith(head):
        marks.append(Mark(span_of(text, text.split("\n", 1)[0]), "header"))
    footer = "Read next: ten walks for the first warm weekend | Subscribe | Cookie settings"
    if footer in text:
        marks.append(Mark(span_of(text, footer), "furniture"))
    return Article(
        id=ident,
        source=source,
        text=text,
        title=body.split("\n", 1)[0],
        publisher=publisher,
        url=f"https://example.org/{source}" if publisher else None,
        language="en",
        published=day(published) if published else interval("2019-03-08", "2019-03-12"),
        published_from="header" if published else "text",
        sha256="0" * 63 + ident[0],
        duplicates=("mirror/post-2.txt",) if ident == "b-post" else (),
        boilerplate=tuple(marks),
    )


def said(ident: str, words: str, occurrence: int = 0) -> Evidence:
    """The evidence that these words stand in that report."""
    article = next(a for a in articles() if a.id == ident)
    return Evidence.of(article, span_of(article.text, words, occurrence))


SHUT_A = "The Tarn Bridge in Ostrel was closed to all traffic on Sunday evening after a routine climb found cracks in its steel hangers."
SHUT_B = "The Tarn Bridge in Ostrel was closed to all traffic on Sunday evening after a routine inspection found cracks in its steel hangers."
LANE = "One lane of the Tarn Bridge opened for ambulances at 06:30 on Friday, four days after the crossing was shut."
PUT_OFF = (
    "Repairs had been put off in December 2018, when the council cut its roads budget by a fifth."
)
QUEUE_A = "We would rather have a queue than a tragedy,"
QUEUE_B = "We would rather have a queue than a disaster,"
CLIMB = "The inspection climb that started it all took place late in February, one of the climbers told this paper."


def _entry(
    ident: str, when: When, status: str, independent: int, evidence: tuple[Evidence, ...], *who: str
) -> TimelineEntry:
    return TimelineEntry(
        id=ident,
        date=when,
        text=evidence[0].text,
        status=status,
        independent_sources=independent,
        entities=who,
        evidence=evidence,
    )


def timeline() -> tuple[TimelineEntry, ...]:
    inferred, relative = Basis.INFERRED, Basis.RELATIVE
    return (
        _entry(
            "t-open",
            interval("1964-01-01", "1964-12-31", Precision.YEAR, Basis.EXPLICIT),
            "single",
            1,
            (said("a-gazette", "The bridge, opened in 1964, carries some 22,000 vehicles a day."),),
            "n-bridge",
        ),
        _entry(
            "t-cut",
            interval("2018-12-01", "2018-12-31", Precision.MONTH, Basis.EXPLICIT),
            "single",
            1,
            (said("a-gazette", PUT_OFF),),
            "n-council",
        ),
        _entry(
            "t-climb",
            interval("2019-02-21", "2019-02-28"),
            "disputed",
            1,
            (said("e-review", CLIMB),),
            "n-bridge",
        ),
        _entry(
            "t-damage",
            day("2019-03-01"),
            "disputed",
            1,
            (said("c-radio", "Climbers reported the damage on 1 March, it says."),),
        ),
        _entry(
            "t-shut",
            day("2019-03-03", relative),
            "agreed",
            2,
            (
                said("a-gazette", SHUT_A),
                said("b-post", SHUT_B),
                said("d-herald", LANE),
            ),
            "n-bridge",
            "n-varrow",
        ),
        _entry(
            "t-queue",
            day("2019-03-04", relative),
            "single",
            1,
            (said("b-post", "Queues at the Millgate ferry reached two hours on Monday morning."),),
            "n-ferry",
        ),
        _entry(
            "t-takings",
            interval("2019-03-04", "2019-03-05", Precision.INTERVAL, relative),
            "single",
            1,
            (said("c-radio", "Her takings fell by half on Monday and Tuesday."),),
            "n-lund",
        ),
        _entry(
            "t-lane",
            day("2019-03-08", relative, "06:30"),
            "agreed",
            2,
            (
                said("d-herald", LANE),
                said(
                    "e-review",
                    "Schoolchildren cheered when the first ambulance rolled over the single lane.",
                ),
            ),
            "n-bridge",
        ),
        _entry(
            "t-hall",
            interval("2019-03-12", None, Precision.INTERVAL, inferred),
            "expected",
            1,
            (
                said(
                    "e-review",
                    "Engineer Varrow, called Ilsa by everyone on the quay, has promised to answer"
                    " questions in the town hall later this month.",
                ),
            ),
            "n-varrow",
        ),
        _entry(
            "t-replace",
            interval(None, "2019-06-30"),
            "expected",
            1,
            (
                said(
                    "d-herald",
                    "The regional transport office expects the hangers to be replaced by the end"
                    " of June.",
                ),
            ),
        ),
    )


def _member(
    ident: str,
    name: str,
    kind: Kind,
    evidence: tuple[Evidence, ...],
    aliases: tuple[Alias, ...] = (),
    roles: tuple[Role, ...] = (),
    relations: tuple[Relation, ...] = (),
) -> CastMember:
    return CastMember(
        id=ident,
        name=name,
        kind=kind,
        aliases=aliases,
        roles=roles,
        relations=relations,
        mentions=len(evidence),
        evidence=evidence,
    )


def cast() -> tuple[CastMember, ...]:
    engineer = said("a-gazette", "the council's chief engineer")
    deputy = said("d-herald", "the deputy mayor")
    return (
        _member(
            "n-varrow",
            "Ilsa Varrow",
            Kind.PERSON,
            (
                said("a-gazette", "Ilsa Varrow"),
                engineer,
                said("b-post", "Ilsa Varrow"),
                said("c-radio", "Ms Varrow"),
                said("e-review", "Engineer Varrow"),
                said("e-review", "Ilsa"),
            ),
            (
                Alias(text="Ilsa Varrow", count=2, kind="name"),
                Alias(text="the council's chief engineer", count=2, kind="description"),
                Alias(text="Ms Varrow", count=1, kind="name"),
                Alias(text="Ilsa", count=1, kind="name"),
            ),
            (Role(text="the council's chief engineer", evidence=(engineer,)),),
            (Relation(kind="works_for", to="n-council", evidence=(engineer,)),),
        ),
        _member(
            "n-dolan",
            "Marek Dolan",
            Kind.PERSON,
            (said("a-gazette", "Marek Dolan"), said("d-herald", "Marek Dolan"), deputy),
            (Alias(text="Marek Dolan", count=2, kind="name"),),
            (Role(text="the deputy mayor", evidence=(deputy,)),),
        ),
        _member(
            "n-lund",
            "Petra Lund",
            Kind.PERSON,
            (said("c-radio", "Petra Lund"), said("e-review", "Petra Lund")),
            (Alias(text="Petra Lund", count=2, kind="name"),),
            (
                Role(
                    text="who runs a bakery at the eastern end",
                    evidence=(said("c-radio", "who runs a bakery at the eastern end"),),
                ),
            ),
        ),
        _member(
            "n-council",
            "the council",
            Kind.ORGANIZATION,
            (said("a-gazette", "the council"), said("b-post", "the council")),
        ),
        _member(
            "n-bridge",
            "Tarn Bridge",
            Kind.PLACE,
            (
                said("a-gazette", "Tarn Bridge"),
                said("b-post", "Tarn Bridge"),
                said("d-herald", "Tarn Bridge"),
            ),
            (
                Alias(text="Tarn Bridge", count=3, kind="name"),
                Alias(text="the crossing", count=2, kind="description"),
            ),
        ),
        _member(
            "n-ferry",
            "Millgate ferry",
            Kind.PRODUCT,
            (said("b-post", "Millgate ferry"), said("e-review", "Millgate ferry")),
            (
                Alias(text="Millgate ferry", count=2, kind="name"),
                Alias(text="the Old Lady", count=1, kind="name"),
            ),
        ),
    )


def _quote(
    ident: str,
    kind: str,
    speaker: str | None,
    speaker_text: str | None,
    cue: str | None,
    when: When | None,
    evidence: Evidence,
    heading: bool = False,
) -> ToldQuotation:
    return ToldQuotation(
        id=ident,
        text=evidence.text,
        kind=kind,
        speaker=speaker,
        speaker_text=speaker_text,
        cue=cue,
        heading=heading,
        date=when,
        evidence=(evidence,),
    )


def quotations() -> tuple[ToldQuotation, ...]:
    varrow, lund, dolan = "n-varrow", "n-lund", "n-dolan"
    shut, opened = day("2019-03-03", Basis.RELATIVE), day("2019-03-08", Basis.RELATIVE)
    return (
        _quote("q1", "direct", varrow, "Ilsa Varrow", "said", shut, said("a-gazette", QUEUE_A)),
        _quote("q2", "direct", varrow, "Ilsa Varrow", "said", None, said("b-post", QUEUE_B)),
        _quote("q3", "direct", None, None, None, None, said("c-radio", "Nobody told us"), True),
        _quote(
            "q4",
            "direct",
            lund,
            "Petra Lund",
            "said",
            None,
            said("c-radio", "Nobody told us a thing until the police cones were out,"),
        ),
        _quote(
            "q5",
            "mixed",
            None,
            "A council spokesman",
            "said",
            None,
            said("c-radio", "acted within the hour"),
        ),
        _quote(
            "q6",
            "mixed",
            dolan,
            "Marek Dolan",
            "called",
            opened,
            said("d-herald", "a small, careful first step"),
        ),
        _quote(
            "q7",
            "indirect",
            dolan,
            "he",
            "said",
            None,
            said("d-herald", "he had seen it only on Sunday"),
        ),
        _quote(
            "q8",
            "direct",
            lund,
            "Petra Lund",
            "said",
            None,
            said("e-review", "It is strange how quiet the evenings are,"),
        ),
    )


def discrepancies() -> tuple[Discrepancy, ...]:
    cracks = "Divers and climbers counted 14 cracks, the council said"
    fixed = "the council now says climbers found 41"
    return (
        Discrepancy(
            id="x-climb",
            about="when the damage was found",
            kind="date",
            status="open",
            correction=None,
            reason="Two independent reports give days that cannot both hold.",
            values=(
                ClaimedValue(
                    value="2019-03-01",
                    evidence=(
                        said("c-radio", "Climbers reported the damage on 1 March, it says."),
                    ),
                    independent_sources=1,
                ),
                ClaimedValue(
                    value="late February 2019",
                    evidence=(said("e-review", CLIMB),),
                    independent_sources=1,
                ),
            ),
            timeline=("t-climb", "t-damage"),
        ),
        Discrepancy(
            id="x-cracks",
            about="cracks",
            kind="number",
            status="corrected",
            correction=said("d-herald", fixed),
            reason="Three numbers for the same count; a report corrects its own.",
            values=(
                ClaimedValue(
                    value="14",
                    evidence=(said("a-gazette", cracks), said("b-post", cracks)),
                    independent_sources=1,
                ),
                ClaimedValue(
                    value="40",
                    evidence=(said("c-radio", "Forty cracks, not a handful"),),
                    independent_sources=1,
                ),
                ClaimedValue(
                    value="41", evidence=(said("d-herald", fixed),), independent_sources=1
                ),
            ),
        ),
        Discrepancy(
            id="x-queue",
            about="We would rather have a queue than a tragedy",
            kind="quotation",
            status="open",
            correction=None,
            reason="One quotation, two wordings between the marks.",
            values=(
                ClaimedValue(
                    value=QUEUE_A, evidence=(said("a-gazette", QUEUE_A),), independent_sources=1
                ),
                ClaimedValue(
                    value=QUEUE_B, evidence=(said("b-post", QUEUE_B),), independent_sources=1
                ),
            ),
        ),
    )


def figures() -> tuple[FigureSeries, ...]:
    def value(number: float, how: Qualifier, words: str, on: When, at: Evidence) -> FigureValue:
        return FigureValue(value=number, qualifier=how, text=words, as_of=on, evidence=(at,))

    return (
        FigureSeries(
            what="names under the petition",
            unit="",
            values=(
                value(
                    3100.0,
                    Qualifier.EXACT,
                    "3,100 names",
                    day("2019-03-05", Basis.RELATIVE),
                    said("c-radio", "3,100 names"),
                ),
                value(
                    9400.0,
                    Qualifier.OVER,
                    "9,400 names",
                    day("2019-03-07", Basis.RELATIVE),
                    said("d-herald", "9,400 names"),
                ),
                value(
                    12000.0,
                    Qualifier.OVER,
                    "More than 12,000 people",
                    interval("2019-03-08", "2019-03-12"),
                    said("e-review", "More than 12,000 people"),
                ),
            ),
        ),
        FigureSeries(
            what="vehicles a day",
            unit="per day",
            values=(
                value(
                    22000.0,
                    Qualifier.ABOUT,
                    "some 22,000 vehicles a day",
                    day("2019-03-04", Basis.INFERRED),
                    said("a-gazette", "some 22,000 vehicles a day"),
                ),
            ),
        ),
    )


def reuse() -> tuple[Reuse, ...]:
    return (
        Reuse(
            source="a-gazette",
            copy="b-post",
            share=0.7142857,
            passages=(
                Passage(
                    kind="near",
                    source=said("a-gazette", SHUT_A),
                    copy=said("b-post", SHUT_B),
                    changes=(Change(before="climb", after="inspection"),),
                ),
                Passage(
                    kind="verbatim",
                    source=said("a-gazette", "Divers and climbers counted 14 cracks"),
                    copy=said("b-post", "Divers and climbers counted 14 cracks"),
                    changes=(),
                ),
            ),
        ),
        Reuse(
            source="d-herald",
            copy="e-review",
            share=0.08,
            passages=(
                Passage(
                    kind="rewritten",
                    source=said("d-herald", LANE),
                    copy=said(
                        "e-review",
                        "Schoolchildren cheered when the first ambulance rolled over the single"
                        " lane.",
                    ),
                    changes=(Change(before="opened for ambulances", after="first ambulance"),),
                ),
            ),
            order_known=False,
        ),
    )


def reactions() -> tuple[ToldReaction, ...]:
    cheered = said(
        "e-review", "Schoolchildren cheered when the first ambulance rolled over the single lane."
    )
    tired = said(
        "e-review", "At the bakery by the eastern barrier people were tired more than angry."
    )
    return (
        ToldReaction(
            text=cheered.text,
            who=None,
            who_text="Schoolchildren",
            emotion="joy",
            about="t-lane",
            evidence=(cheered,),
        ),
        ToldReaction(
            text=tired.text,
            who=None,
            who_text="people",
            emotion="sadness",
            about=None,
            evidence=(tired,),
        ),
    )


def novelty() -> tuple[Novelty, ...]:
    queues = "Queues at the Millgate ferry reached two hours on Monday morning."
    return (
        Novelty(
            article="a-gazette",
            sentences=7,
            new=7,
            evidence=(said("a-gazette", SHUT_A), said("a-gazette", PUT_OFF)),
        ),
        Novelty(article="b-post", sentences=5, new=1, evidence=(said("b-post", queues),)),
        Novelty(
            article="c-radio",
            sentences=8,
            new=7,
            evidence=(said("c-radio", "Climbers reported the damage on 1 March, it says."),),
        ),
        Novelty(article="d-herald", sentences=6, new=5, evidence=(said("d-herald", LANE),)),
        Novelty(article="e-review", sentences=8, new=6, evidence=(said("e-review", CLIMB),)),
    )


def story() -> Story:
    """The whole of it."""
    return Story(
        id="s-tarn",
        title="Tarn Bridge shut after cracks are found in its hangers",
        start="2019-03-01",
        end="2019-03-12",
        annotator="rules 1, weights 00ff",
        articles=articles(),
        timeline=timeline(),
        cast=cast(),
        quotations=quotations(),
        discrepancies=discrepancies(),
        figures=figures(),
        reuse=reuse(),
        reactions=reactions(),
        novelty=novelty(),
        problems=(
            Problem("broken.pdf", "unreadable", "This is a PDF, not text or HTML."),
            Problem("recipe.txt", "unrelated", "It shares no names or places with the others."),
        ),
    )
