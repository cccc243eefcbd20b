import {joinTexts, partOf} from '../core/draft/parts.ts';
import type {Draft} from '../core/draft/types.ts';
import type {Pack} from '../core/pack/types.ts';
import {splitReport} from '../core/report/parts.ts';
import type {Coverage, Report} from '../core/report/types.ts';
import type {Span} from '../core/span.ts';
import type {Range} from '../protocol/index.ts';
import type {DraftSettings, Engine} from './host.ts';
import {Places} from './places.ts';
import type {View, Whole, WholeFile} from './view.ts';

/** What is known of each document of a draft in several. */
export async function analyseWhole(
  texts: readonly WholeFile[],
  settings: DraftSettings,
  engine: Engine,
): Promise<{whole: Whole; pack: Pack; draft: Draft; report: Report; coverage: readonly Coverage[]}[]> {
  const joined = joinTexts(texts.map(one => one.text));
  const parts = joined.parts!;
  const {draft, pack, report} = await engine.analyse(texts[0]!.uri, joined, settings);
  const reports = splitReport(report, parts);
  const files = texts.map((one, i) => ({...one, start: parts[i]!.start, places: new Places(one.text.text), report: reports[i]!}));
  return texts.map((_, own) => ({
    whole: {draft, files, own},
    pack,
    draft: partOf(draft, draft.parts![own]!, draft.parts![own + 1]),
    report: reports[own]!,
    coverage: seenFrom(own, reports[0]!.coverage),
  }));
}

/** The coverage that stands with the first document as another one sees it: evidence names its document where it is not one's own. */
const seenFrom = (own: number, coverage: readonly Coverage[]): readonly Coverage[] =>
  own === 0
    ? coverage
    : coverage.map(row => ({
        ...row,
        evidence: row.evidence.map(({part = 0, ...one}) => (part === own ? one : {...one, part})),
      }));

/** The draft that a document belongs to with all its documents, and where the document begins in it. */
export const wholeOf = ({whole, draft}: View): {readonly draft: Draft; readonly base: number} =>
  whole ? {draft: whole.draft, base: whole.files[whole.own]!.start} : {draft, base: 0};

/** Document and range of a span in the whole draft. */
export function locate({uri, places, whole}: View, {start, end}: Span): {uri: string; range: Range} {
  if (!whole) return {uri, range: places.range({start, end})};
  const file = whole.files.findLast(one => one.start <= start) ?? whole.files[0]!;
  return {uri: file.uri, range: file.places.range({start: start - file.start, end: end - file.start})};
}

/** Of spans in the whole draft those in this document, in its own offsets. */
export function ownSpans<T extends Span>({whole, draft}: View, spans: readonly T[]): T[] {
  if (!whole) return [...spans];
  const {start} = whole.files[whole.own]!;
  const end = start + draft.source.length;
  return spans.filter(one => one.start >= start && one.end <= end).map(one => ({...one, start: one.start - start, end: one.end - start}));
}

/** Document and range of what a report names as a part of the draft. */
export function partPlace({uri, places, whole}: View, {part, ...span}: Span & {readonly part?: number}): {uri: string; range: Range} {
  const file = part === undefined ? undefined : whole?.files[part];
  return file ? {uri: file.uri, range: file.places.range(span)} : {uri, range: places.range(span)};
}
