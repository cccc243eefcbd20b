import type {Span} from '../../span.ts';

/** A markup document with exact places, whatever language it is written in. Spans count in the source. */
export type MarkupNode = MarkupElement | MarkupText | MarkupComment;

export interface MarkupElement extends Span {
  readonly type: 'element';
  /** Without prefix; lower case where the language does not tell cases apart. */
  readonly name: string;
  /** By name without prefix. */
  readonly attributes: {readonly [name: string]: string};
  readonly children: MarkupNode[];
}

export interface MarkupText extends Span {
  readonly type: 'text';
  /** Character references in it are no references (a CDATA section). */
  readonly literal: boolean;
  /** White space alone. */
  readonly blank: boolean;
}

/** With its marks. */
export interface MarkupComment extends Span {
  readonly type: 'comment';
}

/** Elements inside elements beyond this depth are no draft, and parsers are slow on them. */
export const DEEPEST = 250;

/** Why a source cannot be read as markup, and where. */
export class MarkupError extends Error {
  readonly offset: number;
  readonly repair: string;

  constructor(message: string, repair: string, offset: number) {
    super(message);
    this.repair = repair;
    this.offset = offset;
  }
}

/** The element's direct children that are elements. */
export const elementsOf = (element: MarkupElement): MarkupElement[] => element.children.filter(node => node.type === 'element');

export const childNamed = (element: MarkupElement, name: string): MarkupElement | undefined =>
  element.children.find((node): node is MarkupElement => node.type === 'element' && node.name === name);
