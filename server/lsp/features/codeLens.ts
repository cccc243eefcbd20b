import type {CodeLens} from 'vscode-languageserver';
import {scopeOf} from '../../core/judge/scope.ts';
import type {CoverageState} from '../../core/report/types.ts';
import {blockAt} from '../blocks.ts';
import {ruleLenses} from '../rules/answers.ts';
import type {OpenRuleFile} from '../rules/ruleFiles.ts';
import {headOf} from '../sections.ts';
import {type Feature, forDraft, forRules, type Server} from '../server.ts';
import {rulesOf, type View} from '../view.ts';

const SHOW_COVERAGE = 'clauseguard.showCoverage';

/** Over each article that calls for safeguards: how many of them the draft gives. */
export const codeLens: Feature = {
  capabilities: () => ({codeLensProvider: {resolveProvider: false}}),
  register: server => {
    const inDraft = forDraft(server, (view): CodeLens[] => (server.settings.codeLens ? lensesOf(view, server) : []));
    const inRules = async ({uri}: OpenRuleFile): Promise<CodeLens[]> => {
      const file = server.settings.codeLens ? await server.ruleFiles.settled(uri) : undefined;
      return file ? ruleLenses(file, server.client) : [];
    };
    server.connection.onCodeLens(forRules(server, inRules, inDraft));
  },
};

function lensesOf(view: View, {client}: Server): CodeLens[] {
  return [...byArticle(view)]
    .sort(([a], [b]) => a - b)
    .map(([section, states]) => {
      const title = lensTitle([...states.values()]);
      const isShown = client.commands.includes(SHOW_COVERAGE);
      const start = view.places.position(headOf(view.draft, section).start);
      return {
        range: {start, end: view.places.endOfLine(start.line)},
        command: {title, command: isShown ? SHOW_COVERAGE : '', arguments: isShown ? [view.uri, [...states.keys()]] : undefined},
      };
    });
}

/** "3 of 5 safeguards: 1 weak, 1 missing", "All 4 safeguards are there", "1 safeguard: missing". */
export function lensTitle(states: readonly CoverageState[]): string {
  if (states.length === 1) return `1 safeguard: ${states[0]}`;
  const count = (state: CoverageState): number => states.filter(one => one === state).length;
  const lacks = [count('weak') && `${count('weak')} weak`, count('missing') && `${count('missing')} missing`].filter(Boolean).join(', ');
  return lacks ? `${count('present')} of ${states.length} safeguards: ${lacks}` : `All ${states.length} safeguards are there`;
}

/**
 * For each article (or what stands for one) the safeguards that something in it calls for, with their state there. The draft's coverage says how
 * the worst provision stands; an article that no finding names has what it needs.
 */
function byArticle({draft, report, coverage, pack}: View): Map<number, Map<string, CoverageState>> {
  const articleAt = (offset: number): number => scopeOf(draft, blockAt(draft, offset).section, 'article');
  const rules = rulesOf(pack);
  const lacking = new Map<string, Set<number>>();
  // A suppression silences the finding; the safeguard is not there all the same.
  for (const {rule, covers, start, related} of [...report.findings, ...report.suppressed]) {
    if (!rules.get(rule)?.needs) continue;
    const articles = lacking.get(covers[0]!) ?? new Set<number>();
    lacking.set(covers[0]!, articles.add(articleAt(start)));
    for (const other of related) if (other.role === 'trigger' && other.part === undefined) articles.add(articleAt(other.start));
  }
  const articles = new Map<number, Map<string, CoverageState>>();
  for (const {requirement, state, evidence} of coverage) {
    if (state === 'not-applicable') continue;
    for (const {start, role, part} of evidence) {
      if (role === 'safeguard' || part !== undefined) continue;
      const section = articleAt(start);
      if (section === 0) continue;
      const states = articles.get(section) ?? new Map<string, CoverageState>();
      articles.set(section, states);
      const here: CoverageState = lacking.get(requirement)?.has(section)
        ? state === 'missing'
          ? 'missing'
          : 'weak'
        : role === 'weakening'
          ? 'weak'
          : 'present';
      const before = states.get(requirement);
      if (!before || WORST.indexOf(here) < WORST.indexOf(before)) states.set(requirement, here);
    }
  }
  return articles;
}
const WORST: readonly CoverageState[] = ['missing', 'weak', 'present', 'not-applicable'];
