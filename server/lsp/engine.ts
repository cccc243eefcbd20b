import {FollowedDraft} from '../core/check.ts';
import type {Format} from '../core/draft/types.ts';
import type {DraftSettings, Engine} from './host.ts';

/** Follows each draft from version to version: what an edit leaves as it was is not worked out again. */
export function followingEngine(): Engine {
  const followed = new Map<string, {format: Format; settings: DraftSettings; draft: FollowedDraft}>();
  return {
    analyse: (uri, text, format, settings) => {
      let known = followed.get(uri);
      if (known?.settings !== settings || known.format !== format)
        followed.set(uri, (known = {format, settings, draft: new FollowedDraft(format, settings.pack, settings.options)}));
      return known.draft.check(text);
    },
    forget: uri => void followed.delete(uri),
  };
}
