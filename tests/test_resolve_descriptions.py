"""What the words of a mention say, and which persons running text names."""

import pytest

from statements import parse
from statements.gazetteer import default
from statements.languages import load
from statements.resolve.description import Description
from statements.resolve.descriptions import describe
from statements.resolve.name_words import name_words
from statements.resolve.naming import persons_in
from statements.resolve.tagging import tagged


def said(text: str, language: str = "en") -> Description:
    return describe(text, 0, len(text), load(language), default())


def named(text: str, language: str = "en") -> list[Description]:
    words = name_words(load(language), default())
    return persons_in(text, 0, len(text), words, default().scan(text))


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Ove Bergström", "en", "person"),
        ("she", "en", "pronoun"),
        ("the minister", "en", "role"),
        ("the ministry", "en", "organisation"),
        ("two Western officials", "en", "group"),
        ("Moscow", "en", "state"),
        ("the Danish Foreign Ministry", "en", "organisation"),
        ("ông", "vi", "pronoun"),
        ("Ngoại trưởng nước này", "vi", "role"),
        ("министр", "ru", "role"),
    ],
)
def test_a_mention_is_of_one_kind(text: str, language: str, kind: str) -> None:
    assert said(text, language).kind == kind


def test_a_name_has_its_title_its_office_and_its_state() -> None:
    found = said("Russian Foreign Minister Sergei Lavrov")
    assert (found.name, found.title, found.affiliation) == ("Sergei Lavrov", "Foreign Minister", "Russian")
    assert found.entry
    assert found.entry.id == "sergey-lavrov"
    assert (found.offices, found.state) == (("foreign-minister",), "russia")


def test_a_title_behind_of_belongs_to_the_title() -> None:
    assert said("the chairman of Homeland Security").kind == "role"


def test_people_of_a_body_are_not_the_body() -> None:
    assert said("EU lawmakers").kind == "group"
    assert said("the EU").kind == "organisation"


def test_articles_say_whether_somebody_is_known() -> None:
    assert said("the minister").definite
    assert said("a minister").indefinite
    assert said("the minister").name == "minister"


def test_an_honorific_tells_a_gender() -> None:
    assert said("Mrs Ove Bergström").gender == "f"
    assert said("Ove Bergström").gender is None


def test_a_name_with_other_words_is_not_pure() -> None:
    assert said("Minister Ove Bergström").pure
    assert not said("Ove Bergström yesterday evening").pure


def test_running_text_names_the_known_the_titled_and_those_with_a_common_given_name() -> None:
    found = named("Wang Yi walked with Mr Ove Bergström, Paul Berg, Paul Berg House and Minister Ann Lee to Ulv Berg.")
    assert [d.name for d in found] == ["Wang Yi", "Ove Bergström", "Paul Berg", "Ann Lee"]
    assert [d.title for d in found] == [None, None, None, "Minister"]
    assert [d.gender for d in found] == ["m", "m", "m", "f"]


def test_whoever_owns_something_is_its_owner() -> None:
    (found,) = named("Wang Yi’s visit ended.")
    assert found.owner


def test_a_title_does_not_reach_over_a_comma() -> None:
    (found,) = named("The president of France, Minister Ann Lee said.")
    assert (found.title, found.affiliation) == ("Minister", None)


def test_words_are_tagged_with_what_they_are() -> None:
    text = "the German Foreign Minister Ove Bergström"
    words = name_words(load("en"), default())
    phrase = tagged(text, 0, len(text), words, default().scan(text))
    assert [t.tag for t in phrase.tokens] == ["article", "place", "title", "name", "name"]
    assert (phrase.offices, phrase.nouns) == (["foreign-minister"], ["foreign minister"])


def test_the_longest_title_counts() -> None:
    text = "Deputy Foreign Minister"
    words = name_words(load("en"), default())
    (token,) = tagged(text, 0, len(text), words, []).tokens
    assert (token.start, token.end, token.tag) == (0, len(text), "title")


def test_cases_of_a_name_have_one_key() -> None:
    words = name_words(load("ru"), default())
    assert words.name_key("Иванова") == words.name_key("Ивановым") or words.name_key("Иванов") == words.name_key(
        "Ивановым"
    )
    assert name_words(load("en"), default()).name_key("J. Smith") == name_words(load("en"), default()).name_key("Smith")


