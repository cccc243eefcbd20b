// Lays out the extension as it is published: what it needs and nothing else.
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/** What of the project goes into the extension, as it lies there. */
const PARTS = ['client/media', 'client/snippets', 'client/walkthrough', 'syntaxes', 'CHANGELOG.md', 'LICENSE'];
/** Bundles of the command line and of its server; what the extension needs of them is in its own. */
const LEFT_OUT = new Set(['cli', 'main', 'server', 'languageServer', 'worker', 'writeDraft', 'unifiedDiff', 'reviewCopy'].map(name => `${name}.cjs`));
/** Keys of package.json that speak of the project. Its `type` would keep VS Code from loading the entry for web workers. */
const OURS = new Set(['private', 'type', 'bin', 'scripts', 'devDependencies']);

/** Where the extension runs: beside Node (VS Code on the desktop, or what it connects to), or in a browser's web worker. Each gets what it can run. */
export type Place = 'desktop' | 'web';

/** Makes the folder anew from what was built. */
export function stage(folder: string, place: Place): void {
  fs.rmSync(folder, {recursive: true, force: true});
  const copy = (from: string, to = from): void => fs.cpSync(path.join(ROOT, from), path.join(folder, to), {recursive: true});
  for (const part of PARTS) copy(part);
  const built = fs.readdirSync(path.join(ROOT, 'dist'));
  const bundles = place === 'web' ? ['browser/client.js', 'browser/server.js'] : built.filter(name => name.endsWith('.cjs') && !LEFT_OUT.has(name));
  for (const name of [...bundles, ...built.filter(name => /^pack(\.[a-z]+)?\.bin$/.test(name))]) copy(`dist/${name}`);
  const manifest: {engines: {vscode: string}} = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  // Pictures lie in the repository; where none is named, a page could not show them.
  const page = fs.readFileSync(path.join(ROOT, 'client/README.md'), 'utf8');
  fs.writeFileSync(path.join(folder, 'README.md'), 'repository' in manifest ? page : page.replace(/^!\[.*\n\n/gm, ''));
  const elsewhere = place === 'web' ? 'main' : 'browser';
  const kept = Object.fromEntries(Object.entries(manifest).filter(([key]) => !OURS.has(key) && key !== elsewhere));
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    `${JSON.stringify({...kept, engines: {vscode: manifest.engines.vscode}, files: ['**']}, null, 2)}\n`,
  );
}
