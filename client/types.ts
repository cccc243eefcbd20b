import type * as vscode from 'vscode';
import type {Pages} from './pages.ts';
import type {ReportPanels} from './report/panel.ts';
import type {RuleTests} from './ruleTests.ts';
import type {SafeguardsView} from './safeguards/view.ts';
import type {Server} from './server.ts';
import type {WordDocuments} from './wordDocuments.ts';

/** A form in which a report can be written. */
export interface Format {
  readonly label: string;
  readonly description: string;
  readonly extension: string;
  /** The report on a draft as it stands in the editor. */
  readonly write: (draft: vscode.TextDocument) => Promise<string>;
}

/** What the commands work with. */
export interface Extension {
  readonly context: vscode.ExtensionContext;
  readonly server: Server;
  readonly safeguards: SafeguardsView;
  readonly reports: ReportPanels;
  readonly pages: Pages;
  readonly wordDocuments: WordDocuments;
  readonly ruleTests: RuleTests;
  /** Forms of a report that only this place can write. */
  readonly formats: readonly Format[];
}
