"""The mean of the weights of two rounds of one network, of which the later began with the earlier: what both have learnt.

    python3 mean.py recogniser ROUND_2.pt ROUND_3.pt --out recogniser.onnx
"""

import argparse

import torch

import finder
import recogniser

NETWORKS = {"finder": (finder, finder.Finder), "recogniser": (recogniser, recogniser.Recogniser)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("network", choices=NETWORKS)
    parser.add_argument("rounds", nargs=2)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    module, Network = NETWORKS[args.network]
    earlier, later = (torch.load(kept)["net"] for kept in args.rounds)
    net = Network()
    # Counters, which are whole numbers, stay the later one's.
    net.load_state_dict({name: (earlier[name] + own) / 2 if own.is_floating_point() else own for name, own in later.items()})
    module.export(net, args.out)


if __name__ == "__main__":
    main()
