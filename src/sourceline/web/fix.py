"""The pages where a story is corrected: a form for each thing that can be decided, and the log.

They stand apart from the story's page, which is kept rendered for everybody, and are never kept.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sourceline.app.correctors import Corrector
from sourceline.app.fixing import Person, whoever
from sourceline.app.log_lines import Listed
from sourceline.app.room import Room, Shelved
from sourceline.app.wishes import WISHES
from sourceline.errors import NotInStoreError, SettingsError
from sourceline.web import addresses
from sourceline.web.answers import refusal
from sourceline.web.fix_things import KINDS, thing_of
from sourceline.web.frame import render
from sourceline.web.session import Sessions

UNDO = "undo"
# Kinds of things, the field of their forms that names them, and the forms.
FORMS = {
    "line": ("line", ("reject", "date", "pin")),
    "name": ("name", ("merge", "rename", "split")),
    "quotation": ("quotation", ("speaker",)),
    "disagreement": ("dispute", ("confirm", "dismiss")),
    "report": ("report", ("leave-out", "publish", "move", "pin")),
}
# A form of ours holds a name, a reason, an id: what is longer is none.
MOST_BYTES = 16_384
_MOST_FIELDS = 20
_MEDIA = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Desk:
    """Who serves the forms of one archive. One correction at a time: each tells a story again."""

    room: Room
    corrector: Corrector
    sessions: Sessions
    turn: threading.Lock

    @classmethod
    def of(cls, room: Room, corrector: Corrector) -> Desk:
        return cls(room, corrector, Sessions(), threading.Lock())

    # Pages

    def log_page(self, request: Request) -> Response:
        """All that was decided about a story, with what takes it back."""
        story = request.path_params["story"]
        shelved = self.room.story(story)
        if shelved.id != story:
            return RedirectResponse(addresses.fixes(shelved.id), status_code=307)
        listed = self.corrector.list_log(shelved.id)
        done = request.query_params.get("done", "")
        return self._page(
            request,
            "fix_log.html.j2",
            shelved,
            listed=[_shown(each) for each in reversed(listed)],
            done=next((_shown(each) for each in listed if each.correction.id == done), None),
        )

    def thing_page(self, request: Request) -> Response:
        """One thing, and what can be said of it."""
        story, kind, ident = (request.path_params[name] for name in ("story", "kind", "ident"))
        shelved = self.room.story(story)
        if kind not in KINDS:
            raise NotInStoreError("there is nothing of that kind", subject="kind")
        if shelved.id != story:
            return RedirectResponse(addresses.fix(shelved.id, kind, ident), status_code=307)
        return self._thing(request, shelved, kind, ident)

    def _thing(
        self,
        request: Request,
        shelved: Shelved,
        kind: str,
        ident: str,
        given: Mapping[str, str] | None = None,
        wrong: SettingsError | None = None,
    ) -> Response:
        """The forms; with what was `given` before, where that was `wrong`."""
        return self._page(
            request,
            "fix_thing.html.j2",
            shelved,
            400 if wrong else 200,
            thing=thing_of(shelved.story, kind, ident),
            kind=kind,
            given=given or {},
            wrong=wrong,
        )

    def _page(
        self, request: Request, template: str, shelved: Shelved, status: int = 200, **what: object
    ) -> Response:
        session = self.sessions.known(request.cookies)
        headers = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
        if session is None:
            session = self.sessions.begin()
            headers["Set-Cookie"] = self.sessions.header(session)
        body = render(
            template,
            story=shelved,
            token=self.sessions.token(session),
            by=whoever(),
            alone=self.room.alone,
            **what,
        )
        return Response(body.encode("utf-8", "replace"), status, headers, media_type="text/html")

    # Forms

    async def post(self, request: Request) -> Response:
        """A form that was sent: checked, decided, and the way on to the log, where it can be undone."""
        path = request.url.path
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _MEDIA:
            return refusal(path, 415, "This is no form.", f"Send it as {_MEDIA}.")
        body = await _body(request)
        if body is None:
            return refusal(path, 413, "The form is too large.", "Say it shorter.")
        fields = read_form(body)
        if fields is None:
            return refusal(path, 400, "The form cannot be read.", "Load the page again.")
        if not self.sessions.fits(self.sessions.known(request.cookies), fields.get("token", "")):
            return refusal(
                path, 403, "The form is not of this session.",
                "Go back, load the page again and send it once more; cookies must be allowed here.",
            )  # fmt: skip
        return await run_in_threadpool(partial(self._answer, request, fields))

    def _answer(self, request: Request, fields: Mapping[str, str]) -> Response:
        """What makes no sense is said above the form, which still holds what was written."""
        story = request.path_params["story"]
        try:
            return self._decide(story, fields)
        except SettingsError as error:
            kind, field = _asked_of(fields)
            if not kind:
                raise
            shelved = self.room.story(story)
            try:
                return self._thing(request, shelved, kind, fields[field], fields, error)
            except NotInStoreError:  # it was decided away meanwhile
                raise error from None

    def _decide(self, story: str, fields: Mapping[str, str]) -> Response:
        person = Person(by=fields.get("by", ""), why=fields.get("why", ""))
        act = fields.get("act", "")
        with self.turn:
            if act == UNDO:
                fixed = self.corrector.undo(fields.get("of", ""), person)
            elif act in WISHES:
                wish = WISHES[act]
                asked = {name: fields.get(name, "") for name in (*wish.needs, *wish.may)}
                fixed = self.corrector.correct(story, act, asked, person)
            else:
                raise SettingsError(
                    "there is no such kind of correction", subject="act", remedy="Use the forms."
                )
        to = addresses.fixes(fixed.story or story, done=fixed.correction.id)
        return RedirectResponse(to, status_code=303, headers={"Cache-Control": "no-store"})


def _asked_of(fields: Mapping[str, str]) -> tuple[str, str]:
    """The kind of thing whose page has that form, and the field that names it; "" where none has."""
    act = fields.get("act", "")
    for kind, (field, acts) in FORMS.items():
        if act in acts and fields.get(field) and (act != "pin" or kind == _pinned_of(fields)):
            return kind, field
    return "", ""


def _pinned_of(fields: Mapping[str, str]) -> str:
    """A line is kept from its own page, a sentence is made one from its report's."""
    return "report" if fields.get("report") else "line"


def read_form(body: bytes) -> dict[str, str] | None:
    """The fields of a form, each once; None where it is none."""
    try:
        given = parse_qs(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        return None
    if any(len(values) > 1 for values in given.values()):
        return None
    return {name: values[0] for name, values in given.items()}


async def _body(request: Request) -> bytes | None:
    """All of it; None as soon as it is too much."""
    held = b""
    async for piece in request.stream():
        held += piece
        if len(held) > MOST_BYTES:
            return None
    return held


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line of the log as the page has it; `takes_back` is whether undoing it makes sense."""

    id: str
    day: str
    by: str
    kind: str
    what: str
    why: str
    status: str
    note: str
    takes_back: bool


_STATUS = {"holds": "", "undo": "", "no_longer": "no longer applies"}


def _shown(each: Listed) -> Shown:
    line = each.correction
    return Shown(
        id=line.id,
        day=line.at[:10],
        by=line.by or "a person",
        kind=each.kind,
        what=each.what,
        why=line.why,
        status=_STATUS.get(each.status, each.status),
        note=each.note,
        takes_back=each.status not in ("undone", "undo"),
    )
