import {Random} from './random.ts';

export const EDITS = ['type at the start', 'type in the middle', 'type at the end', 'type anywhere', 'paste a page', 'delete a section'] as const;
export type EditKind = (typeof EDITS)[number];

/** source[start, end) becomes `text`. */
export interface Edit {
  readonly kind: EditKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const apply = (source: string, {start, end, text}: Edit): string => source.slice(0, start) + text + source.slice(end);

const TYPED = [...'etaoinshr ,.'];
/** What a page is cut from. */
const PAGE = 3000;

/** Makes edits as people make them, the same in every run. Most are single characters; a page or section now and then. */
export class Editing {
  readonly #random = new Random(5);

  next(source: string): Edit {
    const kind = this.#random.oneIn(10) ? this.#random.pick(EDITS.slice(4)) : this.#random.pick(EDITS.slice(0, 4));
    const anywhere = this.#random.below(source.length);
    const insert = (start: number, text: string): Edit => ({kind, start, end: start, text});
    switch (kind) {
      case 'type at the start':
        return insert(Math.min(200, source.length), this.#random.pick(TYPED));
      case 'type in the middle':
        return insert(source.length >> 1, this.#random.pick(TYPED));
      case 'type at the end':
        return insert(source.trimEnd().length, this.#random.pick(TYPED));
      case 'type anywhere':
        return insert(anywhere, this.#random.pick(TYPED));
      case 'paste a page':
        return insert(source.indexOf('\n\n', anywhere) + 2, `${source.slice(anywhere, anywhere + PAGE)}\n\n`);
      case 'delete a section': {
        const start = source.indexOf('\n#', anywhere) + 1;
        const end = source.indexOf('\n#', start) + 1;
        return {kind, start, end: end > start ? end : Math.min(source.length, start + PAGE), text: ''};
      }
    }
  }
}
