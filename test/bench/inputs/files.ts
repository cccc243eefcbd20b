import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {Format as AnyFormat} from '../../../server/core/draft/types.ts';

/** Formats that are text as they stand, of which drafts can be made by joining samples. */
type Format = Extract<AnyFormat, 'markdown' | 'text'>;

import {makeDraft} from './draft.ts';

/** A draft on disk. `bytes` is its real size. */
export interface Input {
  readonly name: string;
  readonly file: string;
  readonly format: Format;
  readonly bytes: number;
}

export const KB = 1000;
export const MB = 1_000_000;
const SAMPLES = path.join(import.meta.dirname, '../../drafts/samples');
const EXTENSION = {markdown: 'md', text: 'txt'} as const;

export const sizeName = (bytes: number): string => (bytes < MB ? `${Math.round(bytes / KB)} kB` : `${+(bytes / MB).toFixed(1)} MB`);
/** Seed of every single draft; a folder of drafts counts on from it. */
const SEED = 2000;

/** Makes drafts in a temporary folder of its own. */
export class Inputs {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clauseguard-bench-'));
  readonly #made = new Map<string, Input>();

  /** One draft of about `bytes`; the same one when asked again. */
  draft(bytes: number, format: Format = 'markdown'): Input {
    const name = `${sizeName(bytes)} ${format}`;
    let input = this.#made.get(name);
    if (!input) this.#made.set(name, (input = this.#write(`${name.replaceAll(' ', '-')}.${EXTENSION[format]}`, name, bytes, format, SEED)));
    return input;
  }

  /** A folder of `count` drafts that all differ. */
  drafts(count: number, bytes: number): {folder: string; bytes: number} {
    const folder = path.join(this.folder, 'drafts');
    fs.mkdirSync(folder);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += this.#write(`drafts/${i}.md`, `${i}`, bytes, 'markdown', SEED + 1 + i).bytes;
    return {folder, bytes: sum};
  }

  /** A text of one's own. */
  text(fileName: string, text: string): Input {
    const file = path.join(this.folder, fileName);
    fs.writeFileSync(file, text);
    return {name: fileName, file, format: fileName.endsWith('.md') ? 'markdown' : 'text', bytes: Buffer.byteLength(text)};
  }

  /** A given text, copied so that no configuration near it takes part. */
  given(file: string): Input {
    const extension = path.extname(file) || '.md';
    const format: Format = /^\.(md|markdown)$/i.test(extension) ? 'markdown' : 'text';
    const copy = path.join(this.folder, `given${extension}`);
    fs.copyFileSync(file, copy);
    return {name: path.basename(file), file: copy, format, bytes: fs.statSync(copy).size};
  }

  remove(): void {
    fs.rmSync(this.folder, {recursive: true, force: true});
  }

  #write(relative: string, name: string, bytes: number, format: Format, seed: number): Input {
    const file = path.join(this.folder, relative);
    const text = makeDraft(bytes, format, seed, samplesOf(format));
    fs.writeFileSync(file, text);
    return {name, file, format, bytes: Buffer.byteLength(text)};
  }
}

const samples = new Map<Format, readonly string[]>();
/** The project's own sample drafts in this format, cut at their headings. */
function samplesOf(format: Format): readonly string[] {
  let pieces = samples.get(format);
  if (!pieces) {
    const files = fs
      .readdirSync(SAMPLES)
      .filter(file => file.endsWith(`.${EXTENSION[format]}`))
      .sort();
    pieces = files
      .flatMap(file => fs.readFileSync(path.join(SAMPLES, file), 'utf8').split(format === 'markdown' ? /^(?=## )/m : /^(?=\d+\. [A-Z])/m))
      .filter(piece => piece.trim());
    samples.set(format, pieces);
  }
  return pieces;
}
