import type {CancellationToken} from 'vscode-languageserver';
import {excerptOf} from '../../core/judge/fix.ts';
import {levelOf} from '../../core/judge/level.ts';
import type {Level, Pack, Rule} from '../../core/pack/types.ts';
import {say} from '../../core/pack/wording.ts';
import {areaName, areaOf} from '../../core/report/areas.ts';
import {requirementNames} from '../../core/report/requirementNames.ts';
import type {Evidence} from '../../core/report/types.ts';
import type {
  DraftCoverage,
  DraftReport,
  DraftSummary,
  Problem,
  ReadDraft,
  Requests,
  RuleDetails,
  RuleRequests,
  RuleSummary,
} from '../../protocol/index.ts';
import {clausesOf, insertionOf} from '../clauses.ts';
import type {DraftSettings} from '../host.ts';
import {ruleText} from '../ruleText.ts';
import {type Feature, forDraft, type Server} from '../server.ts';
import {toDiagnostics} from '../toDiagnostics.ts';
import type {View} from '../view.ts';
import {partPlace} from '../whole.ts';
import {nameOf} from './workspaceDiagnostics.ts';

type Method = Exclude<keyof Requests, keyof RuleRequests>;
type Answers = {[M in Method]: (params: Requests[M]['params'], token: CancellationToken) => Promise<Requests[M]['result']>};

/** Our own requests; server/protocol/index.ts says what each asks and gives. */
export const requests: Feature = {
  capabilities: () => ({}),
  register: server => {
    const settingsOf = (uri: string | undefined): Promise<DraftSettings> => server.host.settingsFor(uri ?? `${server.folders[0] ?? 'untitled:'}/any`);
    const answers: Answers = {
      'clauseguard/report': forDraft(server, ({uri, version, report}): DraftReport => ({uri, version, ...report})),
      'clauseguard/coverage': forDraft(server, coverageOf),
      'clauseguard/explainRule': async ({rule, uri}) => {
        const settings = await settingsOf(uri);
        // An open draft may be in other languages than most.
        const pack = (uri === undefined ? undefined : await server.views.get(uri))?.pack ?? settings.pack;
        const exact = pack.rules.filter(one => one.id === rule);
        return (exact.length ? exact : pack.rules.filter(one => one.id.split('/').at(-1) === rule || one.covers.includes(rule))).map(one =>
          detailsOf(one, pack, settings),
        );
      },
      'clauseguard/rules': async ({uri}) => {
        const settings = await settingsOf(uri);
        return settings.pack.rules.map(rule => summaryOf(rule, settings));
      },
      'clauseguard/clauses': forDraft(server, clausesOf),
      'clauseguard/insertClause': forDraft(server, (view, {clause, position}) => insertionOf(view, clause, position, server.client)),
      'clauseguard/readDraft': async ({textDocument}) => readDraft(server, textDocument.uri),
      'clauseguard/configuration': async ({uri}) => (await server.host.configurationFor(uri ?? `${server.folders[0] ?? 'untitled:'}/any`)) ?? null,
      'clauseguard/checkWorkspace': (params, token) => checkWorkspace(server, params, token),
    };
    for (const [method, answer] of Object.entries(answers))
      server.connection.onRequest(method, answer as (params: unknown, token: CancellationToken) => unknown);
  },
};

/** The draft as it lies on disk, whatever is open. */
async function readDraft(server: Server, uri: string): Promise<ReadDraft | null> {
  const settings = await server.host.settingsFor(uri);
  if (settings.excludes(uri)) return null;
  const draft = await server.host.read(uri);
  if ('message' in draft) {
    const report = {uri, version: 0, languages: [], findings: [], suppressed: [], coverage: []};
    return {uri, text: '', report, diagnostics: [], problem: draft};
  }
  const view = await server.views.once(uri, draft, settings);
  return {uri, text: draft.text, report: {uri, version: 0, ...view.report}, diagnostics: toDiagnostics(view, server)};
}

function coverageOf(view: View): DraftCoverage {
  const {uri, version, draft, report, pack, places, whole} = view;
  // The findings of all files, this one's first.
  const found = [{uri, report, places}, ...(whole?.files ?? []).filter(one => one.uri !== uri)].flatMap(file =>
    file.report.findings.map(finding => ({finding, range: file.places.range(finding), ...(file.uri !== uri && {uri: file.uri})})),
  );
  const mainRules = new Map<string, Rule[]>();
  const names = requirementNames(pack);
  for (const rule of pack.rules) mainRules.set(rule.covers[0]!, [...(mainRules.get(rule.covers[0]!) ?? []), rule]);
  return {
    uri,
    version,
    requirements: view.coverage.map(({requirement, state, evidence}) => {
      const rules = mainRules.get(requirement) ?? [];
      return {
        requirement,
        name: names.get(requirement) ?? requirement,
        area: areaOf(requirement),
        areaName: areaName(areaOf(requirement), pack.language) || say(pack.language.wording, 'other-matters'),
        title: (rules.find(rule => rule.needs) ?? rules[0])?.title ?? requirement,
        state,
        evidence: widest(evidence).map(({start, end, role, part}) => {
          const base = part === undefined ? undefined : whole!.files[part]!.start;
          const place = partPlace(view, {start, end, ...(part !== undefined && {part})});
          const excerpt = base === undefined ? excerptOf(draft, {start, end}) : excerptOf(whole!.draft, {start: start + base, end: end + base});
          return {role, start, end, range: place.range, excerpt, ...(place.uri !== uri && {uri: place.uri})};
        }),
        rules: rules.map(rule => rule.id),
        clauses: clausesFor(rules, pack),
        findings: found
          .filter(({finding}) => finding.covers.includes(requirement))
          .map(({finding: {rule, fingerprint, level}, ...place}) => ({rule, fingerprint, level, ...place})),
      };
    }),
  };
}

