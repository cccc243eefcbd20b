import type {Level} from '../../core/pack/types.ts';
import {languageNote, oneDraft} from '../languageNote.ts';
import type {Output} from '../output.ts';
import {beyond} from '../ruleText.ts';
import type {Voice} from '../voice.ts';
import {where, whereIn} from '../where.ts';
import {type AppliedState, type CoverageRow, CoverageTable, STATES} from './coverageTable.ts';
import {escapeMarkdown as md} from './escape.ts';
import type {FindingRecord, Glossary, RecordReporter, RuleRecord} from './record.ts';
import type {RunEnd, RunFacts, Summary} from './types.ts';

/** GitHub takes 65,536 characters in a comment; some are left for what a workflow puts around. */
const MOST = 60_000;
/** Of these the table of safeguards may take so many, and problems so many. */
const MOST_TABLE = 14_000;
const MOST_PROBLEMS = 6_000;
const FEW_DRAFTS = 4;

const MARK: {readonly [level in Level]: string} = {error: '🛑', warning: '⚠️', advice: '💡'};
const HEADING = {error: 'errors-heading', warning: 'warnings-heading', advice: 'advice-heading'} as const;
const SIGN: {readonly [state in AppliedState]: string} = {missing: '🛑', weak: '⚠️', present: '✅'};
const LEVELS: readonly Level[] = ['error', 'warning', 'advice'];

/** A comment for a pull request: what matters most first, details folded, never longer than a comment may be. The first line tells a workflow which comment is ours. */
export function markdownReporter(output: Output, {shard}: RunFacts): RecordReporter {
  const table = new CoverageTable(FEW_DRAFTS);
  const notes: string[] = [];
  const told: {[level in Level]: {path: string; finding: FindingRecord}[]} = {error: [], warning: [], advice: []};
  return {
    file: (record, glossary) => {
      const voice = glossary.voiceOf(record);
      const {path, findings, coverage, documents, partOf} = record;
      if (partOf === undefined) table.add(path, coverage);
      if (documents) notes.push(`- ${md(oneDraft(documents, voice))}`);
      const note = languageNote(record, voice);
      if (note) notes.push(`- ${md(path)}: ${md(note)}`);
      // More than these could never fit, since each takes more than 100 characters.
      for (const finding of findings) if (told[finding.level].length < MOST / 100) told[finding.level].push({path, finding});
    },
    end: (run, glossary) => {
      const {voice} = glossary;
      const head = ['<!-- clauseguard-report -->', title(run.summary, shard, voice), '', ...problemRows(run, voice), ...noteRows(notes)].join('\n');
      const safeguards = coverageSection(table, glossary) + checklistSection(glossary);
      const entries = findingEntries(
        LEVELS.flatMap(level => told[level]),
        glossary,
      );
      const total = run.summary.error + run.summary.warning + run.summary.advice;
      let text = head;
      let shown = 0;
      for (const entry of entries) {
        if (text.length + entry.length + safeguards.length + 200 > MOST) break;
        text += entry;
        shown++;
      }
      const left = total - shown;
      const rest = left
        ? `\n*${left} further ${left === 1 ? 'finding does' : 'findings do'} not fit into this comment; the other report formats have them all.*\n`
        : '';
      output.write(`${text}${rest}${safeguards}`);
    },
  };
}

function title({error, warning, advice, files, suppressed, known}: Summary, shard: RunFacts['shard'], voice: Voice): string {
  const counts = [
    error && voice.say('errors', {n: error}),
    warning && voice.say('warnings', {n: warning}),
    advice && voice.say('advices', {n: advice}),
  ].filter(Boolean);
  const apart = [suppressed && voice.say('suppressed-with-reason', {n: suppressed}), known && voice.say('known', {n: known})].filter(Boolean);
  const found = counts.length ? counts.join(', ') : voice.say('nothing').toLowerCase();
  return `## Clauseguard: ${found} ${voice.say('in-drafts', {n: files})}${shard ? ` (part ${shard.index} of ${shard.of})` : ''}${
    apart.length ? `\n\n${voice.say('not-counted', {what: apart.join(', ')})}` : ''
  }`;
}

/** As many as problems may take. */
function noteRows(notes: readonly string[]): string[] {
  const kept = fitting(notes, MOST_PROBLEMS);
  return kept.length ? [...kept, ...(notes.length > kept.length ? [`- ${notes.length - kept.length} more.`] : []), ''] : [];
}

function problemRows({problems}: RunEnd, voice: Voice): string[] {
  if (!problems.length) return [];
  const rows = problems.map(({path, line, level, message, repair}) => `- **${level}** ${md(path)}, line ${line}: ${md(message)} ${md(repair)}`);
  const kept = fitting(rows, MOST_PROBLEMS);
  const more = rows.length > kept.length ? [`- ${rows.length - kept.length} more.`] : [];
  return [`### ${voice.say('problems-heading')}`, '', ...kept, ...more, ''];
}

