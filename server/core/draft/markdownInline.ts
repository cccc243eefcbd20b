import type {PhrasingContent} from 'mdast';
import {isInvisible, type Runs, TextBuilder} from './block.ts';
import {NO_NUMBERS} from './raw.ts';
import {suppressionsInHtml} from './suppressions.ts';
import {type Suppression, Zone, type ZoneSpan} from './types.ts';

export interface InlineText {
  readonly text: string;
  readonly runs: Runs;
  readonly strong: readonly number[];
  readonly bold: boolean;
  readonly spans: readonly ZoneSpan[];
}

/** Markdown that is read. */
export interface ReadText {
  readonly source: string;
  /** The definitions that it uses, '' for none. */
  readonly prefix: string;
  /** Those found so far, to which more are added. */
  readonly suppressions: Suppression[];
}

/** What was parsed, and where it lies in the source. */
export interface Frame extends ReadText {
  /** What the parser was given: the skeleton of the source, with something put before it where that was needed. */
  readonly parsed: string;
  /** Source offset for an offset of `parsed`. */
  readonly place: (offset: number) => number;
  /** What a character reference ("&nbsp;") stands for; the reference itself when it stands for nothing. */
  readonly decode: (reference: string) => string;
}

/** Nested emphasis and links are read this deep, deeper ones as they stand. */
const DEEPEST = 200;
const REFERENCE = /&(?:#[xX][\dA-Fa-f]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z\d]{0,30});/y;

/** The clean text of phrasing content: markup, link targets, footnote marks and comments dropped. */
export function inlineText(nodes: readonly PhrasingContent[], frame: Frame): InlineText {
  const reader = new InlineReader(frame);
  reader.read(nodes, false, 0);
  const {text, runs, shift} = reader.finish();
  const placed = (at: number): number => clamp(at - shift, text);
  return {
    text,
    runs,
    strong: reader.strong.length && shift ? reader.strong.map(placed) : reader.strong,
    bold: reader.bold,
    spans: reader.spans.flatMap(({start, end, zone}) => withWords({start: placed(start), end: placed(end), zone})),
  };
}

/** Of a zone that was only space at an end of the text nothing is left, but what has a source there is the word before it. */
const withWords = (span: ZoneSpan): ZoneSpan[] =>
  span.start < span.end ? [span] : span.zone === Zone.sourced && span.start > 0 ? [{...span, start: span.start - 1}] : [];

/** The clean text of source[start, end), in which nothing is markup but emphasis (markdownLines.ts): without the indentation of further lines. */
export function plainText(source: string, start: number, end: number, emphasis: readonly number[]): Omit<InlineText, 'spans'> {
  const out = new TextBuilder(source);
  const strong: number[] = [];
  let at = start;
  for (let e = 0; e < emphasis.length; e += 3) {
    const [open, marks, close] = [emphasis[e]!, emphasis[e + 1]!, emphasis[e + 2]!];
    copyLines(out, source, at, open);
    strong.push(out.length);
    copyLines(out, source, open + marks, close);
    strong.push(out.length);
    at = close + marks;
  }
  copyLines(out, source, at, end);
  const shift = strong.length ? out.leadingSpace() : 0;
  const {text, runs} = out.finish();
  return {text, runs, strong: shift ? strong.map(at => clamp(at - shift, text)) : strong.length ? strong : NO_NUMBERS, bold: emphasis[1] === 2};
}

function copyLines(out: TextBuilder, source: string, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const newline = source.indexOf('\n', at);
    const next = newline < 0 || newline >= to ? to : newline + 1;
    copyVisible(out, source, at, next);
    at = next;
    if (source.charCodeAt(at - 1) === 10) while (source.charCodeAt(at) === 32) at++;
  }
}

const clamp = (at: number, text: string): number => Math.max(0, Math.min(at, text.length));

/** Copies source[from, to) without the characters nobody sees; CR LF is one line end. */
function copyVisible(out: TextBuilder, source: string, from: number, to: number): void {
  let begin = from;
  for (let at = from; at < to; at++) {
    const c = source.charCodeAt(at);
    if (!isInvisible(c) && !(c === 13 && source.charCodeAt(at + 1) === 10)) continue;
    out.copy(begin, at);
    begin = at + 1;
  }
  out.copy(begin, to);
}

/** Works on what was parsed; only what comes out counts in the source. */
class InlineReader {
  readonly strong: number[] = [];
  bold = false;
  readonly spans: ZoneSpan[] = [];
  readonly #frame: Frame;
  readonly #parsed: string;
  readonly #out: TextBuilder;

  constructor(frame: Frame) {
    this.#frame = frame;
    this.#parsed = frame.parsed;
    this.#out = new TextBuilder(frame.source);
  }

