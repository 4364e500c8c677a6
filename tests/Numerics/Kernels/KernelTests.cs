using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Tests.Numerics.Kernels;

/// <summary>Which kernel a process takes, and that no result hangs on the place of its arguments or the number of threads.</summary>
public sealed class KernelTests
{
    private const string CoreType = "OPENBLAS_CORETYPE";
    private const string LateVariable = "ISOTRIPLET_TEST_LATE";
    private const string Prescott = "Prescott";

    private static string Full(string test) => $"{typeof(KernelTests).FullName}.{test}";

    /// <summary>Every kernel that this processor can run, the managed routines, and (empty) what is taken unasked.</summary>
    public static TheoryData<string> Kernels => [.. BlasLibrary.Runnable, "managed", ""];

    [Theory]
    [InlineData(Instructions.Avx512, false, "SkylakeX")]
    [InlineData(Instructions.Avx512, true, "SkylakeX")]
    [InlineData(Instructions.Avx2, false, "Haswell")]
    [InlineData(Instructions.Avx2, true, "Zen")]
    [InlineData(Instructions.Avx, false, null)]
    [InlineData(Instructions.Sse3, true, null)]
    internal void Choose_Instructions_NameTheFamilyWrittenForThem(Instructions here, bool amd, string? family) =>
        Assert.Equal(family, KernelFamily.Choose(here, amd));

    [Theory]
    [InlineData("Prescott", Instructions.Sse3, false)]
    [InlineData("Prescott", Instructions.Avx2, true)]
    [InlineData("Haswell", Instructions.Avx2, false)]
    [InlineData("Zen", Instructions.Avx512, true)]
    [InlineData("a family of tomorrow", Instructions.Avx2, true)]
    internal void IsSlower_KernelForLessThanTheProcessorHas_IsTrue(string kernel, Instructions here, bool slower) =>
        Assert.Equal(slower, KernelFamily.IsSlower(kernel, here));

    // The two that are SkylakeX for double precision are taken where they are asked for.
    [Fact]
    public void Kernel_OfThisProcess_IsOneThatTheProcessorRunsOrManaged() =>
        Assert.Contains(BlasLibrary.Kernel, [.. BlasLibrary.Runnable, "managed", "Cooperlake", "SapphireRapids"], StringComparer.Ordinal);

    // The child's answer: the kernel, who asked for it, what there is to say about it.
    [Fact]
    public void Describe_InAChild_IsItsAnswer()
    {
        if (Child.AnswerFile is { } file)
        {
            if (Environment.GetEnvironmentVariable(LateVariable) is { } late)
            {
                Environment.SetEnvironmentVariable(CoreType, late);
            }
            List<string> said = [];
            BlasLibrary.Notice = said.Add;
            string[] answers = [BlasLibrary.Kernel, $"{BlasLibrary.IsUserSet}", BlasLibrary.Remark ?? "", .. said];
            File.WriteAllLines(file, answers);
        }
    }

    private static string[] Describe(params (string, string)[] variables) =>
        Child.Answer(Full(nameof(Describe_InAChild_IsItsAnswer)), variables).Split('\n');

    [Fact]
    public void Kernel_Unasked_IsChosenByTheProcessorsFeatures()
    {
        string[] answer = Describe(Child.Kernel(""));
        string expected = KernelFamily.Choose(KernelFamily.Here, KernelFamily.IsAmd) ?? answer[0];
        Assert.Equal([expected, "False", "", ""], answer);
    }

    [Fact]
    public void Kernel_AskedFor_IsTakenAndSaidToBeSlower()
    {
        string[] answer = Describe(Child.Kernel(Prescott));
        Assert.Equal([Prescott, "True"], answer[..2]);
        Assert.Equal(
            KernelFamily.Here > Instructions.Sse3,
            answer[2].Contains("slower than this processor allows", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Kernel_AskedForByTheProgramItself_ReachesTheLibrary() =>
        Assert.Equal([Prescott, "True"], Describe([.. Child.Kernel(""), (LateVariable, Prescott)])[..2]);

    [Fact]
    public void Kernel_OpenBlasLeftOut_IsManaged() => Assert.Equal(["managed", "True"], Describe(Child.Kernel("managed"))[..2]);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Wrappers_AtEightPlacesWithOneThreadAndTwo_GiveTheSameBits(string kernel) =>
        Assert.Equal("", Child.Answer(Full(nameof(MovingWrappers_InAChild_AreItsAnswer)), Child.Kernel(kernel)));

    [Fact]
    public void Routines_OfKernelsThatNeedNoCopies_GiveTheSameBitsAtEightPlaces() =>
        Assert.All(
            BlasLibrary.Runnable.Where(KernelFamily.IsFreeOfPlace),
            kernel => Assert.Equal("", Child.Answer(Full(nameof(MovingRoutines_InAChild_AreItsAnswer)), Child.Kernel(kernel)))
        );

    // The control: the same test sees the kernels that do depend on the place.
    [Fact]
    public void Routines_OfTheOldestKernels_MoveWithThePlace()
    {
        Assert.False(KernelFamily.IsFreeOfPlace(Prescott));
        string moving = Child.Answer(Full(nameof(MovingRoutines_InAChild_AreItsAnswer)), Child.Kernel(Prescott));
        Assert.All(["dot of order 5", "dgemv of order 40", "syevd of order 13"], r => Assert.Contains(r, moving, StringComparison.Ordinal));
    }

    [Fact]
    public void MovingWrappers_InAChild_AreItsAnswer()
    {
        if (Child.AnswerFile is { } file)
        {
            File.WriteAllText(file, string.Join("; ", PlaceGuard.MovingWrappers()));
        }
    }

    [Fact]
    public void MovingRoutines_InAChild_AreItsAnswer()
    {
        if (Child.AnswerFile is { } file)
        {
            Assert.NotEmpty(BlasLibrary.Kernel);
            File.WriteAllText(file, string.Join("; ", PlaceGuard.MovingRoutines()));
        }
    }
}
