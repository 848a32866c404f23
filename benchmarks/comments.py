"""Promises about comments: themes and base forms against other methods, reading, speed.

    python benchmarks/comments.py [FOLDER] [--rows 20000] [--alike 20000] [--most 100000] [--dask]

FOLDER holds real data that is not part of the project: `yle2015/comments.csv` (answers of election
candidates, columns `question_id` and `comment`; the question is the known topic of the comment),
and any `ud_finnish*/*.conllu` (treebanks of Universal Dependencies).
Without it the parts that need it say so and are left out. Duplicates are planted in sentences of
those comments, and beyond their number in pairs of such sentences. Everything is measured in one
run, so compare within it: the ratios hold on other machines, the seconds do not. Where other
programs keep the machine busy, seconds of the processor (cpu) tell more than those of the clock.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
import pandas as pd

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.exchange.cells import Cut, SheetPlan
from parastaminen_nb.exchange.findings import Findings
from parastaminen_nb.exchange.parts import read_parts
from parastaminen_nb.exchange.reading import read_comments
from parastaminen_nb.exchange.sheets import write_sheets
from parastaminen_nb.exchange.small_groups import LEAST
from parastaminen_nb.exchange.workbook import comments_sheet, write_comments, write_findings
from parastaminen_nb.i18n import translator
from parastaminen_nb.tables import comment_frame
from parastaminen_nb.text.features import documents, vectors
from parastaminen_nb.text.kept import dictionary
from parastaminen_nb.text.language import comment_languages
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.likeness import find_alike
from parastaminen_nb.text.personal import MARKS
from parastaminen_nb.text.redaction import personal_data
from parastaminen_nb.text.summary import summaries
from parastaminen_nb.text.tally import Teller, tally
from parastaminen_nb.text.theme import Themes
from parastaminen_nb.text.themes import find_themes
from parastaminen_nb.text.voikko import voikko

SIZES = ((300, 8), (1000, 12))
REPEATS = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="folder with yle2015/comments.csv")
    parser.add_argument("--rows", type=int, default=20_000, help="rows of the reading measurement")
    parser.add_argument("--alike", type=int, default=20_000, help="comments with duplicates")
    parser.add_argument("--most", type=int, default=100_000, help="comments that are counted")
    parser.add_argument("--dask", action="store_true", help="count on two dask workers as well")
    args = parser.parse_args()
    trees = sorted(args.folder.glob("ud_finnish*/*.conllu")) if args.folder else []
    labelled = args.folder / "yle2015" / "comments.csv" if args.folder else None
    lemmas = Lemmas()
    print(f"first Finnish word: {seconds(lambda: lemmas.one('koulussa', 'fi')):.2f} s")
    print(f"  and in a process that has its code: {seconds(lambda: dictionary('fi')):.3f} s")
    base_forms(trees, lemmas)
    if labelled is None or not labelled.is_file():
        print(f"themes on labelled comments: left out, there is no {labelled or 'FOLDER'}")
    else:
        themes(pd.read_csv(labelled, dtype=str), lemmas)
        scale(pd.read_csv(labelled, dtype=str), lemmas)
        alike(pd.read_csv(labelled, dtype=str).comment.tolist(), args.alike)
        counting(pd.read_csv(labelled, dtype=str).comment.tolist(), args.most, dask=args.dask)
        whole(pd.read_csv(labelled, dtype=str).comment.tolist(), args.rows, lemmas)
    reading(args.rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this run: {peak:.0f} MB")


def seconds(work: Callable[[], Any]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cpu_seconds(work: Callable[[], Any]) -> float:
    """Seconds of the processor that one call takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def base_forms(trees: list[Path], lemmas: Lemmas) -> None:
    """How many content words of treebanks get the lemma that people gave them, against simplemma;
    and with Voikko, where it is installed.

    Compared exactly, in lower case, without the marks of compounds.
    """
    from simplemma import lemmatize

    try:
        with_voikko = Lemmas(voikko=voikko())
    except WorkshopError as missing:
        print(f"base forms with Voikko: left out. {missing}")
        with_voikko = None

    if not trees:
        print("base forms: left out, there is no FOLDER/ud_finnish*/*.conllu")
    for path in trees:
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        content = [
            (row[1], row[2].replace("#", "").casefold())
            for row in rows
            if len(row) > 3 and row[0].isdecimal() and row[3] in {"NOUN", "VERB", "ADJ", "ADV"}
        ]
        ours = sum(lemmas.one(word, "fi") == lemma for word, lemma in content)
        peer = sum(lemmatize(word, lang="fi").casefold() == lemma for word, lemma in content)
        print(
            f"base forms of {len(content)} content words, {path.name}: "
            f"{ours / len(content):.1%}, simplemma alone {peer / len(content):.1%}"
        )
        if with_voikko:
            right = sum(with_voikko.one(word, "fi") == lemma for word, lemma in content)
            print(f"  with {with_voikko.voikko_version}: {right / len(content):.1%}")


