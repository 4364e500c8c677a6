namespace IsoTriplet.Triplets;

/// <summary>The rows of a batch gathered class by class, so that the positives of an anchor are one run and its negatives two.</summary>
internal sealed class ClassOrder
{
    private readonly int[] _start;

    public ClassOrder(Labels labels)
    {
        RowAt = new int[labels.Count];
        ClassAt = new int[labels.Count];
        PositionOf = new int[labels.Count];
        _start = new int[labels.Classes + 1];
        int next = 0;
        for (int k = 0; k < labels.Classes; k++)
        {
            _start[k] = next;
            foreach (int row in labels.Members(k))
            {
                RowAt[next] = row;
                ClassAt[next] = k;
                IsGiven &= row == next;
                PositionOf[row] = next++;
            }
        }
        _start[labels.Classes] = next;
    }

    /// <summary>Whether the rows come class by class already.</summary>
    public bool IsGiven { get; } = true;

    /// <summary>The row at a position.</summary>
    public int[] RowAt { get; }

    /// <summary>The class at a position.</summary>
    public int[] ClassAt { get; }

    /// <summary>The position of a row.</summary>
    public int[] PositionOf { get; }

    /// <summary>Positions [Start, End) of the class at a position; rows ascend inside.</summary>
    public (int Start, int End) ClassRun(int position) => (_start[ClassAt[position]], _start[ClassAt[position] + 1]);
}
