import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type {Diagnostic, Position} from 'vscode-languageserver/node';
import {runJson} from '../cli/support.ts';
import {CAPABLE, Editor, inRange, messageOf} from './editor.ts';

const SAMPLE = path.join(import.meta.dirname, '../documents');
const read = (name: string): string => fs.readFileSync(path.join(SAMPLE, name), 'utf8');
const FILES = Object.fromEntries(['clauseguard.yaml', 'law/act.md', 'law/annex-a.md', 'law/annex-b.md'].map(name => [name, read(name)]));
const codes = (found: readonly Diagnostic[]): string[] => found.flatMap(one => (one.data.rules as string[] | undefined) ?? [one.code as string]);
const RISK = 'safeguard/non-refoulement-clause';

describe('documents that are one draft', () => {
  let editor: Editor;
  let act: string;
  let a: string;
  let b: string;
  beforeEach(async () => {
    editor = await Editor.start({files: FILES});
    act = await editor.open('law/act.md', FILES['law/act.md']!);
    a = editor.uri('law/annex-a.md');
    b = editor.uri('law/annex-b.md');
  });
  afterEach(() => editor.stop());
  const at = (uri: string, words: string): Position => editor.document(uri).positionAt(editor.text(uri).indexOf(words) + 1);

  it('have the reports that the command line gives, some open and some on disk', async () => {
    await editor.open('law/annex-b.md', FILES['law/annex-b.md']!);
    const {files} = runJson(editor.folder, []).report;
    for (const [name, uri] of [
      ['law/act.md', act],
      ['law/annex-b.md', b],
    ] as const) {
      const report = (await editor.request('clauseguard/report', {textDocument: {uri}}))!;
      const told = files.find(file => file.path === name)!;
      assert.deepEqual(
        report.findings.map(one => [one.fingerprint, one.start]),
        told.findings.map(one => [one.fingerprint, one.start.offset]),
        name,
      );
      assert.deepEqual(
        report.coverage.map(one => one.state),
        told.coverage.map(one => one.state),
        name,
      );
    }
  });

  it('follow each other: a safeguard that an open annex loses is missed in the act', async () => {
    await editor.open('law/annex-b.md', FILES['law/annex-b.md']!);
    assert.ok(!codes(await editor.diagnostics(act)).includes(RISK));
    await editor.refreshed(() => editor.change(b, {text: '# Annex B\n'}));
    assert.ok(codes(await editor.diagnostics(act)).includes(RISK));
    // What lies on disk counts again once the annex is closed.
    await editor.refreshed(() => editor.close(b));
    assert.ok(!codes(await editor.diagnostics(act)).includes(RISK));
    await editor.refreshed(() => editor.write('law/annex-b.md', '# Annex B\n'));
    assert.ok(codes(await editor.diagnostics(act)).includes(RISK));
    await editor.refreshed(() => editor.write('law/annex-c.md', FILES['law/annex-b.md']!.replace('Annex B', 'Annex C')));
    assert.ok(!codes(await editor.diagnostics(act)).includes(RISK));
    await editor.refreshed(() => editor.remove('law/annex-c.md'));
    assert.ok(codes(await editor.diagnostics(act)).includes(RISK));
  });

  it('lead from one to the other: references, defined terms, hover, rename', async () => {
    await editor.open('law/annex-a.md', FILES['law/annex-a.md']!);
    const [link] = await editor.about('definition', act, {position: at(act, 'Annex B')});
    assert.equal(link.targetUri, b);
    assert.deepEqual(link.targetSelectionRange.start, {line: 0, character: 0});
    const [term] = await editor.about('definition', a, {position: at(a, 'guest shall')});
    assert.equal(term.targetUri, act);
    assert.equal(inRange(editor.text(act), term.targetSelectionRange), 'guest');
    const hover = await editor.about('hover', a, {position: at(a, 'Article 2')});
    assert.match(hover.contents.value, /Article 2 Return[\s\S]*shall return any person/);
    const places = await editor.about('references', act, {position: at(act, 'guest'), context: {includeDeclaration: true}});
    assert.deepEqual([...new Set(places.map((one: {uri: string}) => one.uri))], [act, a]);
    await editor.apply(await editor.about('rename', a, {position: at(a, 'guest shall'), newName: 'resident'}));
    assert.match(editor.text(act), /"resident" means/);
    assert.match(editor.text(a), /A resident shall be detained/);
  });

  it('share one table of safeguards, whichever is open', async () => {
    await editor.open('law/annex-a.md', FILES['law/annex-a.md']!);
    const seen = async (uri: string) => (await editor.request('clauseguard/coverage', {textDocument: {uri}}))!.requirements;
    const [one, other] = [await seen(act), await seen(a)];
    assert.deepEqual(
      one.map(row => [row.requirement, row.state]),
      other.map(row => [row.requirement, row.state]),
    );
    const given = one.find(row => row.requirement === 'NR-04')!;
    assert.equal(given.state, 'present');
    const evidence = given.evidence.find(row => row.role === 'safeguard')!;
    assert.equal(evidence.uri, b);
    assert.match(inRange(FILES['law/annex-b.md']!, evidence.range), /^person shall be returned without/);
    const detention = (rows: typeof one) => rows.find(row => row.requirement === 'DE-02')!.findings.map(row => row.uri ?? 'here');
    assert.deepEqual([new Set(detention(one)), new Set(detention(other))], [new Set([a]), new Set(['here'])]);
  });

  it('are mended each in its own text', async () => {
    await editor.open('law/annex-a.md', FILES['law/annex-a.md']!);
    const start = at(a, 'illegal migrant');
    const actions = await editor.actions(a, {start, end: start});
    await editor.choose(actions.find(one => one.title.includes('irregular migrant'))!);
    assert.match(editor.text(a), /An irregular migrant is informed/);
    const detained = at(a, 'shall be detained');
    const insert = (await editor.actions(a, {start: detained, end: detained})).find(one => /Maximum length of detention/.test(one.title))!;
    await editor.choose(insert);
    const [before, after] = editor.text(a).split('A guest shall be detained until the investigation is closed.');
    assert.equal(before, '# Annex A Stay of guests\n\n');
    assert.match(after!, /An irregular migrant is informed[\s\S]*Detention ends/);
    assert.equal(editor.text(act), FILES['law/act.md']);
  });
});

describe('documents that are one draft, for a client that is sent diagnostics', () => {
  it('are told of again when another of them changes', async () => {
    const {diagnostic: _, ...textDocument} = CAPABLE.textDocument!;
    const editor = await Editor.start({files: FILES, capabilities: {...CAPABLE, textDocument}});
    const act = await editor.open('law/act.md', FILES['law/act.md']!);
    const b = await editor.open('law/annex-b.md', FILES['law/annex-b.md']!);
    const says = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(one => /refoulement/.test(messageOf(one)));
    await editor.published(act, ({diagnostics}) => diagnostics.length > 0 && !says(diagnostics));
    await editor.change(b, {text: '# Annex B\n'});
    await editor.published(act, ({diagnostics}) => says(diagnostics));
    await editor.stop();
  });
});
