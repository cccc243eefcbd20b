import path from 'node:path';
import process from 'node:process';
import type {Level} from '../../core/pack/types.ts';
import type {Problem} from '../../core/span.ts';
import {type Found, findDrafts} from '../../host/findDrafts.ts';
import {formatOf} from '../../host/formats.ts';
import {problem, reasonOf, shownFrom, slashes} from '../../host/problems.ts';
import {decodeDraft, readDraft, unsupported} from '../../host/readDraft.ts';
import {checkText, type SettingsReader} from '../../host/settings.ts';
import {ExitCode} from '../exitCodes.ts';
import type {Surroundings} from '../main.ts';
import type {Command} from '../options.ts';
import {fileOutput, type Output, standardOutput} from '../output.ts';
import {startProgress} from '../progress.ts';
import {jsonReporter} from '../reporters/json.ts';
import {sarifReporter} from '../reporters/sarif.ts';
import {textReporter} from '../reporters/text.ts';
import type {Reporter} from '../reporters/types.ts';
import {painter} from '../terminal.ts';

const RANK = {advice: 1, warning: 2, error: 3, never: 4} as const;

/** Checks drafts one after the other and keeps of each only what the summary needs. */
export async function checkCommand(command: Command, surroundings: Surroundings): Promise<number> {
  const {folder, settings, problems} = surroundings;
  const {drafts, base} = command.stdin ? {drafts: [], base: folder} : await draftsOf(command, folder, settings, problems.add);
  const output = openOutput(command, folder, drafts, problems.add);
  if (!output) return ExitCode.unusable;
  const reporter = reporterFor(command, output, surroundings);
  const progress = startProgress(drafts.length, output);
  const summary = {files: 0, error: 0, warning: 0, advice: 0, suppressed: 0};
  let failed = false;

  const checkOne = async (file: string, shown: string, read: () => Promise<Awaited<ReturnType<typeof readDraft>>>, named: boolean): Promise<void> => {
    const own = await settings.settingsFor(file);
    if (own.excludes(file)) {
      if (named)
        problems.add({
          ...problem(shown, `${shown} was not checked: ${own.configuration?.shown} excludes it.`, 'Take it out of exclude to have it checked.'),
          level: 'warning',
        });
      return;
    }
    const draft = await read();
    if ('message' in draft) return problems.add(draft);
    const report = checkText(draft.text, draft.format, own);
    summary.files++;
    summary.suppressed += report.suppressed.length;
    for (const {level} of report.findings) {
      summary[level]++;
      failed ||= RANK[level] >= RANK[command.failOn];
    }
    progress.pause();
    reporter.file({path: shown, source: draft.text, report, pack: own.pack});
  };

  if (command.stdin) {
    const name = command.stdinFilename ?? 'stdin.md';
    const shown = command.stdinFilename === undefined ? '<stdin>' : slashes(name);
    await checkOne(path.resolve(folder, name), shown, () => readStdin(name, shown), true);
  }
  for (const {file, shown, named} of drafts) {
    progress.next(shown);
    await checkOne(file, shown, () => readDraft(file, shown), named);
  }
  progress.end();
  if (!command.stdin && drafts.length && !summary.files && !problems.all.length)
    problems.add(
      problem(
        shownFrom(folder, base),
        'Nothing was checked: the configuration excludes every draft that was found.',
        'Correct exclude, or name other drafts.',
      ),
    );

  failed ||= summary.warning > command.maxWarnings;
  const exitCode = problems.all.some(one => one.level === 'error') ? ExitCode.unusable : failed ? ExitCode.findings : ExitCode.clean;
  reporter.end(problems.all, summary, exitCode);
  output.close();
  if (summary.warning > command.maxWarnings)
    process.stderr.write(`clauseguard: ${summary.warning} warnings, and --max-warnings allows ${command.maxWarnings}.\n`);
  return exitCode;
}

/** What the arguments name, else what the configuration includes, seen from its folder, else this folder. */
async function draftsOf(
  command: Command,
  folder: string,
  settings: SettingsReader,
  add: (problem: Problem) => void,
): Promise<{drafts: Found[]; base: string}> {
  const {configuration} = command.arguments.length ? {} : await settings.settingsFor(path.join(folder, 'any'));
  const base = configuration?.folder ?? folder;
  const {drafts, problems} = await findDrafts(command.arguments.length ? command.arguments : (configuration?.include ?? ['.']), base);
  for (const one of problems) add(one);
  return {drafts, base};
}

function openOutput(command: Command, folder: string, drafts: readonly Found[], add: (problem: Problem) => void): Output | undefined {
  if (command.output === undefined) return standardOutput();
  const file = path.resolve(folder, command.output);
  const shown = slashes(command.output);
  if (drafts.some(draft => draft.file === file)) {
    add(problem(shown, `The report would overwrite the draft ${shown}.`, 'Give --output another file.'));
    return undefined;
  }
  try {
    return fileOutput(file);
  } catch (error) {
    add(problem(shown, `Cannot write ${shown}: ${reasonOf(error)}.`, 'Give --output a file that can be written.'));
    return undefined;
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

async function readStdin(name: string, shown: string): ReturnType<typeof readDraft> {
  const format = formatOf(name);
  if (!format) return unsupported(shown);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const text = decodeDraft(Buffer.concat(chunks), shown);
  return typeof text === 'string' ? {text, format} : text;
}
