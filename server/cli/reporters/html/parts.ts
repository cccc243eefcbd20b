import type {Finding} from '../../../core/report/types.ts';
import type {Problem} from '../../../core/span.ts';
import type {VoiceData} from '../../voice.ts';
import type {AppliedState} from '../coverageTable.ts';
import type {RuleRecord} from '../record.ts';
import type {Shard} from '../types.ts';

/** A finding as it stands in the page. */
export interface Note {
  readonly id: string;
  readonly number: number;
  readonly finding: Finding;
}

/** What the head of the page says about a draft; stands in the page beside the draft's section, so that pages can be merged. */
export interface DraftFacts {
  readonly path: string;
  /** Start of all ids in the draft's section. */
  readonly id: string;
  readonly error: number;
  readonly warning: number;
  readonly advice: number;
  readonly suppressed: number;
  readonly known: number;
  readonly kinds: readonly string[];
  readonly areas: readonly string[];
  /** The file that stands for the draft where this one is a part of it. */
  readonly partOf?: string;
  /** Requirement, state and the line to look at, 0 where none is shown. */
  readonly coverage: readonly (readonly [requirement: string, state: AppliedState, line: number])[];
}

export interface PageFacts {
  readonly version: string;
  readonly rules: readonly RuleRecord[];
  readonly requirements: {readonly [id: string]: string};
  readonly checklist?: {readonly [id: string]: string};
  readonly problems: readonly Problem[];
  /** Our own sentences in the languages of the drafts; absent where that is English alone. */
  readonly voices?: readonly VoiceData[];
  readonly shard?: Shard;
}

const DRAFT = '<!--clauseguard:draft ';
const DRAFT_END = '<!--/clauseguard:draft-->';
const PAGE = '<!--clauseguard:page ';
const CLOSE = '-->';

/** JSON that cannot end the comment it stands in. */
const inComment = (value: object): string => JSON.stringify(value).replace(/[<>-]/g, c => `\\u00${c.charCodeAt(0).toString(16)}`);

export const draftPart = (facts: DraftFacts, section: string): string => `${DRAFT}${inComment(facts)}${CLOSE}\n${section}\n${DRAFT_END}\n`;
export const pagePart = (facts: PageFacts): string => `${PAGE}${inComment(facts)}${CLOSE}\n`;

/**
 * The parts of a page that `draftPart` and `pagePart` wrote, or undefined where the text is no such page. Markers stand at the start of a line;
 * text of drafts is escaped and cannot hold one.
 */
export function readParts(page: string): {drafts: {facts: DraftFacts; section: string}[]; facts: PageFacts} | undefined {
  const drafts: {facts: DraftFacts; section: string}[] = [];
  let at = page.indexOf(`\n${PAGE}`);
  if (at < 0) return undefined;
  try {
    const facts = jsonAt(page, at + 1 + PAGE.length) as PageFacts;
    while ((at = page.indexOf(`\n${DRAFT}`, at)) >= 0) {
      const bodyAt = page.indexOf('\n', at + 1) + 1;
      const end = page.indexOf(`\n${DRAFT_END}`, bodyAt);
      if (end < 0) return undefined;
      drafts.push({facts: jsonAt(page, at + 1 + DRAFT.length) as DraftFacts, section: page.slice(bodyAt, end)});
      at = end;
    }
    return {drafts, facts};
  } catch {
    return undefined;
  }
}

const jsonAt = (page: string, start: number): unknown => JSON.parse(page.slice(start, page.indexOf(CLOSE, start)));
