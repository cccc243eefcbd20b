import {isUtf8} from 'node:buffer';
import type {Format} from '../core/draft/types.ts';
import type {Problem} from '../core/span.ts';
import {problem} from './problems.ts';

const MAX_MEGABYTES = 16;
/** The most that is read of anything. */
export const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;

export const tooLarge = (shown: string, bytes: number): Problem =>
  problem(
    shown,
    `Cannot check ${shown}: it has ${(bytes / 1024 / 1024).toFixed(1)} MB or more, and the limit is ${MAX_MEGABYTES} MB.`,
    'Check that it is a draft, and split it by chapters.',
  );

/** Bytes as text: UTF-8 with or without a byte order mark, UTF-16 with one, or what a document of HTML or XML itself names. */
export function decodeDraft(bytes: Buffer, shown: string, format?: Format): string | Problem {
  if (bytes.length > MAX_BYTES) return tooLarge(shown, bytes.length);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (utf16) {
    try {
      return checkEmpty(new TextDecoder(utf16, {fatal: true}).decode(bytes), shown);
    } catch {
      return problem(shown, `Cannot check ${shown}: it starts as UTF-16 text and is not.`, 'Save the draft as UTF-8.');
    }
  }
  if (format === 'html' || format === 'xml') {
    const decoded = decodeDeclared(bytes, shown);
    if (decoded !== undefined) return decoded;
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    const line = lineAt(bytes, zero);
    return problem(
      shown,
      `Cannot check ${shown}: it is a binary file (line ${line} has a NUL byte).`,
      'Save the draft as Word (.docx), HTML, Markdown or plain text in UTF-8; a PDF file has to be exported first.',
      line,
    );
  }
  if (!isUtf8(bytes)) {
    const {line, column} = firstInvalid(bytes);
    return problem(shown, `Cannot check ${shown}: line ${line} is not UTF-8 text.`, 'Save the draft with the encoding UTF-8.', line, column);
  }
  return checkEmpty(new TextDecoder().decode(bytes), shown);
}

const DECLARED = /^[\s\S]{0,200}?<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})/i;

/** The text in the encoding that the document declares; undefined where it declares UTF-8 or none, or is UTF-8 in spite of what it says. */
function decodeDeclared(bytes: Buffer, shown: string): string | Problem | undefined {
  if (isUtf8(bytes)) return undefined;
  const declared = DECLARED.exec(bytes.subarray(0, 2048).toString('latin1'));
  const encoding = (declared?.[1] ?? declared?.[2])?.toLowerCase();
  if (encoding === undefined || /^utf-?(?:8|16)/.test(encoding)) return undefined;
  try {
    return checkEmpty(new TextDecoder(encoding, {fatal: true}).decode(bytes), shown);
  } catch {
    return problem(shown, `Cannot check ${shown}: it is not in the encoding ${encoding} that it declares.`, 'Save the draft as UTF-8.');
  }
}

/** An empty draft passes every check, so saying nothing about it would be taken for a pass. */
const checkEmpty = (text: string, shown: string): string | Problem =>
  text.trim() === '' ? problem(shown, `Nothing to check in ${shown}: it is empty.`, 'Write the draft, or leave the file out.') : text;

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

/** A line feed never stands inside a UTF-8 sequence, so the first invalid line holds the first invalid byte. */
function firstInvalid(bytes: Buffer): {line: number; column: number} {
  for (let line = 1, from = 0; from <= bytes.length; line++) {
    const feed = bytes.indexOf(10, from);
    const end = feed < 0 ? bytes.length : feed;
    const row = bytes.subarray(from, end);
    if (!isUtf8(row)) return {line, column: new TextDecoder().decode(row).indexOf('\ufffd') + 1};
    from = end + 1;
  }
  return {line: 1, column: 1};
}
