import {spawn} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import type * as vscode from 'vscode';
import type {Format} from './types.ts';

const FORMATS = [
  ['HTML', 'table of safeguards, the draft with the findings in place, filters', 'html', 'html'],
  ['Markdown', 'for a comment or a message', 'markdown', 'md'],
  ['JSON', 'for programs', 'json', 'json'],
  ['SARIF', 'for code scanning and other editors', 'sarif', 'sarif'],
] as const;

/** The reports of the command line, about a draft as it stands in the editor. They are the same, byte for byte, as in continuous integration. */
export const commandLineFormats = (commandLine: string): Format[] =>
  FORMATS.map(([label, description, format, extension]) => ({
    label,
    description: `${description} (.${extension})`,
    extension,
    write: draft => run(commandLine, format, draft),
  }));

function run(commandLine: string, format: string, draft: vscode.TextDocument): Promise<string> {
  const name = draft.isUntitled ? `untitled${draft.languageId === 'markdown' ? '.md' : '.txt'}` : path.basename(draft.uri.fsPath);
  const cwd = draft.uri.scheme === 'file' ? path.dirname(draft.uri.fsPath) : undefined;
  return new Promise((resolve, reject) => {
    const args = [commandLine, 'check', '--stdin', '--stdin-filename', name, '--format', format, '--fail-on', 'never'];
    // The editor's own Node; without the variable it would start another editor.
    const child = spawn(process.execPath, args, {cwd, env: {...process.env, ELECTRON_RUN_AS_NODE: '1'}, stdio: ['pipe', 'pipe', 'pipe']});
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', reject);
    child.on('close', () => {
      const text = Buffer.concat(output).toString('utf8');
      if (text) resolve(text);
      else reject(new Error(Buffer.concat(errors).toString('utf8').trim() || 'The command line gave no report.'));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(draft.getText());
  });
}
