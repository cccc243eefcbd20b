import fs from 'node:fs';
import process from 'node:process';
import {type ExampleFault, FAULTS, tryExamples} from '../../../core/examples.ts';
import type {Pack, Rule} from '../../../core/pack/types.ts';
import type {Problem} from '../../../core/span.ts';
import {shownFrom} from '../../../host/problems.ts';
import {SettingsReader} from '../../../host/settings.ts';
import {ExitCode} from '../../exitCodes.ts';
import type {Command} from '../../options.ts';
import {type Output, standardOutput} from '../../output.ts';
import {plural} from '../../plural.ts';
import {Problems} from '../../problems.ts';
import type {Surroundings} from '../../surroundings.ts';
import {type Paint, painter, plain} from '../../terminal.ts';
import {ownPackFolders} from './packFolders.ts';

/** Keys of `--format json`. */
interface TestReport {
  readonly version: 1;
  readonly rules: readonly TestedRule[];
  readonly problems: readonly Problem[];
  readonly summary: {readonly [outcome in Outcome]: number} & {readonly rules: number; readonly examples: number};
}
interface TestedRule {
  readonly rule: string;
  readonly path: string;
  readonly flags: number;
  readonly allows: number;
  readonly faults: readonly ExampleFault[];
}
/** `validated`: examples that hold. */
type Outcome = 'validated' | ExampleFault['fault'];

/** Tries every example of the packs that are worked on, each with its rule alone. */
export async function testCommand(command: Command, surroundings: Surroundings): Promise<number> {
  const folders = await ownPackFolders(command.arguments[0], surroundings);
  if (!folders.length) return ExitCode.unusable;
  const output = standardOutput();
  const first = await testOnce(folders, command, surroundings, output);
  if (command.watch) watch(folders, command, surroundings, output);
  return first;
}

async function testOnce(folders: readonly string[], command: Command, {folder, settings, problems}: Surroundings, output: Output): Promise<number> {
  const rules: TestedRule[] = [];
  for (const one of folders) {
    const {pack, own, base} = await settings.ownPack(one, folder);
    const others = new Set(base.rules.map(rule => rule.id));
    for (const rule of own) rules.push(tested(rule, pack, shownFrom(folder, one), others.has(rule.id) ? base.name : undefined));
  }
  const count = (outcome: ExampleFault['fault']): number =>
    rules.reduce((sum, rule) => sum + rule.faults.filter(one => one.fault === outcome).length, 0);
  const examples = rules.reduce((sum, {flags, allows}) => sum + flags + allows, 0);
  const faults = {missing: count('missing'), noisy: count('noisy'), misplaced: count('misplaced'), fix: count('fix')};
  const failed = faults.missing + faults.noisy + faults.misplaced + faults.fix;
  const summary = {rules: rules.length, examples, validated: examples - failed, ...faults};
  const report: TestReport = {version: 1, rules, problems: problems.all, summary};
  if (command.format === 'json') output.write(`${JSON.stringify(report)}\n`);
  else writeText(report, output, painter(output.isTerminal, process.env));
  return problems.anyError ? ExitCode.unusable : failed ? ExitCode.findings : ExitCode.clean;
}

/** `from`: the pack that a rule comes from which this one only changes. */
function tested(rule: Rule, pack: Pack, shown: string, from: string | undefined): TestedRule {
  const inside = (file: string): string => (shown === '.' ? file : `${shown}/${file}`);
  return {
    rule: rule.id,
    path: from === undefined ? inside(`${rule.id}.yaml`) : `${from}: ${rule.id}.yaml`,
    flags: rule.examples.flags.length,
    allows: rule.examples.allows.length,
    faults: tryExamples(pack, rule).map(fault => (fault.file === undefined ? fault : {...fault, file: inside(fault.file)})),
  };
}

function writeText({rules, problems, summary}: TestReport, output: Output, paint: Paint): void {
  for (const {path, faults} of rules)
    for (const {line, file = path, fault, expected, actual} of faults) {
      output.write(`${paint('bold', plain(`${file}:${line}`))}  ${paint('error', fault)}  ${FAULTS[fault]}\n`);
      output.write(`    expected  ${indented(expected)}\n    found     ${indented(actual)}\n\n`);
    }
  const counts = (['missing', 'noisy', 'misplaced', 'fix'] as const).filter(fault => summary[fault]).map(fault => `${summary[fault]} ${fault}`);
  const bad = [...counts, ...(problems.length ? [plural(problems.length, 'problem')] : [])];
  output.write(
    `${plural(summary.rules, 'rule')}, ${summary.validated} of ${plural(summary.examples, 'example')} validated${bad.length ? `: ${bad.join(', ')}` : ''}.\n`,
  );
}

const indented = (text: string): string => plain(text.trimEnd()).replace(/\n/g, `\n${' '.repeat(14)}`);

/** Tests again after each change, until somebody stops it. A change while a test runs is tested afterwards. */
function watch(folders: readonly string[], command: Command, surroundings: Surroundings, output: Output): void {
  let running = false;
  let changed = false;
  const again = async (): Promise<void> => {
    changed = true;
    if (running) return;
    running = true;
    while (changed) {
      changed = false;
      const problems = new Problems();
      const settings = new SettingsReader({...surroundings.given, report: problems.add}, surroundings.settings);
      output.write('\n');
      await testOnce(folders, command, {...surroundings, settings, problems}, output);
    }
    running = false;
  };
  // Editors write a file in several steps; one look a moment after the first is enough.
  let waiting = false;
  for (const folder of folders)
    fs.watch(folder, {recursive: true}, (_, name) => {
      if (name !== null && !name.endsWith('.yaml')) return;
      if (waiting) return;
      waiting = true;
      setTimeout(() => {
        waiting = false;
        void again();
      }, 100);
    });
  process.stderr.write('clauseguard: Waiting for changes. Stop with Ctrl-C.\n');
}
