import type {CancellationToken} from 'vscode-languageserver';
import {FAULTS, onlyRule} from '../../core/examples.ts';
import {roleOf} from '../../core/pack/files.ts';
import type {Pack, Rule} from '../../core/pack/types.ts';
import type {ExampleResult, RuleExamples, RuleRequests, RuleTrial} from '../../protocol/index.ts';
import {nameOf} from '../features/workspaceDiagnostics.ts';
import type {EditedPack} from '../host.ts';
import type {Feature, Server} from '../server.ts';
import {messageOf} from '../toDiagnostics.ts';
import type {Kind} from './names.ts';
import {uriIn} from './ruleFiles.ts';
import {ruleOf, type Trial, trialsOf} from './trials.ts';

type Answers = {[M in keyof RuleRequests]: (params: RuleRequests[M]['params'], token: CancellationToken) => Promise<RuleRequests[M]['result']>};

/** Our own requests about packs that somebody writes. */
export const ruleRequests: Feature = {
  capabilities: () => ({}),
  register: server => {
    const answers: Answers = {
      'clauseguard/ruleExamples': params => examplesIn(server, params),
      'clauseguard/packEntry': params => packEntry(server, params),
      'clauseguard/tryRule': (params, token) => tryRule(server, params, token),
    };
    for (const [method, answer] of Object.entries(answers))
      server.connection.onRequest(method, answer as (params: unknown, token: CancellationToken) => unknown);
  },
};

const KINDS: readonly string[] = ['concept', 'source', 'clause', 'requirement'] satisfies Kind[];

async function packEntry({ruleFiles}: Server, {kind, name, folder}: RuleRequests['clauseguard/packEntry']['params']): Promise<string | null> {
  const edited = KINDS.includes(kind) ? await ruleFiles.pack(folder) : undefined;
  const {entryText} = await import('./author.ts');
  return (edited && entryText({kind: kind as Kind, name}, edited)) ?? null;
}

async function examplesIn({host, ruleFiles}: Server, {uri, run}: RuleRequests['clauseguard/ruleExamples']['params']) {
  const place = await host.packOf(uri);
  const edited = place && (await ruleFiles.pack(place.folder));
  if (!edited) return null;
  const whole = place.path === 'pack.yaml';
  const files = edited.files.filter(({path}) => (whole || path === place.path) && ['rule', 'override'].includes(roleOf(path)?.role ?? ''));
  const rules = files.map(({path}) => examplesOf(path, uriIn(place.folder, path), edited, run));
  return {name: edited.pack.name.split('+').at(-1)!, rules: rules.sort((a, b) => (a.rule < b.rule ? -1 : 1))};
}

function examplesOf(path: string, uri: string, {pack, own, problems}: EditedPack, run: boolean): RuleExamples {
  const id = path.replace(/\.yaml$/, '');
  const rule = ruleOf(roleOf(path)!, own);
  if (rule) return {rule: id, title: rule.title, uri, examples: trialsOf(pack, rule, path, run).map(resultOf)};
  const [problem] = problems.filter(one => one.path === path);
  return {rule: id, title: '', uri, examples: [], ...(problem && {problem: `${problem.message} ${problem.repair}`})};
}

const resultOf = ({list, example: {text, line}, fault}: Trial): ExampleResult => ({
  list,
  text,
  line: line - 1,
  ...(fault && {fault: {message: FAULTS[fault.fault], expected: fault.expected, actual: fault.actual}}),
});

/** What a rule would flag in the drafts of the workspace if it alone were on, whatever the configuration says of it. */
async function tryRule(server: Server, {uri, workDoneToken}: RuleRequests['clauseguard/tryRule']['params'], token: CancellationToken) {
  const place = await server.host.packOf(uri);
  const edited = place && (await server.ruleFiles.pack(place.folder));
  const role = place && roleOf(place.path);
  const rule = edited && role && ruleOf(role, edited.own);
  if (!rule) return null;
  const progress = server.connection.window.attachWorkDoneProgress(workDoneToken);
  progress.begin(`Clauseguard tries ${rule.id}`, 0, undefined, true);
  try {
    return await tryInWorkspace(server, rule, edited, (done, name) => progress.report(done, name), token);
  } finally {
    progress.done();
  }
}

async function tryInWorkspace(
  server: Server,
  rule: Rule,
  {pack}: EditedPack,
  report: (percentage: number, name: string) => void,
  token: CancellationToken,
): Promise<RuleTrial> {
  const {host, folders, documents, views} = server;
  const findings: RuleTrial['findings'][number][] = [];
  const unread: string[] = [];
  let drafts = 0;
  const result = (cancelled: boolean): RuleTrial => ({rule: rule.id, title: rule.title, drafts, findings, unread, cancelled});
  for (const folder of folders) {
    const stored = (await host.drafts(folder, false)).drafts;
    for (const [i, draft] of stored.entries()) {
      if (token.isCancellationRequested) return result(true);
      report(Math.round((100 * i) / stored.length), nameOf(draft.uri));
      const open = documents.get(draft.uri);
      const read = await host.read(draft.uri);
      if ('message' in read) {
        unread.push(draft.uri);
        continue;
      }
      const settings = await host.settingsFor(draft.uri);
      // Passages in other languages than the rule's are none of its business.
      const packFor = async (language: string): Promise<Pack | undefined> => (language === pack.language.name ? pack : undefined);
      const alone = {...settings, pack, packFor, options: {...settings.options, ...onlyRule(pack, rule)}};
      const view = await views.once(`${draft.uri}#trial`, {...read, text: open?.getText() ?? read.text}, alone);
      drafts++;
      for (const one of view.report.findings)
        if (one.rule === rule.id)
          findings.push({uri: draft.uri, range: view.places.range(one), level: one.level, excerpt: one.excerpt, message: messageOf(view, one)});
      // Lets a cancellation in.
      await new Promise(resolve => setTimeout(resolve, 0));
    }
  }
  return result(false);
}
