import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {isDeepStrictEqual} from 'node:util';
import {CancellationTokenSource, type Diagnostic, type Range} from 'vscode-languageserver/node';
import {checkText} from '../../server/core/checkText.ts';
import {formatOf} from '../../server/host/formats.ts';
import {SettingsReader} from '../../server/host/settings.ts';
import {ruleOf} from '../cli/support.ts';
import {CAPABLE, Editor} from './editor.ts';
import {WORKSPACE} from './pack.ts';

/** Set CHAOS_STEPS=10000 for a long run, CHAOS_SEED for another one. */
const STEPS = Number(process.env['CHAOS_STEPS'] ?? 400);
const SEED = Number(process.env['CHAOS_SEED'] ?? 1);

/** Mulberry32 (T. Ettinger, 2017): small, seeded, good enough to choose what goes wrong next. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  'The zibbled office.\n',
  'wobbled ',
  '\n\n## Article 3. Power\n\n',
  '(2) The Office may grum a person.\n',
  'after a grum review',
  '\r\n',
  '```\n',
  '<!-- ',
  ' -->',
  '<!-- clauseguard-ignore-next language/zibbled: because -->\n',
  '| a | b |\n|---|---|\n| zibbled | x |\n',
  '> ',
  '- ',
  '“victim” means a person.\n',
  'See Article 3(2). ',
  '👩‍👩‍👧',
  '\ud800',
  '\u0000',
  '\ufeff',
  '%% clauseguard-ignore-line language/wobbled: title\n',
  '"',
  '(a) ',
  'illegal migrants ',
  'x'.repeat(3000),
];
const NAMES = ['a.md', 'b.txt', 'deep/c.policy', 'd.md'];
const POSITIONAL = ['hover', 'completion', 'definition', 'references', 'documentHighlight', 'prepareRename'];
const WHOLE = ['diagnostic', 'documentSymbol', 'foldingRange', 'documentLink', 'codeLens', 'semanticTokens/full'];
const CONFIGURATIONS = [
  'packs: [pack]\n',
  'packs: [pack\n',
  'rules: {language/zibbled: loud}\n',
  'packs: [pack]\nrules: {language/wobbled: off}\n',
  '',
  'packs: [nowhere]\n',
  '\u0000',
  'packs: [pack]\nexclude: [a.md]\n',
];

describe('chaos', () => {
  for (const asks of [true, false])
    it(`${STEPS} random steps, seed ${SEED}, a client that ${asks ? 'asks' : 'is told'}: nothing crashes, and what is shown at the end is what a fresh check finds`, async function () {
      this.timeout(60_000 + STEPS * 100);
      const random = randomOf(SEED);
      const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
      const number = (most: number): number => Math.floor(random() * most);
      const {diagnostic, ...rest} = CAPABLE.textDocument!;
      const capabilities = {...CAPABLE, textDocument: asks ? {diagnostic, ...rest} : rest};
      const editor = await Editor.start({
        capabilities,
        files: {...WORKSPACE, ...Object.fromEntries(NAMES.map(name => [name, 'The zibbled office.\n']))},
      });
      const open = new Map<string, string>();
      const answers: Promise<unknown>[] = [];

      const place = (uri: string): Range => {
        const document = editor.document(uri);
        const valid = (): Range['start'] => document.positionAt(number(document.getText().length + 1));
        const wild = (): Range['start'] => ({line: one([0, 3, 1_000_000, 2 ** 31 - 1]), character: one([0, 5, 2 ** 31 - 1])});
        return random() < 0.8 ? {start: valid(), end: valid()} : {start: wild(), end: wild()};
      };
      const ask = (method: string, params: object): void => {
        const source = new CancellationTokenSource();
        answers.push(editor.connection.sendRequest(method, params, source.token).catch(() => undefined));
        if (random() < 0.4) source.cancel();
      };

      const steps: readonly [weight: number, step: () => Promise<unknown> | unknown][] = [
        [
          40,
          () => {
            const uri = one([...open.values()]);
            if (!uri) return;
            const {start, end} = place(uri);
            // Mostly small: a draft is typed, not poured.
            const range = random() < 0.9 ? {start, end: start} : {start, end};
            return editor.change(uri, ...Array.from({length: random() < 0.1 ? 3 : 1}, () => ({range, text: one(PIECES)})));
          },
        ],
        [3, () => (open.size ? editor.change(one([...open.values()]), {text: `${one(PIECES)}${one(PIECES)}`}) : undefined)],
        [
          8,
          async () => {
            const name = one(NAMES);
            const uri = open.get(name);
            if (uri) {
              open.delete(name);
              await editor.close(uri);
            } else open.set(name, await editor.open(name, one(PIECES).repeat(5)));
          },
        ],
        [
          25,
          () => {
            const uri = one([...open.values(), editor.uri('never-opened.md'), 'untitled:x', '']);
            const position = open.size && uri && [...open.values()].includes(uri) ? place(uri).start : {line: 0, character: 0};
            ask(`textDocument/${one(random() < 0.5 ? POSITIONAL : WHOLE)}`, {textDocument: {uri}, position, context: {includeDeclaration: true}});
          },
        ],
        [
          6,
          () => {
            const uri = one([...open.values()]);
            if (uri) ask('textDocument/codeAction', {textDocument: {uri}, range: place(uri), context: {diagnostics: []}});
          },
        ],
        [3, () => ask('workspace/diagnostic', {previousResultIds: []})],
        [
          2,
          () =>
            ask(
              one(['clauseguard/report', 'clauseguard/coverage', 'textDocument/rename', 'textDocument/nothing', 'codeAction/resolve']),
              one([{}, {textDocument: {}}, {textDocument: {uri: 5}}, {data: 1}]),
            ),
        ],
        [
          2,
          () =>
            editor.connection.sendNotification('textDocument/didChange', {
              textDocument: {uri: editor.uri('never-opened.md'), version: 3},
              contentChanges: [{text: 'x'}],
            }),
        ],
        // What no client should send: the text stays as it was.
        [
          2,
          () =>
            open.size &&
            editor.connection.sendNotification('textDocument/didChange', {
              textDocument: {uri: one([...open.values()]), version: 9},
              contentChanges: [{range: one([{start: null, end: null}, {start: {line: 'x', character: 1.5}, end: {}}, null, {}]), text: 'x'}],
            } as object),
        ],
        [1, () => editor.connection.sendNotification('textDocument/didClose', {textDocument: {uri: editor.uri('never-opened.md')}})],
        [4, () => editor.write('clauseguard.yaml', one(CONFIGURATIONS))],
        [2, () => editor.write('pack/language/wobbled.yaml', ruleOf('wobbled', one(['error', 'warning', 'loud'])))],
        [2, () => editor.write(one(NAMES), one(PIECES))],
        [
          1,
          async () => {
            const name = one(NAMES);
            if (fs.existsSync(path.join(editor.folder, name))) await editor.remove(name);
          },
        ],
        [1, async () => fs.existsSync(path.join(editor.folder, 'clauseguard.yaml')) && editor.remove('clauseguard.yaml')],
        [1, () => editor.configure(one([{}, {focusMode: true}, {run: 'onSave'}, {run: 7}, null] as object[]))],
        // Now and then everybody waits for the answers, so that not all of it is one long queue.
        [4, () => Promise.all(answers.splice(0))],
      ];
      const total = steps.reduce((sum, [weight]) => sum + weight, 0);
      for (let i = 0; i < STEPS; i++) {
        let at = random() * total;
        const [, step] = steps.find(([weight]) => (at -= weight) < 0)!;
        await step();
      }
      await Promise.all(answers);

      // All is mended; what is shown must be what somebody finds who looks for the first time.
      await editor.write('pack/language/wobbled.yaml', ruleOf('wobbled', 'warning'));
      await editor.write('clauseguard.yaml', 'packs: [pack]\n');
      await editor.configure({});
      const reader = new SettingsReader({
        folder: editor.folder,
        packs: [],
        levels: new Map(),
        configuration: true,
        report: ({path, message}) => path.startsWith('rules/') || assert.fail(message),
      });
      for (const name of NAMES) {
        const uri = open.get(name) ?? (await editor.open(name, `${one(PIECES)}${one(PIECES)}`));
        const file = fileURLToPath(uri);
        const {report: expected} = await checkText({text: editor.text(uri), format: formatOf(file)!}, await reader.settingsFor(file));
        const {languages, findings, suppressed, coverage} = (await editor.request('clauseguard/report', {textDocument: {uri}}))!;
        assert.deepEqual({languages, findings, suppressed, coverage}, JSON.parse(JSON.stringify(expected)), name);
        const wanted = expected.findings.map(({fingerprint}) => fingerprint).sort();
        const fingerprints = (found: readonly Diagnostic[]): string[] => found.flatMap(({data}) => data.fingerprints as string[]).sort();
        if (asks) assert.deepEqual(fingerprints(await editor.diagnostics(uri)), wanted, name);
        else
          await editor.published(
            uri,
            ({version, diagnostics}) => version === editor.document(uri).version && isDeepStrictEqual(fingerprints(diagnostics), wanted),
          );
      }
      // Unreadable changes were logged as such, and nothing else went wrong.
      const unexpected = editor.log.filter(line => /should not have happened|failed/i.test(line) && !/cannot be read; it waits/.test(line));
      assert.deepEqual(unexpected, []);
      editor.log.length = 0;
      await editor.stop();
    });
});
