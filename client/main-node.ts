import type {ExtensionContext} from 'vscode';
import {LanguageClient, TransportKind} from 'vscode-languageclient/node';
import {commandLineFormats} from './exportFormats.ts';
import {type Api, start} from './extension.ts';

/** Starts the extension where there is Node: the server is a process of its own. */
export const activate = (context: ExtensionContext): Api =>
  start(
    context,
    options => {
      const module = context.asAbsolutePath('dist/extension.cjs');
      return new LanguageClient(
        'clauseguard',
        'Clauseguard',
        {
          run: {module, transport: TransportKind.ipc},
          debug: {module, transport: TransportKind.ipc, options: {execArgv: ['--nolazy', '--inspect=6009']}},
        },
        options,
      );
    },
    commandLineFormats(context.asAbsolutePath('dist/extension.cjs')),
  );

export {deactivate} from './extension.ts';
