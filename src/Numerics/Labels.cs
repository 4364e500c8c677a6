namespace IsoTriplet.Numerics;

/// <summary>Class labels y_1..y_N, held as class numbers 0..c-1 in the order in which the classes first appear.</summary>
public sealed class Labels
{
    private readonly int[] _classOf;
    private readonly int[][] _members;

    private Labels(int[] classOf, string[] names)
    {
        _classOf = classOf;
        Names = Array.AsReadOnly(names);
        int[] sizes = new int[names.Length];
        foreach (int k in classOf)
        {
            sizes[k]++;
        }
        _members = Array.ConvertAll(sizes, static size => new int[size]);
        for (int i = classOf.Length - 1; i >= 0; i--)
        {
            _members[classOf[i]][--sizes[classOf[i]]] = i;
        }
    }

    /// <summary>N, the number of labelled points.</summary>
    public int Count => _classOf.Length;

    /// <summary>c, the number of classes.</summary>
    public int Classes => _members.Length;

    /// <summary>The label of each class as it was given, by class number.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The class number of every point.</summary>
    public ReadOnlySpan<int> ClassOf => _classOf;

    /// <summary>The number of points in the smallest class.</summary>
    public int SmallestClass => _members.Min(m => m.Length);

    /// <summary>The class number of point i.</summary>
    /// <param name="i">The point, from 0.</param>
    public int this[int i] => _classOf[i];

    /// <summary>The points of class k, ascending (the index set of X^k).</summary>
    /// <param name="k">The class number, from 0.</param>
    /// <returns>Row numbers.</returns>
    public ReadOnlySpan<int> Members(int k) => _members[k];

    /// <summary>Makes labels from integers.</summary>
    /// <param name="values">One integer a point; any values.</param>
    /// <returns>The labels.</returns>
    /// <exception cref="ArgumentException">No values.</exception>
    public static Labels FromIntegers(ReadOnlySpan<long> values) => Intern<long>(values, static v => v.ToString());

    /// <summary>Makes labels from integers.</summary>
    /// <param name="values">One integer a point; any values.</param>
    /// <returns>The labels.</returns>
    /// <exception cref="ArgumentException">No values.</exception>
    public static Labels FromIntegers(ReadOnlySpan<int> values) => Intern<int>(values, static v => v.ToString());

    /// <summary>Makes labels from texts, compared ordinally.</summary>
    /// <param name="values">One text a point.</param>
    /// <returns>The labels.</returns>
    /// <exception cref="ArgumentException">No values.</exception>
    public static Labels FromTexts(ReadOnlySpan<string> values) => Intern<string>(values, static v => v);

    /// <summary>The labels of the given points, in the given order (class numbers are assigned anew).</summary>
    /// <param name="rows">Row numbers from 0.</param>
    /// <returns>As many labels.</returns>
    public Labels Select(ReadOnlySpan<int> rows)
    {
        string[] texts = new string[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            texts[i] = Names[_classOf[rows[i]]];
        }
        return FromTexts(texts);
    }

    private static Labels Intern<T>(ReadOnlySpan<T> values, Func<T, string> name)
        where T : notnull
    {
        if (values.Length == 0)
        {
            throw new ArgumentException("no labels: at least one was expected");
        }
        Dictionary<T, int> number = [];
        List<string> names = [];
        int[] classOf = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!number.TryGetValue(values[i], out int k))
            {
                k = number.Count;
                number.Add(values[i], k);
                names.Add(name(values[i]));
            }
            classOf[i] = k;
        }
        return new Labels(classOf, [.. names]);
    }
}

/// <summary>A triple (a, p, q) of row numbers, from 0: p is another point of a's class, q a point of another class.</summary>
/// <param name="Anchor">a.</param>
/// <param name="Positive">p, not a.</param>
/// <param name="Negative">q.</param>
public readonly record struct Triple(int Anchor, int Positive, int Negative);
