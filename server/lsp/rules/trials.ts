import {type ExampleFault, tryExample} from '../../core/examples.ts';
import type {Role} from '../../core/pack/files.ts';
import type {Example, Pack, Rule} from '../../core/pack/types.ts';
import type {Keys} from '../../core/pack/yaml.ts';

/** An example of a rule file, and whether it holds. */
export interface Trial {
  readonly list: 'flags' | 'allows';
  /** Where it stands in its file. */
  readonly keys: Keys;
  readonly example: Example;
  readonly fault?: ExampleFault;
}

/** The rule that a file writes, or changes. */
export const ruleOf = (role: Role, own: readonly Rule[]): Rule | undefined => {
  const id = role.role === 'rule' ? `${role.kind}/${role.name}` : role.role === 'override' ? role.name : undefined;
  return own.find(one => one.id === id);
};

const tried = new WeakMap<Example, {readonly pack: Pack; readonly fault: ExampleFault | undefined}>();

/** The examples that the file at `path` gives its rule, each tried with the rule alone if `run`. What was tried with the same pack is not tried again. */
export function trialsOf(pack: Pack, rule: Rule, path: string, run = true): Trial[] {
  return (['flags', 'allows'] as const).flatMap(list =>
    rule.examples[list]
      .filter(example => (example.file ?? `${rule.id}.yaml`) === path)
      .map((example, i) => {
        if (!run) return {list, keys: ['examples', list, i], example};
        let known = tried.get(example);
        if (known?.pack !== pack) tried.set(example, (known = {pack, fault: tryExample(pack, rule, example)}));
        return {list, keys: ['examples', list, i], example, ...(known.fault && {fault: known.fault})};
      }),
  );
}

/** "2 flagged, 3 allowed"; "1 of 2 flagged, 3 of 3 allowed" where one does not hold. */
export function trialsTitle(trials: readonly Trial[]): string {
  const count = (list: Trial['list']): {all: number; good: number} => {
    const these = trials.filter(one => one.list === list);
    return {all: these.length, good: these.filter(one => !one.fault).length};
  };
  const [flags, allows] = [count('flags'), count('allows')];
  return trials.some(one => one.fault)
    ? `${flags.good} of ${flags.all} flagged, ${allows.good} of ${allows.all} allowed`
    : `${flags.all} flagged, ${allows.all} allowed`;
}
