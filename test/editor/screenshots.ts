/**
 * Takes pictures of the main moments in VS Code, to be looked at: npm run screenshots [-- FOLDER] (dist/screenshots). Those of the
 * marketplace page go to client/images with `-- client/images`.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {Page} from 'playwright-core';
import {stage} from '../../packaging/stage.ts';
import {install, obstacle, startWorkbench, type Workbench} from './workbench.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DRAFTS = path.join(ROOT, 'test/drafts/samples');
const SIZE = {width: 1280, height: 800};

async function main(): Promise<void> {
  const why = obstacle();
  if (why) throw new Error(`No pictures: ${why}.`);
  install();
  const target = path.resolve(process.argv[2] ?? path.join(ROOT, 'dist/screenshots'));
  fs.mkdirSync(target, {recursive: true});
  const extension = path.join(ROOT, 'dist/test/editor/extension');
  stage(extension, 'desktop');
  const workbench = await startWorkbench({trust: true});
  try {
    for (const colorScheme of ['light', 'dark'] as const) await pictures(workbench, extension, colorScheme, target);
  } finally {
    await workbench.close();
  }
}

async function pictures(workbench: Workbench, extension: string, colorScheme: 'light' | 'dark', target: string): Promise<void> {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'clauseguard-pictures-')), 'drafts');
  fs.cpSync(DRAFTS, folder, {recursive: true});
  const {page} = await workbench.open({folder, extension, size: SIZE, colorScheme});
  const take = async (name: string): Promise<void> => {
    // Notices of the workbench about itself, and what still moves.
    await page.mouse.move(SIZE.width - 2, SIZE.height / 2);
    await page.screenshot({path: path.join(target, `${name}-${colorScheme}.png`), animations: 'disabled'});
  };
  await page.locator('.monaco-workbench').waitFor();
  await page.locator('.statusbar-item').first().waitFor();
  // The chat of the workbench is none of ours.
  await page.keyboard.press('Control+Alt+b');

  await page.getByText('return-directive.md').first().dblclick();
  await page.locator('.squiggly-error').first().waitFor();
  if (colorScheme === 'dark') await command(page, 'Preferences: Toggle between Light/Dark Themes');
  await command(page, 'View: Toggle Problems');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await take('findings');
  await command(page, 'View: Toggle Problems');

  const word = page
    .locator('.view-line', {hasText: 'Illegal migrants'})
    .getByText(/Illegal/)
    .first();
  await word.hover({position: {x: 60, y: 8}});
  await page.locator('.monaco-hover:not(.hidden) .hover-row').first().waitFor();
  await page.screenshot({path: path.join(target, `hover-${colorScheme}.png`), animations: 'disabled'});

  await word.click({position: {x: 60, y: 8}});
  await command(page, 'Quick Fix...');
  await page.locator('.action-widget').first().waitFor();
  await take('fixes');
  await page.keyboard.press('Escape');

  await command(page, 'Clauseguard: Show Safeguards');
  await page.locator('.pane-body .monaco-list-row', {hasText: 'missing'}).first().waitFor();
  await take('safeguards');

  await command(page, 'Clauseguard: Show Report');
  const report = page.frameLocator('iframe.webview').frameLocator('iframe');
  await report.getByRole('heading', {name: 'Safeguards', exact: true}).waitFor();
  await take('report');

  await command(page, 'Clauseguard: Insert Model Clause');
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await take('clauses');
  await page.keyboard.press('Escape');

  await command(page, 'Clauseguard: Explain Rule');
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.locator('.quick-input-widget:visible input').first().fill('language/illegal-migrant');
  await page.keyboard.press('Enter');
  await page.locator('.tab', {hasText: 'illegal-migrant.md'}).first().waitFor();
  await page.frameLocator('iframe.webview >> nth=-1').frameLocator('iframe').getByText('Why').first().waitFor();
  await take('rule');

  await command(page, 'Welcome: Open Walkthrough...');
  await page.locator('.quick-input-list .monaco-list-row', {hasText: 'Draft with safeguards'}).click();
  await page.locator('.getting-started-step').first().waitFor();
  await take('walkthrough');
  await page.close();
}

/** Runs a command by its name, as somebody would who types it. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget:visible input').first();
  await input.waitFor();
  await input.fill(`>${name}`);
  await page.locator('.quick-input-list .monaco-list-row', {hasText: name}).first().click({timeout: 5000});
}

await main();
