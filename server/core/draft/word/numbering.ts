import {childNamed, elementsOf, type MarkupElement} from '../markup/tree.ts';
import {numeral} from './numerals.ts';
import {numberOf, toggle, valueOf} from './properties.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly restarts: boolean;
  /** All numbers in it are digits. */
  readonly legal: boolean;
  /** The style that stands on this level by itself. */
  readonly style: string;
}

interface List {
  /** Lists that count on from each other share it. */
  readonly sequence: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels at which this list begins anew when it is first used, with what they begin with. */
  readonly starts: ReadonlyMap<number, number>;
}

/** What numbers a paragraph. */
export interface Label {
  /** As shown, '' where the level shows nothing. */
  readonly text: string;
  readonly bullet: boolean;
  readonly level: number;
}

const DEEPEST = 8;

/** Counts the paragraphs of lists as Word does (ECMA-376 part 1, 17.9). */
export class Numbering {
  readonly #lists: ReadonlyMap<string, List>;
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(root: MarkupElement | undefined) {
    this.#lists = root ? readLists(root) : new Map();
  }

  /** The level on which a list puts a style, where the style itself does not say it. */
  levelOf(list: string, style: string): number | undefined {
    for (const [level, {style: own}] of this.#lists.get(list)?.levels ?? []) if (own === style && own !== '') return level;
    return undefined;
  }

  /** The label of the next paragraph of `list` on a level from 0; undefined where there is no such list. */
  next(list: string, level: number): Label | undefined {
    const found = this.#lists.get(list);
    const at = Math.max(0, Math.min(level, DEEPEST));
    const own = found?.levels.get(at);
    if (!found || !own) return undefined;
    let counts = this.#counts.get(found.sequence);
    if (!counts) this.#counts.set(found.sequence, (counts = []));
    if (!this.#begun.has(list)) {
      this.#begun.add(list);
      for (const [from, start] of found.starts) {
        counts.length = Math.min(counts.length, from + 1);
        counts[from] = start - 1;
      }
    }
    counts[at] = (counts[at] ?? own.start - 1) + 1;
    for (let below = at + 1; below <= DEEPEST; below++) if (found.levels.get(below)?.restarts !== false) counts[below] = undefined;
    if (own.format === 'bullet') return {text: bullet(own.text), bullet: true, level: at};
    const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const part = found.levels.get(Number(digit) - 1);
      return part ? numeral(counts[Number(digit) - 1] ?? part.start, own.legal ? 'decimal' : part.format) : '';
    });
    return {text: text.trim(), bullet: false, level: at};
  }
}

/** Symbol fonts keep their signs where no letters are; whatever they look like, they are bullets. */
const bullet = (text: string): string => (/^[-–—*•·▪◦‣●○■□]$/.test(text.trim()) ? text.trim() : '•');

function readLists(root: MarkupElement): Map<string, List> {
  const abstracts = new Map<string, MarkupElement>();
  const byStyle = new Map<string, MarkupElement>();
  const children = elementsOf(root);
  for (const element of children) {
    if (element.name !== 'w:abstractNum') continue;
    abstracts.set(element.attributes['w:abstractNumId'] ?? '', element);
    const style = valueOf(element, 'w:styleLink');
    if (style !== undefined) byStyle.set(style, element);
  }
  const lists = new Map<string, List>();
  for (const element of children) {
    if (element.name !== 'w:num') continue;
    const named = abstracts.get(valueOf(element, 'w:abstractNumId') ?? '');
    // A list may be defined by a style that another list defines.
    const abstract = byStyle.get(valueOf(named, 'w:numStyleLink') ?? '') ?? named;
    if (!abstract) continue;
    const levels = readLevels(abstract);
    const starts = new Map<number, number>();
    for (const override of elementsOf(element)) {
      const level = numberOf(override.attributes['w:ilvl']);
      if (override.name !== 'w:lvlOverride' || level === undefined) continue;
      const own = childNamed(override, 'w:lvl');
      if (own) levels.set(level, readLevel(own));
      const start = numberOf(valueOf(override, 'w:startOverride'));
      if (start !== undefined) starts.set(level, start);
    }
    lists.set(element.attributes['w:numId'] ?? '', {sequence: abstract.attributes['w:abstractNumId'] ?? '', levels, starts});
  }
  return lists;
}

function readLevels(abstract: MarkupElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const element of elementsOf(abstract)) {
    const level = numberOf(element.attributes['w:ilvl']);
    if (element.name === 'w:lvl' && level !== undefined && level >= 0 && level <= DEEPEST) levels.set(level, readLevel(element));
  }
  return levels;
}

const readLevel = (element: MarkupElement): Level => ({
  start: numberOf(valueOf(element, 'w:start')) ?? 0,
  format: valueOf(element, 'w:numFmt') ?? 'decimal',
  text: (valueOf(element, 'w:lvlText') ?? '').slice(0, 80),
  restarts: valueOf(element, 'w:lvlRestart') !== '0',
  legal: toggle(element, 'w:isLgl') === true,
  style: valueOf(element, 'w:pStyle') ?? '',
});