@pytest.mark.parametrize(
    ("mention", "kind", "name"),
    [
        ("the Institute for Wells and Pipes", "organisation", "Institute for Wells and Pipes"),
        ("the Kivi Bureau of Wells and Water Roads", "organisation", "Kivi Bureau of Wells and Water Roads"),
        ("the Center for Wells at Kivi University", "organisation", "Center for Wells"),
        ("the Well Digging Project", "organisation", "Well Digging Project"),
        ("the Wide Road", "organisation", "Wide Road"),
        ("NWA", "organisation", "NWA"),
        ("AHO", "organisation", "AHO"),
        ("NISKALA", "person", "NISKALA"),
        ("Institute for Wells director Lena Niska", "person", "Lena Niska"),
        ("the Rev. Karl Aho", "person", "Karl Aho"),
        ("the Kivi Lutheran", "person", "Kivi Lutheran"),
        ("Pipe Project manager Lena Niska", "person", "Lena Niska"),
        ("Karl “the Digger” Aho", "person", "Karl “the Digger” Aho"),
        ("the Ministry of Wells, Pipes and Water Roads", "organisation", "Ministry of Wells, Pipes and Water Roads"),
        ("Diggers Without Maps", "organisation", "Diggers Without Maps"),
        ("Kivi Pipes AS", "organisation", "Kivi Pipes AS"),
        ("Kivi Women's Institute", "organisation", "Kivi Women's Institute"),
        ("Karl As", "organisation", "Karl As"),
        ("Karl de la Aho", "person", "Karl de la Aho"),
        ("KIVI OVER NISKA", "person", "KIVI OVER NISKA"),
        ("Retired Rear Admiral Sir Karl de la Aho", "person", "Karl de la Aho"),
        ("New Kivi Gov. Lena Niska", "person", "Lena Niska"),
        ("Karl Aho, Dr", "person", "Karl Aho"),
        ("Ministers Karl Aho", "person", "Karl Aho"),
        ("ministers of Kivi", "group", "ministers of Kivi"),
        # whose people they are
        ("Karl Aho's husband", "role", "Karl Aho's husband"),
        ("Karl Aho's predecessor Lena Niska", "person", "Lena Niska"),
        ("Liberal candidate Karl Aho's doctor", "role", "Liberal candidate Karl Aho's doctor"),
        ("Karl Aho's fans", "group", "Karl Aho's fans"),
        ("Karl Aho's answer", "person", "Karl Aho"),
        ("Kivi's mayor Karl Aho", "person", "Karl Aho"),
    ],
)
def test_a_body_is_told_by_its_name(mention: str, kind: str, name: str) -> None:
    found = describe(mention, 0, len(mention), load("en"), default())
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    ("mention", "kind"), [("They’ll", "pronoun"), ("another", "nobody"), ("wells", "group"), ("Prosecutors", "group")]
)
def test_words_of_grammar_alone_name_nobody(mention: str, kind: str) -> None:
    assert describe(mention, 0, len(mention), load("en"), default()).kind == kind


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The toll grew, according to Havenburg, Northland's Solberg University.", "Solberg University"),
        ("The toll grew, Peter Holm, Northland's Office of Budget chief, said.", "Peter Holm"),
        (
            "The port is open, the head of the Russian National Center for Harbour Control said.",
            "head of the Russian National Center for Harbour Control",
        ),
        ("The port is open, the head of the Ukrainian Harbour Agency Oleg Petrenko said.", "Oleg Petrenko"),
    ],
)
def test_a_body_s_seat_and_a_head_s_body_are_not_who_speaks(sentence: str, speaker: str) -> None:
    doc = parse(sentence, format="plain", language="en")
    assert [[p.name for p in doc.speakers_of(s)] for s in doc.statements] == [[speaker]]


