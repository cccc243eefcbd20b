import {FollowedDraft} from '../core/check.ts';
import {checkStrange, checkText, packOf} from '../core/checkText.ts';
import type {Format} from '../core/draft/types.ts';
import type {Pack} from '../core/pack/types.ts';
import type {DraftSettings, Engine} from './host.ts';

/** Follows each draft from version to version: what an edit leaves as it was is not worked out again. Only drafts in several languages are read anew each time. */
export function followingEngine(): Engine {
  const followed = new Map<string, {format: Format; settings: DraftSettings; pack: Pack; draft: FollowedDraft}>();
  return {
    analyse: async (uri, text, settings) => {
      const {format} = text;
      const pack = await packOf(text, settings);
      if (!pack || text.layout || text.parts) return checkText(text, settings);
      let known = followed.get(uri);
      if (known?.settings !== settings || known.format !== format || known.pack !== pack)
        followed.set(uri, (known = {format, settings, pack, draft: new FollowedDraft(format, pack, settings.options)}));
      const {draft, report} = known.draft.check(text.text);
      if (!draft.strange.length) return {draft, pack, report};
      // Its languages are found out with pauses, in which the next version may come.
      const copy = {...draft, blocks: draft.blocks.map(block => ({...block})), references: draft.references.map(one => ({...one}))};
      return checkStrange(text, copy, pack, settings);
    },
    forget: uri => void followed.delete(uri),
  };
}
