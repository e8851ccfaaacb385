"""Printed lines of a zone as a layer of ink, and the paper under it."""

import functools
import glob
import os

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

import zones

FONT_ROOT = "/usr/share/fonts"
# OCR-B first; then what documents are set in when they are not set in OCR-B (Debian packages, see README.md).
OCRB = ["OCRB.otf", "OCRBS.otf"]
WORN = [
    "LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf", "DejaVuSansMono.ttf", "Hack-Regular.ttf", "FreeMono.ttf",
    "FreeMonoBold.ttf", "Anonymous Pro.ttf", "Courier Prime Sans.otf", "Courier Prime Code.otf",
    "LiberationSans-Regular.ttf", "LiberationSansNarrow-Regular.ttf", "DejaVuSans.ttf", "Roboto-Regular.ttf",
    "JetBrainsMono-Regular.ttf", "Inconsolata.otf",
]
CAP = 24  # px: height of capitals in the ink layer


@functools.lru_cache(maxsize=None)
def font_path(name):
    found = glob.glob(os.path.join(FONT_ROOT, "**", name), recursive=True)
    return found[0] if found else None


PRINTED = zones.ALPHABET + "abcdefghijklmnopqrstuvwxyz-.: "  # what stands on a card beside a zone


@functools.lru_cache(maxsize=None)
def glyphs(name, chars=zones.ALPHABET):
    """({char: (mask of float32, width of its advance)}), all with capitals CAP px high on one baseline, or None."""
    path = font_path(name)
    if path is None:
        return None
    probe = ImageFont.truetype(path, 100)
    box = probe.getbbox("H")
    font = ImageFont.truetype(path, max(8, round(100 * CAP / (box[3] - box[1]))))
    top = font.getbbox("H")[1]
    out = {}
    for char in chars:
        x0, y0, x1, y1 = font.getbbox(char)
        width = max(1, x1 - x0)
        picture = Image.new("L", (width + 4, CAP + 12), 0)
        ImageDraw.Draw(picture).text((2 - x0, 6 - top), char, font=font, fill=255)
        out[char] = (np.asarray(picture, np.float32) / 255, font.getlength(char))
    return out


def some_font(rng):
    while True:
        name = rng.choice(OCRB) if rng.random() < 0.62 else rng.choice(WORN)
        made = glyphs(name)
        if made is not None:
            return made


def print_line(rng, text, made, pitch, monospaced=True):
    """(layer of ink, x of the first character's left edge, x of the last one's right edge); 36 px high, capitals at 6..30."""
    advance = [pitch if monospaced else made[c][1] * pitch / CAP for c in text]
    width = int(sum(advance)) + 12
    layer = np.zeros((CAP + 12, width), np.float32)
    x = 6.0
    jitter = rng.random() * 0.6
    for char, step in zip(text, advance):
        mask = made[char][0]
        w = mask.shape[1]
        at = int(round(x + (step - w) / 2 + rng.normal() * jitter))
        at = min(max(0, at), width - w)
        dy = int(round(rng.normal() * jitter * 0.5))
        piece = np.roll(mask, dy, 0) if dy else mask
        np.maximum(layer[:, at : at + w], piece, out=layer[:, at : at + w])
        x += step
    return layer, 6.0, x


def wear(rng, ink):
    """Thick, thin, pale in places, with specks missing."""
    chance = rng.random()
    if chance < 0.2:
        ink = cv2.dilate(ink, np.ones((2, 2)))
    elif chance < 0.4:
        ink = cv2.erode(ink, np.ones((2, 2)))
    elif chance < 0.45:
        ink = cv2.dilate(ink, np.ones((3, 3)))
    if rng.random() < 0.4:
        h, w = ink.shape
        cloud = cv2.resize(rng.random((3, max(3, w // 40))).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
        ink = ink * np.clip(1 - cloud * rng.random() * 0.6, 0.25, 1)
    if rng.random() < 0.25:
        specks = rng.random(ink.shape) < rng.random() * 0.06
        ink = ink * (1 - cv2.GaussianBlur(specks.astype(np.float32), (3, 3), 0.8) * 0.9)
    return ink


def paper(rng, h, w, scale=1.0):
    """Paper with what lies under a zone: tint, guilloche, texture; 0..1, `scale` in px of the pattern's own size."""
    fine = pattern(rng, (h + 1) // 2, (w + 1) // 2, scale / 2)
    out = cv2.resize(fine, (w, h), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.5:
        out += rng.standard_normal((h, w), np.float32) * rng.uniform(0.005, 0.03)
    return np.clip(out, 0.05, 1)


def pattern(rng, h, w, scale):
    base = rng.uniform(0.55, 1.0)
    out = np.full((h, w), base, np.float32)
    yy, xx = np.arange(h, dtype=np.float32)[:, None], np.arange(w, dtype=np.float32)[None]
    out += (xx / w - 0.5) * rng.normal() * 0.08 + (yy / h - 0.5) * rng.normal() * 0.08
    for _ in range(int(rng.integers(0, 4))):
        length = rng.uniform(4, 40) * scale
        angle = rng.uniform(0, np.pi)
        bend = rng.uniform(0, 3)
        along = xx * np.cos(angle) + yy * np.sin(angle)
        across = -xx * np.sin(angle) + yy * np.cos(angle)
        wave = np.sin(2 * np.pi * along / length + bend * np.sin(2 * np.pi * across / (length * rng.uniform(2, 8))))
        depth = rng.uniform(0.01, 0.13)
        out -= depth * (np.clip(wave * rng.uniform(1, 5), -1, 1) * 0.5 + 0.5)
    if rng.random() < 0.3:
        for _ in range(int(rng.integers(1, 5))):
            centre = (int(rng.integers(0, w)), int(rng.integers(0, h)))
            axes = (int(rng.uniform(0.1, 0.6) * w / 2) + 2, int(rng.uniform(0.3, 2) * h / 2) + 2)
            cv2.ellipse(out, centre, axes, rng.uniform(0, 180), 0, 360, float(base - rng.uniform(0.03, 0.25)), int(rng.integers(1, 3)), cv2.LINE_AA)
    return out