@pytest.mark.parametrize(
    ("text", "language", "name", "calling"),
    [
        ("Glassblower Edith Varn", "en", "Edith Varn", "Glassblower"),
        ("the oboist Edith Varn", "en", "Edith Varn", "oboist"),
        ("convicted burglar Quill Varn", "en", "Quill Varn", "convicted burglar"),
        ("former harbour pilot Quill Varn", "en", "Quill Varn", "harbour pilot"),
        ("Justice Quill Varn", "en", "Quill Varn", "Justice"),
        ("Арматурщик Роман Ольхин", "ru", "Роман Ольхин", "Арматурщик"),
        # nothing that somebody does
        ("Peter Paul Varn", "en", "Peter Paul Varn", None),
        ("Edith Varn", "en", "Edith Varn", None),
        ("Mr Quill Varn", "en", "Quill Varn", None),
        ("former Edith Varn", "en", "Edith Varn", None),
        ("defiant Edith Varn", "en", "Edith Varn", None),
        ("her daughter Edith Varn", "en", "Edith Varn", None),
        ("Позже Роман Ольхин", "ru", "Роман Ольхин", None),
    ],
)
def test_what_somebody_does_stands_before_the_name(text: str, language: str, name: str, calling: str | None) -> None:
    found = said(text, language)
    assert (found.name, found.calling) == (name, calling)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Children of the Weir", "organisation", "Children of the Weir"),
        ("the Friends of the Weir", "organisation", "Friends of the Weir"),
        ("Guard Our Weir", "organisation", "Guard Our Weir"),
        # nobody's body
        ("Edith Varn of the Weir", "person", "Edith Varn"),
        ("Mayor of the Weir", "role", "Mayor of the Weir"),
        ("Nguyen My Linh", "person", "Nguyen My Linh"),
    ],
)
def test_a_small_word_may_hold_a_bodys_name_together(text: str, kind: str, name: str) -> None:
    assert (said(text).kind, said(text).name) == (kind, name)


def test_what_of_ties_to_a_title_is_no_name() -> None:
    assert named("the head of the Russian Harbour Centre left") == []
    assert [who.name for who in named("the president of Russia Quill Varn left")] == ["Quill Varn"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Winger Seb Orde", "person", "Seb Orde"),
        ("Tenant Olga Prince", "person", "Olga Prince"),
        ("my neighbour Stan", "person", "Stan"),
        ("Ada Holm QC", "person", "Ada Holm"),
        ("Police in Ebbing", "group", "Police in Ebbing"),
        ("Officers of Ebbing Hill", "group", "Officers of Ebbing Hill"),
        ("the Ebbing Chamber of Salt", "organisation", "Ebbing Chamber of Salt"),
        ("Holm Bros. Ltd", "organisation", "Holm Bros. Ltd"),
    ],
)
def test_a_name_is_without_what_stands_around_it(text: str, kind: str, name: str) -> None:
    found = said(text)
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Senator Abel Lund-West", "Abel Lund-West"),
        ("Ada Holm-Paris", "Ada Holm-Paris"),
        ("Ada London", "Ada London"),
        ("Air France-KLM", "Air France-KLM"),
        ("the US-Corran Council", "US-Corran Council"),
        ("Greenpeace Russia", "Greenpeace Russia"),
        ("the Bishop of Wexcombe", "Bishop of Wexcombe"),
        ("the Dean of Wexcombe", "Dean of Wexcombe"),
        ("Bishop of Wexcombe Ada Holm", "Ada Holm"),
        ("Commissioner for Health Dr Olu Adewexle", "Olu Adewexle"),
        ("Alhaji Sule Wexcombe", "Sule Wexcombe"),
        ("Deputy Sheriff Cody Wexcombe", "Cody Wexcombe"),
        ("Shearer Davo Wexcombe", "Davo Wexcombe"),
        ("Wexcombe University botanist Ada Holm", "Ada Holm"),
    ],
)
def test_a_name_is_whole_and_nothing_but_the_name(mention: str, name: str) -> None:
    assert said(mention).name == name


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("“It sank,” said the harbour master in a statement.", "en", "harbour master"),
        ("“It sank,” wrote a witness on Twitter.", "en", "witness"),
        ("“It sank,” said a spokesman for the port in Elb.", "en", "spokesman for the port in Elb"),
        ("Жительница дома на брифинге сказала, что паром затонул.", "ru", "Жительница дома"),
    ],
)
def test_where_it_was_said_is_no_part_of_who_said_it(text: str, language: str, name: str) -> None:
    page = parse(text, format="plain", language=language)
    assert [page.speakers_of(s)[0].name for s in page] == [name]
