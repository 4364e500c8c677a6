namespace IsoTriplet.Experiments.Measurement;

/// <summary>
/// A list of comparisons: one a line, <c>i,j,k,l</c> or <c>i,j,k,l,s</c>, asks D_ij + s &lt;= D_kl, rows of the embedding counted from 0, s = 0 where it is left out. Empty lines
/// and lines that begin with # are passed over; the first of the others is a header where it begins with a letter.
/// </summary>
internal static class ComparisonFile
{
    private const long LargestFile = 256L << 20;

    /// <exception cref="InputException">With the file, the line and what was expected.</exception>
    public static Comparison[] Read(string path, int points)
    {
        string whole = InputFile.Text(path);
        if (whole.Length > LargestFile)
        {
            throw new InputException(path, $"larger than {LargestFile >> 20} MiB");
        }
        List<Comparison> list = [];
        (int number, bool begun) = (0, false);
        foreach (ReadOnlySpan<char> text in whole.AsSpan().EnumerateLines())
        {
            string line = text.Trim().ToString();
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            if (begun || !char.IsAsciiLetter(line[0]))
            {
                list.Add(Parse(path, number, line, points));
            }
            begun = true;
        }
        return list.Count > 0 ? [.. list] : throw new InputException(path, "no comparison; lines i,j,k,l or i,j,k,l,s were expected");
    }

    private static Comparison Parse(string path, int number, string line, int points)
    {
        string[] cells = line.Split(',');
        int[] indices = new int[4];
        double margin = 0;
        bool good = cells.Length is 4 or 5;
        for (int k = 0; good && k < 4; k++)
        {
            good = int.TryParse(
                cells[k],
                NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out indices[k]
            );
        }
        if (good && cells.Length == 5)
        {
            good = double.TryParse(cells[4], NumberStyles.Float, CultureInfo.InvariantCulture, out margin) && double.IsFinite(margin);
        }
        if (!good)
        {
            throw new InputException(path, $"line {number}: {InputFile.Quote(line)}; i,j,k,l or i,j,k,l,s was expected");
        }
        if (Math.Abs(margin) > MeasurableScale.Largest)
        {
            throw new InputException(
                path,
                $"line {number}: the distance s is {margin}; at most {MeasurableScale.Largest:G3} in size was expected"
            );
        }
        if (indices.Max() >= points)
        {
            throw new InputException(path, $"line {number}: row {indices.Max()}, but the embedding has {points} (counted from 0)");
        }
        return indices[0] == indices[1] && indices[2] == indices[3]
            ? throw new InputException(path, $"line {number}: both pairs are of one point")
            : new Comparison(indices[0], indices[1], indices[2], indices[3], margin);
    }
}
