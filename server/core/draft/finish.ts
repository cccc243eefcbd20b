import {toPieces} from './block.ts';
import type {TextFacts} from './facts.ts';
import type {RawBlock} from './raw.ts';
import type {SectionIndex} from './sectionIndex.ts';
import type {SectionTree} from './sections.ts';
import {type Block, type BlockKind, type Reference, Zone, type ZoneSpan} from './types.ts';

/** What others say of a block, as bits. */
export const Context = {
  /** An amendment puts it into another act. */
  inserted: 1,
  preamble: 2,
  /** It is one of the draft's own titles. */
  title: 4,
  /** It stands in a section of definitions. */
  definitions: 8,
  /** It is an entry of a list or table in a section about signs. */
  signs: 16,
} as const;

/** What is known of a block beside its raw form. */
export interface Found {
  readonly facts: TextFacts;
  /** Uses of its quotations. */
  readonly uses: Uint8Array;
  /** `Context` */
  readonly context: number;
  /** Where the title ends that opens its text; 0 without one. */
  readonly titleEnd: number;
  readonly leadIn: number;
  readonly tailOf: number;
  readonly section: number;
}

/** A finished block may be moved by those who made it. To all others it does not change. */
export type MovableBlock = {-readonly [K in keyof Block]: Block[K]};

/** The titles with which a draft begins end at the first text or numbered heading. */
export const endsTitles = (block: RawBlock): boolean => block.kind !== 'meta' && (block.kind !== 'heading' || block.units.length > 0);

/** What blocks stand in. `preamble`: the block at which the operative part begins; `titles`: that behind the draft's own titles. */
export interface Around {
  readonly tree: SectionTree;
  readonly preamble: number;
  readonly titles: number;
}

export function contextOf(raw: RawBlock, i: number, {tree, preamble, titles}: Around, isInserted: boolean): number {
  const {role} = tree.sections[tree.of[i]!]!;
  const inPreamble = role === 'preamble' || (i < preamble && raw.kind !== 'heading' && raw.kind !== 'meta');
  return (
    (isInserted ? Context.inserted : 0) |
    (inPreamble ? Context.preamble : 0) |
    (i < titles ? Context.title : 0) |
    (role === 'definitions' ? Context.definitions : 0) |
    (role === 'signs' && (raw.kind === 'item' || raw.cell) ? Context.signs : 0)
  );
}

const NO_SPANS: readonly ZoneSpan[] = [];

/** What "[bold type in square brackets]" leaves out of a text that it puts in the place of another, as bills of several legislatures print it. */
function struck({text, bold, strong}: RawBlock): ZoneSpan[] {
  const spans: ZoneSpan[] = [];
  for (let i = 0; bold && i < strong.length; i += 2) {
    const [start, end] = [strong[i]!, strong[i + 1]!];
    if (text[start] === '[' && text[end - 1] === ']') spans.push({start, end, zone: Zone.omitted});
  }
  return spans;
}

/**
 * What "[square brackets] _before low lines_" leave out, as bills print omissions and insertions where neither can be in bold or underlined. A bracket by itself is a place to fill in.
 */
function bracketed(text: string): ZoneSpan[] {
  if (!text.includes(']')) return [];
  return [...text.matchAll(BEFORE_LOW_LINES)].map(({index, 0: {length}}) => ({start: index, end: index + length, zone: Zone.omitted}));
}

const BEFORE_LOW_LINES = /\[[^[\]_]*\p{L}[^[\]_]*\](?=\s+_\p{L})/gu;

/** @param before the block that leads in to this one or to the list that it completes */
export function finish(raw: RawBlock, before: Block | undefined, found: Found): MovableBlock {
  const {kind, base, start, end, text, cell} = raw;
  const {facts, context, titleEnd} = found;
  const isProse = kind !== 'code' && kind !== 'meta';
  const titled = titleEnd > 0 ? [...raw.spans, {start: 0, end: titleEnd, zone: Zone.heading}] : raw.spans;
  const omitted = isProse ? [...(context & Context.inserted ? struck(raw) : NO_SPANS), ...bracketed(text)] : NO_SPANS;
  const spans = omitted.length ? [...titled, ...omitted] : titled;
  const zones = isProse ? facts.zones(raw, spans, found.uses, (context & Context.title) !== 0) : spans.length ? spans : NO_SPANS;
  let zone = context & Context.preamble ? raw.zone | Zone.preamble : raw.zone;
  if (context & Context.inserted) zone = (zone & ~Zone.quotation) | Zone.inserted;
  if (context & Context.signs) zone |= Zone.signs;
  if (before && isDefinition(before, zones, context)) zone |= Zone.definition;
  const block: MovableBlock = {
    kind,
    start: base + start,
    end: base + end,
    text,
    pieces: toPieces(raw.runs, start, text.length),
    zones,
    zone,
    sentences: isProse ? facts.sentences : text === '' ? [] : [0, text.length],
    label: raw.units.at(-1)?.label ?? '',
    leadIn: found.leadIn,
    tailOf: found.tailOf,
    section: found.section,
  };
  if (cell) block.cell = cell;
  return block;
}

/** The items of a definition ("means (a) ...") and of a list in a section of definitions define, too. */
function isDefinition(before: Block, zones: readonly ZoneSpan[], context: number): boolean {
  if (before.zone & Zone.definition || before.zones.some(z => z.zone === Zone.definition && z.end >= before.text.length)) return true;
  return (context & Context.definitions) !== 0 && zones.some(z => z.zone === Zone.definition);
}

/** The references of one block, resolved. */
export function referencesOf(block: Block, i: number, facts: TextFacts, index: SectionIndex): readonly Reference[] {
  if (block.kind === 'code' || block.kind === 'meta') return NO_REFERENCES;
  return facts.references.length > 0 ? resolveAll(block, i, facts, index) : NO_REFERENCES;
}
const NO_REFERENCES: readonly Reference[] = [];

function resolveAll(block: Block, i: number, facts: TextFacts, index: SectionIndex): Reference[] {
  const {zone, zones, section} = block;
  const found = facts.references;
  const placed = facts.placed(zone, zones);
  const targets = found.map(({kind, label}, n) => (placed[n]!.external || placed[n]!.whole >= 0 ? -1 : index.resolve(kind, label, section)));
  const out: Reference[] = [];
  found.forEach(({start, end, kind, word, label}, n) => {
    let {external} = placed[n]!;
    const {whole} = placed[n]!;
    let target = targets[n]!;
    if (!external && whole >= 0) {
      // A part of something that is missing is not missed a second time.
      if (targets[whole]! < 0) return;
      target = index.resolveIn(targets[whole]!, label);
    }
    if (!external && target < 0) external = !index.has(kind, word) || facts.isForeign(n, zone, zones);
    out.push({block: i, start, end, kind, label, external, target});
  });
  return out;
}

/** Whether a block is in another language, for all that its words show. */
export const isStrange = (kind: BlockKind, facts: TextFacts): boolean => kind !== 'code' && kind !== 'meta' && facts.isStrange;
