import {type CancellationToken, LSPErrorCodes, ResponseError} from 'vscode-languageserver';
import type {Checked} from '../core/check.ts';
import type {FormattedText} from '../core/checkText.ts';
import type {Documents} from './documents.ts';
import type {DraftSettings, Engine, Host} from './host.ts';
import {Places} from './places.ts';
import {rulesOf, type View, type WholeFile} from './view.ts';
import {analyseWhole} from './whole.ts';

/** The views that are made together: of one document, or of all that are one draft. */
interface Latest {
  readonly uris: readonly string[];
  /** The state of their texts. */
  readonly stamp: string;
  readonly settings: DraftSettings;
  readonly views: Promise<ReadonlyMap<string, View>>;
}

/** Views of open drafts: made when somebody asks, at most once per version and settings. */
export class Views {
  readonly #host: Host;
  readonly #engine: Engine;
  readonly #documents: Documents;
  /** Of the last version of each open draft. */
  readonly #places = new Map<string, Places>();
  readonly #latest = new Map<string, Latest>();
  /** Counts the times at which texts that are not open may have changed. */
  #stored = 0;

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
      const uris = settings.jointFor(uri) ?? [uri];
      const id = uris.join('\n');
      const stamp = this.#stamp(uris);
      const latest = this.#latest.get(id);
      if (latest && latest.stamp === stamp && latest.settings === settings) {
        const views = await latest.views;
        // A view whose draft has gone on is nobody's any more.
        if (this.#latest.get(id) === latest) return views.get(uri);
        continue;
      }
      await this.#host.pause();
      if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Nobody waits for this answer.');
      if (!this.#documents.get(uri)) return undefined;
      if (this.#stamp(uris) !== stamp || this.#latest.get(id) !== latest) continue;
      this.#latest.set(id, {uris, stamp, settings, views: this.#make(uris, settings)});
    }
  }

  /** The view of a draft that is not open. It is not kept. */
  async once(uri: string, text: FormattedText, settings: DraftSettings): Promise<View> {
    const uris = settings.jointFor(uri);
    const view =
      (uris && (await this.#makeWhole(uris, settings, {uri, version: undefined, text})).get(uri)) ?? (await this.#makeOne(uri, text, settings, 0));
    this.#engine.forget(uri);
    return view;
  }

  /** Texts on disk may have changed. */
  changed(): void {
    this.#stored++;
  }

  #stamp(uris: readonly string[]): string {
    return uris.map(uri => this.#documents.get(uri)?.version ?? `disk ${this.#stored}`).join();
  }

  async #make(uris: readonly string[], settings: DraftSettings): Promise<ReadonlyMap<string, View>> {
    if (uris.length > 1) return this.#makeWhole(uris, settings);
    const [uri] = uris as [string];
    const {version, text} = this.#open(uri)!;
    return new Map([[uri, await this.#makeOne(uri, text, settings, version)]]);
  }

  /** `given`: a text that counts in the place of its document's. Without what cannot be read. */
  async #makeWhole(uris: readonly string[], settings: DraftSettings, given?: WholeFile): Promise<ReadonlyMap<string, View>> {
    const open = uris.map(uri => (uri === given?.uri ? given : this.#open(uri)));
    const texts = await Promise.all(uris.map(async (uri, i) => open[i] ?? {uri, version: undefined, text: await this.#host.read(uri)}));
    const files = texts.filter((one): one is WholeFile => 'text' in one.text);
    const views = files.length ? await analyseWhole(files, settings, this.#engine) : [];
    return new Map(
      views.map(({pack, ...view}, i): [string, View] => {
        const {uri, version = 0, text} = files[i]!;
        const about = {uri, version, format: text.format, settings, pack, rules: rulesOf(pack), readOnly: this.#host.isReadOnly(uri)};
        return [uri, {...about, ...view, places: view.whole.files[i]!.places}];
      }),
    );
  }

  /** The text of an open document, if it can be a draft. */
  #open(uri: string): (WholeFile & {version: number}) | undefined {
    const document = this.#documents.get(uri);
    const format = document && this.#host.formatOf(uri, document.languageId);
    return format && {uri, version: document.version, text: {text: document.getText(), format}};
  }

  async #makeOne(uri: string, text: FormattedText, settings: DraftSettings, version: number): Promise<View> {
    const {draft, pack, report}: Checked = await this.#engine.analyse(uri, text, settings);
    const places = new Places(text.text, this.#places.get(uri));
    if (this.#documents.get(uri)) this.#places.set(uri, places);
    return {
      uri,
      version,
      format: text.format,
      settings,
      pack,
      rules: rulesOf(pack),
      draft,
      report,
      places,
      readOnly: this.#host.isReadOnly(uri),
      // Worked out when somebody asks.
      get coverage() {
        return report.coverage;
      },
    };
  }

  close(uri: string): void {
    this.#stored++;
    for (const [id, {uris}] of this.#latest) if (uris.includes(uri)) this.#latest.delete(id);
    this.#places.delete(uri);
    this.#engine.forget(uri);
  }

  async #settings(uri: string): Promise<DraftSettings | undefined> {
    const document = this.#documents.get(uri);
    if (!document || !this.#host.formatOf(uri, document.languageId) || this.#host.oversize(uri, document.getText())) return undefined;
    const settings = await this.#host.settingsFor(uri);
    return settings.excludes(uri) ? undefined : settings;
  }
}
