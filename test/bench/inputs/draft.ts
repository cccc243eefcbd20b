import type {Format} from '../../../server/core/draft/types.ts';
import {DEFINITIONS, SENTENCES, SYLLABLES, TITLES} from './grammar.ts';
import {Random} from './random.ts';
import {SLOTS} from './slots.ts';

/** A draft of about `bytes` UTF-8 bytes (from there to one article more). Equal arguments give equal text. */
export function makeDraft(bytes: number, format: Format, seed: number, samples: readonly string[]): string {
  const writer = new DraftWriter(format, new Random(seed), samples);
  const parts: string[] = [writer.opening()];
  for (let size = parts[0]!.length; size < bytes; ) {
    const article = writer.article();
    size += Buffer.byteLength(article);
    parts.push(article);
  }
  return parts.join('');
}

const COLUMNS = 110;
const letter = (i: number): string => String.fromCharCode(97 + i);

class DraftWriter {
  readonly #markdown: boolean;
  readonly #random: Random;
  readonly #samples: readonly string[];
  #part = 0;
  #number = 0;

  constructor(format: Format, random: Random, samples: readonly string[]) {
    this.#markdown = format === 'markdown';
    this.#random = random;
    this.#samples = samples;
  }

  opening(): string {
    const recital = `Having regard to ${this.#fill('{act}')}, and considering that ${this.#fill('{person} who {situation} shall have {right}')},`;
    return `${this.#heading(1, `Draft ${this.#fill('{instrument} on {activity} in {name}')}`)}${this.#paragraph(recital)}`;
  }

  /** An article with numbered paragraphs and, now and then, a list, a table, definitions, a new part, or a piece of a sample draft before it. */
  article(): string {
    const random = this.#random;
    this.#number++;
    let text = this.#number % 12 === 1 ? this.#heading(2, `Part ${++this.#part}: ${this.#fill(random.pick(TITLES))}`) : '';
    if (random.oneIn(9) && this.#samples.length) text += `${random.pick(this.#samples).trim()}\n\n`;
    text += this.#heading(3, `Article ${this.#number}. ${this.#fill(random.pick(TITLES))}`);
    if (random.oneIn(25)) text += this.#definitions();
    const paragraphs = 1 + random.below(5);
    for (let i = 1; i <= paragraphs; i++) {
      let sentences = this.#sentence();
      while (random.oneIn(3)) sentences += ` ${this.#sentence()}`;
      text += this.#paragraph(`${i}. ${sentences}`);
    }
    if (random.oneIn(3)) text += this.#list(paragraphs + 1);
    if (random.oneIn(12)) text += this.#table();
    return text;
  }

  #heading(level: number, title: string): string {
    if (this.#markdown) return `${'#'.repeat(level)} ${title}\n\n`;
    return `${level < 3 ? title.toUpperCase() : title}\n\n`;
  }

  /** Markdown in one line, or in one of four wrapped; plain text always wrapped, as it comes out of word processors. */
  #paragraph(text: string): string {
    return `${this.#markdown && !this.#random.oneIn(4) ? text : wrap(text, this.#markdown ? '   ' : '    ')}\n\n`;
  }

  #list(number: number): string {
    const random = this.#random;
    const authority = capital(this.#fill('{authority}'));
    const shall = random.pick(['shall', 'shall', 'shall not', 'may, unless Article 4 applies']);
    const mark = this.#markdown && random.oneIn(2) ? '   - ' : '    ';
    const items = Array.from(
      {length: 2 + random.below(5)},
      (_, i) => `${mark}(${letter(i)}) ${this.#fill(shall === 'shall' ? '{duty}' : '{power}')};`,
    );
    return `${number}. ${authority} ${shall}:\n\n${items.join('\n').replace(/;$/, '.')}\n\n`;
  }

  #definitions(): string {
    const entries = Array.from({length: 3 + this.#random.below(4)}, (_, i) => `(${letter(i)}) ${this.#fill(this.#random.pick(DEFINITIONS))}`);
    return `In this ${this.#fill('{instrument}')}:\n\n${entries.map(entry => (this.#markdown ? `- ${entry}` : `    ${entry}`)).join('\n')}\n\n`;
  }

  #table(): string {
    const rows = Array.from({length: 3 + this.#random.below(6)}, () => [
      capital(this.#fill('{activity}')),
      capital(this.#fill('{authority}')),
      this.#fill('{time}'),
    ]);
    if (!this.#markdown)
      return `${rows
        .map(row =>
          row
            .map(cell => cell.padEnd(42))
            .join('')
            .trimEnd(),
        )
        .join('\n')}\n\n`;
    return `| Activity | Responsible | Deadline |\n|---|---|---|\n${rows.map(row => `| ${row.join(' | ')} |`).join('\n')}\n\n`;
  }

  #sentence(): string {
    const text = this.#fill(this.#random.pick(SENTENCES));
    if (!this.#markdown || !this.#random.oneIn(20)) return text;
    return text.replace(/ (\w{6,}) (\w{6,})/, ' **$1 $2**');
  }

  /** Slots filled from the outside in; the depth of the grammar bounds it. A slot with a capital starts with one. */
  #fill(template: string): string {
    return template.replace(/\{(\w+)\}/g, (_, slot: string) => {
      if (slot === 'name') return this.#name();
      if (slot === 'number') return String(2 + this.#random.below(2000));
      if (slot === 'year') return String(1995 + this.#random.below(30));
      if (slot === 'article') return String(1 + this.#random.below(Math.max(1, this.#number)));
      if (slot === 'paragraph') return String(1 + this.#random.below(4));
      const lines = SLOTS[slot.toLowerCase()];
      if (!lines) throw new Error(`The grammar has no slot {${slot}}.`);
      const text = this.#fill(this.#random.pick(lines));
      return slot[0]! < 'a' ? capital(text) : text;
    });
  }

  #name(): string {
    const random = this.#random;
    const {head, middle, tail} = SYLLABLES;
    return random.pick(head) + (random.oneIn(3) ? '' : random.pick(middle)) + (random.oneIn(3) ? random.pick(middle) : '') + random.pick(tail);
  }
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + word.length >= COLUMNS) {
      lines.push(line);
      line = indent + word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join('\n');
}
