import * as vscode from 'vscode';
import type {Middleware, vsdiag} from 'vscode-languageclient';

/** Of the pages that `pages.ts` writes. */
export const RULE_SCHEME = 'clauseguard-rule';

/** Where the page of a rule is. `draft`: the draft whose configuration says which rules are in force. */
export const pageOf = (rule: string, draft: vscode.Uri | undefined): vscode.Uri =>
  vscode.Uri.from({scheme: RULE_SCHEME, path: `/${rule}.md`, query: draft?.toString() ?? ''});

/** Codes that no rule stands behind: a suppression that is wrong, a configuration that cannot be read. */
const NO_RULE = /^(?:suppression\/|[^/]*$)/;

/**
 * Makes the code of each finding a link to the page of its rule. Done here, because the address is one that only this editor opens, and a thousand addresses would travel with every edit.
 * The links name no web page and no command, so they work offline and where nothing is trusted.
 */
export function linkCodes(diagnostics: readonly vscode.Diagnostic[], draft: vscode.Uri): void {
  for (const one of diagnostics)
    if (typeof one.code === 'string' && !NO_RULE.test(one.code)) one.code = {value: one.code, target: pageOf(one.code, draft)};
}

export const linkedCodes: Middleware = {
  provideDiagnostics: async (document, previous, token, next) => {
    const report = await next(document, previous, token);
    if (report && 'items' in report) linkCodes(report.items, document instanceof vscode.Uri ? document : document.uri);
    return report;
  },
  provideWorkspaceDiagnostics: (previous, token, tell, next) =>
    next(previous, token, chunk => {
      for (const file of chunk?.items ?? []) linkFile(file);
      tell(chunk);
    }),
};

const linkFile = (file: vsdiag.WorkspaceDocumentDiagnosticReport): void => {
  if ('items' in file) linkCodes(file.items, file.uri);
};