def whole(answers: list[str], rows: int, lemmas: Lemmas) -> None:
    """A workbook read, with base forms, frequencies, keyness and themes; then all that leaves."""
    ends = re.compile(r"(?<=[.!?])\s+|\n+")
    pool = [part.strip() for text in answers for part in ends.split(text) if len(part.split()) > 2]
    chance = random.Random(1)
    texts = [f"{chance.choice(pool)} {chance.choice(pool)}" for _ in range(rows)]
    frame = comment_frame({"text": texts, "case": ["ABC"[n % 3] for n in range(rows)]}, range(rows))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "comments.xlsx"
        write_comments(path, frame, _=translator("fi"))
        start, clock = time.process_time(), time.perf_counter()
        comments = read_comments([path]).comments
        comments["language"] = pd.array(comment_languages(comments), dtype="str")
        told = tally([comments], Teller(["case"], lemmas=lemmas))
        for value in told.groups["case"]:
            told.keyness("case", value)
        found = find_themes(comments, lemmas=lemmas)
        cpu, wall = time.process_time() - start, time.perf_counter() - clock
        print(f"{rows} comments from workbook to themes: cpu {cpu:.1f} s, clock {wall:.1f} s")
        start = time.process_time()
        leaving = without_personal_data(comments, found, lemmas)
        known = time.process_time() - start
        write_findings(path, leaving, translator("fi"))
        cpu = time.process_time() - start
        print(f"  what leaves of them is found: cpu {known:.1f} s, written {cpu - known:.1f} s")
        writing(path, leaving)


def without_personal_data(comments: pd.DataFrame, found: Themes, lemmas: Lemmas) -> Findings:
    """All that the explorer's download holds beside the themes."""
    clean, personal = personal_data(comments, marks=MARKS)
    return Findings(
        *(clean, found, tuple(find_alike(clean["text"].tolist())), personal),
        least=LEAST,
        summaries=summaries(clean, found, lemmas),
    )


def writing(path: Path, findings: Findings) -> None:
    """The sheet of comments, with its styles, against the same rows by openpyxl without any."""
    from openpyxl import Workbook

    def plan() -> SheetPlan:
        return comments_sheet(findings.comments, findings.themes, translator("fi"))

    def openpyxl() -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in plan().rows:
            sheet.append(row)
        book.save(path)

    ours = cpu_seconds(lambda: write_sheets(path, [plan()], Cut()))
    theirs = cpu_seconds(openpyxl)
    rows = len(findings.comments)
    print(f"  {rows} rows written: cpu {ours:.2f} s, openpyxl {theirs:.2f} s")
    print(f"  writing is {theirs / ours:.1f} times faster than openpyxl")


def themes(answers: pd.DataFrame, lemmas: Lemmas) -> None:
    """Agreement with known topics (NMI, ARI; 1 is perfect), against NMF, k-means and HDBSCAN.

    The peers are told the right number of topics; ours has to find it. Ours is judged with every
    comment that belongs nowhere as one more group.
    """
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    for size, topics in SIZES:
        scores: dict[str, list[tuple[float, float, int, float]]] = {}
        for turn in range(REPEATS):
            chance = np.random.default_rng(turn)
            chosen = chance.choice(sorted(answers.question_id.unique()), topics, replace=False)
            part = answers[answers.question_id.isin(chosen)].sample(size, random_state=turn)
            texts = part.comment.tolist()
            frame = comment_frame({"text": texts}, range(size))
            for name, method in methods(frame, texts, topics, lemmas).items():
                start = time.perf_counter()
                found = method()
                taken = time.perf_counter() - start
                scores.setdefault(name, []).append(
                    (
                        normalized_mutual_info_score(part.question_id, found),
                        adjusted_rand_score(part.question_id, found),
                        len(set(found)),
                        taken,
                    )
                )
        print(f"themes of {size} comments in {topics} topics, mean of {REPEATS}:")
        for name, rows in scores.items():
            nmi, ari, groups, taken = (mean(column) for column in zip(*rows, strict=True))
            print(f"  {name:24} NMI {nmi:.3f}  ARI {ari:.3f}  groups {groups:4.1f}  {taken:5.2f} s")


