"""Cards that have no zone but print a personal number among their fields: a Swedish driving licence and its like.

The order of the fields is of TSFS 2012:60 and Directive 2006/126/EC: 1 family name, 2 given names, 3 birth date,
4a-4d, 5; since 2013 the personal number is field 5, before that it was 4d. Where they stand is drawn by lot.
"""

import numpy as np

import ink
import zones

FONTS = [
    "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSansNarrow-Regular.ttf", "DejaVuSans.ttf",
    "Roboto-Regular.ttf", "Roboto-Medium.ttf", "LiberationMono-Regular.ttf", "OCRB.otf",
]
# What of the printed text is learnt: capitals and digits as they are, a hyphen as a filler; of the rest nothing.
LEARNT = {c: c for c in zones.ALPHABET if c != "<"} | {"-": "<"}


def learnt(text):
    return "".join(LEARNT.get(c, "") for c in text)


def luhn(digits):
    total = 0
    for i, c in enumerate(digits):
        double = int(c) * (2 if i % 2 == 0 else 1)
        total += double - 9 if double > 9 else double
    return str(-total % 10)


def personal_number(rng):
    year, month, day = int(rng.integers(1920, 2012)), int(rng.integers(1, 13)), int(rng.integers(1, 29))
    if rng.random() < 0.1:
        day += 60  # a coordination number
    digits = f"{year % 100:02d}{month:02d}{day:02d}{rng.integers(0, 1000):03d}"
    digits += luhn(digits)
    century = str(year // 100) if rng.random() < 0.5 else ""
    hyphen = "-" if rng.random() < 0.8 else ""
    return century + digits[:6] + hyphen + digits[6:]


def date(rng):
    d, m, y = rng.integers(1, 29), rng.integers(1, 13), rng.integers(1940, 2040)
    return f"{d:02d}.{m:02d}.{y}" if rng.random() < 0.7 else f"{y}-{m:02d}-{d:02d}"


def name(rng, capitals):
    word = zones.pick(rng, zones.LETTERS, int(rng.integers(2, 11)))
    return word if capitals else word[0] + word[1:].lower()


def fields(rng):
    """The rows of the fields, from above."""
    capitals = rng.random() < 0.7
    label = (lambda n: f"{n}. ") if rng.random() < 0.8 else (lambda n: f"{n} ")
    reference = zones.pick(rng, zones.DIGITS, int(rng.integers(8, 10)))
    number = personal_number(rng)
    old = rng.random() < 0.25
    fourth, fifth = (number, reference) if old else (reference, number)
    rows = [label("1") + name(rng, capitals)]
    rows.append(label("2") + " ".join(name(rng, capitals) for _ in range(int(rng.integers(1, 4)))))
    rows.append(label("3") + date(rng) + ("  " + name(rng, True)[:3] if rng.random() < 0.4 else ""))
    authority = label("4c") + ("TRANSPORTSTYRELSEN" if rng.random() < 0.6 else name(rng, capitals))
    if rng.random() < 0.7:
        gap = " " * int(rng.integers(2, 8))
        rows.append(label("4a") + date(rng) + gap + authority)
        rows.append(label("4b") + date(rng) + gap + label("4d") + fourth)
    else:
        rows += [label("4a") + date(rng), label("4b") + date(rng), authority, label("4d") + fourth]
    rows.append(label("5") + fifth)
    return rows


def number_in(rows):
    """The digits of the personal number among the rows."""
    for text in rows:
        for word in text.split():
            digits = word.replace("-", "")
            if digits.isdigit() and len(digits) in (10, 12) and luhn(digits[-10:-1]) == digits[-1]:
                return digits
    raise ValueError("no number among the fields")


def row(rng):
    """One row of such fields, more often the one with the number."""
    rows = fields(rng)
    with_number = [r for r in rows if sum(c.isdigit() for c in r) >= 10 and r[0] in "45"]
    text = str(rng.choice(with_number)) if with_number and rng.random() < 0.7 else str(rng.choice(rows))
    return text if rng.random() < 0.8 else text.split(" ", 1)[1].strip()


def some_font(rng):
    while True:
        made = ink.glyphs(str(rng.choice(FONTS)), ink.PRINTED)
        if made is not None:
            return made
