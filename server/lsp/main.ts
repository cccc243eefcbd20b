import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {createConnection, DiagnosticSeverity, ProposedFeatures, TextDocumentSyncKind, TextDocuments} from 'vscode-languageserver/node';
import {TextDocument} from 'vscode-languageserver-textdocument';
import type {Level} from '../core/pack/types.ts';
import {formatOf} from '../host/formats.ts';
import {checkText, SettingsReader} from '../host/settings.ts';

const SEVERITY: {readonly [level in Level]: DiagnosticSeverity} = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  advice: DiagnosticSeverity.Information,
};

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const settings = new SettingsReader({
  folder: process.cwd(),
  packs: [],
  levels: new Map(),
  configuration: true,
  report: ({path, line, message, repair}) => connection.window.showWarningMessage(`${path}:${line}: ${message} ${repair}`),
});

connection.onInitialize(() => ({capabilities: {textDocumentSync: TextDocumentSyncKind.Incremental}, serverInfo: {name: 'Clauseguard'}}));
documents.onDidChangeContent(({document}) => void publish(document));
documents.onDidClose(({document}) => void connection.sendDiagnostics({uri: document.uri, diagnostics: []}));

async function publish(document: TextDocument): Promise<void> {
  const {uri, version} = document;
  const isFile = uri.startsWith('file:');
  const file = isFile ? fileURLToPath(uri) : process.cwd();
  // The extension decides; a document without a file has only the editor's word for it.
  const format = isFile ? formatOf(file) : document.languageId === 'markdown' ? 'markdown' : 'text';
  const own = await settings.settingsFor(file);
  if (!format || own.excludes(file) || documents.get(uri)?.version !== version) return;
  const titles = new Map(own.pack.rules.map(rule => [rule.id, rule.title]));
  const diagnostics = checkText(document.getText(), format, own).findings.map(finding => ({
    range: {start: document.positionAt(finding.start), end: document.positionAt(finding.end)},
    severity: SEVERITY[finding.level],
    source: 'Clauseguard',
    code: finding.rule,
    message: [titles.get(finding.rule), finding.message].filter(Boolean).join('\n'),
  }));
  await connection.sendDiagnostics({uri, version, diagnostics});
}

documents.listen(connection);
connection.listen();
