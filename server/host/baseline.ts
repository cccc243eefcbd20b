import fs from 'node:fs';
import path from 'node:path';
import type {Level} from '../core/pack/types.ts';
import type {Finding} from '../core/report/types.ts';
import type {Problem} from '../core/span.ts';
import {problem, reasonOf, shownFrom, slashes} from './problems.ts';

/** A finding that is accepted for now. Rule, level and excerpt are there for the people who read the file. */
export interface Entry {
  readonly rule: string;
  readonly level: Level;
  readonly excerpt: string;
  readonly fingerprint: string;
}

interface Drafts {
  [path: string]: readonly Entry[];
}

const MOST_EXCERPT = 80;

/**
 * Findings that are known: by draft (path from the folder of the baseline file, forward slashes) and fingerprint, which stays the same when text is moved or
 * renumbered. A draft that was renamed is found again by what is known of it.
 */
export class Baseline {
  /** The file for people. */
  readonly shown: string;
  readonly #folder: string;
  readonly #drafts: ReadonlyMap<string, readonly Entry[]>;
  /** Line of each draft's first entry in the file. */
  readonly #lines: ReadonlyMap<string, number>;
  /** Drafts of the file that are gone, and may have another name now. */
  readonly #vanished: Set<string>;
  readonly #seen = new Map<string, {entries: Entry[]; stale: number; from: string}>();

  private constructor(shown: string, folder: string, drafts: Drafts, text: string) {
    this.shown = shown;
    this.#folder = folder;
    this.#drafts = new Map(Object.entries(drafts));
    this.#lines = linesOf(text, this.#drafts.keys());
    this.#vanished = new Set([...this.#drafts.keys()].filter(one => !fs.existsSync(path.resolve(folder, one))));
  }

  /** `create`: a file that is missing is an empty baseline. */
  static read(file: string, from: string, create: boolean): Baseline | Problem {
    const shown = shownFrom(from, file);
    const folder = path.dirname(file);
    let text: string;
    try {
      text = fs.readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        if (create) return new Baseline(shown, folder, {}, '');
        return problem(shown, `There is no baseline ${shown}.`, 'Correct the path, or make the file: add --update-baseline.');
      }
      return problem(shown, `Cannot read the baseline ${shown}: ${reasonOf(error)}.`, 'Correct its permissions.');
    }
    const drafts = parse(text);
    if (!drafts)
      return problem(shown, `${shown} is no baseline of Clauseguard.`, 'Take it from version control again, or delete it and use --update-baseline.');
    return new Baseline(shown, folder, drafts, text);
  }

  /** Which of the draft's findings are known. Takes note of the draft for `update` and `stale`. */
  compare(file: string, findings: readonly Finding[]): (finding: Finding) => boolean {
    const at = slashes(path.relative(this.#folder, file));
    const from = this.#drafts.has(at) ? at : (this.#seen.get(at)?.from ?? this.#formerName(findings));
    this.#vanished.delete(from);
    const known = new Set((this.#drafts.get(from) ?? []).map(entry => entry.fingerprint));
    const found = new Set(findings.map(finding => finding.fingerprint));
    const stale = [...known].filter(fingerprint => !found.has(fingerprint)).length;
    this.#seen.set(at, {entries: findings.map(entryOf), stale, from});
    return finding => known.has(finding.fingerprint);
  }

  /** A draft with half of the known findings of one that is gone is taken for it under another name. */
  #formerName(findings: readonly Finding[]): string {
    const found = new Set(findings.map(finding => finding.fingerprint));
    let best = '';
    let most = 0;
    for (const name of this.#vanished) {
      const entries = this.#drafts.get(name)!;
      const shared = entries.filter(entry => found.has(entry.fingerprint)).length;
      if (shared * 2 >= entries.length && shared > most) [best, most] = [name, shared];
    }
    return best;
  }

  /** Entries of drafts that were checked, or that are gone, and that nothing answers to any more. */
  stale(): Problem[] {
    const problems: Problem[] = [];
    const add = (count: number, name: string, why: string): void => {
      const line = this.#lines.get(name) ?? 1;
      const message = `${count} known ${count === 1 ? 'finding of' : 'findings of'} ${name} ${why}.`;
      problems.push({...problem(this.shown, message, 'Take them out of the baseline: add --update-baseline.', line), level: 'warning'});
    };
    for (const {stale, from} of this.#seen.values()) if (stale) add(stale, from, stale === 1 ? 'is found no more' : 'are found no more');
    for (const name of this.#vanished)
      if (this.#drafts.get(name)!.length) add(this.#drafts.get(name)!.length, name, 'belong to a draft that is gone');
    return problems.sort((a, b) => a.line - b.line);
  }

  /** The text of the file after this run: drafts that were not checked stay as they are. */
  update(): string {
    const drafts = new Map(this.#drafts);
    for (const name of this.#vanished) drafts.delete(name);
    for (const {from} of this.#seen.values()) drafts.delete(from);
    for (const [name, {entries}] of this.#seen) if (entries.length) drafts.set(name, entries);
    return baselineText(drafts);
  }
}

const entryOf = ({rule, level, excerpt, fingerprint}: Finding): Entry => ({
  rule,
  level,
  excerpt: excerpt
    .replace(/\s+/g, ' ')
    .slice(0, MOST_EXCERPT)
    .replace(/[\ud800-\udbff]$/, ''),
  fingerprint,
});

/** One entry a line and everything sorted, so that a change to the file shows what was accepted. */
function baselineText(drafts: ReadonlyMap<string, readonly Entry[]>): string {
  const blocks = [...drafts]
    .filter(([, entries]) => entries.length)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entries]) => {
      const rows = entries
        .map(({rule, level, excerpt, fingerprint}) => JSON.stringify({rule, level, excerpt, fingerprint}))
        .sort()
        .map(row => `      ${row}`);
      return `    ${JSON.stringify(name)}: [\n${rows.join(',\n')}\n    ]`;
    });
  return `{\n  "version": 1,\n  "about": "Findings of Clauseguard that are accepted for now. Made by --update-baseline.",\n  "drafts": {${blocks.length ? `\n${blocks.join(',\n')}\n  ` : ''}}\n}\n`;
}

function parse(text: string): Drafts | undefined {
  try {
    const {version, drafts} = JSON.parse(text) as {version?: unknown; drafts?: unknown};
    if (version !== 1 || !isMapping(drafts)) return undefined;
    const isEntry = (one: unknown): boolean => isMapping(one) && typeof one['fingerprint'] === 'string';
    return Object.values(drafts).every(list => Array.isArray(list) && list.every(isEntry)) ? (drafts as unknown as Drafts) : undefined;
  } catch {
    return undefined;
  }
}

const isMapping = (value: unknown): value is {readonly [key: string]: unknown} =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function linesOf(text: string, names: Iterable<string>): Map<string, number> {
  const rows = new Map(text.split('\n').map((row, i) => [row.trim(), i + 1]));
  return new Map(
    [...names].flatMap(name => {
      const line = rows.get(`${JSON.stringify(name)}: [`);
      return line === undefined ? [] : [[name, line]];
    }),
  );
}
