import fs from 'node:fs';
import path from 'node:path';
import type {Problem} from '../../core/span.ts';
import {problem, reasonOf, slashes} from '../../host/problems.ts';
import {RANK} from '../levels.ts';
import {type DraftFacts, type PageFacts, readParts} from '../reporters/html/parts.ts';
import type {FileRecord, RuleRecord} from '../reporters/record.ts';
import type {Descriptor, Result} from '../reporters/sarifLog.ts';
import type {Shard} from '../reporters/types.ts';
import {readVoices, type VoiceData} from '../voice.ts';

interface Common {
  /** The report's file for people. */
  readonly shown: string;
  readonly version: string;
  readonly shard?: Shard;
}
export interface JsonReport extends Common {
  readonly kind: 'json';
  readonly files: readonly FileRecord[];
  readonly problems: readonly Problem[];
  readonly rules: readonly RuleRecord[];
  readonly requirements: {readonly [id: string]: string};
  readonly checklist: {readonly [id: string]: string};
  readonly voices: readonly VoiceData[] | undefined;
}
export interface SarifReport extends Common {
  readonly kind: 'sarif';
  readonly results: readonly (Result & {readonly ruleIndex?: number})[];
  readonly rules: readonly Descriptor[];
  readonly notifications: readonly {readonly level?: string}[];
  readonly cut: number;
}
export interface HtmlReport extends Common {
  readonly kind: 'html';
  readonly drafts: readonly {readonly facts: DraftFacts; readonly section: string}[];
  readonly facts: PageFacts;
}
export type PartReport = JsonReport | SarifReport | HtmlReport;

const MOST_BYTES = 512 * 1024 * 1024;

/** A report of `clauseguard check`, told by what stands in it. */
export async function readReport(name: string, folder: string): Promise<PartReport | Problem> {
  const shown = slashes(name);
  const refuse = (why: string): Problem =>
    problem(shown, `Cannot merge ${shown}: ${why}.`, 'Name reports that clauseguard check wrote with --format json, sarif or html.');
  let text: string;
  try {
    const file = path.resolve(folder, name);
    if ((await fs.promises.stat(file)).size > MOST_BYTES) return refuse(`it has more than ${MOST_BYTES / 1024 / 1024} MB`);
    text = await fs.promises.readFile(file, 'utf8');
  } catch (error) {
    return refuse(reasonOf(error));
  }
  if (text.startsWith('<!DOCTYPE')) {
    const parts = readParts(text);
    return parts ? {kind: 'html', shown, version: parts.facts.version, shard: parts.facts.shard, ...parts} : refuse('it is no report of Clauseguard');
  }
  try {
    return (fromJson(JSON.parse(text), shown) as PartReport | undefined) ?? refuse('it is no report of Clauseguard');
  } catch {
    return refuse('it is cut off or damaged');
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what comes from outside is looked at key by key; whatever is not as we write it throws or is refused
function fromJson(value: any, shown: string): JsonReport | SarifReport | undefined {
  if (value?.version === 1 && Array.isArray(value.files) && Array.isArray(value.problems) && value.tool?.name === 'Clauseguard') {
    const {files, problems, rules, requirements, checklist = {}, voices, tool, shard} = value;
    if (!files.every(isFileRecord)) return undefined;
    return {
      kind: 'json',
      shown,
      version: String(tool.version),
      shard: shardOf(shard),
      files,
      problems,
      rules: [...rules],
      requirements,
      checklist,
      voices: readVoices(voices),
    };
  }
  const run = value?.runs?.[0];
  if (value?.version !== '2.1.0' || run?.tool?.driver?.name !== 'Clauseguard') return undefined;
  return {
    kind: 'sarif',
    shown,
    version: String(run.tool.driver.version),
    shard: shardOf(run.properties?.shard),
    results: [...run.results],
    rules: [...run.tool.driver.rules],
    notifications: run.invocations?.[0]?.toolConfigurationNotifications ?? [],
    cut: Number(run.properties?.cut ?? 0),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: as above
const isFileRecord = (file: any): boolean =>
  typeof file?.path === 'string' &&
  Array.isArray(file.coverage) &&
  [file.findings, file.suppressed, file.known].every(list => Array.isArray(list) && list.every(isFinding));

// biome-ignore lint/suspicious/noExplicitAny: as above
const isFinding = (one: any): boolean =>
  one?.level in RANK &&
  [one.rule, one.message, one.excerpt, one.fingerprint].every(text => typeof text === 'string') &&
  [one.covers, one.related, one.fixes].every(Array.isArray) &&
  [one.start, one.end].every(place => Number.isInteger(place?.line) && Number.isInteger(place?.column)) &&
  (one.place === undefined || (Array.isArray(one.place.headings) && typeof one.place.at === 'string'));

const shardOf = (shard: unknown): Shard | undefined => {
  const {index, of} = (shard ?? {}) as Partial<Shard>;
  return Number.isInteger(index) && Number.isInteger(of) ? {index: index!, of: of!} : undefined;
};
