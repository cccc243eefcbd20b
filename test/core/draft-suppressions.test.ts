import assert from 'node:assert/strict';
import type {Format} from '../../server/core/draft/types.ts';
import {assertCarets} from '../support/carets.ts';
import {read} from '../support/draftMarks.ts';

function assertSuppressions(text: string, expected: string, format: Format = 'markdown'): void {
  const draft = read(text, format);
  const marks = draft.suppressions.map(({kind, rule, reason, at}) => ({...at, name: `${kind} <${rule}> ${reason}`}));
  assertCarets(draft.source, marks, expected);
}

describe('suppressions', () => {
  it('are comments in Markdown, on lines of their own and inside a paragraph', () => {
    assertSuppressions(
      `
      <!-- clauseguard-ignore-file language/alien: a term of the Aliens Act: kept -->

      <!-- clauseguard-ignore-start a/b: why --> <!-- an ordinary comment -->
      Text <!-- clauseguard-ignore-line a/b --> and text.

      <!--clauseguard-ignore-end a/b-->
      <!-- clauseguard-ignore-nextly a/b: no -->
      <!-- clauseguard-ignore-next -->
      `,
      `
      <!-- clauseguard-ignore-file language/alien: a term of the Aliens Act: kept -->
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ file <language/alien> a term of the Aliens Act: kept

      <!-- clauseguard-ignore-start a/b: why --> <!-- an ordinary comment -->
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ start <a/b> why
      Text <!-- clauseguard-ignore-line a/b --> and text.
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ line <a/b> 

      <!--clauseguard-ignore-end a/b-->
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ end <a/b> 
      <!-- clauseguard-ignore-nextly a/b: no -->
      <!-- clauseguard-ignore-next -->
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ next <> 
      `,
    );
  });

  it('are whole lines in plain text, and the paragraph around them goes on', () => {
    assertSuppressions(
      `
      %% clauseguard-ignore-next a:b/c: id with a colon
      The authority may hold
        %% clauseguard-ignore-line x
      a person. %% clauseguard-ignore-line y: not a line of its own
      `,
      `
      %% clauseguard-ignore-next a:b/c: id with a colon
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ next <a:b/c> id with a colon
      The authority may hold
        %% clauseguard-ignore-line x
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ line <x> 
      a person. %% clauseguard-ignore-line y: not a line of its own
      `,
      'text',
    );
    const draft = read('The authority may hold\n%% clauseguard-ignore-line x: y\na person without trial.', 'text');
    assert.deepEqual(
      draft.blocks.map(block => block.text),
      ['The authority may hold\na person without trial.'],
    );
  });

  it('yield no block', () => {
    assert.deepEqual(read('<!-- clauseguard-ignore-next a/b: why -->').blocks, []);
    assert.deepEqual(read('%% clauseguard-ignore-next a/b: why', 'text').blocks, []);
  });
});
