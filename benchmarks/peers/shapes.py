"""Width and enclosing ball from SciPy's convex hull, in the plane and in space."""

import numpy as np
from scipy.optimize import minimize
from scipy.spatial import ConvexHull


def extents(points, directions):
    values = points @ directions.T
    return values.max(0) - values.min(0)


def plane_width(points):
    hull = ConvexHull(points)
    return float(extents(points[hull.vertices], hull.equations[:, :2]).min())


def space_width(points):
    """The least extent over facet normals and over the common normals of two hull edges: it is attained at one of them."""
    hull = ConvexHull(points)
    corners = points[hull.vertices]
    best = extents(corners, hull.equations[:, :3]).min()
    faces = hull.simplices
    pairs = np.unique(np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1), axis=0)
    edges = points[pairs[:, 1]] - points[pairs[:, 0]]
    for k in range(len(edges) - 1):
        normals = np.cross(edges[k], edges[k + 1 :])
        lengths = np.linalg.norm(normals, axis=1)
        kept = lengths > 1e-12
        if kept.any():
            best = min(best, extents(corners, normals[kept] / lengths[kept, None]).min())
    return float(best)


def ball(points):
    """The smallest enclosing ball of the hull's corners by SLSQP: min s  s.t.  |c - p_i|^2 <= s."""
    corners = points[ConvexHull(points).vertices]
    dimension = points.shape[1]
    centre = corners.mean(0)
    gradient = np.zeros(dimension + 1)
    gradient[-1] = 1
    found = minimize(
        lambda x: x[-1],
        np.append(centre, ((corners - centre) ** 2).sum(1).max()),
        jac=lambda x: gradient,
        constraints=[
            {
                "type": "ineq",
                "fun": lambda x: x[-1] - ((x[:-1] - corners) ** 2).sum(1),
                "jac": lambda x: np.column_stack([2 * (corners - x[:-1]), np.ones(len(corners))]),
            }
        ],
        method="SLSQP",
        options={"ftol": 1e-12, "maxiter": 200},
    )
    return float(np.sqrt(((found.x[:-1] - corners) ** 2).sum(1).max()))
