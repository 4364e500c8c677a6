using IsoTriplet.Benchmarks;

// training-step PEERS-FOLDER: the training step against python3-torch.
if (args is ["training-step", string peers])
{
    TrainingStepBenchmark.Run(Console.Out, peers);
    return 0;
}
return BenchmarkProgram.Run(args, Console.Out, Console.Error);
