import {MarkupError} from '../../core/draft/markup/tree.ts';
import {readWord, type WordParts, type WordText} from '../../core/draft/word/index.ts';
import type {Problem} from '../../core/span.ts';
import type {DraftText} from '../draftText.ts';
import {problem} from '../problems.ts';
import {ArchiveError, unpack} from './archive.ts';

const PARTS = ['document', 'styles', 'numbering', 'footnotes', 'endnotes'] as const;

/** The draft in the bytes of a Word file (.docx). */
export function readWordFile(bytes: Uint8Array, shown: string): DraftText | Problem {
  const word = readWordText(bytes, shown);
  return 'message' in word ? word : {text: word.text, format: 'word', layout: word.layout};
}

/** The same, with the anchors of its text in the file. */
export function readWordText(bytes: Uint8Array, shown: string): WordText | Problem {
  const refuse = (why: string, repair: string): Problem => problem(shown, `Cannot check ${shown}: ${why}.`, repair);
  try {
    const word = readWord(partsOf(bytes));
    return word.text === '' ? problem(shown, `Nothing to check in ${shown}: it holds no text.`, 'Write the draft, or leave the file out.') : word;
  } catch (error) {
    if (error instanceof ArchiveError) return refuse(error.message, error.repair);
    if (error instanceof MarkupError)
      return refuse(`a part of it cannot be read, since ${error.message}`, 'Open the draft in Word and save it again.');
    throw error;
  }
}

export function partsOf(bytes: Uint8Array): WordParts {
  const files = unpack(bytes, name => PARTS.some(part => name === nameOf(part)));
  const text = (part: (typeof PARTS)[number]): string | undefined => decoded(files.get(nameOf(part)));
  const document = text('document');
  if (document === undefined) throw new ArchiveError('it holds no Word document', 'Open it in Word and save it as .docx.');
  return {document, styles: text('styles'), numbering: text('numbering'), footnotes: text('footnotes'), endnotes: text('endnotes')};
}

export const nameOf = (part: string): string => `word/${part}.xml`;

/** XML is UTF-8 unless a mark at its start says otherwise. */
export function decoded(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes) return undefined;
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch {
    throw new ArchiveError('its text is damaged', 'Open the draft in Word and save it again.');
  }
}
