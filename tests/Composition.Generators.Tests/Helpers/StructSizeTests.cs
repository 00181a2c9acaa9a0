// The generator must know how large a dataport's type is before any code runs.
using System.Reflection;
using System.Runtime.CompilerServices;
using CamkesNet.Generators.Reading;
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CamkesNet.Generators.Tests.Helpers;

public sealed class StructSizeTests
{
    private const string Types = """
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        public struct Empty;
        public struct One { public byte A; }
        public struct Padded { public byte A; public long B; public byte C; }
        public struct Nested { public byte A; public Padded B; public DayOfWeek C; }
        public struct Mixed { public bool A; public char B; public float C; public double D; public nint E; }
        [StructLayout(LayoutKind.Sequential, Pack = 1)] public struct Packed { public byte A; public long B; }
        [StructLayout(LayoutKind.Sequential, Size = 0x10000)] public struct Sized { public byte A; }
        [StructLayout(LayoutKind.Explicit)] public struct Union
        {
            [FieldOffset(0)] public long A;
            [FieldOffset(4)] public int B;
            [FieldOffset(20)] public byte C;
        }
        [InlineArray(100)] public struct Many { public Padded Item; }
        public unsafe struct Buffer { public fixed short Items[33]; }
        public enum Tiny : byte { A }
        public struct WithTiny { public Tiny A; public Tiny B; }
        public struct Generic<T> where T : unmanaged { public byte A; public T B; }
        public struct WithGeneric { public Generic<int> A; public static int Not; }
        """;

    [Test]
    public void The_size_of_a_struct_is_what_it_is_at_run_time()
    {
        Compilation source = Compile();
        using MemoryStream image = new();
        Assert.That(source.Emit(image).Diagnostics.Visible(), Is.Empty);
        var loaded = Assembly.Load(image.ToArray());
        Compilation user = TestCompilation.Create("").AddReferences(
            MetadataReference.CreateFromImage(image.ToArray()));

        Assert.Multiple(() =>
        {
            foreach (Type type in loaded.GetExportedTypes().Where(
                type => type is { IsValueType: true, IsNested: false, ContainsGenericParameters: false }))
            {
                int expected = (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!
                    .MakeGenericMethod(type).Invoke(null, null)!;
                Assert.That(
                    StructSize.Of(source.GetTypeByMetadataName(type.FullName!)!), Is.EqualTo(expected), type.Name);
                Assert.That(
                    StructSize.Of(user.GetTypeByMetadataName(type.FullName!)!),
                    Is.EqualTo(expected),
                    type.Name + " of a referenced assembly");
            }
        });
    }

    private static Compilation Compile()
    {
        CSharpCompilation compilation = TestCompilation.CreateNamed("Sizes", Types);
        return compilation.WithOptions(compilation.Options.WithAllowUnsafe(true));
    }
}
