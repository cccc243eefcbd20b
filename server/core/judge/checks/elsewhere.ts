import {type Block, type Draft, type Reference, Zone} from '../../draft/types.ts';

function number(label: string): string {
  const bracket = label.indexOf('(');
  return bracket < 0 ? label : label.slice(0, bracket);
}

/** What all the references of a draft tell about one of them. */
interface Instruments {
  /** By kind: numbers that are given with the name of another instrument somewhere, those of the draft's own that are referred to, and those of what it does not have. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
  readonly own: ReadonlyMap<string, ReadonlySet<string>>;
  readonly other: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Whether a reference speaks of another instrument without naming it again: its number was given with that instrument's name elsewhere, an instrument is
 * named earlier in its section or heads its column, it has a letter ("63B") in a draft without lettered provisions, or the draft has more such references than to itself.
 */
export function elsewhere(draft: Draft): (r: Reference) => boolean {
  const {named, own, other} = instrumentsOf(draft);
  let columns: ReadonlySet<string> | undefined;
  const inColumn = (r: Reference): boolean => {
    const at = columnOf(draft.blocks[r.block]!);
    return at !== '' && (columns ??= columnsOfInstruments(draft)).has(at);
  };
  let hasLetters: boolean | undefined;
  const isLettered = (): boolean => (hasLetters ??= draft.sections.some(s => s.kind === 'article' && /^\d+[A-Z]/.test(s.label)));
  const mostlyOther = (kind: string): boolean => {
    const others = other.get(kind)?.size ?? 0;
    return others >= FEW && others > (own.get(kind)?.size ?? 0);
  };
  return r =>
    named.get(r.kind)?.has(number(r.label)) === true ||
    (r.kind === 'article' && ((/^\d+[A-Z]/.test(r.label) && !isLettered()) || namesInstrumentBefore(draft, r) || inColumn(r))) ||
    (r.kind !== 'annex' && mostlyOther(r.kind));
}

/** Of a draft that is followed the same list comes again where no reference changed. */
const known = new WeakMap<readonly Reference[], Instruments>();

function instrumentsOf({references, blocks}: Draft): Instruments {
  const found = known.get(references);
  if (found) return found;
  const own = new Map<string, Set<string>>();
  const other = new Map<string, Set<string>>();
  const named = new Map<string, Set<string>>();
  for (const r of references) {
    // "PARAGRAPH 1  PURPOSE" numbers what stands below it.
    if (blocks[r.block]!.kind === 'heading') continue;
    add(r.external ? named : r.target > 0 ? own : other, r.kind, number(r.label));
  }
  const instruments = {named, own, other};
  known.set(references, instruments);
  return instruments;
}

/** So many provisions that are not there are no slips of the pen. */
const FEW = 4;

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

/** "The Anti-Trafficking Act applies. Under section 22 ...": an instrument is named in the reference's block, or in the one before it. */
function namesInstrumentBefore({blocks}: Draft, r: Reference): boolean {
  const cited = (at: number, end: number): boolean =>
    blocks[at]?.section === blocks[r.block]!.section && blocks[at]!.zones.some(z => z.zone & Zone.citation && z.start < end);
  return cited(r.block, r.start) || cited(r.block - 1, Number.POSITIVE_INFINITY);
}

/** The columns of correlation tables that are headed by another instrument: "Directive 2011/36/EU". */
function columnsOfInstruments({blocks}: Draft): Set<string> {
  const heads = blocks.filter(({cell, zones}) => cell?.row === 0 && zones.some(z => z.zone & Zone.citation));
  return new Set(heads.map(columnOf));
}

const columnOf = ({cell}: Block): string => (cell ? `${cell.table} ${cell.column}` : '');
