import path from 'node:path';
import process from 'node:process';
import {isWritable} from '../../core/draft/types.ts';
import type {Pack} from '../../core/pack/types.ts';
import type {Finding} from '../../core/report/types.ts';
import type {Problem} from '../../core/span.ts';
import {problem} from '../../host/problems.ts';
import {checkerFor} from '../checkerFor.ts';
import {Comparison} from '../comparison.ts';
import {examine} from '../examine.ts';
import type {Examined} from '../examined.ts';
import {ExitCode} from '../exitCodes.ts';
import {hostedPaths} from '../hosted.ts';
import {inOrder} from '../inOrder.ts';
import {type Input, type Inputs, inputsOf} from '../inputs.ts';
import {JointDrafts} from '../jointDrafts.ts';
import type {Command} from '../options.ts';
import type {Output} from '../output.ts';
import {plural} from '../plural.ts';
import {startProgress} from '../progress.ts';
import {repair} from '../repair.ts';
import {reporterFor} from '../reporters/index.ts';
import type {Checked, Reporter, RunFacts} from '../reporters/types.ts';
import {closeOutput, openOutput} from '../reportOutput.ts';
import {ReviewCopies} from '../reviewCopies.ts';
import type {Surroundings} from '../surroundings.ts';
import {Tally} from '../tally.ts';

/** Checks drafts, several at once where that pays; reports them in order and keeps of each only what the sums need. */
export async function checkCommand(command: Command, surroundings: Surroundings): Promise<number> {
  const {settings} = surroundings;
  const inputs = await inputsOf(command, surroundings);
  // All configurations first: what is wrong with them is told in one order, whatever the number of threads.
  for (const input of inputs.list) await settings.settingsFor(input.file);
  const comparison = await Comparison.open(command, surroundings);
  const output = openOutput(
    command.output,
    surroundings,
    inputs.list.map(input => input.file),
  );
  const {checker, window, cache} = checkerFor(command, inputs.list.length, surroundings);
  const progress = startProgress(inputs.list.length, output);
  const run = new Run(command, surroundings, comparison, output, inputs);
  const joint = new JointDrafts(checker, comparison, command.fix === 'no');
  try {
    // Drafts are mended one by one: links may lead to the same file twice.
    const work = (one: Input): Promise<Examined> => examine(one, settings, comparison, checker, joint);
    for await (const {input, result} of inOrder(inputs.list, command.fix === 'no' ? window : 1, work)) {
      progress.next(input.shown);
      await run.take(input, result, progress.pause);
    }
  } finally {
    progress.end();
    await checker.close();
  }
  if (cache?.failure) process.stderr.write(`clauseguard: Reports could not be kept: ${(cache.failure as Error).message}\n`);
  return run.end();
}

/** What becomes of the drafts in the order in which they are reported. */
class Run {
  readonly #command: Command;
  readonly #surroundings: Surroundings;
  readonly #comparison: Comparison;
  readonly #output: Output;
  readonly #inputs: Inputs;
  readonly #reporter: Reporter | undefined;
  readonly #tally: Tally;
  readonly #copies: ReviewCopies | undefined;

  constructor(command: Command, surroundings: Surroundings, comparison: Comparison, output: Output, inputs: Inputs) {
    this.#command = command;
    this.#surroundings = surroundings;
    this.#comparison = comparison;
    this.#output = output;
    this.#inputs = inputs;
    this.#tally = new Tally(command.failOn);
    this.#copies = command.reviewCopies === undefined ? undefined : new ReviewCopies(path.resolve(surroundings.folder, command.reviewCopies));
    const {failOn, shard} = command;
    const {version, folder} = surroundings;
    const facts: RunFacts = {version, failOn, compares: comparison.compares, shard, hosted: hostedPaths(inputs.base, folder, process.env)};
    this.#reporter = command.fix === 'show' ? undefined : reporterFor(command, output, facts);
  }

