"""Languages: their files, what is wrong with one, forms of verbs, and telling a page's language."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

import statements
from statements.attribution.sentence.lexicon import CLASSES
from statements.errors import DataError, UnknownLanguageError
from statements.gazetteer import ground
from statements.languages import Language, codes, detect, likeliest, load
from statements.languages.inflection import forms
from statements.languages.key import VALUES
from statements.languages.keys import SECTIONS
from statements.resolve.triggers import KINDS

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "extending" / "language.md"
ENGLISH = load("en").text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            "Portal/Посольство Эльбонии в Генте\nThe envoy said that the roses of the garden would stay.",
        ),
        ("ru", "Telegram Download\nПосол заявил, что сад будет открыт и летом, сообщает The Pier."),
        ("vi", "The Pier, Reuters\nÔng Omarov cho biết cảng sẽ được mở rộng gấp đôi."),
        (
            "en",
            "Ngoại trưởng Omarov, as the Vietnamese call him, has said that the port is to grow with the trade.",
        ),
        ("de", "The Pier, Reuters\nDer Botschafter sagte, dass der Garten im Sommer offen und die Straße frei ist."),
        ("en", "Der Hafen, as the Germans call it, was said to be open, and the König of the pier is with us."),
        ("en", ""),
    ],
)
def test_names_in_another_script_do_not_decide(code, text):
    assert detect(text) == code


@pytest.mark.parametrize(
    ("likely", "text"),
    [
        ("French", "Le ministre a déclaré que la réunion est reportée, mais les délégués sont restés dans la salle."),
        ("Spanish", "La alcaldesa dijo que el puente se abrirá en mayo, pero los vecinos no lo creen según ella."),
        ("Portuguese", "O ministro disse que a ponte não será aberta em maio, mas que os barcos vão para o porto."),
        ("Italian", "Il sindaco ha detto che il ponte della città non sarà aperto, ma che è una questione di giorni."),
        ("Dutch", "De burgemeester zei dat het plan niet voor de zomer klaar is en dat er geen geld van het rijk is."),
        ("Polish", "Minister powiedział, że most nie jest gotowy i że będzie otwarty w maju, ale tylko dla pieszych."),
        ("Czech", "Ministr řekl, že se most neotevře v květnu, ale že lodě budou jezdit podle plánu."),
        ("Romanian", "Ministrul a spus că podul nu este gata și că va fi deschis în mai, dar numai pentru pietoni."),
        ("Hungarian", "A miniszter azt mondta, hogy a híd nem készült el, és csak májusban nyílik meg."),
        ("Swedish", "Ministern säger att bron inte är klar och att den har blivit dyrare för staden av flera skäl."),
        (
            "Finnish",
            "Ministeri sanoi, että silta ei ole valmis ja että se avataan keväällä, mutta hän ei kertonut syytä.",
        ),
        ("Turkish", "Bakan, köprünün hazır olduğunu ve bu yıl için daha çok kaynak ayrıldığını söyledi."),
        ("Indonesian", "Menteri itu mengatakan bahwa jembatan tidak akan dibuka dan warga dari desa itu kecewa."),
        ("Ukrainian", "Лінію відкриють у травні, заявила міська голова. «Ми чекали довго», – зазначила керівниця."),
        ("Belarusian", "Міністр сказаў, што мост не гатовы і што яго адкрыюць у траўні для ўсіх."),
        ("Bulgarian", "Министърът каза, че мостът не е готов и че ще се отвори през май, като това се знае отдавна."),
        ("Serbian", "Министар је рекао да мост није готов и да ће се отворити у мају, што је касно за град."),
        ("Kazakh", "Министр көпір дайын емес және бұл жұмыс халық үшін маңызды деп мәлімдеді."),
        ("Chinese script", "部长说大桥还没有完工。"),
        ("Arabic script", "قال الوزير إن الجسر ليس جاهزا"),
        ("Greek script", "Ο υπουργός είπε ότι η γέφυρα δεν είναι έτοιμη."),
        ("", "Zorb quen trelfi " * 30),
    ],
)
def test_a_language_that_is_not_read_is_named(likely: str, text: str):
    with pytest.raises(UnknownLanguageError) as told:
        detect(text)
    assert told.value.likely == likely


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            "Le Pen said in Paris on Monday that “la France est de retour”, and the mayor of Étampes agreed with her.",
        ),
        (
            "en",
            "The play was called “Les Misères de la Guerre”, Señora Núñez of the Teatro de la Ciudad said to the BBC.",
        ),
        ("en", "Thủ tướng Phạm Văn Độ and President Đỗ Mạnh met in Hà Nội, the ministry said."),
        ("en", "Володимир Гаєвий, the mayor of Київ, said that the bridge is closed."),
        ("ru", "Мэр Киева Володимир Їжак заявил, что мост в городе не откроют. Он сказал это на «Україна 24»."),
        ("ru", "Посол Эльбонии сказал: «Bonjour», и на этом встреча закончилась."),
        ("vi", "Đại sứ Pháp cho biết “Le Monde” và “La Croix” đã đưa tin về các cuộc gặp tại Hà Nội."),
        ("vi", "Thu tuong noi: Đã đến lúc các nước cho thấy sự đoàn kết của người dân."),
        ("en", "Le Havre, Le Mans, La Rochelle"),
        ("en", "12:30 Zuidas – De Waag"),
        ("en", "王毅"),
        ("en", "Wang Yi (王毅) and Sergei Lavrov (Сергей Лавров) met, the ministry said."),
    ],
)
def test_names_and_words_of_another_language_refuse_nothing(code: str, text: str):
    assert detect(text) == code


def test_a_page_too_short_to_tell_is_in_the_format_s_own_language():
    assert detect("OK 15:30", among=("vi",)) == "vi"
    assert likeliest("Le ministre a dit que la réunion est reportée.", among=("vi",)) == "vi"


def test_of_equal_claims_the_language_that_is_read_best_wins():
    assert load("de").state == "begun"
    assert detect("the und") == "en"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "inverts = true",
            "invers = true",
            "x: [[cues.frames]] say has no key 'invers': did you mean 'inverts'?",
        ),
        ("[grammar]", "[gramar]", "x: has no key 'gramar': did you mean 'grammar'?"),
        ("determiners =", "determinants =", "[grammar] has no key 'determinants': did you mean 'determiners'?"),
        ('kind = "relay"', 'kind = "relai"', "[[cues.frames]] relay kind knows no 'relai': did you mean 'relay'?"),
        ('takes = "quote that clause left"', 'takes = "quote than"', "knows no 'than': did you mean 'that'?"),
        (
            "outermost nests speaks utters by_saying",
            "outmost",
            "say traits knows no 'outmost': did you mean 'outermost'?",
        ),
        ('order = "mdy"', 'order = "ymd"', "[dates] order knows no 'ymd'"),
        ('state = "full"', 'state = "done"', "state knows no 'done'"),
        ("apposition = true", 'apposition = "yes"', "[grammar] apposition is 'yes' and not `true` or `false`"),
        ('infinitive = "to"', "infinitive = 1", "[grammar] infinitive is 1 and not a string of words"),
        ('infinitive = "to"', 'infinitive = "To"', "holds 'To', which is not in lower case"),
        ('infinitive = "to"', 'infinitive = "to to"', "[grammar] infinitive has 'to' twice"),
        ('infinitive = "to"', 'infinitive = "to by"', "[grammar] has 'by' in prepositions and in infinitive"),
        ('head = "last"', "", "[names] lacks head"),
        ('partners = ["with", "between"]', 'partners = ["with", ""]', "[events] partners holds"),
        ('visit = ["visit to"', 'visit = ["interview"', "[events] has 'interview' in interview and in visit"),
        ("'{month}(?:", "'({month}(?:", "[dates] forms holds a bad pattern"),
        ("'{lead}{month}'", "'{led}{month}'", "a field 'led': did you mean 'lead'?"),
        ("relative.1 =", "relative.tomorrow =", "[dates] relative holds 'tomorrow', which is no number of days"),
        ("(?<![eoy])e", "(?<![eoy)e", "[cues] spellings holds a bad pattern"),
        ("verbs.short", "verbs.brief", "[[cues.frames]] say has verbs of 'brief'; [cues.inflections] knows"),
        ('words = "regret ', 'words = "says regret ', "stress has 'says', which [[cues.frames]] say has already"),
        (
            'words = "regret ',
            'words = "stresses regret ',
            "has 'stresses', which [[cues.frames]] stress has already",
        ),
        ("[grammar]", "[grammar]\n[[", "x: "),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_place(old: str, new: str, told: str):
    assert old in ENGLISH
    with pytest.raises(DataError) as error:
        Language.from_toml(ENGLISH.replace(old, new, 1), source="x")
    assert told in str(error.value)
    assert str(error.value).startswith("x: ")


@pytest.mark.parametrize("section", [section for section in SECTIONS if section not in ("cues.frames", "pages")])
def test_no_section_may_be_empty(section: str):
    tables = re.split(r"(?m)^(?=\[)", ENGLISH)
    kept = [table for table in tables if not re.match(rf"\[\[?{section}\b", table)]
    for text in ("".join(kept), "".join([*kept, f"[{section}]\n"])):
        with pytest.raises(DataError, match=rf"x: there is nothing in \[{section}\]"):
            Language.from_toml(text, source="x")


def test_every_key_of_a_definition_is_told_apart_and_every_value_described():
    for known in SECTIONS.values():
        names = [key.name for key in known]
        assert len(names) == len(set(names))
        assert {key.value for key in known} <= VALUES.keys()


def test_the_classes_of_words_and_the_kinds_of_occasions_are_those_of_the_code():
    assert {key.name for key in SECTIONS["grammar"] if key.apart} == CLASSES.keys()
    assert {key.name for key in SECTIONS["events"] if key.apart} == set(KINDS)


@pytest.mark.parametrize("code", codes())
def test_a_file_is_named_for_its_code_and_knows_the_gazetteer_s_offices(code: str):
    language = load(code)
    assert language.code == code
    known = ground().offices.keys() | {"any", "group", "organisation"}
    assert {office for offices in language.names["roles"].values() for office in offices} <= known
    assert language.names["titles"].keys() <= known
    assert not language.dates["months"] or len(language.dates["months"]) == 12
    assert not language.dates["weekdays"] or len(language.dates["weekdays"]) == 7


@pytest.mark.parametrize("code", codes())
def test_every_cue_has_a_place_in_its_file(code: str):
    language = load(code)
    lines = language.text.splitlines()
    for number, frame in enumerate(language.cues["frames"]):
        for word in frame["words"]:
            place = language.place_of(word, number)
            assert place is not None
            file, _, line = place.partition(" ")[0].partition(":")
            assert file == f"{code}.toml"
            assert word[0] in lines[int(line) - 1]
    assert language.place_of("xyzzy", 0) is None
    assert language.place_of(language.cues["frames"][0]["words"][0], len(language.cues["frames"])) is None


@pytest.mark.parametrize(
    ("code", "verb", "rule", "made"),
    [
        ("en", "quip", "regular", "quip quips quipped quipping"),
        ("en", "point out", "regular", "point out|points out|pointed out|pointing out"),
        ("en", "state", "regular", "state states stated stating"),
        ("en", "reply", "regular", "reply replies replied replying"),
        ("en", "agree", "regular", "agree agrees agreed agreeing"),
        ("en", "reveal", "regular", "reveal reveals revealed revealing"),
        ("ru", "признаться", "past", "признался призналась призналось признались"),
        ("ru", "требовать", "present", "требует требуют"),
        ("ru", "заявить", "perfective", "заявил заявила заявило заявили заявив"),
        ("de", "antworten", "regular", "antworten antwortet antwortete antworteten"),
        ("de", "versichern", "regular", "versichern versichert versicherte versicherten"),
    ],
)
def test_regular_verbs(code: str, verb: str, rule: str, made: str):
    cues = load(code).cues
    wanted = made.split("|") if "|" in made else made.split()
    assert forms(verb, cues["inflections"][rule], cues["spellings"]) == wanted


def test_the_documentation_has_the_tables_that_follow_from_the_definition():
    spec = importlib.util.spec_from_file_location("keys", ROOT / "docs" / "keys.py")
    assert spec
    assert spec.loader
    keys = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(keys)
    text = PAGE.read_text("utf-8")
    assert set(keys.tables()) == {line.split()[2] for line in text.splitlines() if line.startswith("<!-- table: ")}
    assert keys.filled(text) == text, "python docs/keys.py writes them again"


CHANNEL = """Pier News
3.49K subscribers
Download Telegram
{}
412 views 14:05
{}
411 views 15:05
"""
PORT = "Мэр Пётр Ларин заявил, что порт будет закрыт на ремонт до весны. Он добавил, что паром не пойдёт и в мае."
FERRY = "Mayor Ann Lee said that the port is closed for the winter. She added that the ferry is to run in May."


@pytest.mark.parametrize(("first", "second"), [(PORT, FERRY), (FERRY, PORT)])
def test_each_post_is_read_in_its_own_language(first: str, second: str):
    doc = statements.parse(CHANNEL.format(first, second), format="telegram-forward")
    assert [i.language for i in doc.items] == ["ru" if post is PORT else "en" for post in (first, second)]
    for item, post in zip(doc.items, (first, second), strict=True):
        names = [p.name for s in doc if s.item == item.number for p in doc.speakers_of(s)]
        assert names == ["Пётр Ларин" if post is PORT else "Ann Lee"] * 2


def test_a_post_of_names_alone_is_in_the_language_of_the_page():
    doc = statements.parse(CHANNEL.format(PORT, "The New York Times, Reuters, BBC"), format="telegram-forward")
    assert [i.language for i in doc.items] == ["ru", "ru"]


def test_the_language_that_a_caller_names_is_that_of_every_post():
    doc = statements.parse(CHANNEL.format(PORT, FERRY), format="telegram-forward", language="en")
    assert [i.language for i in doc.items] == ["en", "en"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = " + "[" * 5000 + "]" * 5000, "x: it cannot be read: RecursionError"),
        ("a = " + "9" * 5000, "x: it cannot be read: ValueError"),
        (
            ENGLISH.replace("after = ['", "after = ['a{99999999999}', '", 1),
            "bad pattern (the repetition number is too large)",
        ),
        (re.sub(r'(?m)^presidents = \["', 'presidents = [" ", "', ENGLISH, count=1), "none of them empty"),
        (re.sub(r'(?m)^visit = \["', 'visit = ["\\t", "', ENGLISH, count=1), "none of them empty"),
    ],
    ids=["deep", "huge", "repeated", "blank title", "blank word"],
)
def test_what_no_page_could_be_read_with_is_told_when_the_file_is_read(text: str, told: str) -> None:
    assert text != ENGLISH
    with pytest.raises(DataError, match=re.escape(told)):
        Language.from_toml(text, source="x")


@pytest.mark.parametrize("code", codes())
def test_sections_read_one_by_one_are_those_of_the_whole_file(code: str) -> None:
    whole, parts = Language.from_toml(load(code).text), load(code)
    for section in (section for section in SECTIONS if "." not in section):
        assert getattr(parts, section) == getattr(whole, section), section
    assert (parts.code, parts.name, parts.state) == (whole.code, whole.name, whole.state)


def test_telling_a_language_reads_no_more_of_others_than_what_tells_them() -> None:
    script = (
        "from statements import languages\n"
        "assert languages.detect('Bộ trưởng cho biết hai bên đã gặp nhau') == 'vi'\n"
        "def is_read(code, section):\n"
        "    try:\n"
        "        return bool(getattr(languages.Language, section).__get__(languages.load(code)))\n"
        "    except AttributeError:\n"
        "        return False\n"
        "print([code for code in languages.codes() if is_read(code, 'cues')], is_read('ru', 'detect'))"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "[] True"


def test_a_language_has_no_section_that_nobody_knows() -> None:
    assert not hasattr(load("en"), "verses")


def test_the_cases_of_names_stand_in_the_language_file() -> None:
    told = load("ru").text
    other = told.replace('"ия" = ["ии", "ию", "ией"]', '"ия" = ["иус"]')
    page = "По словам {}, паром отходит в полдень."
    for text, mention, name in (
        (told, "Марии Гореловой", "Мария Горелова"),
        (other, "Мариус Гореловой", "Мария Горелова"),
    ):
        doc = statements.parse(page.format(mention), language=Language.from_toml(text))
        assert [p.name for p in doc.speakers_of(doc.statements[0])] == [name]


@pytest.mark.parametrize("code", codes())
def test_a_language_that_comes_with_the_library_has_all_that_its_file_says(code: str) -> None:
    known, read = load(code), Language.from_toml(load(code).text, source=f"{code}.toml")
    for name in (*(section for section in SECTIONS if "." not in section), "code", "name", "state", "text"):
        assert getattr(known, name) == getattr(read, name), name


def test_a_russian_cue_is_one_without_the_dots_of_its_letters_too() -> None:
    frames = {word: frame["name"] for frame in load("ru").cues["frames"] for word in frame["words"]}
    dotted = {word: word.replace("ё", "е") for word in frames if "ё" in word}
    assert {word for word, plain in dotted.items() if frames.get(plain) != frames[word]} == set()
