import type {Pack} from '../core/pack/types.ts';
import type {Report} from '../core/report/types.ts';
import type {Problem} from '../core/span.ts';
import type {DraftText} from '../host/draftText.ts';
import type {Settings} from '../host/settings.ts';

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
