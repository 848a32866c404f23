"""What people write of themselves and others in comments: all of it is found, and nothing else.

The people, numbers and addresses are invented.
"""

from __future__ import annotations

import re

import pytest

from parastaminen_nb.text.names import Names
from parastaminen_nb.text.personal import find_personal

FINNISH = """
Soita «Matti Virtaselle» numeroon «040-1234567».
Sähköpostini on «etunimi.sukunimi@kunta.example».
Henkilötunnukseni on «131052-308T», uusi on «010594Y9032» ja lapsen «131052A308T».
Asun osoitteessa «Koulukatu 5 A 3, 24100 Salo».
Tapasin «Liisa Korhosen» ja «Pekka Mäkelän» kyläillassa.
Terveisin, «Anna-Liisa Niemi»
Numeroni on «0401234567», toinen «+358401234567».
Gsm «050 1234 567» iltaisin
Kirjoita minulle: «maija.meikalainen [at] posti.example»
Naapurini «Kalle Järvinen» asuu «Mäkikuja 3 B 14»:ssä.
Hyvä päivä! T: «Seppo»
t: «Irja» 75 v.
Yst. terv. «Kirsi Laine»
Kiitos «Ritva Nieminen» ja «Juha Heikkinen».
Puhelin: «02 778 1234»
Ota yhteyttä «Sari Ahoon», «sari.aho@koulu.example»
Vanhempani asuvat «Pihlajatien 4»:ssä ja me «Aleksanterinkadulla 15».
Lapseni «Eetu Salminen» on 12 vuotta, synt. 12.3.2015.
Opettaja «Tiina Rantasen» luokassa oli 24 lasta vuonna 2026.
Hoitaja «Marjatta Hakalalta» sain apua, «Outi Lahdelta» myös.
"""
SWEDISH = """
Ring «Anders Johansson» på «040-1234567».
Min e-post är «fornamn.efternamn@kommun.example».
Min personbeteckning är «131052-308T».
Jag bor på «Skolgatan 5», förut på «Skolgatan 5 A 3, 10600 Ekenäs».
Jag träffade «Eva Lindqvists» granne «Karl Andersson».
Med vänlig hälsning, «Maria Nyström»
Hälsningar «Björn»
Mvh «Lena Söderholm»
Tfn «019 289 2000» eller «+358 50 123 45 67»
Kontakta «anna.holm(at)stad.example»
Jag heter «Gunilla Backman» och bor här sedan 1998.
Läraren «Susanne Karlsson» var bra.
«Erik Nordström» sade att vägen är dålig.
Adressen är «Kyrkoesplanaden 10 B 4».
Min granne på «Björkstigen 7» störs, klass 7 och 8 med.
Tack till «Peter Ek» och «Ulla Eklund»!
Hälsar «Kerstin Wikström», Pargas
«Johan Sjöbergs» hus på «Prästgårdsbacken 2» kostar 150 000 euro.
Vi har bott på «Norra Järnvägsgatan 3» i 20 år.
Min läkare är «Camilla Björklund», nummer «06-123 4567».
"""


@pytest.mark.parametrize("line", [*FINNISH.strip().split("\n"), *SWEDISH.strip().split("\n")])
def test_all_that_is_personal_in_a_sentence_and_nothing_else(line):
    text = line.replace("«", "").replace("»", "")
    found = [text[one.start : one.end] for one in find_personal(text)]
    assert found == re.findall("«(.*?)»", line)


@pytest.mark.parametrize(
    ("person", "forms"),
    [
        ("Aino Virtanen", "Virtasen Virtaselle Virtasta Virtaseen"),
        ("Pekka Lahti", "Lahden Lahdelle Lahtea Lahteen Lahtis"),
        ("Ari Koski", "Kosken Koskelta Koskea"),
        ("Tea Niemi", "Niemen Niemessä Niemeä"),
        ("Kai Laine", "Laineen Laineelle Lainetta"),
        ("Jaana Rinne", "Rinteen Rinteellä Rinnettä"),
        ("Jussi Lehto", "Lehdon Lehdolle Lehtoa Lehtoon"),
        ("Eija Aalto", "Aallon Aallolta Aaltoa"),
        ("Kati Ranta", "Rannan Rannalle Rantaa"),
        ("Risto Kärki", "Kärjen Kärjelle Kärkeä"),
        ("Toivo Kangas", "Kankaan Kankaalle Kangasta"),
        ("Tia Lampi", "Lammen Lammelta"),
        ("Sami Hietala", "Hietalan Hietalaan Hietalalla"),
        ("Aatu Kivistö", "Kivistön Kivistöltä"),
        ("Erik Andersson", "Anderssons Anderssonin Anderssonille Anderssonia Anderssoniin"),
        ("Bo Lindqvist", "Lindqvists Lindqvistin Lindqvistillä"),
    ],
)
def test_a_family_name_of_the_list_is_found_in_its_forms(person, forms):
    names = Names([person])
    for form in [person.split()[1], *forms.split()]:
        for said in (form, f"{person.split()[0]} {form}"):
            text = f"Kiitos, {said} lupasi."
            assert [text[a:b] for a, b in names.places(text)][:1] == [said]


def test_words_that_only_begin_like_a_name_are_left():
    names = Names(["Pekka Lahti", "Ari Koski", "Kai Laine", "Tia Lampi"])
    text = "Lahja Koskela söi lahdella. Lahtinen. Lampaat. Lainaus. Koskaan. Lammas."
    assert list(names.places(text)) == []
