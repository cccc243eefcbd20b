import type {Level} from '../../core/pack/types.ts';
import type {Output} from '../output.ts';
import type {Shard} from './types.ts';

export const SARIF_LEVEL: {readonly [level in Level]: string} = {error: 'error', warning: 'warning', advice: 'note'};

/** A result before it knows the place of its rule in the run's table. */
export interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly suppressions?: readonly object[];
  readonly [key: string]: unknown;
}
export interface Descriptor {
  readonly id: string;
  readonly [key: string]: unknown;
}
export interface RunRest {
  readonly version: string;
  readonly invocation: object;
  readonly shard?: Shard;
}

/** GitHub keeps so many results of a run and drops the rest. */
const MOST_RESULTS = 5_000;
/** What is dropped first stands last. */
const WEIGHTS = ['error', 'warning', 'note', 'suppressed'];

/**
 * One run of a SARIF log that keeps at most 5,000 results: the most severe ones, of equal ones the first. The rule table holds the rules of the
 * results that are kept, in the order of their first. So a log put together from parts is the log of the whole.
 */
export class SarifLog {
  /** By weight; each in the order they came. */
  readonly #results: {order: number; result: Result}[][] = WEIGHTS.map(() => []);
  readonly #rules = new Map<string, Descriptor>();
  #count = 0;
  #kept = 0;
  #cut = 0;

  add(result: Result, describe: () => Descriptor): void {
    const weight = result.suppressions?.length ? WEIGHTS.length - 1 : Math.max(0, WEIGHTS.indexOf(result.level));
    if (!this.#rules.has(result.ruleId)) this.#rules.set(result.ruleId, describe());
    this.#results[weight]!.push({order: this.#count++, result});
    if (++this.#kept <= MOST_RESULTS) return;
    this.#results.findLast(list => list.length)!.pop();
    this.#kept--;
    this.#cut++;
  }

  /** Results that an earlier log has cut away already. */
  addCut(count: number): void {
    this.#cut += count;
  }

  get cut(): number {
    return this.#cut;
  }

  write(output: Output, {version, invocation, shard}: RunRest): void {
    const ruleIndex = new Map<string, number>();
    output.write('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[');
    const results = this.#results.flat().sort((a, b) => a.order - b.order);
    results.forEach(({result: {ruleId, ...rest}}, i) => {
      if (!ruleIndex.has(ruleId)) ruleIndex.set(ruleId, ruleIndex.size);
      output.write(`${i ? ',' : ''}\n${JSON.stringify({ruleId, ruleIndex: ruleIndex.get(ruleId), ...rest})}`);
    });
    const tool = {driver: {name: 'Clauseguard', version, semanticVersion: version, rules: [...ruleIndex.keys()].map(id => this.#rules.get(id))}};
    const told = this.#cut ? {toolExecutionNotifications: [{level: 'warning', message: {text: cutMessage(this.#cut)}}]} : {};
    const properties = {...(shard && {shard}), ...(this.#cut && {cut: this.#cut})};
    output.write(`\n],"tool":${JSON.stringify(tool)},\n"invocations":[${JSON.stringify({...invocation, ...told})}]`);
    output.write(`${Object.keys(properties).length ? `,\n"properties":${JSON.stringify(properties)}` : ''}}]}\n`);
  }
}

export const cutMessage = (cut: number): string =>
  `${cut} results of least weight are left out: GitHub takes ${MOST_RESULTS} of a run. Other report formats have them all.`;
