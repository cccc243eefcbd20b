import assert from 'node:assert/strict';
import {projectFiles, readProject} from './files.ts';

const MOST = 400;
const PLENTY = 250;

describe('size of source files', () => {
  const sizes = projectFiles()
    .filter(file => /\.(ts|mts|cts|js|mjs|cjs)$/.test(file))
    .map(file => ({file, lines: readProject(file).split('\n').length - 1}))
    .sort((a, b) => b.lines - a.lines);

  it(`no file is over ${MOST} lines`, () => {
    assert.ok(sizes.length > 0, 'no source files were found');
    assert.deepEqual(
      sizes.filter(({lines}) => lines > MOST),
      [],
    );
  });

  after(() => {
    const large = sizes.filter(({lines}) => lines > PLENTY && lines <= MOST);
    if (large.length) console.log(`      over ${PLENTY} lines, worth a look: ${large.map(({file, lines}) => `${file} (${lines})`).join(', ')}`);
  });
});
