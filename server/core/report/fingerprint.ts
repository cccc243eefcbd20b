import {detached} from '../draft/block.ts';

/**
 * 64 bits of FNV-1a over the UTF-16 code units of a text, in two halves of 32 bits with different offsets, as 16 hexadecimal digits.
 * It tells findings apart, it does not protect anything. Algorithm: Fowler, Noll, Vo (1991).
 */
export function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ (c + i), 0x01000193);
  }
  const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');
  return hex(a) + hex(b);
}

/** Lower case, without numbers, punctuation and line breaks: what stays the same when text is moved, renumbered or wrapped anew. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}

/** So many texts are remembered at a time. */
const MOST_TEXTS = 5000;

/** `normalise` for one draft, whose paragraphs and headings are asked for again and again. */
export class Normaliser {
  readonly #known = new Map<string, string>();

  of(text: string): string {
    let normal = this.#known.get(text);
    if (normal === undefined) {
      if (this.#known.size >= MOST_TEXTS) this.#known.clear();
      this.#known.set(detached(text), (normal = normalise(text)));
    }
    return normal;
  }
}