  /** `quiet` takes the progress line away before anything else is written. */
  async take(input: Input, result: Examined, quiet: () => void): Promise<void> {
    const {problems} = this.#surroundings;
    if (result.is === 'problem') {
      quiet();
      problems.add(result.problem);
    } else if (result.is === 'unchanged') this.#tally.unchanged++;
    else if (result.is === 'checked') {
      const {draft, pack, old, texts} = result;
      const {text, report} = this.#command.fix === 'no' ? {text: draft.text, report: result.report} : await this.#mend(input, result, quiet);
      const split = this.#comparison.split(input.file, input.shown, text, report, old);
      this.#tally.add(split.report, split.known);
      if (draft.format === 'word') await this.#copy(input, text, split.report.findings, pack, texts, quiet);
      if (this.#output.isTerminal) quiet();
      this.#reporter?.file({path: input.shown, source: text, ...split, pack, ...(texts && {texts})});
    }
  }

  async #copy(input: Input, text: string, findings: readonly Finding[], pack: Pack, texts: Checked['texts'], quiet: () => void): Promise<void> {
    const failure = await this.#copies?.write(input, text, findings, pack, texts);
    if (!failure) return;
    quiet();
    this.#surroundings.problems.add(failure);
  }

  async #mend(input: Input, {draft, report, old, recheck}: Examined & {is: 'checked'}, quiet: () => void) {
    const {problems} = this.#surroundings;
    if (!isWritable(draft.format)) {
      const fixable = this.#comparison.fresh(input.file, report, old).filter(finding => finding.fixes.length).length;
      if (fixable) {
        quiet();
        problems.add(notFixed(input.shown, fixable));
      }
      return {text: draft.text, report};
    }
    const mended = await repair(draft.text, report, recheck, current => this.#comparison.fresh(input.file, current, old));
    if (mended.settled && mended.text === draft.text) return mended;
    quiet();
    if (!mended.settled)
      problems.add({
        ...problem(input.shown, `The fixes of ${input.shown} did not come to an end.`, 'Look at the draft; some fixes undo others.'),
        level: 'warning',
      });
    if (mended.text === draft.text) return mended;
    const {utf8Mark, writeDraft} = await import('../../host/writeDraft.ts');
    if (this.#command.fix === 'show') {
      const {unifiedDiff} = await import('../unifiedDiff.ts');
      const mark = await utf8Mark(input.file);
      this.#output.write(unifiedDiff(input.shown, mark + draft.text, mark + mended.text));
      return mended;
    }
    const failure = await writeDraft(input.file, input.shown, draft.text, mended.text);
    if (failure) {
      problems.add(failure);
      return {text: draft.text, report};
    }
    this.#tally.fixes += mended.fixes;
    this.#tally.fixedDrafts++;
    return mended;
  }

  async end(): Promise<number> {
    const {problems} = this.#surroundings;
    const {summary, unchanged, fixes, fixedDrafts} = this.#tally;
    if (this.#inputs.list.length && !summary.files && !unchanged && !problems.all.length)
      problems.add(
        problem('.', 'Nothing was checked: the configuration excludes every draft that was found.', 'Correct exclude, or name other drafts.'),
      );
    if (fixes) process.stderr.write(`clauseguard: ${plural(fixes, 'fix', 'fixes')} made in ${plural(fixedDrafts, 'draft')}.\n`);
    if (this.#copies) process.stderr.write(`clauseguard: ${plural(this.#copies.written, 'review copy', 'review copies')} written.\n`);
    this.#comparison.end(this.#command, this.#surroundings, unchanged);
    const failed = [this.#tally.failed, tooManyWarnings(summary.warning, this.#command.maxWarnings)].includes(true);
    const exitCode = problems.anyError ? ExitCode.unusable : failed ? ExitCode.findings : ExitCode.clean;
    this.#reporter?.end({problems: problems.all, summary, exitCode});
    closeOutput(this.#output, this.#command.output, this.#surroundings);
    return problems.anyError ? ExitCode.unusable : exitCode;
  }
}

const notFixed = (shown: string, fixable: number): Problem => ({
  ...problem(
    shown,
    `${shown} was not fixed: fixes are made in Markdown and plain text alone.`,
    `Make the ${plural(fixable, 'change')} that the report proposes by hand.`,
  ),
  level: 'warning',
});

/** Says so where it is. */
export function tooManyWarnings(warnings: number, most: number): boolean {
  if (warnings > most) process.stderr.write(`clauseguard: ${warnings} warnings, and --max-warnings allows ${most}.\n`);
  return warnings > most;
}
