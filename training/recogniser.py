"""The recogniser: a line 32 px high to probabilities of characters along it (convolutions and CTC). Trains and exports.

    python3 recogniser.py --minutes 75 --out recogniser.onnx
"""

import json
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import lines
import train
import zones

CLASSES = len(zones.ALPHABET) + 1  # the last is CTC's blank
BLANK = CLASSES - 1
STRIDE = 4


def conv(i, o, k, stride=1, groups=1, pad=None):
    pad = k // 2 if pad is None else pad
    return nn.Sequential(nn.Conv2d(i, o, k, stride, pad, groups=groups, bias=False), nn.BatchNorm2d(o))


class Block(nn.Module):
    """Depthwise, then pointwise, added to what came in."""

    def __init__(self, width, kernel):
        super().__init__()
        pad = (kernel[0] // 2, kernel[1] // 2)
        self.deep = nn.Sequential(nn.Conv2d(width, width, kernel, 1, pad, groups=width, bias=False), nn.BatchNorm2d(width))
        self.wide = conv(width, width, 1)

    def forward(self, x):
        return F.relu(x + self.wide(F.relu(self.deep(x))))


class Recogniser(nn.Module):
    def __init__(self, a=16, b=40, c=72, d=128):
        super().__init__()
        self.first = conv(1, a, 3, (2, 2))
        self.second = conv(a, b, 3, (2, 2))
        self.fine = nn.Sequential(Block(b, (3, 3)), Block(b, (3, 3)))
        self.third = conv(b, c, 3, (2, 1))
        self.mid = nn.Sequential(Block(c, (3, 3)), Block(c, (3, 3)))
        self.flat = nn.Sequential(nn.Conv2d(c, d, (4, 1), bias=False), nn.BatchNorm2d(d))
        self.along = nn.Sequential(*[Block(d, (1, k)) for k in (5, 7, 9, 5)])
        self.head = nn.Conv2d(d, CLASSES, 1)

    def forward(self, x):
        """(N, 1, 32, W) of normalised luma -> (N, W / 4, CLASSES) of log-probabilities."""
        x = F.relu(self.first(x))
        x = self.fine(F.relu(self.second(x)))
        x = self.mid(F.relu(self.third(x)))
        x = self.along(F.relu(self.flat(x)))
        return F.log_softmax(self.head(x).squeeze(2).transpose(1, 2), 2)


def normalised(picture):
    """Mean 0, deviation 1 over the line."""
    p = picture.astype(np.float32)
    return (p - p.mean()) / (p.std() + 8)


def batch(first, size, number=0):
    """(lines, their characters one after the other, how many each has, the texts)."""
    made = [lines.sample(np.random.default_rng(seed)) for seed in range(first, first + size)]
    widest = max(p.shape[1] for p, _ in made)
    widest = (widest + 15) // 16 * 16
    x = np.zeros((len(made), 1, 32, widest), np.float32)
    for i, (p, _) in enumerate(made):
        n = normalised(p)
        x[i, 0, :, : n.shape[1]] = n
        x[i, 0, :, n.shape[1] :] = n[:, -1:]
    targets = torch.tensor([zones.ALPHABET.index(c) for _, t in made for c in t])
    lengths = torch.tensor([len(t) for _, t in made])
    return torch.from_numpy(x), targets, lengths, [t for _, t in made]


def loss_of(out, targets, lengths, _texts):
    times = torch.full((out.shape[0],), out.shape[1], dtype=torch.long)
    return F.ctc_loss(out.transpose(0, 1), targets, times, lengths, BLANK, zero_infinity=True)


def greedy(logits):
    best = logits.argmax(2)
    out = []
    for row in best:
        text, last = "", BLANK
        for k in row.tolist():
            if k != last and k != BLANK:
                text += zones.ALPHABET[k]
            last = k
        out.append(text)
    return out


def main():
    args = train.arguments("recogniser", size=24)
    torch.manual_seed(7)
    net = Recogniser()
    train.train(args, net, batch, loss_of, first_seed=1_000_000, say=lambda net: print("whole lines right:", exact(net), flush=True))
    print("whole lines right at the end:", exact(net, 960), flush=True)
    export(net, args.out)


def exact(net, count=240):
    """Share of lines of seeds never trained on that are read without a fault, greedily."""
    net.eval()
    right = 0
    with torch.no_grad():
        for first in range(0, count, 24):
            x, _, _, texts = batch(first, 24)
            right += sum(a == b for a, b in zip(greedy(net(x)), texts))
    return right / count


def export(net, path):
    net.eval()
    torch.onnx.export(
        net, torch.zeros(1, 1, 32, 512), path, opset_version=13, input_names=["line"], output_names=["characters"],
        dynamic_axes={"line": {0: "n", 3: "w"}, "characters": {0: "n", 1: "t"}},
    )
    print(json.dumps({"file": path, "bytes": os.path.getsize(path)}), flush=True)


if __name__ == "__main__":
    main()
