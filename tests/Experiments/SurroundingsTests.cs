namespace IsoTriplet.Tests.Experiments;

/// <summary>The console as a process where other people run it: other locales and zones, no home, odd names, links, a full disk, two at once.</summary>
public sealed class SurroundingsTests : InShell
{
    // The file system that was asked for is not to be had: a mount needs rights that not every machine gives.
    private const int NoMount = 77;

    private const string Train =
        "train --data synthetic --dimension 2 --samples-per-class 3 --hidden 16 --threads 1 --bracket-work 0 --steps 60 --observe-every 5 --checkpoint-every 10 --save-every 4";

    [Theory]
    [InlineData("LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8")]
    [InlineData("LC_ALL=tr_TR.UTF-8 TZ=Asia/Kathmandu")]
    [InlineData("-u HOME -u LANG TZ=Pacific/Apia")]
    public void Measure_InOtherSurroundings_SaysTheSame(string variables)
    {
        string odd = _shell.PathOf("odd names/ünï 猫");
        Directory.CreateDirectory(odd);
        File.WriteAllText(Path.Combine(odd, "a b.csv"), "a,b,label\n1.5,2,x\n3,4,y\n2,2,x\n2.5,1,y\n");
        File.CreateSymbolicLink(_shell.PathOf("link.csv"), Path.Combine(odd, "a b.csv"));
        (int code, string plain, _) = Shell.Console("measure", _shell.PathOf("link.csv"), "--label-column", "label");
        Assert.Equal(ExitCode.Done, code);
        (code, string output, string error) = Bash(
            $"cd '{odd}' && chmod 400 'a b.csv' && env {variables} dotnet $CONSOLE measure 'a b.csv' --label-column label"
        );
        Assert.Equal((ExitCode.Done, "", plain), (code, error, output));
    }

    [Fact]
    public void Train_DiskFull_SaysSoInOneLineAndGoesOnWithRoom()
    {
        (int code, string output, string error) = Bash(
            $"""
            cd '{_shell.Folder}' && mkdir disk
            exec unshare -rm bash -c '
                mount -t tmpfs -o size=64k tmpfs disk || exit {NoMount}
                dotnet $CONSOLE {Train} --out disk/run 2>said; echo "code $?"
                tail -n 1 said
                mount -o remount,size=16m disk
                dotnet $CONSOLE train --resume --out disk/run >/dev/null 2>said || exit 1
                dotnet $CONSOLE {Train} --out whole >/dev/null 2>said || exit 1
                for file in metrics.csv embeddings-56.npy embeddings-60.npy result.json; do cmp disk/run/$file whole/$file || exit 1; done
                echo same'
            """
        );
        Assert.SkipWhen(code == NoMount || error.Contains("unshare", StringComparison.Ordinal), "no file system may be mounted here");
        Assert.True(code == 0, output + error);
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal(("code 2", "same"), (lines[0], lines[^1]));
        Assert.StartsWith("isotriplet: disk/run/", lines[1], StringComparison.Ordinal);
        Assert.Contains("cannot be written (No space left on device", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void SweepRun_DiskFull_SaysSoAndGoesOnWithRoom()
    {
        string config = _shell.Write(
            "config.json",
            $$"""{ "program": "echo", "grid": { "value": { "from": 1, "to": 60, "step": 1 } }, "settings": { "journal": "{{_shell.Folder}}/journal" } }"""
        );
        (int code, string output, string error) = Bash(
            $"""
            cd '{_shell.Folder}' && mkdir disk journal
            exec unshare -rm bash -c '
                mount -t tmpfs -o size=96k tmpfs disk || exit {NoMount}
                dotnet $CONSOLE sweep run {config} --out disk/sweep --workers 1 >/dev/null 2>said; echo "code $?"
                mount -o remount,size=16m disk
                dotnet $CONSOLE sweep run {config} --out disk/sweep --workers 1 | tail -n 1'
            """
        );
        Assert.SkipWhen(code == NoMount || error.Contains("unshare", StringComparison.Ordinal), "no file system may be mounted here");
        Assert.False(output.StartsWith("code 0\n", StringComparison.Ordinal), output);
        Assert.Contains("60 of 60 cells done, 0 failed, 0 missing", output, StringComparison.Ordinal);
    }

    // Who comes second while the first is at work, or resumes what still runs, is refused; a claim whose process was killed counts no more.
    [Fact]
    public void RunsAtOnce_OnOnePlace_TheSecondIsRefused()
    {
        string folder = _shell.PathOf("new");
        using (AtomicFile.Claim(Path.Combine(folder, "movement.json")))
        {
            string[] experiment = ["experiment", "movement", "--quick", "--data", "synthetic", "--out", folder];
            Refused("new/movement.json: is being written by another run", experiment);
        }
        Assert.Empty(Directory.GetFileSystemEntries(_shell.Folder));
        string run = _shell.PathOf("run");
        string[] train = [.. Train.Split(' '), "--out", run];
        Assert.Equal(ExitCode.Done, Shell.Console(train).Code);
        File.WriteAllText(Path.Combine(run, ".config.json.running"), "");
        Assert.Equal(ExitCode.Done, Shell.Console("train", "--resume", "--out", run).Code);
        using IDisposable claim = AtomicFile.Claim(Path.Combine(run, "config.json"));
        Refused("is being written by another run", "train", "--resume", "--out", run);
        Refused("holds a run already", train);
    }

    private static void Refused(string said, params string[] words)
    {
        (int code, string output, string error) = Shell.Console(words);
        Assert.Equal((ExitCode.BadInput, ""), (code, output));
        Assert.Contains(said, error.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Bash(string script)
    {
        Tool bash = Tool.Run("bash", ["-c", script], environment: e => e["CONSOLE"] = typeof(CommandHost).Assembly.Location);
        return (bash.Code, bash.Output, bash.Error);
    }
}
