import {Zone} from '../draft/types.ts';
import type {Rule} from '../pack/types.ts';
import {say} from '../pack/wording.ts';
import {textSpan} from './blockSpan.ts';
import {type Evaluator, SILENT} from './evaluator.ts';
import type {Change} from './types.ts';
import {type OtherPlace, Verdict} from './verdict.ts';

/** A header is a few words; longer cells are text that happens to stand first. */
const LONGEST_HEADER = 80;
/** An entry such as "TBD" or "as appropriate" is no entry, if it is all there is. */
const LONGEST_OPEN = 50;
/** Up to so many rows without an entry are findings of their own; where there are more, they are one. */
const MOST_APART = 5;
/** So many rows are pointed at beside the first. */
const MOST_RELATED = 20;

interface Row {
  /** Block indices of the row's cells, by column; empty cells have no block. */
  readonly cells: Map<number, number>;
}

/**
 * Rules with `table`: a table of measures must have a column of a certain kind, and an entry in it for each measure. One finding at the header of the measures where the column is missing.
 * Where rows are without an entry, one for each, at what stands in its place or else at the measure; one for all of them where they are many.
 */
export function judgeTable(rule: Rule, evaluator: Evaluator): Verdict[] {
  const {of, beside, needs, open} = rule.table!;
  if (rule.except.document >= 0 && evaluator.matches.byConcept.has(rule.except.document)) return [];
  const said = {
    of: cellsSaying(evaluator, of),
    beside: cellsSaying(evaluator, beside),
    needs: blocksSaying(evaluator, needs),
    open: openCells(evaluator, open),
  };
  const {blocks} = evaluator.draft;
  // A plan may say it in a table or chapter of its own, as many do with money.
  const elsewhere = [...said.needs].some(i => blocks[i]!.kind === 'heading' || blocks[i]!.cell?.row === 0);
  const verdicts: Verdict[] = [];
  for (const [header, ...rows] of tablesOf(evaluator)) {
    const headers = [...header!.cells].filter(([, i]) => blocks[i]!.text.length <= LONGEST_HEADER);
    const measures = headers.find(([, i]) => said.of.has(i));
    if (!measures || !rows.length) continue;
    const others = headers.filter(([column]) => column !== measures[0]);
    if (beside >= 0 && !others.some(([, i]) => said.beside.has(i))) continue;
    const columns = others.filter(([, i]) => said.needs.has(i)).map(([column]) => column);
    if (!columns.length) {
      if (elsewhere) continue;
      verdicts.push(verdict(rule, evaluator, measures[1], `${rule.title}: ${say(evaluator.wording, 'no-column')}.`, []));
      continue;
    }
    const isOpen = (i: number | undefined): boolean =>
      i === undefined || !/[\p{L}\p{N}]/u.test(blocks[i]!.text) || (said.open.has(i) && blocks[i]!.text.length <= LONGEST_OPEN);
    const bare = rows.flatMap(({cells}) => {
      const measure = cells.get(measures[0]);
      if (measure === undefined || !columns.every(column => isOpen(cells.get(column)))) return [];
      // "TBD" is underlined where it stands.
      return [columns.map(column => cells.get(column)).find(i => i !== undefined) ?? measure];
    });
    const column = blocks[header!.cells.get(columns[0]!)!]!.text;
    const message = (n: number): string => `${rule.title}: ${say(evaluator.wording, 'no-entries', {n, rows: rows.length, column})}.`;
    if (bare.length <= MOST_APART) verdicts.push(...bare.map(i => verdict(rule, evaluator, i, message(1), [])));
    else verdicts.push(verdict(rule, evaluator, bare[0]!, message(bare.length), bare.slice(1)));
  }
  return verdicts;
}

function blocksSaying({matches}: Evaluator, concept: number): Set<number> {
  return new Set((concept < 0 ? [] : (matches.byConcept.get(concept) ?? [])).map(match => match.clause.block));
}

function cellsSaying(evaluator: Evaluator, concept: number): Set<number> {
  const matches = concept < 0 ? [] : (evaluator.matches.byConcept.get(concept) ?? []);
  return new Set(matches.filter(match => match.zones & Zone.table).map(match => match.clause.block));
}

/** Cells that say little else: "all ministries", but not "National Coordinator (all ministries)". */
function openCells(evaluator: Evaluator, concept: number): Set<number> {
  const said = new Map<number, number>();
  let reached = 0;
  for (const {start, end, zones, clause} of concept < 0 ? [] : (evaluator.matches.byConcept.get(concept) ?? [])) {
    if (!(zones & Zone.table) || end <= reached) continue;
    said.set(clause.block, (said.get(clause.block) ?? 0) + end - Math.max(start, reached));
    reached = end;
  }
  const {blocks} = evaluator.draft;
  return new Set([...said].filter(([i, length]) => 2 * length >= blocks[i]!.text.length).map(([i]) => i));
}

/** Of one version, whose rules all ask for them. */
const known = new WeakMap<Evaluator, Row[][]>();

/** Rows of each table, the header row first; tables that are quoted or struck out are nobody's plan. */
function tablesOf(evaluator: Evaluator): Row[][] {
  const found = known.get(evaluator);
  if (found) return found;
  const tables = new Map<number, Map<number, Row>>();
  evaluator.draft.blocks.forEach(({cell, zone}, i) => {
    if (!cell || zone & SILENT) return;
    const rows = tables.get(cell.table) ?? new Map<number, Row>();
    tables.set(cell.table, rows);
    const row = rows.get(cell.row) ?? {cells: new Map<number, number>()};
    rows.set(cell.row, row);
    row.cells.set(cell.column, i);
  });
  const list = [...tables.values()].filter(rows => rows.has(0)).map(rows => [...rows.values()]);
  known.set(evaluator, list);
  return list;
}

/** Whether a change that leaves the sections alone may have to do with what `judgeTable` says: something in a cell, or what the rule looks for. */
export function touchesTable({table, except}: Rule, {draft: {blocks}}: Evaluator, {from, to, concepts}: Change): boolean {
  const {of, beside, needs, open} = table!;
  if ([of, beside, needs, open, except.document].some(concept => concepts.has(concept))) return true;
  for (let i = from; i < to; i++) if (blocks[i]!.cell) return true;
  return false;
}

function verdict(rule: Rule, {draft: {blocks}, wording}: Evaluator, at: number, message: string, others: readonly number[]): Verdict {
  const related = others
    .slice(0, MOST_RELATED)
    .map((i): OtherPlace => ({at: textSpan(blocks[i]!), role: 'trigger', message: say(wording, 'no-entry-either')}));
  const block = blocks[at]!;
  return new Verdict({rule, level: rule.level, message, related}, textSpan(block), {block: at});
}
