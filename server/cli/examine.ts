import type {Pack} from '../core/pack/types.ts';
import type {Report} from '../core/report/types.ts';
import type {Problem} from '../core/span.ts';
import type {Checker} from '../host/checker.ts';
import type {DraftText} from '../host/draftText.ts';
import {isDraft} from '../host/readDraft.ts';
import type {Settings, SettingsReader} from '../host/settings.ts';
import type {Comparison} from './comparison.ts';
import {excluded, type Input} from './inputs.ts';
import type {JointDrafts} from './jointDrafts.ts';

/** What was found about one draft, before it is compared or mended. Several drafts are examined at once. */
export type Examined =
  | {readonly is: 'problem'; readonly problem: Problem}
  | {readonly is: 'left out' | 'unchanged'}
  | {
      readonly is: 'checked';
      readonly draft: DraftText;
      readonly settings: Settings;
      /** The rules for the languages that the draft is in. */
      readonly pack: Pack;
      readonly report: Report;
      /** The report on the draft before the change that is looked at. */
      readonly old: Report | undefined;
      /** Where the draft is one of several files: these, in the order of its parts. */
      readonly texts?: readonly {readonly path: string; readonly source: string}[];
      /** The report on another text in the place of this one. */
      readonly recheck: (text: string) => Promise<Report>;
    };

export async function examine(
  input: Input,
  settingsReader: SettingsReader,
  comparison: Comparison,
  checker: Checker,
  joint: JointDrafts,
): Promise<Examined> {
  const settings = await settingsReader.settingsFor(input.file);
  if (settings.excludes(input.file)) {
    // Whoever names a draft wants to know; whoever names a folder wants what the configuration wants.
    return input.named ? {is: 'problem', problem: excluded(input, settings.configuration?.shown)} : {is: 'left out'};
  }
  const files = settings.jointFor(input.file);
  if (files) return joint.examine(input, files, settings);
  const before = await comparison.before(input.file);
  if (before === 'unchanged') return {is: 'unchanged'};
  if (before && 'message' in before) return {is: 'problem', problem: before};
  const draft = await input.read();
  if (!isDraft(draft)) return {is: 'problem', problem: draft};
  const old = before?.draft ? checker.check(before.draft, settings) : undefined;
  const {report, pack} = await checker.check(draft, settings);
  const recheck = async (text: string): Promise<Report> => (await checker.check({text, format: draft.format}, settings)).report;
  return {is: 'checked', draft, settings, pack, report, old: (await old)?.report, recheck};
}
