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
/** So many rows are pointed at beside the first. */
const MOST_RELATED = 20;

interface Row {
  /** Block indices of the row's cells, by column; empty cells have no block. */
  readonly cells: Map<number, number>;
}

/**
 * Rules with `table`: a table of measures must have a column of a certain kind, and an entry in it for each measure. One finding per table, at the header of
 * the measures where the column is missing, at the first measure without an entry where rows are.
 */
export function judgeTable(rule: Rule, evaluator: Evaluator): Verdict[] {
  const {of, beside, needs, open} = rule.table!;
  if (rule.except.document >= 0 && evaluator.matches.byConcept.has(rule.except.document)) return [];
  const said = {
    of: cellsSaying(evaluator, of),
    beside: cellsSaying(evaluator, beside),
    needs: blocksSaying(evaluator, needs),
    open: cellsSaying(evaluator, open),
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
      return measure !== undefined && columns.every(column => isOpen(cells.get(column))) ? [measure] : [];
    });
    const [first, ...more] = bare;
    if (first === undefined) continue;
    const column = blocks[header!.cells.get(columns[0]!)!]!.text;
    const which = say(evaluator.wording, 'no-entries', {n: bare.length, rows: rows.length, column});
    verdicts.push(verdict(rule, evaluator, first, `${rule.title}: ${which}.`, more));
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
