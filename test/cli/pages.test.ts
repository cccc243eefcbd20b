import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {folderWith, PACK, ruleOf, run} from './support.ts';

const HOSTILE = 'A <b onclick="x">title</b> & more';

/** The words of a page or of a terminal, without markup and line breaks. */
const words = (text: string): string =>
  text
    .replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'"})[name]!)
    .replace(/\s+/g, ' ');

describe('pages of rules', () => {
  const folder = folderWith({
    ...PACK,
    'pack/language/hostile.yaml': ruleOf('fribbled', 'advice').replace('title: No fribbled', `title: '${HOSTILE}'`),
    'clauseguard.yaml': 'packs: [./pack]\nrules:\n  language/nibbled: off\n',
  });
  const read = (file: string): string => fs.readFileSync(path.join(folder, file), 'utf8');
  let pages: string[];
  before(() => {
    const {code, stdout, stderr} = run(folder, ['rules', 'doc', '--output', 'site']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^Wrote \d+ pages: site\/index\.html\n$/);
    pages = fs.readdirSync(path.join(folder, 'site'), {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.html'));
  });

  it('there is one for every rule in force, with the level it has here', () => {
    const rules = JSON.parse(run(folder, ['rules', 'list', '--format', 'json']).stdout) as {id: string}[];
    assert.deepEqual(pages.filter(name => name.includes('/')).sort(), rules.map(rule => `${rule.id}.html`).sort());
    assert.match(words(read('site/language/nibbled.html')), /language\/nibbled · off · SC-01/);
  });

  it('every link leads to a page and a place that are there', () => {
    const ids = new Map(pages.map(name => [name, new Set([...read(`site/${name}`).matchAll(/ id="([^"]+)"/g)].map(match => match[1]!))]));
    const dead = pages.flatMap(name =>
      [...read(`site/${name}`).matchAll(/<a [^>]*href="([^"]+)"/g)]
        .map(match => match[1]!)
        .filter(href => !href.startsWith('https://'))
        .filter(href => {
          const [file = '', id] = href.split('#');
          const target = file ? path.posix.join(path.posix.dirname(name), file) : name;
          return !ids.has(target) || (id !== undefined && !ids.get(target)!.has(id));
        })
        .map(href => `${name}: ${href}`),
    );
    assert.deepEqual(dead, []);
  });

  it('they fetch nothing and run nothing, and nothing of a pack becomes markup', () => {
    for (const name of pages) {
      const text = read(`site/${name}`);
      assert.doesNotMatch(text, /<(?:script|link|img|iframe|object|form)\b|@import|url\(| src=| on\w+="/i, name);
      assert.match(text, /default-src 'none'/);
      assert.equal(text.match(/<h1>/g)?.length, 1, name);
      assert.match(text, /<html lang="en">/);
    }
    assert.ok(words(read('site/language/hostile.html')).includes(HOSTILE));
  });

  for (const id of ['safeguard/access-to-asylum', 'weakening/security-exception-to-non-refoulement', 'language/zibbled'])
    it(`${id} says what explain says`, () => {
      const explained = run(folder, ['explain', id]).stdout;
      const page = words(read(`site/${id}.html`));
      // Examples are cut to the width of the terminal there and whole here; all else is the same words.
      const blocks = explained.split(/\n(?=\S)/).filter(block => !block.startsWith('Flagged') && !block.startsWith(id));
      assert.ok(blocks.length >= 6, explained);
      for (const block of blocks)
        for (const row of block.split('\n').slice(1)) assert.ok(page.includes(row.trim().replace(/\s+/g, ' ')), `${row}\nis not in\n${page}`);
    });

  it('the tables lead from sentences to requirements to rules', () => {
    const seeds = words(read('site/seeds.html'));
    assert.match(seeds, /seed-000-p07\.1 .*? TS-08/);
    assert.match(words(read('site/requirements.html')), /NR-05 Access to the asylum procedure/);
  });

  it('an instrument says whether it holds, when that was looked up, and which rules rest on it; what may have changed comes first', () => {
    const sources = words(read('site/sources.html'));
    assert.match(sources, /Under revision: look before you cite .*? In force .*? Guidance, which is no law/);
    assert.match(sources, /Under revision: .*? Directive 2012\/29\/EU .*? \d{4}-\d{2} .*? language\/secondary-victimisation \(strict profile\)/);
    assert.doesNotMatch(sources, /seed-\d/);
  });

  it('a rule of the strict profile says so in the catalogues and how to switch it on', () => {
    assert.match(words(read('site/index.html')), /Children, not "minors" language\/minors \(strict profile\)/);
    assert.match(words(read('site/language/minors.html')), /When it speaks Only in the strict profile: "profile: strict" in clauseguard.yaml/);
  });

  it('a pack alone has its own rules only; pages of rules that are gone go too, and nothing else is touched', () => {
    assert.equal(run(folder, ['rules', 'doc', 'pack', '--output', 'own']).code, 0);
    assert.deepEqual(fs.readdirSync(path.join(folder, 'own')).sort(), ['index.html', 'language', 'requirements.html', 'seeds.html', 'sources.html']);
    fs.rmSync(path.join(folder, 'pack/language/hostile.yaml'));
    assert.equal(run(folder, ['rules', 'doc', 'pack', '--output', 'own']).code, 0);
    assert.deepEqual(fs.readdirSync(path.join(folder, 'own/language')).sort(), ['nibbled.html', 'wobbled.html', 'zibbled.html']);
    const refused = run(folder, ['rules', 'doc', '--output', 'pack']);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /^pack:1:1: error: The folder holds other files\./);
    assert.match(run(folder, ['rules', 'doc']).stderr, /--output site/);
  });
});

describe('what no text can show', () => {
  const folder = folderWith({
    'return.md': fs.readFileSync(path.join(import.meta.dirname, '../drafts/samples/return-directive.md')),
    'clean.md': 'The office opens at nine.\n',
  });
  const QUESTION = /To which treaties has the State made reservations/;
  it('is put to the reviewer where the requirement applies, in every report for people', () => {
    for (const format of ['text', 'markdown', 'html']) {
      assert.match(words(run(folder, ['check', 'return.md', '--format', format]).stdout), QUESTION, format);
      assert.doesNotMatch(run(folder, ['check', 'clean.md', '--format', format]).stdout, /looked at by a person/, format);
    }
    assert.match(JSON.parse(run(folder, ['check', 'return.md', '--format', 'json']).stdout).checklist['GV-11'], QUESTION);
  });
  it('survives a merge', () => {
    run(folder, ['check', '--format', 'json', '--output', 'part.json']);
    assert.match(run(folder, ['merge', 'part.json', '--format', 'markdown']).stdout, QUESTION);
  });
});
