import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type {LocationLink} from 'vscode-languageserver/node';
import {folderWith} from '../cli/support.ts';
import {CAPABLE, cursorIn, Editor} from './editor.ts';
import {WORKSPACE} from './pack.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const RULE = 'title: Blurred\nfinds: {says: per‸son}\nsource: [cat-art-3]\n';

/** The bundles alone, as an editor's extension has them: without the folder in which the rules are written. */
function extensionFolder(): string {
  const dist = path.join(folderWith({}), 'dist');
  fs.mkdirSync(dist);
  for (const name of fs.readdirSync(DIST)) if (/\.(cjs|bin)$/.test(name)) fs.copyFileSync(path.join(DIST, name), path.join(dist, name));
  return dist;
}

describe('definitions of what has no file', () => {
  it('lead to a view of it, for clients that show these, and nowhere for others', async () => {
    const server = path.join(extensionFolder(), 'server.cjs');
    for (const entries of [true, false]) {
      const editor = await Editor.start({files: WORKSPACE, capabilities: CAPABLE, options: {entries}, server});
      const {text, position} = cursorIn(RULE);
      const uri = await editor.open('pack/weakening/blur.yaml', text, 'yaml');
      const found = await editor.about<LocationLink[] | null>('definition', uri, {position});
      if (!entries) assert.equal(found, null);
      else {
        const {protocol, pathname, search} = new URL(found![0]!.targetUri);
        assert.deepEqual([protocol, pathname], ['clauseguard-entry:', '/concept/person.yaml']);
        const folder = decodeURIComponent(search.slice(1));
        const entry = (kind: string, name: string): Promise<string | null> => editor.request('clauseguard/packEntry', {kind, name, folder});
        assert.match((await entry('concept', 'person'))!, /^# The concept person, .*\nsays:\n {2}- /);
        assert.match((await entry('source', 'cat-art-3'))!, /^# The source cat-art-3, .*\ncat-art-3:\n {2}title: Convention against Torture/);
        assert.match((await entry('clause', 'individual-assessment-before-removal')) ?? (await entry('clause', 'grum-review'))!, /\ntitle: /);
        assert.match((await entry('requirement', 'NR-04'))!, /\nrequirements:\n {2}NR-04:\n/);
        // Nothing is read by these names but what the pack has.
        for (const [kind, name] of [
          ['concept', '../../etc/passwd'],
          ['concept', 'nothing'],
          ['source', '__proto__'],
          ['folder', 'x'],
        ])
          assert.equal(await entry(kind!, name!), null, `${kind} ${name}`);
        assert.equal(await editor.request('clauseguard/packEntry', {kind: 'concept', name: 'person', folder: 'file:///nowhere'}), null);
      }
      await editor.stop();
    }
  });
});
