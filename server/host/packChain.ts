import fs from 'node:fs/promises';
import path from 'node:path';
import type {Problem} from '../core/span.ts';
import type {PackRequest} from './packRequest.ts';
import {findPack} from './packs.ts';
import {problem, shownFrom} from './problems.ts';
import {readPackFolder} from './readPack.ts';

/** A pack to load. */
export interface PackPlace {
  readonly folder: string;
  readonly request: PackRequest;
}

/** The name by which packs say that they stand on the built-in rules, as all do that do not say otherwise. */
const BUILT_IN = 'clauseguard';
const MOST_DEEP = 8;

/** Puts a pack into `places`, after those that it extends. Packs that cannot be found, and circles, go to `report`. `above`: folders that led here. */
export async function addPack(
  request: PackRequest,
  from: string,
  shownTo: string,
  places: PackPlace[],
  report: (problem: Problem) => void,
  above: readonly string[] = [],
): Promise<void> {
  const found = await findPack(request.name, from, request);
  if (typeof found !== 'string') return report(found);
  const folder = await fs.realpath(found);
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
  for (const inner of await extendedBy(folder, shownTo)) await addPack(inner, folder, shownTo, places, report, [...above, folder]);
  places.push({folder, request});
}

/** What the pack's own pack.yaml names under `extends`. One that cannot be read is told when the pack is compiled. */
async function extendedBy(folder: string, shownTo: string): Promise<PackRequest[]> {
  const {files} = await readPackFolder(folder, '', /^pack\.yaml$/);
  const {aboutOf} = await import('../core/pack/index.ts');
  const about = aboutOf(files);
  return (about?.extends ?? []).flatMap(({name, line, column}) =>
    name === BUILT_IN ? [] : [{name, path: shownFrom(shownTo, path.join(folder, 'pack.yaml')), line, column}],
  );
}
