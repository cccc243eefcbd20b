import {detached} from '../draft/block.ts';

/**
 * 64 bits of FNV-1a over the UTF-16 code units of a text, in two halves of 32 bits with different offsets, told as 16 hexadecimal digits.
 * It tells findings apart, it does not protect anything. Algorithm: Fowler, Noll, Vo (1991).
 */
export class Hash {
  #a = 0x811c9dc5 | 0;
  #b = 0xcbf29ce4 | 0;
  #length = 0;

  add(text: string): this {
    let a = this.#a;
    let b = this.#b;
    let at = this.#length;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      a = Math.imul(a ^ c, 0x01000193);
      b = Math.imul(b ^ (c + at++), 0x01000193);
    }
    this.#a = a;
    this.#b = b;
    this.#length = at;
    return this;
  }

  copy(): Hash {
    const copy = new Hash();
    copy.#a = this.#a;
    copy.#b = this.#b;
    copy.#length = this.#length;
    return copy;
  }

  digest(): string {
    const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');
    return hex(this.#a) + hex(this.#b);
  }
}

export const hash = (text: string): string => new Hash().add(text).digest();

/** Lower case, without numbers, punctuation and line breaks: what stays the same when text is moved, renumbered or wrapped anew. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}

/** Texts of so many characters are remembered at a time. */
const MOST_CHARACTERS = 500_000;

/** `normalise` for one draft, whose paragraphs and headings are asked for again and again. */
export class Normaliser {
  readonly #known = new Map<string, string>();
  #characters = 0;

  of(text: string): string {
    let normal = this.#known.get(text);
    if (normal === undefined) {
      if ((this.#characters += text.length) > MOST_CHARACTERS) {
        this.#known.clear();
        this.#characters = text.length;
      }
      this.#known.set(detached(text), (normal = normalise(text)));
    }
    return normal;
  }
}
