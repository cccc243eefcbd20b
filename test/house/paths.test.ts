import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {ROOT, readProject} from './files.ts';

/** Pages that tell people where things are. Paths in rules/README.md may start from rules/. */
const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'rules/README.md'].filter(page => fs.existsSync(path.join(ROOT, page)));
const FOLDERS = ['client', 'server', 'rules', 'syntaxes', 'test', 'examples', '.ci', '.vscode'];
/** Built, not kept. */
const BUILT = /^dist\//;

/** Words in backquotes or links, outside code blocks, that name a file or folder of the project. Commands, globs and placeholders do not. */
function pathsIn(text: string, page: string): string[] {
  // What stands in a code block is an example.
  const prose = text.replace(/^(`{3,}|~{3,}).*\n[\s\S]*?^\1.*$/gm, '');
  const quoted = [...prose.matchAll(/`([^`\s]+)`|\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)].map(match => match[1] ?? match[2]!);
  const here = path.posix.dirname(page);
  return quoted.filter(one => {
    if (/[*{}<>$=|]|:\/\//.test(one) || /^[A-Z]{2,}\/|^@/.test(one)) return false;
    if (FOLDERS.includes(one.split('/')[0]!)) return one.includes('/');
    // In rules/README.md `concepts/` means rules/concepts/.
    return here !== '.' && /^[a-z-]+\/$/.test(one);
  });
}

describe('paths in the documentation', () => {
  for (const page of PAGES)
    it(`${page} names only what is there`, () => {
      const here = path.posix.dirname(page);
      const dead = pathsIn(readProject(page), page).filter(
        one => !BUILT.test(one) && ![one, path.posix.join(here, one), `${one}.yaml`].some(candidate => fs.existsSync(path.join(ROOT, candidate))),
      );
      assert.deepEqual(dead, []);
    });

  it('a dead path is seen', () => {
    assert.deepEqual(pathsIn('See `server/core/nowhere.ts`, [this](test/gone.ts#L3) and `npm test`.\n\n```\n`test/no.ts`\n```\n', 'README.md'), [
      'server/core/nowhere.ts',
      'test/gone.ts',
    ]);
  });
});
