import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type {CodeAction} from 'vscode-languageserver/node';
import {CAPABLE, cursorIn, Editor, stop} from './editor.ts';
import {WORKSPACE} from './pack.ts';

describe('code actions', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({files: WORKSPACE});
  });
  after(() => editor.stop());

  let count = 0;
  /** Opens a draft with a cursor in it and asks what can be done there. */
  async function offered(
    marked: string,
    {name = `${++count}.md`, only = undefined as string[] | undefined} = {},
  ): Promise<{uri: string; actions: CodeAction[]}> {
    const {text, range} = cursorIn(marked);
    const uri = await editor.open(name, text);
    return {uri, actions: await editor.actions(uri, range, only)};
  }
  const titled = (actions: readonly CodeAction[], title: RegExp): CodeAction => {
    const found = actions.filter(one => title.test(one.title));
    assert.equal(found.length, 1, `${title} in:\n${actions.map(one => one.title).join('\n')}`);
    return found[0]!;
  };
  /** Does what the title says at the cursor, and compares. */
  async function does(title: RegExp, before: string, after: string, options?: Parameters<typeof offered>[1]): Promise<string> {
    const {uri, actions} = await offered(before, options);
    await editor.choose(titled(actions, title));
    assert.equal(editor.text(uri), after);
    return uri;
  }

  it('replace a wording; the finding goes', async () => {
    const uri = await does(/^Write “plain”/, 'The zib|bled office.\n', 'The plain office.\n');
    assert.deepEqual(await editor.diagnostics(uri), []);
  });

  it('prefer a replacement only when it is safe and the only one', async () => {
    const safe = await offered('The zib|bled office.\n');
    assert.equal(titled(safe.actions, /^Write/).isPreferred, true);
    const unsure = await offered('The wob|bled office.\n');
    assert.equal(titled(unsure.actions, /^Write/).isPreferred, undefined);
  });

  it('name the diagnostic they are about, and carry no edit until they are chosen', async () => {
    const {actions} = await offered('The zib|bled office.\n');
    const action = titled(actions, /^Write/);
    assert.deepEqual([action.kind, action.diagnostics!.map(one => one.code), action.edit], ['quickfix', ['language/zibbled'], undefined]);
  });

  it('are offered for every finding at the cursor', async () => {
    const {uri, actions} = await offered('## Article 1\n\nThe Office may grum| a person.\n');
    assert.deepEqual(
      actions.map(one => one.title),
      [
        'Insert the model clause “Review of grumming”',
        'Insert the model clause “Limits of grumming”',
        'Suppress “Grumming without review” here, with a reason',
        'Turn “Grumming without review” off in clauseguard.yaml',
        'Suppress “Grumming without limit” here, with a reason',
        'Turn “Grumming without limit” off in clauseguard.yaml',
      ],
    );
    assert.equal((await editor.diagnostics(uri)).length, 1);
  });

  it('are refused with "content modified" when the finding has gone meanwhile', async () => {
    const {uri, actions} = await offered('The zib|bled office.\n');
    await editor.change(uri, {text: 'The office.\n'});
    await assert.rejects(editor.choose(titled(actions, /^Write/)), {code: -32801});
  });

  describe('that insert a model clause', () => {
    const LIMIT = '{Authority} grants a grum limit within {n} days.'.replace(/[{}]/g, '');
    /** The draft gives a review, so that only the limit is missing. */
    const GIVEN = 'after a grum review';

    it('go on with the numbers of the paragraphs', () =>
      does(
        /“Limits of grumming” as paragraph \(3\) of Article 1$/,
        `## Article 1. Power\n\n(1) The Office is there.\n\n(2) It may grum| a person ${GIVEN}.\n\n## Article 2. End\n\nThe end.\n`,
        `## Article 1. Power\n\n(1) The Office is there.\n\n(2) It may grum a person ${GIVEN}.\n\n(3) ${LIMIT}\n\n## Article 2. End\n\nThe end.\n`,
      ));

    it('go on with dotted numbers, line by line where the draft does', () =>
      does(
        /“Limits of grumming” as 4\.3$/,
        `4. POWERS\n4.1 The Office is there.\n4.2 It may grum| a person ${GIVEN}.\n\n5. END\n5.1 The end.\n`,
        `4. POWERS\n4.1 The Office is there.\n4.2 It may grum a person ${GIVEN}.\n4.3 ${LIMIT}\n\n5. END\n5.1 The end.\n`,
        {name: 'sop.txt'},
      ));

    it('wrap like the paragraphs around them', () =>
      does(
        /as 4\.2$/,
        `4. POWERS\n\n4.1 The Office may grum| a person\n    after a grum review which it\n    holds itself.\n`,
        `4. POWERS\n\n4.1 The Office may grum a person\n    after a grum review which it\n    holds itself.\n\n4.2 Authority grants a grum limit\n    within n days.\n`,
        {name: 'wrapped.txt'},
      ));

    it('are plain paragraphs where paragraphs bear no numbers', () =>
      does(
        /“Limits of grumming”$/,
        `## Article 1. Power\n\nThe Office may grum| a person ${GIVEN}.\n\n## Article 2. End\n\nThe end.\n`,
        `## Article 1. Power\n\nThe Office may grum a person ${GIVEN}.\n\n${LIMIT}\n\n## Article 2. End\n\nThe end.\n`,
      ));

    it('may be an article of their own that numbers nothing anew', () =>
      does(
        /as a new Article 1a$/,
        `## Article 1. Power\n\nThe Office may grum| a person ${GIVEN}.\n\n## Article 2. End\n\nThe end.\n`,
        `## Article 1. Power\n\nThe Office may grum a person ${GIVEN}.\n\n## Article 1a. Limits of grumming\n\n${LIMIT}\n\n## Article 2. End\n\nThe end.\n`,
      ));

    it('may be the next article at the end', () =>
      does(
        /as a new § 8$/,
        `### § 6 Start\n\nThe start.\n\n### § 7 Power\n\nThe Office may grum| a person ${GIVEN}.\n`,
        `### § 6 Start\n\nThe start.\n\n### § 7 Power\n\nThe Office may grum a person ${GIVEN}.\n\n### § 8 Limits of grumming\n\n${LIMIT}\n`,
      ));

    it('keep their word, though the number of the title above is a letter of it', () =>
      does(
        /as a new Article 1a$/,
        `TITLE I\nPOWERS\n\nARTICLE 1. The Office may grum| a person ${GIVEN}.\n\nARTICLE 2. The end.\n`,
        `TITLE I\nPOWERS\n\nARTICLE 1. The Office may grum a person ${GIVEN}.\n\nARTICLE 1a. ${LIMIT}\n\nARTICLE 2. The end.\n`,
        {name: 'title.txt'},
      ));

    it('keep the brackets and the emphasis of a title', () =>
      does(
        /as a new Article 9a$/,
        `**Article 9 (Power).** The Office may grum| a person ${GIVEN}.\n\n**Article 10 (End).** The end.\n`,
        `**Article 9 (Power).** The Office may grum a person ${GIVEN}.\n\n**Article 9a (Limits of grumming).** ${LIMIT}\n\n**Article 10 (End).** The end.\n`,
      ));

    it('stand above a signature', () =>
      does(
        /as 4\.2$/,
        '4. POWERS\n\n4.1 The Office may grum| a person after a grum review.\n\nThe Director-General\n',
        `4. POWERS\n\n4.1 The Office may grum a person after a grum review.\n\n4.2 ${LIMIT}\n\nThe Director-General\n`,
        {name: 'signed.txt'},
      ));

    it('call the provision what the draft calls it', async () => {
      const {actions} = await offered(`SECTION 4. POWERS.\n\n(a) The Office may grum| a person ${GIVEN}.\n`, {name: 'section.txt'});
      titled(actions, /as paragraph \(b\) of Section 4$/);
      const numbered = await offered(`# Procedure\n\n## 4. Powers\n\nThe Office may grum| a person ${GIVEN}.\n\n## 5. End\n\nThe end.\n`);
      assert.ok(numbered.actions.every(one => !/ as \d+$/.test(one.title)));
    });

    it('set a title in capitals on a line of its own where the neighbour has one', () =>
      does(
        /as a new Section 4a$/,
        `SECTION 4. POWERS.\n\nThe Office may grum| a person ${GIVEN}.\n\nSECTION 5. END.\n\nThe end.\n`,
        `SECTION 4. POWERS.\n\nThe Office may grum a person ${GIVEN}.\n\nSECTION 4a. LIMITS OF GRUMMING.\n\n${LIMIT}\n\nSECTION 5. END.\n\nThe end.\n`,
        {name: 'capitals.txt'},
      ));

    it('leave the hyphen before a title out of the name', async () => {
      const {actions} = await offered(`Section 3 - Powers\n\nThe Office may grum| a person ${GIVEN}.\n\nSection 4 - End\n\nThe end.\n`, {
        name: 'hyphen.txt',
      });
      titled(actions, /as a new Section 3a$/);
    });

    it('leave out the number of the section where its first paragraph stands on the same line', () =>
      does(
        /as paragraph \(2\)$/,
        `Powers of the Office\n\n1. (1) The Office may grum| a person ${GIVEN}.\n\nEnd of powers\n\n2. (1) The powers end.\n`,
        `Powers of the Office\n\n1. (1) The Office may grum a person ${GIVEN}.\n\n(2) ${LIMIT}\n\nEnd of powers\n\n2. (1) The powers end.\n`,
        {name: 'sides.txt'},
      ));

    it('keep CRLF', () =>
      does(
        /as paragraph \(2\)/,
        `## Article 1\r\n\r\n(1) The Office may grum| a person ${GIVEN}.\r\n`,
        `## Article 1\r\n\r\n(1) The Office may grum a person ${GIVEN}.\r\n\r\n(2) ${LIMIT}\r\n`,
      ));

    it('leave places to fill in as tab stops, and satisfy the rule', async () => {
      const {uri, actions} = await offered(`## Article 1\n\n(1) The Office may grum| a person ${GIVEN}.\n`);
      const edit = await editor.choose(titled(actions, /“Limits of grumming” as paragraph/));
      const [change] = edit.documentChanges as {edits: {snippet: {value: string}}[]}[];
      assert.equal(change!.edits[0]!.snippet.value, `\n\n(2) ${stop(1, 'Authority')} grants a grum limit within ${stop(2, 'n')} days.`);
      assert.deepEqual(await editor.diagnostics(uri), []);
    });
  });

  describe('that suppress', () => {
    it('write a comment above a paragraph, with a place for the reason', async () => {
      const uri = await does(
        /^Suppress “No zibbled”/,
        '# Act\n\nThe zib|bled office.\n',
        '# Act\n\n<!-- clauseguard-ignore-next language/zibbled:  -->\nThe zibbled office.\n',
      );
      // Without a reason nothing is suppressed.
      assert.deepEqual((await editor.diagnostics(uri)).map(one => one.code).sort(), ['language/zibbled', 'suppression/no-reason']);
      await editor.change(uri, {text: editor.text(uri).replace(':  -->', ': title of an act -->')});
      assert.deepEqual(await editor.diagnostics(uri), []);
    });

    it('write at the end of the line in lists and tables', async () => {
      await does(
        /^Suppress/,
        '- one\n- The zib|bled office.\n- three\n',
        '- one\n- The zibbled office. <!-- clauseguard-ignore-line language/zibbled:  -->\n- three\n',
      );
      await does(
        /^Suppress/,
        '| a | b |\n|---|---|\n| The zib‸bled office | two |\n',
        '| a | b |\n|---|---|\n| The zibbled office | two <!-- clauseguard-ignore-line language/zibbled:  --> |\n',
      );
    });

    it('write a line of its own in plain text', () =>
      does(
        /^Suppress/,
        '1. One.\n\n2. The zib|bled office.\n',
        '1. One.\n\n%% clauseguard-ignore-next language/zibbled: \n2. The zibbled office.\n',
        {name: 'plain.txt'},
      ));

    it('delete a comment that suppresses nothing', () =>
      does(/^Delete the unused suppression/, '<!-- clauseguard-|ignore-next language/zibbled: because -->\n\nThe office.\n', '\n\nThe office.\n'));
  });

  describe('that turn a rule down', () => {
    const yaml = (): string => fs.readFileSync(path.join(editor.folder, 'clauseguard.yaml'), 'utf8');
    const reset = (text: string): Promise<void> => editor.refreshed(() => editor.write('clauseguard.yaml', text));
    afterEach(() => reset(WORKSPACE['clauseguard.yaml']!));

    it('add to the configuration, keeping comments, and take effect', async () => {
      await reset('# ours\npacks: [pack] # both\nrules:\n    # tried\n    language/nibbled: off\n\n# end\n');
      const {uri, actions} = await offered('The zib|bled office.\n');
      await editor.refreshed(async () => void (await editor.choose(titled(actions, /^Turn “No zibbled” down to warning/))));
      assert.equal(yaml(), '# ours\npacks: [pack] # both\nrules:\n    # tried\n    language/nibbled: off\n    language/zibbled: warning\n\n# end\n');
      assert.deepEqual(
        (await editor.diagnostics(uri)).map(one => one.severity),
        [2],
      );
    });

    it('change the level that is there', async () => {
      await reset('packs: [pack]\nrules: {language/zibbled: warning}\n');
      const {uri, actions} = await offered('The zib|bled office.\n');
      await editor.refreshed(async () => void (await editor.choose(titled(actions, /^Turn “No zibbled” off/))));
      assert.equal(yaml(), 'packs: [pack]\nrules: {language/zibbled: off}\n');
      assert.deepEqual(await editor.diagnostics(uri), []);
    });
  });

  describe('that fix all', () => {
    it('apply safe fixes only, and come when they are asked for', async () => {
      await does(/^Apply all safe fixes/, '|The zibbled, the wobbled and the zibbled office.\n', 'The plain, the wobbled and the plain office.\n', {
        only: ['source.fixAll'],
      });
      const {actions} = await offered('The zib|bled office.\n');
      assert.deepEqual(
        actions.filter(one => one.kind !== 'quickfix'),
        [],
      );
    });

    it('are not offered where there is nothing to fix', async () => {
      const {actions} = await offered('The wob|bled office.\n', {only: ['source.fixAll.clauseguard']});
      assert.deepEqual(actions, []);
    });

    it('do so for one rule', () =>
      does(/^Do so wherever “No zibbled”/, 'The zib|bled and the zibbled office.\n', 'The plain and the plain office.\n'));
  });
});

describe('code actions of a client that resolves nothing and knows no snippets', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({
      files: {'a.md': ''},
      capabilities: {textDocument: {...CAPABLE.textDocument, codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: []}}}}},
    });
  });
  after(() => editor.stop());

  it('carry plain edits', async () => {
    const {text, range} = cursorIn('Some illegal| migrants.\n');
    const uri = await editor.open('a.md', text);
    const actions = await editor.actions(uri, range);
    const suppress = actions.find(one => one.title.startsWith('Suppress'))!;
    assert.deepEqual(suppress.edit, {
      changes: {
        [uri]: [
          {
            range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}},
            newText: '<!-- clauseguard-ignore-next language/illegal-migrant:  -->\n',
          },
        ],
      },
    });
    // There is no configuration, and this client makes no files.
    assert.deepEqual(
      actions.filter(one => one.title.startsWith('Turn')),
      [],
    );
  });
});
