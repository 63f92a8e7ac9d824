using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Bot.Tests;

/// <summary>Reads which members and types a method's compiled body names, compiler-made nested classes included.</summary>
internal static class IlScan
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Methods, fields and constructors that the body names.</summary>
    public static IEnumerable<MemberInfo> Members(MethodBase method) => Tokens(method).OfType<MemberInfo>().Where(member => member is not Type);

    /// <summary>Types that the body or the signature names.</summary>
    public static IEnumerable<Type> Types(MethodBase method)
    {
        var named = Tokens(method).Select(member => member as Type ?? member.DeclaringType);
        var signature = method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType);
        var locals = method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [];
        return named.Concat(signature).Concat(locals).OfType<Type>().SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    private static IEnumerable<MemberInfo> Tokens(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il)
        {
            yield break;
        }

        var at = 0;
        while (at < il.Length)
        {
            var code = il[at] == 0xFE ? Codes[(short)(0xFE00 | il[at + 1])] : Codes[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && Resolve(method, BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at))) is { } member)
            {
                yield return member;
            }

            at += SizeOf(code, il, at);
        }
    }

    private static int SizeOf(OpCode code, byte[] il, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at))),
        _ => 4,
    };

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMember(token, method.DeclaringType?.GetGenericArguments(), method is ConstructorInfo ? null : method.GetGenericArguments());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
