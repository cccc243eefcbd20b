import assert from 'node:assert/strict';
import path from 'node:path';
import {projectFiles, readProject} from './files.ts';

/** A room, what it may import and why. The longest prefix wins. `node:` stands for everything of Node. */
interface Room {
  readonly room: string;
  readonly may: readonly string[];
  readonly packages: readonly string[];
  readonly why: string;
}
const CORE = 'server/core/';
const ROOMS: readonly Room[] = [
  {room: `${CORE}span.ts`, may: [], packages: [], why: 'the coordinate system depends on nothing'},
  {room: `${CORE}zone.ts`, may: [], packages: [], why: 'readers of drafts and authors of rules name the same zones'},
  {room: `${CORE}words.ts`, may: [`${CORE}span.ts`], packages: [], why: 'what a word is must be the same for drafts and phrases'},
  {
    room: `${CORE}draft/`,
    may: [`${CORE}span.ts`, `${CORE}words.ts`, `${CORE}zone.ts`, `${CORE}draft/`, `${CORE}pack/types.ts`],
    packages: [
      'mdast',
      'unified',
      'remark-parse',
      'hast',
      'rehype-parse',
      'saxes',
      ...['table', 'footnote', 'strikethrough'].flatMap(part => [`micromark-extension-gfm-${part}`, `mdast-util-gfm-${part}`]),
    ],
    why: 'reads text with the words of a language (data of the pack), and knows no rules',
  },
  {
    room: `${CORE}pack/`,
    may: [`${CORE}span.ts`, `${CORE}words.ts`, `${CORE}zone.ts`, `${CORE}pack/`],
    packages: ['yaml', 'zod'],
    why: 'compiles rules and knows no draft; the only place of the core that reads YAML',
  },
  {
    room: `${CORE}match/`,
    may: [
      `${CORE}span.ts`,
      `${CORE}words.ts`,
      `${CORE}draft/`,
      `${CORE}pack/types.ts`,
      `${CORE}pack/program.ts`,
      `${CORE}pack/tables.ts`,
      `${CORE}pack/uses.ts`,
      `${CORE}pack/manners.ts`,
      `${CORE}match/`,
    ],
    packages: [],
    why: 'says where what is said, from compiled data and what its numbers stand for (a pack that was just compiled has yet to get its tables)',
  },
  {
    room: `${CORE}judge/`,
    may: [
      `${CORE}span.ts`,
      `${CORE}words.ts`,
      `${CORE}draft/`,
      `${CORE}pack/types.ts`,
      `${CORE}pack/phrase.ts`,
      `${CORE}pack/wording.ts`,
      `${CORE}pack/manners.ts`,
      `${CORE}match/`,
      `${CORE}judge/`,
    ],
    packages: [],
    why: 'one file per kind of rule; writes findings and does not order or suppress them (reads phrases again to fill $1 of a replacement)',
  },
  {
    room: `${CORE}report/`,
    may: [`${CORE}span.ts`, `${CORE}words.ts`, `${CORE}draft/`, `${CORE}pack/types.ts`, `${CORE}pack/wording.ts`, `${CORE}judge/`, `${CORE}report/`],
    packages: [],
    why: 'orders, suppresses and fingerprints what was judged',
  },
  {room: `${CORE}check.ts`, may: [CORE], packages: [], why: 'the front door sees the whole core'},
  {room: `${CORE}checkText.ts`, may: [CORE], packages: [], why: 'finds out the language and goes through the front door'},
  {room: `${CORE}examples.ts`, may: [CORE], packages: [], why: 'tries the examples of rules through the front door'},
  {
    room: 'server/host/',
    may: [CORE, 'server/host/'],
    packages: ['node:', 'picomatch', 'write-file-atomic', 'fflate', 'franc-min'],
    why: 'the only room that reads files; the core does the work, command line and editor ask here',
  },
  {
    room: 'server/cli/',
    may: [CORE, 'server/host/', 'server/cli/'],
    packages: ['node:', 'diff'],
    why: 'speaks to a terminal; does not know the editor',
  },
  {
    room: 'server/lsp/',
    may: [CORE, 'server/protocol/', 'server/lsp/'],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'yaml'],
    why: 'speaks the Language Server Protocol, in Node and in a web worker alike; knows neither the command line nor the place it runs in (writes levels into YAML)',
  },
  {
    room: 'server/lsp/node/',
    may: [CORE, 'server/host/', 'server/lsp/'],
    packages: ['node:'],
    why: 'lends the file system to the server',
  },
  {
    room: 'server/lsp/main-node.ts',
    may: ['server/lsp/', 'server/host/optimising.ts'],
    packages: ['node:', 'vscode-languageserver'],
    why: 'starts the server in Node',
  },
  {room: 'server/lsp/start.ts', may: ['server/host/compiled.ts'], packages: [], why: 'runs the bundle of the server from compiled code'},
  {
    room: 'server/lsp/worker/',
    may: ['server/protocol/', 'server/lsp/'],
    packages: ['node:', 'vscode-languageserver'],
    why: 'lends the files of the editor to the server; its build puts it in the place of Node',
  },
  {room: 'server/lsp/main-worker.ts', may: ['server/lsp/'], packages: ['vscode-languageserver'], why: 'starts the server in a web worker'},
  {room: 'server/protocol/', may: ['server/protocol/'], packages: [], why: 'types that client and server share; no code'},
  {
    room: 'client/',
    may: ['client/', 'server/protocol/'],
    packages: ['node:', 'vscode', 'vscode-languageclient'],
    why: 'what needs VS Code itself; everything else is the server',
  },
];

