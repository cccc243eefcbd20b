import assert from 'node:assert/strict';
import {runJson} from '../cli/support.ts';
import {Editor} from './editor.ts';

const FRENCH = `# Projet de loi

## Article 1

L’étranger en séjour irrégulier est renvoyé dans son pays d’origine. Les migrants illégaux sont enregistrés par la police.
`;
const ENGLISH = `# Bill

## Article 1

Illegal migrants shall be returned by the Ministry to the country from which they came.
`;
const GERMAN = 'Die Behörde führt ein Verzeichnis aller Personen, die ihr von der Polizei oder von einem anderen Dienst gemeldet worden sind.\n';

const files = {
  'fr.md': FRENCH,
  'fr.txt': FRENCH,
  'en.md': ENGLISH,
  'both.md': `${ENGLISH}\n${FRENCH}`,
  'said.md': `---\nlang: fr\n---\n\nLes migrants illégaux.\n`,
  'de.md': `${ENGLISH}\n${GERMAN}`,
  'main/clauseguard.yaml': 'language: fr\nrules:\n  language/illegal-migrant: advice\n  language/fr-migrant-illegal: warning\n',
  'main/fr.md': FRENCH,
  'main/both.md': `${ENGLISH}\n${FRENCH}`,
};
const LANGUAGES: {readonly [name: string]: readonly string[]} = {
  'fr.md': ['fr'],
  'fr.txt': ['fr'],
  'en.md': ['en'],
  'both.md': ['fr', 'en'],
  'said.md': ['fr'],
  'de.md': ['en'],
  'main/fr.md': ['fr'],
  'main/both.md': ['fr', 'en'],
};

describe('drafts in several languages', () => {
  let editor: Editor;
  before(async () => void (editor = await Editor.start({files})));
  after(() => editor.stop());

  for (const [name, languages] of Object.entries(LANGUAGES))
    it(`are the same in the editor and on the command line: ${name}`, async () => {
      const uri = await editor.open(name, files[name as keyof typeof files]);
      const report = (await editor.request('clauseguard/report', {textDocument: {uri}}))!;
      const there = runJson(editor.folder, [name]).report.files[0]! as unknown as typeof report & {findings: {start: {offset: number}}[]};
      assert.deepEqual(report.languages, languages);
      assert.deepEqual(there.languages, languages);
      assert.deepEqual(there.leftAlone, name === 'de.md' ? ['de'] : undefined);
      assert.deepEqual(
        report.findings.map(one => [one.rule, one.level, one.start, one.fingerprint]),
        there.findings.map(one => [one.rule, one.level, (one.start as unknown as {offset: number}).offset, one.fingerprint]),
      );
      const rules = report.findings.map(one => one.rule);
      assert.equal(rules.includes('language/illegal-migrant'), languages.includes('en'), `${rules}`);
      assert.equal(rules.includes('language/fr-migrant-illegal'), languages.includes('fr'), `${rules}`);
      if (name.startsWith('main/'))
        assert.deepEqual([...new Set(report.findings.filter(one => one.rule.endsWith('migrant-illegal')).map(one => one.level))], ['warning']);
    });

  it('tell why in the language of the rule', async () => {
    const uri = await editor.open('both.md', files['both.md']);
    const [french] = await editor.request('clauseguard/explainRule', {rule: 'language/fr-migrant-illegal', uri});
    assert.match(french!.why, /personne/);
  });
});
