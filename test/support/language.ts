import {readFileSync} from 'node:fs';
import {parse} from 'yaml';
import type {Language} from '../../server/core/pack/types.ts';

/** English as the rules have it, without its cues: the draft room does not read them. */
export const english: Language = {
  name: 'en',
  ...parse(readFileSync(new URL('../../rules/languages/en.yaml', import.meta.url), 'utf8')),
  cues: {},
};
