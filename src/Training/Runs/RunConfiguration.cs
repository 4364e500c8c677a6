using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Training.Data;

namespace IsoTriplet.Training.Runs;

/// <summary>The configuration of a run as JSON: its options, its data with their hash, and the versions it ran with.</summary>
internal static class RunConfiguration
{
    /// <summary>The part that a resumed run must share; two equal texts mean the same run.</summary>
    public static JsonObject Describe(TrainingOptions options, DataSet data)
    {
        JsonObject network = new()
        {
            ["kind"] = Name(options.Network.Kind),
            ["dimension"] = options.Network.Dimension,
            ["hidden"] = options.Network.Hidden,
            ["channels"] = options.Network.Channels,
            ["normalise"] = options.Network.Normalise,
            ["initial"] = Name(options.Network.Initial),
        };
        JsonObject described = new()
        {
            ["data"] = new JsonObject
            {
                ["name"] = data.Name,
                ["examples"] = data.Count,
                ["features"] = data.Features.Dimension,
                ["classes"] = data.Labels.Classes,
                ["sha256"] = Hash(data),
            },
            ["network"] = network,
            ["classes_per_batch"] = options.ClassesPerBatch,
            ["samples_per_class"] = options.SamplesPerClass,
            ["loss"] = options.Loss,
            ["margin"] = options.LossSettings.Margin,
            ["lambda"] = options.LossSettings.Lambda,
            ["temperature"] = options.LossSettings.Temperature,
            ["distance"] = options.Distance,
            ["mining"] = options.Mining,
            ["optimizer"] = Name(options.Optimizer),
            ["learning_rate"] = options.LearningRate,
            ["momentum"] = options.Momentum,
            ["weight_decay"] = options.WeightDecay,
            ["schedule"] = Name(options.Schedule),
            ["steps"] = options.Steps,
            ["seed"] = options.Seed,
            ["device"] = options.Device,
            ["threads"] = options.Threads,
            ["observe_every"] = options.ObserveEvery,
            ["save_every"] = options.SaveEvery,
            ["stop_on_collapse"] = options.StopOnCollapse,
            ["thresholds"] = new JsonObject
            {
                ["contracted"] = options.Thresholds.Contracted,
                ["class_point"] = options.Thresholds.ClassPoint,
                ["line"] = options.Thresholds.Line,
                ["patience"] = options.Thresholds.Patience,
            },
        };
        // Runs begun before there was a choice go on.
        if (options.Precision != TensorPrecision.Single)
        {
            described["precision"] = Name(options.Precision);
        }
        if (options.WarmUp != 0)
        {
            described["warm_up"] = options.WarmUp;
        }
        return described;
    }

    /// <summary>What the run depends on beside its options.</summary>
    public static JsonObject Versions() =>
        new()
        {
            ["isotriplet"] = typeof(RunConfiguration).Assembly.GetName().Version!.ToString(3),
            ["dotnet"] = Environment.Version.ToString(),
            ["libtorch"] = TensorLibrary.Version,
            ["torchsharp"] = typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3),
            ["system"] = RuntimeInformation.RuntimeIdentifier,
            ["kernel"] = BlasLibrary.Kernel,
        };

    /// <summary>Every key that differs between two configurations, with both values.</summary>
    public static IEnumerable<string> Differences(JsonObject saved, JsonObject wanted, string prefix = "")
    {
        foreach (string key in wanted.Select(p => p.Key).Union(saved.Select(p => p.Key), StringComparer.Ordinal))
        {
            (JsonNode? before, JsonNode? now) = (saved[key], wanted[key]);
            IEnumerable<string> found =
                before is JsonObject a && now is JsonObject b ? Differences(a, b, $"{prefix}{key}.")
                : Text(before) == Text(now) ? []
                : [$"{prefix}{key} was {Text(before)} and is {Text(now)}"];
            foreach (string difference in found)
            {
                yield return difference;
            }
        }
    }

    /// <summary>An enumeration member as the console writes it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLower(CultureInfo.InvariantCulture);

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "absent";

    private static string Hash(DataSet data)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int i = 0; i < data.Count; i++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(data.Features.Row(i)));
        }
        hash.AppendData(MemoryMarshal.AsBytes(data.Labels.ClassOf));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
