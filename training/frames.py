"""Frames of a call, with a document held up, at three levels of care; with their truth. For the bench, never trained on.

    python3 frames.py --out DIR --count 200      # 200 a level
    python3 frames.py --out DIR --wrong 200      # one printed digit wrong, near and still
    python3 frames.py --out DIR --none 200       # cards, books, codes: no zone
    python3 frames.py --out DIR --cards 100      # driving licences, 100 a level: the truth is the number
"""

import argparse
import json
import os

import cv2
import numpy as np

import camera
import pages
import printed
import zones

LEVELS = {
    # degrees, shift of corners, zone's width of the frame's, blur, noise, shake (px), quality, size, glare
    "near": (3, 0.02, (0.6, 0.95), 0.7, 0.012, 0, (80, 95), (1280, 720), 0.0),
    "hand": (8, 0.06, (0.5, 0.9), 1.1, 0.02, 2, (60, 90), (1280, 720), 0.15),
    "poor": (15, 0.12, (0.45, 0.85), 1.1, 0.05, 4, (45, 80), (854, 480), 0.5),
}
FIRST_SEED = 9_000_000


def frame(rng, level, of_card=False):
    degrees, shift, widths, blur, noise, shaken, quality, (w, h), glare = LEVELS[level]
    kept = pages.PER_MM
    pages.PER_MM = 14
    try:
        if of_card:
            page, quad, rows = pages.card(rng)
            lines = [printed.number_in(rows)]
        else:
            page, quad, lines = pages.document(rng, rng.choice(["TD3", "TD1", "TD2"], p=[0.45, 0.4, 0.15]))
    finally:
        pages.PER_MM = kept
    ph, pw = page.shape
    zone = quad[1, 0] - quad[0, 0]
    # A card's fields take half of its width: the card is held as near as one with a zone.
    k = w * rng.uniform(*widths) / (pw if of_card else zone)
    k = min(k, w * 0.98 / zone)
    rad = np.deg2rad(rng.uniform(-degrees, degrees))
    c, s = np.cos(rad) * k, np.sin(rad) * k
    corners = np.float32([[0, 0], [pw, 0], [pw, ph], [0, ph]])
    turned = (corners - [pw / 2, ph / 2]) @ np.float32([[c, s], [-s, c]])
    turned += rng.uniform(-shift, shift, (4, 2)) * np.float32([w, h]) * 0.7
    # All of the zone is in the frame; of the page, what fits.
    view = cv2.getPerspectiveTransform(corners, turned.astype(np.float32))
    seen = cv2.perspectiveTransform(quad[None], view)[0]
    lo, hi = seen.min(0), seen.max(0)
    room = np.float32([w, h]) * 0.02
    at = [rng.uniform(*sorted((room[i] - lo[i], (w, h)[i] - room[i] - hi[i]))) for i in (0, 1)]
    view = cv2.getPerspectiveTransform(corners, (turned + at).astype(np.float32))
    picture = pages.laid(rng, pages.room(rng, h, w), page, view)
    picture = camera.light(rng, picture) if level != "near" else picture
    if rng.random() < glare:
        picture = camera.glare(rng, picture)
    if shaken and rng.random() < 0.5:
        picture = camera.shake(rng, picture, shaken)
    picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, blur))
    picture = np.clip(picture, 0, 1) + rng.standard_normal((h, w), np.float32) * rng.uniform(0.3, 1) * noise
    return np.clip(picture * 255, 0, 255).astype(np.uint8), lines, int(rng.uniform(*quality))


def nothing(rng, w=1280, h=720):
    """A frame in which something else is held up."""
    page = pages.no_document(rng)
    whole = np.float32([[0, 0], [page.shape[1], 0], [page.shape[1], page.shape[0]], [0, page.shape[0]]])
    picture = pages.laid(rng, pages.room(rng, h, w), page, pages.placed(rng, w, h, page.shape[1], page.shape[0], whole))
    return (camera.seen(rng, picture, 1.2, 3, 0.5) * 255).astype(np.uint8)


def altered(rng, lines, kind):
    """The zone with one digit under a check digit changed; its check digits are then wrong."""
    which = 0 if kind == "TD1" and rng.random() < 0.3 else 1
    places = [i for i, c in enumerate(lines[which]) if c.isdigit() and (i in range(5, 15) if which == 0 else i < (29 if kind == "TD1" else 28))]
    at = int(rng.choice(places))
    other = rng.choice([d for d in zones.DIGITS if d != lines[which][at]])
    out = list(lines)
    out[which] = out[which][:at] + str(other) + out[which][at + 1 :]
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--wrong", type=int, default=0)
    parser.add_argument("--none", type=int, default=0)
    parser.add_argument("--cards", type=int, default=0)
    parser.add_argument("--seed", type=int, default=FIRST_SEED)
    args = parser.parse_args()
    cv2.setNumThreads(1)
    os.makedirs(args.out, exist_ok=True)
    truth = {}
    jobs = [(level, i, False) for level in LEVELS for i in range(args.count)] + [("near", i, True) for i in range(args.wrong)]
    make = zones.zone
    for level, i, wrong in jobs:
        rng = np.random.default_rng(args.seed + i + 1000 * (list(LEVELS).index(level) + 5 * wrong))
        if wrong:
            zones.zone = lambda r, kind=None: (lambda k, ls: (k, altered(r, ls, k)))(*make(r, kind))
        picture, lines, quality = frame(rng, level)
        zones.zone = make
        name = f"{'wrong' if wrong else level}-{i:04d}.jpg"
        cv2.imwrite(os.path.join(args.out, name), picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        truth[name] = {"lines": lines}
    for level in LEVELS:
        for i in range(args.cards):
            rng = np.random.default_rng(args.seed + 500_000 + i + 1000 * list(LEVELS).index(level))
            picture, lines, quality = frame(rng, level, of_card=True)
            name = f"card-{level}-{i:04d}.jpg"
            cv2.imwrite(os.path.join(args.out, name), picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
            truth[name] = {"lines": lines}
    for i in range(args.none):
        name = f"none-{i:04d}.jpg"
        picture = nothing(np.random.default_rng(args.seed + 900_000 + i))
        cv2.imwrite(os.path.join(args.out, name), picture, [cv2.IMWRITE_JPEG_QUALITY, 85])
        truth[name] = {"lines": []}
    with open(os.path.join(args.out, "truth.json"), "w") as file:
        json.dump(truth, file)


if __name__ == "__main__":
    main()
