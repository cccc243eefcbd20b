/** npm run test:browser: the HTML report and the pages of rules in a browser. Installs what only these tests need. */
import {execFileSync, spawnSync} from 'node:child_process';
import path from 'node:path';
import {findBrowser, NO_BROWSER, notRun} from '../support/browser.ts';

const HERE = import.meta.dirname;
const ROOT = path.resolve(HERE, '../..');

function main(): number {
  if (!findBrowser()) return notRun('the tests of the HTML pages in a browser', NO_BROWSER);
  execFileSync('npm', ['ci', '--loglevel=error'], {cwd: HERE, stdio: ['ignore', 'ignore', 'inherit']});
  // Here and not with the other tests, because its libraries are only now there.
  execFileSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', HERE], {stdio: 'inherit'});
  const mocha = path.join(ROOT, 'node_modules/mocha/bin/mocha.js');
  return spawnSync(process.execPath, [mocha, 'test/browser/*.test.ts'], {cwd: ROOT, stdio: 'inherit'}).status ?? 1;
}

process.exitCode = main();
