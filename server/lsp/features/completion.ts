import {
  type CancellationToken,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver';
import {toSnippet} from '../actions/edits.ts';
import {escape, markup} from '../markdown.ts';
import {type NamedItem, ruleCompletion, withDocumentation} from '../rules/answers.ts';
import type {OpenRuleFile} from '../rules/ruleFiles.ts';
import {ruleText} from '../ruleText.ts';
import {type Feature, forDraft, forRules, type Server} from '../server.ts';
import {type SuppressionSlot, suppressionSlot} from '../suppressionSlot.ts';
import type {View} from '../view.ts';

/** Letters before a preferred term is offered without being asked for. */
const PREFIX = 3;
/** Typing this brings up the model clauses. */
const CLAUSE = 'clause';

/** Opens the list of suggestions, in editors that say they have it. */
const SUGGEST = 'editor.action.triggerSuggest';

/** Where the documentation of an item comes from, when somebody looks at it. */
interface ItemData {
  readonly uri: string;
  readonly rule?: string;
  readonly clause?: string;
}

/** Model clauses and preferred terms in prose; rule ids and beginnings of reasons in suppressions. */
export const completion: Feature = {
  capabilities: () => ({completionProvider: {triggerCharacters: ['-', '/', ' ', '{', ':'], resolveProvider: true}}),
  register: server => {
    const {connection} = server;
    const inDraft = forDraft(server, (view, params: CompletionParams) => complete(view, params, server));
    const inRules = (file: OpenRuleFile, {position}: CompletionParams): CompletionItem[] => ruleCompletion(file, position, server.client);
    const elsewhere = (params: CompletionParams, token: CancellationToken): Promise<CompletionList | null> | null => {
      // A space or a hyphen means something in a suppression only, and no other is worth an analysis.
      const document = server.documents.get(params.textDocument.uri);
      if (!document) return null;
      const line = document.getText({start: {line: params.position.line, character: 0}, end: params.position});
      return params.context?.triggerKind === CompletionTriggerKind.TriggerCharacter && !/(?:<!--|%%)/.test(line) ? null : inDraft(params, token);
    };
    connection.onCompletion(forRules(server, inRules, elsewhere));
    connection.onCompletionResolve(async item => {
      const data = item.data as ItemData | NamedItem | undefined;
      if (data && 'named' in data) {
        const file = await server.ruleFiles.get(data.uri);
        return file ? withDocumentation(item, file, server.client) : item;
      }
      const view = data && (await server.views.get(data.uri));
      if (!view) return item;
      const rule = data.rule === undefined ? undefined : view.rules.get(data.rule);
      const clause = data.clause === undefined ? undefined : view.pack.clauses[data.clause];
      const text = rule ? ruleText(rule, view.pack) : clause ? escape(clause.text) : undefined;
      return text === undefined ? item : {...item, documentation: markup(text, server.client.markdown)};
    });
  },
};

async function complete(view: View, {position, context}: CompletionParams, server: Server): Promise<CompletionList | null> {
  const {source} = view.draft;
  const offset = view.places.offset(position);
  const line = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  const slot = suppressionSlot(line, view.format);
  const items = slot
    ? await inSuppression(view, slot, offset, server)
    : inProse(view, line, offset, context?.triggerKind !== CompletionTriggerKind.TriggerCharacter, server);
  return items.length ? {isIncomplete: false, items} : null;
}

async function inSuppression(view: View, slot: SuppressionSlot, offset: number, server: Server): Promise<CompletionItem[]> {
  const closed = closedComment(view, offset);
  const range = view.places.range({start: offset - slot.typed.length, end: offset});
  const item = (label: string, newText: string, more: Partial<CompletionItem>): CompletionItem => ({
    label,
    filterText: label,
    textEdit: {range, newText},
    ...more,
  });
  // What comes next is offered at once: the rule after the kind, the reason after the rule.
  const next = server.client.commands.includes(SUGGEST) ? {command: {title: 'Suggest', command: SUGGEST}} : {};
  switch (slot.kind) {
    case 'directive':
      return DIRECTIVES.map(([name, detail], i) => {
        const more = {kind: CompletionItemKind.Keyword, detail, sortText: String(i), ...next};
        return closed !== undefined && server.client.snippetCompletions
          ? item(name, `${name} $0 -->`, {...more, insertTextFormat: InsertTextFormat.Snippet})
          : item(name, `${name} `, more);
      });
    case 'rule': {
      // What is found below comes first, in the order in which it is found.
      const near = new Map<string, number>();
      // An open comment swallows the rest of the draft: what would be found with it closed is what is asked for.
      const {report} =
        closed === undefined ? view : await server.views.once(`${view.uri}#closed`, {text: closed, format: view.format}, view.settings);
      for (const {rule, start} of report.findings) if (start > offset && view.rules.has(rule) && !near.has(rule)) near.set(rule, near.size);
      return view.pack.rules.map(({id, title}) =>
        item(id, `${id}: `, {
          kind: CompletionItemKind.Value,
          detail: title,
          sortText: near.has(id) ? `0${String(near.get(id)).padStart(4, '0')}` : `1${id}`,
          data: {uri: view.uri, rule: id} satisfies ItemData,
          ...next,
        }),
      );
    }
    case 'reason':
      return REASONS.map((reason, i) => item(reason, reason, {kind: CompletionItemKind.Text, sortText: String(i)}));
  }
}

/** The draft with the comment closed in which the cursor stands, if it is open at the end of its line. */
function closedComment({draft: {source}, format}: View, offset: number): string | undefined {
  const end = /[\r\n]|$/.exec(source.slice(offset))!.index + offset;
  return format === 'text' || source.slice(offset, end).includes('-->') ? undefined : `${source.slice(0, end)} -->${source.slice(end)}`;
}

const DIRECTIVES = [
  ['clauseguard-ignore-next', 'the next paragraph, item or row'],
  ['clauseguard-ignore-line', 'this line'],
  ['clauseguard-ignore-start', 'from here to clauseguard-ignore-end'],
  ['clauseguard-ignore-end', 'ends what clauseguard-ignore-start began'],
  ['clauseguard-ignore-file', 'the whole draft'],
] as const;

/** Beginnings: a reason that fits every place gives none. */
const REASONS = [
  'Title or wording of another instrument: ',
  'Quoted from ',
  'Term of the law in force, ',
  'Given elsewhere, in ',
  'Decided by ',
  'Does not apply, because ',
];

function inProse(view: View, line: string, offset: number, asked: boolean, {client}: Server): CompletionItem[] {
  const typed = /[\p{L}-]*$/u.exec(line)![0];
  const isBlank = line.trim() === typed.trim();
  const range = view.places.range({start: offset - typed.length, end: offset});
  const items: CompletionItem[] = [];
  const isClause = typed.length >= PREFIX && CLAUSE.startsWith(typed.toLowerCase());
  if (isClause || (asked && typed === '')) items.push(...clauses(view, range, client.snippetCompletions));
  if (typed.length >= PREFIX || (asked && !isBlank)) items.push(...preferred(view, line, offset, typed));
  return items;
}

function clauses(view: View, range: Range, snippets: boolean): CompletionItem[] {
  const states = new Map(view.report.coverage.map(({requirement, state}) => [requirement, state]));
  const requirementOf = new Map(view.pack.rules.flatMap(({insert, covers}) => (insert === undefined ? [] : [[insert, covers[0]!] as const])));
  return Object.entries(view.pack.clauses).map(([key, {title, text}]) => {
    const requirement = requirementOf.get(key) ?? '';
    const state = states.get(requirement);
    const lacks = state === 'missing' || state === 'weak';
    return {
      label: `${CLAUSE}: ${title}`,
      filterText: `${CLAUSE} ${title}`,
      kind: CompletionItemKind.Snippet,
      detail: [requirement, lacks && `${state} in this draft`].filter(Boolean).join(', '),
      sortText: `${state === 'missing' ? 0 : state === 'weak' ? 1 : 2}${title}`,
      insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: {range, newText: snippets ? toSnippet(text.trim()) : text.trim()},
      data: {uri: view.uri, clause: key} satisfies ItemData,
    };
  });
}

/** The wordings that rules prefer, once each, with what they stand for. One that is half written is gone on with from its beginning. */
function preferred(view: View, line: string, offset: number, typed: string): CompletionItem[] {
  const items = new Map<string, CompletionItem>();
  const start = typed.toLowerCase();
  const before = line.slice(0, line.length - typed.length).toLowerCase();
  for (const {id, title, prefer} of view.pack.rules)
    for (const label of prefer ?? []) {
      if (items.has(label)) continue;
      // "person in prostitution (where established)": the bracket tells the drafter when.
      const term = label.replace(/\s*\([^()]*\)$/, '');
      const written = writtenOf(term.toLowerCase(), start, before);
      if (written === undefined) continue;
      const from = line.length - typed.length - written;
      const first = line[from] ?? '';
      const newText = first !== first.toLowerCase() ? term[0]!.toUpperCase() + term.slice(1) : term;
      items.set(label, {
        label,
        filterText: term,
        kind: CompletionItemKind.Text,
        detail: title,
        sortText: `${written ? 2 : 3}${label}`,
        textEdit: {range: view.places.range({start: offset - typed.length - written, end: offset}), newText},
        data: {uri: view.uri, rule: id} satisfies ItemData,
      });
    }
  return [...items.values()];
}

/** How many characters of `before` belong to the term, one of whose words begins with `start`; undefined where none does. The most that fit. */
function writtenOf(term: string, start: string, before: string): number | undefined {
  let written: number | undefined;
  for (let at = 0; at >= 0; at = term.indexOf(' ', at) + 1 || -1) {
    if (!term.startsWith(start, at)) continue;
    const head = term.slice(0, at);
    const begins = before.endsWith(head) && !/[\p{L}\p{N}]$/u.test(before.slice(0, before.length - head.length));
    written = Math.max(written ?? 0, begins ? at : 0);
  }
  return written;
}
