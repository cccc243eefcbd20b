import assert from 'node:assert/strict';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, {type IGrammar} from 'vscode-textmate';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SYNTAXES = path.join(ROOT, 'syntaxes');

/** As much of Markdown as the injection has to do with; the editor's own grammar is not ours to test. */
const MARKDOWN = {
  scopeName: 'text.html.markdown',
  patterns: [
    {name: 'comment.block.html', begin: '<!--', end: '-->'},
    {name: 'markup.fenced_code.block.markdown', begin: '^```', end: '^```'},
    {name: 'markup.inline.raw.string.markdown', match: '`[^`]+`'},
    {name: 'markup.heading.markdown', match: '^#{1,6} .*$', captures: {0: {patterns: [{match: 'never'}]}}},
  ],
  repository: {},
};

const grammarFiles = fs.readdirSync(SYNTAXES).filter(name => name.endsWith('.tmLanguage.json'));
const grammars = new Map<string, string>(
  grammarFiles.map(name => {
    const text = fs.readFileSync(path.join(SYNTAXES, name), 'utf8');
    return [JSON.parse(text).scopeName, text];
  }),
);
const wasm = fs.readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));

const registry = new textmate.Registry({
  onigLib: oniguruma.loadWASM(wasm).then(() => ({
    createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
    createOnigString: text => new oniguruma.OnigString(text),
  })),
  loadGrammar: async scope =>
    scope === MARKDOWN.scopeName
      ? textmate.parseRawGrammar(JSON.stringify(MARKDOWN), 'm.json')
      : textmate.parseRawGrammar(grammars.get(scope)!, 'g.json'),
  getInjections: scope => (scope === MARKDOWN.scopeName ? ['text.policy-draft.markdown.injection'] : undefined),
});

/**
 * Tokenizes the lines of `picture` that begin with ">" and checks what is said below them: carets under the characters that bear a scope, and
 * its beginning; "!" before it where they must not bear it.
 */
export async function checkScopes(scopeName: 'text.policy-draft' | 'text.html.markdown', picture: string): Promise<void> {
  const grammar = (await registry.loadGrammar(scopeName)) as IGrammar;
  const indent = /^[ ]*(?=>)/m.exec(picture)![0].length;
  let state = textmate.INITIAL;
  let line = '';
  let scopes: string[][] = [];
  for (const row of picture.split('\n').map(one => one.slice(indent))) {
    if (row.startsWith('>')) {
      line = row.slice(1);
      const {tokens, ruleStack} = grammar.tokenizeLine(line, state);
      state = ruleStack;
      scopes = [...line].map((_, i) => tokens.find(one => one.startIndex <= i && i < one.endIndex)!.scopes);
      continue;
    }
    const [, before, carets, not, wanted] = /^( *)(\^+) (!?)(\S+)$/.exec(row) ?? [];
    if (carets === undefined) {
      assert.equal(row.trim(), '', `neither a line nor a claim: ${row}`);
      continue;
    }
    const from = before!.length - 1;
    for (let i = from; i < from + carets.length; i++) {
      const bears = scopes[i]!.some(one => one.startsWith(wanted!));
      assert.equal(bears, not === '', `“${line.slice(from, from + carets.length)}” of “${line}”, at “${line[i]}”: ${scopes[i]!.join(' ')}`);
    }
  }
}
