"""Pictures of documents held before a camera, with where the zone is; and of much that is no document.

What the finder is trained on. Sizes in px of the small picture that the finder sees (640 on its longer side).
"""

import functools

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

import camera
import ink
import printed
import zones

STRIDE = 8
PER_MM = 8  # px of the drawn page
PRINTED = 0  # "lines in the zone" of a card that has none, and whose printed fields are the quad
SIZES = {"TD3": (125, 88), "MRVA": (120, 80), "TD2": (105, 74), "MRVB": (105, 74), "TD1": (85.6, 54)}
TEXT_FONTS = ["DejaVuSans.ttf", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSerif-Regular.ttf", "Roboto-Regular.ttf", "LiberationMono-Regular.ttf", "OCRB.otf", "DejaVuSansMono.ttf", "LiberationSansNarrow-Regular.ttf"]


@functools.lru_cache(maxsize=None)
def font(name, size):
    return ImageFont.truetype(ink.font_path(name), size)


def words(rng, n):
    chars = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if rng.random() < 0.5 else "abcdefghijklmnopqrstuvwxyz"
    if rng.random() < 0.3:
        chars += "0123456789"
    if rng.random() < 0.1:
        chars = "0123456789"
    return " ".join(zones.pick(rng, chars, int(rng.integers(1, 11))) for _ in range(n))


def drawn_text(rng, h, w, count, least=10, most=40, box=None):
    """A layer of ink with lines of text of any face; `box` keeps it within (x0, y0, x1, y1)."""
    picture = Image.new("L", (w, h), 0)
    pen = ImageDraw.Draw(picture)
    x0, y0, x1, y1 = box or (0, 0, w, h)
    for _ in range(count):
        face = font(str(rng.choice(TEXT_FONTS)), int(rng.integers(least, most)))
        x, y = int(rng.uniform(x0, max(x0 + 1, x1 - 60))), int(rng.uniform(y0, max(y0 + 1, y1 - 20)))
        pen.text((x, y), words(rng, int(rng.integers(1, 5))), font=face, fill=int(rng.uniform(120, 256)))
    return np.asarray(picture, np.float32) / 255


def book(rng, h, w):
    """Lines of even text, or a column of numbers: what most looks like a zone and is none."""
    picture = Image.new("L", (w, h), 0)
    pen = ImageDraw.Draw(picture)
    size = int(rng.integers(12, 36))
    face = font(str(rng.choice(TEXT_FONTS)), size)
    x, y = int(rng.uniform(0, w * 0.15)), int(rng.uniform(0, h * 0.3))
    for _ in range(int(rng.integers(1, 24))):
        pen.text((x, y), words(rng, int(rng.integers(1, 14))), font=face, fill=255)
        y += int(size * rng.uniform(1.15, 1.9))
    return np.asarray(picture, np.float32) / 255


def codes(rng, h, w):
    """A QR code or bars."""
    out = np.zeros((h, w), np.float32)
    if rng.random() < 0.5:
        n = int(rng.integers(21, 45))
        side = int(min(h, w) * rng.uniform(0.3, 0.9))
        block = cv2.resize((rng.random((n, n)) > 0.5).astype(np.float32), (side, side), interpolation=cv2.INTER_NEAREST)
    else:
        n = int(rng.integers(40, 120))
        bars = np.repeat((rng.random(n) > 0.5).astype(np.float32)[None], 4, 0)
        block = cv2.resize(bars, (int(w * rng.uniform(0.3, 0.9)), int(h * rng.uniform(0.1, 0.4))), interpolation=cv2.INTER_NEAREST)
    y, x = int(rng.uniform(0, max(1, h - block.shape[0]))), int(rng.uniform(0, max(1, w - block.shape[1])))
    out[y : y + block.shape[0], x : x + block.shape[1]] = block
    return out


def portrait(rng, page, x0, y0, x1, y1):
    h, w = y1 - y0, x1 - x0
    face = np.full((h, w), rng.uniform(0.3, 0.95), np.float32)
    hair, skin, coat = rng.uniform(0, 0.9, 3)
    cv2.ellipse(face, (w // 2, int(h * 1.05)), (int(w * 0.48), int(h * 0.35)), 0, 0, 360, float(coat), -1)
    cv2.ellipse(face, (w // 2, int(h * 0.42)), (int(w * 0.33), int(h * 0.36)), 0, 0, 360, float(hair), -1)
    cv2.ellipse(face, (w // 2, int(h * 0.48)), (int(w * 0.24), int(h * 0.3)), 0, 0, 360, float(skin), -1)
    for sign in (-1, 1):
        cv2.ellipse(face, (w // 2 + sign * int(w * 0.1), int(h * 0.44)), (max(1, w // 22), max(1, h // 40)), 0, 0, 360, float(skin * 0.3), -1)
    page[y0:y1, x0:x1] = cv2.GaussianBlur(face, (0, 0), 1.5)


def document(rng, kind=None):
    """(page, zone's quad in reading order, lines of the zone): a page with its zone."""
    kind, lines = zones.zone(rng, kind)
    across, high = SIZES[kind]
    w, h = int(across * PER_MM), int(high * PER_MM)
    n, length = len(lines), len(lines[0])
    margin = w * rng.uniform(0.02, 0.07)
    pitch = (w - 2 * margin) / length * rng.uniform(0.93, 1.0)
    cap = pitch * rng.uniform(0.8, 1.28)
    spacing = cap * rng.uniform(1.45, 2.3)
    foot = h - rng.uniform(0.03, 0.1) * h
    tall = cap + (n - 1) * spacing
    top = foot - tall
    band = top - cap * rng.uniform(0.7, 1.6)
    page = ink.paper(rng, h, w, scale=rng.uniform(1, 3))
    if rng.random() < 0.5:  # a plain field behind the zone
        page[int(band) :] = page[int(band) :] * rng.uniform(0, 0.6) + rng.uniform(0.3, 0.45)
    layer = drawn_text(rng, h, w, int(rng.integers(3, 26)), 12, 34, (int(w * 0.03), 2, w, int(band - 34)))
    layer[int(band) :] = 0
    made = ink.some_font(rng)
    even = rng.random() < 0.95
    x0s, x1s = [], []
    for i, text in enumerate(lines):
        drawn, a, b = ink.print_line(rng, text, made, pitch * ink.CAP / cap, even)
        k = cap / ink.CAP
        drawn = cv2.resize(drawn, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
        x, y = int(margin - a * k), int(top + i * spacing - 6 * k)
        hh, ww = min(drawn.shape[0], h - y), min(drawn.shape[1], w - max(0, x))
        if x < 0:
            drawn, x = drawn[:, -x:], 0
            ww = min(drawn.shape[1], w)
        np.maximum(layer[y : y + hh, x : x + ww], drawn[:hh, :ww], out=layer[y : y + hh, x : x + ww])
        x0s.append(margin)
        x1s.append(margin + (b - a) * k)
    layer[int(band) :] = ink.wear(rng, layer[int(band) :])
    page = page * (1 - layer * rng.uniform(0.55, 1.0))
    if rng.random() < 0.85:
        side = w * rng.uniform(0.2, 0.34)
        px, py = w * rng.uniform(0.03, 0.1), h * rng.uniform(0.08, 0.25)
        if rng.random() < 0.15:
            px = w - side - px
        portrait(rng, page, int(px), int(py), int(px + side), int(min(py + side * 1.28, band - 4)))
    quad = np.float32([[min(x0s), top], [max(x1s), top], [max(x1s), top + tall], [min(x0s), top + tall]])
    return page, quad, lines


def card(rng):
    """(page, quad of its fields, their rows): the front of a card that has no zone, as a driving licence."""
    w, h = int(85.6 * PER_MM), int(54 * PER_MM)
    page = ink.paper(rng, h, w, scale=rng.uniform(1, 3))
    layer = np.zeros((h, w), np.float32)
    rows = printed.fields(rng)
    made = printed.some_font(rng)
    cap = rng.uniform(1.7, 2.6) * PER_MM
    left, top = rng.uniform(0.3, 0.42) * w, rng.uniform(0.14, 0.3) * h
    spacing = min(cap * rng.uniform(1.45, 2.4), (h * rng.uniform(0.86, 0.97) - top - cap) / (len(rows) - 1))
    longest, k = 0.0, cap / ink.CAP
    for i, text in enumerate(rows):
        drawn, a, b = ink.print_line(rng, text, made, ink.CAP, False)
        squeeze = min(1.0, (w * 0.985 - left) / ((b - a) * k))
        drawn = cv2.resize(drawn, None, fx=k * squeeze, fy=k, interpolation=cv2.INTER_AREA)
        x, y = int(left - a * k * squeeze), int(top + i * spacing - 6 * k)
        hh, ww = min(drawn.shape[0], h - y), min(drawn.shape[1], w - x)
        np.maximum(layer[y : y + hh, x : x + ww], drawn[:hh, :ww], out=layer[y : y + hh, x : x + ww])
        longest = max(longest, (b - a) * k * squeeze)
    bottom = top + (len(rows) - 1) * spacing + cap
    # A heading above; below the fields a signature, categories.
    np.maximum(layer, drawn_text(rng, h, w, 1, 26, 44, (int(w * 0.2), 2, int(w * 0.5), max(4, int(top - 46)))) * (np.arange(h)[:, None] < top - cap * 0.6), out=layer)
    if rng.random() < 0.6:
        np.maximum(layer, drawn_text(rng, h, w, 2, 12, 30, (int(w * 0.03), min(h - 24, int(bottom + cap)), int(w * 0.8), h)) * (np.arange(h)[:, None] > bottom + cap * 0.6), out=layer)
    page = page * (1 - ink.wear(rng, layer) * rng.uniform(0.5, 1.0))
    portrait(rng, page, int(w * 0.05), int(h * rng.uniform(0.2, 0.3)), int(left - w * 0.03), int(h * rng.uniform(0.75, 0.92)))
    quad = np.float32([[left, top], [left + longest, top], [left + longest, bottom], [left, bottom]])
    return page, quad, rows


def no_document(rng):
    """A page without a zone: a card, a book, codes, a form."""
    h, w = (432, 685) if rng.random() < 0.5 else (704, 1000)
    page = ink.paper(rng, h, w, scale=rng.uniform(1, 3))
    chance = rng.random()
    if chance < 0.4:
        layer = book(rng, h, w)
    elif chance < 0.6:
        layer = np.maximum(codes(rng, h, w), drawn_text(rng, h, w, int(rng.integers(0, 8))))
    else:
        layer = drawn_text(rng, h, w, int(rng.integers(1, 30)))
        if rng.random() < 0.4:  # a loyalty card's digits, in a zone's own typeface, on one line
            line, _, _ = ink.print_line(rng, zones.pick(rng, zones.DIGITS, int(rng.integers(8, 24))), ink.some_font(rng), 24)
            k = rng.uniform(0.6, 1.6)
            line = cv2.resize(line, None, fx=k, fy=k)
            y = int(rng.uniform(0, h - line.shape[0]))
            ww = min(w, line.shape[1])
            np.maximum(layer[y : y + line.shape[0], :ww], line[:, :ww], out=layer[y : y + line.shape[0], :ww])
    page = page * (1 - layer * rng.uniform(0.5, 1.0))
    if rng.random() < 0.4:
        portrait(rng, page, int(w * 0.06), int(h * 0.15), int(w * 0.32), int(h * 0.6))
    return page


def room(rng, h, w):
    """What is behind: walls, shelves, stripes, a person."""
    out = np.full((h, w), rng.uniform(0.05, 0.95), np.float32)
    for _ in range(int(rng.integers(0, 9))):
        a, b = (int(rng.uniform(-0.2, 1) * w), int(rng.uniform(-0.2, 1) * h)), (int(rng.uniform(0, 1.2) * w), int(rng.uniform(0, 1.2) * h))
        tone = float(rng.uniform(0, 1))
        if rng.random() < 0.5:
            cv2.rectangle(out, a, b, tone, -1 if rng.random() < 0.6 else int(rng.integers(1, 6)))
        else:
            cv2.ellipse(out, a, (int(rng.uniform(5, w / 3)), int(rng.uniform(5, h / 3))), rng.uniform(0, 180), 0, 360, tone, -1)
    if rng.random() < 0.25:
        out = out * (1 - drawn_text(rng, h, w, int(rng.integers(1, 12)), 8, 40) * rng.uniform(0.3, 1))
    return cv2.GaussianBlur(out, (0, 0), rng.uniform(0.5, 4))


def placed(rng, w, h, pw, ph, quad, tilt=20, lean=0.16):
    """A homography of the page into the picture: any of four directions, tilt, perspective; the zone 30-100 % of the width."""
    turn = rng.choice([0, 90, 180, 270], p=[0.55, 0.15, 0.15, 0.15]) + rng.normal() * tilt * 0.5
    rad = np.deg2rad(np.clip(turn, -400, 400))
    zone_width = quad[1, 0] - quad[0, 0]
    sideways = abs(np.sin(rad)) > 0.7
    room_for = (h if sideways else w)
    least = 0.5 if sideways else 0.3 if rng.random() < 0.25 else 0.45
    k = room_for * rng.uniform(least, 1.0) / zone_width
    c, s = np.cos(rad) * k, np.sin(rad) * k
    corners = np.float32([[0, 0], [pw, 0], [pw, ph], [0, ph]])
    turned = (corners - [pw / 2, ph / 2]) @ np.float32([[c, s], [-s, c]])
    turned *= 1 + rng.normal(size=(4, 1)) * lean * 0.4
    turned += rng.normal(size=(4, 2)) * lean * 0.15 * k * ph
    # The middle of the zone stands somewhere in the picture.
    mid = (quad.mean(0) - [pw / 2, ph / 2]) @ np.float32([[c, s], [-s, c]])
    reach = (quad - [pw / 2, ph / 2]) @ np.float32([[c, s], [-s, c]]) - mid
    ex, ey = np.abs(reach[:, 0]).max(), np.abs(reach[:, 1]).max()
    at = [rng.uniform(min(ex, w / 2), max(w - ex, w / 2)), rng.uniform(min(ey, h / 2), max(h - ey, h / 2))]
    return cv2.getPerspectiveTransform(corners, (turned - mid + at).astype(np.float32))


def scene(rng, w=640, h=352):
    """(uint8 picture, quad of the zone or of the printed fields in reading order or None, lines in the zone, mirrored)."""
    if rng.random() < 0.35:
        w, h = h, w
    picture = room(rng, h, w)
    quad, count, mirrored = None, 0, False
    chance = rng.random()
    if chance < 0.76:
        page, own, lines = document(rng) if chance < 0.62 else card(rng)
        view = placed(rng, w, h, page.shape[1], page.shape[0], own)
        picture = laid(rng, picture, page, view)
        quad, count = cv2.perspectiveTransform(own[None], view)[0], len(lines) if chance < 0.62 else PRINTED
        if rng.random() < 0.08:
            picture, mirrored = np.ascontiguousarray(picture[:, ::-1]), True
            quad[:, 0] = w - quad[:, 0]
        if rng.random() < 0.12:  # a finger over the page, not over the zone's middle
            x, y = rng.uniform(0, w), rng.uniform(0, h)
            cv2.ellipse(picture, (int(x), int(y)), (int(rng.uniform(10, 40)), int(rng.uniform(20, 80))), rng.uniform(0, 180), 0, 360, float(rng.uniform(0.3, 0.8)), -1)
    elif chance < 0.96:
        page = no_document(rng)
        whole = np.float32([[0, 0], [page.shape[1], 0], [page.shape[1], page.shape[0]], [0, page.shape[0]]])
        picture = laid(rng, picture, page, placed(rng, w, h, page.shape[1], page.shape[0], whole))
    picture = camera.seen(rng, picture, blur=1.1, motion=3.0, noise=0.5)
    return (picture * 255).astype(np.uint8), quad, count, mirrored


def laid(rng, picture, page, view):
    h, w = picture.shape
    scale = np.sqrt(abs(np.linalg.det(view[:2, :2])))
    if scale < 0.7:
        page = cv2.GaussianBlur(page, (0, 0), 0.4 / max(scale, 0.1))
    over = cv2.warpPerspective(page, view, (w, h), flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.ones_like(page), view, (w, h), flags=cv2.INTER_LINEAR)
    if rng.random() < 0.5:
        picture = picture * (1 - cv2.GaussianBlur(mask, (0, 0), 5) * rng.uniform(0, 0.5))
    return picture * (1 - mask) + over * mask
