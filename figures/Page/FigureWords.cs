namespace IsoTriplet.Figures.Page;

/// <summary>What one sees in a figure and how to read it, for someone who has not read the papers.</summary>
public static class FigureWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["iat-1-triple"] =
            "A negative is too near if it lies inside the ball around the anchor that reaches to its positives. The line bounds all such balls of one class: no point of another "
            + "class may lie inside it. One of the two squares does, so its triple fails.",
        ["iat-2-toy"] =
            "The smallest example of the paper: two classes lie through one another, so some triple must fail. The next figures all speak of these five points.",
        ["iat-3-hausdorff-distance"] =
            "Marks are the points as they are, arrow heads where they would have to go so that no triple fails. The longest arrow is the distance to separation.",
        ["iat-4-isometric-distance"] =
            "The same five points, but now it is the distances between points that should change as little as possible. Each pair of points has its distance before and after below; "
            + "the pairs that change most decide.",
        ["iat-5-hardest-triple"] =
            "The triple that fails most. The anchor's positive lies outside the arc through its negative; how far outside is the hardness, which is what hard negative mining trains on.",
        ["iat-6-collapse"] =
            "Twenty points in the plane (open) and the nearest separated embedding that was found (filled). Groups of points have run into one another, inside the rings: the first "
            + "sign of collapse when there are many points for few dimensions.",
        ["etl-1-scatter-diagram"] =
            "Every triple of a batch is a point: to the right, the anchor is more similar to its positive; upwards, more similar to its negative. Above the diagonal the triple fails. "
            + "The panels show which triples four ways of choosing them pick.",
        ["etl-2-first-order"] = Step,
        ["etl-2-vanilla"] = Step,
        ["etl-5-second-order"] =
            Step + " The second order loss lets go of positives that are near already and of negatives that are far already.",
        ["etl-3-movement"] =
            "The arrows of theory speak of one triple alone; here is where triples of real images really moved during training, when all of them pull on one network.",
        ["etl-4-group-size"] =
            "Recall@1 asks how often the nearest neighbour of an unseen image is of its class: higher is better. It is drawn over how many images of a class a batch holds.",
        ["etl-6-scatter"] =
            "The diagram of Figure 1 again, at several moments of training: points should drift to the bottom right, below the diagonal.",
        ["geo-lengths-and-angles"] =
            "Three ways to measure the distance of two points on a sphere: straight through (chord), its square, and along the surface (geodesic). They rank points alike, but pull with "
            + "different strength, and on the anchor in different directions.",
        ["geo-training"] =
            "The same training runs with each of the three distances, from the same starting weights and the same batches. Bars that reach over the middle line mean: no difference seen.",
        ["training-collapse"] =
            "Training runs over the number of points in a batch and the dimension: which share ended with every image on one point, and how good retrieval was.",
        ["training-theory"] =
            "Does the theory see it coming? Across: how near total collapse is to being the nearest way out, before training. Upwards: which share of the runs collapsed.",
        ["phase-predicted"] =
            "What the theory predicts before any training: how far the nearest separated embedding is, as a share of the way to total collapse. Light cells: hardly anything is nearer "
            + "than putting all points in one place.",
        ["phase-observed"] =
            "What training did: the share of runs that collapsed, for every number of points N in a batch and dimension n. The line is where a run is as likely to collapse as not. "
            + "The letters are batches that others have reported on.",
        ["phase-explanations"] =
            "How well different quantities, known before training, tell which runs will collapse. Longer bars and points farther right are better.",
        ["bracket-closing"] =
            "Dark to light: how often both bounds on the distance to separation meet, for random points. The same data answer to sliders in the section Try it.",
        ["iso-ratio"] =
            "The paper's Theorem 3 says that no embedding lies above the dashed line. The diamonds do, with certificates for both ends of each bracket: the theorem is false in general.",
        ["simplex-chain"] =
            "The counterexample itself: triangles in a row, so arranged that repairing one failing triple makes the next one worse.",
    };

    private const string Step =
        "Left: by how much one step of the loss changes the similarity to the positive and to the negative, for every possible triple. Right: both together as arrows; a good step "
        + "points to the bottom right.";

    /// <summary>The names of the figures that have words.</summary>
    public static IReadOnlyCollection<string> Names => Words.Keys;

    /// <summary>The words of a figure.</summary>
    /// <param name="name">The figure's name.</param>
    /// <returns>Its words; empty where the caption says it all.</returns>
    public static string Of(string name) => Words.GetValueOrDefault(name, "");
}
