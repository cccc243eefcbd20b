import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type {CompletionItem, Hover, Location, LocationLink} from 'vscode-languageserver/node';
import {cursorIn, Editor, inRange} from './editor.ts';
import {CONCEPT, close, FILES, FINDS, open} from './ruleFiles.ts';

describe('names in rule files', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({files: FILES, options: {commands: ['clauseguard.showExamples', 'clauseguard.tryRule']}});
    // Keeps the pack at hand, as for somebody who has several files open.
    await open(editor, 'pack/pack.yaml', FILES['pack/pack.yaml']!);
  });
  after(() => editor.stop());

  describe('completion', () => {
    let count = 0;
    const at = async (marked: string, name = `pack/language/new-${++count}.yaml`): Promise<CompletionItem[]> => {
      const {text, position} = cursorIn(marked);
      const uri = await open(editor, name, text);
      const items = (await editor.about<CompletionItem[] | null>('completion', uri, {position})) ?? [];
      await close(editor, uri);
      return items;
    };
    const labels = (items: readonly CompletionItem[]): string[] => items.map(one => one.label);

    it('gives the keys that a rule of this kind lacks, with what they mean', async () => {
      const items = await at('title: No blurring\nle‸\nwhy: Nobody likes it.\n');
      assert.deepEqual(
        ['level', 'covers', 'avoid', 'finds', 'title', 'why', 'needs', 'table'].map(key => labels(items).includes(key)),
        [true, true, true, true, false, false, false, false],
      );
      const level = items.find(one => one.label === 'level')!;
      assert.deepEqual(level.textEdit, {range: {start: {line: 1, character: 0}, end: {line: 1, character: 2}}, newText: 'level: '});
      assert.match(JSON.stringify(level.documentation), /a sure defect/);
    });

    it('gives only the keys of the shape that the rule has', async () => {
      const items = labels(await at('title: No blurring\nfinds: {says: blurring}\n‸\n'));
      assert.deepEqual([items.includes('except'), items.includes('prefer'), items.includes('avoid')], [true, false, false]);
    });

    it('gives levels, modalities and places', async () => {
      assert.deepEqual(labels(await at('level: ‸\n')), ['error', 'warning', 'advice']);
      assert.deepEqual(labels(await at('finds:\n  modality: [must, m‸]\n')), ['must', 'will', 'plain', 'should', 'may', 'endeavour']);
      assert.ok(labels(await at('when: {says: x}\nneeds:\n  any: [x]\n  within: ‸\n', 'pack/safeguard/new.yaml')).includes('article'));
    });

    it('gives concepts of the pack and of those below it, in patterns and in phrases', async () => {
      for (const marked of ['finds: {says: bl‸}\n', 'finds:\n  says:\n    - bl‸\n', 'finds:\n  - with: {says: bl‸}\n', 'finds: bl‸\n']) {
        const items = labels(await at(marked));
        assert.ok(items.includes('blurring') && items.includes('person'), marked);
      }
      const items = await at('title: x\nsays:\n  - "blur of {bl‸"\n', 'pack/concepts/new.yaml');
      const item = items.find(one => one.label === 'blurring')!;
      assert.deepEqual(item.textEdit, {range: {start: {line: 2, character: 14}, end: {line: 2, character: 16}}, newText: 'blurring}'});
      const about = await editor.request('completionItem/resolve', item);
      assert.equal(about.documentation, undefined, 'a file that is closed tells nothing');
    });

    it('tells what a concept says when somebody looks', async () => {
      const {text, position} = cursorIn('finds: {says: bl‸}\n');
      const uri = await open(editor, 'pack/language/look.yaml', text);
      const items = await editor.about<CompletionItem[]>('completion', uri, {position});
      const {documentation} = await editor.request('completionItem/resolve', items.find(one => one.label === 'blurring')!);
      assert.match(documentation.value, /blur <0-1> \{person\}/);
      await close(editor, uri);
    });

    it('gives sources, clauses and requirements', async () => {
      assert.ok(labels(await at('source: [‸]\n')).includes('a-source'));
      assert.ok(labels(await at('insert: ‸\n')).includes('grum-review'));
      const covers = await at('covers: [N‸]\n');
      assert.ok(covers.find(one => one.label === 'NR-04')!.detail);
      assert.ok(labels(covers).includes('term:illegal-migrant'));
    });

    it('knows the other files of a pack', async () => {
      assert.ok(labels(await at('name: x\n‸\n', 'pack/languages/xx.yaml')).includes('abbreviations'));
      assert.ok(labels(await at('a-source:\n  ‸\n', 'pack/sources.yaml')).includes('checked'));
      assert.deepEqual(labels(await at('‸', 'pack/concepts/empty.yaml')), ['title', 'says', 'not']);
    });

    it('says nothing in texts, in comments, and in YAML that is no rule', async () => {
      assert.deepEqual(await at('why: Because of ‸\n'), []);
      assert.deepEqual(await at('# le‸\n'), []);
      assert.deepEqual(await at('le‸\n', 'other/language/x.yaml'), []);
      assert.deepEqual(await at('le‸\n', 'pack/compose.yaml'), []);
    });
  });

  describe('hover', () => {
    const over = async (marked: string, name = 'pack/weakening/hover.yaml'): Promise<[shown: string, text: string] | null> => {
      const {text, position} = cursorIn(marked);
      const uri = await open(editor, name, text);
      const hover = await editor.about<Hover | null>('hover', uri, {position});
      await close(editor, uri);
      return hover && [inRange(text, hover.range!), (hover.contents as {value: string}).value];
    };

    it('tells what a key means, and what it may be', async () => {
      const [shown, text] = (await over('title: x\nlev‸el: error\n'))!;
      assert.equal(shown, 'level');
      assert.match(text, /\*\*level\*\* \(required\)[\s\S]*sure defect[\s\S]*`error`, `warning`, `advice`/);
      assert.match((await over('finds:\n  - polar‸ity: either\n'))![1], /no person shall be/);
    });

    it('tells what a concept says: as it is written, or as it was compiled', async () => {
      const [shown, text] = (await over('finds: {says: blur‸ring}\n'))!;
      assert.equal(shown, 'blurring');
      assert.match(text, /Blurring of people[\s\S]*`blur <0-1> \{person\}`[\s\S]*Not:[\s\S]*`blur a picture`/);
      const [place, person] = (await over('title: x\nsays: ["blur {per‸son}"]\n', 'pack/concepts/hover.yaml'))!;
      assert.equal(place, 'person');
      assert.match(person, /\*\*person\*\*[\s\S]*Says, among others[\s\S]*- `.*human being/);
    });

    it('tells what a source, a clause and a requirement are', async () => {
      assert.match((await over('source: [a-sou‸rce]\n'))![1], /\*\*A source\*\*[\s\S]*guidance, primary, checked: read/);
      assert.match((await over('insert: grum-rev‸iew\n'))![1], /Review of grumming[\s\S]*grants a grum review/);
      assert.match((await over('covers: [NR-‸04]\n'))![1], /NR.*04\*\* .*assessment/);
    });

    it('says nothing of texts', async () => assert.equal(await over('why: Nobody ‸likes it.\n'), null));
  });

  describe('definitions and references', () => {
    const there = ({targetUri, targetSelectionRange}: LocationLink): string => {
      const file = decodeURIComponent(new URL(targetUri).pathname);
      return `${path.relative(editor.folder, file)}: ${inRange(fs.readFileSync(file, 'utf8'), targetSelectionRange)}`;
    };

    it('lead from a name to where it is written', async () => {
      const {text, position} = cursorIn(FINDS.replace('says: blurring', 'says: blur‸ring'));
      const uri = await open(editor, 'pack/weakening/blur.yaml', text);
      const [concept] = await editor.about<LocationLink[]>('definition', uri, {position});
      assert.equal(there(concept!), 'pack/concepts/blurring.yaml: title');
      const [source] = await editor.about<LocationLink[]>('definition', uri, cursorIn(FINDS.replace('a-source', 'a-so‸urce')));
      assert.equal(there(source!), 'pack/sources.yaml: a-source');
      // What the built-in rules have leads to their files.
      const phrase = await open(editor, 'pack/concepts/blurring.yaml', CONCEPT);
      const [builtIn] = await editor.about<LocationLink[]>('definition', phrase, cursorIn(CONCEPT.replace('{person}', '{per‸son}')));
      assert.equal(
        path.resolve(editor.folder, there(builtIn!).split(': ')[0]!),
        path.resolve(import.meta.dirname, '../../rules/concepts/person.yaml'),
      );
      const cited = cursorIn(FINDS.replace('a-source', 'cat-a‸rt-3'));
      const other = await open(editor, 'pack/weakening/cited.yaml', cited.text);
      const [treaty] = await editor.about<LocationLink[]>('definition', other, {position: cited.position});
      await close(editor, other);
      assert.match(there(treaty!), /rules\/sources\.yaml: cat-art-3$/);
      await close(editor, phrase);
      await close(editor, uri);
    });

    it('lead from where it is written to all that name it, in phrases too', async () => {
      const more = 'title: More\nsays: ["heavy {blurring}"]\n';
      const other = await open(editor, 'pack/concepts/more.yaml', more);
      const uri = await open(editor, 'pack/concepts/blurring.yaml', CONCEPT);
      const found = await editor.about<Location[]>('references', uri, {position: {line: 0, character: 2}, context: {includeDeclaration: false}});
      assert.deepEqual(
        found.map(one => [path.basename(one.uri), one.range.start]),
        [
          ['blur.yaml', {line: 5, character: 14}],
          // As it stands in the editor.
          ['more.yaml', {line: 1, character: 15}],
        ],
      );
      await close(editor, other);
      await close(editor, uri);
    });
  });
});
