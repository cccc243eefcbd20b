import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type {CodeAction, CodeLens, Diagnostic, Range} from 'vscode-languageserver/node';
import {ruleOf, run} from '../cli/support.ts';
import {Editor, inRange, messageOf} from './editor.ts';
import {ALONE, CONCEPT, close, FINDS, open} from './ruleFiles.ts';

describe('faults of rule files', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({files: ALONE, options: {commands: ['clauseguard.showExamples', 'clauseguard.tryRule']}});
    // Keeps the pack at hand, as for somebody who has several files open.
    await open(editor, 'pack/pack.yaml', ALONE['pack/pack.yaml']!);
  });
  after(() => editor.stop());

  describe('diagnostics', () => {
    const lines = (uri: string, diagnostics: readonly Diagnostic[]): string[] =>
      diagnostics.map(one => `${one.code} [${inRange(editor.text(uri), one.range)}] ${messageOf(one).split('\n')[0]}`);
    const found = async (uri: string, accept: (all: readonly Diagnostic[]) => boolean): Promise<Diagnostic[]> =>
      editor.published(uri, ({diagnostics, version}) => version === editor.document(uri).version && accept(diagnostics));

    it('say what is wrong, in the words of rules test, and go when it is mended', async () => {
      const broken = FINDS.replace('level: warning', 'level: warn')
        .replace('says: blurring', 'says: bluring')
        .replace('source: [a-source]', 'source: [a-sorce]\nadvize: Do not.');
      const uri = await open(editor, 'pack/weakening/blur.yaml', broken);
      const first = await found(uri, all => all.length > 0);
      assert.deepEqual(lines(uri, first), ['pack [advize] Unknown key "advize".', 'pack [warn] "warn" is no value of "level".'].sort().reverse());
      await editor.change(uri, {text: broken.replace('level: warn', 'level: warning').replace('advize: Do not.\n', '')});
      const second = await found(uri, all => all.some(one => messageOf(one).includes('bluring')));
      assert.deepEqual(lines(uri, second), [
        'pack [a-sorce] There is no source "a-sorce"; looked in sources.yaml.',
        'pack [bluring] There is no concept "bluring"; looked in concepts/.',
      ]);
      fs.writeFileSync(path.join(editor.folder, 'pack/weakening/blur.yaml'), editor.text(uri));
      const {stdout, stderr} = run(editor.folder, ['rules', 'test', 'pack']);
      for (const one of second) for (const line of messageOf(one).split('\n')) assert.ok(`${stdout}${stderr}`.includes(line), line);
      await editor.change(uri, {text: FINDS});
      assert.deepEqual(await found(uri, all => all.length === 0), []);
      await editor.write('pack/weakening/blur.yaml', FINDS);
      await close(editor, uri);
    });

    it('underline the part of an example that fails', async () => {
      const text = FINDS.replace('may [[blur a person]]', '[[may]] blur a person').replace('blur a picture', 'blur a person in a picture');
      const uri = await open(editor, 'pack/weakening/blur.yaml', text);
      const all = await found(uri, list => list.some(one => one.code === 'example/noisy'));
      assert.deepEqual(lines(uri, all), [
        'example/misplaced [blur a person] The rule finds something, and not exactly what is marked.',
        'example/noisy [blur a person] The rule finds what is not marked.',
      ]);
      await editor.change(uri, {
        text: FINDS.replace(
          '    - The Office may [[blur a person]].',
          '    - |\n      Article 1\n\n      The Office [[likes]] people,\n      and [[so on]].',
        ),
      });
      const missing = await found(uri, list => list.some(one => one.code === 'example/missing'));
      assert.deepEqual(lines(uri, missing), ['example/missing [likes] The rule does not find what is marked.']);
      await close(editor, uri);
    });

    it('underline the text that a fix does not give', async () => {
      const text = ruleOf('zibbled', 'error').replace(
        '- The [[zibbled]] office.',
        '- text: The [[zibbled]] office.\n      becomes: The other office.',
      );
      const uri = await open(editor, 'pack/language/zibbled.yaml', text);
      const all = await found(uri, list => list.length > 0);
      assert.deepEqual(lines(uri, all), ['example/fix [The other office.] The fix gives another text than `becomes` says.']);
      await close(editor, uri);
    });

    it('follow another file that is being written', async () => {
      const uri = await open(editor, 'pack/weakening/blur.yaml', FINDS);
      await found(uri, all => all.length === 0);
      const concept = await open(editor, 'pack/concepts/blurring.yaml', CONCEPT.replace('blur <0-1>', 'smudge <0-1>'));
      const all = await found(uri, list => list.length > 0);
      assert.deepEqual(lines(uri, all), ['example/missing [blur a person] The rule does not find what is marked.']);
      await close(editor, concept);
      await found(uri, list => list.length === 0);
      await close(editor, uri);
    });

    it('of a file that is closed are those of the file on disk', async () => {
      const uri = await open(editor, 'pack/language/wobbled.yaml', 'title: x\n');
      await found(uri, all => all.length > 0);
      await close(editor, uri);
      assert.deepEqual(await editor.published(uri, ({diagnostics}) => diagnostics.length === 0), []);
    });
  });

  describe('quick fixes', () => {
    const fixed = async (text: string, name: string): Promise<string> => {
      const uri = await open(editor, name, text);
      const diagnostics = await editor.published(uri, one => one.version === 1 && one.diagnostics.length > 0);
      for (const {range} of diagnostics) {
        const actions = await editor.about<CodeAction[]>('codeAction', uri, {
          range,
          context: {diagnostics: diagnostics.filter(one => one.range === range)},
        });
        for (const action of actions) await editor.apply(action.edit!);
      }
      const mended = editor.text(uri);
      await close(editor, uri);
      return mended;
    };

    it('write what was meant: keys, values and names', async () => {
      assert.match(await fixed(FINDS.replace('level:', 'levle:'), 'pack/weakening/blur.yaml'), /^level: warning$/m);
      assert.match(await fixed(FINDS.replace('warning', 'warnin'), 'pack/weakening/blur.yaml'), /^level: warning$/m);
      assert.match(await fixed(FINDS.replace('says: blurring', 'says: blurrin'), 'pack/weakening/blur.yaml'), /says: blurring/);
      assert.match(await fixed(CONCEPT.replace('<0-1> {person}', '<0-1> {persn}'), 'pack/concepts/blurring.yaml'), /<0-1> \{person\}/);
      assert.match(await fixed(FINDS.replace('a-source', 'a-soruce'), 'pack/weakening/blur.yaml'), /source: \[a-source\]/);
    });
  });

  describe('code lens', () => {
    const titles = async (uri: string): Promise<(string | undefined)[]> =>
      (await editor.about<CodeLens[]>('codeLens', uri)).map(one => one.command?.title);

    it('says how the examples stand, and leads to them', async () => {
      const uri = await open(editor, 'pack/weakening/blur.yaml', FINDS);
      const [first, second] = await editor.about<CodeLens[]>('codeLens', uri);
      assert.deepEqual(
        [first!.command, first!.range.start.line],
        [{title: '1 flagged, 1 allowed', command: 'clauseguard.showExamples', arguments: [uri]}, 0],
      );
      assert.equal(second!.command!.command, 'clauseguard.tryRule');
      await editor.change(uri, {text: FINDS.replace('picture.', 'picture of the blurring of person.')});
      await editor.published(uri, ({version, diagnostics}) => version === 2 && diagnostics.length > 0);
      assert.equal((await titles(uri))[0], '1 of 1 flagged, 0 of 1 allowed');
      await close(editor, uri);
    });

    it('says that a file is not loaded', async () => {
      const uri = await open(editor, 'pack/weakening/blur.yaml', 'title: x\n');
      await editor.published(uri, ({version, diagnostics}) => version === 1 && diagnostics.length > 0);
      assert.deepEqual(await titles(uri), ['This file is not loaded: it has a problem']);
      await close(editor, uri);
    });
  });

  it('half written or full of nonsense are answered', async () => {
    const nonsense = [
      '',
      '\ufeff',
      '- a\n- b\n',
      'a: &a [*a]\n',
      '[[[[[',
      'title: "x\n',
      `a:${' - '.repeat(60)}b`,
      '\t\t',
      'examples: {flags: [{text: }]}\n',
      '? x\n: y\n',
    ];
    for (const text of nonsense) {
      const uri = await open(editor, 'pack/weakening/blur.yaml', text);
      const position = {line: 0, character: Math.min(3, text.length)};
      const range: Range = {start: position, end: position};
      for (const method of ['hover', 'completion', 'definition', 'codeLens']) await editor.about(method, uri, {position});
      await editor.about('references', uri, {position, context: {includeDeclaration: true}});
      const diagnostics = await editor.published(uri, one => one.version === 1 && one.diagnostics.length > 0);
      await editor.about('codeAction', uri, {range, context: {diagnostics}});
      await close(editor, uri);
    }
  });
});
