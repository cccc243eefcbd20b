import type {Position, Range, TextEdit} from 'vscode-languageserver';
import type {Edit} from '../core/report/types.ts';
import type {Span} from '../core/span.ts';
import {Lines} from './lines.ts';

const BOM = 0xfeff;

/**
 * The one translator between the core's spans and the protocol's ranges, for one version of one text. The core counts UTF-16 code units after
 * a byte order mark; the protocol counts lines and UTF-16 code units in them, with a mark where the editor kept it.
 */
export class Places {
  readonly #lines: Lines;
  readonly #shift: number;

  /** @param before places in another version of the text, which saves most of the work */
  constructor(text: string, before?: Places) {
    this.#lines = new Lines(text, before ? before.#lines : undefined);
    this.#shift = text.charCodeAt(0) === BOM ? 1 : 0;
  }

  position(offset: number): Position {
    return this.#lines.position(offset + this.#shift);
  }

  /** A position outside the text counts as the nearest one inside. */
  offset(position: Position): number {
    return Math.max(0, this.#lines.offset(position) - this.#shift);
  }

  range({start, end}: Span): Range {
    return {start: this.position(start), end: this.position(end)};
  }

  span({start, end}: Range): Span {
    return {start: this.offset(start), end: this.offset(end)};
  }

  edit({start, end, text}: Edit): TextEdit {
    return {range: this.range({start, end}), newText: text};
  }

  /** A span on one line, for clients and features that know no others: the part on its first line. */
  firstLine(span: Span): Range {
    const {start, end} = this.range(span);
    return start.line === end.line ? {start, end} : {start, end: this.endOfLine(start.line)};
  }

  /** End of a line without its line break. */
  endOfLine(line: number): Position {
    return this.#lines.position(this.#lines.offset({line: line + 1, character: 0}) - (line + 1 < this.#lines.count ? 1 : 0));
  }

  get lineCount(): number {
    return this.#lines.count;
  }
}
