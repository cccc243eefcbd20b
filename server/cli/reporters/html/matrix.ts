import {areaOf} from '../../../core/report/areas.ts';
import type {Voice} from '../../voice.ts';
import {type AppliedState, type CoverageRow, CoverageTable, STATES} from '../coverageTable.ts';
import {escapeHtml as html} from '../escape.ts';
import type {DraftFacts} from './parts.ts';

/** With more drafts than these a column each would fit no screen and no page. */
const FEW_DRAFTS = 6;
const SIGN: {readonly [state in AppliedState]: string} = {missing: '✕', weak: '◐', present: '✓'};
const BAR = 200;

/** The safeguards that the drafts call for, by area: a coloured cell per draft, or for many drafts a bar of how many give it. */
export function matrix(files: readonly DraftFacts[], nameOf: (requirement: string) => string, voice: Voice): string {
  // Of a draft in several files the first stands for all.
  const drafts = files.filter(one => one.partOf === undefined);
  const table = new CoverageTable(FEW_DRAFTS);
  for (const {path, coverage} of drafts)
    table.add(
      path,
      coverage.map(([requirement, state]) => ({requirement, state})),
    );
  const rows = table.rows();
  if (!rows.length) return `<p>${html(voice.say('safeguards-none'))}</p>`;
  const shown = table.isComplete ? drafts : [];
  const areas = [...new Set(rows.map(row => areaOf(row.requirement)))];
  const head = shown.length
    ? shown.map(({path, id}) => `<th scope="col"><a href="#${id}">${html(path)}</a></th>`).join('')
    : `<th scope="col">${html(voice.say('drafts'))}</th>${STATES.map(state => `<th scope="col" class="number">${html(voice.say(state))}</th>`).join('')}`;
  const width = 1 + (shown.length || STATES.length + 1);
  const body = areas.map(area => {
    const own = rows.filter(row => areaOf(row.requirement) === area);
    const cells = own.map(
      row => `<tr><th scope="row">${html(nameOf(row.requirement))} <small>${html(row.requirement)}</small></th>${cellsOf(row, shown, voice)}</tr>`,
    );
    return `<tbody>\n<tr class="area"><th scope="rowgroup" colspan="${width}">${html(voice.area(area))}</th></tr>\n${cells.join('\n')}\n</tbody>`;
  });
  const totals = STATES.map(
    state =>
      `<span class="tag ${state}">${SIGN[state]} ${html(voice.say('state-count', {count: table.total(state), state: voice.say(state)}))}</span>`,
  ).join(' ');
  return `<p class="counts">${totals}</p>
<div class="wide" role="region" aria-label="${html(voice.say('safeguards-table'))}" tabindex="0"><table class="matrix">
<thead><tr><th scope="col">${html(voice.say('safeguard'))}</th>${head}</tr></thead>
${body.join('\n')}
</table></div>`;
}

function cellsOf({requirement, counts}: CoverageRow, drafts: readonly DraftFacts[], voice: Voice): string {
  if (!drafts.length) return `<td>${bar(counts)}</td>${STATES.map(state => `<td class="number">${counts[state]}</td>`).join('')}`;
  return drafts
    .map(({id, coverage}) => {
      const found = coverage.find(([one]) => one === requirement);
      if (!found) return `<td class="none"><span class="sr">${html(voice.say('not-called-for'))}</span><span aria-hidden="true">–</span></td>`;
      const [, state, line] = found;
      const text = `<span aria-hidden="true">${SIGN[state]}</span> ${html(voice.say(state))}`;
      return `<td class="${state}">${line ? `<a href="#${id}-L${line}">${text}<small>, ${html(voice.say('line', {n: line}))}</small></a>` : text}</td>`;
    })
    .join('');
}

/** A stacked bar. The numbers stand beside it, so it says nothing to a screen reader. */
function bar(counts: CoverageRow['counts']): string {
  const total = STATES.reduce((sum, state) => sum + counts[state], 0);
  let x = 0;
  const parts = STATES.map(state => {
    const width = Math.round((counts[state] / total) * BAR * 10) / 10;
    const part = `<rect class="${state}" x="${Math.round(x * 10) / 10}" width="${width}" height="14"/>`;
    x += width;
    return part;
  });
  return `<svg class="bar" viewBox="0 0 ${BAR} 14" width="${BAR}" height="14" aria-hidden="true">${parts.join('')}</svg>`;
}
