// Builds what runs: dist/cli.cjs, dist/server.cjs, dist/client.cjs, and dist/pack.json, the rules compiled by the compiler that an NGO's pack goes through.
import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';
import {tsImport} from 'tsx/esm/api';

// `npx clauseguard` links the clone it stands in into npm's cache and runs `prepare` once more; what `npm ci` built is good.
if (process.env.npm_lifecycle_event === 'prepare' && process.env.npm_command === 'exec' && existsSync('dist/cli.cjs')) process.exit(0);

const {version} = JSON.parse(readFileSync('package.json', 'utf8'));

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
  define: {CLAUSEGUARD_VERSION: JSON.stringify(version), 'import.meta.dirname': '__dirname'},
};

/** `import('./authored.ts')` stays an import at run time, of a bundle of its own: Node reads what it has to run, and no more. */
const apart = {
  name: 'apart',
  setup: ({onResolve}) =>
    onResolve({filter: /\/authored\.ts$/}, ({kind}) => (kind === 'dynamic-import' ? {path: './authored.cjs', external: true} : undefined)),
};

mkdirSync('dist', {recursive: true});
await Promise.all([
  build({...options, entryPoints: {cli: 'server/cli/main.ts'}, plugins: [apart], banner: {js: '#!/usr/bin/env node'}}),
  build({...options, entryPoints: {server: 'server/lsp/main.ts'}, plugins: [apart]}),
  build({...options, entryPoints: {authored: 'server/host/authored.ts'}}),
  build({...options, entryPoints: {client: 'client/extension.ts'}, external: ['vscode']}),
]);
chmodSync('dist/cli.cjs', 0o755);

const {compileFolder} = await tsImport('./server/host/packs.ts', import.meta.url);
const {pack, problems} = await compileFolder('rules', undefined, process.cwd());
writeFileSync('dist/pack.json', JSON.stringify(pack));
for (const {path, line, column, level, message, repair} of problems) console.error(`${path}:${line}:${column}: ${level}: ${message}\n  ${repair}`);
if (problems.some(one => one.level === 'error')) {
  console.error(`The rules do not compile: ${problems.length} problems. dist/pack.json holds the rules that do.`);
  process.exitCode = 1;
}
