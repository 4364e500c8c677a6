using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Numerics.Blas;

BlasLibrary.Notice = line => Console.Error.WriteLine($"isotriplet: {line}");
return ConsoleProgram.Run(args, Console.Out, Console.Error);
