// The standard formats E, F, G, N, P and C, from decimal digits.
using System.Text;

namespace System;

internal static class DecimalFormatter
{
    private const int DefaultPrecision = 2;
    private const int DefaultExponentPrecision = 6;
    private const int GroupSize = 3;
    private const int LowerCaseBit = 0x20;

    /// <summary>Scientific notation starts below this scale in the general format.</summary>
    private const int SmallestFixedScale = -4;

    /// <param name="generalPrecision">The general format's number of digits when it names none.</param>
    internal static void Format(
        ref DecimalDigits digits, NumberFormat format, int generalPrecision, ref CharBuffer buffer)
    {
        switch (format.Specifier)
        {
            case 'F' or 'f':
                AppendFixed(ref digits, format.PrecisionOr(DefaultPrecision), hasGroups: false, ref buffer);
                break;
            case 'N' or 'n':
                AppendFixed(ref digits, format.PrecisionOr(DefaultPrecision), hasGroups: true, ref buffer);
                break;
            case 'P' or 'p':
                digits.SetDigits(digits.Count, digits.Scale + 2);
                AppendFixed(ref digits, format.PrecisionOr(DefaultPrecision), hasGroups: true, ref buffer);
                buffer.Append(" %");
                break;
            case 'C' or 'c':
                AppendCurrency(ref digits, format.PrecisionOr(DefaultPrecision), ref buffer);
                break;
            case 'E' or 'e':
                AppendScientific(
                    ref digits, format.PrecisionOr(DefaultExponentPrecision), format.Specifier, 3, ref buffer);
                break;
            case 'G' or 'g' or 'R' or 'r':
                int precision = format.Precision > 0 ? format.Precision : generalPrecision;
                AppendGeneral(ref digits, precision, (char)('E' | (format.Specifier & LowerCaseBit)), precision,
                    ref buffer);
                break;
            default:
                throw NumberFormat.Invalid();
        }
    }

    /// <param name="largestFixedScale">Numbers with more digits before the point get an exponent.</param>
    internal static void AppendGeneral(
        ref DecimalDigits digits, int precision, char exponentLetter, int largestFixedScale, ref CharBuffer buffer)
    {
        digits.RoundTo(precision);
        bool isFixed = digits.Count == 0
            || (digits.Scale <= largestFixedScale && digits.Scale > SmallestFixedScale);
        if (isFixed)
        {
            AppendSign(ref digits, ref buffer);
            AppendInteger(ref digits, hasGroups: false, ref buffer);
            AppendFraction(ref digits, Math.Max(0, digits.Count - digits.Scale), ref buffer);
            return;
        }
        AppendScientific(ref digits, digits.Count - 1, exponentLetter, 2, ref buffer);
    }

    private static void AppendFixed(ref DecimalDigits digits, int precision, bool hasGroups, ref CharBuffer buffer)
    {
        digits.RoundTo(digits.Scale + precision);
        AppendSign(ref digits, ref buffer);
        AppendInteger(ref digits, hasGroups, ref buffer);
        AppendFraction(ref digits, precision, ref buffer);
    }

    /// <summary>The invariant culture's: a currency sign, negative amounts in parentheses.</summary>
    private static void AppendCurrency(ref DecimalDigits digits, int precision, ref CharBuffer buffer)
    {
        digits.RoundTo(digits.Scale + precision);
        bool isNegative = digits.IsNegative && digits.Count > 0;
        buffer.Append(isNegative ? "(\u00A4" : "\u00A4");
        AppendInteger(ref digits, hasGroups: true, ref buffer);
        AppendFraction(ref digits, precision, ref buffer);
        if (isNegative)
        {
            buffer.Append(')');
        }
    }

    private static void AppendSign(ref DecimalDigits digits, ref CharBuffer buffer)
    {
        if (digits.IsNegative)
        {
            buffer.Append('-');
        }
    }

    private static void AppendInteger(ref DecimalDigits digits, bool hasGroups, ref CharBuffer buffer)
    {
        if (digits.Scale <= 0)
        {
            buffer.Append('0');
            return;
        }
        for (int place = 0; place < digits.Scale; place++)
        {
            if (hasGroups && place > 0 && (digits.Scale - place) % GroupSize == 0)
            {
                buffer.Append(',');
            }
            buffer.Append((char)('0' + digits[place]));
        }
    }

    private static void AppendFraction(ref DecimalDigits digits, int count, ref CharBuffer buffer)
    {
        if (count <= 0)
        {
            return;
        }
        buffer.Append('.');
        for (int place = digits.Scale; place < digits.Scale + count; place++)
        {
            buffer.Append((char)('0' + digits[place]));
        }
    }

    private static void AppendScientific(
        ref DecimalDigits digits, int precision, char letter, int exponentDigits, ref CharBuffer buffer)
    {
        digits.RoundTo(precision + 1);
        AppendSign(ref digits, ref buffer);
        buffer.Append((char)('0' + digits[0]));
        if (precision > 0)
        {
            buffer.Append('.');
            for (int place = 1; place <= precision; place++)
            {
                buffer.Append((char)('0' + digits[place]));
            }
        }
        int exponent = digits.Count == 0 ? 0 : digits.Scale - 1;
        buffer.Append(letter);
        buffer.Append(exponent < 0 ? '-' : '+');
        string text = Number.ToDecimalString(Number.Magnitude(exponent), isNegative: false);
        buffer.Append('0', exponentDigits - text.Length);
        buffer.Append(text);
    }
}
