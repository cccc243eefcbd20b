import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import type {Worker} from 'node:worker_threads';
import type {CheckOptions} from '../core/check.ts';
import type {Pack} from '../core/pack/types.ts';
import type {Report} from '../core/report/types.ts';
import {workerThreads} from './builtins.ts';
import type {DraftText} from './draftText.ts';
import {packBytes} from './packs.ts';
import type {Settings} from './settings.ts';

/** Sent to a thread: the rules, once, and then texts to check with them. */
export type Job =
  | {readonly pack: number; readonly rules: Uint8Array}
  | {
      readonly pack: number;
      readonly id: number;
      readonly draft: DraftText;
      readonly options: CheckOptions;
    };
export interface Done {
  readonly id: number;
  /** Undefined where the draft has passages in other languages than the rules. */
  readonly report: Report | undefined;
}

interface Thread {
  readonly worker: Worker;
  /** Which rules it has. */
  readonly packs: Set<number>;
  busy: number;
}

/**
 * Each thread has a heap of its own, and V8 lets heaps grow for speed as if each were the only one. With these, two threads take 340 MB over a
 * thousand dense drafts where they would take 550, and a fifth more time. `boundHeaps` is called before much was read: a heap that has grown stays large.
 */
const GROWTH = '--heap-growing-percent=60';
const YOUNG_MB = 16;
export const boundHeaps = (): void => v8.setFlagsFromString(GROWTH);

/** Threads that check texts. Each call goes to the thread with the least to do. */
export class CheckPool {
  readonly #threads: Thread[];
  readonly #waiting = new Map<number, {resolve: (report: Report | undefined) => void; reject: (error: unknown) => void; thread: Thread}>();
  readonly #packs = new Map<Pack, number>();
  #next = 0;

  constructor(size: number) {
    const file = path.join(import.meta.dirname, 'worker.cjs');
    if (!fs.existsSync(file)) throw new Error('dist/worker.cjs is missing: run npm run build.');
    this.#threads = Array.from({length: size}, () => this.#start(file));
  }

  check(draft: DraftText, {pack, options}: Pick<Settings, 'pack' | 'options'>): Promise<Report | undefined> {
    const thread = this.#threads.reduce((least, one) => (one.busy < least.busy ? one : least));
    let number = this.#packs.get(pack);
    if (number === undefined) this.#packs.set(pack, (number = this.#packs.size));
    if (!thread.packs.has(number)) {
      thread.packs.add(number);
      thread.worker.postMessage({pack: number, rules: packBytes(pack)} satisfies Job);
    }
    const id = this.#next++;
    thread.busy++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject, thread});
      thread.worker.postMessage({pack: number, id, draft, options} satisfies Job);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({worker}) => worker.terminate()));
  }

  #start(file: string): Thread {
    const {Worker} = workerThreads();
    const thread: Thread = {worker: new Worker(file, {resourceLimits: {maxYoungGenerationSizeMb: YOUNG_MB}}), packs: new Set(), busy: 0};
    thread.worker.on('message', ({id, report}: Done) => {
      thread.busy--;
      this.#waiting.get(id)!.resolve(report);
      this.#waiting.delete(id);
    });
    thread.worker.on('error', error => {
      for (const [id, one] of this.#waiting) {
        if (one.thread !== thread) continue;
        one.reject(error);
        this.#waiting.delete(id);
      }
    });
    return thread;
  }
}
