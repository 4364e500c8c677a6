using System.Diagnostics.Tracing;
using System.Net.Sockets;
using IsoTriplet.Experiments.Reports;

namespace IsoTriplet.Tests.Figures.Page;

/// <summary>Alone, because the path of programs and the events of the network belong to the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneOnTheNetwork
{
    public const string Name = "alone on the network";
}

/// <summary>Figures and report with no JavaScript tool to be found and nothing asked of a network.</summary>
[Collection(AloneOnTheNetwork.Name)]
public sealed class OfflineTests : IDisposable
{
    private static readonly string[] Tools = ["node", "nodejs", "npm", "npx", "yarn", "deno", "bun"];

    private readonly Shell _shell = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    public OfflineTests()
    {
        string programs = Directory.CreateDirectory(_shell.PathOf("bin")).FullName;
        foreach (string file in (_path ?? "").Split(Path.PathSeparator).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        {
            string name = Path.GetFileName(file);
            if (!Tools.Contains(name, StringComparer.Ordinal) && !File.Exists(Path.Combine(programs, name)))
            {
                File.CreateSymbolicLink(Path.Combine(programs, name), file);
            }
        }
        Environment.SetEnvironmentVariable("PATH", programs);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        _shell.Dispose();
    }

    [Fact]
    public void Figures_WithoutNode_AreDrawnAndAskTheNetworkForNothing()
    {
        using NetworkWatch watch = new();
        string folder = _shell.PathOf("figures");
        (int code, _, string error) = _shell.Run("figures", "geo-lengths-and-angles", "phase-observed", "--out", folder);
        Assert.True(code == ExitCode.Done, error);
        Assert.Equal(2, Directory.GetFiles(folder, "*.pdf").Length);
        Assert.Empty(watch.Seen);
    }

    /// <summary>With a ledger of no claims, whose check is another matter.</summary>
    [Fact]
    public void Report_WithoutNode_IsMadeAndAsksTheNetworkForNothing()
    {
        using NetworkWatch watch = new();
        string folder = _shell.PathOf("report");
        string data = Directory.CreateDirectory(_shell.PathOf("data")).FullName;
        File.WriteAllText(Path.Combine(data, ReportMaker.ClaimsFile), new JsonObject { ["claims"] = new JsonArray() }.ToJsonString());
        (int code, _, string error) = _shell.Run("report", "--out", folder, "--data", data);
        Assert.True(code == ExitCode.Done, error);
        Assert.Contains("figure-iat-6-collapse", File.ReadAllText(Path.Combine(folder, ReportMaker.PageFile)));
        Assert.Empty(watch.Seen);
    }

    /// <summary>What the two tests above would see.</summary>
    [Fact]
    public void Watch_AConnection_SeesIt()
    {
        using NetworkWatch watch = new();
        using TcpListener here = new(System.Net.IPAddress.Loopback, 0);
        here.Start();
        using TcpClient client = new();
        client.Connect((System.Net.IPEndPoint)here.LocalEndpoint);
        Assert.Contains("System.Net.Sockets: ConnectStart", watch.Seen, StringComparer.Ordinal);
    }

    private sealed class NetworkWatch : EventListener
    {
        private readonly List<string> _seen = [];

        public string[] Seen
        {
            get
            {
                lock (_seen)
                {
                    return [.. _seen];
                }
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "System.Net.Sockets" or "System.Net.NameResolution")
            {
                EnableEvents(eventSource, EventLevel.Informational);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // The base class may tell of events before this one's fields are set.
            if (_seen is not null && eventData.EventName is { } name && name.EndsWith("Start", StringComparison.Ordinal))
            {
                lock (_seen)
                {
                    _seen.Add($"{eventData.EventSource.Name}: {name}");
                }
            }
        }
    }
}
