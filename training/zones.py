"""Random machine-readable zones of the formats of ICAO Doc 9303, with right check digits.

The texts are drawn from letters and digits, not from names: the recogniser must learn to read what is printed,
not what is likely.
"""

import numpy as np

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"
ALPHABET = DIGITS + LETTERS + "<"
ALIKE = "0O1I8B5S2ZQDCJL6G7T4A3EMNHWVYUKXRPF"  # what is taken for one another most easily comes first
STATES = (
    "SWE NOR DNK FIN ISL D<< FRA ESP PRT ITA GBR IRL NLD BEL LUX CHE AUT POL CZE SVK HUN ROU BGR GRC HRV SVN SRB BIH "
    "MKD ALB EST LVA LTU UKR BLR RUS TUR SYR IRQ IRN AFG PAK IND CHN JPN KOR THA VNM PHL ETH ERI SOM KEN NGA EGY MAR "
    "TUN DZA USA CAN MEX BRA ARG CHL COL PER AUS NZL ZAF ISR LBN JOR SAU ARE UTO RKS XXA XXB XXX UNO EUE"
).split()
WEIGHTS = (7, 3, 1)
LENGTHS = {"TD3": (2, 44), "TD2": (2, 36), "TD1": (3, 30), "MRVA": (2, 44), "MRVB": (2, 36)}


def value(char):
    if char == "<":
        return 0
    return DIGITS.index(char) if char in DIGITS else LETTERS.index(char) + 10


def check(text):
    """The check digit of Doc 9303-3, 4.9."""
    return str(sum(value(c) * WEIGHTS[i % 3] for i, c in enumerate(text)) % 10)


def pick(rng, chars, n):
    return "".join(chars[i] for i in rng.integers(0, len(chars), n))


def date(rng):
    return f"{rng.integers(0, 100):02d}{rng.integers(1, 13):02d}{rng.integers(1, 29):02d}"


def number(rng, most):
    """A document number: digits, or letters first, or any mixture."""
    n = int(rng.integers(max(3, most - 3), most + 1))
    kind = rng.random()
    if kind < 0.4:
        return pick(rng, DIGITS, n)
    if kind < 0.75:
        first = int(rng.integers(1, 3))
        return pick(rng, LETTERS, first) + pick(rng, DIGITS, n - first)
    return pick(rng, LETTERS + DIGITS, n)


def names(rng, length):
    parts = [pick(rng, LETTERS, int(rng.integers(2, 12))) for _ in range(int(rng.integers(1, 3)))]
    given = [pick(rng, LETTERS, int(rng.integers(2, 11))) for _ in range(int(rng.integers(0, 4)))]
    text = "<".join(parts) + ("<<" + "<".join(given) if given else "")
    return text[:length].ljust(length, "<")


def optional(rng, length):
    kind = rng.random()
    if kind < 0.4:
        return "<" * length
    n = int(rng.integers(1, length + 1))
    return pick(rng, DIGITS if kind < 0.75 else LETTERS + DIGITS, n).ljust(length, "<")


def zone(rng, kind=None):
    """(format, lines): one zone with right check digits."""
    kind = kind or rng.choice(["TD3", "TD1", "TD2", "MRVA", "MRVB"], p=[0.42, 0.36, 0.1, 0.06, 0.06])
    state, nation = rng.choice(STATES).ljust(3, "<"), rng.choice(STATES).ljust(3, "<")
    sex = rng.choice(list("MF<"), p=[0.46, 0.46, 0.08])
    birth, expiry = date(rng), date(rng)
    if kind == "TD1":
        doc = number(rng, 9).ljust(9, "<")
        extra = optional(rng, 15)
        first = rng.choice(["I<", "ID", "AC", "C<", "IR", "AR"]) + state + doc + check(doc) + extra
        rest = optional(rng, 11)
        second = birth + check(birth) + sex + expiry + check(expiry) + nation + rest
        second += check(first[5:] + second[:7] + second[8:15] + second[18:29])
        return kind, [first, second, names(rng, 30)]
    length = LENGTHS[kind][1]
    letter = rng.choice(["V<", "VA", "VC"]) if kind.startswith("MRV") else rng.choice(["P<", "PD", "PO", "PP"] if kind == "TD3" else ["I<", "ID", "C<", "AC"])
    first = letter + state + names(rng, length - 5)
    doc = number(rng, 9).ljust(9, "<")
    second = doc + check(doc) + nation + birth + check(birth) + sex + expiry + check(expiry)
    if kind.startswith("MRV"):
        return kind, [first, second + optional(rng, length - 28)]
    if kind == "TD2":
        rest = optional(rng, 7)
        second += rest
        return kind, [first, second + check(second[:10] + second[13:20] + second[21:35])]
    rest = optional(rng, 14)
    digit = "<" if rest == "<" * 14 and rng.random() < 0.5 else check(rest)
    second += rest + digit
    return kind, [first, second + check(second[:10] + second[13:20] + second[21:43])]


def line(rng):
    """One line to read: of a zone, or any characters at all, so that no format is learnt by heart."""
    chance = rng.random()
    if chance < 0.65:
        _, lines = zone(rng)
        return lines[int(rng.integers(0, len(lines)))]
    length = int(rng.choice([44, 36, 30]))
    if chance < 0.78:
        # What is taken for one another, side by side: only so is the one told from the other.
        return pick(rng, ALIKE[: int(rng.integers(2, len(ALIKE) + 1))], length)
    if chance < 0.9:
        return pick(rng, ALPHABET, length)
    return "".join(c if rng.random() < 0.6 else "<" for c in pick(rng, ALPHABET, length))
