import * as vscode from 'vscode';

/** What may be a file of a pack, by the places that these have. Which of them is one, the server says. */
export const RULE_FILES = [
  {language: 'yaml', pattern: '**/{pack,sources,requirements}.yaml'},
  {language: 'yaml', pattern: '**/{language,safeguard,weakening,structure,accuracy,concepts,clauses,languages,overrides}/**/*.yaml'},
] as const;

/** The file that is named, by a lens, or else the one in front if it may be a rule's. */
export function ruleFile(uri: string | undefined): vscode.Uri | undefined {
  if (typeof uri === 'string') return vscode.Uri.parse(uri);
  const document = vscode.window.activeTextEditor?.document;
  return document && vscode.languages.match([...RULE_FILES], document) > 0 ? document.uri : undefined;
}
