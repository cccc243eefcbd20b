import assert from 'node:assert/strict';
import {checkText} from '../../server/core/checkText.ts';
import {declaredLanguage, readsLike} from '../../server/core/draft/languages.ts';
import type {Pack} from '../../server/core/pack/types.ts';
import {languageOf} from '../../server/host/languages.ts';
import {mark} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const rule = (phrase: string): string => `title: ${phrase}
covers: [XX-01]
level: warning
why: A word of the test.
source: [treaty]
avoid:
  - phrase: ${phrase}
examples:
  flags: ["[[${phrase}]]"]
  allows: [nothing]
`;

const english = packOf({'language/zibbled.yaml': rule('zibbled')});
/** French as far as the test needs it: small words, and a rule of its own about the same invented word. */
const french = packOf({
  'pack.yaml': 'name: test-fr\nversion: 1.0.0\nlanguage: fr\nlicence: MIT\n',
  'languages/fr.yaml': `abbreviations: [art, al]
numbering: {article: [article, art.], part: [chapitre], annex: [annexe], clause: [alinéa]}
inflection:
  closed: [le, la, les, l, un, une, des, du, de, d, à, au, aux, et, ou, en, dans, par, pour, sur, avec, sans, qui, que, qu, ne, n, pas, se, s, ce, son, sa, ses, leur, leurs, il, elle, est, sont, a, ont, être, tout, toute]
`,
  'language/fr-zibbled.yaml': rule('zibbled'),
});

const ENGLISH = 'The Office keeps a zibbled record of every person who has been referred to it by the police.';
const FRENCH = 'L’Office tient un registre zibbled des personnes qui lui sont adressées par la police et par les services sociaux.';
const GERMAN = 'Die Behörde führt ein Verzeichnis zibbled aller Personen, die ihr von der Polizei oder von einem Dienst gemeldet worden sind.';
const ARABIC = 'يحتفظ المكتب بسجل لجميع الأشخاص الذين تحيلهم إليه الشرطة أو أي جهة أخرى ويتلف هذا السجل بعد سنة واحدة من تاريخ الإحالة.';
const SPANISH = 'La Oficina lleva un registro zibbled de todas las personas que le han sido remitidas por la policía o por un servicio social.';

/** What was asked for beside the main rules. */
const asked: string[] = [];
const packs: {readonly [language: string]: Pack} = {en: english, fr: french};
const rules = {
  pack: english,
  packFor: async (language: string) => {
    asked.push(language);
    return packs[language];
  },
  detector: async () => {
    asked.push('detector');
    return languageOf;
  },
  options: {},
};

async function read(text: string, main: Pack = english): Promise<{languages: readonly string[]; leftAlone?: readonly string[]; found: string}> {
  asked.length = 0;
  const {report} = await checkText({text, format: 'markdown'}, {...rules, pack: main});
  const found = mark(text, report.findings, one => one.rule)
    .split('\n')
    .filter(line => /^ *\^/.test(line))
    .map(line => line.trim().split(' ')[1])
    .join();
  return {languages: report.languages, ...(report.leftAlone && {leftAlone: report.leftAlone}), found};
}

const EN = 'language/zibbled';
const FR = 'language/fr-zibbled';

describe('Languages of drafts', () => {
  it('a draft in the language of the rules asks for nothing else', async () => {
    assert.deepEqual(await read(`# Records\n\n${ENGLISH}\n\n- Ministry of Labour\n- Garda Síochána\n`), {languages: ['en'], found: EN});
    assert.deepEqual(asked, []);
  });

  it('a draft in another language is checked with the rules for that', async () => {
    assert.deepEqual(await read(`# Registres\n\n${FRENCH}\n\n## Zibbled\n\n${FRENCH}\n`), {languages: ['fr'], found: [FR, FR, FR].join()});
  });

  it('a draft in two languages is checked block by block; a heading goes with what follows', async () => {
    const text = `# Records zibbled\n\n${ENGLISH}\n\n# Registres zibbled\n\n${FRENCH}\n\nzibbled\n\n${ENGLISH}\n`;
    assert.deepEqual(await read(text), {languages: ['en', 'fr'], found: [EN, EN, FR, FR, FR, EN].join()});
  });

  it('a passage in a language without rules is left alone', async () => {
    assert.deepEqual(await read(`${ENGLISH}\n\n${GERMAN}\n\n${ENGLISH}\n`), {languages: ['en'], leftAlone: ['de'], found: [EN, EN].join()});
    assert.deepEqual(await read(`# Zibbled\n\n${GERMAN}\n\n${SPANISH}\n`), {languages: [], leftAlone: ['de', 'es'], found: ''});
  });

  it('a script without capitals is a language like others', async () => {
    assert.deepEqual(await read(`${ARABIC}\n\n${ARABIC}\n`), {languages: [], leftAlone: ['ar'], found: ''});
  });

  it('an item of names is nobody else’s language', async () => {
    const names = 'Garda Síochána, Bundesamt für Migration, Office français de protection des réfugiés et apatrides, zibbled';
    assert.equal((await read(`${ENGLISH}\n\n- ${names}\n\n${ENGLISH}\n`)).found, [EN, EN, EN].join());
  });

  it('what a draft says of itself holds, and passages in other languages still are found', async () => {
    const matter = '---\ntitle: x\nlang: fr-CA\n---\n\n';
    assert.deepEqual(await read(`${matter}Registre zibbled.\n`), {languages: ['fr'], found: FR});
    assert.deepEqual(asked, ['fr']);
    assert.deepEqual(await read(`${matter}${FRENCH}\n\n${ENGLISH}\n`), {languages: ['fr', 'en'], found: [FR, EN].join()});
    assert.deepEqual(await read(`---\nlanguage: de\n---\n\nzibbled\n`), {languages: [], leftAlone: ['de'], found: ''});
  });

  it('the main language may be another', async () => {
    assert.deepEqual(await read(`${FRENCH}\n`, french), {languages: ['fr'], found: FR});
    assert.deepEqual(asked, []);
    assert.deepEqual(await read(`${ENGLISH}\n`, french), {languages: ['en'], found: EN});
  });

  it('suppressions hold in each passage', async () => {
    const text = `<!-- clauseguard-ignore-file ${FR}: a name -->\n\n${ENGLISH}\n\n${FRENCH}\n`;
    assert.deepEqual(await read(text), {languages: ['fr', 'en'], found: EN});
  });

  it('small words tell a language from others', () => {
    const {closed} = english.language.inflection;
    const small = new Set(closed);
    assert.deepEqual(
      [ENGLISH, FRENCH, GERMAN, SPANISH, 'Definitions', 'MINISTRY OF LABOUR AND THE POLICE'].map(text => readsLike(text, small)),
      ['own', 'strange', 'strange', 'strange', 'undecided', 'undecided'],
    );
  });

  it('front matter names a language, and nothing else does', () => {
    const cases: [string, string | undefined][] = [
      ['---\nlang: fr\n---\n', 'fr'],
      ['\ufeff---\r\ntitle: "x"\r\nlanguage: "es-MX" # text\r\n---\r\nx', 'es'],
      ['---\nlanguage: French law\n---\n', undefined],
      ['lang: fr\n', undefined],
      ['x\n---\nlang: fr\n---\n', undefined],
      [`---\n${'x: y\n'.repeat(2000)}lang: fr\n---\n`, undefined],
    ];
    for (const [text, expected] of cases) assert.equal(declaredLanguage(text), expected, text.slice(0, 40));
  });
});
