import assert from 'node:assert/strict';
import type {Pack} from '../../server/core/pack/types.ts';
import {packOf} from './pack.ts';

export const GOOD = `title: Good
covers: [NR-04]
level: warning
why: Because.
source: guide
finds: {says: person}
examples:
  flags: ["[[A person]] walks."]
  allows: [Nothing.]
`;
/** A good rule and its concept, which must go on working beside whatever is broken. */
export const AROUND = {'concepts/person.yaml': 'title: A person\nsays: [person]\n', 'language/good.yaml': GOOD};

/** A file with its problems pointed at: under the line a caret, the message, and after two dashes the repair. */
function pointed(pack: Pack, path: string, source: string): string {
  return source
    .split('\n')
    .flatMap((line, i) => [
      line,
      ...pack.problems
        .filter(problem => problem.path === path && problem.line === i + 1)
        .map(({column, message, repair}) => `${' '.repeat(column - 1)}^ ${message} -- ${repair}`),
    ])
    .join('\n');
}

/** The marked file must have exactly the problems that are marked, and no other file any; the good rule keeps running. */
export function checkProblems(path: string, marked: string, around: {readonly [path: string]: string} = {}): Pack {
  const text = marked.replace(/^\n/, '');
  const source = text
    .split('\n')
    .filter(line => !/^ *\^ /.test(line))
    .join('\n');
  const pack = packOf({...AROUND, ...around, [path]: source});
  assert.equal(pointed(pack, path, source), text);
  assert.deepEqual(
    pack.problems.filter(problem => problem.path !== path),
    [],
  );
  assert.ok(
    pack.rules.some(rule => rule.id === 'language/good'),
    'the good rule is gone',
  );
  return pack;
}

/** A rule that is right in all but what is looked at. */
export const rule = (look: string, rest = ''): string => `
title: t
covers: [NR-04]
level: warning
why: w
source: guide
${look.trim()}
${rest.trim() || "examples: {flags: ['[[x]] y'], allows: [y]}"}
`;
