import * as vscode from 'vscode';
import {type BaseLanguageClient, CloseAction, ErrorAction, type LanguageClientOptions, State, WorkDoneProgress} from 'vscode-languageclient';
import type {InitializationOptions, Notifications, Requests, ServerStatus} from '../server/protocol/index.ts';
import {linkedCodes} from './codeLinks.ts';
import {DRAFTS} from './drafts.ts';
import {RULE_FILES} from './ruleFiles.ts';

/** What the two entries (Node, web worker) do differently: how the server runs. */
export type Launch = (options: LanguageClientOptions) => BaseLanguageClient;

/** So many crashes within so long are no accident: starting again would only go round in circles. */
const MAX_CRASHES = 4;
const WITHIN_MS = 3 * 60_000;

export type ServerState = 'starting' | 'stopped' | ServerStatus['state'];

/** The one language server of this window: started once, started again after a crash, and asked in its own words. */
export class Server implements vscode.Disposable {
  readonly #launch: Launch;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #crashes: number[] = [];
  #client: BaseLanguageClient | undefined;
  #state: ServerState = 'starting';
  #problems = 0;

  /** The state is another one. */
  readonly onDidChange = this.#changed.event;

  constructor(launch: Launch) {
    this.#launch = launch;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** What is wrong with configurations and packs, by number. */
  get problems(): number {
    return this.#problems;
  }

  /** The client of the library, for what it converts and shows. */
  get client(): BaseLanguageClient | undefined {
    return this.#client;
  }

  async start(): Promise<void> {
    try {
      this.#client ??= this.#create();
      await this.#client.start();
    } catch (error) {
      this.#set('stopped');
      void this.#tell(`Clauseguard could not be started: ${error instanceof Error ? error.message : String(error)}`, 'error');
    }
  }

  async stop(): Promise<void> {
    if (this.#client?.isRunning()) await this.#client.stop();
  }

  /** For people who pressed the button: a fresh process, and crashes so far are forgotten. */
  async restart(): Promise<void> {
    this.#crashes.length = 0;
    this.#set('starting');
    const old = this.#client;
    this.#client = undefined;
    // One that has crashed cannot be stopped in order.
    await old?.dispose().catch(() => {});
    await this.start();
  }

  /** Asks the server; undefined where it does not run or could not answer, which the status item and the log tell. */
  async ask<M extends keyof Requests>(
    method: M,
    params: Requests[M]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[M]['result'] | undefined> {
    const client = this.#client;
    if (!client) return undefined;
    try {
      await client.start();
      // A token that is undefined would be sent as a second parameter.
      return await (token
        ? client.sendRequest<Requests[M]['result']>(method, params, token)
        : client.sendRequest<Requests[M]['result']>(method, params));
    } catch (error) {
      if (!token?.isCancellationRequested) client.warn(`${method}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  /** Tells how work goes on that was asked for with this token; `increment` in percent since the last time. */
  onProgress(token: string, tell: (message: string | undefined, increment: number) => void): vscode.Disposable {
    let before = 0;
    return (
      this.#client?.onProgress(WorkDoneProgress.type, token, value => {
        if (value.kind !== 'report') return;
        const percentage = value.percentage ?? before;
        tell(value.message, percentage - before);
        before = percentage;
      }) ?? vscode.Disposable.from()
    );
  }

  showLog(): void {
    this.#client?.outputChannel.show();
  }

  dispose(): void {
    this.#changed.dispose();
    void this.#client?.dispose().catch(() => {});
  }

  #create(): BaseLanguageClient {
    const client = this.#launch(this.#options());
    client.onDidChangeState(({newState}) => {
      if (this.#client !== client) return;
      if (newState === State.Starting) this.#set('starting');
      if (newState === State.Running) this.#set('ready');
      if (newState === State.Stopped) this.#set('stopped');
    });
    client.onNotification('clauseguard/status', ({state, problems}: Notifications['clauseguard/status']) => this.#set(state, problems));
    return client;
  }

  #options(): LanguageClientOptions {
    const options: InitializationOptions = {
      commands: ['clauseguard.showCoverage', 'clauseguard.showExamples', 'clauseguard.tryRule', 'editor.action.triggerSuggest'],
      status: true,
      entries: true,
    };
    return {
      documentSelector: [...DRAFTS, ...RULE_FILES],
      initializationOptions: options,
      // A draft that is shown is asked about again when something else than its text has changed.
      diagnosticPullOptions: {onChange: true, onSave: true, onTabs: true},
      errorHandler: {error: () => ({action: ErrorAction.Continue}), closed: () => this.#closed()},
      // Told in our own words by start().
      initializationFailedHandler: () => false,
      middleware: linkedCodes,
      markdown: {isTrusted: false, supportHtml: false},
    };
  }

  #closed(): {action: CloseAction; handled: true} {
    const now = Date.now();
    this.#crashes.push(now);
    const recent = this.#crashes.filter(time => now - time < WITHIN_MS).length;
    const again = recent < MAX_CRASHES;
    if (!again) this.#set('stopped');
    void this.#tell(
      again
        ? 'Clauseguard stopped unexpectedly and was started again. Your drafts are not affected.'
        : `Clauseguard stopped unexpectedly ${recent} times within three minutes and stays off. Your drafts are not affected.`,
      again ? 'warning' : 'error',
    );
    return {action: again ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true};
  }

  async #tell(message: string, level: 'warning' | 'error'): Promise<void> {
    const restart = 'Restart';
    const log = 'Show Log';
    const choices = level === 'error' ? [restart, log] : [log];
    const choice = await (level === 'error' ? vscode.window.showErrorMessage : vscode.window.showWarningMessage)(message, ...choices);
    if (choice === restart) await this.restart();
    if (choice === log) this.showLog();
  }

  #set(state: ServerState, problems = 0): void {
    if (this.#state === state && this.#problems === problems) return;
    this.#state = state;
    this.#problems = problems;
    this.#changed.fire();
  }
}