const IMPORT =
  /^\s*(?:import|export)\b[^'"]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]\s*\)/gm;

const importsOf = (text: string): string[] => [...text.matchAll(IMPORT)].map(match => (match[1] ?? match[2] ?? match[3] ?? match[4])!);

function refusal(file: string, target: string): string | undefined {
  const room = ROOMS.filter(one => file.startsWith(one.room)).sort((a, b) => b.room.length - a.room.length)[0];
  if (!room) return `${file} lies in no room of the table`;
  if (target.startsWith('.')) {
    const resolved = path.posix.join(path.posix.dirname(file), target);
    return room.may.some(allowed => resolved.startsWith(allowed)) ? undefined : `${file} must not import ${resolved}: ${room.room} ${room.why}`;
  }
  const name = target.startsWith('node:')
    ? 'node:'
    : target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/');
  if (target === 'vscode-languageserver/node' && file !== 'server/lsp/main-node.ts')
    return `${file} must not import ${target}: only main-node.ts runs in Node alone`;
  return room.packages.includes(name) ? undefined : `${file} must not import the package ${name}: ${room.room} ${room.why}`;
}

const neighboursOf = (file: string): string[] =>
  importsOf(readProject(file)).flatMap(target => (target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : []));

/** One circle for each file whose imports, those of types too, lead back to a file on the way to it. */
function circlesOf(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const circles: string[] = [];
  const visit = (file: string): void => {
    const seen = way.indexOf(file);
    if (seen >= 0) circles.push([...way.slice(seen), file].join(' -> '));
    if (seen >= 0 || done.has(file)) return;
    way.push(file);
    edges.get(file)?.forEach(visit);
    way.pop();
    done.add(file);
  };
  [...edges.keys()].forEach(visit);
  return circles;
}

describe('layers', () => {
  const sources = projectFiles().filter(file => /^(server|client)\/.*\.ts$/.test(file));

  it('imports go one way', () => {
    assert.ok(sources.length > 0, 'no source files were found');
    assert.deepEqual(
      sources.flatMap(file => importsOf(readProject(file)).flatMap(target => refusal(file, target) ?? [])),
      [],
    );
  });

  it('no file leads back to itself', () => {
    const edges = new Map(sources.map(file => [file, neighboursOf(file)]));
    assert.deepEqual(circlesOf(edges), []);
    const circle = new Map([
      ['a', ['b', 'd']],
      ['b', ['c']],
      ['c', ['a']],
      ['d', []],
    ]);
    assert.deepEqual(circlesOf(circle), ['a -> b -> c -> a']);
  });

  it('every room of the table is there', () => {
    assert.deepEqual(
      ROOMS.filter(({room}) => !sources.some(file => file.startsWith(room))).map(({room}) => room),
      [],
    );
  });

  it('a wrong edge is seen in every form of import', () => {
    const text = `import fs from 'node:fs';\nexport * from '../../cli/main.ts';\nconst x = await import('yaml');\nimport {\n  a,\n} from '../pack/index.ts';`;
    assert.deepEqual(importsOf(text), ['node:fs', '../../cli/main.ts', 'yaml', '../pack/index.ts']);
    assert.deepEqual(
      importsOf(text).map(target => refusal('server/core/match/index.ts', target) !== undefined),
      [true, true, true, true],
    );
    assert.equal(refusal('server/core/match/index.ts', '../span.ts'), undefined);
  });
});
