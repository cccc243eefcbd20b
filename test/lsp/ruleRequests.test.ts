import assert from 'node:assert/strict';
import {Editor, inRange} from './editor.ts';
import {ALONE, close, FINDS, open} from './ruleFiles.ts';

const DRAFT = '## Article 1\n\nThe Office may blur person. It may not blur a picture.\n';

describe('requests about rule files', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({
      files: {
        ...ALONE,
        'pack/concepts/blurring.yaml': 'title: Blurring\nsays: [blur person]\n',
        'pack/weakening/blur.yaml': FINDS.replace('blur a person', 'blur person'),
        'clauseguard.yaml': 'packs: [pack]\nrules: {weakening/blur: off}\n',
        'a.md': DRAFT,
        'deep/b.txt': 'Nothing.\n',
        'c.md': 'The Office may blur person.\n',
      },
    });
  });
  after(() => editor.stop());

  it('list the examples of a pack, and of one rule', async () => {
    const pack = (await editor.request('clauseguard/ruleExamples', {uri: editor.uri('pack/pack.yaml'), run: false}))!;
    assert.equal(pack.name, 'own');
    assert.ok(pack.rules.some(one => one.rule === 'language/zibbled'));
    const {rules} = (await editor.request('clauseguard/ruleExamples', {uri: editor.uri('pack/weakening/blur.yaml'), run: false}))!;
    assert.deepEqual(rules, [
      {
        rule: 'weakening/blur',
        title: 'Somebody is blurred',
        uri: editor.uri('pack/weakening/blur.yaml'),
        examples: [
          {list: 'flags', text: 'The Office may blur person.', line: 8},
          {list: 'allows', text: 'The Office may blur a picture.', line: 10},
        ],
      },
    ]);
  });

  it('run them as they stand in the editor', async () => {
    const uri = await open(editor, 'pack/weakening/blur.yaml', FINDS.replace('may [[blur a person]]', '[[may]] blur person'));
    const {rules} = (await editor.request('clauseguard/ruleExamples', {uri, run: true}))!;
    assert.deepEqual(
      rules[0]!.examples.map(one => one.fault),
      [
        {
          message: 'The rule finds something, and not exactly what is marked.',
          expected: 'The Office [[may]] blur person.',
          actual: 'The Office may [[blur person]].',
        },
        undefined,
      ],
    );
    await editor.change(uri, {text: 'title: x\n'});
    const broken = (await editor.request('clauseguard/ruleExamples', {uri, run: true}))!.rules[0]!;
    assert.match(broken.problem!, /does not say what it looks for/);
    await close(editor, uri);
  });

  it('say what a rule would flag in the workspace, whatever the configuration says of it', async () => {
    const uri = editor.uri('pack/weakening/blur.yaml');
    const draft = await editor.open('a.md', DRAFT.replace('blur a picture', 'blur person again'));
    const trial = (await editor.request('clauseguard/tryRule', {uri}))!;
    assert.deepEqual([trial.rule, trial.drafts, trial.unread, trial.cancelled], ['weakening/blur', 3, [], false]);
    assert.deepEqual(
      // What is open counts as it stands in the editor.
      trial.findings.map(one => [
        one.uri,
        one.range.start.line,
        inRange(one.uri === draft ? editor.text(draft) : 'The Office may blur person.\n', one.range),
      ]),
      [
        [draft, 2, 'blur person'],
        [editor.uri('c.md'), 0, 'blur person'],
      ],
    );
    await editor.close(draft);
  });

  it('are answered with null for what is no rule', async () => {
    for (const name of ['a.md', 'pack/concepts/blurring.yaml', 'pack/language/none.yaml', 'clauseguard.yaml'])
      assert.equal(await editor.request('clauseguard/tryRule', {uri: editor.uri(name)}), null, name);
    assert.equal(await editor.request('clauseguard/ruleExamples', {uri: editor.uri('a.md'), run: true}), null);
  });
});
