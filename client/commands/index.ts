import * as vscode from 'vscode';
import type {Extension} from '../types.ts';
import {checkWordDocument} from './checkWordDocument.ts';
import {checkWorkspace} from './checkWorkspace.ts';
import {explainRule} from './explainRule.ts';
import {exportReport} from './exportReport.ts';
import {insertClause} from './insertClause.ts';
import {openConfiguration} from './openConfiguration.ts';
import {reveal, showCoverage, showReport} from './show.ts';
import {showExamples} from './showExamples.ts';
import {tryRule} from './tryRule.ts';

// biome-ignore lint/suspicious/noExplicitAny: the editor hands over whatever a button, a key or another extension gives
type Command = (extension: Extension, ...args: any[]) => unknown;

/** Names as package.json and server/protocol have them. */
const COMMANDS: {readonly [name: string]: Command} = {
  checkWorkspace,
  checkWordDocument,
  insertClause,
  showCoverage,
  showReport,
  exportReport,
  explainRule,
  openConfiguration,
  showExamples,
  tryRule,
  restartServer: ({server}) => server.restart(),
  showLog: ({server}) => server.showLog(),
  reveal,
};

export const registerCommands = (extension: Extension): vscode.Disposable[] =>
  Object.entries(COMMANDS).map(([name, run]) => vscode.commands.registerCommand(`clauseguard.${name}`, (...args) => run(extension, ...args)));
