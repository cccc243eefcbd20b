// npm run package: dist/clauseguard-VERSION.vsix for VS Code, dist/clauseguard-web-VERSION.vsix for VS Code in a browser; made by vsce.
// Two, as the marketplace has them: neither carries the other's programs.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {stage} from './stage.ts';

const HERE = import.meta.dirname;
const DIST = path.join(HERE, '../dist');
const {version} = JSON.parse(fs.readFileSync(path.join(HERE, '../package.json'), 'utf8'));

// vsce asks for Node 22. Where the project runs on an older one, a newer one comes as a package.
const [major] = process.versions.node.split('.');
const node = Number(major) >= 22 ? process.execPath : path.join(HERE, `node_modules/node-${os.platform()}-${os.arch()}/bin/node`);
if (!fs.existsSync(node)) {
  console.error(
    `Packaging needs Node 22 or newer; this is ${process.version}, and there is no package of a newer one for ${os.platform()} ${os.arch()}.`,
  );
  process.exit(1);
}

const FLAGS = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
for (const [place, name, flags] of [
  ['desktop', 'clauseguard', FLAGS],
  ['web', 'clauseguard-web', [...FLAGS, '--target', 'web']],
] as const) {
  const folder = path.join(DIST, 'extension', place);
  stage(folder, place);
  const args = ['package', ...flags, '--out', path.join(DIST, `${name}-${version}.vsix`)];
  execFileSync(node, [path.join(HERE, 'node_modules/@vscode/vsce/vsce'), ...args], {cwd: folder, stdio: 'inherit'});
}
