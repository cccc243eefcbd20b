import {type CancellationToken, LSPErrorCodes, ResponseError} from 'vscode-languageserver';
import type {Checked} from '../core/check.ts';
import type {FormattedText} from '../core/checkText.ts';
import type {Draft, Format} from '../core/draft/types.ts';
import type {Pack, Rule} from '../core/pack/types.ts';
import type {Report} from '../core/report/types.ts';
import type {Documents} from './documents.ts';
import type {DraftSettings, Engine, Host} from './host.ts';
import {Places} from './places.ts';

/** Everything that is known about one version of one draft. Its draft goes on with the next version: what is to be said of this one is said before anything is waited for. */
export interface View {
  readonly uri: string;
  readonly version: number;
  readonly format: Format;
  readonly settings: DraftSettings;
  /** The rules for the languages that the draft is in. */
  readonly pack: Pack;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly draft: Draft;
  readonly report: Report;
  readonly places: Places;
  /** Edits of this document go nowhere. */
  readonly readOnly: boolean;
}

/** Views of open drafts: made when somebody asks, at most once per version and settings. */
export class Views {
  readonly #host: Host;
  readonly #engine: Engine;
  readonly #documents: Documents;
  readonly #latest = new Map<string, {readonly version: number; readonly settings: DraftSettings; readonly view: Promise<View>}>();

  constructor(host: Host, engine: Engine, documents: Documents) {
    this.#host = host;
    this.#engine = engine;
    this.#documents = documents;
  }

  /**
   * The view of the newest version. Undefined for documents that are not open, no drafts, left out by the configuration, or too large.
   * Changes that wait in line are let in first, so that a version somebody has already typed over is never analysed.
   */
  async get(uri: string, token?: CancellationToken): Promise<View | undefined> {
    for (;;) {
      const settings = await this.#settings(uri);
      const document = this.#documents.get(uri);
      if (!document || !settings) return undefined;
      const {version} = document;
      const latest = this.#latest.get(uri);
      if (latest && latest.version === version && latest.settings === settings) {
        const view = await latest.view;
        // A view whose draft has gone on is nobody's any more.
        if (this.#latest.get(uri) === latest) return view;
        continue;
      }
      await pause();
      if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Nobody waits for this answer.');
      const now = this.#documents.get(uri);
      if (!now) return undefined;
      if (now.version !== version || this.#latest.get(uri) !== latest) continue;
      const view = this.#make(uri, {text: now.getText(), format: this.#host.formatOf(uri, now.languageId)!}, settings, version);
      this.#latest.set(uri, {version, settings, view});
    }
  }

  /** The view of a draft that is not open. It is not kept. */
  async once(uri: string, text: FormattedText, settings: DraftSettings): Promise<View> {
    const view = await this.#make(uri, text, settings, 0);
    this.#engine.forget(uri);
    return view;
  }

  async #make(uri: string, text: FormattedText, settings: DraftSettings, version: number): Promise<View> {
    const {draft, pack, report}: Checked = await this.#engine.analyse(uri, text, settings);
    return {
      uri,
      version,
      format: text.format,
      settings,
      pack,
      rules: rulesOf(pack),
      draft,
      report,
      places: new Places(text.text),
      readOnly: this.#host.isReadOnly(uri),
    };
  }

  close(uri: string): void {
    this.#latest.delete(uri);
    this.#engine.forget(uri);
  }

  async #settings(uri: string): Promise<DraftSettings | undefined> {
    const document = this.#documents.get(uri);
    if (!document || !this.#host.formatOf(uri, document.languageId) || this.#host.oversize(uri, document.getText())) return undefined;
    const settings = await this.#host.settingsFor(uri);
    return settings.excludes(uri) ? undefined : settings;
  }
}

/** Lets messages in that have already arrived. */
const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

const byPack = new WeakMap<Pack, ReadonlyMap<string, Rule>>();
/** The rules of a pack by id. */
export function rulesOf(pack: Pack): ReadonlyMap<string, Rule> {
  let rules = byPack.get(pack);
  if (!rules) byPack.set(pack, (rules = new Map(pack.rules.map(rule => [rule.id, rule]))));
  return rules;
}
