import * as vscode from 'vscode';
import {DRAFTS} from './drafts.ts';
import type {Server} from './server.ts';

/** The language status item: whether drafts are being checked, and what keeps them from it. */
export function registerStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('clauseguard', [...DRAFTS]);
  item.name = 'Clauseguard';
  const show = (): void => {
    const {state, problems} = server;
    item.busy = state === 'starting';
    item.severity =
      state === 'stopped'
        ? vscode.LanguageStatusSeverity.Error
        : state === 'problem'
          ? vscode.LanguageStatusSeverity.Warning
          : vscode.LanguageStatusSeverity.Information;
    item.text = {
      starting: 'Clauseguard is starting',
      ready: '$(law) Clauseguard',
      problem: `$(law) Clauseguard: ${problems === 1 ? 'a problem' : `${problems} problems`} in the configuration`,
      stopped: 'Clauseguard is off',
    }[state];
    item.detail = {
      starting: '',
      ready: 'Drafts are checked while you write',
      problem: 'Drafts are checked without the part in question',
      stopped: 'Drafts are not checked',
    }[state];
    item.command =
      state === 'stopped'
        ? {title: 'Restart', command: 'clauseguard.restartServer'}
        : state === 'problem'
          ? {title: 'Open Configuration', command: 'clauseguard.openConfiguration'}
          : {title: 'Show Report', command: 'clauseguard.showReport'};
  };
  show();
  return vscode.Disposable.from(item, server.onDidChange(show));
}
