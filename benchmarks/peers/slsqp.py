"""The d_haus projection by SciPy SLSQP: min s  s.t.  |g_i - p_i|^2 <= s,  |g_a - g_p|^2 <= |g_a - g_q|^2, with analytic Jacobians."""

import numpy as np
from scipy.optimize import minimize


def all_triples(labels):
    rows = []
    for a in range(len(labels)):
        positives = [p for p in range(len(labels)) if p != a and labels[p] == labels[a]]
        negatives = [q for q in range(len(labels)) if labels[q] != labels[a]]
        rows += [(a, p, q) for p in positives for q in negatives]
    return np.array(rows, dtype=int).reshape(-1, 3)


def slack(g, triples):
    a, p, q = triples.T
    return ((g[a] - g[q]) ** 2).sum(1) - ((g[a] - g[p]) ** 2).sum(1)


def solve(f, triples, start, tolerance, steps):
    """One call of SLSQP under the given triples."""
    points, dimension = f.shape
    size, count = points * dimension, len(triples)
    a, p, q = triples.T
    i, r = np.arange(points), points + np.arange(count)
    gradient = np.zeros(size + 1)
    gradient[-1] = 1

    def constraints(x):
        g = x[:size].reshape(points, dimension)
        return np.concatenate([x[-1] - ((g - f) ** 2).sum(1), slack(g, triples)])

    def jacobian(x):
        g = x[:size].reshape(points, dimension)
        j = np.zeros((points + count, points, dimension))
        j[i, i] = -2 * (g - f)
        j[r, a] = 2 * (g[p] - g[q])
        j[r, p] = 2 * (g[a] - g[p])
        j[r, q] = -2 * (g[a] - g[q])
        whole = np.zeros((points + count, size + 1))
        whole[:, :size] = j.reshape(points + count, size)
        whole[:points, -1] = 1
        return whole

    found = minimize(
        lambda x: x[-1],
        np.concatenate([start.ravel(), [((start - f) ** 2).sum(1).max()]]),
        jac=lambda x: gradient,
        constraints=[{"type": "ineq", "fun": constraints, "jac": jacobian}],
        method="SLSQP",
        options={"ftol": tolerance, "maxiter": steps},
    )
    return found.x[:size].reshape(points, dimension)


def project(f, labels, start, generate, tolerance=1e-9, steps=1000):
    """All triples at once, or (generate) a working set that grows by what is violated until nothing is."""
    triples = all_triples(labels)
    if not generate:
        return solve(f, triples, start, tolerance, steps)
    scale = max(1e-300, ((f - f.mean(0)) ** 2).sum(1).max())
    g, working = start, np.zeros(len(triples), dtype=bool)
    for _ in range(50):
        values = slack(g, triples)
        fresh = np.flatnonzero((values < -1e-8 * scale) & ~working)
        if len(fresh) == 0 and working.any():
            break
        # The worst of them: the cost of SLSQP grows with the cube of what it holds. Fewer at a time take more rounds, more are no faster.
        working[fresh[np.argsort(values[fresh])[: f.size // 2]]] = True
        g = solve(f, triples[working], g, tolerance, steps)
    return g


def outcome(f, labels, g):
    """The displacement reached, or infinity where a triple is violated by more than 1e-6 of the scale."""
    scale = max(1e-300, ((f - f.mean(0)) ** 2).sum(1).max())
    worst = slack(g, all_triples(labels)).min(initial=0.0)
    return float("inf") if worst < -1e-6 * scale else float(np.sqrt(((g - f) ** 2).sum(1).max()))
