import fs from 'node:fs';
import path from 'node:path';
import {EDITS, type EditKind} from '../inputs/edits.ts';
import {KB, MB} from '../inputs/files.ts';
import {respond} from '../processes/editor.ts';
import type {Bench, Cell, Result, Target} from '../report/result.ts';
import {figure, percentile} from '../report/statistics.ts';

/** Seconds, 95 of 100 edits. */
const REANALYSIS = 0.005;
const RESPONSE = 0.016;

/** One edit of a draft that is open: the engine alone, and from the edit to the editor's diagnostics. Beside them the whole check that they stand for. */
export async function measureEdits({inputs, engine, given, quick}: Bench): Promise<Result> {
  const count = quick ? 60 : 200;
  const rows: Cell[][] = [];
  const targets: Target[] = [];
  const notes: string[] = [];
  for (const text of given ? [given] : [inputs.draft(60 * KB), inputs.draft(MB)]) {
    const {edits, findings, heap} = await engine({kind: 'edits', text, rounds: count});
    const responses = await respond(fs.readFileSync(text.file, 'utf8'), path.extname(text.file), inputs.folder, count);
    const row = (what: string, kind: EditKind | 'all', seconds: readonly number[]): void => {
      if (seconds.length)
        rows.push([
          text.name,
          what,
          kind,
          {figure: figure(seconds), unit: 's'},
          {figure: percentile(seconds, 0.95), unit: 's'},
          String(seconds.length),
        ]);
    };
    row('whole check', 'all', edits!.whole);
    for (const [what, samples] of [
      ['re-analysis', edits!.followed],
      ['edit to response', responses],
    ] as const) {
      row(
        what,
        'all',
        samples.map(one => one.seconds),
      );
      for (const kind of EDITS)
        row(
          what,
          kind,
          samples.filter(one => one.kind === kind).map(one => one.seconds),
        );
    }
    const p95 = (samples: readonly {readonly seconds: number}[]) =>
      percentile(
        samples.map(one => one.seconds),
        0.95,
      );
    targets.push({what: `re-analysis after an edit, 95 of 100, ${text.name}`, atMost: REANALYSIS, unit: 's', measured: p95(edits!.followed)});
    targets.push({what: `edit to response, 95 of 100, ${text.name}`, atMost: RESPONSE, unit: 's', measured: p95(responses)});
    notes.push(
      `${text.name}: ${findings} findings; heap ${heap!.map(bytes => `${(bytes / MB).toFixed(0)} MB`).join(', then ')} in tenths of the run.`,
    );
  }
  notes.push(
    'The second figure of a row is what 95 of 100 edits stay below. A response is the answer to a request for all diagnostics, sent with the edit.',
  );
  return {
    name: 'edits',
    title: 'Edits of an open draft',
    columns: ['input', 'what', 'edit', 'time', '95 of 100', 'edits'],
    rows,
    targets,
    notes,
    plots: [],
  };
}
