import {readExamples} from './examples.ts';
import {suggest} from './nearest.ts';
import {anonymous, type Scope, written} from './patterns.ts';
import {inside, type Place} from './problems.ts';
import {overrideFile} from './schema.ts';
import type {Except, Rule} from './types.ts';
import {validate} from './validate.ts';
import type {YamlFile} from './yaml.ts';

export interface OverrideSource {
  /** Path of the rule: "safeguard/access-to-asylum". */
  readonly id: string;
  readonly file: YamlFile;
}

/**
 * The rules of another pack as this one wants them: another level, more exceptions, more examples. What a rule looks for stays its author's; whoever wants that changed
 * switches it off and writes another. A broken override leaves its rule as it was.
 */
export function applyOverrides(rules: readonly Rule[], overrides: readonly OverrideSource[], scope: Omit<Scope, 'id' | 'count'>): readonly Rule[] {
  if (!overrides.length) return rules;
  const changed = new Map<string, Rule>();
  for (const {id, file} of overrides) {
    const rule = rules.find(one => one.id === id);
    const place: Place = {file, keys: []};
    if (!rule) {
      const repair =
        suggest(id, rules.length > 24 ? near(id, rules) : rules.map(one => one.id)) || 'Name the file as the rule: overrides/KIND/NAME.yaml.';
      scope.report.error(place, `There is no rule "${id}" in the packs that this one is loaded beside.`, repair, 'key');
      continue;
    }
    const authored = validate(overrideFile, file, scope.report);
    if (!authored) continue;
    const own: Scope = {...scope, id: `${id}#override`, count: 0};
    const mark = scope.store.mark();
    const {except, level} = authored;
    const merge = (key: keyof Except): number =>
      except?.[key] ? anonymous(written(except[key], inside(place, 'except', key)), 'exact', own, rule.except[key]) : rule.except[key];
    const merged = {overlaps: merge('overlaps'), sentence: merge('sentence'), document: merge('document')};
    if (except && rule.check) scope.report.error(inside(place, 'except'), `The rule "${id}" has no exceptions.`, 'Delete `except`.', 'key');
    const examples = readExamples({flags: [], allows: [], ...authored.examples}, inside(place, 'examples'), true, scope.report);
    if (!scope.report.usable(file.path)) {
      scope.store.rollback(mark);
      continue;
    }
    const from = {file: file.path};
    changed.set(id, {
      ...rule,
      ...(level === undefined ? {} : {level}),
      except: merged,
      examples: {
        flags: [...rule.examples.flags, ...examples.flags.map(one => ({...one, ...from}))],
        allows: [...rule.examples.allows, ...examples.allows.map(one => ({...one, ...from}))],
      },
    });
  }
  return rules.map(rule => changed.get(rule.id) ?? rule);
}

/** Rules of the same kind, so that the list stays short. */
const near = (id: string, rules: readonly Rule[]): string[] => rules.filter(one => one.kind === id.split('/')[0]).map(one => one.id);
