import {type FormattedText, joinTexts} from '../core/draft/parts.ts';
import type {Pack} from '../core/pack/types.ts';
import {splitReport} from '../core/report/parts.ts';
import type {Report} from '../core/report/types.ts';
import type {Problem} from '../core/span.ts';
import type {Checker} from '../host/checker.ts';
import {MAX_BYTES} from '../host/decodeDraft.ts';
import type {JointFiles} from '../host/documents.ts';
import type {DraftText} from '../host/draftText.ts';
import {problem} from '../host/problems.ts';
import {isDraft, readDraft} from '../host/readDraft.ts';
import type {Settings} from '../host/settings.ts';
import type {Comparison} from './comparison.ts';
import type {Examined} from './examined.ts';
import {type Input, shownBeside} from './inputs.ts';

interface Member {
  readonly file: string;
  readonly shown: string;
  readonly draft: DraftText | Problem;
}

/** What was found about a draft of several files. */
interface Whole {
  readonly members: readonly Member[];
  /** Those that could be read, in the order of the reports. */
  readonly read: readonly (Member & {readonly draft: DraftText})[];
  readonly unchanged: boolean;
  /** What keeps it from being checked. */
  readonly failure?: Problem;
  readonly pack?: Pack;
  readonly reports: readonly Report[];
  readonly old?: Report | undefined;
}

/** Checks the files that are one draft together, when the first of them comes up; each then has its part of the report. */
export class JointDrafts {
  readonly #checker: Checker;
  readonly #comparison: Comparison;
  readonly #keeps: boolean;
  readonly #known = new Map<JointFiles, {readonly whole: Promise<Whole>; left: number}>();

  /** @param keeps false where files change between one and the next, as they are mended */
  constructor(checker: Checker, comparison: Comparison, keeps: boolean) {
    this.#checker = checker;
    this.#comparison = comparison;
    this.#keeps = keeps;
  }

  async examine(input: Input, joint: JointFiles, settings: Settings): Promise<Examined> {
    const {members, read, unchanged, failure, pack, reports, old} = await this.#whole(input, joint, settings);
    if (unchanged) return {is: 'unchanged'};
    const own = members.find(one => one.file === input.file)!;
    if (!isDraft(own.draft)) return {is: 'problem', problem: own.draft};
    if (failure) return {is: 'problem', problem: {...failure, path: input.shown}};
    const part = read.indexOf(own as Whole['read'][number]);
    const {draft} = own;
    return {
      is: 'checked',
      draft,
      settings,
      pack: pack!,
      report: reports[part]!,
      old,
      texts: read.map(one => ({path: one.shown, source: one.draft.text})),
      recheck: async text => {
        const texts = read.map((one, i) => (i === part ? {...draft, text} : one.draft));
        return (await this.#check(texts, settings)).reports[part]!;
      },
    };
  }

  #whole(input: Input, joint: JointFiles, settings: Settings): Promise<Whole> {
    const known = this.#known.get(joint);
    if (known) {
      if (--known.left === 0) this.#known.delete(joint);
      return known.whole;
    }
    const whole = this.#examine(input, joint, settings);
    if (this.#keeps) this.#known.set(joint, {whole, left: joint.files.length - 1});
    return whole;
  }

  async #examine(input: Input, joint: JointFiles, settings: Settings): Promise<Whole> {
    const before = await Promise.all(joint.files.map(file => this.#comparison.before(file)));
    const removed = (await this.#comparison.removed(joint.wants)).filter(isDraft);
    if (before.every(one => one === 'unchanged') && !removed.length) return {members: [], read: [], reports: [], unchanged: true};
    const members = await Promise.all(
      joint.files.map(async (file): Promise<Member> => {
        const shown = file === input.file ? input.shown : shownBeside(input, file);
        return {file, shown, draft: await (file === input.file ? input.read() : readDraft(file, shown))};
      }),
    );
    const read = members.filter((one): one is Whole['read'][number] => isDraft(one.draft));
    const [first] = read;
    if (!first) return {members, read, reports: [], unchanged: false};
    if (read.reduce((sum, {draft}) => sum + draft.text.length, 0) > MAX_BYTES)
      return {members, read, reports: [], unchanged: false, failure: tooLarge(first.shown)};
    const isAlike = (draft: FormattedText | undefined): draft is FormattedText => draft?.format === first.draft.format;
    const old = members.flatMap(({draft}, i) => {
      const one = before[i];
      return one === 'unchanged' ? (isDraft(draft) ? draft : []) : one && 'draft' in one && one.draft ? one.draft : [];
    });
    const earlier = [...old, ...removed].filter(isAlike);
    const compares = before.some(one => one !== undefined) && earlier.length > 0;
    const {pack, reports} = await this.#check(
      read.map(one => one.draft),
      settings,
    );
    const oldReport = compares ? (await this.#checker.check(joinTexts(earlier), settings)).report : undefined;
    return {members, read, unchanged: false, pack, reports, old: oldReport};
  }

  async #check(texts: readonly DraftText[], settings: Settings): Promise<{pack: Pack; reports: Report[]}> {
    const joined = joinTexts(texts);
    const {pack, report} = await this.#checker.check(joined, settings);
    return {pack, reports: splitReport(report, joined.parts!)};
  }
}

const tooLarge = (shown: string): Problem =>
  problem(shown, 'The files that "documents" reads as one draft are larger than 16 MB together.', 'Take some of them out of "documents".');
