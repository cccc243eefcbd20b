/**
 * Runs the suites of `suite/` inside a real VS Code, each where it belongs:
 *   npm run test:editor [-- trusted | restricted | worker ...] [-- --electron]
 * On Linux in the workbench of code-server (workbench.ts), elsewhere and with --electron in a VS Code that @vscode/test-electron downloads.
 */
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {build} from 'esbuild';
import {stage} from '../../packaging/stage.ts';
import {notRun} from '../support/browser.ts';
import {docx, p} from '../support/word.ts';
import {install, obstacle, startWorkbench} from './workbench.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OUT = path.join(ROOT, 'dist/test/editor');

interface Suite {
  readonly name: string;
  readonly trust: boolean;
  /** The extension runs in the web worker host, as on vscode.dev. */
  readonly worker: boolean;
}
const SUITES: readonly Suite[] = [
  {name: 'trusted', trust: true, worker: false},
  {name: 'restricted', trust: false, worker: false},
  {name: 'worker', trust: true, worker: true},
];
/** What the workbench says on machines without internet. */
const NOISE = /AgentHost|open-vsx|api\.github|ChatModel|static\/out|ServiceWorker/;
/** What lines of a suite begin with, among all that the console of VS Code says. */
const SUITE = '[suite]';
/** A suite that hangs is ended, so that it cannot hold up everybody. */
const LONGEST_MS = 5 * 60_000;

async function main(): Promise<number> {
  const chosen = process.argv.slice(2).filter(one => !one.startsWith('-'));
  const suites = SUITES.filter(({name}) => !chosen.length || chosen.includes(name));
  const why = obstacle();
  if (why) return notRun(`the tests of the extension in VS Code (${suites.map(one => one.name).join(', ')})`, why);
  install();
  // Here and not with the other tests, because its libraries are only now there.
  execFileSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', import.meta.dirname], {stdio: 'inherit'});
  await bundle(suites);
  let failed = 0;
  for (const suite of suites) if ((await run(suite)) !== 0) failed++;
  return failed ? 1 : 0;
}

const bundle = (suites: readonly Suite[]) =>
  build({
    entryPoints: suites.map(({name}) => path.join(import.meta.dirname, `suite/${name}.ts`)),
    outdir: OUT,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode', 'node:*'],
    // Mocha for browsers would take the bundle's exports for its own.
    define: {exports: 'undefined'},
    sourcemap: 'inline',
    logLevel: 'warning',
  });

async function run({name, trust, worker}: Suite): Promise<number> {
  console.log(`\nThe extension in VS Code: ${name}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clauseguard-drafts-'));
  const workbench = await startWorkbench({trust});
  let timer: NodeJS.Timeout | undefined;
  try {
    fs.cpSync(path.join(import.meta.dirname, 'drafts'), folder, {recursive: true});
    fs.writeFileSync(path.join(folder, 'decree.docx'), docx({body: p('Illegal migrants shall register.')}));
    const console_: string[] = [];
    const log = (line: string): void => {
      if (line.startsWith(SUITE)) console.log(line.slice(SUITE.length));
      else if (!NOISE.test(line)) console_.push(line);
    };
    const extension = staged(worker);
    // VS Code runs a suite where the extension runs in whose folder it lies.
    fs.copyFileSync(path.join(OUT, `${name}.js`), path.join(extension, 'suite.js'));
    const {page, exit} = await workbench.open({folder, extension, tests: path.join(extension, 'suite.js'), log});
    const late = new Promise<number>(resolve => {
      timer = setTimeout(() => resolve(-1), LONGEST_MS);
    });
    const code = await Promise.race([exit, late]);
    if (code !== 0) {
      const picture = path.join(OUT, `${name}-failed.png`);
      await page.screenshot({path: picture});
      console.error(`${code < 0 ? 'The suite did not end' : 'The suite failed'}; what the window showed at the end: ${path.relative(ROOT, picture)}`);
      console.error(`Console of VS Code:\n${console_.join('\n')}`);
      if (code < 0) console.log('  1 failing');
    }
    return code;
  } finally {
    clearTimeout(timer);
    await workbench.close();
    fs.rmSync(folder, {recursive: true, force: true});
  }
}

/** The extension as it is published for where it runs. */
function staged(worker: boolean): string {
  const folder = path.join(OUT, worker ? 'extension-worker' : 'extension');
  stage(folder, worker ? 'web' : 'desktop');
  return folder;
}

process.exitCode = await main();
