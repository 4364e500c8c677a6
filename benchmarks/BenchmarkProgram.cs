using System.CommandLine;
using System.CommandLine.Help;
using System.Text.Json;
using IsoTriplet.Benchmarks.Suites;
using IsoTriplet.Experiments.Commands;
using IsoTriplet.Experiments.Hosting;

namespace IsoTriplet.Benchmarks;

/// <summary>The program behind <c>benchmark [NAME ...]</c>.</summary>
public static class BenchmarkProgram
{
    private const string Partly = "the benchmarks that had ended are reported";

    private static readonly JsonSerializerOptions Reading = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="output">Where the table or the JSON document goes.</param>
    /// <returns>0: every target is met; 1: one is missed, or values differ; 2: bad input; 3: a benchmark could not be measured; 130: interrupted. What was measured is reported with all of them but 2.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args is [MemoryBenchmark.Pass, string threads, string seed])
        {
            return MemoryBenchmark.RunPass(int.Parse(threads), int.Parse(seed), output);
        }
        CommandHost host = new(output, error);
        ParseResult parsed = Create(host).Parse(args);
        IReadOnlyList<string> faults = UsageFaults.Of(parsed);
        return faults.Count > 0
            ? host.Refuse($"{string.Join("; ", faults)} (see --help)")
            : parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                }
            );
    }

    private static Command Create(CommandHost host)
    {
        BenchmarkOptions options = new();
        Command command = options.CreateCommand(
            host,
            (parsed, context) =>
            {
                string[] wanted = parsed.GetValue(options.Names) ?? [];
                IReadOnlyList<Benchmark> chosen =
                    parsed.GetValue(options.List) && wanted.Length == 0 ? Catalogue.All : Catalogue.Select(wanted);
                string[] paths = [.. (parsed.GetValue(options.Files) ?? []).Select(KnownFormat)];
                int pairs = Positive(parsed.GetValue(options.Repeats), "--repeats");
                int workers = Positive(parsed.GetValue(options.Threads), "--threads");
                if (parsed.GetValue(options.List))
                {
                    var entries = chosen
                        .Select(b => new
                        {
                            b.Name,
                            b.What,
                            b.Peer,
                            Target = b.Target.ToString(),
                        })
                        .ToArray();
                    context.Print(new { Benchmarks = entries }, text => ReportTable.WriteNames(text, chosen));
                    return ExitCode.Done;
                }
                foreach (string path in paths)
                {
                    OutputPlace.File(path, parsed.GetValue(options.From));
                }
                BenchmarkReport report = parsed.GetValue(options.From) is { } source
                    ? Read(source)
                    : Measure(chosen, pairs, workers, parsed.GetValue(options.Date)?.LastOrDefault(), context);
                foreach (string path in paths)
                {
                    IsoTriplet.Numerics.AtomicFile.WriteText(path, IsPage(path) ? ReportPage.Of(report) : JsonText.Of(report) + "\n");
                }
                context.Print(report, text => ReportTable.Write(text, report));
                return report.Results.Any(r => r.Passed == false) ? context.Ended(Partly, ExitCode.Negative)
                    : report.Missing.Count > 0 ? context.Ended(Partly, ExitCode.Undecided)
                    : ExitCode.Done;
            }
        );
        foreach (Option shared in (Option[])[host.Json, host.Seed, new HelpOption()])
        {
            command.Add(shared);
        }
        return command;
    }

    private static BenchmarkReport Measure(IReadOnlyList<Benchmark> chosen, int repeats, int threads, string? date, CommandContext context)
    {
        Machine machine = Machine.Here();
        using Session session = new(threads, context.Cancel, context.Seed);
        (IReadOnlyList<BenchmarkResult> results, IReadOnlyList<MissingBenchmark> missing) = Runner.Measure(
            chosen,
            session,
            repeats,
            context.Error.WriteLine
        );
        return new BenchmarkReport(date, machine with { PeerVersions = session.PeerVersions }, threads, results)
        {
            Seed = context.Seed,
            Missing = missing,
        };
    }

    private static BenchmarkReport Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<BenchmarkReport>(IsoTriplet.Numerics.InputFile.Text(path), Reading)
                ?? throw new ArgumentException($"{path}: no report of benchmarks");
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"{path}: no report of benchmarks: {e.Message}", e);
        }
    }

    private static string KnownFormat(string path) =>
        IsPage(path) || path.EndsWith(".json", StringComparison.Ordinal)
            ? path
            : throw new ArgumentException($"--out {path}: a name that ends in .json or .md was expected");

    private static bool IsPage(string path) => path.EndsWith(".md", StringComparison.Ordinal);

    private static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentException($"{name} {value}: a number above 0 was expected");
}
