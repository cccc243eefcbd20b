import {childNamed, elementsOf, type MarkupElement} from '../markup/tree.ts';
import {numberOf, toggle, valueOf} from './properties.ts';

/** What a style says of paragraphs or runs, with what it takes over from the styles that it is based on. */
export interface Style {
  readonly id: string;
  /** Word's own styles have English names in every language. */
  readonly name: string;
  /** From 0; undefined for body text. */
  readonly outline?: number;
  readonly list?: string;
  readonly level?: number;
  readonly bold?: boolean;
  readonly hidden?: boolean;
}

const MOST_BASES = 20;

export function readStyles(root: MarkupElement | undefined): ReadonlyMap<string, Style> {
  const elements = new Map<string, MarkupElement>();
  for (const style of root ? elementsOf(root) : []) {
    if (style.name === 'w:style') elements.set(style.attributes['w:styleId'] ?? '', style);
  }
  const styles = new Map<string, Style>();
  for (const [id, element] of elements) {
    const chain = [element];
    for (
      let base = elements.get(valueOf(element, 'w:basedOn') ?? '');
      base && chain.length < MOST_BASES;
      base = elements.get(valueOf(base, 'w:basedOn') ?? '')
    )
      chain.push(base);
    styles.set(id, {id, name: valueOf(element, 'w:name') ?? id, ...inherited(chain)});
  }
  return styles;
}

/** The first of a chain of styles that says something counts. */
function inherited(chain: readonly MarkupElement[]): Partial<Style> {
  const first = <T>(of: (element: MarkupElement) => T | undefined): T | undefined => {
    for (const element of chain) {
      const value = of(element);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const paragraph = (element: MarkupElement): MarkupElement | undefined => childNamed(element, 'w:pPr');
  const list = (element: MarkupElement): MarkupElement | undefined => {
    const properties = paragraph(element);
    return properties && childNamed(properties, 'w:numPr');
  };
  const run = (element: MarkupElement): MarkupElement | undefined => childNamed(element, 'w:rPr');
  return {
    outline: outlineOf(first(element => valueOf(paragraph(element), 'w:outlineLvl')) ?? headingLevel(first(element => nameOf(element)))),
    list: first(element => valueOf(list(element), 'w:numId')),
    level: numberOf(first(element => valueOf(list(element), 'w:ilvl'))),
    bold: first(element => toggle(run(element), 'w:b')),
    hidden: first(element => toggle(run(element), 'w:vanish')),
  };
}

const BODY_TEXT = 9;

/** Level of an outline from 0, undefined for body text. */
export function outlineOf(value: string | undefined): number | undefined {
  const level = numberOf(value);
  return level === undefined || level < 0 || level >= BODY_TEXT ? undefined : level;
}

/** "heading 2", "Title": Word's own headings, whose outline level a file may leave out. */
const nameOf = (element: MarkupElement): string | undefined => {
  const name = valueOf(element, 'w:name') ?? '';
  return /^(?:heading \d|title|subtitle)$/i.test(name) ? name.toLowerCase() : undefined;
};

function headingLevel(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return name === 'title' ? '0' : name === 'subtitle' ? '1' : String(Number(name.at(-1)) - 1);
}
