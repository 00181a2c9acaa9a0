// The helpers that compiled code calls to throw the exceptions that the language requires.
using System;

namespace Internal.Runtime.CompilerHelpers;

internal static class ThrowHelpers
{
    private static void ThrowOverflowException() => throw new OverflowException();

    internal static void ThrowIndexOutOfRangeException() => throw new IndexOutOfRangeException();

    private static void ThrowNullReferenceException() => throw new NullReferenceException();

    private static void ThrowDivideByZeroException() => throw new DivideByZeroException();

    private static void ThrowArrayTypeMismatchException() => throw new ArrayTypeMismatchException();

    private static void ThrowPlatformNotSupportedException() => throw new PlatformNotSupportedException();

    private static void ThrowNotImplementedException() => throw new NotImplementedException();

    private static void ThrowArgumentException() => throw new ArgumentException();

    private static void ThrowArgumentOutOfRangeException() => throw new ArgumentOutOfRangeException();

    // The rest stand where ilc found that the code could never run. The build refuses such code (IL1005),
    // so that these are a last line of defence.
    private static void ThrowInvalidProgramException(int id) => throw new InvalidProgramException();

    private static void ThrowInvalidProgramExceptionWithArgument(int id, string argument) =>
        throw new InvalidProgramException(argument);

    private static void ThrowTypeLoadException(int id, string className, string typeName) =>
        throw new TypeLoadException(className);

    private static void ThrowTypeLoadExceptionWithArgument(int id, string className, string typeName,
        string argument) =>
        throw new TypeLoadException(className);

    private static void ThrowMissingMethodException(int id, string name) => throw new MissingMethodException(name);

    private static void ThrowMissingFieldException(int id, string name) => throw new MissingFieldException(name);

    private static void ThrowFileNotFoundException(int id, string name) => throw new TypeLoadException(name);

    private static void ThrowBadImageFormatException(int id) => throw new BadImageFormatException();

    private static void ThrowMarshalDirectiveException(int id) => throw new NotSupportedException();

    private static void ThrowAmbiguousMatchException(int id) => throw new NotSupportedException();

    private static void ThrowFeatureBodyRemoved() => throw new NotSupportedException();

    private static void ThrowBodyRemoved() => throw new NotSupportedException();

    private static void ThrowInstanceBodyRemoved() => throw new NotSupportedException();

    private static void ThrowUnavailableType() => throw new NotSupportedException();
}
