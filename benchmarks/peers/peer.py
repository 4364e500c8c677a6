"""The peer: one process that reads commands as JSON lines on stdin, times itself and answers in JSON lines. Threads come from the environment."""

import json
import platform
import sys
import time

import numpy as np
import scipy
from scipy.spatial.distance import directed_hausdorff, pdist

import learning
import relaxation
import shapes
import slsqp

loaded = {}

# Imported by the operations that need them.
PEERS = {"PyTorch": "torch", "scikit-learn": "sklearn", "cvxopt": "cvxopt"}


def load(path):
    if path not in loaded:
        loaded[path] = np.load(path)
    return loaded[path]


def iso_distance(c):
    f, g = load(c["f"]), load(c["g"])
    return lambda: [float(np.abs(pdist(f) - pdist(g)).max())]


def diameter(c):
    f = load(c["f"])
    return lambda: [float(pdist(f).max())]


def hausdorff(c):
    f, g = load(c["f"]), load(c["g"])
    return lambda: [float(directed_hausdorff(f, g)[0])]


def width(c):
    f = load(c["f"])
    return lambda: [shapes.plane_width(f) if f.shape[1] == 2 else shapes.space_width(f)]


def ball(c):
    f = load(c["f"])
    return lambda: [shapes.ball(f)]


def project(c):
    f, labels, starts = load(c["f"]), load(c["labels"]), [load(s) for s in c["starts"]]
    return lambda: [slsqp.outcome(f, labels, slsqp.project(f, labels, s, c["generate"])) for s in starts]


def lagrangian(c):
    f, labels = load(c["f"]), load(c["labels"])
    return lambda: [relaxation.bound(f, labels)]


def mine(c):
    return learning.miner(load(c["f"]), load(c["labels"]), c["positive"], c["negative"])


def recall(c):
    return learning.recall(load(c["f"]), load(c["labels"]), [1, 2, 4, 8])


def versions(c):
    return lambda: []


OPERATIONS = {w.__name__: w for w in (iso_distance, diameter, hausdorff, width, ball, project, lagrangian, mine, recall, versions)}


def main():
    for line in sys.stdin:
        command = json.loads(line)
        work = OPERATIONS[command["op"]](command)
        inner = command.get("inner", 1)
        started = time.perf_counter()
        for _ in range(inner):
            values = work()
        seconds = (time.perf_counter() - started) / inner
        others = "".join(f", {n} {sys.modules[m].__version__}" for n, m in PEERS.items() if m in sys.modules)
        versions_text = f"Python {platform.python_version()}, NumPy {np.__version__}, SciPy {scipy.__version__}{others}"
        # Infinity is no JSON: a value that was not reached is null.
        finite = [v if np.isfinite(v) else None for v in values]
        print(json.dumps({"seconds": seconds, "values": finite, "versions": versions_text}), flush=True)


if __name__ == "__main__":
    main()
