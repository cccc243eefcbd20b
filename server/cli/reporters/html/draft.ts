import {areaOf} from '../../../core/report/areas.ts';
import {hash} from '../../../core/report/fingerprint.ts';
import type {Finding} from '../../../core/report/types.ts';
import {languageNote, oneDraft} from '../../languageNote.ts';
import {RANK} from '../../levels.ts';
import type {Lines} from '../../lines.ts';
import {beyond} from '../../ruleText.ts';
import {Voice} from '../../voice.ts';
import {capital, placeText, where, whereIn} from '../../where.ts';
import type {AppliedState} from '../coverageTable.ts';
import {escapeHtml as html} from '../escape.ts';
import type {Glossary} from '../record.ts';
import {type At, linesOf, togetherWith} from '../textLines.ts';
import type {Checked, Known} from '../types.ts';
import {markLines} from './marks.ts';
import type {DraftFacts, Note} from './parts.ts';

/** Of a draft with more characters only the lines around its findings are shown. */
const MOST_TEXT = 200_000;
const AROUND = 4;

/** One draft of the page: its facts for the head, and its section with the findings in place. */
export function renderDraft(checked: Checked, glossary: Glossary): {facts: DraftFacts; section: string} {
  const {path, source, report, known, pack} = checked;
  const voice = Voice.of(pack);
  const {documents, partOf} = togetherWith(checked);
  const id = `d${hash(path).slice(0, 10)}`;
  const {own: lines, of} = linesOf(checked);
  const notes = report.findings.map((finding, i): Note => ({id: `${id}-f${i + 1}`, number: i + 1, finding}));
  const shown = linesShown(source, lines, notes);
  const facts: DraftFacts = {
    path,
    id,
    ...(partOf !== undefined && {partOf}),
    ...count(report.findings),
    suppressed: report.suppressed.length,
    known: known.length,
    kinds: [...new Set(report.findings.map(one => one.kind))].sort(),
    areas: [...new Set(report.findings.map(areaOfFinding))].sort(),
    coverage: report.coverage.flatMap(({requirement, state, evidence}) => {
      if (state === 'not-applicable') return [];
      const place =
        evidence.find(one => one.role === (state === 'present' ? 'safeguard' : state === 'weak' ? 'weakening' : 'trigger')) ?? evidence[0];
      const line = place && place.part === undefined ? lines.at(place.start).line : 0;
      return [[requirement, state satisfies AppliedState, shown(line) ? line : 0] as const];
    }),
  };
  const said = [
    ...(documents ? [oneDraft(documents, voice)] : partOf !== undefined ? [voice.say('part-of', {first: partOf})] : []),
    languageNote(report, voice),
  ].filter(Boolean);
  const heading = `<h3 id="${id}">${html(path)}</h3>\n<p class="counts">${countsText(facts, voice)}</p>${said.map(one => `\n<p>${html(one)}</p>`).join('')}`;
  const text = notes.length ? draftText(source, lines, of, notes, shown, id, glossary, voice) : '';
  const apart = [...report.suppressed, ...known].length ? setAside([...report.suppressed], known, lines, voice) : '';
  return {
    facts,
    section: `<section class="draft"${voice.language === 'en' ? '' : ` lang="${voice.language}"`} aria-labelledby="${id}">\n${heading}\n${text}${apart}</section>`,
  };
}

export const areaOfFinding = ({covers}: Finding): string => areaOf(covers[0] ?? '');

function count(findings: readonly Finding[]): {error: number; warning: number; advice: number} {
  const counts = {error: 0, warning: 0, advice: 0};
  for (const {level} of findings) counts[level]++;
  return counts;
}

function countsText({error, warning, advice, suppressed, known}: DraftFacts, voice: Voice): string {
  const counts = [
    error && `<span class="tag error">${html(voice.say('errors', {n: error}))}</span>`,
    warning && `<span class="tag warning">${html(voice.say('warnings', {n: warning}))}</span>`,
    advice && `<span class="tag advice">${html(voice.say('advices', {n: advice}))}</span>`,
    suppressed && html(voice.say('suppressed', {n: suppressed})),
    known && html(voice.say('known', {n: known})),
  ].filter(Boolean);
  return counts.length ? counts.join(' ') : html(voice.say('nothing-found-here'));
}

/** Which lines are shown: all of a short draft with findings, those around findings of a long one. */
function linesShown(source: string, lines: Lines, notes: readonly Note[]): (line: number) => boolean {
  if (!notes.length) return () => false;
  if (source.length <= MOST_TEXT) return line => line > 0;
  const near = new Set<number>();
  for (const {finding} of notes) {
    const last = Math.min(lines.at(finding.end).line, lines.at(finding.start).line + 50);
    for (let line = lines.at(finding.start).line - AROUND; line <= last + AROUND; line++) near.add(line);
  }
  return line => near.has(line);
}

