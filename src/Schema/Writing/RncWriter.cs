using System;
using Bindery.Schema.Markup;
namespace Bindery.Schema.Writing;
internal sealed class RncWriter { public static string Write(MarkupDocument document, Func<SourceSpan, string> href) => throw new NotSupportedException(); }
