import {type Diagnostic, DiagnosticSeverity} from 'vscode-languageserver';
import {FAULTS} from '../../core/examples.ts';
import type {Problem} from '../../core/span.ts';
import type {Feature, Server} from '../server.ts';
import {SOURCE} from '../toDiagnostics.ts';
import type {OpenRuleFile} from './ruleFiles.ts';
import {ruleOf, type Trial, trialsOf} from './trials.ts';

/** What is wrong with the rule files that are open: sent whenever their pack is up to date. In the words of `clauseguard rules test`. */
export const ruleDiagnostics: Feature = {
  capabilities: () => ({}),
  register: server => {
    const {ruleFiles, events} = server;
    ruleFiles.onDidCompile(folder => void show(server, folder));
    events.files.event(uris => ruleFiles.refresh(uris.filter(uri => /\.ya?ml$/i.test(uri))));
    events.settings.event(() => ruleFiles.refresh());
  },
};

async function show({ruleFiles, connection, documents, client}: Server, folder: string): Promise<void> {
  for (const uri of ruleFiles.openIn(folder)) {
    const file = await ruleFiles.get(uri);
    // A later version is compiled later.
    if (file && documents.get(uri)?.version === file.version)
      await connection.sendDiagnostics({uri, version: file.version, diagnostics: diagnosticsOf(file)});
  }
  if (client.refreshes.codeLens) await connection.sendRequest('workspace/codeLens/refresh').catch(() => {});
}

function diagnosticsOf(file: OpenRuleFile): Diagnostic[] {
  const {edited, path, role} = file;
  const rule = ruleOf(role, edited.own);
  const trials = rule ? trialsOf(edited.pack, rule, path) : [];
  return [
    ...edited.problems.filter(one => one.path === path).map(one => fromProblem(one, file)),
    ...trials.flatMap(one => fromTrial(one, file) ?? []),
  ];
}

const fromProblem = ({line, column, level, message, repair}: Problem, {text, places, author}: OpenRuleFile): Diagnostic => ({
  range: places.range(author.problemSpan(text, line, column)),
  severity: level === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  source: SOURCE,
  code: 'pack',
  message: `${message}\n${repair}`,
});

function fromTrial({fault, keys, example}: Trial, {text, places, author}: OpenRuleFile): Diagnostic | undefined {
  if (!fault) return undefined;
  const span =
    fault.fault === 'fix' ? author.exampleSpan(text, [...keys, 'becomes'], undefined, '') : author.exampleSpan(text, keys, fault.at, example.text);
  return {
    range: places.range(span ?? {start: 0, end: 0}),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    code: `example/${fault.fault}`,
    message: `${FAULTS[fault.fault]}\nFound: ${fault.actual.trim()}`,
  };
}
