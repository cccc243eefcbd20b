import path from 'node:path';
import process from 'node:process';
import type {Level} from '../../core/pack/types.ts';
import {findDrafts} from '../../host/findDrafts.ts';
import {problem, reasonOf, shownFrom, slashes} from '../../host/problems.ts';
import {isDraft, readDraft, readStream} from '../../host/readDraft.ts';
import {checkText} from '../../host/settings.ts';
import {ExitCode} from '../exitCodes.ts';
import {RANK} from '../levels.ts';
import type {Surroundings} from '../main.ts';
import type {Command} from '../options.ts';
import {fileOutput, type Output, standardOutput} from '../output.ts';
import {startProgress} from '../progress.ts';
import {jsonReporter} from '../reporters/json.ts';
import {sarifReporter} from '../reporters/sarif.ts';
import {textReporter} from '../reporters/text.ts';
import type {Reporter} from '../reporters/types.ts';
import {painter} from '../terminal.ts';

/** A draft to check, from a file or from standard input. */
interface Input {
  /** Absolute path, which says where the configuration is looked for. */
  readonly file: string;
  readonly shown: string;
  readonly named: boolean;
  readonly read: () => ReturnType<typeof readDraft>;
}

/** Checks drafts one after the other and keeps of each only what the summary needs. */
export async function checkCommand(command: Command, surroundings: Surroundings): Promise<number> {
  const {problems} = surroundings;
  const inputs = command.stdin ? [standardInput(command, surroundings.folder)] : await draftsOf(command, surroundings);
  const output = openOutput(command, surroundings, inputs);
  const reporter = reporterFor(command, output, surroundings);
  const progress = startProgress(inputs.length, output);
  const summary = {files: 0, error: 0, warning: 0, advice: 0, suppressed: 0};
  let failed = false;

  for (const input of inputs) {
    progress.next(input.shown);
    const settings = await surroundings.settings.settingsFor(input.file);
    const draft = settings.excludes(input.file) ? undefined : await input.read();
    progress.pause();
    if (!draft) {
      // Whoever names a draft wants to know; whoever names a folder wants what the configuration wants.
      if (input.named) problems.add(excluded(input, settings.configuration?.shown));
    } else if (!isDraft(draft)) problems.add(draft);
    else {
      const report = checkText(draft.text, draft.format, settings);
      summary.files++;
      summary.suppressed += report.suppressed.length;
      for (const {level} of report.findings) {
        summary[level]++;
        failed ||= RANK[level] >= RANK[command.failOn];
      }
      reporter.file({path: input.shown, source: draft.text, report, pack: settings.pack});
    }
  }
  progress.end();

  if (inputs.length && !summary.files && !problems.all.length)
    problems.add(
      problem('.', 'Nothing was checked: the configuration excludes every draft that was found.', 'Correct exclude, or name other drafts.'),
    );
  if (summary.warning > command.maxWarnings) {
    failed = true;
    process.stderr.write(`clauseguard: ${summary.warning} warnings, and --max-warnings allows ${command.maxWarnings}.\n`);
  }
  const exitCode = problems.anyError ? ExitCode.unusable : failed ? ExitCode.findings : ExitCode.clean;
  reporter.end(problems.all, summary, exitCode);
  try {
    output.close();
  } catch (error) {
    problems.add(notWritten(command.output!, error));
  }
  return problems.anyError ? ExitCode.unusable : exitCode;
}

/** What the arguments name, else what the configuration includes, seen from its folder, else this folder. */
async function draftsOf(command: Command, {folder, settings, problems}: Surroundings): Promise<Input[]> {
  const {configuration} = command.arguments.length ? {} : await settings.settingsIn(folder);
  const inputs = command.arguments.length ? command.arguments : (configuration?.include ?? ['.']);
  const found = await findDrafts(inputs, configuration?.folder ?? folder);
  found.problems.forEach(problems.add);
  return found.drafts.map(draft => ({...draft, read: () => readDraft(draft.file, draft.shown)}));
}

function standardInput({stdinFilename}: Command, folder: string): Input {
  const name = stdinFilename ?? 'stdin.md';
  const shown = stdinFilename === undefined ? '<stdin>' : slashes(name);
  return {file: path.resolve(folder, name), shown, named: true, read: () => readStream(process.stdin, name, shown)};
}

const excluded = ({shown}: Input, configuration = 'the configuration') => ({
  ...problem(shown, `${shown} was not checked: ${configuration} excludes it.`, 'Take it out of exclude to have it checked.'),
  level: 'warning' as const,
});

const notWritten = (file: string, error: unknown) =>
  problem(slashes(file), `Cannot write ${slashes(file)}: ${reasonOf(error)}.`, 'Give --output a file that can be written.');

/** Where a report cannot go where it should, it goes to standard output rather than nowhere. */
function openOutput({output}: Command, {folder, problems}: Surroundings, inputs: readonly Input[]): Output {
  if (output === undefined) return standardOutput();
  const file = path.resolve(folder, output);
  if (inputs.some(input => input.file === file)) {
    problems.add(problem(slashes(output), `The report would overwrite the draft ${shownFrom(folder, file)}.`, 'Give --output another file.'));
    return standardOutput();
  }
  try {
    return fileOutput(file);
  } catch (error) {
    problems.add(notWritten(output, error));
    return standardOutput();
  }
}

function reporterFor(command: Command, output: Output, {version, folder}: Surroundings): Reporter {
  switch (command.format) {
    case 'json':
      return jsonReporter(output);
    case 'sarif':
      return sarifReporter(output, version, folder);
    case 'text': {
      const from: Level = !command.quiet ? 'advice' : command.failOn === 'never' ? 'error' : command.failOn;
      return textReporter(output, painter(output.isTerminal, process.env), from, command.quiet);
    }
  }
}
