import assert from 'node:assert/strict';
import type {DocumentSymbol, Range} from 'vscode-languageserver/node';
import {cursorIn, Editor, inRange} from './editor.ts';

const ACT = `# Act

## Article 1. Definitions

In this Act:

- "presumed victim" means a person who may have been trafficked;
- "victim" means a presumed victim or a person confirmed under Article 2(2);
- "Minister" means the Minister of Labour.

## Article 2. Help

(1) The Ministry (hereinafter "the Authority") helps every victim.

(2) The Authority confirms victims, and each presumed
victim is heard. A minister of religion may attend.

(3) Victims appeal under Article 2(2) or the Aliens Act, "victim" or no.

## Annex A. Forms

See Article 2.
`;

describe('navigation', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start();
  });
  after(() => editor.stop());

  /** Opens the act with the cursor where `marked`, a part of it with `|`, says. */
  async function at(marked: string, name = 'act.md') {
    const plain = marked.replace('|', '');
    assert.equal(ACT.split(plain).length, 2, `"${plain}" must stand in the act once`);
    const {text, position} = cursorIn(ACT.replace(plain, marked));
    return {uri: await editor.open(name, text), position};
  }
  const lines = (ranges: readonly Range[]): string[] => ranges.map(range => `${range.start.line + 1}: ${inRange(ACT, range)}`);
  const references = async (marked: string, includeDeclaration = true): Promise<string[]> => {
    const {uri, position} = await at(marked);
    const found: {range: Range}[] = await editor.about('references', uri, {position, context: {includeDeclaration}});
    return lines(found.map(one => one.range));
  };

  it('goes from a term to its definition; the longest term counts', async () => {
    for (const [marked, term] of [
      ['each presumed\nvic|tim', 'presumed victim'],
      ['confirms vic|tims', 'victim'],
      ['(2) The Author|ity', 'Authority'],
    ] as const) {
      const {uri, position} = await at(marked);
      const [link] = await editor.about('definition', uri, {position});
      assert.equal(link.targetUri, uri);
      assert.equal(inRange(ACT, link.targetSelectionRange), term);
    }
  });

  it('finds every place of a term, plurals too, and none in quotations or inside a longer term', async () => {
    assert.deepEqual(await references('"vic|tim" means'), ['8: victim', '13: victim', '15: victim', '18: Victim']);
    assert.deepEqual(await references('confirms vic|tims', false), ['13: victim', '15: victim', '18: Victim']);
    assert.deepEqual(await references('each presumed\nvic|tim'), ['7: presumed victim', '8: presumed victim', '15: presumed\nvictim']);
  });

  it('keeps a term with a capital apart from the word without', async () => {
    const {uri, position} = await at('A min|ister of religion');
    assert.equal(await editor.about('definition', uri, {position}), null);
  });

  it('finds a term that has its capital from the beginning of its entry, and one in straight single marks', async () => {
    const text =
      'In this act:\n\n(1) "Peace officer" means a person who may arrest.\n\n(2) "Alien" means a person who is no citizen.\n\n(3) "Service" means the Residence Service.\n\n' +
      "(4) In this Act 'child' means a person below eighteen; 'helper' means a person who helps.\n\nA peace officer helps an alien. Aliens have a service or the Service. A helper helps a child.\n";
    const uri = await editor.open('capitals.md', text);
    const of = async (word: string): Promise<string[]> => {
      const position = {
        line: text.slice(0, text.indexOf(word)).split('\n').length - 1,
        character: text
          .slice(0, text.indexOf(word) + 1)
          .split('\n')
          .at(-1)!.length,
      };
      const found: {range: Range}[] = await editor.about('references', uri, {position, context: {includeDeclaration: false}});
      return found.map(one => inRange(text, one.range));
    };
    assert.deepEqual(await of('Peace'), ['peace officer']);
    assert.deepEqual(await of('Alien'), ['alien', 'Alien']);
    assert.deepEqual(await of('Service'), ['Service']);
    assert.deepEqual(await of('child'), ['child']);
    assert.deepEqual(await of('helper'), ['helper']);
    const position = {line: 8, character: 19};
    const {placeholder} = await editor.about('prepareRename', uri, {position});
    assert.equal(placeholder, 'child');
  });

  it('goes from a reference to what it names, and back', async () => {
    const {uri, position} = await at('appeal under Article| 2(2)');
    const [link] = await editor.about('definition', uri, {position});
    assert.match(inRange(ACT, link.targetSelectionRange), /^\(2\) The Authority/);
    assert.equal(inRange(ACT, link.originSelectionRange), 'Article 2(2)');
    assert.deepEqual(await references('## Article| 2. Help', false), ['22: Article 2']);
    assert.deepEqual(await references('confirmed under Article| 2(2)', false), ['8: Article 2(2)', '18: Article 2(2)']);
  });

  it('gives a location to clients without links', async () => {
    const other = await Editor.start({capabilities: {}});
    const uri = await other.open('act.md', ACT);
    const found = await other.about('definition', uri, {position: cursorIn(ACT.replace('See Article 2', 'See Art|icle 2')).position});
    assert.equal(inRange(ACT, found.range), '## Article 2. Help');
    await other.stop();
  });

  it('highlights what the cursor stands on', async () => {
    const {uri, position} = await at('hereinafter "the Auth|ority"');
    const found: {range: Range; kind: number}[] = await editor.about('documentHighlight', uri, {position});
    assert.deepEqual(lines(found.map(one => one.range)), ['13: Authority', '15: Authority']);
    assert.deepEqual(
      found.map(one => one.kind),
      [3, 2],
    );
  });

  it('links references that lead somewhere', async () => {
    const {uri} = await at('# Ac|t\n');
    const links: {range: Range; target: string; tooltip: string}[] = await editor.about('documentLink', uri);
    assert.deepEqual(
      links.map(({range, target, tooltip}) => [inRange(ACT, range), target.slice(uri.length), tooltip]),
      [
        ['Article 2(2)', '#15,1', '(2) The Authority confirms victims, and each presumed victim is …'],
        ['Article 2(2)', '#15,1', '(2) The Authority confirms victims, and each presumed victim is …'],
        ['Article 2', '#11,1', 'Article 2. Help'],
      ],
    );
  });

  it('shows the outline', async () => {
    const {uri} = await at('# Ac|t\n');
    const names = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
      symbols.flatMap(({name, range, children}) => [
        `${'  '.repeat(depth)}${name} ${range.start.line + 1}-${range.end.line + 1}`,
        ...names(children ?? [], depth + 1),
      ]);
    assert.deepEqual(names(await editor.about('documentSymbol', uri)), [
      'Act 1-22',
      '  Article 1. Definitions 3-9',
      '  Article 2. Help 11-18',
      '    (1) The Ministry (hereinafter "the Authority") helps every … 13-13',
      '    (2) The Authority confirms victims, and each presumed victim is … 15-16',
      '    (3) Victims appeal under Article 2(2) or the Aliens Act, … 18-18',
      '  Annex A. Forms 20-22',
    ]);
    assert.deepEqual(await editor.about('foldingRange', uri), [
      {startLine: 0, endLine: 21},
      {startLine: 2, endLine: 8},
      {startLine: 10, endLine: 17},
      {startLine: 14, endLine: 15},
      {startLine: 19, endLine: 21},
    ]);
  });

  it('calls what bears no words but a number what the draft calls it', async () => {
    const text = 'CHAPTER ONE\nRETURN\n\n§ 7\n\nNobody is returned to danger.\n';
    const uri = await editor.open('chapters.txt', text);
    const [chapter] = await editor.about<DocumentSymbol[]>('documentSymbol', uri);
    assert.deepEqual([chapter!.name, chapter!.children![0]!.name], ['CHAPTER ONE RETURN', '§ 7']);
    const inserted = await editor.open(
      'inserted.txt',
      'Section 1\n\nAfter section 8 insert:\n\n“Documents of workers\n\nNobody keeps a passport.”\n',
    );
    const names = (list: readonly DocumentSymbol[]): string[] => list.flatMap(({name, children = []}) => [name, ...names(children)]);
    assert.deepEqual(names(await editor.about<DocumentSymbol[]>('documentSymbol', inserted)), ['Section 1', 'Documents of workers']);
  });

  describe('rename', () => {
    it('says what would be renamed, and refuses what is no term', async () => {
      const term = await at('confirms vic|tims');
      assert.deepEqual(await editor.about('prepareRename', term.uri, {position: term.position}), {
        range: {start: {line: 14, character: 27}, end: {line: 14, character: 33}},
        placeholder: 'victim',
      });
      const word = await at('or the Ali|ens Act');
      assert.equal(await editor.about('prepareRename', word.uri, {position: word.position}), null);
    });

    it('renames a term where it stands, keeps plurals and capitals, and mends the article before it', async () => {
      const text =
        'In this Act, "victim" means a person who was trafficked.\n\nA vic|tim and the victims are heard. Victims of a victim\'s family, too.\n\nThe word "victim" stays.\n';
      const {text: plain, position} = cursorIn(text);
      const uri = await editor.open('rename.md', plain);
      await editor.apply(await editor.about('rename', uri, {position, newName: 'affected person'}));
      assert.equal(
        editor.text(uri),
        'In this Act, "affected person" means a person who was trafficked.\n\nAn affected person and the affected persons are heard. Affected persons of an affected person\'s family, too.\n\nThe word "victim" stays.\n',
      );
    });

    it('leaves the name that a term stands for, and writes the new one small where the old one was', async () => {
      const {text, position} = cursorIn(
        'In this act:\n\n(1) "Depart|ment" means the Department of Public Safety.\n\n(2) "Peace officer" means a person who may arrest.\n\nThe Department trains each peace officer.\n',
      );
      const uri = await editor.open('names.md', text);
      await editor.apply(await editor.about('rename', uri, {position, newName: 'Agency'}));
      await editor.apply(await editor.about('rename', uri, {position: {line: 4, character: 7}, newName: 'Law officer'}));
      assert.equal(
        editor.text(uri),
        'In this act:\n\n(1) "Agency" means the Department of Public Safety.\n\n(2) "Law officer" means a person who may arrest.\n\nThe Agency trains each law officer.\n',
      );
    });

    it('refuses the name of another term, and what is no name', async () => {
      const {uri, position} = await at('confirms vic|tims');
      await assert.rejects(editor.about('rename', uri, {position, newName: 'Presumed Victim'}), /already defines “presumed victim”/);
      for (const newName of ['', '  ', 'a\nb', '"x"', 'x'.repeat(101)])
        await assert.rejects(editor.about('rename', uri, {position, newName}), /at most 100 letters/);
    });
  });

  describe('semantic tokens', () => {
    /** Tokens as their text, with ! for a definition and # for a reference. */
    function decode(text: string, data: readonly number[]): string[] {
      const rows = text.split('\n');
      let line = 0;
      let character = 0;
      const out: string[] = [];
      for (let i = 0; i < data.length; i += 5) {
        character = data[i]! ? data[i + 1]! : character + data[i + 1]!;
        line += data[i]!;
        out.push(rows[line]!.slice(character, character + data[i + 2]!) + (data[i + 4] ? '!' : '') + (data[i + 3] ? '#' : ''));
      }
      return out;
    }

    it('mark definitions, terms and references; over a line break in two pieces', async () => {
      const {uri} = await at('# Ac|t\n');
      const {data} = await editor.about('semanticTokens/full', uri);
      assert.deepEqual(decode(ACT, data), [
        'presumed victim!',
        'victim!',
        'presumed victim',
        'Article 2(2)#',
        'Minister!',
        'Authority!',
        'victim',
        'Authority',
        'victim',
        'presumed',
        'victim',
        'Victim',
        'Article 2(2)#',
        'Article 2#',
      ]);
    });

    it('come for a range, and as what is different', async () => {
      const text = '"victim" means a person.\n\nA victim.\n\nA victim.\n';
      const uri = await editor.open('delta.md', text);
      const part = await editor.about('semanticTokens/range', uri, {range: {start: {line: 2, character: 0}, end: {line: 3, character: 0}}});
      assert.deepEqual(decode(text, part.data), ['victim']);
      const full = await editor.about('semanticTokens/full', uri);
      await editor.change(uri, {range: {start: {line: 4, character: 0}, end: {line: 4, character: 0}}, text: 'Once '});
      const delta = await editor.about('semanticTokens/full/delta', uri, {previousResultId: full.resultId});
      const data = [...full.data];
      for (const {start, deleteCount, data: inserted = []} of [...delta.edits].reverse()) data.splice(start, deleteCount, ...inserted);
      assert.deepEqual(data, (await editor.about('semanticTokens/full', uri)).data);
      assert.ok(delta.edits[0].deleteCount < full.data.length);
    });
  });
});
