import assert from 'node:assert/strict';
import {ENGLISH, namesIn, say} from '../../server/core/pack/wording.ts';
import {packOf, realPacks} from '../support/pack.ts';
import {folderWith, run} from './support.ts';

const FRENCH = `# Projet de loi relatif au retour des étrangers

## Article 1

Le ministre expulse toute personne en situation irrégulière. Les clandestins sont placés en rétention jusqu'à leur éloignement.

<!-- clauseguard-ignore-next language/fr-migrant-illegal: terme de la loi citée -->

Les clandestins sont informés par l'autorité compétente de leurs droits dès le début de la procédure.
`;
const SPANISH = `# Proyecto de ley sobre el retorno de extranjeros

## Artículo 1

El Ministerio expulsará a toda persona en situación irregular. Los inmigrantes ilegales serán internados hasta su expulsión.
`;
const ENGLISH_DRAFT = '# Act\n\nThe Ministry shall return any person found to be irregularly present in the territory of the State.\n';

/** What stands of a sentence whatever is filled in, where it is long enough to be no chance. */
const tellTale = Object.values(ENGLISH)
  .flatMap(sentence => sentence.split(/ \| |\{\w+\}/))
  .map(part => part.trim())
  .filter(part => part.length >= 10 && part.includes(' '));

describe('our own sentences', () => {
  it('fill in names, and choose the form by the number', () => {
    assert.equal(say({}, 'errors', {n: 1}), '1 error');
    assert.equal(say({}, 'errors', {n: 2}), '2 errors');
    assert.equal(say({errors: '{n} faute | {n} fautes'}, 'errors', {n: 2}), '2 fautes');
    assert.equal(say({why: 'Pourquoi : {text}'}, 'nothing'), 'Nothing found');
  });

  it('are all there in the packs that we bring along', () => {
    for (const [folder, {language}] of realPacks().filter(([folder]) => folder !== 'rules'))
      assert.deepEqual(
        Object.keys(ENGLISH).filter(key => !Object.hasOwn(language.wording, key)),
        [],
        folder,
      );
  });

  it('with names that ours have not, or without those that it has, are refused with their line', () => {
    const english = packOf({}).language;
    assert.deepEqual(english.wording, {});
    const problemsOf = (line: string): string[] =>
      packOf({'languages/en.yaml': `wording:\n  ${line}\n`}).problems.map(one => `${one.path}:${one.line} ${one.message} ${one.repair}`);
    assert.match(problemsOf('why: Because').join(), /languages\/en\.yaml:2 .*\{text\}/);
    assert.match(problemsOf('part-of: "{first} {second}"').join(), /languages\/en\.yaml:2 .*\{first\}/);
    assert.match(problemsOf('wy: Because').join(), /languages\/en\.yaml:2 Unknown key "wy"/);
    assert.deepEqual(problemsOf('why: "Because {text}"'), []);
    assert.deepEqual(namesIn('{b} {a} {b}'), ['a', 'b']);
  });
});

describe('a report on drafts in one language', () => {
  for (const [language, text] of [
    ['fr', FRENCH],
    ['es', SPANISH],
  ] as const)
    it(`is in that language: ${language}`, () => {
      const folder = folderWith({'a.md': text, 'b.md': text});
      for (const format of ['text', 'markdown', 'html', 'junit']) {
        const {stdout} = run(folder, ['check', '--format', format, '.']);
        const told = stdout.replace(/<style>[\s\S]*?<\/style>|<!--clauseguard:page .*-->/g, '');
        assert.deepEqual(
          tellTale.filter(part => told.includes(part)),
          [],
          format,
        );
        if (format === 'html') assert.match(told, new RegExp(`^<!DOCTYPE html>\n<html lang="${language}">`));
      }
    });

  it('is the same when it is put together from parts', () => {
    const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map(name => [`${name}.md`, FRENCH]));
    const folder = folderWith(files);
    for (const format of ['html', 'json']) {
      const whole = run(folder, ['check', '--format', format, '.']).stdout;
      for (const i of [1, 2]) run(folder, ['check', '--format', format, '--shard', `${i}/2`, '--output', `${i}.${format}`, '.']);
      assert.ok(run(folder, ['merge', '--format', format, `1.${format}`, `2.${format}`]).stdout === whole, `${format} differs`);
    }
    assert.match(run(folder, ['merge', '--format', 'markdown', '1.json', '2.json']).stdout, /### 🛑 Erreurs/);
  });
});

describe('a report on drafts in several languages', () => {
  it('is in English, and what is said of a draft in its own', () => {
    const folder = folderWith({'a.md': FRENCH, 'b.md': ENGLISH_DRAFT});
    const html = run(folder, ['check', '--format', 'html', '.']).stdout;
    assert.match(html, /<html lang="en">/);
    assert.match(html, /<h1>Clauseguard report<\/h1>/);
    assert.match(html, /<section class="draft" lang="fr"[\s\S]*Rien qui l&#39;accorde/);
    const text = run(folder, ['check', '.']).stdout;
    assert.match(text, /Pourquoi : Chaque personne/);
    assert.match(text, /errors?, \d+ warnings? in 2 drafts/);
  });
});
