import fs from 'node:fs';
import path from 'node:path';
import type {About} from '../core/pack/index.ts';
import type {Problem} from '../core/span.ts';
import type {PackCache} from './packCache.ts';
import type {PackRequest} from './packRequest.ts';
import {aboutPack, findPack} from './packs.ts';
import {problem, shownFrom} from './problems.ts';
import {readPackFolder} from './readPack.ts';

/** A pack to load. */
export interface PackPlace {
  readonly folder: string;
  readonly request: PackRequest;
  /** Undefined where its pack.yaml cannot be read, which compiling it tells. */
  readonly language: string | undefined;
  /** It says that it stands on no other (`extends: []`). */
  readonly alone: boolean;
}

/** The name by which packs say that they stand on the built-in rules, as all do that do not say otherwise. */
const BUILT_IN = 'clauseguard';
const MOST_DEEP = 8;

export interface Chain {
  /** What was found so far, in the order of loading. */
  readonly places: PackPlace[];
  /** The folder that problems are told from. */
  readonly shownTo: string;
  readonly report: (problem: Problem) => void;
  readonly cache?: PackCache | undefined;
}

/** Puts a pack into the chain, after those that it extends. Packs that cannot be found, and circles, are reported. `above`: folders that led here. */
export async function addPack(request: PackRequest, from: string, chain: Chain, above: readonly string[] = []): Promise<void> {
  const {places, shownTo, report, cache} = chain;
  const found = await findPack(request.name, from, request);
  if (typeof found !== 'string') return report(found);
  const folder = await fs.promises.realpath(found);
  const tell = (message: string, repair: string): void => report(problem(request.path, message, repair, request.line, request.column));
  const round = above.indexOf(folder);
  if (round >= 0) {
    const names = [...above.slice(round), folder].map(one => shownFrom(shownTo, one)).join(' → ');
    return tell(`The packs extend each other in a circle: ${names}.`, 'Take one of them out of `extends`.');
  }
  if (above.length >= MOST_DEEP) return tell(`Packs extend packs more than ${MOST_DEEP} levels deep here.`, 'Extend the inner packs directly.');
  const known = places.find(one => one.folder === folder);
  if (known) {
    if (request.hash !== undefined && known.request.hash !== undefined && request.hash !== known.request.hash)
      tell(`The pack ${request.name} is asked for as ${request.hash} here and as ${known.request.hash} elsewhere.`, 'Keep one of the two.');
    return;
  }
  const about = await readAbout(folder, cache);
  for (const {name, line, column} of about?.extends ?? []) {
    if (name === BUILT_IN) continue;
    const inner = {name, path: shownFrom(shownTo, path.join(folder, 'pack.yaml')), line, column};
    await addPack(inner, folder, chain, [...above, folder]);
  }
  places.push({folder, request, language: about?.language, alone: about?.extends?.length === 0});
}

/** What the pack says of itself. */
async function readAbout(folder: string, cache: PackCache | undefined): Promise<About | undefined> {
  const {files} = await readPackFolder(folder, '', /^pack\.yaml$/);
  return aboutPack(files, cache);
}
