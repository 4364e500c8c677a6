namespace IsoTriplet.Experiments.Training;

/// <summary>What the training experiments are asked.</summary>
/// <param name="Say">Told a line after each run.</param>
/// <param name="Cancel">Ends after the run in progress; the finished runs are kept.</param>
public sealed record ExperimentRequest(ExperimentSize Size, int Seed, Action<string> Say, CancellationToken Cancel)
{
    /// <summary>Data sets by their names in <see cref="TrainingData"/>, joined by commas; null: the experiment's own.</summary>
    public string? Data { get; init; }

    /// <summary>The first so many examples of each; null: the experiment's own number.</summary>
    public int? First { get; init; }

    /// <summary>cpu, cuda or cuda:NUMBER.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>The command that does the same.</summary>
    public string Command(string experiment) =>
        $"isotriplet experiment {experiment}"
        + Size switch
        {
            ExperimentSize.Quick => " --quick",
            ExperimentSize.Full => " --full",
            _ => "",
        }
        + (Data is null ? "" : $" --data {string.Join(',', Data.Split(',').Select(Public))}")
        + (First is null ? "" : $" --first {First}")
        + (Device == "cpu" ? "" : $" --device {Device}")
        + $" --seed {Seed}";

    /// <summary>Ends a cancelled experiment that has nothing to keep.</summary>
    /// <param name="finished">How many runs are finished.</param>
    /// <exception cref="OperationCanceledException">Cancelled before the first run was over.</exception>
    internal void KeepOrEnd(int finished)
    {
        if (finished == 0)
        {
            Cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Reads the data sets.</summary>
    /// <param name="otherwise">The experiment's own, joined by commas.</param>
    /// <param name="first">Its own number of examples.</param>
    /// <param name="lettersToTrain">Classes of letters to train on; null: half of them, as of the other sets.</param>
    public IReadOnlyList<DataSplit> Load(string otherwise, int first, int? lettersToTrain = null) =>
        [
            .. from spec in (Data ?? otherwise).Split(',')
            let classes = NameOf(spec) == "letters" ? lettersToTrain : null
            let options = new TrainingDataOptions { First = First ?? first, TrainClasses = classes }
            select Named(TrainingData.Load(spec, options, Seed), NameOf(spec)),
        ];

    // Result files are passed on: they name a data set and not where it lay.
    private static string Public(string spec) => spec.Contains(':', StringComparison.Ordinal) ? $"{NameOf(spec)}:PATH" : spec;

    private static string NameOf(string spec) => spec.Split(':')[0];

    private static DataSplit Named(DataSplit data, string name) =>
        data with
        {
            Train = data.Train.Named(name),
            Test = data.Test.Named(name),
        };
}

/// <summary>What all runs of an experiment share, as its file states it; what the experiment varies is null here and stands in its rows.</summary>
/// <param name="TestClasses">Their classes, none of which is trained on.</param>
/// <param name="Normalised">Whether the embedding is on the unit sphere.</param>
/// <param name="Lambda">The weight of sct's contrastive branch.</param>
public sealed record ExperimentSetting(
    string Data,
    int TrainExamples,
    int TrainClasses,
    int TestExamples,
    int TestClasses,
    string Network,
    int Hidden,
    bool Normalised,
    string? Loss,
    string? Distance,
    string? Mining,
    double? Margin,
    double Temperature,
    double Lambda,
    string Optimizer,
    double LearningRate,
    long Steps,
    string Device
)
{
    public static ExperimentSetting Of(DataSplit data, TrainingOptions options) =>
        new ExperimentSetting(
            data.Train.Name,
            data.Train.Count,
            data.Train.Labels.Classes,
            data.Test.Count,
            data.Test.Labels.Classes,
            JsonText.Small(options.Network.Kind),
            options.Network.Hidden,
            options.Network.Normalise,
            options.Loss,
            options.Distance,
            options.Mining,
            options.LossSettings.Margin,
            options.LossSettings.Temperature,
            options.LossSettings.Lambda,
            JsonText.Small(options.Optimizer),
            options.LearningRate,
            options.Steps,
            options.Device
        );
}

/// <summary>What the settings of every training experiment hold.</summary>
public abstract record ExperimentSettings
{
    /// <summary>The options of each run, but for what the experiment varies.</summary>
    public abstract TrainingOptions Training { get; init; }
}

/// <summary>How large a training experiment is.</summary>
public enum ExperimentSize
{
    /// <summary>Seconds on two cores: that it runs, and what a result looks like. Too few seeds to conclude anything.</summary>
    Quick,

    /// <summary>Minutes on two cores: the tables of docs/results/training.md.</summary>
    Normal,

    /// <summary>Hours on two cores: meant for CUDA.</summary>
    Full,
}

/// <summary>The mean over seeds with a percentile bootstrap interval at 95 %.</summary>
public sealed record MeanInterval(double Mean, double Lower, double Upper, int Seeds)
{
    /// <summary>Mean and interval as a table shows them.</summary>
    internal string Text => $"{Mean:F4} [{Lower:F4}, {Upper:F4}]";

    /// <summary>Measures values that are there.</summary>
    /// <param name="values">One a seed; null where the run has none.</param>
    /// <returns>The interval, or null without values.</returns>
    public static MeanInterval? Of(IEnumerable<double?> values, int seed)
    {
        double[] found = [.. values.OfType<double>()];
        if (found.Length == 0)
        {
            return null;
        }
        PairedBootstrap bootstrap = PairedBootstrap.Of(found, seed);
        return new MeanInterval(bootstrap.Mean, bootstrap.Lower, bootstrap.Upper, found.Length);
    }
}

/// <summary>A share with Wilson's 95 % interval.</summary>
public sealed record ShareInterval(double Share, double Lower, double Upper)
{
    /// <param name="of">Of how many; at least 1.</param>
    public static ShareInterval Of(int count, int of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        Proportion wilson = Proportion.Of(count, of);
        return new ShareInterval((double)count / of, wilson.Interval.Lower, wilson.Interval.Upper);
    }
}
