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
import type {PackFile} from '../../core/pack/files.ts';
import type {Abilities} from '../abilities.ts';
import {escape, markup} from '../markdown.ts';
import {Places} from '../places.ts';
import type {Server} from '../server.ts';
import {SOURCE} from '../toDiagnostics.ts';
import type {Offer} from './author.ts';
import type {Name} from './names.ts';
import {type OpenRuleFile, uriIn} from './ruleFiles.ts';
import {ruleOf, trialsOf, trialsTitle} from './trials.ts';

/** The scheme of views of what packs have whose files are not at hand; see `clauseguard/packEntry`. */
const ENTRY_SCHEME = 'clauseguard-entry';
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

/** Where a name is written: in the pack itself, in the files of a pack that it stands on, or, for clients that show these, in a view of what that pack has. */
export async function ruleDefinition(file: OpenRuleFile, position: Position, {client, host}: Server): Promise<Location | LocationLink[] | null> {
  const {places, author, edited, schemas, folder} = file;
  const mention = author.mentionAt(file, places.offset(position), schemas);
  if (!mention) return null;
  const inPacks = async (): Promise<Location | undefined> => {
    const own = declarationIn(file, mention, folder, edited.files);
    if (own) return own;
    for (const below of await host.filesBelow(folder, filesThatDeclare(mention))) {
      const found = declarationIn(file, mention, below.folder, below.files);
      if (found) return found;
    }
    return undefined;
  };
  const target = (await inPacks()) ?? (client.entries && author.entryText(mention, edited) !== undefined ? viewOf(mention, folder) : undefined);
  if (!target) return null;
  const {uri, range} = target;
  return client.links
    ? [{originSelectionRange: places.range(mention.span), targetUri: uri, targetRange: range, targetSelectionRange: range}]
    : target;
}

function declarationIn({author, schemas}: OpenRuleFile, name: Name, folder: string, files: readonly PackFile[]): Location | undefined {
  const found = author.placesOf(name, {files}, schemas).find(one => one.mention.declares);
  if (!found) return undefined;
  const text = files.find(one => one.path === found.path)!.text;
  return {uri: uriIn(folder, found.path), range: new Places(text).range(found.mention.span)};
}

/** Paths in a pack at which something of a kind may be written by its name. */
function filesThatDeclare({kind, name}: Name): RegExp {
  if (kind === 'source' || kind === 'requirement') return new RegExp(`^${kind}s\\.yaml$`);
  return new RegExp(`^${kind}s/(?:.*/)?${name.replace(/[^\w-]/g, '\\$&')}\\.yaml$`);
}

const TOP = {start: {line: 0, character: 0}, end: {line: 0, character: 0}};
const viewOf = ({kind, name}: Name, folder: string): Location => ({
  uri: `${ENTRY_SCHEME}:/${kind}/${encodeURIComponent(name)}.yaml?${encodeURIComponent(folder)}`,
  range: TOP,
});

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
