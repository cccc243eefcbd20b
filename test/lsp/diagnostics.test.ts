import assert from 'node:assert/strict';
import {DiagnosticSeverity, DiagnosticTag} from 'vscode-languageserver/node';
import {CAPABLE, Editor, inRange} from './editor.ts';
import {WORKSPACE} from './pack.ts';

describe('diagnostics', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({files: WORKSPACE});
  });
  after(() => editor.stop());

  it('have range, severity, code, source and message', async () => {
    const uri = await editor.open('levels.md', 'The zibbled, the wobbled and the nibbled office.\n');
    const found = await editor.diagnostics(uri);
    assert.deepEqual(
      found.map(({range, severity, code, source, message}) => [inRange(editor.text(uri), range), severity, code, source, message]),
      [
        ['zibbled', DiagnosticSeverity.Error, 'language/zibbled', 'Clauseguard', 'No zibbled'],
        ['wobbled', DiagnosticSeverity.Warning, 'language/wobbled', 'Clauseguard', 'No wobbled'],
        ['nibbled', DiagnosticSeverity.Information, 'language/nibbled', 'Clauseguard', 'No nibbled'],
      ],
    );
  });
});
void CAPABLE;
void DiagnosticTag;
