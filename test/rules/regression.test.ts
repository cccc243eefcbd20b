import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {reportOn} from '../support/checkDraft.ts';
import {realPack} from '../support/pack.ts';

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`sentences/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '');

/** Sentences of good drafts on which no rule about wording or facts may speak. */
const RIGHT = linesOf('right.txt');

/** Terms that must be found, and the sentence: "term, term | sentence". */
const WRONG = linesOf('wrong.txt').map(line => {
  const bar = line.indexOf(' | ');
  return {terms: line.slice(0, bar).split(', '), text: line.slice(bar + 3)};
});

const wording = (kind: string): boolean => kind === 'language' || kind === 'accuracy';

/** The words on which authorities differ are looked for too. */
const STRICT = {profile: 'strict'} as const;

describe('Wordings and facts in single sentences', () => {
  const pack = realPack();
  const alone = {...pack, rules: pack.rules.filter(rule => wording(rule.kind))};

  for (const text of RIGHT) {
    it(`leaves alone: ${text}`, () => {
      assert.deepEqual(
        reportOn(alone, text, STRICT).findings.map(f => `${f.rule}: ${f.excerpt}`),
        [],
      );
    });
  }

  for (const {text, terms} of WRONG) {
    it(`finds ${terms.join(', ')}: ${text}`, () => {
      const found = new Set(reportOn(alone, text, STRICT).findings.flatMap(f => f.covers));
      assert.deepEqual(
        terms.filter(term => !found.has(`term:${term}`)),
        [],
      );
    });
  }
});
