"""The loop that both trainers share: batches drawn in processes of their own, each shown twice, in bfloat16."""

import argparse
import collections
import multiprocessing
import os
import time

import cv2
import torch
import torch.nn as nn

LATER = 40  # batches between a batch's first and second showing


def arguments(name, size):
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--size", type=int, default=size)
    parser.add_argument("--rate", type=float, default=2e-3, help="the learning rate at first")
    parser.add_argument("--after", help="what a round before kept: its weights are begun with; outputs it did not have begin at nothing")
    parser.add_argument("--first", type=int, default=0, help="the batch to begin with: a later round sees other pictures")
    parser.add_argument("--out", default=f"{name}.onnx")
    parser.add_argument("--kept", default=f"/tmp/vidi-{name}.pt")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--drawing", type=int, default=1, help="processes that draw pictures")
    return parser.parse_args()


def one_core():
    cv2.setNumThreads(1)
    torch.set_num_threads(1)


def begin_with(net, weights):
    for name, own in net.state_dict().items():
        given = weights[name]
        if own.dim() == 0:
            own.copy_(given)
            continue
        own.zero_()
        own[tuple(slice(0, n) for n in given.shape)] = given


def train(args, net, make, loss_of, first_seed, say=None):
    """
    Trains `net` for `args.minutes`; the learning rate falls with the time that is left. `make(first, size, number)` draws
    one batch, a tuple of tensors whose first is the network's input; `loss_of(output, *rest)` is what is brought down;
    `say(net)`: what is told now and then. Goes on where `args.kept` was left.
    """
    one_core()
    torch.set_num_threads(args.threads)
    net.to(memory_format=torch.channels_last)
    print("parameters", sum(p.numel() for p in net.parameters()), flush=True)
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-4)
    number, step, spent = args.first, 0, 0.0
    if os.path.exists(args.kept):
        kept = torch.load(args.kept)
        net.load_state_dict(kept["net"])
        optimiser.load_state_dict(kept["optimiser"])
        number, step, spent = kept["number"], kept["step"], kept["spent"]
    elif args.after:
        begin_with(net, torch.load(args.after)["net"])
    began, limit, shown = time.time(), args.minutes * 60, None
    used = lambda: spent + time.time() - began

    def keep():
        torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "number": number, "step": step, "spent": used()}, args.kept)

    def jobs():
        at = number
        while True:
            yield first_seed + at * args.size, args.size, at
            at += 1

    def learn(x, *rest):
        nonlocal step, shown
        share = min(1.0, used() / limit)
        rate = args.rate * min(1.0, (step + 1) / 200) * 0.5 * (1 + torch.cos(torch.tensor(share * torch.pi)).item()) + 1e-6
        for group in optimiser.param_groups:
            group["lr"] = rate
        net.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = net(x.to(memory_format=torch.channels_last))
        loss = loss_of(out.float(), *rest)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimiser.step()
        shown = loss.item() if shown is None else 0.98 * shown + 0.02 * loss.item()
        step += 1
        if step % 100 == 0:
            print(f"{used():.0f} s, step {step}, {number * args.size} pictures, loss {shown:.4f}", flush=True)
        if step % 800 == 0:
            keep()
            if say is not None:
                say(net)

    waiting = collections.deque()
    with multiprocessing.Pool(args.drawing, one_core) as pool:
        # Drawn ahead, but not without end.
        ahead = collections.deque()
        source = jobs()
        for _ in range(3 * args.drawing):
            ahead.append(pool.apply_async(make, next(source)))
        while used() < limit:
            batch = ahead.popleft().get()
            ahead.append(pool.apply_async(make, next(source)))
            number += 1
            learn(*batch)
            waiting.append(batch)
            if len(waiting) > LATER:
                learn(*waiting.popleft())
        pool.terminate()
    keep()
    print(f"seen: {(number - args.first) * args.size} pictures, {step} steps, {used():.0f} s", flush=True)
