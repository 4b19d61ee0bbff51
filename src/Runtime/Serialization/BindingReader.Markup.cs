using System;
using System.Collections.Generic;
using Bindery.Xml;

namespace Bindery.Serialization;

// Comments and processing instructions, if they are requested. Mixed content reads the text around them in pieces.
public ref partial struct BindingReader
{
    /// <summary>Whether the current text has more pieces.</summary>
    private readonly bool IsInPieces => _xml.Kind == XmlEventKind.Text && _xml.HasMarkup;

    private readonly ReadOnlySpan<byte> Piece => IsInPieces ? _xml.Value.Slice(_pieceStart, _pieceEnd - _pieceStart) : _xml.Value;

    /// <summary>Moves to the next piece of the current text, and keeps the markup before it.</summary>
    /// <returns>False at the end of the text.</returns>
    private bool ReadPiece(ContentPlace place, ref UnknownContentStore? unknown)
    {
        var markup = _xml.Markup;
        _pieceStart = _pieceEnd;
        for (; _passed < markup.Count && markup[_passed].TextLength == _pieceStart; _passed++)
            Keep(markup[_passed], place, ref unknown);
        _pieceEnd = _passed < markup.Count ? markup[_passed].TextLength : _xml.Value.Length;
        if (_pieceEnd > _pieceStart)
            return true;
        _pieceEnd = _passed = 0;
        _xml.ClearMarkup();
        return false;
    }

    /// <summary>Keeps the markup between two tags.</summary>
    private readonly void KeepMarkup(ContentPlace place, ref UnknownContentStore? unknown)
    {
        foreach (var markup in _xml.Markup)
            Keep(markup, place, ref unknown);
        _xml.ClearMarkup();
    }

    private readonly void Keep(PassedMarkup markup, ContentPlace place, ref UnknownContentStore? unknown) =>
        (unknown ??= new()).Add(new UnknownNode(place.Slot, place.Index, UnknownRelation.After) { Markup = Copy(markup), IsKnown = true });

    /// <summary>Keeps the markup in the text of a child.</summary>
    private readonly void KeepMarkupInside(ContentPlace place, InterruptedText within, ref UnknownContentStore? unknown)
    {
        var (offset, read) = (within.Length, 0);
        foreach (var markup in _xml.Markup)
        {
            if (_xml.Kind == XmlEventKind.Text)
            {
                offset += XmlText.LengthOf(_xml.Value.Slice(read, markup.TextLength - read));
                read = markup.TextLength;
            }
            (unknown ??= new()).Add(new UnknownNode(place.SlotAtHand, place.IndexAtHand, UnknownRelation.Inside)
            {
                Markup = Copy(markup),
                IsKnown = true,
                Offset = offset,
                Within = within,
            });
        }
        _xml.ClearMarkup();
    }

    private readonly List<byte[]> TakeMarkup()
    {
        var taken = new List<byte[]>();
        foreach (var markup in _xml.Markup)
            taken.Add(Copy(markup));
        _xml.ClearMarkup();
        return taken;
    }

    private readonly byte[] Copy(PassedMarkup markup) => _xml.MarkupAt(markup).ToArray();
}
