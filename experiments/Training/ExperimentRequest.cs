using IsoTriplet.Training.Data;

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
    /// <returns>One split a data set.</returns>
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
