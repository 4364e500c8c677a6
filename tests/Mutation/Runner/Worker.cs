using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>
/// The child process: says "ready" and answers each line on stdin by one on stdout. `on ID` switches a mutant, `run I` runs a test ("pass MS" or "fail MS", by the clock or the processor, whichever is less), `reach I` runs one
/// and says which mutants it reached ("pass |1,2,3|2": all, and those within static initialisers). It ends with whoever asks, within an endless test too.
/// </summary>
internal static class Worker
{
    public static async Task Run(string part, int mutant)
    {
        TextWriter answers = Console.Out;
        Console.SetOut(TextWriter.Null);
        MutantSwitch mutants = new(part);
        mutants.Activate(MutantSwitch.None);
        IReadOnlyList<TestCase> tests = await TestCase.All();
        mutants.Activate(mutant);
        await answers.WriteLineAsync("ready");
        await answers.FlushAsync();
        await foreach (string line in Questions().ReadAllAsync())
        {
            string[] words = line.Split(' ');
            int number = int.Parse(words[1], CultureInfo.InvariantCulture);
            switch (words[0])
            {
                case "on":
                    mutants.Activate(number);
                    await answers.WriteLineAsync("on");
                    break;
                case "run":
                    Stopwatch watch = Stopwatch.StartNew();
                    TimeSpan before = Environment.CpuUsage.TotalTime;
                    bool passed = await tests[number].Passes();
                    double processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
                    string time = Math.Min(watch.Elapsed.TotalMilliseconds, processor).ToString("F1", CultureInfo.InvariantCulture);
                    await answers.WriteLineAsync($"{(passed ? "pass" : "fail")} {time}");
                    break;
                case "reach":
                    mutants.Capture();
                    string verdict = await tests[number].Passes() ? "pass" : "fail";
                    (string all, string statics) = mutants.Reached();
                    await answers.WriteLineAsync($"{verdict} |{all}|{statics}");
                    break;
            }
            await answers.FlushAsync();
        }
    }

    // Read by a thread of its own: while a test runs without end nothing else sees that the pipe was closed.
    private static ChannelReader<string> Questions()
    {
        Channel<string> questions = Channel.CreateUnbounded<string>();
        Thread reader = new(() =>
        {
            while (Console.In.ReadLine() is { } line)
            {
                questions.Writer.TryWrite(line);
            }
            using Process self = Process.GetCurrentProcess();
            self.Kill();
        })
        {
            IsBackground = true,
        };
        reader.Start();
        return questions.Reader;
    }
}
