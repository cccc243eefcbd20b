import {Zone, type ZoneName} from '../zone.ts';
import {TOO_MANY} from './concepts.ts';
import type {Inflect} from './inflect.ts';
import {type Names, readPhrase, resolve, resolveAll} from './phrases.ts';
import {inside, type Place, type Reporter} from './problems.ts';
import type {AuthoredNear, AuthoredPattern} from './schema.ts';
import type {Mode, Store} from './store.ts';
import type {Near, Pattern} from './types.ts';

/** Everything that compiling one rule reads and writes. */
export interface Scope {
  readonly id: string;
  readonly names: Names;
  readonly store: Store;
  readonly inflect: Inflect;
  readonly report: Reporter;
  /** Counts the phrases written inside this rule, for their names. */
  count: number;
}

const asList = <T>(value: T | readonly T[] | undefined): readonly T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value as T]);
/** Place of the ith entry of a value that may be one entry or a list of them. */
const entryPlace = (value: unknown, place: Place, i: number): Place => (Array.isArray(value) ? inside(place, i) : place);

/** A phrase as written, and where. */
export interface Written {
  readonly text: string;
  readonly place: Place;
}
export const written = (texts: readonly string[] | undefined, place: Place): Written[] =>
  (texts ?? []).map((text, i) => ({text, place: inside(place, i)}));

/** Index of the anonymous concept of these phrases; -1 when there are none or they cannot be used. `more`: a concept whose phrases it has as well, or -1. */
export function anonymous(phrases: readonly Written[], mode: Mode, scope: Scope, more = -1): number {
  const [first] = phrases;
  if (!first) return -1;
  const read = phrases.flatMap(({text, place}) => readPhrase(text, place, scope.report) ?? []);
  if (read.length < phrases.length || !resolveAll(read, scope.names, scope.report)) return -1;
  const index = scope.store.addAnonymous(`${scope.id}#${++scope.count}`, read, mode, scope.inflect, more);
  if (index === undefined) scope.report.error(first.place, TOO_MANY, 'Split the phrases, or make brackets of single words.');
  return index ?? -1;
}

function named(value: string | readonly string[] | undefined, place: Place, scope: Scope): number[] {
  return asList(value).flatMap((name, i) => {
    const at = entryPlace(value, place, i);
    return resolve(name, at, 'value', scope.names, scope.report) ? (scope.store.conceptNamed(name) ?? []) : [];
  });
}

export function compilePatterns(value: string | AuthoredPattern | readonly (string | AuthoredPattern)[], place: Place, scope: Scope): Pattern[] {
  return asList<string | AuthoredPattern>(value).map((one, i) => compilePattern(one, entryPlace(value, place, i), scope));
}

function compilePattern(authored: string | AuthoredPattern, place: Place, scope: Scope): Pattern {
  if (typeof authored === 'string') return {says: named(authored, place, scope), polarity: 'affirmed', with: [], without: []};
  const {says, phrases, polarity = 'affirmed', modality, condition, outside, inside: within} = authored;
  if (says === undefined && phrases === undefined)
    scope.report.error(place, 'The pattern says nothing.', 'Name concepts under `says`, or write `phrases`.');
  const own = anonymous(written(phrases, inside(place, 'phrases')), 'inflected', scope);
  return {
    says: [...new Set([...named(says, inside(place, 'says'), scope), ...(own >= 0 ? [own] : [])])],
    polarity,
    ...(modality === undefined ? {} : {modality: asList(modality)}),
    ...(condition === undefined ? {} : {condition: compileCondition(condition, inside(place, 'condition'), scope)}),
    with: compileNear(authored.with, inside(place, 'with'), scope).map(whatItDealsWith),
    without: compileNear(authored.without, inside(place, 'without'), scope),
    ...(outside === undefined ? {} : {outside: mask(outside)}),
    ...(within === undefined ? {} : {inside: mask(within)}),
  };
}

function compileCondition(condition: NonNullable<AuthoredPattern['condition']>, place: Place, scope: Scope): 'any' | number[] {
  if (condition === 'any' || (Array.isArray(condition) && condition.length === 1 && condition[0] === 'any')) return 'any';
  if (typeof condition === 'string' || Array.isArray(condition)) return named(condition, place, scope);
  const own = anonymous(written(condition.phrases, inside(place, 'phrases')), 'inflected', scope);
  return own >= 0 ? [own] : [];
}

function compileNear(value: AuthoredNear | readonly AuthoredNear[] | undefined, place: Place, scope: Scope): Near[] {
  return asList<AuthoredNear>(value).map((one, i) => ({
    pattern: compilePattern(one, entryPlace(value, place, i), scope),
    within: (typeof one === 'string' ? undefined : one.within) ?? 'sentence',
  }));
}

/** What has to be said anywhere in the draft shows what it deals with. The title of an act that it cites does not: that may deal with anything. */
function whatItDealsWith(near: Near): Near {
  const {within, pattern} = near;
  if (within !== 'document' || pattern.outside !== undefined || pattern.inside !== undefined) return near;
  return {within, pattern: {...pattern, outside: Zone.code | Zone.citation}};
}

const mask = (zones: ZoneName | readonly ZoneName[]): number => asList(zones).reduce<number>((bits, zone) => bits | Zone[zone], 0);
