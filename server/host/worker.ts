/** A thread of CheckPool: texts in, reports out. */
import {parentPort} from 'node:worker_threads';
import {check} from '../core/check.ts';
import {parseText} from '../core/draft/index.ts';
import type {Pack} from '../core/pack/types.ts';
import type {Done, Job} from './checkPool.ts';
import {packOfBytes} from './packs.ts';

const packs = new Map<number, Pack>();

parentPort!.on('message', (job: Job) => {
  if ('rules' in job) {
    packs.set(job.pack, packOfBytes(job.rules));
    return;
  }
  const pack = packs.get(job.pack)!;
  const draft = parseText(job.draft, pack.language);
  const report = draft.strange.length ? undefined : check(draft, pack, job.options);
  parentPort!.postMessage({id: job.id, report} satisfies Done);
});
