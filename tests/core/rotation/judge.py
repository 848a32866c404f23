"""A judge that knows only the JSON document: it counts by hand and trusts nobody."""

from collections import Counter, defaultdict


def meetings(document):
    """How often each pair of people (places in the list) shares a table."""
    met = Counter()
    for row in document["table"]:
        for one in range(len(row)):
            for other in range(one + 1, len(row)):
                if row[one] is not None and row[one] == row[other]:
                    met[one, other] += 1
    return met


def table_sizes(document):
    """One Counter of table sizes for every round."""
    return [Counter(table for table in row if table is not None) for row in document["table"]]


def cases_heard_twice(document):
    """People who hear some case more than once."""
    heard = defaultdict(Counter)
    for row in document["case"]:
        for person, case in enumerate(row):
            if case is not None:
                heard[person][case] += 1
    return {person for person, cases in heard.items() if max(cases.values()) > 1}


def tables_of_two_cases(document):
    """Tables at which people hear different cases in the same round."""
    wrong = []
    for number, (cases, tables) in enumerate(zip(document["case"], document["table"], strict=True)):
        of_table = defaultdict(set)
        for case, table in zip(cases, tables, strict=True):
            if table is not None:
                of_table[table].add(case)
        wrong += [(number, table) for table, found in of_table.items() if len(found) > 1]
    return wrong


def out_of_size(document, least, most):
    """How many tables are too small or too large."""
    return sum(
        not least <= size <= most for sizes in table_sizes(document) for size in sizes.values()
    )


def unmet(document, rules, keys, letters):
    """How many wishes about pairs, limits and absences are not met, each round by itself."""
    place = {key: number for number, key in enumerate(keys)}
    wrong = 0
    for number, (cases, tables) in enumerate(zip(document["case"], document["table"], strict=True)):
        sits = {key: tables[place[key]] for key in keys}
        for group in rules.apart:
            wrong += sum(sits[a] is not None and sits[a] == sits[b] for a, b in pairs(group))
        for group in rules.together:
            wrong += sum(
                None not in {sits[a], sits[b]} and sits[a] != sits[b] for a, b in pairs(group)
            )
        for limit in rules.limits:
            case_of = {
                table: case for case, table in zip(cases, tables, strict=True) if table is not None
            }
            for table, case in case_of.items():
                if limit.cases and letters[case] not in limit.cases:
                    continue
                there = sum(sits[key] == table for key in limit.people)
                too_many = limit.most is not None and there > limit.most
                wrong += too_many or (limit.least is not None and there < limit.least)
        away = {one.person for one in rules.away if number + 1 in one.rounds}
        wrong += sum((sits[key] is None) != (key in away) for key in keys)
    return wrong


def pairs(group):
    """Every two of them."""
    return [(a, b) for place, a in enumerate(group) for b in group[place + 1 :]]