/** Of evidence that stands in one another, the widest: several rules may point at more or fewer of the same words, and a reader sees one place. */
function widest(evidence: readonly Evidence[]): Evidence[] {
  const kept = new Set<Evidence>();
  /** How far what is kept reaches, by document and role. */
  const reach = new Map<string, number>();
  // In order of their start, the wider first, so that what holds another one comes before it.
  for (const one of [...evidence].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const key = `${one.part ?? ''} ${one.role}`;
    if (one.end <= (reach.get(key) ?? -1)) continue;
    reach.set(key, one.end);
    kept.add(one);
  }
  return evidence.filter(one => kept.has(one));
}

function clausesFor(rules: readonly Rule[], {clauses}: Pack): {key: string; title: string}[] {
  // What the requirement's own safeguard rules offer comes before what repairs a weakening.
  const keys = [...rules].sort((a, b) => Number(b.needs !== undefined) - Number(a.needs !== undefined)).flatMap(rule => rule.insert ?? []);
  return [...new Set(keys)].flatMap(key => (clauses[key] ? [{key, title: clauses[key].title}] : []));
}

const summaryOf = (rule: Rule, {options}: DraftSettings): RuleSummary => ({
  id: rule.id,
  kind: rule.kind,
  title: rule.title,
  covers: rule.covers,
  level: levelOf(rule, options),
});

function detailsOf(rule: Rule, pack: Pack, settings: DraftSettings): RuleDetails {
  const clause = rule.insert === undefined ? undefined : pack.clauses[rule.insert];
  return {
    ...summaryOf(rule, settings),
    why: rule.why,
    misses: rule.misses,
    advise: rule.advise,
    prefer: rule.prefer ?? [],
    sources: rule.source.map(key => sourceOf(key, pack)),
    ...(clause && {clause}),
    examples: {
      flags: rule.examples.flags.map(({text, marks, becomes}) => ({text, marks, becomes})),
      allows: rule.examples.allows.map(({text}) => ({text})),
    },
    markdown: ruleText(rule, pack),
  };
}

function sourceOf(key: string, pack: Pack): RuleDetails['sources'][number] {
  const {title, type, checked, url} = pack.sources[key] ?? {title: key, type: '', checked: ''};
  return {key, title, type, checked, ...(url !== undefined && {url})};
}

async function checkWorkspace(server: Server, {workDoneToken}: Requests['clauseguard/checkWorkspace']['params'], token: CancellationToken) {
  const {host, views, folders, connection, documents} = server;
  const files: DraftSummary[] = [];
  const problems: Problem[] = [];
  const progress = connection.window.attachWorkDoneProgress(workDoneToken);
  progress.begin('Clauseguard checks the workspace', 0, undefined, true);
  try {
    for (const folder of folders) {
      const found = await host.drafts(folder, false);
      problems.push(...found.problems);
      const known = new Set(server.client.pullsDiagnostics ? (await host.drafts(folder, true)).drafts.map(one => one.uri) : []);
      for (const [i, {uri}] of found.drafts.entries()) {
        if (token.isCancellationRequested) return {files, problems, cancelled: true};
        progress.report(Math.round((100 * i) / found.drafts.length), nameOf(uri));
        // What somebody is writing counts as it stands in the editor.
        const open = documents.get(uri) && (await views.get(uri));
        const draft = open ?? (await host.read(uri));
        if ('message' in draft) {
          problems.push(draft);
          continue;
        }
        const view = 'report' in draft ? draft : await views.once(uri, draft, await host.settingsFor(uri));
        const count = (level: Level): number => view.report.findings.filter(one => one.level === level).length;
        const isShown = documents.get(uri) !== undefined || known.has(uri);
        files.push({
          uri,
          ...{error: count('error'), warning: count('warning'), advice: count('advice')},
          ...(!isShown && {diagnostics: toDiagnostics(view, server)}),
        });
        // Lets a cancellation in.
        await new Promise(resolve => setTimeout(resolve, 0));
      }
    }
    return {files, problems, cancelled: false};
  } finally {
    progress.done();
  }
}
