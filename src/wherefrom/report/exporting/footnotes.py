"""Footnotes in a Word document: python-docx has none, the format does (ISO/IEC 29500-1, 17.11)."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FIRST = 1  # -1 and 0 are the lines between text and notes


class Footnotes:
    """The notes of one document so far."""

    def __init__(self, word: Word) -> None:
        self._word = word
        self._root: Any = etree.Element(f"{{{W}}}footnotes", nsmap={"w": W})
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            note = self._note(number)
            note.set(f"{{{W}}}type", kind)
            run = etree.SubElement(etree.SubElement(note, f"{{{W}}}p"), f"{{{W}}}r")
            etree.SubElement(run, f"{{{W}}}{kind}")
        self.count = 0

    def add(self, paragraph: Paragraph, text: str) -> None:
        """A mark at the end of ``paragraph``, and the note ``text`` below the page."""
        self.count += 1
        number = FIRST + self.count - 1
        run: Any = paragraph.add_run()
        run.font.superscript = True
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(number))
        run._r.append(mark)
        line = etree.SubElement(self._note(number), f"{{{W}}}p")
        sign = etree.SubElement(line, f"{{{W}}}r")
        shape = etree.SubElement(etree.SubElement(sign, f"{{{W}}}rPr"), f"{{{W}}}vertAlign")
        shape.set(f"{{{W}}}val", "superscript")
        etree.SubElement(sign, f"{{{W}}}footnoteRef")
        words = etree.SubElement(etree.SubElement(line, f"{{{W}}}r"), f"{{{W}}}t")
        words.text = f" {text}"
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def close(self) -> None:
        """Put them into the document."""
        content = etree.tostring(
            self._root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        document = self._word.part
        part = Part(PackURI("/word/footnotes.xml"), CONTENT, content, document.package)
        document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _note(self, number: int) -> Any:
        note = etree.SubElement(self._root, f"{{{W}}}footnote")
        note.set(f"{{{W}}}id", str(number))
        return note
