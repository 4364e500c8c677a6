namespace IsoTriplet.Optimizers;

/// <summary>The coordinates the solvers work in: points sorted by class, centred, divided by the largest distance from the centroid.</summary>
internal sealed class Frame
{
    private readonly double[] _centre;

    public Frame(Embedding embedding, Labels labels)
    {
        (Embedding, Labels) = (embedding, labels);
        (N, Dimension) = (embedding.Points, embedding.Dimension);
        Order = new int[N];
        Start = new int[N];
        End = new int[N];
        ClassStart = new int[labels.Classes + 1];
        int next = 0;
        for (int k = 0; k < labels.Classes; k++)
        {
            ReadOnlySpan<int> members = labels.Members(k);
            ClassStart[k] = next;
            for (int m = 0; m < members.Length; m++)
            {
                Order[next + m] = members[m];
                Start[next + m] = next;
                End[next + m] = next + members.Length;
            }
            next += members.Length;
        }
        ClassStart[labels.Classes] = next;
        _centre = new double[Dimension];
        for (int i = 0; i < N; i++)
        {
            for (int k = 0; k < Dimension; k++)
            {
                _centre[k] += embedding[i, k] / N;
            }
        }
        for (int i = 0; i < N; i++)
        {
            Scale = Math.Max(Scale, PairwiseDistances.Between(embedding.Row(i), _centre));
        }
        F = Enter(embedding);
    }

    public Embedding Embedding { get; }

    public Labels Labels { get; }

    /// <summary>N, the number of points.</summary>
    public int N { get; }

    /// <summary>n, the dimension of the embedding.</summary>
    public int Dimension { get; }

    /// <summary>Units of distance for one unit in this frame; 0 if all points are equal.</summary>
    public double Scale { get; }

    /// <summary>Original row of each sorted row.</summary>
    public int[] Order { get; }

    /// <summary>First sorted row of the class of each sorted row.</summary>
    public int[] Start { get; }

    /// <summary>One past the last sorted row of the class of each sorted row.</summary>
    public int[] End { get; }

    /// <summary>First sorted row of each class, and N at the end.</summary>
    public int[] ClassStart { get; }

    /// <summary>F in this frame: N x n, row-major.</summary>
    public double[] F { get; }

    /// <summary>What lies across these coordinates and stays as it is, where they are those of a subspace; null: nothing.</summary>
    public Local.Beyond? Beyond { get; init; }

    /// <summary>True if there is a triple at all: two classes or more, one of them with two points or more.</summary>
    public bool HasTriple => Labels.Classes > 1 && N > Labels.Classes;

    /// <summary>An embedding of the same points (given in the original order) in this frame.</summary>
    public double[] Enter(Embedding embedding)
    {
        double[] values = new double[N * Dimension];
        for (int i = 0; i < N; i++)
        {
            Enter(embedding.Row(Order[i]), values.AsSpan(i * Dimension, Dimension));
        }
        return values;
    }

    /// <summary>One point in this frame.</summary>
    public void Enter(ReadOnlySpan<double> point, Span<double> values)
    {
        double scale = Scale > 0 ? Scale : 1;
        for (int k = 0; k < Dimension; k++)
        {
            values[k] = (point[k] - _centre[k]) / scale;
        }
    }

    /// <summary>Points of this frame in the original coordinates, still in sorted order.</summary>
    public double[] World(ReadOnlySpan<double> g)
    {
        double[] values = new double[N * Dimension];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (g[i] * Scale) + _centre[i % Dimension];
        }
        return values;
    }

    /// <summary>Sorted rows of original coordinates as an embedding in the original order.</summary>
    public Embedding Unsort(ReadOnlySpan<double> world)
    {
        double[] values = new double[N * Dimension];
        for (int i = 0; i < N; i++)
        {
            world.Slice(i * Dimension, Dimension).CopyTo(values.AsSpan(Order[i] * Dimension));
        }
        return Embedding.Create(N, Dimension, values);
    }
}