  finish(): {text: string; runs: Runs; shift: number} {
    const shift = this.#out.leadingSpace();
    return {...this.#out.finish(), shift};
  }

  read(nodes: readonly PhrasingContent[], emphasised: boolean, depth: number): void {
    for (const node of nodes) {
      const start = node.position!.start.offset!;
      const end = node.position!.end.offset!;
      if (start < end) this.#node(node, start, end, emphasised, depth);
    }
  }

  #node(node: PhrasingContent, start: number, end: number, emphasised: boolean, depth: number): void {
    const from = this.#out.length;
    if (depth > DEEPEST) return this.#visible(start, end);
    switch (node.type) {
      case 'text':
        return this.#text(node.value, start, end);
      case 'strong':
      case 'emphasis':
        this.read(node.children, true, depth + 1);
        if (emphasised || this.#out.length === from) return;
        if (this.strong.length === 0) this.bold = node.type === 'strong' || node.children.every(child => child.type === 'strong');
        this.strong.push(from, this.#out.length);
        return;
      case 'delete':
        this.read(node.children, emphasised, depth + 1);
        this.spans.push({start: from, end: this.#out.length, zone: Zone.omitted});
        return;
      case 'link':
      case 'linkReference':
        this.read(node.children, emphasised, depth + 1);
        if (node.type === 'linkReference' || /^https?:/i.test(node.url)) this.#sourced(from, this.#out.length);
        return;
      case 'inlineCode': {
        const ticks = /^`+/.exec(this.#parsed.slice(start, end))?.[0].length ?? 1;
        this.#lines(start + ticks, end - ticks);
        this.spans.push({start: from, end: this.#out.length, zone: Zone.code});
        return;
      }
      case 'break': {
        const lineEnd = /[\n\r]/.exec(this.#parsed.slice(start, end));
        if (lineEnd) this.#lineEnd(start + lineEnd.index, end);
        return;
      }
      case 'html': {
        const {source, place, suppressions} = this.#frame;
        suppressions.push(...suppressionsInHtml(source.slice(place(start), place(end)), place(start)));
        if (/^<br\b/i.test(node.value)) this.#out.decoded('\n', place(start), place(end));
        return;
      }
      case 'footnoteReference':
        // It belongs to what stands before it, also behind a full stop.
        this.#sourced(from - 1, from);
        return;
      default: // images
    }
  }

  /** Where there are no words there is nothing to have a source. */
  #sourced(start: number, end: number): void {
    if (start >= 0 && start < end) this.spans.push({start, end, zone: Zone.sourced});
  }

  #text(value: string, start: number, end: number): void {
    if (value.length === end - start) this.#visible(start, end);
    else this.#align(value, start, end);
  }

  /** Copies what stands for parsed[start, end) as a reader sees it. */
  #visible(start: number, end: number): void {
    const {source, place} = this.#frame;
    if (start < end) copyVisible(this.#out, source, place(start), place(end));
  }

  /** The same, without the indentation of further lines. */
  #lines(start: number, end: number): void {
    for (let from = start; from < end; ) {
      const length = this.#parsed.slice(from, end).search(/[\n\r]/);
      this.#visible(from, length < 0 ? end : from + length);
      from = length < 0 ? end : this.#lineEnd(from + length, end);
    }
  }

  #lineEnd(at: number, end: number): number {
    const parsed = this.#parsed;
    const crlf = parsed.charCodeAt(at) === 13 && parsed.charCodeAt(at + 1) === 10 ? 1 : 0;
    const newline = this.#frame.place(at + crlf);
    this.#out.copy(newline, newline + 1);
    let next = at + crlf + 1;
    // Indentation and block quotation marks before the next line.
    while (next < end && (parsed.charCodeAt(next) === 32 || parsed.charCodeAt(next) === 9 || parsed.charCodeAt(next) === 62)) next++;
    return next;
  }

  /** Copies text that was written with escapes, character references or indented lines, with exact offsets. */
  #align(value: string, start: number, end: number): void {
    const parsed = this.#parsed;
    let at = start;
    let in_ = 0;
    let from = start;
    const flush = (): void => this.#visible(from, at);
    while (at < end && in_ < value.length) {
      const c = parsed.charCodeAt(at);
      if (c === 92 && isPunctuation(parsed.charCodeAt(at + 1))) {
        flush();
        from = ++at;
        at++;
        in_++;
      } else if (c === 38 && this.#reference(at, end)) {
        flush();
        const reference = this.#reference(at, end);
        const decoded = this.#frame.decode(reference);
        if (decoded === reference) {
          from = at++;
          in_++;
          continue;
        }
        const {place} = this.#frame;
        this.#out.decoded(/[\u00ad\u200b\u2060\ufeff\r]/.test(decoded) ? '' : decoded, place(at), place(at + reference.length));
        at += reference.length;
        in_ += decoded.length;
        from = at;
      } else if (c === 10 || c === 13) {
        flush();
        from = at = this.#lineEnd(at, end);
        while (in_ < value.length && /[\n\r]/.test(value[in_]!)) in_++;
      } else if ((c === 32 || c === 9) && value.charCodeAt(in_) !== c) {
        flush();
        from = ++at;
      } else {
        at++;
        in_++;
      }
    }
    flush();
  }

  #reference(at: number, end: number): string {
    REFERENCE.lastIndex = at;
    const m = REFERENCE.exec(this.#parsed)?.[0] ?? '';
    return at + m.length <= end ? m : '';
  }
}

function isPunctuation(c: number): boolean {
  return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
}
