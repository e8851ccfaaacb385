"""Pictures of single lines with their texts, as the finder would cut them out: what the recogniser is trained on."""

import cv2
import numpy as np

import camera
import ink
import printed
import zones

HEIGHT = 32  # px of a cut line; its capitals are half of that
CAPS = 16
WIDEST = 768


def sample(rng):
    """(uint8 picture HEIGHT high, text)."""
    of_card = rng.random() < 0.15
    text = printed.row(rng) if of_card else zones.line(rng)
    made = printed.some_font(rng) if of_card else ink.some_font(rng)
    pitch = ink.CAP * (rng.uniform(0.9, 1.12) if of_card else rng.uniform(0.72, 1.3))
    even = not of_card and rng.random() < 0.93
    next_line = (lambda: printed.row(rng)) if of_card else (lambda: zones.line(rng)[: len(text)])
    layer, x0, x1 = ink.print_line(rng, text, made, pitch, even)
    # A sheet: the line, its neighbours above and below, room on both sides.
    side = int(pitch * 5)
    spacing = int(ink.CAP * rng.uniform(1.45, 2.3))
    h, w = ink.CAP * 5, layer.shape[1] + 2 * side
    sheet = np.zeros((h, w), np.float32)
    middle = h // 2
    top = middle - layer.shape[0] // 2
    sheet[top : top + layer.shape[0], side : side + layer.shape[1]] = layer
    where = rng.random()
    for sign in (-1, 1):
        if (sign < 0 and where < 0.6) or (sign > 0 and where > 0.3):
            other, _, _ = ink.print_line(rng, next_line(), made, pitch, even)
            at = top + sign * spacing
            lo, hi = max(0, at), min(h, at + other.shape[0])
            n = min(other.shape[1], w - side)
            if hi > lo:
                np.maximum(sheet[lo:hi, side : side + n], other[lo - at : hi - at, :n], out=sheet[lo:hi, side : side + n])
    sheet = ink.wear(rng, sheet)
    ground = ink.paper(rng, h, w, scale=rng.uniform(0.6, 1.6))
    darkness = rng.uniform(0.55, 1.0)
    picture = ground * (1 - sheet * darkness)
    # The document's edges: something else lies beyond.
    if rng.random() < 0.4:
        beyond = rng.uniform(0, 1)
        for where in ("left", "right", "below"):
            if rng.random() < 0.5:
                gap = rng.uniform(0.3, 3) * pitch
                if where == "left":
                    picture[:, : max(0, int(side + x0 - gap))] = beyond
                elif where == "right":
                    picture[:, int(side + x1 + gap) :] = beyond
                else:
                    picture[int(middle + ink.CAP * rng.uniform(0.8, 1.8)) :, :] = beyond
    # Seen by a camera at its own resolution: capitals of `size` px.
    size = float(np.exp(rng.uniform(np.log(6.5), np.log(26))))
    angle = rng.normal() * 0.8
    scale = size / ink.CAP
    W, H = int(w * scale), int(h * scale)
    src = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
    lean = rng.normal() * 0.12 * H
    keystone = rng.normal(size=(4, 2)).astype(np.float32) * np.float32([0.01 * W, 0.05 * H])
    dst = np.float32([[lean, 0], [W + lean, 0], [W, H], [0, H]]) + keystone
    rad = np.deg2rad(angle)
    turn = np.float32([[np.cos(rad), -np.sin(rad)], [np.sin(rad), np.cos(rad)]])
    dst = (dst - [W / 2, H / 2]) @ turn.T.astype(np.float32) + np.float32([W / 2, H / 2])
    view = cv2.getPerspectiveTransform(src, dst.astype(np.float32))
    if scale < 0.6:
        picture = cv2.GaussianBlur(picture, (0, 0), 0.35 / scale)
    small = cv2.warpPerspective(picture, view, (W, H), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    small = camera.seen(rng, small, blur=size * 0.11, motion=size * 0.28)
    # Cut out, not quite rightly, at the recogniser's size.
    ends = np.float32([[[side + x0, middle]], [[side + x1, middle]]])
    (ax, ay), (bx, by) = cv2.perspectiveTransform(ends, view)[:, 0]
    tall = 2 * size * rng.uniform(0.86, 1.18)
    dx, dy = bx - ax, by - ay
    far = float(np.hypot(dx, dy))
    ux, uy = dx / far, dy / far
    wrong = rng.normal() * 0.012
    ux, uy = ux - uy * wrong, uy + ux * wrong
    before, after = rng.uniform(-0.1, 2.2) * pitch * scale, rng.uniform(-0.1, 2.2) * pitch * scale
    up = rng.normal() * 0.09 * size
    ax, ay = ax - ux * before + uy * up, ay - uy * before - ux * up
    far = far + before + after
    out_w = int(min(WIDEST, max(64, far * HEIGHT / tall * rng.uniform(0.94, 1.06))))
    corners = np.float32([[ax + uy * tall / 2, ay - ux * tall / 2], [ax + ux * far + uy * tall / 2, ay + uy * far - ux * tall / 2], [ax - uy * tall / 2, ay + ux * tall / 2]])
    cut = cv2.getAffineTransform(corners, np.float32([[0, 0], [out_w, 0], [0, HEIGHT]]))
    line = cv2.warpAffine(small, cut, (out_w, HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.clip(line * 255, 0, 255).astype(np.uint8), printed.learnt(text) if of_card else text
