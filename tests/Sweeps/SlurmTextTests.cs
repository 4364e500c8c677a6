using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Engines;

namespace IsoTriplet.Tests.Sweeps;

public sealed class SlurmTextTests
{
    [Theory]
    [InlineData("MaxArraySize            = 1001\nMaxJobCount             = 10000\n", 1_000_000, 1001)]
    [InlineData("MaxArraySize            = 1001\nMaxJobCount             = 10000\n", 50, 50)]
    [InlineData("MaxArraySize            = 100000\nMaxJobCount             = 8000\n", 1_000_000, 2000)]
    [InlineData("nothing of the kind", 1_000_000, 1001)]
    public void ArraySize_OfClusterAndConfig_IsWhatBothAllow(string config, int wanted, int expected) =>
        Assert.Equal(expected, SlurmLimits.ArraySize(config, wanted));

    [Fact]
    public void ArraySize_OfAClusterWithoutArrays_IsRefused() =>
        Assert.Throws<IOException>(() => SlurmLimits.ArraySize("MaxArraySize = 0", 10));

    [Fact]
    public void Read_QueueListing_HasTasksWithTheirStates()
    {
        SlurmTaskState[] tasks =
        [
            .. SlurmTaskState.Read(
                "7_0   RUNNING    0   None  \n7_1   PENDING   2   BeginTime \n7_2   CANCELLED   0   None\nsomething else\n"
            ),
        ];
        Assert.Equal(["7_0", "7_1", "7_2"], tasks.Select(t => t.Id), StringComparer.Ordinal);
        Assert.Equal([false, false, true], tasks.Select(t => t.Ended));
        Assert.Equal(2, tasks[1].Restarts);
    }

    [Fact]
    public void Script_OfAConfig_AsksForWhatItSays()
    {
        SlurmSettings settings = new()
        {
            Partition = "gpu",
            Gres = "gpu:1",
            Time = "01:00:00",
            MaxRunning = 4,
            Setup = ["module load cuda"],
        };
        string script = SlurmScript.Of("sweep-x", settings, 10, "/data/my run", ["/opt/it's/isotriplet", "sweep", "task"], threads: 2);
        Assert.Equal(
            """
            #!/usr/bin/env bash
            #SBATCH --job-name=sweep-x
            #SBATCH --array=0-9%4
            #SBATCH --chdir="/data/my run"
            #SBATCH --output=%a.log
            #SBATCH --open-mode=append
            #SBATCH --cpus-per-task=2
            #SBATCH --partition=gpu
            #SBATCH --gres=gpu:1
            #SBATCH --time=01:00:00
            #SBATCH --signal=B:TERM@30
            #SBATCH --requeue
            module load cuda
            exec '/opt/it'\''s/isotriplet' 'sweep' 'task' --task "$SLURM_ARRAY_TASK_ID"

            """,
            script,
            StringComparer.Ordinal
        );
    }
}
