import {check} from '../core/check.ts';
import {parseDraft} from '../core/draft/index.ts';
import type {Engine} from './host.ts';

/** Reads the whole text each time, through the same door as the command line. */
export const wholeEngine: Engine = {
  analyse: (_uri, text, format, {pack, options}) => {
    const draft = parseDraft(text, format, pack.language);
    return {draft, report: check(draft, pack, options)};
  },
  forget: () => {},
};
