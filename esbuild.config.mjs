// Builds what runs: dist/cli.cjs, dist/server.cjs, dist/client.cjs and what they load, and dist/pack*.bin: the rules, compiled as an NGO's pack is.
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';
import {build} from 'esbuild';
import {tsImport} from 'tsx/esm/api';

// `npx clauseguard` links the clone it stands in into npm's cache and runs `prepare` once more; what `npm ci` built is good.
if (process.env.npm_lifecycle_event === 'prepare' && process.env.npm_command === 'exec' && existsSync('dist/cli.cjs')) process.exit(0);

const {version} = JSON.parse(readFileSync('package.json', 'utf8'));

/** The packs that Clauseguard brings along, by folder: the English one, and one for each other language. */
const PACKS = {
  rules: 'pack.bin',
  ...Object.fromEntries(readdirSync('packs').map(language => [`packs/${language}`, `pack.${language}.bin`])),
};

/** @type {import('esbuild').BuildOptions} */
const options = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  outExtension: {'.js': '.cjs'},
  outdir: 'dist',
  minify: true,
  sourcemap: 'linked',
  legalComments: 'eof',
  logLevel: 'warning',
  define: {CLAUSEGUARD_VERSION: JSON.stringify(version), CLAUSEGUARD_PACKS: JSON.stringify(Object.values(PACKS)), 'import.meta.dirname': '__dirname'},
};

/**
 * What is imported at run time gets a bundle of its own, so that Node reads no more than it runs: the YAML parser when there is a configuration,
 * the schema library when a pack comes as source, help for authors when one of its files is opened, what writes when there is something to write.
 */
const APART = {
  './configuration.ts': 'configuration',
  '../core/pack/index.ts': 'compiler',
  '../../core/pack/index.ts': 'compiler',
  './author.ts': 'author',
  '../core/draft/markup/index.ts': 'markup',
  './word/index.ts': 'word',
  './languages.ts': 'languages',
  '../host/word/reviewCopy.ts': 'reviewCopy',
  './configurationEdit.ts': 'configurationEdit',
  '../../host/writeDraft.ts': 'writeDraft',
  '../unifiedDiff.ts': 'unifiedDiff',
};
const apart = {
  name: 'apart',
  setup: ({onResolve}) =>
    onResolve({filter: /^\./}, ({kind, path, importer}) => {
      // The extension's bundle holds both of what it chooses from.
      if (kind !== 'dynamic-import' || importer.endsWith('node.ts')) return undefined;
      if (!APART[path]) return {errors: [{text: `${path} is imported at run time and has no bundle: name it in APART.`}]};
      return {path: `./${APART[path]}.cjs`, external: true};
    }),
};
/** Three bundles read YAML, and never all of them: the library lies beside them once. */
const yamlApart = {
  name: 'yaml apart',
  setup: ({onResolve}) => onResolve({filter: /^yaml$/}, ({kind}) => (kind === 'entry-point' ? undefined : {path: './yaml.cjs', external: true})),
};
/**
 * Imports of Node's own modules become require(): for a default import esbuild would copy all that such a module exports, for each importer anew, which took
 * 10 ms of every start.
 */
const nodesOwn = {
  name: "Node's own modules",
  setup: ({onLoad}) =>
    onLoad({filter: /[\\/]server[\\/].*\.ts$/}, ({path}) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replace(/^import (\w+) from '(node:[\w/]+)';$/gm, "const $1 = require('$2');"),
    })),
};
/** The names of two thousand characters become one string, which is read when a draft names one: as an object they would be built at every start. */
const entitiesLater = {
  name: 'entities later',
  setup: ({onLoad}) =>
    onLoad({filter: /[\\/]decode-named-character-reference[\\/]index\.js$/}, async ({path}) => {
      const {characterEntities} = await import(createRequire(path).resolve('character-entities'));
      return {
        contents: `
          const text = ${JSON.stringify(JSON.stringify(characterEntities))};
          let entities;
          export function decodeNamedCharacterReference(name) {
            entities ??= JSON.parse(text);
            return Object.hasOwn(entities, name) ? entities[name] : false;
          }`,
      };
    }),
};
// require() instead of import(), which would have Node scan the bundle for exports first.
const lazy = {plugins: [apart, nodesOwn, entitiesLater], supported: {'dynamic-import': false}};

