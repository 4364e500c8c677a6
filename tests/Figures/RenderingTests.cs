using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Figures;
using IsoTriplet.Figures.Rendering;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Tests.Figures;

[Collection(MadeFigures.Once)]
public sealed class RenderingTests(MadeFigures made)
{
    private static readonly FigureRenderer Renderer = FigureRenderer.Near(AppContext.BaseDirectory);

    [Fact]
    public void Make_Twice_WritesTheSameBytes()
    {
        string again = made.Fresh("again");
        made.Make(again);
        Assert.All(
            made.Index.Figures.SelectMany(f => new[] { f.Spec, f.Svg, f.Png, f.Name + ".txt" }),
            file => Assert.Equal(File.ReadAllBytes(made.FileOf(file)), File.ReadAllBytes(Path.Combine(again, file)))
        );
    }

    [Fact]
    public void Make_OneByName_WritesTheSameBytesAsAmongAll()
    {
        FigureEntry last = made.Index.Figures[^1];
        string alone = made.Fresh("alone");
        made.Make(alone, last.Name);
        Assert.Equal(File.ReadAllText(made.FileOf(last.Svg)), File.ReadAllText(Path.Combine(alone, last.Svg)));
        Assert.Equal(File.ReadAllBytes(made.FileOf(last.Png)), File.ReadAllBytes(Path.Combine(alone, last.Png)));
    }

    [Fact]
    public void Draw_Text_IsInThePng()
    {
        byte[] written = Png(Note("H(F)", "#000000"));
        byte[] invisible = Png(Note("H(F)", "#ffffff"));
        byte[] other = Png(Note("H(G)", "#000000"));
        Assert.NotEqual(invisible, written);
        Assert.NotEqual(other, written);
    }

    [Fact]
    public void Draw_FontNotThere_IsRefusedByName()
    {
        FigureRenderer without = Renderer with { Font = made.Fresh("Missing.ttf") };
        FileNotFoundException refusal = Assert.Throws<FileNotFoundException>(() =>
            without.Draw([], null, TestContext.Current.CancellationToken)
        );
        Assert.Contains("fonts-dejavu-core", refusal.Message);
    }

    [Fact]
    public void Draw_FileThatIsNoFont_IsRefused()
    {
        string file = made.Fresh("no-font.ttf");
        File.WriteAllText(file, "not a font");
        ArgumentException refusal = Assert.Throws<ArgumentException>(() =>
            (Renderer with { Font = file }).Draw([], null, TestContext.Current.CancellationToken)
        );
        Assert.Contains("draws no letters", refusal.Message);
    }

    [Fact]
    public void Draw_PackagesNotThere_SaysHowToInstallThem()
    {
        string script = made.Fresh("render.mjs");
        File.WriteAllText(script, "");
        FileNotFoundException refusal = Assert.Throws<FileNotFoundException>(() =>
            (Renderer with { Script = script }).Draw([], null, TestContext.Current.CancellationToken)
        );
        Assert.Contains("npm ci", refusal.Message);
    }

    [Fact]
    public void Draw_SpecThatVegaWarnsOf_IsRefusedWithItsName()
    {
        JsonObject spec = Json.Object(
            ("data", Layer.OneRow()),
            ("mark", "point"),
            ("encoding", Json.Object(("nowhere", Json.Object(("value", 1)))))
        );
        FigureDrawing drawing = new("odd", spec, made.Fresh("odd.svg"), made.Fresh("odd.png"));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() =>
            Renderer.Draw([drawing], null, TestContext.Current.CancellationToken)
        );
        Assert.Contains("odd: ", refusal.Message);
    }

    [Fact]
    public void Draw_LogarithmicAxis_IsLabelledInPowersOfTen()
    {
        JsonObject rows = Json.Object(("name", "rows"));
        JsonObject x = Channel.Logarithm("x", "x", (1e-2, 1e3));
        JsonObject spec = Layer
            .Of(null, Mark.Point(20), ("x", x))
            .With(("data", rows), ("datasets", Json.Object(("rows", Json.Array(Json.Object(("x", 1)))))), ("width", 200));
        string svg = made.Fresh("log.svg");
        Renderer.Draw([new FigureDrawing("log", spec, svg, made.Fresh("log.png"))], null, TestContext.Current.CancellationToken);
        string text = File.ReadAllText(svg);
        Assert.All(["10\u207b\u00b2", "10\u2070", "10\u00b3"], label => Assert.Contains($">{label}<", text));
    }

    private static JsonObject Note(string text, string colour) =>
        Layer
            .Note(text, Json.Object(("value", 50)), Json.Object(("value", 20)), ("color", colour))
            .With(("width", 100), ("height", 40), ("config", Theme.Config()));

    private byte[] Png(JsonObject spec)
    {
        string file = made.Fresh("note.png");
        Renderer.Draw([new FigureDrawing("note", spec, made.Fresh("note.svg"), file)], null, TestContext.Current.CancellationToken);
        return File.ReadAllBytes(file);
    }
}
