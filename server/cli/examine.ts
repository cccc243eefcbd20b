import type {Report} from '../core/report/types.ts';
import type {Checker} from '../host/checker.ts';
import {isDraft} from '../host/readDraft.ts';
import type {SettingsReader} from '../host/settings.ts';
import type {Comparison} from './comparison.ts';
import type {Examined} from './examined.ts';
import {excluded, type Input} from './inputs.ts';
import type {JointDrafts} from './jointDrafts.ts';

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
