"""The Lagrangian lower bound on d_haus(F, F_TS) as a linear matrix inequality for cvxopt, its native form.

maximise sum u_i |p_i|^2 - tr T  over u, mu, nu >= 0, sum u = 1, sum_p mu_ap = sum_q nu_aq for each anchor a,
and [T F'U; UF M] psd with M = diag(u) + sum mu_ap Lap(a,p) - sum nu_aq Lap(a,q).
"""

import numpy as np


def bound(points, labels):
    from cvxopt import matrix, solvers, spmatrix

    count, n = points.shape
    pairs = [(a, j) for a in range(count) for j in range(count) if j != a]
    sign = [1.0 if labels[a] == labels[j] else -1.0 for a, j in pairs]
    upper = [(i, j) for i in range(n) for j in range(i + 1)]
    first_u, first_pair = len(upper), len(upper) + count
    size, order = first_pair + len(pairs), n + count
    rows, columns, values = [], [], []

    def entry(i, j, variable, value):
        for r, c in {(i, j), (j, i)}:
            rows.append(c * order + r)
            columns.append(variable)
            values.append(-value)

    for k, (i, j) in enumerate(upper):
        entry(i, j, k, 1.0)
    for i in range(count):
        entry(n + i, n + i, first_u + i, 1.0)
        for k in range(n):
            entry(k, n + i, first_u + i, points[i, k])
    for t, (a, j) in enumerate(pairs):
        entry(n + a, n + a, first_pair + t, sign[t])
        entry(n + j, n + j, first_pair + t, sign[t])
        entry(n + a, n + j, first_pair + t, -sign[t])
    cost = np.zeros(size)
    for k, (i, j) in enumerate(upper):
        cost[k] = 1.0 if i == j else 0.0
    cost[first_u:first_pair] = -(points**2).sum(1)
    free = size - first_u
    balance = np.zeros((count + 1, size))
    balance[0, first_u:first_pair] = 1
    for t, (a, j) in enumerate(pairs):
        balance[1 + a, first_pair + t] = sign[t]
    right = np.zeros(count + 1)
    right[0] = 1
    solvers.options.update({"show_progress": False, "abstol": 1e-9, "reltol": 1e-9, "feastol": 1e-9})
    found = solvers.sdp(
        matrix(cost),
        Gl=spmatrix(-1.0, range(free), range(first_u, size), (free, size)),
        hl=matrix(0.0, (free, 1)),
        Gs=[spmatrix(values, rows, columns, (order * order, size))],
        hs=[matrix(0.0, (order, order))],
        A=matrix(balance),
        b=matrix(right),
    )
    return float(np.sqrt(max(0.0, -found["primal objective"])))
