using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.Rendering;

/// <summary>Draws specifications as SVG and PNG with Vega and resvg, all in one process of Node.</summary>
/// <remarks>What is drawn depends on the specification, on the font file and on the packages of package-lock.json alone: two runs write the same bytes.</remarks>
/// <param name="Script">figures/render.mjs, with node_modules beside it.</param>
/// <param name="Font">DejaVuSans.ttf: without a font file all text would be left out.</param>
/// <param name="Scale">Pixels of the PNG a CSS pixel; 3 is 288 dots an inch.</param>
public sealed record FigureRenderer(string Script, string Font, double Scale = 3)
{
    /// <summary>Where Debian's package fonts-dejavu-core puts the font.</summary>
    public const string DefaultFont = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

    /// <summary>The renderer of the checkout that a folder lies in.</summary>
    /// <param name="folder">Where to look from, upwards, for <c>figures/render.mjs</c>.</param>
    /// <returns>The renderer.</returns>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static FigureRenderer Near(string folder) =>
        FiguresFolder.Find(folder, "render.mjs") is { } script
            ? new FigureRenderer(script, DefaultFont)
            : throw new FileNotFoundException($"no figures/render.mjs in {folder} or above it: figures are made inside a checkout");

    /// <summary>Draws figures.</summary>
    /// <param name="drawings">What to draw and where to.</param>
    /// <param name="drawn">Told the name of each figure when it is there.</param>
    /// <param name="cancel">Stops the process.</param>
    /// <exception cref="FileNotFoundException">The font, the packages or Node is missing; the message says how to get it.</exception>
    /// <exception cref="ArgumentException">Vega or resvg refused a specification; the message is theirs.</exception>
    public void Draw(IReadOnlyList<FigureDrawing> drawings, Action<string>? drawn = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(drawings);
        Check(Font, "the font of the figures is not there: install Debian's package fonts-dejavu-core");
        string packages = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Script)) ?? "/", "node_modules", "vega", "package.json");
        Check(packages, "the packages of figures/package-lock.json are not installed: ./isotriplet figures does it, or npm ci in figures");
        using Process node = Start();
        using CancellationTokenRegistration stop = cancel.Register(() => node.Kill());
        StringBuilder complaint = new();
        node.ErrorDataReceived += (_, line) => complaint.AppendLine(line.Data);
        node.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } name)
            {
                drawn?.Invoke(name);
            }
        };
        node.BeginErrorReadLine();
        node.BeginOutputReadLine();
        Send(node, Job(drawings));
        node.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        if (node.ExitCode != 0)
        {
            throw new ArgumentException($"the figures cannot be drawn: {complaint.ToString().Trim()}", nameof(drawings));
        }
    }

    private static void Check(string file, string fault)
    {
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"{file}: {fault}", file);
        }
    }

    private Process Start()
    {
        ProcessStartInfo start = new("node", [Path.GetFullPath(Script)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        try
        {
            return Process.Start(start) ?? throw new FileNotFoundException("node does not start: version 18 or newer was expected");
        }
        catch (Win32Exception e)
        {
            throw new FileNotFoundException(
                $"node is not there ({e.Message}): install Debian's packages nodejs and npm, version 18 or newer",
                e
            );
        }
    }

    private static void Send(Process node, string job)
    {
        try
        {
            node.StandardInput.Write(job);
            node.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process ended before it read its job: its exit code and its message say why.
        }
    }

    private string Job(IReadOnlyList<FigureDrawing> drawings)
    {
        JsonArray figures = [];
        foreach (FigureDrawing d in drawings)
        {
            figures.Add(
                Json.Object(("name", d.Name), ("spec", d.Spec), ("svg", Path.GetFullPath(d.Svg)), ("png", Path.GetFullPath(d.Png)))
            );
        }
        JsonObject job = Json.Object(("font", Path.GetFullPath(Font)), ("scale", Scale), ("figures", figures));
        return job.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
