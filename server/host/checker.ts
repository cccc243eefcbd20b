import type {Checked} from '../core/check.ts';
import {checkText, packOf, packOfReport} from '../core/checkText.ts';
import type {Pack} from '../core/pack/types.ts';
import {boundHeaps, CheckPool} from './checkPool.ts';
import type {DraftText} from './draftText.ts';
import type {ReportCache} from './reportCache.ts';
import type {Settings} from './settings.ts';

/** What is checked here before threads are worth their start: each has to read the rules and to warm up. Measured: half a second of work. */
const WORTHWHILE_CHARACTERS = 500_000;

export interface CheckerOptions {
  readonly cache?: ReportCache;
  /** How many threads at most; 1 checks in this one. */
  readonly workers: number;
  /** Whether threads are started at once, and not only when there is much to check. */
  readonly eager: boolean;
}

/**
 * Checks texts with what makes that fast: a cache of reports, and threads when there is much to check. The report for a text does not depend on
 * either. Several checks may be under way at once.
 */
export class Checker {
  readonly #options: CheckerOptions;
  #pool: CheckPool | undefined;
  #characters = 0;

  constructor(options: CheckerOptions) {
    this.#options = options;
    if (options.workers > 1) boundHeaps();
  }

  async check(draft: DraftText, settings: Settings): Promise<Pick<Checked, 'pack' | 'report'>> {
    const {cache} = this.#options;
    const key = cache?.key(draft, settings);
    if (key === undefined) return this.#make(draft, settings);
    const kept = await cache!.get(key, settings.packFor);
    if (kept) return {pack: await packOfReport(kept, draft, settings), report: kept};
    const asked = new Map<string, Pack | undefined>();
    const packFor = async (language: string): Promise<Pack | undefined> => {
      const pack = await settings.packFor(language);
      asked.set(language, pack);
      return pack;
    };
    const checked = await this.#make(draft, {...settings, packFor});
    await cache!.put(key, checked.report, asked);
    return checked;
  }

  async #make(draft: DraftText, settings: Settings): Promise<Pick<Checked, 'pack' | 'report'>> {
    const {workers, eager} = this.#options;
    if (workers > 1 && (eager || this.#characters > WORTHWHILE_CHARACTERS)) {
      this.#pool ??= new CheckPool(workers);
      const pack = await packOf(draft, settings);
      const report = pack && (await this.#pool.check(draft, {pack, options: settings.options}));
      // A thread has the rules for one language; the few drafts in several are checked here.
      return report ? {pack, report} : checkText(draft, settings);
    }
    this.#characters += draft.text.length;
    return checkText(draft, settings);
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.#pool?.close();
    await this.#options.cache?.prune();
  }
}
