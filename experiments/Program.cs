using IsoTriplet.Experiments.Hosting;

return ConsoleProgram.Run(args, Console.Out, Console.Error);
