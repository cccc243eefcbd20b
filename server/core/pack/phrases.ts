/** Phrases as authored -> rows ready for the store, with every problem pinned to its character. */
import {suggest} from './nearest.ts';
import {parsePhrase, pointAt} from './phrase.ts';
import {inside, type Place, type Reporter} from './problems.ts';
import type {StoredPhrase} from './store.ts';
import {unfold} from './unfold.ts';

/** What is known of a concept while the pack is compiled. `broken`: its file exists and cannot be used. */
export type ConceptState = 'known' | 'broken' | 'unknown';
export interface Names {
  readonly stateOf: (concept: string) => ConceptState;
  readonly all: () => readonly string[];
  /** "concepts/ of this pack and of clauseguard" */
  readonly searched: string;
}

export interface ReadPhrase extends StoredPhrase {
  readonly references: readonly {readonly name: string; readonly place: Place; readonly at: number}[];
}

/** Reads one phrase; a fault is reported and gives undefined. References are collected, not yet resolved. */
export function readPhrase(text: string, place: Place, report: Reporter): ReadPhrase | undefined {
  const parsed = parsePhrase(text);
  const {rows, fault} = parsed.fault ? {rows: undefined, fault: parsed.fault} : unfold(parsed.phrase);
  if (!rows)
    return report.error(
      place,
      `The phrase cannot be read at character ${fault.at + 1}, "${pointAt(text, fault.at)}": ${fault.message}.`,
      fault.repair,
      fault.at,
    );
  const references = new Map<string, number>();
  for (const row of rows) for (const slot of row) if (slot.kind === 'reference' && !references.has(slot.name)) references.set(slot.name, slot.at);
  return {rows, exactCase: parsed.phrase!.exactCase, references: [...references].map(([name, at]) => ({name, place, at}))};
}

export function readPhrases(texts: readonly string[], place: Place, report: Reporter): ReadPhrase[] {
  return texts.flatMap((text, i) => readPhrase(text, inside(place, i), report) ?? []);
}

/** True when the concept can be referred to; otherwise the problem is reported at `on`. */
export function resolve(name: string, place: Place, on: 'value' | number, names: Names, report: Reporter): boolean {
  const state = names.stateOf(name);
  if (state === 'unknown')
    report.error(
      place,
      `There is no concept "${name}"; looked in ${names.searched}.`,
      suggest(name, names.all()) || `Write concepts/${name}.yaml.`,
      on,
    );
  if (state === 'broken')
    report.blocked(
      place,
      `The concept "${name}" cannot be used, because concepts/${name}.yaml has a problem; this file is left out too.`,
      `Mend concepts/${name}.yaml.`,
      on,
    );
  return state === 'known';
}

export const resolveAll = (phrases: readonly ReadPhrase[], names: Names, report: Reporter): boolean =>
  phrases
    .flatMap(phrase => phrase.references)
    .map(({name, place, at}) => resolve(name, place, at, names, report))
    .every(Boolean);
