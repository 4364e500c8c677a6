namespace IsoTriplet.Training.Data;

/// <summary>An array of a MATLAB file: numbers, text, or a struct array.</summary>
internal sealed record MatArray(int Count, double[] Numbers, string Text, IReadOnlyList<string> FieldNames, IReadOnlyList<MatArray> Fields)
{
    /// <summary>The only number of a scalar.</summary>
    public double Number =>
        Numbers.Length == 1 ? Numbers[0] : throw new InvalidDataException($"{Counted.Of(Numbers.Length, "number")}; 1 was expected");

    /// <summary>A field of one element of a struct array.</summary>
    public MatArray Field(int element, string name)
    {
        for (int k = 0; k < FieldNames.Count; k++)
        {
            if (FieldNames[k] == name)
            {
                return Fields[(element * FieldNames.Count) + k];
            }
        }
        throw new InvalidDataException($"no field '{name}'; there are {string.Join(", ", FieldNames)}");
    }
}
