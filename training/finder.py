"""The finder: a small picture to where a zone is, which way it is read, and where its edges run. Trains and exports.

    python3 finder.py --minutes 75 --out finder.onnx

One cell for each 8 x 8 px. Channels: 0 zone or printed fields (logit), 1-2 cosine and sine of the reading direction,
3-6 distance to its upper edge, lower edge, beginning and end, 7 three lines (logit), 8 mirrored (logit), 9 the printed
fields of a card that has no zone (logit). Distances in cells.
"""

import json
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import pages
import train
from recogniser import conv, normalised

STRIDE = pages.STRIDE
CHANNELS = 10
FAR = 12.0  # cells: beginning and end are told only from nearer


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.a = conv(width, width, 3)
        self.b = conv(width, width, 3)

    def forward(self, x):
        return F.relu(x + self.b(F.relu(self.a(x))))


class Finder(nn.Module):
    """Down to one cell for each 32 x 32 px, where a whole zone is seen at once, and back up to 8 x 8."""

    def __init__(self, a=8, b=16, c=28, d=40, e=64):
        super().__init__()
        self.down2 = conv(1, a, 3, 2)
        self.down4 = conv(a, b, 3, 2)
        self.down8 = conv(b, c, 3, 2)
        self.down16 = conv(c, d, 3, 2)
        self.at16 = Block(d)
        self.down32 = conv(d, e, 3, 2)
        self.at32 = nn.Sequential(Block(e), Block(e))
        self.up16 = conv(e, d, 1)
        self.on16 = conv(d, d, 3)
        self.up8 = conv(d, c, 1)
        self.on8 = conv(c, c, 3)
        self.head = nn.Conv2d(c, CHANNELS, 1)
        nn.init.constant_(self.head.bias[0:1], -3.0)

    def forward(self, x):
        """(N, 1, H, W) of normalised luma, both sides whole 32 px -> (N, 10, H / 8, W / 8)."""
        x = F.relu(self.down4(F.relu(self.down2(x))))
        at8 = F.relu(self.down8(x))
        at16 = self.at16(F.relu(self.down16(at8)))
        at32 = self.at32(F.relu(self.down32(at16)))
        on16 = F.relu(self.on16(F.relu(at16 + F.interpolate(self.up16(at32), scale_factor=2, mode="nearest"))))
        on8 = F.relu(self.on8(F.relu(at8 + F.interpolate(self.up8(on16), scale_factor=2, mode="nearest"))))
        return self.head(on8)


def truth(shape, quad, count, mirrored):
    """(10, h, w) of targets, and (3, h, w) of weights: edges, ends, and where nothing is asked of the zone channel."""
    h, w = shape[0] // STRIDE, shape[1] // STRIDE
    out = np.zeros((CHANNELS, h, w), np.float32)
    weight = np.zeros((3, h, w), np.float32)
    weight[2] = 1
    if quad is None:
        return out, weight
    xs = (np.arange(w, dtype=np.float32)[None] + 0.5) * STRIDE
    ys = (np.arange(h, dtype=np.float32)[:, None] + 0.5) * STRIDE
    tl, tr, br, bl = quad

    def inward(a, b, inside):
        """Signed distance from the line a-b, positive towards `inside`."""
        n = np.float32([b[1] - a[1], a[0] - b[0]])
        n /= max(np.hypot(*n), 1e-6)
        if np.dot(inside - a, n) < 0:
            n = -n
        return (xs - a[0]) * n[0] + (ys - a[1]) * n[1]

    mid = quad.mean(0)
    edges = np.stack([inward(tl, tr, mid), inward(bl, br, mid), inward(tl, bl, mid), inward(tr, br, mid)]) / STRIDE
    nearest = edges.min(0)
    inside = nearest > -0.25
    along = (tr - tl) + (br - bl)
    along /= max(np.hypot(*along), 1e-6)
    out[0] = inside
    out[1], out[2] = along[0], along[1]
    out[3:7] = edges
    out[7], out[8], out[9] = count == 3, mirrored, count == pages.PRINTED
    weight[0] = inside
    weight[1] = inside
    weight[2] = 1 - ((nearest > -0.75) & ~inside).astype(np.float32)
    return out, weight


def batch(first, size, number):
    """(pictures, truth, weights); each third batch of upright pictures, for all of one batch are of one shape."""
    portrait = number % 3 == 2
    xs, ts, ws = [], [], []
    for seed in range(first, first + size):
        rng = np.random.default_rng(seed)
        while True:
            picture, quad, count, mirrored = pages.scene(rng)
            if (picture.shape[0] > picture.shape[1]) == portrait:
                break
            if quad is None or not mirrored:  # turned rather than thrown away
                picture = np.ascontiguousarray(np.rot90(picture))
                if quad is not None:
                    quad = np.float32([[y, picture.shape[0] - x] for x, y in quad])
                break
        t, w = truth(picture.shape, quad, count, mirrored)
        xs.append(normalised(picture)[None])
        ts.append(t)
        ws.append(w)
    return torch.from_numpy(np.stack(xs)), torch.from_numpy(np.stack(ts)), torch.from_numpy(np.stack(ws))


def loss_of(out, t, w):
    logit, zone = out[:, 0], t[:, 0]
    bce = F.binary_cross_entropy_with_logits(logit, zone, reduction="none")
    p = torch.sigmoid(logit)
    focal = torch.where(zone > 0.5, (1 - p) ** 1.5 * 4, p ** 1.5 * 1)
    seen = (bce * (focal + 0.02) * w[:, 2]).sum() / (zone.sum() + 100)
    n = w[:, 0].sum() + 1
    turn = (((out[:, 1:3] - t[:, 1:3]) ** 2).sum(1) * w[:, 0]).sum() / n
    edges = (F.smooth_l1_loss(out[:, 3:5], t[:, 3:5], reduction="none", beta=0.2).sum(1) * w[:, 0]).sum() / n
    near = (t[:, 5:7] < FAR).float() * w[:, 1:2]
    ends = (F.smooth_l1_loss(out[:, 5:7].clamp(max=FAR * 1.5), t[:, 5:7].clamp(max=FAR * 1.5), reduction="none", beta=0.3) * (near + 0.05 * w[:, 1:2])).sum() / n
    kinds = (F.binary_cross_entropy_with_logits(out[:, 7:10], t[:, 7:10], reduction="none") * w[:, 0:1]).sum() / n
    return seen * 4 + 2 * turn + edges + 0.5 * ends + 0.25 * kinds


def main():
    args = train.arguments("finder", size=8)
    torch.manual_seed(7)
    net = Finder()
    train.train(args, net, batch, loss_of, first_seed=2_000_000)
    export(net, args.out)


def export(net, path):
    net.eval()
    torch.onnx.export(
        net, torch.zeros(1, 1, 352, 640), path, opset_version=13, input_names=["picture"], output_names=["cells"],
        dynamic_axes={"picture": {0: "n", 2: "h", 3: "w"}, "cells": {0: "n", 2: "y", 3: "x"}},
    )
    print(json.dumps({"file": path, "bytes": os.path.getsize(path)}), flush=True)


if __name__ == "__main__":
    main()
