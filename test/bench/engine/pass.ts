import fs from 'node:fs';
import {parseDraft} from '../../../server/core/draft/index.ts';
import type {Draft} from '../../../server/core/draft/types.ts';
import {judge} from '../../../server/core/judge/index.ts';
import {findMatches} from '../../../server/core/match/index.ts';
import {Matcher} from '../../../server/core/match/matcher.ts';
import type {Pack} from '../../../server/core/pack/types.ts';
import {makeReport} from '../../../server/core/report/index.ts';
import type {Report} from '../../../server/core/report/types.ts';
import {packOfBytes} from '../../../server/host/packs.ts';
import type {Pass, Text} from './job.ts';

const clock = (): number => Number(process.hrtime.bigint()) / 1e9;

/** Seconds that `work` takes. */
export function time(work: () => unknown): number {
  const begin = clock();
  work();
  return clock() - begin;
}

export const readText = (text: Text): string => fs.readFileSync(text.file, 'utf8');
export const readPack = (file: string): Pack => packOfBytes(fs.readFileSync(file));

/** The steps of `check`, with a look at the clock between them. */
export class Engine {
  readonly pack: Pack;
  readonly #matcher: Matcher;

  constructor(pack: Pack) {
    this.pack = pack;
    this.#matcher = new Matcher(pack);
  }

  parse(source: string, text: Text): {draft: Draft; seconds: number} {
    const begin = clock();
    const draft = parseDraft(source, text.format, this.pack.language);
    return {draft, seconds: clock() - begin};
  }

  pass(source: string, text: Text): {pass: Pass; draft: Draft; report: Report} {
    const {draft, seconds} = this.parse(source, text);
    const {pass, report} = this.passOver(draft);
    return {pass: {...pass, parseDraft: seconds}, draft, report};
  }

  /** A pass over a draft that is parsed already. */
  passOver(draft: Draft): {pass: Pass; report: Report} {
    const begin = clock();
    const matches = findMatches(draft, this.#matcher);
    const found = clock();
    const judgement = judge(draft, this.pack, matches, undefined, {});
    const judged = clock();
    const report = makeReport(draft, this.pack, undefined, judgement);
    return {pass: {parseDraft: 0, findMatches: found - begin, judge: judged - found, makeReport: clock() - judged}, report};
  }
}
