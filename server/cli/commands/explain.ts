import process from 'node:process';
import {levelOf} from '../../core/judge/level.ts';
import {nearest} from '../../core/pack/nearest.ts';
import type {Pack, Rule} from '../../core/pack/types.ts';
import {builtInLanguages} from '../../host/packs.ts';
import {excerptOf} from '../excerpt.ts';
import {ExitCode} from '../exitCodes.ts';
import {Lines} from '../lines.ts';
import type {Command} from '../options.ts';
import {type Output, standardOutput} from '../output.ts';
import {sectionsAfter, sectionsBefore} from '../ruleSections.ts';
import {howTo} from '../ruleText.ts';
import type {Surroundings} from '../surroundings.ts';
import {type Paint, painter, plain, wrap} from '../terminal.ts';

/** One rule for a person: what, why, sources, what to do, what it does not see, examples. The last part of the id is enough. */
export async function explainCommand(command: Command, {folder, settings, problems}: Surroundings): Promise<number> {
  const {pack: main, packFor, options} = await settings.settingsIn(folder);
  const asked = command.arguments[0]!;
  const named = (pack: Pack): Rule[] =>
    pack.rules.filter(rule => rule.id === asked || rule.id.split('/').at(-1) === asked || rule.covers.includes(asked));
  let pack = main;
  let rules = named(main);
  // It may be a rule for another language.
  for (const language of rules.length ? [] : builtInLanguages()) {
    const other = await packFor(language);
    if (!other || !named(other).length) continue;
    pack = other;
    rules = named(other);
    break;
  }
  if (!rules.length) {
    const close = nearest(asked, [...pack.rules.map(rule => rule.id), ...pack.rules.flatMap(rule => rule.covers)]);
    process.stderr.write(
      plain(`clauseguard: There is no rule "${asked}".\n  ${close ? `Did you mean ${close}?` : 'clauseguard rules list names them all.'}\n`),
    );
    return ExitCode.unusable;
  }
  const output = standardOutput();
  if (command.format === 'json') output.write(`${JSON.stringify(rules.map(rule => asRecord(rule, pack)))}\n`);
  else {
    const paint = painter(output.isTerminal, process.env);
    for (const rule of rules) writeRule(rule, levelOf(rule, options), pack, output, paint);
  }
  return problems.anyError ? ExitCode.unusable : ExitCode.clean;
}

const asRecord = (rule: Rule, pack: Pack) => ({
  id: rule.id,
  kind: rule.kind,
  title: rule.title,
  covers: rule.covers,
  level: rule.level,
  why: rule.why,
  misses: rule.misses,
  remedies: howTo(rule, pack),
  sources: rule.source.map(key => ({key, ...pack.sources[key]})),
  examples: rule.examples,
});

function writeRule(rule: Rule, level: string, pack: Pack, output: Output, paint: Paint): void {
  const section = (title: string, rows: readonly string[]): void => {
    if (!rows.length) return;
    output.write(`\n${paint('bold', title)}\n`);
    for (const row of rows) output.write(`  ${wrap(plain(row), output.columns, 2)}\n`);
  };
  output.write(`${paint('bold', plain(rule.title))}\n${rule.id}  ${level}  ${rule.covers.join(' ')}\n`);
  for (const {title, rows} of sectionsBefore(rule, pack)) section(title, rows);
  output.write(`\n${paint('bold', 'Flagged')}\n`);
  for (const {text, marks, becomes} of rule.examples.flags) {
    const lines = new Lines(text);
    for (const mark of marks) {
      const excerpt = excerptOf(text, lines, mark, output.columns - 2);
      output.write(`  ${excerpt.line}\n  ${paint('mark', excerpt.marks)}\n`);
    }
    if (becomes !== undefined) output.write(`  becomes: ${wrap(plain(becomes), output.columns, 11)}\n`);
  }
  section(
    'Not flagged',
    rule.examples.allows.map(example => example.text),
  );
  for (const {title, rows} of sectionsAfter(rule)) section(title, rows);
  output.write('\n');
}
