import type {Editor} from './editor.ts';
import {WORKSPACE} from './pack.ts';

export const CONCEPT = `title: Blurring of people
says:
  - blur <0-1> {person}
  - "[blurring|smearing] of {person}"
not: [blur a picture]
`;
export const FINDS = `title: Somebody is blurred
covers: [SC-01]
level: warning
why: Nobody likes that.
source: [a-source]
finds: {says: blurring}
examples:
  flags:
    - The Office may [[blur a person]].
  allows:
    - The Office may blur a picture.
`;
/** The pack beside the built-in rules, with a concept and a rule about blurring. */
export const FILES: {readonly [name: string]: string} = {...WORKSPACE, 'pack/concepts/blurring.yaml': CONCEPT, 'pack/weakening/blur.yaml': FINDS};

/** A pack that stands alone, and so is compiled in no time. */
export const ALONE: {readonly [name: string]: string} = {
  ...FILES,
  'pack/pack.yaml': `${WORKSPACE['pack/pack.yaml']}extends: []\n`,
  'pack/languages/en.yaml': 'cues: {must: [must, shall], may: [may], negator: [not]}\n',
  'pack/concepts/person.yaml': 'title: A person\nsays: [person, child]\n',
};

/** Opens a file of the pack. */
export const open = (editor: Editor, name: string, text: string): Promise<string> => editor.open(name, text, 'yaml');

/** Closes it, and waits until what was said of it is taken back, so that the next test hears only of its own. */
export async function close(editor: Editor, uri: string): Promise<void> {
  await editor.close(uri);
  if (/pack\/([a-z]+\/|pack)/.test(uri)) await editor.published(uri, ({version}) => version === undefined);
}
