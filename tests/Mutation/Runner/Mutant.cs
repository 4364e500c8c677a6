using System.Text.Json;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>One change of one place, as stryker lists it.</summary>
/// <param name="File">The file's name without its ending.</param>
/// <param name="Original">The text that is replaced, shortened.</param>
internal sealed record Mutant(int Id, string File, int Line, int Column, string Mutator, string Original, string Replacement)
{
    private const int Shown = 100;

    public override string ToString() => $"{File}:{Line}:{Column} [{Mutator}] {Original}  =>  {Replacement}";

    /// <summary>The mutants of stryker's report that compile and are not within a mutated block, by number.</summary>
    public static IReadOnlyList<Mutant> Load(string report)
    {
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllText(report));
        List<Mutant> mutants = [];
        foreach (JsonProperty file in document.RootElement.GetProperty("files").EnumerateObject())
        {
            string[] source = file.Value.GetProperty("source").GetString()!.Split('\n');
            foreach (JsonElement mutant in file.Value.GetProperty("mutants").EnumerateArray())
            {
                if (mutant.GetProperty("status").GetString() is not ("CompileError" or "Ignored"))
                {
                    mutants.Add(Read(mutant, Path.GetFileNameWithoutExtension(file.Name), source));
                }
            }
        }
        return [.. mutants.OrderBy(m => m.Id)];
    }

    /// <summary>A uniform draw without repetition of <paramref name="count"/> of them, the same for the same seed.</summary>
    public static IReadOnlyList<Mutant> Sample(IReadOnlyList<Mutant> mutants, int count, int seed)
    {
        Mutant[] drawn = [.. mutants];
        new Random(seed).Shuffle(drawn);
        return [.. drawn.Take(count).OrderBy(m => m.Id)];
    }

    private static Mutant Read(JsonElement mutant, string file, string[] source)
    {
        JsonElement location = mutant.GetProperty("location"),
            start = location.GetProperty("start"),
            end = location.GetProperty("end");
        int line = start.GetProperty("line").GetInt32(),
            column = start.GetProperty("column").GetInt32(),
            last = end.GetProperty("line").GetInt32();
        string first = source[line - 1];
        string original = line == last ? first[(column - 1)..(end.GetProperty("column").GetInt32() - 1)] : first[(column - 1)..] + " ...";
        int id = int.Parse(mutant.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        string mutator = mutant.GetProperty("mutatorName").GetString()!;
        return new Mutant(id, file, line, column, mutator, Short(original), Short(mutant.GetProperty("replacement").GetString()!));
    }

    private static string Short(string text)
    {
        string one = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return one.Length <= Shown ? one : one[..Shown] + "...";
    }
}
