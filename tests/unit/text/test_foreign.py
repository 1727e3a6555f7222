# ruff: noqa: E501 (a paragraph is one line)
"""Paragraphs in many languages -> language."""

from __future__ import annotations

import pytest

from sourceline.text.foreign import _data, identify, language_name
from sourceline.text.language import find_language, language_note

PARAGRAPHS = {
    "de": "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sperren. Die Anwohner sind nicht froh, aber sie haben mit einer solchen Entscheidung gerechnet.",
    "fr": "Le conseil municipal a décidé mardi de fermer le vieux pont. Les habitants ne sont pas contents, mais ils s'attendaient à une telle décision.",
    "es": "El ayuntamiento decidió el martes cerrar el puente viejo. Los vecinos no están contentos, pero esperaban una decisión como esta desde hace años.",
    "it": "Il consiglio comunale ha deciso martedì di chiudere il vecchio ponte. Gli abitanti non sono contenti, ma si aspettavano una decisione come questa.",
    "pt": "A câmara municipal decidiu na terça-feira fechar a ponte velha. Os moradores não estão contentes, mas já esperavam uma decisão como esta.",
    "nl": "De gemeenteraad heeft dinsdag besloten om de oude brug te sluiten. De bewoners zijn niet blij, maar ze hadden een dergelijk besluit wel verwacht.",
    "sv": "Kommunfullmäktige beslutade på tisdagen att stänga den gamla bron. De boende är inte glada men hade väntat sig ett sådant beslut.",
    "da": "Byrådet besluttede tirsdag at lukke den gamle bro. Beboerne er ikke glade, men de havde ventet sådan en beslutning efter sidste uges møde.",
    "fi": "Kaupunginvaltuusto päätti tiistaina sulkea vanhan sillan. Asukkaat eivät ole iloisia, mutta he olivat odottaneet, että näin käy, kun se oli tutkittu.",
    "pl": "Rada miasta zdecydowała we wtorek o zamknięciu starego mostu. Mieszkańcy nie są zadowoleni, ale spodziewali się, że tak będzie po ostatnim spotkaniu.",
    "cs": "Rada města v úterý rozhodla o uzavření starého mostu. Obyvatelé nejsou spokojeni, ale podle nich se to dalo čekat, protože most je už dlouho ve špatném stavu.",
    "hu": "A városi tanács kedden úgy döntött, hogy lezárja a régi hidat. A lakók nem örülnek, de azt mondják, hogy erre már régen számítottak.",
    "ro": "Consiliul local a decis marți să închidă podul vechi. Locuitorii nu sunt mulțumiți, dar se așteptau la această decizie după ultima ședință.",
    "tr": "Belediye meclisi salı günü eski köprüyü kapatmaya karar verdi. Sakinler memnun değil ama böyle bir kararı uzun süredir bekliyorlardı ve bu çok daha erken olmalıydı.",
    "id": "Dewan kota pada hari Selasa memutuskan untuk menutup jembatan tua itu. Warga tidak senang, tetapi mereka sudah menduga keputusan ini akan datang.",
    "vi": "Hội đồng thành phố đã quyết định đóng cây cầu cũ. Người dân không vui, nhưng họ đã chờ một quyết định như vậy từ nhiều năm.",
    "ru": "Городской совет во вторник решил закрыть старый мост. Жители не рады, но они ждали этого решения после прошлой встречи.",
    "uk": "Міська рада у вівторок вирішила закрити старий міст. Мешканці не раді, але вони чекали на це рішення після минулої зустрічі.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει την παλιά γέφυρα.",
    "ar": "قرر مجلس المدينة يوم الثلاثاء إغلاق الجسر القديم.",
    "fa": "شورای شهر روز سه‌شنبه تصمیم گرفت پل قدیمی را ببندد.",
    "he": "מועצת העיר החליטה ביום שלישי לסגור את הגשר הישן.",
    "hi": "नगर परिषद ने मंगलवार को पुराने पुल को बंद करने का फैसला किया।",
    "th": "สภาเมืองตัดสินใจปิดสะพานเก่าเมื่อวันอังคาร",
    "ja": "市議会は火曜日、古い橋を閉鎖することを決めた。",
    "zh": "市议会星期二决定关闭旧桥。居民对此并不高兴。",
    "ko": "시의회는 화요일에 오래된 다리를 폐쇄하기로 결정했다.",
}


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph(language: str) -> None:
    assert identify(PARAGRAPHS[language]) == language
    assert find_language(PARAGRAPHS[language], "en") == language


@pytest.mark.parametrize(
    "text", ["", "1234 !!", "Xqzz vrrt plomf " * 9, "Okoro, Malec, Harte, Petrie"]
)
def test_what_is_no_language(text: str) -> None:
    assert identify(text) == "und"


def test_every_language_that_can_be_told_has_a_name() -> None:
    data = _data()
    told = {*data["words"], *data["scripts"], *data["letters"]}
    assert told - set(data["names"]) == set()
    assert (language_name("de"), language_name("xx")) == ("German", "xx")


def test_what_to_know_of_a_report_that_is_not_english() -> None:
    assert language_note("en") is None
    assert str(language_note("ko")).startswith("it is in Korean, not English; ")
    assert str(language_note("und")).startswith("its language could not be told; ")
