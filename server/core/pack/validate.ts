/** zod's issues, as sentences for somebody who writes rules: what is wrong at which place, and the way out. */
import type * as z from 'zod';
import {suggest} from './nearest.ts';
import {inside, type Place, type Reporter} from './problems.ts';
import type {Keys, YamlFile} from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** The file's value in its authored shape, or undefined after its problems were reported. */
export function validate<T extends z.ZodType>(schema: T, file: YamlFile, report: Reporter): z.infer<T> | undefined {
  return validateAt(schema, file.value, {file, keys: []}, report);
}

/** The same for a part of a file. */
export function validateAt<T extends z.ZodType>(schema: T, value: unknown, place: Place, report: Reporter): z.infer<T> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) tell(issue, value, place, report);
  return undefined;
}

/** `root` is the value at `base`; the issue's path goes on from there. */
function tell(issue: Issue, root: unknown, base: Place, report: Reporter): undefined {
  const keys = issue.path as Keys;
  const place = inside(base, ...keys);
  const value = keys.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], root);
  const name = [...place.keys].reverse().find(key => typeof key === 'string' && Number.isNaN(Number(key))) as string | undefined;
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const key of issue.keys.slice(0, 100)) {
        const known = issue.message.split(' ');
        report.error(inside(place, key), `Unknown key "${key}".`, suggest(key, known), 'key');
      }
      return;
    case 'invalid_union': {
      // The branch that the author meant is the one whose outermost type fits.
      const branches = issue.errors.filter(branch => !branch.some(one => isMismatch(one, value)));
      const meant = branches.sort((a, b) => a.length - b.length)[0];
      if (meant?.length) for (const one of meant) tell(one, value, place, report);
      else
        wrongType(
          issue.errors.flatMap(branch => branch.flatMap(expectedBy)),
          value,
          name,
          keys,
          place,
          report,
        );
      return;
    }
    case 'invalid_type':
      return wrongType([issue.expected], value, name, keys, place, report);
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (value === undefined) return missing(place, keys, report);
      return report.error(place, `${quote(value)} is no value of "${name}".`, suggest(typeof value === 'string' ? value : quote(value), known));
    }
    case 'too_small':
      return report.error(
        place,
        issue.origin === 'array' ? `"${name}" lists nothing.` : `"${name}" is empty.`,
        HELP[name ?? ''] ?? 'Fill it in, or delete the key.',
      );
    case 'too_big':
      return report.error(
        place,
        issue.origin === 'array'
          ? `"${name}" has ${Array.isArray(value) ? value.length : 'too many'} entries; at most ${issue.maximum} are allowed.`
          : `"${name}" is longer than ${issue.maximum} characters.`,
        name === 'covers' ? 'Keep the four that matter most, the main one first.' : 'Shorten it.',
      );
    case 'invalid_format':
      return report.error(
        place,
        `${quote(value)} cannot be read as "${name}".`,
        HELP[name ?? ''] ?? 'Use lower-case letters and digits joined by hyphens.',
      );
    case 'invalid_key':
      return report.error(place, `The key ${quote(keys.at(-1))} cannot be used.`, 'Use lower-case letters and digits joined by hyphens.', 'key');
    default:
      return report.error(
        place,
        `"${name}" cannot be read: ${issue.message}.`,
        HELP[name ?? ''] ?? 'See the README of the rules for the shape of this file.',
      );
  }
}

/** The value as a whole is of another type than this issue's schema. */
const isMismatch = (issue: Issue, value: unknown): boolean =>
  issue.path.length === 0 &&
  (issue.code === 'invalid_type' ||
    (issue.code === 'invalid_value' && typeof value === 'object') ||
    (issue.code === 'invalid_union' && issue.errors.every(branch => branch.some(one => isMismatch(one, value)))));

const expectedBy = (issue: Issue): string[] =>
  issue.code === 'invalid_type' ? [issue.expected] : issue.code === 'invalid_union' ? issue.errors.flatMap(branch => branch.flatMap(expectedBy)) : [];

function wrongType(expected: readonly string[], value: unknown, name: string | undefined, keys: Keys, place: Place, report: Reporter): undefined {
  if (value === undefined) return missing(place, keys, report);
  const wanted = [...new Set(expected)].map(type => TYPES[type] ?? type).join(' or ');
  const found =
    value === null
      ? 'nothing'
      : Array.isArray(value)
        ? 'a list'
        : typeof value === 'object'
          ? 'a map'
          : typeof value === 'string'
            ? 'a text'
            : `the ${typeof value} ${String(value)}`;
  const where = name === undefined ? 'The file' : typeof keys.at(-1) === 'number' ? `An entry of "${name}"` : `"${name}"`;
  let repair = HELP[name ?? ''] ?? `Write ${wanted}.`;
  if (expected.includes('string') && value !== null) {
    if (typeof value === 'object')
      repair = 'Put the text in double quotes: one that begins with [ or { is read as a list or a map, and one with ": " as a map.';
    else if (typeof value !== 'string') repair = `Put it in double quotes: "${String(value)}".`;
  } else if (expected.includes('array') && typeof value === 'string') repair = 'Write a list: each entry on a line of its own after "- ".';
  report.error(place, `${where} is ${found}, where ${wanted} is expected.`, repair);
}

function missing(place: Place, keys: Keys, report: Reporter): undefined {
  const key = String(keys.at(-1));
  report.error({file: place.file, keys: place.keys.slice(0, -1)}, `"${key}" is missing.`, HELP[key] ?? `Add "${key}:".`);
}

const quote = (value: unknown): string => JSON.stringify(value)?.slice(0, 80) ?? String(value);

const TYPES: {readonly [type: string]: string} = {
  string: 'a text',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  boolean: 'true or false',
  tuple: 'a pair of texts',
};

const HELP: {readonly [key: string]: string} = {
  title: 'Say what is wrong in a few words.',
  covers: 'List one to four requirement ids such as NR-04, or term:illegal-migrant, the main one first.',
  level: 'Write error, warning or advice.',
  why: 'Say in one to three sentences why this matters, for a lawyer in a hurry.',
  source: 'Name at least one key of sources.yaml.',
  examples: 'Give `flags:` with a text whose fault is marked [[so]], and `allows:` with a text that is right.',
  flags: 'Give at least one text that the rule flags, with [[...]] around what is underlined.',
  allows: 'Give at least one text that the rule must leave alone.',
  within: 'Write clause, sentence, block, article, section or document.',
  when: 'Write what makes the safeguard necessary: `when: {says: a-concept}`.',
  needs: 'Write the safeguard: `needs: {any: [a-concept], within: article}`.',
  any: 'Name at least one concept or pattern that is the safeguard.',
  name: 'Use lower-case letters and digits joined by hyphens.',
  version: 'Write a version such as 1.0.0.',
  language: 'Write a language code such as en.',
  licence: 'Name the licence of the pack, such as MIT or CC-BY-4.0.',
  checked: 'Say how far the source was checked: read, checked, partly, seen or knowledge.',
  url: 'Write an address that begins with https://.',
  says: 'Name concepts by their file in concepts/ without .yaml; phrases belong in `phrases:` here, in `says:` only in concepts/.',
  phrases: 'Write at least one phrase.',
};
