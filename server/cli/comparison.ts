import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type {Finding, Report} from '../core/report/types.ts';
import type {Problem} from '../core/span.ts';
import {Baseline} from '../host/baseline.ts';
import type {DraftText} from '../host/draftText.ts';
import {type Before, type Changes, changesSince} from '../host/git.ts';
import {problem, reasonOf} from '../host/problems.ts';
import {Lines} from './lines.ts';
import type {Command} from './options.ts';
import {plural} from './plural.ts';
import type {Known} from './reporters/types.ts';
import type {Surroundings} from './surroundings.ts';
import {plain} from './terminal.ts';

/** Tells new findings from known ones: those of a baseline file, and those that the draft had before a change. */
export class Comparison {
  readonly #baseline: Baseline | undefined;
  readonly #changes: Changes | undefined;
  readonly #accepts: boolean;
  readonly #accepted: string[] = [];
  readonly #rest = new Map<string, number>();

  private constructor(baseline: Baseline | undefined, changes: Changes | undefined, accepts: boolean) {
    this.#baseline = baseline;
    this.#changes = changes;
    this.#accepts = accepts;
  }

  /** What cannot be compared with becomes a problem, and everything counts as new. */
  static async open(command: Command, {folder, problems}: Surroundings): Promise<Comparison> {
    const {baseline: file, updateBaseline, changedSince} = command;
    const baseline = file === undefined ? undefined : Baseline.read(path.resolve(folder, file), folder, updateBaseline);
    const changes = changedSince === undefined ? undefined : await changesSince(changedSince, folder);
    for (const one of [baseline, changes]) if (one && 'message' in one) problems.add(one);
    return new Comparison(baseline instanceof Baseline ? baseline : undefined, changes && 'since' in changes ? changes : undefined, updateBaseline);
  }

  get compares(): boolean {
    return this.#baseline !== undefined || this.#changes !== undefined;
  }

  /** The draft before the change; undefined where no change is looked at. */
  async before(file: string): Promise<Before | Problem | undefined> {
    return this.#changes?.before(file);
  }

  /** Files that the change removed and `wants` takes, as they were. */
  async removed(wants: (file: string) => boolean): Promise<readonly (DraftText | Problem)[]> {
    return (await this.#changes?.removed(wants)) ?? [];
  }

  /** The findings that are not known. */
  fresh(file: string, {findings}: Report, old: Report | undefined): readonly Finding[] {
    const isKnown = this.#knowing(file, findings, old);
    return findings.filter(finding => isKnown(finding) === undefined);
  }

  /** Why a finding is known, or undefined. */
  #knowing(file: string, findings: readonly Finding[], old: Report | undefined): (finding: Finding) => string | undefined {
    const inBaseline = this.#baseline?.compare(file, findings);
    const earlier = old && new Set([...old.findings, ...old.suppressed].map(finding => finding.fingerprint));
    return finding =>
      inBaseline?.(finding)
        ? `It stands in the baseline ${this.#baseline!.shown}.`
        : earlier?.has(finding.fingerprint)
          ? `It was there in ${this.#changes!.since}.`
          : undefined;
  }

  /** The report with its new findings, and the known ones apart. `old`: the report on the draft before the change. Called in the order of drafts. */
  split(file: string, shown: string, source: string, report: Report, old: Report | undefined): {report: Report; known: Known[]} {
    const isKnown = this.#knowing(file, report.findings, old);
    const known: Known[] = [];
    const fresh: Finding[] = [];
    let lines: Lines | undefined;
    for (const finding of report.findings) {
      const reason = isKnown(finding);
      if (reason !== undefined) known.push({...finding, isKnown: true, reason});
      else if (this.#accepts && this.#baseline) {
        lines ??= new Lines(source);
        const {line, column} = lines.at(finding.start);
        if (finding.level === 'error') this.#accepted.push(`${shown}:${line}:${column}  error  ${finding.rule}  ${finding.message}`);
        else this.#rest.set(`${finding.level}  ${finding.rule}`, (this.#rest.get(`${finding.level}  ${finding.rule}`) ?? 0) + 1);
        known.push({...finding, isKnown: true, reason: `Accepted into the baseline ${this.#baseline.shown} in this run.`});
      } else fresh.push(finding);
    }
    return {report: {...report, findings: fresh}, known};
  }

  /** `unchanged`: how many drafts were passed over as such. Says what has gone, and writes the baseline where that is asked for. */
  end(command: Command, {folder, problems}: Surroundings, unchanged: number): void {
    if (this.#changes && unchanged)
      process.stderr.write(`clauseguard: ${plural(unchanged, 'draft')} unchanged since ${plain(this.#changes.since)}.\n`);
    if (!this.#baseline) return;
    const stale = this.#baseline.stale();
    if (!this.#accepts) {
      stale.forEach(problems.add);
      return;
    }
    const file = path.resolve(folder, command.baseline!);
    try {
      const text = this.#baseline.update();
      fs.mkdirSync(path.dirname(file), {recursive: true});
      fs.writeFileSync(`${file}.partial-${process.pid}`, text);
      fs.renameSync(`${file}.partial-${process.pid}`, file);
    } catch (error) {
      problems.add(problem(this.#baseline.shown, `Cannot write the baseline ${this.#baseline.shown}: ${reasonOf(error)}.`, 'Correct the path.'));
      return;
    }
    this.#tell(stale.map(one => one.message));
  }

  /** Errors one by one, so that none is accepted unseen; the rest by rule. */
  #tell(stale: readonly string[]): void {
    const rest = [...this.#rest].sort(([a], [b]) => (a < b ? -1 : 1));
    const count = this.#accepted.length + rest.reduce((sum, [, n]) => sum + n, 0);
    const rows = [
      count
        ? `clauseguard: ${this.#baseline!.shown} now accepts ${plural(count, 'finding')} that it did not have:`
        : `clauseguard: ${this.#baseline!.shown} accepts nothing new.`,
      ...this.#accepted.map(row => `  ${row}`),
      ...rest.map(([name, n]) => `  ${name}  ${plural(n, 'time')}`),
      ...stale.map(message => `  Taken out: ${message}`),
    ];
    process.stderr.write(plain(`${rows.join('\n')}\n`));
  }
}
