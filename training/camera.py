"""What a camera and its codec do to a picture: light, glare, blur, shake, noise, JPEG. Pictures are float32, 0..1."""

import cv2
import numpy as np


def light(rng, picture):
    h, w = picture.shape
    yy, xx = np.arange(h, dtype=np.float32)[:, None], np.arange(w, dtype=np.float32)[None]
    angle = rng.uniform(0, 2 * np.pi)
    slope = (np.cos(angle) * (xx / w - 0.5) + np.sin(angle) * (yy / h - 0.5)) * rng.uniform(0, 0.9)
    out = picture * np.clip(1 + slope, 0.2, 1.8)
    if rng.random() < 0.25:  # the edge of a shadow
        at = rng.uniform(-0.2, 0.7)
        edge = 1 / (1 + np.exp(-(np.cos(angle) * (xx / w - 0.5) + np.sin(angle) * (yy / h - 0.5) - at + 0.3) * rng.uniform(8, 60)))
        out *= 1 - edge * rng.uniform(0.2, 0.6)
    return out


def glare(rng, picture):
    """A lamp in the laminate: a blob or a streak that hides what is under it, partly."""
    h, w = picture.shape
    yy, xx = np.arange(h, dtype=np.float32)[:, None], np.arange(w, dtype=np.float32)[None]
    cx, cy = rng.uniform(0, w), rng.uniform(-0.5 * h, 1.5 * h)
    angle = rng.uniform(0, np.pi)
    a, b = rng.uniform(0.3, 3) * h, rng.uniform(0.2, 0.9) * h
    u = ((xx - cx) * np.cos(angle) + (yy - cy) * np.sin(angle)) / a
    v = (-(xx - cx) * np.sin(angle) + (yy - cy) * np.cos(angle)) / b
    return picture + np.exp(-(u * u + v * v)) * rng.uniform(0.1, 0.75)


def shake(rng, picture, most):
    n = rng.uniform(1.2, max(1.3, most))
    size = int(np.ceil(n)) | 1
    if size < 3:
        size = 3
    kernel = np.zeros((size, size), np.float32)
    angle = rng.uniform(0, np.pi)
    c = size // 2
    dx, dy = np.cos(angle) * n / 2, np.sin(angle) * n / 2
    cv2.line(kernel, (int(round(c - dx)), int(round(c - dy))), (int(round(c + dx)), int(round(c + dy))), 1, 1, cv2.LINE_AA)
    return cv2.filter2D(picture, -1, kernel / max(kernel.sum(), 1e-6), borderType=cv2.BORDER_REPLICATE)


def jpeg(rng, picture, least=20):
    quality = int(rng.uniform(least, 96))
    ok, data = cv2.imencode(".jpg", np.clip(picture * 255, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(data, cv2.IMREAD_GRAYSCALE).astype(np.float32) / 255 if ok else picture


def expose(rng, picture):
    """Contrast, black level, gamma, and what clips."""
    lo, hi = rng.uniform(0, 0.3), rng.uniform(0.5, 1.1)
    out = lo + np.clip(picture, 0, None) * (hi - lo)
    return np.clip(out, 0, 1) ** rng.uniform(0.6, 1.6), hi - lo


def seen(rng, picture, blur, motion, noise=1.0):
    """The whole way from light to codec; `blur` and `motion` in px of this picture, `noise` of a full-size one's."""
    out = light(rng, picture)
    if rng.random() < 0.25:
        out = glare(rng, out)
    if rng.random() < 0.7:
        out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.3, max(0.35, blur)), borderType=cv2.BORDER_REPLICATE)
    if motion > 1.3 and rng.random() < 0.3:
        out = shake(rng, out, motion)
    out, contrast = expose(rng, out)
    if rng.random() < 0.75:
        sigma = rng.uniform(0.003, 0.05) if rng.random() < 0.8 else rng.uniform(0.05, 0.09)
        grain = rng.standard_normal(out.shape, np.float32)
        if rng.random() < 0.4:
            grain = cv2.GaussianBlur(grain, (0, 0), 0.8) * 1.6
        out = out + grain * (sigma * contrast * noise)
    if rng.random() < 0.2:  # sharpening of phones
        out = out + (out - cv2.GaussianBlur(out, (0, 0), 1.2)) * rng.uniform(0.3, 1.5)
    if rng.random() < 0.75:
        out = jpeg(rng, out)
    return np.clip(out, 0, 1)
