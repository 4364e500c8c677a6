"""Mining by PyTorch and Recall@K by scikit-learn, as their users write them."""

import os

import numpy as np


def miner(points, labels, positive, negative):
    """Triples of a batch by masked matrices in torch: the distances by cdist, one positive or all, one negative or all."""
    import torch

    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    f, y = torch.from_numpy(points), torch.from_numpy(labels)
    same = y[:, None] == y[None, :]
    other = ~same
    mate = same & ~torch.eye(len(y), dtype=torch.bool)
    inf = float("inf")

    def one(distances):
        anchors = torch.arange(len(y))
        if positive == "all":
            a, p = mate.nonzero(as_tuple=True)
        elif positive == "hard":
            a, p = anchors, distances.masked_fill(~mate, -inf).argmax(1)
        else:
            a, p = anchors, distances.masked_fill(~mate, inf).argmin(1)
        if negative == "all":
            pick = other[a].nonzero(as_tuple=True)
            return a[pick[0]], p[pick[0]], pick[1]
        if negative == "hard":
            return a, p, distances.masked_fill(same, inf).argmin(1)[a]
        if negative == "easy":
            return a, p, distances.masked_fill(same, -inf).argmax(1)[a]
        # Semi-hard: the nearest negative beyond the positive, else the farthest; by blocks, as pairs times points do not fit a cache.
        farthest = distances.masked_fill(same, -inf).argmax(1)
        found = []
        for block in torch.arange(len(a)).split(4096):
            rows, limit = distances[a[block]], distances[a[block], p[block]]
            beyond = rows.masked_fill(same[a[block]] | (rows <= limit[:, None]), inf)
            least, q = beyond.min(1)
            found.append(torch.where(torch.isinf(least), farthest[a[block]], q))
        return a, p, torch.cat(found)

    def run():
        with torch.no_grad():
            a, p, q = one(torch.cdist(f, f))
            return [float(len(a))]

    return run


def recall(points, labels, ks):
    """Recall@K by exact nearest neighbours."""
    from sklearn.neighbors import NearestNeighbors

    def run():
        search = NearestNeighbors(n_neighbors=max(ks), algorithm="brute", n_jobs=1).fit(points)
        neighbours = search.kneighbors(return_distance=False)
        hit = labels[neighbours] == labels[:, None]
        return [float(np.mean(hit[:, :k].any(1))) for k in ks]

    return run
