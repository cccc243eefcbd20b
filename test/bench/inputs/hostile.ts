/** Texts that are all one construct, where an engine that looks too far, too often, is no longer linear. By name; `bytes` is about their size. */
const CLAUSE = 'The Ministry shall return any person found to be irregularly present';

const times = (bytes: number, unit: string): string => unit.repeat(Math.floor(bytes / unit.length));
const numbered = (bytes: number, size: number, unit: (i: number) => string): string =>
  Array.from({length: Math.floor(bytes / size)}, (_, i) => unit(i)).join('');

export const HOSTILE: {readonly [name: string]: (bytes: number) => string} = {
  'one paragraph': bytes => times(bytes, `${CLAUSE}. `),
  'findings in one paragraph': bytes => times(bytes, 'Illegal aliens are bogus refugees. '),
  'one sentence': bytes => times(bytes, 'the person is returned and '),
  'one list': bytes => `The authority shall not:\n\n${times(bytes, '- return a person;\n')}`,
  'one list with flush text': bytes => `The authority may:\n\n${times(bytes, '- detain a person;\n')}\nunless the person is a child.\n`,
  'one table': bytes => `| a | b |\n|---|---|\n${times(bytes, '| return of any person | detain a child |\n')}`,
  'block quotations': bytes => times(bytes, `> ${CLAUSE}.\n\n`),
  'nested block quotations': bytes => times(bytes, `${'> '.repeat(20)}${CLAUSE}.\n\n`),
  footnotes: bytes => numbered(bytes, 100, i => `${CLAUSE}[^${i}].\n\n[^${i}]: Note.\n\n`),
  'link definitions': bytes => `${numbered(bytes, 20, i => `[a${i}]: x\n`)}\n${CLAUSE} [a1].\n`,
  definitions: bytes => numbered(bytes, 34, i => `"term ${i}" means a person;\n\n`),
  headings: bytes => numbered(bytes, 16, i => `# Article ${i}\n\n`),
  references: bytes => numbered(bytes, 110, i => `Article ${i}\n\nSubject to Article ${i + 1}, ${CLAUSE}.\n\n`),
  'an open quotation': bytes => `In Article 3 the following is inserted: "${times(bytes, `${CLAUSE}. `)}`,
  exceptions: bytes => times(bytes, 'unless the person is a child, '),
  suppressions: bytes => times(bytes, `<!-- clauseguard-ignore-next language/none: because -->\n${CLAUSE}.\n\n`),
  'emphasis that never ends': bytes => times(bytes, '**a '),
  'items in items': bytes => `${times(bytes, '- ')}${CLAUSE}.\n`,
  'quotations that are taken up again': bytes => times(bytes, '> return a person\nor detain one\n'),
  'comments that never end': bytes => times(bytes, 'a <!-- '),
  'character data that never ends': bytes => times(bytes, 'a <![CDATA[ '),
  'notes that nobody wrote': bytes => times(bytes, '[^a]'),
  'brackets in brackets': bytes => times(bytes / 2, '[') + times(bytes / 2, ']'),
  'conditions with without': bytes => times(bytes, 'detained person without '),
  'wide table': bytes => `|${times(bytes / 3, 'a|')}\n|${times(bytes / 3, '-|')}\n|${times(bytes / 3, 'b|')}\n`,
  'headings underlined': bytes => times(bytes, 'Return\n===\n\n'),
  brackets: bytes => times(bytes, '['),
  entities: bytes => times(bytes, '&amp;'),
  'empty lines': bytes => times(bytes, '\n'),
};