def methods(
    frame: pd.DataFrame, texts: list[str], topics: int, lemmas: Lemmas
) -> dict[str, Callable[[], list[int]]]:
    """Ours and its peers: each gives a group for every comment, on the same base forms."""
    from sklearn.cluster import HDBSCAN, KMeans
    from sklearn.decomposition import NMF, TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import Normalizer

    read = documents(texts, None, lemmas)
    rows = vectors(read)

    def weigh() -> Any:
        return TfidfVectorizer(
            analyzer=lambda document: document.lemmas, min_df=2, max_df=0.5, sublinear_tf=True
        )

    def ours() -> list[int]:
        return [number or 0 for number in find_themes(frame, lemmas=lemmas).theme_of]

    def nmf() -> list[int]:
        model = make_pipeline(weigh(), NMF(topics, init="nndsvd", max_iter=400, random_state=1))
        return model.fit_transform(read).argmax(axis=1).tolist()

    def kmeans() -> list[int]:
        space = make_pipeline(weigh(), TruncatedSVD(100, random_state=1), Normalizer())
        return KMeans(topics, n_init=10, random_state=1).fit_predict(space.fit_transform(read))

    def kmeans_on_ours() -> list[int]:
        space = make_pipeline(TruncatedSVD(100, random_state=1), Normalizer())
        return KMeans(topics, n_init=10, random_state=1).fit_predict(space.fit_transform(rows))

    def hdbscan() -> list[int]:
        space = make_pipeline(weigh(), TruncatedSVD(50, random_state=1), Normalizer())
        least = max(5, len(texts) // 100)
        return (
            HDBSCAN(min_cluster_size=least, copy=True)
            .fit_predict(space.fit_transform(read))
            .tolist()
        )

    return {
        "parastaminen": ours,
        "NMF": nmf,
        "k-means on LSA": kmeans,
        "k-means, our vectors": kmeans_on_ours,
        "HDBSCAN on TF-IDF": hdbscan,
    }


def scale(answers: pd.DataFrame, lemmas: Lemmas) -> None:
    """Time of the whole way from frame to themes as the material grows."""
    for size in (300, 1000, 4000, 40_000):
        texts = [
            f"{text} {turn}" if turn else text
            for turn in range(size // len(answers) + 1)
            for text in answers.comment
        ][:size]
        frame = comment_frame({"text": texts}, range(size))
        taken = seconds(lambda frame=frame: find_themes(frame, lemmas=lemmas))
        print(f"themes of {size:6} comments: {taken:6.2f} s, {taken / size * 1e6:6.0f} µs each")


def alike(answers: list[str], size: int) -> None:
    """Near duplicates, one in ten planted: which are found, which of the found are planted."""
    texts, origin = planted(answers, size)
    start = time.perf_counter()
    groups = find_alike(texts)
    taken = time.perf_counter() - start
    by_origin = Counter(origin)
    to_find = sum(times - 1 for times in by_origin.values())
    found = right = 0
    for group in groups:
        same = Counter(origin[row] for row in group.rows)
        found += len(group.rows) - 1
        right += sum(times - 1 for times in same.values())
    print(f"{size} comments, {to_find} duplicates planted: {taken:.2f} s")
    print(f"  recall {right / to_find:.3f}  precision {right / found:.3f}")


def planted(answers: list[str], size: int) -> tuple[list[str], list[int]]:
    """Comments of which one in ten is written again a little otherwise, and whose copy each is.

    A copy has other capitals and marks, a letter wrong, a word less, a word more, or two words
    the other way round; a fifth of each.
    """
    chance = random.Random(1)
    ends = re.compile(r"(?<=[.!?])\s+|\n+")
    pieces = [part.strip() for text in answers for part in ends.split(text)]
    pool = list(dict.fromkeys(part for part in pieces if len(part.split()) >= 6))
    wanted = size - size // 10
    base = pool[:wanted]
    pool.sort(key=len)
    pairs: dict[tuple[int, ...], str] = {}
    while len(base) + len(pairs) < wanted:
        # Two of about one length, no two twice: pairs that share one of them are not alike.
        first = chance.randrange(len(pool) - 1000)
        two = tuple(sorted(chance.sample(range(first, first + 1000), 2)))
        pairs[two] = " ".join(pool[at] for at in two)
    base += pairs.values()
    copied = chance.sample(range(wanted), size // 10)
    rows = [(text, at) for at, text in enumerate(base)]
    rows += [(otherwise(base[at], turn % 5, chance), at) for turn, at in enumerate(copied)]
    chance.shuffle(rows)
    return [text for text, _ in rows], [at for _, at in rows]


def otherwise(text: str, way: int, chance: random.Random) -> str:
    """The text written a little otherwise."""
    said = text.split()
    at = chance.randrange(len(said) - 1)
    if way == 0:
        return text.upper().replace(",", "").rstrip(".!?") + "!!"
    if way == 1:
        letter = chance.randrange(len(said[at]))
        said[at] = said[at][:letter] + chance.choice("aeiktn") + said[at][letter + 1 :]
    elif way == 2:
        del said[at]
    elif way == 3:
        said.insert(at, chance.choice(("todella", "nyt", "ehkä", "kyllä")))
    else:
        said[at], said[at + 1] = said[at + 1], said[at]
    return " ".join(said)


def counting(answers: list[str], most: int, *, dask: bool) -> None:
    """Words and keyness of a csv file, part by part: the time of a comment must stay as it is."""
    ends = re.compile(r"(?<=[.!?])\s+|\n+")
    pool = [part.strip() for text in answers for part in ends.split(text) if len(part.split()) > 2]
    Lemmas().one("koulussa", "fi")
    with tempfile.TemporaryDirectory() as folder:
        for size in (n for n in (10_000, 100_000, 1_000_000) if n <= most):
            path = Path(folder) / f"{size}.csv"
            chance = random.Random(1)
            with path.open("w", newline="", encoding="utf-8") as file:
                out = csv.writer(file)
                out.writerow(["kommentti", "tapaus"])
                for turn in range(size):
                    out.writerow([f"{chance.choice(pool)} {turn}", "ABC"[turn % 3]])
            start = time.perf_counter()
            plain = tally((part for part, _taken in read_parts([path])), Teller(["case"]))
            taken = time.perf_counter() - start
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"counting {size:7} comments: {taken:6.2f} s, {taken / size * 1e6:4.0f} µs each,"
                f" peak of this run {peak:.0f} MB"
            )
            if dask:
                start = time.perf_counter()
                same = on_dask(path) == plain
                taken = time.perf_counter() - start
                print(f"  two dask workers, with their start: {taken:6.2f} s, same counts: {same}")


def on_dask(path: Path) -> Any:
    """The same counts by two workers on this machine."""
    from distributed import Client, LocalCluster

    from parastaminen_nb.text.spread import tally_on

    workers: Any = LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    )
    with workers as cluster, Client(cluster) as client:
        return tally_on(client, (part for part, _taken in read_parts([path])), ["case"])


def reading(rows: int) -> None:
    """Reading a workbook of ours against openpyxl in read-only mode, both to text."""
    from openpyxl import load_workbook

    texts = [f"Kommentti numero {n}: kyläbussi kulkee liian harvoin." for n in range(rows)]
    more = {"case": ["A Kyyti"] * rows, "author": [f"Nimi {n % 40}" for n in range(rows)]}
    frame = comment_frame({"text": texts, **more}, range(rows))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "comments.xlsx"
        written = seconds(lambda: write_comments(path, frame, _=translator("fi")))

        def openpyxl() -> list[tuple[Any, ...]]:
            book = load_workbook(path, read_only=True)
            cells = list(book.worksheets[0].iter_rows(values_only=True))
            book.close()
            return cells

        ours = seconds(lambda: read_comments([path]))
        theirs = seconds(openpyxl)
        again = read_comments([path]).comments
    assert again["text"].tolist() == texts
    print(f"{rows} rows: write {written:.2f} s, read {ours:.2f} s, openpyxl {theirs:.2f} s")
    print(f"  reading is {theirs / ours:.1f} times faster than openpyxl")


if __name__ == "__main__":
    main()
