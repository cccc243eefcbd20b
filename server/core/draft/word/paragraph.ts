import {childNamed, type MarkupElement} from '../markup/tree.ts';
import {decodeXml} from '../markup/xml.ts';
import {toggle, valueOf} from './properties.ts';
import type {Style} from './styles.ts';

/** The words of a paragraph, as they are shown once all changes are accepted. */
export interface ParagraphText {
  readonly text: string;
  /** Triples [text offset, offset in the part's XML, length], as `Runs`; stretches of length 0 bound what stands for something else. */
  readonly runs: readonly number[];
  /** Bold stretches, flat pairs. */
  readonly bold: readonly number[];
  /** Text boxes that are anchored in it. */
  readonly boxes: readonly MarkupElement[];
  /** Notes that it refers to, in their order. */
  readonly notes: readonly {readonly part: 'footnotes' | 'endnotes'; readonly id: string}[];
}

/** Soft hyphen, zero width space, word joiner, byte order mark. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/;
const REFERENCE = /&(?:#[xX][\dA-Fa-f]{1,6}|#\d{1,7}|[A-Za-z]{1,8});/y;

/** Reads the runs of one paragraph after another into its words. `xml`: the part of the file that it stands in. */
export class ParagraphReader {
  readonly #xml: string;
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #allBold: boolean;
  #text = '';
  readonly #runs: number[] = [];
  readonly #bold: number[] = [];
  readonly #boxes: MarkupElement[] = [];
  readonly #notes: {part: 'footnotes' | 'endnotes'; id: string}[] = [];

  constructor(xml: string, styles: ReadonlyMap<string, Style>, style: Style | undefined) {
    this.#xml = xml;
    this.#styles = styles;
    this.#allBold = style?.bold === true;
  }

  get result(): ParagraphText {
    return {text: this.#text, runs: this.#runs, bold: this.#bold, boxes: this.#boxes, notes: this.#notes};
  }

  read(paragraph: MarkupElement): void {
    for (const node of paragraph.children) if (node.type === 'element') this.#inline(node);
  }

  #inline(element: MarkupElement): void {
    switch (element.name) {
      case 'w:pPr':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:sdtPr':
      case 'w:rt':
        return;
      case 'w:r':
      case 'm:r':
        return this.#run(element);
      case 'w:txbxContent':
        this.#boxes.push(element);
        return;
      default:
        this.read(element);
    }
  }

  #run(run: MarkupElement): void {
    const properties = childNamed(run, 'w:rPr');
    const style = this.#styles.get(valueOf(properties, 'w:rStyle') ?? '');
    if (toggle(properties, 'w:vanish') ?? style?.hidden) return;
    const from = this.#text.length;
    for (const node of run.children) if (node.type === 'element') this.#content(node);
    if (!(toggle(properties, 'w:b') ?? style?.bold ?? this.#allBold) || this.#text.length === from) return;
    if (this.#bold.at(-1) === from) this.#bold[this.#bold.length - 1] = this.#text.length;
    else this.#bold.push(from, this.#text.length);
  }

  #content(element: MarkupElement): void {
    switch (element.name) {
      case 'w:t':
      case 'm:t':
        for (const node of element.children) if (node.type === 'text') this.#words(node.start, node.end, node.literal);
        return;
      case 'w:tab':
      case 'w:ptab':
        return this.#sign('\t', element);
      case 'w:br':
      case 'w:cr':
        // The end of a page or column is none of a line.
        return this.#sign(/^(?:page|column)$/.test(element.attributes['w:type'] ?? '') ? ' ' : '\n', element);
      case 'w:noBreakHyphen':
        return this.#sign('-', element);
      case 'w:sym':
        return this.#sign('•', element);
      case 'w:footnoteReference':
        this.#notes.push({part: 'footnotes', id: element.attributes['w:id'] ?? ''});
        return;
      case 'w:endnoteReference':
        this.#notes.push({part: 'endnotes', id: element.attributes['w:id'] ?? ''});
        return;
      case 'w:rPr':
      case 'w:delText':
      case 'w:instrText':
      case 'w:delInstrText':
        return;
      default:
        for (const node of element.children) if (node.type === 'element') this.#inline(node);
    }
  }

  #sign(sign: string, element: MarkupElement): void {
    this.#runs.push(this.#text.length, element.start, 0);
    this.#text += sign;
    this.#runs.push(this.#text.length, element.end, 0);
  }

  /** Copies xml[start, end) with references decoded, invisible characters left out and line ends as spaces. */
  #words(start: number, end: number, literal: boolean): void {
    const xml = this.#xml;
    let copied = start;
    const flush = (at: number): void => {
      if (at > copied) {
        this.#runs.push(this.#text.length, copied, at - copied);
        this.#text += xml.slice(copied, at);
      }
    };
    const replace = (at: number, length: number, value: string): void => {
      flush(at);
      copied = at + length;
      this.#runs.push(this.#text.length, at, 0);
      this.#text += value;
      this.#runs.push(this.#text.length, copied, 0);
    };
    for (let at = start; at < end; ) {
      const c = xml.charCodeAt(at);
      if (c === 38 && !literal) {
        REFERENCE.lastIndex = at;
        const reference = REFERENCE.exec(xml)?.[0] ?? '&';
        const value = decodeXml(reference);
        replace(at, reference.length, INVISIBLE.test(value) ? '' : value);
        at = copied;
      } else if (c < 32 && c !== 9) replace(at++, 1, ' ');
      else if (c > 127 && INVISIBLE.test(xml[at]!)) replace(at++, 1, '');
      else at++;
    }
    flush(end);
  }
}
