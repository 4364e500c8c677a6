using IsoTriplet.Experiments;
using IsoTriplet.Numerics.Blas;

Console.SetOut(new StandardStream(Console.Out, isError: false));
Console.SetError(new StandardStream(Console.Error, isError: true));
BlasLibrary.Notice = line => Console.Error.WriteLine($"isotriplet: {line}");
return ConsoleProgram.Run(args, Console.Out, Console.Error);
