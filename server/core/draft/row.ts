import type {TextFacts} from './facts.ts';
import type {RawBlock} from './raw.ts';
import {sameNumbers, sameSpans} from './same.ts';
import {Zone} from './types.ts';

/** What is kept of a block of a draft that is followed, beside the block itself. */
export interface Row {
  /** With labels taken and headings found. */
  raw: RawBlock;
  readonly facts: TextFacts;
  /** Its number counts only among its neighbours; see takeLabels. */
  readonly isWeak: boolean;
  /** How many blocks before it its lead-in stands, or that of the list it completes; 0 for none. */
  readonly leadIn: number;
  readonly tailOf: number;
  /** It may put what follows into another act. */
  readonly instructs: boolean;
  /** `Context` */
  context: number;
  titleEnd: number;
  /** Uses of its quotations. */
  uses: Uint8Array;
}

/** How far back the block stands that leads in to this one; 0 for none. */
export const reachOf = (row: Row): number => Math.max(row.leadIn, row.tailOf);

/** Whether two rows say the same, wherever they stand. */
export function sameRow(a: Row, b: Row): boolean {
  const [one, other] = [a.raw, b.raw];
  return (
    a.facts === b.facts &&
    a.isWeak === b.isWeak &&
    a.leadIn === b.leadIn &&
    a.tailOf === b.tailOf &&
    one.kind === other.kind &&
    one.zone === other.zone &&
    one.depth === other.depth &&
    one.end - one.start === other.end - other.start &&
    one.cell?.row === other.cell?.row &&
    one.cell?.column === other.cell?.column &&
    one.cell?.header === other.cell?.header &&
    sameUnits(one, other) &&
    sameNumbers(one.strong, other.strong) &&
    sameSpans(one.spans, other.spans) &&
    sameRuns(one, other)
  );
}

/** Whether two rows are the same to the division of a draft into sections: how they are numbered, and the text of what bears a title. */
export function sameStructure(a: Row, b: Row): boolean {
  const [one, other] = [a.raw, b.raw];
  const isTitled = one.kind === 'heading' || one.units.some(({style}) => style === 'article' || style === 'part' || style === 'annex');
  return sameNumbering(a, b) && (!isTitled || (one.text === other.text && sameNumbers(one.strong, other.strong)));
}

/** Whether two rows are numbered alike, whatever their text. */
export function sameNumbering(a: Row, b: Row): boolean {
  const [one, other] = [a.raw, b.raw];
  return (
    one.kind === other.kind &&
    one.depth === other.depth &&
    a.leadIn > 0 === b.leadIn > 0 &&
    ((one.zone ^ other.zone) & Zone.quotation) === 0 &&
    sameUnits(one, other)
  );
}

function sameUnits({units: a}: RawBlock, {units: b}: RawBlock): boolean {
  return (
    a === b || (a.length === b.length && a.every(({style, label, word}, i) => style === b[i]!.style && label === b[i]!.label && word === b[i]!.word))
  );
}

/** Runs count from the base of the block; the blocks may stand at different places. */
function sameRuns(a: RawBlock, b: RawBlock): boolean {
  const by = b.start - a.start;
  if (a.runs.length !== b.runs.length) return false;
  for (let i = 0; i < a.runs.length; i++) if (a.runs[i]! + (i % 3 === 1 ? by : 0) !== b.runs[i]) return false;
  return true;
}
