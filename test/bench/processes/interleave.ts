import type {Input} from '../inputs/files.ts';
import type {Contender} from './contenders.ts';
import {type Run, run} from './run.ts';

/** All runs of one contender on one input. `failure` says why it has none or too few. */
export interface Series {
  readonly contender: Contender;
  readonly runs: Run[];
  findings: number;
  failure?: string;
}

/** Seconds. What takes longer than this is run twice at most. */
const SLOW = 30;

/**
 * Runs contenders in turn, A B A B, so that a slow minute of the machine hits all alike. One that fails or takes longer than `timeout` seconds is
 * not run again. Rounds are comparable: runs[i] of all series lie next to each other in time.
 */
export async function interleave(
  contenders: readonly Contender[],
  input: Pick<Input, 'file'>,
  scratch: string,
  rounds: number,
  timeout: number,
): Promise<Series[]> {
  const all = contenders.map((contender): Series => ({contender, runs: [], findings: 0}));
  for (let round = 0; round < rounds; round++) {
    for (const series of all) {
      if (series.failure || (series.runs.length >= 2 && series.runs[0]!.wall > SLOW)) continue;
      const {contender} = series;
      const one = await run(contender.command(input.file, scratch), scratch, {timeout});
      const verdict = one.exit === 'SIGKILL' && one.wall >= timeout ? {failure: `took longer than ${timeout} s`} : contender.verdict(one, scratch);
      if ('failure' in verdict) {
        series.failure = verdict.failure;
        console.error(`FAILED: ${contender.name} ${contender.version}: ${verdict.failure}`);
      } else {
        series.runs.push({...one, output: ''});
        series.findings = verdict.findings;
      }
    }
  }
  return all;
}
