// Bundled with the engine and run in a process of its own: node worker.mjs JOB, where JOB is a file. Prints an Outcome as JSON.
import fs from 'node:fs';
import process from 'node:process';
import {check, FollowedDraft} from '../../../server/core/check.ts';
import {parseDraft} from '../../../server/core/draft/index.ts';
import type {Pack} from '../../../server/core/pack/types.ts';
import {optimiseSparingly} from '../../../server/host/optimising.ts';
import {apply, Editing, type EditKind} from '../inputs/edits.ts';
import {floorsOf} from './floors.ts';
import {type Job, type Outcome, type Pass, type Ruleset, type Text, total} from './job.ts';
import {Engine, readPack, readText, time} from './pass.ts';
import {type Vocabulary, withRules} from './syntheticRules.ts';

function measure(job: Job): Outcome {
  const pack = readPack(job.pack);
  switch (job.kind) {
    case 'stages':
      return stages(pack, job.text, job.rounds);
    case 'floors':
      return {floors: floorsOf(pack, job.text).map(({name, work}) => ({name, seconds: [time(work)]}))};
    case 'edits':
      return edits(pack, job.text, job.rounds);
    case 'growth':
      return {growth: growth(pack, job.texts, job.rounds)};
    case 'rules':
      return {rulesets: rulesets(pack, job.text, job.rounds, job.factors)};
  }
}

function stages(pack: Pack, text: Text, rounds: number): Outcome {
  const engine = new Engine(pack);
  const source = readText(text);
  const first = engine.pass(source, text);
  const {draft, report} = first;
  const floors = floorsOf(pack, text).map(floor => ({...floor, seconds: [] as number[]}));
  for (const {work} of floors) work();
  const passes: Pass[] = [];
  for (let round = 0; round < rounds; round++) {
    passes.push(engine.pass(source, text).pass);
    for (const {work, seconds} of floors) seconds.push(time(work));
  }
  return {
    cold: first.pass,
    passes,
    floors: floors.map(({name, seconds}) => ({name, seconds})),
    findings: report.findings.length,
    blocks: draft.blocks.length,
  };
}

/** Sizes in turn, after a pass over the smallest one to warm up. */
function growth(pack: Pack, texts: readonly Text[], rounds: number): number[][] {
  const engine = new Engine(pack);
  const sources = texts.map(readText);
  engine.pass(sources[0]!, texts[0]!);
  const seconds: number[][] = texts.map(() => []);
  for (let round = 0; round < rounds; round++) texts.forEach((text, i) => seconds[i]!.push(total(engine.pass(sources[i]!, text).pass)));
  return seconds;
}

/** Rulesets in turn over the same draft. Each parses for itself: a larger lexicon may not slow that down either. */
function rulesets(pack: Pack, text: Text, rounds: number, factors: readonly number[]): Ruleset[] {
  const source = readText(text);
  const vocabularies: readonly Vocabulary[] = ['disjoint', 'shared'];
  const packs = [{name: 'as it is', pack, compile: 0}];
  for (const factor of factors)
    for (const vocabulary of vocabularies) {
      let more = pack;
      const compile = time(() => (more = withRules(pack, factor, vocabulary, source)));
      packs.push({name: `${factor} times, ${vocabulary} words`, pack: more, compile});
    }
  const all = packs.map(one => ({...one, engine: new Engine(one.pack), passes: [] as Pass[], findings: 0}));
  for (let round = -1; round < rounds; round++)
    for (const one of all) {
      const {pass, report} = one.engine.pass(source, text);
      one.findings = report.findings.length;
      if (round >= 0) one.passes.push(pass);
    }
  return all.map(({name, pack: {rules}, compile, passes, findings}) => ({name, rules: rules.length, findings, compile, passes}));
}

/** Edits a draft that is followed, with V8 as the server has it. Every tenth version is also checked as a whole, which is what the edit would cost otherwise. */
function edits(pack: Pack, text: Text, count: number): Outcome {
  optimiseSparingly('languageServer');
  const draft = new FollowedDraft(text.format, pack);
  const editing = new Editing();
  const followed: {kind: EditKind; seconds: number}[] = [];
  const whole: number[] = [];
  const heap: number[] = [];
  let source = readText(text);
  let findings = draft.check(source).report.findings.length;
  for (let i = 1; i <= count; i++) {
    const edit = editing.next(source);
    source = apply(source, edit);
    followed.push({kind: edit.kind, seconds: time(() => (findings = draft.check(source).report.findings.length))});
    if (i % Math.ceil(count / 10) !== 0) continue;
    whole.push(time(() => check(parseDraft(source, text.format, pack.language), pack)));
    globalThis.gc?.();
    heap.push(process.memoryUsage().heapUsed);
  }
  return {edits: {followed, whole}, findings, heap};
}

const job = JSON.parse(fs.readFileSync(process.argv[2]!, 'utf8')) as Job;
process.stdout.write(JSON.stringify(measure(job)));
