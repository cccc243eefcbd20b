import fs from 'node:fs';
import path from 'node:path';
import type {Pack} from '../../server/core/pack/types.ts';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

/** A pack in another language that underlines where somebody is sent back, unless that is denied. */
const packIn = (language: string, phrase: string): Pack =>
  packOf({
    'pack.yaml': `name: test\nversion: 1.0.0\nlanguage: ${language}\nlicence: MIT\n`,
    [`languages/${language}.yaml`]: fs.readFileSync(path.join(import.meta.dirname, `../../packs/${language}/languages/${language}.yaml`), 'utf8'),
    'weakening/sent-back.yaml': `title: Sent back
covers: [XX-01]
level: warning
why: A test.
source: [treaty]
finds: {phrases: ["${phrase}"]}
advise: Nothing.
examples:
  flags: ["[[x]]"]
  allows: ["y"]
`,
  });

const check = (pack: Pack, text: string): void => checkDraft(pack, text, {label: () => 'sent back'});

describe('polarity where the negation stands before the modal verb', () => {
  const french = packIn('fr', '[renvoyer|être renvoyé]');
  const spanish = packIn('es', '[devolver|ser devuelto]');

  it('in French', () => {
    check(
      french,
      `
Nul ne peut être renvoyé.
L’étranger ne peut être renvoyé vers ce pays.
L’étranger ne peut pas être renvoyé, et il ne doit jamais être renvoyé.
Il est interdit de renvoyer l’étranger, et l’autorité s’abstient de le renvoyer.
Est interdite toute mesure visant à renvoyer l’étranger.
Il est mis fin à sa garde, mais l’étranger peut être renvoyé.
                                                ^^^^^^^^^^^^ sent back
L’étranger doit être renvoyé sans délai.
                ^^^^^^^^^^^^ sent back
`,
    );
  });

  it('of "ne ... que", which limits and does not deny', () => {
    check(
      french,
      `
L’étranger ne peut être renvoyé que dans les cas prévus par la loi.
                   ^^^^^^^^^^^^ sent back
`,
    );
  });

  it('of a relative clause, which is not that of the main verb', () => {
    check(
      french,
      `
L’étranger qui n’a pas été entendu est assigné puis doit être renvoyé.
                                                         ^^^^^^^^^^^^ sent back
`,
    );
  });

  it('in Spanish', () => {
    check(
      spanish,
      `
Nadie podrá ser devuelto.
El extranjero no podrá ser devuelto a ese país.
No se podrá devolver al extranjero.
Queda prohibido devolver al extranjero.
El extranjero podrá ser devuelto sin demora.
                    ^^^^^^^^^^^^ sent back
El plazo no excederá de diez días, pero el extranjero deberá ser devuelto.
                                                             ^^^^^^^^^^^^ sent back
`,
    );
  });
});
