import {type CodeAction, CodeActionKind, type CodeActionParams, LSPErrorCodes, ResponseError, type WorkspaceEdit} from 'vscode-languageserver';
import type {Edit, Finding} from '../../core/report/types.ts';
import {editsOf, fill} from '../actions/edits.ts';
import {asArticle, asParagraph} from '../actions/insertClause.ts';
import {levelEdit} from '../actions/level.ts';
import {type Deed, FIX_ALL, isInsertion, type Offer, offersFor} from '../actions/offers.ts';
import {suppress} from '../actions/suppress.ts';
import {ruleActions} from '../rules/answers.ts';
import {type Feature, forDraft, forRules, type Server} from '../server.ts';
import {byNearness, type DiagnosticData} from '../toDiagnostics.ts';
import type {View} from '../view.ts';

/** Of more findings at once nobody reads the list of what to do. */
const MOST_FINDINGS = 20;

/** What a code action carries until somebody chooses it. */
interface ActionData {
  readonly uri: string;
  readonly deed: Deed;
}

export const codeActions: Feature = {
  capabilities: () => ({codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true}}),
  register: server => {
    const {connection} = server;
    const inDraft = forDraft(server, async (view, params: CodeActionParams): Promise<CodeAction[]> => {
      if (view.readOnly || !server.client.codeActions) return [];
      const actions = await Promise.all(chosen(view, params).map(offer => toAction(server, view, offer, params)));
      return actions.filter(action => action !== undefined);
    });
    connection.onCodeAction(forRules(server, (file, params) => (server.client.codeActions ? ruleActions(file, params) : []), inDraft));
    connection.onCodeActionResolve(async (action, token) => {
      const data = action.data as ActionData | undefined;
      const view = data && (await server.views.get(data.uri, token));
      const edit = view && (await edited(server, view, data.deed));
      if (!edit) throw new ResponseError(LSPErrorCodes.ContentModified, 'The draft has changed; ask for its fixes again.');
      return {...action, edit};
    });
  },
};

/** What suits the kinds that the client asks for; source actions only when they are asked for. */
function chosen(view: View, {range, context}: CodeActionParams): Offer[] {
  const wants = (kind: string): boolean =>
    context.only?.some(one => one === '' || kind === one || kind.startsWith(`${one}.`)) ?? kind === CodeActionKind.QuickFix;
  const offers: Offer[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const {start, end} = view.places.span(range);
    // A group of safeguards is underlined at its first; the others stand in the diagnostic's data.
    const named = new Set(context.diagnostics.flatMap(one => (one.data as DiagnosticData | undefined)?.fingerprints ?? []));
    const findings = view.report.findings.filter(one => (one.start <= end && start <= one.end) || named.has(one.fingerprint)).sort(byNearness);
    offers.push(...offersFor(view, findings.slice(0, MOST_FINDINGS)));
  }
  if (wants(FIX_ALL) && safeEdits(view).length)
    offers.push({title: 'Apply all safe fixes of Clauseguard', kind: FIX_ALL, preferred: false, deed: {do: 'fixAll'}});
  return offers;
}

async function toAction(server: Server, view: View, offer: Offer, {context}: CodeActionParams): Promise<CodeAction | undefined> {
  const {title, kind, preferred, finding, deed} = offer;
  // What depends on where the clause goes is known without making the edit, and nothing is offered that cannot be done.
  const insertion = deed.do === 'insert' ? insertionOf(view, deed) : undefined;
  if (deed.do === 'insert' && !insertion) return undefined;
  const diagnostics =
    finding && context.diagnostics.filter(one => (one.data as DiagnosticData | undefined)?.fingerprints.includes(finding.fingerprint));
  const action: CodeAction = {
    title: insertion?.place && deed.do === 'insert' ? `${title.replace(/ as a new article$/, '')} ${insertion.place}` : title,
    kind,
    ...(diagnostics?.length && {diagnostics}),
    ...(preferred && {isPreferred: true}),
  };
  if (server.client.resolvesEdits) return {...action, data: {uri: view.uri, deed} satisfies ActionData};
  const edit = await edited(server, view, deed);
  return edit && {...action, edit};
}

async function edited(server: Server, view: View, deed: Deed): Promise<WorkspaceEdit | undefined> {
  const {client} = server;
  if (deed.do === 'level') return levelEdit(server, view.uri, deed.rule, deed.level);
  if (deed.do === 'fixAll') return editsOf(view, safeEdits(view, deed.rule), client);
  const finding = findingOf(view, deed.fingerprint);
  if (!finding) return undefined;
  switch (deed.do) {
    case 'fix': {
      const fix = finding.fixes[deed.fix];
      return fix && editsOf(view, fix.edits, client);
    }
    case 'insert': {
      const insertion = insertionOf(view, deed);
      return insertion && fill(view, insertion, client);
    }
    case 'suppress':
      return fill(view, suppress(view, finding), client);
  }
}

function insertionOf(view: View, {fingerprint, as}: Extract<Deed, {do: 'insert'}>) {
  const finding = findingOf(view, fingerprint);
  const rule = finding && view.rules.get(finding.rule);
  const clause = rule?.insert === undefined ? undefined : view.pack.clauses[rule.insert];
  const n = finding?.fixes.findIndex((_, i) => isInsertion(finding, i, rule)) ?? -1;
  if (!finding || !clause || n < 0) return undefined;
  const at = finding.fixes[n]!.edits[0]!.start;
  return as === 'article' ? asArticle(view.draft, finding, clause, at) : asParagraph(view.draft, finding, clause, at);
}

const findingOf = (view: View, fingerprint: string): Finding | undefined => view.report.findings.find(one => one.fingerprint === fingerprint);

/** The edits of all safe fixes that stand alone for their finding; of two that meet, the first. */
function safeEdits({report}: View, rule?: string): Edit[] {
  const edits: Edit[] = [];
  let end = -1;
  for (const finding of report.findings) {
    const [fix] = finding.fixes;
    if (!fix?.safe || finding.fixes.length > 1 || (rule !== undefined && finding.rule !== rule) || fix.edits.some(edit => edit.start < end)) continue;
    edits.push(...fix.edits);
    end = Math.max(end, ...fix.edits.map(edit => edit.end));
  }
  return edits;
}