function draftText(
  source: string,
  lines: Lines,
  linesOf: LinesOf,
  notes: readonly Note[],
  shown: (line: number) => boolean,
  id: string,
  glossary: Glossary,
  voice: Voice,
): string {
  const marked = markLines(source, lines, notes, shown);
  const byLine = new Map<number, Note[]>();
  for (const note of notes) {
    // Below the line on which the finding ends, but not far from where it starts.
    const start = lines.at(note.finding.start).line;
    const line = Math.min(lines.at(Math.max(note.finding.start, note.finding.end - 1)).line, start + 3);
    byLine.set(line, [...(byLine.get(line) ?? []), note]);
  }
  const out: string[] = ['<div class="text">'];
  let gap = false;
  for (let line = 1; line <= lines.count; line++) {
    if (!shown(line)) {
      gap = true;
      continue;
    }
    if (gap) out.push(`<p class="gap">${html(voice.say('lines-left-out'))}</p>`);
    gap = false;
    out.push(`<div class="line" id="${id}-L${line}"><span class="n" aria-hidden="true">${line}</span><span class="t">${marked(line)}</span></div>`);
    for (const note of (byLine.get(line) ?? []).sort(worstFirst)) out.push(noteHtml(note, lines, linesOf, glossary, voice));
  }
  if (gap) out.push(`<p class="gap">${html(voice.say('lines-left-out'))}</p>`);
  return `${out.join('\n')}\n</div>\n`;
}

const worstFirst = (a: Note, b: Note): number => RANK[b.finding.level] - RANK[a.finding.level];

type LinesOf = (place: {readonly part?: number}) => At;

function noteHtml({id, number, finding}: Note, lines: Lines, linesOf: LinesOf, glossary: Glossary, voice: Voice): string {
  const rule = glossary.rule(finding.rule);
  const title = rule?.title ?? finding.message;
  const {line, column} = lines.at(finding.start);
  const more = beyond(finding, title);
  const rows = [
    ...(finding.place ? [`<p class="place">${html(capital(placeText(finding.place)))}</p>`] : []),
    ...(more ? [`<p>${html(more)}</p>`] : []),
    ...finding.related.map(one => {
      const {lines, path} = linesOf(one);
      const place = whereIn(path, lines.at(one.start).line, one.place, voice);
      return `<p>${html(voice.say('see', {place, text: one.message}))}</p>`;
    }),
    ...(rule ? [`<p>${html(rule.why)}</p>`] : []),
    ...finding.fixes.map(fix => `<p><strong>${html(voice.label('fix'))}</strong> ${html(fix.title)}</p>`),
    `<p class="rule">${rule ? `<a href="#r-${html(rule.id)}">${html(voice.say('rule-link'))}</a> · ` : ''}<code>${html(finding.rule)}</code> ${html(finding.covers.join(' '))}</p>`,
  ];
  const data = `data-level="${finding.level}" data-kind="${html(finding.kind)}" data-area="${html(areaOfFinding(finding))}"`;
  return `<article class="finding ${finding.level}" id="${id}" ${data} aria-labelledby="${id}-t">
<h4 id="${id}-t"><span class="tag ${finding.level}">${html(voice.say(finding.level))}</span> <a href="#${id}-m"><span class="sr">${html(voice.say('finding'))} </span>${number}</a> ${html(title)}<span class="sr"> (${html(finding.place ? where(line, finding.place, voice) : voice.say('line-column', {n: line, column}))})</span></h4>
${rows.join('\n')}
</article>`;
}

function setAside(suppressed: readonly (Finding & {readonly reason: string})[], known: readonly Known[], lines: Lines, voice: Voice): string {
  const row = ({start, place, rule, reason, excerpt}: Finding & {readonly reason: string}): string =>
    `<li>${html(capital(where(lines.at(start).line, place, voice)))}: “${html(excerpt)}” <code>${html(rule)}</code>: ${html(reason)}</li>`;
  const list = (title: string, rows: readonly (Finding & {readonly reason: string})[]): string =>
    rows.length ? `<details><summary>${html(title)}</summary>\n<ul>\n${rows.map(row).join('\n')}\n</ul>\n</details>\n` : '';
  return list(voice.say('suppressed-list', {n: suppressed.length}), suppressed) + list(voice.say('known', {n: known.length}), known);
}