function fitting(rows: readonly string[], most: number): string[] {
  let room = most;
  return rows.filter(row => (room -= row.length + 1) >= 0);
}

/** Findings of one level about one place stand together: what one provision lacks is read together. */
function findingEntries(list: readonly {path: string; finding: FindingRecord}[], glossary: Glossary): string[] {
  const told = new Set<string>();
  const entries: string[] = [];
  let level: Level | undefined;
  let place = '';
  for (const {path, finding} of list) {
    const rule = glossary.rule(finding.rule);
    const here = `\n**${md(path)}, ${md(where(finding.start.line, finding.place, glossary.voice))}**\n\n> ${md(shortened(finding.excerpt, 300))}\n\n`;
    const head = `${finding.level === level ? '' : `\n### ${MARK[finding.level]} ${glossary.voice.say(HEADING[finding.level])}\n`}${finding.level === level && here === place ? '' : here}`;
    entries.push(`${head}${details(finding, rule, !told.has(finding.rule), glossary.voice)}`);
    told.add(finding.rule);
    level = finding.level;
    place = here;
  }
  return entries;
}

function details(finding: FindingRecord, rule: RuleRecord | undefined, first: boolean, voice: Voice): string {
  const title = rule?.title ?? finding.message;
  const more = beyond(finding, title);
  const rows = [
    ...(more ? [`- ${md(shortened(more, 600))}`] : []),
    ...finding.related
      .slice(0, 3)
      .map(one => `- ${md(voice.say('see', {place: whereIn(one.path, one.start.line, one.place, voice), text: shortened(one.message, 300)}))}`),
    ...(rule && first
      ? [`- ${voice.label('why')} ${md(rule.why)}`, ...rule.sources.map(source => `- ${voice.label('source')} ${sourceLink(source)}`)]
      : []),
    // The remedies tell a clause in full; its fix would only name it.
    ...finding.fixes
      .filter(fix => fix.safe || !first || !rule?.remedies.length)
      .slice(0, 3)
      .map(fix => `- ${voice.label('fix')} ${md(fix.title)}${fix.safe ? ` (${voice.say('fix-does-it', {option: '`--fix`'})})` : ''}`),
    ...(rule && first ? rule.remedies.map(remedy => `- ${md(shortened(remedy, 600))}`) : []),
    `- ${voice.label('rule')} ${md([finding.rule, ...finding.covers].join(', '))}${rule && !first ? ` (${voice.say('told-above')})` : ''}`,
  ];
  return `<details><summary>${md(title)}</summary>\n\n${rows.join('\n')}\n\n</details>\n`;
}

/** A source with the address at its end as a link. */
function sourceLink(source: string): string {
  const [, text, address] = /^(.*) (https:\/\/[^\s<>()]+)$/s.exec(source) ?? [];
  return text && address ? `[${md(text)}](${address})` : md(source);
}

function coverageSection(table: CoverageTable, glossary: Glossary): string {
  const rows = table.worstFirst();
  if (!rows.length) return '';
  const {voice} = glossary;
  const stateOf = (state: AppliedState): string => `${SIGN[state]} ${voice.say(state)}`;
  const header = table.isComplete ? table.paths.map(md) : STATES.map(stateOf);
  const lines = rows.map(
    row => `| ${[`${md(glossary.requirement(row.requirement))} (${md(row.requirement)})`, ...cells(row, table, stateOf)].join(' | ')} |`,
  );
  const kept = fitting(lines, MOST_TABLE);
  const more = lines.length > kept.length ? `\n${lines.length - kept.length} further rows are left out.\n` : '';
  const counts = STATES.map(state => voice.say('state-count', {count: table.total(state), state: voice.say(state)})).join(', ');
  return `
### ${voice.say('safeguards-that-apply', {counts})}

<details><summary>${md(voice.say('safeguards-table'))}</summary>

| ${voice.say('safeguard')} | ${header.join(' | ')} |
|---|${header.map(() => '---').join('|')}|
${kept.join('\n')}
${more}
</details>
`;
}

function checklistSection(glossary: Glossary): string {
  const rows = Object.entries(glossary.checklist()).map(([id, question]) => `- [ ] ${md(question)} (${md(id)})`);
  if (!rows.length) return '';
  return `\n<details><summary>${md(glossary.voice.say('by-hand'))}</summary>\n\n${fitting(rows, MOST_TABLE).join('\n')}\n\n</details>\n`;
}

const cells = (row: CoverageRow, table: CoverageTable, stateOf: (state: AppliedState) => string): string[] =>
  table.isComplete
    ? table.paths.map(path => {
        const state = row.states.get(path);
        return state ? stateOf(state) : '–';
      })
    : STATES.map(state => String(row.counts[state]));

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text);