/** The server for a web worker: the same code, with the editor's files in place of Node's. */
const WORKER = 'server/lsp/worker';
const inPlaceOf = {
  'node:fs': `${WORKER}/node/fs.ts`,
  'node:buffer': `${WORKER}/node/buffer.ts`,
  'node:v8': `${WORKER}/node/v8.ts`,
  'node:zlib': `${WORKER}/node/zlib.ts`,
  'node:path': 'path-browserify',
};
const workerUris = {
  name: 'uris of the worker',
  setup: ({onResolve}) => onResolve({filter: /^\.\/uris\.ts$/}, () => ({path: resolve(`${WORKER}/uris.ts`)})),
};
const browser = {
  ...options,
  platform: 'browser',
  target: 'es2022',
  outdir: 'dist/browser',
  outExtension: {'.js': '.js'},
};

mkdirSync('dist', {recursive: true});
await Promise.all([
  build({...options, ...lazy, entryPoints: {main: 'server/cli/main.ts'}}),
  build({...options, entryPoints: {cli: 'server/cli/start.ts'}, sourcemap: false, banner: {js: '#!/usr/bin/env node'}}),
  build({...options, ...lazy, entryPoints: {languageServer: 'server/lsp/main-node.ts'}}),
  build({...options, entryPoints: {server: 'server/lsp/start.ts'}, sourcemap: false}),
  build({...options, entryPoints: {yaml: 'yaml'}}),
  build({
    ...options,
    ...lazy,
    plugins: [...lazy.plugins, yamlApart],
    entryPoints: {
      configuration: 'server/host/configuration.ts',
      compiler: 'server/core/pack/index.ts',
      author: 'server/lsp/rules/author.ts',
      markup: 'server/core/draft/markup/index.ts',
      word: 'server/host/word/index.ts',
      languages: 'server/host/languages.ts',
      reviewCopy: 'server/host/word/reviewCopy.ts',
      configurationEdit: 'server/lsp/actions/configurationEdit.ts',
      writeDraft: 'server/host/writeDraft.ts',
      unifiedDiff: 'server/cli/unifiedDiff.ts',
      worker: 'server/host/worker.ts',
    },
  }),
  build({...options, ...lazy, entryPoints: {extension: 'packaging/node.ts'}}),
  build({...options, entryPoints: {client: 'client/main-node.ts'}, external: ['vscode']}),
  build({...browser, entryPoints: {client: 'client/main-worker.ts'}, external: ['vscode']}),
  build({
    ...browser,
    format: 'iife',
    // Packages that would use a document have another form for workers.
    conditions: ['worker'],
    entryPoints: {server: 'server/lsp/main-worker.ts'},
    plugins: [workerUris],
    alias: Object.fromEntries(Object.entries(inPlaceOf).map(([name, path]) => [name, path.endsWith('.ts') ? resolve(path) : path])),
    inject: [`${WORKER}/node/globals.ts`],
    define: {...options.define, 'import.meta.dirname': '"/clauseguard"'},
  }),
]);
chmodSync('dist/cli.cjs', 0o755);

const {compileFolder, packBytes} = await tsImport('./server/host/packs.ts', import.meta.url);
let faults = 0;
for (const [folder, file] of Object.entries(PACKS)) {
  const {pack, problems} = await compileFolder(folder, undefined, process.cwd());
  writeFileSync(`dist/${file}`, packBytes(pack));
  for (const {path, line, column, level, message, repair} of problems) console.error(`${path}:${line}:${column}: ${level}: ${message}\n  ${repair}`);
  faults += problems.filter(one => one.level === 'error').length;
}
if (faults) {
  console.error(`The rules do not compile: ${faults} errors. dist/ holds the rules that do.`);
  process.exitCode = 1;
}

await import('./packaging/codeCache.mjs');
