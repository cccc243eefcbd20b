import assert from 'node:assert/strict';
import {describe, it} from 'mocha';
import {checkDraft, checkFix, reportOn} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const pack = packOf({
  'language/illegal.yaml': `
title: A person is called illegal
covers: ['term:illegal-migrant']
level: warning
why: test
source: [treaty]
avoid:
  - phrase: "[illegal|unlawful] [migrant|migrants]"
    becomes: irregular $2
  - phrase: illegal [worker|workers]
    becomes: "[undocumented] $1"
  - phrase: "illegal [asylum-seeker|asylum-seekers]"
    becomes: $1
  - phrase: alien
    becomes: foreign national
  - phrase: cs:IMs
    becomes: irregular migrants
  - phrase: hostile illegal
    becomes: unfriendly
fix: safe
prefer: [irregular migrant]
examples: {flags: [{text: 'An [[illegal migrant]].', becomes: An irregular migrant.}], allows: [y]}
`.replace('"[undocumented] $1"', 'undocumented $1'),
});
const rule = 'language/illegal';
const fixed = (before: string, after: string): void => checkFix(pack, rule, before, after);

describe('a replacement', () => {
  it('carries number over', () => fixed('The illegal migrants stay.', 'The irregular migrants stay.'));
  it('carries a capital over', () => fixed('Illegal migrants stay.', 'Irregular migrants stay.'));
  it('carries all capitals over', () => fixed('ILLEGAL MIGRANTS', 'IRREGULAR MIGRANTS'));
  it('gives a capital for an acronym only where a sentence begins', () => {
    fixed('IMs stay.', 'Irregular migrants stay.');
    fixed('They stay. IMs do not.', 'They stay. Irregular migrants do not.');
    fixed('The IMs stay.', 'The irregular migrants stay.');
  });
  it('keeps a hyphen of what it carries over', () => fixed('An illegal asylum-seeker stays.', 'An asylum-seeker stays.'));
  it('turns "an" into "a" where the sound asks for it', () => fixed('An alien may stay.', 'A foreign national may stay.'));
  it('leaves "an" before a vowel', () => fixed('an illegal worker', 'an undocumented worker'));
  it('leaves emphasis around words alone', () => fixed('The **illegal** migrants stay.', 'The **irregular** migrants stay.'));
  it('crosses a line break without touching it', () => fixed('The illegal\nmigrants stay.', 'The irregular\nmigrants stay.'));
  it('is not offered where markup would be torn', () => {
    assert.deepEqual(
      reportOn(pack, 'A *hostile* illegal act.').findings.map(f => f.fixes.length),
      [0],
    );
  });
});

describe('a suppression', () => {
  const reads = (marked: string): void => checkDraft(pack, marked, {label: f => f.rule});
  it('silences the next block, with a reason', () =>
    reads(`
<!-- clauseguard-ignore-next language/illegal: quoted from the old law -->
The illegal migrants stay.

Other illegal migrants stay.
      ^^^^^^^^^^^^^^^^ language/illegal
`));
  it('is kept with its reason', () => {
    const {suppressed} = reportOn(pack, '<!-- clauseguard-ignore-next language/illegal: old law -->\nThe illegal migrants stay.\n');
    assert.deepEqual(
      suppressed.map(s => [s.rule, s.reason]),
      [[rule, 'old law']],
    );
  });
  it('needs a reason', () =>
    reads(`
<!-- clauseguard-ignore-next language/illegal -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression/no-reason
The illegal migrants stay.
    ^^^^^^^^^^^^^^^^ language/illegal
`));
  it('must name a rule that exists', () =>
    reads(`
<!-- clauseguard-ignore-next language/ilegal: a slip -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression/unknown-rule
The illegal migrants stay.
    ^^^^^^^^^^^^^^^^ language/illegal
`));
  it('that silences nothing is reported', () =>
    reads(`
<!-- clauseguard-ignore-next language/illegal: no longer needed -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression/unused
The irregular migrants stay.
`));
  it('of a region ends where it ends', () =>
    reads(`
<!-- clauseguard-ignore-start language/illegal: annex of quotations -->

The illegal migrants stay.

<!-- clauseguard-ignore-end language/illegal -->

Other illegal migrants stay.
      ^^^^^^^^^^^^^^^^ language/illegal
`));
  it('of a file holds from anywhere in it', () =>
    reads(`
The illegal migrants stay.

<!-- clauseguard-ignore-file language/illegal: a glossary -->
`));
  it('works in plain text', () =>
    checkDraft(
      pack,
      `
%% clauseguard-ignore-next language/illegal: quoted
The illegal migrants stay.

Other illegal migrants stay.
      ^^^^^^^^^^^^^^^^ language/illegal
`,
      {format: 'text'},
    ));
});

describe('a fingerprint', () => {
  const prints = (source: string): string[] => reportOn(pack, source).findings.map(f => f.fingerprint);
  const text = '# 1. Stay\n\n(1) The illegal migrants stay.\n';
  it('survives text moved down and renumbered', () =>
    assert.deepEqual(prints(`New words.\n\n${text.replace('# 1.', '# 2.').replace('(1)', '(4)')}`), prints(text)));
  it('survives another line wrap', () => assert.deepEqual(prints(text.replace('illegal migrants', 'illegal\nmigrants')), prints(text)));
  it('differs for other words', () => assert.notDeepEqual(prints(text.replace('stay', 'leave')), prints(text)));
  it('differs under another heading', () => assert.notDeepEqual(prints(text.replace('Stay\n', 'Work\n')), prints(text)));
  it('tells twins apart', () => {
    const twins = prints('The illegal migrants stay.\n\nThe illegal migrants stay.\n');
    assert.equal(new Set(twins).size, 2);
  });
});
