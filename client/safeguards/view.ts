import * as vscode from 'vscode';
import type {DraftCoverage} from '../../server/protocol/index.ts';
import {currentDraft, isDraft, nameOf} from '../drafts.ts';
import type {Server} from '../server.ts';
import {type Area, areasOf, childrenOf, type Node, type Requirement, toItem} from './nodes.ts';

/** Typing rests for so long before the view follows. */
const REST_MS = 400;

/** The view "Safeguards": what the draft in front gives, area by area. */
export class SafeguardsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<Node | undefined>();
  readonly #tree: vscode.TreeView<Node>;
  readonly #listeners: vscode.Disposable[];
  #areas: readonly Area[] = [];
  #coverage: DraftCoverage | undefined;
  #draft: vscode.Uri | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #latest: Promise<void> = Promise.resolve();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#tree = vscode.window.createTreeView('clauseguard.safeguards', {treeDataProvider: this, showCollapseAll: true});
    const soon = (after: number) => (): void => this.#soon(after);
    const {workspace, window, languages} = vscode;
    this.#listeners = [
      window.onDidChangeActiveTextEditor(editor => ((editor && isDraft(editor.document)) || !currentDraft() ? this.#soon(0) : undefined)),
      workspace.onDidChangeTextDocument(({document}) => (this.#isShown(document.uri) && this.#runsOnType() ? this.#soon(REST_MS) : undefined)),
      workspace.onDidSaveTextDocument(({uri}) => (this.#isShown(uri) ? this.#soon(0) : undefined)),
      languages.onDidChangeDiagnostics(({uris}) => (uris.some(uri => this.#isShown(uri)) ? this.#soon(0) : undefined)),
      server.onDidChange(soon(0)),
      this.#tree.onDidChangeVisibility(({visible}) => (visible ? this.#soon(0) : undefined)),
    ];
  }

  /** What is shown; undefined where no draft is open. */
  get coverage(): DraftCoverage | undefined {
    return this.#coverage;
  }

  /** Asks again about the draft in front, and waits for the newest answer. */
  refresh(draft = currentDraft()?.uri): Promise<void> {
    clearTimeout(this.#timer);
    this.#latest = this.#ask(draft, ++this.#asked);
    return this.#latest;
  }

  async #ask(draft: vscode.Uri | undefined, asked: number): Promise<void> {
    const coverage = draft && (await this.#server.ask('clauseguard/coverage', {textDocument: {uri: draft.toString()}}));
    if (asked !== this.#asked) return this.#latest;
    this.#draft = draft;
    this.#coverage = coverage ?? undefined;
    this.#areas = coverage ? areasOf(coverage) : [];
    this.#tree.description = draft && coverage ? nameOf(draft) : '';
    this.#tree.message =
      draft && !coverage && this.#server.state !== 'starting' ? 'This document is no draft, or the configuration leaves it out.' : undefined;
    this.#changed.fire(undefined);
  }

  /** Brings the view to the front with these requirements of a draft in sight. */
  async show(draft: vscode.Uri | undefined, requirements: readonly string[]): Promise<void> {
    await vscode.commands.executeCommand('clauseguard.safeguards.focus');
    await this.refresh(draft);
    const wanted = this.#areas.flatMap(area => area.requirements).filter(({about}) => requirements.includes(about.requirement));
    // The last one revealed is the one selected: the first of them. Who came by keyboard goes on from there, or from the first area.
    for (const node of wanted.reverse()) await this.#reveal(node, node === wanted.at(-1));
    if (!wanted.length && this.#areas[0]) await this.#reveal(this.#areas[0], true);
  }

  async #reveal(node: Area | Requirement, focus: boolean): Promise<void> {
    // A change of the draft in the meantime gives the view new nodes; then there is nothing to reveal any more.
    const isShown = this.#areas.some(area => area === node || area.requirements.some(one => one === node));
    if (isShown) await this.#tree.reveal(node, {select: node.kind === 'requirement', focus}).then(undefined, () => {});
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return toItem(node);
  }

  getChildren(node?: Node): Node[] {
    return [...(node ? childrenOf(node) : this.#areas)];
  }

  getParent(node: Node): Node | undefined {
    if (node.kind === 'area') return undefined;
    if (node.kind === 'evidence' || node.kind === 'clause') return node.parent;
    const area = this.#areas.find(({letters}) => letters === (node.kind === 'silent' ? node.letters : node.about.area));
    return area?.children.find(one => one.kind === 'silent' && one.requirements.some(other => other === node)) ?? area;
  }

  /** Every requirement that is shown, however deep. */
  get requirements(): readonly Requirement[] {
    return this.#areas.flatMap(area => area.requirements);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(this.#tree, this.#changed, ...this.#listeners).dispose();
  }

  #isShown(uri: vscode.Uri): boolean {
    return (this.#draft ?? currentDraft()?.uri)?.toString() === uri.toString();
  }

  #runsOnType(): boolean {
    return vscode.workspace.getConfiguration('clauseguard').get('run') !== 'onSave';
  }

  #soon(after: number): void {
    clearTimeout(this.#timer);
    if (!this.#tree.visible) return;
    this.#timer = setTimeout(() => void this.refresh(), after);
  }
}
