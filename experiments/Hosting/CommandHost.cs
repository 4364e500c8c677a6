using System.CommandLine;
using System.CommandLine.Invocation;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace IsoTriplet.Experiments.Hosting;

/// <summary>Runs a command's body: Ctrl-C becomes a cancellation (a second one ends the process), bad input becomes exit code 2 with one message.</summary>
public sealed class CommandHost(TextWriter output, TextWriter error)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    /// <summary>The option that every command shares: one JSON document on stdout.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "print exactly one JSON document", Recursive = true };

    /// <summary>The option that every random choice hangs on.</summary>
    public Option<int> Seed { get; } =
        new("--seed")
        {
            Description = "the seed of every random choice",
            Recursive = true,
            DefaultValueFactory = _ => 0,
        };

    /// <summary>What a command does: a body, what it throws becomes an exit code.</summary>
    /// <param name="body">The command's work on its parsed line; its result is the exit code.</param>
    public CommandLineAction Acts(Func<ParseResult, CommandContext, int> body) => new Act(this, body);

    /// <summary>Runs a body and turns what it throws into an exit code.</summary>
    /// <param name="body">The command's work; its result is the exit code.</param>
    private int Run(ParseResult parsed, Func<CommandContext, int> body)
    {
        using CancellationTokenSource source = new();
        long? first = null;
        void Interrupt(PosixSignalContext context)
        {
            // The second Ctrl-C ends the process at once, as it would any other: work that does not see the first must not hold the user. Two within a moment are
            // one: timeout(1) signals the process and then its group.
            context.Cancel = first is not { } start || Stopwatch.GetElapsedTime(start) < Moment;
            first ??= Stopwatch.GetTimestamp();
            source.Cancel();
        }
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        CommandContext context = new(output, error, parsed.GetValue(Json), parsed.GetValue(Seed), source.Token);
        try
        {
            return Unwrapped(() => body(context));
        }
        catch (Exception e)
            when (e
                    is InputException
                        or CertificateException
                        or ArgumentException
                        or ArithmeticException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            return Refuse(Words(e));
        }
        catch (InsufficientMemoryException e)
        {
            return Refuse(e.Message);
        }
        catch (OutOfMemoryException)
        {
            return Refuse("there is not enough memory for a problem of this size");
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("interrupted");
            return ExitCode.Interrupted;
        }
    }

    // What a thread of a parallel loop throws comes wrapped; it is the same to the user.
    private static int Unwrapped(Func<int> body)
    {
        try
        {
            return body();
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
            throw;
        }
    }

    // The parameter's name is for programmers.
    private static string Words(Exception e) =>
        e is ArgumentException { ParamName: { } name }
            ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
            : e.Message;

    /// <summary>One message on stderr, exit code 2.</summary>
    /// <param name="message">What was wrong, where, and what was expected.</param>
    public int Refuse(string message)
    {
        error.WriteLine($"isotriplet: {message.ReplaceLineEndings(" ")}");
        return ExitCode.BadInput;
    }

    private sealed class Act(CommandHost host, Func<ParseResult, CommandContext, int> body) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult) => host.Run(parseResult, context => body(parseResult, context));
    }
}
