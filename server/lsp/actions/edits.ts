import type {SnippetTextEdit, TextEdit, WorkspaceEdit} from 'vscode-languageserver';
import type {Edit} from '../../core/report/types.ts';
import type {Abilities} from '../abilities.ts';
import type {View} from '../view.ts';
import {locate} from '../whole.ts';

/** An insertion in which the drafter goes on typing: `{...}` in a model clause and the reason of a suppression are places to fill in. */
export interface Template {
  /** Source offset. */
  readonly at: number;
  readonly before: string;
  /** Text with `{name}` for what is to be filled in. */
  readonly text: string;
  readonly after: string;
}

/** Edits of one draft in the form that the client takes. */
export function workspaceEdit(view: View, edits: readonly (TextEdit | SnippetTextEdit)[], client: Abilities): WorkspaceEdit {
  if (!client.versionedEdits) return {changes: {[view.uri]: edits as TextEdit[]}};
  return {documentChanges: [{textDocument: {uri: view.uri, version: view.version}, edits: [...edits]}]};
}

export const editsOf = (view: View, edits: readonly Edit[], client: Abilities): WorkspaceEdit =>
  workspaceEdit(
    view,
    edits.map(one => view.places.edit(one)),
    client,
  );

/** Edits of a draft in all its documents, in offsets of the whole; those that are not open are edited as they lie on disk. */
export function editsInWhole(view: View, edits: readonly Edit[], client: Abilities): WorkspaceEdit {
  const changes = new Map<string, TextEdit[]>();
  for (const {text: newText, ...span} of edits) {
    const {uri, range} = locate(view, span);
    changes.set(uri, [...(changes.get(uri) ?? []), {range, newText}]);
  }
  if (!client.versionedEdits) return {changes: Object.fromEntries(changes)};
  const versionOf = (uri: string): number | null =>
    uri === view.uri ? view.version : (view.whole?.files.find(one => one.uri === uri)?.version ?? null);
  return {documentChanges: [...changes].map(([uri, edits]) => ({textDocument: {uri, version: versionOf(uri)}, edits}))};
}

/** The template as an edit; with tab stops where the client knows them. */
export function fill(view: View, template: Template, client: Abilities): WorkspaceEdit {
  const {at, before, text, after} = template;
  const range = view.places.range({start: at, end: at});
  if (client.snippetEdits && client.versionedEdits)
    return workspaceEdit(view, [{range, snippet: {kind: 'snippet', value: escapeSnippet(before) + toSnippet(text) + escapeSnippet(after)}}], client);
  return workspaceEdit(view, [{range, newText: before + text.replace(/\{\}/g, '') + after}], client);
}

/** `{authority}` as a tab stop that shows its name, `{}` as an empty one; the same name is the same stop. */
export function toSnippet(text: string): string {
  const stops = new Map<string, number>();
  let last = 0;
  return text
    .split(/(\{[^{}\n]*\})/)
    .map(part => {
      if (!/^\{.*\}$/.test(part)) return escapeSnippet(part);
      const name = part.slice(1, -1);
      const known = stops.get(name);
      const stop = known ?? ++last;
      stops.set(name, stop);
      return name === '' ? `$${stop}` : known ? `$${stop}` : `\${${stop}:${escapeSnippet(name)}}`;
    })
    .join('');
}

const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
