/** Requests of the protocol about rule files. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  type Location,
  type LocationLink,
  type Position,
  type ReferenceParams,
} from 'vscode-languageserver';
import type {Abilities} from '../abilities.ts';
import {escape, markup} from '../markdown.ts';
import {Places} from '../places.ts';
import {SOURCE} from '../toDiagnostics.ts';
import type {Offer} from './author.ts';
import type {Name} from './names.ts';
import {type OpenRuleFile, uriIn} from './ruleFiles.ts';
import {ruleOf, trialsOf, trialsTitle} from './trials.ts';

const SHOW_EXAMPLES = 'clauseguard.showExamples';
const TRY_RULE = 'clauseguard.tryRule';

export function ruleHover(file: OpenRuleFile, position: Position, client: Abilities): Hover | null {
  const {places, author, edited, schemas} = file;
  const hover = author.hoverAt(file, places.offset(position), edited, schemas);
  return hover ? {contents: markup(hover.markdown, client.markdown), range: places.range(hover)} : null;
}

/** What a completion item carries until somebody looks at it. */
export interface NamedItem {
  readonly uri: string;
  readonly named: Name;
}

const KINDS: {readonly [is in Offer['is']]: CompletionItemKind} = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  concept: CompletionItemKind.Class,
  source: CompletionItemKind.Reference,
  clause: CompletionItemKind.Snippet,
  requirement: CompletionItemKind.Constant,
};

export function ruleCompletion(file: OpenRuleFile, position: Position, client: Abilities): CompletionItem[] {
  const {uri, places, author, edited, schemas} = file;
  return author.offersAt(file, places.offset(position), edited, schemas).map(({label, text, span, is, detail, about, name, first}, i) => ({
    label,
    kind: KINDS[is],
    filterText: label,
    sortText: `${first ? 0 : 1}${String(i).padStart(5, '0')}`,
    textEdit: {range: places.range(span), newText: text},
    ...(detail !== undefined && {detail}),
    ...(about !== undefined && {documentation: markup(escape(about), client.markdown)}),
    ...(name && {data: {uri, named: name} satisfies NamedItem}),
  }));
}

export function withDocumentation(item: CompletionItem, {author, edited}: OpenRuleFile, client: Abilities): CompletionItem {
  const text = author.textAbout((item.data as NamedItem).named, edited);
  return text === undefined ? item : {...item, documentation: markup(text, client.markdown)};
}

export function ruleDefinition(file: OpenRuleFile, position: Position, client: Abilities): Location | LocationLink[] | null {
  const {places, author, edited, schemas, folder} = file;
  const mention = author.mentionAt(file, places.offset(position), schemas);
  const found = mention && author.placesOf(mention, edited, schemas).find(one => one.mention.declares);
  if (!found) return null;
  const target = placeIn(file, found.path, found.mention.span);
  return client.links
    ? [
        {
          originSelectionRange: places.range(mention.span),
          targetUri: uriIn(folder, found.path),
          targetRange: target.range,
          targetSelectionRange: target.range,
        },
      ]
    : target;
}

export function ruleReferences(file: OpenRuleFile, {position, context}: ReferenceParams): Location[] {
  const {places, author, edited, schemas} = file;
  const mention = author.mentionAt(file, places.offset(position), schemas);
  if (!mention) return [];
  return author
    .placesOf(mention, edited, schemas)
    .filter(one => context.includeDeclaration || !one.mention.declares)
    .map(one => placeIn(file, one.path, one.mention.span));
}

function placeIn({folder, edited}: OpenRuleFile, path: string, span: {start: number; end: number}): Location {
  const text = edited.files.find(one => one.path === path)?.text ?? '';
  return {uri: uriIn(folder, path), range: new Places(text).range(span)};
}

/** What was likely meant where a name or key is unknown. */
export function ruleActions(file: OpenRuleFile, {context}: CodeActionParams): CodeAction[] {
  const wants = context.only?.every(one => one !== '' && !CodeActionKind.QuickFix.startsWith(one)) !== true;
  if (!wants) return [];
  const {uri, places, author, edited, schemas} = file;
  return context.diagnostics.flatMap((diagnostic): CodeAction[] => {
    if (diagnostic.source !== SOURCE || diagnostic.code !== 'pack') return [];
    const repair = author.repairAt(file, places.offset(diagnostic.range.start), edited, schemas);
    if (!repair) return [];
    return [
      {
        title: `Write “${repair.text}”`,
        kind: CodeActionKind.QuickFix,
        isPreferred: true,
        diagnostics: [diagnostic],
        edit: {changes: {[uri]: [{range: places.range(repair), newText: repair.text}]}},
      },
    ];
  });
}

/** Over a rule: how its examples stand, and what it would find. */
export function ruleLenses({uri, role, path, edited}: OpenRuleFile, client: Abilities): CodeLens[] {
  if (role.role !== 'rule' && role.role !== 'override') return [];
  const rule = ruleOf(role, edited.own);
  const range = {start: {line: 0, character: 0}, end: {line: 0, character: 0}};
  const lens = (title: string, command: string): CodeLens => {
    const isThere = client.commands.includes(command);
    return {range, command: {title, command: isThere ? command : '', arguments: isThere ? [uri] : undefined}};
  };
  if (!rule) return [lens('This file is not loaded: it has a problem', '')];
  return [
    lens(trialsTitle(trialsOf(edited.pack, rule, path)), SHOW_EXAMPLES),
    ...(client.commands.includes(TRY_RULE) ? [lens('What it flags in the workspace', TRY_RULE)] : []),
  ];
}
