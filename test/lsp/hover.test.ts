import assert from 'node:assert/strict';
import type {Hover} from 'vscode-languageserver/node';
import {CAPABLE, cursorIn, Editor, inRange} from './editor.ts';
import {WORKSPACE} from './pack.ts';

const HOSTILE = `title: No <b>grobbled</b> ![x](https://example.org/x.png)
covers: [SC-01]
level: error
why: "See [here](command:evil) or https://example.org and\\n# more"
source: [a-source]
avoid:
  - phrase: grobbled
examples:
  flags:
    - The [[grobbled]] office.
  allows:
    - The plain office.
`;

describe('hover', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({files: {...WORKSPACE, 'pack/language/grobbled.yaml': HOSTILE}});
  });
  after(() => editor.stop());

  let count = 0;
  async function over(marked: string): Promise<{markdown: string; shown: string} | undefined> {
    const {text, position} = cursorIn(marked);
    const uri = await editor.open(`${++count}.md`, text);
    const hover: Hover | null = await editor.about('hover', uri, {position});
    return hover ? {markdown: (hover.contents as {value: string}).value, shown: inRange(text, hover.range!)} : undefined;
  }

  it('says what, why, what to do, from where, with examples', async () => {
    const hover = (await over('Some illegal mig|rants came.\n'))!;
    assert.equal(hover.shown, 'illegal migrants');
    for (const part of [
      /^\*\*.+\*\* \((?:error|warning)\)/,
      /\*\*Why\*\* \w/,
      /\*\*What to do\*\* .*Write: “/,
      /\*\*Source\*\* \[?\w/,
      /\*\*Flagged, for example\*\* .*\*\*/,
      /\*\*Becomes\*\* /,
      /\*\*Not flagged, for example\*\* /,
      /`language\/illegal-migrant` · `term:illegal-migrant`/,
    ])
      assert.match(hover.markdown, part);
  });

  it('shows the clause that would satisfy a safeguard, and tells every safeguard of the place', async () => {
    const hover = (await over('The Office may grum| a person.\n'))!;
    assert.match(hover.markdown, /^\*\*Grumming without review\*\* \(error\)/);
    assert.match(hover.markdown, /model clause “Review of grumming”:\n\n> \\\{Authority\\\} grants/);
    assert.match(hover.markdown, /\n---\n\n\*\*Grumming without limit\*\* \(warning\)/);
  });

  it('says nothing where there is nothing to say', async () => {
    assert.equal(await over('The| plain office.\n'), undefined);
  });

  it('explains a suppression and shows the reason on what it silences', async () => {
    const draft = '<!-- clauseguard-ignore-next language/zibbled: title of an act -->\nThe zibbled office.\n';
    assert.match((await over(draft.replace('ignore', 'ign|ore')))!.markdown, /^\*\*No zibbled\*\* \(suppressed here\)/);
    assert.match((await over(draft.replace('zibbled office', 'zib|bled office')))!.markdown, /Suppressed: title of an act/);
  });

  it('shows the definition of a term and the beginning of what a reference names', async () => {
    const draft = '## Article 1\n\n"minor" means a person under eighteen.\n\n## Article 2. Help\n\nA minor is helped. See Article 1.\n';
    assert.match((await over(draft.replace('A minor', 'A mi|nor')))!.markdown, /"minor" means a person under eighteen\./);
    const reference = (await over(draft.replace('See Article 1', 'See Art|icle 1')))!;
    assert.match(reference.markdown, /^\*\*Article 1\*\*/);
    assert.match(reference.markdown, /under eighteen/);
    assert.equal(reference.shown, 'Article 1');
  });

  it('shows definitions and provisions as they read, without markup and without saying the title twice', async () => {
    const draft =
      '## Article 1\n\n- *minor* means a person *under* eighteen.\n\n## Article 2. Help\n\n(1) A minor is **helped**.\n\n(2) Help under paragraph 1 is free. See Article 2.\n';
    assert.equal((await over(draft.replace('A minor', 'A mi|nor')))!.markdown, 'minor means a person under eighteen.');
    assert.equal(
      (await over(draft.replace('See Article 2', 'See Art|icle 2')))!.markdown,
      '**Article 2\\. Help**\n\n\\(1\\) A minor is helped.\n\n\\(2\\) Help under paragraph 1 is free. See Article 2.'.replace('2\\.', '2.'),
    );
    assert.equal((await over(draft.replace('under paragraph 1', 'under par|agraph 1')))!.markdown, '\\(1\\) A minor is helped.');
  });

  it('lets a pack say what it likes, and do nothing', async () => {
    const {markdown} = (await over('The grob|bled office.\n'))!;
    const visible = markdown.replace(/\\./g, '');
    assert.doesNotMatch(visible, /[<>]|!\[|\]\(command|^#/m);
    assert.doesNotMatch(visible, /https?:\/\/example/);
  });

  it('is plain text for a client that does not render Markdown', async () => {
    const plain = await Editor.start({capabilities: {textDocument: {...CAPABLE.textDocument, hover: {contentFormat: ['plaintext']}}}});
    const uri = await plain.open('plain.md', 'Some illegal migrants came.\n');
    const {contents} = await plain.about<{contents: {kind: string; value: string}}>('hover', uri, {position: {line: 0, character: 8}});
    assert.equal(contents.kind, 'plaintext');
    assert.doesNotMatch(contents.value, /\*|\\[()[\]]|`/);
    assert.match(contents.value, /\nWhy /);
    await plain.stop();
  });
});
