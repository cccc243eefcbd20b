import * as vscode from 'vscode';
import type {ExampleResult, RuleExamples} from '../server/protocol/index.ts';
import type {Server} from './server.ts';

/** So many packs are looked for: a workspace has one or two. */
const MOST_PACKS = 50;
const LABEL = 80;

/**
 * The examples of the packs in the workspace as tests. A pack holds its rules, a rule its examples; the server reads and runs them. Items are made when somebody looks
 * into the Test Explorer, and again after files of a pack were changed.
 */
export class RuleTests implements vscode.Disposable {
  readonly #server: Server;
  readonly #controller = vscode.tests.createTestController('clauseguard.rules', 'Clauseguard Rules');
  readonly #watcher = vscode.workspace.createFileSystemWatcher('**/*.yaml');
  #looked = false;

  constructor(server: Server) {
    this.#server = server;
    const controller = this.#controller;
    controller.createRunProfile('Try the examples', vscode.TestRunProfileKind.Run, (request, token) => this.run(request, token), true);
    controller.resolveHandler = async item => {
      this.#looked = true;
      await (item ? this.#fill(item) : this.discover());
    };
    controller.refreshHandler = () => this.discover();
    const changed = (uri: vscode.Uri): void => {
      if (this.#looked && (uri.path.endsWith('/pack.yaml') || this.#packOf(uri))) void this.discover();
    };
    for (const event of [this.#watcher.onDidChange, this.#watcher.onDidCreate, this.#watcher.onDidDelete]) event(changed);
  }

  get items(): vscode.TestItemCollection {
    return this.#controller.items;
  }

  /** Finds the packs of the workspace, and their rules. */
  async discover(): Promise<void> {
    const files = await vscode.workspace.findFiles('**/pack.yaml', '**/node_modules/**', MOST_PACKS);
    const items = files
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(uri => this.items.get(uri.toString()) ?? this.#controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri));
    await Promise.all(items.map(item => this.#fill(item)));
    this.items.replace(items.filter(item => item.children.size > 0));
  }

  /** Runs what is asked for, rule by rule, so that somebody can stop it between two. */
  async run({include, exclude}: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (!this.items.size) await this.discover();
    const run = this.#controller.createTestRun(new vscode.TestRunRequest(include, exclude));
    const wanted = include ?? [...this.items].map(([, item]) => item);
    const left = new Set(exclude?.map(item => item.id));
    for (const rule of new Set(wanted.flatMap(rulesIn))) {
      if (token.isCancellationRequested) break;
      if (left.has(rule.id) || (rule.parent && left.has(rule.parent.id))) continue;
      const asked = wanted.filter(item => item.parent === rule);
      await this.#try(rule, run, item => !left.has(item.id) && (!asked.length || asked.includes(item)));
    }
    run.end();
  }

  dispose(): void {
    vscode.Disposable.from(this.#controller, this.#watcher).dispose();
  }

  async #try(item: vscode.TestItem, run: vscode.TestRun, wants: (example: vscode.TestItem) => boolean): Promise<void> {
    run.enqueued(item);
    const found = await this.#server.ask('clauseguard/ruleExamples', {uri: item.uri!.toString(), run: true});
    const rule = found?.rules[0];
    if (!rule || rule.problem) {
      run.errored(item, new vscode.TestMessage(rule?.problem ?? 'The rule could not be read.'));
      return;
    }
    // The file may have other examples than when it was looked at.
    this.#fillRule(item, rule);
    for (const [i, example] of rule.examples.entries()) {
      const test = item.children.get(idOf(item, i));
      if (!test || !wants(test)) continue;
      run.started(test);
      if (example.fault) run.failed(test, messageOf(example, test));
      else run.passed(test);
    }
  }

  async #fill(pack: vscode.TestItem): Promise<void> {
    if (pack.parent) return;
    const found = await this.#server.ask('clauseguard/ruleExamples', {uri: pack.id, run: false});
    if (found) pack.description = found.name;
    pack.children.replace(
      (found?.rules ?? []).map(rule => {
        const item = this.#controller.createTestItem(rule.uri, rule.rule, vscode.Uri.parse(rule.uri));
        item.description = rule.title;
        item.error = rule.problem;
        this.#fillRule(item, rule);
        return item;
      }),
    );
  }

  #fillRule(item: vscode.TestItem, {examples}: RuleExamples): void {
    item.children.replace(
      examples.map(({text, list, line}, i) => {
        const shown = text.replace(/\s+/g, ' ').trim();
        const test = this.#controller.createTestItem(idOf(item, i), shown.length > LABEL ? `${shown.slice(0, LABEL)} …` : shown, item.uri);
        test.description = list === 'flags' ? 'flagged' : 'allowed';
        test.range = new vscode.Range(line, 0, line, 0);
        test.sortText = String(i).padStart(5, '0');
        return test;
      }),
    );
  }

  #packOf(uri: vscode.Uri): vscode.TestItem | undefined {
    return [...this.items].map(([, item]) => item).find(item => uri.toString().startsWith(item.id.replace(/pack\.yaml$/, '')));
  }
}

/** The rules that an item holds, is, or belongs to. */
const rulesIn = (item: vscode.TestItem): vscode.TestItem[] =>
  item.id.endsWith('/pack.yaml') ? [...item.children].map(([, rule]) => rule) : [item.id.includes('#') ? item.parent! : item];

const idOf = (rule: vscode.TestItem, i: number): string => `${rule.id}#${i}`;

function messageOf({fault}: ExampleResult, test: vscode.TestItem): vscode.TestMessage {
  const message = vscode.TestMessage.diff(fault!.message, fault!.expected, fault!.actual);
  message.location = new vscode.Location(test.uri!, test.range!);
  return message;
}
