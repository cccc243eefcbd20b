import assert from 'node:assert/strict';
import type {Message} from 'vscode-languageserver/node';
import {encoder} from '../../server/lsp/node/encoder.ts';

const range = (line: number) => ({start: {line, character: 3}, end: {line: line + 1, character: 120}});
const answer = (...items: object[]): Message => ({jsonrpc: '2.0', id: 7, result: {kind: 'full', resultId: 'a"items":[]', items}}) as Message;
const read = async (message: Message): Promise<unknown> => JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(await encoder.encode(message)));

describe('messages of the server', () => {
  const words = {severity: 2, source: 'Clauseguard', code: 'language/alien', message: '“alien” \n is 👍', data: {fingerprints: ['00ff']}};
  const others = {severity: 1, message: 'two', data: {rules: ['a', 'b'], fingerprints: ['1', '2']}, tags: [1]};
  const bare = {message: 'without data'};

  it('say of diagnostics what they say, and of those with the same words at another place that place', async () => {
    for (const line of [0, 5, 12_345]) {
      const message = answer({range: range(line), ...words}, {range: range(line + 2), ...others}, {range: range(3), ...bare});
      assert.deepEqual(await read(message), message);
    }
  });

  it('say it again wherever in an answer it stands', async () => {
    const [one, other] = [
      {range: range(1), ...words},
      {range: range(2), ...others},
    ];
    for (const message of [answer(one, other), answer(other, one), answer(other), answer(one)]) assert.deepEqual(await read(message), message);
  });

  it('tell other words with other data', async () => {
    const message = answer({range: range(1), ...words, message: 'new', data: {fingerprints: ['00ff']}});
    assert.deepEqual(await read(message), message);
  });

  it('are JSON whatever they are about', async () => {
    for (const message of [
      answer(),
      answer({label: 'a completion', range: range(1)}),
      {jsonrpc: '2.0', id: 1, result: null} as Message,
      {jsonrpc: '2.0', id: 2, result: {items: [{items: []}]}} as Message,
      {
        jsonrpc: '2.0',
        method: 'textDocument/publishDiagnostics',
        params: {uri: 'file:///é.md', diagnostics: [{range: range(0), ...words}]},
      } as Message,
    ])
      assert.deepEqual(await read(message), message);
  });
});
