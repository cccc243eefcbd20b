import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {findBrowser, NO_BROWSER} from '../support/browser.ts';

/**
 * The real server and workbench of VS Code in a browser, from the npm package code-server, for machines that cannot download VS Code.
 * Its server asks for Node 24 whatever the project runs on, so that comes as a package too. All of it is installed on first use.
 */
const HERE = import.meta.dirname;
const MODULES = path.join(HERE, 'node_modules');
const SERVER = path.join(MODULES, 'code-server/lib/vscode');
const NODE = path.join(MODULES, `node-${os.platform()}-${os.arch()}`);
/** Native modules without which the extension host dies. The others (terminal, keyring, search index) are not needed. */
const NATIVE = ['@vscode/spdlog', '@vscode/native-watchdog'];
/** Written when the last step of the installation is done. */
const DONE = path.join(MODULES, '.workbench');

/** Why the workbench cannot run on this machine, or undefined. */
export function obstacle(): string | undefined {
  if (os.platform() !== 'linux' || !['x64', 'arm64'].includes(os.arch())) return `there is no server of VS Code for ${os.platform()} ${os.arch()}`;
  return findBrowser() ? undefined : NO_BROWSER;
}

export function install(): void {
  const state = fs.readFileSync(path.join(HERE, 'package-lock.json'), 'utf8');
  if (fs.existsSync(DONE) && fs.readFileSync(DONE, 'utf8') === state) return;
  console.log('Installing the workbench of VS Code (once, about a minute) ...');
  const env = {...process.env, PATH: `${NODE}/bin${path.delimiter}${process.env['PATH']}`, npm_config_nodedir: NODE};
  const npm = (folder: string, ...args: string[]): void => void execFileSync('npm', args, {cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit']});
  npm(HERE, 'ci', '--ignore-scripts', '--loglevel=error');
  npm(SERVER, 'install', '--omit=dev', '--ignore-scripts', '--loglevel=error');
  npm(SERVER, 'rebuild', ...NATIVE, '--ignore-scripts=false', '--loglevel=error');
  fs.writeFileSync(DONE, state);
}

export interface Workbench {
  /** Opens a window on `folder` with the extension in it. `tests`: a bundle whose `run()` is called in the extension host; `exit` gives its result. */
  readonly open: (window: Window) => Promise<{page: Page; exit: Promise<number>}>;
  readonly close: () => Promise<void>;
}
export interface Window {
  readonly folder: string;
  readonly extension: string;
  readonly tests?: string;
  /** Takes each line of the console while tests run; the workbench has much to say about itself. */
  readonly log?: (line: string) => void;
  readonly size?: {readonly width: number; readonly height: number};
  readonly colorScheme?: 'light' | 'dark';
}

/** Starts server and browser. `trust`: whether folders are trusted without asking; without it they open in Restricted Mode. */
export async function startWorkbench({trust}: {readonly trust: boolean}): Promise<Workbench> {
  const port = await freePort();
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'clauseguard-workbench-'));
  const server = spawn(
    path.join(NODE, 'bin/node'),
    [
      'out/server-main.js',
      ...['--host', '127.0.0.1', '--port', String(port), '--server-data-dir', data],
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-telemetry',
      // A built workbench heeds the payload of a test only with this.
      '--enable-smoke-test-driver',
      ...(trust ? ['--disable-workspace-trust'] : []),
    ],
    {cwd: SERVER, stdio: ['ignore', 'pipe', 'pipe']},
  );
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await ended(server);
    fs.rmSync(data, {recursive: true, force: true, maxRetries: 5});
  };
  try {
    await listening(server, port);
    const {chromium} = createRequire(import.meta.url)('playwright-core') as typeof import('playwright-core');
    const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    browser = await chromium.launch({executablePath: findBrowser()!, args: ['--no-sandbox', '--disable-gpu', ...quiet]});
  } catch (error) {
    await close();
    throw error;
  }
  const started = browser;
  return {close, open: window => openWindow(started, `127.0.0.1:${port}`, window)};
}

async function openWindow(browser: Browser, authority: string, {folder, extension, tests, log, size, colorScheme}: Window) {
  const page = await browser.newPage({viewport: size ?? {width: 1280, height: 800}, colorScheme: colorScheme ?? 'light'});
  const exit = new Promise<number>((resolve, reject) => {
    page.on('crash', () => reject(new Error('The browser page crashed.')));
    void page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => log?.(args.map(String).join(' ')));
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  exit.catch(() => {});
  const remote = (file: string): string => `vscode-remote://${authority}${file}`;
  const payload = [['extensionDevelopmentPath', remote(extension)], ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]])];
  await page.goto(`http://${authority}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return {page, exit};
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const {port} = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** Waits until the server says that it listens. What it said is told if it ends instead. */
function listening(server: ChildProcess, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += String(chunk);
      if (said.includes(`listening on ${port}`)) resolve();
    };
    server.stdout!.on('data', hear);
    server.stderr!.on('data', hear);
    server.on('error', reject);
    server.on('exit', code => reject(new Error(`The server of VS Code ended with ${code}:\n${said}`)));
  });
}

/** Ends the server, and does not wait for one that does not hear. */
function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return Promise.resolve();
  return new Promise(resolve => {
    const force = setTimeout(() => server.kill('SIGKILL'), 5000);
    server.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    server.kill();
  });
}
