using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Figures;
using IsoTriplet.Figures.Drawing;
using IsoTriplet.Tests.Conventions;

namespace IsoTriplet.Tests.Figures;

/// <summary>All figures, made once for all tests of this folder.</summary>
[CollectionDefinition(Once)]
public sealed class MadeFigures : ICollectionFixture<MadeFigures>, IDisposable
{
    /// <summary>The collection of the tests that share them.</summary>
    public const string Once = "all figures, made once";

    private readonly string _folder = Directory.CreateTempSubdirectory("isotriplet-figures-").FullName;

    public MadeFigures() => Index = Make(Output);

    public string Output => Path.Combine(_folder, "first");

    public FigureIndex Index { get; }

    public static TheoryData<string> Names => [.. FigureCatalogue.All.Select(f => f.Name)];

    public FigureEntry Entry(string name) => Index.Figures.Single(f => f.Name == name);

    public ResultFile ResultOf(string name) => ResultFile.Parse(name, File.ReadAllText(FileOf(Entry(name).Data)));

    /// <summary>The figure drawn again from its result file, or from a changed copy of it.</summary>
    public Sheet Drawn(string name, Action<JsonObject>? change = null)
    {
        ResultFile result = ResultOf(name);
        change?.Invoke(result.Root);
        return FigureCatalogue.Select([name])[0].Draw(result);
    }

    public string FileOf(string relative) => Path.Combine(Output, relative);

    /// <summary>Makes figures into a folder, with the computed result files of the first run.</summary>
    public FigureIndex Make(string folder, params string[] names)
    {
        FigureMaker maker = new(
            folder,
            [Path.Combine(Output, "data"), Path.Combine(House.Root, "docs", "results", "data")],
            FigureMaker.AllFormats,
            0,
            _ => { },
            CancellationToken.None
        );
        return maker.Make(FigureCatalogue.Select(names), names.Length > 0);
    }

    public string Fresh(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
