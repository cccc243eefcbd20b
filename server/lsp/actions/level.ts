import type {WorkspaceEdit} from 'vscode-languageserver';
import {TextDocument} from 'vscode-languageserver-textdocument';
import type {Level} from '../../core/pack/types.ts';
import type {Server} from '../server.ts';

/** The next lower level. */
export const LOWER: {readonly [level in Level]: Level | 'off'} = {error: 'warning', warning: 'advice', advice: 'off'};

/**
 * Gives a rule a level in the configuration that holds for `uri`; makes one in the open folder where there is none. Undefined where that cannot
 * be done: no folder, a client that makes no files, or a configuration that has to be mended first.
 */
export async function levelEdit(
  {host, documents, client}: Server,
  uri: string,
  rule: string,
  level: Level | 'off',
): Promise<WorkspaceEdit | undefined> {
  const place = await host.configurationFor(uri);
  if (!place) return undefined;
  if (!place.exists) {
    if (!client.createsFiles || !client.versionedEdits) return undefined;
    const newText = `rules:\n  ${rule}: ${level}\n`;
    return {
      documentChanges: [
        {kind: 'create', uri: place.uri, options: {ignoreIfExists: true}},
        {textDocument: {uri: place.uri, version: null}, edits: [{range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, newText}]},
      ],
    };
  }
  // Where it is open and not saved, the editor's text is the one that is edited.
  const open = documents.get(place.uri);
  const text = open?.getText() ?? (await host.readText(place.uri));
  if (text === undefined) return undefined;
  // The YAML parser is loaded when somebody edits YAML.
  const {setLevel} = await import('./configurationEdit.ts');
  const change = setLevel(text, rule, level);
  if (!change) return undefined;
  const document = TextDocument.create(place.uri, 'yaml', 0, text);
  const edit = {range: {start: document.positionAt(change.start), end: document.positionAt(change.end)}, newText: change.text};
  return client.versionedEdits
    ? {documentChanges: [{textDocument: {uri: place.uri, version: open?.version ?? null}, edits: [edit]}]}
    : {changes: {[place.uri]: [edit]}};
}
