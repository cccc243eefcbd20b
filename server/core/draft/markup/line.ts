import {isSpace, type Runs, TextBuilder} from '../block.ts';
import type {ZoneSpan} from '../types.ts';

/** What a character reference ("&nbsp;") stands for; the reference itself where it stands for nothing. */
export type Decode = (reference: string) => string;

const REFERENCE = /&(?:#[xX][\dA-Fa-f]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z\d]{0,30});?/y;
/** Soft hyphen, zero width space, word joiner, byte order mark. */
const isInvisible = (c: number): boolean => c === 0xad || c === 0x200b || c === 0x2060 || c === 0xfeff;

export interface LineText {
  readonly text: string;
  readonly runs: Runs;
  readonly strong: readonly number[];
  readonly bold: boolean;
  readonly spans: readonly ZoneSpan[];
}

/** Collects the text of one block as a browser shows it: white space is one space wide, references are decoded, markup is left out. */
export class Line {
  readonly #source: string;
  readonly #decode: Decode;
  readonly #out: TextBuilder;
  readonly #strong: number[] = [];
  #bold = false;
  readonly #spans: ZoneSpan[] = [];
  /** White space that would follow is left out. */
  #atSpace = true;
  /** Source offsets between which the line lies. */
  start = -1;
  end = -1;

  constructor(source: string, decode: Decode) {
    this.#source = source;
    this.#decode = decode;
    this.#out = new TextBuilder(source);
  }

  get length(): number {
    return this.#out.length;
  }

  /** Appends source[from, to). `literal`: references are none; `kept`: line ends are line ends. */
  text(from: number, to: number, literal: boolean, kept: boolean): void {
    const source = this.#source;
    let copied = from;
    const flush = (at: number): void => {
      this.#out.copy(copied, at);
      if (at > copied) this.#reach(copied, at);
    };
    for (let at = from; at < to; ) {
      const c = source.charCodeAt(at);
      if (isSpace(c) && !isInvisible(c)) {
        const isEnd = c === 10 || c === 13;
        if (kept && isEnd) {
          flush(at);
          const end = at + (c === 13 && source.charCodeAt(at + 1) === 10 ? 2 : 1);
          this.lineBreak(at, end);
          copied = at = end;
        } else if (this.#atSpace || isEnd) {
          flush(at);
          if (!this.#atSpace) this.#out.decoded(' ', at, at + 1);
          this.#atSpace = true;
          copied = ++at;
        } else {
          this.#atSpace = true;
          at++;
        }
      } else if (isInvisible(c)) {
        flush(at);
        copied = ++at;
      } else if (c === 38 && !literal) {
        REFERENCE.lastIndex = at;
        const reference = REFERENCE.exec(source)?.[0] ?? '&';
        const value = reference === '&' ? reference : this.#decode(reference);
        if (value === reference) at++;
        else {
          flush(at);
          this.insert(value, at, at + reference.length);
          copied = at += reference.length;
        }
        this.#atSpace = value !== reference && isSpace(value.charCodeAt(0));
      } else if (c === 60 && !literal) {
        // A tag that the parser threw away.
        flush(at);
        const close = source.indexOf('>', at);
        copied = at = close < 0 || close >= to ? to : close + 1;
      } else {
        this.#atSpace = false;
        at++;
      }
    }
    if (copied < to) flush(to);
  }

  /** Appends characters that stand for source[from, to), which may be empty. */
  insert(value: string, from: number, to: number): void {
    const visible = [...value].filter(character => !isInvisible(character.charCodeAt(0))).join('');
    if (visible === '' || (this.#atSpace && isSpace(visible.charCodeAt(0)) && visible.trim() === '')) return;
    this.#out.decoded(visible, from, to);
    this.#atSpace = isSpace(visible.charCodeAt(visible.length - 1));
    this.#reach(from, to);
  }

  /** A line end that is meant. At the start of a block it is none. */
  lineBreak(from: number, to: number): void {
    if (this.#out.length === 0) return;
    this.#out.decoded('\n', from, to);
    this.#atSpace = true;
  }

  /** The text from `from` on is emphasised. */
  strong(from: number, bold: boolean): void {
    if (this.#out.length === from) return;
    if (this.#strong.length === 0) this.#bold = bold;
    const inner = this.#strong.findIndex((at, i) => i % 2 === 0 && at >= from);
    if (inner >= 0) this.#strong.length = inner;
    this.#strong.push(from, this.#out.length);
  }

  /** The text from `from` on lies in a zone. */
  zone(from: number, zone: number): void {
    if (this.#out.length > from) this.#spans.push({start: from, end: this.#out.length, zone});
  }

  finish(): LineText {
    const {text, runs} = this.#out.finish();
    const clamp = (at: number): number => Math.min(at, text.length);
    return {
      text,
      runs,
      strong: this.#strong.map(clamp),
      bold: this.#bold,
      spans: this.#spans.map(span => ({start: clamp(span.start), end: clamp(span.end), zone: span.zone})),
    };
  }

  #reach(from: number, to: number): void {
    if (this.start < 0) this.start = from;
    this.end = to;
  }
}
